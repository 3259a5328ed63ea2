/**
 * The home screen on a slow phone and a slow network, through the emulated Zalo host, beside a bare page of React and
 * React DOM that shows the same words, a page of one word (what the host and the machine alone take) and, with
 * `--peer DIR`, another app's built www/. The apps take turns within each round, so that a noisy minute of the machine
 * hits all of them.
 *
 *   npm run bench -- page [--runs 5] [--profiles slow4g-4x,slow3g-4x,slow4g-16x] [--peer DIR]
 *                         [--peer-tile SELECTOR --peer-opened SELECTOR]
 */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromium, type Browser, type BrowserContext, type CDPSession, type Page } from "@playwright/test";
import { build } from "vite";
import { createSandbox, type RunningSandbox } from "../sandbox/start.ts";
import { CHROMIUM_ARGS, VIEWPORT } from "../tests/support/browser.ts";
import { startStack } from "../tests/support/stack.ts";
import { keepResults, median, table } from "./results.ts";

const { values: options } = parseArgs({
  options: {
    runs: { type: "string", default: "5" },
    profiles: { type: "string" },
    peer: { type: "string" },
    "peer-tile": { type: "string" },
    "peer-opened": { type: "string" },
  },
});

interface Profile {
  name: string;
  cpu: number;
  bitsPerSecond: number;
  latencyMs: number;
}

const PROFILES: Profile[] = [
  { name: "slow4g-4x", cpu: 4, bitsPerSecond: 1_600_000, latencyMs: 150 },
  { name: "slow3g-4x", cpu: 4, bitsPerSecond: 400_000, latencyMs: 400 },
  { name: "slow4g-16x", cpu: 16, bitsPerSecond: 1_600_000, latencyMs: 150 },
];

interface App {
  name: string;
  sandbox: RunningSandbox;
  /** What is tapped and what shows that its screen stands; absent: the app is only looked at. */
  tap?: { tile: string; opened: string; again: boolean };
}

interface Load {
  fcp: number;
  lcp: number;
  lcpElement: string;
  cls: number;
  longTasks: number;
  kilobytes: number;
}

/** Runs in the page before anything else: browsers' own measures, kept where we can fetch them. */
function observe() {
  const seen = { fcp: NaN, lcp: NaN, lcpElement: "", cls: 0, longTasks: 0, lastLongTask: 0 };
  (window as unknown as { __bench: typeof seen }).__bench = seen;
  const each = (type: string, note: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  each("paint", (entry) => {
    if (entry.name === "first-contentful-paint") seen.fcp = entry.startTime;
  });
  each("largest-contentful-paint", (entry) => {
    const { element } = entry as PerformanceEntry & { element?: Element };
    seen.lcp = entry.startTime;
    seen.lcpElement = element
      ? `<${element.tagName.toLowerCase()}> ${(element.textContent ?? "").trim().slice(0, 40)}`
      : "";
  });
  each("layout-shift", (entry) => {
    const shift = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
    if (!shift.hadRecentInput) seen.cls += shift.value;
  });
  each("longtask", (entry) => {
    seen.longTasks += entry.duration;
    seen.lastLongTask = entry.startTime + entry.duration;
  });
}

const runs = Number(options.runs);
const profiles = PROFILES.filter(({ name }) => !options.profiles || options.profiles.split(",").includes(name));
const folder = await mkdtemp(join(tmpdir(), "bench-"));
const stack = await startStack({ province: "tay-ninh" });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH, args: CHROMIUM_ARGS });
const apps: App[] = [
  {
    name: "ours",
    sandbox: stack.sandbox,
    tap: { tile: 'main a[href$="/reports/new"]', opened: 'main a[href*="?category="]', again: false },
  },
];
const failures: string[] = [];
try {
  const words = await wordsOfHome();
  apps.push({ name: "bare React", sandbox: await host(await buildBarePage(words)) });
  apps.push({ name: "one word", sandbox: await host(await buildOneWord(words[0]!)) });
  if (options.peer) {
    const peer: App = { name: "peer", sandbox: await host(options.peer) };
    if (options["peer-tile"] && options["peer-opened"]) {
      peer.tap = { tile: options["peer-tile"], opened: options["peer-opened"], again: true };
    }
    apps.push(peer);
  }
  const results: Record<string, Record<string, Record<string, unknown>>> = {};
  for (const profile of profiles) {
    results[profile.name] = await measure(profile);
    print(profile, results[profile.name] as Record<string, Record<string, unknown>>);
  }
  keepResults("page", { at: new Date().toISOString(), runs, profiles: results });
} finally {
  await browser.close();
  for (const { sandbox } of apps.slice(1)) await sandbox.close();
  await stack.close();
  await rm(folder, { recursive: true, force: true });
}
if (failures.length > 0) {
  console.log(`\nCould not be measured:\n${failures.join("\n")}`);
  process.exit(1);
}
process.exit(0);

