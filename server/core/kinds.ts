import type { Case, CaseKind, NewAnswer } from "../../contract/types.ts";
import type { DbOrTx, Tx } from "../db/database.ts";
import { Problem } from "../problem.ts";
import type { Core } from "./core.ts";
import type { CaseRow } from "./case-access.ts";
import type { EventRow } from "./events.ts";

/** For whom a case is shown, when, and what has happened to it until then. */
export interface Looking {
  side: "mine" | "office";
  now: Date;
  events: EventRow[];
}

/** What one kind of case adds to what all share. Each module writes its own; the core asks it by the case's kind. */
interface AnyKind {
  /** What this kind shows beside what all show. */
  part?(core: Core, db: DbOrTx, row: CaseRow, looking: Looking): Promise<Partial<Case>>;
  /** Whether it has ended so that it can be rated; where absent, when it is no longer open. */
  mayRate?(tx: Tx, row: CaseRow): Promise<boolean>;
  /** After its due date passed and another was promised; in the same transaction. */
  overdue?(core: Core, tx: Tx, row: CaseRow, dueOn: string, now: Date): Promise<void>;
}

/** A kind that is created, answered and published as cases are (`createCase`, `takeStep`). */
export interface SharedSteps extends AnyKind {
  /** Two capital letters every code begins with. */
  codePrefix: string;
  /** What the province promises, in working days. */
  resolveWorkingDays: number;
  /** Refuses, by throwing a Problem, an answer this kind does not take. */
  checkAnswer(answer: NewAnswer): void;
  /** Refuses, by throwing a Problem, to show this case to everybody. In the publishing transaction. */
  checkPublish?(tx: Tx, row: CaseRow): Promise<void>;
  /** After the case was published, or changed while published; in the same transaction. */
  published?(tx: Tx, row: CaseRow): Promise<void>;
  /** After it was taken back; in the same transaction. */
  unpublished?(tx: Tx, row: CaseRow): Promise<void>;
}

/** A kind whose steps are its module's own: what one agency says of it stays with that agency. */
export interface OwnSteps extends AnyKind {
  ownSteps: true;
}

export type SharedKind = Exclude<CaseKind, "dossier">;
export type Kinds = Record<SharedKind, SharedSteps> & { dossier: OwnSteps };

/** The rules of a case that goes by the shared steps. @throws Problem transition-not-allowed for one that has its own */
export function sharedSteps(kinds: Kinds, kind: CaseKind): SharedSteps {
  const rules = kinds[kind];
  if ("ownSteps" in rules) throw new Problem("transition-not-allowed");
  return rules;
}
