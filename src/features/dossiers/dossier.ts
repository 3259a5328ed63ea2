/** A dossier of one procedure being written: its form, its draft, and what must be there before it can go. */
import { useEffect, useMemo, useState } from "react";
import { civilDate } from "../../../contract/calendar.ts";
import {
  coDeclarationOf,
  describe,
  leavesOf,
  neededDocuments,
  openDeclarations,
  openFields,
  openPages,
  sharedAnswers,
  stopOf,
  type Answers,
  type Described,
  type Fault,
} from "../../../contract/forms.ts";
import { faultsOnPhone, withProven } from "../../../contract/proven.ts";
import type {
  Form,
  FormCoDeclaration,
  FormDocument,
  Identity,
  NewDossier,
  Procedure,
} from "../../../contract/types.ts";
import { api } from "../../api/api.ts";
import { createDraftStore, type DraftStore } from "../../cases/draft/draft.ts";
import { useFiles } from "../../cases/files/FileStrip.tsx";
import { filesOf, type Files } from "../../cases/files/files.ts";
import type { CaseForm, Parts } from "../../cases/form/form.ts";
import { useSeen } from "../../cases/seen.ts";
import { now } from "../../lib/clock.ts";
import { getSettings, type Language } from "../../lib/settings.ts";
import { localText } from "../../lib/text.ts";
import { useLanguage } from "../../messages/messages.ts";
import { OWN, typed, type DossierAnswers } from "./answers.ts";
import { byCode, communeName } from "./communes.ts";
import { useDossierMessages } from "./messages.ts";
import { newPath } from "./paths.ts";
import { usePinnedForm } from "./pinnedForm.ts";
import { useMe } from "./me.ts";

/** Of a dossier and its draft, as the contract of drafts bounds them. */
const MAX_FILES = 120;
export const ADDRESS = { min: 5, max: 300 };

export interface Dossier {
  definition: Form;
  procedure: Procedure;
  /** False where the app only helps to prepare it. */
  submits: boolean;
  store: DraftStore<DossierAnswers>;
  form: CaseForm<DossierAnswers>;
  /** Who was proven, as far as this phone knows. */
  me?: Identity;
  /** The answers with what was proven of the citizen in them, as conditions and faults are to see them. */
  read(answers: Answers): Answers;
  /** What is wrong, in the order of the form. */
  faults(answers: Answers, pageId?: string): Fault[];
  papers(answers: Answers): Paper[];
  /** Who else has to agree, and to what word for word; undefined where nobody has. */
  agreement(answers: Answers): { co: FormCoDeclaration; content: string } | undefined;
  /** The answers in words; of the proven number its end. */
  describe(answers: Answers, language: Language): Described[];
}

/** A paper that is asked for, with its pages. */
export interface Paper {
  document: FormDocument;
  required: boolean;
  files: Files;
}

export const today = (): string => civilDate(now());
/** The step at which somebody else agrees. */
export const AGREEMENT = "agreement";
export const stepOfPage = (pageId: string): string => `page-${pageId}`;
/** Id of what takes the focus for a paper, and for a declaration. */
export const paperId = (id: string): string => `paper.${id}`;
export const declarationId = (id: string): string => `declaration.${id}`;

const ownNamesOf = ({ pages }: Form): string[] =>
  pages.flatMap(({ id, repeat, fields }) =>
    repeat ? [id] : fields.flatMap((field) => (field.kind === "note" ? [] : field.id)),
  );

/** One draft in hand per procedure. A renewed form takes it over: what was answered stays, what is new is said. */
const stores = new Map<string, { version: number; store: Promise<DraftStore<DossierAnswers>> }>();

export function storeOf(procedure: Pick<Procedure, "code" | "title">, form: Form): Promise<DraftStore<DossierAnswers>> {
  const known = stores.get(procedure.code);
  if (known?.version === form.version) return known.store;
  const make = () => {
    const names = [...OWN, ...ownNamesOf(form)];
    return createDraftStore<DossierAnswers>(
      {
        service: `dossiers:${procedure.code}`,
        version: String(form.version),
        empty: Object.fromEntries(names.map((name) => [name, undefined])),
        title: () => localText(procedure.title, getSettings().language),
      },
      MAX_FILES,
    );
  };
  const store = known ? known.store.then(async (older) => (await older.leave(), make())) : Promise.resolve(make());
  stores.set(procedure.code, { version: form.version, store });
  return store;
}