async function measure(profile: Profile) {
  const cold: Record<string, Load[]> = {};
  const warm: Record<string, Load[]> = {};
  const offline: Record<string, Load[]> = {};
  const taps: Record<string, number[]> = {};
  for (let run = 0; run < runs; run++) {
    // The first of a round pays for whatever the machine had forgotten: let it be another one each time.
    const turn = [...apps.slice(run % apps.length), ...apps.slice(0, run % apps.length)];
    for (const app of turn) {
      await inNewPhone(app, profile, async (context) => {
        (cold[app.name] ??= []).push(await load(context, app, profile));
        (warm[app.name] ??= []).push(await load(context, app, profile));
        if (app.name === "ours") {
          await app.sandbox.device().patch({ network: "offline" });
          (offline[app.name] ??= []).push(await load(context, app, profile));
          await app.sandbox.device().patch({ network: "online" });
        }
      });
      if (app.tap) {
        await inNewPhone(app, profile, async (context) => {
          (taps[app.name] ??= []).push(await tapAtOnce(context, app, profile));
        });
      }
    }
  }
  const figures: Record<string, Record<string, unknown>> = {};
  for (const { name } of apps) {
    figures[name] = {
      cold: medians(cold[name] ?? []),
      warm: medians(warm[name] ?? []),
      ...(offline[name] ? { offline: medians(offline[name]) } : {}),
      ...(taps[name] ? { tapToScreen: round(median(taps[name])) } : {}),
    };
  }
  return figures;
}

function medians(loads: Load[]) {
  const of = (key: "fcp" | "lcp" | "cls" | "longTasks" | "kilobytes") => median(loads.map((each) => each[key]));
  return {
    fcp: round(of("fcp")),
    lcp: round(of("lcp")),
    lcpElement: [...new Set(loads.map((each) => each.lcpElement))].join(" | "),
    cls: Number((of("cls") ?? 0).toFixed(4)),
    longTasks: round(of("longTasks")),
    kilobytes: round(of("kilobytes")),
  };
}

function round(value: number | undefined) {
  return value === undefined ? undefined : Math.round(value);
}

/** A phone nobody has used: no cache, no storage. */
async function inNewPhone(app: App, profile: Profile, use: (context: BrowserContext) => Promise<void>) {
  await app.sandbox.device().reset();
  const context = await browser.newContext({
    viewport: VIEWPORT,
    hasTouch: true,
    isMobile: true,
    deviceScaleFactor: 2,
  });
  try {
    // The bridge is native code on a phone: it must not cost the page a byte.
    const url = new URL(app.sandbox.phoneUrl());
    await context.addCookies([{ name: "sandbox_bridge", value: "injected", url: url.origin }]);
    await use(context);
  } catch (error) {
    failures.push(`${profile.name} ${app.name}: ${(error as Error).message.split("\n")[0] ?? ""}`);
  } finally {
    await context.close();
  }
}

