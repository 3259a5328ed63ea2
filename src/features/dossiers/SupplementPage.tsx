import { useState } from "react";
import { useLocation, useNavigate } from "react-router-dom";
import { valueOf } from "../../../contract/forms.ts";
import type { Case, DossierPart, SupplementItem } from "../../../contract/types.ts";
import { holds, useCaseEntries } from "../../cases/case/caseDraft.ts";
import { SavedLine } from "../../cases/draft/SavedLine.tsx";
import { FileStrip } from "../../cases/files/FileStrip.tsx";
import { sayDeadline } from "../../lib/dates.ts";
import { useLanguage } from "../../messages/messages.ts";
import { askForLevel } from "../../session/gate.tsx";
import { Button, Card, EmptyState, FieldError, LinkCard, Notice, TextArea } from "../../ui/index.ts";
import { useDossierCaseMessages } from "./caseMessages.ts";
import { DossierFrame } from "./DossierFrame.tsx";
import { FieldItem } from "./FieldItem.tsx";
import { FromResult, Reuse } from "./Reuse.tsx";
import { faultsOf, isTooLong, keyOfItem, PAGES_MAX, useSupplementDraft, type ItemFault } from "./supplementDraft.ts";

/** What the office asked for, and only that: everything at once. */
export default function SupplementPage() {
  const t = useDossierCaseMessages().supplement;
  return (
    <DossierFrame parent={(code) => `/dossiers/mine/${code}`} title={() => t.page}>
      {(item, dossier) => <Supplement item={item} dossier={dossier} />}
    </DossierFrame>
  );
}

function Supplement({ item, dossier }: Omit<ItemsProps, "asked">) {
  const t = useDossierCaseMessages().supplement;
  const entries = useCaseEntries(item.code);
  const { supplement, can } = dossier;
  if (supplement && can.includes("supplement") && !holds(entries, "supplement"))
    return <Items item={item} dossier={dossier} asked={supplement} />;
  return (
    <>
      <EmptyState icon="check" title={t.none}>
        <p>{t.noneNext}</p>
      </EmptyState>
      <LinkCard to={`/dossiers/mine/${item.code}`} icon="list-checks" title={t.toDossier} />
    </>
  );
}

interface ItemsProps {
  item: Case;
  dossier: DossierPart;
  asked: NonNullable<DossierPart["supplement"]>;
}

function Items({ item, dossier, asked: { items, until } }: ItemsProps) {
  const t = useDossierCaseMessages().supplement;
  const language = useLanguage();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const { draft, store, tray, send } = useSupplementDraft(item);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [notProven, setNotProven] = useState(false);
  const { answers, text } = draft.answers;
  const look = () => faultsOf(items, store.get().answers.answers, (document) => tray(document).list());
  const faults = tried ? look() : new Map<string, ItemFault>();

  async function supply() {
    setTried(true);
    const first = items.find((each) => look().has(keyOfItem(each)));
    if (first) return document.getElementById(keyOfItem(first))?.focus();
    if (isTooLong(store.get().answers.text)) return document.getElementById("supplement-note")?.focus();
    setBusy(true);
    const raised = await askForLevel(2, { fresh: true });
    setNotProven(!raised);
    if (raised) {
      await send(items, t.sentTitle(item.code), pathname);
      navigate(`/dossiers/mine/${item.code}`, { replace: true });
    }
    setBusy(false);
  }

  return (
    <>
      <p className="mb-2">{t.pageLead}</p>
      {until && <p className="mb-4">{t.until(sayDeadline(until, language))}</p>}
      {items.map((each) => (
        <Card key={keyOfItem(each)} className="mb-4">
          <h2 className="break-words text-lead font-bold">{each.title ?? each.id}</h2>
          <p className="mt-1 text-soft">{t.reason}</p>
          <p className="mb-4 whitespace-pre-wrap break-words">{each.reason}</p>
          {each.kind === "field" ? (
            <>
              <p className="mb-3 break-words text-soft">{t.was(wasAnswered(dossier, each) || t.notAnswered)}</p>
              <FieldItem
                item={each}
                old={valueOf(dossier.answers, each.id)}
                value={answers[each.id]}
                onChange={(value) => store.change({ answers: { ...store.get().answers.answers, [each.id]: value } })}
                error={faults.has(keyOfItem(each)) && t.missingAnswer}
              />
            </>
          ) : (
            <div id={keyOfItem(each)} tabIndex={-1}>
              <FileStrip
                files={tray(each.id)}
                max={PAGES_MAX}
                pdf
                words={{
                  title: () => (
                    <>
                      {t.pages}
                      <span className="visually-hidden">: {each.title ?? each.id}</span>
                    </>
                  ),
                  hint: () => t.pagesHint(PAGES_MAX),
                }}
                more={(file) => <FromResult file={file} />}
              />
              <Reuse files={tray(each.id)} paper={each.title ?? each.id} max={PAGES_MAX} />
              <FieldError id={`${keyOfItem(each)}-error`}>
                {faults.has(keyOfItem(each)) &&
                  (faults.get(keyOfItem(each)) === "missing" ? t.missingPages : t.refusedPages)}
              </FieldError>
            </div>
          )}
        </Card>
      ))}
      <TextArea
        id="supplement-note"
        label={t.note}
        hint={t.noteHint}
        rows={3}
        value={text}
        onChange={({ target }) => store.change({ text: target.value })}
        error={tried && isTooLong(text) && t.tooLong}
      />
      <SavedLine draft={draft} />
      <div role="status">
        {notProven && (
          <div className="mb-3">
            <Notice kind="warning" title={t.notProven} />
          </div>
        )}
      </div>
      <div className="mt-3 flex flex-col">
        <Button icon="send" busy={busy} onClick={() => void supply()}>
          {t.send}
        </Button>
      </div>
    </>
  );
}

/** In the words in which it stands in the dossier. */
function wasAnswered({ parts, answers }: DossierPart, { id }: SupplementItem): string {
  const line = parts.flatMap(({ lines }) => lines).find(({ path }) => path === id);
  const value = valueOf(answers, id);
  return line?.text ?? (typeof value === "string" || typeof value === "number" ? String(value) : "");
}
