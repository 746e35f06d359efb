import { calendarContract } from "./calendar.contract.ts";
import { startWorld } from "./graphSupport.ts";

describe("Graph's calendar on the stand-in", () => calendarContract(() => startWorld()));
