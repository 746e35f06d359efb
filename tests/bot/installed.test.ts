import { startApp } from "../support/app.ts";
import type { TestApp } from "../support/app.ts";
import { cardOf, chatter, wordsOf } from "./chatSupport.ts";
import type { Chatter } from "./chatSupport.ts";

/** What the bot says of its own accord when it comes to somebody, and when it is only made newer. */
let app: TestApp;
beforeAll(async () => {
  app = await startApp({ at: "2026-11-23T08:00:00+01:00", noJobs: true });
});
afterAll(() => app.stop());

const standin = () => {
  if (!app.local) throw new Error("there is no stand-in");
  return app.local.standin;
};
const welcomes = (person: Chatter): number => person.chat().filter((message) => message.attachments.length > 0 && wordsOf(cardOf(message)).includes("Här bokar du")).length;

/** An installation update as Teams sends it to somebody's own chat, once they have the app. */
async function deliver(name: string, about: { readonly id: string; readonly action: string }): Promise<number> {
  const { token } = (await app.admin("/chat/token", { serviceUrl: standin().origin })) as { token: string };
  const known = (await app.deps.ledger.cards.conversation((await app.as(name)).personId)) as { user: unknown; bot: unknown; conversation: { tenantId: string } };
  const activity = { type: "installationUpdate", ...about, channelId: "msteams", serviceUrl: standin().origin, from: known.user, recipient: known.bot, conversation: known.conversation, channelData: { tenant: { id: known.conversation.tenantId } } };
  const answer = await fetch(`${app.origin}/api/messages`, { method: "POST", headers: { authorization: `Bearer ${token}`, "content-type": "application/json" }, body: JSON.stringify(activity) });
  return answer.status;
}

test("who gets the app is welcomed once, though Teams tells of it in two ways", async () => {
  const anna = chatter(app, "anna.nilsson");
  await standin().connector.install(anna.upn);
  expect(welcomes(anna)).toBe(1);
});

test.each(["add-upgrade", "remove-upgrade"])("a newer version of the app (%s) is no news to whoever has it", async (action) => {
  const anna = chatter(app, "anna.nilsson");
  const before = anna.chat().length;
  expect(await deliver("anna.nilsson", { id: `f:${action}`, action })).toBe(200);
  expect(anna.chat()).toHaveLength(before);
});

test("who takes the app away and gets it again within the minute is welcomed again, once", async () => {
  const bo = chatter(app, "bo.eriksson");
  const { connector } = standin();
  await connector.install(bo.upn);
  await connector.uninstall(bo.upn);
  expect(welcomes(bo)).toBe(1);
  await connector.install(bo.upn);
  expect(welcomes(bo)).toBe(2);
});

test("the same news of an installation, delivered twice, welcomes once", async () => {
  const david = chatter(app, "david.holm");
  await standin().connector.install(david.upn);
  const before = welcomes(david);
  for (const _ of [1, 2]) expect(await deliver("david.holm", { id: "f:again", action: "add" })).toBe(200);
  expect(welcomes(david)).toBe(before + 1);
});
