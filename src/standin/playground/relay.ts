import express from "express";
import type { Express, Response } from "express";
import { createRemoteJWKSet, jwtVerify } from "jose";
import { z } from "zod";
import { onlyLoopback } from "../host/onlyLoopback.ts";
import { playgroundId } from "./organisation.ts";
import type { Colleague, Organisation } from "./organisation.ts";

export type RelayDeps = {
  organisation: Organisation;
  /** where the bot listens */
  botEndpoint: string;
  /** the Playground's own connector, such as http://127.0.0.1:56150/_connector */
  playground: string;
  /** this relay's own address: the service address that the bot answers to */
  origin: () => string;
};

const turn = z.looseObject({
  type: z.string(),
  from: z.looseObject({ id: z.string() }),
  conversation: z.looseObject({ id: z.string() }),
  channelData: z.looseObject({}).optional(),
});
type Turn = z.infer<typeof turn>;
const creation = z.looseObject({ members: z.array(z.looseObject({ id: z.string() })).optional() });

/** Between the Playground, which cannot sign, and the bot, which hears nobody unsigned: signs one way, checks the bot's token the other. */
export function makeRelay(deps: RelayDeps): Express {
  const { organisation, botEndpoint, playground, origin } = deps;
  const { people } = organisation;
  const keys = createRemoteJWKSet(new URL(`${organisation.origin}/${organisation.tenantId}/discovery/v2.0/keys`));
  const relay = express();
  relay.disable("x-powered-by");
  relay.use(onlyLoopback, express.json({ limit: "2mb" }));

  relay.post("/api/messages", async (request, response) => {
    const read = turn.safeParse(request.body);
    if (!read.success) return void response.status(400).json({ error: "not an activity" });
    const person = people.find((one) => playgroundId(one) === read.data.from.id);
    if (!person) return void response.status(403).json({ error: `nobody here is called ${read.data.from.id}` });
    const token = await signature(organisation, origin());
    await passOn(response, botEndpoint, "POST", { authorization: `Bearer ${token}` }, asFromTeams(read.data, person, organisation, origin()));
  });

  relay.use("/v3", async (request, response) => {
    if (!(await isBot(request.get("authorization")))) return void response.status(401).json({ message: "Authorization has been denied for this request." });
    const body = request.method === "GET" || request.method === "DELETE" ? undefined : forPlayground(request.body);
    await passOn(response, `${playground}${request.originalUrl}`, request.method, {}, body);
  });

  const isBot = async (header = ""): Promise<boolean> => {
    try {
      const { payload } = await jwtVerify(header.replace(/^Bearer /i, ""), keys, { audience: "https://api.botframework.com", algorithms: ["RS256"] });
      return payload["appid"] === organisation.botId;
    } catch {
      return false;
    }
  };

  /** The bot names people by object id and answers to the relay; the Playground knows its own ids and address. */
  const forPlayground = (body: unknown): unknown => {
    const read = creation.safeParse(body);
    if (!read.success) return body;
    const members = read.data.members?.map((one) => ({ ...one, id: idOf(one.id) }));
    return { ...read.data, serviceUrl: playground, ...(members ? { members } : {}) };
  };
  const idOf = (id: string): string => {
    const person = people.find((one) => one.oid === id);
    return person ? playgroundId(person) : id;
  };
  return relay;
}

/** Fills in what Teams always says and the Playground does not: tenant, object id, the person's language, where to answer. */
function asFromTeams(activity: Turn, person: Colleague, { tenantId }: Organisation, origin: string): Turn {
  return {
    ...activity,
    channelId: "msteams",
    serviceUrl: origin,
    locale: person.locale,
    from: { ...activity.from, name: person.displayName, aadObjectId: person.oid },
    conversation: { ...activity.conversation, tenantId },
    channelData: { ...activity.channelData, tenant: { id: tenantId } },
  };
}

const withToken = z.object({ token: z.string() });

async function signature({ adminOrigin }: Organisation, serviceUrl: string): Promise<string> {
  const answer = await fetch(`${adminOrigin}/chat/token`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ serviceUrl }) });
  return withToken.parse(await answer.json()).token;
}

async function passOn(response: Response, url: string, method: string, headers: Record<string, string>, body: unknown): Promise<void> {
  const sent = body === undefined ? {} : { body: JSON.stringify(body), headers: { ...headers, "content-type": "application/json" } };
  const answer = await fetch(url, { method, headers, ...sent }).catch(() => null);
  if (!answer) return void response.status(502).json({ error: `no answer from ${url}` });
  const type = answer.headers.get("content-type");
  if (type) response.type(type);
  response.status(answer.status).send(Buffer.from(await answer.arrayBuffer()));
}
