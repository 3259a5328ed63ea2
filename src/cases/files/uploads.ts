/**
 * Files on their way to the server, whoever asked for them: a draft, or the outbox long after the draft's screen was
 * closed. What is known of each lies in the vault beside its bytes, so that a kill, a new network or a renewed session
 * goes on where it stopped. One file travels at a time: a slow network shared is a slow network wasted.
 */
import { api, apiOrigin, bearer, renewBearer } from "../../api/api.ts";
import { ApiError, isApiError } from "../../api/errors.ts";
import { getHost } from "../../host/host.ts";
import { getVault, type Vault } from "../../host/vault.ts";
import type { SendFile } from "./tus.ts";

export type UploadState =
  | { status: "uploading"; share: number }
  | { status: "stored"; uploadId: string }
  /** `failed` is tried again by itself and by `retry`. */
  | { status: "refused" | "failed"; problem: string };

/** What the vault knows of a file beside its bytes. */
interface Known {
  name?: string;
  /** Where the server takes the rest of it. */
  uploadId?: string;
  /** All of it is there. */
  stored?: true;
  /** Why it will never go. */
  problem?: string;
  /** Counts uploads of the same file: the server lost one. */
  again?: number;
}

export interface UploadPorts {
  vault(): Promise<Pick<Vault, "read" | "write" | "readFile" | "writeFile" | "remove">>;
  /** Sends the rest of a file; the code that knows tus. */
  send: SendFile;
  bearer(): Promise<string | undefined>;
  renew(expired: string | undefined): Promise<string | undefined>;
  /** What the server says of an upload. */
  state(uploadId: string): Promise<{ state: string; problem?: string }>;
  remove(uploadId: string): Promise<unknown>;
  picture(uploadId: string): Promise<Blob>;
  /** Calls back when it is worth trying at once: the network is back, the app is. */
  onChance(listener: () => void): void;
}

export interface Uploads {
  /** Puts a file into the vault. @returns true when it survives a kill */
  accept(id: string, file: Blob, name?: string): Promise<boolean>;
  /** Sends it if it is not stored yet, and tells how far it is, at once and at every change. @returns stops telling */
  follow(id: string, listener: (state: UploadState) => void): () => void;
  /** Try now what failed. */
  retry(id: string): void;
  /** The file, while the vault has it. */
  look(id: string): Promise<Blob | undefined>;
  /** A file picked on another phone, which the server holds already. */
  adopt(id: string, uploadId: string): void;
  /** The server's small picture of an upload no case has yet. */
  picture(uploadId: string): Promise<Blob>;
  /** The server's id once it holds all of it. @throws ApiError */
  uploaded(id: string): Promise<string>;
  /** The server no longer has it (a guest's session ended): it goes again. */
  lost(id: string): Promise<void>;
  /** Taken back: from the vault and from the server. */
  remove(id: string): Promise<void>;
  /** It belongs to a case now: out of the vault, left on the server. */
  forget(id: string): Promise<void>;
  /** Everything on its way stops and is not known any more. */
  stop(): void;
}

const PAUSES_MS = [3_000, 10_000, 30_000, 60_000, 300_000];

interface Job {
  state: UploadState;
  listeners: Set<(state: UploadState) => void>;
  running: boolean;
  tries: number;
  timer?: ReturnType<typeof setTimeout>;
  stop?: AbortController;
}

