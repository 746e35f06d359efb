import type { PlaceMapping } from "../../src/contract.ts";
import { newKey, request, type Answer, type Done } from "./request.ts";

export const mapPlace = (placeId: string, mapping: PlaceMapping, key: string = newKey()): Promise<Answer<Done>> =>
  request<Done>({ method: "PUT", path: `/api/places/${encodeURIComponent(placeId)}`, body: mapping, has: "done", key });
