import { randomUUID } from "node:crypto";
import type { Citizen, Office } from "./core/call.ts";
import type { Clock } from "./core/clock.ts";
import { hashToken, newToken } from "./core/tokens.ts";
import type { Db } from "./db/database.ts";
import { Problem } from "./problem.ts";

/** Sessions seen in the last seconds, by hash. Another server's revocation is noticed when they are forgotten. */
const REMEMBERED_MS = 5_000;
const REMEMBERED_MAX = 10_000;
const remembered = new Map<string, { until: number; citizen: Citizen }>();

/** After any change to sessions or levels in this process. */
export const forgetSessions = (): void => remembered.clear();

/** Who sends this request, from `Authorization: Bearer …`. */
export async function authenticateCitizen(db: Db, clock: Clock, authorization: string | undefined): Promise<Citizen> {
  const token = /^Bearer ([A-Za-z0-9_-]{20,200})$/.exec(authorization ?? "")?.[1];
  if (!token) throw new Problem("unauthenticated");
  const sessionHash = hashToken(token);
  const now = clock.now().getTime();
  const known = remembered.get(sessionHash);
  if (known && known.until > now && known.citizen.expiresAt.getTime() > now) return known.citizen;
  const row = await db
    .selectFrom("session")
    .innerJoin("citizen", "citizen.id", "session.citizen_id")
    .select(["citizen.id", "citizen.level", "citizen.zalo_user_id", "citizen.person_id", "citizen.level_2_at"])
    .select(["session.expires_at", "session.revoked_at"])
    .where("session.token_hash", "=", sessionHash)
    .executeTakeFirst();
  if (!row || row.revoked_at || row.expires_at.getTime() <= now) throw new Problem("session-expired");
  const citizen: Citizen = {
    id: row.id,
    level: row.level as Citizen["level"],
    guest: row.zalo_user_id === null,
    ...(row.person_id !== null && { personId: row.person_id }),
    ...(row.level_2_at !== null && { level2At: row.level_2_at }),
    sessionHash,
    expiresAt: row.expires_at,
  };
  if (remembered.size >= REMEMBERED_MAX) remembered.clear();
  remembered.set(sessionHash, { until: now + REMEMBERED_MS, citizen });
  return citizen;
}

/** Which agency sends this request, from `X-Office-Key`, and which of its officers, from `X-Officer-Id`. */
export async function authenticateOffice(db: Db, key: unknown, officerId: unknown, scope: string): Promise<Office> {
  if (typeof key !== "string" || !/^[A-Za-z0-9_-]{20,200}$/.test(key)) throw new Problem("office-key-invalid");
  const row = await db
    .selectFrom("office_key")
    .select(["id", "agency", "scopes", "revoked_at"])
    .where("key_hash", "=", hashToken(key))
    .executeTakeFirst();
  if (!row || row.revoked_at) throw new Problem("office-key-invalid");
  if (!row.scopes.includes(scope)) throw new Problem("office-scope-required");
  return { keyId: row.id, agency: row.agency, scopes: row.scopes, officerId: String(officerId ?? "").normalize("NFC") };
}

export const OFFICE_SCOPES = [
  "cases:read",
  "cases:write",
  "cases:publish",
  "cases:police",
  "dossiers:read",
  "dossiers:write",
  "dossiers:enter",
  "modules:write",
  "procedures:edit",
];

/** Makes a key for an agency. The key is shown once; the database keeps its hash. */
export async function issueOfficeKey(
  db: Db,
  clock: Clock,
  { agency, scopes }: { agency: string; scopes: string[] },
): Promise<string> {
  const unknown = scopes.filter((scope) => !OFFICE_SCOPES.includes(scope));
  if (unknown.length || scopes.length === 0)
    throw new Error(`Scopes are ${OFFICE_SCOPES.join(", ")}; not "${unknown.join(",")}".`);
  const key = newToken();
  await db
    .insertInto("office_key")
    .values({
      id: randomUUID(),
      key_hash: hashToken(key),
      agency: agency.normalize("NFC"),
      scopes: JSON.stringify(scopes),
      created_at: clock.now(),
    })
    .execute();
  return key;
}
