/**
 * Administrative procedures (thủ tục hành chính): the file of one, and how its published texts are read. The texts are
 * kept as the national portal writes them, so that nothing is lost; every number and code is read out of them here.
 * What cannot be read stays unknown. Facts about the portal's wording: 2,642 procedures of dichvucong.gov.vn, mid-2026.
 */
import type { Abolition, Form, LocalText, Procedure, ProcedureChannel } from "./types.ts";

/** `provinces/<code>/procedures/<procedure>.json`, checked by `procedure.schema.json`. */
export interface ProcedureFile {
  /** `1.001193` */
  code: string;
  /** Rises by one whenever `published` or the form changes; a dossier stays with the one it was begun under. */
  version: number;
  /** Civil dates, or `unknown` where the source gives none. */
  effective: { from: string; to: string };
  submissionMode: Procedure["submissionMode"];
  /** No longer in force. The file says it itself, so that every version tells what held in its time. */
  abolished?: Abolition;
  /** `15:00`: what is accepted later counts from the next working day. */
  cutoffTime?: string;
  /** Ours: how a citizen calls it. Absent: only the official words are there yet. */
  plain?: PlainWords;
  /** Ours: what the app asks for it. Its shape is the contract's; `contract/formCheck.ts` says what else must be true. */
  form?: Form;
  /** As the national portal publishes it; `npm run procedures -- import` writes it, nobody else. */
  published: PublishedProcedure;
}

export interface PlainWords {
  title: LocalText;
  /** One or two sentences: what it is for. */
  summary: LocalText;
  /** What people type who want this. */
  alsoCalled: string[];
}

/** The national page's own fields and words. */
export interface PublishedProcedure {
  name: string;
  /** The decision that published it: `163/QĐ-BTP`. */
  decision: string;
  levels: string[];
  kind: string;
  field: string;
  audience: string[];
  agency: string;
  /** May repeat: one channel with two times is two cases of it. */
  channels: PublishedChannel[];
  documents: DocumentGroup[];
  steps: string;
  conditions: string;
  result: string;
  legal: string;
  /** The page it was read from. */
  source: string;
}

export interface PublishedChannel {
  channel: string;
  time: string;
  fee_text: string;
}

export interface DocumentGroup {
  /** The case it is for; `default` where there is only one. */
  group: string;
  items: PublishedDocument[];
}

export interface PublishedDocument {
  name: string;
  /** Copies to hand in, originals and others. Neither: a note, and no document. */
  original: number;
  copy: number;
}

/** How the portal writes that a field is empty. */
const NO_INFORMATION = "Không có thông tin";

/** Whether a field says anything. */
export const isGiven = (text: string): boolean => text.trim() !== "" && text.trim() !== NO_INFORMATION;

/** What a citizen reads it by: our own short words where there are some, else the official name. */
export const titleOf = ({ plain, published }: ProcedureFile): LocalText => plain?.title ?? { vi: published.name };

export interface ProcedureCode {
  /** `1.001193` */
  code: string;
  /** The agency that has its own version: `H38`, `H55.02`. */
  agency?: string;
}

const NATIONAL = /^(\d\.\d{6})(?:\.000\.00\.00)?(?:\.(H\d{2}(?:\.\d{1,4})*))?$/;

/**
 * Reads a code in any of its three notations: `1.011442` (national), `1.011442.000.00.00.H38` and the newer
 * `1.011442.H38` (a province's own); lower case and spaces are forgiven. @returns undefined when it is none
 */
export function readProcedureCode(text: string): ProcedureCode | undefined {
  const [, code, agency] = NATIONAL.exec(text.replace(/\s/g, "").toUpperCase()) ?? [];
  return code ? { code, ...(agency ? { agency } : {}) } : undefined;
}

/** The three notations of a code, national first. @param agency the province's or agency's: `H53` */
export function notationsOf(code: string, agency: string): string[] {
  return [code, `${code}.000.00.00.${agency}`, `${code}.${agency}`];
}

type Channel = Exclude<ProcedureChannel["channel"], "other">;
const CHANNELS: Record<string, Channel> = {
  "Trực tuyến": "online",
  "Dịch vụ bưu chính": "post",
  "Trực tiếp": "counter",
};

/** @returns undefined for a channel the portal has not used so far */
export const readChannel = (text: string): Channel | undefined => CHANNELS[text.trim()];

/** Without a unit the source gives only the number, and what it counts is unknown. */
type ProcessingTime = NonNullable<ProcedureChannel["time"]>;
const UNITS: Record<string, ProcessingTime["unit"]> = {
  "ngày làm việc": "working-day",
  ngày: "day",
  giờ: "hour",
  "giờ làm việc": "hour",
  tháng: "month",
};

/** Reads `5 Ngày làm việc`, `20 Ngày`, `1`. @returns undefined where there is no time, or one we cannot read */
export function readTime(text: string): ProcessingTime | undefined {
  const [, amount, unit = ""] = /^(\d{1,4})(?:\s+(\D+))?$/.exec(text.trim()) ?? [];
  if (!amount) return undefined;
  const known = UNITS[unit.trim().toLowerCase()];
  if (unit && !known) return undefined;
  return { amount: Number(amount), unit: known ?? "unknown" };
}

