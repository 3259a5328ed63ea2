// Level 2 without a phone: the server's pages and the provider's, walked by fetch.
import type { NewIdentityAttempt } from "../../contract/types.ts";
import { call } from "../client.ts";
import { signIn } from "./browse.ts";

/** A browser with cookies of its own for the server's pages. */
export class Browser {
  /** `name=value` by path and name. */
  readonly #cookies = new Map<string, { path: string; pair: string }>();

  async open(url: string | URL): Promise<{ status: number; location?: string; text: string; headers: Headers }> {
    const at = new URL(url).pathname;
    const cookies = [...this.#cookies.values()].filter(({ path }) => at === path || at.startsWith(`${path}/`));
    const cookie = cookies.map(({ pair }) => pair).join("; ");
    const response = await fetch(url, { redirect: "manual", headers: { cookie } });
    for (const set of response.headers.getSetCookie()) {
      const pair = set.split(";")[0]!;
      const path = /; *path=([^;]+)/i.exec(set)?.[1] ?? "/";
      this.#cookies.set(`${path} ${pair.split("=")[0]}`, { path: path === "/" ? "" : path, pair });
    }
    const location = response.headers.get("location") ?? undefined;
    return {
      status: response.status,
      text: await response.text(),
      headers: response.headers,
      ...(location && { location }),
    };
  }

  /** Our page, then on to the provider. @returns its address, or the page that was shown instead */
  async leave(url: string): Promise<string> {
    await this.open(url);
    const { location, text } = await this.open(`${url}/go`);
    return location ?? text;
  }
}

/** The link's code and the six digits a page shows. */
export function codesOn(page: string): { code: string; digits: string } {
  const code = /%2Fidentity%2F([A-Za-z0-9_-]{20,})/.exec(page)?.[1];
  const digits = /class="digits"[^>]*>(\d{3}) (\d{3})</.exec(page);
  if (!code || !digits) throw new Error(`No codes on the page: ${page.replace(/<style.*?<\/style>|<[^>]+>/gs, " ")}`);
  return { code, digits: digits[1]! + digits[2]! };
}

/**
 * Proves to the server that the bearer's account is this person's, as on a phone: attempt, provider, code.
 * @param person a 12-digit number the provider knows
 */
export async function lift(
  server: string,
  bearer: Record<string, string>,
  provider: string,
  person: string,
): Promise<void> {
  const attempts = "/v1/session/level-2/attempts";
  const { id, secret, url } = await call<NewIdentityAttempt>(server, "POST", attempts, bearer, { provider });
  const browser = new Browser();
  const callback = await signIn(await browser.leave(url), { person, consent: true });
  const { code } = codesOn((await browser.open(callback)).text);
  await call(server, "POST", `${attempts}/${id}/completion`, bearer, { secret, code, moveHere: true });
}
