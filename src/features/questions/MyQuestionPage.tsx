import { useParams } from "react-router-dom";
import { MyCaseScreen } from "../../cases/case/MyCaseScreen.tsx";
import { paths } from "../../lib/paths.ts";
import { LinkCard } from "../../ui/index.ts";
import { useQuestionMessages } from "./messages.ts";
import { useTopicTitle } from "./topics.ts";

/** One of my questions: where it stands, its answer, and what I can do now. */
export default function MyQuestionPage() {
  const { mine: t } = useQuestionMessages();
  const topicTitle = useTopicTitle();
  const { code = "" } = useParams();
  return (
    <MyCaseScreen
      code={code}
      parent={paths.mine}
      titleOf={() => t.title}
      words={t.words}
      about={({ question: { topicId, title, joinedTo } = { topicId: "", title: "" } }) => (
        <>
          <h3 className="break-words text-lead">{title}</h3>
          <p className="mb-3 text-soft">{topicTitle(topicId)}</p>
          {joinedTo && <LinkCard to={`/questions/${joinedTo}`} title={t.joinedAction} text={t.joined} />}
        </>
      )}
    />
  );
}
