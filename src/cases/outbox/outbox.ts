/**
 * What the citizen sent and the server has not answered. Every entry waits in the vault with its idempotency key, goes by
 * itself in the order of its case, and ends as sent or as something only the citizen can mend. Windows of the same app
 * share the vault: an entry is sent by the one that holds its lane, and the key makes a double harmless.
 */
import { useEffect, useSyncExternalStore } from "react";
import type { Case } from "../../../contract/types.ts";
import { api } from "../../api/api.ts";
import { ApiError, isApiError } from "../../api/errors.ts";
import { queryClient } from "../../api/queries.ts";
import { getHost } from "../../host/host.ts";
import { onKnown, onNewcomer } from "../../host/newcomer.ts";
import { getVault, type Vault } from "../../host/vault.ts";
import { now } from "../../lib/clock.ts";
import { endDraft } from "../draft/kept.ts";
import { uploads } from "../files/uploads.ts";
import { putSeen } from "../seen.ts";
import type { NewOutboxEntry, Outbox, OutboxEntry } from "./entry.ts";
import { withLane } from "./lane.ts";

export type { NewOutboxEntry, Outbox, OutboxEntry, OutboxOperation } from "./entry.ts";

/** As it lies in the vault. */
interface KeptEntry extends OutboxEntry {
  /** What `files` became on the server: the same for every repeat under the key. */
  uploadIds?: string[];
  /** Draft ended and files let go after it had arrived. */
  tidied?: true;
}

