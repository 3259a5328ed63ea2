import { useEffect, useRef, useState } from "react";
import { useNavigate } from "react-router-dom";
import { Button, Notice } from "../../ui/index.ts";
import { outbox } from "../outbox/outbox.ts";
import type { CaseForm } from "./form.ts";
import { useFormMessages } from "./messages.ts";

/** Throwing a draft away, after asking in place. */
export function DiscardDraft<A>({ form: { path, store } }: { form: Pick<CaseForm<A>, "path" | "store"> }) {
  const t = useFormMessages().discard;
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const question = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (asking) question.current?.focus();
  }, [asking]);

  function discard() {
    const { id } = store.get();
    for (const { key, draftId, state } of outbox.entries())
      if (draftId === id && state === "needs-you") void outbox.discard(key);
    navigate(path, { replace: true });
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
