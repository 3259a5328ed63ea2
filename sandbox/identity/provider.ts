import { createHash, generateKeyPair, randomBytes, randomInt, sign, type KeyObject } from "node:crypto";
import { STATUS_CODES, type IncomingMessage, type ServerResponse } from "node:http";
import { promisify } from "node:util";
import type { Configuration, Interaction, KoaContextWithOIDC, Provider } from "oidc-provider";
import { Memory } from "./memory.ts";
import { brokenPage, consentPage, otpPage, type PageContext, pageHeaders, passwordPage, whoPage } from "./pages.ts";
import { ACR, PASSWORD, type People, type Person } from "./people.ts";
import { SwitchBoard, type Switches } from "./switches.ts";

/** One identity provider as data: what differs between Tây Ninh ID and the others. */
export interface IdentityProfile {
  /** Ends the callback's path: `/identity/callback/<id>`. */
  id: string;
  /** Where it is mounted, and the issuer's path. */
  path: string;
  /** As citizens know it. */
  name: string;
  clientId: string;
  clientAuth: "client_secret_basic" | "client_secret_post";
  /** By scope, each claim: its name, what it says of a person, and as the consent page calls it. */
  claims: Record<string, readonly ClaimRule[]>;
}

interface ClaimRule {
  name: string;
  label: string;
  of: (person: Person) => unknown;
  /** As the consent page shows it; absent: as it is. */
  shown?: (person: Person) => string;
  /** The identity number, which the switch `noNumber` takes away. */
  number?: true;
}

const vietnameseDate = (date: string) => date.split("-").reverse().join("/");
const inGroups = ({ number }: Person) => number.replace(/(\d{3})(?=\d)/g, "$1 ");
const vietnameseSex = ({ sex }: Person) => (sex === "male" ? "Nam" : "Nữ");

/** Standard claims (OpenID Connect Core §5.1) where there are some. */
export const TAY_NINH_ID: IdentityProfile = {
  id: "tay-ninh-id",
  path: "/identity",
  name: "Tây Ninh ID",
  clientId: "tinh-so",
  clientAuth: "client_secret_basic",
  claims: {
    profile: [
      { name: "name", label: "Họ và tên", of: (person) => person.name },
      {
        name: "birthdate",
        label: "Ngày sinh",
        of: (person) => person.birthDate,
        shown: (person) => vietnameseDate(person.birthDate),
      },
      { name: "gender", label: "Giới tính", of: (person) => person.sex, shown: vietnameseSex },
    ],
    identity: [
      {
        name: "personal_number",
        label: "Số định danh cá nhân",
        of: (person) => person.number,
        shown: inGroups,
        number: true,
      },
      {
        name: "address",
        label: "Địa chỉ",
        of: (person) => ({ formatted: person.address }),
        shown: (person) => person.address,
      },
      {
        name: "organizations",
        label: "Đại diện theo pháp luật của",
        of: ({ represents }) => represents?.map(({ taxCode, name }) => ({ tax_code: taxCode, name })),
        shown: ({ represents = [] }) => represents.map(({ taxCode, name }) => `${name} (${taxCode})`).join(", "),
      },
    ],
  },
};

/** The same people under other names: how a province's adapter shows that claims are configuration. */
export const NATIONAL_ID: IdentityProfile = {
  id: "national-id",
  path: "/identity-2",
  name: "Định danh quốc gia",
  clientId: "tinh-so-quoc-gia",
  clientAuth: "client_secret_post",
  claims: {
    profile: [
      { name: "full_name", label: "Họ và tên", of: (person) => person.name },
      { name: "dob", label: "Ngày sinh", of: (person) => vietnameseDate(person.birthDate) },
      { name: "sex", label: "Giới tính", of: vietnameseSex },
    ],
    identity: [
      {
        name: "citizen_id",
        label: "Số định danh cá nhân",
        of: (person) => person.number,
        shown: inGroups,
        number: true,
      },
      { name: "residence", label: "Nơi cư trú", of: (person) => person.address },
    ],
  },
};

export interface IdentityProviderOptions {
  profile: IdentityProfile;
  /** `http://localhost:P` */
  origin: string;
  /** The client as the consent page calls it. */
  clientName: string;
  people: People;
  /** The movable clock. */
  now: () => number;
}

