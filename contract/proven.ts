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

/** What is wrong as far as the phone can know: the number of who is proven is not missing, the server puts it in. */
export function faultsOnPhone(form: Pick<Form, "pages">, answers: unknown, circumstances: Circumstances): Fault[] {
  const proven = provenPaths(form, answers, circumstances.today).map((path) => `${path}.identityNumber`);
  return faultsOf(form, answers, circumstances).filter(
    ({ path, rule }) => rule !== "required" || proven.indexOf(path) < 0,
  );
}
