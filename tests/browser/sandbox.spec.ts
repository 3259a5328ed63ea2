// The sandbox itself: the unmodified zmp-sdk in a tiny app, on a page made from app-config.json's lists.
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type * as Sdk from "zmp-sdk";
import { createSandbox, type RunningSandbox } from "../../sandbox/start.ts";
import { expect, test as base } from "../support/browser.ts";
import type { Page } from "@playwright/test";

declare global {
  interface Window {
    sdk: typeof Sdk;
    seen: unknown[];
  }
}

const APP = `
import * as sdk from "zmp-sdk";
window.sdk = sdk;
window.seen = [];
for (const name of ["AppPaused", "AppResumed", "OpenApp", "NetworkChanged", "WebviewClosed"]) {
  sdk.events.on(sdk.EventName[name], (data) => window.seen.push([name, data]));
}
document.getElementById("app").innerHTML = "<main><h1>Thử</h1><p style='font-size:20px'>chữ</p></main>";
window.addEventListener("pagehide", () => sdk.nativeStorage.setItem("flushed", "yes"));
`;

interface Tiny {
  sandbox: RunningSandbox;
  api: { origin: string; requests: string[] };
}

const test = base.extend<{ page: Page }, { tiny: Tiny }>({
  tiny: [
    async ({}, use) => {
      const { build } = await import("vite");
      const wwwDir = await mkdtemp(join(tmpdir(), "tiny-"));
      // Inside the repository, so that the SDK is found.
      const folder = join(import.meta.dirname, "..", "..", ".cache");
      await mkdir(folder, { recursive: true });
      const entry = join(folder, `tiny-${process.pid}.js`);
      await writeFile(entry, APP);
      await build({
        configFile: false,
        logLevel: "error",
        resolve: { mainFields: ["module", "jsnext:main", "jsnext", "main"] },
        build: {
          outDir: wwwDir,
          emptyOutDir: false,
          rolldownOptions: { input: entry, output: { entryFileNames: "assets/app.module.js" } },
        },
      });
      await rm(entry);
      await mkdir(wwwDir, { recursive: true });
      const config = { app: { title: "Thử" }, listCSS: [], listSyncJS: ["assets/app.module.js"], listAsyncJS: [] };
      await writeFile(join(wwwDir, "app-config.json"), JSON.stringify(config));
      const requests: string[] = [];
      const api: Server = createServer((request, response) => {
        requests.push(`${request.method} ${request.url} ${request.headers.origin}`);
        for (const name of ["origin", "methods", "headers"]) response.setHeader(`access-control-allow-${name}`, "*");
        response.setHeader("access-control-expose-headers", "*");
        if (request.method === "PATCH") response.setHeader("upload-offset", request.headers["content-length"] ?? 0);
        if (request.method === "HEAD") response.setHeader("upload-length", 1000);
        if (request.method === "OPTIONS") requests.pop();
        request.resume().on("end", () => response.end("{}"));
      });
      await new Promise<void>((resolve) => api.listen(0, "127.0.0.1", resolve));
      const address = api.address() as { port: number };
      const sandbox = await createSandbox({
        wwwDir,
        provinceDir: join(import.meta.dirname, "..", "..", "provinces", "tay-ninh"),
        apiOrigin: "https://api.example.gov.vn",
        zaloAppSecret: "s",
      });
      const origin = `http://127.0.0.1:${address.port}`;
      sandbox.connect({ origin });
      await use({ sandbox, api: { origin, requests } });
      await sandbox.close();
      api.close();
      await rm(wwwDir, { recursive: true });
    },
    { scope: "worker" },
  ],
  page: async ({ tiny, chromiumBrowser, platform }, use) => {
    const context = await chromiumBrowser.newContext();
    await tiny.sandbox.device().reset();
    await tiny.sandbox.device().patch({ platform });
    const page = await context.newPage();
    await page.goto(tiny.sandbox.phoneUrl());
    await expect(page.getByRole("heading", { name: "Thử" })).toBeVisible();
    await use(page);
    await context.close();
  },
});

// One sandbox and one phone per worker.
test.describe.configure({ mode: "serial" });

const code = (error: { code: number }) => error.code;

