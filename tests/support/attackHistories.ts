import { parentPort, workerData } from "node:worker_threads";
import { attack } from "./attacker.ts";
import { glintRule, houseRule, knowledgeOf, makeHistory, naiveRule, publish } from "./surveyHistory.ts";

/**
 * Attacks generated histories in a thread of its own: inside Jest's sandbox the same arithmetic takes eight times as long.
 * Takes `{ rule, from, to }` (seeds, half-open), answers with what each seed gave.
 */
const rules = { naive: naiveRule, glint: glintRule, house: houseRule };
const { rule, from, to }: { readonly rule: keyof typeof rules; readonly from: number; readonly to: number } = workerData;

parentPort?.postMessage(
  Array.from({ length: to - from }, (_, at) => {
    const history = makeHistory(from + at);
    const published = publish(history, rules[rule]);
    const { knowledge, secrets } = knowledgeOf(history, published);
    return { seed: history.seed, solved: attack(knowledge, secrets), secrets: secrets.length, shown: published.shown.length };
  }),
);
