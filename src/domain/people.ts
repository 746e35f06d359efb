/** The app roles that Entra gives; everybody who is signed in is an employee. */
export const appRoles = ["hr", "planner", "administrator"] as const;
export type AppRole = (typeof appRoles)[number];
export const languages = ["sv", "en"] as const;
export type Language = (typeof languages)[number];

/** A person as the ledger knows them. The id is Entra's object id; an address may change, the id does not. */
export type Person = {
  readonly id: string;
  readonly name: string;
  readonly mail: string;
  /** chosen language, or null: follow the client */
  readonly language: Language | null;
  readonly homeMunicipality: string | null;
  /** others see the name where the person books; nobody does by default */
  readonly showName: boolean;
};

/** Who acts, with what rights, in which language and by which surface. */
export type Actor = {
  readonly personId: string;
  readonly roles: readonly AppRole[];
  readonly language: Language;
  readonly surface: "tab" | "bot" | "outlook" | "system";
};
