import { createHash } from "node:crypto";
import type { Session } from "../../contract/types.ts";
import type { DbOrTx } from "../db/database.ts";
import type { Citizen } from "./call.ts";
import type { Core } from "./core.ts";
import { freshUntil } from "./identity.ts";
import { maskPhone } from "./persons.ts";

export const findCitizen = (db: DbOrTx, id: string) =>
  db.selectFrom("citizen").selectAll().where("id", "=", id).executeTakeFirstOrThrow();

/** An opaque name: the same for ever, and nothing can be told from it, since ids are random. */
const nameOf = (...ids: string[]): string =>
  createHash("sha256").update(JSON.stringify(ids)).digest("base64url").slice(0, 22);

/** `Session.identity`: of this person on this account, so that two accounts have nothing in common. */
export const identityName = (citizenId: string, personId: string): string => nameOf("identity", citizenId, personId);

/** A session as its citizen sees it. */
export async function sessionView(core: Core, db: DbOrTx, citizenId: string, expiresAt: Date): Promise<Session> {
  const citizen = await findCitizen(db, citizenId);
  const level = citizen.level as Citizen["level"];
  const fresh = freshUntil(core.identity, { level, level2At: citizen.level_2_at ?? undefined });
  return {
    level,
    guest: citizen.zalo_user_id === null,
    account: nameOf("account", citizenId),
    ...(citizen.person_id !== null && { identity: identityName(citizenId, citizen.person_id) }),
    ...(citizen.name !== null && { name: citizen.name }),
    ...(citizen.phone !== null && { phoneMasked: maskPhone(citizen.phone) }),
    ...(fresh && { freshUntil: fresh.toISOString() }),
    expiresAt: expiresAt.toISOString(),
  };
}
