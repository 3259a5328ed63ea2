import { useEffect, useRef, useState } from "react";
import { toNfc } from "../../../contract/text.ts";
import { newIdempotencyKey } from "../../api/idempotency.ts";
import { WORDS_LIMITS } from "../../cases/case/caseDraft.ts";
import type { DossierCaseMessages } from "../../messages/vi/dossier-case.ts";
import { outbox } from "../../cases/outbox/outbox.ts";
import { askForLevel } from "../../session/gate.tsx";
import { Button, Notice, TextArea } from "../../ui/index.ts";

interface Props {
  operation: "withdrawDossier" | "requestRefund";
  words: DossierCaseMessages["withdraw"];
  code: string;
  editPath: string;
  onSent: () => void;
}

/** Taking the dossier back, or asking for what was paid, after asking in place whether that is meant. */
export function AskInPlace({ operation, words: t, code, editPath, onSent }: Props) {
  const [asking, setAsking] = useState(false);
  const [typed, setTyped] = useState("");
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState(false);
  const question = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (asking) question.current?.focus();
  }, [asking]);
  const reason = toNfc(typed).trim();
  const long = Array.from(reason).length > WORDS_LIMITS.reasonMax;

  async function send() {
    if (long) return;
    setBusy(true);
    const raised = await askForLevel(2);
    setRefused(!raised);
    if (raised) {
      await outbox.send({
        key: newIdempotencyKey(),
        service: "dossiers",
        operation,
        path: { code },
        body: reason ? { reason } : {},
        files: [],
        title: t.sentTitle(code),
        editPath,
      });
      onSent();
    }
    setBusy(false);
  }
  if (!asking) {
    return (
      <Button
        look="quiet"
        icon={operation === "withdrawDossier" ? "x" : "refresh"}
        className="-ml-4 mt-6"
        onClick={() => setAsking(true)}
      >
        {t.ask}
      </Button>
    );
  }
  return (
    <div ref={question} tabIndex={-1} className="mt-6">
      <Notice kind="warning" title={t.sure} live>
        <p className="mb-3 mt-1">{t.text}</p>
        <TextArea
          label={t.reason}
          hint={t.reasonHint}
          rows={2}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          error={long && t.long}
        />
        <p role="status" className={refused ? "mt-2" : "visually-hidden"}>
          {refused ? t.notProven : ""}
        </p>
        <div className="mt-3 flex flex-col">
          <Button look={operation === "withdrawDossier" ? "danger" : "primary"} busy={busy} onClick={() => void send()}>
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
