import { sql, type SqlBool } from "kysely";
import { isEnded, nextProcessing, type Dossier } from "../../../contract/dossiers.ts";
import { titleOf } from "../../../contract/procedures.ts";
import type { DossierConsents, FormDeclaration } from "../../../contract/types.ts";
import type { Handlers } from "../../core/call.ts";
import { findCase, visibleTo, type CaseRow } from "../../core/case-access.ts";
import type { Core } from "../../core/core.ts";
import { record } from "../../core/events.ts";
import { once } from "../../core/idempotency.ts";
import { decodeCursor, encodeCursor } from "../../core/page.ts";
import type { DbOrTx } from "../../db/database.ts";
import { Problem } from "../../problem.ts";
import { findDossier, findDossiers, type DossierRow } from "./repository.ts";

type State = DossierConsents["consents"][number]["state"];

/** What was agreed to with each dossier, one purpose each, and what of it can be taken back (Luật 91/2025/QH15). */
export function consentHandlers(core: Core) {
  async function view(
    db: DbOrTx,
    row: CaseRow,
    { declarations, procedure_version, state }: DossierRow,
  ): Promise<DossierConsents> {
    const procedure = await core.procedures.version(db, row.subject_id, procedure_version);
    const consents = declarations.flatMap(({ id, withdrawnAt }) => {
      const declared = procedure.form?.declarations?.find((each) => each.id === id);
      if (!declared) return [];
      const { purpose, text } = declared;
      const now = withdrawnAt ? ("withdrawn" as const) : stateOf(purpose, state);
      return [{ id, purpose, text, state: now, ...(withdrawnAt && { withdrawnAt }) }];
    });
    return { code: row.code, procedureTitle: titleOf(procedure), agreedAt: row.sent_at.toISOString(), consents };
  }

  return {
    async listConsents({ citizen, query }) {
      const limit = query.limit ?? 20;
      const after = decodeCursor(query.cursor, "number");
      const rows = await core.db
        .selectFrom("case_file")
        .selectAll()
        .where("kind", "=", "dossier")
        .where(visibleTo({ citizen }))
        .$if(after !== undefined, (select) => select.where(sql<SqlBool>`ord < ${after![0]}`))
        .orderBy("ord", "desc")
        .limit(limit + 1)
        .execute();
      const shown = rows.slice(0, limit);
      const last = shown.at(-1);
      const dossiers = await findDossiers(
        core.db,
        shown.map(({ id }) => id),
      );
      const items = await Promise.all(shown.map((row) => view(core.db, row, dossiers.get(row.id)!)));
      return { items, ...(rows.length > limit && last && { nextCursor: encodeCursor([last.ord]) }) };
    },

    async withdrawConsent({ citizen, path, repeat, body }) {
      const { code } = await once(core, repeat, async (tx) => {
        const row = await findCase(tx, { citizen }, path.code, { kind: "dossier", lock: true });
        const dossier = await findDossier(tx, row.id);
        const consent = (await view(tx, row, dossier)).consents.find(({ id }) => id === body.id);
        if (consent?.state !== "withdrawable") throw new Problem("transition-not-allowed");
        const now = core.clock.now();
        const withdrawn = dossier.declarations.map((each) =>
          each.id === body.id ? { ...each, withdrawnAt: now.toISOString() } : each,
        );
        await tx
          .updateTable("dossier")
          .set({ declarations: JSON.stringify(withdrawn) })
          .where("case_id", "=", row.id)
          .execute();
        await tx.updateTable("case_file").set({ changed_at: now }).where("id", "=", row.id).execute();
        // In the words that were agreed to, so that the agency reads what it may no longer do.
        await record(tx, { caseId: row.id, kind: "consentWithdrawn", at: now, by: { citizen }, text: consent.text.vi });
        return { code: row.code };
      });
      const row = await findCase(core.db, { citizen }, code, { kind: "dossier" });
      return view(core.db, row, await findDossier(core.db, row.id));
    },
  } satisfies Partial<Handlers>;
}

function stateOf(purpose: FormDeclaration["purpose"], { status, decidedAt }: Dossier): State {
  if (purpose === "truthfulness") return "declaration";
  if (isEnded(status) || status === "finished") return "kept";
  if (purpose === "sharing") return "withdrawable";
  return nextProcessing(status, "withdraw") && !decidedAt ? "withDossier" : "kept";
}
