/**
 * The attachments of one draft while it is being written: each is checked, made small, put into the vault and uploaded
 * as soon as it is picked. They live outside React: leaving the screen neither stops an upload nor loses a file.
 */
import type { DraftAttachment } from "../../../contract/types.ts";
import { newIdempotencyKey } from "../../api/idempotency.ts";
import { compressPhoto } from "./compress.ts";
import { FileError, inspectFile, type FileProblem } from "./inspect.ts";
import { uploads as appUploads, type Uploads } from "./uploads.ts";

export interface CaseFile {
  /** The phone's own; the server's is `uploadId`. */
  id: string;
  /** Spoken and shown: the file's number, in the order picked. */
  number: number;
  kind: "picture" | "pdf";
  /** Which question of the form it answers; a form with one place for files does not look at it. */
  field: string;
  /** As the phone called it. */
  name?: string;
  /** Of a result lent by an earlier dossier: that one's code. */
  fromCode?: string;
  /**
   * - `waiting`, `preparing` not yet in the vault
   * - `uploading` in the vault and on its way, or waiting for the network
   * - `stored` the server holds it
   * - `refused` this file will never go · `failed` it may go if tried again
   */
  status: "waiting" | "preparing" | "uploading" | "stored" | "refused" | "failed";
  /** 0–100 while uploading. */
  percent: number;
  /** An object URL of the small copy, once there is one. */
  previewUrl?: string;
  /** Once the server holds all of it. */
  uploadId?: string;
  /** `elsewhere`: still on the phone that picked it. */
  problem?: FileProblem | "elsewhere" | (string & {});
}

/** What the server holds already: the file of an earlier dossier's result. */
export interface Lent {
  uploadId: string;
  /** Of a PDF it ends so. */
  name: string;
  fromCode: string;
}

export interface Files {
  list(): readonly CaseFile[];
  subscribe(listener: () => void): () => void;
  /** Takes files up to the most a case holds; returns how many had no room. */
  add(files: File[], field?: string): number;
  /** The same for files that need not be sent any more. */
  lend(lent: Lent[], field?: string): number;
  remove(id: string): void;
  /** Each in the other's place. */
  swap(id: string, other: string): void;
  retry(id: string): void;
  /** The phone's own ids, in order, of what may go with the case: for `OutboxEntry.files`. */
  ids(): string[];
  uploadIdOf(id: string): string | undefined;
  /** Resolves when nothing is on its way any more, however it ended. */
  settled(): Promise<void>;
  /** Resolves when nothing has still to come into the vault. @returns whether all came that had to */
  prepared(): Promise<boolean>;
  /** Forget everything without deleting it: the files belong to a case or to the outbox now. */
  clear(): void;
}

/** What the draft that owns the files needs besides. */
export interface OwnedFiles extends Files {
  /** As it stands in the draft. */
  attachments(): DraftAttachment[];
  /** Shows what a draft names: from the vault, else what the server holds. */
  restore(attachments: readonly DraftAttachment[]): void;
  /** Takes all of them back, from the server too. */
  discard(): void;
}

interface Entry {
  file: CaseFile;
  picked?: File;
  at: DraftAttachment;
  /** Its bytes outlive a kill; the draft is to name it. */
  isKept?: true;
  /** Leaves the file where it is and stops telling of it. */
  stop?: () => void;
}

/**
 * @param named resolves when the draft that names them lies in the vault: until then nothing is shown as taken
 * @param field under which name the draft holds them
 */
