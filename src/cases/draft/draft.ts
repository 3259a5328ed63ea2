/**
 * The draft of a form: answers, attachments and where the citizen was. Every change is in the vault within a second and
 * on the server within ten; there is no save button. It lives beside the screens and not in them: going back, a failed
 * upload, a session that ran out or a refused sending change nothing here.
 */
import { useSyncExternalStore } from "react";
import type { DraftContent } from "../../../contract/types.ts";
import { api } from "../../api/api.ts";
import { isApiError } from "../../api/errors.ts";
import { newIdempotencyKey } from "../../api/idempotency.ts";
import { getHost } from "../../host/host.ts";
import { onNewcomer } from "../../host/newcomer.ts";
import { now } from "../../lib/clock.ts";
import { createFiles, type Files } from "../files/files.ts";
import {
  draftsBeingSent,
  endDraft,
  endedDrafts,
  isAnothers,
  isKnownAgain,
  keepDraft,
  keptDrafts,
  listServerDrafts,
  maySave,
  onDraftEnded,
  readKept,
  tellEnded,
  type KeptDraft,
} from "./kept.ts";

/** What a form tells of itself. */
export interface Form<A> {
  service: string;
  /** Changes when a field comes, goes or means something else. */
  version: string;
  /** Names every field, also those that begin undefined: by it one knows which answers a changed form no longer has. */
  empty: A;
  title?(answers: A): string | undefined;
  /** First unfinished place, for reopening. */
  firstUnfinished?(answers: A): string;
}

export interface DraftState<A> {
  id: string;
  /** Under which id the server had it, where on this phone that is another's draft. */
  insteadOf?: string;
  answers: A;
  /** Where the citizen was: step or field. */
  at: string;
  begun: boolean;
  /** `memory`: lost when the app closes, unless the server has it. `at`: UTC instant of what is saved. */
  saved: { state: "none" | "saving" | "phone" | "server" | "memory"; at?: string };
  /** Answers of fields the form no longer has, and fields that are new since this draft was begun. */
  changedForm?: { gone: Record<string, unknown>; added: string[] };
  /** Another phone went on with an earlier version. Nothing goes to the server until the citizen has chosen. */
  conflict?: { mine: { savedAt: string; answers: A }; theirs: { savedAt: string; device: string; answers: A } };
  /** Civil date on which the server deletes it by itself. */
  deletedOn?: string;
}

export interface DraftStore<A> {
  get(): DraftState<A>;
  subscribe(listener: () => void): () => void;
  /**
   * Loads what the vault and then the server have; with an id, that draft. Resolves when the vault has been read, and
   * where the vault has no draft of that id, when the server has been asked.
   */
  open(id?: string): Promise<void>;
  change(part: Partial<A>): void;
  goTo(at: string): void;
  /** In the vault as it stands, before it is handed on: what is taken back or refused comes back to it. */
  keep(): Promise<void>;
  /** Saves what is not saved, on the phone and then on the server. */
  flush(): Promise<void>;
  choose(which: "mine" | "theirs"): void;
  /** Begins another one; the one so far stays where it is kept. */
  leave(): Promise<void>;
  /** Thrown away, with its files. */
  discard(): Promise<void>;
  /** Sent, or kept and handed to the outbox: the form is empty again, its files live on. */
  finish(): Promise<void>;
  files: Files;
}

/** After the last keystroke, and at most since the first: the vault's second is kept on a slow phone, too. */
const VAULT_MS = { after: 300, atMost: 800 };
const SERVER_MS = { after: 5_000, atMost: 9_000 };
const SERVER_AGAIN_MS = 30_000;
/** So long a draft that is left waits for the server; after that its next opening brings it there. */
const LEAVING_MS = 1_000;

