/** The photos of the report being written. */
import { REPORT_LIMITS } from "../../../contract/reports.ts";
import { isApiError } from "../../api/errors.ts";
import { newIdempotencyKey } from "../../api/idempotency.ts";
import { createPhotoTray } from "../../cases/photo/tray.ts";
import { deleteUpload, upload } from "./api.ts";

export const photoTray = createPhotoTray(REPORT_LIMITS.photos, {
  upload: (photo, { idempotencyKey, onProgress, signal }) =>
    upload(photo, { idempotencyKey, signal, onProgress: (share) => onProgress(share * 100) }),
  remove: deleteUpload,
  explain(error) {
    const code = isApiError(error) ? error.code : "unexpected";
    return { code, again: !code.startsWith("photo-") };
  },
  newKey: newIdempotencyKey,
});
