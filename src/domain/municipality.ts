import type { Position } from "./distance.ts";

/** The eight municipalities of Jämtland, each by the position of its main place (town hall, two decimals: about a kilometre). */
export const municipalities: readonly { readonly name: string; readonly position: Position }[] = [
  { name: "Berg", position: { latitude: 62.77, longitude: 14.43 } },
  { name: "Bräcke", position: { latitude: 62.75, longitude: 15.42 } },
  { name: "Härjedalen", position: { latitude: 62.03, longitude: 14.36 } },
  { name: "Krokom", position: { latitude: 63.33, longitude: 14.45 } },
  { name: "Ragunda", position: { latitude: 63.11, longitude: 16.35 } },
  { name: "Strömsund", position: { latitude: 63.85, longitude: 15.55 } },
  { name: "Åre", position: { latitude: 63.35, longitude: 13.47 } },
  { name: "Östersund", position: { latitude: 63.18, longitude: 14.64 } },
];

export const positionOf = (municipality: string): Position | null => municipalities.find((one) => one.name === municipality)?.position ?? null;
