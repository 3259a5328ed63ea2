// `npm run dev`: `npm start` that follows every change. The app is built again and reloaded on its phones; a change of
// the server or the sandbox restarts both on the same data.
import { fork } from "node:child_process";
import { watch } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onStop, root } from "./bootstrap.mjs";
import { buildIfChanged } from "./build-if-changed.mjs";
import { startAll } from "./start.mjs";

const APP = ["src", "build", "provinces", "index.html", "tailwind.config.js", "vite.config.ts"];
const SERVERS = ["server", "sandbox", "contract"];
const PROVINCE = process.env.PROVINCE ?? "tay-ninh";

export default async function dev() {
  if (process.env.TINH_SO_DEV_CHILD === "1") return serve();
  let child = begin();
  let stopping = false;
  onStop(() => {
    stopping = true;
    child.once("exit", () => process.exit(0));
    child.kill("SIGTERM");
  });

  let building = Promise.resolve();
  onChange(APP, () => {
    building = building.then(async () => {
      try {
        if (await buildIfChanged(PROVINCE)) child.send("relaunch");
      } catch (error) {
        console.error(error.message);
      }
    });
  });
  onChange(SERVERS, () => {
    if (stopping) return;
    console.log("The server's code has changed; starting it again …");
    child.once("exit", () => {
      if (!stopping) child = begin();
    });
    child.kill("SIGTERM");
  });
}

const begin = () =>
  fork(fileURLToPath(new URL("../dev.mjs", import.meta.url)), [], {
    env: { ...process.env, TINH_SO_DEV_CHILD: "1", TINH_SO_PINNED: "1" },
  });

async function serve() {
  const running = await startAll();
  process.on("message", (message) => {
    if (message === "relaunch") void running.relaunch();
  });
  console.log(`Open ${running.address} in a browser; it follows every change.`);
}

function onChange(paths, act) {
  let timer;
  for (const path of paths) {
    watch(join(root, path), { recursive: true }, (_event, name) => {
      if (name && /\.test\.tsx?$/.test(name)) return;
      clearTimeout(timer);
      timer = setTimeout(act, 150);
    });
  }
}
