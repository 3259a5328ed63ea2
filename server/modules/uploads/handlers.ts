import { findUpload, openAttachment, removeUpload, uploadView } from "../../core/attachments.ts";
import type { Handlers } from "../../core/call.ts";
import type { Core } from "../../core/core.ts";
import { Problem } from "../../problem.ts";

/** The bytes themselves come by tus (server/files.ts). */
export function uploadHandlers(core: Core) {
  return {
    getUpload: async ({ citizen, path }) => uploadView(core, await findUpload(core.db, { citizen }, path.uploadId)),

    officeGetUpload: async ({ office, path }) => uploadView(core, await findUpload(core.db, { office }, path.uploadId)),

    deleteUpload: ({ citizen, path }) => removeUpload(core, { citizen }, path.uploadId),

    async getUploadPicture({ citizen, path, query }) {
      const row = await findUpload(core.db, { citizen }, path.uploadId);
      if (row.case_id !== null || row.state === "refused") throw new Problem("upload-not-found");
      if (row.state !== "stored") throw new Problem("upload-incomplete");
      return openAttachment(core, row, query.size);
    },
  } satisfies Partial<Handlers>;
}
