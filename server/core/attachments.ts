import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { sql, type SqlBool } from "kysely";
import { REPORT_LIMITS } from "../../contract/reports.ts";
import type { Upload } from "../../contract/types.ts";
import type { DbOrTx, Tx } from "../db/database.ts";
import { Problem } from "../problem.ts";
import type { Citizen, ServedFile } from "./call.ts";
import type { AttachmentRow, Owner } from "./case-access.ts";
import { holdCitizen } from "./citizens.ts";
import type { Core } from "./core.ts";
import { reencode, sniff } from "./pictures.ts";

/**
 * A file on its way into a case. Its row is there from the first request; its bytes grow beside the database
 * (server/files.ts speaks tus); once whole it is checked, and what may be kept goes into the storage:
 *
 *     partial → checking → stored
 *                        ↘ refused
 */

/** How many files one owner may have on the way at a time, beside those in drafts: a few reports' worth. */
const FREE_LIMIT = 40;
/** As many as twenty drafts of ten files hold. */
const IN_DRAFTS_LIMIT = 200;
/** An upload that no case or draft has taken is deleted after this. */
export const UNATTACHED_DAYS = 7;

/** Where a file lies in the storage: its original and, of a picture, what may be shown. */
export const folderOf = (id: string) => `attachments/${id}`;
/** Where the bytes of an upload lie until it is checked. */
export const partialPath = (core: Core, id: string): string => join(core.partialDir, id);

/** An upload of this owner. Somebody else's and one that never was are the same. */
export async function findUpload(db: DbOrTx, owner: Owner, id: string): Promise<AttachmentRow> {
  const row = await ofOwner(db, owner).selectAll().where("id", "=", id).executeTakeFirst();
  if (!row) throw new Problem("upload-not-found");
  return row;
}

const ofOwner = (db: DbOrTx, owner: Owner) => {
  const query = db.selectFrom("attachment");
  return "citizen" in owner
    ? query.where("citizen_id", "=", owner.citizen.id)
    : query.where("office_key_id", "=", owner.office.keyId);
};

/**
 * Makes a place for a file.
 * @param asked `key`: a repeat with the same one leads to the same upload @returns the upload's id
 */
export async function beginUpload(
  core: Core,
  owner: Owner,
  asked: { bytes: number; name?: string; key?: string },
): Promise<string> {
  if (asked.bytes === 0) throw new Problem("file-empty");
  if (asked.bytes > REPORT_LIMITS.fileBytes) throw new Problem("file-too-large");
  const id = asked.key ? idFor(owner, asked.key) : randomUUID();
  return core.db.transaction().execute(async (tx) => {
    await holdOwner(tx, owner);
    const before = await ofOwner(tx, owner).select("bytes").where("id", "=", id).executeTakeFirst();
    if (before && before.bytes !== asked.bytes) throw new Problem("idempotency-key-reused");
    if (before) return id;
    await checkRoom(tx, owner);
    await tx
      .insertInto("attachment")
      .values({
        id,
        citizen_id: "citizen" in owner ? owner.citizen.id : null,
        office_key_id: "office" in owner ? owner.office.keyId : null,
        published: false,
        state: "partial",
        name: asked.name ? tidyName(asked.name) : null,
        bytes: asked.bytes,
        uploaded_at: core.clock.now(),
      })
      .execute();
    return id;
  });
}

