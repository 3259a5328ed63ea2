import type { Handlers, Office, Repeat } from "../../core/call.ts";
import { attachPhotos, findFreePhotos, findPhoto, findReport, type ReportRow } from "../../core/case-access.ts";
import type { Core } from "../../core/core.ts";
import { record } from "../../core/events.ts";
import { once } from "../../core/idempotency.ts";
import { moduleView } from "../../core/module-switch.ts";
import { encodeCursor } from "../../core/page.ts";
import { openPhoto, storePhoto } from "../../core/photos.ts";
import { reportView, summaryView } from "../../core/report-view.ts";
import type { Tx } from "../../db/database.ts";
import type { EventKind } from "../../db/tables.ts";
import { Problem } from "../../problem.ts";
import { findSender, listForDesk, logLook, publishPhotos, updateReport } from "./repository.ts";
import { checkAnswer, checkMayPublish, statusAfter } from "./rules.ts";

export function officeHandlers(core: Core) {
  /**
   * One step of the office: find (and lock) the report, change it, note who did it. The answer leaves the sender out:
   * it is stored with the key, and identities are read through `officeGetReport`, where the look is logged.
   */
  function act(
    { office, path, repeat }: { office: Office; path: { code: string }; repeat: Repeat },
    change: (tx: Tx, report: ReportRow, now: Date) => Promise<{ kind: EventKind; row: ReportRow }>,
  ) {
    return once(core, repeat, async (tx) => {
      const now = core.clock.now();
      const report = await findReport(tx, { office }, path.code, { lock: true });
      const { kind, row } = await change(tx, report, now);
      await record(tx, { reportId: row.id, kind, at: now, office });
      return { report: await reportView(tx, row, "office") };
    });
  }

  return {
    async officeListReports({ office, query }) {
      const limit = query.limit ?? 20;
      const rows = await listForDesk(core.db, office, { ...query, limit });
      const items = rows.slice(0, limit);
      const last = items.at(-1);
      return {
        items: items.map((row) => summaryView(row, "office")),
        ...(rows.length > limit && last && { nextCursor: encodeCursor([last.due_on, last.ord]) }),
      };
    },

    async officeGetReport({ office, path }) {
      return core.db.transaction().execute(async (tx) => {
        const row = await findReport(tx, { office }, path.code);
        const report = await reportView(tx, row, "office");
        if (!row.shares_contact) return { report };
        const { name, phone } = await findSender(tx, row.citizen_id);
        if (name === null && phone === null) return { report };
        await logLook(tx, office, row, core.clock.now());
        return { report, sender: { ...(name !== null && { name }), ...(phone !== null && { phone }) } };
      });
    },

    async officeGetPhoto({ office, path, query }) {
      return openPhoto(core, await findPhoto(core.db, { office }, path.code, path.photoId), query.size);
    },

    officeAcceptReport: (call) =>
      act(call, async (tx, report) => {
        const row = await updateReport(tx, report.id, { status: statusAfter(report, "accept") });
        return { kind: "accepted", row };
      }),

    officeRefuseReport: (call) =>
      act(call, async (tx, report, now) => {
        const row = await updateReport(tx, report.id, {
          status: statusAfter(report, "refuse"),
          refusal_reason: call.body.reason,
          refusal_agency: call.office.agency,
          refused_at: now,
        });
        return { kind: "refused", row };
      }),

    officeAnswerReport: (call) =>
      act(call, async (tx, report, now) => {
        const { text, photoIds, noPhotoReason } = call.body;
        const status = statusAfter(report, "answer");
        checkAnswer(call.body);
        const photos = await findFreePhotos(tx, { office: call.office }, photoIds);
        if (photos.length > 0) await attachPhotos(tx, photos, report.id, "answer").execute();
        const row = await updateReport(tx, report.id, {
          status,
          answer_text: text,
          answer_no_photo_reason: noPhotoReason ?? null,
          answer_agency: call.office.agency,
          answered_at: now,
        });
        return { kind: "answered", row };
      }),

    officePublishReport: (call) =>
      act(call, async (tx, report, now) => {
        const { published, photoIds, text } = call.body;
        if (!published) {
          await publishPhotos(tx, report.id, []);
          const row = await updateReport(tx, report.id, { published_at: null, published_text: null });
          return { kind: "unpublished", row };
        }
        checkMayPublish(report);
        if (!(await publishPhotos(tx, report.id, photoIds))) throw new Problem("photo-not-found");
        const row = await updateReport(tx, report.id, {
          published_at: report.published_at ?? now,
          published_text: text ?? null,
        });
        return { kind: "published", row };
      }),

    officeCreateUpload: ({ office, body, repeat }) => storePhoto(core, { office }, body, repeat),

    async officeSetModule({ path, body }) {
      const row = await core.db
        .updateTable("module_switch")
        .set({
          open: body.open,
          closed_message: body.closedMessage ? JSON.stringify(body.closedMessage) : null,
          banner: body.banner ? JSON.stringify(body.banner) : null,
          edited_at: core.clock.now(),
        })
        .where("id", "=", path.moduleId)
        .returningAll()
        .executeTakeFirst();
      if (!row) throw new Problem("not-found");
      return moduleView(row);
    },
  } satisfies Partial<Handlers>;
}
