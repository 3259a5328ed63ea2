/** What an office does to procedures: every change is a new version and counts at once. */
import { isDeepStrictEqual } from "node:util";
import { civilDate } from "../../../contract/calendar.ts";
import { readProcedureCode, type ProcedureFile } from "../../../contract/procedures.ts";
import type { Handlers, Office, Repeat } from "../../core/call.ts";
import type { Core } from "../../core/core.ts";
import { once } from "../../core/idempotency.ts";
import { decodeCursor, encodeCursor } from "../../core/page.ts";
import { procedureFaults } from "../../core/procedure-file.ts";
import type { DbOrTx } from "../../db/database.ts";
import { Problem, unfit } from "../../problem.ts";
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
    const offered = row.offer !== null;
    const { abolished } = file;
    return { code, title, version, submissionMode, hasForm, edited, offered, ...(abolished && { abolished }) };
  }

  interface Edit {
    office: Office;
    repeat: Repeat;
    path: { code: string };
    body: { edits: number };
  }

  /**
   * @param make the file that is to be, of the one before
   * @param where in the request it came from; absent where what it asks stays as it was, and is not judged again
   */
  async function edit(
    { office, repeat, path, body }: Edit,
    make: (row: ProcedureRow | undefined, before: ProcedureFile | undefined) => ProcedureFile,
    where?: string,
    offerTaken = false,
  ) {
    const code = codeOf(path.code);
    const codes = [...new Set([...(await core.procedures.all()).keys(), code])];
    const state = await once(core, repeat, async (tx) => {
      const row = await lockRow(tx, code);
      if (!row && body.edits > 0) throw new Problem("procedure-not-found");
      if ((row?.version ?? 0) !== body.edits) throw new Problem("procedure-changed");
      const before = row && (await core.procedures.version(tx, code, row.version));
      const highest = await highestVersions(tx, code);
      const made = make(row, before);
      const file = { ...made, code, version: highest.version + 1, ...renumbered(made, before, highest.form) };
      if (where !== undefined) {
        if (made.code !== code) throw refused([{ path: `${where}/code`, rule: "const" }]);
        const faults = procedureFaults(file, codes, where);
        if (faults.length > 0) throw refused(faults);
      }
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
        versions: versions.map(({ version, since, agency, officer_id, abolished }) => ({
          version,
          since: since.toISOString(),
          abolished,
          ...(agency !== null && { agency }),
          ...(officer_id !== null && { officerId: officer_id }),
        })),
        ...(row.offer && { offer: { id: row.offer_hash!, file: inContract(row.offer) } }),
      };
    },

    officeReplaceProcedure: (call) =>
      edit(
        call,
        (_, before) => {
          const { abolished: _said, ...file } = call.body.file as never as ProcedureFile;
          return { ...file, ...stillAbolished(before) };
        },
        "/body/file",
      ),

    officeTakeProcedureUpdate: (call) =>
      edit(
        call,
        (row, before) => {
          if (!before || !row?.offer || row.offer_hash !== call.body.offer) throw new Problem("procedure-changed");
          return { ...row.offer, submissionMode: before.submissionMode, ...stillAbolished(before) };
        },
        "/body/offer",
        true,
      ),

    officeSetSubmissionMode: (call) =>
      edit(
        call,
        (_, before) => {
          if (!before) throw new Problem("procedure-not-found");
          return { ...before, submissionMode: call.body.submissionMode };
        },
        "/body",
      ),

    async officeAbolishProcedure(call) {
      const { since, reason, successor } = call.body.abolished;
      if (since > civilDate(core.clock.now())) throw unfit("abolished/since", "maximum");
      const next = successor && (await core.procedures.current(core.db, readProcedureCode(successor)?.code ?? ""));
      if (successor && (!next || next.abolished || next.code === codeOf(call.path.code)))
        throw unfit("abolished/successor", "enum");
      return edit(call, (_, before) => {
        if (!before) throw new Problem("procedure-not-found");
        return { ...before, abolished: { since, reason, ...(next && { successor: next.code }) } };
      });
    },

    officeReinstateProcedure: (call) =>
      edit(call, (_, before) => {
        if (!before) throw new Problem("procedure-not-found");
        if (!before.abolished) throw new Problem("procedure-changed");
        const { abolished: _ended, ...file } = before;
        return file;
      }),
  } satisfies Partial<Handlers>;
}

type Fields = NonNullable<Problem["extra"]["fields"]>;

/** Enough to mend: a file of another kind altogether is wrong everywhere. */
const FIELDS_MAX = 50;
const refused = (fields: Fields) => new Problem("invalid-request", { fields: fields.slice(0, FIELDS_MAX) });

/** Only its own operation puts an abolished procedure back in force: no edit and no update does by the way. */
const stillAbolished = (before: ProcedureFile | undefined) =>
  before?.abolished ? { abolished: before.abolished } : undefined;

/** The contract leaves the file's shape to its schema. */
const inContract = (file: ProcedureFile) => ({ ...file }) as Record<string, unknown>;

/** A form that asks something else has a number of its own: drafts and dossiers carry it. */
function renumbered({ form }: ProcedureFile, before: ProcedureFile | undefined, highest: number) {
  if (typeof form !== "object" || form === null) return {};
  const same = before?.form && isDeepStrictEqual({ ...form, version: 0 }, { ...before.form, version: 0 });
  return { form: { ...form, version: same ? before.form!.version : highest + 1 } };
}
