// Makes the folder to hand to Zalo's deploy tool: `npm run package -- [--province demo]`. The tool overwrites the built
// app-config.json when it finds one beside www/ (zalo.md §3.4), so www/ stands alone in a folder of its own.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

/** Zalo refuses more (zalo.md §3.4). */
const BIGGEST_FILE = 3_000_000;
const BIGGEST_ALL = 10_000_000;

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const { values } = parseArgs({
  options: { province: { type: "string", default: process.env.PROVINCE || "tay-ninh" } },
});
const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
const folder = path.join(root, "dist", `${values.province}-${version}`);
const www = path.join(folder, "www");

rmSync(folder, { recursive: true, force: true });
run("scripts/build.mjs", "--quiet", "--province", values.province, "--out", www);
run("scripts/budgets.mjs", www);
// Read by the budgets only.
rmSync(path.join(www, "manifest.json"));
// The province's data may be somebody's, under a licence that travels with it.
for (const notice of ["LICENSE", "NOTICE", `provinces/${values.province}/NOTICE.md`]) {
  if (existsSync(path.join(root, notice))) cpSync(path.join(root, notice), path.join(folder, notice));
}

const sizes = readdirSync(www, { recursive: true })
  .map((name) => path.join(www, name))
  .filter((file) => statSync(file).isFile())
  .map((file) => statSync(file).size);
if (Math.max(...sizes) > BIGGEST_FILE || sizes.reduce((a, b) => a + b, 0) > BIGGEST_ALL) {
  fail("The build is larger than Zalo takes: 3 MB a file, 10 MB together.");
}

console.log(`
Ready: ${path.relative(process.cwd(), folder) || "."} (version ${version})
In that folder, with Zalo's own tool (not a part of this repository: npm install -g zmp-cli):
  zmp deploy -p -e -o www -t -m "${version}"
`);

function run(script, ...args) {
  const { status } = spawnSync(process.execPath, [path.join(root, script), ...args], { stdio: "inherit", cwd: root });
  if (status !== 0) fail(`${script} failed; nothing was packaged.`);
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
