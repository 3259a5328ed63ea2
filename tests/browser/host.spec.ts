// The host adapter over the unmodified zmp-sdk, on both kinds of phone: every verb done, refused, given up, left without
// an answer, asked too often, and on a Zalo that is too old.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createSandbox, type RunningSandbox } from "../../sandbox/start.ts";
import type { HostPage, Outcome } from "../host/page.ts";
import { buildHostPage } from "../host/build.ts";
import { expect, test as base } from "../support/browser.ts";

type Patch = Record<string, unknown>;

/** A phone that shows nothing but the adapter, and the person who holds it. */
interface Adapter {
  /** Asks the host for a verb; returns how it ended. */
  ask(verb: string, ...given: unknown[]): Promise<Outcome>;
  /** The same, giving up after half a second. */
  askBriefly(verb: string, ...given: unknown[]): Promise<Outcome>;
  /** Presses a button of Zalo's sheet. */
  press(name: string): Promise<void>;
  set(patch: Patch): Promise<void>;
  send(name: string, data?: unknown): Promise<void>;
  /** Native actions Zalo was asked for since it was opened, without the login every app does. */
  actions(): Promise<string[]>;
  open(path?: string): Promise<void>;
}

const test = base.extend<{ adapter: Adapter }, { world: RunningSandbox & { wwwDir: string } }>({
  world: [
    async ({}, use) => {
      const page = await buildHostPage();
      const world = await createSandbox({
        wwwDir: page.wwwDir,
        provinceDir: fileURLToPath(new URL("../../provinces/demo", import.meta.url)),
        zaloAppSecret: "secret-of-the-tests",
      });
      await use(Object.assign(world, { wwwDir: page.wwwDir }));
      await world.close();
      await page.remove();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  page: async ({ chromiumBrowser }, use) => {
    const context = await chromiumBrowser.newContext({ viewport: { width: 360, height: 640 }, hasTouch: true });
    await use(await context.newPage());
    await context.close();
  },
  adapter: async ({ world, page, platform }, use, info) => {
    const id = `h${info.testId
      .replace(/[^a-z0-9]/gi, "")
      .toLowerCase()
      .slice(-20)}`;
    const phone = world.device(id);
    await phone.patch({ platform });
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(String(error)));
    const open = async (path?: string) => {
      await page.goto(world.phoneUrl(id) + (path === undefined ? "" : `?p=${encodeURIComponent(path)}`));
      await expect(page.getByRole("button", { name: "Ready" })).toBeVisible();
    };
    const ask = (verb: string, given: unknown[], limits?: object): Promise<Outcome> =>
      page.evaluate(
        ([verb, given, limits]) => (window as unknown as { page: HostPage }).page.ask(verb, given, limits),
        [verb, given, limits] as const,
      );
    const control = async (method: string, path: string, body: unknown) => {
      const answer = await fetch(`${world.origin}/__sandbox/devices/${id}${path}`, {
        method,
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });
      expect(answer.ok, await answer.text()).toBe(true);
    };
    await open();
    await use({
      ask: (verb, ...given) => ask(verb, given),
      askBriefly: (verb, ...given) => ask(verb, given, { silentTimeout: 500, personTimeout: 500 }),
      press: (name) => page.getByRole("dialog").getByRole("button", { name, exact: true }).click(),
      set: (patch) => control("PATCH", "", patch),
      send: (name, data = {}) => control("POST", "/events", { name, data }),
      actions: () =>
        page.evaluate(() =>
          (window as unknown as { __SANDBOX__: { calls: { action: string }[] } }).__SANDBOX__.calls
            .map(({ action }) => action)
            .filter((action) => action !== "action.jump.login" && action !== "processActionMPDS"),
        ),
      open,
    });
    expect(errors).toEqual([]);
  },
});

const GRANTED = {
  userInfo: "allow",
  phone: "allow",
  location: "allow",
  notification: "allow",
  camera: "allow",
  oa: "allow",
};
const REFUSED = { userInfo: "deny", phone: "deny", location: "deny", notification: "deny", camera: "deny", oa: "deny" };
const OA = "3368637342326461234";
const card = {
  title: "Sao Mai Số",
  description: "Gửi phản ánh",
  thumbnail: "https://h5.zdn.vn/a.png",
  path: "/reports/new",
};

/** Each verb that asks Zalo for something, its native action, and what a good answer looks like. */
const VERBS: { verb: string; given?: unknown[]; action: string; value?: unknown }[] = [
  { verb: "openPermissionSettings", action: "action.ma.menu.permission" },
  { verb: "scanQr", action: "action.open.qr", value: "https://zalo.me/s/1/?p=/reports" },
  { verb: "callPhone", given: ["1022"], action: "action.open.phone" },
  { verb: "openWebview", given: ["https://example.vn/huong-dan"], action: "action.open.inapp" },
  { verb: "share", given: [card], action: "action.open.sharesheet" },
  { verb: "followOfficialAccount", given: [OA], action: "action.follow.oa" },
  { verb: "openChat", given: [OA, "Xin chào"], action: "action.open.chat" },
  { verb: "requestNotifications", action: "action.mp.send.notification" },
  { verb: "saveImage", given: ["https://example.vn/a.jpg"], action: "action.save.image.gallery" },
  { verb: "updateHost", action: "action.open.outapp" },
];
/** What Zalo's own sheets want to be pressed for a yes. */
const YES: Record<string, string> = { openPermissionSettings: "Đóng", share: "Gửi cho một người bạn" };

test.describe("done", () => {
  test("a token comes silently", async ({ adapter, page }) => {
    const token = await adapter.ask("accessToken");
    expect(token).toEqual({ value: expect.stringMatching(/^.{10,}$/) });
    await expect(page.getByRole("dialog")).toHaveCount(0);
  });

  test("name and phone are asked for together, in at most two scopes, and shared", async ({ adapter, page }) => {
    const asked = adapter.ask("shareIdentity");
    await expect(page.getByRole("dialog")).toBeVisible();
    await adapter.press("Cho phép");
    expect(await asked).toEqual({
      value: { accessToken: expect.stringMatching(/.+/), phoneToken: expect.stringMatching(/.+/) },
    });
    expect(await adapter.ask("permissions")).toEqual({ value: { name: true, phone: true, location: false } });
    // Allowed once: no second sheet.
    expect(await adapter.ask("shareIdentity")).toHaveProperty("value.phoneToken");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  });

  test("the place is shared", async ({ adapter }) => {
    const asked = adapter.ask("shareLocation");
    await adapter.press("Cho phép");
    expect(await asked).toHaveProperty("value.locationToken", expect.stringMatching(/.+/));
    expect(await adapter.ask("permissions")).toEqual({ value: { name: false, phone: false, location: true } });
  });

  test("nothing is allowed before anybody was asked", async ({ adapter, page }) => {
    expect(await adapter.ask("permissions")).toEqual({ value: { name: false, phone: false, location: false } });
    await expect(page.getByRole("dialog")).toHaveCount(0);
  });

  test("every verb that asks Zalo for something", async ({ adapter }) => {
    await adapter.set({ permissions: GRANTED, qr: "https://zalo.me/s/1/?p=/reports" });
    for (const { verb, given = [], action, value } of VERBS) {
      const asked = adapter.ask(verb, ...given);
      if (YES[verb]) await adapter.press(YES[verb]);
      expect(await asked, verb).toEqual({ value });
      expect(await adapter.actions(), verb).toContain(action);
    }
  });

  test("createShortcut", async ({ adapter, platform }) => {
    expect(await adapter.ask("createShortcut")).toEqual({ value: undefined });
    expect(await adapter.actions()).toContain(platform === "ios" ? "action.open.inapp" : "action.create.shortcut");
  });

  test("close", async ({ adapter, page }) => {
    await adapter.ask("close");
    await expect(page).toHaveTitle("Zalo đã đóng");
  });

  test("entrySource", async ({ adapter }) => {
    expect(await adapter.ask("entrySource")).toEqual({ value: expect.any(String) });
  });
});

test.describe("refused", () => {
  test("once, by the citizen: denied, and nobody asks again unasked", async ({ adapter, page }) => {
    for (const verb of ["shareIdentity", "shareLocation", "requestNotifications", "followOfficialAccount"]) {
      const asked = adapter.ask(verb, OA);
      await adapter.press("Từ chối");
      expect(await asked, verb).toMatchObject({ error: "denied" });
      await expect(page.getByRole("dialog")).toHaveCount(0);
    }
  });

  test("for good, in the settings: denied without a sheet", async ({ adapter, page }) => {
    await adapter.set({ permissions: REFUSED });
    for (const verb of ["shareIdentity", "shareLocation", "requestNotifications", "followOfficialAccount", "scanQr"]) {
      expect(await adapter.ask(verb, OA), verb).toMatchObject({ error: "denied" });
    }
    await expect(page.getByRole("dialog")).toHaveCount(0);
    // Level 0 goes on.
    expect(await adapter.ask("accessToken")).toHaveProperty("value");
  });

  test("and allowed later, through the settings we offer", async ({ adapter }) => {
    const asked = adapter.ask("shareIdentity");
    await adapter.press("Từ chối");
    await asked;
    const settings = adapter.ask("openPermissionSettings");
    await adapter.press("Cho phép tất cả");
    await settings;
    expect(await adapter.ask("permissions")).toEqual({ value: { name: true, phone: true, location: true } });
    expect(await adapter.ask("shareIdentity")).toHaveProperty("value.phoneToken");
  });
});

test("given up: the scanner closed is a cancel", async ({ adapter }) => {
  await adapter.set({ permissions: GRANTED });
  const asked = adapter.ask("scanQr");
  await adapter.press("Hủy");
  expect(await asked).toMatchObject({ error: "cancelled" });
});

test.describe("photos", () => {
  const photo = (name: string) => ({ name, mimeType: "image/jpeg", buffer: Buffer.from([0xff, 0xd8, 0xff, 0xd9]) });
  /** In a click, as a person would: browsers open a chooser only then. */
  const pick = (source: string, max: number) => `
    document.querySelector("button").onclick = () => {
      page.picked = page.outcome(() => page.host.pickPhotos(${max}, "${source}").then((files) => files.map((f) => f.name)));
    }`;
  const picked = "page.picked";

  test("come as files, in order, never more than asked for, whatever is permitted", async ({ adapter, page }) => {
    await adapter.set({ permissions: REFUSED });
    await page.evaluate(pick("album", 2));
    const [chooser] = await Promise.all([
      page.waitForEvent("filechooser"),
      page.getByRole("button", { name: "Ready" }).click(),
    ]);
    expect(chooser.isMultiple()).toBe(true);
    await chooser.setFiles([photo("1.jpg"), photo("2.jpg"), photo("3.jpg")]);
    expect(await page.evaluate(picked)).toEqual({ value: ["1.jpg", "2.jpg"] });
    await expect(page.locator("input[type=file]")).toHaveCount(0);
    expect(await adapter.actions()).toEqual([]);
  });

  test("from the camera come one at a time", async ({ page, adapter }) => {
    await page.evaluate(pick("camera", 5));
    const [chooser] = await Promise.all([
      page.waitForEvent("filechooser"),
      page.getByRole("button", { name: "Ready" }).click(),
    ]);
    expect(chooser.isMultiple()).toBe(false);
    await expect(page.locator("input[type=file]")).toHaveAttribute("capture", "environment");
    await chooser.setFiles(photo("camera.jpg"));
    expect(await page.evaluate(picked)).toEqual({ value: ["camera.jpg"] });
    expect(await adapter.actions()).toEqual([]);
  });

  test("not chosen are a cancel", async ({ page, adapter }) => {
    await page.evaluate(pick("album", 2));
    await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "Ready" }).click()]);
    // What the browser says when the chooser is closed.
    await page.locator("input[type=file]").dispatchEvent("cancel");
    expect(await page.evaluate(picked)).toEqual({ error: "cancelled" });
    await expect(page.locator("input[type=file]")).toHaveCount(0);
    expect(await adapter.ask("accessToken")).toHaveProperty("value");
  });
});

