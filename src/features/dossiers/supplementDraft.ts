/** What is being supplied, all of it in one draft: new answers, and which of its files are pages of which document. */
import { useEffect } from "react";
import { toNfc } from "../../../contract/text.ts";
import type { Case, FormDocument, Supplement } from "../../../contract/types.ts";
import { newIdempotencyKey } from "../../api/idempotency.ts";
import { serviceOf, WORDS_LIMITS } from "../../cases/case/caseDraft.ts";
import { createDraftStore, useDraftStore, type DraftState, type DraftStore } from "../../cases/draft/draft.ts";
import type { CaseFile, Files } from "../../cases/files/files.ts";
import { outbox } from "../../cases/outbox/outbox.ts";

export interface Supplied {
  /** By the path of what was asked for or opened; null where the answer was taken out. */
  answers: Record<string, unknown>;
  /** By document, the phone's own ids of its pages in order. */
  pages: Record<string, string[]>;
  /** By id of a declaration that was opened, the version of the text that was ticked. */
  declared?: Record<string, number>;
  /** A word to the officer. */
  text: string;
}

/** Files of the whole, as the contract bounds them. */
const FILES_MAX = 120;

const stores = new Map<string, DraftStore<Supplied>>();

function storeOf(service: string): DraftStore<Supplied> {
  let store = stores.get(service);
  if (!store) {
    store = createDraftStore<Supplied>(
      { service, version: "1", empty: { answers: {}, pages: {}, text: "" } },
      FILES_MAX,
    );
    stores.set(service, store);
  }
  return store;
}

export interface SupplementDraft {
  draft: DraftState<Supplied>;
  store: DraftStore<Supplied>;
  /** The files of one document: a tray that keeps its own in the draft's, as many as the form allows. */
  tray(document: FormDocument): Files;
  /** Hands all of it to the outbox, and begins empty. @param documents whose pages go with it, in their order */
  send(body: Pick<Supplement, "answers" | "declarations">, documents: FormDocument[], words: Words): Promise<void>;
}

interface Words {
  title: string;
  editPath: string;
}

export function useSupplementDraft(item: Pick<Case, "kind" | "code">): SupplementDraft {
  const service = serviceOf("supplement", item);
  const store = storeOf(service);
  const draft = useDraftStore(store);
  useEffect(() => void store.open(), [store]);
  const tray = (document: FormDocument) => trayOf(store, service, document);
  return {
    draft,
    store,
    tray,
    async send(body, documents, words) {
      const { begun, id, answers } = store.get();
      const papers = documents.flatMap((document) => {
        const ids = tray(document).ids();
        return ids.length > 0 ? [{ document: document.id, ids }] : [];
      });
      const text = toNfc(answers.text).trim();
      await store.keep();
      await outbox.send({
        key: newIdempotencyKey(),
        service,
        operation: "supplementDossier",
        path: { code: item.code },
        body: {
          ...body,
          papers: papers.map(({ document, ids }) => ({ document, pages: ids.length })),
          attachmentIds: [],
          ...(text && { text }),
        },
        files: papers.flatMap(({ ids }) => ids),
        ...words,
        ...(begun ? { draftId: id } : {}),
      });
      await store.finish();
    },
  };
}

const trays = new Map<string, Files>();

function trayOf(store: DraftStore<Supplied>, service: string, { id, maxPages }: FormDocument): Files {
  const name = `${service} ${id}`;
  let tray = trays.get(name);
  if (!tray) {
    tray = createTray(store, id, maxPages);
    trays.set(name, tray);
  }
  return tray;
}

function createTray(store: DraftStore<Supplied>, document: string, max: number): Files {
  const { files } = store;
  const own = () => store.get().answers.pages[document] ?? [];
  const keep = (ids: string[]) => store.change({ pages: { ...store.get().answers.pages, [document]: ids } });
  const ids = () => files.ids().filter((id) => own().includes(id));
  function within<T>(given: T[], take: (taken: T[]) => number): number {
    const taken = given.slice(0, Math.max(0, max - ids().length));
    const before = new Set(files.list().map(({ id }) => id));
    const left = take(taken);
    keep([...own(), ...files.list().flatMap(({ id }) => (before.has(id) ? [] : [id]))]);
    return given.length - taken.length + left;
  }
  let from: CaseFile[] = [];
  let shown: readonly CaseFile[] = [];
  return {
    ...files,
    list() {
      const mine = files.list().filter(({ id }) => own().includes(id));
      const same = mine.length === from.length && mine.every((file, at) => file === from[at]);
      if (!same) {
        from = mine;
        // Counted within the document.
        shown = mine.map((file, at) => ({ ...file, number: at + 1 }));
      }
      return shown;
    },
    subscribe(listener) {
      const stops = [files.subscribe(listener), store.subscribe(listener)];
      return () => stops.forEach((stop) => stop());
    },
    add: (picked) => within(picked, (taken) => files.add(taken)),
    lend: (lent) => within(lent, (taken) => files.lend(taken)),
    remove(id) {
      files.remove(id);
      keep(own().filter((each) => each !== id));
    },
    ids,
  };
}

export const isTooLong = (text: string): boolean => Array.from(toNfc(text).trim()).length > WORDS_LIMITS.textMax;
