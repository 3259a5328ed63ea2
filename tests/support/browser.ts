// A phone for browser tests: a page of 360×640 in real Chromium, showing the built www/ in the emulated Zalo.
// Anything on the console's error channel and any uncaught error fails the test.
import { createHash } from "node:crypto";
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base, chromium, expect, type Browser, type BrowserContext, type Page } from "@playwright/test";
import { violationsOf } from "./axe.ts";
import { outputFolder, startStack, type DevicePatch, type Stack } from "./stack.ts";

export { expect, startStack, type Stack };

export interface PhoneOptions {
  /** Which kind of phone the project runs on. */
  platform: "android" | "ios";
}

export const VIEWPORT = { width: 360, height: 640 };

export const CHROMIUM_ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--no-default-browser-check",
  "--lang=vi-VN",
];

/** One simulated phone: its device in the sandbox and the page that shows it. */
export class Phone {
  readonly device: string;
  readonly stack: Stack;
  page: Page;
  readonly #platform: string;
  readonly #errors: string[] = [];
  #reopen?: () => Promise<Page>;

  constructor(stack: Stack, page: Page, device: string, platform: string, reopen?: () => Promise<Page>) {
    this.stack = stack;
    this.page = page;
    this.device = device;
    this.#platform = platform;
    this.#reopen = reopen;
    this.#listen(page);
  }

