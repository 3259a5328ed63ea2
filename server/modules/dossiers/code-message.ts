import { titleOf } from "../../../contract/procedures.ts";
import type { CodeMessageState, DossierPart } from "../../../contract/types.ts";
import { excerptOf } from "../../core/case-list.ts";
import type { Core } from "../../core/core.ts";
import { persistently } from "../../core/persistently.ts";
import { OaTokenRefused, type PhoneMessage } from "../../outside/notifications.ts";
import type { DbOrTx, Tx } from "../../db/database.ts";
import { holderOf } from "./holder.ts";
import { findDossier } from "./repository.ts";

const CODE_MESSAGES = "code-messages";
/** Who is being sent to is left alone for so long; a server that died over it is noticed after that. */
const LEASE_MS = 5 * 60_000;
/** From then on it is no news any more: the officer is told that it did not go. */
const GIVEN_UP_MS = 24 * 60 * 60_000;
const AGAIN_MS = { least: 60_000, most: 60 * 60_000 };
/** A message has 400 characters in all. */
const VALUE_MAX = { thu_tuc: 120, co_quan: 80 };

/** Every minute, and at once when a dossier was entered, what has not gone. */
export function handleCodeMessages(core: Core): void {
  core.jobs.handle(CODE_MESSAGES, async () => void (await sendCodeMessages(core)));
  if (core.notifications) core.jobs.every("* * * * *", CODE_MESSAGES);
}

/** In the transaction that enters the dossier. */
export const announceCodeMessage = (core: Core, tx: Tx): Promise<void> => core.jobs.send(tx, CODE_MESSAGES, {});
/** Once it is stored. */
export const hurryCodeMessages = (core: Core): void => core.jobs.hurry(CODE_MESSAGES);

/** To its agency: whether the code got to the number that was left at the counter. */
export async function codeMessageOf(core: Core, db: DbOrTx, caseId: string): Promise<DossierPart["codeMessage"]> {
  const row = await db
    .selectFrom("phone_message")
    .select(["state", "changed_at"])
    .where("case_id", "=", caseId)
    .executeTakeFirst();
  if (!row) return undefined;
  // Nobody sends any more what waited when the province stopped sending.
  const state = row.state === "waiting" && !core.notifications ? "failed" : row.state;
  return { state, at: row.changed_at.toISOString() };
}

/**
 * Sends whatever is due, one after the other, never while a transaction is open. A server that dies between Zalo's yes
 * and its own note sends it twice: better than never.
 * @returns how many went, and how many did not
 */
export async function sendCodeMessages(core: Core): Promise<{ sent: number; failed: number }> {
  const count = { sent: 0, failed: 0 };
  while (core.notifications && !core.stopping) {
    const taken = await core.db.transaction().execute((tx) => takeNext(core, tx));
    if (!taken) break;
    const { caseId, since } = taken;
    const now = core.clock.now().getTime();
    const outcome = await send(core, caseId, now - since.getTime());
    const isLater = outcome === "later" || outcome === "none-go";
    // The longer it has waited, the longer it waits.
    const wait = Math.min(Math.max(now - since.getTime(), AGAIN_MS.least), AGAIN_MS.most);
    await persistently(() =>
      core.db
        .updateTable("phone_message")
        .set({
          state: isLater ? "waiting" : outcome,
          next_at: isLater ? new Date(now + wait) : null,
          changed_at: core.clock.now(),
        })
        .where("case_id", "=", caseId)
        .execute(),
    );
    count[outcome === "sent" ? "sent" : "failed"] += 1;
    // The others would only wait with it.
    if (outcome === "none-go") break;
  }
  return count;
}

/** @returns `later`: this one could not be read; `none-go`: nothing is wrong with it, and Zalo takes none now */
async function send(
  core: Core,
  caseId: string,
  ageMs: number,
): Promise<Exclude<CodeMessageState, "waiting"> | "later" | "none-go"> {
  if (ageMs >= GIVEN_UP_MS) return "failed";
  let message: PhoneMessage | undefined;
  try {
    message = await compose(core, caseId);
  } catch (error) {
    core.log.error({ job: CODE_MESSAGES }, (error as Error).message);
    return "later";
  }
  if (!message) return "cancelled";
  try {
    const outcome = await core.notifications!.toPhone(message);
    if (outcome === "refused") core.log.error({ job: CODE_MESSAGES }, "Zalo refuses what a message says.");
    return outcome === "refused" ? "failed" : outcome;
  } catch (error) {
    // A token has to be fetched by hand.
    core.log[error instanceof OaTokenRefused ? "error" : "warn"]({ job: CODE_MESSAGES }, (error as Error).message);
    return "none-go";
  }
}

async function takeNext(core: Core, tx: Tx): Promise<{ caseId: string; since: Date } | undefined> {
  const now = core.clock.now();
  const next = await tx
    .selectFrom("phone_message")
    .select(["case_id", "created_at"])
    .where("next_at", "<=", now)
    .orderBy("next_at")
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  if (!next) return undefined;
  const next_at = new Date(now.getTime() + LEASE_MS);
  await tx.updateTable("phone_message").set({ next_at }).where("case_id", "=", next.case_id).execute();
  return { caseId: next.case_id, since: next.created_at };
}

/** @returns undefined where the dossier has ended meanwhile: taken back, as one entered by mistake is */
async function compose(core: Core, caseId: string): Promise<PhoneMessage | undefined> {
  const { db } = core;
  const row = await db.selectFrom("case_file").selectAll().where("id", "=", caseId).executeTakeFirstOrThrow();
  if (row.ended_at) return undefined;
  const dossier = await findDossier(db, caseId);
  const { phone } = await holderOf(core, db, row, dossier);
  const procedure = await core.procedures.version(db, row.subject_id, dossier.procedure_version);
  const values = {
    ma_ho_so: row.code,
    thu_tuc: excerptOf(titleOf(procedure).vi, VALUE_MAX.thu_tuc),
    co_quan: excerptOf(row.agency!, VALUE_MAX.co_quan),
  };
  return { phone: phone!, template: "dossierCode", values, trackingId: caseId };
}
