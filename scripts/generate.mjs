// Bundles the contract into one document and generates its types and the app's table of operations. `--check` fails when what is committed is older.
import { readFile, writeFile, mkdir } from "node:fs/promises";
import { bundle, createConfig } from "@redocly/openapi-core";
import openapiTS, { astToString } from "openapi-typescript";
import prettier from "prettier";

const source = new URL("../contract/openapi.yaml", import.meta.url);
const documentFile = new URL("../contract/generated/openapi.json", import.meta.url);
const typesFile = new URL("../contract/generated/types.d.ts", import.meta.url);
const operationsFile = new URL("../src/api/operations.ts", import.meta.url);

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
// What the app needs at run time of each operation it may call: agencies' operations are not among them.
const table = {};
for (const [path, methods] of Object.entries(result.parsed.paths)) {
  for (const [method, operation] of Object.entries(methods)) {
    if (operation.tags?.some((tag) => tag === "office" || tag === "health")) continue;
    const parameters = (operation.parameters ?? []).map((parameter) => resolve(parameter));
    const success = Object.entries(operation.responses).find(([status]) => status.startsWith("2"))?.[1];
    const answer = Object.keys(resolve(success).content ?? {});
    table[operation.operationId] = {
      method: method.toUpperCase(),
      path,
      ...(operation.security?.some((scheme) => "citizen" in scheme) ? { signed: true } : {}),
      ...(parameters.some((parameter) => parameter.name === "Idempotency-Key") ? { keyed: true } : {}),
      ...(answer.some((type) => type.startsWith("image/")) ? { answer: "file" } : {}),
    };
  }
}
function resolve(node) {
  return node?.$ref
    ? node.$ref
        .slice(2)
        .split("/")
        .reduce((at, key) => at[key.replaceAll("~1", "/").replaceAll("~0", "~")], result.parsed)
    : (node ?? {});
}
const operations = await prettier.format(
  header +
    `/** \`signed\`: sends the citizen's bearer. \`keyed\`: takes an Idempotency-Key. \`answer\`: a file instead of JSON. */
    export interface Operation { method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE"; path: string; signed?: true; keyed?: true; answer?: "file" }
    export const OPERATIONS = ${JSON.stringify(table)} as const satisfies Record<string, Operation>;
    export type OperationId = keyof typeof OPERATIONS;`,
  { ...options, parser: "typescript" },
);

const generated = [
  [documentFile, document],
  [typesFile, types],
  [operationsFile, operations],
];
if (process.argv.includes("--check")) {
  for (const [file, text] of generated) {
    if ((await readFile(file, "utf8").catch(() => "")) === text) continue;
    console.error("The generated contract is out of date: run `npm run generate` and commit what it writes.");
    process.exit(1);
  }
} else {
  for (const [file, text] of generated) {
    await mkdir(new URL(".", file), { recursive: true });
    await writeFile(file, text);
  }
}