async function slowPage(context: BrowserContext, app: App, profile: Profile) {
  const page = await context.newPage();
  const bridge = await fetch(`http://127.0.0.1:${app.sandbox.port}/__sandbox/bridge.js`, {
    headers: { host: new URL(app.sandbox.phoneUrl()).host },
  }).catch(() => undefined);
  await page.addInitScript({ content: bridge?.ok ? await bridge.text() : await bridgeThrough(context, app) });
  await page.addInitScript(observe);
  const cdp = await context.newCDPSession(page);
  await cdp.send("Network.enable");
  await cdp.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: profile.latencyMs,
    downloadThroughput: profile.bitsPerSecond / 8,
    uploadThroughput: profile.bitsPerSecond / 8,
  });
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: profile.cpu });
  return { page, cdp };
}

/** Node cannot set a Host header with fetch everywhere; a page of the same origin can fetch the bridge, too. */
async function bridgeThrough(context: BrowserContext, app: App) {
  const page = await context.newPage();
  const answer = await page.goto(new URL("/__sandbox/bridge.js", app.sandbox.phoneUrl()).href);
  const text = (await answer?.text()) ?? "";
  await page.close();
  return text;
}

async function load(context: BrowserContext, app: App, profile: Profile): Promise<Load> {
  const { page, cdp } = await slowPage(context, app, profile);
  const traffic = watchTraffic(cdp);
  await page.goto(app.sandbox.phoneUrl(), { waitUntil: "load", timeout: 120_000 });
  await quiet(page, traffic);
  const seen = await page.evaluate(() => (window as unknown as { __bench: Load }).__bench);
  await page.close();
  if (!Number.isFinite(seen.lcp)) throw new Error("nothing was painted");
  return { ...seen, kilobytes: traffic.bytes() / 1000 };
}

function watchTraffic(cdp: CDPSession) {
  const open = new Set<string>();
  let bytes = 0;
  let last = Date.now();
  cdp.on("Network.requestWillBeSent", ({ requestId }) => {
    open.add(requestId);
    last = Date.now();
  });
  const ended = ({ requestId, encodedDataLength }: { requestId: string; encodedDataLength?: number }) => {
    open.delete(requestId);
    bytes += encodedDataLength ?? 0;
    last = Date.now();
  };
  cdp.on("Network.loadingFinished", ended);
  cdp.on("Network.loadingFailed", ended);
  return { bytes: () => bytes, silentFor: () => (open.size > 0 ? 0 : Date.now() - last) };
}

/** Until nothing has been fetched for two seconds: everything the app brings after its first paint is counted. */
async function quiet(page: Page, traffic: ReturnType<typeof watchTraffic>) {
  const limit = Date.now() + 60_000;
  while (traffic.silentFor() < 2000 && Date.now() < limit) await page.waitForTimeout(100);
}

