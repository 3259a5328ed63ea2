import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { foldedWords } from "../../contract/text.ts";
import type { PersonAtCounter } from "../../contract/types.ts";
import type { DbOrTx, Tx } from "../db/database.ts";
import type { Particulars, ProvenIdentity } from "../outside/identity.ts";
import { Problem } from "../problem.ts";
import type { Sealer } from "./sealing.ts";

/** A person as they are used: opened. */
export interface Person {
  id: string;
  number: string;
  particulars: Particulars;
}

/** The row of whoever has this number, made where there is none, locked, with what is now known of them. */
export async function rememberPerson(tx: Tx, sealer: Sealer, identity: ProvenIdentity, now: Date): Promise<string> {
  const { number, particulars } = identity;
  const fresh = randomUUID();
  const number_index = sealer.index(number);
  const { id } = await tx
    .insertInto("person")
    .values({
      id: fresh,
      number_index,
      number: sealer.seal(number, about("number", number_index)),
      particulars: sealer.seal(JSON.stringify(particulars), about("particulars", number_index)),
      created_at: now,
      changed_at: now,
    })
    .onConflict((conflict) =>
      conflict.column("number_index").doUpdateSet((eb) => ({
        particulars: eb.ref("excluded.particulars"),
        changed_at: eb.ref("excluded.changed_at"),
      })),
    )
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

export async function openPerson(db: DbOrTx, sealer: Sealer, id: string): Promise<Person> {
  const row = await db.selectFrom("person").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
  return {
    id,
    number: sealer.open(row.number, about("number", row.number_index)),
    particulars: JSON.parse(sealer.open(row.particulars, about("particulars", row.number_index))) as Particulars,
  };
}

/** What an officer read from an identity card at the counter. Nobody has proven it. */
export type ReadFromCard = PersonAtCounter;

export const sealCard = (sealer: Sealer, card: ReadFromCard, caseId: string): string =>
  sealer.seal(JSON.stringify(card), aboutCard(caseId));

export const openCard = (sealer: Sealer, sealed: string, caseId: string): ReadFromCard =>
  JSON.parse(sealer.open(sealed, aboutCard(caseId))) as ReadFromCard;

const aboutCard = (caseId: string): string => `dossier.holder:${caseId}`;

/**
 * Whether it is this person's card. The number alone does not say so: it may have been mistyped, and be somebody else's.
 * Cards write names in capitals, and tone marks where a register does not.
 */
export const isCardOf = (card: ReadFromCard, { number, particulars }: ProvenIdentity): boolean =>
  card.identityNumber === number &&
  foldedWords(card.name).join(" ") === foldedWords(particulars.name).join(" ") &&
  (!particulars.birthDate || particulars.birthDate === card.birthDate);

/** Whoever has this number, proven before; undefined where nobody has. */
export async function findPerson(db: DbOrTx, sealer: Sealer, number: string): Promise<Person | undefined> {
  const index = sealer.index(number);
  const row = await db.selectFrom("person").select("id").where("number_index", "=", index).executeTakeFirst();
  return row && openPerson(db, sealer, row.id);
}

/** The index names the row in another life, too: a restored database has other ids only where it has other people. */
const about = (what: "number" | "particulars", numberIndex: string): string => `person.${what}:${numberIndex}`;

/**
 * Links a person to this Zalo account, and so lifts it to level 2; `forgetSessions` once it is committed.
 * @param moveHere the citizen knows that another account holds it, and wants it here
 * @throws Problem identity-linked-elsewhere (`detail`: that account's phone, masked), identity-other-person
 */
export async function linkPerson(
  tx: Tx,
  link: { citizenId: string; personId: string; provider: string; now: Date; moveHere: boolean },
): Promise<void> {
  const { citizenId, personId, provider, now, moveHere } = link;
  const involved = await tx
    .selectFrom("citizen")
    .select(["id", "person_id", "phone"])
    .where((eb) => eb.or([eb("id", "=", citizenId), eb("person_id", "=", personId)]))
    .orderBy("id")
    .forUpdate()
    .execute();
  const mine = involved.find(({ id }) => id === citizenId)!;
  if (mine.person_id !== null && mine.person_id !== personId) throw new Problem("identity-other-person");
  const other = involved.find(({ id }) => id !== citizenId);
  if (other && !moveHere)
    throw new Problem("identity-linked-elsewhere", other.phone === null ? {} : { detail: maskPhone(other.phone) });
  if (other) await unlinkPerson(tx, other.id);
  await tx
    .updateTable("citizen")
    .set({ person_id: personId, level: 2, level_2_at: now, level_2_provider: provider })
    .where("id", "=", citizenId)
    .execute();
}

/** Back to level 1; `forgetSessions` once it is committed. What the person submitted stays theirs, and is seen again by whoever proves to be them. */
export async function unlinkPerson(db: DbOrTx, citizenId: string): Promise<void> {
  await db
    .updateTable("citizen")
    .set({ person_id: null, level: sql`least(level, 1)`, level_2_at: null, level_2_provider: null })
    .where("id", "=", citizenId)
    .execute();
}

/** `•••• ••• 567`: enough to recognise one's own number, no more. */
export const maskPhone = (phone: string): string => `•••• ••• ${phone.slice(-3)}`;
