import { CASE_LIMITS } from "../../../contract/cases.ts";
import type { SharedSteps } from "../../core/kinds.ts";
import type { ProvinceData } from "../../core/province-data.ts";
import { inBody, Problem } from "../../problem.ts";

/** What makes a field report a case of its own kind. */
export const reportKind = ({ reports }: ProvinceData): SharedSteps => ({
  codePrefix: reports.codePrefix,
  resolveWorkingDays: CASE_LIMITS.resolve.report,
  /** An answer shows the place afterwards, or says in writing why it cannot. */
  checkAnswer({ attachmentIds, noPhotoReason }) {
    if (attachmentIds.length === 0 && !noPhotoReason)
      throw new Problem("answer-needs-reason", { fields: [inBody("noPhotoReason")] });
  },
});
