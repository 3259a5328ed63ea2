import { createHash } from "node:crypto";
import type { ProcedureFile } from "../../contract/procedures.ts";
import { ConfigError } from "../config.ts";
import type { Db, DbOrTx } from "../db/database.ts";
import type { Clock } from "./clock.ts";

/** Which procedures there are, and every version that was: a dossier is read by the one it was submitted under. */
export interface Procedures {
  /**
   * All as they stand, by code, the abolished among them. What this server has edited is there at once, what another one
   * has within a second. The same map until something changes, so that what is made of it need not be made again.
   */
  all(): Promise<ReadonlyMap<string, ProcedureFile>>;
  /** As it stands in this very transaction. */
  current(db: DbOrTx, code: string): Promise<ProcedureFile | undefined>;
  version(db: DbOrTx, code: string, version: number): Promise<ProcedureFile>;
  /** The same where there may never have been such a version. */
  findVersion(db: DbOrTx, code: string, version: number): Promise<ProcedureFile | undefined>;
  /** After an edit in this process. */
  lookAgain(): void;
}

/** So long what another server may have edited is not looked for. */
const REMEMBERED_MS = 1_000;

/**
 * The folder's procedures as this installation begins with them: those it was told to take dossiers of are `local-intake`.
 * @throws ConfigError for a code that has no form here: nothing could be handed in
 */
export function takenHere(files: ProcedureFile[], localIntake: string[] = []): ProcedureFile[] {
  const without = localIntake.filter((code) => !files.some((file) => file.code === code && file.form));
  if (without.length > 0)
    throw new ConfigError(`LOCAL_INTAKE names procedures the province has no form for: ${without.join(", ")}.`);
  return files.map((file) => (localIntake.includes(file.code) ? { ...file, submissionMode: "local-intake" } : file));
}

/** @param files of the province's folder, which seeds what no office has edited */
export async function openProcedures(db: Db, clock: Clock, files: ProcedureFile[]): Promise<Procedures> {
  await takeOverFolder(db, clock.now(), files);
  const read = new Map<string, ProcedureFile>();
  const keyOf = ({ code, version }: { code: string; version: number }) => `${code} ${version}`;
  let inForce = new Map<string, ProcedureFile>();
  let lookedAt = -Infinity;
  /** The look that is under way; one that began before an edit of ours sees too little. */
  let looking: Promise<void> | undefined;

  async function look(stillWanted: () => boolean): Promise<void> {
    const began = clock.now().getTime();
    const rows = await db.selectFrom("procedure").select(["code", "version"]).orderBy("code").execute();
    const news = rows.filter(({ code, version }) => inForce.get(code)?.version !== version);
    const unread = news.filter((row) => !read.has(keyOf(row))).map(({ code }) => code);
    const loaded = unread.length > 0 ? await load(unread) : [];
    for (const row of loaded) read.set(keyOf(row), row.content);
    if (!stillWanted()) return;
    if (news.length > 0 || rows.length !== inForce.size) {
      const later = new Map(loaded.map(({ code, content }) => [code, content]));
      const files = rows.map((row) => later.get(row.code) ?? read.get(keyOf(row))!);
      inForce = new Map(files.map((file) => [file.code, file]));
    }
    lookedAt = began;
  }
  const load = (codes: string[]) =>
    db
      .selectFrom("procedure as p")
      .innerJoin("procedure_version as v", (join) =>
        join.onRef("v.code", "=", "p.code").onRef("v.version", "=", "p.version"),
      )
      .select(["v.code", "v.version", "v.content"])
      .where("p.code", "in", codes)
      .execute();

  async function findVersion(db: DbOrTx, code: string, version: number): Promise<ProcedureFile | undefined> {
    const key = keyOf({ code, version });
    const known = read.get(key);
    if (known) return known;
    const row = await db
      .selectFrom("procedure_version")
      .select("content")
      .where("code", "=", code)
      .where("version", "=", version)
      .executeTakeFirst();
    if (row) read.set(key, row.content);
    return row?.content;
  }
  async function version(db: DbOrTx, code: string, version: number): Promise<ProcedureFile> {
    const found = await findVersion(db, code, version);
    if (!found) throw new Error(`There is no version ${version} of ${code}.`);
    return found;
  }

  await look(() => true);
  return {
    version,
    findVersion,
    async all() {
      if (clock.now().getTime() - lookedAt >= REMEMBERED_MS) {
        if (!looking) {
          const mine: Promise<void> = look(() => looking === mine).finally(() => {
            if (looking === mine) looking = undefined;
          });
          looking = mine;
        }
        // While the database does not answer, what was last seen can still be read.
        await looking.catch(() => undefined);
      }
      return inForce;
    },
    async current(db, code) {
      const row = await db.selectFrom("procedure").select("version").where("code", "=", code).executeTakeFirst();
      return row && version(db, code, row.version);
    },
    lookAgain() {
      lookedAt = -Infinity;
      looking = undefined;
    },
  };
}

