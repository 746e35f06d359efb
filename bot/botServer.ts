import type { IncomingMessage, ServerResponse } from "node:http";
import type { Activity, TurnContext } from "botbuilder";
import { z } from "zod";
import { activityShape, isOfTenant } from "./activity.ts";
import { makeAdapter } from "./botAdapter.ts";
import type { AdapterOptions } from "./botAdapter.ts";
import { makeCourier } from "./botCourier.ts";
import { makeHearing } from "./hearing.ts";
import type { HearingDeps } from "./hearing.ts";
import { makeMessenger } from "./messenger.ts";
import type { BotPaces } from "./pacedCourier.ts";
import type { CallFault, Messenger } from "../src/services/ports.ts";
import type { AppInstaller, SurveyMessenger } from "../src/services/survey/surveyPorts.ts";
import type { Courier } from "./courier.ts";
import { pacedCourier, pacedInstaller } from "./pacedCourier.ts";
import { readBody } from "./requestBody.ts";
import { makeSurveyMessenger } from "./survey/surveyMessenger.ts";

export type BotOptions = AdapterOptions & Omit<HearingDeps, "courier" | "log" | "tenantId"> & { newId(): string; readonly paces: BotPaces; /** puts the app where it is missing; null where that cannot be done */ readonly installer: AppInstaller | null; /** where Teams is spoken to before it has said where it is; as a rule the public cloud's own address */ readonly serviceUrl?: string; /** milliseconds that a message may wait for its turn; 8,000 */ readonly paceMs?: number; /** hears what became of each card that the bot sent of its own accord */ readonly onCard?: (outcome: "sent" | "updated" | CallFault["why"]) => void };
/** `handle` serves POST /api/messages, with or without a body parser before it. `courier` carries what the bot sends of its own accord, in turn with all replicas. */
export type Bot = { handle(request: IncomingMessage & { body?: unknown }, response: ServerResponse): Promise<void>; readonly messenger: Messenger; readonly surveyMessenger: SurveyMessenger; readonly courier: Courier };

const teamsServiceUrl = "https://smba.trafficmanager.net/teams/";

/** What is not read yet: sign-in comes first. */
const unreadActivity = z.custom<Activity>();
/** The SDK takes any object for an activity; ours is one when it has the shape we read. */
const sdkActivity = z.custom<Activity>((value) => activityShape.safeParse(value).success);
/** As much as sign-in looks at. A channel that is not Teams has no business here, and some have laxer rules in the SDK. */
const envelope = z.looseObject({ channelId: z.literal("msteams"), serviceUrl: z.url().max(400) });

/** The bot on the wire: strict sign-in, then the turn. Every answer is JSON; no error's own words leave the house. */
export function makeBot(options: BotOptions): Bot {
  const botAdapter = makeAdapter(options);
  const courier = makeCourier(botAdapter, { ...options, serviceUrl: options.serviceUrl ?? teamsServiceUrl });
  const hearing = makeHearing({ ...options, courier });
  const paceMs = options.paceMs ?? 8000;
  const paced = pacedCourier(courier, options.paces, paceMs, options.onCard ?? (() => undefined));
  const messenger = makeMessenger({ verbs: options.verbs, cards: options.cards, courier: paced, person: (id) => options.people.one(id), tabLink: options.tabLink, now: options.now, newId: options.newId });

  const surveyMessenger = makeSurveyMessenger({ cards: options.cards, courier: paced, installer: options.installer && pacedInstaller(options.installer, options.paces, paceMs * 3), person: (id) => options.people.one(id), tabLink: options.tabLink });

  const handle: Bot["handle"] = async (request, response) => {
    try {
      const authorization = request.headers.authorization ?? "";
      if (authorization === "") return refuse(response, 401);
      const body = await readBody(request);
      if (!body.ok) return refuse(response, body.status);
      const about = envelope.safeParse(body.value);
      if (!about.success) return refuse(response, 400);
      const unread = unreadActivity.parse(body.value);
      const signIn = await botAdapter.signIn(unread, authorization);
      if (!signIn.ok) return refuse(response, signIn.status);
      const [shaped, activity] = [activityShape.safeParse(body.value), sdkActivity.safeParse(body.value)];
      if (!shaped.success || !activity.success) return refuse(response, 400);
      if (!isOfTenant(shaped.data, options.tenantId)) return refuse(response, 403);
      const answer = await botAdapter.adapter.answer(signIn.proven, activity.data, (context: TurnContext) => hearing.hear(context, shaped.data));
      send(response, answer?.status ?? 200, answer?.body ?? {});
    } catch (fault) {
      options.log.error("a chat activity could not be answered", { fault: fault instanceof Error ? fault.message : String(fault) });
      refuse(response, 500);
    }
  };
  return { handle, messenger, surveyMessenger, courier: paced };
}

const words = { 400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 413: "Content Too Large", 500: "Internal Server Error", 503: "Service Unavailable" } as const;

function refuse(response: ServerResponse, status: keyof typeof words): void {
  if (status === 413) response.setHeader("connection", "close");
  send(response, status, { error: { code: String(status), message: words[status] } });
}

function send(response: ServerResponse, status: number, body: unknown): void {
  if (response.headersSent) return;
  response.statusCode = status;
  response.setHeader("content-type", "application/json; charset=utf-8");
  response.setHeader("cache-control", "no-store");
  response.end(JSON.stringify(body));
}
