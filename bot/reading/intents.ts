import type { CommandKind } from "./reading.ts";

/** Saying that one does not come gives the desk back; "kommer inte ihåg" and "kommer inte åt" do not. */
export const notComing =
  "kan (?:\\w+ )?inte (?:komma|vara med|vara dar|delta|(?=pa (?: |$|(?:man|tis|ons|tors|fre|lor|son)dag)))|kommer (?:\\w+ )?inte(?! (?:ihag|at|in|ut|fram|pa (?:vad|hur|nar|vilken|om|att))\\b)|ska (?:\\w+ )?inte (?:till|dit|komma|vara|sitta)|hinner (?:\\w+ )?inte (?:komma|dit|till|(?=pa ))|behover (?:\\w+ )?inte|vill (?:\\w+ )?inte ha|(?:can't|can ?not|cant|am unable to) (?:come|make it|be there|be in|attend)|(?:won't|will not|wont) (?:be (?:there|in|at|coming|able to come)|come|make it|need)|(?:am |i'm )?not coming|(?:don't|do not|dont|no longer) need";

/** What a sentence asks for, by its words (folded). The first that fits wins, so the narrower stand before the wider. */
const intents: readonly (readonly [CommandKind, RegExp])[] = [
  ["language", /^(?:prata |tala |pa |byt (?:sprak )?till |sprak |speak |in |language |use |switch to |(?:change|switch) (?:the )?language to )?(?:engelska|english|svenska|swedish)(?: (?:please|tack))?$|^(?:byt|andra|change|switch) (?:the )?(?:sprak|language)$/],
  ["undo", /^(?:angra|undo)(?: (?:det|detta|that|it|avbokningen|slappet|senaste))?$|\bhur angrar\b|\b(?:angra (?:min )?avbokning(?:en)?|ta tillbaka (?:min )?(?:plats(?:en)?|avbokning(?:en)?)|undo (?:the|my) (?:release|cancellation))\b/],
  ["my-surveys", /\benkat(?:en|er|erna)?\b|\bsurveys?\b|\bquestionnaires?\b/],
  ["hub-info", /\bwhen (?:does|do|is) .* (?:open|close)\b|\bhow (?:do|can) (?:i|one|we) (?:get|find)\b(?! (?:a|the|my) (?:desk|place|seat))|\bvem (?:ar (?:hubbvard|kontakt|ansvarig)|ansvarar|ska jag (?:ringa|kontakta|fraga)|kan jag (?:ringa|kontakta|fraga))|\bwho (?:should i|do i|can i) (?:call|contact|ask)|\b(?:vilken|vilka|which|what) hub(?:b|bar|bar som|s)? .*\b(?:narmast|nara|narmaste|near|nearest|closest)\b|^(?:(?:vilka|what|which) )?(?:hubbar(?:na)?|hubs)(?: (?:finns(?: det)?|are there|do you have|har ni))?\??$/],
  ["help", /^(?:hur (?:gor|bokar|funkar|fungerar|slapper|flyttar|checkar|avbokar)|how (?:do|does|can) (?:i|one|we|this|it) ?(?:book|release|move|check|cancel|work|use)?\b|vad kan du|what can you|vem ar du|who are you)/],
  ["release", /\bbok(?:a|ar|ade) av\b/],
  ["book", /^(?:kan du |can you |please |snalla |hej,? )?(?:boka(?! om)|reservera|book|reserve)\b/],
  ["check-in", /\bcheck(?:a|ar|at)? ?(?:mig |me )?in\b|\bin-?checkning\b|\bcheck(?:ing)?[- ]?in\b|\b(?:jag ar har(?! inte)|nu ar jag har|(?:jag ar )?framme\b|jag ar pa plats|^(?:nu )?(?:ar )?pa plats$|i am here|i'm here|im here|i(?: ha|')ve arrived)\b/],
  ["release", new RegExp(`\\b(?:slapp(?:a|er|te|t)?|av-?boka(?:r|de)?|avbokning|avbestall(?:a|er)?|stall(?:er)? in|ta bort|stryk(?:a|er)?|skippa(?:r)?|strunta(?:r)? i|lamna(?:r)? (?:aterbud|platsen|bordet)|${notComing}|cancel|release|unbook|drop|give up|free up|remove|delete)\\b`)],
  ["move", /\b(?:flytta(?:r|de)?|gor om|boka om|om-?boka(?:r)?|ombokning|byt(?:a|er)?|skjut(?:a|er)?(?: (?:upp|fram))?|push(?: back)?|postpone|move|reschedule|rebook|change|switch|swap|shift)\b|^andra\b|\bandra (?:min|bokning|dagen|tiden)/],
  ["free-places", /\b(?:hur manga|how many) (?:\w+ )?(?:ar |are )?(?:lediga|free|available)\b/],
  ["my-bookings", /\b(?:mina|my) (?:kommande )?(?:upcoming )?(?:platser|bokningar|bokade|dagar|places|bookings|desks|reservations|days|seats)\b|\b(?:visa|show|vilken|se) (?:min|me my|my)\b|^(?:min|my) (?:nasta |next )?(?:plats|bokning|desk|place|booking)$|\bmin plats\b$|^bokningar(?:na)?$|^bookings$|\bvilka bokningar\b|\bvad har jag (?:bokat|bokad|for (?:bokningar|platser))\b|\b(?:ar|am) (?:jag|i) (?:in)?(?:bokad|booked)\b|\b(?:ar|is) (?:min|my) (?:bokning|plats|booking|desk)\b|\bhar jag (?:bokat|nagon plats|nan plats|en plats|nagot bokat|nagon bokning|en bokning)\b|\b(?:var|nar) (?:ska jag sitta|sitter jag|har jag plats)\b|\b(?:nar|var|when|where) (?:ar|is) (?:min|my) (?:nasta |next )?(?:plats|bokning|desk|place|booking)\b|\bwhat (?:have i|did i) book(?:ed)?\b|\bwhere (?:do i sit|am i sitting|am i)\b|\bhave i (?:booked|got)\b|\bdo i have (?:a |any )(?:desk|place|booking|seat)s?\b|\bdo i have\b(?! to\b)/],
  ["who-comes", /\b(?:kommer|sitter) (?:nan|nagon|nagra|annan)\b|\b(?:vem|vilka)\b(?! ansvarar| har nyck|.*\bledig| oppet)|\b(?:who|whos|who's|nagon annan|anyone|anybody|colleagues|kollegor)\b|\bhur manga\b|\bhow many (?:people|come|are|will)\b/],
  ["free-places", /\b(?:full(?:t|bokat|bokad)?|hur ser det ut|hur mycket plats|fully booked|how full)\b|\b(?:nan|nagon)stans att (?:sitta|jobba|arbeta|vara)\b|\bsomewhere to (?:sit|work)\b|\bledig(?:a|t)?\b|\bvar kan (?:jag|man|vi) (?:sitta|jobba|arbeta)\b|\bfinns det (?:nagon |nagot |nagra |en |plats|bord)|\b(?:tomma?|fria) (?:platser|plats|bord)\b|\bwhere can (?:i|we|one) (?:sit|work|book)\b|\b(?:free|available|open|vacant)\b|\bavailability\b|\bis there (?:a |any )?(?:desk|place|seat|spot|room|space)\b|\bany (?:desks?|places?|seats?|space|room)\b|\bvar kan jag boka\b/],
  ["hub-info", /\b(?:beratta|om hubben|info|information|oppettider(?:na)?|oppet|oppnar|stanger|nyck(?:el|eln|lar|larna)|larm(?:et|kod|koden)?|(?:port|dorr)?kod(?:en)?|code|dorr(?:en)?|kaffe|kontakt(?:person|en)?|hitta(?:r)?|var ligger|vad finns|hur kommer (?:jag|man)|adress(?:en)?|parkering|wifi|regler(?:na)?|tell|about|opening hours|opens|closes|keys?|alarm|coffee|contact|address|where is|directions|parking|describe)\b|^om /],
  ["book", /\b(?:boka(?:r)?|bokning|bok|reservera|fixa|ordna|ge mig|jag vill (?:sitta|ha|jobba(?: fran)?|vara)|vill sitta|ska sitta|behover (?:en |ett )?(?:plats|bord|skrivbord)|behover (?:sitta|jobba|arbeta)|skulle (?:behova|vilja)|kan jag fa|fa en plats|far jag en plats|ta en plats|plats at mig|(?:skriv|satt|lagg|anmal) (?:upp |in )?mig|^(?:(?:hej|hi|hello)[ ,.!]*)?(?:en plats|ett (?:skriv)?bord|a (?:desk|seat|place))\b(?!.*\?)|book|reserve|get me|i want(?: to work from)?|i'd like|i would like|i need|need a|can i (?:have|get)|could i (?:have|get)|sign me up)\b/],
  ["help", /^\??$|\b(?:hjalp(?:a)?(?: mig)?|help|kommandon?|commands?|vad kan du|what can you|hur (?:gor|funkar|fungerar)|how (?:do|does)|instruktion(?:er)?|manual)\b|^(?:meny|menu|start|\?+)$/],
  ["hello", /^(?:hej(?:san| hej| pa dig)?|hejhej|halla|tjena(?:re)?|tja|tjo|morsning|morrn|god ?(?:morgon|dag|kvall|middag)|hi|hello|hey|hiya|good (?:morning|afternoon|evening|day)|yo|tack(?: sa mycket| ska du ha)?|thanks|thank you|ok|okej|okay)\b/],
];

/** Releasing words that also are booking words when "om" follows, and the like, are settled by the order above. */
export function intentsOf(folded: string): CommandKind[] {
  return intents.filter(([, pattern]) => pattern.test(folded)).map(([kind]) => kind);
}

/** A text with the words of asking and doing blanked: all of them, or those of one kind. The rest keeps its places. */
export const blankIntents = (folded: string, only?: CommandKind): string =>
  intents.reduce((text, [kind, pattern]) => (only ? kind !== only : kind === "hub-info") ? text : text.replace(new RegExp(pattern.source, "g"), (found) => " ".repeat(found.length)), folded);
