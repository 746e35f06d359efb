import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { openStage } from "./stage.ts";
import type { Stage } from "./stage.ts";
import { cellOf } from "./tabParts.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterEach(async () => {
  await stage.clear();
  expect(stage.complaints()).toEqual([]);
});
afterAll(() => stage.close());

/** She has English in Teams. */
const swedish = { subPage: "administration", locale: "sv-SE" } as const;
/** A file as somebody saves it in an editor. */
const asFile = (body: unknown) => ({ name: "hubbar.json", mimeType: "application/json", buffer: Buffer.from(typeof body === "string" ? body : JSON.stringify(body)) });

describe("An administrator with nothing to mend", () => {
  test("reads that all agrees, without being told of what does not, and sees in the bar where the page is found", async () => {
    const { tab } = await stage.seat("eva.lind", swedish);
    await tab.getByText("Det är lika i Hubbplats och i Outlook.").waitFor();
    await tab.getByText("Inga bokningar väntar på svar.").waitFor();
    expect(await tab.getByText(/Det här är inte lika|Brevlådan har inte svarat/).count()).toBe(0);
    await tab.getByRole("heading", { name: "Lokaler", exact: true }).waitFor();
    await tab.locator("button[aria-current=true]").getByText("Mer").waitFor();
    await tab.getByRole("link", { name: "Hubbar", exact: true }).click();
    await tab.locator("button[aria-current]").waitFor({ state: "detached" });
    await tab.getByRole("button", { name: "Mer" }).waitFor();
  });
});

describe("An administrator with the file of hubs", () => {
  test("saves it, adds a hub, sees what would come of it, loads it, and another person has the hub on the board", async () => {
    const { tab, page } = await stage.seat("eva.lind", swedish);
    const saved = page.waitForEvent("download");
    await tab.getByRole("button", { name: "Spara hubbarna som fil" }).click();
    expect((await saved).suggestedFilename()).toBe("hubbar.json");
    const { hubs } = (await (await stage.app.as("eva.lind")).get("/api/hub-file")).body;
    const [like] = hubs;
    const desk = { id: "rodon-1", name: "Plats 1", calendar: "none", mailbox: null, kinds: ["wifi"] };

    const choose = tab.getByLabel("Välj en fil att läsa in");
    await choose.setInputFiles(asFile({ hubs: [...hubs, { ...like, id: "rodon", name: "Rödön", desks: [desk] }] }));
    await tab.getByText("Rödön: ny").waitFor();
    await tab.getByText(`${like.name}: oförändrad`).waitFor();
    // By the keyboard: two presses of a mouse within half a second may happen to meet the same spot, and pass for a double one.
    await tab.getByRole("button", { name: "Läs in hubbar.json" }).press("Enter");
    await tab.getByText("Hubbarna är inlästa").waitFor();
    await tab.locator("input[type=file]:focus").waitFor();

    const other = await stage.seat("anna.nilsson");
    await cellOf(other.tab, "Rödön, torsdag 26 november").getByText("1 ledig").waitFor();
  });

  test("is told what is wrong and where, and cannot load it", async () => {
    const { tab } = await stage.seat("eva.lind", swedish);
    const choose = tab.getByLabel("Välj en fil att läsa in");
    await choose.setInputFiles(asFile("inget vettigt"));
    await tab.getByText("Filen går inte att läsa som en fil med hubbar").waitFor();
    const { hubs } = (await (await stage.app.as("eva.lind")).get("/api/hub-file")).body;
    await choose.setInputFiles(asFile({ hubs: [{ ...hubs[0], opening: [{ weekday: 1, opens: "25:00", closes: "17:00" }] }] }));
    await tab.getByText(`${hubs[0].id}, öppettider (0.opens)`).waitFor();
    expect(stage.complaints()).toEqual([expect.stringContaining("status of 400")]);
    await choose.setInputFiles(asFile({ hubs: [{ ...hubs[0], municipality: "Sollefteå" }] }));
    await tab.getByText("Sollefteå är inte en av länets kommuner").waitFor();
    expect(await tab.getByRole("button", { name: "Läs in hubbar.json" }).getAttribute("aria-disabled")).toBe("true");
  });
});

describe("An administrator with the keyboard", () => {
  test("saves a hub's rules and stays on the button, and what is typed for one hub waits while another is looked at", async () => {
    const { tab } = await stage.seat("eva.lind", swedish);
    const hub = tab.getByRole("combobox", { name: "Hubb", exact: true });
    const horizon = tab.getByLabel("Så många dagar framåt går det att boka");
    await hub.selectOption({ label: "Brunflo" });
    await horizon.fill("40");
    await hub.selectOption({ label: "Kluksgården" });
    await tab.getByText("Ändrade regler som inte är sparade än: Brunflo.").waitFor();
    await hub.selectOption({ label: "Brunflo" });
    expect(await horizon.inputValue()).toBe("40");
    await tab.getByRole("button", { name: "Spara reglerna" }).press("Enter");
    await tab.getByText("Reglerna för Brunflo är sparade").waitFor();
    await tab.getByText("Hubbens egen regel").waitFor();
    await tab.locator("button:focus").getByText("Spara reglerna").waitFor();
    await hub.selectOption({ label: "Kluksgården" });
    expect(await tab.getByText(/^Ändrade regler/).count()).toBe(0);
  });

  test("gives a place another hub, is told so, and stays on it", async () => {
    await stage.app.ledger.sync.savePlaces([{ placeId: "sammantradet", kind: "room", name: "Sammanträdet", mail: null, capacity: 4 }], new Date());
    const { tab } = await stage.seat("eva.lind", swedish);
    const place = tab.getByRole("combobox", { name: "Hubb för Sammanträdet" });
    await place.focus();
    await place.selectOption({ label: "Samverket" });
    await tab.getByText("Sammanträdet hör nu till Samverket").waitFor();
    await tab.locator("select:focus").waitFor();
  });
});
