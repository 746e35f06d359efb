import type { Called } from "../../services/ports.ts";

/** Where tokens for Graph come from. Sign-in is another adapter's matter; it fills this without knowing of it. */
export type GraphTokens = {
  /** The app's own token. @param refused a token that Graph has just answered 401 to: it is not given again */
  app(refused?: string): Promise<Called<string>>;
  /** A token for the person whose sign-in token is given; `denied` with the code of Entra when consent or a second factor is needed. */
  onBehalfOf(assertion: string): Promise<Called<string>>;
};
