import type { SurveyPeople } from "./surveyPorts.ts";

const prefix = "earlier-";
export const isEarlierPilot = (pilotId: string): boolean => pilotId.startsWith(prefix);

/**
 * The pilot that answers out of files belong to, one of its own: whoever has a file knows who answered what in it, and would know
 * more of these people if their answers were paired with what they have said here. A new one when the key of the last is destroyed.
 */
export async function earlierPilot({ surveyPeople }: { readonly surveyPeople: Pick<SurveyPeople, "pilots" | "addPilot"> }): Promise<string> {
  const pilots = (await surveyPeople.pilots()).filter(({ id }) => isEarlierPilot(id));
  const alive = pilots.find(({ state }) => state === "confidential");
  if (alive) return alive.id;
  const number = pilots.length + 1;
  const id = `${prefix}${number}`;
  await surveyPeople.addPilot({ id, name: number === 1 ? "Tidigare svar" : `Tidigare svar ${number}` });
  return id;
}