export function createFiles(
  max: number,
  uploads: Uploads = appUploads,
  named: () => Promise<void> = () => Promise.resolve(),
  field = "attachments",
): OwnedFiles {
  let entries: Entry[] = [];
  let snapshot: readonly CaseFile[] = [];
  let preparing = false;
  let lastNumber = 0;
  const listeners = new Set<() => void>();

  function publish(): void {
    snapshot = entries.map(({ file }) => file);
    [...listeners].forEach((listener) => listener());
  }
  function change(entry: Entry, part: Partial<CaseFile>): void {
    entry.file = { ...entry.file, ...part };
    if (entry.file.uploadId) entry.at = { ...entry.at, uploadId: entry.file.uploadId };
    if (entries.includes(entry)) publish();
  }
  const find = (id: string) => entries.find(({ file }) => file.id === id);

  /** One after another, so that a cheap phone holds one decoded picture at a time. */
  async function prepareAll(): Promise<void> {
    if (preparing) return;
    preparing = true;
    try {
      for (let next = waiting(); next; next = waiting()) await prepare(next);
    } finally {
      preparing = false;
      publish();
    }
  }
  const waiting = () => entries.find(({ file }) => file.status === "waiting");

  async function prepare(entry: Entry): Promise<void> {
    const picked = entry.picked!;
    change(entry, { status: "preparing" });
    try {
      const header = await inspectFile(picked);
      const small =
        header.type === "pdf" ? new Blob([picked], { type: "application/pdf" }) : await compressPhoto(picked, header);
      if (!entries.includes(entry)) return;
      entry.picked = undefined; // the small copy is all we need from here on
      await uploads.accept(entry.file.id, small, picked.name);
      if (!entries.includes(entry)) return uploads.remove(entry.file.id);
      entry.isKept = true;
      publish();
      await named();
      if (!entries.includes(entry)) return;
      change(entry, {
        kind: header.type === "pdf" ? "pdf" : "picture",
        status: "uploading",
        percent: 0,
        ...(header.type === "pdf" ? {} : { previewUrl: URL.createObjectURL(small) }),
      });
      send(entry);
    } catch (error) {
      entry.picked = undefined;
      change(entry, { status: "refused", problem: error instanceof FileError ? error.code : "file-unreadable" });
    }
  }

  function send(entry: Entry): void {
    entry.stop?.();
    entry.stop = uploads.follow(entry.file.id, (state) => {
      if (!entries.includes(entry)) return;
      if (state.status === "uploading") {
        // Every step of five is enough for the eye and spares a slow phone a hundred renders.
        const percent = Math.min(100, Math.floor((state.share * 100) / 5) * 5);
        if (entry.file.status !== "uploading" || entry.file.percent !== percent)
          change(entry, { status: "uploading", percent, problem: undefined });
      } else if (state.status === "stored") {
        change(entry, { status: "stored", percent: 100, uploadId: state.uploadId, problem: undefined });
      } else change(entry, { status: state.status, problem: state.problem });
    });
  }

  async function show(entry: Entry): Promise<void> {
    const found = await uploads.look(entry.file.id).catch(() => undefined);
    if (!entries.includes(entry)) return;
    if (found) {
      change(entry, {
        kind: found.type === "application/pdf" ? "pdf" : "picture",
        ...(found.type === "application/pdf" ? {} : { previewUrl: URL.createObjectURL(found) }),
      });
      send(entry);
    } else if (entry.at.uploadId) {
      change(entry, { status: "stored", percent: 100, uploadId: entry.at.uploadId });
      uploads.adopt(entry.file.id, entry.at.uploadId);
      if (/\.pdf$/i.test(entry.at.name ?? "")) return change(entry, { kind: "pdf" });
      const picture = await uploads.picture(entry.at.uploadId).catch(() => undefined);
      // Of a PDF without a name that says so, the server has no picture, but the PDF.
      if (picture?.type === "application/pdf") change(entry, { kind: "pdf" });
      else if (picture) change(entry, { previewUrl: URL.createObjectURL(picture) });
    } else change(entry, { status: "failed", problem: "elsewhere" });
  }

  function letGo(entry: Entry): void {
    entry.stop?.();
    if (entry.file.previewUrl) URL.revokeObjectURL(entry.file.previewUrl);
  }
  const room = () => Math.max(0, max - entries.filter(({ file }) => file.status !== "refused").length);

  /** A file that was picked before, or elsewhere: how far it is is still to be seen. */
  function known(at: DraftAttachment): Entry {
    lastNumber += 1;
    const { uploadId: _, ...named } = at;
    return { file: { ...named, number: lastNumber, kind: "picture", status: "uploading", percent: 0 }, at };
  }
  const isUnprepared = ({ file: { status } }: Entry) => status === "waiting" || status === "preparing";
  const until = (isSo: () => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (!isSo()) return;
        listeners.delete(look);
        resolve();
      };
      listeners.add(look);
      look();
    });
  const busy = () => preparing || entries.some((entry) => isUnprepared(entry) || entry.file.status === "uploading");

  return {
    list: () => snapshot,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    add(files, under = field) {
      const taken = files.slice(0, room());
      for (const picked of taken) {
        lastNumber += 1;
        const id = newIdempotencyKey();
        const name = picked.name.slice(0, 200);
        const at: DraftAttachment = { id, field: under, ...(name ? { name } : {}) };
        const file: CaseFile = {
          id,
          number: lastNumber,
          kind: "picture",
          field: under,
          name,
          status: "waiting",
          percent: 0,
        };
        entries = [...entries, { file, picked, at }];
      }
      publish();
      void prepareAll();
      return files.length - taken.length;
    },
    lend(lent, under = field) {
      const taken = lent.slice(0, room()).map((each) => known({ ...each, id: newIdempotencyKey(), field: under }));
      entries = [...entries, ...taken];
      publish();
      for (const entry of taken) void show(entry);
      return lent.length - taken.length;
    },
    remove(id) {
      const entry = find(id);
      if (!entry) return;
      entries = entries.filter((each) => each !== entry);
      letGo(entry);
      void uploads.remove(id);
      if (entries.length === 0) lastNumber = 0;
      publish();
    },
    swap(id, other) {
      const [one, two] = [find(id), find(other)];
      if (!one || !two) return;
      entries = entries.map((entry) => (entry === one ? two : entry === two ? one : entry));
      publish();
    },
    retry(id) {
      const entry = find(id);
      if (!entry || entry.file.status !== "failed") return;
      change(entry, { status: "uploading", percent: 0, problem: undefined });
      if (entry.stop) uploads.retry(id);
      else void show(entry);
    },
    ids: () => entries.filter(({ file }) => file.status !== "refused").map(({ file }) => file.id),
    uploadIdOf: (id) => find(id)?.file.uploadId,
    settled: () => until(() => !busy()),
    async prepared() {
      const refused = () => entries.filter(({ file }) => file.status === "refused").length;
      const before = refused();
      await until(() => !entries.some(isUnprepared));
      return refused() <= before;
    },
    clear() {
      entries.forEach(letGo);
      entries = [];
      lastNumber = 0;
      publish();
    },
    attachments: () =>
      // Not in the vault yet, or never to go: nothing to come back to.
      entries
        .filter((entry) => entry.file.status !== "refused" && (entry.isKept || !isUnprepared(entry)))
        .map(({ at }) => at),
    restore(attachments) {
      const held = new Map(entries.map((entry) => [entry.file.id, entry] as const));
      const restored = attachments.map((at) => {
        const entry = held.get(at.id);
        held.delete(at.id);
        return entry ?? ({ ...known(at), fresh: true } as Entry & { fresh?: true });
      });
      entries = [...restored, ...held.values()];
      publish();
      for (const entry of restored as (Entry & { fresh?: true })[]) {
        if (!entry.fresh) continue;
        delete entry.fresh;
        void show(entry);
      }
    },
    discard() {
      for (const entry of entries) {
        letGo(entry);
        void uploads.remove(entry.file.id);
      }
      entries = [];
      lastNumber = 0;
      publish();
    },
  };
}

/**
 * Of a draft's files those that answer one question, as if there were no others.
 * @param max how many it takes
 */
export function filesOf(files: Files, field: string, max: number): Files {
  let of: readonly CaseFile[] | undefined;
  let own: readonly CaseFile[] = [];
  const list = () => {
    if (files.list() !== of) {
      of = files.list();
      own = of.filter((file) => file.field === field);
    }
    return own;
  };
  function within<T>(given: T[], take: (taken: T[]) => number): number {
    const room = Math.max(0, max - list().filter(({ status }) => status !== "refused").length);
    return take(given.slice(0, room)) + Math.max(0, given.length - room);
  }
  return {
    ...files,
    list,
    add: (picked) => within(picked, (taken) => files.add(taken, field)),
    lend: (lent) => within(lent, (taken) => files.lend(taken, field)),
    ids: () => list().flatMap(({ id, status }) => (status === "refused" ? [] : [id])),
  };
}
