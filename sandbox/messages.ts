import { createHmac } from "node:crypto";
import type { ZaloAnswer, ZaloRequest } from "./zalo.ts";

/** A message that reached a number. */
export interface Delivered {
  /** `84901234567` */
  phone: string;
  template: string;
  values: Record<string, string>;
  /** UTC instant. */
  at: string;
}

interface Asked {
  phone: string;
  template_id: string;
  template_data: Record<string, string>;
}

const KEPT = 20;
const LIFETIME_SECONDS = 90_000;
const json = (body: unknown): ZaloAnswer => ({ status: 200, json: body });

/**
 * Zalo Notification Service and the Official Account's tokens (zalo.md §4.4). Tokens are signed, so that they outlive a
 * restart of the sandbox as they outlive one of the province's server; a refresh token is spent by its use. Numbers that
 * end in 0000 have no Zalo.
 */
export class MessageService {
  /** Newest first. */
  delivered: Delivered[] = [];
  /** Answered to every message instead; 0 is well. */
  error = 0;
  readonly app: { id: string; secret: string };
  readonly template = "400001";
  #spent = new Set<string>();
  #now: () => number;

  constructor(app: { id: string; secret: string; now: () => number }) {
    this.app = { id: app.id, secret: app.secret };
    this.#now = app.now;
  }

  /** What somebody copies from Zalo's console into the server's environment; @param n anew, after one was lost */
  refreshToken(n = 0): string {
    return this.#sign(`refresh.${n * 1_000_000}`);
  }

  renew({ headers, body }: ZaloRequest): ZaloAnswer {
    const form = new URLSearchParams(body);
    const token = form.get("refresh_token") ?? "";
    const [kind, number] = token.split(".");
    if (headers["secret_key"] !== this.app.secret) return json({ error: -14004, error_name: "Invalid secret key" });
    if (form.get("app_id") !== this.app.id) return json({ error: -14003, error_name: "Invalid app id" });
    if (kind !== "refresh" || !this.#isSigned(token) || this.#spent.has(token))
      return json({ error: -14014, error_name: "Invalid refresh token" });
    this.#spent.add(token);
    return json({
      access_token: this.#sign(`access.${this.#now() + LIFETIME_SECONDS * 1000}`),
      refresh_token: this.#sign(`refresh.${Number(number) + 1}`),
      expires_in: String(LIFETIME_SECONDS),
    });
  }

  send({ headers, body }: ZaloRequest): ZaloAnswer {
    const token = headers["access_token"] ?? "";
    const [kind, until] = token.split(".");
    if (kind !== "access" || !this.#isSigned(token) || Number(until) <= this.#now())
      return json({ error: -124, message: "Access token is invalid" });
    if (this.error !== 0) return json({ error: this.error, message: "Refused" });
    const { phone, template_id: template, template_data: values } = JSON.parse(body) as Asked;
    if (!/^84[35789]\d{8}$/.test(phone)) return json({ error: -108, message: "Phone number is invalid" });
    if (template !== this.template) return json({ error: -109, message: "Template ID is invalid" });
    if (phone.endsWith("0000")) return json({ error: -118, message: "Zalo account not existed" });
    const at = new Date(this.#now()).toISOString();
    this.delivered = [{ phone, template, values, at }, ...this.delivered].slice(0, KEPT);
    return json({ error: 0, message: "Success", data: { msg_id: `msg-${this.#now()}` } });
  }

  reset(): void {
    this.delivered = [];
    this.error = 0;
  }

  #sign(words: string): string {
    return `${words}.${createHmac("sha256", this.app.secret).update(`oa ${words}`).digest("hex").slice(0, 32)}`;
  }
  #isSigned(token: string): boolean {
    return token === this.#sign(token.split(".").slice(0, 2).join("."));
  }
}