test("login, consent, phone and location run through the SDK", async ({ page, tiny }) => {
  const phone = tiny.sandbox.device();
  expect(await page.evaluate(() => window.sdk.getAccessToken())).toMatch(/^AT_/);
  expect(await page.evaluate(() => window.sdk.getUserInfo({}))).toMatchObject({
    userInfo: { id: phone.settings.account.id, name: "" },
  });
  const refused = page.evaluate(() =>
    window.sdk.authorize({ scopes: ["scope.userInfo", "scope.userPhonenumber"] }).catch((error) => error),
  );
  await page.getByRole("dialog").getByRole("button", { name: "Từ chối" }).click();
  expect(code(await refused)).toBe(-201);
  const allowed = page.evaluate(() => window.sdk.authorize({ scopes: ["scope.userInfo", "scope.userPhonenumber"] }));
  await page.getByRole("dialog").getByRole("button", { name: "Cho phép" }).click();
  expect(await allowed).toEqual({ "scope.userInfo": true, "scope.userPhonenumber": true });
  // Granted stays granted: no second sheet.
  expect((await page.evaluate(() => window.sdk.getPhoneNumber({}))).token).toMatch(/^IT_/);
  await phone.patch({ permissions: { location: "deny" } });
  expect(code(await page.evaluate(() => window.sdk.getLocation({}).catch((error) => error)))).toBe(-2002);
  await phone.patch({ permissions: { location: "allow" } });
  expect((await page.evaluate(() => window.sdk.getLocation({}))).token).toMatch(/^IT_/);
  expect((await page.evaluate(() => window.sdk.getSetting({}))).authSetting).toMatchObject({
    "scope.userInfo": true,
    "scope.userLocation": true,
  });
  expect(phone.calls.map((call) => call.action)).toContain("action.mp.user.authorize");
});

test("native storage outlives the page", async ({ page, tiny }) => {
  await page.evaluate(() => window.sdk.nativeStorage.setItem("key", "khoá"));
  expect(tiny.sandbox.device().store.get("key")).toBe("khoá");
  await page.reload();
  await expect(page.getByRole("heading")).toBeVisible();
  expect(await page.evaluate(() => window.sdk.nativeStorage.getItem("key"))).toBe("khoá");
  await tiny.sandbox.device().patch({ missing: { nativeStorage: true } });
  await page.reload();
  await expect(page.getByRole("heading")).toBeVisible();
  const error = await page.evaluate(() => {
    try {
      return window.sdk.nativeStorage.getItem("key");
    } catch (reason) {
      return (reason as { code: number }).code;
    }
  });
  expect(error).toBe(-1404);
});

test("a killed app says nothing more, and can be opened again", async ({ page, tiny }) => {
  const { origin } = tiny.sandbox;
  await fetch(`${origin}/__sandbox/devices/main/kill`, { method: "POST" });
  await expect(page.getByRole("heading", { name: "Zalo đã đóng" })).toBeVisible();
  expect(tiny.sandbox.device().store.get("flushed")).toBeUndefined();
  await fetch(`${origin}/__sandbox/devices/main/open`, {
    method: "POST",
    body: JSON.stringify({ entry: "qr", path: "/reports" }),
  });
  await expect(page.getByRole("heading", { name: "Thử" })).toBeVisible();
  expect(new URL(page.url()).search).toBe("?p=%2Freports");
  expect(await page.evaluate(() => window.sdk.getEntrySource({}))).toMatchObject({ srcOpen: "qr" });
});

test("events and the network reach the SDK", async ({ page, tiny }) => {
  const control = (action: string, body: unknown) =>
    fetch(`${tiny.sandbox.origin}/__sandbox/devices/main/${action}`, { method: "POST", body: JSON.stringify(body) });
  await control("events", { name: "AppPaused" });
  await control("open", { entry: "oa", path: "/reports/new" });
  await tiny.sandbox.device().patch({ network: "offline" });
  expect(await page.evaluate(() => window.seen)).toEqual([
    ["AppPaused", {}],
    ["OpenApp", { path: "/?p=%2Freports%2Fnew" }],
    ["NetworkChanged", { state: "DISCONNECTED" }],
  ]);
  expect(await page.evaluate(() => [navigator.onLine, document.visibilityState])).toEqual([false, "visible"]);
  expect(await page.evaluate(() => window.sdk.getNetworkType({}))).toMatchObject({ networkType: "none" });
});

