import { houseThresholds, proposeCut } from "../../src/domain/disclosure.ts";
import type { Cell, Cut, Decision, Group, Measure, Place, Population, Published, Sheet, Values } from "../../src/domain/disclosure.ts";
import type { Figure, Knowledge, Secret, Sum } from "./attacker.ts";

/** What decides which cells of a cut are shown. */
export type Rule = (published: Published, cut: Cut) => Decision;

const inGroup = (values: Values, group: Group): boolean => Object.entries(group).every(([name, allowed]) => allowed.includes(values[name] ?? ""));
const valuesOf = (population: Population, sheet: Sheet): Values => ({ ...population.places.find((place) => place.id === sheet.place)?.values, ...sheet.traits });
const formsIn = (population: Population, group: Group): readonly Sheet[] => population.sheets.filter((sheet) => inGroup(valuesOf(population, sheet), group));
const questionOf = (measure: Measure): string | null => (measure.kind === "respondents" ? null : measure.question);

/** The rule of Glint and its like: hide the groups under k, then the next smallest only until those hidden hold 2 people. */
export const glintRule: Rule = ({ population }, cut) => {
  const size = (cell: Cell): number => formsIn(population, cell.group).length;
  const hidden = new Set(cut.cells.filter((cell) => size(cell) < 5));
  const inside = cut.cells.filter((cell) => Object.keys(cell.group).length > 1).sort((a, b) => size(a) - size(b));
  for (const cell of inside) if (hidden.size > 0 && [...hidden].reduce((sum, each) => sum + size(each), 0) < 2) hidden.add(cell);
  return { ok: true, cells: cut.cells.map((cell) => (hidden.has(cell) ? { id: cell.id, show: false, why: "withheld" } : { id: cell.id, show: true })) };
};

/** The naive rule: hide what is under the threshold, and nothing else. */
export const naiveRule: Rule = ({ population }, cut) => ({
  ok: true,
  cells: cut.cells.map((cell) => (isSmall(formsIn(population, cell.group), cell.measure) ? { id: cell.id, show: false, why: "withheld" } : { id: cell.id, show: true })),
});
export const houseRule: Rule = (published, cut) => proposeCut(published, cut, houseThresholds);

/** Answers fall into these parts; "" is none. */
const questions = { well: ["below", "above", ""], item: ["1", "2", "3", ""], text: ["text", ""] } as const;
const partOf = (question: keyof typeof questions, sheet: Sheet, wave: string): string => {
  const answer = sheet.answers[`${question}${wave}`] ?? "";
  if (answer === "") return "";
  return question === "well" ? (Number(answer) < 50 ? "below" : "above") : question === "text" ? "text" : answer;
};

/** The thresholds, said again apart from the engine: k = 5, 10 for texts, well-being 10 with 3 on each side. */
function isSmall(forms: readonly Sheet[], measure: Measure): boolean {
  if (forms.length < 5) return true;
  if (measure.kind === "respondents") return false;
  const answers = forms.flatMap((form) => form.answers[measure.question] ?? []);
  if (measure.kind === "texts") return answers.length < 10;
  if (measure.kind !== "sides") return answers.length < 5;
  const below = answers.filter((answer) => Number(answer) < 50).length;
  return answers.length < 10 || below < 3 || answers.length - below < 3;
}

/** A history of surveys among small hubs, from a seed: who answered what, and all that somebody came to ask for in turn. */
export type History = { readonly seed: number; readonly population: Population; readonly cuts: readonly Cut[]; readonly waves: readonly string[] };