/** Where one citizen stands in one login. */
interface Login {
  person?: Person;
  otp?: { code: string; expiresAt: number; wrong: number };
  /** Somebody else than the session's person wants to log in. */
  restarted?: true;
  problem?: string;
}

const OTP_MS = 2 * 60 * 1000;
const OTP_TRIES = 5;
const ELSEWHERE = "https://gia-mao.example.vn";
const MAX_FORM = 10_000;
const seconds = (milliseconds: number) => Math.floor(milliseconds / 1000);
const generateKeys = promisify(generateKeyPair);

/**
 * An OpenID provider in the sandbox: oidc-provider with our pages before it and, behind it, one place where answers are
 * tampered with as the switches say. Made at the first request: most who start a sandbox never log in.
 */
export class IdentityProvider {
  readonly profile: IdentityProfile;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret = randomBytes(24).toString("base64url");
  readonly people: People;
  #board = new SwitchBoard();
  #options: IdentityProviderOptions;
  #memory: Memory;
  #logins = new Map<string, Login>();
  #callbacks: string[] = [];
  #cookieKeys = [randomBytes(24).toString("base64url")];
  #made:
    | Promise<{
        oidc: Provider;
        answer: (request: IncomingMessage, response: ServerResponse) => unknown;
        key: KeyObject;
      }>
    | undefined;

  constructor(options: IdentityProviderOptions) {
    this.#options = options;
    this.profile = options.profile;
    this.issuer = options.origin + options.profile.path;
    this.clientId = options.profile.clientId;
    this.people = options.people;
    this.#memory = new Memory(options.now);
  }

  /** How it fails now; changed with `set`. */
  get switches(): Readonly<Switches> {
    return this.#board.state;
  }

  /** How often each switch has struck. */
  get struck() {
    return this.#board.struck;
  }

