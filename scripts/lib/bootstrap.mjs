// What every command does first: on a bare clone, with any Node from 20 on, install what the lockfile says and go on
// under the Node the lockfile pins. Plain Node, no dependency, and no syntax an older Node cannot read, so that a too
// old one still gets its sentence.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const OLDEST_NODE = 20;
const isWindows = process.platform === "win32";
const pinnedNode = join(root, "node_modules", "node", "bin", isWindows ? "node.exe" : "node");

/** Something to tell the person at the keyboard in one sentence; no stack trace helps them. */
export class Sentence extends Error {}

/**
 * Runs `module`'s default export under the pinned Node, after installing what is missing.
 * @param {string} module file in this folder
 */
export async function bootstrap(module) {
  try {
    endWithNpm();
    checkNodeVersion(process.versions.node);
    checkWritable(root);
    await install();
    if (runsPinnedNode()) await runHere(module);
    else await runUnderPinnedNode();
  } catch (error) {
    fail(error);
  }
}

/**
 * npm killed without a word leaves its child behind, holding the data. Our line of parents (npm, its shell, we)
 * changing is how we notice.
 */
function endWithNpm() {
  if (!process.env.npm_lifecycle_event || process.send) return;
  const line = parents();
  setInterval(() => {
    if (parents() !== line && !process.emit("SIGTERM")) process.exit(1);
  }, 1000).unref();
}

function parents() {
  try {
    const stat = readFileSync(`/proc/${process.ppid}/stat`, "utf8");
    const grandparent = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1];
    return `${process.ppid} ${grandparent}`;
  } catch {
    return String(process.ppid); // not Linux
  }
}

async function runHere(module) {
  const main = await import(pathToFileURL(join(root, "scripts", "lib", module)).href);
  await main.default(process.argv.slice(2));
}

export function fail(error) {
  console.error(error instanceof Sentence ? `\n${error.message}` : error);
  process.exit(1);
}

export function checkNodeVersion(version) {
  if (Number(version.split(".")[0]) < OLDEST_NODE) {
    throw new Sentence(
      `Node ${version} is too old: this project needs Node ${OLDEST_NODE} or newer to start; install it from https://nodejs.org and run the command again.`,
    );
  }
}

/** Writing is the only honest test: permission bits say nothing about read-only mounts, full disks or root. */
export function checkWritable(folder) {
  const probe = join(folder, `.write-test-${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(probe, "");
    rmSync(probe);
  } catch (error) {
    throw new Sentence(
      `The folder ${folder} cannot be written to (${error.code}): give this user write access or free some space, then run the command again.`,
    );
  }
}

async function install() {
  const reason = whyInstall();
  if (reason) {
    const done = progress(`Installing packages (${reason})`);
    const { code, output } = await npm(
      [
        "ci",
        "--prefer-offline",
        "--no-audit",
        "--no-fund",
        "--fetch-retry-mintimeout=1000",
        "--fetch-retry-maxtimeout=8000",
      ],
      { NODE_ENV: "" },
    );
    done(code === 0);
    if (code !== 0) throw installFailure(output);
  }
  if (existsSync(pinnedNode) || Number(process.versions.node.split(".")[0]) >= wantedNode()) return;
  // Package managers told to run no install scripts leave the pinned Node out.
  const done = progress(`Installing Node ${wantedNode()}`);
  const { code, output } = await npm(["rebuild", "node", "--ignore-scripts=false", "--foreground-scripts"], {});
  done(existsSync(pinnedNode));
  if (code !== 0 || !existsSync(pinnedNode)) throw installFailure(output);
}

/** The lockfile against npm's own record of what it installed: also right after somebody ran `npm install` by hand. */
function whyInstall() {
  const record = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(record)) return "first time";
  const read = (file) => JSON.parse(readFileSync(file, "utf8")).packages;
  const wanted = read(join(root, "package-lock.json"));
  const installed = read(record);
  for (const name of Object.keys(wanted)) {
    if (name === "") continue;
    const have = installed[name];
    if (!have && !wanted[name].optional && !wanted[name].devOptional) return "new packages";
    if (have && (have.version !== wanted[name].version || have.integrity !== wanted[name].integrity))
      return "changed packages";
  }
  return undefined;
}

function npm(args, env) {
  const script = process.env.npm_execpath;
  const [command, first] =
    script && /npm-cli\.c?js$/.test(script) ? [process.execPath, [script]] : [isWindows ? "npm.cmd" : "npm", []];
  return new Promise((resolve, reject) => {
    const child = spawn(command, first.concat(args), {
      cwd: root,
      env: Object.assign({}, process.env, env),
      stdio: ["ignore", "pipe", "pipe"],
      shell: isWindows,
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
    child.on("error", (error) =>
      reject(
        error.code === "ENOENT"
          ? new Sentence("npm was not found: install Node with npm from https://nodejs.org and run the command again.")
          : error,
      ),
    );
    child.on("close", (code) => resolve({ code, output }));
  });
}

function installFailure(output) {
  const network =
    /\b(ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|FETCH_ERROR|EIDLETIMEOUT)\b/.exec(
      output,
    );
  if (network) {
    return new Sentence(
      `The package registry cannot be reached (${network[1]}): check the network, or the address that \`npm config get registry\` shows, then run the command again.`,
    );
  }
  const denied = /\b(EACCES|EPERM|EROFS|ENOSPC)\b/.exec(output);
  if (denied) {
    return new Sentence(
      `Packages could not be written (${denied[1]}): give this user write access to ${root} and npm's cache, or free some space, then run the command again.`,
    );
  }
  const tail = output.trim().split("\n").slice(-15).join("\n");
  return new Sentence(`Packages could not be installed; npm says:\n${tail}`);
}