/** The same owner and key are the same id (a UUID of version 8, RFC 9562): no table need remember it. */
function idFor(owner: Owner, key: string): string {
  const who = "citizen" in owner ? `citizen:${owner.citizen.id}` : `office:${owner.office.keyId}`;
  const bytes = createHash("sha256").update(`${who} ${key}`).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

async function holdOwner(tx: Tx, owner: Owner): Promise<void> {
  if ("citizen" in owner) return holdCitizen(tx, owner.citizen.id);
  await tx.selectFrom("office_key").select("id").where("id", "=", owner.office.keyId).forNoKeyUpdate().execute();
}

async function checkRoom(tx: Tx, owner: Owner, more = 1): Promise<void> {
  const { free, in_drafts } = await ofOwner(tx, owner)
    .select([
      sql<number>`count(*) filter (where draft_id is null)`.as("free"),
      sql<number>`count(*) filter (where draft_id is not null)`.as("in_drafts"),
    ])
    .where("case_id", "is", null)
    .where("state", "!=", "refused")
    .executeTakeFirstOrThrow();
  if (Number(free) + more > FREE_LIMIT || Number(in_drafts) >= IN_DRAFTS_LIMIT) throw new Problem("too-many-uploads");
}

/**
 * Results a citizen lends to their next dossier: uploads that lie where the results lie, so that none is written twice and
 * none can be another file. @returns them in the same order @throws Problem too-many-uploads
 */
export async function lendResult(
  core: Core,
  tx: Tx,
  citizen: Citizen,
  files: Pick<AttachmentRow, "id" | "type" | "name" | "bytes" | "width" | "height">[],
): Promise<Upload[]> {
  const owner = { citizen };
  await holdOwner(tx, owner);
  await checkRoom(tx, owner, files.length);
  const now = core.clock.now();
  const rows = files.map(({ id, type, name, bytes, width, height }) => ({
    id: randomUUID(),
    reused_from: id,
    citizen_id: citizen.id,
    published: false,
    state: "stored" as const,
    uploaded_at: now,
    type,
    name,
    bytes,
    width,
    height,
  }));
  await tx.insertInto("attachment").values(rows).execute();
  return rows.map((row) => ({ ...fileView(row), state: "stored", received: row.bytes }));
}

/** What a file is called: text on one line, without a path. */
const tidyName = (name: string): string | null =>
  name
    .normalize("NFC")
    .replace(/^.*[/\\]/, "")
    .slice(0, 200)
    .replace(/\p{Cc}|\p{Cs}/gu, "")
    .trim() || null;

/** How many bytes have arrived. */
export async function receivedBytes(core: Core, row: Pick<AttachmentRow, "id" | "state" | "bytes">): Promise<number> {
  if (row.state !== "partial") return row.bytes;
  return (await stat(partialPath(core, row.id)).catch(() => undefined))?.size ?? 0;
}

/** How far it is. A whole one that a kill, or a scanner that did not answer, left unchecked is checked now. */
export async function uploadView(core: Core, row: AttachmentRow): Promise<Upload> {
  const received = await receivedBytes(core, row);
  if (row.state === "checking" || (row.state === "partial" && received === row.bytes)) {
    await finishUpload(core, row.id).catch((error: unknown) => noteFailure(core, error));
    row = (await findRow(core.db, row.id)) ?? row;
  }
  return { ...fileView(row), state: row.state, received, ...(row.problem !== null && { problem: row.problem }) };
}

const fileView = ({
  id,
  bytes,
  type,
  width,
  height,
}: Pick<AttachmentRow, "id" | "bytes" | "type" | "width" | "height">) => ({
  id,
  bytes,
  ...(type !== null && { type }),
  ...(width !== null && height !== null && { width, height }),
});

const findRow = (db: DbOrTx, id: string) =>
  db.selectFrom("attachment").selectAll().where("id", "=", id).executeTakeFirst();

/** Uploads being checked in this process: whoever asks meanwhile waits for the same check. */
const checking = new Map<string, Promise<void>>();

/**
 * Checks a whole file and stores or refuses it. Killed at any moment, it can be done again.
 * @throws Problem why it is refused; or `scanner-unavailable`, and it stays `checking`
 */
export async function finishUpload(core: Core, id: string): Promise<void> {
  const mine = checking.get(id) ?? check(core, id).finally(() => checking.delete(id));
  checking.set(id, mine);
  await mine;
  const row = await findRow(core.db, id);
  if (!row) throw new Problem("upload-not-found");
  if (row.state === "refused") throw new Problem(row.problem ?? "file-unreadable");
}

async function check(core: Core, id: string): Promise<void> {
  const row = await core.db
    .updateTable("attachment")
    .set({ state: "checking" })
    .where("id", "=", id)
    .where("state", "in", ["partial", "checking"])
    .returning("id")
    .executeTakeFirst();
  if (!row) return;
  const path = partialPath(core, id);
  let kept: Partial<AttachmentRow>;
  try {
    await scan(core, path);
    kept = { state: "stored", ...(await inTurn(() => store(core, id, path))) };
  } catch (error) {
    if (!(error instanceof Problem) || error.code === "scanner-unavailable") throw error;
    kept = { state: "refused", problem: error.code };
  }
  const { numUpdatedRows } = await core.db
    .updateTable("attachment")
    .set({ ...kept, uploaded_at: core.clock.now() })
    .where("id", "=", id)
    .where("state", "=", "checking")
    .executeTakeFirst();
  // Taken back meanwhile, or never to be kept: no file stays. Another server may have stored it first: its files do.
  const gone = numUpdatedRows === 0n ? !(await findRow(core.db, id)) : kept.state === "refused";
  if (gone) await core.storage.removeAll(folderOf(id));
  await rm(path, { force: true });
}

async function scan(core: Core, path: string): Promise<void> {
  if (!core.scanner) return;
  const file = createReadStream(path);
  try {
    if ((await core.scanner.scan(file)) === "infected") throw new Problem("file-infected");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") throw new Problem("file-unreadable");
    throw error;
  } finally {
    file.destroy();
  }
}

/** Stores what the bytes say the file is: the private original, and of a picture two others that may be shown. */
async function store(core: Core, id: string, path: string) {
  // Lost with a disk: the citizen is told and sends it again.
  const bytes = await readFile(path).catch(() => Buffer.alloc(0));
  const kind = sniff(bytes);
  const folder = folderOf(id);
  if (kind === "pdf") {
    await core.storage.put(`${folder}/original`, bytes);
    return { type: "application/pdf" };
  }
  if (kind !== "picture") throw new Problem(kind);
  const { full, thumb, width, height } = await reencode(bytes);
  await core.storage.put(`${folder}/original`, bytes);
  await core.storage.put(`${folder}/full`, full);
  await core.storage.put(`${folder}/thumb`, thumb);
  return { type: "image/webp", width, height };
}

let last: Promise<unknown> = Promise.resolve();
/** One after the other: a whole file and its pixels are in memory meanwhile. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work, work);
  last = mine.catch(() => {});
  return mine;
}

const UNFINISHED = "unfinished-uploads";

/** Every five minutes, checks what was left unchecked by a kill or by a scanner that did not answer. */
export function handleUnfinishedUploads(core: Core): void {
  core.jobs.handle(UNFINISHED, () => finishUploads(core));
  core.jobs.every("*/5 * * * *", UNFINISHED);
}

export async function finishUploads(core: Core): Promise<void> {
  const rows = await core.db
    .selectFrom("attachment")
    .select(["id", "state", "bytes"])
    .where("state", "in", ["partial", "checking"])
    .orderBy("uploaded_at")
    .execute();
  for (const row of rows) {
    if ((await receivedBytes(core, row)) < row.bytes) continue;
    try {
      await finishUpload(core, row.id);
    } catch (error) {
      noteFailure(core, error);
      // What it could not scan now it cannot scan for the others.
      if (error instanceof Problem && error.code === "scanner-unavailable") return;
    }
  }
}

/** A refusal is an outcome; anything else is ours to know. */
function noteFailure(core: Core, error: unknown): void {
  if (error instanceof Problem && error.code !== "scanner-unavailable") return;
  core.log.error({ error: error instanceof Problem ? error.code : (error as Error).name }, "upload not checked");
}

/** Takes a file back before a case has it. */
export async function removeUpload(core: Core, owner: Owner, id: string): Promise<void> {
  const row = await findUpload(core.db, owner, id);
  const { numDeletedRows } = await core.db
    .deleteFrom("attachment")
    .where("id", "=", row.id)
    .where("case_id", "is", null)
    .executeTakeFirst();
  if (numDeletedRows !== 1n) throw new Problem("upload-not-found");
  await removeFiles(core, [id]);
}

/** After the rows are gone: a row never points at files that are not there. */
export async function removeFiles(core: Core, ids: string[]): Promise<void> {
  for (const id of ids) {
    await rm(partialPath(core, id), { force: true });
    await core.storage.removeAll(folderOf(id));
  }
}

/** Deletes the rows of a draft's uploads that no case has. @returns their ids, for `removeFiles` after the commit */
export async function deleteUploadsOfDraft(tx: Tx, citizenId: string, draftId: string): Promise<string[]> {
  const gone = await tx
    .deleteFrom("attachment")
    .where("citizen_id", "=", citizenId)
    .where("draft_id", "=", draftId)
    .where("case_id", "is", null)
    .returning("id")
    .execute();
  return gone.map(({ id }) => id);
}

/** A stored file as it may be shown: a picture re-encoded, a PDF as it came. */
export async function openAttachment(
  core: Core,
  { id, type, name, document, reused_from }: Pick<AttachmentRow, "id" | "type" | "name" | "document" | "reused_from">,
  size: "full" | "thumb" = "full",
): Promise<ServedFile> {
  const isPdf = type === "application/pdf";
  const part = isPdf ? "original" : size;
  const file = await core.storage.get(`${folderOf(reused_from ?? id)}/${part}`);
  if (!file) throw new Problem("attachment-not-found");
  const shared = { ...file, tag: `${id}-${part}`, isPersonal: document !== null };
  return isPdf
    ? { ...shared, type: "application/pdf", ...(name !== null && { name }) }
    : { ...shared, type: "image/webp" };
}

/** Deletes what no case or draft has used for seven days: the row first, so that it cannot be taken in between. */
export async function removeUnattached(core: Core): Promise<void> {
  const before = new Date(core.clock.now().getTime() - UNATTACHED_DAYS * 24 * 60 * 60 * 1000);
  const gone = await core.db
    .deleteFrom("attachment")
    .where("case_id", "is", null)
    .where("uploaded_at", "<", before)
    .where(
      sql<SqlBool>`not exists (select from draft where draft.id = draft_id and draft.citizen_id = attachment.citizen_id)`,
    )
    .returning("id")
    .execute();
  await removeFiles(
    core,
    gone.map(({ id }) => id),
  );
}
