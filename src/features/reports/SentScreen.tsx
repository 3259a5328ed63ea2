import { useEffect } from "react";
import { CodeInGroups } from "../../cases/CodeInGroups.tsx";
import { DueDate } from "../../cases/DueDate.tsx";
import { Card, LinkCard, Notice, Screen } from "../../ui/index.ts";
import { useReportMessages } from "./messages.ts";
import type { Sent } from "./send.ts";
import { showSent } from "./sent.ts";

/** It arrived: the code, the promise, what happens next. */
export function SentScreen({ sent: { report, earlierVersion } }: { sent: Sent }) {
  const t = useReportMessages();
  useEffect(showSent, []);
  return (
    <Screen title={t.sent.title} parent="/">
      <Notice kind="success" title={t.sent.heading} live />
      {earlierVersion && (
        <div className="mt-4">
          <Notice kind="warning" title={t.sent.earlierVersion} />
        </div>
      )}
      <Card className="mt-4">
        <CodeInGroups label={t.sent.code} code={report.code} />
        <p className="mb-4 mt-1 text-soft">{t.sent.codeHint}</p>
        <DueDate label={t.sent.due} dueOn={report.dueOn} open />
      </Card>
      <h2 className="mb-2 mt-6 text-title">{t.sent.next}</h2>
      <ol>
        {t.sent.nextSteps.map((step, index) => (
          <li key={step} className="mb-2 flex">
            <span aria-hidden="true" className="mr-3 font-bold text-accent">
              {index + 1}.
            </span>
            <span className="min-w-0">{step}</span>
          </li>
        ))}
      </ol>
      <div className="mt-6">
        <LinkCard to={`/reports/sent/${report.code}`} icon="list-checks" title={t.sent.follow} />
        <div className="h-3" />
        <LinkCard to="/" icon="home" title={t.sent.home} />
      </div>
    </Screen>
  );
}
