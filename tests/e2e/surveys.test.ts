import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { focused, tabTo } from "./keys.ts";
import { openStage } from "./stage.ts";
import type { Seat, Stage } from "./stage.ts";
import { provForm } from "./surveyForm.ts";
import { axeFinds, choose, downloaded, heading, hrPages, press } from "./surveyParts.ts";
import { toast } from "./tabParts.ts";

/** The whole way of a survey to the answers, in order: the form is read in, a campaign made and sent, and people answer in every way. surveyResults.test.ts goes on from there. */
let stage: Stage;
let waveId = "";
let campaignPath = "";
beforeAll(async () => {
  stage = await openStage({ at: "2026-11-23T08:05:00+01:00" });
});
afterEach(async () => {
  await stage.clear();
  expect(stage.complaints()).toEqual([]);
});
afterAll(() => stage.close());

const hrSeat = async (): Promise<Seat> => {
  const seat = await stage.seat("cecilia.jonsson");
  await hrPages(seat);
  return seat;
};
const file = (name: string, text: string) => ({ name, mimeType: "application/json", buffer: Buffer.from(text) });

describe("HR asks", () => {
  test("a form with a fault is refused with the place of it, and the mended one is read in", async () => {
    const seat = await hrSeat();
    const { tab } = seat;
    await tab.getByRole("link", { name: "Formulär" }).click();
    await heading(tab, "Frågeformulär").first().waitFor();
    const load = tab.getByLabel("Fil (JSON)");
    await load.setInputFiles(file("trasig.json", "{"));
    await tab.getByText("Filen är inte JSON.").waitFor();
    await load.setInputFiles(file("fel.json", JSON.stringify({ ...provForm, instrument: { ...provForm.instrument, title: { sv: "Prov" } } })));
    await tab.getByRole("rowheader", { name: "title.en" }).waitFor();
    expect(stage.complaints().every((one) => one.includes("/api/instruments"))).toBe(true);
    expect(await axeFinds(seat)).toEqual([]);
    await load.setInputFiles(file("prov.json", JSON.stringify(provForm)));
    await toast(tab, "Formuläret Prov är inläst").waitFor();
    const { name, bytes } = await downloaded(seat.page, () => press(tab, "Hämta filen: Prov, version 1"));
    expect([name, JSON.parse(bytes.toString()).instrument.title]).toEqual(["prov-1.json", provForm.instrument.title]);
  });

  test("a campaign is made in four steps, each with what it leads to, and what is missing is said where it is missing", async () => {
    const seat = await hrSeat();
    const { tab, page } = seat;
    await tab.getByRole("link", { name: "Nytt utskick" }).click();
    await heading(tab, "Nytt utskick. Steg 1 av 4: Vad").waitFor();
    await press(tab, "Nästa");
    await tab.getByText("Välj ett frågeformulär.").waitFor();
    await tab.locator("select:focus").waitFor();
    await tab.getByLabel("Frågeformulär").selectOption({ label: "Prov, version 1" });
    await tab.getByLabel("Namn på svenska").fill("Hur går det?");
    await tab.getByLabel("Namn på engelska").fill("How is it going?");
    const preview = tab.getByRole("region", { name: "Förhandsvisning" });
    await preview.getByText("Svara här").waitFor();
    await preview.getByText("Hur går det?").waitFor();
    expect(await axeFinds(seat)).toEqual([]);
    await press(tab, "Nästa");
    await tab.locator("h1:focus", { hasText: "Steg 2 av 4" }).waitFor();
    await tab.getByRole("radio", { name: "De som mest bokar på vissa hubbar" }).check();
    await press(tab, "Nästa");
    await tab.getByText("Välj minst en hubb.").waitFor();
    await tab.getByRole("radio", { name: "Alla medarbetare" }).check();
    await preview.getByText("24 personer").waitFor();
    await preview.getByText("Det minsta som kan visas").waitFor();
    expect(await preview.getByRole("listitem").count()).toBeGreaterThan(1);
    await press(tab, "Nästa");
    await tab.getByLabel("Öppnar").fill("2026-11-23");
    await tab.getByLabel("Sista dagen att svara").fill("2026-12-06");
    await preview.getByText("mån 23 nov till och med sön 6 dec").waitFor();
    await press(tab, "Nästa");
    await tab.getByRole("definition").filter({ hasText: "Alla medarbetare" }).waitFor();
    await preview.getByText("24 personer").waitFor();
    expect(await axeFinds(seat)).toEqual([]);
    await press(tab, "Starta utskicket");
    await toast(tab, "Utskicket är startat").waitFor();
    await tab.getByText("öppen · mån 23 nov").waitFor();
    await tab.getByText("24 av 24 behandlade").waitFor();
    await tab.getByText("24 skickade").waitFor();
    expect(await axeFinds(seat)).toEqual([]);
    campaignPath = decodeURIComponent((await page.frame({ url: /\/tab\// })?.evaluate<string>("location.hash")) ?? "").replace("#/", "");
    expect(campaignPath).toMatch(/^hr\/utskick\//);
    const { body } = await (await stage.app.as("cecilia.jonsson")).get(`/api/campaigns/${campaignPath.split("/")[2]}`);
    waveId = body.waves[0].id;
  });

  test("nobody but HR comes to HR's pages", async () => {
    for (const name of ["eva.lind", "david.holm", "bo.eriksson"]) {
      const { tab } = await stage.seat(name, { subPage: campaignPath, locale: "sv-SE" });
      await tab.getByText(/^(Sidan är för HR\.|This page is for HR\.)$/).waitFor();
      await tab.getByRole("heading", { name: "HR", level: 1 }).waitFor();
      await stage.clear();
    }
  });
});

describe("People answer", () => {
  test("from the card one comes to the form, leaves it halfway, goes on where one was, and sends it in with a double click, once", async () => {
    const { chat, context } = await stage.seat("anna.nilsson");
    await chat.getByText("Hur går det?").first().waitFor();
    const [page] = await Promise.all([context.waitForEvent("page"), chat.getByText("Öppna i fliken").click()]);
    const tab = page.frameLocator("#tab");
    const seat = { page };
    await heading(tab, "Hur går det?").waitFor();
    await tab.getByText("Enkäten är konfidentiell").first().waitFor();
    expect(await axeFinds(seat)).toEqual([]);
    await press(tab, "Börja");
    await tab.locator("h1:focus", { hasText: "Sida 1 av 3" }).waitFor();
    await choose(tab, "Har du använt hubben?", "Ja");
    await tab.getByRole("textbox", { name: "Hur många dagar?" }).fill("9");
    await press(tab, "Nästa");
    await tab.getByText("Skriv ett tal från 0 till 7.").waitFor();
    await tab.locator("[aria-invalid=true]:focus").fill("3");
    expect(await axeFinds(seat)).toEqual([]);
    await press(tab, "Nästa");
    await heading(tab, "Sida 2 av 4").waitFor();
    await tab.getByRole("checkbox", { name: "Tyst" }).check();
    await press(tab, "Spara och gå härifrån");
    await tab.getByText("påbörjad", { exact: true }).waitFor();
    expect(await axeFinds(seat)).toEqual([]);
    await tab.getByRole("link", { name: "Fortsätt: Hur går det?" }).click();
    await press(tab, "Fortsätt där du var");
    await heading(tab, "Hur mår du?, sida 3 av 4").waitFor();
    await press(tab, "Föregående");
    expect(await tab.getByRole("checkbox", { name: "Tyst" }).isChecked()).toBe(true);
    await press(tab, "Nästa");
    for (const item of ["ett", "två", "tre", "fyra", "fem"]) await choose(tab, `Mående ${item}`, "2");
    expect(await axeFinds(seat)).toEqual([]);
    await press(tab, "Nästa");
    await tab.getByRole("checkbox", { name: "Vill inte svara" }).check();
    expect(await axeFinds(seat)).toEqual([]);
    await tab.getByRole("button", { name: "Skicka in" }).dblclick();
    await tab.locator("h1:focus", { hasText: "Tack, dina svar är inskickade" }).waitFor();
  });

  test("the own score is shown to who asks for it alone, and an answer can be changed", async () => {
    const seat = await stage.seat("anna.nilsson", { subPage: `enkat/${waveId}` });
    const { tab } = seat;
    await heading(tab, "Tack, dina svar är inskickade").waitFor();
    expect(await tab.getByText("40 av 100", { exact: true }).count()).toBe(0);
    await press(tab, "Visa mitt resultat");
    await tab.getByText("40 av 100", { exact: true }).waitFor();
    await tab.getByText("Här finns hjälp").waitFor();
    expect(await axeFinds(seat)).toEqual([]);
    await press(tab, "Dölj");
    expect(await tab.getByText("40 av 100", { exact: true }).count()).toBe(0);
    await press(tab, "Ändra svaren");
    await tab.getByRole("radiogroup", { name: "Har du använt hubben?" }).getByRole("radio", { name: "Vill inte svara" }).check();
    await press(tab, "Nästa");
    // The page that hung on that answer is gone.
    await heading(tab, "Hur mår du?, sida 2 av 3").waitFor();
    await press(tab, "Nästa");
    await press(tab, "Skicka in");
    await heading(tab, "Tack, dina svar är inskickade").waitFor();
    const { body } = await (await stage.app.as("anna.nilsson")).get(`/api/surveys/${waveId}`);
    expect(body).toMatchObject({ state: "submitted", answers: { used: { declined: true }, days: { value: 3 }, say: { declined: true } } });
  });

  test("with the keyboard alone, from the list of surveys to the thanks", async () => {
    const page = await stage.alone("/tab/");
    await page.getByRole("button", { name: "Bo Eriksson" }).waitFor();
    await tabTo(page, /^Bo Eriksson/);
    await page.keyboard.press("Enter");
    await page.getByRole("grid").waitFor();
    await tabTo(page, /^Enkäter$/, "Shift+Tab");
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: "Svara: Hur går det?" }).waitFor();
    await tabTo(page, /^Svara: Hur går det\?$/);
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Börja" }).waitFor();
    await tabTo(page, /^Börja$/);
    await page.keyboard.press("Enter");
    await page.locator("h1:focus", { hasText: "Sida 1 av 3" }).waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowDown");
    expect(await page.getByRole("radio", { name: "Nej" }).isChecked()).toBe(true);
    await page.getByRole("textbox", { name: "Hur många dagar?" }).waitFor();
    while ((await page.evaluate("document.activeElement?.tagName + document.activeElement?.type")) !== "INPUTtext") await page.keyboard.press("Tab");
    await page.keyboard.type("0");
    await page.keyboard.press("Enter");
    await page.locator("h1:focus", { hasText: "sida 2 av 3" }).waitFor();
    for (let item = 0; item < 5; item += 1) {
      while (!(await page.evaluate(`document.activeElement?.closest("[data-question=w${item + 1}]") !== null && document.activeElement?.type === "radio"`))) await page.keyboard.press("Tab");
      await page.keyboard.press("Space");
    }
    await tabTo(page, /^Nästa$/);
    await page.keyboard.press("Enter");
    await page.locator("h1:focus", { hasText: "Sida 3 av 3" }).waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.type("Skrivet utan mus");
    await tabTo(page, /^Skicka in$/);
    await page.keyboard.press("Enter");
    await page.locator("h1:focus", { hasText: "Tack, dina svar är inskickade" }).waitFor();
    await tabTo(page, /^Visa mitt resultat$/);
    await page.keyboard.press("Enter");
    await page.getByText("0 av 100", { exact: true }).waitFor();
    expect(await focused(page)).toBe("Dölj");
    const { body } = await (await stage.app.as("bo.eriksson")).get(`/api/surveys/${waveId}`);
    expect(body.answers).toMatchObject({ used: { value: "no" }, days: { value: 0 }, w5: { value: 0 }, say: { value: "Skrivet utan mus" } });
  });

  test("in English, on a phone without a network for a while: what was written is kept and saved when it is back", async () => {
    const { tab, page, context } = await stage.seat("olivia.grant", { locale: "en-GB", width: 360, height: 740, subPage: `enkat/${waveId}` });
    await heading(tab, "How is it going?").waitFor();
    await tab.getByText("The survey is confidential").first().waitFor();
    await press(tab, "Begin");
    await choose(tab, "Have you used the hub?", "No");
    await context.setOffline(true);
    await press(tab, "Next");
    await tab.getByText("Not saved: no connection.").waitFor();
    await context.setOffline(false);
    await tab.getByText("Saved.", { exact: true }).waitFor();
    await press(tab, "Next");
    for (const item of ["one", "two", "three", "four", "five"]) await choose(tab, `Feeling ${item}`, "4");
    await press(tab, "Next");
    await press(tab, "Send in");
    await heading(tab, "Thank you, your answers are sent in").waitFor();
    await press(tab, "Show my result");
    await tab.getByText("80 of 100", { exact: true }).waitFor();
    await page.waitForLoadState("load");
    expect(stage.complaints().filter((one) => !/ERR_INTERNET_DISCONNECTED|ERR_NETWORK/.test(one))).toEqual([]);
  });

  test("in the card itself, a page at a time", async () => {
    const { chat } = await stage.seat("helena.sandberg");
    await chat.getByRole("button", { name: "Svara här" }).click();
    await chat.getByText("Sida 1 av 3").waitFor();
    await chat.getByRole("radio", { name: "Nej" }).check();
    await chat.getByRole("button", { name: "Nästa" }).click();
    await chat.getByText("Sida 2 av 3").waitFor();
    await chat.getByRole("button", { name: "Nästa" }).click();
    await chat.getByText("Sida 3 av 3").waitFor();
    await chat.getByRole("textbox").fill("Från kortet");
    await chat.getByRole("button", { name: "Skicka" }).click();
    await chat.getByText("Tack, dina svar är skickade").waitFor();
    expect(await chat.innerText()).not.toContain("Från kortet");
  });

  test("who would rather not take part says so, and may come back", async () => {
    const { tab } = await stage.seat("david.holm", { subPage: `enkat/${waveId}` });
    await press(tab, "Jag vill inte vara med");
    await toast(tab, "Du har avstått från enkäten").waitFor();
    await tab.getByRole("link", { name: "Alla enkäter" }).click();
    await tab.getByText("du har avstått", { exact: true }).waitFor();
  });
});