  set(patch: Partial<Switches>): void {
    this.#board.set(patch);
    if (patch.keyRotation && this.#board.strike("keyRotation")) this.rotateKey();
  }

  /** As new: switches off, nobody logged in. */
  reset(): void {
    this.#board.reset();
    this.#memory.clear();
    this.#logins.clear();
  }

  /** A new signing key; the old one is gone from the JWKS, what was issued stays. */
  rotateKey(): void {
    this.#made = undefined;
  }

  /** Where answers may be sent: the server, which may stand at another port than last time, under both its names. */
  register(serverOrigin: string): void {
    const origins = [serverOrigin];
    for (const [one, other] of [
      ["127.0.0.1", "localhost"],
      ["localhost", "127.0.0.1"],
    ] as const) {
      const url = new URL(serverOrigin);
      if (url.hostname === one) {
        url.hostname = other;
        origins.push(url.origin);
      }
    }
    this.#callbacks = origins.map((origin) => `${origin}/identity/callback/${this.profile.id}`);
  }

  describe() {
    const { id, name } = this.profile;
    return { id, name, issuer: this.issuer, switches: this.switches, struck: this.struck };
  }

  owns(pathname: string): boolean {
    return pathname.startsWith(`${this.profile.path}/`);
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const down = this.#board.strike("down");
    if (down === "refused") return void request.socket.destroy();
    const slow = this.#board.strike("slow");
    if (slow) await new Promise((resolve) => setTimeout(resolve, Number(slow)));
    const url = (request.url ?? "/").slice(this.profile.path.length);
    const fails = (status: number) =>
      response.writeHead(status, { "content-type": "text/plain" }).end(STATUS_CODES[status]);
    if (down) return void fails(503);
    if (url.startsWith("/token") && request.method === "POST") {
      if (this.#board.strike("tokenError")) return void fails(500);
      if (this.#board.strike("keyRotation")) this.rotateKey();
    }
    const interaction = /^\/interaction\/([\w-]+)$/.exec(url);
    if (interaction) return this.#interact(request, response, interaction[1]!);
    const { answer } = await this.#provider();
    // The library makes its addresses of these three; the issuer has one name, whichever this machine was asked by.
    request.headers.host = new URL(this.issuer).host;
    Object.assign(request, { originalUrl: request.url, url });
    await answer(request, response);
  }

  // ---- oidc-provider ------------------------------------------------------------------------------------------

  #provider() {
    return (this.#made ??= this.#make());
  }

  async #make() {
    const { default: Provider, interactionPolicy } = await import("oidc-provider");
    const { profile } = this;
    const { privateKey } = await generateKeys("rsa", { modulusLength: 2048 });
    const { base, Check } = interactionPolicy;
    const policy = base();
    const checks = policy.get("login")!.checks;
    // The library's own check of max_age asks the real clock; `auth_time` is by the movable one.
    checks.remove("max_age");
    checks.add(
      new Check("max_age", "End-User authentication is too old", ({ oidc }) => {
        const { max_age: maxAge } = oidc.params as { max_age?: string };
        const loginTs = oidc.session?.loginTs;
        if (maxAge === undefined || loginTs === undefined || oidc.result?.login) return Check.NO_NEED_TO_PROMPT;
        return seconds(this.#options.now()) - loginTs > Number(maxAge);
      }),
    );
    const claimNames = Object.entries(profile.claims).map(([scope, rules]) => [scope, rules.map(({ name }) => name)]);
    const configuration: Configuration = {
      adapter: (model: string) =>
        model === "Client"
          ? this.#clients()
          : this.#memory.adapter(model, (payload) =>
              model === "AuthorizationCode" && this.#board.strike("usedCode")
                ? { ...payload, consumed: seconds(Date.now()) }
                : payload,
            ),
      jwks: {
        keys: [
          { ...privateKey.export({ format: "jwk" }), kid: randomBytes(8).toString("hex"), alg: "RS256", use: "sig" },
        ],
      },
      scopes: ["openid", ...Object.keys(profile.claims)],
      claims: { openid: ["sub"], ...Object.fromEntries(claimNames) },
      responseTypes: ["code"],
      pkce: { required: () => true },
      acrValues: [...ACR],
      extraParams: ["binding_message"],
      clientAuthMethods: [profile.clientAuth],
      clientBasedCORS: () => false,
      findAccount: (_ctx, sub) => {
        const person = this.#personOf(sub);
        return person && { accountId: sub, claims: () => ({ sub, ...this.#claimsOf(person) }) };
      },
      // Consent is asked at every login: it is to this attempt of this phone that the citizen agrees.
      loadExistingGrant: async ({ oidc }) => {
        const grantId = oidc.result?.consent?.grantId;
        return grantId ? oidc.provider.Grant.find(grantId) : undefined;
      },
      interactions: { policy, url: (_ctx, { uid }) => `${profile.path}/interaction/${uid}` },
      features: { devInteractions: { enabled: false }, claimsParameter: { enabled: true } },
      discovery: { ui_locales_supported: ["vi"], display_values_supported: ["page", "touch"] },
      cookies: {
        keys: this.#cookieKeys,
        names: ["session", "interaction", "resume"].reduce(
          (names, name) => ({ ...names, [name]: `${profile.id}.${name}` }),
          {},
        ),
        long: { path: profile.path, httpOnly: true, sameSite: "lax" },
        short: { httpOnly: true, sameSite: "lax" },
      },
      ttl: {
        AccessToken: 600,
        AuthorizationCode: 60,
        Grant: 3600,
        IdToken: 600,
        Interaction: 600,
        Session: 3600,
      },
      renderError: (ctx, { error, error_description: description }) => {
        ctx.set(pageHeaders());
        ctx.body = brokenPage(profile.name, error, description);
      },
    };
    const oidc = new Provider(this.issuer, configuration);
    oidc.use(async (ctx, next) => {
      await next();
      this.#tamper(ctx as unknown as KoaContextWithOIDC, privateKey);
    });
    return { oidc, answer: oidc.callback(), key: privateKey };
  }

  #clients() {
    const { clientId, profile } = this;
    const nothing = async () => undefined;
    return {
      find: async (id: string) =>
        id === clientId
          ? {
              client_id: clientId,
              client_secret: this.clientSecret,
              client_name: this.#options.clientName,
              redirect_uris: this.#callbacks,
              grant_types: ["authorization_code"],
              response_types: ["code" as const],
              token_endpoint_auth_method: profile.clientAuth,
              require_auth_time: true,
            }
          : undefined,
      upsert: nothing,
      findByUid: nothing,
      findByUserCode: nothing,
      consume: nothing,
      destroy: nothing,
      revokeByGrantId: nothing,
    };
  }

  /** Of this provider only, and not the number. */
  #subOf(person: Person): string {
    return createHash("sha256").update(`${this.profile.id} ${person.number}`).digest("base64url").slice(0, 24);
  }

  #personOf(sub: string): Person | undefined {
    return this.people.list().find((person) => this.#subOf(person) === sub);
  }

  #rules(scopes = Object.keys(this.profile.claims)): ClaimRule[] {
    return scopes.flatMap((scope) => this.profile.claims[scope] ?? []);
  }

  #claimsOf(person: Person): Record<string, unknown> {
    return Object.fromEntries(this.#rules().map(({ name, of }) => [name, of(person)]));
  }

  // ---- the one place where answers become wrong -----------------------------------------------------------------

  #tamper(ctx: KoaContextWithOIDC, key: KeyObject): void {
    const location: string | undefined = ctx.response.get("location");
    if (location?.includes("iss=") && this.#board.strike("wrongIssResponse")) {
      const answer = new URL(location);
      answer.searchParams.set("iss", ELSEWHERE);
      ctx.set("location", answer.href);
    }
    const route = (ctx.oidc as { route?: string } | undefined)?.route;
    const body = ctx.body as Record<string, unknown> | undefined;
    if (ctx.status !== 200 || !body) return;
    const login = ctx.oidc?.entities.Grant?.jti;
    if (route === "userinfo") ctx.body = this.#otherClaims(body, login);
    if (route === "token" && typeof body["id_token"] === "string") {
      body["id_token"] = this.#otherIdToken(body["id_token"], key, login);
    }
  }

  #otherClaims(claims: Record<string, unknown>, login: string | undefined): Record<string, unknown> {
    const changed = { ...claims };
    if (this.#board.strike("otherPerson", login)) {
      const other = this.people.list().find((person) => this.#subOf(person) !== claims["sub"])!;
      const others = { sub: this.#subOf(other), ...this.#claimsOf(other) };
      for (const [name, value] of Object.entries(others)) if (name in changed) changed[name] = value;
    }
    if (this.#board.strike("noNumber", login)) {
      for (const { name, number } of this.#rules()) if (number) delete changed[name];
    }
    return changed;
  }

  #otherIdToken(token: string, key: KeyObject, login: string | undefined): string {
    const [header = "", payload = "", signature = ""] = token.split(".");
    const before = JSON.parse(Buffer.from(payload, "base64url").toString()) as Record<string, unknown>;
    const claims = this.#otherClaims(before, login);
    // oidc-provider writes the real time; auth_time was set by us.
    const ahead = Math.round((this.#options.now() - Date.now()) / 1000);
    for (const name of ["iat", "exp"]) claims[name] = (claims[name] as number) + ahead;
    if (this.#board.strike("wrongNonce", login)) claims["nonce"] = randomBytes(16).toString("base64url");
    if (this.#board.strike("wrongIssuer", login)) claims["iss"] = ELSEWHERE;
    if (this.#board.strike("lowerAcr", login)) claims["acr"] = "LoA1";
    if (this.#board.strike("expired", login)) {
      for (const name of ["iat", "exp"]) claims[name] = (claims[name] as number) - 3600;
    }
    const text = JSON.stringify(claims);
    let signed = token;
    if (text !== JSON.stringify(before)) {
      const content = `${header}.${Buffer.from(text).toString("base64url")}`;
      signed = `${content}.${sign("sha256", Buffer.from(content), key).toString("base64url")}`;
    }
    // As long as a real one, over other bytes.
    if (this.#board.strike("badSignature", login)) {
      signed = signed.replace(/[^.]*$/, randomBytes(Buffer.from(signature, "base64url").length).toString("base64url"));
    }
    return signed;
  }

  // ---- the pages ------------------------------------------------------------------------------------------------

  async #interact(request: IncomingMessage, response: ServerResponse, uid: string): Promise<void> {
    const { oidc } = await this.#provider();
    let interaction: Interaction;
    try {
      interaction = await oidc.interactionDetails(request, response);
      if (interaction.uid !== uid) throw new Error("Another login was begun meanwhile");
    } catch (error) {
      const page = brokenPage(this.profile.name, error instanceof Error ? error.message : String(error));
      return void response.writeHead(400, pageHeaders()).end(page);
    }
    const finish = (result: Parameters<Provider["interactionFinished"]>[2]) => {
      this.#logins.delete(uid);
      return oidc.interactionFinished(request, response, result);
    };
    const refused = { error: "access_denied", error_description: "the citizen refused" };
    if (this.#board.strike("accessDenied")) return finish(refused);

    const login = this.#logins.get(uid) ?? {};
    this.#logins.set(uid, login);
    if (request.method !== "POST") {
      const page = this.#page(interaction, login);
      delete login.problem;
      return void response.writeHead(200, pageHeaders(this.#callbacks.map((one) => new URL(one).origin))).end(page);
    }

    const sent = await readForm(request);
    switch (sent.get("step") ?? "") {
      case "person":
        login.person = this.people.find((sent.get("number") ?? "").replace(/\s/g, ""));
        if (!login.person)
          login.problem = "Chưa tìm thấy tài khoản với số này. Bạn xem lại đủ 12 chữ số trên thẻ căn cước nhé.";
        break;
      case "password":
        if (login.person && sent.get("password") === PASSWORD) this.#sendOtp(login);
        else login.problem = "Mật khẩu chưa đúng. Bạn nhập lại giúp nhé.";
        break;
      case "resend":
        if (login.otp) this.#sendOtp(login);
        break;
      case "otp": {
        const { person, otp } = login;
        if (!person || !otp) break;
        if (otp.expiresAt <= this.#options.now()) {
          this.#sendOtp(login);
          login.problem = "Mã này đã quá 2 phút nên hết hạn. Chúng tôi vừa gửi mã mới, bạn nhập mã mới nhé.";
        } else if (sent.get("otp")?.trim() === otp.code) {
          return finish({
            login: {
              accountId: this.#subOf(person),
              acr: person.acr,
              amr: ["pwd", "otp"],
              ts: seconds(this.#options.now()),
            },
          });
        } else if (++otp.wrong >= OTP_TRIES) {
          this.#sendOtp(login);
          login.problem = "Mã đã nhập sai nhiều lần nên không dùng được nữa. Chúng tôi vừa gửi mã mới.";
        } else login.problem = "Mã chưa đúng. Bạn xem lại tin nhắn và nhập đủ 6 chữ số nhé.";
        break;
      }
      case "restart":
        this.#logins.set(uid, { restarted: true });
        break;
      case "refuse":
        return finish(refused);
      case "agree": {
        if (interaction.prompt.name !== "consent") break;
        const { missingOIDCScope, missingOIDCClaims } = interaction.prompt.details as {
          missingOIDCScope?: string[];
          missingOIDCClaims?: string[];
        };
        const grant = new oidc.Grant({
          accountId: interaction.session!.accountId,
          clientId: String(interaction.params["client_id"]),
        });
        if (missingOIDCScope) grant.addOIDCScope(missingOIDCScope.join(" "));
        if (missingOIDCClaims) grant.addOIDCClaims(missingOIDCClaims);
        return finish({ consent: { grantId: await grant.save() } });
      }
    }
    // Seen again by GET, so that going back or reloading sends nothing twice.
    response.writeHead(303, { location: `${this.profile.path}/interaction/${uid}` }).end();
  }

  #sendOtp(login: Login): void {
    const code = String(randomInt(1_000_000)).padStart(6, "0");
    login.otp = { code, expiresAt: this.#options.now() + OTP_MS, wrong: 0 };
  }

  #page({ prompt, params, session }: Interaction, login: Login): string {
    const message = params["binding_message"];
    const context: PageContext = {
      provider: this.profile.name,
      client: this.#options.clientName,
      bindingMessage: typeof message === "string" ? message.slice(0, 200) : undefined,
      problem: login.problem,
    };
    const known = session?.accountId && this.#personOf(session.accountId);
    if (prompt.name === "consent" && known && !login.restarted) {
      const scopes = String(params["scope"]).split(" ");
      const shared = this.#rules(scopes)
        .filter(({ of }) => of(known) !== undefined)
        .map(({ label, of, shown }): [string, string] => [label, shown ? shown(known) : String(of(known))]);
      return consentPage(context, known, shared);
    }
    if (!login.person) return whoPage(context, this.people.list());
    if (!login.otp) return passwordPage(context, login.person, PASSWORD);
    return otpPage(context, login.otp.code);
  }
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let text = "";
  for await (const chunk of request as AsyncIterable<Buffer>) {
    text += chunk.toString();
    if (text.length > MAX_FORM) break;
  }
  return new URLSearchParams(text);
}
