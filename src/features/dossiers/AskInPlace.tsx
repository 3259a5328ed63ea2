import { useState } from "react";
import { codeInGroups } from "../../../contract/codes.ts";
import { toNfc } from "../../../contract/text.ts";
import { newIdempotencyKey } from "../../api/idempotency.ts";
import { WORDS_LIMITS } from "../../cases/case/caseDraft.ts";
import type { DossierCaseMessages } from "../../messages/vi/dossier-case.ts";
import { outbox } from "../../cases/outbox/outbox.ts";
import { askForLevel } from "../../session/gate.tsx";
import { Button, Sure, TextArea } from "../../ui/index.ts";

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
        title: t.sentTitle(codeInGroups(code)),
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
    <div className="mt-6">
      <Sure
        words={t}
        danger={operation === "withdrawDossier"}
        busy={busy}
        onYes={() => void send()}
        onNo={() => setAsking(false)}
      >
        <div className="mt-3" />
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
      </Sure>
    </div>
  );
}
