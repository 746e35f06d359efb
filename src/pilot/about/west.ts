import type { About } from "../../domain/hub.ts";
import { text } from "../text.ts";

/** Åre, Mattmar and Kluk. Made up for the demonstration; the telephone numbers are from PTS's series for fiction. */
const are: About = {
  description: text(
    "Ett öppet kontor med sex platser för oss. Två av dem ligger i ett tyst rum och har egna bokningar i kalendern.",
    "An open office with six desks for us. Two of them are in a quiet room and have calendars of their own.",
  ),
  gettingThere: text(
    "Några minuters promenad från stationen, uppför backen. Parkering finns men tar slut under vintern.",
    "A few minutes' walk up the hill from the station. There is parking, but it fills up in winter.",
  ),
  contact: { name: "Ludde Åkläpp", phone: "070-174 06 23", mail: "ludde.aklapp@regionen.example" },
  keys: text("Dörren öppnas med telefonen. Ludde bjuder in dig till appen.", "The door opens with your phone. Ludde invites you to the app."),
  alarm: text("Huset larmas av värden efter stängning. Stanna inte kvar efter det.", "The host sets the alarm after closing. Do not stay later than that."),
  coffee: text("Kaffe ingår. Gemensam frukost på onsdagar 08.30.", "Coffee is included. Breakfast together on Wednesdays at 08:30."),
  rules: text(
    "Samtal i telefonbåsen. Prata inte om patienter eller klienter i det öppna rummet: andra företag sitter bredvid.",
    "Take calls in the booths. Never talk about patients or clients in the open room: other companies sit next to you.",
  ),
  visitFirst: text("Frukosten på onsdagar är ett bra första besök. Säg till Ludde att du kommer.", "Wednesday breakfast is a good first visit. Tell Ludde that you are coming."),
};

const mattmar: About = {
  description: text(
    "Tre platser i ett ombyggt hönshus på en gård. Litet, varmt och tyst.",
    "Three desks in a converted henhouse on a farm. Small, warm and quiet.",
  ),
  gettingThere: text("Sväng av vid kyrkan och följ grusvägen till gården. Bussen stannar vid vägkorset.", "Turn off at the church and follow the gravel road to the farm. The bus stops at the crossroads."),
  contact: { name: "Märta Värphöna", phone: "070-174 06 29", mail: "marta.varphona@regionen.example" },
  keys: text("Nyckeln hämtar du i boningshuset, och lämnar där när du går.", "Fetch the key at the farmhouse and leave it there when you go."),
  alarm: text("Inget larm.", "No alarm."),
  coffee: text("Kaffe på termos från gården, tio kronor i burken.", "Coffee in a thermos from the farm, ten kronor in the jar."),
  rules: text("Elda inte i kaminen utan att fråga. Stäng grinden efter dig.", "Do not light the stove without asking. Close the gate after you."),
  visitFirst: text("Ring Märta dagen innan.", "Call Märta the day before."),
};

const kluk: About = {
  description: text(
    "Bygdegård med fyra platser på övervåningen och ett mötesrum för tio. Ett av skrivborden står för sig i ett tyst rum.",
    "A village hall with four desks upstairs and a meeting room for ten. One of the desks stands alone in a quiet room.",
  ),
  gettingThere: text("Mitt i byn, bredvid fotbollsplanen. Gott om parkering.", "In the middle of the village, beside the football pitch. Plenty of parking."),
  contact: { name: "Nils-Erik Bygdén", phone: "070-174 06 35", mail: "nils-erik.bygden@regionen.example" },
  keys: text("Kodlås på sidodörren. Du får en egen kod av Nils-Erik.", "Code lock on the side door. Nils-Erik gives you a code of your own."),
  alarm: text("Larm bara på nedervåningen; rör det inte.", "There is an alarm on the ground floor only; leave it be."),
  coffee: text("Bryggare på övervåningen. Köp ett paket när det tar slut.", "Coffee maker upstairs. Buy a packet when it runs out."),
  rules: text("Bygdegården hyrs ut på kvällar: plocka undan ditt före 16.30.", "The hall is let in the evenings: clear away your things before 16:30."),
  visitFirst: text("Nils-Erik är där tisdagar och visar gärna.", "Nils-Erik is there on Tuesdays and will gladly show you round."),
};

export const aboutWest = { are, mattmar, kluk } as const;
