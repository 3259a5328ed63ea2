/**
 * The report being written. It lives beside the screens and not in them: going back, a failed upload, a session that
 * ran out or a refused send change nothing here. Only a report that was answered with a code empties it.
 */
import { useSyncExternalStore } from "react";
import type { NewReport, Point } from "../../../contract/types.ts";

export interface ReportDraft {
  kindId?: string;
  /** As typed; made NFC only when sent, so that nothing moves under the cursor of a Vietnamese keyboard. */
  text: string;
  place: PlaceDraft;
  mayPublish: boolean;
  /** Chosen for this report; counts once name and phone are known (level 1). */
  shareContact: boolean;
  sending: Sending;
}

export interface PlaceDraft {
  communeCode?: string;
  landmark: string;
  point?: Point;
  pointSource?: "gps" | "pin";
}

/** What is known about the sending of this report. */
export interface Sending {
  /** Made at the first press of “Gửi” and kept until the server answers, whatever is edited meanwhile. */
  key?: string;
  /** Bodies that went out under this key and got no answer: one of them may be a report already. */
  unanswered: NewReport[];
}

const EMPTY: ReportDraft = {
  text: "",
  place: { landmark: "" },
  mayPublish: true,
  shareContact: false,
  sending: { unanswered: [] },
};

let current: ReportDraft = EMPTY;
const listeners = new Set<() => void>();

function become(next: ReportDraft): void {
  current = next;
  listeners.forEach((listener) => listener());
}

export const draft = {
  get: (): ReportDraft => current,
  change(part: Partial<ReportDraft>): void {
    become({ ...current, ...part });
  },
  changePlace(part: Partial<PlaceDraft>): void {
    draft.change({ place: { ...current.place, ...part } });
  },
  clear(): void {
    become(EMPTY);
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

export function useDraft(): ReportDraft {
  return useSyncExternalStore(draft.subscribe, draft.get, draft.get);
}