function wantedNode() {
  const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  return Number(lock.packages["node_modules/node"].version.split(".")[0]);
}

function runsPinnedNode() {
  if (process.env.TINH_SO_PINNED === "1" || process.execPath === pinnedNode) return true;
  return !existsSync(pinnedNode) && Number(process.versions.node.split(".")[0]) >= wantedNode();
}

/**
 * The same command again under the pinned Node. The channel between the two tells the child when this process is gone,
 * so that killing the command never leaves a server behind that holds the data.
 */
function runUnderPinnedNode() {
  const child = spawn(pinnedNode, ["--disable-warning=ExperimentalWarning"].concat(process.argv.slice(1)), {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: Object.assign({}, process.env, {
      TINH_SO_PINNED: "1",
      PATH: join(root, "node_modules", ".bin") + (isWindows ? ";" : ":") + process.env.PATH,
    }),
  });
  const stop = () => {
    if (child.connected) child.send("stop");
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, stop);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code, signal) => {
      process.exitCode = signal ? 1 : code;
      resolve();
    });
  });
}

/** Calls `stop` once, whichever way this command is asked to end: Ctrl-C, a signal, or its parent's death. */
export function onStop(stop) {
  let asked = false;
  const once = () => {
    if (asked) return;
    asked = true;
    setTimeout(() => process.exit(1), 15_000).unref();
    stop();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, once);
  process.on("message", (message) => {
    if (message === "stop") once();
  });
  process.on("disconnect", once);
}

/** A line that shows we are alive; `done(ok)` ends it with the time it took. */
export function progress(text) {
  const began = Date.now();
  const seconds = () => `${((Date.now() - began) / 1000).toFixed(0)} s`;
  const rewrite = process.stdout.isTTY;
  process.stdout.write(`${text} …${rewrite ? "" : "\n"}`);
  const timer = setInterval(
    () => process.stdout.write(rewrite ? `\r${text} … ${seconds()}` : `  … still at it, ${seconds()}\n`),
    rewrite ? 1000 : 10_000,
  );
  return (ok = true) => {
    clearInterval(timer);
    process.stdout.write(`${rewrite ? "\r" : ""}${text}: ${ok ? "done" : "failed"} in ${seconds()}\n`);
  };
}
