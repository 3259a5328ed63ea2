// Programs the tests need that no package brings: a Chromium, PostgreSQL and ClamAV. Found where systems keep them, or installed.
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { Sentence, progress, root } from "./bootstrap.mjs";
import { node, run } from "./run.mjs";

const CHROMIUM_NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const CHROMIUM_PLACES = [
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];
const POSTGRES_PROGRAMS = ["initdb", "postgres", "pg_ctl"];
const POSTGRES_PLACES = [
  "/usr/local/opt/postgresql@15/bin",
  "/opt/homebrew/opt/postgresql@15/bin",
  "/usr/local/pgsql/bin",
];

/** The path of a Chromium that starts; installs one where there is none. */
export async function chromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (runs(named)) return named;
    throw new Sentence(
      `CHROMIUM_PATH names ${named}, which does not start: point it at a working Chromium or unset it.`,
    );
  }
  const found = findChromium();
  if (found) return found;
  const done = progress("Installing Chromium");
  if (canApt()) await apt(["chromium"]);
  if (!findChromium()) await node([join(root, "node_modules/@playwright/test/cli.js"), "install", "chromium"]);
  const installed = findChromium();
  done(Boolean(installed));
  if (installed) return installed;
  throw new Sentence(
    "No Chromium was found and none could be installed: install one and set CHROMIUM_PATH to its program.",
  );
}

function findChromium() {
  const candidates = [...CHROMIUM_NAMES.flatMap(inPath), ...CHROMIUM_PLACES, playwrightsOwn()];
  return candidates.find((path) => path && existsSync(path) && runs(path));
}

function playwrightsOwn() {
  const require = createRequire(join(root, "package.json"));
  return require("@playwright/test").chromium.executablePath();
}

/** The folder with PostgreSQL's programs; installs them where there are none. */
export async function postgres() {
  const named = process.env.POSTGRES_BIN;
  if (named) {
    if (hasPostgres(named)) return named;
    throw new Sentence(
      `POSTGRES_BIN names ${named}, which lacks ${POSTGRES_PROGRAMS.join(", ")}: correct it or unset it.`,
    );
  }
  const found = findPostgres();
  if (found) return found;
  const done = progress("Installing PostgreSQL");
  if (canApt()) await apt(["postgresql"]);
  const installed = findPostgres();
  done(Boolean(installed));
  if (installed) return installed;
  throw new Sentence(
    "PostgreSQL's programs (initdb, postgres, pg_ctl) were not found and could not be installed: install PostgreSQL 15 or newer, or set POSTGRES_BIN to the folder that holds them.",
  );
}

function findPostgres() {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((version) => join(debian, version, "bin")), ...pathFolders(), ...POSTGRES_PLACES];
  return folders.find(hasPostgres);
}

const hasPostgres = (folder) => POSTGRES_PROGRAMS.every((program) => executable(join(folder, program)));

const CLAMD_PLACES = ["/usr/sbin/clamd", "/usr/local/sbin/clamd", "/opt/homebrew/sbin/clamd"];

/** The path of ClamAV's daemon; installs it where there is none. It needs no signatures here: tests bring their own. */
export async function clamd() {
  const named = process.env.CLAMD_BIN;
  if (named) {
    if (executable(named)) return named;
    throw new Sentence(`CLAMD_BIN names ${named}, which is no program: correct it or unset it.`);
  }
  const found = findClamd();
  if (found) return found;
  const done = progress("Installing ClamAV");
  if (canApt()) await apt(["clamav-daemon"]);
  const installed = findClamd();
  done(Boolean(installed));
  if (installed) return installed;
  throw new Sentence("ClamAV's clamd was not found and could not be installed: install it, or set CLAMD_BIN to it.");
}

const findClamd = () => [...inPath("clamd"), ...CLAMD_PLACES].find(executable);

function canApt() {
  return process.platform === "linux" && process.getuid() === 0 && inPath("apt-get").length > 0;
}

async function apt(packages) {
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update", "-q"], { env });
  await run("apt-get", ["install", "-y", "-q", "--no-install-recommends", ...packages], { env });
}

const pathFolders = () => (process.env.PATH ?? "").split(delimiter).filter(Boolean);
const inPath = (name) =>
  pathFolders()
    .map((folder) => join(folder, name))
    .filter(executable);

function executable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Being there is not enough: a package that only tells you to install another one is there, too. */
function runs(path) {
  const result = spawnSync(path, ["--version"], { timeout: 20_000, encoding: "utf8" });
  return result.status === 0 && /chrom/i.test(result.stdout);
}
