import { useEffect, useRef, useState, type ReactNode } from "react";
import { useNavigate } from "react-router-dom";
import { REPORT_LIMITS } from "../../../contract/reports.ts";
import { FileStrip, useFiles } from "../../cases/files/FileStrip.tsx";
import { useContact } from "../../cases/form/WhoMaySee.tsx";
import { outbox, type OutboxEntry } from "../../cases/outbox/outbox.ts";
import { paths } from "../../lib/paths.ts";
import { useProblem } from "../../messages/problems.ts";
import { Button, Card, LinkCard, Notice } from "../../ui/index.ts";
import { DiscardDraft } from "./DiscardDraft.tsx";
import { keyOf, sentPath, stepPath, store, titleOf, useReport } from "./draft.ts";
import { useReportMessages } from "./messages.ts";
import { firstUnfinished, toNewReport } from "./rules.ts";
import { StepScreen, useChosenKind, usePlaceInWords, type Arrival } from "./steps.tsx";

/**
 * Everything once more, then one button. From there on the outbox answers for it.
 * @param refused an earlier sending of this draft that only the citizen can mend
 */
export function ReviewStep({ refused }: { refused: OutboxEntry | undefined }) {
  const t = useReportMessages();
  const navigate = useNavigate();
  const { id, answers } = useReport();
  const kind = useChosenKind();
  const placeInWords = usePlaceInWords();
  const contact = useContact(t.review.contactShared);
  const files = useFiles(store.files);
  const [left, setLeft] = useState(0);
  const [busy, setBusy] = useState(false);
  const pressed = useRef(false);

  const shareContact = answers.shareContact && contact.allowed;
  // An earlier version is a report already: only the citizen can want a second one.
  const second = refused?.reason === "idempotency-key-reused";
  const stuck = files.some(({ status }) => status === "failed" || status === "refused");

  async function send() {
    if (pressed.current) return;
    const unfinished = firstUnfinished(answers);
    if (unfinished) {
      return navigate(stepPath(unfinished.step), { state: { field: unfinished.field } satisfies Arrival });
    }
    // Everything else the outbox brings along; a photo that only another phone has, it cannot.
    if (files.some(({ problem }) => problem === "elsewhere")) return setLeft(left + 1);
    pressed.current = true;
    setBusy(true);
    const key = keyOf(id, refused, second);
    try {
      if (refused && refused.key !== key) await outbox.discard(refused.key);
      await outbox.send({
        key,
        service: "reports",
        operation: "createReport",
        body: toNewReport({ ...answers, shareContact }, kind.neverPublic),
        files: store.files.ids(),
        title: titleOf(answers),
        editPath: stepPath("review"),
        draftId: id,
      });
      navigate(sentPath(key), { replace: true });
      await store.finish();
    } finally {
      pressed.current = false;
      setBusy(false);
    }
  }

  return (
    <StepScreen
      step="review"
      title={t.review.title}
      parent={stepPath("privacy")}
      action={
        <Button busy={busy} onClick={() => void send()}>
          {busy ? t.review.sending : second ? t.review.sendSecond : refused ? t.review.sendAgain : t.review.send}
        </Button>
      }
    >
      {refused && <Refused entry={refused} second={second} />}
      {left > 0 && <PhotosLeft attempt={left} />}
      <p className="mb-3">{t.review.lead}</p>
      <Card>
        <dl>
          <Part name={t.fields.kindId} change={`/reports/new?kindOf=${id}`}>
            {kind.title}
          </Part>
          <Part name={t.fields.text} change={stepPath("words")}>
            <span className="whitespace-pre-wrap">{answers.text.trim()}</span>
          </Part>
          <Part name={t.review.photos} change={stepPath("words")}>
            {t.review.photoCount(files.filter(({ status }) => status !== "refused").length)}
          </Part>
          <Part name={t.fields.place} change={stepPath("place")}>
            {placeInWords(answers.place)}
          </Part>
          <Part name={t.fields.mayPublish} change={stepPath("privacy")}>
            {kind.neverPublic ? t.review.publishNever : answers.mayPublish ? t.review.publishYes : t.review.publishNo}
          </Part>
          <Part name={t.fields.shareContact} change={stepPath("privacy")} last>
            {shareContact ? contact.name : t.review.contactNone}
          </Part>
        </dl>
      </Card>
      {stuck && (
        <div className="mt-6">
          <FileStrip files={store.files} max={REPORT_LIMITS.attachments} />
        </div>
      )}
      <div className="mt-4">
        <DiscardDraft />
      </div>
    </StepScreen>
  );
}

/** Why it was not taken, and what can be done about it. */
function Refused({ entry: { reason }, second }: { entry: OutboxEntry; second: boolean }) {
  const t = useReportMessages().review;
  const { sentence, next } = useProblem({ code: reason });
  return (
    <div className="mb-4">
      <Notice kind="danger" title={second ? t.earlierArrived : sentence} live>
        <p>{second ? t.earlierArrivedNext : next}</p>
        {!second && <p className="mt-1">{t.kept}</p>}
      </Notice>
      {second && (
        <div className="mt-3">
          <LinkCard to={paths.mine} icon="list-checks" title={t.toMine} />
        </div>
      )}
    </div>
  );
}

function PhotosLeft({ attempt }: { attempt: number }) {
  const t = useReportMessages().review;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [attempt]);
  return (
    <div ref={box} tabIndex={-1} className="mb-4">
      <Notice kind="danger" title={t.photosElsewhere} live>
        <p>{t.photosElsewhereNext}</p>
      </Notice>
    </div>
  );
}

function Part({ name, change, last, children }: { name: string; change: string; last?: boolean; children: ReactNode }) {
  const t = useReportMessages();
  const navigate = useNavigate();
  return (
    <div className={`py-2 ${last ? "" : "border-b border-line"}`}>
      <dt className="text-soft">{name}</dt>
      <dd className="flex items-start">
        <span className="min-w-0 grow break-words">{children}</span>
        <Button
          look="quiet"
          onClick={() => navigate(change)}
          aria-label={t.review.change(name)}
          className="-mr-4 shrink-0"
        >
          {t.change}
        </Button>
      </dd>
    </div>
  );
}
