/** The address in one of the client's contexts, whose type comes from browsers and is unknown here: a text, or a Request. */
export function requestUrl({ request }: { readonly request: unknown }): string {
  return request instanceof Request ? request.url : String(request);
}