/** A bare `1` beside a cutoff, as Justice procedures publish it: the steps explain that it is the day of handing in. */
export const isSameDay = ({ amount, unit }: ProcessingTime, cutoffTime: string | undefined): boolean =>
  unit === "unknown" && amount === 1 && cutoffTime !== undefined;

/**
 * What it costs. `free` only where the source says so and nothing else: `Miễn phí` followed by a note (“theo Hội đồng
 * nhân dân tỉnh”) is `see-note`, for there the portal's form had no number to put in. `description`: how this channel
 * works, which the portal writes behind the fee.
 */
type Fee = ProcedureChannel["fee"] & Pick<ProcedureChannel, "description">;

/** Reads `8,000 VNĐ`, `2,000 Việt Nam Đồng(/trang)Tại …`, `Miễn phí(…)`. Never throws; what is odd stays in the note. */
export function readFee(text: string): Fee {
  const [, stated = "", rest = ""] =
    /^\s*(Miễn phí|Không có thông tin|[\d.,]+\s*(?:VNĐ|Việt Nam Đồng|USD))?([^]*)$/.exec(text) ?? [];
  const { note, after } = inBrackets(rest);
  const per = note?.startsWith("/") ? note.slice(1).trim() : undefined;
  const said = {
    ...(per ? { per } : {}),
    ...(note && !per ? { note } : {}),
    ...(after ? { description: after } : {}),
  };
  if (stated === "Miễn phí") return { kind: note ? "see-note" : "free", ...said };
  const [, digits, currency] = /^([\d.,]+)\s*(.+)$/.exec(stated) ?? [];
  if (!digits) return { kind: note ? "see-note" : "unknown", ...said };
  return {
    kind: "amount",
    amount: Number(digits.replace(/[.,]/g, "")),
    currency: currency === "USD" ? "USD" : "VND",
    ...said,
  };
}

/** What stands in the first pair of brackets, if the text begins with one, and what comes after it. */
function inBrackets(text: string): { note?: string; after: string } {
  if (!text.startsWith("(")) return { after: text.trim() };
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "(") depth++;
    else if (text[at] === ")" && --depth === 0)
      return { note: text.slice(1, at).trim(), after: text.slice(at + 1).trim() };
  }
  return { note: text.slice(1).trim(), after: "" }; // never closed: the source was cut
}

export interface ProcedureResult {
  name: string;
  /** `KQ.G15.000031` */
  code?: string;
}

/** Reads `Giấy khai sinhMã: KQ.G15.000031…`, one after another. */
export function readResults(text: string): ProcedureResult[] {
  const results: ProcedureResult[] = [];
  let from = 0;
  for (const mark of text.matchAll(/Mã:\s*(KQ\.G\d{2}\.\d{6})/g)) {
    results.push({ name: text.slice(from, mark.index).trim(), code: mark[1]! });
    from = mark.index + mark[0].length;
  }
  const last = text.slice(from).trim();
  if (isGiven(last)) results.push({ name: last });
  return results;
}

/**
 * The numbers of the laws a procedure rests on, in the source's order, each once. The portal writes names and numbers
 * without a space between them: `…dữ liệu66.7/2025/NQ-CPHướng dẫn…`.
 */
export function readLegalBasis(text: string): string[] {
  const number =
    /\d{1,4}(?:\.\d+)?\/(?:\d{4}\/(?:QH\d{2}|[A-ZĐ]{2,6}-[A-ZĐ]{2,8}?(?=[A-ZĐ]\p{Ll}|[^A-ZĐ]|$))|(?:QĐ|CT|NQ)-[A-ZĐ]{2,8}?(?=[A-ZĐ]\p{Ll}|[^A-ZĐ]|$))/gu;
  return [...new Set([...text.matchAll(number)].map(([found]) => found))];
}

/** What is to be handed in. `unknown` where the source's number cannot be meant: a form's number has run into it. */
export interface RequiredDocument {
  name: string;
  original: number | "unknown";
  copy: number | "unknown";
}

/** Nobody is asked for more; `Mẫu số 18` before `1` became 181 in one procedure of the land office (1.013831). */
const COPIES_MAX = 20;

/** @returns undefined for a note: the portal keeps notes among the documents, with no original and no copy */
export function readDocument({ name, original, copy }: PublishedDocument): RequiredDocument | undefined {
  if (original === 0 && copy === 0) return undefined;
  const believed = (count: number) => (count > COPIES_MAX ? "unknown" : count);
  return { name, original: believed(original), copy: believed(copy) };
}

/** The texts of a publication, cleaned as all text is: NFC, plain spaces, nothing around it. */
export function cleanPublished(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[\u200b-\u200f\u2028-\u202f\ufeff]/g, "")
    .replace(/\u00a0/g, " ")
    .trim();
}
