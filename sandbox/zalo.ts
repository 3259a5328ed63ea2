import { createHmac, randomBytes } from "node:crypto";
import { MessageService } from "./messages.ts";
import type { Device } from "./devices.ts";

export interface ZaloRequest {
  method: string;
  /** `graph.zalo.me` */
  host: string;
  path: string;
  query: URLSearchParams;
  headers: Record<string, string | undefined>;
  body: string;
}

export type ZaloAnswer = { status: number; json: unknown } | { status: number; text: string };

interface AccessToken {
  account: Device["settings"]["account"];
  device: Device;
  expiresAt: number;
}

interface InfoToken {
  data: unknown;
  account: string;
  expiresAt: number;
  used: boolean;
}

const TOKEN_SECONDS = 3600;
/** Phone and location tokens: single use, two minutes (MA:api/getPhoneNumber). */
const INFO_TOKEN_MS = 2 * 60 * 1000;

const made = (prefix: string) => prefix + randomBytes(16).toString("hex");
const json = (body: unknown, status = 200): ZaloAnswer => ({ status, json: body });

/**
 * Zalo's servers as the mini app and the province's server see them (zalo.md §1.3, §4.1). Tokens are really checked:
 * signature, age, single use, owner. Error numbers other than -501 are modelled: Zalo publishes no list for mini apps.
 */
export class ZaloServers {
  #codes = new Map<string, { verifier: string; device: Device }>();
  #refresh = new Map<string, Device>();
  #access = new Map<string, AccessToken>();
  #info = new Map<string, InfoToken>();
  #jwts = new Map<string, Device>();
  #app: { id: string; name: string; secret: string; now: () => number };
  /** What goes to numbers in the Official Account's name. */
  readonly messages: MessageService;

  constructor(app: { id: string; name: string; secret: string; now: () => number }) {
    this.#app = app;
    this.messages = new MessageService({ id: `zalo-${app.id}`, secret: app.secret, now: app.now });
  }

  /** What the native side of `action.jump.login` hands to the web page. */
  login(device: Device) {
    const code = made("code_");
    const verifier = made("vrf_");
    const jwt = made("jwt_");
    this.#codes.set(code, { verifier, device });
    this.#jwts.set(jwt, device);
    const cookie = (name: string, value: string) => ({ name: `h5.zdn.vn_${name}`, value });
    return {
      cookiesOAuthLogins: [
        cookie("zoauth", code),
        cookie("zoauth_vrf", verifier),
        cookie("zlink3rd", made("js_")),
        cookie("deviceID", `device-${device.id}`),
        cookie("contextID", ""),
        cookie("contextType", ""),
      ],
      miniProgramConfig: {
        jwt,
        userAuthorized: device.granted.userInfo === true,
        canUseAccessTokenByDefault: true,
        requiredAuthenList: [],
        dynamicApis: [],
        userId: device.settings.account.id,
        idToken: made("id_"),
        srcOpen: device.launch.entry,
        showConfirmToPayment: false,
      },
    };
  }

