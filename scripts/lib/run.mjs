// Running other programs: their output kept for when it matters, and none of them outliving us.
import { spawn } from "node:child_process";
import { onStop, root } from "./bootstrap.mjs";

const running = new Set();
let stopping = false;

/** Ends every program we started when we are told to stop. */
export function stopChildrenWithUs() {
  onStop(() => {
    stopping = true;
    for (const child of running) child.kill("SIGTERM");
    setTimeout(() => process.exit(130), 3000).unref();
  });
}

/**
 * Runs a program to its end.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, show?: boolean }} options `show`: let its output through as it comes
 */
export function run(command, args, { env, show = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...(show ? {} : { NO_COLOR: "1" }), ...env },
      stdio: ["ignore", show ? "inherit" : "pipe", show ? "inherit" : "pipe"],
    });
    running.add(child);
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (output += chunk));
    child.on("error", (error) => (output += error.message));
    child.on("close", (code) => {
      running.delete(child);
      if (stopping && running.size === 0) process.exit(130);
      resolve({ ok: code === 0, code, output });
    });
  });
}

/** A script of this repository or of a package, under the Node that runs us. */
export const node = (args, options) =>
  run(process.execPath, ["--disable-warning=ExperimentalWarning", ...args], options);
