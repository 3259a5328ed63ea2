import { useId, useState } from "react";
import { useNavigate } from "react-router-dom";
import { sayClock } from "../../lib/dates.ts";
import { useProblem } from "../../messages/problems.ts";
import { Button, Card, Sheet, StatusWord } from "../../ui/index.ts";
import { useCaseMessages } from "../messages.ts";
import { outbox, type OutboxEntry } from "./outbox.ts";

const LOOKS = {
  waiting: { icon: "clock", look: "neutral" },
  sending: { icon: "send", look: "accent" },
  sent: { icon: "circle-check", look: "success" },
  "needs-you": { icon: "triangle-alert", look: "warning" },
} as const;

/** One thing on its way: where it stands, when it is tried again, why it cannot go, and what to do about it. */
export function OutboxCard({ entry, heading: Heading = "h3" }: { entry: OutboxEntry; heading?: "h2" | "h3" }) {
  const t = useCaseMessages().outbox;
  const id = useId();
  const word = { waiting: t.waiting, sending: t.sending, sent: t.sent, "needs-you": t.needsYou }[entry.state];
  return (
    <Card>
      <Heading id={id} className="break-words text-lead font-bold">
        {entry.title}
      </Heading>
      <div role="status" className="mt-2">
        <StatusWord {...LOOKS[entry.state]}>{word}</StatusWord>
        <Plan entry={entry} />
      </div>
      <Actions entry={entry} titleId={id} />
    </Card>
  );
}

/** What will happen by itself, or why nothing will. */
export function Plan({ entry: { state, nextAt, reason, files, attempts } }: { entry: OutboxEntry }) {
  const t = useCaseMessages().outbox;
  const why = useProblem({ code: reason });
  const known = reason !== undefined;
  return (
    <>
      {known && state !== "sent" && (
        <p className="mt-2">
          {why.sentence}
          {state === "needs-you" && ` ${why.next}`}
        </p>
      )}
      {state === "waiting" && (
        <p className="mt-2">
          {[
            nextAt && t.nextAt(sayClock(nextAt)),
            reason === "offline" ? t.whenOnline : !nextAt && (files.length > 0 && attempts === 0 ? t.withFiles : t.now),
          ]
            .filter(Boolean)
            .join(" ")}
        </p>
      )}
      {state === "sending" && <p className="mt-2">{t.now}</p>}
    </>
  );
}

/** “Sửa” takes it out of the outbox: what was written is a draft again. */
export function Actions({ entry, titleId }: { entry: OutboxEntry; titleId?: string }) {
  const t = useCaseMessages().outbox;
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const { key, state, reason, editPath, draftId, fields } = entry;
  if (state === "sent" || state === "sending") return null;
  const edit = async () => {
    await outbox.discard(key);
    navigate(editPath, { state: { refused: { reason, fields } } });
  };
  const retry = async () => {
    // It waited so long that the citizen has to prove again who they are.
    if (reason === "identity-level-required") {
      const { askForLevel } = await import("../../session/gate.tsx");
      if (!(await askForLevel(2, { fresh: true, again: true }))) return;
    }
    outbox.retry(key);
  };
  return (
    <div className="mt-3 flex flex-col" role="group" aria-labelledby={titleId}>
      {state === "needs-you" && <Button onClick={() => void edit()}>{t.edit}</Button>}
      <Button look="secondary" icon="refresh" onClick={() => void retry()} className="mt-2">
        {reason === "identity-level-required" ? t.confirmFirst : t.retry}
      </Button>
      <Button look="quiet" onClick={() => setAsking(true)} className="mt-1">
        {t.discard}
      </Button>
      {asking && (
        <Sheet title={t.discardTitle} onClose={() => setAsking(false)}>
          <p>{t.discardText}</p>
          {draftId && <p className="mt-2">{t.discardKeeps}</p>}
          <div className="mt-4 flex flex-col">
            <Button look="danger" onClick={() => void outbox.discard(key)}>
              {t.discardYes}
            </Button>
            <Button look="secondary" onClick={() => setAsking(false)} className="mt-3">
              {t.discardNo}
            </Button>
          </div>
        </Sheet>
      )}
    </div>
  );
}
