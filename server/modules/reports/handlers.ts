import type { Handlers } from "../../core/call.ts";
import { findCase } from "../../core/case-access.ts";
import { casePage } from "../../core/case-list.ts";
import { placeView, publicParts } from "../../core/case-view.ts";
import type { Core } from "../../core/core.ts";
import { createCase } from "../../core/new-case.ts";
import { listPointsInBox, listPublished } from "./repository.ts";
import { checkNewReport } from "./rules.ts";

export function reportHandlers(core: Core) {
  return {
    createReport: (call) => createCase(core, call, "report", () => checkNewReport(call.body, core.province)),

    async listReportKinds() {
      return { categories: core.province.reports.categories };
    },

    async listPublicReports({ query }) {
      const limit = query.limit ?? 20;
      return casePage(await listPublished(core.db, { ...query, limit }), limit, "public", ({ ord }) => [ord]);
    },

    async mapPublicReports({ query }) {
      const rows = await listPointsInBox(core.db, query);
      return {
        items: rows.map(({ code, subject_id, status, latitude, longitude }) => ({
          code,
          kindId: subject_id,
          status,
          point: { latitude: latitude!, longitude: longitude! },
        })),
      };
    },

    /** Without the sender, without the pictures and words the office has held back. */
    async getPublicReport({ path }) {
      const row = await findCase(core.db, "everybody", path.code, { kind: "report" });
      return {
        code: row.code,
        kindId: row.subject_id,
        text: row.published_text ?? row.text,
        place: placeView(row),
        status: row.status,
        sentAt: row.sent_at.toISOString(),
        dueOn: row.due_on,
        late: row.late,
        ...(await publicParts(core.db, row)),
      };
    },
  } satisfies Partial<Handlers>;
}
