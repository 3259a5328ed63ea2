// Everything a machine can judge without running the app. Two steps at a time, the slow ones first.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "./bootstrap.mjs";
import { node, stopChildrenWithUs } from "./run.mjs";

const bin = (path) => join(root, "node_modules", path);

const steps = [
  {
    name: "build and budgets",
    fix: "scripts/budgets.mjs says which budget; a smaller import or a lazy one usually helps",
    run: async () => {
      for (const script of ["scripts/build.mjs", "scripts/budgets.mjs"]) {
        const result = await node([script]);
        if (!result.ok) return result;
      }
      return { ok: true };
    },
  },
  {
    name: "lint",
    fix: "npx eslint --fix .",
    run: () =>
      node([bin("eslint/bin/eslint.js"), ".", "--max-warnings=0", "--cache", "--cache-location=.cache/eslint/"]),
  },
  {
    name: "types",
    run: () => node([bin("typescript/bin/tsc"), "-p", ".", "--incremental", "--tsBuildInfoFile", ".cache/tsc.json"]),
  },
  {
    name: "format",
    fix: "npm run format",
    run: () =>
      node([
        bin("prettier/bin/prettier.cjs"),
        "--check",
        ".",
        "--log-level=warn",
        "--cache",
        "--cache-location=.cache/prettier",
      ]),
  },
  {
    name: "boundaries",
    fix: "the rule's comment in .dependency-cruiser.mjs says why and where else it can go",
    run: () =>
      node([
        bin("dependency-cruiser/bin/dependency-cruise.mjs"),
        "--config=.dependency-cruiser.mjs",
        "--output-type=err-long",
        ...["contract", "src", "server", "sandbox", "tests", "bench"].filter((folder) =>
          existsSync(join(root, folder)),
        ),
      ]),
  },
  { name: "contract up to date", fix: "npm run generate", run: () => node(["scripts/generate.mjs", "--check"]) },
  {
    name: "documents",
    run: async () => {
      const { checkDocuments } = await import("./documents.mjs");
      const wrong = await checkDocuments();
      return { ok: wrong.length === 0, output: wrong.join("\n") };
    },
  },
];

export default async function check(args) {
  stopChildrenWithUs();
  const only = args[args.indexOf("--only") + 1];
  const waiting = args.includes("--only") ? steps.filter((step) => step.name.includes(only)) : [...steps];
  const failed = [];
  const began = Date.now();
  const worker = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const from = Date.now();
      const result = await step.run().catch((error) => ({ ok: false, output: error.stack }));
      console.log(`${result.ok ? "✓" : "✗"} ${step.name} (${((Date.now() - from) / 1000).toFixed(1)} s)`);
      if (!result.ok) failed.push({ step, output: result.output });
    }
  };
  await Promise.all([worker(), worker()]);
  for (const { step, output } of failed) {
    console.log(`\n── ${step.name} ──\n${output?.trim()}`);
    if (step.fix) console.log(`→ ${step.fix}`);
  }
  console.log(
    failed.length === 0
      ? `\ncheck: all good in ${((Date.now() - began) / 1000).toFixed(0)} s`
      : `\ncheck: ${failed.length} of its steps failed: ${failed.map(({ step }) => step.name).join(", ")}`,
  );
  process.exit(failed.length === 0 ? 0 : 1);
}
