import type { Cell, Cut, Group, Measure, Place, Population, Published, Sheet, Values } from "./cell.ts";
import type { ChangeOf } from "./change.ts";
import { questionOf } from "./primaryRule.ts";

/** A cell with its group resolved; `group` points into the scope's groups, `question` into its questions (-1 for none). */
export type ScopedCell = { readonly id: string; readonly group: number; readonly measure: Measure; readonly question: number };

/**
 * The part of all that is known which a cut can touch: groups that share a place with it, directly or through other groups.
 * What lies outside shares no unknown with it, so no equation joins them.
 *
 * An atom is a place together with the traits of a form: the finest group that any cell could name.
 */
export type Scope = {
  /** place of each atom, as a number; forms move between atoms that differ in place only, and not over a fence */
  readonly placeOf: readonly number[];
  readonly patternOf: readonly number[];
  /** invited of each place */
  readonly invited: readonly number[];
  /** atom of each form */
  readonly at: readonly number[];
  /** by question and form: which of the question's answers; 0 is none */
  readonly answers: readonly (readonly number[])[];
  /** by question: the text of each answer */
  readonly answerTexts: readonly (readonly string[])[];
  /** by question: those that change hands together with it, itself among them; of one that follows from others, those of the first */
  readonly together: readonly (readonly number[])[];
  /** by question: the patterns of the forms that could have answered it, or what hangs together with it */
  readonly answerable: readonly ReadonlySet<number>[];
  readonly derived: readonly Derived[];
  /** atoms of each distinct group, ascending */
  readonly groups: readonly (readonly number[])[];
  readonly shown: readonly ScopedCell[];
  readonly hidden: readonly ScopedCell[];
  readonly asked: readonly ScopedCell[];
};

/** A question that follows from two others that are here too; `codes` are its answers by their text. */
export type Derived = { readonly question: number; readonly from: number; readonly to: number; readonly of: ChangeOf; readonly codes: ReadonlyMap<string, number> };

type Atom = { readonly place: Place; readonly at: number; readonly traits: Values; /** fence and traits */ readonly pattern: string };

/** Atoms by name and value, so that a group is found without looking at every atom. */
function makeFinder(atoms: readonly Atom[]): (group: Group) => readonly number[] {
  const byValue = new Map<string, Map<string, number[]>>();
  atoms.forEach(({ place, traits }, atom) => {
    for (const [name, value] of Object.entries({ ...place.values, ...traits })) {
      const values = byValue.get(name) ?? new Map<string, number[]>();
      const list = values.get(value) ?? [];
      list.push(atom);
      byValue.set(name, values.set(value, list));
    }
  });
  const everybody = atoms.map((_, atom) => atom);
  const found = new Map<string, readonly number[]>();
  const find = (group: Group): readonly number[] => {
    const lists = Object.entries(group).map(([name, values]) => [...new Set(values)].flatMap((value) => byValue.get(name)?.get(value) ?? []));
    const [first, ...rest] = lists.sort((a, b) => a.length - b.length);
    if (!first) return everybody;
    const others = rest.map((list) => new Set(list));
    return first.filter((atom) => others.every((set) => set.has(atom))).sort((a, b) => a - b);
  };
  return (group) => {
    const key = JSON.stringify(group);
    const known = found.get(key);
    if (known) return known;
    const atomsOf = find(group);
    found.set(key, atomsOf);
    return atomsOf;
  };
}