/** @param maxFiles how many attachments the form takes; 0 where it takes none */
export function createDraftStore<A extends object>(form: Form<A>, maxFiles: number): DraftStore<A> {
  const fields = Object.keys(form.empty);
  let state: DraftState<A> = fresh();
  /** Answers the form has no field for. */
  let gone: Record<string, unknown> = {};
  let added: string[] = [];
  /** The version of the form this draft was begun with. */
  let formVersion = form.version;
  let savedAt = "";
  let baseVersion = 0;
  let onServer = true;
  /** See `KeptDraft.forCitizen`. */
  let forCitizen = false;
  /** What another phone wrote, waiting for the citizen's choice. */
  let theirs: { content: DraftContent; version: number; deletedOn: string } | undefined;
  let loading: { id?: string; done: Promise<void> } | undefined;
  /** Counts changes: an answer that is older than the last one says nothing about it. */
  let turn = 0;
  let restoring = false;
  const listeners = new Set<() => void>();
  const files = createFiles(maxFiles, undefined, () => vaultTurn);
  const vaultTimer = createTimer(VAULT_MS, () => void saveToVault());
  const serverTimer = createTimer(SERVER_MS, () => void saveToServer());
  let vaultTurn: Promise<void> = Promise.resolve();
  let serverTurn: Promise<void> = Promise.resolve();

  function fresh(): DraftState<A> {
    return { id: newId(), answers: form.empty, at: "", begun: false, saved: { state: "none" } };
  }
  function become(part: Partial<DraftState<A>>): void {
    state = { ...state, ...part };
    [...listeners].forEach((listener) => listener());
  }

  function changed(part: Partial<DraftState<A>>): void {
    turn += 1;
    savedAt = now().toISOString();
    onServer = false;
    listenOnce();
    become({ ...part, begun: true, saved: { ...state.saved, state: "saving" } });
    vaultTimer.start();
    serverTimer.start();
  }

  function content(): Omit<KeptDraft, "onServer" | "forCitizen" | "deletedOn"> {
    const title = form.title?.(state.answers)?.slice(0, 200);
    const answers: Record<string, unknown> = { ...gone };
    for (const field of fields) {
      const value = state.answers[field as keyof A] as unknown;
      // A field that is new and still empty stays new for whoever opens the draft next.
      if (added.includes(field) && same(value, form.empty[field as keyof A])) continue;
      answers[field] = value ?? null;
    }
    return {
      service: form.service,
      formVersion,
      ...(title ? { title } : {}),
      answers,
      attachments: files.attachments(),
      at: state.at.slice(0, 120),
      savedAt,
      baseVersion,
      device: device(),
    };
  }

  function saveToVault(): Promise<void> {
    vaultTimer.stop();
    return (vaultTurn = vaultTurn.then(async () => {
      if (!state.begun) return;
      const mine = turn;
      const { id, deletedOn } = state;
      const about = { onServer, ...(forCitizen ? { forCitizen } : {}), ...(deletedOn ? { deletedOn } : {}) };
      const kept = await keepDraft(id, { ...content(), ...about }).catch(() => false);
      if (mine !== turn || id !== state.id) return;
      become({ saved: { state: onServer ? "server" : kept ? "phone" : "memory", at: savedAt } });
    }));
  }

  function saveToServer(): Promise<void> {
    serverTimer.stop();
    return (serverTurn = serverTurn.then(async () => {
      if (!state.begun || onServer || theirs) return;
      const mine = turn;
      const { id } = state;
      const body: DraftContent = content();
      try {
        const save = (body: DraftContent) =>
          api.call("saveDraft", { path: { draftId: id }, body, isTheirs: () => maySave(id) });
        const summary = await save(body).catch((error: unknown) => {
          if (!isApiError(error, "upload-not-found")) throw error;
          // An upload ended with a guest's session; the file goes again with what is sent.
          return save({ ...body, attachments: body.attachments.map(({ uploadId: _, ...rest }) => rest) });
        });
        if (id !== state.id) return;
        baseVersion = summary.version;
        forCitizen = isKnownAgain();
        onServer = mine === turn;
        become({
          deletedOn: summary.deletedOn,
          ...(onServer ? { saved: { state: "server", at: body.savedAt } } : {}),
        });
        await saveToVault();
        if (!onServer) serverTimer.start();
      } catch (error) {
        if (id !== state.id) return;
        if (isApiError(error, "draft-conflict")) await compare(id);
        else if (!isApiError(error, "invalid-request", "body-too-large", "too-many-drafts", "module-closed"))
          serverTimer.start(SERVER_AGAIN_MS);
      }
    }));
  }

  /** What the server has instead. */
  async function compare(id: string): Promise<void> {
    const there = await api.call("getDraft", { path: { draftId: id } }).catch(() => undefined);
    if (!there || id !== state.id) return;
    const { content: other, summary } = there;
    const mine = content();
    if (same(known(other.answers).answers, state.answers) && same(ids(other), ids(mine))) {
      baseVersion = summary.version; // The same words; at most the place differs.
      serverTimer.start();
      return;
    }
    theirs = { content: other, version: summary.version, deletedOn: summary.deletedOn };
    become({
      conflict: {
        mine: { savedAt, answers: state.answers },
        theirs: { savedAt: other.savedAt, device: other.device, answers: known(other.answers).answers },
      },
    });
  }

  /** Splits stored answers into the form's own, and what it has no field for. */
  function known(stored: Record<string, unknown>) {
    const answers = { ...form.empty } as Record<string, unknown>;
    const rest: Record<string, unknown> = {};
    for (const [field, value] of Object.entries(stored)) {
      if (!fields.includes(field)) rest[field] = value;
      else if (value !== null) answers[field] = value;
    }
    return { answers: answers as A, rest, missing: fields.filter((field) => !(field in stored)) };
  }

  function load(
    id: string,
    draft: DraftContent,
    about: { version: number; onServer: boolean; forCitizen?: boolean; deletedOn?: string },
  ): void {
    const { answers, rest, missing } = known(draft.answers);
    const changedForm = draft.formVersion !== form.version;
    gone = rest;
    added = changedForm ? missing : [];
    formVersion = draft.formVersion;
    savedAt = draft.savedAt;
    baseVersion = about.version;
    onServer = about.onServer;
    forCitizen = about.forCitizen ?? false;
    theirs = undefined;
    turn += 1;
    const at = form.firstUnfinished?.(answers) || draft.at;
    state = {
      id,
      answers,
      at,
      begun: true,
      saved: { state: onServer ? "server" : "phone", at: savedAt },
      ...(about.deletedOn ? { deletedOn: about.deletedOn } : {}),
      ...(changedForm && (Object.keys(gone).length > 0 || added.length > 0) ? { changedForm: { gone, added } } : {}),
    };
    restoring = true;
    files.restore(draft.attachments);
    restoring = false;
    listenOnce();
    become({});
  }

  async function loadFromVault(id?: string): Promise<void> {
    const typed = state.begun ? state.answers : undefined;
    let found: (KeptDraft & { id: string }) | undefined;
    if (id) {
      const kept = await readKept(id);
      found = kept && { ...kept, id };
    } else {
      const sending = await draftsBeingSent();
      found = (await keptDrafts()).find((each) => each.service === form.service && !sending.has(each.id));
    }
    if (!found || (state.begun && state.id === found.id)) return;
    if (id && state.begun) await putAside();
    if (!id && state.begun && state.answers !== typed) return; // begun anew meanwhile
    if (!id && typed) return;
    load(found.id, found, { ...found, version: found.baseVersion });
    if (!onServer) serverTimer.start();
  }

  /**
   * The same draft as another phone left it, or one begun there.
   * @param isWanted not any more once another was opened, or the form let go
   */
  async function askServer(id: string | undefined, isWanted: () => boolean): Promise<void> {
    try {
      void tellEnded().catch(() => undefined);
      const { items } = await listServerDrafts();
      const [ended, sending] = [await endedDrafts(), await draftsBeingSent()];
      const open = items.filter(
        (each) => each.service === form.service && !ended.has(each.id) && (each.id === id || !sending.has(each.id)),
      );
      const wanted = id ?? (state.begun ? state.id : undefined);
      const there = open.find((each) => (wanted ? each.id === wanted : true));
      if (!there) {
        // Gone from the server (deleted there, or a guest's session ended): what is here stays, and goes again.
        if (state.begun && state.id === wanted && baseVersion > 0 && !theirs && !ended.has(state.id)) {
          baseVersion = 0;
          onServer = false;
          serverTimer.start();
        }
        return;
      }
      if (there.id === state.id && there.version <= baseVersion) return;
      const anothers = await isAnothers(there.id);
      const mine = turn;
      const { content: stored, summary } = await api.call("getDraft", { path: { draftId: there.id } });
      if (mine !== turn) return askAgain();
      if (!isWanted()) return;
      if (there.id === state.id && !onServer) return await compare(there.id);
      if (there.id !== state.id) await saveToVault();
      if (anothers) return await takeIn(there.id, stored);
      const { version, deletedOn } = summary;
      load(there.id, stored, { version, onServer: true, forCitizen: isKnownAgain(), deletedOn });
      await saveToVault();
    } catch {
      // Without a network the phone's own is all there is; saving meets the server later.
    }
  }
  /** A guest's, who had this phone as if they were another: it goes on under an id of its own, here and on the server. */
  async function takeIn(insteadOf: string, stored: DraftContent): Promise<void> {
    const id = newId();
    load(id, stored, { version: 0, onServer: false });
    become({ insteadOf });
    await flush();
    if (state.id === id && baseVersion > 0) await api.call("deleteDraft", { path: { draftId: insteadOf } });
  }
  const askAgain = () => {
    if (state.begun && !onServer) serverTimer.start();
  };

  async function flush(): Promise<void> {
    if (!state.begun) return;
    await saveToVault();
    await saveToServer();
  }

  async function putAside(): Promise<void> {
    await saveToVault();
    await Promise.race([saveToServer(), new Promise((resolve) => setTimeout(resolve, LEAVING_MS))]);
  }

  let listening = false;
  function listenOnce(): void {
    if (listening) return;
    listening = true;
    onDraftEnded((id, where) => {
      if (id !== state.id) return;
      if (where === "here" || onServer) return reset();
      // Written on in this very moment: that is nowhere else, and goes there again.
      baseVersion = 0;
      vaultTimer.start();
      serverTimer.start();
    });
    onNewcomer(() => void letGoOfAnothers());
    const pause = () => void flush();
    if (typeof document !== "undefined") {
      // The host's code may not be here yet, and its event may never come.
      document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && pause());
      window.addEventListener("pagehide", pause);
    }
    void getHost()
      .then((host) => {
        host.onPause(pause);
        host.onNetworkChange((network) => {
          if (network === "online") void saveToServer();
        });
      })
      .catch(() => undefined);
  }

  /** Another citizen has this phone: what was begun meanwhile is theirs, what lay here before waits for its own. */
  async function letGoOfAnothers(): Promise<void> {
    const { id, begun } = state;
    await saveToVault();
    if (begun && (await isAnothers(id)) && state.id === id) reset();
  }

  function reset(letGoOfFiles = files.clear): void {
    vaultTimer.stop();
    serverTimer.stop();
    turn += 1;
    [gone, added, formVersion, baseVersion] = [{}, [], form.version, 0];
    [onServer, forCitizen, theirs] = [true, false, undefined];
    loading = undefined;
    restoring = true;
    letGoOfFiles();
    restoring = false;
    state = fresh();
    become({});
  }

  /**
   * Nobody waits for a save under way. It may reach the server after what was sent did, and would bring it back there; where
   * it was taken back from the outbox meanwhile, it is a draft again.
   */
  async function endOnceSaved(id: string, isHandedOver: boolean): Promise<void> {
    await serverTurn;
    if (!isHandedOver || (await endedDrafts()).has(id)) await endDraft(id, form.service);
  }

  let attached = "[]";
  files.subscribe(() => {
    const attachments = JSON.stringify(files.attachments());
    if (attachments === attached) return;
    attached = attachments;
    if (restoring) return;
    changed({});
    void saveToVault(); // a photo that is shown as taken is found again, and no second later
  });

  return {
    get: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    open(id) {
      const absent = () => id !== undefined && state.id !== id && state.insteadOf !== id;
      if (!loading || (loading.id !== id && absent())) {
        const read = loadFromVault(id).catch(() => undefined);
        const asked: Promise<void> = read.then(() => askServer(id, () => loading === mine));
        const mine = { id, done: read.then(() => (absent() ? asked : undefined)) };
        loading = mine;
        // What could not be found may be reachable the next time.
        void asked.then(() => {
          if (absent() && loading === mine) loading = undefined;
        });
      }
      return loading.done;
    },
    change: (part) => changed({ answers: { ...state.answers, ...part } }),
    goTo(at) {
      if (at === state.at) return;
      become({ at });
      // Looking around is not writing: the server hears of the place with the next answer.
      if (state.begun) vaultTimer.start();
    },
    keep: saveToVault,
    flush,
    choose(which) {
      if (!theirs) return;
      const { content: other, version, deletedOn } = theirs;
      theirs = undefined;
      baseVersion = version;
      if (which === "mine") {
        changed({ conflict: undefined });
        void flush();
        return;
      }
      const { id } = state;
      const named = new Set(other.attachments.map((file) => file.id));
      for (const file of files.list()) if (!named.has(file.id)) files.remove(file.id);
      load(id, other, { version, onServer: true, forCitizen: isKnownAgain(), deletedOn });
      void saveToVault();
    },
    async leave() {
      const { id } = state;
      await putAside();
      if (state.id === id) reset();
    },
    async discard() {
      const { id, begun } = state;
      reset(files.discard);
      await vaultTurn;
      if (begun) await endDraft(id, form.service, serverTurn);
    },
    async finish() {
      const { id, begun } = state;
      const isHandedOver = (await draftsBeingSent()).has(id);
      reset();
      if (begun) void endOnceSaved(id, isHandedOver).catch(() => undefined);
    },
    files,
  };
}

