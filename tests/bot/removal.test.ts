import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { startApp } from "../support/app.ts";
import type { TestApp } from "../support/app.ts";
import { cardOf, chatter } from "./chatSupport.ts";

/** What stays with the bot of a person who has removed the app (docs/privacy.md). */
let app: TestApp;
beforeAll(async () => {
  app = await startApp({ at: "2026-11-23T08:00:00+01:00", noJobs: true });
});
afterAll(() => app.stop());

/** How many chats and cards the ledger keeps of that person. */
const keptOf = async (name: string): Promise<{ chats: number; cards: number }> => {
  const { personId } = await app.as(name);
  const [row] = await app.database.query("SELECT (SELECT count(*) FROM conversation WHERE person_id = $1)::int AS chats, (SELECT count(*) FROM card WHERE person_id = $1)::int AS cards", [personId]);
  return { chats: Number(row?.["chats"]), cards: Number(row?.["cards"]) };
};

test("whoever removes the app is forgotten by the bot, with the cards in that chat and nobody else's, and is met again when it is back", async () => {
  const [ingrid, johan] = [chatter(app, "ingrid.olofsson"), chatter(app, "johan.hedman")];
  for (const one of [ingrid, johan]) cardOf((await one.say("boka Brunflo på torsdag")).replies.at(-1));
  expect([await keptOf("ingrid.olofsson"), await keptOf("johan.hedman")]).toEqual([{ chats: 1, cards: 1 }, { chats: 1, cards: 1 }]);

  const before = ingrid.chat().length;
  await app.local?.standin.connector.uninstall(ingrid.upn);
  expect([await keptOf("ingrid.olofsson"), await keptOf("johan.hedman")]).toEqual([{ chats: 0, cards: 0 }, { chats: 1, cards: 1 }]);
  expect(ingrid.chat()).toHaveLength(before);

  await app.local?.standin.connector.install(ingrid.upn);
  expect(await keptOf("ingrid.olofsson")).toEqual({ chats: 1, cards: 0 });
});
