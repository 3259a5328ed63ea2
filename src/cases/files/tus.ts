/** Sends a file by the tus protocol 1.0. The only file that knows tus-js-client; loaded with the first file. */
import { DetailedError, Upload } from "tus-js-client";
import { errorFromAnswer, errorFromSilence, ApiError } from "../../api/errors.ts";

export interface FileOnItsWay {
  /** Where an earlier run got to; undefined for a new one. */
  uploadId?: string;
  bearer: string | undefined;
  /** `name` as the phone called it; `key` makes a repeated creation the same upload. */
  metadata: { name: string; key: string };
  signal: AbortSignal;
  /** The server has a place for it: from now on it can be resumed. */
  onCreated: (uploadId: string) => void;
  /** 0 to 1 */
  onProgress: (share: number) => void;
}

/** Sends what the server does not have yet. @returns the upload's id once all is there @throws ApiError */
export type SendFile = (file: Blob, given: FileOnItsWay) => Promise<string>;

const KB = 1024;
/** Bytes to a request: small enough to lose little when it is cut, large enough for the pauses between not to count. */
const chunkSize = (bytes: number) => Math.min(256 * KB, Math.max(32 * KB, Math.ceil(bytes / 16)));
/** Without a sign of life for this long, the connection is dead. A 256 kB chunk takes half a minute on 2G. */
const STALLED_MS = 90_000;

/** @param endpoint `https://…/v1/uploads` */
export function sendFile(endpoint: string, file: Blob, given: FileOnItsWay): Promise<string> {
  return new Promise((resolve, reject) => {
    let stalled: ReturnType<typeof setTimeout> | undefined;
    const finish = (settle: () => void) => {
      clearTimeout(stalled);
      given.signal.removeEventListener("abort", aborted);
      settle();
    };
    const upload = new Upload(file, {
      endpoint: given.uploadId ? undefined : endpoint,
      uploadUrl: given.uploadId ? `${endpoint}/${given.uploadId}` : null,
      chunkSize: chunkSize(file.size),
      retryDelays: null, // tried again by whoever asked, with a renewed bearer where that is the trouble
      storeFingerprintForResuming: false, // the vault remembers, not web storage
      metadata: given.metadata,
      headers: given.bearer === undefined ? {} : { Authorization: `Bearer ${given.bearer}` },
      onUploadUrlAvailable: () => {
        alive();
        if (!given.uploadId) given.onCreated(idOf(upload.url));
      },
      onProgress: (sent, all) => {
        alive();
        given.onProgress(all ? sent / all : 0);
      },
      onChunkComplete: () => alive(),
      onSuccess: () => finish(() => resolve(idOf(upload.url))),
      onError: (error) => finish(() => reject(apiErrorOf(error))),
    });
    const alive = () => {
      clearTimeout(stalled);
      stalled = setTimeout(() => {
        void upload.abort().catch(() => undefined);
        finish(() => reject(errorFromSilence(true)));
      }, STALLED_MS);
    };
    const aborted = () => {
      void upload.abort().catch(() => undefined);
      finish(() => reject(new ApiError("upload-incomplete")));
    };
    if (given.signal.aborted) return aborted();
    given.signal.addEventListener("abort", aborted);
    alive();
    upload.start();
  });
}

const idOf = (url: string | null): string => /([^/]+)\/?$/.exec(url ?? "")?.[1] ?? "";

function apiErrorOf(error: Error | DetailedError): ApiError {
  const answer = error instanceof DetailedError ? error.originalResponse : null;
  if (!answer || !answer.getStatus()) return errorFromSilence(false);
  let body: unknown;
  try {
    body = JSON.parse(answer.getBody());
  } catch {
    body = undefined;
  }
  return errorFromAnswer(answer.getStatus(), body, { get: (name) => answer.getHeader(name) });
}
