/**
 * The commands that Teams offers beside the message box. `sv` and `en` are what is written for the person when one is chosen;
 * the bot must understand each. Titles of at most 32 letters, descriptions of at most 128, as the manifest asks.
 */
export type ListedCommand = { readonly sv: { readonly title: string; readonly description: string }; readonly en: { readonly title: string; readonly description: string } };

export const commandList: readonly ListedCommand[] = [
  { sv: { title: "lediga platser", description: "Se vad som är ledigt, i dag eller en annan dag: lediga platser på torsdag" }, en: { title: "free desks", description: "See what is free, today or another day: free desks on Thursday" } },
  { sv: { title: "boka", description: "Boka en plats: boka Stugun på torsdag förmiddag" }, en: { title: "book", description: "Book a desk: book Stugun on Thursday morning" } },
  { sv: { title: "mina platser", description: "Dina kommande bokningar" }, en: { title: "my desks", description: "Your coming bookings" } },
  { sv: { title: "flytta", description: "Flytta en bokning: flytta fredagen till Brunflo" }, en: { title: "move", description: "Move a booking: move Friday to Brunflo" } },
  { sv: { title: "släpp platsen", description: "Släpp en plats du inte behöver" }, en: { title: "release my desk", description: "Release a desk you do not need" } },
  { sv: { title: "checka in", description: "Checka in på dagens plats" }, en: { title: "check in", description: "Check in to today's desk" } },
  { sv: { title: "enkäter", description: "Dina öppna enkäter" }, en: { title: "surveys", description: "Your open surveys" } },
  { sv: { title: "vem kommer", description: "Se hur många som kommer till en hubb: vem är på House Be i morgon" }, en: { title: "who comes", description: "See how many come to a hub: who is at House Be tomorrow" } },
  { sv: { title: "berätta om en hubb", description: "Öppettider, kontakt, nycklar och kaffe: berätta om Kluksgården" }, en: { title: "tell me about a hub", description: "Opening hours, contact, keys and coffee: tell me about Kluksgården" } },
  { sv: { title: "hjälp", description: "Det här kan Hubbplats" }, en: { title: "help", description: "What Hubbplats can do" } },
];
