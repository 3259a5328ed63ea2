import { randomUUID } from "node:crypto";
import { sql, type Selectable } from "kysely";
import { civilDate } from "../../../contract/calendar.ts";
import {
  coDeclarationOf,
  describe,
  leavesOf,
  openFields,
  sharedAnswers,
  sharedPages,
  valueOf,
  type Answers,
} from "../../../contract/forms.ts";
import { maskIdentityNumber } from "../../../contract/identity.ts";
import { titleOf } from "../../../contract/procedures.ts";
import { withProven } from "../../../contract/proven.ts";
import { foldedWords } from "../../../contract/text.ts";
import type {
  CoDeclaration,
  CoDeclarationToRead,
  DossierPart,
  Form,
  FormCoDeclaration,
  FormPage,
} from "../../../contract/types.ts";
import type { Citizen, Handlers } from "../../core/call.ts";
import type { Core } from "../../core/core.ts";
import { once } from "../../core/idempotency.ts";
import { openPerson, type Person } from "../../core/persons.ts";
import { hashToken, newToken } from "../../core/tokens.ts";
import type { DbOrTx, Tx } from "../../db/database.ts";
import type { Tables } from "../../db/tables.ts";
import { Problem } from "../../problem.ts";
import { procedureToSubmit } from "./submission.ts";

/** So long a question waits for its answer: a province's choice, no law's. */
const OPEN_DAYS = 7;

const sealerOf = ({ identity }: Core) => identity!.sealer;

type Row = Selectable<Tables["co_declaration"]>;

/** What is shown, in words, and whom the form names to agree to it. */
interface Content extends Pick<CoDeclarationToRead, "text" | "parts"> {
  person: unknown;
}

const about = (what: "token" | "content", id: string): string => `co_declaration.${what}:${id}`;

/** A second person agrees to a dossier before it is submitted: asked by a link, at level 2, once, to just these answers. */
export function agreementHandlers(core: Core) {
  const now = () => core.clock.now();

  const stateOf = ({ state, expires_at, case_id }: Row): CoDeclaration["state"] =>
    case_id !== null || (state === "open" && expires_at <= now()) ? "ended" : state;

  function view(row: Row): CoDeclaration {
    const state = stateOf(row);
    return {
      id: row.id,
      state,
      ...(state === "open" && { token: sealerOf(core).open(row.token, about("token", row.id)) }),
      expiresAt: row.expires_at.toISOString(),
    };
  }

  async function mine(citizen: Citizen, id: string): Promise<Row> {
    const row = await core.db
      .selectFrom("co_declaration")
      .selectAll()
      .where("id", "=", id)
      .where("person_id", "=", citizen.personId!)
      .executeTakeFirst();
    if (!row) throw new Problem("co-declaration-not-found");
    return row;
  }

  /** For whom the form names, as long as it is open or was answered by them; locked. */
  async function forMe(tx: Tx, citizen: Citizen, token: string) {
    const row = await tx
      .selectFrom("co_declaration")
      .selectAll()
      .where("token_hash", "=", hashToken(token))
      .forUpdate()
      .executeTakeFirst();
    if (!row || stateOf(row) === "ended") throw new Problem("co-declaration-not-found");
    const content = JSON.parse(sealerOf(core).open(row.content, about("content", row.id))) as Content;
    const me = await openPerson(tx, sealerOf(core), citizen.personId!);
    if (row.person_id === me.id || !isNamed(content.person, me)) throw new Problem("co-declaration-not-for-you");
    return { row, content, me };
  }

  /** The pages that are shown, in words. A number is only somebody's to know who knows it already. */
  function inWords(form: Form, answers: Answers, today: string, co: FormCoDeclaration): Content["parts"] {
    const shared = { pages: sharedPages(form, co).map(asTheyStand) };
    const given = sharedAnswers(form, answers, today, co);
    const communeName = (code: string) => core.province.communeByCode.get(code)?.fullName;
    const numbers = new Set(
      openFields(shared, given, today)
        .flatMap(leavesOf)
        .filter(({ field }) => field.kind === "identityNumber")
        .map(({ path }) => path),
    );
    const masked = ({ path, text }: { path: string; text: string }) =>
      numbers.has(path) ? maskIdentityNumber(text) : text;
    return describe(shared, given, { today, language: "vi", communeName }).map(({ title, item, lines, groups }) => ({
      title: item ?? title,
      lines: lines.map((line) => ({
        label: line.block ? `${line.block}: ${line.label}` : line.label,
        text: masked(line),
      })),
      groups: groups.map((group) => ({
        ...group,
        lines: group.lines.map((line) => ({ ...line, text: masked(line) })),
      })),
    }));
  }

  return {
    /** The key keeps the question's id, not its token. */
    async askCoDeclaration({ citizen, repeat, body }) {
      const { id } = await once(core, repeat, async (tx) => {
        const { procedure, form } = await procedureToSubmit(core, tx, body);
        const today = civilDate(now());
        const person = await openPerson(tx, sealerOf(core), citizen.personId!);
        const answers = filledBy(form, body.answers, person, today);
        const co = coDeclarationOf(form, answers, today);
        if (!co || valueOf(answers, `${co.person}.fullName`) === undefined) throw new Problem("invalid-request");
        const question = randomUUID();
        const token = newToken();
        const content: Content = {
          person: answers[co.person],
          text: co.text,
          parts: inWords(form, answers, today, co),
        };
        await tx
          .updateTable("co_declaration")
          .set({ state: "ended" })
          .where("person_id", "=", person.id)
          .where("procedure_code", "=", procedure.code)
          .where("state", "=", "open")
          .execute();
        await tx
          .insertInto("co_declaration")
          .values({
            id: question,
            person_id: person.id,
            procedure_code: procedure.code,
            procedure_version: procedure.version,
            token: sealerOf(core).seal(token, about("token", question)),
            token_hash: hashToken(token),
            content: sealerOf(core).seal(JSON.stringify(content), about("content", question)),
            content_index: indexOf(core, procedure.code, form, answers, today, co),
            state: "open",
            created_at: now(),
            expires_at: new Date(now().getTime() + OPEN_DAYS * 24 * 3_600_000),
          })
          .execute();
        return { id: question };
      });
      return view(await mine(citizen, id));
    },

    getMyCoDeclaration: async ({ citizen, path }) => view(await mine(citizen, path.coDeclarationId)),

    async readCoDeclaration({ citizen, body }) {
      return core.db.transaction().execute(async (tx) => {
        const { row, content } = await forMe(tx, citizen, body.token);
        const procedure = await core.procedures.version(tx, row.procedure_code, row.procedure_version);
        return {
          procedureTitle: titleOf(procedure),
          asker: (await openPerson(tx, sealerOf(core), row.person_id)).particulars.name,
          text: content.text,
          parts: content.parts,
          state: row.state as "open" | "agreed" | "declined",
        };
      });
    },

    async answerCoDeclaration({ citizen, repeat, body }) {
      await once(core, repeat, async (tx) => {
        const { row, me } = await forMe(tx, citizen, body.token);
        if (row.state !== "open") throw new Problem("transition-not-allowed");
        await tx
          .updateTable("co_declaration")
          .set({ state: body.agree ? "agreed" : "declined", by_person_id: me.id, answered_at: now() })
          .where("id", "=", row.id)
          .execute();
        return {};
      });
    },
  } satisfies Partial<Handlers>;
}

