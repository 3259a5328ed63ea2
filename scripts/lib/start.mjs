// `npm start`: the province in one process. The server on PGlite and the outside world around it, on data that stays.
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import net from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Sentence, checkWritable, onStop, progress, root } from "./bootstrap.mjs";
import { buildIfChanged, wwwDir } from "./build-if-changed.mjs";
import { lockFolder } from "./folder-lock.mjs";

const PROVINCE = process.env.PROVINCE ?? "tay-ninh";
const FIRST_PORT = 5180;
const SCOPES = ["cases:read", "cases:write", "cases:publish", "modules:write", "procedures:edit"];
const dataDir = join(root, ".data");

export default async function start() {
  const running = await startAll();
  console.log(`Open ${running.address} in a browser.`);
}

/** @returns {Promise<{ address: string, relaunch(): Promise<void> }>} */
export async function startAll() {
  checkWritable(dataDir);
  const lock = await lockFolder(dataDir);
  let close = async () => {};
  onStop(async () => {
    console.log("\nStopping …");
    await close();
    lock.release();
    process.exit(0);
  });
  process.on("exit", () => lock.release());

  await buildIfChanged(PROVINCE);
  const done = progress("Starting the server and the outside world");
  const { sandbox, server } = await startServers();
  close = async () => {
    await server.close();
    await sandbox.close();
  };
  done();
  lock.address = sandbox.origin;
  return {
    address: sandbox.origin,
    /** Loads the app anew on every phone that shows it. */
    relaunch: () =>
      fetch(`${sandbox.origin}/__sandbox/devices/main/relaunch`, { method: "POST", body: "{}" }).then(() => undefined),
  };
}

async function startServers() {
  const load = (file) => import(pathToFileURL(join(root, file)).href);
  const [{ createSandbox }, { startServer }, { movableClock }, { noteOverdue }, { AGENCY_SCOPES, agenciesOf }] =
    await Promise.all(
      [
        "sandbox/start.ts",
        "server/start.ts",
        "server/core/clock.ts",
        "server/core/due.ts",
        "sandbox/examples/agencies.ts",
      ].map(load),
    );
  const provinceDir = join(root, "provinces", PROVINCE);
  const province = JSON.parse(readFileSync(join(provinceDir, "province.json"), "utf8"));
  const kept = keep("secrets.json", () => ({ zaloAppSecret: randomBytes(24).toString("hex") }));
  // Data of an earlier version was sealed with nothing.
  for (const name of ["sealingKey", "sealingIndexKey"]) kept[name] ??= randomBytes(32).toString("base64");
  save("secrets.json", kept);
  const clock = movableClock();
  const taken = localIntake(provinceDir);

  const ports = keep("ports.json", () => ({ sandbox: FIRST_PORT, server: FIRST_PORT + 1 }));
  ports.sandbox = await freePort(ports.sandbox);
  ports.server = await freePort(ports.server, ports.sandbox);
  save("ports.json", ports);

  const sandbox = await createSandbox({
    wwwDir: wwwDir(PROVINCE),
    provinceDir,
    port: ports.sandbox,
    apiOrigin: province.apiOrigin,
    zaloAppSecret: kept.zaloAppSecret,
    clock,
    dataDir,
  });
  const server = await startServer({
    provinceDir,
    dataDir,
    port: ports.server,
    zaloAppId: province.zalo.appId,
    zaloAppSecret: kept.zaloAppSecret,
    zaloGraphOrigin: sandbox.graphOrigin,
    identity: {
      ...sandbox.identityClient,
      publicOrigin: `http://localhost:${ports.server}`,
      keys: new Map([["k1", Buffer.from(kept.sealingKey, "base64")]]),
      indexKey: Buffer.from(kept.sealingIndexKey, "base64"),
    },
    notifications: sandbox.notifications,
    localIntake: taken,
    extraOrigins: [sandbox.phoneOrigins],
    clock,
    logLevel: process.env.LOG_LEVEL ?? "warn",
  });
  // What is told to the police is read by the police.
  const agencies = { [province.hotline.name.vi]: SCOPES, "Công an tỉnh": [...SCOPES, "cases:police"] };
  for (const { name } of Object.values((await agenciesOf(provinceDir)) ?? {})) agencies[name] = AGENCY_SCOPES;
  kept.officeKeys ??= {};
  for (const [agency, scopes] of Object.entries(agencies)) {
    if (await opens(server.origin, kept.officeKeys[agency])) continue;
    kept.officeKeys[agency] = await server.issueOfficeKey({ agency, scopes });
    save("secrets.json", kept);
  }
  const timePasses = () => noteOverdue(server.core);
  sandbox.connect({ origin: server.origin, officeKeys: kept.officeKeys, timePasses });

  // Examples of what is taken since then come into older data, too; what is there stays as it is.
  const marker = join(dataDir, "examples-loaded");
  if (!existsSync(marker) || readFileSync(marker, "utf8") !== taken.join(" ")) {
    const { loadExamples } = await load("sandbox/examples/load.ts");
    const officeKey = kept.officeKeys[province.hotline.name.vi];
    const agencyKeys = kept.officeKeys;
    await loadExamples({ server: server.origin, officeKey, agencyKeys, sandbox, clock, timePasses, provinceDir });
    writeFileSync(marker, taken.join(" "));
  }
  return { sandbox, server };
}

/** Everything that has a form, so that the whole service can be seen; `LOCAL_INTAKE=` shows what the law allows today. */
function localIntake(provinceDir) {
  if (process.env.LOCAL_INTAKE !== undefined) return process.env.LOCAL_INTAKE.split(",").filter(Boolean);
  const folder = join(provinceDir, "procedures");
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")))
    .flatMap(({ code, form }) => (form ? [code] : []));
}

/** The office key of last time, unless the data it belonged to is gone. */
async function opens(origin, officeKey) {
  if (!officeKey) return false;
  const response = await fetch(`${origin}/v1/office/cases?limit=1`, {
    headers: { "x-office-key": officeKey, "x-officer-id": "start" },
  });
  return response.ok;
}

function keep(name, make) {
  try {
    return JSON.parse(readFileSync(join(dataDir, name), "utf8"));
  } catch {
    const made = make();
    save(name, made);
    return made;
  }
}

function save(name, value) {
  writeFileSync(join(dataDir, name), JSON.stringify(value, null, 2) + "\n", { mode: 0o600 });
}

/** The wanted port, or the next one nobody listens on. */
async function freePort(wanted, taken) {
  for (let port = wanted; port < wanted + 200; port++) {
    if (port !== taken && (await isFree(port))) return port;
  }
  throw new Sentence(`No free port was found from ${wanted} on: stop a program that listens there and start again.`);
}

async function isFree(port) {
  for (const host of ["127.0.0.1", "::"]) {
    const free = await new Promise((resolve) => {
      const probe = net.createServer();
      probe.once("error", (error) => resolve(error.code === "EAFNOSUPPORT" || error.code === "EADDRNOTAVAIL"));
      probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
    });
    if (!free) return false;
  }
  return true;
}
