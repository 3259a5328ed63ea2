import type { Photo, PublicReport, Report, ReportSummary, TimelineEntry } from "../../contract/types.ts";
import type { Selectable } from "kysely";
import type { DbOrTx } from "../db/database.ts";
import type { Tables } from "../db/tables.ts";
import type { FreePhoto, ReportRow } from "./case-access.ts";
import type { ListedReport } from "./report-list.ts";

/** How a report looks to its sender, to an office and to everybody. */
const ROOT = { mine: "/v1/my/reports", office: "/v1/office/reports", public: "/v1/public/reports" } as const;
type Side = keyof typeof ROOT;

interface Parts {
  photos: Pick<Selectable<Tables["photo"]>, "id" | "part" | "width" | "height">[];
  events: Pick<Selectable<Tables["event"]>, "kind" | "at" | "by" | "agency">[];
}

const EXCERPT = 160;

export async function reportView(db: DbOrTx, row: ReportRow, side: "mine" | "office"): Promise<Report> {
  return wholeView(row, await readParts(db, row, side), side);
}

/** To its sender, while it is being written: nothing needs reading. */
export function newReportView(row: Omit<ReportRow, "ord">, photos: FreePhoto[]): Report {
  const sent = { kind: "sent", at: row.sent_at, by: "citizen", agency: null } as const;
  return wholeView(row, { photos: photos.map((photo) => ({ ...photo, part: "report" })), events: [sent] }, "mine");
}

function wholeView(row: Omit<ReportRow, "ord">, parts: Parts, side: "mine" | "office"): Report {
  const { photos, answerPhotos, timeline } = arrange(parts, row.code, side);
  return {
    code: row.code,
    kindId: row.kind_id,
    text: row.text,
    place: placeOf(row),
    photos,
    status: row.status,
    sentAt: row.sent_at.toISOString(),
    dueOn: row.due_on,
    mayPublish: row.may_publish,
    published: row.published_at !== null,
    timeline,
    ...answerOf(row, answerPhotos),
    ...(row.refused_at && {
      refusal: { reason: row.refusal_reason!, at: row.refused_at.toISOString(), agency: row.refusal_agency! },
    }),
  };
}

/** Without the sender, without the photos and words the office has held back. */
export async function publicReportView(db: DbOrTx, row: ReportRow): Promise<PublicReport> {
  const { photos, answerPhotos, timeline } = arrange(await readParts(db, row, "public"), row.code, "public");
  return {
    code: row.code,
    kindId: row.kind_id,
    text: row.published_text ?? row.text,
    place: placeOf(row),
    photos,
    status: row.status,
    sentAt: row.sent_at.toISOString(),
    dueOn: row.due_on,
    timeline: timeline.filter(({ event }) => event !== "published" && event !== "unpublished"),
    ...answerOf(row, answerPhotos),
  };
}

export function summaryView(row: ListedReport, side: Side): ReportSummary {
  const text = (side === "public" && row.published_text) || row.text;
  return {
    code: row.code,
    kindId: row.kind_id,
    excerpt: excerptOf(text),
    communeCode: row.commune_code,
    status: row.status,
    sentAt: row.sent_at.toISOString(),
    dueOn: row.due_on,
    ...(row.first_photo && { thumbUrl: `${ROOT[side]}/${row.code}/photos/${row.first_photo}?size=thumb` }),
  };
}

/** Cut at a character, not inside one. */
function excerptOf(text: string): string {
  if (text.length <= EXCERPT) return text;
  const characters = Array.from(text.slice(0, EXCERPT * 2));
  return characters.length <= EXCERPT ? characters.join("") : characters.slice(0, EXCERPT - 1).join("") + "…";
}

function placeOf(row: Omit<ReportRow, "ord">): Report["place"] {
  return {
    communeCode: row.commune_code,
    ...(row.landmark !== null && { landmark: row.landmark }),
    ...(row.latitude !== null &&
      row.longitude !== null && { point: { latitude: row.latitude, longitude: row.longitude } }),
    ...(row.point_source !== null && { pointSource: row.point_source }),
  };
}

function answerOf(row: Omit<ReportRow, "ord">, photos: Photo[]): Pick<Report, "answer"> {
  if (!row.answered_at) return {};
  return {
    answer: {
      text: row.answer_text!,
      at: row.answered_at.toISOString(),
      agency: row.answer_agency!,
      photos,
      ...(row.answer_no_photo_reason !== null && { noPhotoReason: row.answer_no_photo_reason }),
    },
  };
}

async function readParts(db: DbOrTx, row: ReportRow, side: Side): Promise<Parts> {
  let photoQuery = db
    .selectFrom("photo")
    .select(["id", "part", "width", "height"])
    .where("report_id", "=", row.id)
    .orderBy("position");
  if (side === "public") photoQuery = photoQuery.where("published", "=", true);
  const photos = await photoQuery.execute();
  const events = await db
    .selectFrom("event")
    .select(["kind", "at", "by", "agency"])
    .where("report_id", "=", row.id)
    .orderBy("id")
    .execute();
  return { photos, events };
}

function arrange({ photos, events }: Parts, code: string, side: Side) {
  const photosOf = (part: "report" | "answer"): Photo[] =>
    photos
      .filter((photo) => photo.part === part)
      .map(({ id, width, height }) => {
        const url = `${ROOT[side]}/${code}/photos/${id}`;
        return { id, width, height, url, thumbUrl: `${url}?size=thumb` };
      });
  const timeline: TimelineEntry[] = [];
  for (const { kind, at, by, agency } of events) {
    // What the server notes for the office is not the citizen's timeline.
    if (kind === "overdue" || by === "server") continue;
    timeline.push({ event: kind, at: at.toISOString(), by, ...(agency !== null && { agency }) });
  }
  return { photos: photosOf("report"), answerPhotos: photosOf("answer"), timeline };
}
