import { uuidFor } from "../graph/directory.ts";
import type { Group } from "../tenant.ts";
import { demoPeople } from "./demoPeople.ts";

const idOf = (name: string): string => uuidFor(`group ${name}`);
/** Nobody's, and in a group all the same: an audience of people must leave it out. */
const screenInTheHall = uuidFor("device screen in the hall");
const oids = (from: number, to: number): readonly string[] => demoPeople.slice(from, to).map((one) => one.oid);

/** The groups of Entra that the demo's people are in: the pilot's own, with one inside it, those at the office, and one with nobody. */
export const demoGroups: readonly Group[] = [
  { id: idOf("Hubbpiloten"), displayName: "Hubbpiloten", members: [...oids(6, 12), idOf("Hubbpiloten Härjedalen")] },
  // The first of them is in the larger group by herself too.
  { id: idOf("Hubbpiloten Härjedalen"), displayName: "Hubbpiloten Härjedalen", members: oids(11, 15) },
  { id: idOf("Kontoret"), displayName: "Kontoret", members: [...oids(15, 22), screenInTheHall] },
  { id: idOf("Tomma gruppen"), displayName: "Tomma gruppen", members: [] },
];
