/** Small things kept in the browser between visits. A browser that refuses storage (private mode, policy) just forgets. */
type Kind = "language" | "person";
type Span = "page" | "browser";

const storeOf = (span: Span): Storage => (span === "page" ? sessionStorage : localStorage);

export function recall(kind: Kind, span: Span): string {
  try {
    return storeOf(span).getItem(`hubbplats.${kind}`) ?? "";
  } catch {
    return "";
  }
}
export function remember(kind: Kind, value: string, span: Span): void {
  try {
    storeOf(span).setItem(`hubbplats.${kind}`, value);
  } catch {
    // Nothing to do: it is asked for again next time.
  }
}
