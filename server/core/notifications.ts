import { createHash } from "node:crypto";
import type { Selectable } from "kysely";
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
import type { Tables } from "../db/tables.ts";
import type { Clock } from "./clock.ts";
import { persistently } from "./persistently.ts";
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
/** One server renews; the others leave it so long. Longer than Zalo has to answer. */
const LEASE_MS = 30_000;
/** A token that was just given and is refused is not asked for again so soon: each time spends one. */
const SETTLED_MS = 10 * 60_000;

interface Pair {
  access: string;
  refresh: string;
}

/**
 * The Official Account's tokens, sealed in the database: a refresh token is spent by its use, so that all servers must
 * share the newest. The first comes from the environment. Another one there is tried once, by whichever server has it, and
 * takes the place of what is kept only when it is good; one that was tried before says nothing more, wherever it still stands.
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
  const hash = createHash("sha256").update(first).digest("base64url");
  const about = `oa_token.pair:${appId}`;
  const ours = (tx: Db | Tx) => tx.selectFrom("oa_token").selectAll().where("app_id", "=", appId);
  const keep = (db: Db | Tx, row: Partial<Omit<Row, "app_id">>) =>
    db.updateTable("oa_token").set(row).where("app_id", "=", appId).execute();
  const open = (pair: string) => JSON.parse(sealer.open(pair, about)) as Pair;
  const now = () => clock.now().getTime();

  /** @param refused what is no use although it should be */
  function usable({ pair, tried, expires_at }: Row, refused?: string): string | undefined {
    if (!pair || !tried.includes(hash) || !expires_at || expires_at.getTime() <= now() + MARGIN_MS) return undefined;
    const { access } = open(pair);
    return access === refused ? undefined : access;
  }

  /** What to renew with, held for a while; or what somebody else has renewed meanwhile. */
  async function take(tx: Tx, refused?: string): Promise<{ access: string } | { refresh: string; tried: string[] }> {
    const none = { pair: null, tried: [], renewed_at: null, expires_at: null, renewing_until: null };
    await tx
      .insertInto("oa_token")
      .values({ app_id: appId, ...none })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const row = await ours(tx).forUpdate().executeTakeFirstOrThrow();
    const access = usable(row, refused);
    if (access) return { access };
    if (row.renewing_until && row.renewing_until.getTime() > now())
      throw new Error("The Official Account's token is being renewed.");
    const isTried = row.tried.includes(hash);
    if (isTried && refused && row.renewed_at && row.renewed_at.getTime() > now() - SETTLED_MS)
      throw new Error("Zalo refuses the token it has just given.");
    if (isTried && !row.pair) throw new OaTokenRefused("The Official Account's refresh token was refused before.");
    await keep(tx, { renewing_until: new Date(now() + LEASE_MS) });
    return { refresh: isTried ? open(row.pair!).refresh : first, tried: [...new Set([...row.tried, hash])] };
  }

  async function renewed(refused?: string): Promise<string> {
    const taken = await db.transaction().execute((tx) => take(tx, refused));
    if ("access" in taken) return taken.access;
    const { refresh, tried } = taken;
    try {
      const { accessToken: access, refreshToken, lifetimeSeconds } = await renew(refresh);
      const pair = sealer.seal(JSON.stringify({ access, refresh: refreshToken } satisfies Pair), about);
      const [renewed_at, expires_at] = [new Date(now()), new Date(now() + lifetimeSeconds * 1000)];
      // What it grew from is spent: not keeping it would lose both.
      await persistently(() => keep(db, { pair, tried, renewed_at, expires_at, renewing_until: null }));
      return access;
    } catch (error) {
      if (error instanceof OaTokenRefused) await keep(db, { tried, renewing_until: null });
      throw error;
    }
  }

  return {
    async current() {
      const row = await ours(db).executeTakeFirst();
      return (row && usable(row)) || renewed();
    },
    instead: renewed,
  };
}

type Row = Selectable<Tables["oa_token"]>;
