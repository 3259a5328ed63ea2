import { findUpload, openAttachment, removeUpload, uploadView } from "../../core/attachments.ts";
import type { Handlers } from "../../core/call.ts";
import { findFreeUpload } from "../../core/case-access.ts";
import type { Core } from "../../core/core.ts";
import { requireFresh } from "../../core/identity.ts";
import { Problem } from "../../problem.ts";

/** The bytes themselves come by tus (server/files.ts). */
export function uploadHandlers(core: Core) {
  return {
    getUpload: async ({ citizen, path }) => uploadView(core, await findUpload(core.db, { citizen }, path.uploadId)),

    officeGetUpload: async ({ office, path }) => uploadView(core, await findUpload(core.db, { office }, path.uploadId)),

    deleteUpload: ({ citizen, path }) => removeUpload(core, { citizen }, path.uploadId),

    async getUploadPicture({ citizen, path, query }) {
      const row = await findFreeUpload(core.db, citizen, path.uploadId);
      if (row.reused_from) requireFresh(core, citizen);
      if (row.state !== "stored") throw new Problem("upload-incomplete");
      return openAttachment(core, row, query.size);
    },
  } satisfies Partial<Handlers>;
}
