/** What is being supplied, all of it in one draft: new answers, and which of its files are pages of which document. */
import { useEffect } from "react";
import { toNfc } from "../../../contract/text.ts";
import type { Case, SupplementItem } from "../../../contract/types.ts";
import { newIdempotencyKey } from "../../api/idempotency.ts";
import { serviceOf, WORDS_LIMITS } from "../../cases/case/caseDraft.ts";
import { createDraftStore, useDraftStore, type DraftState, type DraftStore } from "../../cases/draft/draft.ts";
import type { CaseFile, Files } from "../../cases/files/files.ts";
import { outbox } from "../../cases/outbox/outbox.ts";

export interface Supplied {
  /** By the path of the field asked for. */
  answers: Record<string, unknown>;
  /** By document, the phone's own ids of its pages in order. */
  pages: Record<string, string[]>;
  /** A word to the officer. */
  text: string;
}

/** Pages of one document, and files of the whole. */
export const PAGES_MAX = 20;
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
  /** The files of one document: a tray that keeps its own in the draft's. */
  tray(document: string): Files;
  /** Hands all of it to the outbox, and begins empty. */
  send(items: SupplementItem[], title: string, editPath: string): Promise<void>;
}

export function useSupplementDraft(item: Pick<Case, "kind" | "code">): SupplementDraft {
  const service = serviceOf("supplement", item);
  const store = storeOf(service);
  const draft = useDraftStore(store);
  useEffect(() => void store.open(), [store]);
  const tray = (document: string) => trayOf(store, service, document);
  return {
    draft,
    store,
    tray,
    async send(items, title, editPath) {
      const { begun, id, answers } = store.get();
      const idsOf = (document: string) => tray(document).ids();
      const documents = items.filter(({ kind }) => kind === "document");
      const text = toNfc(answers.text).trim();
      await outbox.send({
        key: newIdempotencyKey(),
        service,
        operation: "supplementDossier",
        path: { code: item.code },
        body: {
          answers: Object.fromEntries(
            items.filter(({ kind }) => kind === "field").map((field) => [field.id, clean(answers.answers[field.id])]),
          ),
          papers: documents.map((document) => ({ document: document.id, pages: idsOf(document.id).length })),
          attachmentIds: [],
          ...(text && { text }),
        },
        files: documents.flatMap((document) => idsOf(document.id)),
        title,
        editPath,
        ...(begun ? { draftId: id } : {}),
      });
      await store.finish();
    },
  };
}

const clean = (answer: unknown): unknown => (typeof answer === "string" ? toNfc(answer).trim() : answer);

const trays = new Map<string, Files>();

function trayOf(store: DraftStore<Supplied>, service: string, document: string): Files {
  const name = `${service} ${document}`;
  let tray = trays.get(name);
  if (!tray) {
    tray = createTray(store, document);
    trays.set(name, tray);
  }
  return tray;
}

function createTray(store: DraftStore<Supplied>, document: string): Files {
  const { files } = store;
  const own = () => store.get().answers.pages[document] ?? [];
  const keep = (ids: string[]) => store.change({ pages: { ...store.get().answers.pages, [document]: ids } });
  const ids = () => files.ids().filter((id) => own().includes(id));
  function within<T>(given: T[], take: (taken: T[]) => number): number {
    const taken = given.slice(0, Math.max(0, PAGES_MAX - ids().length));
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

export type ItemFault = "missing" | "refused-files";

/** What is still wanting, by item; empty when all of it can go. */
export function faultsOf(
  items: SupplementItem[],
  answers: Supplied["answers"],
  filesOf: (document: string) => readonly Pick<CaseFile, "status">[],
): Map<string, ItemFault> {
  const faults = new Map<string, ItemFault>();
  for (const { kind, id } of items) {
    if (kind === "field") {
      const answer = clean(answers[id]);
      if (answer === undefined || answer === "") faults.set(keyOfItem({ kind, id }), "missing");
    } else {
      const files = filesOf(id);
      const going = files.filter(({ status }) => status !== "refused").length;
      if (going === 0) faults.set(keyOfItem({ kind, id }), "missing");
      // Who picked a file wants it to go: never silently without it.
      else if (going < files.length) faults.set(keyOfItem({ kind, id }), "refused-files");
    }
  }
  return faults;
}

/** A field and a document may have the same id. */
export const keyOfItem = ({ kind, id }: Pick<SupplementItem, "kind" | "id">): string => `${kind}-${id}`;

export const isTooLong = (text: string): boolean => Array.from(toNfc(text).trim()).length > WORDS_LIMITS.textMax;
