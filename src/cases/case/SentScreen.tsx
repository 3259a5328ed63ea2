import { CodeInGroups } from "../CodeInGroups.tsx";
import { DueDate } from "../DueDate.tsx";
import { useCaseMessages } from "../messages.ts";
import { Actions, Plan } from "../outbox/OutboxCard.tsx";
import { useOutbox } from "../outbox/outbox.ts";
import { paths } from "../../lib/paths.ts";
import { Card, EmptyState, LinkCard, Notice, Screen } from "../../ui/index.ts";

const KINDS = { waiting: "info", sending: "info", sent: "success", "needs-you": "warning" } as const;

interface Props {
  /** The key it was put into the outbox with. */
  entryKey: string;
  minePath(code: string): string;
  nextSteps: string[];
  title: string;
}

/** Handed to the outbox: whether it has arrived, with its code and promise, or when it goes and what is in the way. */
export function SentScreen({ entryKey, minePath, nextSteps, title }: Props) {
  const { sent: t } = useCaseMessages();
  const entry = useOutbox().find(({ key }) => key === entryKey);
  if (!entry) {
    return (
      <Screen title={title}>
        <EmptyState icon="list-checks" title={t.gone}>
          <p>{t.goneNext}</p>
        </EmptyState>
        <LinkCard to={paths.mine} icon="list-checks" title={t.mine} />
      </Screen>
    );
  }
  const { state, answer } = entry;
  const heading = {
    waiting: t.waitingTitle,
    sending: t.sendingTitle,
    sent: t.arrivedTitle,
    "needs-you": t.needsYouTitle,
  }[state];
  return (
    <Screen title={title}>
      <div role="status">
        <Notice kind={KINDS[state]} title={heading} heading>
          <Plan entry={entry} />
        </Notice>
      </div>
      <Actions entry={entry} />
      <Card className="mt-4">
        {answer ? (
          <>
            <CodeInGroups label={t.code} code={answer.code} />
            <p className="mb-4 mt-1 text-soft">{t.codeHint}</p>
            <DueDate label={t.due} dueOn={answer.dueOn} open />
          </>
        ) : (
          <p>{t.codeLater}</p>
        )}
      </Card>
      {state !== "needs-you" && (
        <>
          <h2 className="mb-2 mt-6 text-title">{t.next}</h2>
          <ol>
            {nextSteps.map((step, index) => (
              <li key={step} className="mb-2 flex">
                <span aria-hidden="true" className="mr-3 font-bold text-accent">
                  {index + 1}.
                </span>
                <span className="min-w-0">{step}</span>
              </li>
            ))}
          </ol>
        </>
      )}
      <div className="mt-6">
        {answer ? (
          <LinkCard to={minePath(answer.code)} icon="list-checks" title={t.follow} />
        ) : (
          <LinkCard to={paths.mine} icon="list-checks" title={t.mine} />
        )}
        <div className="h-3" />
        <LinkCard to="/" icon="home" title={t.home} />
      </div>
    </Screen>
  );
}