/** Taps the tile the moment it can be seen and waits for its screen: what an impatient citizen does. */
async function tapAtOnce(context: BrowserContext, app: App, profile: Profile): Promise<number> {
  const { page } = await slowPage(context, app, profile);
  const { tile, opened, again } = app.tap as NonNullable<App["tap"]>;
  await page.addInitScript(
    ({ tile, opened }) => {
      const state = { at: undefined as { x: number; y: number } | undefined, opened: NaN };
      (window as unknown as { __tap: typeof state }).__tap = state;
      let before: string | undefined;
      const look = () => {
        const target = document.querySelector(tile);
        const shown = document.querySelector(opened);
        if (!state.at && target) {
          const box = target.getBoundingClientRect();
          if (box.width > 0) {
            state.at = { x: box.left + box.width / 2, y: box.top + box.height / 2 };
            before = shown?.textContent ?? "";
          }
        } else if (state.at && !Number.isFinite(state.opened) && shown && !target && shown.textContent !== before) {
          requestAnimationFrame(() => setTimeout(() => (state.opened = performance.now())));
        }
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    },
    { tile, opened },
  );
  const state = () =>
    page.evaluate(() => (window as unknown as { __tap: { at?: { x: number; y: number }; opened: number } }).__tap);
  void page.goto(app.sandbox.phoneUrl(), { waitUntil: "commit", timeout: 120_000 }).catch(() => undefined);
  await page.waitForFunction(() => (window as unknown as { __tap?: { at?: object } }).__tap?.at, undefined, {
    polling: "raf",
    timeout: 60_000,
  });
  const { at } = await state();
  if (!at) throw new Error("the tile never appeared");
  await page.touchscreen.tap(at.x, at.y);
  const limit = Date.now() + 60_000;
  for (;;) {
    const now = await state().catch(() => undefined);
    if (now && Number.isFinite(now.opened)) return now.opened;
    if (Date.now() > limit) throw new Error("the tapped screen never opened");
    if (again) await page.touchscreen.tap(at.x, at.y);
    await page.waitForTimeout(100);
  }
}

async function host(wwwDir: string): Promise<RunningSandbox> {
  const sandbox = await createSandbox({ wwwDir, provinceDir: stack.provinceDir, zaloAppSecret: "bench" });
  sandbox.connect({ origin: stack.server.origin });
  return sandbox;
}

/** What a citizen reads on our home screen, line by line. */
async function wordsOfHome(): Promise<string[]> {
  const page = await (browser as Browser).newPage({ viewport: VIEWPORT });
  await page.goto(stack.phoneUrl());
  await page.getByRole("heading", { level: 1 }).waitFor();
  const words = await page.locator("body").innerText();
  await page.close();
  return words.split("\n").filter((line) => line.trim() !== "");
}

/** React and React DOM alone, built as we build: the least a React app in this host can cost. */
async function buildBarePage(words: string[]): Promise<string> {
  const source = join(folder, "bare");
  const www = join(folder, "bare-www");
  await mkdir(source, { recursive: true });
  await writeFile(
    join(source, "main.jsx"),
    `import { createElement } from "react";
import { createRoot } from "react-dom/client";
const words = ${JSON.stringify(words)};
createRoot(document.getElementById("app")).render(
  createElement("main", null, words.map((line, i) => createElement(i === 0 ? "h1" : "p", { key: i }, line))),
);
`,
  );
  await build({
    root: source,
    configFile: false,
    logLevel: "error",
    base: "./",
    resolve: {
      alias: ["react", "react-dom"].map((name) => ({
        find: new RegExp(`^${name}(/.*)?$`),
        replacement: `${join(import.meta.dirname, "..", "node_modules", name)}$1`,
      })),
    },
    build: {
      outDir: www,
      target: "es2018",
      rollupOptions: {
        input: join(source, "main.jsx"),
        output: { entryFileNames: "assets/main.module.js", format: "es" },
      },
    },
  });
  await listScript(www, "assets/main.module.js");
  return www;
}

/** The least anything in this host can cost, on this machine at this hour. */
async function buildOneWord(word: string): Promise<string> {
  const www = join(folder, "one-word-www");
  await mkdir(www, { recursive: true });
  const script = `document.body.appendChild(document.createElement("h1")).textContent = ${JSON.stringify(word)};`;
  await writeFile(join(www, "word.js"), script);
  await listScript(www, "word.js");
  return www;
}

async function listScript(www: string, script: string): Promise<void> {
  const config = { app: { title: "Bare" }, listCSS: [], listSyncJS: [script], listAsyncJS: [] };
  await writeFile(join(www, "app-config.json"), JSON.stringify(config));
}

function print(profile: Profile, figures: Record<string, Record<string, unknown>>) {
  const rows: string[][] = [];
  for (const [name, figure] of Object.entries(figures)) {
    for (const kind of ["cold", "warm", "offline"]) {
      const load = figure[kind] as ReturnType<typeof medians> | undefined;
      if (!load) continue;
      const tap = kind === "cold" ? figure["tapToScreen"] : undefined;
      rows.push(
        [name, kind, load.fcp, load.lcp, load.cls, load.longTasks, tap ?? "–", load.kilobytes, load.lcpElement].map(
          String,
        ),
      );
    }
  }
  const heading = ["app", "", "FCP ms", "LCP ms", "CLS", "long tasks ms", "tap→screen ms", "kB", "LCP element"];
  console.log(
    `\n${profile.name} (CPU ${profile.cpu}×, ${profile.bitsPerSecond / 1e6} Mbit/s, ${profile.latencyMs} ms), medians of ${runs}`,
  );
  console.log(table(heading, rows));
}