test.describe("left without an answer", () => {
  const silent: Record<string, [verb: string, ...given: unknown[]]> = {
    "action.jump.login": ["accessToken"],
    "action.mp.user.authorize": ["shareIdentity"],
    "action.mp.get.number": ["shareIdentity"],
    "action.get.location": ["shareLocation"],
    "action.open.qr": ["scanQr"],
    "action.open.phone": ["callPhone", "1022"],
    "action.open.inapp": ["openWebview", "https://example.vn/"],
    "action.open.sharesheet": ["share", card],
    "action.follow.oa": ["followOfficialAccount", OA],
    "action.mp.send.notification": ["requestNotifications"],
    "action.save.image.gallery": ["saveImage", "https://example.vn/a.jpg"],
  };
  const ANSWERING = Object.fromEntries(Object.keys(silent).map((action) => [action, null]));
  test("every call ends although its native action stays silent @once", async ({ adapter }) => {
    for (const [action, [verb, ...given]] of Object.entries(silent)) {
      await adapter.set({ permissions: GRANTED, failures: { ...ANSWERING, [action]: "silent" } });
      await adapter.open();
      expect(await adapter.askBriefly(verb, ...given), action).toMatchObject({ error: "timeout" });
    }
  });

  test("authorize answering with nothing at all ends too", async ({ adapter }) => {
    await adapter.set({ permissions: GRANTED, failures: { "action.mp.user.authorize": "garbage" } });
    await adapter.open();
    expect(await adapter.askBriefly("shareIdentity")).toMatchObject({ error: "timeout" });
  });

  test("a network nobody can tell counts as there", async ({ adapter, page }) => {
    await adapter.set({ failures: { "action.webview.networktype": "-14" } });
    expect(await page.evaluate("page.host.network()")).toBe("online");
  });
});

