/** Address of a page in the tab: inside Teams where the app has its id, on the local Teams page where there is none. */
export function tabLink(subPage: string, origin: string, teamsAppId: string | null, local: boolean): string {
  if (local) return `${origin}/local/teams?subPageId=${encodeURIComponent(subPage)}`;
  if (teamsAppId === null) return `${origin}/tab/#/${subPage}`;
  return `https://teams.microsoft.com/l/entity/${teamsAppId}/boka?context=${encodeURIComponent(JSON.stringify({ subPageId: subPage }))}`;
}