test("the province's production origin leads to the local server, unless the phone is offline", async ({
  page,
  tiny,
}) => {
  const ask = () =>
    page.evaluate(async () => {
      const byFetch = await fetch("https://api.example.gov.vn/a").then(
        (response) => response.status,
        (error: Error) => error.name,
      );
      const byXhr = await new Promise((resolve) => {
        const request = new XMLHttpRequest();
        request.onload = () => resolve(request.status);
        request.onerror = () => resolve("error");
        request.open("GET", "https://api.example.gov.vn/b");
        request.send();
      });
      const image = new Image();
      image.setAttribute("src", "https://api.example.gov.vn/c.png");
      await new Promise((resolve) => (image.onload = image.onerror = resolve));
      return [byFetch, byXhr];
    });
  expect(await ask()).toEqual([200, 200]);
  const origin = new URL(tiny.sandbox.phoneUrl()).origin;
  expect(tiny.api.requests).toEqual([`GET /a ${origin}`, `GET /b ${origin}`, "GET /c.png undefined"]);
  await tiny.sandbox.device().patch({ network: "offline" });
  expect(await ask()).toEqual(["TypeError", "error"]);
  expect(tiny.api.requests).toHaveLength(3);
  tiny.api.requests.length = 0;
});

test("uploads go through across origins, take the network's time and can be cut or lose their answer", async ({
  page,
  tiny,
}) => {
  const phone = tiny.sandbox.device();
  tiny.api.requests.length = 0;
  /** One piece of an upload, as the tus library sends it; `at` is where the server said it is. */
  const piece = (at: string, offset = 0) =>
    page.evaluate(
      ([at, offset]) =>
        new Promise((resolve) => {
          const began = performance.now();
          const request = new XMLHttpRequest();
          request.open("PATCH", at as string);
          request.setRequestHeader("Tus-Resumable", "1.0.0");
          request.setRequestHeader("Upload-Offset", String(offset));
          request.setRequestHeader("Content-Type", "application/offset+octet-stream");
          request.onload = () =>
            resolve([request.getResponseHeader("Upload-Offset"), performance.now() - began > 900 ? "late" : "soon"]);
          request.onerror = () => resolve("error");
          request.send(new Blob([new Uint8Array(1000 - (offset as number))]));
        }),
      [at, offset] as const,
    );
  const production = "https://api.example.gov.vn/v1/uploads/one";
  const local = `${tiny.api.origin}/v1/uploads/one`;
  expect([await piece(production), await piece(local)]).toEqual([
    ["1000", "soon"],
    ["1000", "soon"],
  ]);
  await phone.patch({ network: "2g" });
  expect([await piece(production), await piece(local)]).toEqual([
    ["1000", "late"],
    ["1000", "late"],
  ]);
  await phone.patch({ network: "offline" });
  expect([await piece(production), await piece(local)]).toEqual(["error", "error"]);
  await phone.patch({ network: "online", failures: { "PATCH /v1/uploads": "answer-lost once" } });
  const before = tiny.api.requests.length;
  expect([await piece(production), tiny.api.requests.length]).toEqual(["error", before + 1]);
  expect(await piece(production)).toEqual(["1000", "soon"]);
  await phone.patch({ failures: { "PATCH /v1/uploads": "cut 0.9" } });
  expect([await piece(production), await piece(local, 900)]).toEqual(["error", "error"]);
  expect(phone.struck["PATCH /v1/uploads"]).toBe(3);
  await phone.patch({ failures: { "PATCH /v1/uploads": null } });
  expect(await piece(production, 900)).toEqual(["100", "soon"]);
  tiny.api.requests.length = 0;
});

test("calls can stay unanswered or fail as told, and the scanner reads what is set", async ({ page, tiny }) => {
  const phone = tiny.sandbox.device();
  await phone.patch({ permissions: { camera: "allow" }, qr: "mã 1", failures: { "action.get.location": "-1403" } });
  expect(await page.evaluate(() => window.sdk.scanQRCode({}))).toEqual({ content: "mã 1" });
  expect(code(await page.evaluate(() => window.sdk.getLocation({}).catch((error) => error)))).toBe(-1403);
  await phone.patch({ failures: { "action.get.location": "silent" }, permissions: { location: "allow" } });
  const outcome = await page.evaluate(() =>
    Promise.race([window.sdk.getLocation({}), new Promise((resolve) => setTimeout(() => resolve("silence"), 300))]),
  );
  expect(outcome).toBe("silence");
});

