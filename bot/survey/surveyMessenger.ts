import type { Person } from "../../src/domain/people.ts";
import type { Called, CallFault, CardStore } from "../../src/services/ports.ts";
import type { AppInstaller, SurveyCard, SurveyMessenger } from "../../src/services/survey/surveyPorts.ts";
import { referenceShape } from "../activity.ts";
import type { ChatReference } from "../activity.ts";
import { noLonger, notInstalled } from "../courier.ts";
import type { Courier } from "../courier.ts";
import { languageOfLocale } from "../reading/languageOf.ts";
import { invitationCard } from "./surveyCards.ts";

export type SurveyMessengerDeps = {
  readonly cards: Pick<CardStore, "conversation" | "saveConversation">;
  readonly courier: Courier;
  readonly installer: AppInstaller | null;
  person(id: string): Promise<Person | null>;
  tabLink(subPage: string): string;
};

const missing: CallFault = { ok: false, why: "not-found", code: notInstalled };
const wantsApp = (called: Called<unknown>): boolean => !called.ok && (called.why === "not-found" || called.code === notInstalled);

/**
 * Carries a survey's card to people, also those whom the bot has never met: their chat is opened, and where that shows that they
 * have no app it is installed first. Who took the app away or blocks it is left alone.
 */
export function makeSurveyMessenger({ cards, courier, installer, person, tabLink }: SurveyMessengerDeps): SurveyMessenger {
  const draw = (told: SurveyCard, language: "sv" | "en", userId: string | null) =>
    invitationCard(told, { language, link: tabLink(`enkat/${told.waveId}`), userId, attempt: told.sending === undefined ? "" : String(told.sending) }, told.reminder);

  const sendTo = async (to: ChatReference, personId: string, told: SurveyCard): ReturnType<SurveyMessenger["send"]> => {
    const language = (await person(personId))?.language ?? languageOfLocale(to.locale);
    const card = draw(told, language, to.user?.id ?? null);
    const sent = await courier.send(to, { text: card.fallbackText, card });
    return sent.ok ? { ok: true, value: { conversationId: to.conversation.id, activityId: sent.value.activityId } } : sent;
  };

  const heard = async (personId: string): Promise<ChatReference | null> => referenceShape.safeParse(await cards.conversation(personId)).data ?? null;

  const sendFirst = async (personId: string, told: SurveyCard): ReturnType<SurveyMessenger["send"]> => {
    const opened = await courier.open(personId);
    if (!opened.ok) return opened;
    // Teams tells a person's language with the news that they have the app, and that may be here by now.
    const locale = (await heard(personId))?.locale;
    const sent = await sendTo({ ...opened.value, ...(locale === undefined ? {} : { locale }) }, personId, told);
    // Kept before anybody answers anything, so that the next card needs no more than itself.
    if (sent.ok && !(await heard(personId))) await cards.saveConversation(personId, opened.value);
    return sent;
  };

  return {
    card: (told, language) => draw(told, language, null),
    send: async (personId, told, stillWanted = async () => true) => {
      const known = await heard(personId);
      const first = known ? await sendTo(known, personId, told) : await sendFirst(personId, told);
      if (!wantsApp(first)) return first;
      if (!installer) return known ? sendFirst(personId, told) : missing;
      const installed = await installer.install(personId, stillWanted);
      if (!installed.ok) return installed.why === "later" ? installed : missing;
      if (!(await stillWanted())) return noLonger;
      const again = await sendFirst(personId, told);
      return wantsApp(again) ? missing : again;
    },
  };
}
