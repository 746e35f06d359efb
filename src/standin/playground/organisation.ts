import { z } from "zod";

/** What the running product tells on /local/standin about the make-believe organisation. */
const shape = z.object({
  /** of Entra, Graph and the Bot Connector */
  origin: z.url(),
  /** where the stand-in is steered */
  adminOrigin: z.url(),
  tenantId: z.string(),
  botId: z.string(),
  people: z.array(z.object({ oid: z.string(), upn: z.string(), displayName: z.string(), roles: z.array(z.string()), locale: z.string() })),
});

export type Organisation = z.infer<typeof shape>;
export type Colleague = Organisation["people"][number];

/** Who come first: one of each role. */
const first = ["anna.nilsson", "bo.eriksson", "cecilia.jonsson", "david.holm", "eva.lind"];

/** Asks the running product who is in its organisation; null when it does not run or runs against a real tenant. */
export async function readOrganisation(server: string): Promise<Organisation | null> {
  const answer = await fetch(`${server}/local/standin`).catch(() => null);
  return answer?.ok ? shape.parse(await answer.json()) : null;
}

/** The five beside the one who types: the Playground takes no other number, and nobody twice. */
export function fiveColleagues({ people }: Organisation, acting: Colleague): Colleague[] {
  const rank = (one: Colleague): number => (first.indexOf(one.upn.split("@")[0] ?? "") + first.length + 1) % (first.length + 1);
  return people.filter((one) => one.upn !== acting.upn).sort((a, b) => rank(a) - rank(b)).slice(0, 5);
}

/** The id by which the Playground knows a person. */
export const playgroundId = (one: Colleague): string => `user-${one.upn.split("@")[0] ?? ""}`;

/** The Playground's settings file. JSON is YAML, so it needs no library. @param acting who types in the Playground */
export function playgroundSettings(organisation: Organisation, acting: Colleague): string {
  const user = (one: Colleague) => {
    const [givenName = "", ...family] = one.displayName.split(" ");
    return { id: playgroundId(one), name: one.displayName, userPrincipleName: one.upn, aadObjectId: one.oid, givenName, surname: family.join(" "), email: one.upn };
  };
  const settings = {
    version: "0.1.1",
    tenantId: organisation.tenantId,
    bot: { id: `28:${organisation.botId}`, name: "Hubbplats" },
    currentUser: user(acting),
    users: fiveColleagues(organisation, acting).map(user),
    personalChat: { id: `playground-chat-${playgroundId(acting)}` },
    groupChat: { id: "playground-group", name: "Vi som sitter i Stugun" },
    team: { id: "playground-team", name: "Hubbar", aadGroupId: "55555555-5555-4555-8555-555555555555", channels: [{ id: "playground-channel", name: "Allmänt" }] },
  };
  return `${JSON.stringify(settings, null, 2)}\n`;
}