/** The draft as it is now; the screen redraws when it changes. */
export function useDraftStore<A>(store: Pick<DraftStore<A>, "get" | "subscribe">): DraftState<A> {
  return useSyncExternalStore(store.subscribe, store.get, store.get);
}

/** Runs after a pause, and at the latest some time after the first start. */
function createTimer({ after, atMost }: { after: number; atMost: number }, run: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let since = 0;
  const stop = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  return {
    stop,
    start(wait = after) {
      const instant = now().getTime();
      // A clock that was set back must not make anybody wait longer.
      if (!timer || instant < since) since = instant;
      clearTimeout(timer);
      const latest = wait > atMost ? wait : Math.max(0, since + atMost - instant);
      timer = setTimeout(
        () => {
          timer = undefined;
          run();
        },
        Math.min(wait, latest),
      );
    },
  };
}

/** Compares what JSON would say, whatever the order of names. */
function same(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (value && typeof value === "object") {
    const entries = Object.entries(value).filter(([, each]) => each !== undefined && each !== null);
    return `{${entries
      .sort(([x], [y]) => (x < y ? -1 : 1))
      .map(([name, each]) => `${name}:${canonical(each)}`)
      .join()}}`;
  }
  return value === undefined ? "null" : JSON.stringify(value);
}
const ids = (draft: { attachments: { id: string }[] }) => draft.attachments.map(({ id }) => id);

/** A version 4 UUID (RFC 9562) of as many random digits as a key; old webviews lack `crypto.randomUUID`. */
function newId(): string {
  const digits = newIdempotencyKey();
  const variant = "89ab".charAt(parseInt(digits.charAt(16), 16) % 4);
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    variant + digits.slice(17, 20),
    digits.slice(20),
  ].join("-");
}

/** Which phone wrote it, in words its owner recognises; no identifier. */
function device(): string {
  const agent = typeof navigator === "undefined" ? "" : navigator.userAgent;
  if (/ipad/i.test(agent)) return "iPad";
  if (/iphone|ipod/i.test(agent)) return "iPhone";
  const model = /android[^;)]*;\s*([^;)]+?)(?:\s+build|[;)])/i.exec(agent)?.[1];
  return (/android/i.test(agent) && model && model !== "K" ? `Android ${model}` : "Android").slice(0, 60);
}
