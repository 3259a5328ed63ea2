import { citizenCan, reopenUntil, type CaseTimes } from "../../contract/cases.ts";
import type { Attachment, Case, CaseEvent, Place, TimelineEntry } from "../../contract/types.ts";
import type { DbOrTx } from "../db/database.ts";
import type { EventData } from "../db/tables.ts";
import type { AttachmentRow, CaseRow } from "./case-access.ts";
import type { Core } from "./core.ts";
import { eventsOf, type EventRow } from "./events.ts";
import { attachmentUrl, type Side } from "./urls.ts";

/** How a case looks to its sender, to an office and to everybody. */
interface Parts {
  attachments: Pick<AttachmentRow, "id" | "event_id" | "type" | "bytes" | "name" | "width" | "height">[];
  events: EventRow[];
  /** The public question this one is answered with. */
  joinedCode?: string;
}

export const timesOf = (row: Omit<CaseRow, "ord">): CaseTimes => ({
  kind: row.kind,
  status: row.status,
  sentAt: row.sent_at,
  ...(row.ended_at && { endedAt: row.ended_at }),
  ...(row.reopened_at && { reopenedAt: row.reopened_at }),
  rated: row.rating !== null,
});

export async function caseView(
  core: Core,
  db: DbOrTx,
  row: CaseRow,
  side: "mine" | "office",
  now: Date,
): Promise<Case> {
  const parts = await readParts(db, row, side);
  const shared = wholeView(row, parts, side, now);
  const own = await core.kinds[row.kind].part?.(core, db, row, { side, now, events: parts.events });
  if (!own) return shared;
  // What can be done with a kind of its own is said in its own part; rating is every kind's.
  return { ...shared, can: own.dossier?.can.includes("rate") ? ["rate"] : [], ...own };
}

/** To its sender, while it is being written: nothing needs reading. */
export function newCaseView(row: Omit<CaseRow, "ord">, attachments: Omit<AttachmentRow, "event_id">[]): Case {
  const sent = { id: 0, kind: "sent", at: row.sent_at, by: "citizen", agency: null, text: null, data: null } as const;
  const given = attachments.map((each) => ({ ...each, event_id: 0 }));
  return wholeView(row, { attachments: given, events: [sent] }, "mine", row.sent_at);
}

function wholeView(row: Omit<CaseRow, "ord">, parts: Parts, side: "mine" | "office", now: Date): Case {
  const { sent, timeline } = arrange(parts, row.code, side);
  const times = timesOf(row);
  const until = reopenUntil(times);
  return {
    code: row.code,
    kind: row.kind,
    status: row.status,
    text: row.text,
    attachments: sent,
    sentAt: row.sent_at.toISOString(),
    dueOn: row.due_on,
    late: row.late,
    ...(row.agency !== null && { agency: row.agency }),
    mayPublish: row.may_publish,
    published: row.published_at !== null,
    timeline,
    can: citizenCan(times, now),
    ...(until && now < until && { reopenUntil: until.toISOString() }),
    ...(row.rating !== null && {
      rating: {
        level: row.rating,
        ...(row.rating_reasons && { reasons: row.rating_reasons }),
        ...(row.rating_text !== null && { text: row.rating_text }),
      },
    }),
    ...(row.kind === "report" && { report: { kindId: row.subject_id, place: placeView(row) } }),
    ...(row.kind === "question" && {
      question: {
        topicId: row.subject_id,
        title: row.title ?? "",
        ...(parts.joinedCode && { joinedTo: parts.joinedCode }),
      },
    }),
  };
}

/** What everybody may read of a case: never what passed between the office and its sender. */
export interface PublicParts {
  attachments: Attachment[];
  timeline: TimelineEntry[];
}

const FOR_EVERYBODY = new Set<CaseEvent>([
  "sent",
  "accepted",
  "passed",
  "answered",
  "closed",
  "refused",
  "overdue",
  "reopened",
]);

export async function publicParts(db: DbOrTx, row: CaseRow): Promise<PublicParts> {
  const { sent, timeline } = arrange(await readParts(db, row, "public"), row.code, "public");
  return {
    attachments: sent,
    timeline: timeline
      .filter(({ event }) => FOR_EVERYBODY.has(event))
      .map((entry) => {
        // The office's answer was written to be read; the citizen's words, and those between offices, were not.
        if (entry.event === "answered" || entry.event === "closed") return entry;
        const { text: _, ...without } = entry;
        return without;
      }),
  };
}

export function placeView(row: Omit<CaseRow, "ord">): Place {
  return {
    communeCode: row.commune_code!,
    ...(row.landmark !== null && { landmark: row.landmark }),
    ...(row.latitude !== null &&
      row.longitude !== null && { point: { latitude: row.latitude, longitude: row.longitude } }),
    ...(row.point_source !== null && { pointSource: row.point_source }),
    ...(row.accuracy_metres !== null && { accuracyMetres: row.accuracy_metres }),
  };
}

async function readParts(db: DbOrTx, row: CaseRow, side: Side): Promise<Parts> {
  let query = db
    .selectFrom("attachment")
    .select(["id", "event_id", "type", "bytes", "name", "width", "height"])
    .where("case_id", "=", row.id)
    .orderBy("event_id")
    .orderBy("position");
  if (side === "public") query = query.where("published", "=", true);
  // A dossier's papers and its result are shown by document, in its own part.
  if (row.kind === "dossier") query = query.where("document", "is", null);
  const attachments = await query.execute();
  const events = await eventsOf(db, row.id);
  return { attachments, events, ...(row.joined_to !== null && { joinedCode: await publicCodeOf(db, row.joined_to) }) };
}

async function publicCodeOf(db: DbOrTx, id: string): Promise<string | undefined> {
  const row = await db
    .selectFrom("case_file")
    .select("code")
    .where("id", "=", id)
    .where("published_at", "is not", null)
    .executeTakeFirst();
  return row?.code;
}

function arrange({ attachments, events }: Parts, code: string, side: Side) {
  const saidWith = (eventId: number) =>
    attachments.filter(({ event_id }) => event_id === eventId).map((each) => attachmentView(each, code, side));
  let sent: Attachment[] = [];
  const timeline: TimelineEntry[] = [];
  for (const { id, kind, at, by, agency, text, data } of events) {
    const files = saidWith(id);
    if (kind === "sent") sent = files;
    timeline.push({
      event: kind,
      at: at.toISOString(),
      by,
      ...(agency !== null && { agency }),
      ...(text !== null && { text }),
      ...(kind !== "sent" && files.length > 0 && { attachments: files }),
      ...((data as EventData | null) ?? {}),
    });
  }
  return { sent, timeline };
}

export function attachmentView(
  { id, type, bytes, name, width, height }: Parts["attachments"][number],
  code: string,
  side: Side,
): Attachment {
  const url = attachmentUrl(side, code, id);
  const isPicture = type !== "application/pdf";
  return {
    id,
    type: type as Attachment["type"],
    bytes,
    ...(!isPicture && name !== null && { name }),
    ...(isPicture && width !== null && height !== null && { width, height }),
    ...(isPicture && { thumbUrl: `${url}?size=thumb` }),
    url,
  };
}
