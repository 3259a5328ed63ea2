import { isOpen, type CaseAction } from "../../../contract/cases.ts";
import { openAttachment } from "../../core/attachments.ts";
import type { Handlers, Office, Repeat } from "../../core/call.ts";
import { attachmentOf, findCase, type CaseRow } from "../../core/case-access.ts";
import { casePage } from "../../core/case-list.ts";
import { takeStep, updateCase, type Said } from "../../core/case-steps.ts";
import { caseView } from "../../core/case-view.ts";
import type { Core } from "../../core/core.ts";
import { record } from "../../core/events.ts";
import { logLook } from "../../core/looks.ts";
import { once } from "../../core/idempotency.ts";
import { sharedSteps, type SharedSteps } from "../../core/kinds.ts";
import { moduleView } from "../../core/module-switch.ts";
import type { DbOrTx, Tx } from "../../db/database.ts";
import { Problem } from "../../problem.ts";
import { attentionOf, findSender, lastAnswer, listForDesk, publishAttachments, setModule } from "./repository.ts";
import { checkJoin, checkMayPublish, stepsOf } from "./rules.ts";

/** Who opens a dossier opens its papers: within this time it is one look. */
const SAME_LOOK_MS = 60 * 60 * 1000;
/** No account sent it, or its owner did not share who they are. */
const NOBODY = { name: null, phone: null };

export function officeHandlers(core: Core) {
  interface StepCall {
    office: Office;
    path: { code: string };
    repeat: Repeat;
  }

  async function view(db: DbOrTx, row: CaseRow, office: Office) {
    const now = core.clock.now();
    return {
      case: await caseView(core, db, row, "office", now),
      steps: "ownSteps" in core.kinds[row.kind] ? [] : stepsOf(row, office, core.province.calendar, now),
      attention: await attentionOf(core, db, row.id),
    };
  }

  /**
   * What an office does to one case, under its key. The answer leaves the sender out: it is stored with the key, and
   * identities are read through `officeGetCase`, where the look is logged.
   */
  const act = (
    { office, path, repeat }: StepCall,
    change: (tx: Tx, row: CaseRow, kind: SharedSteps) => Promise<CaseRow>,
  ) =>
    once(core, repeat, async (tx) => {
      const row = await findCase(tx, { office }, path.code, { lock: true });
      // What is said to one agency of a dossier stands in its own steps, and is not kept with a key.
      const kind = sharedSteps(core.kinds, row.kind);
      return view(tx, await change(tx, row, kind), office);
    });

  const step = (call: StepCall, action: CaseAction, said: Said = {}) =>
    act(call, (tx, row) => takeStep(core, tx, row, action, { office: call.office }, said));

  return {
    async officeListCases({ office, query }) {
      const limit = query.limit ?? 20;
      const rows = await listForDesk(core, office, { ...query, limit });
      return casePage(rows, limit, "office", ({ due_on, ord }) => [due_on, ord]);
    },

    async officeGetCase({ office, path }) {
      return core.db.transaction().execute(async (tx) => {
        const row = await findCase(tx, { office }, path.code);
        const seen = await view(tx, row, office);
        // A dossier says whose it is in every part: each reading of it is a look.
        const personal = "ownSteps" in core.kinds[row.kind];
        const shares = row.shares_contact && row.citizen_id !== null;
        const { name, phone } = (shares && (await findSender(tx, row))) || NOBODY;
        const hasSender = name !== null || phone !== null;
        if (!hasSender && !personal) return seen;
        await logLook(tx, office, row, core.clock.now());
        if (!hasSender) return seen;
        return { ...seen, sender: { ...(name !== null && { name }), ...(phone !== null && { phone }) } };
      });
    },

    async officeGetAttachment({ office, path, query }) {
      const row = await findCase(core.db, { office }, path.code);
      const attachment = await attachmentOf(core.db, { office }, row, path.attachmentId);
      if (attachment.document !== null)
        await core.db.transaction().execute((tx) => logLook(tx, office, row, core.clock.now(), SAME_LOOK_MS));
      return openAttachment(core, attachment, query.size);
    },

    officeAcceptCase: (call) => step(call, "accept"),

    officePassCase: (call) => step(call, "pass", { text: call.body.reason, data: { toAgency: call.body.agency } }),

    officeAskBack: (call) => step(call, "ask", call.body),

    officeAnswerCase: (call) => {
      const { text, attachmentIds, noPhotoReason, citations } = call.body;
      return act(call, (tx, row, kind) => {
        kind.checkAnswer(call.body);
        return takeStep(
          core,
          tx,
          row,
          "answer",
          { office: call.office },
          { text, attachmentIds, data: { noPhotoReason, citations } },
        );
      });
    },

    officeCloseCase: (call) => step(call, "close", { text: call.body.reason, attachmentIds: call.body.attachmentIds }),

    officeRefuseCase: (call) =>
      step(call, "refuse", { text: call.body.reason, attachmentIds: call.body.attachmentIds }),

    officePublishCase: (call) =>
      act(call, async (tx, row, kind) => {
        const { published, attachmentIds, text, title } = call.body;
        const now = core.clock.now();
        if (published) {
          checkMayPublish(row);
          await kind.checkPublish?.(tx, row);
        }
        await publishAttachments(tx, row.id, published ? attachmentIds : []);
        const next = await updateCase(tx, row.id, {
          published_at: published ? (row.published_at ?? now) : null,
          published_text: (published && text) || null,
          published_title: (published && title) || null,
          changed_at: now,
        });
        await record(tx, {
          caseId: row.id,
          kind: published ? "published" : "unpublished",
          at: now,
          by: { office: call.office },
        });
        await (published ? kind.published : kind.unpublished)?.(tx, next);
        return next;
      }),

    officeJoinQuestion: (call) =>
      act(call, async (tx, row) => {
        const { office } = call;
        const into = await findCase(tx, { office }, call.body.into, { lock: true });
        await checkJoin(tx, row, into);
        const joined = await updateCase(tx, row.id, { joined_to: into.id, changed_at: core.clock.now() });
        // Answered already: the same answer is this one's, now.
        const answer = isOpen(into.status) ? undefined : await lastAnswer(tx, into.id);
        if (answer) return takeStep(core, tx, joined, "answer", { office }, answer);
        return joined.status === "received" ? takeStep(core, tx, joined, "accept", { office }) : joined;
      }),

    async officeSetModule({ path, body }) {
      const row = await setModule(core.db, path.moduleId, body, core.clock.now());
      if (!row) throw new Problem("not-found");
      return moduleView(row);
    },
  } satisfies Partial<Handlers>;
}
