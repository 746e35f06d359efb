import { expect, test } from "@jest/globals";
import { csvFile } from "../../src/services/wording/csvFile.ts";

test("the file opens as a table in the Excel of its language: semicolons and decimal commas in Swedish, commas and points in English", () => {
  const rows = [["Del", "Andel"], ["Trivsel", 0.5], ["Tom", null]];
  expect(csvFile([rows], "sv")).toBe("\ufeffDel;Andel\r\nTrivsel;0,5\r\nTom;\r\n");
  expect(csvFile([rows], "en")).toBe("\ufeffDel,Andel\r\nTrivsel,0.5\r\nTom,\r\n");
  expect(csvFile([[["a"]], [["b"]]], "sv")).toBe("\ufeffa\r\n\r\nb\r\n");
});

test.each(["=1+1", "+46", "-x", "@SUM(A1)", "\t=1", "\r=1", "  =1", "\n=1"])("a text that would run as a formula stays a text: %j", (text) => {
  for (const language of ["sv", "en"] as const) expect(csvFile([[[text]]], language)).toMatch(/^\ufeff"?'/);
});

test("a number below nought is a number, and no formula", () => {
  expect(csvFile([[[-1.5]]], "sv")).toBe("\ufeff-1,5\r\n");
});

test("what parts fields and rows is quoted inside a text, in either language", () => {
  for (const language of ["sv", "en"] as const) expect(csvFile([[['a;b', "c,d", 'e"f', "g\r\nh"]]], language).slice(1).split(language === "sv" ? /;(?=")/ : /,(?=")/)).toEqual(['"a;b"', '"c,d"', '"e""f"', '"g\r\nh"\r\n']);
});
