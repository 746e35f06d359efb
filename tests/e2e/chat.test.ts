import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { openStage } from "./stage.ts";
import type { Stage } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterEach(async () => {
  await stage.clear();
  expect(stage.complaints()).toEqual([]);
});
afterAll(() => stage.close());

const bookingsOf = async (name: string): Promise<{ id: string; status: string; date: string; hubId: string }[]> => (await (await stage.app.as(name)).get("/api/bookings?from=2026-11-23&to=2026-12-31")).body.bookings;

describe("Writing to the bot beside the tab", () => {
  test("a sentence books, the card says so, and the list of places shows it", async () => {
    const { say, chat, tab } = await stage.seat("anna.nilsson");
    await say("boka Stugun på torsdag förmiddag");
    await chat.getByText(/^Platsen hålls åt dig/).waitFor();
    await chat.getByText(/^Stuguns bibliotek, Plats \d$/).waitFor();
    await chat.getByText("tors 26 nov, förmiddag 10.00–12.00").waitFor();
    await tab.getByRole("button", { name: "Stuguns bibliotek, torsdag 26 november" }).getByText("väntar på kalendern").waitFor();
    await say("mina platser");
    await chat.getByText("Dina kommande platser").waitFor();
    await chat.getByRole("button", { name: "Visa kortet" }).click();
    await chat.getByRole("button", { name: "Flytta" }).last().waitFor();
  });

  test("the buttons of a card move, release and take back", async () => {
    const { say, chat } = await stage.seat("bo.eriksson");
    await say("boka kluksgården på torsdag");
    await chat.getByRole("button", { name: "Flytta" }).click();
    await chat.getByText("Vart vill du flytta?").waitFor();
    const choice = chat.getByRole("button", { name: /^Kluksgården, (?!Plats)/ }).first();
    await choice.click();
    await chat.getByText("Vart vill du flytta?").waitFor({ state: "detached" });
    const [moved] = await bookingsOf("bo.eriksson");
    expect(moved?.date).not.toBe("2026-11-26");
    await chat.getByRole("button", { name: "Släpp" }).last().click();
    await chat.getByText("Släppt", { exact: true }).first().waitFor();
    await chat.getByRole("button", { name: "Ångra" }).first().click();
    await chat.getByText(/^Platsen (är din|hålls åt dig)/).first().waitFor();
    expect((await bookingsOf("bo.eriksson")).filter(({ status }) => status !== "released")).toHaveLength(1);
  });

  test("a double click releases once", async () => {
    const { say, chat } = await stage.seat("helena.sandberg");
    await say("boka kluksgården på fredag");
    await chat.getByRole("button", { name: "Släpp" }).dblclick();
    await chat.getByText("Släppt", { exact: true }).waitFor();
    const [booking] = await bookingsOf("helena.sandberg");
    const { changes } = (await (await stage.app.as("helena.sandberg")).get(`/api/bookings/${booking?.id}/history`)).body;
    expect(changes.filter(({ surface }: { surface: string }) => surface === "bot")).toHaveLength(2);
  });

  test("a card that was drawn before the place was released answers with what is so now", async () => {
    const { say, chat, page } = await stage.seat("karin.lund");
    const underWay = new Set<unknown>();
    page.on("request", (request) => {
      if (request.url().includes("?reader=")) underWay.add(request);
    });
    page.on("requestfinished", (request) => underWay.delete(request));
    page.on("requestfailed", (request) => underWay.delete(request));
    await say("boka kluksgården på onsdag");
    await chat.getByRole("button", { name: "Flytta" }).waitFor();
    let pressed = false;
    page.on("request", (request) => (pressed ||= request.url().endsWith("/press")));
    await page.route(/\/local\/chat\/[^/]+\?reader=/, (route) => (pressed ? route.continue() : route.abort()));
    // What was asked for before that could bring the new card.
    await stage.app.until(() => underWay.size === 0, "the answers under way");
    const [booking] = await bookingsOf("karin.lund");
    await (await stage.app.as("karin.lund")).send("DELETE", `/api/bookings/${booking?.id}`);
    await chat.getByRole("button", { name: "Släpp" }).click();
    await chat.getByText("Släppt", { exact: true }).waitFor();
    expect(stage.complaints().every((one) => one.includes("ERR_FAILED"))).toBe(true);
    expect(await chat.getByRole("button", { name: "Flytta" }).count()).toBe(0);
  });

  test("nobody presses another's card, and in company each gets their own and nobody another's", async () => {
    const mats = await stage.seat("mats.bergstrom");
    await mats.say("boka kluksgården på tisdag");
    await mats.chat.getByRole("button", { name: "Släpp" }).waitFor();
    const [booking] = await bookingsOf("mats.bergstrom");
    const { messages } = (await (await fetch(`${stage.app.origin}/local/chat/mats.bergstrom@regionen.example`)).json()) as { messages: { id: string }[] };
    const forged = await fetch(`${stage.app.origin}/local/chat/bo.eriksson@regionen.example/press`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ activityId: messages.at(-1)?.id, verb: "booking.release", data: { bookingId: booking?.id, attempt: "x" } }),
    });
    expect(forged.status).toBeGreaterThanOrEqual(400);

    await mats.page.locator("#conversation").selectOption("group");
    await mats.say("mina platser");
    await mats.chat.getByRole("button", { name: "Visa i min egen chatt" }).waitFor();
    expect(await mats.chat.innerText()).not.toContain("Kluksgården");
    const other = await stage.seat("fredrik.astrom");
    await other.page.locator("#conversation").selectOption("group");
    await other.chat.getByRole("button", { name: "Visa i min egen chatt" }).click();
    await other.page.locator("#conversation").selectOption("");
    await other.chat.getByText("Du har ingen kommande plats.").waitFor();
    expect(await other.chat.innerText()).not.toContain("Kluksgården");
    expect((await bookingsOf("mats.bergstrom"))[0]?.status).toBe("confirmed");
  });

  test("who reads English is answered in English", async () => {
    const { say, chat } = await stage.seat("olivia.grant");
    await say("book House Be on Thursday afternoon");
    await chat.getByText(/^The desk is held for you/).waitFor();
    await chat.getByText("Thu 26 Nov, afternoon", { exact: false }).waitFor();
    await chat.getByRole("button", { name: "Release" }).click();
    await chat.getByText("Released", { exact: true }).waitFor();
  });

  test("a day that does not exist is named as such", async () => {
    const { say, chat } = await stage.seat("olivia.grant", { locale: "sv-SE" });
    await say("boka brunflo 31 november");
    await chat.getByText(/31 november finns inte/).first().waitFor();
  });
});
