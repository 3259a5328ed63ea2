/** Messages to people who do not have the app open, or have no app. */
export interface Notifications {
  /**
   * To a telephone number, whoever has it.
   * @returns `unreachable`: this number gets none, today or later; `refused`: just this message is never taken
   * @throws an Error without anything personal in it, when none go at the moment
   */
  toPhone(message: PhoneMessage): Promise<"sent" | "unreachable" | "refused">;
}

/** What the province had approved; the values of each by the names its template has. */
export interface PhoneTemplates {
  /** A dossier was entered at the counter for somebody without a phone of their own. A message has 400 characters in all. */
  dossierCode: { ma_ho_so: string; thu_tuc: string; co_quan: string };
}
export type PhoneTemplate = keyof PhoneTemplates;

export interface PhoneMessage<T extends PhoneTemplate = PhoneTemplate> {
  /** `0901234567`, `84901234567` or `+84901234567` */
  phone: string;
  template: T;
  values: PhoneTemplates[T];
  /** Ours; Zalo names it again where it counts and bills. 48 characters at most. */
  trackingId: string;
}

/** The Official Account's token for calls in its name. */
export interface OaTokens {
  current(): Promise<string>;
  /** Another one than this, which was refused. */
  instead(refused: string): Promise<string>;
}

/** -124 says so of the token for ZNS, -216 and -220 of any that is invalid or expired. */
const TOKEN_REFUSED = [-124, -216, -220];
/**
 * What is wrong with the number or wanted by its owner: -108 no number, -110 and -114 a Zalo too old or not in use, -118 no
 * account, -119 an account that gets none, -139, -140 and -141 refused by the person (zalo.cloud, ZNS, “Cách xử lý mã lỗi”).
 */
const UNREACHABLE = [-108, -110, -114, -118, -119, -139, -140, -141];
/** What is wrong with the values: empty, invalid, too long. All other errors are of the service: template, quota, hours. */
const REFUSED = [-111, -112, -113, -116, -130, -132];

/** Zalo Notification Service: by number, also to who does not follow the Official Account. Each message costs. */
export function zaloNotifications(options: {
  tokens: OaTokens;
  /** By template of ours, its id at Zalo. */
  templates: Record<PhoneTemplate, string>;
  origin?: string;
  timeoutMs?: number;
}): Notifications {
  const { tokens, templates, origin = "https://business.openapi.zalo.me", timeoutMs = 10_000 } = options;

  async function send(token: string, { phone, template, values, trackingId }: PhoneMessage): Promise<number> {
    const { error } = await ask(origin + "/message/template", timeoutMs, {
      headers: { "content-type": "application/json", access_token: token },
      body: JSON.stringify({
        phone: phone.replace(/^\+?84|^0/, "84"),
        template_id: templates[template],
        template_data: values,
        tracking_id: trackingId,
      }),
    });
    return error;
  }

  return {
    async toPhone(message) {
      const token = await tokens.current();
      let error = await send(token, message);
      if (TOKEN_REFUSED.includes(error)) error = await send(await tokens.instead(token), message);
      if (UNREACHABLE.includes(error)) return "unreachable";
      if (REFUSED.includes(error)) return "refused";
      if (error !== 0) throw new Error(`Zalo takes no messages to numbers: error ${error}.`);
      return "sent";
    },
  };
}

export interface RenewedOaToken {
  accessToken: string;
  /** The next one; the one before is spent. */
  refreshToken: string;
  /** Some 25 hours. */
  lifetimeSeconds: number;
}

/** This refresh token is spent or ended: somebody has to fetch a new one by hand. */
export class OaTokenRefused extends Error {}

const REFRESH_TOKEN_REFUSED = [-14014, -14020];

/**
 * Spends the Official Account's refresh token for a new pair (zalo.md §4.4): single use, so one caller at a time. An answer
 * that is not waited for is lost with the pair: it has more time than anything else here.
 * @throws OaTokenRefused, or another Error where Zalo does not answer or takes us for somebody else
 */
export async function renewOaToken(
  refreshToken: string,
  options: { appId: string; appSecret: string; origin?: string; timeoutMs?: number },
): Promise<RenewedOaToken> {
  const { appId, appSecret, origin = "https://oauth.zaloapp.com", timeoutMs = 25_000 } = options;
  const answer = await ask(origin + "/v4/oa/access_token", timeoutMs, {
    headers: { "content-type": "application/x-www-form-urlencoded", secret_key: appSecret },
    body: new URLSearchParams({ refresh_token: refreshToken, app_id: appId, grant_type: "refresh_token" }).toString(),
  });
  const { access_token: accessToken, refresh_token: next, expires_in: lifetime, error } = answer;
  if (REFRESH_TOKEN_REFUSED.includes(error))
    throw new OaTokenRefused(`Zalo refused the Official Account's refresh token: error ${error}.`);
  if (!isText(accessToken) || !isText(next)) throw new Error(`Zalo renews no token: error ${error}.`);
  return {
    accessToken,
    refreshToken: next,
    lifetimeSeconds: Math.min(Math.max(Number(lifetime) || 3600, 60), 90_000),
  };
}

const isText = (value: unknown): value is string => typeof value === "string" && value !== "";

/** @returns what was said, `error` as a number; where nothing is said of one, and nothing else, NaN */
async function ask(
  url: string,
  timeoutMs: number,
  given: { headers: Record<string, string>; body: string },
): Promise<Record<string, unknown> & { error: number }> {
  let response: Response;
  let answer: unknown;
  try {
    response = await fetch(url, {
      method: "POST",
      redirect: "error",
      signal: AbortSignal.timeout(timeoutMs),
      ...given,
    });
    answer = response.ok ? await response.json() : await response.body?.cancel();
  } catch {
    // The cause may quote a token or a number.
    throw new Error("Zalo does not answer.");
  }
  if (!response.ok) throw new Error(`Zalo answered ${response.status}.`);
  if (typeof answer !== "object" || answer === null) throw new Error("Zalo's answer cannot be read.");
  const { error } = answer as Record<string, unknown>;
  const isNumber = typeof error === "number" || (typeof error === "string" && /^-?\d+$/.test(error));
  return { ...answer, error: isNumber ? Number(error) : NaN };
}
