import type { ProcedureFile } from "../../contract/procedures.ts";
import { ConfigError } from "../config.ts";
import type { Db, DbOrTx } from "../db/database.ts";
import type { Clock } from "./clock.ts";

/** The procedures in force, and every version that was: a dossier is read by the one it was submitted under. */
export interface Procedures {
  current(code: string): ProcedureFile | undefined;
  version(db: DbOrTx, code: string, version: number): Promise<ProcedureFile>;
}

/**
 * The procedures as this installation serves them: those it was told to take dossiers of are `local-intake`, for whoever
 * reads them and for whoever submits.
 * @throws ConfigError for a code that has no form here: nothing could be handed in
 */
export function takenHere(files: ProcedureFile[], localIntake: string[] = []): ProcedureFile[] {
  const without = localIntake.filter((code) => !files.some((file) => file.code === code && file.form));
  if (without.length > 0)
    throw new ConfigError(`LOCAL_INTAKE names procedures the province has no form for: ${without.join(", ")}.`);
  return files.map((file) => (localIntake.includes(file.code) ? { ...file, submissionMode: "local-intake" } : file));
}

export async function openProcedures(db: Db, clock: Clock, files: ProcedureFile[]): Promise<Procedures> {
  const byCode = new Map(files.map((file) => [file.code, file]));
  const since = clock.now();
  for (const file of files)
    await db
      .insertInto("procedure_version")
      .values({
        code: file.code,
        version: file.version,
        form_version: file.form?.version ?? null,
        content: JSON.stringify(file),
        since,
      })
      // A mended word is the same version: what the rules rest on raises it (`npm run procedures -- check`).
      .onConflict((conflict) =>
        conflict.columns(["code", "version"]).doUpdateSet((eb) => ({
          content: eb.ref("excluded.content"),
          form_version: eb.ref("excluded.form_version"),
        })),
      )
      .execute();
  const read = new Map<string, ProcedureFile>();
  return {
    current: (code) => byCode.get(code),
    async version(db, code, version) {
      const now = byCode.get(code);
      if (now?.version === version) return now;
      const key = `${code} ${version}`;
      const known = read.get(key);
      if (known) return known;
      const { content } = await db
        .selectFrom("procedure_version")
        .select("content")
        .where("code", "=", code)
        .where("version", "=", version)
        .executeTakeFirstOrThrow();
      read.set(key, content);
      return content;
    },
  };
}
