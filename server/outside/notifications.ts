/** Messages to people who do not have the app open, or have no app. */
export interface Notifications {
  /**
   * To a telephone number, whoever has it.
   * @returns `unreachable`: this number gets none, today or later
   * @throws an Error without anything personal in it, when it did not go and may later
   */
  toPhone(message: PhoneMessage): Promise<"sent" | "unreachable">;
}

/** What the province had approved; the values of each by the names its template has. */
export interface PhoneTemplates {
  /** A dossier was entered at the counter for somebody without a phone of their own. Each value is 200 characters at most. */
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

const ACCESS_TOKEN_INVALID = -124;
/**
 * What is wrong with the number or wanted by its owner: -108 no number, -110 and -114 a Zalo too old or not in use, -118 no
 * account, -119 an account that gets none, -139, -140 and -141 refused by the person (zalo.cloud, ZNS, “Cách xử lý mã lỗi”).
 * All others are ours to mend or pass by themselves: template, quota, permission, the hours of the night.
 */
const UNREACHABLE = [-108, -110, -114, -118, -119, -139, -140, -141];

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
    const answer = await ask(origin + "/message/template", timeoutMs, {
      headers: { "content-type": "application/json", access_token: token },
      body: JSON.stringify({
        phone: phone.replace(/^\+?84|^0/, "84"),
        template_id: templates[template],
        template_data: values,
        tracking_id: trackingId,
      }),
    });
    return Number(answer.error);
  }

  return {
    async toPhone(message) {
      const token = await tokens.current();
      let error = await send(token, message);
      if (error === ACCESS_TOKEN_INVALID) error = await send(await tokens.instead(token), message);
      if (UNREACHABLE.includes(error)) return "unreachable";
      if (error !== 0) throw new Error(`Zalo did not take a message to a number: error ${error}.`);
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

/** Zalo knew this refresh token no more: somebody has to fetch a new one by hand. */
export class OaTokenRefused extends Error {}

/**
 * Spends the Official Account's refresh token for a new pair (zalo.md §4.4): single use, so one caller at a time.
 * @throws OaTokenRefused, or another Error where Zalo does not answer
 */
export async function renewOaToken(
  refreshToken: string,
  options: { appId: string; appSecret: string; origin?: string; timeoutMs?: number },
): Promise<RenewedOaToken> {
  const { appId, appSecret, origin = "https://oauth.zaloapp.com", timeoutMs = 10_000 } = options;
  const answer = await ask(origin + "/v4/oa/access_token", timeoutMs, {
    headers: { "content-type": "application/x-www-form-urlencoded", secret_key: appSecret },
    body: new URLSearchParams({ refresh_token: refreshToken, app_id: appId, grant_type: "refresh_token" }).toString(),
  });
  const { access_token: accessToken, refresh_token: next, expires_in: lifetime } = answer;
  if (typeof accessToken !== "string" || typeof next !== "string")
    throw new OaTokenRefused(`Zalo refused the Official Account's refresh token: error ${Number(answer.error)}.`);
  return { accessToken, refreshToken: next, lifetimeSeconds: Number(lifetime) || 3600 };
}

async function ask(
  url: string,
  timeoutMs: number,
  given: { headers: Record<string, string>; body: string },
): Promise<Record<string, unknown>> {
  let answer: unknown;
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(url, { method: "POST", redirect: "error", signal, ...given });
    if (response.status >= 500) throw new Error(`status ${response.status}`);
    answer = await response.json();
  } catch {
    // The cause may quote a token or a number.
    throw new Error("Zalo does not answer.");
  }
  if (typeof answer !== "object" || answer === null) throw new Error("Zalo's answer cannot be read.");
  return answer as Record<string, unknown>;
}