/** Procedure and form, as last seen and as the server says. */
export function useProcedureForm(code: string) {
  const procedure = useSeen(["procedure", code], ({ signal }) => api.call("getProcedure", { path: { code }, signal }));
  const form = useSeen(["procedure-form", code], ({ signal }) =>
    api.call("getProcedureForm", { path: { code }, signal }),
  );
  const { version: procedureVersion = 0, abolished } = procedure.data ?? {};
  // What was begun before it was abolished is read by the form of then, also on a phone that never saw it.
  const last = usePinnedForm({ procedureCode: code, procedureVersion }, Boolean(abolished) && !form.data);
  const error = procedure.error ?? form.error;
  const refetch = () => Promise.all([procedure.refetch(), form.refetch()]);
  return { procedure: procedure.data, definition: form.data ?? last.data, error, refetch };
}

export function useDossier(code: string) {
  const { procedure, definition, error, refetch } = useProcedureForm(code);
  const me = useMe();
  const [ready, setReady] = useState<{ store: DraftStore<DossierAnswers>; version: number; definition: Form }>();
  useEffect(() => {
    if (!procedure || !definition) return;
    let here = true;
    const { version } = definition;
    void storeOf(procedure, definition).then((store) => here && setReady({ store, version, definition }));
    return () => {
      here = false;
    };
  }, [procedure, definition]);
  const dossier = useMemo(
    () => procedure && ready && createDossier(procedure, ready.definition, ready.store, me),
    [procedure, ready, me],
  );
  return { procedure, dossier, error, refetch };
}

export function createDossier(
  procedure: Procedure,
  definition: Form,
  store: DraftStore<DossierAnswers>,
  me?: Identity,
): Dossier {
  const submits = procedure.submissionMode === "local-intake";
  const person = me && { fullName: me.name, birthDate: me.birthDate, sex: me.sex };
  const read: Dossier["read"] = (answers) => (person ? withProven(definition, answers, person, today()) : answers);
  const faults: Dossier["faults"] = (answers, pageId) =>
    faultsOnPhone(definition, answers, person, { today: today(), communes: byCode, ...(pageId ? { pageId } : {}) });
  const papers: Dossier["papers"] = (answers) =>
    neededDocuments(definition, read(answers), today()).map(({ document, required }) => ({
      document,
      required,
      files: filesOf(store.files, document.id, document.maxPages),
    }));

  const agreement: Dossier["agreement"] = (answers) => {
    const filled = read(typed(answers));
    const co = coDeclarationOf(definition, filled, today());
    return co && { co, content: JSON.stringify(sharedAnswers(definition, filled, today(), co)) };
  };

  const inWords: Dossier["describe"] = (answers, language) => {
    const masked = person && { ...person, identityNumber: me.numberMasked };
    const filled = masked ? withProven(definition, answers, masked, today()) : answers;
    return describe(definition, filled, { today: today(), language, communeName });
  };

  const form: CaseForm<DossierAnswers> = {
    path: newPath(procedure.code),
    startPath: (draftId) => `${newPath(procedure.code)}?about=${draftId}`,
    store,
    steps(answers) {
      const filled = read(answers);
      const pages = openPages(definition, filled, today()).map(({ page }) => stepOfPage(page.id));
      if (!submits) return [...pages, "prepare"];
      return [
        ...pages,
        ...(agreement(answers) ? [AGREEMENT] : []),
        ...(papers(answers).length > 0 ? ["papers"] : []),
        ...(openDeclarations(definition, filled, today()).length > 0 ? ["declarations"] : []),
        "delivery",
        "review",
      ];
    },
    unfinished(answers) {
      const filled = read(answers);
      const stopped = stopOf(definition, filled, today());
      for (const { page } of openPages(definition, filled, today())) {
        const [fault] = faults(answers, page.id);
        if (fault) return { step: stepOfPage(page.id), field: fault.path };
        if (stopped?.pageId === page.id) return { step: stepOfPage(page.id) };
      }
      if (!submits) return undefined;
      const asked = agreement(answers);
      if (asked && !isAgreed(answers, asked.content)) return { step: AGREEMENT };
      const missing = papers(answers).find(({ required, files }) => required && files.ids().length === 0);
      if (missing) return { step: "papers", field: paperId(missing.document.id) };
      const unticked = openDeclarations(definition, filled, today()).find(
        ({ id, version }) => answers.$declared?.[id] !== version,
      );
      if (unticked) return { step: "declarations", field: declarationId(unticked.id) };
      const field = deliveryFault(answers);
      return field && { step: "delivery", field };
    },
    useParts() {
      const t = useDossierMessages();
      const language = useLanguage();
      const files = useFiles(store.files);
      return (answers) => {
        const { $commune, $delivery, $address = "" } = answers;
        const filled = read(answers);
        const parts: Record<string, [name: string, words: string, step: string]> = {
          $commune: [t.where.commune, $commune ? communeName($commune) : "", ""],
        };
        for (const { pageId, item, lines } of inWords(answers, language))
          for (const { path, label, block, text } of lines) {
            const name = [item, block, label].filter(Boolean).join(": ");
            parts[path] = [name, text, stepOfPage(pageId)];
          }
        for (const { path, value, field } of openFields(definition, filled, today()))
          if (value === undefined && field.kind !== "note") parts[path] = [field.label[language], "", ""];
        parts.files = [t.papers.title, t.papers.pages(files.length), "papers"];
        const method = $delivery ? t.delivery.methods[$delivery].title : "";
        parts.$delivery = [t.delivery.title, $delivery === "post" ? t.delivery.at($address) : method, "delivery"];
        return parts as Parts<DossierAnswers, string>;
      };
    },
  };
  const known = me ? { me } : {};
  return { definition, procedure, submits, store, form, read, faults, papers, agreement, describe: inWords, ...known };
}