test.describe("asked too often", () => {
  test("every call is answered: identical ones together, others spaced under Zalo's limit", async ({
    adapter,
    page,
  }) => {
    await adapter.set({ permissions: GRANTED });
    const together = await page.evaluate(() => {
      const { host, outcome } = (window as unknown as { page: HostPage }).page;
      return Promise.all(Array.from({ length: 10 }, () => outcome(() => host.permissions())));
    });
    expect(together).toEqual(Array(10).fill({ value: { name: false, phone: false, location: false } }));
    const inTurn = await page.evaluate(async () => {
      const { host, outcome } = (window as unknown as { page: HostPage }).page;
      const answers = [];
      for (let n = 0; n < 7; n++) answers.push(await outcome(() => host.permissions()));
      return answers;
    });
    for (const answer of inTurn) expect(answer).toHaveProperty("value");
    const accounts = await page.evaluate(() => {
      const { host, outcome } = (window as unknown as { page: HostPage }).page;
      return Promise.all(["1", "2", "3", "4", "5"].map((id) => outcome(() => host.followOfficialAccount(id))));
    });
    expect(accounts).toEqual(Array(5).fill({ value: undefined }));
  });

  test("Zalo saying so is rate-limited", async ({ adapter }) => {
    await adapter.set({ failures: { "action.get.location": "-400" }, permissions: GRANTED });
    expect(await adapter.ask("shareLocation")).toMatchObject({ error: "rate-limited", nativeCode: -1410 });
  });
});

