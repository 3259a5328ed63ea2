import { sql, type RawBuilder, type Selectable, type SqlBool } from "kysely";
import { normaliseCode } from "../../contract/codes.ts";
import type { CaseKind } from "../../contract/types.ts";
import type { DbOrTx, Tx } from "../db/database.ts";
import type { Tables } from "../db/tables.ts";
import type { ProvenIdentity } from "../outside/identity.ts";
import { Problem } from "../problem.ts";
import type { Citizen, Office } from "./call.ts";
import { findPerson, isCardOf, openCard, type ReadFromCard } from "./persons.ts";
import type { Sealer } from "./sealing.ts";

/**
 * Who may see which case. Every read and every write of one case, and of anything that belongs to it, goes through
 * here, and nowhere else decides. *Absent* and *not yours* are the same answer, because they are the same query.
 */
export type Viewer = { citizen: Citizen } | { office: Office } | "everybody";
export type CaseRow = Selectable<Tables["case_file"]>;
export type AttachmentRow = Selectable<Tables["attachment"]>;
/** Who sends a file. */
export type Owner = { citizen: Citizen } | { office: Office };

/** An office key without this scope does not see what was told to the police. */
const POLICE = "cases:police";
/** Dossiers are seen by the agency that has them, and by keys of it with this scope only. */
const DOSSIERS = "dossiers:read";

/**
 * What the viewer may see, as conditions on `case_file` of which never two hold: a list looks for each by an index of its
 * own, where one condition with `or` would read all there are.
 * @param kind when only these are asked for; what cannot be of that kind is left out, the rest is not narrowed
 */
export function visibleParts(viewer: Viewer, kind?: CaseKind): RawBuilder<SqlBool>[] {
  if (viewer === "everybody") return [sql<SqlBool>`published_at is not null and audience = 'public'`];
  const { told, dossiers } = "citizen" in viewer ? partsOfCitizen(viewer.citizen) : partsOfOffice(viewer.office);
  if (!dossiers || (kind !== undefined && kind !== "dossier")) return [told];
  return kind === "dossier" ? [dossiers] : [told, dossiers];
}

interface ViewerParts {
  /** Of every kind but dossiers. */
  told: RawBuilder<SqlBool>;
  dossiers?: RawBuilder<SqlBool>;
}

function partsOfCitizen({ id, level, personId }: Citizen): ViewerParts {
  const told = sql<SqlBool>`case_file.citizen_id = ${id} and case_file.person_id is null`;
  // A dossier is the person's: whoever is not proven to be them sees nothing of it, the account that sent it included.
  return level < 2 || !personId ? { told } : { told, dossiers: sql<SqlBool>`case_file.person_id = ${personId}` };
}

function partsOfOffice({ agency, scopes }: Office): ViewerParts {
  const told = scopes.includes(POLICE)
    ? sql<SqlBool>`kind <> 'dossier'`
    : sql<SqlBool>`kind <> 'dossier' and audience = 'public'`;
  return scopes.includes(DOSSIERS)
    ? { told, dossiers: sql<SqlBool>`kind = 'dossier' and agency = ${agency}` }
    : { told };
}

/** The same as one condition: for one case, found by its code. */
export function visibleTo(viewer: Viewer): RawBuilder<SqlBool> {
  const parts = visibleParts(viewer).map((part) => sql`(${part})`);
  return sql<SqlBool>`(${sql.join(parts, sql` or `)})`;
}

/** The case with that code, if the viewer may see it; locked until the transaction ends when asked. */
export async function findCase(
  db: DbOrTx,
  viewer: Viewer,
  codeAsTyped: string,
  options: { lock?: boolean; kind?: CaseKind } = {},
): Promise<CaseRow> {
  const code = normaliseCode(codeAsTyped);
  if (!code) throw new Problem("case-not-found");
  let query = db.selectFrom("case_file").selectAll().where("code", "=", code).where(visibleTo(viewer));
  if (options.kind) query = query.where("kind", "=", options.kind);
  if (options.lock) query = query.forUpdate();
  const row = await query.executeTakeFirst();
  if (!row) throw new Problem("case-not-found");
  return row;
}

/** A file of a case the viewer may see; for everybody only the ones the office has chosen. @param result a dossier's result, and nothing else */
export async function findAttachment(
  db: DbOrTx,
  viewer: Viewer,
  code: string,
  attachmentId: string,
  { result = false } = {},
): Promise<AttachmentRow> {
  return attachmentOf(db, viewer, await findCase(db, viewer, code), attachmentId, { result });
}

