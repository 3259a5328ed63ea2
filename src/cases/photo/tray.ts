/**
 * The photos of one case while it is being written: each is checked, made small and uploaded as soon as it is picked,
 * one after another so that a cheap phone holds one decoded picture at a time. The tray lives outside React: leaving
 * the screen neither stops an upload nor loses a photo.
 */
import { inspectPhoto, PhotoError, type PhotoProblem } from "./inspect.ts";
import { compressPhoto } from "./compress.ts";

export interface TrayPhoto {
  /** Ours, for lists and focus; the server's is `uploadId`. */
  id: string;
  /** Spoken and shown: the photo's number, in the order picked. */
  number: number;
  status: "waiting" | "preparing" | "uploading" | "stored" | "refused" | "failed";
  /** 0–100 while uploading. */
  percent: number;
  /** An object URL of the small copy, once there is one. */
  previewUrl?: string;
  uploadId?: string;
  /** Why it was refused (this photo will never go) or failed (it may go if tried again). */
  problem?: PhotoProblem | (string & {});
}

export interface TrayTransport {
  upload(
    photo: Blob,
    options: { idempotencyKey: string; onProgress: (percent: number) => void; signal: AbortSignal },
  ): Promise<{ id: string }>;
  remove(uploadId: string): Promise<void>;
  /** The contract's code of a failure, and whether trying the same bytes again can help. */
  explain(error: unknown): { code: string; again: boolean };
  newKey(): string;
}

export interface PhotoTray {
  photos(): readonly TrayPhoto[];
  subscribe(listener: () => void): () => void;
  /** Takes files up to `max`; returns how many had no room. */
  add(files: File[]): number;
  remove(id: string): void;
  retry(id: string): void;
  /** Ids of what the server holds, in order. */
  uploadIds(): string[];
  /** Resolves when nothing is on its way any more, however it ended. */
  settled(): Promise<void>;
  /** The server no longer has what it had stored (a guest's session ended): everything goes again, by itself. */
  uploadAgain(): void;
  /** Forget everything without deleting it from the server: the photos belong to a case now. */
  clear(): void;
}

interface Entry {
  photo: TrayPhoto;
  file?: Blob;
  /** What goes over the network; kept until the case is sent, so that it can go again. */
  small?: Blob;
  /** One key per photo: a repeated upload of the same photo is the same upload. */
  key: string;
  abort?: AbortController;
}

export function createPhotoTray(max: number, transport: TrayTransport): PhotoTray {
  let entries: Entry[] = [];
  let snapshot: readonly TrayPhoto[] = [];
  let working = false;
  let lastNumber = 0;
  const listeners = new Set<() => void>();

  function change(entry: Entry, photo: Partial<TrayPhoto>): void {
    entry.photo = { ...entry.photo, ...photo };
    publish();
  }
  function publish(): void {
    snapshot = entries.map((entry) => entry.photo);
    listeners.forEach((listener) => listener());
  }

  async function work(): Promise<void> {
    if (working) return;
    working = true;
    for (let next = waiting(); next; next = waiting()) await store(next);
    working = false;
    publish();
  }
  function waiting(): Entry | undefined {
    return entries.find((entry) => entry.photo.status === "waiting");
  }

  async function store(entry: Entry): Promise<void> {
    try {
      if (!entry.small && entry.file) {
        change(entry, { status: "preparing" });
        entry.small = await compressPhoto(entry.file, await inspectPhoto(entry.file));
        entry.file = undefined; // the small copy is all we need from here on
        if (!entries.includes(entry)) return;
        change(entry, { previewUrl: URL.createObjectURL(entry.small) });
      }
      if (!entry.small || !entries.includes(entry)) return;
      entry.abort = new AbortController();
      change(entry, { status: "uploading", percent: 0, problem: undefined });
      const upload = await transport.upload(entry.small, {
        idempotencyKey: entry.key,
        signal: entry.abort.signal,
        onProgress: (percent) => {
          // Every step of five is enough for the eye and spares a slow phone a hundred renders.
          const rounded = Math.min(100, Math.floor(percent / 5) * 5);
          if (rounded !== entry.photo.percent && entry.photo.status === "uploading")
            change(entry, { percent: rounded });
        },
      });
      if (!entries.includes(entry)) {
        // Removed while its last bytes were on the way.
        void transport.remove(upload.id).catch(() => undefined);
        return;
      }
      change(entry, { status: "stored", percent: 100, uploadId: upload.id });
    } catch (error) {
      if (!entries.includes(entry)) return;
      if (error instanceof PhotoError) {
        entry.file = undefined;
        change(entry, { status: "refused", problem: error.code });
        return;
      }
      const { code, again } = transport.explain(error);
      change(entry, { status: again ? "failed" : "refused", problem: code });
    }
  }

  return {
    photos: () => snapshot,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    add(files) {
      const held = entries.filter((entry) => entry.photo.status !== "refused").length;
      const taken = files.slice(0, Math.max(0, max - held));
      for (const file of taken) {
        lastNumber += 1;
        const key = transport.newKey();
        entries = [...entries, { file, key, photo: { id: key, number: lastNumber, status: "waiting", percent: 0 } }];
      }
      publish();
      void work();
      return files.length - taken.length;
    },
    remove(id) {
      const entry = entries.find((each) => each.photo.id === id);
      if (!entry) return;
      entries = entries.filter((each) => each !== entry);
      entry.abort?.abort();
      if (entry.photo.previewUrl) URL.revokeObjectURL(entry.photo.previewUrl);
      // If this is lost the server deletes it by itself after seven days.
      if (entry.photo.uploadId) void transport.remove(entry.photo.uploadId).catch(() => undefined);
      if (entries.length === 0) lastNumber = 0;
      publish();
    },
    retry(id) {
      const entry = entries.find((each) => each.photo.id === id);
      if (!entry || entry.photo.status !== "failed") return;
      change(entry, { status: "waiting" });
      void work();
    },
    uploadIds: () => snapshot.flatMap((photo) => (photo.uploadId ? [photo.uploadId] : [])),
    settled() {
      return new Promise((resolve) => {
        const look = () => {
          if (working) return;
          listeners.delete(look);
          resolve();
        };
        listeners.add(look);
        look();
      });
    },
    uploadAgain() {
      for (const entry of entries) {
        if (!entry.photo.uploadId) continue;
        entry.key = transport.newKey();
        change(entry, { status: "waiting", percent: 0, uploadId: undefined });
      }
      void work();
    },
    clear() {
      for (const { photo } of entries) if (photo.previewUrl) URL.revokeObjectURL(photo.previewUrl);
      entries = [];
      lastNumber = 0;
      publish();
    },
  };
}