test("a function Zalo has not approved is not-approved", async ({ adapter }) => {
  await adapter.set({
    permissions: GRANTED,
    failures: { "action.mp.get.number": "-1403", "action.get.location": "-1403" },
  });
  expect(await adapter.ask("shareIdentity")).toMatchObject({ error: "not-approved" });
  expect(await adapter.ask("shareLocation")).toMatchObject({ error: "not-approved" });
});

test.describe("an old Zalo", () => {
  test("without storage of its own: nothing kept, nothing broken", async ({ adapter, page }) => {
    await adapter.set({ missing: { nativeStorage: true } });
    await adapter.open();
    expect(await page.evaluate("page.host.can('storage')")).toBe(false);
    await page.evaluate("page.host.storage.set('a', '1')");
    expect(await page.evaluate("page.host.storage.get('a')")).toBeUndefined();
    await page.evaluate("page.host.storage.remove('a')");
    expect(await adapter.ask("accessToken")).toHaveProperty("value");
  });

  test("that cannot authorize: unsupported before Zalo is asked, all else works", async ({
    adapter,
    page,
    platform,
  }) => {
    await page.addInitScript(
      (version) => {
        Object.defineProperty(window, "zaloVersionCode", { get: () => version, set: () => undefined });
      },
      platform === "ios" ? 400 : 700,
    );
    await adapter.set({ permissions: GRANTED });
    await adapter.open();
    expect(await page.evaluate("page.host.can('shareIdentity')")).toBe(false);
    expect(await adapter.ask("shareIdentity")).toEqual({ error: "unsupported" });
    expect(await adapter.actions()).not.toContain("action.mp.user.authorize");
    expect(await adapter.ask("accessToken")).toHaveProperty("value");
    expect(await adapter.ask("updateHost")).toEqual({ value: undefined });
  });
});

