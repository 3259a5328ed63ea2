import { createHmac } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { Device } from "./devices.ts";
import { ZaloServers, type ZaloAnswer } from "./zalo.ts";

const SECRET = "app-secret";
let now = Date.parse("2026-11-21T03:00:00Z");
let zalo: ZaloServers;
let device: Device;

beforeEach(() => {
  zalo = new ZaloServers({ id: "123", name: "Thử", secret: SECRET, now: () => now });
  device = new Device("main");
});

const graph = (path: string, headers: Record<string, string>) =>
  zalo.answer({ method: "GET", host: "graph.zalo.me", path, query: new URLSearchParams(), headers, body: "" });
const me = (token: string, secret = SECRET) =>
  graph("/v2.0/me", {
    access_token: token,
    appsecret_proof: createHmac("sha256", secret).update(token).digest("hex"),
  });
const info = (token: string, code: string, secret = SECRET) =>
  graph("/v2.0/me/info", { access_token: token, code, secret_key: secret });
const body = (answer: ZaloAnswer) => ("json" in answer ? (answer.json as Record<string, unknown>) : answer.text);

function exchange(code: string, verifier: string) {
  return zalo.answer(
    {
      method: "POST",
      host: "h5.zalo.me",
      path: "/openapi/access_token",
      query: new URLSearchParams(),
      headers: {},
      body: new URLSearchParams({
        app_id: "123",
        code,
        code_verifier: verifier,
        grant_type: "authorization_code",
      }).toString(),
    },
    device,
  );
}

test("a login's code becomes an access token only with its own verifier", async () => {
  const [code, verifier] = zalo.login(device).cookiesOAuthLogins.map((cookie) => cookie.value);
  expect(body(await exchange(code!, "another"))).not.toHaveProperty("access_token");
  const answer = body(await exchange(code!, verifier!)) as { access_token: string; expires_in: string };
  expect(answer.expires_in).toBe("3600");
  expect(body(await me(answer.access_token))).toMatchObject({ error: 0, id: device.settings.account.id });
});

test("the name is told only once it was shared", async () => {
  const token = zalo.accessToken(device);
  expect(body(await me(token))).not.toHaveProperty("name");
  device.grant("userInfo", true);
  expect(body(await me(token))).toHaveProperty("name", device.settings.account.name);
});

test("a server must prove the app's secret, and a token grows old", async () => {
  const token = zalo.accessToken(device);
  expect(body(await me(token, "wrong"))).toMatchObject({ error: -401 });
  expect(body(await me("AT_made_up"))).toMatchObject({ error: -216 });
  now += 3600 * 1000;
  expect(body(await me(token))).toMatchObject({ error: -220 });
});

describe("a phone token", () => {
  test("is read once", async () => {
    const token = zalo.accessToken(device);
    const code = zalo.phoneToken(device);
    expect(body(await info(token, code, "wrong"))).toMatchObject({ error: -1403 });
    expect(body(await info(token, code))).toMatchObject({ error: 0, data: { number: device.settings.account.phone } });
    expect(body(await info(token, code))).toMatchObject({ error: 119 });
  });

  test("lives two minutes", async () => {
    const code = zalo.phoneToken(device);
    now += 2 * 60 * 1000;
    expect(body(await info(zalo.accessToken(device), code))).toMatchObject({ error: 120 });
  });

  test("belongs to the citizen it was made for", async () => {
    const stranger = new Device("other");
    await stranger.patch({ persona: "shop-owner" });
    expect(body(await info(zalo.accessToken(stranger), zalo.phoneToken(device)))).toMatchObject({ error: 119 });
  });
});

test("a location token is the place the phone is set to", async () => {
  await device.patch({ location: { latitude: 11.5, longitude: 106.1 } });
  expect(body(await info(zalo.accessToken(device), zalo.locationToken(device)))).toMatchObject({
    data: { latitude: "11.5", longitude: "106.1" },
  });
});

test.each([
  ["500", { status: 500 }],
  ["-501", { status: 200, json: { error: -501 } }],
  ["invalid-token", { status: 200, json: { error: -216 } }],
  ["expired-token", { status: 200, json: { error: -220 } }],
  ["garbage", { status: 200, text: expect.stringContaining("<html>") }],
])("graph.me can fail with %s, and recover", async (failure, expected) => {
  const token = zalo.accessToken(device);
  await device.patch({ failures: { "graph.me": failure } });
  expect(await me(token)).toMatchObject(expected);
  await device.patch({ failures: { "graph.me": "ok" } });
  expect(body(await me(token))).toMatchObject({ error: 0 });
});

test("slow answers, but late", async () => {
  const token = zalo.accessToken(device);
  await device.patch({ failures: { "graph.me": "slow" }, slowMs: 60 });
  let answered = false;
  const answer = me(token).then((value) => {
    answered = true;
    return value;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(answered).toBe(false);
  expect(body(await answer)).toMatchObject({ error: 0 });
});

test("another persona has allowed nothing yet, and a bad patch changes nothing", async () => {
  device.grant("phone", true);
  await device.patch({ persona: "refuser" });
  expect(device.granted).toEqual({});
  await expect(device.patch({ platform: "android", network: "5g" })).rejects.toThrow("network");
  await expect(device.patch({ colour: "red" })).rejects.toThrow("colour");
  expect(device.settings.persona).toBe("refuser");
});
