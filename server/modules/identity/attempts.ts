import { randomInt, randomUUID } from "node:crypto";
import type { Selectable } from "kysely";
import { ATTEMPT_MINUTES } from "../../../contract/identity.ts";
import type { Session } from "../../../contract/types.ts";
import type { Citizen } from "../../core/call.ts";
import { giveEntered } from "../../core/case-access.ts";
import type { Core } from "../../core/core.ts";
import type { Identity } from "../../core/identity.ts";
import { linkPerson, maskPhone, rememberPerson } from "../../core/persons.ts";
import { findCitizen, sessionView } from "../../core/session-view.ts";
import { hashToken, newToken } from "../../core/tokens.ts";
import type { Tx } from "../../db/database.ts";
import type { Tables } from "../../db/tables.ts";
import {
  IdentityRefused,
  newChecks,
  type Checks,
  type IdentityProvider,
  type ProvenIdentity,
} from "../../outside/identity.ts";
import { forgetSessions } from "../../auth.ts";
import { Problem } from "../../problem.ts";

export type Attempt = Selectable<Tables["identity_attempt"]>;

/** Wrong codes until an attempt is void. */
export const TRIES = 5;

/** What the browser is shown when it is back. */
export interface ReturnCodes {
  /** Travels in the link into the app. */
  code: string;
  /** For typing. */
  digits: string;
}

/** What is sealed away between the browser's return and the completion. */
type Proven = ReturnCodes & { identity: ProvenIdentity };

/**
 * An attempt to prove an identity. A phone begins it, a browser goes with it to the provider and comes back with a
 * one-time code, and the phone that began it presents the code. A link that one person starts and another finishes
 * lifts nobody: the code is shown where it was finished and takes effect only where it was begun (design §6).
 */
