// The providers as the province's server meets them: the real openid-client against them.
import path from "node:path";
import * as client from "openid-client";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { createSandbox, type RunningSandbox } from "../start.ts";
import { signIn } from "./browse.ts";
import { PEOPLE } from "./people.ts";
import type { IdentityProvider } from "./provider.ts";
import type { Switches } from "./switches.ts";

const THU = "072090000001";
const MUOI = "080171000010";
const SERVER = "http://127.0.0.1:5181";
const clock = { offsetMs: 0 };
let sandbox: RunningSandbox;

beforeAll(async () => {
  const provinceDir = path.join(import.meta.dirname, "..", "..", "provinces", "tay-ninh");
  sandbox = await createSandbox({ wwwDir: "", provinceDir, zaloAppSecret: "s", clock });
  sandbox.connect({ origin: SERVER });
});
afterEach(() => {
  clock.offsetMs = 0;
  for (const each of sandbox.identities) each.reset();
});
afterAll(() => sandbox.close());

/** As the server does: configuration by discovery, the ID token's signature checked too, time by the movable clock. */
async function discover(
  provider: IdentityProvider = sandbox.identity,
  execute = [client.allowInsecureRequests, client.enableNonRepudiationChecks],
) {
  const auth =
    provider.profile.clientAuth === "client_secret_basic" ? client.ClientSecretBasic : client.ClientSecretPost;
  return client.discovery(
    new URL(provider.issuer),
    provider.clientId,
    { [client.clockSkew]: Math.round(clock.offsetMs / 1000) },
    auth(provider.clientSecret),
    { execute },
  );
}

interface Options {
  provider?: IdentityProvider;
  person?: string;
  consent?: boolean;
  server?: string;
  config?: client.Configuration;
  /** More of the authorization request. */
  asked?: Record<string, string>;
  /** Between the citizen's consent and the server's call for tokens. */
  meanwhile?: () => unknown;
}

async function logIn(options: Options = {}) {
  const { provider = sandbox.identity, person = THU, consent = true, server = SERVER } = options;
  const config = options.config ?? (await discover(provider));
  const verifier = client.randomPKCECodeVerifier();
  const state = client.randomState();
  const nonce = client.randomNonce();
  const to = client.buildAuthorizationUrl(config, {
    redirect_uri: `${server}/identity/callback/${provider.profile.id}`,
    scope: "openid profile identity",
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    acr_values: "LoA2",
    ui_locales: "vi",
    prompt: "login",
    max_age: "600",
    binding_message: "Tài khoản Zalo: Trần Thị Sáu (•••• ••• 078)",
    state,
    nonce,
    ...options.asked,
  });
  const callback = await signIn(to, { person, consent });
  await options.meanwhile?.();
  const exchange = () =>
    client.authorizationCodeGrant(config, callback, {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
      maxAge: 600,
    });
  const tokens = await exchange();
  const claims = tokens.claims()!;
  const userinfo = await client.fetchUserInfo(config, tokens.access_token, claims.sub);
  return { callback, exchange, claims, userinfo, config };
}

/** What openid-client says went wrong, with the reason behind it. */
const failure = async (options: Options = {}) => {
  const error: unknown = await logIn(options).then(
    () => new Error("it went well"),
    (reason: unknown) => reason,
  );
  const { code, message, error: oauth, cause } = error as Error & { code?: string; error?: string };
  return { code, oauth, message: cause instanceof Error ? cause.message : message };
};

test("a citizen logs in, agrees, and the server learns who it is", async () => {
  const { callback, claims, userinfo } = await logIn();
  expect(callback.href).toMatch(/^http:\/\/127\.0\.0\.1:5181\/identity\/callback\/tay-ninh-id\?code=/);
  expect(callback.searchParams.get("iss")).toBe(sandbox.identity.issuer);
  expect(claims).toMatchObject({ iss: sandbox.identity.issuer, aud: sandbox.identity.clientId, acr: "LoA2" });
  expect(Math.abs(claims.auth_time! - Date.now() / 1000)).toBeLessThan(60);
  // Claims of the person come on userinfo; in the ID token only where asked for by name.
  expect(claims).not.toHaveProperty("personal_number");
  expect(userinfo).toEqual({
    sub: claims.sub,
    name: "Nguyễn Văn Thử",
    birthdate: "1990-05-17",
    gender: "male",
    personal_number: THU,
    address: { formatted: "Phường Tân Ninh, tỉnh Tây Ninh" },
  });
});

test("claims come in the ID token when they are asked for there", async () => {
  const asked = { claims: JSON.stringify({ id_token: { personal_number: null, birthdate: null } }) };
  expect((await logIn({ asked })).claims).toMatchObject({ personal_number: THU, birthdate: "1990-05-17" });
});

