/**
 * What a report must hold before it is sent, by screen, and what is sent. The server applies the same limits
 * (`contract/reports.ts`).
 */
import { REPORT_LIMITS } from "../../../contract/reports.ts";
import { toNfc } from "../../../contract/text.ts";
import type { NewReport, Place } from "../../../contract/types.ts";

export interface ReportAnswers {
  kindId: string;
  /** As typed; made NFC only when sent, so that nothing moves under the cursor of a Vietnamese keyboard. */
  text: string;
  place: PlaceAnswer;
  mayPublish: boolean;
  /** Chosen for this report; counts once name and phone are known (level 1). */
  shareContact: boolean;
}

export type PlaceAnswer = Omit<Place, "communeCode" | "landmark"> & { communeCode?: string; landmark: string };

export const EMPTY: ReportAnswers = {
  kindId: "",
  text: "",
  place: { landmark: "" },
  mayPublish: true,
  shareContact: false,
};

/** The screens after the subject. */
export type Step = "words" | "place" | "privacy" | "review";

export type FieldError =
  | "text-missing"
  | "text-short"
  | "text-long"
  | "place-missing"
  | "point-inexact"
  | "landmark-missing"
  | "landmark-long";
export type Field = "text" | "commune" | "pin" | "landmark";

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

export function faultsInWords({ text }: ReportAnswers): Fault[] {
  const length = textLength(text);
  if (length === 0) return [{ field: "text", error: "text-missing" }];
  if (length < REPORT_LIMITS.textMin) return [{ field: "text", error: "text-short" }];
  if (length > REPORT_LIMITS.textMax) return [{ field: "text", error: "text-long" }];
  return [];
}

/** Whether the phone's point is too rough to send somebody there before the citizen has looked at it on the map. */
export function isInexact({ pointSource, accuracyMetres = 0 }: PlaceAnswer): boolean {
  return pointSource === "gps" && accuracyMetres > REPORT_LIMITS.accuracyMetres;
}

export function faultsInPlace({ place }: ReportAnswers): Fault[] {
  const { communeCode, point, landmark } = place;
  if (!communeCode) return [{ field: "commune", error: "place-missing" }];
  if (isInexact(place)) return [{ field: "pin", error: "point-inexact" }];
  // A commune alone is too wide for anybody to find a pothole in.
  if (!point && textLength(landmark) === 0) return [{ field: "landmark", error: "landmark-missing" }];
  if (textLength(landmark) > LANDMARK_MAX) return [{ field: "landmark", error: "landmark-long" }];
  return [];
}

/** The first screen with something to do, and its field; undefined when everything is there. */
export function unfinished(answers: ReportAnswers): { step: Step; field: Field } | undefined {
  const [inWords] = faultsInWords(answers);
  if (inWords) return { step: "words", field: inWords.field };
  const [inPlace] = faultsInPlace(answers);
  return inPlace && { step: "place", field: inPlace.field };
}

/** The counter speaks only near the limits: while the words are still too few, and for the last two hundred. */
export function counter(text: string): { kind: "few" | "left" | "over"; count: number } | undefined {
  const length = textLength(text);
  if (length > REPORT_LIMITS.textMax) return { kind: "over", count: length - REPORT_LIMITS.textMax };
  if (length > REPORT_LIMITS.textMax - 200) return { kind: "left", count: REPORT_LIMITS.textMax - length };
  if (length > 0 && length < REPORT_LIMITS.textMin) return { kind: "few", count: REPORT_LIMITS.textMin - length };
  return undefined;
}

/** As the contract wants it; the outbox puts the uploads in. Call only when there are no faults. */
export function toNewReport(
  { kindId, text, place, mayPublish, shareContact }: ReportAnswers,
  neverPublic: boolean,
): NewReport {
  const { communeCode, point, pointSource, accuracyMetres } = place;
  const landmark = toNfc(place.landmark).trim();
  return {
    kindId,
    text: toNfc(text).trim(),
    place: {
      communeCode: communeCode!,
      ...(landmark ? { landmark } : {}),
      ...(point ? { point, ...(pointSource ? { pointSource } : {}) } : {}),
      ...(point && pointSource === "gps" && accuracyMetres !== undefined ? { accuracyMetres } : {}),
    },
    attachmentIds: [],
    mayPublish: mayPublish && !neverPublic,
    shareContact,
  };
}
