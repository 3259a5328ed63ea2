import { useSearchParams } from "react-router-dom";
import type { LocalText } from "../../../contract/types.ts";
import { stepPath } from "../../cases/form/form.ts";
import { localText } from "../../lib/text.ts";
import { useLanguage } from "../../messages/messages.ts";
import { CallLink, LinkCard, Screen } from "../../ui/index.ts";
import { form, useAnswers } from "./form.ts";
import { useQuestionMessages } from "./messages.ts";
import { useTopics } from "./topics.ts";

/** What is it about? And what is not a question: who takes it, and which law says so. */
export function TopicStep() {
  const { ask, topic: t } = useQuestionMessages();
  const language = useLanguage();
  const say = (text: LocalText) => localText(text, language);
  const [params] = useSearchParams();
  const { topics, doors } = useTopics();
  const { title, text } = useAnswers();
  const wordsPath = stepPath(form, "words");
  const choose = (topicId: string) => () => form.store.change({ topicId });

  const door = doors.find(({ id }) => id === params.get("door"));
  const proposal = topics.find(({ id }) => id === params.get("topic"));
  if (door || proposal) {
    return (
      <Screen title={say((door ?? proposal)!.title)} parent={form.path}>
        <p className="whitespace-pre-wrap">{door ? say(door.text) : t.proposal}</p>
        <p className="mb-6 mt-3 text-soft">{door ? door.source && t.source(door.source) : t.proposalSource}</p>
        <div className="mb-3 flex flex-col">
          {door && <CallLink number={door.phone} />}
          {proposal && <LinkCard to={wordsPath} onClick={choose(proposal.id)} icon="send" title={t.proposalGoOn} />}
        </div>
        <LinkCard to={form.path} icon="circle-help" title={t.back} />
      </Screen>
    );
  }
  const cards = [
    ...topics.map(({ id, icon, title, examples, route }) => ({
      ...(route === "proposal" ? { to: `${form.path}?topic=${id}` } : { to: wordsPath, onClick: choose(id) }),
      icon,
      title: say(title),
      text: examples && say(examples),
    })),
    ...doors.map(({ id, title }) => ({ to: `${form.path}?door=${id}`, icon: "info", title: say(title), text: t.door })),
  ];
  return (
    <Screen title={ask.title} parent="/questions">
      {(title || text) && (
        <div className="mb-6">
          <LinkCard to={wordsPath} icon="send" title={ask.continueDraftAction} text={title || ask.continueDraft} />
        </div>
      )}
      <h2 className="text-title">{t.heading}</h2>
      <p className="mb-4 mt-1 text-soft">{t.lead}</p>
      <ul>
        {cards.map((card) => (
          <li key={card.title} className="mb-3">
            <LinkCard {...card} />
          </li>
        ))}
      </ul>
    </Screen>
  );
}
