/**
 * Codes that a person can read aloud on the phone: `PA-261121-0042` is the 42nd report (phản ánh) sent on 21/11/2026, and
 * `H53.12-261125-0042` the 42nd dossier handed in at the agency H53.12 on 25/11/2026 (`Hxx.yy[.zz]-yymmdd-nnnn`, agencies
 * by QĐ 20/2020/QĐ-TTg; which are a province's is configuration).
 * A code is not a secret: knowing one must never open what it names.
 */
import { toNfc } from "./text.ts";

const CODE = /^([A-Z]{2})(\d{6})(\d{4,8})$/;
/** One or two groups of two or three digits: `H53.12`, `H55.242`, `H39.26.07`. */
const AGENCY = /^H\d{2}(\.\d{2,3}){1,2}$/;
/** What people, printers and messages put between the parts of a code. */
const BETWEEN = "\\s.·\\-‐‑‒–—_/";
const separators = new RegExp(`[${BETWEEN}]`, "g");

/** `-yymmdd-nnnn` of a civil date and that day's running number. @throws RangeError */
function datedNumber(date: string, n: number): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) throw new RangeError("Not a civil date: " + date);
  if (!Number.isInteger(n) || n < 1 || n > 99_999_999) throw new RangeError("Not a running number: " + n);
  return "-" + date.slice(2, 4) + date.slice(5, 7) + date.slice(8, 10) + "-" + String(n).padStart(4, "0");
}

/** Writes a code from a two-letter prefix, the civil date and that day's running number. */
export function formatCode(prefix: string, date: string, n: number): string {
  if (!/^[A-Z]{2}$/.test(prefix)) throw new RangeError("Not a code prefix: " + prefix);
  return prefix + datedNumber(date, n);
}

/** Writes a dossier's code. @param agency `H53.12` @param n that day's at that agency @throws RangeError */
export function formatDossierCode(agency: string, date: string, n: number): string {
  if (!AGENCY.test(agency)) throw new RangeError("Not an agency's code: " + agency);
  return agency + datedNumber(date, n);
}

const digitsOf = (text: string): string => text.replace(/O/g, "0").replace(/[IL]/g, "1");

/** Whether `yymmdd` can be a date and `nnnn` a running number. */
function isPossible(date: string, n: string): boolean {
  const month = Number(date.slice(2, 4));
  const day = Number(date.slice(4, 6));
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 && Number(n) >= 1;
}

/**
 * The code as printed, from what a person typed or read out: lower case, spaces, dots or missing dashes, the letter O
 * for zero, I or L for one, and “mã hồ sơ:” before it. Undefined when it cannot be a code, or could be two.
 * @param agencies the province's own (`H53.12`): decide where a dossier's code without dots could be read in two ways
 */
export function normaliseCode(input: string, agencies: readonly string[] = []): string | undefined {
  const text = toNfc(input)
    .toUpperCase()
    .replace(/^\s*MÃ( SỐ)?( HỒ SƠ| HS| BIÊN NHẬN)?(\s*:\s*|\s+)(?=[A-Z])/, "");
  return readTwoLetters(text) ?? readDossier(text, agencies);
}

function readTwoLetters(text: string): string | undefined {
  // H53 with the letter O, I or L in it and dots or dashes where a dossier's code has them is a dossier's.
  if (/^\s*H[OIL]/.test(text) && readings(text, true).length > 0) return undefined;
  const letters = text.replace(separators, "");
  const parts = CODE.exec(letters.slice(0, 2) + digitsOf(letters.slice(2)));
  if (!parts) return undefined;
  const [, prefix = "", date = "", n = ""] = parts;
  return isPossible(date, n) ? prefix + "-" + date + "-" + n : undefined;
}

/**
 * A dossier's code, where there is one reading only. First those that break at every separator, then those that pass over
 * some: what was photographed has spaces anywhere. Among several, the one that names an agency we know.
 */
