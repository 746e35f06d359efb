import { createServer } from "node:http";
import { allowedOrigin } from "../../src/adapters/graph/chain.ts";
import { faultOf, retryAfterOf } from "../../src/adapters/graph/faults.ts";
import { makeGate } from "../../src/adapters/graph/gate.ts";
import { graphEvent, sentEventOf } from "../../src/adapters/graph/graphEvent.ts";
import { instantOfMoment, momentOf } from "../../src/adapters/graph/graphTime.ts";
import { hubCopyOf } from "../../src/adapters/graph/hubCopies.ts";
import { makeGraph } from "../../src/adapters/graph/makeGraph.ts";
import { graphUrl, isGraphUrl, mailboxOf, templateOf } from "../../src/adapters/graph/urls.ts";
import { eventsIn, hearingLog, portOf, thursday, valueOf } from "./graphSupport.ts";

const utc = (dateTime: string) => ({ dateTime, timeZone: "UTC" });
const ours = { id: "a", iCalUId: "u", start: utc("2026-11-26T07:00:00.0000000"), end: utc("2026-11-26T16:00:00.0000000") };
const resource = (address: string, response: string, time = "2026-11-23T07:00:02Z") => ({ type: "resource", emailAddress: { address }, status: { response, time } });

describe("A Graph address", () => {
  it("keeps an id with slashes, plus signs and apostrophes as one segment", () => {
    const url = graphUrl`/users/${"o'neil@regionen.example"}/events/${"AAk/+=-"}`;
    expect(url).toBe("https://graph.microsoft.com/v1.0/users/o%27neil%40regionen.example/events/AAk%2F%2B%3D-");
    expect([mailboxOf(url), templateOf(url)]).toEqual(["o'neil@regionen.example", "/users/{id}/events/{id}"]);
  });

  it("has a name without ids, and no mailbox unless it is about one", () => {
    expect(templateOf(graphUrl`/places/${"lista@x"}/microsoft.graph.roomlist/rooms`)).toBe("/places/{id}/microsoft.graph.roomlist/rooms");
    expect(templateOf(graphUrl`/places/microsoft.graph.desk?$top=1000`)).toBe("/places/microsoft.graph.desk");
    expect(mailboxOf(graphUrl`/places/microsoft.graph.desk`)).toBeNull();
  });

  it("is Graph's own and nobody else's", () => {
    expect(["https://graph.microsoft.com.evil.example/v1.0/x", "http://graph.microsoft.com/v1.0/x", "https://graph.microsoft.com/beta/x"].filter(isGraphUrl)).toEqual([]);
    expect(isGraphUrl("https://graph.microsoft.com/v1.0/users/x/calendarView/delta?$deltatoken=y")).toBe(true);
  });

  it("is never in the clear but on this machine", () => {
    expect(() => allowedOrigin("http://graph.microsoft.com")).toThrow("neither https nor on this machine");
    expect(() => allowedOrigin("http://127.0.0.1.evil.example")).toThrow();
    expect(allowedOrigin("http://127.0.0.1:4000/")).toBe("http://127.0.0.1:4000");
    expect(allowedOrigin("https://graph.microsoft.com/")).toBe("https://graph.microsoft.com");
  });
});

describe("A refusal by Graph", () => {
  it("is told in our words", () => {
    const told = (status: number, code?: string) => faultOf(status, undefined, code).why;
    expect([429, 500, 502, 503, 504].map((status) => told(status))).toEqual(["later", "later", "later", "later", "later"]);
    expect([told(401), told(403), told(404), told(410), told(412), told(400), told(409, "ErrorDuplicateTransactionId")]).toEqual(["denied", "denied", "not-found", "gone", "conflict", "refused", "refused"]);
    expect([told(400, "resyncRequired"), told(404, "SyncStateNotFound"), told(409, "ErrorIrresolvableConflict")]).toEqual(["gone", "gone", "conflict"]);
  });

  it("says in seconds when to come back, also when it is told as a date", () => {
    const now = new Date("2026-11-23T07:00:00Z");
    expect([retryAfterOf("17", now), retryAfterOf("Mon, 23 Nov 2026 07:00:30 GMT", now), retryAfterOf("soon", now), retryAfterOf(null, now), retryAfterOf("", now)]).toEqual([17, 30, undefined, undefined, undefined]);
  });
});

describe("Graph's times", () => {
  it("are written as clock time with the zone's Windows name, and read in UTC or in that zone", () => {
    const at = new Date("2026-07-01T06:00:00Z");
    expect(momentOf(at)).toEqual({ dateTime: "2026-07-01T08:00:00", timeZone: "W. Europe Standard Time" });
    expect(instantOfMoment(momentOf(at))).toEqual(at);
    expect(instantOfMoment(utc("2026-07-01T06:00:00.0000000"))).toEqual(at);
  });

  it("are not guessed at in another zone, or when they are no times", () => {
    expect(instantOfMoment({ dateTime: "2026-07-01T06:00:00", timeZone: "Pacific Standard Time" })).toBeNull();
    expect([instantOfMoment(utc("2026-13-01T06:00:00")), instantOfMoment(utc("tomorrow")), instantOfMoment({ dateTime: "2026-07-01T06:00:00" })]).toEqual([null, null, null]);
  });
});

