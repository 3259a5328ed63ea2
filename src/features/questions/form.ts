/** The question being written, and what it must hold before it is sent (limits: `contract/questions.ts`). */
import { QUESTION_LIMITS as LIMITS } from "../../../contract/questions.ts";
import { toNfc } from "../../../contract/text.ts";
import type { NewQuestion } from "../../../contract/types.ts";
import { createDraftStore, useDraftStore } from "../../cases/draft/draft.ts";
import { useFiles } from "../../cases/files/FileStrip.tsx";
import { lengthFault, type CaseForm } from "../../cases/form/form.ts";
import { useContact, type Seeing } from "../../cases/form/WhoMaySee.tsx";
import { useQuestionMessages } from "./messages.ts";
import { useTopicTitle } from "./topics.ts";

export interface QuestionAnswers extends Seeing {
  topicId: string;
  /** Title and text as typed; made NFC only when sent, so that nothing moves under a Vietnamese keyboard. */
  title: string;
  text: string;
}

export const faultsIn = ({ title, text }: Pick<QuestionAnswers, "title" | "text">) => ({
  title: lengthFault(title, LIMITS.titleMin, LIMITS.titleMax),
  text: lengthFault(text, LIMITS.textMin, LIMITS.textMax),
});
function unfinished(answers: QuestionAnswers): { step: "words"; field: string } | undefined {
  const [field] = Object.entries(faultsIn(answers)).find(([, fault]) => fault) ?? [];
  return field ? { step: "words", field } : undefined;
}

const store = createDraftStore<QuestionAnswers>(
  {
    service: "questions",
    version: "1",
    empty: { topicId: "", title: "", text: "", mayPublish: true, shareContact: false },
    title: ({ title }) => title.trim() || undefined,
    firstUnfinished: (answers) => unfinished(answers)?.step ?? "",
  },
  LIMITS.attachments,
);

export const form: CaseForm<QuestionAnswers, "words" | "files" | "who" | "review"> = {
  path: "/questions/new",
  steps: () => ["words", "files", "who", "review"],
  store,
  unfinished,
  useParts() {
    const { fields: t, files, who } = useQuestionMessages();
    const titleOf = useTopicTitle();
    const held = useFiles(store.files).filter(({ status }) => status !== "refused").length;
    const { name, allowed } = useContact(who.contactYes);
    return ({ topicId, title, text, mayPublish, shareContact }) => ({
      topicId: [t.topicId, titleOf(topicId), ""],
      title: [t.title, title.trim(), "words"],
      text: [t.text, text.trim(), "words"],
      files: [t.files, files.count(held), "files"],
      mayPublish: [t.mayPublish, mayPublish ? who.yes : who.no, "who"],
      shareContact: [t.shareContact, shareContact && allowed ? name : who.contactNo, "who"],
    });
  },
};

export const useAnswers = () => useDraftStore(store).answers;

/** As the contract wants it; the outbox puts the uploads in. Call only when nothing is wanting. */
export const toNewQuestion = ({ title, text, ...chosen }: QuestionAnswers): NewQuestion => ({
  ...chosen,
  title: toNfc(title).trim(),
  text: toNfc(text).trim(),
  attachmentIds: [],
});
