/**
 * Level 2: an identity proven in a browser at the province's provider. The phone begins the attempt and keeps its secret;
 * only with it, and with the code that browser was shown, does the server lift this session. A link that somebody else
 * began therefore opens nothing here, and asking how far an attempt is never completes it.
 */
import { api } from "../api/api.ts";
import type { Api } from "../api/client.ts";
import { isApiError } from "../api/errors.ts";
import { getHost, type Host } from "../host/host.ts";
import { insidePath } from "../host/paths.ts";
import { now } from "../lib/clock.ts";
import { paths } from "../lib/paths.ts";
import { ATTEMPT_MINUTES } from "../../contract/identity.ts";
import type { IdentityAttempt } from "../../contract/types.ts";
import { session, type Session } from "./session.ts";

/** Where the citizen was when they began, to lead them back after the app was killed. */
export interface Origin {
  returnTo: string;
  /** Name of the field the focus was in. */
  field?: string;
}

export interface Attempt extends Origin {
  id: string;
  secret: string;
  provider: string;
  /** What to open in the host's webview. */
  url: string;
  /** UTC instant of this phone's clock. */
  expiresAt: string;
}

export interface Level2 {
  /** The attempt this phone has under way. Survives a killed app; one whose time is over is forgotten. */
  pending(): Promise<Attempt | undefined>;
  /** Begins one in place of any before. Asked twice at once, it begins one. @throws ApiError */
  start(provider: string, origin: Origin): Promise<Attempt>;
  /** Opens the provider's page over the app. @throws HostError */
  openPage(attempt: Attempt): Promise<void>;
  look(attempt: Attempt): Promise<IdentityAttempt>;
  /**
   * The session becomes level 2.
   * @param code of the link back, or the six digits; spaces are forgiven
   * @param moveHere takes the identity away from another Zalo account
   * @throws ApiError
   */
  complete(attempt: Attempt, code: string, moveHere?: boolean): Promise<void>;
  forget(): Promise<void>;
  /** Takes the identity off this Zalo account. @throws ApiError */
  unlink(): Promise<void>;
  /** The citizen comes back to the app. @returns the function that stops listening */
  onReturn(listener: () => void): () => void;
  /**
   * Links back that open while the app is open go to `listener`, with the code they bring; a page that has to say why
   * there is none leads back without. @returns the function that stops listening
   */
  onBack(listener: (code?: string) => void): () => void;
  /** @returns whether somebody waited for it */
  offerBack(code?: string): boolean;
}

const KEPT = "identity-attempt";

export function createLevel2(api: Api, session: Pick<Session, "adopt">, loadHost: () => Promise<Host>): Level2 {
  /** Held here too: a phone without storage finishes what it begins, as long as the app lives. */
  let attempt: Attempt | undefined;
  let starting: Promise<Attempt> | undefined;
  let onBack: ((code?: string) => void) | undefined;

  const storage = () =>
    loadHost()
      .then((host) => host.storage)
      .catch(() => undefined);

  async function keep(begun: Attempt): Promise<Attempt> {
    attempt = begun;
    await (await storage())?.set(KEPT, JSON.stringify(begun)).catch(() => undefined);
    return begun;
  }

  async function forget(): Promise<void> {
    attempt = undefined;
    await (await storage())?.remove(KEPT).catch(() => undefined);
  }

  /** Storage is anybody's guess: what does not read is as good as absent. */
  async function recall(): Promise<Attempt | undefined> {
    try {
      const kept = JSON.parse((await (await storage())?.get(KEPT)) ?? "") as Attempt;
      const told = [kept.id, kept.secret, kept.provider, kept.url, kept.expiresAt];
      if (!told.every((word) => typeof word === "string")) return undefined;
      return { ...kept, returnTo: insidePath(kept.returnTo) ?? paths.home };
    } catch {
      return undefined;
    }
  }

  return {
    async pending() {
      attempt ??= await recall();
      if (attempt && !(Date.parse(attempt.expiresAt) > now().getTime())) await forget();
      return attempt;
    },
    start(provider, origin) {
      starting ??= api
        .call("startIdentityAttempt", { body: { provider } })
        // By this phone's own clock, which may be wrong by more than an attempt lives: the server counts for itself.
        .then((begun) => keep({ ...begun, ...origin, provider, expiresAt: endOfAttempt() }))
        .finally(() => {
          starting = undefined;
        });
      return starting;
    },
    openPage: async ({ url }) => (await loadHost()).openWebview(url),
    look: ({ id }) => api.call("getIdentityAttempt", { path: { attemptId: id } }),
    async complete({ id, secret }, code, moveHere) {
      try {
        const raised = await api.call("completeIdentityAttempt", {
          path: { attemptId: id },
          body: { secret, code: code.replace(/\s/g, ""), ...(moveHere ? { moveHere } : {}) },
        });
        session.adopt(raised);
      } catch (error) {
        if (isOver(error)) await forget();
        throw error;
      }
      await forget();
    },
    forget,
    unlink: async () => session.adopt(await api.call("unlinkIdentity")),
    onReturn(listener) {
      const stop = loadHost().then((host) => host.onResume(listener));
      stop.catch(() => undefined); // without a host nobody leaves and comes back
      return () => void stop.then((end) => end()).catch(() => undefined);
    },
    onBack(listener) {
      onBack = listener;
      return () => {
        if (onBack === listener) onBack = undefined;
      };
    },
    offerBack(code) {
      onBack?.(code);
      return onBack !== undefined;
    },
  };
}

const endOfAttempt = () => new Date(now().getTime() + ATTEMPT_MINUTES * 60_000).toISOString();

/** No code can complete it any more. */
export const isOver = (error: unknown): boolean =>
  isApiError(error, "identity-attempt-ended", "identity-attempt-not-found", "identity-other-person");

/** The app's own. */
export const level2: Level2 = createLevel2(api, session, getHost);
