/** What is being said about one case is a draft like any other: typed words survive a kill. */
import { useEffect } from "react";
import { toNfc } from "../../../contract/text.ts";
import type { Case, CaseKind, RatingReason } from "../../../contract/types.ts";
import { newIdempotencyKey } from "../../api/idempotency.ts";
import { createDraftStore, useDraftStore, type DraftState, type DraftStore } from "../draft/draft.ts";
import { outbox, useOutbox, type OutboxEntry, type OutboxOperation } from "../outbox/outbox.ts";

/** What a citizen can say about a case. */
export type CaseAct = "reply" | "reopen" | "rate" | "supplement";

export interface CaseWords {
  text: string;
  /** Of a rating; 0 while none is chosen. */
  level: number;
  /** Of a dossier's: what did not please. */
  reasons: RatingReason[];
}

export const WORDS_LIMITS = { textMin: 2, textMax: 4000, reasonMax: 1000, files: 10 } as const;

const OPERATIONS: Record<CaseAct, OutboxOperation> = {
  reply: "replyToCase",
  reopen: "reopenCase",
  rate: "rateCase",
  supplement: "supplementDossier",
};

const stores = new Map<string, DraftStore<CaseWords>>();

/** Names the act and its case where a form's draft names its service: `reply:report:PA-261121-0042`. */
export const serviceOf = (act: CaseAct, { kind, code }: Pick<Case, "kind" | "code">) => `${act}:${kind}:${code}`;

/** The act and the case a draft's service names; undefined where it is a form's own. */
export function actOf(service: string): { act: CaseAct; kind: CaseKind; code: string } | undefined {
  const [, act, kind, code] = /^(reply|reopen|rate|supplement):(\w+):(.+)$/.exec(service) ?? [];
  return act && kind && code ? { act: act as CaseAct, kind: kind as CaseKind, code } : undefined;
}

function storeOf(act: CaseAct, service: string): DraftStore<CaseWords> {
  let store = stores.get(service);
  if (!store) {
    store = createDraftStore<CaseWords>(
      {
        service,
        version: "1",
        empty: { text: "", level: 0, reasons: [] },
        title: ({ text }) => toNfc(text).trim().slice(0, 80) || undefined,
      },
      act === "rate" ? 0 : WORDS_LIMITS.files,
    );
    stores.set(service, store);
  }
  return store;
}

export interface CaseDraft {
  draft: DraftState<CaseWords>;
  store: DraftStore<CaseWords>;
  /** Hands it to the outbox, and begins empty. */
  send(body: Record<string, unknown>, title: string): Promise<void>;
}

export function useCaseDraft(
  act: Exclude<CaseAct, "supplement">,
  item: Pick<Case, "kind" | "code">,
  editPath: string,
): CaseDraft {
  const service = serviceOf(act, item);
  const store = storeOf(act, service);
  const draft = useDraftStore(store);
  useEffect(() => void store.open(), [store]);
  return {
    draft,
    store,
    async send(body, title) {
      const { begun, id } = store.get();
      await store.keep();
      await outbox.send({
        key: newIdempotencyKey(),
        service,
        operation: OPERATIONS[act],
        path: { code: item.code },
        body,
        files: store.files.ids(),
        title,
        editPath,
        ...(begun ? { draftId: id } : {}),
      });
      await store.finish();
    },
  };
}

/** What the outbox still holds of this case: shown in place of offering it again. */
export function useCaseEntries(code: string): OutboxEntry[] {
  return useOutbox().filter(({ path, state }) => path?.code === code && state !== "sent");
}

export const holds = (entries: OutboxEntry[], act: CaseAct) =>
  entries.some(({ operation }) => operation === OPERATIONS[act]);