test("clock, text size and missing parts of the browser", async ({ page, tiny }) => {
  const phone = tiny.sandbox.device();
  const day = 24 * 3600 * 1000;
  await phone.patch({ clockOffsetMs: 3 * day, textZoom: 2, missing: { indexedDB: true, webCrypto: true } });
  await page.reload();
  const text = page.getByText("chữ");
  await expect(text).toHaveCSS("font-size", "40px");
  const ahead = (await page.evaluate(() => [Date.now(), new Date().getTime()])).map(
    (time) => (time - Date.now()) / day,
  );
  for (const days of ahead) expect(days).toBeCloseTo(3, 2);
  expect(await page.evaluate(() => [window.indexedDB, crypto.subtle, new Date(0) instanceof Date])).toEqual([
    undefined,
    undefined,
    true,
  ]);
  await phone.patch({ textZoom: 1, textScale: 2 });
  await expect(text).toHaveCSS("font-size", "20px");
  await expect(page.locator("html")).toHaveCSS("font-size", "32px");
});

test("a page on this machine opens in a webview of its own, and Zalo's link leads back from it", async ({
  page,
  tiny,
}) => {
  const phone = tiny.sandbox.device();
  const link = `${tiny.sandbox.zaloLinkOrigin}/s/${tiny.sandbox.appId}/?p=${encodeURIComponent("/reports?a=1")}`;
  const open = async (url: string) => {
    const [webview] = await Promise.all([
      page.waitForEvent("popup"),
      page.evaluate((address) => window.sdk.openWebview({ url: address }), url),
    ]);
    await expect(page.getByRole("dialog").getByText("Trang web đang mở ở cửa sổ bên cạnh.")).toBeVisible();
    return webview;
  };
  const gone = async () => {
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect.poll(async () => (await page.evaluate(() => window.seen)).at(-1)).toEqual(["WebviewClosed", {}]);
    await page.evaluate(() => window.seen.pop());
  };

  // Closed from either side. The province's production origin leads to the local server here as well.
  const first = await open("https://api.example.gov.vn/trang");
  // The SDK adds a parameter of its own.
  expect(first.url()).toBe(`${tiny.api.origin}/trang?typeInapp=1`);
  await first.close();
  await gone();
  const second = await open(`${tiny.api.origin}/trang`);
  await Promise.all([second.waitForEvent("close"), page.getByRole("button", { name: "Đóng" }).click()]);
  await gone();

  // Through another site to the link page: the app that runs is told.
  const third = await open(`${tiny.api.origin}/trang`);
  const closed = third.waitForEvent("close");
  await third.evaluate((to) => void (location.href = to), link);
  await closed;
  await expect
    .poll(() => page.evaluate(() => window.seen))
    .toEqual([
      ["WebviewClosed", {}],
      ["OpenApp", { path: `/?p=${encodeURIComponent("/reports?a=1")}` }],
    ]);
  expect(phone.launch).toEqual({ entry: "link", path: "/reports?a=1" });

  // An app that was killed meanwhile is started there.
  const fourth = await open(`${tiny.api.origin}/trang`);
  await phone.send({ type: "kill" });
  await expect(page.getByRole("button", { name: "Mở lại ứng dụng" })).toBeVisible();
  const closedToo = fourth.waitForEvent("close");
  await fourth.evaluate((to) => void (location.href = to), link);
  await closedToo;
  await expect(page.getByRole("heading", { name: "Thử" })).toBeVisible();
  expect(new URL(page.url()).searchParams.get("p")).toBe("/reports?a=1");

  // Opened elsewhere, it asks which phone.
  const elsewhere = await page.context().newPage();
  await elsewhere.goto(link);
  await elsewhere.getByRole("button", { name: /^Máy chính/ }).click();
  await expect.poll(async () => (await page.evaluate(() => window.seen)).length).toBe(1);
});
