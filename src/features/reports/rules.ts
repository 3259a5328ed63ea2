/** What a report must hold before it is sent, by screen. The server applies the same limits (`contract/reports.ts`). */
import { REPORT_LIMITS } from "../../../contract/reports.ts";
import { toNfc } from "../../../contract/text.ts";
import type { NewReport } from "../../../contract/types.ts";
import type { ReportDraft } from "./draft.ts";

export type FieldError =
  "text-missing" | "text-short" | "text-long" | "place-missing" | "landmark-missing" | "landmark-long";
export type Field = "text" | "commune" | "landmark";

/** `Place.landmark` of the contract. */
const LANDMARK_MAX = 200;

export interface Fault {
  field: Field;
  error: FieldError;
}

/** Length as the server counts it: code points of the NFC form without the blanks around it. */
export function textLength(text: string): number {
  return Array.from(toNfc(text).trim()).length;
}

export function faultsInWords(draft: ReportDraft): Fault[] {
  const length = textLength(draft.text);
  if (length === 0) return [{ field: "text", error: "text-missing" }];
  if (length < REPORT_LIMITS.textMin) return [{ field: "text", error: "text-short" }];
  if (length > REPORT_LIMITS.textMax) return [{ field: "text", error: "text-long" }];
  return [];
}

export function faultsInPlace(draft: ReportDraft): Fault[] {
  const { communeCode, point, landmark } = draft.place;
  if (!communeCode) return [{ field: "commune", error: "place-missing" }];
  // A commune alone is too wide for anybody to find a pothole in.
  if (!point && textLength(landmark) === 0) return [{ field: "landmark", error: "landmark-missing" }];
  if (textLength(landmark) > LANDMARK_MAX) return [{ field: "landmark", error: "landmark-long" }];
  return [];
}

/** The counter speaks only near the limits: while the words are still too few, and for the last two hundred. */
export function counter(text: string): { kind: "few" | "left" | "over"; count: number } | undefined {
  const length = textLength(text);
  if (length > REPORT_LIMITS.textMax) return { kind: "over", count: length - REPORT_LIMITS.textMax };
  if (length > REPORT_LIMITS.textMax - 200) return { kind: "left", count: REPORT_LIMITS.textMax - length };
  if (length > 0 && length < REPORT_LIMITS.textMin) return { kind: "few", count: REPORT_LIMITS.textMin - length };
  return undefined;
}

/** The draft as the contract wants it. Call only when there are no faults. */
export function toNewReport(draft: ReportDraft, photoIds: string[], neverPublic: boolean): NewReport {
  const { communeCode, point, pointSource } = draft.place;
  const landmark = toNfc(draft.place.landmark).trim();
  return {
    kindId: draft.kindId!,
    text: toNfc(draft.text).trim(),
    place: {
      communeCode: communeCode!,
      ...(landmark ? { landmark } : {}),
      ...(point ? { point, ...(pointSource ? { pointSource } : {}) } : {}),
    },
    photoIds,
    mayPublish: draft.mayPublish && !neverPublic,
    shareContact: draft.shareContact,
  };
}
