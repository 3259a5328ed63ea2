import { isOpen, type CaseAction } from "../../../contract/cases.ts";
import type { Case } from "../../../contract/types.ts";
import { openAttachment } from "../../core/attachments.ts";
import type { Tx } from "../../db/database.ts";
import type { Citizen, Handlers, Repeat } from "../../core/call.ts";
import { findAttachment, findCase, type CaseRow } from "../../core/case-access.ts";
import { casePage, summaryView } from "../../core/case-list.ts";
import { takeStep, updateCase } from "../../core/case-steps.ts";
import { caseView } from "../../core/case-view.ts";
import type { Core } from "../../core/core.ts";
import { record } from "../../core/events.ts";
import { once } from "../../core/idempotency.ts";
import { encodeCursor } from "../../core/page.ts";
import { Problem, unfit } from "../../problem.ts";
import { follow, listFollowed, listLooks, listMine, unfollow } from "./repository.ts";

export function caseHandlers(core: Core) {
  interface StepCall {
    citizen: Citizen;
    path: { code: string };
    repeat: Repeat;
    body: { text: string; attachmentIds: string[] };
  }

  const view = async (citizen: Citizen, code: string) =>
    caseView(core, core.db, await findCase(core.db, { citizen }, code), "mine", core.clock.now());

  /**
   * One step of the citizen's, under its key. The key keeps the code alone: what a case says is read anew by whoever
   * repeats it, who may be somebody else by then, and what is sealed in one table is not written into another.
   */
  async function act(
    { citizen, path, repeat }: Pick<StepCall, "citizen" | "path" | "repeat">,
    step: (tx: Tx, row: CaseRow) => Promise<unknown>,
  ): Promise<Case> {
    const { code } = await once(core, repeat, async (tx) => {
      const row = await findCase(tx, { citizen }, path.code, { lock: true });
      await step(tx, row);
      return { code: row.code };
    });
    return view(citizen, code);
  }

  const take = (call: StepCall, action: CaseAction) =>
    act(call, (tx, row) => takeStep(core, tx, row, action, { citizen: call.citizen }, call.body));

  return {
    async listMyCases({ citizen, query }) {
      const limit = query.limit ?? 20;
      return casePage(await listMine(core.db, citizen, { ...query, limit }), limit, "mine", ({ ord }) => [ord]);
    },

    getMyCase: ({ citizen, path }) => view(citizen, path.code),

    async getMyAttachment({ citizen, path, query }) {
      return openAttachment(core, await findAttachment(core.db, { citizen }, path.code, path.attachmentId), query.size);
    },

    replyToCase: (call) => take(call, "reply"),
    reopenCase: (call) => take(call, "reopen"),

    rateCase: (call) =>
      act(call, async (tx, row) => {
        const { citizen, body } = call;
        if (row.rating !== null) throw new Problem("already-rated");
        const { mayRate } = core.kinds[row.kind];
        if (mayRate ? !(await mayRate(tx, row)) : isOpen(row.status)) throw new Problem("transition-not-allowed");
        const { level, text, reasons } = body;
        // They are those by which dossiers are judged.
        if (reasons && row.kind !== "dossier") throw unfit("reasons", "additionalProperties");
        const now = core.clock.now();
        await record(tx, {
          caseId: row.id,
          kind: "rated",
          at: now,
          by: { citizen },
          text,
          data: { rating: level, ...(reasons?.length && { ratingReasons: reasons }) },
        });
        const rated = {
          rating: level,
          rating_text: text ?? null,
          rating_reasons: reasons?.length ? reasons : null,
          changed_at: now,
        };
        await updateCase(tx, row.id, rated);
      }),

    async listFollowed({ citizen, query }) {
      const limit = query.limit ?? 20;
      const rows = await listFollowed(core.db, citizen, { ...query, limit });
      const items = rows.slice(0, limit);
      const last = items.at(-1);
      return {
        items: items.map((row) => ({ summary: summaryView(row, "public"), changed: row.changed })),
        ...(rows.length > limit && last && { nextCursor: encodeCursor([last.changed_at.toISOString(), last.ord]) }),
      };
    },

    async followCase({ citizen, path }) {
      await follow(core.db, citizen, await findCase(core.db, "everybody", path.code), core.clock.now());
    },

    async unfollowCase({ citizen, path }) {
      await unfollow(core.db, citizen, await findCase(core.db, "everybody", path.code));
    },

    async listLooks({ citizen, query }) {
      const limit = query.limit ?? 20;
      const rows = await listLooks(core.db, citizen, { ...query, limit });
      const items = rows.slice(0, limit);
      const last = items.at(-1);
      return {
        items: items.map(({ at, agency, case_code }) => ({ at: at.toISOString(), agency, caseCode: case_code })),
        ...(rows.length > limit && last && { nextCursor: encodeCursor([last.id]) }),
      };
    },

    async getPublicAttachment({ path, query }) {
      return openAttachment(core, await findAttachment(core.db, "everybody", path.code, path.attachmentId), query.size);
    },
  } satisfies Partial<Handlers>;
}
