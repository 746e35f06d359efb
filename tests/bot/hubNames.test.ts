import { pilotHubs } from "../../src/pilot/hubs.ts";
import type { Command } from "../../bot/reading/reading.ts";
import { read } from "./readingLine.ts";

/** Every name of every hub, as it is written and in small letters; the whole sentence also as those write it who have no å, ä and ö. */
const names = pilotHubs.flatMap(({ id, name, locality }) => [...new Set([name, locality, name.toLowerCase(), locality.toLowerCase()])].map((said) => ({ id, said })));
const unmarked = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "");
const thursday = "2026-11-26";

const commandIn = (sentence: string): Command | null => {
  const reading = read(sentence);
  return reading.kind === "command" ? reading.command : null;
};

describe.each(names)("$said", ({ id, said }) => {
  test.each([
    [`boka ${said} på torsdag`, { kind: "book", hubId: id, days: [{ date: thursday }] }],
    [`book ${said} on Thursday`, { kind: "book", hubId: id, days: [{ date: thursday }] }],
    [`flytta torsdagen till ${said}`, { kind: "move", which: { dates: [thursday], hubId: null }, to: { hubId: id, date: null } }],
    [`byt till ${said} på torsdag`, { kind: "move", which: { dates: [] }, to: { hubId: id, date: thursday } }],
    [`boka om torsdagen till ${said}`, { kind: "move", which: { dates: [thursday] }, to: { hubId: id } }],
    [`move Thursday to ${said}`, { kind: "move", which: { dates: [thursday] }, to: { hubId: id } }],
    [`släpp platsen i ${said} på torsdag`, { kind: "release", which: { dates: [thursday], hubId: id } }],
    [`avboka torsdag i ${said}`, { kind: "release", which: { dates: [thursday], hubId: id } }],
    [`berätta om ${said}`, { kind: "hub-info", hubId: id }],
    [`tell me about ${said}`, { kind: "hub-info", hubId: id }],
    [`lediga platser i ${said} på torsdag`, { kind: "free-places", hubId: id, dates: [thursday] }],
  ])("%s", (sentence, command) => {
    expect(commandIn(sentence)).toMatchObject(command);
    expect(commandIn(unmarked(sentence))).toMatchObject(command);
  });
});
