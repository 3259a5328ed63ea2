import { civilDate } from "../../../contract/calendar.ts";
import { dueOnAfterReply } from "../../../contract/cases.ts";
import {
  advance,
  CASE_STATUS,
  EVENT,
  isLate,
  whyNot,
  type Actor,
  type Dossier,
  type DossierAction,
  type Given,
  type Obstacle,
  type Representation,
  type Step,
  type Sync,
  type Terms,
} from "../../../contract/dossiers.ts";
import { CalendarEnds } from "../../../contract/dueTime.ts";
import type { ProcedureFile } from "../../../contract/procedures.ts";
import type { CaseRow, Owner } from "../../core/case-access.ts";
import { updateCase } from "../../core/case-steps.ts";
import type { Core } from "../../core/core.ts";
import { record } from "../../core/events.ts";
import type { Tx } from "../../db/database.ts";
import type { EventData } from "../../db/tables.ts";
import { Problem, unfit } from "../../problem.ts";
import { findDossier, type DossierRow } from "./repository.ts";
import { writeState } from "./state.ts";
import { termsOf } from "./terms.ts";

/** A dossier under a step: its case and what it holds, both locked, and the procedure it was submitted under. */
export interface DossierInHand {
  row: CaseRow;
  dossier: DossierRow;
  procedure: ProcedureFile;
}

export async function takeInHand(core: Core, tx: Tx, row: CaseRow): Promise<DossierInHand> {
  const dossier = await findDossier(tx, row.id, { lock: true });
  return { row, dossier, procedure: await core.procedures.version(tx, row.subject_id, dossier.procedure_version) };
}

export interface DossierStep {
  action: Exclude<DossierAction, "rate">;
  /** Nobody: the server itself. */
  by?: Owner;
  /** An officer does what is the citizen's to do, for who stands at the counter. */
  onBehalf?: true;
  /** It is for another organisation now, or for none. */
  representation?: { now: Representation | undefined };
  given?: Given;
  data?: EventData;
  /** What else changes in its row. */
  change?: Partial<Pick<DossierRow, "amount" | "answers" | "signed_by" | "check_hash" | "check_token">> & {
    declarations?: string;
  };
}

/**
 * One step of a dossier by the tables of the contract: its four machines and clock, what every case shows of it, and
 * that it happened, in the caller's transaction.
 * @returns the case, and the event's id for files that were said with it
 * @throws Problem transition-not-allowed, step-too-late, supplement-incomplete, calendar-ends, invalid-request
 */
export async function takeDossierStep(
  core: Core,
  tx: Tx,
  { row, dossier, procedure }: DossierInHand,
  { action, by, onBehalf, given = {}, data, change = {}, representation }: DossierStep,
): Promise<{ row: CaseRow; eventId: number }> {
  const now = core.clock.now();
  const actor: Actor = !by ? "system" : "office" in by && !onBehalf ? "office" : "citizen";
  const step = { action, by: actor, at: now, given };
  const { calendar } = core.province;
  const obstacle = whyNot(dossier.state, step, calendar);
  if (obstacle) throw refusal(obstacle);
  const advanced = advanceInTime(core, dossier.state, step, termsOf(procedure, calendar, dossier.channel));
  const next = {
    ...advanced,
    sync: syncAfter(core, dossier.state, advanced),
    ...(representation && { representation: representation.now }),
  };
  const eventId = await record(tx, {
    caseId: row.id,
    kind: EVENT[action],
    at: now,
    ...(by && { by }),
    text: given.reason,
    data: {
      ...data,
      ...(next.due && next.due.at.getTime() !== dossier.state.due?.at.getTime() && { dueOn: civilDate(next.due.at) }),
    },
  });
  await keepState(tx, row.id, next, now, change);
  return { row: await updateCase(tx, row.id, caseChange(core, row, next, now)), eventId };
}

/** What cannot be counted is not promised; whoever keeps the calendar reads in the log what it lacks. */
function advanceInTime({ log }: Core, state: Dossier, step: Step, terms: Terms): Dossier {
  try {
    return advance(state, step, terms);
  } catch (error) {
    if (!(error instanceof CalendarEnds)) throw error;
    log.warn({ year: error.year }, error.message);
    throw new Problem("calendar-ends");
  }
}

/** Without a one-stop system nobody has to be told. */
export const syncAfter = ({ oneStop }: Core, before: Dossier, next: Dossier): Sync => (oneStop ? next : before).sync;

/** The state and, when the one-stop system has to learn of it, that it has. */
export async function keepState(
  tx: Tx,
  caseId: string,
  state: Dossier,
  now: Date,
  change: DossierStep["change"] & { sync_next_at?: Date } = {},
): Promise<void> {
  const { status, nextTryAt } = state.sync;
  // Until when it is being sent is known to who sends it; a server that died over it is noticed by nothing else.
  const when = status !== "sending" && { sync_next_at: status === "pending" ? now : (nextTryAt ?? null) };
  await tx
    .updateTable("dossier")
    .set({ state: writeState(state), ...when, ...change })
    .where("case_id", "=", caseId)
    .execute();
}

/** What lists, the desk and the due-date job read. */
function caseChange({ province }: Core, row: CaseRow, next: Dossier, now: Date) {
  const status = CASE_STATUS[next.status];
  const isWaiting = status === "waiting";
  // Whether it is taken on is answered by a day, too: the days the agency waited for the citizen are given back.
  const answerOn =
    row.asked_at && !isWaiting ? dueOnAfterReply(row.due_on, row.asked_at, now, province.calendar) : row.due_on;
  return {
    status,
    due_on: next.due ? civilDate(next.due.at) : answerOn,
    first_due_on:
      next.acceptedAt && !row.asked_at && next.due && next.extensions.length === 0
        ? civilDate(next.due.at)
        : row.first_due_on,
    // Late once is late for good, also where nobody answered in time whether it is taken on.
    late: row.late || isLate(next, now),
    // Since it began to wait, whatever else happens meanwhile.
    asked_at: isWaiting ? (row.asked_at ?? now) : null,
    ended_at: next.finishedAt ?? next.endedAt ?? null,
    changed_at: now,
  };
}

function refusal(obstacle: Obstacle): Problem {
  switch (obstacle) {
    case "not-allowed-here":
    case "not-theirs":
    case "decided":
    case "free-of-charge":
    case "not-paid":
    case "not-by-post":
    case "not-represented":
      return new Problem("transition-not-allowed");
    case "rated-already":
      return new Problem("already-rated");
    case "too-late":
      return new Problem("step-too-late");
    case "items-missing":
    case "items-not-asked":
      return new Problem("supplement-incomplete");
    case "reason-missing":
      return unfit("reason");
    case "date-missing":
      return unfit("dueOn");
    case "date-not-later":
      return unfit("dueOn", "minimum");
    case "date-beyond-calendar":
      return unfit("dueOn", "maximum");
    case "until-not-later":
      return unfit("untilOn", "minimum");
    case "until-beyond-calendar":
      return unfit("untilOn", "maximum");
    case "tracking-number-missing":
      return unfit("trackingNumber");
    case "rating-missing":
      return unfit("level");
  }
}