type Dice = (limit: number) => number;
const makeDice = (seed: number): Dice => {
  let state = (seed * 2654435761 + 12345) >>> 0;
  return (limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
};

/** Half of the histories keep each wave apart; in the rest the same people answer two waves, and pairs are asked for too. */
export function makeHistory(seed: number): History {
  const dice = makeDice(seed + 1);
  for (let warm = 0; warm < 8; warm++) dice(2);
  const paired = dice(2) === 0;
  const hubs = Array.from({ length: 3 + dice(5) }, (_, hub) => ({ hub: `hub${hub}`, municipality: `kommun${dice(3)}` }));
  const bands = Array.from({ length: 1 + dice(2) }, (_, band) => `band${band}`);
  const waves = ["1", "2"];
  const places: Place[] = [];
  const sheets: Sheet[] = [];
  const wellness = 20 + dice(50);
  const answersOf = (wave: string): Values => ({
    ...(dice(12) === 0 ? {} : { [`well${wave}`]: dice(100) < wellness ? `${4 * dice(13)}` : `${4 * (13 + dice(13))}` }),
    ...(dice(10) === 0 ? {} : { [`item${wave}`]: `${1 + dice(3)}` }),
    ...(dice(3) === 0 ? { [`text${wave}`]: "ord" } : {}),
  });
  for (const wave of paired ? [""] : waves) {
    for (const { hub, municipality } of hubs) {
      const atHub = dice(13);
      for (const [index, band] of bands.entries()) {
        const answering = bands.length === 1 ? atHub : index === 0 ? Math.floor(atHub / 2) : atHub - Math.floor(atHub / 2);
        const invited = answering + dice(6);
        if (invited === 0) continue;
        const id = `${wave}/${hub}/${band}`;
        places.push({ id, values: { hub, municipality, band, ...(wave ? { wave } : {}) }, invited });
        for (let person = 0; person < answering; person++) {
          if (!paired) sheets.push({ place: id, answers: answersOf(wave) });
          else {
            const [first, second] = [dice(4) > 0, dice(4) > 0];
            if (!first && !second) continue;
            sheets.push({ place: id, traits: { w1: first ? "yes" : "no", w2: second ? "yes" : "no" }, answers: { ...(first ? answersOf("1") : {}), ...(second ? answersOf("2") : {}) } });
          }
        }
      }
    }
  }
  const inWave = (wave: string): Group => (paired ? { [`w${wave}`]: ["yes"] } : { wave: [wave] });
  const cuts: Cut[] = [];
  const measures = (wave: string): Measure[] => [{ kind: "respondents" }, { kind: "sides", question: `well${wave}` }, { kind: "answers", question: `item${wave}`, parts: [["1"], ["2"], ["3"]] }, { kind: "texts", question: `text${wave}` }];
  for (let asked = 0; asked < 5 + dice(5); asked++) {
    const wave = waves[dice(2)] ?? "1";
    const whole = paired && dice(4) === 0 ? { w1: ["yes"], w2: ["yes"] } : inWave(wave);
    const measure = measures(wave)[dice(4)] ?? { kind: "respondents" };
    const filter: Group = dice(3) > 0 ? {} : dice(2) === 0 ? { band: [bands[dice(bands.length)] ?? ""] } : { hub: hubs.filter(() => dice(3) > 0).map(({ hub }) => hub) };
    const by = ["hub", "municipality", "band", "hub", "none"][dice(5)] ?? "none";
    const values = by === "none" || by in filter ? [] : [...new Set(places.map((place) => place.values[by] ?? ""))];
    const groups: Group[] = [{ ...whole, ...filter }, ...values.map((value) => ({ ...whole, ...filter, [by]: [value] }))];
    cuts.push({ cells: groups.map((group, cell) => ({ id: `${asked}.${cell}`, group, measure })) });
  }
  return { seed, population: { places, sheets }, cuts, waves };
}

/** Lets the rule decide on every cut in turn, each against all that came before. */
export function publish(history: History, rule: Rule): Published {
  let published: Published = { population: history.population, shown: [], hidden: [] };
  for (const cut of history.cuts) {
    const decision = rule(published, cut);
    if (!decision.ok) continue;
    const isShown = (id: string): boolean => decision.cells.some((cell) => cell.id === id && cell.show);
    const peopled = cut.cells.filter((cell) => atomsIn(history.population, cell.group).length > 0);
    published = {
      population: history.population,
      shown: [...published.shown, ...peopled.filter((cell) => isShown(cell.id))],
      hidden: [...published.hidden, ...peopled.filter((cell) => !isShown(cell.id))],
    };
  }
  return published;
}

type Atom = { readonly place: Place; readonly traits: Values };
const traitsOf = (population: Population): Values[] => [...new Map(population.sheets.map(({ traits }) => [JSON.stringify(traits ?? {}), traits ?? {}])).values()];
const allAtoms = (population: Population): Atom[] => population.places.flatMap((place) => traitsOf(population).map((traits) => ({ place, traits })));
const atomsIn = (population: Population, group: Group): number[] => allAtoms(population).flatMap(({ place, traits }, index) => (inGroup({ ...place.values, ...traits }, group) ? [index] : []));

/** Turns what was published into what an attacker holds, and what was hidden, or follows by subtraction, into what the attacker is after. `wave` null takes both, where people are paired. */
export function knowledgeOf(history: History, published: Published): { knowledge: Knowledge; secrets: Secret[] } {
  const { population } = published;
  const atoms = allAtoms(population);
  const at = population.sheets.map((sheet) => atoms.findIndex(({ place, traits }) => place.id === sheet.place && JSON.stringify(traits) === JSON.stringify(sheet.traits ?? {})));
  const asked = new Set([...published.shown, ...published.hidden].flatMap((cell) => questionOf(cell.measure) ?? []));
  const known = history.waves.flatMap((wave) => (["well", "item", "text"] as const).flatMap((name) => (asked.has(`${name}${wave}`) ? [{ name, wave, id: `${name}${wave}` }] : [])));
  const parts = Object.fromEntries(known.map(({ id, name }) => [id, [...questions[name]]]));
  const valueOf = ({ atoms: over, question, parts: counted }: Sum): number => {
    const about = known.find(({ id }) => id === question);
    return population.sheets.filter((sheet, form) => over.includes(at[form] ?? -1) && (!about || counted.includes(partOf(about.name, sheet, about.wave)))).length;
  };
  const sums = (over: readonly number[], question: string | null): Sum[] => (question === null ? [{ atoms: over, question, parts: [] }] : (parts[question] ?? []).map((part) => ({ atoms: over, question, parts: [part] })));
  const figures = published.shown.flatMap(({ group, measure }) => sums(atomsIn(population, group), questionOf(measure)).map((sum): Figure => ({ ...sum, value: valueOf(sum) })));
  /** Groups the attacker is after: hidden ones, the finest ones, and shown ones less one or two shown ones inside. */
  const after = new Map<string, readonly number[]>();
  const want = (over: readonly number[]): void => {
    if (over.length > 0) after.set(over.join(), over);
  };
  const shown = [...new Map(published.shown.map(({ group }) => atomsIn(population, group)).map((over) => [over.join(), over])).values()];
  for (const { group } of published.hidden) want(atomsIn(population, group));
  for (const atom of atoms.keys()) want([atom]);
  for (const outer of shown) {
    const inner = shown.filter((each) => each.length < outer.length && each.every((atom) => outer.includes(atom)));
    for (const [index, one] of inner.entries()) {
      const rest = outer.filter((atom) => !one.includes(atom));
      want(rest);
      for (const two of inner.slice(index + 1)) if (two.every((atom) => rest.includes(atom))) want(rest.filter((atom) => !two.includes(atom)));
    }
  }
  const secrets = [...after.values()].flatMap((over) => {
    const forms = population.sheets.filter((_, form) => over.includes(at[form] ?? -1));
    return [null, ...known].flatMap((about): Secret[] => {
      const measure: Measure = about === null ? { kind: "respondents" } : about.name === "item" ? { kind: "answers", question: about.id, parts: [] } : { kind: about.name === "well" ? "sides" : "texts", question: about.id };
      const touched = published.shown.some((cell) => (about === null || questionOf(cell.measure) === about.id) && atomsIn(population, cell.group).some((atom) => over.includes(atom)));
      if (!touched || !isSmall(forms, measure)) return [];
      return sums(over, about?.id ?? null).filter((sum) => !sum.parts.includes("")).map((sum) => ({ ...sum, name: `${JSON.stringify(over.map((atom) => [atoms[atom]?.place.id, atoms[atom]?.traits]))} ${sum.question ?? "respondents"} ${sum.parts.join()}`, truth: valueOf(sum) }));
    });
  });
  return { knowledge: { atoms: atoms.map(({ place }) => ({ place: place.id, invited: place.invited })), questions: parts, figures }, secrets };
}
