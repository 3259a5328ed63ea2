import { addDays, civilDate } from "../../contract/calendar.ts";
import type { Tx } from "../db/database.ts";
import type { Core } from "./core.ts";
import { record } from "./events.ts";

/** The job that looks at a report once its due date has passed, and notes that the office is late. */
const REPORT_DUE = "report-due";

/** Midnight in Vietnam (UTC+7) after the due date. */
const endOf = (date: string): Date => new Date(`${addDays(date, 1)}T00:00:00+07:00`);

export async function watchDueDate(core: Core, tx: Tx, report: { id: string; due_on: string }): Promise<void> {
  await core.jobs.send(tx, REPORT_DUE, { reportId: report.id }, endOf(report.due_on));
}

export function handleDueDates(core: Core): void {
  core.jobs.handle(REPORT_DUE, ({ reportId }: { reportId: string }) => noteIfOverdue(core, reportId));
}

/** Writes `overdue` once, if the report is still open after its due date. */
export async function noteIfOverdue(core: Core, reportId: string): Promise<void> {
  await core.db.transaction().execute(async (tx) => {
    const report = await tx
      .selectFrom("report")
      .select(["id", "status", "due_on"])
      .where("id", "=", reportId)
      .forUpdate()
      .executeTakeFirst();
    const now = core.clock.now();
    if (!report || !["received", "accepted"].includes(report.status) || civilDate(now) <= report.due_on) return;
    const noted = await tx
      .selectFrom("event")
      .select("id")
      .where("report_id", "=", reportId)
      .where("kind", "=", "overdue")
      .executeTakeFirst();
    if (!noted) await record(tx, { reportId, kind: "overdue", at: now, by: "server" });
  });
}
