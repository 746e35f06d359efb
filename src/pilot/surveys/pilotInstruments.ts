import type { Instrument } from "../../domain/survey/instrument.ts";
import { hubBefore } from "./hubBefore.ts";
import { hubFirstWeeks } from "./hubFirstWeeks.ts";
import { hubWholePeriod } from "./hubWholePeriod.ts";
import { pulse } from "./pulse.ts";
import { wellBeing } from "./wellBeing.ts";
import { workEnvironment1, workEnvironment2 } from "./workEnvironment.ts";

/**
 * The forms that come with the product. The hub survey in three waves and the work environment in two follow the region's study of
 * 2022/23 ("Varför nätverksbaserade arbetssätt", 2024-04-02) in what they ask about; every sentence is our own.
 */
export const pilotInstruments: readonly Instrument[] = [hubBefore, hubFirstWeeks, hubWholePeriod, workEnvironment1, workEnvironment2, pulse, wellBeing];