  /** The same kind of phone in another province. */
  in(stack: Stack, page: Page) {
    return new Phone(stack, page, this.device, this.#platform);
  }

  /** Before anything is opened on a page. */
  async prepare() {
    await this.page.addInitScript(forgiveTheSdk);
  }

  /** Opens the app, at a deep link when `path` is given, and waits until a screen stands. */
  async open(path?: string) {
    await this.page.goto(this.stack.phoneUrl(path, this.device));
    await this.ready();
  }

  /** A screen stands: it has its heading and nothing in it is still loading. */
  async ready() {
    await expect(this.page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(this.page.getByText("Đang mở…")).toHaveCount(0);
  }

  /** Changes the phone and what is around it. Whoever holds it stays a citizen of this test's own. */
  set(patch: DevicePatch) {
    return this.stack.patchDevice(this.device, patch.persona ? { account: accountFor(this.device), ...patch } : patch);
  }

  /** Taps what is called `name`, as a person would look for it. */
  async tap(name: string | RegExp) {
    await this.page.getByRole("button", { name }).or(this.page.getByRole("link", { name })).first().click();
  }

  /** Answers Zalo's sheet. */
  async answerSheet(answer: "Cho phép" | "Từ chối") {
    await this.page.getByRole("dialog").getByRole("button", { name: answer }).click();
  }

  /** The process is killed without a word, as Android does, and the app is opened again with the same storage. */
  async killAndReopen(path?: string) {
    if (!this.#reopen) throw new Error("Only a phone with its own browser can be killed: use the `ownPhone` fixture.");
    this.page = await this.#reopen();
    this.#listen(this.page);
    await this.prepare();
    await this.open(path);
  }

  /** Leaves a picture for people to look at: of what the phone shows, or of the whole page. */
  async picture(name: string, { whole = false } = {}) {
    const folder = await outputFolder("screens", this.#platform);
    const shot = () => this.page.screenshot({ path: join(folder, `${name}.png`) });
    if (!whole) return void (await shot());
    // On a phone as tall as the page, so that what sticks to its edges is at its edges.
    const height = await this.page.evaluate(() => document.documentElement.scrollHeight);
    await this.page.setViewportSize({ ...VIEWPORT, height: Math.max(height, VIEWPORT.height) });
    await shot();
    await this.page.setViewportSize(VIEWPORT);
  }

  /** Nobody is kept out, and nothing has to be scrolled sideways for. @param seen just before, at another size of text */
  async expectAccessible({ seen = false } = {}) {
    expect(await violationsOf(this.page, seen)).toEqual([]);
    await this.expectNoSidewaysScroll();
  }

  async expectNoSidewaysScroll() {
    const wide = await this.page.evaluate(() => {
      const page = document.scrollingElement as Element;
      if (page.scrollWidth <= page.clientWidth) return [];
      return [...document.querySelectorAll("body *")]
        .filter((element) => element.getBoundingClientRect().right > page.clientWidth + 1)
        .map((element) => element.outerHTML.slice(0, 160));
    });
    expect(wide).toEqual([]);
  }

  /** The page as a screen reader walks it, with what differs from run to run taken out. */
  async accessibilityTree() {
    const tree = await this.page.locator("body").ariaSnapshot();
    return tree
      .replace(/[A-Z]{2}\s?[-·]?\s?\d{6}\s?[-·]\s?\d{4}/g, "<code>")
      .replace(/(?:[A-Z] ){2}(?:\d ?){10}/g, "<code, letter by letter>")
      .replace(/\d{1,2}:\d{2}/g, "<time>")
      .replace(/(thứ \S+|chủ nhật)[ ,]*(ngày )?\d{1,2}\/\d{1,2}(\/\d{4})?/gi, "<date>")
      .replace(/\d{1,2}\/\d{1,2}(\/\d{4})?/g, "<date>")
      .replace(/http:\/\/[^\s"]+/g, "<url>")
      .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "<id>");
  }

  /** Text twice as large, as a page that sizes its root does. */
  async doubleRoot() {
    await this.page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%", "important"));
  }

  expectNoErrors() {
    expect(this.#errors, "errors on the console").toEqual([]);
  }

  /** To what is said on a page, and on those it opens: the webview's. */
  #listen(page: Page) {
    page.on("popup", (popup) => this.#listen(popup));
    page.on("pageerror", (error) => this.#errors.push(`${error.name}: ${error.message}\n${error.stack ?? ""}`));
    page.on("console", (message) => {
      if (message.type() !== "error") return;
      // The browser's own note of a failed request, which tests cause on purpose; not something our code said.
      if (message.text().startsWith("Failed to load resource:")) return;
      this.#errors.push(`${message.text()} (${message.location().url})`);
    });
  }
}

/**
 * zmp-sdk leaves a promise of its own unhandled when Zalo's login fails (offline, for one): the native answer itself,
 * which nothing of ours ever rejects with.
 */
function forgiveTheSdk() {
  addEventListener("unhandledrejection", (event) => {
    const reason = event.reason as { error_code?: unknown; action?: unknown } | undefined;
    if (typeof reason?.error_code === "number" && typeof reason.action === "string") event.preventDefault();
  });
}

interface Fixtures {
  phone: Phone;
  /** A phone with its own browser process and profile: it can be killed. */
  ownPhone: Phone;
}

export const test = base.extend<Fixtures, PhoneOptions & { stack: Stack; chromiumBrowser: Browser }>({
  platform: ["android", { option: true, scope: "worker" }],

  stack: [
    async ({}, use) => {
      const stack = await startStack();
      await use(stack);
      await stack.close();
    },
    { scope: "worker", timeout: 120_000 },
  ],

  chromiumBrowser: [
    async ({}, use) => {
      const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH, args: CHROMIUM_ARGS });
      await use(browser);
      await browser.close();
    },
    { scope: "worker" },
  ],

  phone: async ({ stack, chromiumBrowser, platform }, use, info) => {
    const context = await chromiumBrowser.newContext({
      viewport: VIEWPORT,
      hasTouch: true,
      locale: "vi-VN",
      timezoneId: "Asia/Ho_Chi_Minh",
      reducedMotion: "reduce",
    });
    const device = deviceFor(info.testId);
    await stack.resetDevice(device);
    await stack.patchDevice(device, { platform, account: accountFor(device) });
    const phone = new Phone(stack, await context.newPage(), device, platform);
    await phone.prepare();
    await use(phone);
    await context.close();
    phone.expectNoErrors();
  },

  ownPhone: async ({ stack, platform }, use, info) => {
    const device = deviceFor(info.testId);
    await stack.resetDevice(device);
    await stack.patchDevice(device, { platform, account: accountFor(device) });
    const profile = await mkdtemp(join(tmpdir(), "phone-"));
    let browser = await startOwnBrowser(profile);
    const phone = new Phone(stack, await browser.page(), device, platform, async () => {
      await browser.kill();
      browser = await startOwnBrowser(profile);
      return browser.page();
    });
    await phone.prepare();
    await use(phone);
    await browser.kill();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    phone.expectNoErrors();
  },
});

/** A subdomain of its own for every test: letters and digits only. */
const deviceFor = (testId: string) =>
  `t${testId
    .replace(/[^a-z0-9]/gi, "")
    .toLowerCase()
    .slice(-24)}`;

/** A citizen of its own for every phone, so that tests do not find each other's reports. */
function accountFor(device: string) {
  const digits = BigInt(`0x${createHash("sha256").update(device).digest("hex").slice(0, 14)}`).toString();
  return { id: digits.padStart(18, "3"), name: "Nguyễn Văn Thử", phone: `849${digits.slice(0, 8).padStart(8, "0")}` };
}

/** A Chromium with a profile on disk that we started ourselves, so that we can kill it without a word. */
async function startOwnBrowser(profile: string) {
  const executable = process.env.CHROMIUM_PATH ?? chromium.executablePath();
  const child: ChildProcess = spawn(
    executable,
    [...CHROMIUM_ARGS, "--headless", "--remote-debugging-port=0", `--user-data-dir=${profile}`, "about:blank"],
    { stdio: ["ignore", "ignore", "pipe"], detached: true },
  );
  const { pid } = child;
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const endpoint = await new Promise<string>((resolve, reject) => {
    let said = "";
    const fail = () => reject(new Error(`Chromium did not start:\n${said}`));
    const timer = setTimeout(fail, 60_000);
    child.stderr?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      const match = /DevTools listening on (ws:\S+)/.exec(said);
      if (!match?.[1]) return;
      clearTimeout(timer);
      resolve(match[1]);
    });
    child.on("error", fail);
    child.on("exit", fail);
  });
  const connection = await chromium.connectOverCDP(endpoint);
  const context = connection.contexts()[0] as BrowserContext;
  return {
    async page() {
      const page = context.pages()[0] ?? (await context.newPage());
      await page.setViewportSize(VIEWPORT);
      return page;
    },
    /**
     * SIGKILL for the whole family: nothing gets to flush. Over when all of it is gone: a child that lives a moment longer
     * holds the locks of what the app keeps, and whoever opens the profile then finds it shut.
     */
    async kill() {
      // Once killed it has a signal and no exit code: asked a second time, there is nobody left to wait for.
      if (pid !== undefined && child.exitCode === null && child.signalCode === null) process.kill(-pid, "SIGKILL");
      await exited;
      for (let tries = 0; tries < 200 && isFamilyThere(pid!); tries += 1)
        await new Promise((resolve) => setTimeout(resolve, 50));
      await connection.close().catch(() => undefined);
    },
  };
}

/** Whether one of these processes still runs. A dead one holds nothing, unless a thread of it lives (`Zl`). */
function isFamilyThere(group: number): boolean {
  const { stdout } = spawnSync("ps", ["-A", "-o", "pgid=,stat="], { encoding: "utf8" });
  return (stdout ?? "")
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .some(([pgid, stat = ""]) => pgid === String(group) && !/^Z[^l]*$/.test(stat));
}

/** Pictures for reports, made here and now. */
export async function photo(name: string, { width = 1200, height = 900 } = {}) {
  const { default: sharp } = await import("sharp");
  const buffer = await sharp({ create: { width, height, channels: 3, background: "#6b8f71" } })
    .composite([
      {
        input: Buffer.from(
          `<svg width="${width}" height="${height}"><circle cx="50%" cy="60%" r="18%" fill="#3b3b3b"/></svg>`,
        ),
      },
    ])
    .jpeg({ quality: 85 })
    .toBuffer();
  return { name: `${name}.jpg`, mimeType: "image/jpeg", buffer };
}
