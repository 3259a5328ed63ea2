import type { Handlers } from "../../core/call.ts";
import { findFreePhotos, findPhoto, findReport, type Viewer } from "../../core/case-access.ts";
import { nextCode } from "../../core/codes.ts";
import type { Core } from "../../core/core.ts";
import { onceKeeping } from "../../core/idempotency.ts";
import { encodeCursor } from "../../core/page.ts";
import { openPhoto } from "../../core/photos.ts";
import { newReportView, publicReportView, reportView, summaryView } from "../../core/report-view.ts";
import { watchDueDate } from "../../core/due.ts";
import { insertReport, listNewest, listPointsInBox, newRow } from "./repository.ts";
import { checkNewReport } from "./rules.ts";

export function reportHandlers(core: Core) {
  async function page(viewer: Viewer, side: "mine" | "public", query: { limit?: number; cursor?: string }) {
    const limit = query.limit ?? 20;
    const rows = await listNewest(core.db, viewer, { ...query, limit });
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return {
      items: items.map((row) => summaryView(row, side)),
      ...(rows.length > limit && last && { nextCursor: encodeCursor([last.ord]) }),
    };
  }

  return {
    async createReport({ citizen, body, repeat }) {
      return onceKeeping(core, repeat, async (tx, keep) => {
        const now = core.clock.now();
        const { categoryId, audience, dueOn, mayPublish } = checkNewReport(body, core.province, now);
        const { communeCode, landmark, point, pointSource } = body.place;
        const photos = await findFreePhotos(tx, { citizen }, body.photoIds);
        const withoutCode = newRow({
          citizen_id: citizen.id,
          kind_id: body.kindId,
          category_id: categoryId,
          audience,
          text: body.text,
          commune_code: communeCode,
          landmark: landmark ?? null,
          latitude: point?.latitude ?? null,
          longitude: point?.longitude ?? null,
          point_source: point ? (pointSource ?? "pin") : null,
          sent_at: now,
          due_on: dueOn,
          may_publish: mayPublish,
          // What was sent without a name stays without one, whatever the citizen shares later.
          shares_contact: body.shareContact === true && citizen.level >= 1,
        });
        await watchDueDate(core, tx, withoutCode);
        // The day's counter is held from here to the commit.
        const code = await nextCode(tx, core.province.reports.codePrefix, now);
        const row = { ...withoutCode, code };
        const answer = newReportView(row, photos);
        await insertReport(tx, row, photos, keep(answer));
        return answer;
      });
    },

    listMyReports: ({ citizen, query }) => page({ citizen }, "mine", query),

    async getMyReport({ citizen, path }) {
      return reportView(core.db, await findReport(core.db, { citizen }, path.code), "mine");
    },

    async getMyPhoto({ citizen, path, query }) {
      return openPhoto(core, await findPhoto(core.db, { citizen }, path.code, path.photoId), query.size);
    },

    async listReportKinds() {
      return { categories: core.province.reports.categories };
    },

    listPublicReports: ({ query }) => page("everybody", "public", query),

    async mapPublicReports({ query }) {
      const rows = await listPointsInBox(core.db, query);
      return {
        items: rows.map(({ code, kind_id, status, latitude, longitude }) => ({
          code,
          kindId: kind_id,
          status,
          point: { latitude: latitude!, longitude: longitude! },
        })),
      };
    },

    async getPublicReport({ path }) {
      return publicReportView(core.db, await findReport(core.db, "everybody", path.code));
    },

    async getPublicPhoto({ path, query }) {
      return openPhoto(core, await findPhoto(core.db, "everybody", path.code, path.photoId), query.size);
    },
  } satisfies Partial<Handlers>;
}
