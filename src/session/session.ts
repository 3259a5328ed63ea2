/**
 * Who the citizen is, at which level, and the token that proves it.
 *
 * Level 0 comes silently: Zalo's token where Zalo gives one, else a guest. Zalo failing in whatever way never stands in
 * the citizen's way. Level 1 is the citizen's own act (`IdentityScreen`), level 2 as well (`level2.ts`). An expired session is renewed unnoticed.
 */
import { api, provideIdentity } from "../api/api.ts";
import type { Api } from "../api/client.ts";
import { isApiError, type ApiError } from "../api/errors.ts";
import { now } from "../lib/clock.ts";
import { getHost, isHostError, type Host } from "../host/host.ts";
import { tellWhoIsHere } from "../host/newcomer.ts";
import { getVault, provideKeyCare } from "../host/vault.ts";
import type { Session as Answer } from "../../contract/types.ts";

export type SessionState =
  /** Nobody has asked yet, or the first answer is on its way. */
  | { status: "starting" }
  | { status: "ready"; session: Answer }
  /** The server could not be reached; the next call tries again. */
  | { status: "unreachable"; error: ApiError };

export type RaiseOutcome =
  | { outcome: "raised"; session: Answer }
  /** The citizen said no: go on without; `openPermissionSettings` is the way back. */
  | { outcome: "declined" }
  /** The citizen closed the sheet. */
  | { outcome: "cancelled" }
  /** This Zalo cannot: too old, not approved, or no Zalo. */
  | { outcome: "impossible" }
  /** Zalo or the server failed; it may work later. */
  | { outcome: "failed"; error: unknown };

export interface Session {
  /** The state now; the same object until something changes. */
  current(): SessionState;
  /** @returns the function that stops listening */
  subscribe(listener: () => void): () => void;
  /** The bearer, beginning a session when there is none. @throws ApiError when the server cannot be reached */
  bearer(): Promise<string | undefined>;
  /** The server no longer knows `expired`: the one that takes its place. However many ask, one renewal runs. */
  onExpired(expired: string | undefined): Promise<string | undefined>;
  /** Asks Zalo for name and phone (Zalo's own sheet) and has the server raise the session. Explain why before. */
  raiseToLevel1(): Promise<RaiseOutcome>;
  /** The server has said what this session is now: level 2 and back are answered in this way. */
  adopt(session: Answer): void;
  /** Ends it, here and on the server; the next call begins another. */
  end(): Promise<void>;
}

interface Kept {
  token: string;
  guest: boolean;
  /** UTC instant. */
  expiresAt: string;
  account?: string;
}

/** Hears who has this phone, each time the server says it. @param sure Zalo has said that it is this account's */
type Settle = (session: Answer, sure: boolean) => void;
/** Hears, before that, whose it was at an earlier release of the app; undefined where nobody can say any more. */
type LeftBy = (account: string | undefined) => Promise<unknown>;

const KEPT = "session";
/** A guest's session is all that leads back to what they sent: renewed well before it ends. */
const RENEW_BEFORE_MS = 60 * 24 * 60 * 60 * 1000;

