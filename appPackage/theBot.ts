import { commandList } from "../bot/commandList.ts";
import { readCommand } from "../bot/commands.ts";
import { pilotHubs } from "../src/pilot/hubs.ts";
import type { Bot } from "./commandFaults.ts";

/** The bot as the package knows it: its own list, and what it makes of words, also when it must ask for more but not when it can only guess. */
export const theBot: Bot = {
  offered: commandList,
  meaningOf: (words, language) => {
    if (!words.trim()) return null;
    const reading = readCommand(words, { hubs: pilotHubs, today: "2026-11-23", now: new Date("2026-11-23T08:00:00Z"), language });
    return reading.kind === "command" || reading.kind === "needs" ? reading.command.kind : null;
  },
};
