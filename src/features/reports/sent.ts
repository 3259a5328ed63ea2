import { draft } from "./draft.ts";
import { photoTray } from "./photos.ts";
import type { Sent } from "./send.ts";

let last: Sent | undefined;
let shown = false;

/** The report just sent, for its own screen. */
export const lastSent = {
  get: () => last,
  set: (sent: Sent) => {
    last = sent;
    shown = false;
  },
  /** Whether its screen has stood already. */
  shown: () => shown,
};

/** What was written is a report now; its photos belong to it. */
export function emptyForm(): void {
  draft.clear();
  photoTray.clear();
}

/** The sent screen stands. */
export function showSent(): void {
  shown = true;
  emptyForm();
}
