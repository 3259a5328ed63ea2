// The shell script paints before the bundle: what it paints is what the app draws, and what is done meanwhile counts.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { wwwDir } from "../../scripts/lib/build-if-changed.mjs";
import { expect, test, type Phone } from "../support/browser.ts";

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

test("the screen behind the first tile opens before the app, and its own taps count @once", async ({ phone }) => {
  const { arrive, arrived } = hold();
  await phone.page.route(/\/mount\.[^/]+\.module\.js$/, async (route) => {
    await arrived;
    await route.continue();
  });
  await phone.page.goto(phone.stack.phoneUrl("/", phone.device), { waitUntil: "commit" });
  await phone.tap("Gửi phản ánh");
  await expect(phone.page.getByRole("heading", { level: 1, name: "Gửi phản ánh" })).toBeFocused();
  await phone.tap("Quay lại");
  await expect(phone.page.getByRole("searchbox")).toBeVisible();
  await phone.tap("Gửi phản ánh");
  const painted = await phone.page.locator("main").innerText();
  const subject = phone.page.locator('main a[href*="?category="]').first();
  await subject.click();
  await expect(subject).toHaveAttribute("data-pressed", "");
  arrive();
  await expect(phone.page).toHaveURL(/\?category=/);
  await phone.ready();
  await phone.page.goBack();
  await expect.poll(() => phone.page.locator("main").innerText()).toBe(painted);
  await phone.page.goBack();
  await expect(phone.page.getByRole("searchbox")).toBeVisible();
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
  // English is a piece of its own: while it does not arrive, the screen says so and stays as it is.
  await phone.page.route(MODULES, (route) => route.abort());
  await phone.page.getByText("English").click();
  await expect(phone.page.getByText("Chưa đổi được ngôn ngữ")).toBeVisible();
  await phone.page.unroute(MODULES);
  await phone.open("/settings");
  await phone.page.getByText("English").click();
  await expect(phone.page.getByRole("heading", { level: 1, name: "Settings" })).toBeVisible();
  await phone.open("/settings");
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

/** The heavy parts have come: the session asks Zalo's storage. */
const hostIsThere = (phone: Phone) =>
  expect
    .poll(() => phone.stack.nativeCalls(phone.device).map((call) => JSON.stringify(call)))
    .toContainEqual(expect.stringContaining("session"));

test("a link that comes while the app is open opens its screen; an unknown one says so @once", async ({ phone }) => {
  await phone.open("/");
  await hostIsThere(phone);
  await phone.stack.sendEvent(phone.device, "h5.event.open.mp", { path: "/notices" });
  await expect(phone.page.getByRole("heading", { level: 1, name: "Tin báo" })).toBeFocused();
  await phone.stack.sendEvent(phone.device, "h5.event.open.mp", { path: "/no/such/place" });
  await expect(phone.page.getByText("Đường dẫn vừa mở không có trong ứng dụng")).toBeVisible();
});

test("the hotline is dialled through Zalo @once", async ({ phone }) => {
  const { number } = phone.stack.province.hotline;
  await phone.open("/");
  await hostIsThere(phone);
  await phone.tap(`Gọi ${number}`);
  await expect
    .poll(() => phone.stack.nativeCalls(phone.device).map((call) => JSON.stringify(call)))
    .toContainEqual(expect.stringContaining(number));
});

test("a danger last seen is painted at once and pushes nothing @once", async ({ phone }) => {
  // The server says nothing new meanwhile.
  await phone.page.route("**/v1/public/province", (route) => route.abort());
  await phone.open("/");
  await phone.page.evaluate((key) => {
    const danger = {
      id: "flood",
      level: "danger",
      title: { vi: "Xả lũ <hồ>" },
      text: { vi: "Tránh xa bờ sông & suối." },
    };
    localStorage.setItem(key, JSON.stringify({ modules: [], alerts: [danger] }));
  }, `${phone.stack.province.code}.province`);
  const { arrive, arrived } = hold();
  await phone.page.route(MODULES, async (route) => {
    await arrived;
    await route.continue();
  });
  await phone.page.goto(phone.stack.phoneUrl("/", phone.device), { waitUntil: "commit" });
  await expect(phone.page.getByText("Xả lũ <hồ>")).toBeVisible();
  const tile = phone.page.getByRole("link", { name: "Gửi phản ánh" });
  const painted = await tile.boundingBox();
  arrive();
  await phone.page.waitForFunction(() => Object.keys(document.getElementById("app")?.firstChild ?? {}).length > 0);
  expect(await tile.boundingBox()).toEqual(painted);
  await expect(phone.page.getByText("Tránh xa bờ sông & suối.")).toBeVisible();
});
