import { civilDate } from "../../../contract/calendar.ts";
import type { Representation } from "../../../contract/dossiers.ts";
import { organisationOf, type Answers } from "../../../contract/forms.ts";
import type { Form, Organisation } from "../../../contract/types.ts";
import type { CaseRow } from "../../core/case-access.ts";
import type { Core } from "../../core/core.ts";
import { openCard, openPerson } from "../../core/persons.ts";
import type { DbOrTx } from "../../db/database.ts";
import type { Particulars } from "../../outside/identity.ts";
import type { DossierRow } from "./repository.ts";

/** Whose a dossier is, as it says itself. */
export interface Holder {
  /** The person's. */
  name: string;
  /** Left by who stood at the counter. */
  phone?: string;
}

/**
 * What an officer read from the card stays what the dossier says, also once its person has proven who they are: it is what
 * they signed. Of one from a phone it is what was last proven.
 */
export async function holderOf(core: Core, db: DbOrTx, row: CaseRow, dossier: DossierRow): Promise<Holder> {
  const { sealer } = core.identity!;
  if (dossier.holder === null) return { name: (await openPerson(db, sealer, row.person_id!)).particulars.name };
  const { name, phone } = openCard(sealer, dossier.holder, row.id);
  return { name, ...(phone && { phone }) };
}

/** The organisation it is for, as its answers stand now. */
export const organisationIn = (form: Form, answers: Answers, row: CaseRow): Organisation | undefined =>
  organisationOf(form, answers, civilDate(row.sent_at));

/** Whether who hands it in represents the organisation: the provider's word is enough, anybody else's is not. */
export function representationOf(
  organisation: Organisation | undefined,
  proven: Pick<Particulars, "represents"> | undefined,
  at: Date,
): Representation | undefined {
  if (!organisation) return undefined;
  const known = proven?.represents?.some(({ taxCode }) => taxCode === organisation.taxCode);
  return known ? { status: "confirmed", by: "claim", at } : { status: "waiting" };
}