test("discovery says the same under both names of this machine", async () => {
  const at = async (host: string) =>
    (await fetch(`http://${host}:${sandbox.port}/identity/.well-known/openid-configuration`)).json();
  const said = (await at("127.0.0.1")) as Record<string, unknown>;
  expect(said).toEqual(await at("localhost"));
  expect(said).toMatchObject({
    issuer: `http://localhost:${sandbox.port}/identity`,
    authorization_endpoint: `http://localhost:${sandbox.port}/identity/auth`,
    jwks_uri: `http://localhost:${sandbox.port}/identity/jwks`,
    code_challenge_methods_supported: ["S256"],
    acr_values_supported: ["LoA1", "LoA2"],
    authorization_response_iss_parameter_supported: true,
    token_endpoint_auth_methods_supported: ["client_secret_basic"],
  });
});

test("whoever was proven less says so", async () => {
  expect((await logIn({ person: MUOI })).claims.acr).toBe("LoA1");
});

test("consent refused", async () => {
  expect(await failure({ consent: false })).toMatchObject({
    code: "OAUTH_AUTHORIZATION_RESPONSE_ERROR",
    oauth: "access_denied",
  });
});

test("without PKCE, or to a callback nobody registered, nothing is answered", async () => {
  const config = await discover();
  const url = (more: Record<string, string>) =>
    client.buildAuthorizationUrl(config, {
      redirect_uri: `${SERVER}/identity/callback/tay-ninh-id`,
      scope: "openid",
      ...more,
    });
  const answer = await signIn(url({}), { person: THU, consent: true });
  expect(answer.searchParams.get("error")).toBe("invalid_request");
  await expect(
    signIn(url({ redirect_uri: "https://gia-mao.example.vn/identity/callback/tay-ninh-id" }), {
      person: THU,
      consent: true,
    }),
  ).rejects.toThrow(/invalid_redirect_uri/);
});

test("a code serves once", async () => {
  const { exchange } = await logIn();
  await expect(exchange()).rejects.toMatchObject({ error: "invalid_grant" });
});

test("a server started again at another port, under its other name", async () => {
  await logIn();
  sandbox.connect({ origin: "http://127.0.0.1:5999" });
  const { callback } = await logIn({ server: "http://localhost:5999" });
  expect(callback.origin).toBe("http://localhost:5999");
  await expect(logIn()).rejects.toThrow(/invalid_redirect_uri/);
  sandbox.connect({ origin: SERVER });
});

test("a second provider, with claims of its own", async () => {
  const provider = sandbox.identities[1]!;
  const { claims, userinfo } = await logIn({ provider });
  expect(claims.iss).toBe(`http://localhost:${sandbox.port}/identity-2`);
  expect(userinfo).toEqual({
    sub: claims.sub,
    full_name: "Nguyễn Văn Thử",
    dob: "17/05/1990",
    sex: "Nam",
    citizen_id: THU,
    residence: "Phường Tân Ninh, tỉnh Tây Ninh",
  });
  expect(claims.sub).not.toBe((await logIn()).claims.sub);
});

test("anybody a test needs can log in", async () => {
  const person = {
    number: "072301000999",
    name: "Lê Thị Mới",
    birthDate: "2001-02-03",
    sex: "female",
    address: "Xã A",
  };
  const post = (body: object) =>
    fetch(`${sandbox.origin}/__sandbox/identity/people`, { method: "POST", body: JSON.stringify(body) });
  expect(await (await post(person)).json()).toEqual({ ...person, acr: "LoA2" });
  expect((await logIn({ person: person.number })).userinfo).toMatchObject({ name: person.name, gender: "female" });
  expect((await post({ ...person, number: "1" })).status).toBe(400);
});

test("the phones' owners are among the people, and numbers agree with birth dates and sexes", () => {
  expect(new Set(PEOPLE.map(({ number }) => number)).size).toBe(PEOPLE.length);
  for (const { number, birthDate, sex } of PEOPLE) {
    const [year] = birthDate.split("-").map(Number) as [number];
    const digit = (year < 2000 ? 0 : 2) + (sex === "female" ? 1 : 0);
    expect(number).toMatch(new RegExp(`^0(72|80)${digit}${birthDate.slice(2, 4)}\\d{6}$`));
  }
});

