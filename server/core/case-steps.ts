import type { Selectable } from "kysely";
import { civilDate } from "../../contract/calendar.ts";
import {
  dueOn,
  dueOnAfterReply,
  lastDayFor,
  nextStatus,
  reopenUntil,
  isOpen,
  type CaseAction,
} from "../../contract/cases.ts";
import type { CaseEvent } from "../../contract/types.ts";
import type { Tx } from "../db/database.ts";
import type { EventData, Tables } from "../db/tables.ts";
import { Problem } from "../problem.ts";
import { attachTo, findFreeAttachments, type CaseRow, type Owner } from "./case-access.ts";
import { timesOf } from "./case-view.ts";
import type { Core } from "./core.ts";
import { record } from "./events.ts";
import { sharedSteps, type SharedSteps } from "./kinds.ts";

const EVENT: Record<CaseAction, CaseEvent> = {
  accept: "accepted",
  pass: "passed",
  ask: "asked",
  reply: "replied",
  answer: "answered",
  close: "closed",
  refuse: "refused",
  reopen: "reopened",
};

/** What was said with a step. */
export interface Said {
  text?: string;
  attachmentIds?: string[];
  data?: EventData;
}

type Change = Partial<Omit<Selectable<Tables["case_file"]>, "id" | "ord" | "code">>;

/**
 * One step of a case, by the table in the contract: whether it is allowed now, what it changes, and that it happened, all
 * in the caller's transaction. The row must be locked.
 * @throws Problem transition-not-allowed, step-too-late, upload-not-found, upload-incomplete
 */
export async function takeStep(
  core: Core,
  tx: Tx,
  row: CaseRow,
  action: CaseAction,
  by: Owner,
  said: Said = {},
): Promise<CaseRow> {
  const now = core.clock.now();
  const kind = sharedSteps(core.kinds, row.kind);
  const status = nextStatus(row.status, action);
  if (!status) throw new Problem("transition-not-allowed");
  checkInTime(core, row, action, now);
  const files = await findFreeAttachments(tx, by, said.attachmentIds ?? []);
  const { change, data } = consequences(core, kind, row, action, by, said, now);
  const eventId = await record(tx, {
    caseId: row.id,
    kind: EVENT[action],
    at: now,
    by,
    text: said.text,
    data: { ...said.data, ...data },
  });
  if (files.length > 0) await attachTo(tx, files, row.id, eventId).execute();
  const next = await updateCase(tx, row.id, { ...change, status, changed_at: now });
  if (action === "answer" || action === "close") await answerJoined(core, tx, next, action, by, said);
  if (action === "answer" && next.published_at) await kind.published?.(tx, next);
  return next;
}

export const updateCase = (tx: Tx, id: string, change: Change): Promise<CaseRow> =>
  tx.updateTable("case_file").set(change).where("id", "=", id).returningAll().executeTakeFirstOrThrow();

function checkInTime({ province }: Core, row: CaseRow, action: CaseAction, now: Date): void {
  const times = timesOf(row);
  const lastDay = lastDayFor(action, times, province.calendar);
  if (lastDay && civilDate(now) > lastDay) throw new Problem("step-too-late");
  if (action !== "reopen") return;
  const until = reopenUntil(times);
  // Once: who has reopened already is told that it cannot be done, not that they are late.
  if (!until) throw new Problem("transition-not-allowed");
  if (now >= until) throw new Problem("step-too-late");
}

function consequences(
  { province }: Core,
  { resolveWorkingDays }: SharedSteps,
  row: CaseRow,
  action: CaseAction,
  by: Owner,
  said: Said,
  now: Date,
): { change: Change; data?: EventData } {
  const agency = "office" in by ? by.office.agency : row.agency;
  const ended = { agency, ended_at: now, asked_at: null };
  switch (action) {
    case "accept":
      return { change: { agency } };
    case "pass":
      return { change: { agency: said.data?.toAgency ?? row.agency } };
    case "ask":
      // Asked again while waiting is not in the table; the clock stops once.
      return { change: { agency, asked_at: now } };
    case "reply": {
      const due_on = dueOnAfterReply(row.due_on, row.asked_at!, now, province.calendar);
      return { change: { asked_at: null, due_on }, data: { dueOn: due_on } };
    }
    case "answer":
    case "close":
    case "refuse":
      return { change: ended };
    case "reopen": {
      const due_on = dueOn(now, resolveWorkingDays, province.calendar);
      const change = {
        reopened_at: now,
        ended_at: null,
        late: false,
        due_on,
        first_due_on: due_on,
        // Contradicted: from here on it is a question of its own.
        joined_to: null,
      };
      return { change, data: { dueOn: due_on } };
    }
  }
}

/** Questions that were found to be the same are told the same, in the same transaction. */
async function answerJoined(
  core: Core,
  tx: Tx,
  row: CaseRow,
  action: "answer" | "close",
  by: Owner,
  { text, data }: Said,
): Promise<void> {
  const joined = await tx
    .selectFrom("case_file")
    .selectAll()
    .where("joined_to", "=", row.id)
    .orderBy("id")
    .forUpdate()
    .execute();
  for (const each of joined) if (isOpen(each.status)) await takeStep(core, tx, each, action, by, { text, data });
}