function readDossier(text: string, agencies: readonly string[]): string | undefined {
  for (const strict of [true, false]) {
    const all = readings(text, strict);
    const known = all.filter((code) => agencies.includes(code.slice(0, code.indexOf("-"))));
    const [only, second] = known.length > 0 ? known : all;
    if (only) return second ? undefined : only;
  }
  return undefined;
}

/** Every way to cut digits into a dossier's code. @param strict only those that cut wherever a separator stands */
function readings(text: string, strict: boolean): string[] {
  const segments = text.split(separators).filter(Boolean);
  const letters = segments.join("");
  const digits = digitsOf(letters.slice(1));
  if (!letters.startsWith("H") || !/^\d+$/.test(digits)) return [];
  const stands = new Set<number>();
  segments.slice(0, -1).reduce((end, segment) => (stands.add(end + segment.length), end + segment.length), -1);
  const found: string[] = [];
  for (const groups of [[2], [3], [2, 2], [2, 3], [3, 2], [3, 3]]) {
    const lengths = [2, ...groups, 6];
    const cuts = lengths.map((_, i) => lengths.slice(0, i + 1).reduce((sum, length) => sum + length, 0));
    const parts = cuts.map((cut, i) => digits.slice(cuts[i - 1] ?? 0, cut));
    const date = parts[parts.length - 1]!;
    const n = digits.slice(cuts[cuts.length - 1]);
    if (n.length < 4 || n.length > 8 || !isPossible(date, n)) continue;
    if (strict && [...stands].some((cut) => cut !== 0 && !cuts.includes(cut))) continue;
    found.push("H" + parts.slice(0, -1).join(".") + "-" + date + "-" + n);
  }
  return found;
}

const DIGIT = "[\\dOoIlL]";
const GAP = `[${BETWEEN}]{0,3}`;
/**
 * A code in running text: nothing that belongs to a word or a number may touch it. What stands before it is matched, not
 * looked behind at: Safari before 16.4 cannot even read such an expression.
 */
const IN_TEXT = new RegExp(
  `(?:^|[^\\p{L}\\d])((?:[Hh]${DIGIT}{2}(?:${GAP}${DIGIT}{2,3}){1,2}|[A-Za-z]{2})${GAP}${DIGIT}{6}(${GAP})${DIGIT}{4,8})(?![\\p{L}\\d])`,
  "gu",
);

/** What a text is searched for. */
export interface CodesOfProvince {
  /** Its agencies: `H53.12`. Given, no other agency's dossiers are found. */
  agencies?: readonly string[];
  /** Its two letters: `PA`, `HD`. Not given, a code of any two letters counts if its parts are kept apart. */
  prefixes?: readonly string[];
}

/**
 * The codes in a pasted text, in its order, each once: a text message, a Zalo message, a photographed receipt, the
 * address in one of our QR codes (`…/d/H53.12-261125-0042`). What could be read in two ways is left out.
 */
export function findCodes(text: string, { agencies, prefixes }: CodesOfProvince = {}): string[] {
  const plain = toNfc(text)
    .replace(/%2F/gi, "/")
    .replace(/%20|\u00a0/gi, " ");
  const found = new Set<string>();
  IN_TEXT.lastIndex = 0;
  for (let match = IN_TEXT.exec(plain); match; match = IN_TEXT.exec(plain)) {
    const [, written = "", gap] = match;
    const code = normaliseCode(written, agencies);
    if (!code) continue;
    const owner = code.slice(0, code.indexOf("-"));
    const isOurs = owner.length > 2 ? (agencies?.includes(owner) ?? true) : (prefixes?.includes(owner) ?? gap !== "");
    if (isOurs) found.add(code);
  }
  return [...found];
}

/** The code in groups, as it is shown and read aloud: `PA · 261121 · 0042`, `H53.12 · 261125 · 0042`. */
export function codeInGroups(code: string): string {
  return code.split("-").join(" · ");
}
