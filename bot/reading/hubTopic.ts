import type { HubTopic } from "./reading.ts";

/** What a question about a hub asks for, by its words (folded). */
const topics: readonly (readonly [HubTopic, RegExp])[] = [
  ["keys", /\b(?:nyck\w*|tagg(?:en)?|larm\w*|(?:port|dorr)?kod(?:en)?|dorr(?:en)?|codes?|keys?|alarm|door|(?:kommer|tar) (?:jag|man|vi) (?:mig |sig |oss )?in|get in(?:to)?)\b/],
  ["coffee", /\b(?:kaffe\w*|fika\w*|frukost\w*|coffee|breakfast)\b/],
  ["contact", /\b(?:kontakt\w*|hubbvard\w*|ansvarig|ansvarar|ringa|fraga|telefon\w*|contacts?|call|ask|phone|host|in charge)\b/],
  ["opening", /\b(?:oppet|oppettid\w*|oppn(?:ar|a)|oppen|stanger|opens?|opening|closes?)\b/],
  ["getting-there", /\b(?:hittar?|adress\w*|parker\w*|buss\w*|ligger|address|where is|directions|parking|get to|find|bus)\b/],
  ["rules", /\b(?:regler(?:na)?|rules)\b/],
  ["has", /\b(?:vad finns|wifi|skarm(?:ar)?|tyst rum|samtalsrum|motesrum|lunchrum|what is there|screens?|quiet room|call room|meeting room|lunch room)\b/],
];

/** A text with the words for what is asked about blanked. The rest keeps its places. */
export const blankTopics = (folded: string): string => topics.reduce((text, [, pattern]) => text.replace(new RegExp(pattern.source, "g"), (found) => " ".repeat(found.length)), folded);

/** The one thing that is asked about a hub; null where it is all of it, or several. */
export function hubTopicIn(folded: string): HubTopic | null {
  const found = topics.filter(([, pattern]) => pattern.test(folded)).map(([topic]) => topic);
  return found.length === 1 ? (found[0] ?? null) : null;
}
