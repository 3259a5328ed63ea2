import { useEffect, useRef, useState, type ReactNode } from "react";
import { useNavigate } from "react-router-dom";
import { queryClient } from "../../api/queries.ts";
import { isApiError } from "../../api/errors.ts";
import { newIdempotencyKey } from "../../api/idempotency.ts";
import { PhotoStrip, usePhotos } from "../../cases/photo/PhotoStrip.tsx";
import { useProblem } from "../../messages/problems.ts";
import { useSession } from "../../session/useSession.ts";
import { Button, Card, Notice, Screen } from "../../ui/index.ts";
import { REPORT_LIMITS } from "../../../contract/reports.ts";
import { createReport } from "./api.ts";
import { communeName } from "./communes.ts";
import { draft, useDraft } from "./draft.ts";
import { useReportMessages } from "./messages.ts";
import { photoTray } from "./photos.ts";
import { stepPath } from "./paths.ts";
import { StepCount, useChosenKind } from "./steps.tsx";
import { faultsInPlace, faultsInWords, toNewReport } from "./rules.ts";
import { sendReport } from "./send.ts";
import { emptyForm, lastSent } from "./sent.ts";

type Phase = "ready" | "photos" | "sending";

/** Everything once more, then one button. */
export function ReviewStep() {
  const t = useReportMessages();
  const navigate = useNavigate();
  const report = useDraft();
  const kind = useChosenKind();
  const state = useSession();
  const photos = usePhotos(photoTray);
  const [phase, setPhase] = useState<Phase>("ready");
  const [failure, setFailure] = useState<{ error: unknown } | "photos">();
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);

  const session = state.status === "ready" ? state.session : undefined;
  const sender =
    report.shareContact && session && session.level >= 1
      ? [session.name, session.phoneMasked].filter(Boolean).join(", ")
      : "";
  const going = photos.filter(({ status }) => status !== "refused").length;
  const unfinished = photos.some(({ status }) => status === "failed" || status === "uploading" || status === "waiting");
  const { landmark, point, communeCode } = report.place;

  async function send() {
    if (phase !== "ready") return;
    if (faultsInWords(draft.get()).length > 0) return navigate(stepPath("words"));
    if (faultsInPlace(draft.get()).length > 0) return navigate(stepPath("place"));
    setFailure(undefined);
    try {
      const sent = await sendWithPhotos(kind.neverPublic, setPhase);
      if (sent === "photos") return setFailure("photos");
      lastSent.set(sent);
      void queryClient.invalidateQueries({ queryKey: ["my-reports"] });
      // The sent screen empties the form when it stands. Whoever looks elsewhere meanwhile finds the report in their
      // list, and nothing pulls them away.
      if (here.current) navigate(stepPath("sent"), { replace: true });
      else emptyForm();
    } catch (error) {
      setFailure({ error });
    } finally {
      setPhase("ready");
    }
  }

  const word = {
    ready: failure ? t.review.sendAgain : t.review.send,
    photos: t.review.waitPhotos,
    sending: t.review.sending,
  };
  return (
    <Screen
      title={t.review.title}
      parent="/reports/new"
      action={
        <Button busy={phase !== "ready"} onClick={() => void send()}>
          {word[phase]}
        </Button>
      }
    >
      <StepCount step={4} />
      {failure && <Failure failure={failure} />}
      <p className="mb-3">{t.review.lead}</p>
      <Card>
        <dl>
          <Part name={t.review.kind} change="/reports/new">
            {kind.title}
          </Part>
          <Part name={t.review.text} change={stepPath("words")}>
            <span className="whitespace-pre-wrap">{report.text.trim()}</span>
          </Part>
          <Part name={t.review.photos} change={stepPath("words")}>
            {t.review.photoCount(going)}
          </Part>
          <Part name={t.review.place} change={stepPath("place")}>
            {[communeCode && communeName(communeCode), landmark.trim(), point && t.place.withPoint]
              .filter(Boolean)
              .join(", ")}
          </Part>
          <Part name={t.review.publish} change={stepPath("privacy")}>
            {kind.neverPublic ? t.review.publishNever : report.mayPublish ? t.review.publishYes : t.review.publishNo}
          </Part>
          <Part name={t.review.contact} change={stepPath("privacy")} last>
            {sender || t.review.contactNone}
          </Part>
        </dl>
      </Card>
      {unfinished && (
        <div className="mt-6">
          <PhotoStrip tray={photoTray} max={REPORT_LIMITS.photos} />
        </div>
      )}
    </Screen>
  );
}

/** Waits for the last photos, then sends. `photos`: some photo has not gone, and the citizen decides. */
async function sendWithPhotos(neverPublic: boolean, tell: (phase: Phase) => void) {
  for (let again = false; ; again = true) {
    tell("photos");
    await photoTray.settled();
    if (photoTray.photos().some(({ status }) => status === "failed")) return "photos" as const;
    tell("sending");
    const body = toNewReport(draft.get(), photoTray.uploadIds(), neverPublic);
    try {
      return await sendReport(body, draft.get().sending, {
        create: createReport,
        codeOf: (error) => (isApiError(error) ? error.code : "unexpected"),
        wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
        newKey: newIdempotencyKey,
        remember: (sending) => draft.change({ sending }),
      });
    } catch (error) {
      // The guest session that held the photos ended meanwhile; they are still on the phone.
      if (again || !isApiError(error, "upload-not-found")) throw error;
      photoTray.uploadAgain();
    }
  }
}

function Failure({ failure }: { failure: { error: unknown } | "photos" }) {
  const t = useReportMessages();
  const problem = useProblem(failure === "photos" ? undefined : failure.error);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [failure]);
  return (
    <div ref={box} tabIndex={-1} className="mb-4">
      <Notice kind="danger" title={failure === "photos" ? t.review.failed : problem.sentence} live>
        <p>{failure === "photos" ? t.review.photosFailed : problem.next}</p>
        <p className="mt-1">{t.review.kept}</p>
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
        <span className="min-w-0 grow">{children}</span>
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
