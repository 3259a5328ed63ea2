/** The rules of a field report (phản ánh hiện trường) that phone and server share. */
import { addWorkingDays, civilDate } from "./calendar.ts";
import type { CalendarFile } from "./calendar.ts";
import type { Category, Kind, ReportStatus } from "./types.ts";

/** What a report may hold, and how long the office has. */
export const REPORT_LIMITS = {
  /** Characters after NFC. */
  textMin: 10,
  textMax: 4000,
  photos: 10,
  photoBytes: 15 * 1024 * 1024,
  photoPixels: 50_000_000,
  /** The national limit for resolving a field report. */
  resolveWorkingDays: 15,
} as const;

/** What an office does to a report that changes its status. */
export type ReportAction = "accept" | "refuse" | "answer";

/** From each status, what can be done and where it leads. Nothing leads out of an empty row. */
export const REPORT_TRANSITIONS: Record<ReportStatus, Partial<Record<ReportAction, ReportStatus>>> = {
  received: { accept: "accepted", refuse: "refused" },
  accepted: { answer: "answered", refuse: "refused" },
  answered: {},
  refused: {},
};

/** The status an action leads to; undefined when it is not allowed from here. */
export function nextStatus(status: ReportStatus, action: ReportAction): ReportStatus | undefined {
  return REPORT_TRANSITIONS[status][action];
}

/** The date by which the office answers a report sent at that instant. */
export function reportDueOn(sentAt: Date, calendar: CalendarFile): string {
  return addWorkingDays(civilDate(sentAt), REPORT_LIMITS.resolveWorkingDays, calendar);
}

/** A kind and the category it stands in. */
export function findKind(categories: Category[], kindId: string): { category: Category; kind: Kind } | undefined {
  for (const category of categories) {
    for (const kind of category.kinds) if (kind.id === kindId) return { category, kind };
  }
  return undefined;
}

/** `provinces/<code>/reports.json`, checked by `reports-file.schema.json`. */
export interface ReportsFile {
  /** Two capital letters every report's code begins with. */
  codePrefix: string;
  categories: Category[];
}
