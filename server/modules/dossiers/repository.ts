import { randomUUID } from "node:crypto";
import { sql, type RawBuilder, type Selectable } from "kysely";
import { addWorkingDays, civilDate } from "../../../contract/calendar.ts";
import { formatDossierCode } from "../../../contract/codes.ts";
import { newDossier, type Dossier, type Representation } from "../../../contract/dossiers.ts";
import type { ProcedureFile } from "../../../contract/procedures.ts";
import type { Agency } from "../../../contract/agencies.ts";
import type { DossierPart, NewDossier } from "../../../contract/types.ts";
import type { AttachmentRow, Owner } from "../../core/case-access.ts";
import { nextNumber } from "../../core/codes.ts";
import type { Core } from "../../core/core.ts";
import { insertEvent } from "../../core/events.ts";
import type { Keep } from "../../core/idempotency.ts";
import { sealCard, type ReadFromCard } from "../../core/persons.ts";
import type { Sealer } from "../../core/sealing.ts";
import type { DbOrTx, Tx } from "../../db/database.ts";
import type { Tables } from "../../db/tables.ts";
import { bindAgreement } from "./agreement.ts";
import { readState, writeState } from "./state.ts";
import type { FilledIn } from "./submission.ts";
import { feeTimingOf } from "./terms.ts";

export type DossierRow = Omit<Selectable<Tables["dossier"]>, "state"> & {
  state: Dossier;
  /** What an officer read from a card came over the counter. */
  channel: DossierPart["channel"];
};

/** How long an agency has until it answers whether it takes the dossier on: a province's promise, no law's. */
const ANSWER_WORKING_DAYS = 1;

export interface Submitted {
  /** The citizen themself, or the officer who enters it at the counter. */
  by: Owner;
  /** Null while nobody has proven to be whom the officer read of. */
  personId: string | null;
  /** At the counter: what the card says. */
  card?: ReadFromCard;
  representation?: Representation;
  /** That somebody else agreed to it. */
  agreementId?: string;
  procedure: ProcedureFile;
  agency: Agency;
  filledIn: FilledIn;
  attachments: AttachmentRow[];
  /** For each attachment, the document it is a page of. */
  documents: string[];
  body: Pick<NewDossier, "declarations" | "delivery">;
}

/**
 * Stores a dossier, with that it was sent, its papers and the answer kept with the key. The agency's counter of the day
 * is held from its number to the commit, so numbers have neither gap nor double: everything is made ready before, and
 * one statement follows.
 * @param keep what keeps the code with the request's key
 */
export async function insertDossier(
  core: Core,
  tx: Tx,
  sealer: Sealer,
  submitted: Submitted,
  keep: (code: string) => Keep,
): Promise<string> {
  const { by, personId, card, agreementId, representation, procedure, agency, filledIn, attachments, documents, body } =
    submitted;
  const now = core.clock.now();
  const date = civilDate(now);
  const id = randomUUID();
  const due = addWorkingDays(date, ANSWER_WORKING_DAYS, core.province.calendar);
  const sync = core.oneStop ? "pending" : "notNeeded";
  const timing = feeTimingOf(procedure);
  const state = newDossier(now, { timing, way: body.delivery.method, sync, ...(representation && { representation }) });
  const dossier = {
    case_id: id,
    procedure_version: procedure.version,
    answers: sealer.seal(JSON.stringify(filledIn), aboutAnswers(id)),
    declarations: JSON.stringify(body.declarations),
    state: writeState(state),
    delivery_address: body.delivery.address ? sealer.seal(body.delivery.address, aboutAddress(id)) : null,
    sync_next_at: core.oneStop ? now : null,
    holder: card ? sealCard(sealer, card, id) : null,
    holder_index: card ? sealer.index(card.identityNumber) : null,
  };
  const code = formatDossierCode(agency.code, date, await nextNumber(tx, agency.code, date));
  await tx
    .with("sent", () => insertEvent(tx, { caseId: id, kind: "sent", at: now, by }))
    .with("dossiers", () => tx.insertInto("dossier").values(dossier))
    .with("papers", () => sql`(${papersTo(attachments, documents, id, sql<number>`(select id from sent)`)})`)
    .with("kept", () => keep(code))
    .with("agreed", () => bindAgreement(tx, agreementId, id))
    .with("told", () => keepCodeMessage(core, tx, id, card, now))
    .insertInto("case_file")
    .values({
      id,
      code,
      kind: "dossier",
      citizen_id: "citizen" in by ? by.citizen.id : null,
      person_id: personId,
      subject_id: procedure.code,
      audience: "public",
      text: "",
      commune_code: agency.communeCode,
      agency: agency.name,
      status: "received",
      sent_at: now,
      changed_at: now,
      due_on: due,
      first_due_on: due,
      late: false,
      may_publish: false,
      shares_contact: !card,
    })
    .execute();
  return code;
}

