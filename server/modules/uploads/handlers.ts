import type { Handlers } from "../../core/call.ts";
import type { Core } from "../../core/core.ts";
import { removePhoto, storePhoto } from "../../core/photos.ts";

export function uploadHandlers(core: Core) {
  return {
    createUpload: ({ citizen, body, repeat }) => storePhoto(core, { citizen }, body, repeat),
    deleteUpload: ({ citizen, path }) => removePhoto(core, citizen, path.uploadId),
  } satisfies Partial<Handlers>;
}
