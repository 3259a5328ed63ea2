import { useEffect, useRef, useState } from "react";
import { useNavigate } from "react-router-dom";
import { outbox } from "../../cases/outbox/outbox.ts";
import { Button, Notice } from "../../ui/index.ts";
import { store, useReport } from "./draft.ts";
import { useReportMessages } from "./messages.ts";

/** Throwing a draft away, after asking in place. */
export function DiscardDraft() {
  const t = useReportMessages().discard;
  const navigate = useNavigate();
  const { id } = useReport();
  const [asking, setAsking] = useState(false);
  const question = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (asking) question.current?.focus();
  }, [asking]);

  function discard() {
    for (const { key, draftId, state } of outbox.entries())
      if (draftId === id && state === "needs-you") void outbox.discard(key);
    navigate("/reports/new", { replace: true });
    void store.discard();
  }
  if (!asking) {
    return (
      <Button look="quiet" icon="trash-2" className="-ml-4" onClick={() => setAsking(true)}>
        {t.ask}
      </Button>
    );
  }
  return (
    <div ref={question} tabIndex={-1}>
      <Notice kind="warning" title={t.sure} live>
        <p className="mt-1">{t.text}</p>
        <div className="mt-3 flex flex-col">
          <Button look="danger" onClick={discard}>
            {t.yes}
          </Button>
          <Button look="secondary" className="mt-3" onClick={() => setAsking(false)}>
            {t.no}
          </Button>
        </div>
      </Notice>
    </div>
  );
}
