import { createHash } from "node:crypto";
import { normaliseCode } from "../../../contract/codes.ts";
import { RESULT } from "../../../contract/dossiers.ts";
import { titleOf } from "../../../contract/procedures.ts";
import type { ResultCheck } from "../../../contract/types.ts";
import { openAttachment } from "../../core/attachments.ts";
import type { Core } from "../../core/core.ts";
import { hashToken } from "../../core/tokens.ts";
import { Problem } from "../../problem.ts";
import { findDossier } from "./repository.ts";
import { holderOf } from "./holder.ts";
import { maskName } from "./view.ts";

/**
 * A dossier for anybody who has its code, or its result's QR code: how far it is, and initials. The one door that asks
 * nobody who they are; it leads to nothing else of the dossier.
 * @throws Problem case-not-found
 */
export async function findForAnybody(core: Core, codeAsTyped: string) {
  const agencies = core.province.agencies.map(({ code }) => code);
  const code = core.identity && normaliseCode(codeAsTyped, agencies);
  const row = code
    ? await core.db
        .selectFrom("case_file")
        .selectAll()
        .where("code", "=", code)
        .where("kind", "=", "dossier")
        .executeTakeFirst()
    : undefined;
  if (!row) throw new Problem("case-not-found");
  const dossier = await findDossier(core.db, row.id);
  const procedure = await core.procedures.version(core.db, row.subject_id, dossier.procedure_version);
  const { name } = await holderOf(core, core.db, row, dossier);
  return { row, dossier, procedureTitle: titleOf(procedure), applicantMasked: maskName(name) };
}

/** What whoever holds a result's QR code may check. @throws Problem result-not-found */
export const checkResult =
  (core: Core) =>
  async (token: string): Promise<ResultCheck> => {
    const known =
      core.identity &&
      (await core.db
        .selectFrom("dossier")
        .innerJoin("case_file", "case_file.id", "dossier.case_id")
        .select("case_file.code")
        .where("check_hash", "=", hashToken(token))
        .executeTakeFirst());
    if (!known) throw new Problem("result-not-found");
    const { row, dossier, procedureTitle, applicantMasked } = await findForAnybody(core, known.code);
    return {
      code: row.code,
      procedureTitle,
      applicantMasked,
      agency: row.agency!,
      ...(dossier.signed_by && { signedBy: dossier.signed_by }),
      finishedAt: dossier.state.finishedAt!.toISOString(),
      files: await fingerprints(core, row.id),
    };
  };

async function fingerprints(core: Core, caseId: string): Promise<ResultCheck["files"]> {
  const files = await core.db
    .selectFrom("attachment")
    .selectAll()
    .where("case_id", "=", caseId)
    .where("document", "=", RESULT)
    .orderBy("position")
    .execute();
  return Promise.all(
    files.map(async (file) => {
      const { stream, type, size } = await openAttachment(core, file);
      const hash = createHash("sha256");
      for await (const chunk of stream) hash.update(chunk as Buffer);
      return { type, bytes: size, sha256: hash.digest("hex") };
    }),
  );
}
