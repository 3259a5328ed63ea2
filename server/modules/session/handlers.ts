import type { Session } from "../../../contract/types.ts";
import type { Citizen, Handlers } from "../../core/call.ts";
import type { Core } from "../../core/core.ts";
import { forgetSessions } from "../../auth.ts";
import { findCitizen, sessionView } from "../../core/session-view.ts";
import { hashToken, newToken } from "../../core/tokens.ts";
import { Problem } from "../../problem.ts";
import { createGuest, findGuest, findOrCreateCitizen, findTokenUse, insertSession, mergeGuest } from "./repository.ts";
import { sessionEnd } from "./rules.ts";

export function sessionHandlers(core: Core) {
  /** Requests with the same phone token that arrive together: the first asks Zalo, the others wait for it. */
  const raising = new Map<string, Promise<Session>>();

  async function raise(citizen: Citizen, zaloAccessToken: string, phoneToken: string): Promise<Session> {
    const tokenHash = hashToken(phoneToken);
    const decodedBefore = async () => {
      const use = await findTokenUse(core.db, tokenHash);
      if (use && use.citizen_id !== citizen.id) throw new Problem("phone-token-invalid");
      return use && sessionView(core, core.db, citizen.id, citizen.expiresAt);
    };
    const before = await decodedBefore();
    if (before) return before;

    const zaloUser = await core.zalo.whoIs(zaloAccessToken);
    const { zalo_user_id } = await findCitizen(core.db, citizen.id);
    // Somebody else's Zalo token must not lift this citizen.
    if (zalo_user_id !== null && zalo_user_id !== zaloUser.id) throw new Problem("zalo-token-invalid");
    let phone: string;
    try {
      phone = await core.zalo.phoneNumber(zaloAccessToken, phoneToken);
    } catch (error) {
      // Another server of ours may have decoded it a moment ago.
      const meanwhile = await decodedBefore();
      if (meanwhile) return meanwhile;
      throw error;
    }
    return core.db.transaction().execute(async (tx) => {
      const now = core.clock.now();
      let citizenId = citizen.id;
      if (zalo_user_id === null) {
        citizenId = await findOrCreateCitizen(tx, zaloUser.id, now);
        await mergeGuest(tx, citizen.id, citizenId, now);
        // This session goes on, as the Zalo citizen's.
        await tx
          .updateTable("session")
          .set({ citizen_id: citizenId, revoked_at: null })
          .where("token_hash", "=", citizen.sessionHash)
          .execute();
      }
      await tx
        .insertInto("zalo_token_use")
        .values({ token_hash: tokenHash, citizen_id: citizenId, kind: "phone", used_at: now })
        .execute();
      await tx
        .updateTable("citizen")
        .set((eb) => ({
          level: eb.fn<number>("greatest", ["level", eb.lit(1)]),
          name: zaloUser.name ?? null,
          phone,
          level_1_at: now,
        }))
        .where("id", "=", citizenId)
        .execute();
      forgetSessions();
      return sessionView(core, tx, citizenId, citizen.expiresAt);
    });
  }

  return {
    async createSession({ body }) {
      const zaloUser = body.zaloAccessToken ? await core.zalo.whoIs(body.zaloAccessToken) : undefined;
      return core.db.transaction().execute(async (tx) => {
        const now = core.clock.now();
        const guestId = body.previousToken && (await findGuest(tx, hashToken(body.previousToken), now));
        let citizenId: string;
        if (zaloUser) {
          citizenId = await findOrCreateCitizen(tx, zaloUser.id, now);
          if (guestId) await mergeGuest(tx, guestId, citizenId, now);
        } else {
          citizenId = guestId || (await createGuest(tx, now));
        }
        const token = newToken();
        const expiresAt = sessionEnd(now, !zaloUser);
        await insertSession(tx, { tokenHash: hashToken(token), citizenId, now, expiresAt });
        forgetSessions();
        return { token, session: await sessionView(core, tx, citizenId, expiresAt) };
      });
    },

    getSession: ({ citizen }) => sessionView(core, core.db, citizen.id, citizen.expiresAt),

    async endSession({ citizen }) {
      await core.db
        .updateTable("session")
        .set({ revoked_at: core.clock.now() })
        .where("token_hash", "=", citizen.sessionHash)
        .execute();
      forgetSessions();
    },

    async raiseToLevel1({ citizen, body }) {
      const key = `${citizen.id} ${hashToken(body.phoneToken)}`;
      const mine = raising.get(key) ?? raise(citizen, body.zaloAccessToken, body.phoneToken);
      raising.set(key, mine);
      try {
        return await mine;
      } finally {
        raising.delete(key);
      }
    },
  } satisfies Partial<Handlers>;
}
