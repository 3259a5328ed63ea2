import type { DossierPart } from "../../../contract/types.ts";
import { api } from "../../api/api.ts";
import { useSeen } from "../../cases/seen.ts";

/** The form of one version of a procedure, while something is to be read by it; kept for when there is no network. */
export const usePinnedForm = (
  { procedureCode: code, procedureVersion: version }: Pick<DossierPart, "procedureCode" | "procedureVersion">,
  enabled: boolean,
) =>
  useSeen(
    ["procedure-form", code, version],
    ({ signal }) => api.call("getProcedureForm", { path: { code }, query: { version }, signal }),
    { enabled },
  );
