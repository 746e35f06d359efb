/** What of an Adaptive Card a preview draws: its words, its inputs as things not to press, its buttons. */
export type CardPart =
  | { readonly kind: "text"; readonly text: string; readonly strong: boolean; readonly soft: boolean }
  | { readonly kind: "input"; readonly label: string; readonly choices: readonly string[] }
  /** what a button of the card shows or hides; that button's words */
  | { readonly kind: "folded"; readonly title: string; readonly parts: readonly CardPart[] }
  | { readonly kind: "facts"; readonly facts: readonly { readonly title: string; readonly value: string }[] };
export type CardParts = { readonly parts: readonly CardPart[]; readonly buttons: readonly string[] };

type Loose = { readonly [name: string]: unknown };
const isLoose = (value: unknown): value is Loose => typeof value === "object" && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly Loose[] => (Array.isArray(value) ? value.filter(isLoose) : []);
const wordsOf = (value: unknown): string => (typeof value === "string" ? value : "");

/** Reads a card; null when it is none. What it does not know it looks inside of, and else leaves out. */
export function cardParts(card: unknown): CardParts | null {
  if (!isLoose(card) || card["type"] !== "AdaptiveCard") return null;
  const body = listOf(card["body"]);
  const folds = foldsIn([...body.flatMap(actionsIn), ...listOf(card["actions"])]);
  const titles = [...body.flatMap(actionsIn), ...listOf(card["actions"])].map((action) => wordsOf(action["title"])).filter((title) => title !== "");
  return { parts: body.flatMap((element) => partsOf(element, folds)), buttons: titles.filter((title) => ![...folds.values()].includes(title)) };
}

const inner = (element: Loose): readonly Loose[] => [...listOf(element["items"]), ...listOf(element["columns"])];
const actionsIn = (element: Loose): readonly Loose[] => [...(element["type"] === "ActionSet" ? listOf(element["actions"]) : []), ...inner(element).flatMap(actionsIn)];

/** By the id of what is shown or hidden: the words of the button that does so. */
function foldsIn(actions: readonly Loose[]): ReadonlyMap<string, string> {
  const toggles = actions.filter((action) => action["type"] === "Action.ToggleVisibility");
  return new Map(toggles.flatMap((action) => (Array.isArray(action["targetElements"]) ? action["targetElements"] : []).map((target: unknown): [string, string] => [isLoose(target) ? wordsOf(target["elementId"]) : wordsOf(target), wordsOf(action["title"])])));
}

function partsOf(element: Loose, folds: ReadonlyMap<string, string>): CardPart[] {
  const folded = element["isVisible"] === false ? folds.get(wordsOf(element["id"])) : undefined;
  if (folded !== undefined) return [{ kind: "folded", title: folded, parts: partsOf({ ...element, isVisible: true }, folds) }];
  const type = wordsOf(element["type"]);
  if (type === "TextBlock") {
    const large = element["size"] === "Large" || element["size"] === "Medium" || element["size"] === "ExtraLarge";
    return [{ kind: "text", text: wordsOf(element["text"]), strong: large || element["weight"] === "Bolder", soft: element["isSubtle"] === true }];
  }
  if (type === "RichTextBlock") {
    const runs = Array.isArray(element["inlines"]) ? element["inlines"].map((run: unknown) => (isLoose(run) ? wordsOf(run["text"]) : wordsOf(run))) : [];
    return [{ kind: "text", text: runs.join(""), strong: false, soft: false }];
  }
  if (type === "FactSet") return [{ kind: "facts", facts: listOf(element["facts"]).map((fact) => ({ title: wordsOf(fact["title"]), value: wordsOf(fact["value"]) })) }];
  if (type.startsWith("Input.")) return [{ kind: "input", label: wordsOf(element["label"]) || wordsOf(element["title"]) || wordsOf(element["placeholder"]), choices: listOf(element["choices"]).map((choice) => wordsOf(choice["title"])) }];
  return inner(element).flatMap((one) => partsOf(one, folds));
}
