import { useState } from "react";
import { isOpen } from "../../../contract/cases.ts";
import type { Attachment, PublicReport as Report, TimelineEntry } from "../../../contract/types.ts";
import { isPdf, PublicPicture, type ShowPicture } from "../../cases/case/Attachments.tsx";
import { CaseTimeline } from "../../cases/case/CaseTimeline.tsx";
import { Citations } from "../../cases/case/Citations.tsx";
import { CaseStatusWord } from "../../cases/case/StatusWord.tsx";
import { CodeInGroups } from "../../cases/CodeInGroups.tsx";
import { DueDate } from "../../cases/DueDate.tsx";
import { capitalise, sayInstant } from "../../lib/dates.ts";
import { useLanguage } from "../../messages/messages.ts";
import { Card, Sheet } from "../../ui/index.ts";
import { useKindTitle } from "./categories.ts";
import { useReportMessages } from "./messages.ts";
import { PlaceInWords } from "./ReportCard.tsx";

const ENDS = ["answered", "closed", "refused"] as const;
type End = TimelineEntry & { event: (typeof ENDS)[number] };
const isEnd = (entry: TimelineEntry): entry is End => (ENDS as readonly string[]).includes(entry.event);

/** One published report: where it stands, how it ended with the place before and after, what was said, what happened. */
export function PublicReport({ report }: { report: Report }) {
  const t = useReportMessages();
  const kindTitle = useKindTitle();
  const { code, status, dueOn, late, place, timeline, attachments } = report;
  const open = isOpen(status);
  // Reopened, it is not done: what was said before stands in the timeline only.
  const end = open ? undefined : [...timeline].reverse().find(isEnd);
  const picture: ShowPicture = (attachment, size, alt) => (
    <PublicPicture code={code} attachment={attachment} size={size} alt={alt} />
  );
  return (
    <>
      <CodeInGroups label={t.detail.code} code={code} />
      <div className="mt-2">
        <CaseStatusWord status={status} late={late} words={t.caseWords.status} />
      </div>
      {open && (
        <div className="mt-4">
          <DueDate label={t.detail.due} dueOn={dueOn} open />
        </div>
      )}
      {end && <Ended end={end} />}
      <BeforeAndAfter before={attachments} after={end?.attachments ?? []} picture={picture} />
      <section className="mt-6">
        <h2 className="text-lead">{kindTitle(report.kindId)}</h2>
        <p className="mb-3 mt-1 whitespace-pre-wrap break-words">{report.text}</p>
        <PlaceInWords place={place} />
      </section>
      <section className="mt-6">
        <h2 className="mb-3 text-title">{t.detail.timeline}</h2>
        <CaseTimeline entries={timeline} words={t.caseWords.events} picture={picture} />
      </section>
    </>
  );
}

/** In the office's words. What was closed or refused is named as such, never as done. */
function Ended({ end: { event, text, noPhotoReason, citations = [], agency, at } }: { end: End }) {
  const t = useReportMessages();
  const language = useLanguage();
  return (
    <Card className="mt-5">
      <h2 className="text-lead">{event === "answered" ? t.caseWords.answerTitle : t.caseWords.status[event]}</h2>
      <p className="mt-1 whitespace-pre-wrap break-words">{text}</p>
      {noPhotoReason && <p className="mt-2">{t.detail.noPhoto(noPhotoReason)}</p>}
      <Citations citations={citations} />
      <p className="mt-2 text-soft">{[agency, capitalise(sayInstant(at, language))].filter(Boolean).join(" · ")}</p>
    </Card>
  );
}

interface PicturesProps {
  before: Attachment[];
  after: Attachment[];
  picture: ShowPicture;
}

/** The place before and after, side by side; one under the other where the letters are large or there is no room. */
function BeforeAndAfter({ before, after, picture }: PicturesProps) {
  const t = useReportMessages().detail;
  const [shown, setShown] = useState<{ attachment: Attachment; name: string }>();
  const sides = [
    { title: t.before, pictures: before.filter((each) => !isPdf(each)), nameOf: t.beforePhoto },
    { title: t.after, pictures: after.filter((each) => !isPdf(each)), nameOf: t.afterPhoto },
  ].filter(({ pictures }) => pictures.length > 0);
  if (sides.length === 0) return null;
  return (
    <section className="-mr-3 mt-5 flex flex-wrap">
      {sides.map(({ title, pictures, nameOf }) => (
        <div key={title} className="mb-3 mr-3 min-w-0 grow" style={{ flexBasis: "8.5rem" }}>
          <h2 className="mb-1 text-lead">{title}</h2>
          <ul>
            {pictures.map((attachment, index) => {
              const name = nameOf(index + 1, pictures.length);
              return (
                <li key={attachment.id} className="mb-2">
                  <button
                    type="button"
                    aria-label={t.enlarge(name)}
                    onClick={() => setShown({ attachment, name })}
                    className="block h-40 w-full overflow-hidden rounded-card border border-line bg-page"
                  >
                    {picture(attachment, "thumb", "")}
                  </button>
                </li>
              );
            })}
          </ul>
        </div>
      ))}
      {shown && (
        <Sheet title={shown.name} onClose={() => setShown(undefined)}>
          {picture(shown.attachment, "full", shown.name)}
        </Sheet>
      )}
    </section>
  );
}
