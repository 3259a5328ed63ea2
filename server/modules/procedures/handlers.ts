import { readProcedureCode, titleOf, type ProcedureFile } from "../../../contract/procedures.ts";
import type { Handlers } from "../../core/call.ts";
import type { Core } from "../../core/core.ts";
import { decodeCursor, encodeCursor } from "../../core/page.ts";
import { Problem } from "../../problem.ts";
import { editingHandlers } from "./editing.ts";
import { ProcedureSearch } from "./search.ts";
import { procedureView, summaryView } from "./view.ts";

const { compare } = new Intl.Collator("vi");

export function procedureHandlers(core: Core) {
  /** The code of the province or of its agencies stands before the first dot: `H53.12`. */
  const provinceCode = core.province.agencies[0]?.code.split(".")[0];
  let made: { of: ReadonlyMap<string, ProcedureFile>; search: ProcedureSearch } | undefined;

  /** Finds among the procedures in force, which are listed by field. */
  async function finder() {
    const byCode = await core.procedures.all();
    if (made?.of !== byCode) {
      const listed = [...byCode.values()]
        .filter(({ abolished }) => !abolished)
        .sort((a, b) => compare(a.published.field, b.published.field) || compare(titleOf(a).vi, titleOf(b).vi));
      made = { of: byCode, search: new ProcedureSearch(listed) };
    }
    const { search } = made;
    return (q: string): ProcedureFile[] => search.find(q).map((code) => byCode.get(code)!);
  }
  async function find(code: string): Promise<ProcedureFile> {
    const procedure = (await core.procedures.all()).get(readProcedureCode(code)?.code ?? "");
    if (!procedure) throw new Problem("procedure-not-found");
    return procedure;
  }

  /** Also of a procedure that is no longer in force: the dossiers of its time are still worked on. */
  async function findVersion(given: string, version: number): Promise<ProcedureFile> {
    const procedure = await core.procedures.findVersion(core.db, readProcedureCode(given)?.code ?? "", version);
    if (!procedure) throw new Problem("procedure-not-found");
    return procedure;
  }

  // Nobody waits for it: of thousands of procedures it takes a moment.
  void finder();

  return {
    ...editingHandlers(core),

    async searchProcedures({ query: { q = "", field, cursor, limit = 20 } }) {
      const [from] = decodeCursor(cursor, "number") ?? [0];
      const all = (await finder())(q);
      const found = field === undefined ? all : all.filter(({ published }) => published.field === field);
      return {
        items: found.slice(from, from + limit).map(summaryView),
        ...(found.length > from + limit && { nextCursor: encodeCursor([from + limit]) }),
      };
    },

    async listProcedureFields({ query: { q = "" } }) {
      const counts = new Map<string, number>();
      for (const { published } of (await finder())(q))
        counts.set(published.field, (counts.get(published.field) ?? 0) + 1);
      const items = [...counts].map(([field, procedures]) => ({ field, procedures }));
      return { items: items.sort((a, b) => compare(a.field, b.field)) };
    },

    async getProcedure({ path }) {
      const procedure = await find(path.code);
      const successor = (await core.procedures.all()).get(procedure.abolished?.successor ?? "");
      return procedureView(procedure, { provinceCode, successor });
    },

    async getProcedureForm({ path, query: { version } }) {
      const { form, abolished } = version === undefined ? await find(path.code) : await findVersion(path.code, version);
      // Nothing new is begun of it; what was handed in is still worked on.
      if (abolished && version === undefined) throw new Problem("procedure-abolished");
      if (!form) throw new Problem("form-not-found");
      return form;
    },
  } satisfies Partial<Handlers>;
}
