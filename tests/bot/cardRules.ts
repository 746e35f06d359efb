import { z } from "zod";

/**
 * The rules of Adaptive Cards 1.5 for the elements that the bot uses, written from its public description: which properties an
 * element has, which it must have, and which words they take. Strict, since Teams on some devices shows nothing of a card with a
 * word that it does not know. Microsoft's own schemas know more elements; they are asked as well where they are at hand.
 */
const words = z.string().min(1);
const spacing = z.enum(["None", "Small", "Default", "Medium", "Large", "ExtraLarge", "Padding"]).optional();
const ofElements = { id: words.optional(), isVisible: z.boolean().optional(), separator: z.boolean().optional(), spacing };
const ofInputs = { id: words, label: words.optional(), isRequired: z.boolean().optional(), errorMessage: words.optional(), isVisible: z.boolean().optional(), separator: z.boolean().optional(), spacing };
const ofActions = { id: words.optional(), mode: z.enum(["primary", "secondary"]).optional(), style: z.enum(["default", "positive", "destructive"]).optional(), tooltip: words.optional(), isEnabled: z.boolean().optional() };

const execute = z.strictObject({ type: z.literal("Action.Execute"), title: words.optional(), verb: words, data: z.record(z.string(), z.unknown()), ...ofActions });
const action = z.discriminatedUnion("type", [
  execute.required({ title: true }),
  z.strictObject({ type: z.literal("Action.OpenUrl"), title: words, url: z.url({ protocol: /^https$/ }), ...ofActions }),
  z.strictObject({ type: z.literal("Action.ToggleVisibility"), title: words, targetElements: z.array(words).min(1), ...ofActions }),
]);
/** What stands in a container: any element, another container included. */
const inside: z.ZodType = z.lazy(() => element);
const element = z.discriminatedUnion("type", [
  z.strictObject({
    ...{ type: z.literal("TextBlock"), text: words, wrap: z.boolean().optional(), weight: z.enum(["Lighter", "Default", "Bolder"]).optional(), size: z.enum(["Small", "Default", "Medium", "Large", "ExtraLarge"]).optional() },
    ...{ color: z.enum(["Default", "Dark", "Light", "Accent", "Good", "Warning", "Attention"]).optional(), isSubtle: z.boolean().optional(), style: z.enum(["default", "heading"]).optional() },
    ...ofElements,
  }),
  z.strictObject({ type: z.literal("FactSet"), facts: z.array(z.strictObject({ title: words, value: z.string() })).min(1), ...ofElements }),
  z.strictObject({
    type: z.literal("Container"),
    items: z.array(inside).min(1),
    ...ofElements,
  }),
  z.strictObject({ type: z.literal("ActionSet"), actions: z.array(action).min(1), ...ofElements }),
  z.strictObject({
    ...{ type: z.literal("Input.ChoiceSet"), choices: z.array(z.strictObject({ title: words, value: words })).min(1), style: z.enum(["compact", "expanded", "filtered"]).optional() },
    ...{ isMultiSelect: z.boolean().optional(), wrap: z.boolean().optional(), placeholder: words.optional(), value: z.string().optional(), ...ofInputs },
  }),
  z.strictObject({ type: z.literal("Input.Number"), min: z.number().optional(), max: z.number().optional(), placeholder: words.optional(), value: z.number().optional(), ...ofInputs }),
  z.strictObject({ type: z.literal("Input.Text"), isMultiline: z.boolean().optional(), maxLength: z.int().positive().optional(), placeholder: words.optional(), value: z.string().optional(), ...ofInputs }),
  z.strictObject({ type: z.literal("Input.Toggle"), title: words, valueOn: words.optional(), valueOff: z.string().optional(), value: z.string().optional(), wrap: z.boolean().optional(), ...ofInputs }),
]);
const card = z.strictObject({
  type: z.literal("AdaptiveCard"),
  $schema: z.literal("http://adaptivecards.io/schemas/adaptive-card.json"),
  version: z.literal("1.5"),
  lang: z.enum(["sv", "en"]),
  fallbackText: words,
  speak: words,
  body: z.array(element).min(1),
  actions: z.array(action).min(1).optional(),
  refresh: z.strictObject({ action: execute, userIds: z.array(words).min(1).max(60).optional() }).optional(),
});

/** Every property of that name, anywhere in a card, that is of the elements and not of what a button sends. */
const valuesOf = (within: unknown, name: string): unknown[] =>
  Array.isArray(within)
    ? within.flatMap((one) => valuesOf(one, name))
    : typeof within === "object" && within !== null
      ? Object.entries(within).flatMap(([key, value]) => (key === "data" ? [] : [...(key === name ? [value] : []), ...valuesOf(value, name)]))
      : [];

/** What of a card, as it goes over the wire, breaks the rules; none when it keeps them. */
export function cardFaults(made: unknown): string[] {
  const wire: unknown = JSON.parse(JSON.stringify(made));
  const read = card.safeParse(wire);
  const shape = read.success ? [] : read.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  const ids = valuesOf(wire, "id");
  const doubled = ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `the id ${String(id)} stands twice`);
  const missing = valuesOf(wire, "targetElements").flat().filter((id) => !ids.includes(id)).map((id) => `there is no ${String(id)} to show or hide`);
  return [...shape, ...doubled, ...missing];
}