  /** An access token without a phone page around it: for tests and examples of the server alone. */
  accessToken(device: Device): string {
    const failure = device.settings.failures["access_token"];
    const token = made("AT_");
    if (failure === "invalid-token") return token;
    const lifetime = failure === "expired-token" ? -1 : TOKEN_SECONDS;
    this.#access.set(token, {
      device,
      account: device.settings.account,
      expiresAt: this.#app.now() + lifetime * 1000,
    });
    return token;
  }

  phoneToken(device: Device): string {
    return this.#infoToken(device, { number: device.settings.account.phone });
  }

  locationToken(device: Device): string {
    const { latitude, longitude } = device.settings.location;
    return this.#infoToken(device, {
      provider: "gps",
      latitude: String(latitude),
      longitude: String(longitude),
      timestamp: String(this.#app.now()),
    });
  }

  #infoToken(device: Device, data: unknown): string {
    const token = made("IT_");
    this.#info.set(token, {
      data,
      account: device.settings.account.id,
      expiresAt: this.#app.now() + INFO_TOKEN_MS,
      used: false,
    });
    return token;
  }

  /** `caller` is the phone for a request made by the web page; absent for one made by the province's server. */
  async answer(request: ZaloRequest, caller?: Device): Promise<ZaloAnswer> {
    const where = request.host + request.path;
    switch (where) {
      case "h5.zalo.me/openapi/access_token":
        return this.#withFailure(caller, "access_token", () => this.#exchange(request));
      case "oauth.zaloapp.com/v3/access_token":
        return this.#withFailure(caller, "access_token", () => json({ error: -14, message: "Use v4" }));
      case "h5.zalo.me/apis/users/auth-settings": {
        const device = this.#jwts.get((request.headers["authorization"] ?? "").replace(/^Bearer /, ""));
        return this.#withFailure(device ?? caller, "auth-settings", () => this.#authSettings(device));
      }
      case "h5.zalo.me/apps/get-info":
        return this.#withFailure(caller, "app-info", () => this.#appInfo());
      case "h5.zalo.me/log/async":
        return json({ err: 0 });
      case "h5.zalo.me/openapi/check-interact-oa": {
        const oaId = new URLSearchParams(request.body).get("oaId") ?? "";
        return json({ err: caller?.following.has(oaId) ? 0 : -1, msg: "" });
      }
      case "h5.zalo.me/openapi/create-sharelink": {
        const path = new URLSearchParams(request.body).get("path") ?? "";
        return json({ err: 0, data: { shareableLink: `https://zalo.me/s/${this.#app.id}/${path}` } });
      }
      case "graph.zalo.me/v2.0/me": {
        const token = this.#access.get(request.headers["access_token"] ?? "");
        return this.#withFailure(token?.device ?? caller, "graph.me", () => this.#me(request, token, !caller), !caller);
      }
      case "graph.zalo.me/v2.0/me/info": {
        const token = this.#access.get(request.headers["access_token"] ?? "");
        return this.#withFailure(token?.device ?? caller, "graph.me.info", () => this.#meInfo(request, token), !caller);
      }
      case "oauth.zaloapp.com/v4/oa/access_token":
        return this.messages.renew(request);
      case "business.openapi.zalo.me/message/template":
        return this.messages.send(request);
      default:
        return json({ err: -404, msg: `The sandbox does not know ${request.method} ${where}` }, 404);
    }
  }

  async #withFailure(
    device: Device | undefined,
    endpoint: string,
    answer: () => ZaloAnswer,
    fromServer = false,
  ): Promise<ZaloAnswer> {
    const failure = device?.settings.failures[endpoint];
    switch (failure) {
      case "slow":
        await new Promise((resolve) => setTimeout(resolve, device?.settings.slowMs ?? 8000));
        return answer();
      case "500":
        return { status: 500, text: "Internal Server Error" };
      case "-501":
        // It is the server's address that must be Vietnamese; a phone's own request goes through.
        if (endpoint.startsWith("graph.") && !fromServer) return answer();
        return json({
          error: -501,
          err: -501,
          message: "Personal information is limited due to IP address not inside Vietnam",
        });
      case "garbage":
        return { status: 200, text: "<html><body>502 Bad Gateway</body></html>" };
      case "invalid-token":
        return endpoint === "access_token" ? answer() : endpoint === "graph.me.info" ? CODE_INVALID : TOKEN_INVALID;
      case "expired-token":
        return endpoint === "access_token" ? answer() : endpoint === "graph.me.info" ? CODE_EXPIRED : TOKEN_EXPIRED;
      default:
        return answer();
    }
  }

  #exchange(request: ZaloRequest): ZaloAnswer {
    const form = new URLSearchParams(request.body);
    const refresh = form.get("refresh_token");
    const known = this.#codes.get(form.get("code") ?? "");
    let device: Device | undefined;
    if (form.get("grant_type") === "refresh_token") {
      device = this.#refresh.get(refresh ?? "");
    } else if (known && known.verifier === form.get("code_verifier")) {
      device = known.device;
    }
    if (!device || form.get("app_id") !== this.#app.id) return json({ error: -14019, error_name: "Invalid code" });
    const refreshToken = made("RT_");
    this.#refresh.set(refreshToken, device);
    // Zalo writes the lifetime as a string.
    return json({
      access_token: this.accessToken(device),
      refresh_token: refreshToken,
      expires_in: String(TOKEN_SECONDS),
    });
  }

  #authSettings(device: Device | undefined): ZaloAnswer {
    if (!device) return json({ err: -401, msg: "Invalid session" });
    const { granted } = device;
    return json({
      err: 0,
      msg: "Success",
      data: {
        "scope.userInfo": granted.userInfo === true,
        "scope.userPhonenumber": granted.phone === true,
        "scope.userLocation": granted.location === true,
        "scope.userFriends": false,
        "scope.camera": granted.camera === true,
        "scope.micro": false,
      },
    });
  }

  #appInfo(): ZaloAnswer {
    return json({
      err: 0,
      data: {
        name: this.#app.name,
        description: "",
        version: "1",
        appUrl: `https://zalo.me/s/${this.#app.id}/`,
        qrCodeUrl: "",
        logoUrl: "",
        cateType: "government",
        zaloAppId: `zalo-${this.#app.id}`,
      },
    });
  }

  #me(request: ZaloRequest, token: AccessToken | undefined, fromServer: boolean): ZaloAnswer {
    if (!token) return TOKEN_INVALID;
    if (token.expiresAt <= this.#app.now()) return TOKEN_EXPIRED;
    if (fromServer) {
      const proof = createHmac("sha256", this.#app.secret)
        .update(request.headers["access_token"] ?? "")
        .digest("hex");
      // Mandatory for servers since 2024-01-01 (MA:api/getAccessToken); the SDK in the page sends none.
      if (request.headers["appsecret_proof"] !== proof) return PROOF_INVALID;
    }
    const { account, device } = token;
    if (device.granted.userInfo !== true) return json({ error: 0, message: "Success", id: account.id });
    return json({
      error: 0,
      message: "Success",
      id: account.id,
      name: account.name,
      picture: { data: { url: "" } },
      is_sensitive: false,
      user_id_by_oa: `oa-${account.id}`,
    });
  }

  #meInfo(request: ZaloRequest, token: AccessToken | undefined): ZaloAnswer {
    if (request.headers["secret_key"] !== this.#app.secret)
      return json({ error: -1403, message: "Invalid secret key" });
    if (!token) return TOKEN_INVALID;
    if (token.expiresAt <= this.#app.now()) return TOKEN_EXPIRED;
    const info = this.#info.get(request.headers["code"] ?? "");
    if (!info || info.used || info.account !== token.account.id) return CODE_INVALID;
    info.used = true;
    if (info.expiresAt <= this.#app.now()) return CODE_EXPIRED;
    return json({ error: 0, message: "Success", data: info.data });
  }
}

const TOKEN_INVALID = json({ error: -216, err: -216, message: "Access token is invalid" });
const TOKEN_EXPIRED = json({ error: -220, err: -220, message: "Access token is expired" });
const PROOF_INVALID = json({ error: -401, message: "Invalid appsecret_proof" });
const CODE_INVALID = json({ error: 119, message: "Code is invalid" });
const CODE_EXPIRED = json({ error: 120, message: "Code is expired" });
