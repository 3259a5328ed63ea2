/** Writing a report, a decision a screen: words and photos, place, who may see it, check and send. */
import { createElement, useEffect } from "react";
import { useLocation, useNavigate, useSearchParams } from "react-router-dom";
import { REPORT_LIMITS } from "../../../contract/reports.ts";
import { FileStrip } from "../../cases/files/FileStrip.tsx";
import { DiscardDraft } from "../../cases/form/DiscardDraft.tsx";
import { useFaults } from "../../cases/form/faults.tsx";
import { stepPath } from "../../cases/form/form.ts";
import { FormPage } from "../../cases/form/FormPage.tsx";
import { ReviewScreen } from "../../cases/form/ReviewScreen.tsx";
import { StepScreen } from "../../cases/form/StepScreen.tsx";
import { useContact, WhoMaySee } from "../../cases/form/WhoMaySee.tsx";
import { Button, Notice, Screen, Skeleton, TextArea } from "../../ui/index.ts";
import { useKindTitle } from "./categories.ts";
import { form, store, titleOf, useAnswers, useNeverPublic } from "./form.ts";
import { useReportMessages } from "./messages.ts";
import { minePath } from "./paths.ts";
import { fetchMapAhead, PlaceStep } from "./PlaceStep.tsx";
import { counter, faultsInWords, toNewReport } from "./rules.ts";

const screens = { words: WordsStep, place: PlaceStep, privacy: PrivacyStep, review: ReviewStep };

export default function ReportForm() {
  const t = useReportMessages();
  const [params] = useSearchParams();
  useEffect(() => {
    const timer = setTimeout(() => void fetchMapAhead(), 3000);
    return () => clearTimeout(timer);
  }, []);
  const kindId = params.get("kind");
  if (kindId) return <Beginning kindId={kindId} draftId={params.get("draft") ?? undefined} />;
  return (
    <FormPage
      form={form}
      title={t.title}
      start={null}
      isChosen={(answers) => answers.kindId !== ""}
      screen={(step) => createElement(screens[step])}
      sent={{ ...t.sent, minePath }}
    />
  );
}

/** What is handed on to the words: a subject was chosen for words that stand there already. */
interface GoingOn {
  goingOn: boolean;
}

/** A subject was chosen: for the draft named, else for the one in hand, else for a new one. */
function Beginning({ kindId, draftId }: { kindId: string; draftId: string | undefined }) {
  const t = useReportMessages();
  const navigate = useNavigate();
  useEffect(() => {
    let here = true;
    void (draftId ? store.open(draftId) : Promise.resolve()).then(() => {
      if (!here) return;
      const { id, begun, answers } = store.get();
      if (!draftId || id === draftId) store.change({ kindId });
      const goingOn = begun && !draftId && answers.text.trim() !== "";
      navigate(stepPath(form, "words"), { replace: true, state: { goingOn } satisfies GoingOn });
    });
    return () => {
      here = false;
    };
  }, [kindId, draftId, navigate]);
  return (
    <Screen title={t.title} parent={form.path}>
      <Skeleton lines={6} />
    </Screen>
  );
}

function WordsStep() {
  const t = useReportMessages();
  const navigate = useNavigate();
  const answers = useAnswers();
  const { goingOn } = (useLocation().state ?? {}) as Partial<GoingOn>;
  const kindTitle = useKindTitle();
  const neverPublic = useNeverPublic()(answers.kindId);
  const [fault] = faultsInWords(answers);
  const { summary, errorAt, pass } = useFaults({ text: fault && t.errors[fault.error] });
  const count = counter(answers.text);
  return (
    <StepScreen form={form} step="words" title={t.title} pass={pass}>
      {goingOn && <WordsGoOn />}
      {summary}
      <div className="mb-5">
        <p className="text-soft">{t.fields.kindId}</p>
        <p className="font-bold">{kindTitle(answers.kindId)}</p>
        <div>
          <Button look="quiet" className="-ml-4" onClick={() => navigate(stepPath(form, ""))}>
            {t.words.otherKind}
          </Button>
        </div>
        {neverPublic && <p className="font-bold text-accent">{t.police.word}</p>}
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
      <DiscardDraft form={form} />
    </StepScreen>
  );
}

/** Whoever meant another report begins one, and keeps this. */
function WordsGoOn() {
  const t = useReportMessages().begun;
  const navigate = useNavigate();
  async function another() {
    const { kindId } = store.get().answers;
    await store.leave();
    store.change({ kindId });
    navigate(stepPath(form, "words"), { replace: true });
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
  const answers = useAnswers();
  const neverPublic = useNeverPublic()(answers.kindId);
  return (
    <StepScreen form={form} step="privacy" title={t.privacy.title}>
      {neverPublic && <p>{t.police.explain}</p>}
      <WhoMaySee value={answers} onChange={store.change} words={t.privacy} neverPublic={neverPublic} />
    </StepScreen>
  );
}

function ReviewStep() {
  const t = useReportMessages().review;
  const answers = useAnswers();
  const neverPublic = useNeverPublic()(answers.kindId);
  const { allowed } = useContact(t.contactShared);
  const compose = () => {
    const body = toNewReport({ ...answers, shareContact: answers.shareContact && allowed }, neverPublic);
    return { service: "reports", operation: "createReport", body, title: titleOf(answers) } as const;
  };
  return (
    <ReviewScreen
      form={form}
      title={t.title}
      files={{ max: REPORT_LIMITS.attachments }}
      send={t.send}
      compose={compose}
    />
  );
}
