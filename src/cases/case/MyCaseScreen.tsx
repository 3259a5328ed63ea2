import type { ReactNode } from "react";
import { useLocation } from "react-router-dom";
import { isOpen } from "../../../contract/cases.ts";
import type { Case, TimelineEntry } from "../../../contract/types.ts";
import { capitalise, sayDate, sayInstant } from "../../lib/dates.ts";
import { useLanguage } from "../../messages/messages.ts";
import { Card, Notice } from "../../ui/index.ts";
import { CodeInGroups } from "../CodeInGroups.tsx";
import { DueDate } from "../DueDate.tsx";
import { useCaseMessages } from "../messages.ts";
import { Attachments, isPdf, type ShowPicture } from "./Attachments.tsx";
import { holds } from "./caseDraft.ts";
import { CaseFrame } from "./CaseFrame.tsx";
import { CaseActions, CaseHelp, GivenRating, useOwnCase } from "./CaseHead.tsx";
import { CaseTimeline } from "./CaseTimeline.tsx";
import { Citations } from "./Citations.tsx";
import { RatingForm } from "./RatingForm.tsx";
import { ReopenForm } from "./ReopenForm.tsx";
import { ReplyCard } from "./ReplyCard.tsx";
import { CaseStatusWord } from "./StatusWord.tsx";
import type { KindWords } from "./words.ts";

export type { KindWords } from "./words.ts";

interface Props {
  code: string;
  /** Where back leads when the screen was opened by a link. */
  parent: string;
  titleOf(item: Case): string;
  /** What this kind has besides the words: a report's place, a question's topic. */
  about(item: Case): ReactNode;
  words: KindWords;
}

/** The whole screen of one of my cases. */
export function MyCaseScreen({ about, words, ...frame }: Props) {
  return (
    <CaseFrame {...frame}>
      {(item, refresh) => <CaseInFull item={item} about={about(item)} words={words} refresh={refresh} />}
    </CaseFrame>
  );
}

interface FullProps {
  item: Case;
  about: ReactNode;
  words: KindWords;
  refresh: ReactNode;
}

function CaseInFull({ item, about, words, refresh }: FullProps) {
  const t = useCaseMessages().case;
  const language = useLanguage();
  const { pathname } = useLocation();
  const { code, status, can, late, dueOn } = item;
  const own = useOwnCase(code);
  const { entries, picture, onSent } = own;
  const open = isOpen(status);
  const offer = (act: "reply" | "reopen" | "rate") => can.includes(act) && !holds(entries, act);
  const shared = { item, editPath: pathname, onSent };

  return (
    <>
      <CaseActions {...own}>{offer("reply") && <ReplyCard {...shared} picture={picture} />}</CaseActions>
      <CodeInGroups label={t.code} code={code} />
      <div className="mt-2">
        <CaseStatusWord status={status} late={late} words={words.status} />
      </div>
      {open && (
        <div className="mt-4">
          <DueDate label={t.due} dueOn={dueOn} open />
          {item.agency && (
            <p className="mt-1 text-soft">
              {t.agency}: {item.agency}
            </p>
          )}
        </div>
      )}
      <div className="mt-1">{refresh}</div>
      {open && late && (
        <div className="mt-3">
          <Notice kind="warning" title={t.lateTitle}>
            <p>{t.lateText(sayDate(dueOn, language))}</p>
          </Notice>
        </div>
      )}
      {status === "reopened" && (
        <div className="mt-3">
          <Notice title={t.reopenedTitle}>
            <p>{t.reopenedText(sayDate(dueOn, language))}</p>
          </Notice>
        </div>
      )}
      {!open && <Answer item={item} words={words} picture={picture} />}
      {offer("reopen") && <ReopenForm {...shared} words={words} />}
      {item.rating ? <GivenRating rating={item.rating} /> : offer("rate") && <RatingForm {...shared} />}
      <section className="mt-6">
        <h2 className="mb-2 text-title">{t.yours}</h2>
        {about}
        <p className="mt-1 whitespace-pre-wrap break-words">{item.text}</p>
        <Attachments attachments={item.attachments} picture={picture} />
        <p className="mt-3 text-soft">
          {item.published ? words.published : item.mayPublish ? words.notPublished : words.neverPublished}
        </p>
      </section>
      <section className="mt-6">
        <h2 className="mb-3 text-title">{t.timeline}</h2>
        <CaseTimeline entries={item.timeline} words={words.events} picture={picture} />
      </section>
      <CaseHelp />
    </>
  );
}

const ENDS = ["answered", "closed", "refused"] as const;

/** How it ended, in the office's words. What was closed or refused is never thanked for. */
function Answer({ item, words, picture }: Pick<FullProps, "item" | "words"> & { picture: ShowPicture }) {
  const t = useCaseMessages().case;
  const language = useLanguage();
  const end = [...item.timeline].reverse().find(isEnd);
  if (!end) return null;
  const { event, text, noPhotoReason, citations = [], attachments = [], agency } = end;
  const pictures = attachments.filter((each) => !isPdf(each));
  return (
    <Card className="mt-5">
      <h2 className="text-lead font-bold">{event === "answered" ? words.answerTitle : words.status[event]}</h2>
      {event !== "answered" && <p className="mt-1 text-soft">{event === "closed" ? t.closedLead : t.refusedLead}</p>}
      <p className="mt-1 whitespace-pre-wrap break-words">{text}</p>
      {noPhotoReason && <p className="mt-2">{t.noPhoto(noPhotoReason)}</p>}
      {pictures.map((each, index) => (
        <figure key={each.id} className="mt-3 overflow-hidden rounded-card bg-page">
          {picture(each, "full", t.answerPicture(index + 1, pictures.length))}
        </figure>
      ))}
      <Attachments attachments={attachments.filter(isPdf)} picture={picture} />
      <Citations citations={citations} />
      <p className="mt-2 text-soft">{[agency, capitalise(sayInstant(end.at, language))].filter(Boolean).join(" · ")}</p>
      {item.late && <p className="mt-2">{t.lateAnswered}</p>}
    </Card>
  );
}

const isEnd = (entry: TimelineEntry): entry is TimelineEntry & { event: (typeof ENDS)[number] } =>
  (ENDS as readonly string[]).includes(entry.event);
