import { readProcedureCode, titleOf, type ProcedureFile } from "../../../contract/procedures.ts";
import type { Handlers } from "../../core/call.ts";
import type { Core } from "../../core/core.ts";
import { decodeCursor, encodeCursor } from "../../core/page.ts";
import { Problem } from "../../problem.ts";
import { ProcedureSearch } from "./search.ts";
import { procedureView, summaryView } from "./view.ts";

export function procedureHandlers(core: Core) {
  const { compare } = new Intl.Collator("vi");
  const procedures = [...core.province.procedures].sort(
    (a, b) => compare(a.published.field, b.published.field) || compare(titleOf(a).vi, titleOf(b).vi),
  );
  const byCode = new Map(procedures.map((procedure) => [procedure.code, procedure]));
  const search = new ProcedureSearch(procedures);
  function find(code: string): ProcedureFile {
    const procedure = byCode.get(readProcedureCode(code)?.code ?? "");
    if (!procedure) throw new Problem("procedure-not-found");
    return procedure;
  }

  return {
    async searchProcedures({ query: { q = "", field, cursor, limit = 20 } }) {
      const [from] = decodeCursor(cursor, "number") ?? [0];
      const found = search
        .find(q)
        .map((code) => byCode.get(code)!)
        .filter(({ published }) => field === undefined || published.field === field);
      return {
        items: found.slice(from, from + limit).map(summaryView),
        ...(found.length > from + limit && { nextCursor: encodeCursor([from + limit]) }),
      };
    },

    async getProcedure({ path }) {
      return procedureView(find(path.code));
    },

    async getProcedureForm({ path }) {
      const { form } = find(path.code);
      if (!form) throw new Problem("form-not-found");
      return form;
    },
  } satisfies Partial<Handlers>;
}
