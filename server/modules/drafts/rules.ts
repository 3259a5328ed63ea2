import { isDeepStrictEqual } from "node:util";
import { addDays, civilDate } from "../../../contract/calendar.ts";
import type { DraftContent, DraftSummary } from "../../../contract/types.ts";

/** How many drafts a citizen may have. */
export const DRAFTS_MAX = 20;
/** A draft nobody goes on with is deleted after this; the phone says so beforehand. */
const KEPT_DAYS = 60;
/** A citizen's phones, with room for keys lost and made anew. */
export const VAULT_KEYS_MAX = 20;

export const deletedOn = (savedAt: Date): string => addDays(civilDate(savedAt), KEPT_DAYS);

/** The same words, whatever version they grew from: a repeat of a request whose answer was lost. */
export function isSame(a: DraftContent, b: DraftContent): boolean {
  return isDeepStrictEqual({ ...a, baseVersion: 0 }, { ...b, baseVersion: 0 });
}

export function summaryOf(row: {
  id: string;
  version: number;
  deleted_on: string;
  content: DraftContent;
}): DraftSummary {
  const { service, title, at, savedAt, device } = row.content;
  return {
    id: row.id,
    service,
    ...(title !== undefined && { title }),
    at,
    savedAt,
    version: row.version,
    device,
    deletedOn: row.deleted_on,
  };
}
