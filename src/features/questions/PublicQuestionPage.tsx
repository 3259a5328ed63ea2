import { useParams } from "react-router-dom";
import { api } from "../../api/api.ts";
import { Citations } from "../../cases/case/Citations.tsx";
import { FollowButton } from "../../cases/case/FollowButton.tsx";
import { ShareButton } from "../../cases/case/ShareButton.tsx";
import { SeenScreen } from "../../cases/SeenScreen.tsx";
import { sayInstant } from "../../lib/dates.ts";
import { useLanguage } from "../../messages/messages.ts";
import { Card, LinkCard } from "../../ui/index.ts";
import { useQuestionMessages } from "./messages.ts";
import { useTopicTitle } from "./topics.ts";

/** A question the office has answered for all, with what the answer rests on. */
export default function PublicQuestionPage() {
  const { one: t, list } = useQuestionMessages();
  const language = useLanguage();
  const titleOf = useTopicTitle();
  const { code = "" } = useParams();
  return (
    <SeenScreen
      title={t.title}
      parent="/questions"
      queryKey={["question", code]}
      fetch={({ signal }) => api.call("getPublicQuestion", { path: { code }, signal })}
      notFound={t.notFound}
      after={<LinkCard to="/questions/new" icon="circle-help" title={t.other} text={list.ask} />}
    >
      {({ title, text, topicId, sentAt, asked, answer }) => (
        <>
          <h2 className="break-words text-title">{title}</h2>
          <p className="text-soft">{titleOf(topicId)}</p>
          <p className="mb-3 text-soft">{t.asked(asked, sayInstant(sentAt, language))}</p>
          <p className="mb-6 whitespace-pre-wrap break-words">{text}</p>
          <Card className="mb-4">
            <h2 className="text-lead">{t.answer}</h2>
            <p className="mb-2 text-soft">{t.answeredAt(answer.agency, sayInstant(answer.at, language))}</p>
            <p className="whitespace-pre-wrap break-words">{answer.text}</p>
            <Citations citations={answer.citations} />
          </Card>
          <FollowButton code={code} />
          <div className="h-3" />
          <ShareButton path={`/questions/${code}`} title={title} />
        </>
      )}
    </SeenScreen>
  );
}