test.describe("Zalo's servers failing", () => {
  const failed = { error: expect.stringMatching(/^(unavailable|timeout)$/) };

  test("no token or unknown permissions are said, never made up", async ({ adapter }) => {
    for (const failure of ["500", "garbage", "-501"]) {
      await adapter.set({ failures: { access_token: failure, "auth-settings": failure } });
      await adapter.open();
      expect(await adapter.askBriefly("accessToken"), failure).toMatchObject(failed);
      expect(await adapter.askBriefly("permissions"), failure).toMatchObject(failed);
    }
  });

  test("a login that fails in whatever way gives no token and does not hang", async ({ adapter }) => {
    for (const failure of ["slow", "500", "-501", "garbage", "invalid-token"]) {
      await adapter.set({ failures: { "jump-login": failure } });
      await adapter.open();
      expect(await adapter.askBriefly("accessToken"), failure).toMatchObject(failed);
    }
  });

  test("login refused: what waits for a person does not wait for ever, and storage goes on", async ({
    adapter,
    page,
  }) => {
    await adapter.set({ failures: { "jump-login": "500" }, permissions: GRANTED });
    await adapter.open();
    for (const verb of ["shareIdentity", "shareLocation", "scanQr", "permissions", "accessToken"]) {
      expect(await adapter.ask(verb), verb).toMatchObject({ error: "unavailable" });
    }
    await page.evaluate("page.host.storage.set('token', 'x')");
    expect(await page.evaluate("page.host.storage.get('token')")).toBe("x");
    expect(await page.evaluate("page.host.network()")).toBe("online");
  });

  test("access_token slow: given up, and there the next time it is asked for", async ({ adapter }) => {
    await adapter.set({ failures: { access_token: "slow" }, slowMs: 2000 });
    await adapter.open();
    expect(await adapter.askBriefly("accessToken")).toEqual({ error: "timeout" });
    await adapter.set({ failures: { access_token: null } });
    expect(await adapter.ask("accessToken")).toHaveProperty("value");
  });
});

