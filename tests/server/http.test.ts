import { connect } from "node:net";
import { describe, expect, test } from "vitest";
import { newKey, onPGlite, problemOf, send } from "../support/server.ts";

onPGlite("over HTTP", { extraOrigins: [/^http:\/\/([a-z0-9-]+\.)?h5\.zdn\.vn\.localhost:4000$/] }, (at) => {
  describe("CORS", () => {
    const asked = (origin: string) => at().go("/v1/public/communes", { headers: { origin } });
    test.each(["https://h5.zdn.vn", "zbrowser://h5.zdn.vn", "http://phone-2.h5.zdn.vn.localhost:4000"])(
      "%s may read",
      async (origin) => {
        const { headers } = await asked(origin);
        expect(headers.get("access-control-allow-origin")).toBe(origin);
        expect(headers.get("access-control-expose-headers")).toBe(
          "X-Request-Id, ETag, Retry-After, Location, Tus-Resumable, Upload-Length, Upload-Offset",
        );
        expect(headers.get("access-control-allow-credentials")).toBeNull();
        expect(headers.get("vary")).toContain("Origin");
      },
    );
    test.each([
      "http://h5.zdn.vn",
      "https://h5.zdn.vn:8443",
      "https://evil.h5.zdn.vn",
      "https://h5.zdn.vn.evil.example",
      "zbrowser://evil",
      "http://h5.zdn.vn.localhost:4001",
      "null",
    ])("%s may not", async (origin) => {
      expect((await asked(origin)).headers.get("access-control-allow-origin")).toBeNull();
    });
    test("a refusal can be read, too", async () => {
      const { headers, status } = await at().go("/v1/my/cases", { headers: { origin: "https://h5.zdn.vn" } });
      expect(status).toBe(401);
      expect(headers.get("access-control-allow-origin")).toBe("https://h5.zdn.vn");
    });
    test("a preflight allows what the app sends and is remembered", async () => {
      const { status, headers } = await at().go("/v1/reports", {
        method: "OPTIONS",
        headers: {
          origin: "zbrowser://h5.zdn.vn",
          "access-control-request-method": "POST",
          "access-control-request-headers": "authorization,content-type,idempotency-key",
        },
      });
      expect(status).toBe(204);
      expect(headers.get("access-control-allow-headers")).toContain("idempotency-key");
      expect(headers.get("access-control-allow-headers")).toContain("upload-offset");
      expect(headers.get("access-control-allow-methods")).toContain("PATCH");
      expect(Number(headers.get("access-control-max-age"))).toBeGreaterThan(3600);
    });
  });

  describe("problems", () => {
    test("no such address, and a method it does not take", async () => {
      const { go } = at();
      expect(problemOf(await go("/v1/nothing"))).toBe("not-found");
      expect(problemOf(await go("/"))).toBe("not-found");
      const put = await go("/v1/my/cases", { method: "PUT" });
      expect([put.status, problemOf(put), put.headers.get("allow")]).toEqual([405, "method-not-allowed", "GET"]);
    });
    test.each([
      [
        "not JSON",
        { bytes: Buffer.from('{"text":'), headers: { "content-type": "application/json" } },
        400,
        "invalid-request",
      ],
      [
        "no JSON at all",
        { bytes: Buffer.from(""), headers: { "content-type": "application/json" } },
        400,
        "invalid-request",
      ],
      [
        "another media type",
        { bytes: Buffer.from("<a/>"), headers: { "content-type": "text/xml" } },
        415,
        "unsupported-media-type",
      ],
      ["too much JSON", { body: { text: "a".repeat(70_000) } }, 413, "body-too-large"],
      ["an array", { body: [] }, 400, "invalid-request"],
      [
        "a poisoned prototype",
        { bytes: Buffer.from('{"__proto__":{"a":1}}'), headers: { "content-type": "application/json" } },
        400,
        "invalid-request",
      ],
    ])("%s", async (_, sent, status, code) => {
      const { guest, go } = at();
      const token = await guest();
      const answer = await go("/v1/reports", { method: "POST", token, key: newKey(), ...sent });
      expect([answer.status, problemOf(answer)]).toEqual([status, code]);
    });
    test("names each part that was refused", async () => {
      const { guest, go, newReport } = at();
      const body = newReport({ text: "ngắn", place: { communeCode: 5, x: 1 }, attachmentIds: ["a"] });
      const answer = await go("/v1/reports", { token: await guest(), key: newKey(), body });
      expect(answer.body.fields).toEqual(
        expect.arrayContaining([
          { path: "/body/text", rule: "minLength" },
          { path: "/body/place/x", rule: "additionalProperties" },
          { path: "/body/place/communeCode", rule: "type" },
          { path: "/body/attachmentIds/0", rule: "format" },
        ]),
      );
      const noKey = await go("/v1/reports", { token: await guest(), body: newReport() });
      expect(noKey.body.fields).toEqual([{ path: "/header/idempotency-key", rule: "required" }]);
    });
    test("a path that cannot be decoded", async () => {
      expect(problemOf(await at().go("/v1/public/reports/%E0%A4%A"))).toBe("invalid-request");
    });
    test("something broken inside says nothing of itself", async () => {
      const { core, go } = at();
      const { db } = core;
      core.db = {
        selectFrom: () => {
          throw new Error("secret of the database");
        },
      } as never;
      try {
        const answer = await go("/v1/public/province");
        expect([answer.status, problemOf(answer)]).toEqual([500, "internal"]);
        expect(answer.text).not.toContain("secret");
      } finally {
        core.db = db;
      }
    });
  });

  describe("public reads", () => {
    test("are asked for without a preflight and kept with an ETag", async () => {
      const { go } = at();
      for (const path of [
        "province",
        "communes",
        "communes/boundaries",
        "reports/kinds",
        "reports",
        "questions/topics",
        "questions",
      ]) {
        const first = await go(`/v1/public/${path}`);
        const fresh = path === "province"; // a switch counts at once
        expect(first.headers.get("cache-control")).toContain(fresh ? "no-cache" : "stale-while-revalidate");
        const etag = first.headers.get("etag")!;
        const again = await go(`/v1/public/${path}`, { headers: { "if-none-match": `"other", W/${etag}` } });
        expect([again.status, again.text, again.headers.get("etag")]).toEqual([304, "", etag]);
      }
    });
    test("numbers in a query are read as numbers; in a body they are not", async () => {
      const { go, guest } = at();
      expect((await go("/v1/public/reports?limit=5")).status).toBe(200);
      expect(problemOf(await go("/v1/public/reports?limit=five"))).toBe("invalid-request");
      const body = { point: { latitude: "11", longitude: 106 } };
      expect(problemOf(await go("/v1/places/locate", { token: await guest(), body }))).toBe("invalid-request");
    });
    test("boundaries are small enough for a phone", async () => {
      expect((await at().go("/v1/public/communes/boundaries")).text.length).toBeLessThan(120_000);
    });
  });

  test("every answer has its own request id, whatever the caller sends", async () => {
    const headers = { "x-request-id": "mine" };
    const ids = [await at().go("/health/live", { headers }), await at().go("/nothing", { headers })].map((one) =>
      one.headers.get("x-request-id"),
    );
    expect(new Set([...ids, "mine"]).size).toBe(3);
  });

  test("a guest's code is found however it is typed", async () => {
    const { guest, report, go } = at();
    const token = await guest();
    const { code } = await report(token);
    const typed = encodeURIComponent(` ${code.toLowerCase().replaceAll("-", " ")} `);
    expect((await go(`/v1/my/cases/${typed}`, { token })).body.code).toBe(code);
  });

  test("a request cut in the middle harms nobody", async () => {
    const { origin, go } = at();
    const socket = connect(Number(new URL(origin).port), "127.0.0.1");
    socket.write("POST /v1/uploads HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\nabc");
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.destroy();
    expect((await go("/health/live")).status).toBe(200);
  });

  test("readiness ends before the server does", async () => {
    const { core, origin } = at();
    expect((await send(origin, "/health/ready")).status).toBe(200);
    core.stopping = true;
    try {
      const answer = await send(origin, "/health/ready");
      expect([answer.status, problemOf(answer)]).toEqual([503, "not-ready"]);
      expect((await send(origin, "/health/live")).status).toBe(200);
    } finally {
      core.stopping = false;
    }
  });
});
