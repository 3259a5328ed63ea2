// Sizes of the built www/ against the budgets, and its syntax against es2018. `node scripts/budgets.mjs [www]`; with `--idle-files`
// only the names of what counts as loaded when home is idle.
// gzip -9, kB = 1000 bytes. What counts as loaded is read from www/app-config.json and Vite's manifest.
import { execFile } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const [folder = path.join(root, "www"), ...flags] = process.argv.slice(2);
const www = path.resolve(folder);
if (!existsSync(path.join(www, "app-config.json"))) {
  console.error(`There is no build in ${www}. Run: npm run build`);
  process.exit(1);
}

/** What src/app/start.ts loads once the home screen stands. Keep the two alike: a browser test compares them. */
const APP = "src/app/mount.tsx";
const FORM = "src/features/dossiers/DossierPage.tsx";
const ANY_FORM = "src/features/questions/NewQuestionPage.tsx";
const FIRST_TAP = "src/features/reports/NewReportPage.tsx";
const IDLE = [
  "src/api/api.ts",
  "src/host/host.ts",
  "src/host/zalo.ts",
  "src/session/session.ts",
  "src/api/client.ts",
  "src/cases/outbox/outbox.ts",
];

const config = JSON.parse(readFileSync(path.join(www, "app-config.json"), "utf8"));
const manifest = JSON.parse(readFileSync(path.join(www, "manifest.json"), "utf8"));
const gzipped = (file) => gzipSync(readFileSync(path.join(www, file)), { level: 9 }).length;
const sum = (files) => [...files].reduce((total, file) => total + gzipped(file), 0);

/** The manifest's entry of a module; one that others share too is named after its file. */
function chunkOf(source) {
  const shared = `_${path.basename(source).replace(/\.tsx?$/, "")}.`;
  const key = manifest[source] ? source : manifest[APP].dynamicImports.find((name) => name.startsWith(shared));
  if (!key) throw new Error(`The manifest does not know ${source}: correct FIRST_TAP or IDLE in this script.`);
  return key;
}

/** The files a chunk brings: its own and what it imports. */
function brings(key, seen = new Set()) {
  const { file, imports = [] } = manifest[key];
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const imported of imports) brings(imported, seen);
  return seen;
}

const scripts = [...config.listSyncJS, ...config.listAsyncJS];
const shell = config.listSyncJS.filter((file) => !file.endsWith(".module.js"));
// The listed module fetches the app: both count as listed, its CSS too.
const first = new Set([...scripts.filter((file) => !shell.includes(file)), ...brings(APP)]);
const tap = new Set([...brings(chunkOf(FIRST_TAP))].filter((file) => !first.has(file)));
const idle = new Set([...scripts, ...first, ...tap, ...IDLE.flatMap((source) => [...brings(chunkOf(source))])]);
// The form language and its screens; what every form of the app is made of comes with a question, too.
const anyForm = brings(chunkOf(ANY_FORM));
const form = new Set([...brings(chunkOf(FORM))].filter((file) => !idle.has(file) && !anyForm.has(file)));
if (flags.includes("--idle-files")) {
  console.log(JSON.stringify([...idle].sort()));
  process.exit(0);
}
const files = readdirSync(www, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => path.relative(www, path.join(entry.parentPath ?? entry.path, entry.name)));
const sizes = files.map((file) => ({ file, size: statSync(path.join(www, file)).size }));
const biggest = sizes.reduce((a, b) => (a.size > b.size ? a : b));

const rows = [
  ["JavaScript listed for the first paint, gzip", sum(first), 75_000],
  ["the shell script, gzip", sum(shell), 6_000],
  ["the screen behind the first tap, gzip", sum(tap), 20_000],
  ["all JavaScript when home is idle, gzip", sum(idle), 180_000],
  ["the engine of procedures' forms, beside what every form loads, gzip", sum(form), 45_000],
  ["CSS listed, gzip", sum([...config.listCSS, ...(manifest[APP].css ?? [])]), 8_000],
  ["whole www/", sizes.reduce((total, { size }) => total + size, 0), 2_000_000],
  [`biggest file (${biggest.file})`, biggest.size, 500_000],
];

let failed = false;
for (const [what, size, budget] of rows) {
  const over = size > budget;
  failed ||= over;
  const kB = (n) => `${(n / 1000).toFixed(1)} kB`;
  console.log(`${over ? "OVER" : "  ok"}  ${kB(size).padStart(9)} of ${kB(budget).padStart(9)}  ${what}`);
}

const problem = await syntaxProblem();
console.log(`${problem ? "OVER" : "  ok"}  syntax of every script is es2018`);
if (problem) console.error(problem);
if (failed || problem) process.exit(1);

/**
 * es-check on copies in which import() and import.meta, which came to phones with modules themselves (Chrome 64, Safari
 * 11.1) before the standard named them, are replaced by ordinary names. Everything else must be es2018.
 */
async function syntaxProblem() {
  const copies = mkdtempSync(path.join(tmpdir(), "syntax-"));
  try {
    for (const file of files.filter((name) => name.endsWith(".js"))) {
      const copy = path.join(copies, file);
      mkdirSync(path.dirname(copy), { recursive: true });
      const text = readFileSync(path.join(www, file), "utf8");
      writeFileSync(copy, text.replace(/\bimport(?=\s*\()/g, "importing").replace(/\bimport\.meta\b/g, "importMeta"));
    }
    const run = path.join(root, "node_modules/es-check/lib/cli/index.js");
    await promisify(execFile)(process.execPath, [run, "es2018", `${copies}/**/*.js`, "--module", "--noCache"]);
    return undefined;
  } catch (error) {
    return `${error.stdout ?? ""}${error.stderr ?? error.message}`;
  } finally {
    rmSync(copies, { recursive: true, force: true });
  }
}
