import { nextStatus, type ReportAction } from "../../../contract/reports.ts";
import type { ReportStatus } from "../../../contract/types.ts";
import type { ReportRow } from "../../core/case-access.ts";
import { Problem } from "../../problem.ts";

/** Where the action leads, by the table in the contract. */
export function statusAfter(report: ReportRow, action: ReportAction): ReportStatus {
  const status = nextStatus(report.status, action);
  if (!status) throw new Problem("transition-not-allowed");
  return status;
}

/** An answer shows the place afterwards, or says in writing why it cannot. */
export function checkAnswer(answer: { photoIds: string[]; noPhotoReason?: string }): void {
  if (answer.photoIds.length === 0 && !answer.noPhotoReason)
    throw new Problem("answer-needs-reason", { fields: [{ path: "/body/noPhotoReason", rule: "required" }] });
}

/** What was told to the police, or what its sender wants kept private, is never shown to everybody. */
export function checkMayPublish(report: ReportRow): void {
  if (report.audience !== "public" || !report.may_publish) throw new Problem("never-public");
}
