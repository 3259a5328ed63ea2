/**
 * Where a link leads. Links come as the address the app was opened with, as `?p=/path` from a QR code or an Official
 * Account menu, as Zalo's OpenApp event, and as the words of a scanned QR code.
 */
import { matchPath } from "react-router-dom";
import { paths } from "../lib/paths.ts";

const ZALO_LINK = /^https:\/\/zalo\.me\/s\/(\d+)(\/[^?#]*)?(\?[^#]*)?/;
const HOST_LINK = /^(?:https|zbrowser):\/\/h5\.zdn\.vn\/zapps\/(\d+)(\/[^?#]*)?(\?[^#]*)?/;

/**
 * The path inside the app that `link` means, or undefined when it means nothing of ours.
 * @param known patterns of the screens there are
 */
export function resolveLink(link: string, appId: string, known: string[]): string | undefined {
  const whole = ZALO_LINK.exec(link.trim()) || HOST_LINK.exec(link.trim());
  if (whole) return whole[1] === appId ? inside(whole[2] || "/", whole[3] || "", known) : undefined;
  const [, path, query] = /^([^?#]*)(\?[^#]*)?/.exec(link.trim()) || [];
  return inside(path || "/", query || "", known);
}

function inside(path: string, query: string, known: string[]): string | undefined {
  const wanted = new URLSearchParams(query).get("p");
  const target = wanted ? (/^[^?#]*/.exec(wanted) as RegExpExecArray)[0] : path;
  if (!/^\/(?![/\\])/.test(target)) return undefined;
  const clean = target.replace(/\/+$/, "") || paths.home;
  return known.some((pattern) => matchPath(pattern, clean)) ? clean : undefined;
}

/** `env` tells Zalo's development versions apart: it stays in the address (zalo.md §3.5). */
export function keptQuery(search: string): string {
  const env = new URLSearchParams(search).get("env");
  return env ? `?env=${encodeURIComponent(env)}` : "";
}
