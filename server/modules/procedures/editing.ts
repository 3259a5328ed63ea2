/** What an office does to procedures: every change is a new version, in force at once. */
import { isDeepStrictEqual } from "node:util";
import { readProcedureCode, type ProcedureFile } from "../../../contract/procedures.ts";
import type { Handlers, Office, Repeat } from "../../core/call.ts";
import type { Core } from "../../core/core.ts";
import { once } from "../../core/idempotency.ts";
import { decodeCursor, encodeCursor } from "../../core/page.ts";
import { procedureFaults } from "../../core/procedure-file.ts";
import type { DbOrTx } from "../../db/database.ts";
import { Problem } from "../../problem.ts";
import {
  findRow,
  highestVersions,
  insertVersion,
  listRows,
  listVersions,
  lockRow,
  putInForce,
  type ProcedureRow,
} from "./repository.ts";
import { summaryView } from "./view.ts";

export function editingHandlers(core: Core) {
  const codeOf = (text: string): string => {
    const code = readProcedureCode(text)?.code;
    if (!code) throw new Problem("procedure-not-found");
    return code;
  };

  async function stateOf(db: DbOrTx, row: ProcedureRow) {
    const file = await core.procedures.version(db, row.code, row.version);
    const { code, title, submissionMode } = summaryView(file);
    const { version, edited } = row;
    const hasForm = file.form !== undefined;
    return { code, title, version, submissionMode, hasForm, edited, offered: row.offer !== null };
  }

  interface Edit {
    office: Office;
    repeat: Repeat;
    path: { code: string };
    body: { edits: number };
  }

  /** @param make the file that is to be, of the one in force. @param where in the request it came from */
  async function edit(
    { office, repeat, path, body }: Edit,
    make: (row: ProcedureRow | undefined, inForce: ProcedureFile | undefined) => ProcedureFile,
    where: string,
    offerTaken = false,
  ) {
    const code = codeOf(path.code);
    const codes = [...new Set([...(await core.procedures.all()).keys(), code])];
    const state = await once(core, repeat, async (tx) => {
      const row = await lockRow(tx, code);
      if (!row && body.edits > 0) throw new Problem("procedure-not-found");
      if ((row?.version ?? 0) !== body.edits) throw new Problem("procedure-changed");
      const inForce = row && (await core.procedures.version(tx, code, row.version));
      const highest = await highestVersions(tx, code);
      const made = make(row, inForce);
      const file = { ...made, code, version: highest.version + 1, ...renumbered(made, inForce, highest.form) };
      if (made.code !== code) throw refused([{ path: `${where}/code`, rule: "const" }]);
      const faults = procedureFaults(file, codes, where);
      if (faults.length > 0) throw refused(faults);
      await insertVersion(tx, file, core.clock.now(), office);
      if (!(await putInForce(tx, file, row, offerTaken))) throw new Problem("procedure-changed");
      return stateOf(tx, (await findRow(tx, code))!);
    });
    core.procedures.lookAgain();
    return state;
  }

  return {
    async officeListProcedures({ query: { cursor, limit = 20, offered = false } }) {
      const [after] = decodeCursor(cursor, "string") ?? [""];
      const rows = await listRows(core.db, after, limit + 1, offered);
      const page = rows.slice(0, limit);
      return {
        items: await Promise.all(page.map((row) => stateOf(core.db, row))),
        ...(rows.length > limit && { nextCursor: encodeCursor([page.at(-1)!.code]) }),
      };
    },

    async officeGetProcedure({ path, query }) {
      const row = await findRow(core.db, codeOf(path.code));
      if (!row) throw new Problem("procedure-not-found");
      const versions = await listVersions(core.db, row.code);
      const wanted = query.version ?? row.version;
      if (!versions.some(({ version }) => version === wanted)) throw new Problem("not-found");
      return {
        state: await stateOf(core.db, row),
        file: inContract(await core.procedures.version(core.db, row.code, wanted)),
        versions: versions.map(({ version, since, agency, officer_id }) => ({
          version,
          since: since.toISOString(),
          ...(agency !== null && { agency }),
          ...(officer_id !== null && { officerId: officer_id }),
        })),
        ...(row.offer && { offer: { id: row.offer_hash!, file: inContract(row.offer) } }),
      };
    },

    officeReplaceProcedure: (call) => edit(call, () => call.body.file as never as ProcedureFile, "/body/file"),

    officeTakeProcedureUpdate: (call) =>
      edit(
        call,
        (row, inForce) => {
          if (!inForce || !row?.offer || row.offer_hash !== call.body.offer) throw new Problem("procedure-changed");
          return { ...row.offer, submissionMode: inForce.submissionMode };
        },
        "/body/offer",
        true,
      ),

    officeSetSubmissionMode: (call) =>
      edit(
        call,
        (_, inForce) => {
          if (!inForce) throw new Problem("procedure-not-found");
          return { ...inForce, submissionMode: call.body.submissionMode };
        },
        "/body",
      ),
  } satisfies Partial<Handlers>;
}

type Fields = NonNullable<Problem["extra"]["fields"]>;

/** Enough to mend: a file of another kind altogether is wrong everywhere. */
const FIELDS_MAX = 50;
const refused = (fields: Fields) => new Problem("invalid-request", { fields: fields.slice(0, FIELDS_MAX) });

/** The contract leaves the file's shape to its schema. */
const inContract = (file: ProcedureFile) => ({ ...file }) as Record<string, unknown>;

/** A form that asks something else has a number of its own: drafts and dossiers carry it. */
function renumbered({ form }: ProcedureFile, before: ProcedureFile | undefined, highest: number) {
  if (typeof form !== "object" || form === null) return {};
  const same = before?.form && isDeepStrictEqual({ ...form, version: 0 }, { ...before.form, version: 0 });
  return { form: { ...form, version: same ? before.form!.version : highest + 1 } };
}
