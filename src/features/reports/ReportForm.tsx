/** Writing a report, a decision a screen: words and photos, place, who may see it, check and send. */
import { useEffect, useState } from "react";
import { Navigate, useNavigate, useSearchParams } from "react-router-dom";
import { REPORT_LIMITS } from "../../../contract/reports.ts";
import { PhotoStrip } from "../../cases/photo/PhotoStrip.tsx";
import { IdentityScreen } from "../../session/IdentityScreen.tsx";
import { useSession } from "../../session/useSession.ts";
import { Button, Choice, Screen, TextArea } from "../../ui/index.ts";
import { draft, useDraft } from "./draft.ts";
import { useReportMessages } from "./messages.ts";
import { stepPath } from "./paths.ts";
import { photoTray } from "./photos.ts";
import { fetchMapAhead, PlaceStep } from "./PlaceStep.tsx";
import { ReviewStep } from "./ReviewStep.tsx";
import { counter, faultsInWords } from "./rules.ts";
import { SentScreen } from "./SentScreen.tsx";
import { lastSent } from "./sent.ts";
import { StepCount, useChosenKind, useFaults } from "./steps.tsx";

export default function ReportForm() {
  const [params] = useSearchParams();
  const { kindId } = useDraft();
  useSession(); // begins, silently, so that the first photo need not wait for it
  useEffect(() => {
    const timer = setTimeout(() => void fetchMapAhead(), 3000);
    return () => clearTimeout(timer);
  }, []);
  const step = params.get("step");
  const sent = lastSent.get();

  if (step === "sent" && sent) return <SentScreen sent={sent} />;
  if (!kindId) {
    // Sent while an earlier step was looked at; back from the sent screen; a link into a report that is not there.
    const to = !sent ? "/reports/new" : lastSent.shown() ? "/" : stepPath("sent");
    return <Navigate to={to} replace />;
  }
  switch (step) {
    case "place":
      return <PlaceStep />;
    case "privacy":
      return <PrivacyStep />;
    case "review":
      return <ReviewStep />;
    default:
      return <WordsStep />;
  }
}

function WordsStep() {
  const t = useReportMessages();
  const navigate = useNavigate();
  const report = useDraft();
  const kind = useChosenKind();
  const { summary, errorAt, pass } = useFaults(() => faultsInWords(draft.get()));
  const count = counter(report.text);
  return (
    <Screen
      title={t.title}
      parent="/reports/new"
      action={<Button onClick={() => pass() && navigate(stepPath("place"))}>{t.next}</Button>}
    >
      <StepCount step={1} />
      {summary}
      <div className="mb-5">
        <p className="text-soft">{t.words.kind}</p>
        <p className="font-bold">{kind.title}</p>
        <div>
          <Button look="quiet" className="-ml-4" onClick={() => navigate("/reports/new")}>
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
        value={report.text}
        onChange={(event) => draft.change({ text: event.target.value })}
      />
      <p className="mb-5 mt-1 text-soft">{count ? t.words[count.kind](count.count) : " "}</p>
      <PhotoStrip tray={photoTray} max={REPORT_LIMITS.photos} />
    </Screen>
  );
}

function PrivacyStep() {
  const t = useReportMessages();
  const navigate = useNavigate();
  const report = useDraft();
  const { neverPublic } = useChosenKind();
  const state = useSession();
  const [asking, setAsking] = useState(false);
  const session = state.status === "ready" ? state.session : undefined;
  const known = session && session.level >= 1;

  if (asking) {
    const back = () => setAsking(false);
    const shared = () => {
      draft.change({ shareContact: true });
      back();
    };
    return (
      <Screen
        title={t.privacy.share}
        parent={stepPath("privacy")}
        onBack={() => {
          back();
          return true;
        }}
      >
        <IdentityScreen onDone={shared} onSkip={back} />
      </Screen>
    );
  }
  return (
    <Screen
      title={t.privacy.title}
      parent="/reports/new"
      action={<Button onClick={() => navigate(stepPath("review"))}>{t.next}</Button>}
    >
      <StepCount step={3} />
      {neverPublic ? (
        <p className="mb-5">{t.police.explain}</p>
      ) : (
        <Choice
          name="publish"
          label={t.privacy.publish}
          value={report.mayPublish ? "yes" : "no"}
          onChange={(value) => draft.change({ mayPublish: value === "yes" })}
          options={[
            { value: "yes", title: t.privacy.yes, text: t.privacy.yesHint },
            { value: "no", title: t.privacy.no, text: t.privacy.noHint },
          ]}
        />
      )}
      <section className="mt-6">
        <h2 className="text-lead">{t.privacy.contact}</h2>
        {known ? (
          <Choice
            name="contact"
            label={[session.name, session.phoneMasked].filter(Boolean).join(", ")}
            value={report.shareContact ? "yes" : "no"}
            onChange={(value) => draft.change({ shareContact: value === "yes" })}
            options={[
              { value: "yes", title: t.privacy.contactYes, text: t.privacy.contactYesHint },
              { value: "no", title: t.privacy.contactNo, text: t.privacy.contactNoHint },
            ]}
          />
        ) : (
          <>
            <p className="mt-1 text-soft">{t.privacy.contactHint}</p>
            <p className="mt-2">{t.privacy.anonymous}</p>
            <div className="mt-3 flex flex-col">
              <Button look="secondary" icon="user" onClick={() => setAsking(true)}>
                {t.privacy.share}
              </Button>
            </div>
          </>
        )}
      </section>
    </Screen>
  );
}
