import { useRef, useState } from "react";
import { codeInGroups } from "../../../contract/codes.ts";
import type { DossierConsents } from "../../../contract/types.ts";
import { api } from "../../api/api.ts";
import { isApiError } from "../../api/errors.ts";
import { newIdempotencyKey } from "../../api/idempotency.ts";
import { queryClient } from "../../api/queries.ts";
import { SeenPages } from "../../cases/SeenPages.tsx";
import { sayInstant } from "../../lib/dates.ts";
import { paths } from "../../lib/paths.ts";
import { localText } from "../../lib/text.ts";
import { useLanguage } from "../../messages/messages.ts";
import { withLevel } from "../../session/gate.tsx";
import "../../session/session.ts";
import { Button, Card, ErrorState, LinkCard, Screen, Sure } from "../../ui/index.ts";
import { NothingYet } from "./NothingYet.tsx";
import { NeedsLevel2, useLevel } from "./NeedsLevel2.tsx";
import { minePath } from "./paths.ts";
import { useResultMessages } from "./resultMessages.ts";

const CONSENTS = ["consents"];

/** What was declared and agreed to, when and with which dossier; what can be taken back, and why the rest cannot. */
export default function ConsentsPage() {
  const t = useResultMessages().consents;
  const level = useLevel();
  return (
    <Screen title={t.title} parent={paths.settings}>
      <p className="mb-4">{t.lead}</p>
      {level !== undefined && level < 2 ? (
        <NeedsLevel2 onRaised={() => void queryClient.invalidateQueries({ queryKey: CONSENTS })} />
      ) : (
        <SeenPages
          queryKey={CONSENTS}
          fetch={({ cursor, signal }) => api.call("listConsents", { query: { cursor, limit: 20 }, signal })}
          count={t.found}
          card={(item) => <OfDossier item={item} />}
          empty={<NothingYet icon="shield" title={t.empty} next={t.emptyNext} />}
        />
      )}
    </Screen>
  );
}

function OfDossier({ item: { code, procedureTitle, agreedAt, consents } }: { item: DossierConsents }) {
  const t = useResultMessages().consents;
  const language = useLanguage();
  return (
    <Card>
      <h2 className="break-words text-lead font-bold">{localText(procedureTitle, language)}</h2>
      <p className="text-soft">{codeInGroups(code)}</p>
      <p className="text-soft">{t.agreedAt(sayInstant(agreedAt, language))}</p>
      <ul>
        {consents.map((consent) => (
          <li key={consent.id} className="mt-4">
            <Consent code={code} consent={consent} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

interface ConsentProps {
  code: string;
  consent: DossierConsents["consents"][number];
}

function Consent({ code, consent: { id, text, state, withdrawnAt } }: ConsentProps) {
  const t = useResultMessages().consents;
  const language = useLanguage();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [notProven, setNotProven] = useState(false);
  const [error, setError] = useState<unknown>();
  /** One decision, however often its answer is lost. */
  const key = useRef(newIdempotencyKey());

  async function withdraw() {
    setBusy(true);
    setNotProven(false);
    setError(undefined);
    try {
      await withLevel(() => api.call("withdrawConsent", { path: { code }, idempotencyKey: key.current, body: { id } }));
      setAsking(false);
      await queryClient.invalidateQueries({ queryKey: CONSENTS });
    } catch (failure) {
      if (isApiError(failure, "identity-level-required")) setNotProven(true);
      else setError(failure);
    }
    setBusy(false);
  }

  return (
    <>
      <p className="break-words">{localText(text, language)}</p>
      <p className="text-soft">
        {state === "withdrawn" && withdrawnAt ? t.withdrawnAt(sayInstant(withdrawnAt, language)) : t.states[state]}
      </p>
      {state === "withDossier" && (
        <div className="mt-2">
          <LinkCard to={minePath(code)} icon="list-checks" title={t.toDossier} />
        </div>
      )}
      {state === "withdrawable" && !asking && (
        <Button look="quiet" className="-ml-4" onClick={() => setAsking(true)} aria-label={t.askNamed(code)}>
          {t.ask}
        </Button>
      )}
      {asking && (
        <div className="mt-2">
          <Sure
            words={{ ...t, text: t.sureText }}
            busy={busy}
            onYes={() => void withdraw()}
            onNo={() => setAsking(false)}
          >
            <p role="status" className={notProven ? "mt-2" : "visually-hidden"}>
              {notProven ? t.notProven : ""}
            </p>
          </Sure>
        </div>
      )}
      {error !== undefined && <ErrorState error={error} onRetry={() => void withdraw()} />}
    </>
  );
}
