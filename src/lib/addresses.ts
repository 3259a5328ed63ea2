/** Addresses of screens as what stands outside the router needs them; the first paint does not. */
import { basename } from "./paths.ts";
import { province } from "./province.ts";

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