/** What was agreed to is what stands there now: a change asks for agreeing again. */
export const isAgreed = ({ $agreement }: DossierAnswers, content: string): boolean =>
  $agreement?.agreed === true && $agreement.content === content;

/** Id of the input that something is wrong with. */
export function deliveryFault({ $delivery, $address = "" }: DossierAnswers): "delivery" | "address" | undefined {
  if (!$delivery) return "delivery";
  const { length } = Array.from($address.trim());
  return $delivery === "post" && (length < ADDRESS.min || length > ADDRESS.max) ? "address" : undefined;
}

/** As the contract wants it, and the phone's files in the order of the papers. Call only when nothing is wanting. */
export function toNewDossier(dossier: Dossier, answers: DossierAnswers): { body: NewDossier; files: string[] } {
  const { definition, procedure } = dossier;
  const { $commune = "", $delivery = "electronic", $address = "", $agreement } = answers;
  const papers = dossier.papers(answers).flatMap(({ document, files }) => {
    const ids = files.ids();
    return ids.length > 0 ? [{ document: document.id, ids }] : [];
  });
  return {
    body: {
      procedureCode: procedure.code,
      formVersion: definition.version,
      communeCode: $commune,
      answers: typed(answers),
      papers: papers.map(({ document, ids }) => ({ document, pages: ids.length })),
      attachmentIds: [],
      declarations: openDeclarations(definition, dossier.read(answers), today()).map(({ id, version }) => ({
        id,
        version,
      })),
      ...(dossier.agreement(answers) && $agreement ? { coDeclarationId: $agreement.id } : {}),
      delivery: { method: $delivery, ...($delivery === "post" ? { address: $address.normalize("NFC").trim() } : {}) },
    },
    files: papers.flatMap(({ ids }) => ids),
  };
}

/** The plain fields of a page that is open, by path. */
export function leavesByPath(definition: Pick<Form, "pages">, filled: Answers, asOf = today()) {
  return new Map(
    openFields(definition, filled, asOf)
      .flatMap((open) => [open, ...leavesOf(open)])
      .map((open) => [open.path, open]),
  );
}
