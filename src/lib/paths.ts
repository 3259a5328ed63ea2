/** Where the app lives inside Zalo's host, and the paths more than one place needs. */
import { province } from "./province.ts";

/** Router base: `/zapps/<APP_ID>`. Leaving it would drop every right to call the host (zalo.md §3.5). */
export function basename(): string {
  const inAddress = /^\/zapps\/[^/]+/.exec(location.pathname)?.[0];
  return inAddress ?? (window.APP_ID ? `/zapps/${window.APP_ID}` : "");
}

/** The screen the citizen is on, as the router names it: path and query. */
export const whereWeAre = (): string => location.pathname.slice(basename().length) + location.search;

/**
 * Opens a screen from what stands outside the router (a sheet over every screen). The router follows as it follows a
 * step forward of the phone's own.
 */
export function goTo(path: string): void {
  const { idx = 0 } = (history.state ?? {}) as { idx?: number };
  history.pushState({ usr: null, key: "over", idx: idx + 1 }, "", basename() + path);
  dispatchEvent(new PopStateEvent("popstate", { state: history.state as unknown }));
}

/** The address that opens the app at `path` from outside: in a QR code, in a message. */
export const zaloLink = (path: string): string =>
  `https://zalo.me/s/${window.APP_ID ?? province.zalo.appId}/?p=${path}`;

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
  /** Where the page that confirmed who the citizen is leads back to, with its one-time code; one that could not, without. */
  identity: "/identity/:code?",
};
