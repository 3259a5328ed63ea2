/**
 * Codes that a person can read aloud on the phone: `PA-261121-0042` is the 42nd report (phản ánh) sent on 21/11/2026.
 * A code is not a secret: knowing one must never open what it names.
 */
import { toNfc } from "./text.ts";

const CODE = /^([A-Z]{2})(\d{6})(\d{4,8})$/;

/** Writes a code from a two-letter prefix, the civil date and that day's running number. */
export function formatCode(prefix: string, date: string, n: number): string {
  if (!/^[A-Z]{2}$/.test(prefix)) throw new RangeError("Not a code prefix: " + prefix);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) throw new RangeError("Not a civil date: " + date);
  if (!Number.isInteger(n) || n < 1 || n > 99_999_999) throw new RangeError("Not a running number: " + n);
  return prefix + "-" + date.slice(2, 4) + date.slice(5, 7) + date.slice(8, 10) + "-" + String(n).padStart(4, "0");
}

/**
 * The code as printed, from what a person typed or read out: lower case, spaces, dots or missing dashes, the letter O
 * for zero, I or L for one. Undefined when it cannot be a code.
 */
export function normaliseCode(input: string): string | undefined {
  const letters = toNfc(input)
    .toUpperCase()
    .replace(/[\s.·\-‐‑‒–—_/]/g, "");
  const digits = letters.slice(2).replace(/O/g, "0").replace(/[IL]/g, "1");
  const parts = CODE.exec(letters.slice(0, 2) + digits);
  if (!parts) return undefined;
  const [, prefix = "", date = "", n = ""] = parts;
  const month = Number(date.slice(2, 4));
  const day = Number(date.slice(4, 6));
  if (month < 1 || month > 12 || day < 1 || day > 31 || Number(n) < 1) return undefined;
  return prefix + "-" + date + "-" + n;
}

/** The code in groups, as it is shown and read aloud: `PA · 261121 · 0042`. */
export function codeInGroups(code: string): string {
  return code.split("-").join(" · ");
}
