import type { ReactNode } from "react";
import type { TimelineEntry } from "../../../contract/types.ts";
import { sayDate } from "../../lib/dates.ts";
import { useLanguage } from "../../messages/messages.ts";
import { useCaseMessages } from "../messages.ts";
import { Timeline } from "../Timeline.tsx";
import { Attachments, type ShowPicture } from "./Attachments.tsx";
import { Citations } from "./Citations.tsx";
import type { EventWords } from "./words.ts";

interface Props {
  /** In the order in which they happened. */
  entries: TimelineEntry[];
  words: EventWords;
  picture: ShowPicture;
  /** What this kind says with an event besides. */
  also?: (entry: TimelineEntry) => ReactNode;
  /** How it says until when. */
  newDue?: (day: string) => string;
}

/** What happened, newest first: what, who, when, and what was said. */
export function CaseTimeline({ entries, words, picture, also, newDue }: Props) {
  const { mine: t } = useCaseMessages();
  return (
    <Timeline
      items={[...entries].reverse().map((entry, index) => ({
        key: `${entry.event}-${entry.at}-${index}`,
        title: words[entry.event] ?? t.changed,
        at: entry.at,
        by: <By {...entry} />,
        more: (
          <>
            <Said entry={entry} picture={picture} newDue={newDue} />
            {also?.(entry)}
          </>
        ),
      }))}
    />
  );
}

function By({ agency, by }: TimelineEntry) {
  const t = useCaseMessages().case;
  return <>{agency ?? t.by[by]}</>;
}

function Said({ entry, picture, newDue }: { entry: TimelineEntry } & Pick<Props, "picture" | "newDue">) {
  const { case: t, rating } = useCaseMessages();
  const language = useLanguage();
  const { event, text, toAgency, dueOn, noPhotoReason, citations, attachments } = entry;
  const lines = [
    event === "overdue" && t.apology,
    event === "passed" && toAgency && t.to(toAgency),
    entry.rating && rating.levels[entry.rating - 1],
    text,
    noPhotoReason && t.noPhoto(noPhotoReason),
    dueOn && (newDue ?? t.newDue)(sayDate(dueOn, language)),
  ].filter((line): line is string => Boolean(line));
  return (
    <>
      {lines.map((line) => (
        <p key={line} className="mt-1 whitespace-pre-wrap break-words">
          {line}
        </p>
      ))}
      {attachments && <Attachments attachments={attachments} picture={picture} />}
      {citations && <Citations citations={citations} />}
    </>
  );
}
