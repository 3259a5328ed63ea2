import { useCallback, useEffect, useRef, useState } from "react";
import { useParams } from "react-router-dom";
import type { CoDeclarationToRead } from "../../../contract/types.ts";
import { api } from "../../api/api.ts";
import { isApiError } from "../../api/errors.ts";
import { newIdempotencyKey } from "../../api/idempotency.ts";
import { localText } from "../../lib/text.ts";
import { useLanguage } from "../../messages/messages.ts";
import { askForLevel, withLevel } from "../../session/gate.tsx";
import { Button, Card, ErrorState, Notice, Screen, Skeleton } from "../../ui/index.ts";
import { groupsOf, InWords } from "./InWords.tsx";
import { useDossierMessages } from "./messages.ts";
import { useLevel } from "./NeedsLevel2.tsx";

type Shown = { question: CoDeclarationToRead } | { error: unknown } | undefined;

/** What somebody is asked to agree to before another one's dossier is submitted: only for them, and answered once. */
export default function AgreePage() {
  const t = useDossierMessages().agree;
  const { token = "" } = useParams();
  const level = useLevel();
  const [shown, setShown] = useState<Shown>();
  const read = useCallback(async () => {
    try {
      setShown({ question: await api.call("readCoDeclaration", { body: { token } }) });
    } catch (error) {
      setShown({ error });
    }
  }, [token]);
  useEffect(() => {
    // Why is said first; nobody is asked on entry.
    if (level === 2) void read();
  }, [level, read]);
  async function prove() {
    if (await askForLevel(2, { fresh: true, again: true })) await read();
  }
  const error = shown && "error" in shown ? shown.error : undefined;
  const mustProve = (level !== undefined && level < 2) || isApiError(error, "identity-level-required");
  return (
    <Screen title={t.title} parent="/">
      {mustProve ? (
        <Notice title={t.why}>
          <div className="mt-3 flex flex-col">
            <Button icon="user" onClick={() => void prove()}>
              {t.prove}
            </Button>
          </div>
        </Notice>
      ) : error ? (
        isFinal(error) ? (
          <ErrorState error={error} />
        ) : (
          <ErrorState error={error} onRetry={() => void read()} />
        )
      ) : shown && "question" in shown ? (
        <Question token={token} question={shown.question} onAnswered={read} />
      ) : (
        <Skeleton lines={6} />
      )}
    </Screen>
  );
}

/** Trying again changes nothing. */
const isFinal = (error: unknown): boolean =>
  isApiError(error, "co-declaration-not-found") || isApiError(error, "co-declaration-not-for-you");

interface QuestionProps {
  token: string;
  question: CoDeclarationToRead;
  onAnswered(): Promise<void>;
}

function Question({ token, question, onAnswered }: QuestionProps) {
  const t = useDossierMessages().agree;
  const language = useLanguage();
  const { asker, procedureTitle, parts, text, state } = question;
  const [busy, setBusy] = useState<"yes" | "no">();
  const [failed, setFailed] = useState<unknown>();
  /** One for each answer: pressed again after a broken line, it is the same one. */
  const keys = useRef({ yes: newIdempotencyKey(), no: newIdempotencyKey() });
  const head = useRef<HTMLDivElement>(null);
  async function answer(which: "yes" | "no") {
    if (busy) return;
    setBusy(which);
    setFailed(undefined);
    try {
      const body = { token, agree: which === "yes" };
      await withLevel(() => api.call("answerCoDeclaration", { body, idempotencyKey: keys.current[which] }));
      await onAnswered();
      head.current?.focus();
    } catch (error) {
      setFailed(error);
    } finally {
      setBusy(undefined);
    }
  }
  return (
    <>
      <div ref={head} tabIndex={-1}>
        {state !== "open" && (
          <div className="mb-4">
            <Notice kind={state === "agreed" ? "success" : undefined} title={t[state]} live>
              <p>{state === "agreed" ? t.agreedText(asker) : t.declinedText(asker)}</p>
            </Notice>
          </div>
        )}
      </div>
      <p className="mb-4 text-lead font-bold">{t.from(asker, localText(procedureTitle, language))}</p>
      {parts.map((part) => (
        <Card key={part.title} className="mb-3">
          <h2 className="text-lead font-bold">{part.title}</h2>
          <InWords groups={groupsOf(part)} />
        </Card>
      ))}
      {state === "open" && (
        <>
          <p className="mt-4 font-bold">{text[language]}</p>
          <p className="mb-3 mt-1 text-soft">{t.once}</p>
          <div className="flex flex-col">
            <Button busy={busy === "yes"} onClick={() => void answer("yes")}>
              {t.yes}
            </Button>
            <Button look="secondary" className="mt-3" busy={busy === "no"} onClick={() => void answer("no")}>
              {t.no}
            </Button>
          </div>
          <p role="alert" className={failed ? "mt-2" : "visually-hidden"}>
            {failed ? t.failed : ""}
          </p>
        </>
      )}
    </>
  );
}
