import { useEffect, useRef, useState } from "react";
import { useLocation } from "react-router-dom";
import { valueOf } from "../../../contract/forms.ts";
import { api } from "../../api/api.ts";
import { isApiError } from "../../api/errors.ts";
import { newIdempotencyKey } from "../../api/idempotency.ts";
import { ShareButton } from "../../cases/case/ShareButton.tsx";
import { useDraftStore } from "../../cases/draft/draft.ts";
import { useFaults } from "../../cases/form/faults.tsx";
import type { Arrival } from "../../cases/form/form.ts";
import { StepScreen } from "../../cases/form/StepScreen.tsx";
import { useSeen } from "../../cases/seen.ts";
import { localText } from "../../lib/text.ts";
import { useLanguage } from "../../messages/messages.ts";
import { askForLevel, withLevel } from "../../session/gate.tsx";
import { Button, Notice } from "../../ui/index.ts";
import { typed } from "./answers.ts";
import { AGREEMENT, isAgreed, type Dossier } from "./dossier.ts";
import { useDossierMessages } from "./messages.ts";

/** Nobody looks at the screen all the time they wait. */
const LOOK_AGAIN_MS = 20_000;

/** Somebody else reads and agrees: asked by a link, and asked again whenever what they agreed to has changed. */
export function AgreementStep({ dossier }: { dossier: Dossier }) {
  const t = useDossierMessages().agreement;
  const language = useLanguage();
  const { procedure, definition, store, form } = dossier;
  const { answers } = useDraftStore(store);
  const { co, content } = dossier.agreement(answers)!;
  const { $agreement } = answers;
  const current = $agreement?.content === content ? $agreement : undefined;
  const { data, refetch, isFetching } = useSeen(
    ["co-declaration", current?.id],
    ({ signal }) => api.call("getMyCoDeclaration", { path: { coDeclarationId: current!.id }, signal }),
    { enabled: current !== undefined, refetchInterval: current?.agreed ? false : LOOK_AGAIN_MS },
  );
  const state = current && (data?.id === current.id ? data.state : current.agreed && "agreed");
  const agreed = isAgreed(answers, content);
  useEffect(() => {
    if (!current) return;
    if (state === "agreed" && !current.agreed) store.change({ $agreement: { ...current, agreed: true } });
    if (state && state !== "agreed" && current.agreed)
      store.change({ $agreement: { id: current.id, content: current.content } });
  }, [state, current, store]);

  const { field } = (useLocation().state ?? {}) as Arrival;
  const { summary, pass } = useFaults({ [AGREEMENT]: !agreed && t.missing }, field !== undefined);
  const [said, setSaid] = useState<string>();
  const atWork = useRef(false);
  const [busy, setBusy] = useState(false);
  const key = useRef<{ content: string; key: string }>();
  async function ask() {
    if (atWork.current) return;
    atWork.current = true;
    setBusy(true);
    setSaid(undefined);
    // An answer that was lost is asked for again; asked anew after an answer it is another question.
    if (key.current?.content !== content || state) key.current = { content, key: newIdempotencyKey() };
    const body = { procedureCode: procedure.code, formVersion: definition.version, answers: typed(answers) };
    try {
      const asked = await withLevel(() => api.call("askCoDeclaration", { body, idempotencyKey: key.current!.key }));
      store.change({ $agreement: { id: asked.id, content } });
    } catch (error) {
      setSaid(isApiError(error, "identity-level-required") ? t.putOff : t.failed);
    } finally {
      atWork.current = false;
      setBusy(false);
    }
  }

  /** On another phone one may not have proven it yet. */
  async function look() {
    if (await askForLevel(2)) await refetch();
  }

  const name = valueOf(dossier.read(answers), `${co.person}.fullName`);
  const words = state ? t[state] : $agreement && !current ? t.changed : undefined;
  return (
    <StepScreen form={form} step={AGREEMENT} title={t.title} pass={pass}>
      {summary}
      <p>{t.lead(typeof name === "string" && name.trim() ? name.trim() : t.somebody)}</p>
      <p className="mb-4 mt-2 text-soft">{t.once}</p>
      {words && (
        <div className="mb-4" role="status">
          <Notice kind={state === "agreed" ? "success" : state === "declined" ? "warning" : undefined} title={words} />
        </div>
      )}
      {state === "open" && data?.token && (
        <ShareButton
          path={`/agree/${data.token}`}
          title={t.card(localText(procedure.title, language))}
          label={t.send}
        />
      )}
      <div id={AGREEMENT} tabIndex={-1} className="mt-3 flex flex-col">
        {current && (!state || state === "open") && (
          <Button look="secondary" busy={isFetching} className="mb-3" onClick={() => void look()}>
            {t.check}
          </Button>
        )}
        <Button look={state ? "quiet" : "secondary"} busy={busy} onClick={() => void ask()}>
          {$agreement ? t.again : t.ask}
        </Button>
      </div>
      <p role="status" className={said ? "mt-2" : "visually-hidden"}>
        {said ?? ""}
      </p>
    </StepScreen>
  );
}
