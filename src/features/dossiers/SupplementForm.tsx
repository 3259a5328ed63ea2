import { useMemo, useState } from "react";
import { useLocation, useNavigate } from "react-router-dom";
import { codeInGroups } from "../../../contract/codes.ts";
import { describe, PERSON, valueOf, warningsOf } from "../../../contract/forms.ts";
import { askable, labelOf, withSupplied } from "../../../contract/supplement.ts";
import type { Case, DossierPart, Form, FormDocument, SupplementItem } from "../../../contract/types.ts";
import { SavedLine } from "../../cases/draft/SavedLine.tsx";
import { useFiles } from "../../cases/files/FileStrip.tsx";
import { useFaults } from "../../cases/form/faults.tsx";
import { sayDeadline } from "../../lib/dates.ts";
import { useLanguage } from "../../messages/messages.ts";
import { askForLevel } from "../../session/gate.tsx";
import { Button, CallLink, Card, Notice, TextArea } from "../../ui/index.ts";
import { useDossierCaseMessages } from "./caseMessages.ts";
import { communeName } from "./communes.ts";
import { firstWords } from "./DeclarationsStep.tsx";
import { declarationId, paperId } from "./dossier.ts";
import { useFaultWords } from "./faultWords.ts";
import { FieldItem } from "./FieldItem.tsx";
import type { Asking } from "./FieldView.tsx";
import { useFocusFirst } from "./focus.ts";
import { useMe } from "./me.ts";
import { useDossierMessages } from "./messages.ts";
import { OpenedItems } from "./OpenedItems.tsx";
import { PaperItem } from "./PaperItem.tsx";
import { Stop } from "./StopScreen.tsx";
import { askedOf, linesAt, readSupplement, type Supplementing } from "./supplement.ts";
import { isTooLong, useSupplementDraft } from "./supplementDraft.ts";

interface Props {
  item: Case;
  dossier: DossierPart;
  request: NonNullable<DossierPart["supplement"]>;
  /** Of the version the dossier is pinned to. */
  form: Form;
}

const NOTE = "supplement-note";
const STOP = "supplement-stop";

