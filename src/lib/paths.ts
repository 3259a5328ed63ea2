/** Where the app lives inside Zalo's host, and the paths more than one place needs. */
/** Router base: `/zapps/<APP_ID>`. Leaving it would drop every right to call the host (zalo.md §3.5). */
export function basename(): string {
  const inAddress = /^\/zapps\/[^/]+/.exec(location.pathname)?.[0];
  return inAddress ?? (window.APP_ID ? `/zapps/${window.APP_ID}` : "");
}

export const paths = {
  home: "/",
  mine: "/mine",
  notices: "/notices",
  hotline: "/hotline",
  settings: "/settings",
  about: "/about",
  looks: "/looks",
  /** Results of dossiers that are done. */
  papers: "/papers",
  /** What was agreed to with dossiers. */
  consents: "/consents",
  /** Where the page that confirmed who the citizen is leads back to, with its one-time code; one that could not, without. */
  identity: "/identity/:code?",
};
