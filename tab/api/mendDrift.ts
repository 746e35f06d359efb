import { newKey, request, type Answer, type Done } from "./request.ts";

export const mendDrift = (driftId: string, key: string = newKey()): Promise<Answer<Done>> => request<Done>({ method: "POST", path: `/api/drift/${encodeURIComponent(driftId)}/mend`, has: "done", key });
