import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import http from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createSandbox, type RunningSandbox } from "./start.ts";

let wwwDir: string;
let sandbox: RunningSandbox;

beforeAll(async () => {
  wwwDir = await mkdtemp(path.join(tmpdir(), "www-"));
  await mkdir(path.join(wwwDir, "assets"));
  await writeFile(path.join(wwwDir, "index.html"), "<h1>never shown</h1>");
  await writeFile(path.join(wwwDir, "assets", "main.module.js"), `// ${"x".repeat(2000)}`);
  await writeFile(
    path.join(wwwDir, "app-config.json"),
    JSON.stringify({
      app: { title: "Thử" },
      listCSS: ["assets/main.css"],
      listSyncJS: ["shell.js", "assets/main.module.js"],
      listAsyncJS: ["assets/later.module.js"],
    }),
  );
  const provinceDir = path.join(import.meta.dirname, "..", "provinces", "tay-ninh");
  sandbox = await createSandbox({ wwwDir, provinceDir, zaloAppSecret: "s" });
});

afterAll(async () => {
  await sandbox.close();
  await rm(wwwDir, { recursive: true });
});

/** Node resolves no `*.localhost`, so the phone's host is written by hand. */
function get(pathname: string, headers: Record<string, string> = {}) {
  return new Promise<{ status: number; headers: http.IncomingHttpHeaders; text: string }>((resolve, reject) => {
    http
      .get(
        {
          host: "127.0.0.1",
          port: sandbox.port,
          path: pathname,
          headers: { host: `h5.zdn.vn.localhost:${sandbox.port}`, ...headers },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => chunks.push(chunk));
          response.on("end", () =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              text: Buffer.concat(chunks).toString(),
            }),
          );
        },
      )
      .on("error", reject);
  });
}

test("the phone's page is made of the lists and nothing else", async () => {
  const page = await get(`/zapps/${sandbox.appId}/`);
  expect(page.status).toBe(200);
  expect(page.text).not.toContain("never shown");
  expect(page.text).toContain('<div id="app"></div>');
  const files = [...page.text.matchAll(/(?:href|src)="\/zapps\/\d+\/\d+\/([^"]+)"/g)].map((match) => match[1]);
  expect(files).toEqual(["assets/main.css", "assets/later.module.js", "shell.js", "assets/main.module.js"]);
  expect(page.text).toMatch(/<script type="module" [^>]*main\.module\.js"/);
  expect(page.text).toMatch(/<script src="[^"]*shell\.js"/);
});

test("every deeper path is the same page, outside the app there is none", async () => {
  expect((await get(`/zapps/${sandbox.appId}/reports/new?p=x`)).text).toContain('<div id="app">');
  expect((await get("/zapps/1/")).status).toBe(404);
  expect((await get("/")).status).toBe(404);
});

test("files come compressed under a version and may be kept for ever; missing ones are missing", async () => {
  const page = await get(`/zapps/${sandbox.appId}/`);
  const file = /src="([^"]+main\.module\.js)"/.exec(page.text)![1]!;
  const answer = await get(file, { "accept-encoding": "gzip" });
  expect(answer.headers["content-encoding"]).toBe("gzip");
  expect(answer.headers["cache-control"]).toContain("immutable");
  expect((await get(file.replace("main", "gone"))).status).toBe(404);
  expect((await get(file.replace("assets/main.module.js", "..%2f..%2f..%2fetc/passwd"))).status).toBe(404);
});

test("a benchmark may put the bridge in by itself", async () => {
  const page = await get(`/zapps/${sandbox.appId}/`, { cookie: "sandbox_bridge=injected" });
  expect(page.text).not.toContain("__SANDBOX_BOOT__");
  expect((await get("/__sandbox/bridge.js")).text).toContain('"mode":"injected"');
});

test("phones are changed, read and reset over HTTP", async () => {
  const call = async (method: string, action = "", body?: unknown) => {
    const response = await fetch(`http://127.0.0.1:${sandbox.port}/__sandbox/devices/second${action}`, {
      method,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  expect((await call("PATCH", "", { persona: "old-zalo", network: "2g" })).body).toMatchObject({
    persona: "old-zalo",
    network: "2g",
    missing: { nativeStorage: true },
  });
  expect((await call("PATCH", "", { network: "5g" })).status).toBe(400);
  expect((await call("POST", "/open", { entry: "qr", path: "/reports" })).body).toEqual({
    warm: false,
    heard: false,
    url: `http://second.h5.zdn.vn.localhost:${sandbox.port}/zapps/${sandbox.appId}/?p=%2Freports`,
  });
  expect((await call("POST", "/reset")).body).toMatchObject({ persona: "student", network: "online" });
  expect((await call("POST", "/explode")).status).toBe(404);
});
