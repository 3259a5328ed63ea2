/** The steps of asking, once the topic is chosen. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate } from "react-router-dom";
import { QUESTION_LIMITS } from "../../../contract/questions.ts";
import { api } from "../../api/api.ts";
import { queryClient } from "../../api/queries.ts";
import { FileStrip } from "../../cases/files/FileStrip.tsx";
import { useFaults } from "../../cases/form/faults.tsx";
import { ReviewScreen } from "../../cases/form/ReviewScreen.tsx";
import { StepScreen } from "../../cases/form/StepScreen.tsx";
import { useContact, WhoMaySee } from "../../cases/form/WhoMaySee.tsx";
import { useSettledQuery } from "../../lib/settled.ts";
import { Button, LinkCard, TextArea, TextField } from "../../ui/index.ts";
import { faultsIn, form, toNewQuestion, useAnswers } from "./form.ts";
import { useQuestionMessages } from "./messages.ts";

const { change, files } = form.store;

export function WordsStep() {
  const { ask, words: t } = useQuestionMessages();
  const navigate = useNavigate();
  const answers = useAnswers();
  const [topicName, topic] = form.useParts()(answers).topicId!;
  const wrong = faultsIn(answers);
  const { summary, errorAt, pass } = useFaults({
    title: wrong.title && t.errors.title[wrong.title],
    text: wrong.text && t.errors.text[wrong.text],
  });
  return (
    <StepScreen form={form} step="words" title={ask.title} pass={pass}>
      {summary}
      <div className="mb-5">
        <p className="text-soft">{topicName}</p>
        <p className="font-bold">{topic}</p>
        <Button look="quiet" className="-ml-4" onClick={() => navigate(form.path)}>
          {t.otherTopic}
        </Button>
      </div>
      <TextField
        id="title"
        label={t.title}
        hint={t.titleHint}
        error={errorAt("title")}
        autoComplete="off"
        value={answers.title}
        onChange={(event) => change({ title: event.target.value })}
      />
      <Answered title={answers.title} />
      <TextArea
        id="text"
        rows={5}
        label={t.text}
        hint={t.textHint}
        error={errorAt("text")}
        value={answers.text}
        onChange={(event) => change({ text: event.target.value })}
      />
    </StepScreen>
  );
}

/** Answered questions that fit what is being typed. Opening one leaves the draft as it is; back leads here again. */
function Answered({ title }: { title: string }) {
  const t = useQuestionMessages().words;
  const q = useSettledQuery(title);
  const enabled = q.length >= QUESTION_LIMITS.titleMin;
  const { data } = useQuery(
    {
      queryKey: ["answered", q],
      queryFn: ({ signal }) => api.call("searchQuestions", { query: { q, limit: 3 }, signal }),
      enabled,
      placeholderData: keepPreviousData,
      retry: false, // a help, not a need: the next letter asks again
    },
    queryClient,
  );
  const items = (enabled && data?.items) || [];
  return (
    <section className="mb-5 mt-2">
      <p role="status" className="font-bold">
        {items.length > 0 && t.answered(items.length)}
      </p>
      {items.length > 0 && <p className="mb-2 text-soft">{t.answeredHint}</p>}
      {items.map(({ code, title, excerpt }) => (
        <div key={code} className="mb-2">
          <LinkCard to={`/questions/${code}`} title={title} text={excerpt} />
        </div>
      ))}
    </section>
  );
}

const FILES = { max: QUESTION_LIMITS.attachments, pdf: true };

export function FilesStep() {
  const t = useQuestionMessages().files;
  return (
    <StepScreen form={form} step="files" title={t.title}>
      <p className="mb-4">{t.lead}</p>
      <FileStrip files={files} {...FILES} />
    </StepScreen>
  );
}

export function WhoStep() {
  const t = useQuestionMessages().who;
  return (
    <StepScreen form={form} step="who" title={t.title}>
      <WhoMaySee value={useAnswers()} onChange={change} words={t} />
    </StepScreen>
  );
}

export function ReviewStep() {
  const { review, who } = useQuestionMessages();
  const answers = useAnswers();
  const { allowed } = useContact(who.contactYes);
  const compose = () => {
    const body = toNewQuestion({ ...answers, shareContact: answers.shareContact && allowed });
    return { service: "questions", operation: "createQuestion", body, title: body.title } as const;
  };
  return <ReviewScreen form={form} title={review} files={FILES} compose={compose} />;
}
