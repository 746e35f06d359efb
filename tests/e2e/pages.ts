import type { Page } from "playwright-core";
import type { Look, Stage } from "./stage.ts";
import { giveSurveys } from "./surveyGround.ts";
import type { SurveyGround } from "./surveyGround.ts";

type Person = { readonly user: string; readonly name: string };
/** She administers, and has places. */
const eva: Person = { user: "eva.lind", name: "Eva Lind" };
/** She is HR, and has surveys to answer as others have. */
const cecilia: Person = { user: "cecilia.jonsson", name: "Cecilia Jonsson" };

export type PageOfTab = { readonly name: string; readonly who: Person; /** as a link calls it */ readonly path: (ground: SurveyGround) => string; /** something that stands there when it is ready */ readonly ready: string };

const own = (name: string, path: string, ready: string): PageOfTab => ({ name, who: eva, path: () => path, ready });
const ofSurveys = (name: string, path: (ground: SurveyGround) => string, ready: string): PageOfTab => ({ name, who: cecilia, path, ready });

/** The tab's pages. */
export const pages: readonly PageOfTab[] = [
  own("boka", "boka", "[id^=day-brunflo]"),
  own("mina", "mina", "#next"),
  own("hubbar", "hubbar", "a[href='#/hubb/brunflo']"),
  own("hubb", "hubb/house-be", "a[href='#/hubb/house-be/2026-11-24']"),
  own("installningar", "installningar", "[role=switch]"),
  own("administration", "administration", "select"),
  own("dag", "hubb/brunflo/2026-11-25", "[role=dialog] [role=radio], [role=dialog] input[type=radio]"),
  ofSurveys("enkater", () => "enkater", "a[href^='#/enkat/']"),
  ofSurveys("enkat", ({ toAnswer }) => `enkat/${toAnswer}`, "section li"),
  ofSurveys("enkat som är besvarad", ({ answered }) => `enkat/${answered}`, "main button[aria-expanded]"),
  ofSurveys("hr", () => "hr", "a[href='#/hr/nytt']"),
  ofSurveys("hr utskick", ({ campaign }) => `hr/utskick/${campaign}`, "h3"),
  ofSurveys("hr utskick på väg", ({ sending }) => `hr/utskick/${sending}`, "[role=progressbar]"),
  ofSurveys("hr utkast", ({ draft }) => `hr/nytt/${draft}`, "summary"),
  ofSurveys("hr resultat", ({ resultsOf }) => `hr/resultat/${resultsOf}`, "figure table"),
  ofSurveys("hr trend", ({ trendOf }) => `hr/trend/${trendOf}`, "a[href*='/utskick/'] ~ section table"),
  ofSurveys("hr formulär", () => "hr/formular", "li button"),
  ofSurveys("hr tidigare svar", () => "hr/tidigare-svar", "select:has(option:nth-child(3))"),
  ofSurveys("hr nyckel", () => "hr/nyckel", "li button"),
  ofSurveys("hr logg", () => "hr/logg", "main tbody tr, ul[aria-label] > li"),
];

/** What the pages show: Eva has a place today, one that waits for the calendar, and one that she let go; surveys stand in every state. The stage is opened with `noJobs`. */
export async function giveGround({ app }: Stage): Promise<SurveyGround> {
  const surveys = await giveSurveys(app, await app.as(cecilia.user));
  const asEva = await app.as(eva.user);
  const booked = await asEva.send("POST", "/api/bookings", { hubId: "kluksgarden", dates: ["2026-11-23", "2026-11-24"], part: "day" });
  const waits = await asEva.send("POST", "/api/bookings", { hubId: "brunflo", dates: ["2026-11-26"], part: "morning" });
  if (booked.status !== 201 || waits.status !== 201) throw new Error(`Eva got no places: ${booked.status}, ${waits.status}`);
  await asEva.send("DELETE", `/api/bookings/${booked.body.results[1].booking.id}`);
  await asEva.send("PATCH", "/api/me", { homeMunicipality: "Krokom" });
  for (const name of ["bo.eriksson", "cecilia.jonsson"]) await (await app.as(name)).send("POST", "/api/bookings", { hubId: "hogt-hett-sakert", dates: ["2026-11-25"], part: "day" });
  return surveys;
}

/** Goes to a page of the tab as a link does. */
export const follow = (page: { evaluate(script: string): Promise<unknown> }, path: string): Promise<unknown> => page.evaluate(`location.hash = "#/${path}"`);

/** Windows of the tab outside Teams, one a person, kept while several pages are looked at. */
export function windowsOf(stage: () => Stage, look: Look, prepared: (page: Page) => Promise<void> = async () => undefined): (who: Person) => Promise<Page> {
  const open = new Map<string, Page>();
  return async ({ user, name }) => {
    const known = open.get(user);
    if (known) return known;
    const page = await stage().alone("/tab/", look);
    await page.getByRole("button", { name }).click();
    await page.getByRole("button", { name: /lediga|fullt|stängt|free|full|closed/ }).first().waitFor();
    await prepared(page);
    open.set(user, page);
    return page;
  };
}
