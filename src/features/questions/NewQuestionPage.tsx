import { createElement } from "react";
import { FormPage } from "../../cases/form/FormPage.tsx";
import { form } from "./form.ts";
import { useQuestionMessages } from "./messages.ts";
import { FilesStep, ReviewStep, WhoStep, WordsStep } from "./steps.tsx";
import { TopicStep } from "./TopicStep.tsx";

const screens = { words: WordsStep, files: FilesStep, who: WhoStep, review: ReviewStep };

/** Asking, a decision a screen: about what, the words, what goes with them, who may see it, check and send. */
export default function NewQuestionPage() {
  const t = useQuestionMessages();
  return (
    <FormPage
      form={form}
      title={t.ask.title}
      start={<TopicStep />}
      isChosen={({ topicId }) => topicId !== ""}
      screen={(step) => createElement(screens[step])}
      sent={{ ...t.sent, minePath: (code) => `/questions/sent/${code}` }}
    />
  );
}
