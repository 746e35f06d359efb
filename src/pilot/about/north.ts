import type { About } from "../../domain/hub.ts";
import { text } from "../text.ts";

/** Gåxsjö, Ås and Östersund. Made up for the demonstration; the telephone numbers are from PTS's series for fiction. */
const gaxsjo: About = {
  description: text(
    "Två platser hos ett företag som utbildar i höghöjdsarbete och heta arbeten. Räkna med besök av folk i sele.",
    "Two desks at a company that trains people in work at height and hot work. Expect visitors in harnesses.",
  ),
  gettingThere: text("Kör mot Gåxsjö från Hammerdal och följ företagets skylt. Ingen buss på dagtid.", "Drive towards Gåxsjö from Hammerdal and follow the company's sign. No bus in the daytime."),
  contact: { name: "Tekla Höjdmark", phone: "070-174 06 41", mail: "tekla.hojdmark@regionen.example" },
  keys: text("Dörren är öppen när företaget är där. Ring Tekla om den är låst.", "The door is open when the company is in. Call Tekla if it is locked."),
  alarm: text("Företaget sköter larmet.", "The company looks after the alarm."),
  coffee: text("Kaffe hos företaget 09.30 och 14.00. Du är välkommen med.", "Coffee with the company at 09:30 and 14:00. You are welcome to join."),
  rules: text("Gå inte in i övningshallen. Mötesrummet är ledigt när ingen kurs går.", "Do not enter the training hall. The meeting room is free when no course is running."),
  visitFirst: text("Skriv till Tekla några dagar innan.", "Write to Tekla a few days ahead."),
};

const as: About = {
  description: text(
    "Fem platser i skolans gamla expedition, med samtalsrum och mötesrum i samma korridor.",
    "Five desks in the school's old office, with a call room and a meeting room along the same corridor.",
  ),
  gettingThere: text("Stadsbussen från Östersund stannar vid Torsta. Parkera på den norra planen.", "The bus from Östersund stops at Torsta. Park in the northern yard."),
  contact: { name: "Anna-Stina Åslund", phone: "070-174 06 47", mail: "anna-stina.aslund@regionen.example" },
  keys: text("Tagg hos Anna-Stina. Den lämnar du tillbaka när din period är slut.", "Anna-Stina has a tag for you. Return it when your period ends."),
  alarm: text("Korridoren larmas 17.15. Gå senast 17.00.", "The corridor is alarmed at 17:15. Leave by 17:00."),
  coffee: text("Kaffe i lunchrummet. Frukost tillsammans på onsdagar 08.30.", "Coffee in the lunch room. Breakfast together on Wednesdays at 08:30."),
  rules: text("Elever passerar i korridoren: lämna inget framme.", "Pupils pass in the corridor: leave nothing lying about."),
  visitFirst: text("Kom till frukosten, eller ring Anna-Stina.", "Come to the breakfast, or call Anna-Stina."),
};

const ostersund: About = {
  description: text(
    "Tolv platser som flera myndigheter delar. Två av dem ligger i ett tyst rum och har egna bokningar i kalendern.",
    "Twelve desks shared by several authorities. Two of them are in a quiet room and have calendars of their own.",
  ),
  gettingThere: text("Mitt i stan, tio minuter från stationen. Ingen parkering; cykelrum i källaren.", "In the town centre, ten minutes from the station. No parking; a bicycle room in the basement."),
  contact: { name: "Rut Samberg", phone: "08-465 004 12", mail: "rut.samberg@regionen.example" },
  keys: text("Ditt tjänstekort läggs upp av Rut. Ta med det första gången.", "Rut registers your staff card. Bring it the first time."),
  alarm: text("Vaktbolaget larmar. Stannar du efter 18.00 ringer du dem först; numret står vid dörren.", "The guard company sets the alarm. To stay after 18:00, call them first; the number is by the door."),
  coffee: text("Kaffe i köket på varje plan. Gemensam fika torsdagar 14.30.", "Coffee in the kitchen on each floor. Coffee together on Thursdays at 14:30."),
  rules: text("Lås skärmen när du går från platsen. Sekretess tas i samtalsrum.", "Lock your screen when you leave the desk. Confidential matters belong in a call room."),
  visitFirst: text("Rut håller en visning första måndagen i månaden 13.00.", "Rut gives a tour at 13:00 on the first Monday of each month."),
};

export const aboutNorth = { gaxsjo, as, ostersund } as const;