/** The same of a case that was found for this viewer already. */
export async function attachmentOf(
  db: DbOrTx,
  viewer: Viewer,
  found: CaseRow,
  attachmentId: string,
  { result = false } = {},
): Promise<AttachmentRow> {
  let query = db.selectFrom("attachment").selectAll().where("id", "=", attachmentId).where("case_id", "=", found.id);
  if (viewer === "everybody") query = query.where("published", "=", true);
  // Its person opens a result only where a fresh level 2 is asked for.
  else if ("citizen" in viewer) query = query.where(sql<SqlBool>`(document is not distinct from 'result') = ${result}`);
  const attachment = await query.executeTakeFirst();
  if (!attachment) throw new Problem("attachment-not-found");
  return attachment;
}

/**
 * What is the file of a result, as a condition on `attachment`: only its own person's, also when the account that took it
 * is linked to somebody else meanwhile.
 */
const ownResult = ({ level, personId }: Citizen): RawBuilder<SqlBool> =>
  level < 2 || !personId
    ? sql<SqlBool>`reused_from is null`
    : sql<SqlBool>`(reused_from is null or exists (select from attachment as result
        join case_file on case_file.id = result.case_id
        where result.id = attachment.reused_from and case_file.person_id = ${personId}))`;

/** An upload that no case has yet, to be looked at. @throws Problem upload-not-found */
export async function findFreeUpload(db: DbOrTx, citizen: Citizen, id: string): Promise<AttachmentRow> {
  const row = await db
    .selectFrom("attachment")
    .selectAll()
    .where("id", "=", id)
    .where("citizen_id", "=", citizen.id)
    .where("case_id", "is", null)
    .where("state", "!=", "refused")
    .where(ownResult(citizen))
    .executeTakeFirst();
  if (!row) throw new Problem("upload-not-found");
  return row;
}

/**
 * Uploads of one owner that no case has yet, in the order asked for, kept for this transaction. Somebody else's, one
 * already taken and one that never was are the same.
 * @param results whether files of results are taken, too: only by dossiers, which nobody reads below level 2
 */
export async function findFreeAttachments(
  tx: Tx,
  owner: Owner,
  ids: string[],
  { results = false } = {},
): Promise<AttachmentRow[]> {
  if (ids.length === 0) return [];
  const query = tx
    .selectFrom("attachment")
    .selectAll()
    .where("id", "in", ids)
    .where("case_id", "is", null)
    .orderBy("id")
    .forUpdate();
  const rows = await (
    "citizen" in owner
      ? query
          .where("citizen_id", "=", owner.citizen.id)
          .where(results ? ownResult(owner.citizen) : sql<SqlBool>`reused_from is null`)
      : query.where("office_key_id", "=", owner.office.keyId)
  ).execute();
  const free = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => {
    const attachment = free.get(id);
    // Asked for twice, it is taken the second time. A refused one will never be a file.
    if (!attachment || !free.delete(id) || attachment.state === "refused") throw new Problem("upload-not-found");
    if (attachment.state !== "stored") throw new Problem("upload-incomplete");
    return attachment;
  });
}

/** The statement that gives them to a case, with the event they were said with. */
export function attachTo(
  tx: Tx,
  attachments: Pick<AttachmentRow, "id">[],
  caseId: string,
  eventId: number | RawBuilder<number>,
) {
  const ids = attachments.map(({ id }) => id);
  const position = sql<number>`array_position(${ids}::uuid[], id) - 1`;
  return tx
    .updateTable("attachment")
    .set({ case_id: caseId, event_id: eventId, draft_id: null, position })
    .where(sql<SqlBool>`id = any(${ids}::uuid[])`);
}

/**
 * Whose a dossier is that is being entered at the counter, if they have proven who they are before; else it waits for
 * them, seen by no citizen. Nothing of that person is told.
 */
export async function personOfCard(tx: Tx, sealer: Sealer, card: ReadFromCard): Promise<string | null> {
  await holdNumber(tx, sealer, card.identityNumber);
  const known = await findPerson(tx, sealer, card.identityNumber);
  return known && isCardOf(card, known) ? known.id : null;
}

/** Gives somebody who has just proven who they are the dossiers that were entered for them at the counter. */
export async function giveEntered(tx: Tx, sealer: Sealer, personId: string, identity: ProvenIdentity): Promise<void> {
  await holdNumber(tx, sealer, identity.number);
  const waiting = await tx
    .selectFrom("dossier")
    .innerJoin("case_file", "case_file.id", "dossier.case_id")
    .select(["dossier.case_id", "dossier.holder"])
    .where("dossier.holder_index", "=", sealer.index(identity.number))
    .where("case_file.person_id", "is", null)
    .execute();
  const theirs = waiting.filter(({ case_id, holder }) => isCardOf(openCard(sealer, holder!, case_id), identity));
  if (theirs.length === 0) return;
  const ids = theirs.map(({ case_id }) => case_id);
  await tx.updateTable("case_file").set({ person_id: personId }).where("id", "in", ids).execute();
}

/** One dossier is entered and one person proven at a time: neither misses the other. Until the transaction ends. */
const holdNumber = (tx: Tx, sealer: Sealer, number: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${sealer.index(number)}, 0))`.execute(tx);
