import { createHmac } from "node:crypto";
import type { Point, ProblemCode } from "../../contract/types.ts";
import { Problem } from "../problem.ts";

/** What we ask Zalo's servers. Tokens come from the phone and never reach a log. */
export interface Zalo {
  /** Who holds this access token. `id` is per Zalo app. */
  whoIs(accessToken: string): Promise<{ id: string; name?: string }>;
  /** The number behind a phone token (single use, two minutes), as E.164. */
  phoneNumber(accessToken: string, phoneToken: string): Promise<string>;
  /** The place behind a location token (single use, two minutes). */
  location(accessToken: string, locationToken: string): Promise<Located>;
}

export interface Located {
  point: Point;
  /** How exact the point is, where that can be known. */
  accuracyMetres?: number;
}

/**
 * A point from masts and Wi-Fi. Zalo names its `provider` and promises no figure; masts stand some hundred metres to
 * kilometres apart.
 */
const NETWORK_METRES = 500;

/** "Personal information is limited due to IP address not inside Vietnam" */
const OUTSIDE_VIETNAM = -501;

/** Zalo publishes no list for mini apps; these two are the Social API's for an invalid and an expired access token. */
const ACCESS_TOKEN_REFUSED = [-216, -220];

/** Zalo's Graph API. Every call carries `appsecret_proof`, mandatory since 2024-01-01, or the secret itself. */
export function zaloGraph(options: { appSecret: string; origin?: string; timeoutMs?: number }): Zalo {
  const { appSecret, origin = "https://graph.zalo.me", timeoutMs = 8000 } = options;

  async function ask(path: string, headers: Record<string, string>, refused: ProblemCode): Promise<any> {
    let answer: any;
    try {
      const response = await fetch(origin + path, {
        headers,
        redirect: "error",
        signal: AbortSignal.timeout(timeoutMs),
      });
      if (response.status >= 500) throw new Error(`status ${response.status}`);
      answer = await response.json();
      if (typeof answer !== "object" || answer === null) throw new Error("not an object");
    } catch {
      // Slow, cut, 5xx or not JSON: Zalo's trouble, not the citizen's. The cause may quote a token: it is dropped.
      throw new Problem("zalo-unavailable", { retryAfterSeconds: 30 });
    }
    if (answer.error === OUTSIDE_VIETNAM) throw new Problem("zalo-outside-vietnam");
    if (ACCESS_TOKEN_REFUSED.includes(answer.error)) throw new Problem("zalo-token-invalid");
    if (answer.error) throw new Problem(refused);
    return answer;
  }

  const info = (accessToken: string, code: string, refused: ProblemCode) =>
    ask("/v2.0/me/info", { access_token: accessToken, code, secret_key: appSecret }, refused);

  return {
    async whoIs(accessToken) {
      const proof = createHmac("sha256", appSecret).update(accessToken).digest("hex");
      const headers = { access_token: accessToken, appsecret_proof: proof };
      const { id, name } = await ask("/v2.0/me?fields=id,name", headers, "zalo-token-invalid");
      if (typeof id !== "string" || id === "") throw new Problem("zalo-unavailable", { retryAfterSeconds: 30 });
      return { id, ...(typeof name === "string" && name !== "" && { name: name.normalize("NFC").slice(0, 200) }) };
    },
    async phoneNumber(accessToken, phoneToken) {
      const { data } = await info(accessToken, phoneToken, "phone-token-invalid");
      const digits = String(data?.number ?? "").replace(/^\+/, "");
      if (!/^[1-9]\d{7,14}$/.test(digits)) throw new Problem("zalo-unavailable", { retryAfterSeconds: 30 });
      return `+${digits}`;
    },
    async location(accessToken, locationToken) {
      const { data } = await info(accessToken, locationToken, "location-token-invalid");
      const point = { latitude: Number(data?.latitude), longitude: Number(data?.longitude) };
      const valid = Math.abs(point.latitude) <= 90 && Math.abs(point.longitude) <= 180;
      if (data?.latitude == null || data?.longitude == null || !valid)
        throw new Problem("zalo-unavailable", { retryAfterSeconds: 30 });
      const stated = Number(data.accuracy ?? NaN);
      if (stated >= 0) return { point, accuracyMetres: stated };
      return data.provider === "network" ? { point, accuracyMetres: NETWORK_METRES } : { point };
    },
  };
}
