import { findCommune } from "../../../contract/geo.ts";
import { findKind, REPORT_LIMITS } from "../../../contract/reports.ts";
import type { NewReport } from "../../../contract/types.ts";
import type { NewCaseParts } from "../../core/new-case.ts";
import type { ProvinceData } from "../../core/province-data.ts";
import { inBody, Problem } from "../../problem.ts";

/** What a new report must be, beyond its shape, and what follows from it. */
export function checkNewReport({ kindId, place }: NewReport, province: ProvinceData): NewCaseParts {
  const found = findKind(province.reports.categories, kindId);
  if (!found) throw new Problem("kind-unknown", { fields: [inBody("kindId", "known")] });
  const { communeCode, point, pointSource, accuracyMetres } = place;
  if (!province.communeByCode.has(communeCode))
    throw new Problem("commune-unknown", { fields: [inBody("place/communeCode", "known")] });
  if (point && !findCommune(point, province.boundaries))
    throw new Problem("point-outside-province", { fields: [inBody("place/point", "inside")] });
  if (point && pointSource === "gps" && (accuracyMetres ?? 0) > REPORT_LIMITS.accuracyMetres)
    throw new Problem("point-unconfirmed", { fields: [inBody("place/accuracyMetres", "maximum")] });
  return { subjectId: kindId, categoryId: found.category.id, audience: found.kind.audience, place };
}
