import { deleteUploadsOfDraft, removeFiles } from "../../core/attachments.ts";
import type { Handlers } from "../../core/call.ts";
import { holdCitizen } from "../../core/citizens.ts";
import type { Core } from "../../core/core.ts";
import { Problem } from "../../problem.ts";
import {
  countDrafts,
  deleteDraft,
  findDraft,
  holdUploads,
  keepKey,
  listDrafts,
  listKeys,
  putDraft,
} from "./repository.ts";
import { deletedOn, DRAFTS_MAX, isSame, summaryOf, VAULT_KEYS_MAX } from "./rules.ts";

export function draftHandlers(core: Core) {
  const sealer = core.identity?.sealer;
  return {
    async listDrafts({ citizen }) {
      return { items: (await listDrafts(core.db, sealer, citizen.id)).map(summaryOf) };
    },

    async getDraft({ citizen, path }) {
      const row = await findDraft(core.db, sealer, citizen.id, path.draftId);
      if (!row) throw new Problem("draft-not-found");
      return { summary: summaryOf(row), content: row.content };
    },

    saveDraft: ({ citizen, path, body }) =>
      core.db.transaction().execute(async (tx) => {
        await holdCitizen(tx, citizen.id);
        const id = path.draftId.toLowerCase();
        const stored = await findDraft(tx, sealer, citizen.id, id);
        if (stored && isSame(stored.content, body)) return summaryOf(stored);
        if (stored && stored.version !== body.baseVersion) throw new Problem("draft-conflict");
        if (!stored && (await countDrafts(tx, citizen.id)) >= DRAFTS_MAX) throw new Problem("too-many-drafts");
        const now = core.clock.now();
        // One that another phone threw away, or that time did, comes back: what is being written is never lost.
        const draft = { id, version: body.baseVersion + 1, content: body, deleted_on: deletedOn(now) };
        const uploadIds = new Set(body.attachments.flatMap(({ uploadId }) => uploadId?.toLowerCase() ?? []));
        await holdUploads(tx, citizen.id, id, [...uploadIds], now);
        await putDraft(tx, sealer, citizen.id, draft, now);
        return summaryOf(draft);
      }),

    async deleteDraft({ citizen, path }) {
      const gone = await core.db.transaction().execute(async (tx) => {
        await holdCitizen(tx, citizen.id);
        await deleteDraft(tx, citizen.id, path.draftId);
        return deleteUploadsOfDraft(tx, citizen.id, path.draftId);
      });
      await removeFiles(core, gone);
    },

    async listVaultKeys({ citizen }) {
      return { items: await listKeys(core.db, citizen.id) };
    },

    keepVaultKey: ({ citizen, body }) =>
      core.db.transaction().execute(async (tx) => {
        await holdCitizen(tx, citizen.id);
        await keepKey(tx, citizen.id, body, core.clock.now(), VAULT_KEYS_MAX);
      }),
  } satisfies Partial<Handlers>;
}
