/** One command that Teams offers beside the message box: what is written for the person, and what it does. */
export type ListedCommand = { readonly sv: { readonly title: string; readonly description: string }; readonly en: { readonly title: string; readonly description: string } };

/** The commands as the app's manifest (Swedish) and its English file list them; help shows the same. The bot understands each. */
export const commandList: readonly ListedCommand[] = [
  {
    sv: { title: "boka", description: "Boka en plats, till exempel: boka Stugun på torsdag förmiddag" },
    en: { title: "book", description: "Book a place, for example: book Stugun on Thursday morning" },
  },
  {
    sv: { title: "lediga platser", description: "Se lediga platser, till exempel: lediga i morgon" },
    en: { title: "free places", description: "See free places, for example: free tomorrow" },
  },
  { sv: { title: "mina platser", description: "Se det du har bokat" }, en: { title: "my places", description: "See what you have booked" } },
  {
    sv: { title: "flytta", description: "Flytta en bokning, till exempel: flytta torsdag till Brunflo" },
    en: { title: "move", description: "Move a booking, for example: move Thursday to Brunflo" },
  },
  {
    sv: { title: "släpp", description: "Lämna tillbaka en plats, till exempel: släpp fredag" },
    en: { title: "release", description: "Give a place back, for example: release Friday" },
  },
  { sv: { title: "checka in", description: "Säg att du är på plats" }, en: { title: "check in", description: "Say that you are there" } },
  {
    sv: { title: "vem kommer", description: "Se hur många som kommer till en hubb, till exempel: vem kommer till House Be i morgon" },
    en: { title: "who is coming", description: "See how many come to a hub, for example: who is coming to House Be tomorrow" },
  },
  { sv: { title: "om hubben", description: "Läs om en hubb, till exempel: om Brunflo" }, en: { title: "about a hub", description: "Read about a hub, for example: about Brunflo" } },
  { sv: { title: "hjälp", description: "Se vad du kan skriva" }, en: { title: "help", description: "See what you can write" } },
];
