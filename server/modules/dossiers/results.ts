import { randomUUID } from "node:crypto";
import { sql, type Selectable, type SqlBool } from "kysely";
import { RESULT } from "../../../contract/dossiers.ts";
import type { ResultLink } from "../../../contract/types.ts";
import { lendResult } from "../../core/attachments.ts";
import type { Citizen, Handlers } from "../../core/call.ts";
import { findCase, type AttachmentRow, type CaseRow } from "../../core/case-access.ts";
import type { Core } from "../../core/core.ts";
import { once } from "../../core/idempotency.ts";
import { hashToken, newToken } from "../../core/tokens.ts";
import type { DbOrTx } from "../../db/database.ts";
import type { Tables } from "../../db/tables.ts";
import { Problem } from "../../problem.ts";
import { findDossier } from "./repository.ts";
import { sealerOf } from "./view.ts";

type LinkRow = Selectable<Tables["result_link"]>;

/** How long a link waits to be opened: three days, a province's choice. */
const LINK_HOURS = 72;
/** So many of one dossier may wait at a time. */
const WAITING_MAX = 5;
const LISTED_MAX = 20;

/** What a citizen does with a result once they have it: gives it to the next dossier, or shows it to somebody once. */
export function resultHandlers(core: Core) {
  /** A dossier of theirs whose result has been handed over: before that there is nothing to pass on. */
  async function resultOf(db: DbOrTx, citizen: Citizen, code: string, lock = false) {
    const row = await findCase(db, { citizen }, code, { kind: "dossier", lock });
    const { state } = await findDossier(db, row.id);
    const files = state.status === "handedOver" ? await resultFiles(db, row) : [];
    if (files.length === 0) throw new Problem("transition-not-allowed");
    return { row, files };
  }

  return {
    reuseResult: ({ citizen, path, repeat }) =>
      once(core, repeat, async (tx) => {
        const { files } = await resultOf(tx, citizen, path.code);
        return { items: await lendResult(core, tx, citizen, files) };
      }),

    async listResultLinks({ citizen, path }) {
      const row = await findCase(core.db, { citizen }, path.code, { kind: "dossier" });
      const links = await core.db
        .selectFrom("result_link")
        .selectAll()
        .where("case_id", "=", row.id)
        .orderBy("made_at", "desc")
        .limit(LISTED_MAX)
        .execute();
      return { items: links.map((link) => linkView(link, core.clock.now())) };
    },

    /** The key keeps which link it is, not its address: that lies sealed in its row, and is told to a repeat from there. */
    async makeResultLink({ citizen, path, repeat }) {
      const { id } = await once(core, repeat, async (tx) => {
        const { row } = await resultOf(tx, citizen, path.code, true);
        const now = core.clock.now();
        const { waiting } = await tx
          .selectFrom("result_link")
          .select((eb) => eb.fn.countAll<number>().as("waiting"))
          .where("case_id", "=", row.id)
          .where(isWaiting(now))
          .executeTakeFirstOrThrow();
        if (Number(waiting) >= WAITING_MAX) throw new Problem("too-many-result-links");
        const linkId = randomUUID();
        const token = newToken();
        await tx
          .insertInto("result_link")
          .values({
            id: linkId,
            case_id: row.id,
            token_hash: hashToken(token),
            token: sealerOf(core).seal(token, aboutLink(linkId)),
            made_at: now,
            expires_at: new Date(now.getTime() + LINK_HOURS * 3_600_000),
          })
          .execute();
        return { id: linkId };
      });
      // Whoever repeats it may have been linked to somebody else meanwhile.
      const { row } = await resultOf(core.db, citizen, path.code);
      const link = await core.db
        .selectFrom("result_link")
        .selectAll()
        .where("id", "=", id)
        .where("case_id", "=", row.id)
        .executeTakeFirst();
      if (!link) throw new Problem("result-link-not-found");
      const token = sealerOf(core).open(link.token, aboutLink(id));
      return { link: linkView(link, core.clock.now()), url: `${core.identity!.publicOrigin}/xem/${token}` };
    },

    async takeBackResultLink({ citizen, path }) {
      const row = await findCase(core.db, { citizen }, path.code, { kind: "dossier" });
      const { numUpdatedRows } = await core.db
        .updateTable("result_link")
        .set((eb) => ({ taken_back_at: eb.fn.coalesce("taken_back_at", eb.val(core.clock.now())) }))
        .where("id", "=", path.linkId)
        .where("case_id", "=", row.id)
        .executeTakeFirst();
      if (numUpdatedRows !== 1n) throw new Problem("result-link-not-found");
    },
  } satisfies Partial<Handlers>;
}

const aboutLink = (id: string): string => `result_link.token:${id}`;

const isWaiting = (now: Date) => sql<SqlBool>`opened_at is null and taken_back_at is null and expires_at > ${now}`;

/** The files a dossier ended with, in their order. */
const resultFiles = (db: DbOrTx, row: Pick<CaseRow, "id">): Promise<AttachmentRow[]> =>
  db
    .selectFrom("attachment")
    .selectAll()
    .where("case_id", "=", row.id)
    .where("document", "=", RESULT)
    .orderBy("event_id")
    .orderBy("position")
    .execute();

function linkView(link: LinkRow, now: Date): ResultLink {
  return {
    id: link.id,
    state: stateOf(link, now),
    madeAt: link.made_at.toISOString(),
    expiresAt: link.expires_at.toISOString(),
    ...(link.opened_at && { openedAt: link.opened_at.toISOString() }),
  };
}

function stateOf({ opened_at, taken_back_at, expires_at }: LinkRow, now: Date): ResultLink["state"] {
  if (opened_at) return "opened";
  if (taken_back_at) return "takenBack";
  return expires_at > now ? "waiting" : "expired";
}

/* ------------------------------------------------------------- for whoever was sent the link */

/** So long the browser that opened it may look: a slow network, a page turned back. Nobody else ever. */
export const LOOK_MINUTES = 10;

/** How a link stands for this browser. `looking`: it was the one that opened it, a moment ago. */
export async function readLink(core: Core, token: string, browser?: string) {
  const link = await core.db
    .selectFrom("result_link")
    .selectAll()
    .where("token_hash", "=", hashToken(token))
    .executeTakeFirst();
  if (!link || !core.identity) return undefined;
  const now = core.clock.now();
  const looking =
    link.opened_at !== null &&
    !link.taken_back_at &&
    browser !== undefined &&
    link.browser_hash === hashToken(browser) &&
    now.getTime() < link.opened_at.getTime() + LOOK_MINUTES * 60_000;
  return { id: link.id, caseId: link.case_id, state: looking ? ("looking" as const) : stateOf(link, now) };
}

/** Opens it for this browser; of several at once, for one. @returns whether it did */
export async function openLink(core: Core, linkId: string, browser: string): Promise<boolean> {
  const now = core.clock.now();
  const { numUpdatedRows } = await core.db
    .updateTable("result_link")
    .set({ opened_at: now, browser_hash: hashToken(browser) })
    .where("id", "=", linkId)
    .where(isWaiting(now))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** What is shown of the result: what it is and its files. */
export async function linkedResult(core: Core, caseId: string) {
  const row = await core.db.selectFrom("case_file").selectAll().where("id", "=", caseId).executeTakeFirstOrThrow();
  const dossier = await findDossier(core.db, caseId);
  const procedure = await core.procedures.version(core.db, row.subject_id, dossier.procedure_version);
  return { row, dossier, procedure, files: await resultFiles(core.db, row) };
}
