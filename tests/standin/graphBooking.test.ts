import { anna, at, bo, brunflo, deskEvent, eventPath, ownDesk, responseOf, startWorld, viewPath } from "./graphSupport.ts";
import type { World } from "./graphSupport.ts";

describe("Booking a hub desk through the stand-in's Graph", () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
  });
  afterEach(() => world.stop());

  const book = (upn: string, mailbox = brunflo, date?: string) => world.app("POST", `/users/${upn}/events`, deskEvent(mailbox, date));
  const read = async (upn: string, id: string) => (await world.app("GET", eventPath(upn, id))).body;
  const hubView = async (mailbox = brunflo) => (await world.app("GET", viewPath(mailbox))).body.value;

  it("answers 201 before the hub has said anything, and the hub's yes comes later with its time", async () => {
    const made = await book(anna);
    expect(made.status).toBe(201);
    expect(responseOf(made.body)).toBe("none");
    world.pass(1);
    expect(responseOf(await read(anna, made.body.id))).toBe("none");
    world.pass(2);
    const answered = await read(anna, made.body.id);
    expect(answered.attendees[0]?.status).toEqual({ response: "accepted", time: "2026-11-23T07:00:02.000Z" });
  });

  it("keeps two copies of one booking with different ids and one iCalUId", async () => {
    const made = await book(anna);
    const [hubCopy] = await hubView();
    expect(hubCopy?.iCalUId).toBe(made.body.iCalUId);
    expect(hubCopy?.id).not.toBe(made.body.id);
    expect((await world.app("GET", eventPath(brunflo, made.body.id))).status).toBe(404);
  });

  it("shows the organizer's name for subject, and no text, once the hub has taken the booking", async () => {
    await world.app("POST", `/users/${anna}/events`, { ...deskEvent(brunflo), sensitivity: "private", body: { contentType: "text", content: "hemligt" } });
    expect((await hubView())[0]?.subject).toBe("Plats på hubb");
    world.pass(3);
    expect((await hubView())[0]).toMatchObject({ subject: "Anna Nilsson", sensitivity: "normal", body: { content: "" } });
  });

  it("gives two people 201 for the last seat and declines one of them later, who then vanishes from the hub's calendar", async () => {
    await world.admin("PUT", `/mailboxes/${brunflo}/policy`, { capacity: 1 });
    const [first, second] = await Promise.all([book(anna), book(bo)]);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(await hubView()).toHaveLength(2);
    world.pass(3);
    const answers = [responseOf(await read(anna, first.body.id)), responseOf(await read(bo, second.body.id))];
    expect(answers.sort()).toEqual(["accepted", "declined"]);
    expect(await hubView()).toHaveLength(1);
  });

  it("counts a seat for each person who is asked along", async () => {
    const along = { type: "required", emailAddress: { address: bo } };
    const both = deskEvent(brunflo);
    const two = await world.app("POST", `/users/${anna}/events`, { ...both, attendees: [...both.attendees, along] });
    const another = await book("gunilla.wiklund@regionen.example");
    const oneTooMany = await book("mats.bergstrom@regionen.example");
    world.pass(3);
    expect([responseOf(await read(anna, two.body.id)), responseOf(await read("gunilla.wiklund@regionen.example", another.body.id)), responseOf(await read("mats.bergstrom@regionen.example", oneTooMany.body.id))]).toEqual(["accepted", "accepted", "declined"]);
  });

  it("books nothing when the hub is only named as the place", async () => {
    const { attendees: _nobody, ...placeOnly } = deskEvent(brunflo);
    expect((await world.app("POST", `/users/${anna}/events`, placeOnly)).status).toBe(201);
    world.pass(3);
    expect(await hubView()).toEqual([]);
  });

  it("lets a write into the hub's own calendar past the attendant, so that a desk is taken twice", async () => {
    const owner = world.appWith(["Calendars.ReadWrite"]);
    const made = await book(anna, ownDesk);
    world.pass(3);
    const { attendees: _nobody, ...direct } = deskEvent(ownDesk);
    expect((await owner("POST", `/users/${ownDesk}/events`, direct)).status).toBe(201);
    expect(responseOf(await read(anna, made.body.id))).toBe("accepted");
    expect(await hubView(ownDesk)).toHaveLength(2);
  });

  it("asks the hub again when the time is moved, and still shows the old yes for a moment", async () => {
    const made = await book(anna);
    world.pass(3);
    const moved = await world.app("PATCH", eventPath(anna, made.body.id), { start: at("2026-11-27T08:00:00"), end: at("2026-11-27T12:00:00") });
    expect(moved.status).toBe(200);
    expect(moved.body.attendees[0]?.status).toEqual({ response: "accepted", time: "2026-11-23T07:00:02.000Z" });
    world.pass(1);
    expect(responseOf(await read(anna, made.body.id))).toBe("none");
    world.pass(2);
    expect((await read(anna, made.body.id)).attendees[0]?.status).toEqual({ response: "accepted", time: "2026-11-23T07:00:05.000Z" });
    expect((await hubView())[0]?.start).toEqual({ dateTime: "2026-11-27T07:00:00.0000000", timeZone: "UTC" });
  });

  it("takes the seat back when the attendees of a change leave the hub out", async () => {
    const made = await book(anna);
    world.pass(3);
    await world.app("PATCH", eventPath(anna, made.body.id), { attendees: [{ type: "required", emailAddress: { address: bo } }] });
    expect((await hubView())[0]?.isCancelled).toBe(true);
  });

  it("answers 202 when the organizer cancels, forgets the event and keeps a cancelled copy at the hub that takes no seat", async () => {
    await world.admin("PUT", `/mailboxes/${brunflo}/policy`, { capacity: 1 });
    const made = await book(anna);
    world.pass(3);
    const cancelled = await world.app("POST", `${eventPath(anna, made.body.id)}/cancel`, { comment: "Släpper platsen" });
    expect([cancelled.status, cancelled.headers.get("content-type")]).toEqual([202, null]);
    expect((await world.app("GET", eventPath(anna, made.body.id))).status).toBe(404);
    expect((await hubView()).map((one) => one.isCancelled)).toEqual([true]);
    const next = await book(bo);
    world.pass(3);
    expect(responseOf(await read(bo, next.body.id))).toBe("accepted");
  });

  it("keeps no cancelled copy at a hub that is told to remove them", async () => {
    await world.admin("PUT", `/mailboxes/${brunflo}/policy`, { removeCanceledMeetings: true });
    const made = await book(anna);
    world.pass(3);
    expect((await world.app("DELETE", eventPath(anna, made.body.id))).status).toBe(204);
    expect(await hubView()).toEqual([]);
  });

  it("refuses the hub, which is no organizer, to cancel", async () => {
    await book(anna);
    world.pass(3);
    const [hubCopy] = await hubView();
    const reply = await world.appWith(["Calendars.ReadWrite"])("POST", `${eventPath(brunflo, hubCopy?.id ?? "")}/cancel`, {});
    expect(reply.status).toBe(400);
    expect(reply.body.error?.message).toContain("You need to be an organizer to cancel a meeting");
  });

  it.each([
    ["a misspelt member", { attendes: [] }],
    ["a member of the wrong type", { isAllDay: "yes" }],
    ["an unknown way of showing time", { showAs: "maybe" }],
    ["a zone inside the time", { start: { dateTime: "2026-11-26T08:00:00Z", timeZone: "UTC" } }],
    ["a date that is not", { start: at("2026-02-30T08:00:00") }],
    ["an end before its start", { end: at("2026-11-26T07:00:00") }],
    ["a whole day that does not start at midnight", { isAllDay: true }],
    ["an unknown zone", { start: { dateTime: "2026-11-26T08:00:00", timeZone: "Europe/Stockholm" } }],
  ])("refuses an event with %s", async (_what, wrong) => {
    expect((await world.app("POST", `/users/${anna}/events`, { ...deskEvent(brunflo), ...wrong })).status).toBe(400);
  });

  it("refuses to change the transaction of an event, and to change nothing", async () => {
    const made = await book(anna);
    expect((await world.app("PATCH", eventPath(anna, made.body.id), { transactionId: "another" })).status).toBe(400);
    expect((await world.app("PATCH", eventPath(anna, made.body.id), {})).status).toBe(400);
    expect((await world.app("POST", `${eventPath(anna, made.body.id)}/cancel`, { Kommentar: "fel" })).status).toBe(400);
  });

  it("keeps a tag on the event and shows it only to those who ask for it by name", async () => {
    const id = "String {66f5a359-4659-4830-9070-00047ec6ac6e} Name HubbplatsBookingId";
    const made = await world.app("POST", `/users/${anna}/events`, { ...deskEvent(brunflo), singleValueExtendedProperties: [{ id, value: "bokning-1" }] });
    expect(made.body["singleValueExtendedProperties"]).toBeUndefined();
    const asked = await world.app("GET", `${eventPath(anna, made.body.id)}?$expand=${encodeURIComponent(`singleValueExtendedProperties($filter=id eq '${id}')`)}`);
    expect(asked.body["singleValueExtendedProperties"]).toEqual([{ id, value: "bokning-1" }]);
  });
});
