/** Whether a file is a procedure's: its shape by `procedure.schema.json`, its form by `formCheck.ts`. */
import { readFileSync } from "node:fs";
import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import { formFaults } from "../../contract/formCheck.ts";
import type { ProcedureFile } from "../../contract/procedures.ts";
import { refusedFields } from "../problem.ts";

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../contract/${name}`, import.meta.url), "utf8")) as Record<string, unknown>;

let fits: ValidateFunction | undefined;

/** @returns what is wrong with its shape; nothing when all is well */
export function shapeErrors(file: unknown): ErrorObject[] {
  if (!fits) {
    // The contract is an OpenAPI document: it holds more than schemas.
    const ajv = new Ajv({ allErrors: true, strict: false });
    (addFormats as never as (ajv: Ajv) => void)(ajv);
    ajv.addSchema(read("generated/openapi.json"), "generated/openapi.json");
    fits = ajv.compile(read("procedure.schema.json"));
  }
  return fits(file) ? [] : [...fits.errors!];
}

/** @param codes of the province's procedures. @param where the file stands in the request: `/body/file` */
export function procedureFaults(file: ProcedureFile, codes: string[], where: string) {
  const wrong = shapeErrors(file);
  if (wrong.length > 0) return refusedFields(wrong, where);
  const faults = formFaults(file, codes).map((rule) => ({ path: `${where}/form`, rule }));
  if (file.submissionMode === "local-intake" && !file.form)
    faults.push({ path: `${where}/submissionMode`, rule: "nothing can be handed in without a form" });
  return faults;
}
