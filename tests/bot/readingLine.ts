import { pilotHubs } from "../../src/pilot/hubs.ts";
import { localDateOf } from "../../src/domain/time.ts";
import { readCommand } from "../../bot/commands.ts";
import type { AskedPart, Command, Known, Reading } from "../../bot/reading/reading.ts";

/** Monday 23 November 2026, week 48, 08.00. */
export const monday = new Date("2026-11-23T07:00:00Z");
export const idOf = (name: string): string => pilotHubs.find((hub) => hub.name === name)?.id ?? `no hub ${name}`;

const knownAt = (now: Date, language: "sv" | "en"): Known => ({ hubs: pilotHubs, today: localDateOf(now), now, language });
export const read = (text: string, now = monday, language: "sv" | "en" = "sv"): Reading => readCommand(text, knownAt(now, language));

const partOf = (asked: AskedPart): string => {
  switch (asked.part) {
    case "day":
      return "";
    case "hours":
      return ` ${asked.from}-${asked.to}`;
    case "from":
      return ` from ${asked.from}`;
    case "until":
      return ` until ${asked.to}`;
    default:
      return ` ${asked.part}`;
  }
};

/** One line that says all of a command: "book stugun 2026-11-26 morning". */
export function lineOfCommand(command: Command): string {
  switch (command.kind) {
    case "book":
      return `book ${command.hubId} ${command.days.map((day) => `${day.date}${partOf(day.part)}`).join(", ")}`.trim() + (command.part ? partOf(command.part) : "");
    case "move":
      return `move ${[command.which.hubId, ...command.which.dates, command.which.part && partOf(command.which.part).trim()].filter(Boolean).join(" ")} > ${[command.to.hubId, command.to.date, command.to.week && `week of ${command.to.week}`, command.to.part && partOf(command.to.part).trim()].filter(Boolean).join(" ")}`;
    case "release":
      return [command.kind, command.which.hubId, ...command.which.dates].filter(Boolean).join(" ") + (command.which.part ? partOf(command.which.part) : "");
    case "check-in":
    case "when-check-in":
      return [command.kind, command.which.hubId, ...command.which.dates].filter(Boolean).join(" ");
    case "free-places":
      return [command.kind, command.hubId, ...command.dates].filter(Boolean).join(" ") + (command.part ? partOf(command.part) : "");
    case "who-comes":
      return [command.kind, command.hubId, ...command.dates].filter(Boolean).join(" ");
    case "my-bookings":
      return [command.kind, ...(command.dates ?? [])].join(" ");
    case "release-all":
    case "week-limit":
      return [command.kind, command.hubId].filter(Boolean).join(" ");
    case "hub-info":
      return [command.kind, command.hubId, command.topic].filter(Boolean).join(" ");
    case "language":
      return `language ${command.language}`;
    case "hello":
      return command.said ?? "hello";
    default:
      return command.kind;
  }
}

/** One line that says all of a reading; of the closest ones, by what `closestOf` says of each. */
export function lineOf(reading: Reading, closestOf = (command: Command): string => command.kind): string {
  switch (reading.kind) {
    case "unsure":
      return `unsure${reading.because ? ` (${reading.because})` : ""}: ${reading.closest.map(closestOf).join(", ")}`;
    case "impossible-date":
      return `impossible: ${reading.said}`;
    case "needs":
      return `needs ${reading.need} to ${reading.command.kind}${reading.need === "hub" && reading.hubIds.length > 0 ? `: ${[...reading.hubIds].sort().join(", ")}` : ""}`;
    case "command":
      return lineOfCommand(reading.command);
  }
}