export function createAttempts(core: Core, identity: Identity) {
  const { sealer } = identity;

  function providerOf(id: string): IdentityProvider {
    const provider = identity.providers.get(id);
    if (!provider) throw new Problem("identity-provider-unknown");
    return provider;
  }
  const about = (what: "checks" | "proven", id: string) => `identity_attempt.${what}:${id}`;
  const digitsHash = (id: string, digits: string) => sealer.index(`${id}:${digits}`);
  const callbackOf = (provider: string) => `${identity.publicOrigin}/identity/callback/${provider}`;

  /** Only while it is young, and nothing else has become of it. */
  const alive = (attempt: Attempt): boolean => attempt.expires_at > core.clock.now();

  return {
    async start(citizen: Citizen, providerId: string) {
      await providerOf(providerId).check().catch(providerDown);
      const now = core.clock.now();
      const [id, secret, start] = [randomUUID(), newToken(), newToken()];
      const expiresAt = new Date(now.getTime() + ATTEMPT_MINUTES * 60_000);
      await core.db.transaction().execute(async (tx) => {
        await endAttempts(tx, citizen.id);
        await tx
          .insertInto("identity_attempt")
          .values({
            id,
            citizen_id: citizen.id,
            provider: providerId,
            state: "begun",
            secret_hash: hashToken(secret),
            start_hash: hashToken(start),
            tries: 0,
            created_at: now,
            expires_at: expiresAt,
          })
          .execute();
      });
      return {
        id,
        secret,
        url: `${identity.publicOrigin}/identity/start/${start}`,
        expiresAt: expiresAt.toISOString(),
      };
    },

    async find(citizen: Citizen, id: string): Promise<Attempt> {
      const attempt = await core.db
        .selectFrom("identity_attempt")
        .selectAll()
        .where("id", "=", id)
        .where("citizen_id", "=", citizen.id)
        .executeTakeFirst();
      if (!attempt) throw new Problem("identity-attempt-not-found");
      return alive(attempt) || attempt.state === "done" ? attempt : { ...attempt, state: "void" };
    },

    /** The attempt an address of ours leads to, while it can still be gone on with. */
    async findByStart(token: string): Promise<Attempt | undefined> {
      const attempt = await core.db
        .selectFrom("identity_attempt")
        .selectAll()
        .where("start_hash", "=", hashToken(token))
        .executeTakeFirst();
      return attempt && attempt.state === "begun" && alive(attempt) ? attempt : undefined;
    },

    /** What this browser came back with from where the address led, while it can still be used. */
    async findReturned(token: string, browser: string | undefined) {
      const attempt = await core.db
        .selectFrom("identity_attempt")
        .selectAll()
        .where("start_hash", "=", hashToken(token))
        .where("state", "=", "returned")
        .executeTakeFirst();
      if (!attempt || !alive(attempt) || !browser || attempt.browser_hash !== hashToken(browser)) return undefined;
      return { attempt, codes: proven(attempt) };
    },

    /** In which words pages name the Zalo account: the citizen's own name for themselves, and the end of their number. */
    async accountOf(attempt: Attempt): Promise<{ name: string; phone: string }> {
      const { name, phone } = await findCitizen(core.db, attempt.citizen_id);
      return { name: name ?? "", phone: phone === null ? "" : maskPhone(phone) };
    },

    /**
     * Sends this browser to the provider; from here on the attempt is this browser's.
     * @throws IdentityRefused `unavailable`
     */
    async leave(attempt: Attempt, browser: string, binding: string): Promise<URL | "another browser"> {
      const state = newToken();
      const checks = newChecks();
      const url = await providerOf(attempt.provider).begin(callbackOf(attempt.provider), state, checks, binding);
      const taken = await core.db
        .updateTable("identity_attempt")
        .set({
          browser_hash: hashToken(browser),
          state_hash: hashToken(state),
          checks: sealer.seal(JSON.stringify(checks), about("checks", attempt.id)),
        })
        .where("id", "=", attempt.id)
        .where("state", "=", "begun")
        .where((eb) => eb.or([eb("browser_hash", "is", null), eb("browser_hash", "=", hashToken(browser))]))
        .executeTakeFirst();
      return taken.numUpdatedRows === 1n ? url : "another browser";
    },

    /**
     * The browser is back. Its state is used up before the provider is asked, so that an address that is opened twice,
     * or by two, is good once; the same browser is shown the same codes again.
     * @param query of the address it came back with, with its question mark
     */
    async comeBack(providerId: string, query: string, browser: string | undefined) {
      const state = new URLSearchParams(query).get("state") ?? "";
      const attempt = await core.db
        .selectFrom("identity_attempt")
        .selectAll()
        .where("state_hash", "=", hashToken(state))
        .where("provider", "=", providerId)
        .executeTakeFirst();
      if (!attempt || !alive(attempt) || !browser || attempt.browser_hash !== hashToken(browser)) return undefined;
      if (attempt.state === "returned") return { attempt, codes: proven(attempt) };
      if (attempt.state !== "begun" || !attempt.checks) return undefined;
      const used = await core.db
        .updateTable("identity_attempt")
        .set({ checks: null })
        .where("id", "=", attempt.id)
        .where("checks", "=", attempt.checks)
        .executeTakeFirst();
      if (used.numUpdatedRows !== 1n) return undefined;

      const checks = JSON.parse(sealer.open(attempt.checks, about("checks", attempt.id))) as Checks;
      try {
        const returned = new URL(callbackOf(providerId) + query);
        const found = await providerOf(providerId).finish(returned, state, checks);
        const codes = { code: newToken(), digits: String(randomInt(1_000_000)).padStart(6, "0") };
        const sealed: Proven = { identity: found, ...codes };
        const kept = await settle(attempt, {
          state: "returned",
          code_hash: hashToken(codes.code),
          digits_hash: digitsHash(attempt.id, codes.digits),
          proven: sealer.seal(JSON.stringify(sealed), about("proven", attempt.id)),
        });
        return kept ? { attempt, codes } : undefined;
      } catch (error) {
        if (!(error instanceof IdentityRefused)) throw error;
        await settle(attempt, { state: "failed", failure: error.failure });
        return { attempt, failure: error.failure };
      }
    },

    /**
     * What lifts the citizen: this phone's secret and the browser's code. A repeat of what was done answers the same.
     * @throws Problem identity-attempt-not-found, identity-attempt-ended, identity-not-returned, identity-code-wrong,
     * identity-linked-elsewhere, identity-other-person
     */
    async complete(
      citizen: Citizen,
      id: string,
      body: { secret: string; code: string; moveHere?: boolean },
    ): Promise<Session> {
      const now = core.clock.now();
      // A wrong code is counted even though it is refused: the transaction ends well, the refusal comes after it.
      const outcome = await core.db.transaction().execute(async (tx): Promise<Session | Problem> => {
        const attempt = await tx
          .selectFrom("identity_attempt")
          .selectAll()
          .where("id", "=", id)
          .where("citizen_id", "=", citizen.id)
          .forUpdate()
          .executeTakeFirst();
        if (!attempt || attempt.secret_hash !== hashToken(body.secret)) throw new Problem("identity-attempt-not-found");
        const typed = body.code.replace(/\s/g, "");
        const right = attempt.code_hash === hashToken(typed) || attempt.digits_hash === digitsHash(id, typed);
        if (attempt.state === "done" && right) return sessionView(core, tx, citizen.id, citizen.expiresAt);
        if (attempt.state === "begun" && alive(attempt)) throw new Problem("identity-not-returned");
        if (attempt.state !== "returned" || !alive(attempt)) throw new Problem("identity-attempt-ended");
        if (!right) {
          const tries = attempt.tries + 1;
          const over = tries >= TRIES;
          await tx
            .updateTable("identity_attempt")
            .set({ tries, ...(over && { state: "void", proven: null }) })
            .where("id", "=", id)
            .execute();
          return new Problem(over ? "identity-attempt-ended" : "identity-code-wrong");
        }
        const { identity } = proven(attempt);
        const personId = await rememberPerson(tx, sealer, identity, now);
        const moveHere = body.moveHere ?? false;
        await linkPerson(tx, { citizenId: citizen.id, personId, provider: attempt.provider, now, moveHere });
        await giveEntered(tx, sealer, personId, identity);
        await tx.updateTable("identity_attempt").set({ state: "done", proven: null }).where("id", "=", id).execute();
        return sessionView(core, tx, citizen.id, citizen.expiresAt);
      });
      if (outcome instanceof Problem) throw outcome;
      forgetSessions();
      return outcome;
    },
  };

  function proven(attempt: Attempt): Proven {
    return JSON.parse(sealer.open(attempt.proven!, about("proven", attempt.id))) as Proven;
  }

  /** Unless something else became of it while the provider was asked. */
  async function settle(attempt: Attempt, change: Partial<Attempt>): Promise<boolean> {
    const settled = await core.db
      .updateTable("identity_attempt")
      .set(change)
      .where("id", "=", attempt.id)
      .where("state", "=", "begun")
      .executeTakeFirst();
    return settled.numUpdatedRows === 1n;
  }
}

/** None of theirs can be gone on with: a new one takes their place, or the citizen has unlinked the identity. */
export async function endAttempts(tx: Tx, citizenId: string): Promise<void> {
  await tx
    .updateTable("identity_attempt")
    .set({ state: "void", proven: null, checks: null })
    .where("citizen_id", "=", citizenId)
    .where("state", "in", ["begun", "returned"])
    .execute();
}

function providerDown(): never {
  throw new Problem("identity-provider-unavailable", { retryAfterSeconds: 300 });
}
