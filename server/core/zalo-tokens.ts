import type { Located } from "../outside/zalo.ts";
import { Problem } from "../problem.ts";
import type { Core } from "./core.ts";
import { hashToken } from "./tokens.ts";

/** How long a location is kept to answer a repeat of the same request; the token itself lives two minutes. */
export const LOCATION_KEPT_MINUTES = 10;

const inFlight = new Map<string, Promise<Located>>();

/**
 * Zalo's location tokens are single use. The first request decodes; a repeat of it by the same citizen (the answer was
 * lost on the way) gets the same point, and nobody else gets anything.
 */
export async function decodeOnce(
  core: Core,
  citizenId: string,
  kind: "location",
  token: string,
  decode: () => Promise<Located>,
): Promise<Located> {
  const hash = hashToken(token);
  const key = `${citizenId} ${hash}`;
  const running = inFlight.get(key);
  if (running) return running;
  const mine = (async () => {
    const before = await core.db
      .selectFrom("zalo_token_use")
      .selectAll()
      .where("token_hash", "=", hash)
      .executeTakeFirst();
    if (before) {
      if (before.citizen_id !== citizenId || before.latitude === null || before.longitude === null)
        throw new Problem("location-token-invalid");
      return { point: { latitude: before.latitude, longitude: before.longitude } };
    }
    const located = await decode();
    await core.db
      .insertInto("zalo_token_use")
      .values({ token_hash: hash, citizen_id: citizenId, kind, used_at: core.clock.now(), ...located.point })
      .onConflict((conflict) => conflict.column("token_hash").doNothing())
      .execute();
    return located;
  })();
  inFlight.set(key, mine);
  try {
    return await mine;
  } finally {
    inFlight.delete(key);
  }
}
