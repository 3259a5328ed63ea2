/**
 * Persons of a form who are the citizen themself. An answer that says `{proven: true}` takes name, birth date, sex and
 * identity number from what was proven at level 2; the phone never holds the number, and the server puts it in.
 */
import { faultsOf, openFields, valueOf, type Answers, type Circumstances, type Fault } from "./forms.ts";
import type { Form } from "./types.ts";

/** What was proven; on the phone without the number. */
export interface ProvenPerson {
  fullName: string;
  birthDate?: string;
  sex?: "male" | "female";
  identityNumber?: string;
}

/** Paths of the persons that are asked now, may be the citizen, and are answered with “the one who is proven”. */
export const provenPaths = (form: Pick<Form, "pages">, answers: unknown, today: string): string[] =>
  openFields(form, answers, today)
    .filter(({ field, prefill }) => field.kind === "person" && prefill)
    .map(({ path }) => path)
    .filter((path) => valueOf(answers, `${path}.proven`) === true);

/** The answers with what was proven in them, as `faultsOf` and the office read them. The ones given stay as they are. */
export function withProven(form: Pick<Form, "pages">, answers: Answers, person: ProvenPerson, today: string): Answers {
  const filled = JSON.parse(JSON.stringify(answers)) as Answers;
  for (const path of provenPaths(form, answers, today)) {
    const block = valueOf(filled, path) as Answers;
    delete block["proven"];
    for (const [part, value] of Object.entries(person)) if (value !== undefined) block[part] = value;
  }
  return filled;
}

/**
 * What is wrong, as far as the phone can know: what the server puts in is not missing. Of the number that is always so,
 * of the rest where this phone does not know yet who was proven.
 */
export function faultsOnPhone(
  form: Pick<Form, "pages">,
  answers: Answers,
  person: Omit<ProvenPerson, "identityNumber"> | undefined,
  circumstances: Circumstances,
): Fault[] {
  const parts = person ? ["identityNumber"] : ["fullName", "birthDate", "sex", "identityNumber"];
  const put = provenPaths(form, answers, circumstances.today).flatMap((path) => parts.map((part) => `${path}.${part}`));
  const filled = person ? withProven(form, answers, person, circumstances.today) : answers;
  return faultsOf(form, filled, circumstances).filter(({ path, rule }) => rule !== "required" || put.indexOf(path) < 0);
}
