/** One linear equation: the sum of factor × unknown is the value. */
export type Equation = { readonly terms: readonly (readonly [unknown: number, factor: number])[]; readonly value: number };
export type Vertex = { readonly value: number; readonly point: readonly number[] };
export type Polytope = { readonly maximise: (goal: readonly (readonly [unknown: number, factor: number])[]) => Vertex };

const tiny = 1e-7;

/**
 * The set of unknowns, none negative, that fulfil all equations: a dense two-phase simplex, which keeps its basis from one goal to
 * the next. Null when there is none. Every unknown must be bounded by the equations.
 */
export function polytope(unknowns: number, equations: readonly Equation[]): Polytope | null {
  const width = unknowns + equations.length + 1;
  const right = width - 1;
  let rows = equations.map(({ terms, value }, index) => {
    const row = new Float64Array(width);
    const sign = value < 0 ? -1 : 1;
    for (const [unknown, factor] of terms) row[unknown] = (row[unknown] ?? 0) + sign * factor;
    row[unknowns + index] = 1;
    row[right] = sign * value;
    return row;
  });
  let basis = equations.map((_, index) => unknowns + index);

  const pivot = (rowIndex: number, column: number, cost: Float64Array): void => {
    const row = rows[rowIndex];
    if (!row) return;
    const scale = row[column] ?? 1;
    for (let j = 0; j < width; j++) row[j] = (row[j] ?? 0) / scale;
    for (const other of [...rows, cost]) {
      const factor = other === row ? 0 : (other[column] ?? 0);
      if (Math.abs(factor) < 1e-12) continue;
      for (let j = 0; j < width; j++) other[j] = (other[j] ?? 0) - factor * (row[j] ?? 0);
      other[column] = 0;
    }
    basis[rowIndex] = column;
  };
  /** Least of the cost over columns under `limit`: greatest improvement first, then by Bland's rule so that it cannot circle. */
  const settle = (cost: Float64Array, limit: number): void => {
    for (let turn = 0; turn < 5_000; turn++) {
      let column = -1;
      let best = -tiny;
      for (let j = 0; j < limit; j++) {
        const reduced = cost[j] ?? 0;
        if (reduced < best) {
          column = j;
          if (turn > 200) break;
          best = reduced;
        }
      }
      if (column < 0) return;
      let [leaving, ratio] = [-1, Number.POSITIVE_INFINITY];
      rows.forEach((row, index) => {
        const factor = row[column] ?? 0;
        if (factor <= tiny) return;
        const here = (row[right] ?? 0) / factor;
        if (here < ratio - 1e-9 || (here < ratio + 1e-9 && (basis[index] ?? 0) < (basis[leaving] ?? Number.POSITIVE_INFINITY))) [leaving, ratio] = [index, here];
      });
      if (leaving < 0) throw new Error("An unknown has no upper bound");
      pivot(leaving, column, cost);
    }
    throw new Error("The simplex did not settle");
  };

  const phaseOne = new Float64Array(width);
  for (const row of rows) for (let j = 0; j < width; j++) if (j < unknowns || j === right) phaseOne[j] = (phaseOne[j] ?? 0) - (row[j] ?? 0);
  settle(phaseOne, unknowns);
  if (Math.abs(phaseOne[right] ?? 0) > 1e-5) return null;
  // What is left of the artificial unknowns is zero: pivot them out, or drop the equation that said nothing new.
  for (let index = 0; index < rows.length; index++) {
    if ((basis[index] ?? 0) < unknowns) continue;
    const column = rows[index]?.findIndex((value, j) => j < unknowns && Math.abs(value) > 1e-6) ?? -1;
    if (column >= 0) pivot(index, column, phaseOne);
  }
  const kept = basis.map((column) => column < unknowns);
  rows = rows.filter((_, index) => kept[index]);
  basis = basis.filter((_, index) => kept[index]);

  return {
    maximise: (goal) => {
      const cost = new Float64Array(width);
      for (const [unknown, factor] of goal) cost[unknown] = (cost[unknown] ?? 0) - factor;
      rows.forEach((row, index) => {
        const factor = cost[basis[index] ?? 0] ?? 0;
        if (factor === 0) return;
        for (let j = 0; j < width; j++) cost[j] = (cost[j] ?? 0) - factor * (row[j] ?? 0);
      });
      settle(cost, unknowns);
      const point = new Array<number>(unknowns).fill(0);
      rows.forEach((row, index) => (point[basis[index] ?? 0] = row[right] ?? 0));
      return { value: goal.reduce((sum, [unknown, factor]) => sum + factor * (point[unknown] ?? 0), 0), point };
    },
  };
}
