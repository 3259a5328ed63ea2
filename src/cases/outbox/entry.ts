/** What waits in the outbox, and what became of it. */
import type { Case, Problem } from "../../../contract/types.ts";

export type OutboxOperation =
  | "createReport"
  | "createQuestion"
  | "submitDossier"
  | "replyToCase"
  | "reopenCase"
  | "rateCase"
  | "supplementDossier"
  | "withdrawDossier"
  | "requestRefund";

export interface NewOutboxEntry {
  /** The idempotency key: one act of the citizen's, the same for ever. */
  key: string;
  service: string;
  operation: OutboxOperation;
  /** `{ code }` for what belongs to a case. */
  path?: Record<string, string>;
  body: Record<string, unknown>;
  /** The phone's own ids of its files; put into `body.attachmentIds` when all are uploaded. */
  files: string[];
  /** How the citizen recognises it. */
  title: string;
  /** Where “Sửa” leads. */
  editPath: string;
  /** The draft it grew from, finished when it has arrived. */
  draftId?: string;
}

export interface OutboxEntry extends NewOutboxEntry {
  /** When the citizen pressed send. UTC. */
  at: string;
  /**
   * - `waiting` for its turn, its files, the network or `nextAt`
   * - `sending` asked, and no answer yet; never longer than two minutes
   * - `sent` arrived; kept seven days
   * - `needs-you` refused: `reason` is the problem's code, and only the citizen can mend it
   */
  state: "waiting" | "sending" | "sent" | "needs-you";
  attempts: number;
  /** When it is tried again by itself. UTC. */
  nextAt?: string;
  /** Code of the last failure; has a sentence in the catalogue. */
  reason?: string;
  /** Which parts of the body the server refused. */
  fields?: Problem["fields"];
  /** What is left to say of what arrived; the rest is the case's, and not for whoever has this phone next. */
  answer?: Pick<Case, "code" | "dueOn">;
  /** UTC instant of the answer. */
  sentAt?: string;
}

export interface Outbox {
  /** Oldest first. The same array until something changes. */
  entries(): readonly OutboxEntry[];
  subscribe(listener: () => void): () => void;
  /** Resolves once it is kept (or as well kept as this phone can); it goes by itself from then on. */
  send(entry: NewOutboxEntry): Promise<void>;
  /** Try now. */
  retry(key: string): void;
  /** The citizen does not want it any more. What may have reached the server is not taken back. */
  discard(key: string): Promise<void>;
  find(key: string): OutboxEntry | undefined;
  /** Reads what an earlier run left and begins to send. Safe to call often. */
  start(): void;
}
