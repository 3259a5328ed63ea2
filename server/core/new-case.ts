import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { dueOn } from "../../contract/cases.ts";
import type { Case, Place } from "../../contract/types.ts";
import type { Tx } from "../db/database.ts";
import type { Citizen, Repeat } from "./call.ts";
import { attachTo, findFreeAttachments, type AttachmentRow, type CaseRow } from "./case-access.ts";
import { newCaseView } from "./case-view.ts";
import { nextCode } from "./codes.ts";
import type { Core } from "./core.ts";
import { insertEvent } from "./events.ts";
import type { SharedKind } from "./kinds.ts";
import { onceKeeping, type Keep } from "./idempotency.ts";

/** What every new case's request holds. */
interface NewCaseCall {
  citizen: Citizen;
  repeat: Repeat;
  body: { text: string; attachmentIds: string[]; mayPublish?: boolean; shareContact?: boolean };
}

/** What its kind says of it. */
export interface NewCaseParts {
  subjectId: string;
  categoryId?: string;
  audience: CaseRow["audience"];
  title?: string;
  place?: Place;
  /** Who has it from the start, where that is known. */
  agency?: string;
}

const UNTOUCHED = {
  status: "received",
  published_text: null,
  published_title: null,
  late: false,
  published_at: null,
  asked_at: null,
  ended_at: null,
  reopened_at: null,
  rating: null,
  rating_text: null,
  rating_reasons: null,
  joined_to: null,
  person_id: null,
} as const;

/**
 * Stores a case once, with that it was sent, its files and the answer kept with the key.
 * @param describe checks what its kind asks for, by throwing a Problem
 */
export function createCase(
  core: Core,
  { citizen, repeat, body }: NewCaseCall,
  kind: SharedKind,
  describe: (now: Date) => NewCaseParts,
): Promise<Case> {
  return onceKeeping<Case>(core, repeat, async (tx, keep) => {
    const now = core.clock.now();
    const { codePrefix, resolveWorkingDays } = core.kinds[kind];
    const parts = describe(now);
    const attachments = await findFreeAttachments(tx, { citizen }, body.attachmentIds);
    const due = dueOn(now, resolveWorkingDays, core.province.calendar);
    const { place } = parts;
    const withoutCode: Omit<CaseRow, "ord" | "code"> = {
      ...UNTOUCHED,
      id: randomUUID(),
      kind,
      citizen_id: citizen.id,
      subject_id: parts.subjectId,
      category_id: parts.categoryId ?? null,
      audience: parts.audience,
      title: parts.title ?? null,
      text: body.text,
      commune_code: place?.communeCode ?? null,
      landmark: place?.landmark ?? null,
      latitude: place?.point?.latitude ?? null,
      longitude: place?.point?.longitude ?? null,
      accuracy_metres: place?.point ? (place.accuracyMetres ?? null) : null,
      point_source: place?.point ? (place.pointSource ?? "pin") : null,
      agency: parts.agency ?? null,
      sent_at: now,
      changed_at: now,
      due_on: due,
      first_due_on: due,
      // The citizen's yes counts only where publishing is possible at all.
      may_publish: parts.audience === "public" && (body.mayPublish ?? true),
      // What was sent without a name stays without one, whatever the citizen shares later.
      shares_contact: body.shareContact === true && citizen.level >= 1,
    };
    // The day's counter is held from here to the commit.
    const row = { ...withoutCode, code: await nextCode(tx, codePrefix, now) };
    const answer = newCaseView(row, attachments);
    await insertCase(tx, citizen, row, attachments, keep(answer));
    return answer;
  });
}

/** The case, that it was sent, its files and the answer kept with the key: one statement. */
async function insertCase(
  tx: Tx,
  citizen: Citizen,
  row: Omit<CaseRow, "ord">,
  attachments: AttachmentRow[],
  kept: Keep,
): Promise<void> {
  await tx
    .with("sent", () =>
      insertEvent(tx, {
        caseId: row.id,
        kind: "sent",
        at: row.sent_at,
        by: { citizen },
      }),
    )
    .with("given", () => attachTo(tx, attachments, row.id, sql<number>`(select id from sent)`))
    .with("kept", () => kept)
    .insertInto("case_file")
    .values(row)
    .execute();
}
