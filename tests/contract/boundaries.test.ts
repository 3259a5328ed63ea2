// A rule without a check is a wish: each import rule is broken once in a small tree and has to complain.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { cruise, type ICruiseResult, type IForbiddenRuleType } from "dependency-cruiser";
import extractTSConfig from "dependency-cruiser/config-utl/extract-ts-config";
import { afterAll, expect, test } from "vitest";
import config from "../../.dependency-cruiser.mjs";

const rules = config.forbidden as IForbiddenRuleType[];
const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** What breaks each rule: file → what it imports. */
const BROKEN: Record<string, Record<string, string[]>> = {
  "no-cycles": { "src/lib/a.ts": ["./b.ts"], "src/lib/b.ts": ["./a.ts"] },
  resolvable: { "src/lib/a.ts": ["./missing.ts"] },
  "layer-features": { "src/features/x/index.tsx": ["../../app/a.ts"], "src/app/a.ts": [] },
  "layer-cases": { "src/cases/a.ts": ["../features/x/index.tsx"], "src/features/x/index.tsx": [] },
  "layer-session": { "src/session/a.ts": ["../cases/a.ts"], "src/cases/a.ts": [] },
  "layer-api": { "src/api/a.ts": ["../session/a.ts"], "src/session/a.ts": [] },
  "layer-host": { "src/host/a.ts": ["../api/a.ts"], "src/api/a.ts": [] },
  "features-stand-alone": { "src/features/x/index.tsx": ["../y/index.tsx"], "src/features/y/index.tsx": [] },
  "feature-has-one-door": { "src/app/a.ts": ["../features/x/api.ts"], "src/features/x/api.ts": [] },
  "foundations-know-no-feature": { "src/ui/a.ts": ["../features/x/index.tsx"], "src/features/x/index.tsx": [] },
  "only-app-is-above": { "src/messages/a.ts": ["../main.ts"], "src/main.ts": [] },
  "ui-only-shows": { "src/ui/a.ts": ["../session/a.ts"], "src/session/a.ts": [] },
  "messages-only-say": { "src/messages/a.ts": ["../ui/a.ts"], "src/ui/a.ts": [] },
  "lib-is-the-floor": { "src/lib/a.ts": ["../ui/a.ts"], "src/ui/a.ts": [] },
  "contract-is-pure": { "contract/a.ts": ["node:fs"] },
  "app-and-server-meet-in-the-contract": { "src/lib/a.ts": ["../../server/a.ts"], "server/a.ts": [] },
  "server-and-app-meet-in-the-contract": { "server/a.ts": ["../src/lib/a.ts"], "src/lib/a.ts": [] },
  "server-modules-stand-alone": { "server/modules/x/a.ts": ["../y/a.ts"], "server/modules/y/a.ts": [] },
  "server-core-knows-no-module": { "server/core/a.ts": ["../modules/y/a.ts"], "server/modules/y/a.ts": [] },
  "rows-only-in-repositories": { "server/modules/x/handlers.ts": ["kysely"] },
  "product-knows-no-stand-in": { "server/a.ts": ["../sandbox/a.ts"], "sandbox/a.ts": [] },
  "deployed-without-dev-packages": { "server/a.ts": ["only-for-development"] },
  "zmp-sdk-in-one-file": { "src/host/other.ts": ["zmp-sdk"] },
  "axios-in-one-file": { "src/features/x/index.tsx": ["axios"] },
  "recoil-in-one-file": { "src/lib/other.ts": ["recoil"] },
};

/** The design as it should be: every kind of import that is allowed. */
const SOUND: Record<string, string[]> = {
  "src/main.ts": ["./app/a.ts"],
  "src/app/a.ts": ["../features/x/index.tsx", "../ui/a.ts", "../messages/a.ts"],
  "src/features/x/index.tsx": ["./api.ts", "../../cases/a.ts", "../../ui/a.ts", "../../../contract/a.ts"],
  "src/features/x/api.ts": ["../../api/client.ts", "../../messages/a.ts"],
  "src/cases/a.ts": ["../session/a.ts", "./draft/a.ts", "../ui/a.ts"],
  "src/cases/draft/a.ts": ["../../api/client.ts", "../../host/zalo.ts", "../../../contract/a.ts"],
  "src/session/a.ts": ["../api/client.ts", "../host/zalo.ts"],
  "src/api/client.ts": ["axios", "../../contract/a.ts"],
  "src/host/zalo.ts": ["zmp-sdk", "../lib/state.tsx"],
  "src/lib/state.tsx": ["recoil", "../../contract/a.ts"],
  "src/ui/a.ts": ["../lib/state.tsx", "../messages/a.ts"],
  "src/messages/a.ts": ["../../contract/a.ts"],
  "contract/a.ts": ["./b.ts"],
  "contract/b.ts": [],
  "server/modules/index.ts": ["./x/handlers.ts", "./x/kind.ts"],
  "server/modules/x/kind.ts": ["./repository.ts", "../../core/a.ts", "../../../contract/a.ts"],
  "server/modules/x/handlers.ts": ["./repository.ts", "../../core/a.ts", "../../../contract/a.ts"],
  "server/modules/x/repository.ts": ["kysely"],
  "server/core/a.ts": [],
  "sandbox/a.ts": ["../server/modules/index.ts", "../src/main.ts"],
};

test("every rule has a tree that breaks it", () => {
  expect(Object.keys(BROKEN).sort()).toEqual(rules.map((rule) => rule.name as string).sort());
});

test.each(Object.entries(BROKEN))("%s", async (name, files) => {
  expect(await brokenRules(files)).toContain(name);
});

test("what the design allows is allowed", async () => {
  expect(await brokenRules(SOUND)).toEqual([]);
});

test("every rule says why", () => {
  for (const rule of rules) expect(rule.comment?.length ?? 0, rule.name).toBeGreaterThan(40);
});

async function brokenRules(files: Record<string, string[]>) {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "boundaries-")));
  folders.push(folder);
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const packages = ["zmp-sdk", "axios", "recoil", "kysely"];
  write(
    "package.json",
    JSON.stringify({
      type: "module",
      dependencies: Object.fromEntries(packages.map((name) => [name, "1.0.0"])),
      devDependencies: { "only-for-development": "1.0.0" },
    }),
  );
  write("tsconfig.json", JSON.stringify({ compilerOptions: { allowImportingTsExtensions: true, noEmit: true } }));
  for (const name of [...packages, "only-for-development"]) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: "1.0.0", main: "index.js" }));
    write(`node_modules/${name}/index.js`, "export const a = 1;\n");
  }
  for (const [path, imports] of Object.entries(files)) {
    write(
      path,
      imports.map((from, i) => `import * as i${i} from "${from}";\n`).join("") +
        "export const a = [" +
        imports.map((_, i) => `i${i}`).join() +
        "];\n",
    );
  }
  const tops = [...new Set(Object.keys(files).map((path) => path.split("/")[0] as string))];
  const { output } = await cruise(
    tops,
    { ...config.options, ruleSet: { forbidden: rules }, validate: true, baseDir: folder },
    undefined,
    { tsConfig: extractTSConfig(join(folder, "tsconfig.json")) },
  );
  return (output as ICruiseResult).summary.violations.map((violation) => violation.rule.name);
}
