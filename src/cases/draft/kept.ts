/** Drafts as they lie in the vault, for whoever shows, sends or ends them. */
import type { DraftAttachment, DraftContent } from "../../../contract/types.ts";
import { api } from "../../api/api.ts";
import { isApiError } from "../../api/errors.ts";
import { queryClient } from "../../api/queries.ts";
import { getVault } from "../../host/vault.ts";
import { session } from "../../session/session.ts";
import { uploads } from "../files/uploads.ts";
import type { OutboxEntry } from "../outbox/entry.ts";

export interface KeptDraft extends Omit<DraftContent, "attachments"> {
  attachments: DraftAttachment[];
  /** The server has it as it stands. */
  onServer: boolean;
  /** Stored there for a citizen whom it knows again, and not for a guest: whether it is still there says something. */
  forCitizen?: true;
  /** When the server deletes it by itself. */
  deletedOn?: string;
}

/** Ended, and the server does not know it yet: else it would come back from there. */
interface Ended {
  ended: true;
  service: string;
}

/** Names what the server lists, in the cache and in the vault. */
export const DRAFTS = ["drafts"];

export const isEnded = (record: KeptDraft | Ended): record is Ended => "ended" in record;

type EndedListener = (draftId: string, where: "here" | "elsewhere") => void;
const listeners = new Set<EndedListener>();
const tellForms = (...ended: Parameters<EndedListener>) => [...listeners].forEach((listener) => listener(...ended));

/** Calls back when a draft has ended, so that no form goes on saving it. */
export function onDraftEnded(listener: EndedListener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

async function allKept(): Promise<{ id: string; record: KeptDraft | Ended }[]> {
  const vault = await getVault();
  const all = await Promise.all(
    (await vault.list("drafts")).map(async ({ id }) => ({
      id,
      record: await vault.read<KeptDraft | Ended>("drafts", id),
    })),
  );
  return all.flatMap(({ id, record }) => (record ? [{ id, record }] : []));
}

/** Begun on this phone and not sent, last saved first. */
export async function keptDrafts(): Promise<(KeptDraft & { id: string })[]> {
  return (await allKept())
    .flatMap(({ id, record }) => (isEnded(record) ? [] : [{ ...record, id }]))
    .sort((a, b) => (a.savedAt < b.savedAt ? 1 : -1));
}

/** Drafts the server may still list although they have ended here, also in a list asked for before it was told. */
export const endedDrafts = (): Promise<ReadonlySet<string>> => untold().then(() => ended);
const ended = new Set<string>();

async function untold(): Promise<string[]> {
  const ids = (await allKept()).flatMap(({ id, record }) => (isEnded(record) ? [id] : []));
  ids.forEach((id) => ended.add(id));
  return ids;
}

export async function readKept(id: string): Promise<KeptDraft | undefined> {
  const record = await (await getVault()).read<KeptDraft | Ended>("drafts", id);
  return record && !isEnded(record) ? record : undefined;
}

/**
 * Whether the server may have it now: not what has ended or is another's who has this phone, too; and not in the name of
 * an account that was here last, while it is not sure that this is who began it. A guest's is nobody else's.
 */
export async function maySave(id: string): Promise<boolean> {
  if (!(await readKept(id))) return false;
  const state = session.current();
  const isGuest = state.status === "ready" && state.session.guest;
  return isGuest || (await (await getVault()).whoseIs("drafts", id)) !== "unsure";
}

/** Whether another who has this phone keeps one under this id. */
export const isAnothers = async (id: string): Promise<boolean> =>
  (await (await getVault()).whoseIs("drafts", id)) === "another's";

/** @returns true when it survives a kill */
export async function keepDraft(id: string, draft: KeptDraft): Promise<boolean> {
  return (await getVault()).write("drafts", id, draft, {
    files: draft.attachments.map((file) => file.id),
    spare: draft.onServer && draft.attachments.every(({ uploadId }) => uploadId !== undefined),
  });
}

/** Drafts that something in the outbox grew from and that have not arrived. */
export async function draftsBeingSent(): Promise<Set<string>> {
  const vault = await getVault();
  const entries = await Promise.all(
    (await vault.list("outbox")).map(({ id }) => vault.read<Partial<OutboxEntry>>("outbox", id)),
  );
  return new Set(entries.flatMap((entry) => (entry?.draftId && entry.state !== "sent" ? [entry.draftId] : [])));
}

/**
 * Sent, or thrown away: gone from this phone now, and from the server as soon as it can be told, for which nobody waits.
 * Uploads that belong to a case stay there.
 * @param saved when a save of it that is under way has landed, which would bring it back there
 */
export async function endDraft(
  id: string,
  service: string,
  saved: Promise<unknown> = Promise.resolve(),
): Promise<void> {
  ended.add(id);
  await (await getVault()).write("drafts", id, { ended: true, service } satisfies Ended);
  tellForms(id, "here");
  void saved.then(() => tellServer(id)).catch(() => undefined);
}

/** Forms let go of what they hold; nothing is deleted. */
export async function letDraftsGo(): Promise<void> {
  for (const { id } of await allKept()) tellForms(id, "here");
}

async function tellServer(id: string): Promise<void> {
  await api.call("deleteDraft", { path: { draftId: id } }).catch((error: unknown) => {
    if (!isApiError(error, "draft-not-found")) throw error;
  });
  await (await getVault()).remove("drafts", id);
  void queryClient.invalidateQueries({ queryKey: DRAFTS });
}

/** Tells the server of what ended while it could not be reached. */
export async function tellEnded(): Promise<void> {
  for (const id of await untold()) await tellServer(id).catch(() => undefined);
}

/** Whether the server would know this citizen again on another phone. */
export function isKnownAgain(): boolean {
  const state = session.current();
  return state.status === "ready" && !state.session.guest;
}

/**
 * What the server has of this citizen. What it had and has no more was sent or thrown away on another phone, or its day
 * has come: it goes from this phone, too, unless something of it is nowhere else.
 */
export async function listServerDrafts(signal?: AbortSignal): ReturnType<typeof askForDrafts> {
  const stored = (await keptDrafts()).filter((draft) => draft.onServer && draft.forCitizen);
  const answer = await askForDrafts(signal);
  const ended = stored.filter(({ id }) => !answer.items.some((each) => each.id === id));
  if (ended.length === 0 || !isKnownAgain()) return answer;
  const sending = await draftsBeingSent();
  for (const { id, savedAt } of ended) {
    const kept = await readKept(id);
    if (!kept?.onServer || kept.savedAt !== savedAt || sending.has(id)) continue;
    await (await getVault()).remove("drafts", id);
    for (const file of kept.attachments) await uploads.forget(file.id);
    tellForms(id, "elsewhere");
  }
  return answer;
}

const askForDrafts = (signal?: AbortSignal) => api.call("listDrafts", { signal });
