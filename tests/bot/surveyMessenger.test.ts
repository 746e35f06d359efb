import type { ChatReference } from "../../bot/activity.ts";
import type { Message } from "../../bot/courier.ts";
import { makeSurveyMessenger } from "../../bot/survey/surveyMessenger.ts";
import { makeCards } from "../../src/adapters/postgres/cards.ts";
import type { Database } from "../../src/adapters/postgres/database.ts";
import { houseThresholds } from "../../src/domain/disclosure.ts";
import { pulse } from "../../src/pilot/surveys/pulse.ts";
import { uuidFor } from "../../src/standin/graph/directory.ts";
import { freshPglite } from "../support/database.ts";

/** Whom the bot has never met: what is known of them, and in what language the card comes. Teams itself is the fake here. */
let database: Database;
beforeAll(async () => {
  database = await freshPglite();
});
afterAll(() => database.close());

const told = { waveId: uuidFor("mätning"), title: { sv: "Vårens puls", en: "Spring pulse" }, instrument: pulse, thresholds: houseThresholds, closes: "2026-12-08", reminder: false };
const chatWith = (personId: string): ChatReference => ({ channelId: "msteams", serviceUrl: "https://smba.example", bot: { id: "28:bot" }, user: { id: `29:${personId}` }, conversation: { id: `a:${personId}` } });

/** @param meanwhile what comes to pass while the chat is opened */
const sendTo = async (personId: string, meanwhile: (cards: ReturnType<typeof makeCards>) => Promise<void>) => {
  const cards = makeCards(database);
  const sent: { readonly to: ChatReference; readonly message: Message }[] = [];
  const messenger = makeSurveyMessenger({
    cards,
    courier: {
      open: async () => {
        await meanwhile(cards);
        return { ok: true, value: chatWith(personId) };
      },
      send: async (to, message) => {
        sent.push({ to, message });
        return { ok: true, value: { activityId: "1" } };
      },
      update: async () => ({ ok: true, value: null }),
    },
    installer: null,
    person: async () => null,
    tabLink: (subPage) => `https://teams.example/${subPage}`,
  });
  expect(await messenger.send(personId, told)).toMatchObject({ ok: true });
  return { words: JSON.stringify(sent.map((one) => one.message.card)), to: sent.map((one) => one.to.conversation.id), kept: await cards.conversation(personId) };
};

test("whoever has never written gets the card in the language that Teams told with the news of the app, and what was told stays", async () => {
  const personId = uuidFor("Olivia");
  const heard = { ...chatWith(personId), serviceUrl: "https://smba.example/emea", locale: "en" };
  const { words, to, kept } = await sendTo(personId, (cards) => cards.saveConversation(personId, heard));
  expect(words).toContain("Spring pulse");
  expect(words).not.toContain("Vårens puls");
  expect(to).toEqual([`a:${personId}`]);
  expect(kept).toEqual(heard);
});

test("where nothing was told yet the card is in Swedish, and the chat is kept for the next", async () => {
  const personId = uuidFor("Sixten");
  const { words, kept } = await sendTo(personId, async () => undefined);
  expect(words).toContain("Vårens puls");
  expect(kept).toEqual(chatWith(personId));
});
