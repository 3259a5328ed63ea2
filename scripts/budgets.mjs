// Sizes of the built www/ against the budgets, and its syntax against es2018. `node scripts/budgets.mjs [www]`.
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
const www = path.resolve(process.argv[2] ?? path.join(root, "www"));
if (!existsSync(path.join(www, "app-config.json"))) {
  console.error(`There is no build in ${www}. Run: npm run build`);
  process.exit(1);
}

/** What src/app/start.ts loads once the home screen stands. Keep the two alike: a browser test compares them. */
const FIRST_TAP = "src/features/reports/NewReportPage.tsx";
const IDLE = ["src/api/api.ts", "src/host/host.ts", "src/host/zalo.ts", "src/session/session.ts", "src/api/client.ts"];

const config = JSON.parse(readFileSync(path.join(www, "app-config.json"), "utf8"));
const manifest = JSON.parse(readFileSync(path.join(www, "manifest.json"), "utf8"));
const gzipped = (file) => gzipSync(readFileSync(path.join(www, file)), { level: 9 }).length;
const sum = (files) => [...files].reduce((total, file) => total + gzipped(file), 0);

/** The files a module brings: its own chunk and what that imports, and their CSS. */
function brings(source, seen = new Set()) {
  const chunk = manifest[source];
  if (!chunk) {
    // Not a chunk of its own: it lies inside another, which is counted where that is loaded.
    return seen;
  }
  if (seen.has(chunk.file)) return seen;
  seen.add(chunk.file);
  for (const imported of chunk.imports ?? []) brings(imported, seen);
  return seen;
}

const scripts = [...config.listSyncJS, ...config.listAsyncJS];
const shell = config.listSyncJS.filter((file) => !file.endsWith(".module.js"));
const first = new Set(scripts.filter((file) => !shell.includes(file)));
if (!manifest[FIRST_TAP]) throw new Error(`The manifest does not know ${FIRST_TAP}: correct FIRST_TAP in this script.`);
const tap = new Set([...brings(FIRST_TAP)].filter((file) => !first.has(file)));
const idle = new Set([...scripts, ...tap, ...IDLE.flatMap((source) => [...brings(source)])]);
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
  ["CSS listed, gzip", sum(config.listCSS), 8_000],
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
