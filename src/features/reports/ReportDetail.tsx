import { useState, type ReactNode } from "react";
import type { Photo, PublicReport, Report } from "../../../contract/types.ts";
import { CodeInGroups } from "../../cases/CodeInGroups.tsx";
import { DueDate } from "../../cases/DueDate.tsx";
import { Timeline } from "../../cases/Timeline.tsx";
import { capitalise, sayInstant } from "../../lib/dates.ts";
import { useLanguage } from "../../messages/messages.ts";
import { CallLink, Card, Sheet } from "../../ui/index.ts";
import { communeName } from "./communes.ts";
import { useReportMessages } from "./messages.ts";
import { useKindTitle } from "./ReportCard.tsx";
import { ReportStatusWord } from "./ReportStatusWord.tsx";

interface ReportDetailProps {
  report: PublicReport & Pick<Partial<Report>, "refusal">;
  /** How a photo of this report is shown: everybody's by address, one's own by the bearer. */
  picture: (photo: Photo, size: "thumb" | "full", alt: string) => ReactNode;
  /** What only the sender is told. */
  note?: ReactNode;
  refresh?: ReactNode;
}

/** One report: where it stands, the answer first with its pictures large, what was said, what happened, a human to call. */
export function ReportDetail({ report, picture, note, refresh }: ReportDetailProps) {
  const t = useReportMessages();
  const language = useLanguage();
  const kindTitle = useKindTitle();
  const { answer, refusal, place, photos } = report;
  const open = report.status === "received" || report.status === "accepted";
  const said = (at: string, agency: string) => (
    <p className="mt-2 text-soft">
      {agency} · {capitalise(sayInstant(at, language))}
    </p>
  );
  return (
    <>
      <CodeInGroups label={t.detail.code} code={report.code} />
      <div className="mt-2">
        <ReportStatusWord status={report.status} />
      </div>
      {open && (
        <div className="mt-4">
          <DueDate label={t.detail.due} dueOn={report.dueOn} open />
        </div>
      )}
      {refresh}
      {answer && (
        <Card className="mt-5">
          <h2 className="text-lead">{t.detail.answer}</h2>
          <p className="mt-1 whitespace-pre-wrap">{answer.text}</p>
          {answer.photos.map((photo, index) => (
            <figure key={photo.id} className="mt-3 overflow-hidden rounded-card bg-page">
              {picture(photo, "full", t.detail.answerPhoto(index + 1, answer.photos.length))}
            </figure>
          ))}
          {said(answer.at, answer.agency)}
        </Card>
      )}
      {refusal && (
        <Card className="mt-5">
          <h2 className="text-lead">{t.detail.refusal}</h2>
          <p className="mt-1 whitespace-pre-wrap">{refusal.reason}</p>
          {said(refusal.at, refusal.agency)}
        </Card>
      )}
      <section className="mt-6">
        <h2 className="text-lead">{kindTitle(report.kindId)}</h2>
        <p className="mt-1 whitespace-pre-wrap">{report.text}</p>
        <h3 className="mt-4 text-soft">{t.detail.where}</h3>
        <p>{[communeName(place.communeCode), place.landmark].filter(Boolean).join(", ")}</p>
        <Photos photos={photos} picture={picture} />
      </section>
      <section className="mt-6">
        <h2 className="mb-3 text-title">{t.detail.timeline}</h2>
        <Timeline
          items={[...report.timeline].reverse().map(({ event, at, by, agency }, index) => ({
            key: `${event}-${at}-${index}`,
            title: t.events[event],
            at,
            by: agency ?? (by === "citizen" ? t.events.byCitizen : t.events.byOffice),
          }))}
        />
      </section>
      {note}
      <section className="mt-6">
        <h2 className="text-lead">{t.detail.help}</h2>
        <p className="mb-2">{t.detail.helpText}</p>
        <div className="flex flex-col">
          <CallLink />
        </div>
      </section>
    </>
  );
}

interface PhotosProps extends Pick<ReportDetailProps, "picture"> {
  photos: Photo[];
}

function Photos({ photos, picture }: PhotosProps) {
  const t = useReportMessages();
  const [shown, setShown] = useState<number>();
  const large = shown === undefined ? undefined : photos[shown];
  if (photos.length === 0) return null;
  return (
    <div className="mt-4">
      <h3 className="text-soft">{t.detail.photos}</h3>
      <ul className="-mr-2 flex flex-wrap">
        {photos.map((photo, index) => (
          <li key={photo.id} className="mr-2 mt-2">
            <button
              type="button"
              aria-label={t.detail.openPhoto(index + 1)}
              onClick={() => setShown(index)}
              className="block h-24 w-24 overflow-hidden rounded-card border border-line bg-page"
            >
              {picture(photo, "thumb", "")}
            </button>
          </li>
        ))}
      </ul>
      {large && shown !== undefined && (
        <Sheet title={t.detail.photoOf(shown + 1, photos.length)} onClose={() => setShown(undefined)}>
          {picture(large, "full", t.detail.photoOf(shown + 1, photos.length))}
        </Sheet>
      )}
    </div>
  );
}
