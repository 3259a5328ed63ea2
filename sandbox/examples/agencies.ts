import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { AgenciesFile, Agency } from "../../contract/agencies.ts";
import { PERSONAS } from "../personas.ts";

/** What the key of an agency that takes dossiers may do. */
export const AGENCY_SCOPES = ["cases:read", "cases:write", "dossiers:read", "dossiers:write", "dossiers:enter"];

/** The agencies the examples' people go to: of the communes they live in, in another province the first two. */
export async function agenciesOf(provinceDir: string): Promise<{ grandmother: Agency; student: Agency } | undefined> {
  const file = join(provinceDir, "agencies.json");
  if (!existsSync(file)) return undefined;
  const { agencies } = JSON.parse(await readFile(file, "utf8")) as AgenciesFile;
  const at = (communeCode: string) => agencies.find((agency) => agency.communeCode === communeCode);
  const grandmother = at(PERSONAS.grandmother.communeCode) ?? agencies[0];
  const student = at(PERSONAS.student.communeCode) ?? agencies[1] ?? agencies[0];
  return grandmother && student && { grandmother, student };
}
