import type { DossierEvent } from "../../../contract/dossiers.ts";
import type { CaseEvent, CaseKind, CaseStatus } from "../../../contract/types.ts";

/** What can happen to a case of one kind: a dossier goes through machines of its own. */
export type EventOf<Kind extends CaseKind> = Kind extends "dossier"
  ? "sent" | "overdue" | "consentWithdrawn" | DossierEvent
  : Exclude<CaseEvent, "consentWithdrawn" | Exclude<DossierEvent, "accepted" | "refused" | "rated">>;

/** What each event is called; one that a newer server tells of has no name here. */
export type EventWords = { [event in CaseEvent]?: string };

/** What one kind of case calls things: a report is repaired, a question is answered. */
export interface KindWords {
  status: Record<CaseStatus, string>;
  events: Record<EventOf<"report" | "question">, string>;
  /** “Chưa được sửa?”, over the way to contradict the answer. */
  reopenTitle: string;
  reopenLead: string;
  /** On the button. */
  reopenLabel: string;
  published: string;
  notPublished: string;
  /** Its sender did not allow it, or nobody may. */
  neverPublished: string;
  answerTitle: string;
}
