import { useState } from "react";
import { useNavigate } from "react-router-dom";
import { Button, Sure } from "../../ui/index.ts";
import { outbox } from "../outbox/outbox.ts";
import type { CaseForm } from "./form.ts";
import { useFormMessages } from "./messages.ts";

/** Throwing a draft away, after asking in place. */
export function DiscardDraft<A>({ form: { path, store } }: { form: Pick<CaseForm<A>, "path" | "store"> }) {
  const t = useFormMessages().discard;
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);

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
  return <Sure words={t} onYes={discard} onNo={() => setAsking(false)} />;
}
