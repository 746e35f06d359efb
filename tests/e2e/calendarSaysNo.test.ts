import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { openStage } from "./stage.ts";
import type { Stage } from "./stage.ts";
import { cellOf, dialog } from "./tabParts.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterEach(async () => {
  await stage.clear();
  expect(stage.complaints()).toEqual([]);
});
afterAll(() => stage.close());

describe("A calendar that says no", () => {
  test("is told over the page with the place it was, and leads to what is free that day", async () => {
    const mailbox = "/mailboxes/hubb-brunflo@regionen.example/policy";
    await stage.app.admin(mailbox, { capacity: 0 }, "PUT");
    const { tab, chat } = await stage.seat("anna.nilsson");
    await cellOf(tab, "Brunflo, torsdag 26 november").click();
    await dialog(tab).getByRole("button", { name: "Boka hela dagen" }).click();
    const told = tab.getByRole("region", { name: "Besked" });
    await told.getByText("Platsen hålls åt dig").waitFor();
    await chat.getByText("Platsen hålls åt dig. Vi väntar på svar från kalendern").waitFor();
    await tab.getByRole("link", { name: "Mina platser" }).click();
    stage.app.clock.advance(10_000);
    await told.getByRole("alert").getByText("Kalendern sa nej, så platsen är inte bokad").waitFor();
    await told.getByText(/^Brunflo, Plats \d, tors 26 nov/).waitFor();
    await tab.getByRole("link", { name: "Se vad som är ledigt den dagen" }).waitFor();
    await told.getByRole("button", { name: "Se vad som är ledigt den dagen" }).click();
    await cellOf(tab, "Brunflo, torsdag 26 november").getByText("3 lediga").waitFor();
    await stage.app.admin(mailbox, { capacity: 6 }, "PUT");
  });
});
