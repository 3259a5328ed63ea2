import { createHash } from "node:crypto";
import type { Db, Tx } from "../db/database.ts";
import {
  OaTokenRefused,
  renewOaToken,
  zaloNotifications,
  type Notifications,
  type OaTokens,
  type PhoneTemplate,
  type RenewedOaToken,
} from "../outside/notifications.ts";
import type { Clock } from "./clock.ts";
import type { Sealer } from "./sealing.ts";

export interface NotificationOptions {
  /** Of the Zalo App that is linked to the Official Account. */
  appId: string;
  appSecret: string;
  /** The first one, or a new one in place of one that was lost. */
  refreshToken: string;
  templates: Record<PhoneTemplate, string>;
  /** Zalo's hosts; only a test changes them. */
  origin?: string;
  oauthOrigin?: string;
  timeoutMs?: number;
}

/** Messages in the Official Account's name. */
export function notificationsOf(
  options: NotificationOptions,
  core: { db: Db; clock: Clock; sealer: Sealer },
): Notifications {
  const { appId, appSecret, refreshToken: first, oauthOrigin: origin, timeoutMs, ...more } = options;
  const renew = (token: string) => renewOaToken(token, { appId, appSecret, origin, timeoutMs });
  return zaloNotifications({ ...more, timeoutMs, tokens: oaTokens({ ...core, appId, first, renew }) });
}

/** Renewed this long before it ends. */
const MARGIN_MS = 10 * 60_000;
/** One server renews; the others leave it so long. */
const LEASE_MS = 30_000;

interface Pair {
  access: string;
  refresh: string;
}

/**
 * The Official Account's tokens, sealed in the database: a refresh token is spent by its use, so that all servers must
 * share the newest. The first comes from the environment, and so does the next one whenever another stands there.
 */
function oaTokens(given: {
  db: Db;
  clock: Clock;
  sealer: Sealer;
  appId: string;
  /** From the environment. */
  first: string;
  renew(refreshToken: string): Promise<RenewedOaToken>;
}): OaTokens {
  const { db, clock, sealer, appId, first, renew } = given;
  const first_hash = createHash("sha256").update(first).digest("base64url");
  const about = `oa_token.pair:${appId}`;
  const seal = (pair: Pair) => sealer.seal(JSON.stringify(pair), about);
  const open = (pair: string) => JSON.parse(sealer.open(pair, about)) as Pair;
  const ours = (tx: Db | Tx) => tx.selectFrom("oa_token").selectAll().where("app_id", "=", appId);
  const now = () => clock.now().getTime();

  function usable(row: { pair: string; expires_at: Date } | undefined, refused?: string) {
    const access = row && row.expires_at.getTime() > now() + MARGIN_MS ? open(row.pair).access : undefined;
    return access === refused ? undefined : access;
  }

  /** What to renew with, held for a while; or what somebody else has renewed meanwhile. */
  async function take(tx: Tx, refused?: string): Promise<{ access: string } | { refresh: string }> {
    const fresh = { first_hash, pair: seal({ access: "", refresh: first }), expires_at: new Date(0) };
    await tx
      .insertInto("oa_token")
      .values({ app_id: appId, ...fresh, renewing_until: null })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const found = await ours(tx).forUpdate().executeTakeFirstOrThrow();
    const row = found.first_hash === first_hash ? found : { ...found, ...fresh, renewing_until: null };
    const access = usable(row, refused);
    if (access) return { access };
    if (row.renewing_until && row.renewing_until.getTime() > now())
      throw new Error("The Official Account's token is being renewed.");
    const { pair, expires_at } = row;
    const renewing_until = new Date(now() + LEASE_MS);
    await keep(tx, { first_hash, pair, expires_at, renewing_until });
    return { refresh: open(pair).refresh };
  }

  const keep = (
    db: Db | Tx,
    row: { first_hash: string; pair?: string; expires_at?: Date; renewing_until: Date | null },
  ) => db.updateTable("oa_token").set(row).where("app_id", "=", appId).execute();

  async function renewed(refused?: string): Promise<string> {
    const taken = await db.transaction().execute((tx) => take(tx, refused));
    if ("access" in taken) return taken.access;
    try {
      const { accessToken, refreshToken, lifetimeSeconds } = await renew(taken.refresh);
      const pair = seal({ access: accessToken, refresh: refreshToken });
      const expires_at = new Date(now() + lifetimeSeconds * 1000);
      await keep(db, { first_hash, pair, expires_at, renewing_until: null });
      return accessToken;
    } catch (error) {
      if (error instanceof OaTokenRefused) await keep(db, { first_hash, renewing_until: null });
      throw error;
    }
  }

  return {
    async current() {
      const row = await ours(db).executeTakeFirst();
      return (row?.first_hash === first_hash && usable(row)) || renewed();
    },
    instead: renewed,
  };
}
