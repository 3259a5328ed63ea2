import {
  faultsOf,
  neededDocuments,
  openDeclarations,
  prune,
  stopOf,
  type Answers,
  type NeededDocument,
} from "../../../contract/forms.ts";
import type { ProcedureFile } from "../../../contract/procedures.ts";
import { provenPaths, withProven } from "../../../contract/proven.ts";
import type { Form, FormDeclaration, NewDossier, Problem as ProblemBody } from "../../../contract/types.ts";
import type { Core } from "../../core/core.ts";
import type { Tx } from "../../db/database.ts";
import type { Particulars } from "../../outside/identity.ts";
import { inBody, Problem, unfit } from "../../problem.ts";

/** What was filled in, as it is kept: sealed. */
export interface FilledIn {
  /** Pruned, with what was proven in it. */
  answers: Answers;
  /** Paths of what was proven: nobody is asked for it again. */
  vouched: string[];
  /** By what the citizen supplied a second person has to agree, and was not asked. */
  isUnagreed?: boolean;
}

interface Checked extends FilledIn {
  /** For each of `attachmentIds`, the document it is a page of. */
  documents: string[];
}

type Fields = NonNullable<ProblemBody["fields"]>;

/** Of whom an answer speaks that says `{proven: true}`. */
export interface Applicant {
  number: string;
  particulars: Pick<Particulars, "name" | "birthDate" | "sex" | "represents">;
  /** By a provider; not what an officer typed from a card, which is checked like any answer. */
  isProven: boolean;
}

/**
 * The procedure in force and its form, when dossiers of it are handed in with us and this is the form that was filled in.
 * @throws Problem procedure-not-found, procedure-abolished, form-not-found, procedure-not-taken-here, form-changed
 */
export async function procedureToSubmit(
  { procedures }: Core,
  tx: Tx,
  { procedureCode, formVersion }: Pick<NewDossier, "procedureCode" | "formVersion">,
): Promise<{ procedure: ProcedureFile; form: Form }> {
  const procedure = await procedures.current(tx, procedureCode);
  if (!procedure) throw new Problem("procedure-not-found");
  const { form, submissionMode, abolished } = procedure;
  if (abolished) throw new Problem("procedure-abolished");
  if (!form) throw new Problem("form-not-found");
  if (submissionMode !== "local-intake") throw new Problem("procedure-not-taken-here");
  if (form.version !== formVersion) throw new Problem("form-changed");
  return { procedure, form };
}

/**
 * What the phone checked, checked again, by the same rules: nothing of it is believed.
 * @throws Problem procedure-not-for-you, invalid-request (`/body/answers/…`), paper-unknown, paper-missing,
 * declaration-missing
 */
export function checkSubmission(
  form: Form,
  body: Pick<NewDossier, "answers" | "papers" | "attachmentIds" | "declarations" | "delivery">,
  person: Applicant,
  { today, communes }: { today: string; communes: { has(code: string): boolean } },
): Checked {
  const { answers: given, vouched } = fillProven(form, body.answers, person, today);
  if (stopOf(form, given, today)) throw new Problem("procedure-not-for-you");
  const faults = faultsOf(form, given, { today, communes }).filter(({ path }) => !vouched.includes(path));
  refuse(
    "invalid-request",
    faults.map(({ path, rule }) => inAnswers(path, rule)),
  );
  if (body.delivery.method === "post" && !body.delivery.address) throw unfit("delivery/address");

  const documents = checkPapers(neededDocuments(form, given, today), body);
  checkDeclarations(openDeclarations(form, given, today), body.declarations);
  return { answers: prune(form, given, today), vouched, documents };
}

/**
 * Puts what is known of the person wherever an answer says it is them. What a provider vouches for is not ours to doubt: a
 * number and a birth date may disagree in a state's own register.
 */
export function fillProven(
  form: Form,
  answers: Answers,
  { number, particulars, isProven }: Applicant,
  today: string,
): FilledIn {
  const { name, birthDate, sex } = particulars;
  const proven = { fullName: name, birthDate, sex, identityNumber: number };
  const paths = isProven ? provenPaths(form, answers, today) : [];
  const vouched = paths.flatMap((path) =>
    Object.entries(proven).flatMap(([part, value]) => (value === undefined ? [] : [`${path}.${part}`])),
  );
  return { answers: withProven(form, answers, proven, today), vouched };
}

/** Each of them agreed to, in the words that stand there now. */
export function checkDeclarations(open: FormDeclaration[], given: NewDossier["declarations"]): void {
  const agreed = new Map(given.map(({ id, version }) => [id, version]));
  const missing = open.filter(({ id, version }) => agreed.get(id) !== version);
  refuse(
    "declaration-missing",
    missing.map(({ id }) => inBody(`declarations/${id}`)),
  );
}

/** Papers that were asked for, each once, none of the required ones missing, their pages the files that came. */
export function checkPapers(
  needed: NeededDocument[],
  { papers, attachmentIds }: Pick<NewDossier, "papers" | "attachmentIds">,
): string[] {
  const byId = new Map(needed.map((each) => [each.document.id, each]));
  const wrong = papers.filter(
    ({ document, pages }, index) =>
      pages > (byId.get(document)?.document.maxPages ?? 0) ||
      papers.findIndex((other) => other.document === document) !== index,
  );
  refuse(
    "paper-unknown",
    wrong.map(({ document }) => inBody(`papers/${document}`, "maxItems")),
  );
  const pages = papers.flatMap(({ document, pages }) => Array<string>(pages).fill(document));
  if (pages.length !== attachmentIds.length) throw unfit("attachmentIds", "maxItems");
  const absent = needed.filter(
    ({ document, required }) => required && !papers.some((paper) => paper.document === document.id),
  );
  refuse(
    "paper-missing",
    absent.map(({ document }) => inBody(`papers/${document.id}`)),
  );
  return pages;
}

/** An answer by its path in the form's answers. */
export const inAnswers = (path: string, rule: string) => inBody(`answers/${path.replace(/\./g, "/")}`, rule);

function refuse(
  code: "invalid-request" | "paper-unknown" | "paper-missing" | "declaration-missing",
  fields: Fields,
): void {
  if (fields.length > 0) throw new Problem(code, { fields });
}
