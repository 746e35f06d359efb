/** One invited person and the background that is known when the wave opens; null where there is none. `extent` is the id of a band. */
export type Invited = { readonly personId: string; readonly hub: string | null; readonly municipality: string | null; readonly extent: string };

/** A combination of background values as it is stored with answers, and how many were invited with it: at least the threshold. Fits `Place` of disclosure.ts. */
export type StoredPlace = {
  readonly id: string;
  readonly values: { readonly hub: string; readonly municipality: string; readonly extent: string };
  readonly invited: number;
};

export type Placing =
  | { readonly ok: true; readonly places: readonly StoredPlace[]; readonly placeOf: ReadonlyMap<string, string> }
  | { readonly ok: false; readonly refusal: "few-invited" | "invited-twice"; readonly invited: number };
