import { titleOf } from "../../../contract/procedures.ts";
import type { DossierPart } from "../../../contract/types.ts";
import type { Core } from "../../core/core.ts";
import type { PhoneMessage } from "../../outside/notifications.ts";
import type { DbOrTx, Tx } from "../../db/database.ts";
import { holderOf } from "./holder.ts";
import { takeInHand } from "./steps.ts";

const CODE_MESSAGES = "code-messages";
/** Who is being sent to is left alone for so long; a server that died over it is noticed after that. */
const LEASE_MS = 5 * 60_000;
/** From then on it is no news any more: the officer is told that it did not go. */
const GIVEN_UP_MS = 24 * 60 * 60_000;
const AGAIN_MS = { least: 60_000, most: 60 * 60_000 };
/** What a template's value may hold. */
const VALUE_MAX = 200;

/** Every minute, and at once when a dossier was entered, what has not gone. */
export function handleCodeMessages(core: Core): void {
  if (!core.notifications) return;
  core.jobs.handle(CODE_MESSAGES, async () => void (await sendCodeMessages(core)));
  core.jobs.every("* * * * *", CODE_MESSAGES);
}

/** In the transaction that enters the dossier. */
export const announceCodeMessage = (core: Core, tx: Tx): Promise<void> => core.jobs.send(tx, CODE_MESSAGES, {});
/** Once it is stored. */
export const hurryCodeMessages = (core: Core): void => core.jobs.hurry(CODE_MESSAGES);

/** To its agency: whether the code got to the number that was left at the counter. */
export async function codeMessageOf(db: DbOrTx, caseId: string): Promise<DossierPart["codeMessage"]> {
  const row = await db
    .selectFrom("phone_message")
    .select(["state", "changed_at"])
    .where("case_id", "=", caseId)
    .executeTakeFirst();
  return row && { state: row.state, at: row.changed_at.toISOString() };
}

/**
 * Sends whatever is due, one after the other, never while a transaction is open. A server that dies between Zalo's yes
 * and its own note sends it twice: better than never.
 * @returns how many went, and how many did not
 */
export async function sendCodeMessages(core: Core): Promise<{ sent: number; failed: number }> {
  const count = { sent: 0, failed: 0 };
  for (;;) {
    const taken = await core.db.transaction().execute((tx) => takeNext(core, tx));
    if (!taken || core.stopping) return count;
    const { caseId, since, message } = taken;
    const note = (state: "waiting" | "sent" | "unreachable" | "failed", next_at: Date | null = null) =>
      core.db
        .updateTable("phone_message")
        .set({ state, next_at, changed_at: core.clock.now() })
        .where("case_id", "=", caseId)
        .execute();
    try {
      await note(await core.notifications!.toPhone(message));
      count.sent += 1;
    } catch (error) {
      core.log.warn({ job: CODE_MESSAGES }, (error as Error).message);
      count.failed += 1;
      const now = core.clock.now().getTime();
      const age = now - since.getTime();
      if (age >= GIVEN_UP_MS) await note("failed");
      // The longer it has waited, the longer it waits; the others would only wait with it.
      else await note("waiting", new Date(now + Math.min(Math.max(age, AGAIN_MS.least), AGAIN_MS.most)));
      return count;
    }
  }
}

async function takeNext(
  core: Core,
  tx: Tx,
): Promise<{ caseId: string; since: Date; message: PhoneMessage } | undefined> {
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
  const caseId = next.case_id;
  const row = await tx.selectFrom("case_file").selectAll().where("id", "=", caseId).executeTakeFirstOrThrow();
  const { dossier, procedure } = await takeInHand(core, tx, row);
  const { phone } = await holderOf(core, tx, row, dossier);
  const next_at = new Date(now.getTime() + LEASE_MS);
  await tx.updateTable("phone_message").set({ next_at }).where("case_id", "=", caseId).execute();
  const values = { ma_ho_so: row.code, thu_tuc: short(titleOf(procedure).vi), co_quan: short(row.agency!) };
  return {
    caseId,
    since: next.created_at,
    message: { phone: phone!, template: "dossierCode", values, trackingId: caseId },
  };
}

function short(text: string): string {
  const letters = Array.from(text);
  return letters.length <= VALUE_MAX ? text : `${letters.slice(0, VALUE_MAX - 1).join("")}…`;
}
