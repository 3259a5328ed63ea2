import type { Identity as IdentityView } from "../../../contract/types.ts";
import { maskIdentityNumber } from "../../../contract/identity.ts";
import type { Citizen, Handlers } from "../../core/call.ts";
import type { Core } from "../../core/core.ts";
import { freshUntil } from "../../core/identity.ts";
import { openPerson, unlinkPerson } from "../../core/persons.ts";
import { findCitizen, sessionView } from "../../core/session-view.ts";
import { forgetSessions } from "../../auth.ts";
import { Problem } from "../../problem.ts";
import { createAttempts, endAttempts, TRIES } from "./attempts.ts";

export function identityHandlers(core: Core) {
  const attempts = core.identity && createAttempts(core, core.identity);
  /** A province that has not opened level 2 has no provider, and nobody has begun anything. */
  const opened = () => {
    if (!attempts) throw new Problem("identity-provider-unknown");
    return attempts;
  };

  async function mine(citizen: Citizen): Promise<IdentityView> {
    const { identity } = core;
    const row = await findCitizen(core.db, citizen.id);
    const verifiedAt = row.level_2_at;
    const until = freshUntil(identity, { level: row.level as Citizen["level"], level2At: verifiedAt ?? undefined });
    // Unlinked on another phone a moment ago.
    if (!identity || !row.person_id || !verifiedAt || !until)
      throw new Problem("identity-level-required", { requiredLevel: 2 });
    const { number, particulars } = await openPerson(core.db, identity.sealer, row.person_id);
    return {
      provider: row.level_2_provider!,
      numberMasked: maskIdentityNumber(number),
      ...particulars,
      verifiedAt: verifiedAt.toISOString(),
      freshUntil: until.toISOString(),
    };
  }

  return {
    async listIdentityProviders() {
      const providers = [...(core.identity?.providers.values() ?? [])];
      return { items: providers.map(({ file: { id, name, hint } }) => ({ id, name, ...(hint && { hint }) })) };
    },
    startIdentityAttempt: async ({ citizen, body }) => opened().start(citizen, body.provider),
    async getIdentityAttempt({ citizen, path }) {
      const attempt = await opened().find(citizen, path.attemptId);
      return {
        id: attempt.id,
        provider: attempt.provider,
        state: attempt.state,
        ...(attempt.failure && { failure: attempt.failure }),
        expiresAt: attempt.expires_at.toISOString(),
        triesLeft: TRIES - attempt.tries,
      };
    },
    completeIdentityAttempt: async ({ citizen, path, body }) => opened().complete(citizen, path.attemptId, body),
    getMyIdentity: ({ citizen }) => mine(citizen),
    async unlinkIdentity({ citizen }) {
      await core.db.transaction().execute(async (tx) => {
        await endAttempts(tx, citizen.id);
        await unlinkPerson(tx, citizen.id);
      });
      forgetSessions();
      return sessionView(core, core.db, citizen.id, citizen.expiresAt);
    },
  } satisfies Partial<Handlers>;
}
