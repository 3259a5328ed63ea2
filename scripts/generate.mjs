// Bundles the contract into one document and generates its types. `--check` fails when what is committed is older.
import { readFile, writeFile, mkdir } from "node:fs/promises";
import { bundle, createConfig } from "@redocly/openapi-core";
import openapiTS, { astToString } from "openapi-typescript";
import prettier from "prettier";

const source = new URL("../contract/openapi.yaml", import.meta.url);
const documentFile = new URL("../contract/generated/openapi.json", import.meta.url);
const typesFile = new URL("../contract/generated/types.d.ts", import.meta.url);

const config = await createConfig({});
const { bundle: result, problems } = await bundle({ ref: source.pathname, config });
if (problems.length > 0) {
  for (const problem of problems) console.error(problem.message);
  process.exit(1);
}
const header = "// Generated from contract/openapi.yaml by `npm run generate`. Do not edit.\n";
const options = await prettier.resolveConfig(typesFile.pathname);
const document = JSON.stringify(result.parsed, null, 1) + "\n";
const types = await prettier.format(header + astToString(await openapiTS(result.parsed)), {
  ...options,
  parser: "typescript",
});

if (process.argv.includes("--check")) {
  const committed = await Promise.all([documentFile, typesFile].map((file) => readFile(file, "utf8").catch(() => "")));
  if (committed[0] !== document || committed[1] !== types) {
    console.error("The generated contract is out of date: run `npm run generate` and commit contract/generated/.");
    process.exit(1);
  }
} else {
  await mkdir(new URL(".", documentFile), { recursive: true });
  await writeFile(documentFile, document);
  await writeFile(typesFile, types);
}