/** One browser, whose cookies the pages' paths keep apart well enough: one login at a time. */
async function browser(asked: Record<string, string> = {}) {
  const config = await discover();
  const cookies = new Map<string, string>();
  const go = async (url: string | URL, form?: Record<string, string>): Promise<{ url: URL; text: string }> => {
    const response = await fetch(url, {
      method: form ? "POST" : "GET",
      body: form && new URLSearchParams(form),
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
      redirect: "manual",
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const location = response.headers.get("location");
    return location ? go(new URL(location, url)) : { url: new URL(url), text: await response.text() };
  };
  const begin = async (more: Record<string, string>) =>
    go(
      client.buildAuthorizationUrl(config, {
        redirect_uri: `${SERVER}/identity/callback/tay-ninh-id`,
        scope: "openid profile identity",
        code_challenge: await client.calculatePKCECodeChallenge(client.randomPKCECodeVerifier()),
        code_challenge_method: "S256",
        ...more,
      }),
    );
  const first = await begin(asked);
  return {
    first,
    send: (step: string, form: Record<string, string> = {}) => go(first.url, { step, ...form }),
    /** Another login in the same browser. */
    again: begin,
  };
}
const otpOf = (page: string) => /Tin nhắn thử: (\d{6})/.exec(page)![1]!;

describe("the pages", () => {
  test("say for whom, in the client's words and nothing else", async () => {
    const { first } = await browser({ binding_message: "Tài khoản Zalo: <b>Sáu</b> (•••• ••• 078)" });
    expect(first.text).toContain("Tài khoản Zalo: &lt;b&gt;Sáu&lt;/b&gt; (•••• ••• 078)");
  });

  test("say kindly what was wrong, once", async () => {
    const { send } = await browser();
    expect((await send("person", { number: "1" })).text).toContain("Chưa tìm thấy tài khoản");
    expect((await send("person", { number: `072 0900 00001` })).text).not.toContain('role="alert"');
    expect((await send("password", { password: "sai" })).text).toContain("Mật khẩu chưa đúng");
    const { text } = await send("password", { password: "sandbox" });
    const wrong = otpOf(text) === "000000" ? "111111" : "000000";
    expect((await send("otp", { otp: wrong })).text).toContain("Mã chưa đúng");
    clock.offsetMs = 3 * 60 * 1000;
    const expired = await send("otp", { otp: otpOf(text) });
    expect(expired.text).toContain("hết hạn");
    for (let tries = 1; tries < 5; tries++) await send("otp", { otp: "" });
    expect((await send("otp", { otp: "" })).text).toContain("nhập sai nhiều lần");
  });

  test("say that a login is over", async () => {
    const { send } = await browser();
    clock.offsetMs = 11 * 60 * 1000;
    expect((await send("person", { number: THU })).text).toContain("đã hết hạn hoặc không hợp lệ");
  });
});

describe("time, by the movable clock", () => {
  test("tokens are of the moved day", async () => {
    clock.offsetMs = 3 * 24 * 3600 * 1000;
    const { claims } = await logIn();
    for (const instant of [claims.iat, claims.auth_time!])
      expect(Math.abs(instant - (Date.now() + clock.offsetMs) / 1000)).toBeLessThan(60);
  });

  test("a login grows old: max_age asks again, less lets it be", async () => {
    const { send, again } = await browser();
    const asksWho = async (maxAge: string) => (await again({ max_age: maxAge })).text.includes('value="person"');
    await send("person", { number: THU });
    await send("otp", { otp: otpOf((await send("password", { password: "sandbox" })).text) });
    expect(await asksWho("600")).toBe(false);
    clock.offsetMs = 20 * 60 * 1000;
    expect(await asksWho("3600")).toBe(false);
    expect(await asksWho("600")).toBe(true);
  });

  test("codes grow old", async () => {
    const meanwhile = () => (clock.offsetMs = 61_000);
    expect(await failure({ meanwhile })).toMatchObject({ oauth: "invalid_grant" });
  });
});

describe("switches", () => {
  type Said = { code?: string; oauth?: string; message?: string };
  const COMPARED = "OAUTH_JWT_CLAIM_COMPARISON_FAILED";
  /** What openid-client says of each. */
  const SAID: [name: keyof Switches, value: string, said: Said][] = [
    ["accessDenied", "once", { code: "OAUTH_AUTHORIZATION_RESPONSE_ERROR", oauth: "access_denied" }],
    ["wrongNonce", "once", { code: COMPARED, message: 'unexpected ID Token "nonce" claim value' }],
    ["wrongIssuer", "once", { code: COMPARED, message: 'unexpected JWT "iss" (issuer) claim value' }],
    [
      "wrongIssResponse",
      "once",
      { code: "OAUTH_INVALID_RESPONSE", message: 'unexpected "iss" (issuer) response parameter value' },
    ],
    ["expired", "once", { code: "OAUTH_JWT_TIMESTAMP_CHECK_FAILED" }],
    ["badSignature", "once", { code: "OAUTH_INVALID_RESPONSE", message: "JWT signature verification failed" }],
    ["tokenError", "once", { code: "OAUTH_RESPONSE_IS_NOT_CONFORM" }],
    ["usedCode", "once", { code: "OAUTH_RESPONSE_BODY_ERROR", oauth: "invalid_grant" }],
    ["down", "503 once", { code: "OAUTH_RESPONSE_IS_NOT_CONFORM" }],
    ["down", "refused once", { message: "other side closed" }],
  ];

  test.each(SAID)("%s, %s", async (name, value, said) => {
    const config = await discover();
    // Told after the pages, which `down` would take away as well.
    const meanwhile = () => sandbox.identity.set({ [name]: value });
    const early = name === "accessDenied" || name === "wrongIssResponse";
    if (early) meanwhile();
    expect(await failure({ config, meanwhile: early ? undefined : meanwhile })).toMatchObject(said);
    expect(sandbox.identity.struck).toEqual({ [name]: 1 });
    await logIn({ config });
  });

  test("badSignature goes unnoticed by a client that was not told to look", async () => {
    const config = await discover(sandbox.identity, [client.allowInsecureRequests]);
    sandbox.identity.set({ badSignature: "once" });
    await logIn({ config });
    expect(sandbox.identity.struck).toEqual({ badSignature: 1 });
  });

  test("a lasting one lasts", async () => {
    sandbox.identity.set({ wrongNonce: true });
    for (let n = 0; n < 2; n++) expect(await failure()).toMatchObject({ code: COMPARED });
    sandbox.identity.set({ wrongNonce: false });
    await logIn();
  });

  test("keyRotation: whoever kept the old keys knows none of the new", async () => {
    const config = await discover();
    await logIn({ config });
    const keys = async () => (await fetch(`${sandbox.identity.issuer}/jwks`)).json();
    const before = await keys();
    sandbox.identity.set({ keyRotation: "once" });
    expect(await keys()).not.toEqual(before);
    // openid-client asks anew for keys it does not know, but not within a minute.
    expect(await failure({ config })).toMatchObject({ code: "OAUTH_KEY_SELECTION_FAILED" });
    expect((await logIn()).userinfo).toMatchObject({ personal_number: THU });
  });

  test("otherPerson: ID token and userinfo agree on somebody else, once", async () => {
    const asked = { claims: JSON.stringify({ id_token: { personal_number: null } }) };
    const { claims: own } = await logIn({ asked });
    sandbox.identity.set({ otherPerson: "once" });
    const { claims, userinfo } = await logIn({ asked });
    expect(claims["personal_number"]).toBe(PEOPLE[0]!.number);
    expect(userinfo).toMatchObject({ sub: claims.sub, name: PEOPLE[0]!.name, personal_number: PEOPLE[0]!.number });
    expect(claims.sub).not.toBe(own.sub);
    expect((await logIn()).claims.sub).toBe(own.sub);
  });

  test("lowerAcr", async () => {
    sandbox.identity.set({ lowerAcr: "once" });
    expect((await logIn()).claims.acr).toBe("LoA1");
    expect((await logIn()).claims.acr).toBe("LoA2");
  });

  test("noNumber, at every provider under its own name", async () => {
    for (const provider of sandbox.identities) {
      provider.set({ noNumber: "once" });
      const without = (await logIn({ provider })).userinfo;
      const number = provider.profile.id === "national-id" ? "citizen_id" : "personal_number";
      expect(Object.keys(without)).toHaveLength(5);
      expect(without).not.toHaveProperty(number);
      expect((await logIn({ provider })).userinfo).toHaveProperty(number, THU);
    }
  });

  test("slow", async () => {
    sandbox.identity.set({ slow: "300 once" });
    const began = performance.now();
    await discover();
    expect(performance.now() - began).toBeGreaterThan(290);
  });

  test("over HTTP: told, shown and put back", async () => {
    const control = async (method: string, query = "", body?: object) => {
      const response = await fetch(`${sandbox.origin}/__sandbox/identity${query}`, {
        method,
        body: body && JSON.stringify(body),
      });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    };
    const patched = await control("PATCH", "", { down: "503", slow: 10 });
    expect(patched.body["switches"]).toMatchObject({ down: "503", slow: 10, expired: false });
    expect((await fetch(`${sandbox.identity.issuer}/jwks`)).status).toBe(503);
    expect((await control("GET", "?provider=national-id")).body).toMatchObject({
      name: "Định danh quốc gia",
      switches: { down: false },
    });
    for (const bad of [{ nothing: true }, { down: true }, { slow: -1 }, { expired: "twice" }])
      expect((await control("PATCH", "", bad)).status, JSON.stringify(bad)).toBe(400);
    await fetch(`${sandbox.origin}/__sandbox/reset`, { method: "POST" });
    expect((await control("GET")).body["switches"]).toMatchObject({ down: false, slow: 0 });
  });
});
