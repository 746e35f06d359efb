import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { openStage } from "./stage.ts";
import type { Stage } from "./stage.ts";
import { cellOf, toast } from "./tabParts.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterEach(async () => {
  await stage.clear();
  expect(stage.complaints()).toEqual([]);
});
afterAll(() => stage.close());

describe("From the first look at the week to a place that is free again", () => {
  test("Anna books in two taps, her card follows what the calendar answers, she releases from the card, and Bo, who looks on, sees it free", async () => {
    const anna = await stage.seat("anna.nilsson");
    const bo = await stage.seat("bo.eriksson");
    const hers = cellOf(anna.tab, "Ås/Torsta, torsdag 26 november");
    const his = cellOf(bo.tab, "Ås/Torsta, torsdag 26 november");
    await his.getByText("5 lediga").waitFor();

    await hers.click();
    await anna.tab.getByRole("button", { name: "Boka hela dagen" }).click();
    await toast(anna.tab, "Platsen hålls åt dig. Vi väntar på svar från kalendern").waitFor();
    // A pointer that rests on what is said keeps it there, until the card is pressed.
    await toast(anna.tab, "Platsen hålls åt dig").getByText("Platsen hålls åt dig").hover();
    expect(await hers.textContent()).toContain("väntar på kalendern");

    await anna.chat.getByText("Platsen hålls åt dig. Vi väntar på svar från kalendern").waitFor();
    await anna.chat.getByText(/^Ås\/Torsta, Plats \d$/).waitFor();
    await his.getByText("4 lediga").waitFor();

    stage.app.clock.advance(5000);
    await anna.chat.getByText("Platsen är din").waitFor();
    expect(await anna.chat.getByText("väntar på svar").count()).toBe(0);
    await hers.getByText("Du · bokad").waitFor();

    await anna.chat.getByRole("button", { name: "Släpp" }).click();
    // What the tab said of the place when it was booked is mended too, while it is shown.
    await toast(anna.tab, "Släppt").waitFor();
    expect(await toast(anna.tab, "Platsen är din").count()).toBe(0);
    await anna.chat.getByText("Släppt", { exact: true }).waitFor();
    await his.getByText("5 lediga").waitFor();
    await hers.getByText("5 lediga").waitFor();
  });
});
