type Sized = { readonly id: string; readonly size: number };
type Fill = { readonly groups: number; readonly filling: number; readonly last: number; readonly from: number };

/** Up to so many small ones are grouped in the best way there is (2^12 subsets); what is beyond is grouped as it comes. */
const exact = 12;

const bySize = (a: Sized, b: Sized): number => b.size - a.size || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/**
 * In which order to fill groups one after the other so that most become full: for each subset the most groups that it can fill,
 * and with how much over. More over is never worse, so a subset needs no other memory.
 */
function bestOrder<T extends Sized>(items: readonly T[], least: number): readonly T[] {
  const fills: Fill[] = [{ groups: 0, filling: 0, last: -1, from: 0 }];
  for (let subset = 1; subset < 2 ** items.length; subset++) {
    let best: Fill | null = null;
    for (const [last, { size }] of items.entries()) {
      const from = subset & ~(1 << last);
      const before = from === subset ? undefined : fills[from];
      if (!before) continue;
      const filling = before.filling + size;
      const fill = filling >= least ? { groups: before.groups + 1, filling: 0, last, from } : { groups: before.groups, filling, last, from };
      if (!best || fill.groups > best.groups || (fill.groups === best.groups && fill.filling > best.filling)) best = fill;
    }
    if (best) fills.push(best);
  }
  const order: T[] = [];
  for (let fill = fills.at(-1); fill && fill.last >= 0; fill = fills[fill.from]) {
    const item = items[fill.last];
    if (item) order.unshift(item);
  }
  return order;
}

/**
 * Puts together what is too small, so that every group is of at least `least` and there are as many as can be; what is large
 * enough stays alone. What is left over joins the smallest group. When all together are too small, they are one group.
 */
export function coverOf<T extends Sized>(items: readonly T[], least: number): readonly (readonly T[])[] {
  const alone = items.filter(({ size }) => size >= least).map((one) => [one]);
  const small = items.filter(({ size }) => size < least).sort(bySize);
  const order = [...small.slice(0, -exact), ...bestOrder(small.slice(-exact), least)];
  const groups: T[][] = [];
  let filling: T[] = [];
  const sum = (group: readonly T[]): number => group.reduce((total, { size }) => total + size, 0);
  for (const item of order) {
    filling.push(item);
    if (sum(filling) < least) continue;
    groups.push(filling);
    filling = [];
  }
  if (filling.length > 0) {
    const [smallest] = (groups.length > 0 ? groups : alone).toSorted((a, b) => sum(a) - sum(b));
    if (smallest) smallest.push(...filling);
    else groups.push(filling);
  }
  return [...alone, ...groups];
}