export function createUploads(ports: UploadPorts): Uploads {
  const jobs = new Map<string, Job>();
  let turn: Promise<unknown> = Promise.resolve();
  let heard = false;

  function tell(job: Job, state: UploadState): void {
    job.state = state;
    [...job.listeners].forEach((listener) => listener(state));
  }

  function jobOf(id: string): Job {
    let job = jobs.get(id);
    if (!job) {
      job = { state: { status: "uploading", share: 0 }, listeners: new Set(), running: false, tries: 0 };
      jobs.set(id, job);
    }
    if (!heard) {
      heard = true;
      ports.onChance(() => jobs.forEach((each, key) => each.state.status === "failed" && start(key, each)));
    }
    return job;
  }

  function start(id: string, job: Job): void {
    if (job.running || job.state.status === "stored" || job.state.status === "refused") return;
    clearTimeout(job.timer);
    job.running = true;
    // Under way again, also while it waits for its turn: the failure is that of an earlier try, and counts no more.
    if (job.state.status === "failed") tell(job, { status: "uploading", share: 0 });
    const mine = turn.then(() => attempt(id, job));
    turn = mine.catch(() => undefined);
    void mine
      .then(
        (uploadId) => tell(job, { status: "stored", uploadId }),
        (error: unknown) => {
          const problem = isApiError(error) ? error.code : "unexpected";
          if (problem.startsWith("file-")) return tell(job, { status: "refused", problem });
          tell(job, { status: "failed", problem });
          if (jobs.get(id) !== job) return;
          const asked = isApiError(error) ? (error.retryAfterSeconds ?? 0) * 1_000 : 0;
          const pause = PAUSES_MS[Math.min(job.tries, PAUSES_MS.length - 1)]!;
          job.tries += 1;
          job.timer = setTimeout(() => start(id, job), Math.max(pause, asked));
        },
      )
      .then(() => {
        job.running = false;
      });
  }

  async function attempt(id: string, job: Job): Promise<string> {
    const vault = await ports.vault();
    const known = (await vault.read<Known>("files", id)) ?? {};
    if (known.problem) throw new ApiError(known.problem as ApiError["code"]);
    if (known.stored && known.uploadId) return known.uploadId;
    const token = await ports.bearer();
    // Once it is known who sends: the file of another citizen who has this phone, too, is not there.
    const file = await vault.readFile(id);
    if (jobs.get(id) !== job) throw new ApiError("upload-not-found");
    if (!file) {
      // Its bytes are gone from this phone: what the server has of it decides.
      const there = known.uploadId && (await ports.state(known.uploadId)).state;
      if (there === "stored" || there === "checking") return keep(id, { ...known, stored: true });
      throw new ApiError("file-unreadable");
    }
    tell(job, { status: "uploading", share: 0 });
    try {
      return await send(id, job, file, known, token);
    } catch (error) {
      if (isApiError(error) && error.code.startsWith("file-")) await keep(id, { ...known, problem: error.code });
      throw error;
    }
  }

  async function send(id: string, job: Job, file: Blob, known: Known, token?: string): Promise<string> {
    for (let renewed = false, created = false, asked = false; ;) {
      const stop = new AbortController();
      job.stop = stop;
      try {
        const resumed = known.uploadId !== undefined;
        const uploadId = await ports.send(file, {
          uploadId: known.uploadId,
          bearer: token,
          metadata: { name: known.name ?? "", key: `${id}.${known.again ?? 0}` },
          signal: stop.signal,
          onCreated: (uploadId) => {
            known = { ...known, uploadId };
            void keep(id, known);
          },
          onProgress: (share) => tell(job, { status: "uploading", share }),
        });
        if (resumed) {
          // The answer to the last bytes may be the one that was lost.
          const { state, problem } = await ports.state(uploadId);
          if (state === "refused") throw new ApiError((problem as ApiError["code"]) ?? "file-unreadable");
          if (state === "partial") throw new ApiError("upload-incomplete");
        }
        return await keep(id, { ...known, uploadId, stored: true });
      } catch (error) {
        if (isApiError(error, "session-expired", "unauthenticated") && !renewed) {
          renewed = true;
          token = await ports.renew(token);
          continue;
        }
        if (isApiError(error, "upload-incomplete") && known.uploadId && !asked && !stop.signal.aborted) {
          // Announced before, in a run whose answer was lost: the server has some of it, and says how much.
          asked = true;
          continue;
        }
        if (isApiError(error, "upload-not-found", "not-found") && known.uploadId && !created) {
          created = true;
          known = { ...known, uploadId: undefined, again: (known.again ?? 0) + 1 };
          await keep(id, known);
          continue;
        }
        throw error;
      }
    }
  }

  async function keep(id: string, known: Known): Promise<string> {
    if (jobs.has(id)) await (await ports.vault()).write("files", id, known);
    return known.uploadId ?? "";
  }

  function drop(id: string): Job | undefined {
    const job = jobs.get(id);
    jobs.delete(id);
    clearTimeout(job?.timer);
    job?.stop?.abort();
    return job;
  }

  const uploads: Uploads = {
    async accept(id, file, name) {
      jobOf(id);
      const vault = await ports.vault();
      const kept = await vault.writeFile(id, file);
      await vault.write("files", id, { ...(name ? { name: name.slice(0, 200) } : {}) } satisfies Known);
      return kept;
    },
    follow(id, listener) {
      const job = jobOf(id);
      job.listeners.add(listener);
      listener(job.state);
      start(id, job);
      return () => void job.listeners.delete(listener);
    },
    retry(id) {
      const job = jobOf(id);
      job.tries = 0;
      start(id, job);
    },
    look: async (id) => (await ports.vault()).readFile(id),
    adopt(id, uploadId) {
      const job = jobOf(id);
      tell(job, { status: "stored", uploadId });
      void keep(id, { uploadId, stored: true });
    },
    picture: (uploadId) => ports.picture(uploadId),
    uploaded: (id) =>
      new Promise((resolve, reject) => {
        const job = jobOf(id);
        const look = (state: UploadState) => {
          if (state.status === "uploading") return;
          job.listeners.delete(look);
          if (state.status === "stored") resolve(state.uploadId);
          else reject(new ApiError(state.problem as ApiError["code"]));
        };
        start(id, job); // what failed a while ago is tried anew before it counts as failed
        job.listeners.add(look);
        look(job.state);
      }),
    async lost(id) {
      drop(id);
      jobOf(id);
      const known = (await (await ports.vault()).read<Known>("files", id)) ?? {};
      await keep(id, { ...(known.name ? { name: known.name } : {}), again: (known.again ?? 0) + 1 });
    },
    async remove(id) {
      const job = drop(id);
      const vault = await ports.vault();
      const known = await vault.read<Known>("files", id);
      await vault.remove("files", id);
      const uploadId = known?.uploadId ?? (job?.state.status === "stored" ? job.state.uploadId : undefined);
      // If this is lost, the server deletes by itself what nothing holds.
      if (uploadId) await ports.remove(uploadId).catch(() => undefined);
    },
    async forget(id) {
      drop(id);
      await (await ports.vault()).remove("files", id);
    },
    stop: () => [...jobs.keys()].forEach(drop),
  };
  return uploads;
}

/** The app's uploads. */
export const uploads: Uploads = createUploads({
  vault: getVault,
  send: async (file, given) => {
    const { sendFile } = await import("./tus.ts").catch(() => {
      throw new ApiError("unreachable"); // its code could not be loaded; the next try loads it
    });
    return sendFile(`${apiOrigin}/v1/uploads`, file, given);
  },
  bearer,
  renew: renewBearer,
  state: (uploadId) => api.call("getUpload", { path: { uploadId } }),
  remove: (uploadId) => api.call("deleteUpload", { path: { uploadId } }),
  picture: (uploadId) => api.call("getUploadPicture", { path: { uploadId }, query: { size: "thumb" } }),
  onChance(listener) {
    void getHost()
      .then((host) => {
        host.onNetworkChange((network) => network === "online" && listener());
        host.onResume(listener);
      })
      .catch(() => undefined);
  },
});

/** Brings the code that uploads, when a form with attachments opens. */
export const fetchUploadsAhead = (): Promise<unknown> => import("./tus.ts");