/** Each thing the office asked for, with its reason and what its new answer opens beneath it; then all of it is sent. */
export function SupplementForm({ item, dossier, request: { items, until }, form }: Props) {
  const t = useDossierCaseMessages().supplement;
  const language = useLanguage();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const me = useMe();
  const { draft, store, tray, send } = useSupplementDraft(item);
  useFiles(store.files);
  const [busy, setBusy] = useState(false);
  const [notProven, setNotProven] = useState(false);
  /** What stands as it stood and was to be sent so: asked about once. */
  const [doubted, setDoubted] = useState<string[]>([]);
  const { declared = {}, text } = draft.answers;
  const asked = useMemo(() => askedOf(item, dossier, items, form), [item, dossier, items, form]);
  const read = () => readSupplement(asked, store.get().answers, me);
  const now = readSupplement(asked, draft.answers, me);
  const { give, beneath, agreement, stop } = now;
  const before = useMemo(
    () => describe(form, asked.before, { today: asked.today, language, communeName }),
    [form, asked, language],
  );

  const sentences = useSentences(now, form, declared, tray);
  if (isTooLong(text)) sentences[NOTE] = t.tooLong;
  if (stop) sentences[STOP] = stop.title[language];
  const faults = useFaults<string>(sentences);
  useFocusFirst(faults.attempt, Object.keys(sentences)[0]);

  const warnings = warningsOf(form, now.filled, now.today);
  const words = useFaultWords(now.today);
  const ask: Asking = {
    answers: now.answers,
    ...(me && { me }),
    asOf: now.today,
    change(path, value) {
      const { answers: latest, rootOf } = read();
      const root = rootOf(path);
      const given = valueOf(withSupplied(latest, { [path]: value }), root);
      store.change({ answers: { ...store.get().answers.answers, [root]: given ?? null } });
    },
    errorAt: (path) => faults.errorAt(path) || undefined,
    warningAt(path) {
      const warning = warnings.find((each) => each.path === path);
      const odd = now.contradictionAt(path);
      return warning
        ? words.warning(warning.rule)
        : odd && words.fault(odd.rule, PERSON.identityNumber.label[language]);
    },
  };

  async function supply() {
    if (!faults.pass()) return;
    const unsure = now.unchanged.filter((path) => !doubted.includes(path));
    setDoubted(now.unchanged);
    if (unsure[0]) return document.getElementById(unsure[0])?.focus();
    setBusy(true);
    // A page that could not be taken says so by now.
    if (await store.files.prepared()) await handIn();
    setBusy(false);
  }

  async function handIn() {
    const raised = await askForLevel(2, { fresh: true });
    setNotProven(!raised);
    if (!raised) return;
    const documents = [...give.documents, ...give.opened.documents].map(({ document }) => document);
    await send(now.body(), documents, { title: t.sentTitle(codeInGroups(item.code)), editPath: pathname });
    navigate(`/dossiers/mine/${item.code}`, { replace: true });
  }

  const declare = (id: string, version: number | undefined) => {
    const { [id]: _, ...others } = store.get().answers.declared ?? {};
    store.change({ declared: version === undefined ? others : { ...others, [id]: version } });
  };
  const body = (each: SupplementItem) => {
    if (each.kind === "document") {
      const needed = give.documents.find(({ document }) => document.id === each.id);
      return needed && <PaperItem document={needed.document} required under tray={tray} error={ask.errorAt} />;
    }
    const field = give.fields.find(({ open }) => open.path === each.id);
    const opened = beneath.get(each.id);
    return (
      <>
        {field && (
          <FieldItem
            asked={field}
            ask={ask}
            before={linesAt(before, each.id)}
            unchanged={doubted.includes(each.id) && now.unchanged.includes(each.id)}
          />
        )}
        {opened && <OpenedItems opened={opened} ask={ask} tray={tray} declared={declared} onDeclare={declare} />}
      </>
    );
  };
  return (
    <>
      {faults.summary}
      <p className="mb-2">{t.pageLead}</p>
      {until && <p className="mb-4">{t.until(sayDeadline(until, language))}</p>}
      {items.map((each) => (
        <Card key={`${each.kind} ${each.id}`} className="mb-4">
          <h2 className="break-words text-lead font-bold">{titleOf(each, give, language)}</h2>
          <p className="mt-1 text-soft">{t.reason}</p>
          <p className="mb-4 whitespace-pre-wrap break-words">{each.reason}</p>
          {give.closed.includes(each.id) && <p className="mb-3">{t.closed}</p>}
          {body(each)}
        </Card>
      ))}
      <TextArea
        id={NOTE}
        label={t.note}
        hint={t.noteHint}
        rows={3}
        value={text}
        onChange={({ target }) => store.change({ text: target.value })}
        error={faults.errorAt(NOTE)}
      />
      <SavedLine draft={draft} />
      <div role="status">
        {stop && (
          <div id={STOP} tabIndex={-1} className="mb-3" style={{ outline: "none" }}>
            <Stop stop={stop} />
            <p className="my-3">{t.stopped}</p>
            <CallLink />
          </div>
        )}
        {agreement && !stop && (
          <div className="mb-3">
            <Notice kind="warning" title={t.agreement(agreement.name)}>
              <p className="mt-1">{t.agreementText}</p>
            </Notice>
          </div>
        )}
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

/** As the form calls it, in the reader's language. */
function titleOf({ kind, id, title }: SupplementItem, give: Supplementing["give"], language: "vi" | "en"): string {
  if (kind === "document")
    return give.documents.find(({ document }) => document.id === id)?.document.title[language] ?? title ?? id;
  const field = give.fields.find(({ open }) => open.path === id);
  if (!field) return title ?? id;
  return labelOf(field, language);
}

/** What is wrong, in the order of the form, by the id of what is to be mended. */
function useSentences(
  { faults, filled, today, give }: Supplementing,
  form: Form,
  declared: Record<string, number>,
  tray: ReturnType<typeof useSupplementDraft>["tray"],
): Record<string, string> {
  const t = useDossierCaseMessages().supplement;
  const dossiers = useDossierMessages();
  const language = useLanguage();
  const words = useFaultWords(today);
  const sentences: Record<string, string> = {};
  const asked = new Map(askable(form, filled, today).map((each) => [each.open.path, each]));
  for (const { path, rule } of faults) {
    const field = asked.get(path);
    const page = form.pages.find(({ id }) => id === path);
    // By its whole name: two people may have to give theirs.
    const label = field ? labelOf(field, language) : page?.title[language];
    sentences[path] ??= words.fault(rule, label ?? path, field?.open);
  }
  const paper = (document: FormDocument, required: boolean) => {
    const files = tray(document).list();
    const going = files.filter(({ status }) => status !== "refused").length;
    const title = document.title[language];
    if (required && files.length === 0) sentences[paperId(document.id)] = dossiers.papers.missing(title);
    // Who picked a file wants it to go: never silently without it.
    else if (going < files.length) sentences[paperId(document.id)] = t.refusedPages(title);
  };
  for (const { document, required } of [...give.documents, ...give.opened.documents]) paper(document, required);
  for (const { id, version, text } of give.opened.declarations)
    if (declared[id] !== version)
      sentences[declarationId(id)] = dossiers.declarations.missing(firstWords(text[language]));
  return sentences;
}