export interface OutboxPorts {
  vault(): Promise<Pick<Vault, "open" | "read" | "write" | "remove" | "list">>;
  /** One call of the contract. @param isTheirs asked once it is known who sends; if not, nothing goes @throws ApiError */
  call(
    entry: OutboxEntry,
    body: Record<string, unknown>,
    signal: AbortSignal,
    isTheirs: () => Promise<boolean>,
  ): Promise<Case | undefined>;
  /** The server's id of a file, once it is all there. @throws ApiError */
  uploaded(fileId: string): Promise<string>;
  /** The server lost it: it goes again. */
  lost(fileId: string): Promise<void>;
  forgetFile(fileId: string): Promise<void>;
  endDraft(draftId: string, service: string): Promise<void>;
  /** @param answer undefined where it says nothing, or is not for who has this phone by now */
  arrived(answer: Case | undefined): void;
  /** Runs `work` while no other window sends from that lane; does nothing and says false while one does. */
  withLane(lane: string, work: () => Promise<void>): Promise<boolean>;
  /** Calls back when it is worth trying at once: the network is back, the app is, it is known who is here. */
  onChance(listener: () => void): void;
  /** Calls back when the vault shows another citizen's. */
  onNewcomer(listener: () => void): void;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** Pauses after the first, second, … failure; the last one from then on. */
const PAUSES_MS = [5 * SECOND, 15 * SECOND, MINUTE, 5 * MINUTE, 15 * MINUTE, 60 * MINUTE];
/** No answer is waited for longer: nothing stands at `sending` for two minutes. */
const ANSWER_MS = 100 * SECOND;
const KEPT_SENT_MS = 7 * 24 * 60 * MINUTE;
/** Entries of other windows are looked at this often while something waits, and while another window is sending. */
const LOOK_AGAIN_MS = 30 * SECOND;
const SENT_ELSEWHERE_MS = 3 * SECOND;

/** Failures after which nobody knows whether it arrived, or which pass by themselves. */
const PASSING = new Set([
  "offline",
  "timeout",
  "unreachable",
  "internal",
  "not-ready",
  "idempotency-in-progress",
  "rate-limited",
  "unauthenticated",
  "session-expired",
  "zalo-unavailable",
  "zalo-token-invalid",
  "zalo-outside-vietnam",
  "upload-incomplete",
  "scanner-unavailable",
  "too-many-uploads",
  "module-closed",
  "calendar-ends",
]);

export function createOutbox(ports: OutboxPorts): Outbox {
  let entries: readonly KeptEntry[] = [];
  let reading: Promise<void> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let started = false;
  /** When what was handed over last was, shown already or not. */
  let lastAt = 0;
  const atWork = new Set<string>();
  /** Keys written since the vault was last looked into, or being written. */
  let written = new Set<string>();
  const writing = new Set<string>();
  /** Discarded while being sent: its answer changes nothing on this phone. */
  const discarded = new Set<string>();
  const listeners = new Set<() => void>();

  function show(next: KeptEntry[]): void {
    entries = next.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
    [...listeners].forEach((listener) => listener());
  }

  const showOne = (entry: KeptEntry) => show([...entries.filter(({ key }) => key !== entry.key), entry]);

  async function keep(entry: KeptEntry): Promise<KeptEntry> {
    if (discarded.has(entry.key)) return entry;
    showOne(entry);
    return write(entry);
  }

  async function write(entry: KeptEntry): Promise<KeptEntry> {
    written.add(entry.key);
    writing.add(entry.key);
    try {
      const files = entry.state === "sent" ? [] : entry.files;
      await (await ports.vault()).write("outbox", entry.key, entry, { files });
    } finally {
      writing.delete(entry.key);
    }
    return entry;
  }

  /** What lies in the vault, whoever put it there. */
  function look(): Promise<void> {
    reading ??= (async () => {
      written = new Set(writing);
      const vault = await ports.vault();
      await vault.open();
      const kept = await Promise.all((await vault.list("outbox")).map(({ id }) => vault.read<KeptEntry>("outbox", id)));
      const instant = now().getTime();
      const next: KeptEntry[] = [];
      for (const entry of kept) {
        if (!entry?.key || discarded.has(entry.key)) continue;
        const mine = entries.find(({ key }) => key === entry.key);
        // What this window is working on, it knows best.
        if (mine && isOurs(mine)) next.push(mine);
        else if (entry.state === "sent" && entry.tidied && instant - Date.parse(entry.sentAt ?? "") > KEPT_SENT_MS) {
          await vault.remove("outbox", entry.key);
        } else next.push(entry);
      }
      for (const mine of entries) {
        if (!kept.some((each) => each?.key === mine.key) && isOurs(mine)) next.push(mine);
      }
      show(next);
    })().finally(() => {
      reading = undefined;
    });
    return reading;
  }

  const isOurs = (entry: KeptEntry) => atWork.has(laneOf(entry)) || written.has(entry.key);

  /** Sends whatever is due, a lane beside the other. */
  function run(): void {
    for (const lane of new Set(entries.filter(underWay).map(laneOf))) {
      if (!atWork.has(lane)) void work(lane).catch(() => undefined);
    }
    void tidy();
    plan();
  }

  async function work(lane: string): Promise<void> {
    atWork.add(lane);
    try {
      await ports.withLane(lane, async () => {
        for (let next = first(lane); next && isDue(next); next = first(lane)) {
          // Another window may have sent it since this one looked.
          const there = await (await ports.vault()).read<KeptEntry>("outbox", next.key);
          if (there && !underWay(there)) {
            showOne(there);
            continue;
          }
          await attempt(next);
        }
      });
    } finally {
      atWork.delete(lane);
      plan();
    }
  }
  const first = (lane: string) => entries.find((entry) => underWay(entry) && laneOf(entry) === lane);

  async function attempt(entry: KeptEntry): Promise<void> {
    const attempts = entry.attempts + 1;
    let current: KeptEntry = entry;
    try {
      if (!current.uploadIds) {
        const uploadIds: string[] = [];
        for (const fileId of current.files) uploadIds.push(await ports.uploaded(fileId));
        current = { ...current, uploadIds };
      }
      if (!(await isTheirs(entry)) || discarded.has(entry.key)) return drop(entry);
      current = await keep({ ...current, state: "sending", attempts, nextAt: undefined });
      const body =
        current.uploadIds!.length > 0 ? { ...current.body, attachmentIds: current.uploadIds } : { ...current.body };
      const answer = await inTime((signal) => ports.call(current, body, signal, () => isTheirs(entry)));
      const sent: KeptEntry = {
        ...current,
        state: "sent",
        body: {},
        nextAt: undefined,
        reason: undefined,
        ...(answer ? { answer: { code: answer.code, dueOn: answer.dueOn } } : {}),
        sentAt: now().toISOString(),
      };
      const theirs = await isTheirs(entry);
      ports.arrived(theirs ? answer : undefined);
      // Of who had this phone when it went: it goes again under its key, and is answered, when they are back.
      if (!theirs) return drop(entry);
      await keep(sent);
      await tidy();
    } catch (error) {
      if (!(await isTheirs(entry))) return drop(entry);
      const code = codeOf(error);
      if (isApiError(error, "upload-not-found") && current.files.length > 0 && attempts < 20) {
        // The guest's session that held the files ended meanwhile; this was a plain refusal, so another body is free.
        for (const fileId of current.files) await ports.lost(fileId);
        current = { ...current, uploadIds: undefined };
      } else if (!PASSING.has(code)) {
        const fields = isApiError(error) ? error.fields : undefined;
        await keep({ ...current, state: "needs-you", attempts, nextAt: undefined, reason: code, fields });
        return;
      }
      const asked = isApiError(error) ? (error.retryAfterSeconds ?? 0) * SECOND : 0;
      const pause = Math.max(PAUSES_MS[Math.min(attempts, PAUSES_MS.length) - 1]!, asked);
      const nextAt = new Date(now().getTime() + pause).toISOString();
      await keep({ ...current, state: "waiting", attempts, nextAt, reason: code });
    }
  }

  /** What is on its way for who had this phone before goes on unseen. */
  async function letGo(): Promise<void> {
    await look();
    for (const entry of entries) if (!(await isTheirs(entry))) drop(entry);
  }

  /** Not of who had this phone before: that waits for them as it is. */
  const isTheirs = async ({ key }: KeptEntry) =>
    (await (await ports.vault()).read<KeptEntry>("outbox", key)) !== undefined;
  const drop = ({ key }: KeptEntry) => show(entries.filter((each) => each.key !== key));

  /** After the arrival: the draft ends, and the files are the server's. Done again after a kill in between. */
  async function tidy(): Promise<void> {
    for (const entry of entries.filter(({ state, tidied }) => state === "sent" && !tidied)) {
      if (atTidying.has(entry.key)) continue;
      atTidying.add(entry.key);
      try {
        if (entry.draftId) await ports.endDraft(entry.draftId, entry.service);
        for (const fileId of entry.files) await ports.forgetFile(fileId);
        if (await isTheirs(entry)) await keep({ ...entry, tidied: true });
      } finally {
        atTidying.delete(entry.key);
      }
    }
  }
  const atTidying = new Set<string>();

  function isDue({ nextAt }: KeptEntry): boolean {
    const wait = nextAt ? Date.parse(nextAt) - now().getTime() : 0;
    // A clock that was set back must not make anybody wait longer than we ever do.
    return wait <= 0 || wait > 2 * PAUSES_MS[PAUSES_MS.length - 1]!;
  }

  /** Wakes up for the next that is due. */
  function plan(): void {
    clearTimeout(timer);
    const waiting = entries.filter((entry) => underWay(entry) && !atWork.has(laneOf(entry)));
    if (waiting.length === 0) return;
    const waits = waiting.map((entry) =>
      isDue(entry) ? SENT_ELSEWHERE_MS : Date.parse(entry.nextAt!) - now().getTime() + 50,
    );
    timer = setTimeout(() => void look().then(run, run), Math.min(LOOK_AGAIN_MS, ...waits));
  }

  /** Everything that waits may go now. */
  function hurry(): void {
    const late = entries.filter(
      ({ state, nextAt, reason }) => state === "waiting" && nextAt && reason !== "rate-limited",
    );
    if (late.length > 0) show(entries.map((entry) => (late.includes(entry) ? { ...entry, nextAt: undefined } : entry)));
    run();
  }

  return {
    entries: () => entries,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async send(entry: NewOutboxEntry) {
      this.start();
      discarded.delete(entry.key); // a draft keeps its key: discarded, edited, sent again
      // Never at the instant of another, nor before it: the order of a case is this order, whatever the clock does.
      const last = entries.length > 0 ? Date.parse(entries[entries.length - 1]!.at) : 0;
      lastAt = Math.max(now().getTime(), last + 1, lastAt + 1);
      // “Kept, goes by itself” is said only when a kill leaves it so.
      const kept = await write({ ...entry, at: new Date(lastAt).toISOString(), state: "waiting", attempts: 0 });
      if (!discarded.has(entry.key)) showOne(kept);
      run();
    },
    retry(key) {
      const entry = entries.find((each) => each.key === key);
      if (!entry || entry.state === "sent" || entry.state === "sending") return;
      void keep({ ...entry, state: "waiting", nextAt: undefined }).then(run);
    },
    async discard(key) {
      const entry = entries.find((each) => each.key === key);
      discarded.add(key);
      show(entries.filter((each) => each.key !== key));
      await (await ports.vault()).remove("outbox", key);
      // Its draft, where there is one, still holds its files.
      if (entry && !entry.draftId) for (const fileId of entry.files) await ports.forgetFile(fileId);
    },
    find: (key) => entries.find((each) => each.key === key),
    start() {
      if (started) return;
      started = true;
      // What is being read just now was asked for before, and may be another's.
      const afresh = (read: () => Promise<void>) => void Promise.resolve(reading).then(read, read).then(hurry, hurry);
      ports.onChance(() => afresh(look));
      ports.onNewcomer(() => afresh(letGo));
      void look().then(hurry, hurry);
    },
  };
}

const underWay = ({ state }: OutboxEntry) => state === "waiting" || state === "sending";
/** What must arrive in the order it was sent. */
const laneOf = ({ key, path, draftId }: OutboxEntry) =>
  path?.code ? `case ${path.code}` : draftId ? `draft ${draftId}` : `key ${key}`;
const codeOf = (error: unknown) => (isApiError(error) ? error.code : "unexpected");

/** Gives up waiting, and says so to whoever works. */
async function inTime<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      stop.abort();
      reject(new ApiError("timeout"));
    }, ANSWER_MS);
  });
  try {
    return await Promise.race([work(stop.signal), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The app's outbox. */
export const outbox: Outbox = createOutbox({
  vault: getVault,
  call: (entry, body, signal, isTheirs) =>
    (api.call as (id: string, given: object) => Promise<Case | undefined>)(entry.operation, {
      ...(entry.path ? { path: entry.path } : {}),
      body,
      idempotencyKey: entry.key,
      signal,
      isTheirs,
    }),
  uploaded: (fileId) => uploads.uploaded(fileId),
  lost: (fileId) => uploads.lost(fileId),
  forgetFile: (fileId) => uploads.forget(fileId),
  endDraft,
  arrived: (answer) => {
    if (answer) putSeen(["my-case", answer.code], answer);
    void queryClient.invalidateQueries({ queryKey: ["my-cases"] });
  },
  withLane,
  onNewcomer,
  onChance(listener) {
    onKnown(listener);
    if (typeof document !== "undefined") {
      document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && listener());
    }
    void getHost()
      .then((host) => {
        host.onNetworkChange((network) => network === "online" && listener());
        host.onResume(listener);
      })
      .catch(() => undefined);
  },
});

/** What waits, what was refused and what arrived lately; the screen redraws when it changes. */
export function useOutbox(): readonly OutboxEntry[] {
  useEffect(() => outbox.start(), []);
  return useSyncExternalStore(outbox.subscribe, outbox.entries, outbox.entries);
}