describe("An event of ours", () => {
  it("tells of everybody whom it asks, in small letters, and what each has answered", () => {
    const event = { ...ours, location: { locationEmailAddress: "Hubb@x" }, attendees: [resource("Annat@x", "accepted"), resource("hubb@x", "declined")] };
    expect(sentEventOf(event)).toMatchObject({ during: thursday, asked: [{ mail: "annat@x", answer: "accepted" }, { mail: "hubb@x", resource: true, answer: "declined", answeredAt: new Date("2026-11-23T07:00:02Z") }] });
  });

  it("has no time of an answer while there is none, whatever Exchange writes there", () => {
    const notYet = (response: string) => sentEventOf({ ...ours, attendees: [resource("hubb@x", response, "0001-01-01T00:00:00Z")] });
    expect(["none", "notResponded", "somethingNew"].map((response) => notYet(response)?.asked[0]?.answer)).toEqual(["none", "none", "none"]);
    expect(notYet("none")?.asked[0]?.answeredAt).toBeNull();
    expect(notYet("accepted")?.asked).toMatchObject([{ answer: "accepted", answeredAt: null }]);
  });

  it("is not made of something that is no event", () => {
    expect([sentEventOf(null), sentEventOf({ id: "a" }), sentEventOf("yes")]).toEqual([null, null, null]);
  });
});

describe("A copy in a hub mailbox", () => {
  it("takes a seat for its organizer and each further person, and none for resources or the organizer twice", () => {
    const person = (address: string) => ({ type: "required", emailAddress: { address } });
    const event = graphEvent.parse({ ...ours, organizer: { emailAddress: { address: "Anna@x", name: "Anna" } }, attendees: [person("anna@x"), person("bo@x"), person("BO@x"), person("cecilia@x"), resource("hubb@x", "accepted")] });
    expect(hubCopyOf(event)).toMatchObject({ seats: 3, organizer: { mail: "anna@x", name: "Anna" } });
  });
});

describe("The gate of a mailbox", () => {
  it("lets so many in at a time, in the order they came, also when some of them fail", async () => {
    const gate = makeGate(2);
    let inside = 0;
    let most = 0;
    const order: number[] = [];
    const work = (n: number) => gate("hubb", async () => {
      inside += 1;
      most = Math.max(most, inside);
      order.push(n);
      await new Promise((done) => setTimeout(done, 5));
      inside -= 1;
      if (n % 3 === 0) throw new Error("failed");
      return n;
    });
    const done = await Promise.allSettled(Array.from({ length: 9 }, (_, n) => work(n)));
    expect([most, inside]).toEqual([2, 0]);
    expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(done.filter((one) => one.status === "rejected")).toHaveLength(3);
  });
});

describe("A series in a hub mailbox, of which Graph tells little but the times", () => {
  const master = { id: "m", iCalUId: "series", type: "seriesMaster", start: ours.start, end: ours.end, organizer: { emailAddress: { address: "bo@x", name: "Bo" } }, responseStatus: { response: "accepted" }, attendees: [] };
  const occurrence = (id: string, day: string) => ({ id, type: "occurrence", seriesMasterId: "m", start: utc(`${day}T07:00:00.0000000`), end: utc(`${day}T16:00:00.0000000`) });

  /** A Graph that tells of one round, and of one event by its id. */
  async function sweep(value: unknown[], event?: unknown): Promise<{ round: ReturnType<typeof eventsIn>; asked: string[]; warned: number }> {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      const url = request.url ?? "";
      asked.push(url);
      const body = url.includes("/delta") ? { value, "@odata.deltaLink": "https://graph.microsoft.com/v1.0/users/h/calendarView/delta?$deltatoken=1" } : event;
      response.writeHead(body ? 200 : 404, { "Content-Type": "application/json" }).end(JSON.stringify(body ?? { error: { code: "ErrorItemNotFound" } }));
    }).listen(0, "127.0.0.1");
    await new Promise((listening) => server.once("listening", listening));
    const port = portOf(server.address());
    const { log, heard } = hearingLog();
    const called = async () => ({ ok: true as const, value: "token" });
    const { calendar } = makeGraph({ graphOrigin: `http://127.0.0.1:${port}`, tokens: { app: called, onBehalfOf: called }, log, patience: [] });
    const round = eventsIn(valueOf(await calendar.delta("h", { window: thursday })).copies);
    server.closeAllConnections();
    server.close();
    return { round, asked, warned: heard.length };
  }

  it("has each of its days told with the organizer and the answer of the whole", async () => {
    const { round, asked } = await sweep([master, occurrence("o1", "2026-11-26"), occurrence("o2", "2026-12-03")]);
    expect(round).toMatchObject([{ graphId: "o1", organizer: { mail: "bo@x" }, answer: "accepted", seats: 1 }, { graphId: "o2", organizer: { mail: "bo@x" } }]);
    expect(new Set(round.map((copy) => copy.iCalUId)).size).toBe(2);
    expect(asked).toHaveLength(1);
  });

  it("has a day read by itself when the series did not come with it", async () => {
    const whole = { ...occurrence("o1", "2026-11-26"), iCalUId: "day", organizer: master.organizer, responseStatus: { response: "accepted" } };
    const { round, asked } = await sweep([occurrence("o1", "2026-11-26")], whole);
    expect(round).toMatchObject([{ graphId: "o1", iCalUId: "day", organizer: { mail: "bo@x" } }]);
    expect(asked.at(-1)).toBe("/v1.0/users/h/events/o1");
  });

  it("is warned of, and stops nothing, when a part of it cannot be read", async () => {
    const { round, warned } = await sweep([{ ...ours, start: { dateTime: "2026-11-26T07:00:00", timeZone: "Moon" }, organizer: master.organizer }, { nonsense: true }, { ...ours, id: "b", organizer: master.organizer }]);
    expect(round).toMatchObject([{ graphId: "b" }]);
    expect(warned).toBe(1);
  });
});