const traitKey = (traits: Values): string => JSON.stringify(Object.entries(traits).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Grows the cut's atoms by every group that touches them, until none does. */
function touched(start: readonly (readonly number[])[], others: readonly (readonly number[])[], size: number): readonly boolean[] {
  const inside = new Array<boolean>(size).fill(false);
  for (const atom of start.flat()) inside[atom] = true;
  let waiting = others;
  for (;;) {
    const joins = waiting.filter((atoms) => atoms.some((atom) => inside[atom]));
    if (joins.length === 0) return inside;
    for (const atom of joins.flat()) inside[atom] = true;
    waiting = waiting.filter((atoms) => !atoms.some((atom) => inside[atom]));
  }
}

const patternOf = (place: Place, traits: Values = {}): string => JSON.stringify([place.fence ?? "", traitKey(traits)]);

/** Every place with every combination of traits that some form behind its fence has; without traits where there is no form. */
function atomsOf({ places, sheets }: Population, placeIndex: ReadonlyMap<string, number>): Atom[] {
  const traitsBehind = new Map<string, Map<string, Values>>();
  for (const { place: id, traits = {} } of sheets) {
    const fence = places[placeIndex.get(id) ?? -1]?.fence ?? "";
    traitsBehind.set(fence, (traitsBehind.get(fence) ?? new Map<string, Values>()).set(traitKey(traits), traits));
  }
  return places.flatMap((place, at) => [...(traitsBehind.get(place.fence ?? "")?.values() ?? [{}])].map((traits): Atom => ({ place, at, traits, pattern: patternOf(place, traits) })));
}

/** Families, grown together by each change of which only one end is here: what is not here cannot be followed. */
function familiesOf({ joined = [], changes = [] }: Population, here: ReadonlyMap<string, number>): readonly (readonly string[])[] {
  let families = joined;
  for (const { name, from, to } of changes) {
    if (!here.has(name) || (here.has(from) && here.has(to))) continue;
    const touching = families.filter((family) => family.some((question) => question === from || question === to));
    families = [...families.filter((family) => !touching.includes(family)), [...new Set([...touching.flat(), name, from, to])]];
  }
  return families;
}

/** Questions by the number of those that hang together with them. */
function togetherOf(index: ReadonlyMap<string, number>, families: readonly (readonly string[])[], derived: readonly Derived[]): number[][] {
  const together = [...index].map(([name, question]) => [...new Set([question, ...families.filter((family) => family.includes(name)).flatMap((family) => family.flatMap((other) => index.get(other) ?? []))])]);
  for (const { question, from } of derived) together[question] = together[from] ?? [];
  return together;
}

/** Resolves everything that the cut can touch into numbers. */
export function scopeOf(published: Published, cut: Cut): Scope {
  const { places, sheets, changes = [] } = published.population;
  const placeIndex = new Map(places.map((place, index) => [place.id, index]));
  const atoms = atomsOf(published.population, placeIndex);
  const patternNumber = new Map<string, number>();
  for (const { pattern } of atoms) if (!patternNumber.has(pattern)) patternNumber.set(pattern, patternNumber.size);
  const atomIndex = new Map(atoms.map(({ at, pattern }, atom) => [`${at}/${pattern}`, atom]));
  const find = makeFinder(atoms);
  const inside = touched(cut.cells.map((cell) => find(cell.group)), [...new Set([...published.shown, ...published.hidden].map((cell) => find(cell.group)))], atoms.length);

  const local = new Map<number, number>();
  atoms.forEach((_, atom) => inside[atom] && local.set(atom, local.size));
  const kept = [...local.keys()];

  const groups = new Map<string, { index: number; atoms: readonly number[] }>();
  const seen = new Map<readonly number[], number | null>();
  const groupIndex = (cell: Cell): number | null => {
    const found = find(cell.group);
    const known = seen.get(found);
    if (known !== undefined) return known;
    const mine = found.flatMap((atom) => local.get(atom) ?? []);
    const key = mine.join();
    const group = groups.get(key) ?? { index: groups.size, atoms: mine };
    if (mine.length > 0) groups.set(key, group);
    const index = mine.length > 0 ? group.index : null;
    seen.set(found, index);
    return index;
  };
  const questions = new Map<string, number>();
  const texts = new Set<string>();
  const resolve = (cell: Cell): ScopedCell[] => {
    const index = groupIndex(cell);
    if (index === null) return [];
    const question = questionOf(cell.measure);
    if (question !== null && !questions.has(question)) questions.set(question, questions.size);
    if (question !== null && cell.measure.kind === "texts") texts.add(question);
    return [{ id: cell.id, measure: cell.measure, group: index, question: question === null ? -1 : (questions.get(question) ?? -1) }];
  };
  const asked = cut.cells.flatMap(resolve);
  const shown = published.shown.flatMap(resolve);
  const hidden = published.hidden.flatMap(resolve);

  const mine = sheets.flatMap((sheet: Sheet) => {
    const at = placeIndex.get(sheet.place) ?? -1;
    const place = places[at];
    if (!place) throw new Error("A form has a place that is not among the places");
    const atom = local.get(atomIndex.get(`${at}/${patternOf(place, sheet.traits)}`) ?? -1);
    return atom === undefined ? [] : [{ atom, sheet }];
  });
  const answerTexts: string[][] = [];
  const answers = [...questions.keys()].map((question, index) => {
    const codes = new Map<string, number>([["", 0]]);
    const coded = mine.map(({ sheet }, form) => {
      const given = sheet.answers[question] ?? "";
      // No two texts are alike: each is one of its own wherever it goes.
      const answer = given !== "" && texts.has(question) ? `#${form}` : given;
      const code = codes.get(answer) ?? codes.size;
      codes.set(answer, code);
      return code;
    });
    answerTexts[index] = [...codes.keys()];
    return coded;
  });
  const derived = changes.flatMap(({ name, from, to, of }): Derived[] => {
    const [question, one, other] = [name, from, to].map((each) => questions.get(each));
    return question === undefined || one === undefined || other === undefined ? [] : [{ question, from: one, to: other, of, codes: new Map(answerTexts[question]?.map((text, code) => [text, code])) }];
  });
  const together = togetherOf(questions, familiesOf(published.population, questions), derived);
  const patternOfAtom = kept.map((atom) => patternNumber.get(atoms[atom]?.pattern ?? "") ?? 0);
  const answeredBy = answers.map((codes) => new Set(mine.flatMap(({ atom }, form) => (codes[form] ? [patternOfAtom[atom] ?? 0] : []))));
  return {
    placeOf: kept.map((atom) => atoms[atom]?.at ?? 0),
    patternOf: patternOfAtom,
    invited: places.map((place) => place.invited),
    at: mine.map(({ atom }) => atom),
    answers,
    answerTexts,
    together,
    answerable: together.map((all) => new Set(all.flatMap((question) => [...(answeredBy[question] ?? [])]))),
    derived,
    groups: [...groups.values()].map((group) => group.atoms),
    shown,
    hidden,
    asked,
  };
}
