import type { CommandKind } from "./reading.ts";

/** What a sentence asks for, by its words (folded). The first that fits wins, so the narrower stand before the wider. */
const intents: readonly (readonly [CommandKind, RegExp])[] = [
  ["language", /^(?:prata |tala |pa |byt (?:sprak )?till |sprak |speak |in |language |use |switch to )?(?:engelska|english|svenska|swedish)(?: (?:please|tack))?$/],
  ["my-surveys", /\benkat(?:en|er|erna)?\b|\bsurveys?\b|\bquestionnaires?\b/],
  ["help", /^(?:hur (?:gor|bokar|funkar|fungerar|slapper|flyttar|checkar)|how (?:do|does|can) (?:i|one|we|this|it) ?(?:book|release|move|check|cancel|work|use)?\b(?! get)|vad kan du|what can you)/],
  ["book", /^(?:kan du |can you |please |snalla |hej,? )?(?:boka(?! om)|reservera|book|reserve)\b/],
  ["check-in", /\bcheck(?:a|ar|at)? ?(?:mig )?in\b|\bin-?checkning\b|\bcheck(?:ing)?[- ]?in\b|\b(?:jag ar har nu|nu ar jag har|jag ar pa plats|i am here|i'm here|im here)\b/],
  ["release", /\b(?:slapp(?:a|er|te|t)?|av-?boka(?:r|de)?|avbokning|avbestall(?:a|er)?|stall(?:er)? in|ta bort|stryk(?:a|er)?|lamna(?:r)? (?:aterbud|platsen|bordet)|kan inte komma|kommer inte|cancel|release|unbook|drop|give up|free up|remove|delete)\b/],
  ["move", /\b(?:flytta(?:r|de)?|boka om|om-?boka(?:r)?|ombokning|byt(?:a|er)?|skjut(?:a|er)? (?:upp|fram)|move|reschedule|rebook|change|switch|swap|shift)\b|^andra\b|\bandra (?:min|bokning|dag|tid)/],
  ["my-bookings", /\b(?:mina|my) (?:kommande )?(?:upcoming )?(?:platser|bokningar|bokade|dagar|places|bookings|desks|reservations|days|seats)\b|\b(?:visa|show|vilken|se) (?:min|me my|my)\b|\bmin plats\b$|^my (?:desk|place|booking)$|\bvad har jag (?:bokat|bokad)\b|\bhar jag (?:bokat|nagon plats|nan plats|en plats|nagot bokat)\b|\b(?:var|nar) (?:ska jag sitta|sitter jag|har jag plats)\b|\bwhat (?:have i|did i) book(?:ed)?\b|\bwhere (?:do i sit|am i sitting|am i)\b|\bhave i (?:booked|got)\b|\bdo i have\b/],
  ["who-comes", /\b(?:vem|vilka)\b(?! ansvarar| har nyck|.*\bledig| oppet)|\b(?:who|whos|who's|nagon annan|anyone|anybody|colleagues|kollegor)\b|\bhur manga\b|\bhow many (?:people|come|are|will)\b/],
  ["free-places", /\bledig(?:a|t)?\b|\bvar kan (?:jag|man|vi) (?:sitta|jobba|arbeta)\b|\bfinns det (?:nagon |nagot |nagra |en |plats|bord)|\b(?:tomma?|fria) (?:platser|plats|bord)\b|\bwhere can (?:i|we|one) (?:sit|work|book)\b|\b(?:free|available|open|vacant)\b|\bavailability\b|\bany (?:desks?|places?|seats?|space|room)\b|\bvar kan jag boka\b/],
  ["hub-info", /\b(?:beratta|om hubben|info|information|oppettider(?:na)?|oppet|oppnar|stanger|nyck(?:el|eln|lar|larna)|larm(?:et|kod|koden)?|kaffe|kontakt(?:person|en)?|hitta(?:r)?|var ligger|vad finns|hur kommer (?:jag|man)|vem ansvarar|adress(?:en)?|parkering|wifi|regler(?:na)?|tell|about|opening hours|opens|closes|keys?|alarm|coffee|contact|address|where is|how do i get|directions|parking|describe)\b|^om /],
  ["book", /\b(?:boka(?:r)?|bokning|bok|reservera|fixa|ordna|ge mig|jag vill (?:sitta|ha|jobba|vara)|vill sitta|ska sitta|behover (?:en |ett )?(?:plats|bord|skrivbord)|ta en plats|plats at mig|book|reserve|get me|i want|i'd like|i would like|i need|need a|sign me up)\b/],
  ["help", /^\??$|\b(?:hjalp(?:a)?(?: mig)?|help|kommandon?|commands?|vad kan du|what can you|hur (?:gor|funkar|fungerar)|how (?:do|does)|instruktion(?:er)?|manual)\b|^(?:meny|menu|start|\?+)$/],
  ["hello", /^(?:hej(?:san| hej| pa dig)?|hejhej|halla|tjena(?:re)?|tja|tjo|morsning|morrn|god ?(?:morgon|dag|kvall|middag)|hi|hello|hey|hiya|good (?:morning|afternoon|evening|day)|yo|tack(?: sa mycket| ska du ha)?|thanks|thank you|ok|okej|okay)\b/],
];

/** Releasing words that also are booking words when "om" follows, and the like, are settled by the order above. */
export function intentsOf(folded: string): CommandKind[] {
  return intents.filter(([, pattern]) => pattern.test(folded)).map(([kind]) => kind);
}

/** Words of asking and doing, so that they are never taken for a misspelt hub. */
export const blankIntents = (folded: string): string =>
  intents.reduce((text, [kind, pattern]) => (kind === "hub-info" ? text : text.replace(new RegExp(pattern.source, "g"), (found) => " ".repeat(found.length))), folded);
