import type { Instrument } from "../../../domain/survey/instrument.ts";
import type { CampaignDeps } from "../surveyDeps.ts";

/** Puts in the forms that come with the product, where they are not there. One whose words differ from what was asked with it before is left as it was. */
export async function shipInstruments({ surveyPeople, log }: Pick<CampaignDeps, "surveyPeople" | "log">, shipped: readonly Instrument[]): Promise<void> {
  for (const instrument of shipped) {
    if (!(await surveyPeople.addInstrument(instrument))) log.warn("a form that comes with the product has other words than the one of that version which is here", { instrument: instrument.id, version: instrument.version });
  }
}