/** Whether its code goes as a message: a number was left at the counter, and the province sends any. */
export const isMessaged = ({ notifications }: Core, card: ReadFromCard | undefined): boolean =>
  notifications !== undefined && card?.phone !== undefined;

/** A part of the statement that stores the dossier. */
function keepCodeMessage(core: Core, tx: Tx, caseId: string, card: ReadFromCard | undefined, now: Date) {
  const at = sql`${now}::timestamptz`;
  return tx
    .insertInto("phone_message")
    .columns(["case_id", "state", "created_at", "changed_at", "next_at"])
    .expression(sql`select ${caseId}::uuid, 'waiting', ${at}, ${at}, ${at} where ${isMessaged(core, card)}::boolean`);
}

export const aboutAnswers = (caseId: string): string => `dossier.answers:${caseId}`;
export const aboutAddress = (caseId: string): string => `dossier.delivery_address:${caseId}`;
export const aboutToken = (caseId: string): string => `dossier.check_token:${caseId}`;

/** Gives each file its place: which document's, and which page of all. */
export async function attachPapers(
  tx: Tx,
  attachments: Pick<AttachmentRow, "id">[],
  documents: string[],
  caseId: string,
  eventId: number,
): Promise<void> {
  if (attachments.length > 0) await papersTo(attachments, documents, caseId, eventId).execute(tx);
}

/** The same as a part of another statement. */
function papersTo(
  attachments: Pick<AttachmentRow, "id">[],
  documents: string[],
  caseId: string,
  eventId: number | RawBuilder<number>,
) {
  const ids = attachments.map(({ id }) => id);
  return sql`update attachment set case_id = ${caseId}, event_id = ${eventId}, draft_id = null, position = page.n - 1,
      document = page.document
    from unnest(${ids}::uuid[], ${documents}::text[]) with ordinality as page (id, document, n)
    where attachment.id = page.id`;
}

/** The documents it has pages of. */
export async function papersOf(db: DbOrTx, caseId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("attachment")
    .select("document")
    .distinct()
    .where("case_id", "=", caseId)
    .where("document", "is not", null)
    .execute();
  return rows.map(({ document }) => document!);
}

/** @param lock whoever goes on to write it: the one-stop system is told of it meanwhile, and that is written, too */
export async function findDossier(
  db: DbOrTx,
  caseId: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<DossierRow> {
  const row = await db
    .selectFrom("dossier")
    .selectAll()
    .where("case_id", "=", caseId)
    .$if(lock, (select) => select.forUpdate())
    .executeTakeFirstOrThrow();
  return readRow(row);
}

/** By their case's id. */
export async function findDossiers(db: DbOrTx, caseIds: string[]): Promise<Map<string, DossierRow>> {
  if (caseIds.length === 0) return new Map();
  const rows = await db.selectFrom("dossier").selectAll().where("case_id", "in", caseIds).execute();
  return new Map(rows.map((row) => [row.case_id, readRow(row)]));
}

const readRow = (row: Selectable<Tables["dossier"]>): DossierRow => ({
  ...row,
  state: readState(row.state),
  channel: row.holder === null ? "online" : "counter",
});
