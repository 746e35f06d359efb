import type { About } from "../../domain/hub.ts";
import { text } from "../text.ts";

/** Funäsdalen, Klövsjö and Hackås. Made up for the demonstration; the telephone numbers are from PTS's series for fiction. */
const funasdalen: About = {
  description: text(
    "Fyra platser i ett hus med småföretag. Två av dem står i ett tyst rum; mötesrum och samtalsrum finns i samma hus.",
    "Four desks in a house of small companies. Two of them are in a quiet room; there is a meeting room and a call room.",
  ),
  gettingThere: text("Vid bygatan, mittemot mataffären. Bussen från Östersund stannar utanför.", "On the village street, opposite the grocer's. The bus from Östersund stops outside."),
  contact: { name: "Ingrid Fjällhed", phone: "070-174 06 53", mail: "ingrid.fjallhed@regionen.example" },
  keys: text("Hämta nyckeln i receptionen före 09.00 första gången, sedan har du den.", "Fetch the key at reception before 09:00 the first time; after that it is yours."),
  alarm: text("Receptionen larmar klockan 17.00.", "Reception sets the alarm at 17:00."),
  coffee: text("Kaffe ingår. Lunchrummet har kyl, mikro och utsikt.", "Coffee is included. The lunch room has a fridge, a microwave and a view."),
  rules: text("Det tysta rummet är tyst: inga samtal alls.", "The quiet room is quiet: no calls at all."),
  visitFirst: text("Anmäl dig i receptionen, så går Ingrid ett varv med dig.", "Report to reception and Ingrid will walk you round."),
};

const klovsjo: About = {
  description: text("En tanke på två platser i byn. Den är inte klar, så det går inte att boka än.", "An idea of two desks in the village. It is not settled, so nothing can be booked yet."),
  gettingThere: text("Platsen är inte bestämd.", "The place has not been decided."),
  contact: { name: "Olof Klöverudd", phone: "070-174 06 59", mail: "olof.kloverudd@regionen.example" },
  keys: text("Inget bestämt än.", "Nothing decided yet."),
  alarm: text("Inget bestämt än.", "Nothing decided yet."),
  coffee: text("Inget bestämt än.", "Nothing decided yet."),
  rules: text("Inget bestämt än.", "Nothing decided yet."),
  visitFirst: text("Hör av dig till Olof om du vill arbeta här.", "Tell Olof if you would like to work here."),
};

const hackas: About = {
  description: text("Samtal pågår om två platser nära stationen. Det går inte att boka än.", "There are talks about two desks near the station. Nothing can be booked yet."),
  gettingThere: text("Platsen är inte bestämd.", "The place has not been decided."),
  contact: { name: "Karin Sunnanvik", phone: "070-174 06 65", mail: "karin.sunnanvik@regionen.example" },
  keys: text("Inget bestämt än.", "Nothing decided yet."),
  alarm: text("Inget bestämt än.", "Nothing decided yet."),
  coffee: text("Inget bestämt än.", "Nothing decided yet."),
  rules: text("Inget bestämt än.", "Nothing decided yet."),
  visitFirst: text("Hör av dig till Karin om du vill arbeta här.", "Tell Karin if you would like to work here."),
};

export const aboutSouth = { funasdalen, klovsjo, hackas } as const;
