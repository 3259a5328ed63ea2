import { useRef, useState } from "react";
import { useNavigate, useParams, useSearchParams } from "react-router-dom";
import { decidingFields, openPages, whatIsNeeded, type Answers } from "../../../contract/forms.ts";
import type { Form, Procedure } from "../../../contract/types.ts";
import { ShareButton } from "../../cases/case/ShareButton.tsx";
import { localText } from "../../lib/text.ts";
import { useLanguage } from "../../messages/messages.ts";
import { Button, Card, Notice, Screen } from "../../ui/index.ts";
import { AbolishedScreen } from "./AbolishedScreen.tsx";
import { withAnswer } from "./answers.ts";
import { storeOf, today, useProcedureForm } from "./dossier.ts";
import { FieldView, type Asking } from "./FieldView.tsx";
import { useDossierMessages } from "./messages.ts";
import { Opening } from "./Opening.tsx";
import { newPath, procedurePath } from "./paths.ts";
import { Stop } from "./StopScreen.tsx";
import { Costs, PapersToBring } from "./Summary.tsx";

/** “Tôi cần gì?”: only the questions that decide, then the papers, the fee, the time and the place for this case. */
export default function NeedsPage() {
  const { code = "" } = useParams();
  const { procedure, definition, error, refetch } = useProcedureForm(code);
  const [answers, setAnswers] = useState<Answers>({});
  const [params] = useSearchParams();
  if (procedure?.abolished) return <AbolishedScreen procedure={procedure} abolished={procedure.abolished} />;
  if (!procedure || !definition) return <Opening code={code} error={error} onRetry={() => void refetch()} />;
  const props = { procedure, definition, answers };
  return params.has("result") ? (
    <Result {...props} />
  ) : (
    <Questions {...props} onChange={(path, value) => setAnswers({ ...answers, ...withAnswer(answers, path, value) })} />
  );
}

interface NeedsProps {
  procedure: Procedure;
  definition: Form;
  answers: Answers;
}

function Questions({ procedure, definition, answers, onChange }: NeedsProps & { onChange: Asking["change"] }) {
  const t = useDossierMessages().needs;
  const language = useLanguage();
  const navigate = useNavigate();
  const pages = openPages({ pages: decidingFields(definition) }, answers, today()).flatMap(({ page, items }) =>
    items.map((fields) => ({ page, fields })),
  );
  // Nobody is asked to prove anything here: the questions are few, and the answers stay on the screen.
  const ask: Asking = { answers, change: onChange, errorAt: () => undefined, warningAt: () => undefined };
  return (
    <Screen
      title={t.title}
      parent={procedurePath(procedure.code)}
      action={<Button onClick={() => navigate("?result=1")}>{t.show}</Button>}
    >
      <p className="mb-4 text-soft">{localText(procedure.title, language)}</p>
      <p className="mb-4">{pages.length > 0 ? t.lead : t.nothingAsked}</p>
      {pages.map(({ page, fields }) => (
        <section key={fields[0]?.path ?? page.id} className="mb-6">
          <h2 className="mb-3 text-title">{page.title[language]}</h2>
          {fields.map((open, at) => (
            <FieldView
              key={open.path}
              open={{ ...open, prefill: false }}
              ask={ask}
              under={at === 0 ? page.title[language] : undefined}
            />
          ))}
        </section>
      ))}
    </Screen>
  );
}

function Result({ procedure, definition, answers }: NeedsProps) {
  const all = useDossierMessages();
  const { needs: t, prepare } = all;
  const language = useLanguage();
  const navigate = useNavigate();
  const { papers, stop, unanswered } = whatIsNeeded(definition, answers, today());
  const title = localText(procedure.title, language);

  const pressed = useRef(false);
  async function begin() {
    // Pressed again while that takes its time, it would put aside what the first press began.
    if (pressed.current) return;
    pressed.current = true;
    const store = await storeOf(procedure, definition);
    await store.open();
    // What was begun before stays as it is, in “Việc của tôi”.
    if (store.get().begun) await store.leave();
    store.change(answers);
    navigate(newPath(procedure.code));
  }
  return (
    <Screen title={t.title} parent={procedurePath(procedure.code)}>
      <p className="mb-4 text-soft">{title}</p>
      {stop ? (
        <Stop stop={stop} />
      ) : (
        <>
          {unanswered > 0 && (
            <div className="mb-4">
              <Notice title={t.more(unanswered)} live />
            </div>
          )}
          <Card className="mb-3">
            <h2 className="mb-2 text-lead font-bold">{t.result}</h2>
            <PapersToBring papers={papers} />
          </Card>
          <Costs procedure={procedure} />
          <Card className="mb-3">
            <h2 className="mb-2 text-lead font-bold">{prepare.where}</h2>
            <p>{prepare.modes[procedure.submissionMode]}</p>
            {procedure.agency && <p className="mt-2">{all.where.agency(procedure.agency)}</p>}
          </Card>
          <div className="mb-3 mt-6 flex flex-col">
            <Button onClick={() => void begin()}>{t.use}</Button>
            <p className="mt-1 text-soft">{t.useText}</p>
          </div>
        </>
      )}
      <div className="mb-3 mt-4 flex flex-col">
        <Button look="secondary" onClick={() => navigate(-1)}>
          {t.change}
        </Button>
      </div>
      <ShareButton path={procedurePath(procedure.code)} title={title} />
    </Screen>
  );
}
