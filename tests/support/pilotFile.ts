import { pilotHubs } from "../../src/pilot/hubs.ts";

/** Some of the pilot's hubs as a file that an administrator loads, to be tried only. @param many how many */
export const pilotFile = (many: number): object => ({ hubs: pilotHubs.slice(0, many).map(({ desks, ...hub }) => ({ ...hub, desks: desks.map(({ id, name, calendar, mailbox, kinds }) => ({ id, name, calendar, mailbox, kinds })) })), dryRun: true });
