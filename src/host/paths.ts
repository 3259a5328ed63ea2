/**
 * `value` when it is a path inside the app, else undefined. Links and QR codes are written by anybody: what is not one
 * slash and then the app's own (`//elsewhere`, `/\elsewhere`, `https:`) goes nowhere.
 */
export function insidePath(value: unknown): string | undefined {
  return typeof value === "string" && /^\/(?![/\\])[^\s\\]*$/.test(value) ? value : undefined;
}
