import { sql, type Selectable } from "kysely";
import type { ProcedureFile } from "../../../contract/procedures.ts";
import type { Office } from "../../core/call.ts";
import type { Db, DbOrTx, Tx } from "../../db/database.ts";
import type { Tables } from "../../db/tables.ts";

export type ProcedureRow = Selectable<Tables["procedure"]>;

/** Those after `code`, as they stand. */
export async function listRows(db: Db, after: string, limit: number, offered: boolean): Promise<ProcedureRow[]> {
  const rows = db.selectFrom("procedure").selectAll().where("code", ">", after);
  return (offered ? rows.where("offer_hash", "is not", null) : rows).orderBy("code").limit(limit).execute();
}

export async function findRow(db: DbOrTx, code: string): Promise<ProcedureRow | undefined> {
  return db.selectFrom("procedure").selectAll().where("code", "=", code).executeTakeFirst();
}

/** Whoever else edits it waits until the transaction ends. */
export async function lockRow(tx: Tx, code: string): Promise<ProcedureRow | undefined> {
  return tx.selectFrom("procedure").selectAll().where("code", "=", code).forUpdate().executeTakeFirst();
}

/** Newest first. */
export async function listVersions(db: Db, code: string) {
  return db
    .selectFrom("procedure_version")
    .select(["version", "since", "agency", "officer_id"])
    .select(sql<boolean>`content -> 'abolished' is not null`.as("abolished"))
    .where("code", "=", code)
    .orderBy("version", "desc")
    .execute();
}

/** The highest numbers there ever were: no version and no form's version is given twice. */
export async function highestVersions(tx: Tx, code: string): Promise<{ version: number; form: number }> {
  const { version, form } = await tx
    .selectFrom("procedure_version")
    .select((eb) => [eb.fn.max("version").as("version"), eb.fn.max("form_version").as("form")])
    .where("code", "=", code)
    .executeTakeFirstOrThrow();
  return { version: version ?? 0, form: form ?? 0 };
}

export async function insertVersion(tx: Tx, file: ProcedureFile, since: Date, office: Office): Promise<void> {
  await tx
    .insertInto("procedure_version")
    .values({
      code: file.code,
      version: file.version,
      form_version: file.form?.version ?? null,
      content: JSON.stringify(file),
      since,
      office_key_id: office.keyId,
      agency: office.agency,
      officer_id: office.officerId,
    })
    .execute();
}

/** Puts a version in force. @returns false where another office has made the procedure meanwhile */
export async function putInForce(
  tx: Tx,
  { code, version }: ProcedureFile,
  before: ProcedureRow | undefined,
  offerTaken: boolean,
): Promise<boolean> {
  if (!before) {
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto("procedure")
      .values({ code, version, edited: true })
      .onConflict((conflict) => conflict.column("code").doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  }
  await tx
    .updateTable("procedure")
    .set({
      version,
      edited: true,
      ...(offerTaken && { folder_hash: before.offer_hash, offer: null, offer_hash: null }),
    })
    .where("code", "=", code)
    .execute();
  return true;
}
