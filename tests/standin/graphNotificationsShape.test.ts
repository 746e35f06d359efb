import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { subscriptionCreate, subscriptionUpdate } from "../../src/standin/notices/subscriptionShapes.ts";

/** Microsoft's v1.0 contract lies outside the repository. */
const file = join(process.env["GRAPH_CONTRACT"] ?? resolve(import.meta.dirname, "../../../shared"), "graph", "closed-schemas.json");
const held = existsSync(file) ? it : it.skip;

const create = { changeType: "created,updated,deleted", notificationUrl: "https://hubb.example/n", resource: "users/a@b.example/events", expirationDateTime: "2026-11-28T07:00:00Z" };
const bodies: readonly object[] = [
  {},
  create,
  { ...create, lifecycleNotificationUrl: "https://hubb.example/l", clientState: "x".repeat(128), latestSupportedTlsVersion: "v1_2", includeResourceData: false },
  { ...create, clientState: "x".repeat(129) },
  { ...create, notificationUrl: "http://hubb.example/n" },
  { ...create, lifecycleNotificationUrl: "ftp://hubb.example/l" },
  { ...create, changeType: "created, updated" },
  { ...create, changeType: "moved" },
  { ...create, resource: "" },
  { ...create, expirationDateTime: "2026-11-28T07:00:00" },
  { ...create, expirationDateTime: "2026-11-28T07:00Z" },
  { ...create, expirationDateTime: "2026-11-28T08:00:00.1234567+01:00" },
  { ...create, expirationDateTime: "tomorrow" },
  { ...create, id: "made up" },
  { ...create, latestSupportedTlsVersion: "v2_0" },
  { ...create, includeResourceData: "no" },
  { expirationDateTime: "2026-11-28T07:00:00Z" },
  { notificationUrl: "https://hubb.example/n" },
  { expirationDateTime: "2026-11-28T07:00:00Z", clientState: "new" },
];

describe("What an app may write of a subscription", () => {
  held(`is just what Microsoft's closed schemas allow (skipped where ${file} is not there)`, () => {
    const ajv = new Ajv({ strict: false });
    addFormats.default(ajv);
    const closed = JSON.parse(readFileSync(file, "utf8"));
    ajv.addSchema(closed);
    const allows = (name: string, body: object): boolean => ajv.validate(`${closed.$id}#/definitions/${name}`, body);
    const official = bodies.map((body) => [allows("request.subscription.create", body), allows("request.subscription.update", body)]);
    expect(official.flat().filter(Boolean).length).toBeGreaterThan(4);
    expect(bodies.map((body) => [subscriptionCreate.safeParse(body).success, subscriptionUpdate.safeParse(body).success])).toEqual(official);
  });
});
