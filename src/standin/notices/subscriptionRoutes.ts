import { randomUUID } from "node:crypto";
import type { Answer, Call, Routes } from "../graph/calls.ts";
import { answer, graphRoot } from "../graph/calls.ts";
import { mailboxGate } from "../graph/caller.ts";
import type { Caller } from "../graph/caller.ts";
import { uuidFor } from "../graph/directory.ts";
import type { Mailbox } from "../graph/directory.ts";
import { listing } from "../graph/listing.ts";
import { parseBody } from "../graph/parseBody.ts";
import { badRequest, grant, refuse } from "../graph/refusal.ts";
import type { Outcome } from "../graph/refusal.ts";
import { makeRateLimit } from "../graph/rateLimit.ts";
import type { World } from "../graph/world.ts";
import { handshake } from "./handshake.ts";
import type { Notices } from "./notices.ts";
import { subscriptionCreate, subscriptionUpdate } from "./subscriptionShapes.ts";
import type { ChangeType, Subscription } from "./subscriptionStore.ts";

const mostMinutes = 10_080;
const leastMinutes = 45;
const mostPerMailbox = 1000;
const invalid = (message: string) => refuse(400, "InvalidRequest", message);
const notFound = () => refuse(404, "ResourceNotFound", "The object was not found.");

/** The end that is given for the end that was wished. */
function untilOf(wish: string, now: Date): Outcome<string> {
  const at = new Date(wish).getTime();
  const minutes = (at - now.getTime()) / 60_000;
  if (minutes <= 0) return invalid("Subscription expiration must be in the future.");
  // A little more than the most is forgiven: clocks differ.
  if (minutes > mostMinutes + 1) return invalid(`Subscription expiration can only be ${mostMinutes} minutes in the future.`);
  return grant(new Date(Math.max(at, now.getTime() + leastMinutes * 60_000)).toISOString());
}

const typesOf = (text: string): ChangeType[] => (["created", "updated", "deleted"] as const).filter((type) => text.split(",").includes(type));

/** What Graph shows of a subscription. @param secret its clientState, which only the answer to the POST tells */
const shown = (one: Subscription, secret: string | null): Record<string, unknown> => ({
  id: one.id,
  resource: one.resource,
  applicationId: one.caller.appId,
  changeType: one.changeTypes.join(","),
  clientState: secret,
  notificationUrl: one.notificationUrl,
  notificationQueryOptions: null,
  lifecycleNotificationUrl: one.lifecycleUrl,
  expirationDateTime: one.until.replace("Z", "0000Z"),
  creatorId: one.caller.oid ?? uuidFor(`service principal ${one.caller.appId}`),
  includeResourceData: null,
  latestSupportedTlsVersion: "v1_2",
  encryptionCertificate: null,
  encryptionCertificateId: null,
  notificationUrlAppId: null,
});