test.describe("what the phone says", () => {
  const heard = (page: { evaluate(script: string): Promise<unknown> }) =>
    expect.poll(() => page.evaluate("page.heard"));

  test("pause, resume, network and links arrive until we stop listening", async ({ adapter, page }) => {
    await page.evaluate(() => {
      const { host, heard } = (window as unknown as { page: HostPage }).page;
      const stops = [
        host.onPause(() => heard.push("pause")),
        host.onResume(() => heard.push("resume")),
        host.onNetworkChange((network) => heard.push(network)),
        host.onOpenPath((path) => heard.push(path)),
      ];
      Object.assign(window, { stop: () => stops.forEach((stop) => stop()) });
    });
    await adapter.send("h5.event.paused");
    await adapter.send("h5.event.resumed");
    await heard(page).toEqual(["pause", "resume"]);
    const appUrl = page.url().split("?")[0]!;
    await adapter.send("h5.event.open.mp", { url: `${appUrl}?p=${encodeURIComponent("/reports/new")}` });
    await adapter.send("h5.event.open.mp", { url: `${appUrl}?p=${encodeURIComponent("https://evil.example")}` });
    await adapter.send("h5.event.open.mp", { url: `${appUrl}reports/mine` });
    await heard(page).toEqual(["pause", "resume", "/reports/new", "/reports/mine"]);
    await adapter.set({ network: "offline" });
    expect(await page.evaluate("page.host.network()")).toBe("offline");
    await expect.poll(() => page.evaluate("page.heard.includes('offline')")).toBe(true);
    await adapter.set({ network: "online" });
    await expect.poll(() => page.evaluate("page.heard[page.heard.length - 1]")).toBe("online");
    expect(await page.evaluate("page.host.network()")).toBe("online");
    await page.evaluate("stop(); page.heard.length = 0; page.host.onResume(() => page.heard.push('again'))");
    await adapter.send("h5.event.paused");
    await adapter.send("h5.event.resumed");
    await heard(page).toEqual(["again"]);
    await adapter.send("h5.event.webview.close");
    await heard(page).toEqual(["again", "again"]);
  });

  test("where it was opened and what it looks like", async ({ adapter, page, platform }) => {
    expect(await page.evaluate("page.host.launch")).toEqual({ platform, theme: "light" });
    await adapter.set({ theme: "dark" });
    await adapter.open("/reports/PA-261121-0042?from=qr");
    expect(await page.evaluate("page.host.launch")).toEqual({
      platform,
      theme: "dark",
      path: "/reports/PA-261121-0042?from=qr",
    });
    await adapter.open("//evil.example");
    expect(await page.evaluate("page.host.launch")).not.toHaveProperty("path");
  });

  test("storage outlives the app and says nothing where it is full", async ({ adapter, page }) => {
    expect(await page.evaluate("page.host.can('storage')")).toBe(true);
    expect(await page.evaluate("page.host.storage.get('token')")).toBeUndefined();
    await page.evaluate("page.host.storage.set('token', 'Đã lưu')");
    await adapter.open();
    expect(await page.evaluate("page.host.storage.get('token')")).toBe("Đã lưu");
    await page.evaluate("page.host.storage.remove('token')");
    expect(await page.evaluate("page.host.storage.get('token')")).toBeUndefined();
    await adapter.set({ storageFull: true });
    await page.evaluate("page.host.storage.set('more', 'x'.repeat(6 * 1024 * 1024))");
    expect(await adapter.ask("accessToken")).toHaveProperty("value");
  });

  test("keys are made with and without WebCrypto", async ({ adapter, page }) => {
    await adapter.set({ missing: { webCrypto: true } });
    await adapter.open();
    expect(await page.evaluate("page.newIdempotencyKey()")).toMatch(/^[0-9a-f]{32}$/);
  });
});

test("outside Zalo nothing pretends: no dummies, no silence", async ({ world, page }) => {
  // The same page on localhost, where zmp-sdk answers everything with made-up successes.
  const address = "http://localhost:9/";
  await page.route(`${address}**`, async (route) =>
    new URL(route.request().url()).pathname === "/"
      ? route.fulfill({
          contentType: "text/html",
          body: `<div id="app"></div><script type="module" src="page.module.js"></script>`,
        })
      : route.fulfill({ path: join(world.wwwDir, "page.module.js"), contentType: "text/javascript" }),
  );
  await page.goto(address);
  const ask = (verb: string) =>
    page.evaluate((verb) => (window as unknown as { page: HostPage }).page.ask(verb, ["1"]), verb);
  for (const verb of [
    "accessToken",
    "shareIdentity",
    "shareLocation",
    "permissions",
    "scanQr",
    "callPhone",
    "requestNotifications",
  ]) {
    expect(await ask(verb), verb).toEqual({ error: "unavailable" });
    expect(await page.evaluate(`page.host.can("${verb}")`), verb).toBe(false);
  }
  expect(await page.evaluate("page.host.can('pickPhotos')")).toBe(true);
  expect(await page.evaluate("page.host.can('storage')")).toBe(false);
  expect(await page.evaluate("page.host.network()")).toBe("online");
});