export function createSession(
  api: Api,
  loadHost: () => Promise<Host>,
  settle: Settle = () => undefined,
  leftBy: LeftBy = async () => undefined,
): Session {
  let state: SessionState = { status: "starting" };
  let kept: Kept | undefined;
  /** Zalo has said, since the app was opened, that `kept` is its own account's. */
  let sureOfWho = false;
  let beginning: Promise<string> | undefined;
  let describing: Promise<void> | undefined;
  let listening = false;
  let recognising: Promise<void> | undefined;
  /** Whose each bearer of this run was. */
  const accounts = new Map<string, string>();
  const listeners = new Set<() => void>();

  function become(next: SessionState): void {
    state = next;
    for (const listener of [...listeners]) listener();
  }

  /** Before anybody hears of it, and before anything is sent with its bearer: whose the records on this phone are. */
  function ready(session: Answer): void {
    settle(session, sureOfWho && !session.guest);
    become({ status: "ready", session });
  }

  /** The host, or undefined when even its code could not be loaded: then everything still works as a guest. */
  const host = () => loadHost().catch(() => undefined);

  async function remember({ token, session }: { token: string; session: Answer }): Promise<string> {
    const { guest, expiresAt, account } = session;
    kept = { token, guest, expiresAt, account };
    known(kept);
    ready(session);
    await (await host())?.storage.set(KEPT, JSON.stringify(kept));
    return token;
  }

  function known({ token, guest, account }: Kept): void {
    if (!guest && account) accounts.set(token, account);
  }

  async function forget(): Promise<void> {
    kept = undefined;
    await (await host())?.storage.remove(KEPT);
  }

  /** What an earlier run of the app kept. Storage is anybody's guess: what does not read is as good as absent. */
  async function recall(): Promise<Kept | undefined> {
    const text = await (await host())?.storage.get(KEPT);
    try {
      const { token, guest, expiresAt = "", account } = JSON.parse(text ?? "") as Partial<Kept>;
      return typeof token === "string" && typeof guest === "boolean" ? { token, guest, expiresAt, account } : undefined;
    } catch {
      return undefined;
    }
  }

  /** The session of whoever Zalo says this is. What a guest sent before becomes theirs. */
  async function fromZalo(zaloAccessToken: string, before: Kept | undefined): Promise<string> {
    const previous = before?.guest ? { previousToken: before.token } : {};
    const begun = await api.call("createSession", { body: { zaloAccessToken, ...previous } });
    sureOfWho = true;
    return remember(begun);
  }

  /**
   * What an earlier release kept names no account, the session beside it neither, but the server knows whose that is.
   * Asked before anybody else comes; without an answer nobody does.
   */
  async function withAccount(before: Kept): Promise<Kept | undefined> {
    const former = await api.call("getSession", { bearer: before.token }).catch((error: unknown) => {
      if (!isApiError(error, "session-expired", "unauthenticated")) throw error;
      return undefined;
    });
    await leftBy(former?.account);
    if (!former) await forget(); // asked once: what is begun from now on is a guest's
    return former && { ...before, account: former.account };
  }

  /**
   * A session from Zalo's token, from what we kept, or as a guest, in this order. Zalo first: two people may use one
   * phone with two Zalo accounts, and what one of them sent is not the other's to see.
   */
  async function begin(before: Kept | undefined): Promise<string> {
    const phone = await host();
    listenOnce(phone);
    if (before && !before.guest && !before.account) before = await withAccount(before);
    const zaloAccessToken = await phone?.accessToken().catch(() => undefined);
    if (zaloAccessToken) {
      try {
        return await fromZalo(zaloAccessToken, before);
      } catch (error) {
        // Zalo's token was no good, or Zalo does not answer the server: level 0 does not need it.
        if (!isZaloProblem(error)) throw error;
      }
    }
    sureOfWho = false;
    if (before && !endsSoon(before)) {
      kept = before;
      known(before);
      return before.token;
    }
    return remember(await api.call("createSession", { body: before?.guest ? { previousToken: before.token } : {} }));
  }

  function beginOnce(before: () => Promise<Kept | undefined>): Promise<string> {
    beginning ??= (async () => begin(await before()))()
      .catch((error: unknown) => {
        if (isApiError(error) && state.status !== "ready") become({ status: "unreachable", error });
        throw error;
      })
      .finally(() => {
        beginning = undefined;
      });
    return beginning;
  }

  /** Back in the app, or on the network, Zalo may say who this is; meanwhile they go on as whoever was here last. */
  function listenOnce(phone: Host | undefined): void {
    if (!phone || listening) return;
    listening = true;
    const look = () => {
      recognising ??= recognise(phone)
        .catch(() => undefined)
        .finally(() => (recognising = undefined));
    };
    phone.onResume(look);
    phone.onNetworkChange((network) => network === "online" && look());
  }

  async function recognise(phone: Host): Promise<void> {
    if (!kept || sureOfWho) return;
    const zaloAccessToken = await phone.accessToken();
    if (kept && !sureOfWho && !beginning) await fromZalo(zaloAccessToken, kept);
  }

  /** A kept token says nothing of its level: ask, and let a 401 renew it. */
  function describe(): Promise<void> {
    if (state.status === "ready") return Promise.resolve();
    describing ??= api
      .call("getSession")
      .then(ready)
      .finally(() => {
        describing = undefined;
      });
    return describing;
  }

  const bearer = (): Promise<string> => (kept && !beginning ? Promise.resolve(kept.token) : beginOnce(recall));

  return {
    current: () => state,
    subscribe(listener) {
      listeners.add(listener);
      void bearer()
        .then(describe)
        .catch(() => undefined); // the state says so
      return () => listeners.delete(listener);
    },
    bearer,
    adopt: ready,
    async onExpired(expired) {
      const renewedMeanwhile = kept && kept.token !== expired && !beginning ? kept.token : undefined;
      const renewed =
        renewedMeanwhile ??
        (await beginOnce(async () => {
          await forget();
          return undefined;
        }));
      // What one account began is not repeated in another's name.
      const [was, is] = [accounts.get(expired ?? ""), accounts.get(renewed)];
      return was && is && was !== is ? undefined : renewed;
    },
    async end() {
      // Nobody waits for the server; where it cannot be told, it forgets the token when its time is over.
      if (kept) void api.call("endSession", { bearer: kept.token }).catch(() => undefined);
      sureOfWho = false;
      await forget();
      become({ status: "starting" });
    },
    async raiseToLevel1() {
      const phone = await host();
      if (!phone?.can("shareIdentity")) return { outcome: "impossible" };
      try {
        const shared = await phone.shareIdentity();
        await bearer();
        // Zalo failed when the app was opened and works now: a guest becomes the citizen first, with all that was sent,
        // and a session kept on this phone for another Zalo account is left alone.
        if (!sureOfWho) await fromZalo(shared.accessToken, kept);
        const session = await api.call("raiseToLevel1", {
          body: { zaloAccessToken: shared.accessToken, phoneToken: shared.phoneToken },
        });
        ready(session);
        return { outcome: "raised", session };
      } catch (error) {
        if (isHostError(error, "denied")) return { outcome: "declined" };
        if (isHostError(error, "cancelled")) return { outcome: "cancelled" };
        if (isHostError(error, "unsupported", "not-approved")) return { outcome: "impossible" };
        return { outcome: "failed", error };
      }
    },
  };
}

function endsSoon({ guest, expiresAt }: Kept): boolean {
  const end = Date.parse(expiresAt);
  return guest && !(end - now().getTime() > RENEW_BEFORE_MS);
}

function isZaloProblem(error: unknown): boolean {
  return isApiError(error, "zalo-unavailable", "zalo-token-invalid", "zalo-outside-vietnam");
}

/** The app's session. */
export const session: Session = createSession(
  api,
  getHost,
  ({ guest, account, identity }, sure) => {
    const whose = { ...(guest ? {} : { account }), identity };
    // In turn before all that asks for the vault from now on.
    void getVault().then((vault) => tellWhoIsHere(vault.belongsTo(whose, sure)));
  },
  async (account) => (await getVault()).leftBy(account).then(() => tellWhoIsHere(true)),
);
provideIdentity(session);
provideKeyCare({
  list: async () => (await api.call("listVaultKeys")).items,
  keep: (body) => api.call("keepVaultKey", { body }),
});

/** The citizen wants this phone to know nothing of them: what was begun, what was seen, the key and the session. */
export async function forgetMe(): Promise<void> {
  await (await getVault()).wipe();
  await session.end();
}
