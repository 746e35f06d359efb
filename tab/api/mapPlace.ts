import type { PlaceMapping, Places } from "../../src/contract.ts";
import { newKey, request, type Answer } from "./request.ts";

export const mapPlace = (placeId: string, mapping: PlaceMapping, key: string = newKey()): Promise<Answer<Places>> =>
  request<Places>({ method: "PUT", path: `/api/places/${encodeURIComponent(placeId)}`, body: mapping, has: "places", key });
