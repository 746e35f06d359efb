import type { Actor } from "../../domain/people.ts";
import type { Matter } from "../ports.ts";

/** What a person is told when they did it themselves, and when somebody else did. */
const told = {
  booked: ["booked", "booked-for-you"],
  moved: ["moved", "moved-for-you"],
  released: ["released", "released-for-you"],
  "release-undone": ["changed", "booked-for-you"],
  "checked-in": ["changed", "changed"],
} as const satisfies Readonly<Record<string, readonly [own: Matter, byAnother: Matter]>>;

/** What the person who has a booking is told of a change of it. */
export const matterOf = (actor: Actor, personId: string, done: keyof typeof told): Matter => told[done][actor.personId === personId ? 0 : 1];
