import { nextSync, RESULT, type SyncAction } from "../../../contract/dossiers.ts";
import { toNationalPayload, type NationalPayload } from "../../../contract/nationalPayload.ts";
import { titleOf } from "../../../contract/procedures.ts";
import type { Core } from "../../core/core.ts";
import type { Tx } from "../../db/database.ts";
import { findDossier } from "./repository.ts";
import { holderOf, organisationIn } from "./holder.ts";
import { keepState, takeInHand, type DossierInHand } from "./steps.ts";
import { filledIn } from "./view.ts";

/** Whoever is no citizen and no household business counts as an enterprise there: it knows no fourth. */
const HOLDER_KIND = { enterprise: "enterprise", household: "householdBusiness" } as const;
const HAND_ON = "hand-on-dossiers";
/** Who is being sent is left alone for so long; a server that died over it is noticed after that. */
const LEASE_MS = 5 * 60_000;

/** Every minute, what the one-stop system does not know yet. */
export function handleHandingOn(core: Core): void {
  core.jobs.handle(HAND_ON, async () => void (core.oneStop && (await handOn(core))));
  if (core.oneStop) core.jobs.every("* * * * *", HAND_ON);
}

/**
 * Hands on whatever is due, one after the other: what is sent is decided and noted before and after the call, never
 * while a transaction is open, so that a slow system outside holds nobody up.
 * @returns how many arrived and how many did not
 */
export async function handOn(core: Core): Promise<{ sent: number; failed: number }> {
  const count = { sent: 0, failed: 0 };
  for (;;) {
    const taken = await core.db.transaction().execute((tx) => takeNext(core, tx));
    if (!taken || core.stopping) return count;
    const arrived = await core.oneStop!.handOn(taken.payload).then(
      () => true,
      (error: Error) => {
        core.log.warn({ job: HAND_ON }, error.message);
        return false;
      },
    );
    count[arrived ? "sent" : "failed"] += 1;
    await core.db.transaction().execute((tx) => move(core, tx, taken.caseId, arrived ? "succeed" : "fail"));
    // It is down: the rest would only wait for it, too.
    if (!arrived) return count;
  }
}

async function takeNext(core: Core, tx: Tx): Promise<{ caseId: string; payload: NationalPayload } | undefined> {
  const now = core.clock.now();
  const next = await tx
    .selectFrom("dossier")
    .select("case_id")
    .where("sync_next_at", "<=", now)
    .orderBy("sync_next_at")
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  if (!next) return undefined;
  const row = await tx.selectFrom("case_file").selectAll().where("id", "=", next.case_id).executeTakeFirstOrThrow();
  const hand = await takeInHand(core, tx, row);
  const { state } = hand.dossier;
  // Left at “sending” by a server that died over it: that counts as a failure, and goes again.
  const ready = state.sync.status === "sending" ? { ...state, sync: nextSync(state.sync, "fail", now)! } : state;
  const sending = { ...ready, sync: nextSync(ready.sync, "send", now)! };
  await keepState(tx, row.id, sending, now, { sync_next_at: new Date(now.getTime() + LEASE_MS) });
  return { caseId: row.id, payload: await payloadOf(core, tx, hand) };
}

/** An answer to what has changed meanwhile counts no more: it stands at `pending` already, and goes again. */
async function move(core: Core, tx: Tx, caseId: string, action: SyncAction): Promise<void> {
  const now = core.clock.now();
  const { state } = await findDossier(tx, caseId, { lock: true });
  const sync = nextSync(state.sync, action, now);
  if (sync) await keepState(tx, caseId, { ...state, sync }, now);
}

async function payloadOf(core: Core, tx: Tx, { row, dossier, procedure }: DossierInHand): Promise<NationalPayload> {
  const { state } = dossier;
  const organisation = organisationIn(procedure.form!, filledIn(core, dossier).answers, row);
  const { name } = organisation ?? (await holderOf(core, tx, row, dossier));
  const files = await tx
    .selectFrom("attachment")
    .select(["id", "name", "document"])
    .where("case_id", "=", row.id)
    .where("document", "is not", null)
    .orderBy("event_id")
    .orderBy("position")
    .execute();
  const given = files.filter(({ document }) => document !== RESULT);
  const results = files.filter(({ document }) => document === RESULT);
  return toNationalPayload({
    code: row.code,
    status: state.status,
    procedure: { code: row.subject_id, name: procedure.published.name, field: procedure.published.field },
    holder: { kind: organisation ? HOLDER_KIND[organisation.kind] : "citizen", name },
    summary: titleOf(procedure).vi,
    agency: row.agency!,
    byPost: state.delivery.way === "post",
    ...(state.acceptedAt && { acceptedAt: state.acceptedAt }),
    ...(state.due && { dueAt: state.due.at }),
    ...(state.finishedAt && { finishedAt: state.finishedAt }),
    ...(state.status === "handedOver" && state.endedAt && { handedOverAt: state.endedAt }),
    attachments: given.map(({ id, name, document }) => ({
      fileId: id,
      ...(name && { fileName: name }),
      attachmentCode: document!,
    })),
    ...(dossier.amount !== null && { fees: [{ amount: dossier.amount }] }),
    supplements: state.supplementRequests.map(({ at, items, suppliedAt }, index) => ({
      id: `${row.code}-${index + 1}`,
      content: items.map(({ reason }) => reason).join("; "),
      requestedAt: at,
      ...(suppliedAt && { receivedAt: suppliedAt }),
    })),
    ...(results.length > 0 && { results: results.map(({ id, name }) => ({ fileId: id, ...(name && { name }) })) }),
  });
}