const filledBy = (form: Form, answers: Answers, { number, particulars }: Person, today: string): Answers => {
  const { name, birthDate, sex } = particulars;
  return withProven(form, answers, { fullName: name, birthDate, sex, identityNumber: number }, today);
};

const indexOf = (
  core: Core,
  code: string,
  form: Form,
  answers: Answers,
  today: string,
  co: FormCoDeclaration,
): string =>
  sealerOf(core).index(JSON.stringify([code, co.person, co.version, sharedAnswers(form, answers, today, co)]));

/** Whether what a second person agrees to by the later answers reads otherwise than by the earlier ones. */
export function isSharedChanged(
  core: Core,
  form: Form,
  [before, after]: [Answers, Answers],
  today: string,
  code: string,
): boolean {
  const co = coDeclarationOf(form, after, today);
  const index = (answers: Answers) => co && indexOf(core, code, form, answers, today, co);
  return index(before) !== index(after);
}

/** Everything given is open: what it depended on may stand on a page that is not shown. */
const asTheyStand = ({ when: _, fields, ...page }: FormPage): FormPage => ({
  ...page,
  fields: fields.map(({ when: __, ...field }) => field),
});

/** By their number where it is given, else by name and birth date. */
function isNamed(answer: unknown, { number, particulars }: Person): boolean {
  const given = (part: string) => valueOf(answer, part);
  const theirs = given("identityNumber");
  if (typeof theirs === "string") return theirs === number;
  const words = (text: unknown) => foldedWords(typeof text === "string" ? text : "").join(" ");
  return words(given("fullName")) === words(particulars.name) && given("birthDate") === particulars.birthDate;
}

/**
 * Where the form wants somebody else's agreement: that they gave it to just these answers, and no dossier has it yet.
 * Locked until the transaction ends. @returns its id
 * @throws Problem co-declaration-missing
 */
export async function checkAgreement(
  core: Core,
  tx: Tx,
  given: { personId: string; code: string; form: Form; answers: Answers; today: string; id: string | undefined },
): Promise<string | undefined> {
  const { personId, code, form, answers, today, id } = given;
  const co = coDeclarationOf(form, answers, today);
  if (!co) return undefined;
  const row =
    id &&
    (await tx
      .selectFrom("co_declaration")
      .select(["id"])
      .where("id", "=", id)
      .where("person_id", "=", personId)
      .where("state", "=", "agreed")
      .where("case_id", "is", null)
      .where("content_index", "=", indexOf(core, code, form, answers, today, co))
      .forUpdate()
      .executeTakeFirst());
  if (!row) throw new Problem("co-declaration-missing");
  return row.id;
}

/** A part of the statement that stores the dossier. */
export const bindAgreement = (tx: Tx, id: string | undefined, caseId: string) =>
  tx
    .updateTable("co_declaration")
    .set({ case_id: caseId })
    .where("id", "=", sql<string>`${id ?? null}::uuid`);

/** Who agreed to a dossier besides its citizen, and whether its answers still are what they agreed to. */
export async function coDeclaredOf(
  core: Core,
  db: DbOrTx,
  { caseId, code, form, answers, today }: { caseId: string; code: string; form: Form; answers: Answers; today: string },
): Promise<DossierPart["coDeclared"]> {
  const row = await db
    .selectFrom("co_declaration")
    .select(["by_person_id", "answered_at", "content_index"])
    .where("case_id", "=", caseId)
    .executeTakeFirst();
  if (!row) return undefined;
  const { particulars } = await openPerson(db, sealerOf(core), row.by_person_id!);
  const co = coDeclarationOf(form, answers, today);
  const changedSince = !co || row.content_index !== indexOf(core, code, form, answers, today, co);
  return { name: particulars.name, at: row.answered_at!.toISOString(), changedSince };
}
