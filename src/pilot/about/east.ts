import type { About } from "../../domain/hub.ts";
import { text } from "../text.ts";

/** Stugun, Gällö and Brunflo. Made up for the demonstration; the telephone numbers are from PTS's series for fiction. */
const stugun: About = {
  description: text(
    "Fyra arbetsplatser i bibliotekets bortre del, bakom tidskrifterna. Det är stilla på förmiddagarna och liv när skolan slutar.",
    "Four desks at the far end of the library, behind the magazines. Quiet in the mornings, lively when school is out.",
  ),
  gettingThere: text(
    "Hållplatsen ligger tvärs över vägen. Bilen ställer du bakom huset, med motorvärmare på två av platserna.",
    "The bus stop is across the road. Park behind the building; two of the spaces have engine heaters.",
  ),
  contact: { name: "Gunvor Stadig", phone: "070-174 06 05", mail: "gunvor.stadig@regionen.example" },
  keys: text("Ingen nyckel behövs när biblioteket är öppet. Säg hej i disken.", "No key is needed while the library is open. Say hello at the desk."),
  alarm: text("Personalen larmar på och av. Du behöver inte göra något.", "The staff set and unset the alarm. You need do nothing."),
  coffee: text("Kaffe i personalrummet till vänster om disken, en mugg i taget och på lista.", "Coffee in the staff room to the left of the desk; note each cup on the list."),
  rules: text(
    "Samtal tar du i läsrummet, inte vid skrivbordet. Lämna bordet tomt när du går.",
    "Take calls in the reading room, not at the desk. Leave the desk clear when you go.",
  ),
  visitFirst: text("Ring Gunvor, så visar hon lokalen en torsdag eftermiddag.", "Call Gunvor and she will show you round one Thursday afternoon."),
};

const gallo: About = {
  description: text(
    "Sex arbetsplatser ovanför tunnelns entré, med fönster mot spåren. Mötesrummet delas med föreningarna.",
    "Six desks above the tunnel entrance, with windows towards the tracks. The meeting room is shared with the clubs.",
  ),
  gettingThere: text(
    "Följ skyltarna från E14. Från stationen i Gällö tar det omkring en kvart till fots.",
    "Follow the signs from the E14. It is about a quarter of an hour on foot from Gällö station.",
  ),
  contact: { name: "Börje Spårfält", phone: "070-174 06 11", mail: "borje.sparfalt@regionen.example" },
  keys: text("Du får en tagg av Börje första gången. Den gäller trapphuset och kontoret.", "Börje gives you a tag the first time. It opens the stairwell and the office."),
  alarm: text(
    "Larmet sitter innanför dörren på plan två. Koden får du muntligt av Börje, aldrig i ett meddelande.",
    "The alarm is inside the door on the second floor. Börje tells you the code in person, never in a message.",
  ),
  coffee: text("Kaffemaskin i pentryt, gratis. Kaféet nere har lunch på vardagar.", "Coffee machine in the kitchenette, free. The café downstairs serves lunch on weekdays."),
  rules: text("Inga pjäxor på mattan. Släck i mötesrummet efter dig.", "No ski boots on the carpet. Turn off the lights in the meeting room after you."),
  visitFirst: text("Kom förbi mellan 09.00 och 11.00 en vardag, så visar Börje runt.", "Come by between 09:00 and 11:00 on a weekday and Börje will show you round."),
};

const brunflo: About = {
  description: text(
    "Tre höj- och sänkbara skrivbord i ett eget rum, med ett samtalsrum intill.",
    "Three height-adjustable desks in a room of their own, with a call room next door.",
  ),
  gettingThere: text(
    "Fem minuter till fots från stationen. Det finns tak över cykelstället.",
    "Five minutes on foot from the station. The bicycle stand has a roof.",
  ),
  contact: { name: "Solveig Kalkberg", phone: "070-174 06 17", mail: "solveig.kalkberg@regionen.example" },
  keys: text("Nyckelskåp vid entrén. Solveig lägger upp dig innan första dagen.", "Key cabinet at the entrance. Solveig adds you before your first day."),
  alarm: text("Den som går sist larmar på. Solveig visar hur och ger dig en egen kod.", "The last to leave sets the alarm. Solveig shows you how and gives you a code of your own."),
  coffee: text("Kaffe och te i lunchrummet. Ta med egen mat; mikro och kyl finns.", "Coffee and tea in the lunch room. Bring your own food; there is a microwave and a fridge."),
  rules: text("Boka samtalsrummet på lappen vid dörren, högst en timme i taget.", "Reserve the call room on the note by the door, an hour at a time at most."),
  visitFirst: text("Skriv till Solveig och föreslå en tid.", "Write to Solveig and suggest a time."),
};

export const aboutEast = { stugun, gallo, brunflo } as const;