/**
 * The folder as this server finds it: in force where no office has edited, offered where one has. An older folder than
 * was seen before says nothing, so that servers of two releases can start in any order.
 */
async function takeOverFolder(db: Db, since: Date, files: ProcedureFile[]): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const rows = await tx
      .selectFrom("procedure as p")
      .innerJoin("procedure_version as v", (join) =>
        join.onRef("v.code", "=", "p.code").onRef("v.version", "=", "p.version"),
      )
      .select(["p.code", "p.version", "p.edited", "p.folder_version", "p.folder_hash", "p.offer_hash"])
      .select((eb) => eb.ref("v.content", "->>").key("submissionMode").as("mode"))
      // An office that edits meanwhile comes before or after.
      .forUpdate("p")
      .execute();
    const before = new Map(rows.map((row) => [row.code, row]));
    const read = files.flatMap((file) => {
      const row = before.get(file.code);
      const hash = folderHash(file);
      if (row && file.version < (row.folder_version ?? 0)) return [];
      const offered = row?.edited && hash !== row.folder_hash;
      const same = row?.edited
        ? (offered ? hash : null) === row.offer_hash
        : row?.folder_hash === hash && row.mode === file.submissionMode;
      return same ? [] : [{ file, row, hash, offered }];
    });
    const seeded = read.filter(({ row }) => !row?.edited).map(({ file }) => file);
    if (seeded.length > 0)
      await tx
        .insertInto("procedure_version")
        .values(
          seeded.map((file) => ({
            code: file.code,
            version: file.version,
            form_version: file.form?.version ?? null,
            content: JSON.stringify(file),
            since,
          })),
        )
        // A mended word is the same version: what the rules rest on raises it (`npm run procedures -- check`).
        .onConflict((conflict) =>
          conflict.columns(["code", "version"]).doUpdateSet((eb) => ({
            content: eb.ref("excluded.content"),
            form_version: eb.ref("excluded.form_version"),
          })),
        )
        .execute();
    if (read.length > 0)
      await tx
        .insertInto("procedure")
        .values(
          read.map(({ file, row, hash, offered }) => ({
            code: file.code,
            version: row?.edited ? row.version : file.version,
            edited: row?.edited ?? false,
            folder_version: file.version,
            folder_hash: row?.edited ? row.folder_hash : hash,
            offer: offered ? JSON.stringify(file) : null,
            offer_hash: offered ? hash : null,
          })),
        )
        .onConflict((conflict) =>
          conflict.column("code").doUpdateSet((eb) => ({
            version: eb.ref("excluded.version"),
            folder_version: eb.ref("excluded.folder_version"),
            folder_hash: eb.ref("excluded.folder_hash"),
            offer: eb.ref("excluded.offer"),
            offer_hash: eb.ref("excluded.offer_hash"),
          })),
        )
        .execute();
    const gone = rows.filter(({ code, edited }) => !edited && !files.some((file) => file.code === code));
    if (gone.length > 0)
      await tx
        .deleteFrom("procedure")
        .where(
          "code",
          "in",
          gone.map(({ code }) => code),
        )
        .execute();
  });
}

/** Changes with everything an office could take over: who takes the dossiers is its own to switch. */
function folderHash(file: ProcedureFile): string {
  return createHash("sha256")
    .update(JSON.stringify({ ...file, submissionMode: undefined }))
    .digest("base64url");
}
