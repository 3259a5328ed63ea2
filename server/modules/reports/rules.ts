import { findCommune } from "../../../contract/geo.ts";
import { findKind, reportDueOn } from "../../../contract/reports.ts";
import type { NewReport } from "../../../contract/types.ts";
import type { ProvinceData } from "../../core/province-data.ts";
import { Problem } from "../../problem.ts";

/** What a new report must be, beyond its shape, and what follows from it. */
export function checkNewReport(report: NewReport, province: ProvinceData, now: Date) {
  const found = findKind(province.reports.categories, report.kindId);
  if (!found) throw new Problem("kind-unknown", { fields: [{ path: "/body/kindId", rule: "known" }] });
  const { communeCode, point } = report.place;
  if (!province.communeByCode.has(communeCode))
    throw new Problem("commune-unknown", { fields: [{ path: "/body/place/communeCode", rule: "known" }] });
  if (point && !findCommune(point, province.boundaries))
    throw new Problem("point-outside-province", { fields: [{ path: "/body/place/point", rule: "inside" }] });
  return {
    categoryId: found.category.id,
    audience: found.kind.audience,
    dueOn: reportDueOn(now, province.calendar),
    // The citizen's yes counts only where publishing is possible at all.
    mayPublish: found.kind.audience === "public" && (report.mayPublish ?? true),
  };
}
