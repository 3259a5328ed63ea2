import { PASSWORD } from "./people.ts";

export interface SignIn {
  /** Whoever logs in: a 12-digit number the provider knows. */
  person: string;
  /** What is answered on the consent page. */
  consent: boolean;
}

/**
 * Walks the provider's pages as a browser would, with cookies of its own. Resolves with where the browser is sent in the
 * end, the client's callback with `code` and `state` or with `error`, without going there. A page that was not expected
 * is an error with its sentence.
 */
export async function signIn(authorizationUrl: string | URL, { person, consent }: SignIn): Promise<URL> {
  const jar = new Jar();
  const home = new URL(authorizationUrl).origin;
  let url = new URL(authorizationUrl);
  let form: Record<string, string> | undefined;
  // Three pages of login, one of consent, and the redirects between them.
  for (let hops = 0; hops < 20; hops++) {
    const response = await fetch(url, {
      method: form ? "POST" : "GET",
      body: form && new URLSearchParams(form),
      headers: { cookie: jar.for(url) },
      redirect: "manual",
    });
    jar.keep(url, response.headers.getSetCookie());
    form = undefined;
    const location = response.headers.get("location");
    if (location) {
      await response.body?.cancel();
      url = new URL(location, url);
      if (url.origin !== home) return url;
      continue;
    }
    const page = await response.text();
    const problem = /role="alert"[^>]*>([^<]*)</.exec(page)?.[1];
    if (problem) throw new Error(`The provider says: ${problem}`);
    form = answerTo(page, person, consent);
    if (!form)
      throw new Error(
        `The provider answered ${response.status}: ${page.replace(/<style>.*?<\/style>|<[^>]+>/gs, " ")}`,
      );
  }
  throw new Error("The provider's pages lead nowhere");
}

function answerTo(page: string, person: string, consent: boolean): Record<string, string> | undefined {
  const asks = (step: string) => page.includes(`name="step" value="${step}"`);
  if (asks("agree")) return { step: consent ? "agree" : "refuse" };
  if (asks("otp")) return { step: "otp", otp: /Tin nhắn thử: (\d{6})/.exec(page)?.[1] ?? "" };
  if (asks("password")) return { step: "password", password: PASSWORD };
  if (asks("person")) return { step: "person", number: person };
  return undefined;
}

/** Cookies by name and path (RFC 6265 §5.4); their host is the provider's. */
class Jar {
  #cookies = new Map<string, { name: string; value: string; path: string }>();

  keep(url: URL, lines: readonly string[]): void {
    for (const line of lines) {
      const [pair = "", ...attributes] = line.split(/;\s*/);
      const [name = "", value = ""] = pair.split(/=(.*)/s);
      const path = attributes.find((one) => /^path=/i.test(one))?.slice(5) ?? url.pathname;
      const expires = attributes.find((one) => /^expires=/i.test(one))?.slice(8);
      const key = `${name} ${path}`;
      if (expires && Date.parse(expires) <= Date.now()) this.#cookies.delete(key);
      else this.#cookies.set(key, { name, value, path });
    }
  }

  for(url: URL): string {
    const matches = (path: string) =>
      url.pathname === path || url.pathname.startsWith(path.endsWith("/") ? path : `${path}/`);
    return [...this.#cookies.values()]
      .filter(({ path }) => matches(path))
      .map(({ name, value }) => `${name}=${value}`)
      .join("; ");
  }
}
