import { useState } from "react";

/** Where in the grid the Tab key lands: row and column, both from 0. */
type Cell = { readonly row: number; readonly column: number };

const steps: Record<string, (cell: Cell, columns: number, rows: number) => Cell> = {
  ArrowRight: (cell) => ({ ...cell, column: cell.column + 1 }),
  ArrowLeft: (cell) => ({ ...cell, column: cell.column - 1 }),
  ArrowDown: (cell) => ({ ...cell, row: cell.row + 1 }),
  ArrowUp: (cell) => ({ ...cell, row: cell.row - 1 }),
  Home: (cell) => ({ ...cell, column: 0 }),
  End: (cell, columns) => ({ ...cell, column: columns - 1 }),
  PageDown: (cell, _columns, rows) => ({ ...cell, row: rows - 1 }),
  PageUp: (cell) => ({ ...cell, row: 0 }),
};

/** The cell a key leads to, kept inside the grid; null for a key that leads nowhere. */
export function cellAfter(key: string, from: Cell, columns: number, rows: number): Cell | null {
  const next = steps[key]?.(from, columns, rows);
  if (!next) return null;
  const within = (value: number, count: number): number => Math.max(0, Math.min(count - 1, value));
  return { row: within(next.row, rows), column: within(next.column, columns) };
}

/** Arrow keys between the cells of a table's body; one cell at a time is reached by Tab. */
export function useRovingGrid(columns: number, rows: number): {
  readonly tabIndexOf: (row: number, column: number) => 0 | -1;
  readonly onKeyDown: (event: React.KeyboardEvent<HTMLTableElement>) => void;
  readonly onFocus: (event: React.FocusEvent<HTMLTableElement>) => void;
} {
  const [at, setAt] = useState<Cell>({ row: 0, column: 1 });
  const cellOf = (element: Element): Cell | null => {
    const cell = element.closest<HTMLTableCellElement>("tbody :is(th, td)");
    const row = cell?.closest("tr");
    return cell && row ? { row: row.sectionRowIndex, column: cell.cellIndex } : null;
  };
  const row = Math.min(at.row, rows - 1);
  return {
    tabIndexOf: (r, c) => (r === row && c === at.column ? 0 : -1),
    onFocus: ({ target }) => {
      const cell = cellOf(target);
      if (cell) setAt(cell);
    },
    onKeyDown: (event) => {
      const from = event.target instanceof Element ? cellOf(event.target) : null;
      const to = from && !event.ctrlKey && !event.altKey && !event.metaKey ? cellAfter(event.key, from, columns, rows) : null;
      if (!to) return;
      event.preventDefault();
      // A hub that cannot be booked has its name only: the nearest cell to the left is then the one.
      const cells = [...(event.currentTarget.tBodies[0]?.rows[to.row]?.cells ?? [])];
      const target = cells.slice(0, to.column + 1).map((cell) => cell.querySelector<HTMLElement>("button, a")).findLast((found) => found !== null);
      target?.focus();
    },
  };
}