/** @param deps.validateWithinMs real milliseconds that a listener has for the handshake */
export function subscriptionRoutes(routes: Routes, { world, notices, validateWithinMs }: { world: World; notices: Notices; validateWithinMs: number }): void {
  const { subscriptions } = notices;
  const single = (status: number, one: Subscription, secret: string | null = null): Answer => answer(status, { "@odata.context": `${graphRoot}/$metadata#subscriptions/$entity`, ...shown(one, secret) });
  const limits = { write: makeRateLimit(world.clock, 500, 20), list: makeRateLimit(world.clock, 25, 20), reauthorize: makeRateLimit(world.clock, 1000, 20) };

  const sameMaker = (caller: Caller, one: Subscription): boolean => one.caller.appId === caller.appId && one.caller.kind === caller.kind && (caller.kind === "app" || one.caller.oid === caller.oid);
  const isMine = (call: Call) => (one: Subscription) => sameMaker(call.caller, one);
  /** A subscription of the caller's own, on a mailbox that the caller may still read. */
  const mine = (call: Call, about: (mailbox: Mailbox) => void): Outcome<{ one: Subscription; mailbox: Mailbox }> => {
    const one = subscriptions.get(call.param("subscription"));
    const mailbox = one && world.find(one.mailbox);
    if (!one || !mailbox || !sameMaker(call.caller, one)) return notFound();
    about(mailbox);
    const gate = mailboxGate(world, call.caller, mailbox, "Calendars.Read");
    return gate.ok ? grant({ one, mailbox }) : gate;
  };
  const mailboxOf = (resource: string, call: Call): Mailbox | undefined => {
    const [, plain, quoted] = /^\/?(?:users\/([^/()]+)|users\('([^']+)'\)|me)\/events$/i.exec(resource) ?? [];
    const named = plain ?? quoted;
    if (named === undefined) return call.caller.kind === "delegated" && /^\/?me\/events$/i.test(resource) ? world.find(call.caller.oid ?? "") : undefined;
    return world.find(decodeURIComponent(named));
  };
  const doubled = (call: Call, mailbox: Mailbox, types: readonly ChangeType[]): boolean =>
    subscriptions.live().filter(isMine(call)).some((one) => one.mailbox === mailbox.address && one.changeTypes.join() === types.join());
  const duplicate = () => refuse(409, "Conflict", "A subscription with the same resource and changeType already exists for this application.");

  routes.signedIn("post", "/subscriptions", async (call, about) => {
    const body = parseBody(subscriptionCreate, call.body);
    if (!body.ok) return body;
    const { resource, notificationUrl, lifecycleNotificationUrl = null, clientState = null } = body.value;
    if (body.value.includeResourceData || body.value.encryptionCertificate !== undefined || body.value.notificationQueryOptions !== undefined) return badRequest("This stand-in sends basic notifications of whole mailboxes only.");
    if (!/^\/?(users\/[^/()]+|users\('[^']+'\)|me)\/events$/i.test(resource)) return invalid(`Resource '${resource}' is not supported for subscriptions.`);
    const mailbox = mailboxOf(resource, call);
    if (!mailbox) return refuse(404, "ErrorInvalidUser", `The requested user in '${resource}' is invalid.`);
    about(mailbox);
    const gate = mailboxGate(world, call.caller, mailbox, "Calendars.Read");
    if (!gate.ok) return gate;
    const rate = limits.write(call.caller.appId);
    if (!rate.ok) return rate;
    const until = untilOf(body.value.expirationDateTime, world.clock.now());
    if (!until.ok) return until;
    const types = typesOf(body.value.changeType);
    if (doubled(call, mailbox, types)) return duplicate();
    if (subscriptions.live().filter((one) => one.mailbox === mailbox.address).length >= mostPerMailbox) return refuse(403, "ExtensionError", "The maximum number of subscriptions for this mailbox has been reached.");
    const id = randomUUID();
    for (const url of new Set([notificationUrl, ...(lifecycleNotificationUrl ? [lifecycleNotificationUrl] : [])])) {
      const shaken = await handshake(url, id, validateWithinMs);
      if (!shaken.ok) return shaken;
    }
    // Another may have been made while the listener was asked.
    if (doubled(call, mailbox, types)) return duplicate();
    const one: Subscription = {
      id,
      caller: call.caller,
      resource,
      mailbox: mailbox.address,
      mailboxId: mailbox.id,
      changeTypes: types,
      notificationUrl,
      lifecycleUrl: lifecycleNotificationUrl,
      clientState,
      until: until.value,
      idForm: call.prefer.idForm,
      proveBy: null,
    };
    subscriptions.put(one);
    return single(201, one, clientState);
  });

  routes.signedIn("get", "/subscriptions", (call) => {
    const rate = limits.list(call.caller.appId);
    if (!rate.ok) return rate;
    return listing(call, "subscriptions", subscriptions.live().filter(isMine(call)).map((one) => shown(one, null)), 100);
  });

  routes.signedIn("get", "/subscriptions/{subscription-id}", (call, about) => {
    const found = mine(call, about);
    return found.ok ? single(200, found.value.one) : found;
  });

  routes.signedIn("patch", "/subscriptions/{subscription-id}", async (call, about) => {
    const found = mine(call, about);
    if (!found.ok) return found;
    const body = parseBody(subscriptionUpdate, call.body);
    if (!body.ok) return body;
    const rate = limits.write(call.caller.appId);
    if (!rate.ok) return rate;
    const until = body.value.expirationDateTime === undefined ? grant(found.value.one.until) : untilOf(body.value.expirationDateTime, world.clock.now());
    if (!until.ok) return until;
    const notificationUrl = body.value.notificationUrl ?? found.value.one.notificationUrl;
    if (body.value.notificationUrl !== undefined || notices.settings().validateOnRenew) {
      const shaken = await handshake(notificationUrl, randomUUID(), validateWithinMs);
      if (!shaken.ok) return shaken;
    }
    const still = mine(call, about);
    if (!still.ok) return still;
    const renewed = { ...still.value.one, notificationUrl, until: until.value, proveBy: body.value.expirationDateTime === undefined ? still.value.one.proveBy : null };
    subscriptions.put(renewed);
    return single(200, renewed);
  });

  routes.signedIn("post", "/subscriptions/{subscription-id}/reauthorize", (call, about) => {
    const found = mine(call, about);
    if (!found.ok) return found;
    const rate = limits.reauthorize(call.caller.appId);
    if (!rate.ok) return rate;
    subscriptions.put({ ...found.value.one, proveBy: null });
    return answer(204);
  });

  routes.signedIn("delete", "/subscriptions/{subscription-id}", (call, about) => {
    const found = mine(call, about);
    if (!found.ok) return found;
    const rate = limits.write(call.caller.appId);
    if (!rate.ok) return rate;
    subscriptions.drop(found.value.one.id);
    return answer(204);
  });
}
