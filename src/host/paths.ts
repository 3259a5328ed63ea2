/**
 * `value` when it is a path inside the app, else undefined. Links and QR codes are written by anybody: what is not one
 * slash and then the app's own (`//elsewhere`, `/\\elsewhere`, `https:`) goes nowhere.
 */
export function insidePath(value: unknown): string | undefined {
  return typeof value === "string" && /^\/(?![/\\])[^\s\\]*$/.test(value) ? value : undefined;
}

/** Where Zalo opened the app: the path itself, or the one in `?p=` of a link that entered by the front door. */
export function openedPath(value: unknown): string | undefined {
  const path = insidePath(value);
  const [, query] = path?.split("?") ?? [];
  const wanted = query === undefined ? null : new URLSearchParams(path!.slice(path!.indexOf("?"))).get("p");
  return wanted === null ? path : insidePath(wanted);
}
