import { civilDate, type CalendarFile } from "../../../contract/calendar.ts";
import { ACTOR, isOpen, lastDayFor, TRANSITIONS, type CaseAction } from "../../../contract/cases.ts";
import type { OfficeCase } from "../../../contract/types.ts";
import type { Office } from "../../core/call.ts";
import type { CaseRow } from "../../core/case-access.ts";
import { timesOf } from "../../core/case-view.ts";
import type { Tx } from "../../db/database.ts";
import { Problem } from "../../problem.ts";

/** What was told to the police, or what its sender wants kept private, is never shown to everybody. */
export function checkMayPublish(row: CaseRow): void {
  if (row.audience !== "public" || !row.may_publish) throw new Problem("never-public");
}

/**
 * Two questions become one: both are questions, this one is open and leads nowhere yet, and that one stands by itself
 * and can be, or has been, answered.
 */
export async function checkJoin(tx: Tx, row: CaseRow, into: CaseRow): Promise<void> {
  const leadsHere = await tx.selectFrom("case_file").select("id").where("joined_to", "=", row.id).executeTakeFirst();
  const fits =
    row.kind === "question" &&
    into.kind === "question" &&
    row.id !== into.id &&
    isOpen(row.status) &&
    !leadsHere &&
    into.joined_to === null &&
    (isOpen(into.status) || into.status === "answered");
  if (!fits) throw new Problem("join-not-possible");
}

/** What this office can do now, and by when where the law sets a limit. */
export function stepsOf(row: CaseRow, office: Office, calendar: CalendarFile, now: Date): OfficeCase["steps"] {
  const times = timesOf(row);
  const today = civilDate(now);
  const steps: OfficeCase["steps"] = [];
  if (office.scopes.includes("cases:write")) {
    for (const action of Object.keys(TRANSITIONS[row.status]) as CaseAction[]) {
      if (ACTOR[action] !== "office") continue;
      const until = lastDayFor(action, times, calendar);
      if (until && today > until) continue;
      steps.push({ action: action as OfficeCase["steps"][number]["action"], ...(until && { until }) });
    }
    if (row.kind === "question" && isOpen(row.status) && row.joined_to === null) steps.push({ action: "join" });
  }
  if (office.scopes.includes("cases:publish")) {
    if (row.audience === "public" && row.may_publish) {
      const until = row.published_at ? undefined : lastDayFor("publish", times, calendar);
      steps.push({ action: "publish", ...(until && { until }) });
    }
    if (row.published_at) steps.push({ action: "unpublish" });
  }
  return steps;
}
