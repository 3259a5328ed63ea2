// Level 2 without a browser: the sandbox's providers beside the server, and a walk through its pages by fetch.
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { NewIdentityAttempt } from "../../contract/types.ts";
import { signIn } from "../../sandbox/identity/browse.ts";
import { Browser, codesOn } from "../../sandbox/identity/lift.ts";
import { createSandbox, type RunningSandbox } from "../../sandbox/start.ts";
import type { IdentityOptions } from "../../server/core/identity.ts";
import type { TestServer } from "./server.ts";

export { Browser, codesOn };

const demo = join(import.meta.dirname, "..", "..", "provinces", "demo");

/** “Nguyễn Văn Thử” at every provider of the sandbox. */
export const THU = "072090000001";
/** Trần Thị Sáu. */
export const SAU = "072148000078";
/** Her account is proven at the lower level only. */
export const MUOI = "080171000010";

export const startProviders = (clock?: { offsetMs: number }): Promise<RunningSandbox> =>
  createSandbox({ wwwDir: "", provinceDir: demo, zaloAppSecret: "nothing-asks", ...(clock && { clock }) });

/** What a server needs to know of the sandbox's providers. */
export const identityOptions = ({ identityClient }: RunningSandbox): IdentityOptions => ({
  ...identityClient,
  keys: new Map([["k1", randomBytes(32)]]),
  indexKey: randomBytes(32),
  // The provider makes its keys at the first request, on a machine that others work on too.
  timeoutSeconds: 20,
});

/** A citizen's way to level 2, in steps a test can leave out, repeat or give to somebody else. */
export function way(server: TestServer, token: string, provider = "sao-mai-id") {
  return {
    async start(): Promise<NewIdentityAttempt> {
      const answer = await server.go("/v1/session/level-2/attempts", { token, body: { provider } });
      if (answer.status !== 200) throw new Error(answer.text);
      return answer.body;
    },
    /** From our page to the provider and back, as `browser`. @returns the page shown in the end */
    async browse(attempt: NewIdentityAttempt, person: string, { browser = new Browser(), consent = true } = {}) {
      const there = await browser.leave(attempt.url);
      return (await browser.open(await signIn(there, { person, consent }))).text;
    },
    complete: (attempt: Pick<NewIdentityAttempt, "id" | "secret">, code: string, moveHere?: boolean) =>
      server.go(`/v1/session/level-2/attempts/${attempt.id}/completion`, {
        token,
        body: { secret: attempt.secret, code, ...(moveHere !== undefined && { moveHere }) },
      }),
    state: (id: string) => server.go(`/v1/session/level-2/attempts/${id}`, { token }),
  };
}

/** The whole way. */
export async function lift(server: TestServer, token: string, person = THU): Promise<void> {
  const mine = way(server, token);
  const attempt = await mine.start();
  const { code } = codesOn(await mine.browse(attempt, person));
  const answer = await mine.complete(attempt, code);
  if (answer.status !== 200) throw new Error(answer.text);
}
