import type { HubFileTried } from "../../src/contract/hubFile.ts";
import { newKey, request, type Answer } from "./request.ts";

export const hubFilePath = "/api/hub-file";

/** Loads hubs out of a file, or says what would come of it. The file's shape is the server's to judge. */
export const loadHubFile = (hubs: unknown, dryRun: boolean, key: string = newKey()): Promise<Answer<HubFileTried>> =>
  request<HubFileTried>({ method: "PUT", path: hubFilePath, body: { hubs, dryRun }, has: "saved", key });
