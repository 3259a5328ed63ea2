import type { CaseEvent, CaseStatus } from "../../../contract/types.ts";

/** What one kind of case calls things: a report is repaired, a question is answered. */
export interface KindWords {
  status: Record<CaseStatus, string>;
  events: Record<CaseEvent, string>;
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