test.describe("calls to the server from a real webview", () => {
  type Handler = (request: IncomingMessage, response: ServerResponse, body: Buffer) => void;
  const answer: { now: Handler } = { now: () => undefined };
  const seen: string[] = [];
  const json =
    (status: number, body: unknown): Handler =>
    (_, response) =>
      void response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));

  /** A server across origins that lets the phone in as ours does. */
  const server = createServer((request, response) => {
    response.setHeader("access-control-allow-origin", request.headers.origin ?? "*");
    response.setHeader("access-control-allow-headers", "authorization,content-type,idempotency-key");
    response.setHeader("access-control-allow-methods", "GET,POST,DELETE");
    seen.push(`${request.method} ${request.url}`);
    if (request.method === "OPTIONS") return void response.writeHead(204).end();
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => answer.now(request, response, Buffer.concat(parts)));
  });
  test.beforeEach(async ({ world }) => {
    seen.length = 0;
    if (!server.listening) await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    world.connect({ origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
  });
  test.afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  test("a public read makes no preflight, one of the citizen's own carries the bearer", async ({ adapter, page }) => {
    await adapter.open();
    answer.now = json(200, { items: [] });
    expect(await page.evaluate("page.call('getProvince', {})")).toMatchObject({ value: { items: [] } });
    expect(seen).toEqual(["GET /v1/public/province"]);
    let bearer: string | undefined;
    answer.now = (request, response, body) => {
      bearer = request.headers.authorization;
      json(200, { items: [] })(request, response, body);
    };
    expect(await page.evaluate("page.call('listMyCases', { query: { limit: 5 } })")).toMatchObject({
      value: { items: [] },
    });
    expect(seen.slice(1)).toEqual(["OPTIONS /v1/my/cases?limit=5", "GET /v1/my/cases?limit=5"]);
    expect(bearer).toBe("Bearer bearer-of-the-tests");
  });

  test("a picture comes as a file, and its absence as a problem", async ({ adapter, page }) => {
    await adapter.open();
    answer.now = (_, response) => void response.writeHead(200, { "content-type": "image/webp" }).end(Buffer.alloc(10));
    const read = "page.call('getMyAttachment', { path: { code: 'PA-1', attachmentId: 'x' } })";
    expect(await page.evaluate(read)).toMatchObject({ value: "image/webp 10" });
    answer.now = json(404, {
      type: "/problems/attachment-not-found",
      title: "",
      status: 404,
      code: "attachment-not-found",
      requestId: "1",
    });
    expect(await page.evaluate(read)).toEqual({ error: "attachment-not-found" });
  });

  test("a cut, a dead server and a captive portal are told apart", async ({ adapter, page }) => {
    await adapter.open();
    const both = async () => [
      await page.evaluate("page.call('getProvince', {})"),
      await page.evaluate("page.call('listMyCases', {})"),
    ];
    answer.now = (request) => void request.socket.destroy();
    expect(await both()).toEqual(Array(2).fill({ error: "unreachable" }));
    answer.now = (_, response) => void response.writeHead(200, { "content-type": "text/html" }).end("<h1>Wi-Fi</h1>");
    expect(await both()).toEqual(Array(2).fill({ error: "unreachable" }));
    await adapter.set({ network: "offline" });
    expect(await both()).toEqual(Array(2).fill({ error: "offline" }));
  });
});
