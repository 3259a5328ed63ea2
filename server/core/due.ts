import { civilDate } from "../../contract/calendar.ts";
import { newPromise } from "../../contract/cases.ts";
import type { CaseStatus } from "../../contract/types.ts";
import type { Core } from "./core.ts";
import { openInSql } from "./case-list.ts";
import { record } from "./events.ts";

const OVERDUE = "overdue";
const BATCH = 100;
/** While the citizen is asked, the due date waits. */
const WAITING: CaseStatus = "waiting";

/** Every quarter of an hour, without anyone asking: what is late says so, and promises anew. */
export function handleDueDates(core: Core): void {
  core.jobs.handle(OVERDUE, async () => void (await noteOverdue(core)));
  core.jobs.every("*/15 * * * *", OVERDUE);
}

/**
 * Writes `overdue` and a new due date into every open case whose due date has passed: the citizen reads an apology, and
 * the case stands on the supervisor's list. Killed in between, the next run goes on; run twice, the second finds nothing.
 * @returns how many were found
 */
export async function noteOverdue(core: Core): Promise<number> {
  for (let noted = 0; ;) {
    const batch = await core.db.transaction().execute(async (tx) => {
      const now = core.clock.now();
      const today = civilDate(now);
      const rows = await tx
        .selectFrom("case_file")
        .selectAll()
        .where(openInSql)
        .where("status", "!=", WAITING)
        .where("due_on", "<", today)
        .orderBy("due_on")
        .limit(BATCH)
        .forUpdate()
        .skipLocked()
        .execute();
      const dueOn = newPromise(today, core.province.calendar);
      for (const row of rows) {
        const { id } = row;
        await record(tx, { caseId: id, kind: "overdue", at: now, data: { dueOn } });
        await tx
          .updateTable("case_file")
          .set({ late: true, due_on: dueOn, changed_at: now })
          .where("id", "=", id)
          .execute();
        await core.kinds[row.kind].overdue?.(core, tx, row, dueOn, now);
      }
      return rows.length;
    });
    noted += batch;
    if (batch < BATCH) return noted;
  }
}
