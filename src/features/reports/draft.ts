/** The report being written (`src/cases/draft/draft.ts`), and the key under which it is sent. */
import { findKind, REPORT_LIMITS } from "../../../contract/reports.ts";
import { toNfc } from "../../../contract/text.ts";
import { createDraftStore, useDraftStore, type DraftState } from "../../cases/draft/draft.ts";
import type { OutboxEntry } from "../../cases/outbox/outbox.ts";
import { getSettings } from "../../lib/settings.ts";
import { localText } from "../../lib/text.ts";
import { getCategories } from "./categories.ts";
import { EMPTY, firstUnfinished, STEPS, type PlaceAnswer, type ReportAnswers, type Step } from "./rules.ts";

export const store = createDraftStore<ReportAnswers>(
  {
    service: "reports",
    version: "1",
    empty: EMPTY,
    title: titleOf,
    firstUnfinished: (answers) => firstUnfinished(answers)?.step ?? "",
  },
  REPORT_LIMITS.attachments,
);

export const useReport = (): DraftState<ReportAnswers> => useDraftStore(store);

export function changePlace(part: Partial<PlaceAnswer>): void {
  store.change({ place: { ...store.get().answers.place, ...part } });
}

/** How its writer recognises it: the subject, and how the words begin. */
export function titleOf({ kindId, text }: ReportAnswers): string {
  const kind = findKind(getCategories(), kindId)?.kind;
  const words = toNfc(text).trim().replace(/\s+/g, " ");
  return [kind && localText(kind.title, getSettings().language), words.length > 60 ? `${words.slice(0, 60)}…` : words]
    .filter(Boolean)
    .join(": ");
}

/** Where each step stands in the address: back goes one step back, and a reload finds the same draft. */
export const stepPath = (step: Step): string => `/reports/new?step=${step}&draft=${store.get().id}`;
export const sentPath = (key: string): string => `/reports/new?step=sent&key=${key}`;

/** The step a draft was left at, whatever an older app called it. */
export const toStep = (at: string | null): Step => STEPS.find((step) => step === at) ?? "words";

/** Refusals that do not say that this body made no report: nobody knows, or an earlier version did. */
const UNCLEAR = ["unexpected", "idempotency-key-reused"];

/** Whether a refused sending left nothing behind on the server, so that a mended report is a new act. */
export const isPlainRefusal = ({ reason }: Pick<OutboxEntry, "reason">): boolean =>
  reason !== undefined && !UNCLEAR.includes(reason);

/**
 * A draft becomes one report, from however many windows and however often it is sent: its id is the key. A report mended
 * after a refusal goes under the next key, the same one in every window too.
 */
export function keyOf(draftId: string, refused?: Pick<OutboxEntry, "key" | "reason">, anew = false): string {
  if (!refused) return draftId;
  if (!anew && !isPlainRefusal(refused)) return refused.key;
  const times = Number(/^-(\d+)$/.exec(refused.key.slice(draftId.length))?.[1] ?? 1);
  return `${draftId}-${times + 1}`;
}
