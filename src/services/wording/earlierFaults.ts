import type { EarlierFaultCode } from "../../domain/survey/earlierAnswers.ts";
import type { AnswerFaultCode } from "../../domain/survey/answering.ts";
import type { Language } from "../../domain/people.ts";
import { answerFaultWords } from "./answerFaults.ts";

type OwnCode = Exclude<EarlierFaultCode, AnswerFaultCode>;

const own: Readonly<Record<OwnCode, Readonly<Record<Language, string>>>> = {
  "unknown-column": { sv: "Kolumnen är inte kopplad. Välj vad den är, eller att den inte ska läsas in.", en: "The column is not mapped. Choose what it is, or that it is to be left out." },
  "doubled-column": { sv: "Två kolumner har samma namn. Ge dem olika namn i filen.", en: "Two columns have the same name. Give them different names in the file." },
  "no-such-column": { sv: "Filen har ingen sådan kolumn. Läs in filen igen.", en: "The file has no such column. Choose the file again." },
  "doubled-role": { sv: "En annan kolumn är redan kopplad till samma sak.", en: "Another column is mapped to the same thing already." },
  "no-person-column": { sv: "Ingen kolumn säger vilken person raden gäller.", en: "No column says which person a row is about." },
  "no-wave-column": { sv: "Ingen kolumn säger vilken mätning raden gäller.", en: "No column says which wave a row is about." },
  "no-answer-column": { sv: "Ingen kolumn har svar: koppla minst en fråga eller poängen.", en: "No column holds answers: map a question or the score." },
  "unknown-item": { sv: "Kolumnen är kopplad till en fråga som formuläret inte har.", en: "The column is mapped to a question that the questionnaire does not have." },
  "no-score-in-form": { sv: "Formuläret har ingen poäng för välmående. Välj ett formulär som har det.", en: "The questionnaire has no score of well-being. Choose one that has." },
  "no-person": { sv: "Personen saknas.", en: "The person is missing." },
  "no-wave": { sv: "Mätningen saknas.", en: "The wave is missing." },
  "unknown-wave": { sv: "Skriv när mätningen gjordes, som 2024-05 eller 2024-05-14.", en: "Write when the wave was made, as 2024-05 or 2024-05-14." },
  "wave-not-past": { sv: "Mätningens dag har inte varit än.", en: "The day of the wave has not been yet." },
  "unknown-hub": { sv: "Hubben finns inte. Skriv namnet som det står i Hubbplats, eller lämna cellen tom.", en: "There is no such hub. Write its name as Hubbplats has it, or leave the cell empty." },
  "unknown-municipality": { sv: "Kommunen är inte en av länets. Skriv namnet utan ordet kommun, eller lämna cellen tom.", en: "The municipality is not one of the county's. Write its name alone, or leave the cell empty." },
  "unknown-extent": { sv: "Omfattningen är inte en av dem som Hubbplats har. Skriv den som i resultaten, eller lämna cellen tom.", en: "The extent is not one that Hubbplats has. Write it as results do, or leave the cell empty." },
  "not-an-answer": { sv: "Det går inte att läsa som svar på frågan.", en: "It cannot be read as an answer to the question." },
  "not-a-score": { sv: "Poängen ska vara ett tal från 0 till 100 som är delbart med 4.", en: "The score is a number from 0 to 100 that four divides." },
  "score-differs": { sv: "Poängen stämmer inte med de fem svaren på raden.", en: "The score does not agree with the five answers in the row." },
  empty: { sv: "Raden har inga svar.", en: "The row has no answers." },
  "blank-row": { sv: "Raden är tom. Ta bort den.", en: "The row is blank. Take it away." },
  "cells-differ": { sv: "Raden har inte lika många celler som första raden.", en: "The row does not have as many cells as the first row." },
  "person-and-wave-doubled": { sv: "Samma person och mätning står på flera rader.", en: "The same person and wave stand in several rows." },
  "not-csv": { sv: "Härifrån går filen inte att läsa som CSV. Ett citattecken kan saknas.", en: "From here the file cannot be read as CSV. A quotation mark may be missing." },
  "too-many-rows": { sv: "Filen har för många rader. Dela upp den efter mätning.", en: "The file has too many rows. Split it by wave." },
  "too-many-waves": { sv: "Filen har för många mätningar. Dela upp den.", en: "The file has too many waves. Split it." },
  "few-in-wave": { sv: "Mätningen har färre än fem rader. Så få kan inte dölja varandra, så den läses inte in.", en: "The wave has fewer than five rows. So few cannot hide each other, so it is not loaded." },
  "wave-already-here": { sv: "En mätning med samma formulär och dag är redan inläst.", en: "A wave of the same questionnaire and day is loaded already." },
  "more-faults": { sv: "Det finns fler fel än som visas.", en: "There are more faults than are shown." },
};

const isOwn = (code: EarlierFaultCode): code is OwnCode => Object.hasOwn(own, code);

/** What is wrong with a file of earlier answers, and what to do. Never the cell's own text: it may be about a person. */
export const earlierFaultWords = (code: EarlierFaultCode, language: Language): string => (isOwn(code) ? own[code][language] : answerFaultWords(code, language));
