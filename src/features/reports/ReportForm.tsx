/** Writing a report, a decision a screen: words and photos, place, who may see it, check and send. */
import { useEffect } from "react";
import { Navigate, useNavigate, useSearchParams } from "react-router-dom";
import { REPORT_LIMITS } from "../../../contract/reports.ts";
import { SentScreen } from "../../cases/case/SentScreen.tsx";
import { FileStrip } from "../../cases/files/FileStrip.tsx";
import { WhoMaySee } from "../../cases/form/WhoMaySee.tsx";
import { useOutbox } from "../../cases/outbox/outbox.ts";
import { paths } from "../../lib/paths.ts";
import { useSession } from "../../session/useSession.ts";
import { Button, EmptyState, LinkCard, Notice, Screen, Skeleton, TextArea } from "../../ui/index.ts";
import { DiscardDraft } from "./DiscardDraft.tsx";
import { sentPath, stepPath, store, useReport } from "./draft.ts";
import { useReportMessages } from "./messages.ts";
import { useOpening } from "./opening.ts";
import { minePath } from "./paths.ts";
import { fetchMapAhead, PlaceStep } from "./PlaceStep.tsx";
import { ReviewStep } from "./ReviewStep.tsx";
import { counter, faultsInWords } from "./rules.ts";
import { StepScreen, useArrival, useChosenKind, useFaults } from "./steps.tsx";

export default function ReportForm() {
  const t = useReportMessages();
  const [params] = useSearchParams();
  const key = params.get("step") === "sent" && params.get("key");
  if (key) {
    return <SentScreen entryKey={key} minePath={minePath} nextSteps={t.sent.nextSteps} title={t.sent.title} />;
  }
  return <Draft />;
}

function Draft() {
  const t = useReportMessages();
  const [params] = useSearchParams();
  const opening = useOpening();
  const { id, answers } = useReport();
  const asked = params.get("draft") ?? id;
  const entry = useOutbox()
    .filter(({ draftId }) => draftId === asked)
    .pop();
  useSession(); // begins, silently, so that the first photo need not wait for it
  useEffect(() => {
    const timer = setTimeout(() => void fetchMapAhead(), 3000);
    return () => clearTimeout(timer);
  }, []);

  // On its way or arrived: back and a second window lead to what became of it. Refused: it is mended here.
  if (entry && entry.state !== "needs-you") return <Navigate to={sentPath(entry.key)} replace />;
  if (opening === "opening") {
    return (
      <Screen title={t.title} parent="/reports/new">
        <Skeleton lines={6} />
      </Screen>
    );
  }
  if (opening === "absent") return params.get("draft") ? <Absent /> : <Navigate to="/reports/new" replace />;
  if (!answers.kindId) return <Navigate to={`/reports/new?kindOf=${id}`} replace />;
  switch (params.get("step")) {
    case "place":
      return <PlaceStep />;
    case "privacy":
      return <PrivacyStep />;
    case "review":
      return <ReviewStep refused={entry} />;
    default:
      return <WordsStep />;
  }
}

function Absent() {
  const t = useReportMessages();
  return (
    <Screen title={t.title} parent="/reports/new">
      <EmptyState icon="search" title={t.absent.title}>
        <p>{t.absent.next}</p>
      </EmptyState>
      <LinkCard to={paths.mine} icon="list-checks" title={t.absent.toMine} />
      <div className="h-3" />
      <LinkCard to="/reports/new" icon="camera" title={t.list.emptyAction} />
    </Screen>
  );
}

function WordsStep() {
  const t = useReportMessages();
  const navigate = useNavigate();
  const { id, answers } = useReport();
  const kind = useChosenKind();
  const { summary, errorAt, pass } = useFaults(() => faultsInWords(store.get().answers));
  const count = counter(answers.text);
  return (
    <StepScreen
      step="words"
      title={t.title}
      parent="/reports/new"
      action={<Button onClick={() => pass() && navigate(stepPath("place"))}>{t.next}</Button>}
    >
      {useArrival().goingOn && <GoingOn />}
      {summary}
      <div className="mb-5">
        <p className="text-soft">{t.fields.kindId}</p>
        <p className="font-bold">{kind.title}</p>
        <div>
          <Button look="quiet" className="-ml-4" onClick={() => navigate(`/reports/new?kindOf=${id}`)}>
            {t.words.otherKind}
          </Button>
        </div>
        {kind.neverPublic && <p className="font-bold text-accent">{t.police.word}</p>}
      </div>
      <TextArea
        id="text"
        rows={5}
        label={t.words.label}
        hint={t.words.hint}
        error={errorAt("text")}
        value={answers.text}
        onChange={(event) => store.change({ text: event.target.value })}
      />
      <p className="mb-5 mt-1 text-soft">{count ? t.words[count.kind](count.count) : " "}</p>
      <FileStrip files={store.files} max={REPORT_LIMITS.attachments} />
      <DiscardDraft />
    </StepScreen>
  );
}

/** The words stood here when the subject was chosen. Whoever meant another report begins one, and keeps this. */
function GoingOn() {
  const t = useReportMessages().begun;
  const navigate = useNavigate();
  async function another() {
    const { kindId } = store.get().answers;
    await store.leave();
    store.change({ kindId });
    navigate(stepPath("words"), { replace: true });
  }
  return (
    <div className="mb-5">
      <Notice title={t.goingOn}>
        <p className="mt-1">{t.goingOnText}</p>
        <Button look="quiet" className="-ml-4" onClick={() => void another()}>
          {t.another}
        </Button>
      </Notice>
    </div>
  );
}

function PrivacyStep() {
  const t = useReportMessages();
  const navigate = useNavigate();
  const { answers } = useReport();
  const { neverPublic } = useChosenKind();
  return (
    <StepScreen
      step="privacy"
      title={t.privacy.title}
      parent={stepPath("place")}
      action={<Button onClick={() => navigate(stepPath("review"))}>{t.next}</Button>}
    >
      {neverPublic && <p>{t.police.explain}</p>}
      <WhoMaySee value={answers} onChange={(part) => store.change(part)} words={t.privacy} neverPublic={neverPublic} />
    </StepScreen>
  );
}
