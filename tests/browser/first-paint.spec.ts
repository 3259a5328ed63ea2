// The shell script paints before the bundle: what it paints is what the app draws, and what is done meanwhile counts.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { wwwDir } from "../../scripts/lib/build-if-changed.mjs";
import { expect, test } from "../support/browser.ts";

const MODULES = "**/*.module.js";

/** Holds back every module until `arrive` is called. */
function hold() {
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  return { arrive, arrived };
}

test("a tap before the app is ready is remembered and answered @once", async ({ phone }) => {
  const { arrive, arrived } = hold();
  await phone.page.route(MODULES, async (route) => {
    await arrived;
    await route.continue();
  });
  await phone.page.goto(phone.stack.phoneUrl("/", phone.device), { waitUntil: "commit" });
  const tile = phone.page.getByRole("link", { name: "Gửi phản ánh" });
  await tile.click();
  await expect(tile).toHaveAttribute("data-pressed", "");
  expect(new URL(phone.page.url()).pathname).not.toContain("/reports/new");
  arrive();
  await expect(phone.page).toHaveURL(/\/reports\/new$/);
  await phone.ready();
});

test("words typed before the app is ready are searched for @once", async ({ phone }) => {
  const { arrive, arrived } = hold();
  await phone.page.route(MODULES, async (route) => {
    await arrived;
    await route.continue();
  });
  await phone.page.goto(phone.stack.phoneUrl("/", phone.device), { waitUntil: "commit" });
  await phone.page.getByRole("searchbox").fill("zzz");
  await phone.page.getByRole("searchbox").press("Enter");
  arrive();
  await expect(phone.page.getByText("Chưa tìm thấy mục phù hợp").first()).toBeVisible();
  await expect(phone.page.getByRole("searchbox")).toHaveValue("zzz");
});

test("the app draws exactly what the shell painted, and nothing moves @once", async ({ phone }) => {
  await phone.page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as PerformanceEntry & { value: number }).value);
    }).observe({ type: "layout-shift", buffered: true });
  });
  const { arrive, arrived } = hold();
  await phone.page.route(MODULES, async (route) => {
    await arrived;
    await route.continue();
  });
  await phone.page.goto(phone.stack.phoneUrl("/", phone.device), { waitUntil: "commit" });
  const app = phone.page.locator("#app");
  await expect(phone.page.getByRole("searchbox")).toBeVisible();
  const painted = await app.innerHTML();
  const before = await phone.page.screenshot({ caret: "initial" });
  arrive();
  await phone.page.waitForFunction(() => Object.keys(document.getElementById("app")?.firstChild ?? {}).length > 0);
  await phone.page.waitForLoadState("networkidle");
  expect(await app.innerHTML()).toBe(painted);
  expect((await phone.page.screenshot({ caret: "initial" })).equals(before)).toBe(true);
  expect(await phone.page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)).toEqual([]);
});

test("a link opens its screen with home under it @once", async ({ phone }) => {
  const link = new URL(phone.stack.phoneUrl("/notices", phone.device));
  link.searchParams.set("env", "TESTING");
  await phone.page.goto(link.href);
  await expect(phone.page.getByRole("heading", { level: 1, name: "Tin báo" })).toBeFocused();
  expect(new URL(phone.page.url()).search).toBe("?env=TESTING");
  await phone.page.goBack();
  await expect(phone.page.getByRole("searchbox")).toBeVisible();
});

test("text size and language hold from the first paint on @once", async ({ phone }) => {
  await phone.open("/settings");
  await phone.page.getByText("Rất lớn").click();
  await phone.page.getByText("English").click();
  await expect(phone.page.getByRole("heading", { level: 1, name: "Settings" })).toBeVisible();
  const size = await phone.page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
  expect(parseFloat(size)).toBeCloseTo(16 * 1.35, 1);
  await phone.page.route(MODULES, (route) => route.abort());
  await phone.page.goto(phone.stack.phoneUrl("/", phone.device), { waitUntil: "commit" }).catch(() => undefined);
  await expect(phone.page.locator("html[lang=en][data-text='3']")).toHaveCount(1);
});

test("home loads what the budgets count, and nothing else @once", async ({ phone }) => {
  const loaded = new Set<string>();
  phone.page.on("requestfinished", (request) => {
    const name = /\/zapps\/\d+\/[^/]+\/(.+\.js)$/.exec(new URL(request.url()).pathname)?.[1];
    if (name) loaded.add(name);
  });
  await phone.open("/");
  const { stdout } = await promisify(execFile)(process.execPath, [
    "scripts/budgets.mjs",
    wwwDir(phone.stack.province.code),
    "--idle-files",
  ]);
  await expect.poll(() => [...loaded].sort()).toEqual(JSON.parse(stdout));
  await phone.page.waitForLoadState("networkidle");
  expect([...loaded].sort()).toEqual(JSON.parse(stdout));
});
