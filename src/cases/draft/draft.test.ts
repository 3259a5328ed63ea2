import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { DraftContent, DraftSummary } from "../../../contract/types.ts";
import { memoryVault, type MemoryVault } from "../../../tests/support/vault.ts";
import { api } from "../../api/api.ts";
import { ApiError } from "../../api/errors.ts";
import { queryClient } from "../../api/queries.ts";
import type { OutboxEntry } from "../outbox/entry.ts";
import { createDraftStore, type DraftStore, type Form } from "./draft.ts";
import { endDraft, keptDrafts, maySave } from "./kept.ts";

/** The phone in hand; its vault outlives the app. */
let phone: MemoryVault;
vi.mock("../../host/vault.ts", () => ({ getVault: async () => phone }));
/** Forms that want to hear of another citizen; those of earlier tests are gone. */
const newcomers: (() => void)[] = [];
const tellNewcomer = () => newcomers.forEach((listener) => listener());
vi.mock("../../host/newcomer.ts", () => ({ onNewcomer: (listener: () => void) => newcomers.push(listener) }));
vi.mock("../../host/host.ts", () => ({ getHost: () => Promise.reject(new Error("no host")) }));
/** Whether the server knows the citizen only by this phone's session. */
let guest = true;
vi.mock("../../session/session.ts", () => ({
  session: { current: () => ({ status: "ready", session: { level: 0, guest, expiresAt: "" } }) },
}));

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const pass = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

/** The province's drafts, as contract/modules/drafts.yaml says. */
const server = {
  online: true,
  drafts: new Map<string, { content: DraftContent; version: number }>(),
  saves: 0,
  /** Answers this once in place of saving. */
  refusal: undefined as ApiError | undefined,
  /** What each of these operations waits for. */
  slow: {} as Record<string, Promise<void> | undefined>,
};
/** Answers `operation` to nobody until what is returned is called. */
function slowly(operation: string): () => void {
  let land = () => undefined as void;
  server.slow[operation] = new Promise((resolve) => (land = resolve));
  return () => {
    delete server.slow[operation];
    land();
  };
}
const summaryOf = (id: string): DraftSummary => {
  const { content, version } = server.drafts.get(id)!;
  const { service, title, at, savedAt, device } = content;
  return { id, service, title, at, savedAt, device, version, deletedOn: "2026-12-24" };
};
interface Given {
  path?: { draftId: string };
  body?: DraftContent;
  isTheirs?: () => Promise<boolean>;
}
async function answer(operation: string, given: Given = {}) {
  await Promise.resolve();
  if (!server.online) throw new ApiError("offline");
  if (given.isTheirs && !(await given.isTheirs())) throw new ApiError("session-expired");
  const told = operation === "listDrafts" ? [...server.drafts.keys()].map(summaryOf) : []; // as it stood when asked
  await server.slow[operation];
  const id = given.path?.draftId ?? "";
  const there = server.drafts.get(id);
  switch (operation) {
    case "listDrafts":
      return { items: told };
    case "getDraft":
      if (!there) throw new ApiError("draft-not-found");
      return { summary: summaryOf(id), content: there.content };
    case "saveDraft": {
      const { refusal } = server;
      server.refusal = undefined;
      if (refusal) throw refusal;
      if ((there?.version ?? 0) !== given.body!.baseVersion) throw new ApiError("draft-conflict");
      server.saves += 1;
      const content = structuredClone(given.body!);
      server.drafts.set(id, { content, version: (there?.version ?? 0) + 1 });
      return summaryOf(id);
    }
    case "deleteDraft":
      server.drafts.delete(id);
      return undefined;
    default:
      throw new Error(operation);
  }
}

interface Answers {
  kind?: string;
  text: string;
  publish: boolean;
}
const form: Form<Answers> = {
  service: "reports",
  version: "1",
  empty: { kind: undefined, text: "", publish: true },
  title: ({ text }) => text || undefined,
  firstUnfinished: ({ text }) => (text ? "" : "words"),
};
const open = async <A extends object>(given: Form<A>, id?: string): Promise<DraftStore<A>> => {
  const store = createDraftStore(given, 10);
  await store.open(id);
  await pass();
  return store;
};
/** A draft of an earlier run. */
async function keepHere(text: string): Promise<void> {
  const store = createDraftStore(form, 10);
  store.change({ text });
  await pass(SECOND);
  kill();
}
/** “Ổ gà” in the vault, and on its way to a server that does not answer until `land`. */
async function savingSlowly() {
  const store = await open(form);
  store.change({ text: "Ổ gà" });
  await pass(SECOND);
  const land = slowly("saveDraft");
  const saving = store.flush();
  await pass(SECOND);
  return { store, saving, land };
}
/** The process is gone: nothing that was planned happens. */
const kill = () => vi.clearAllTimers();

beforeEach(() => {
  vi.useFakeTimers();
  vi.setSystemTime("2026-11-24T03:00:00Z");
  phone = memoryVault();
  newcomers.length = 0;
  Object.assign(server, { online: true, saves: 0, refusal: undefined, slow: {} });
  guest = true;
  server.drafts.clear();
  vi.spyOn(api, "call").mockImplementation(answer as never);
});
afterEach(() => void vi.useRealTimers());

describe("what was typed", () => {
  test("is in the vault within a second and on the server within ten, however long the typing goes on", async () => {
    const store = await open(form);
    const begun = Date.now();
    let [inVault, onServer] = [0, 0];
    for (let letter = 1; letter <= 120; letter += 1) {
      store.change({ text: "ổ".repeat(letter) });
      await pass(100);
      if (!inVault && (await keptDrafts()).length > 0) inVault = Date.now() - begun;
      if (!onServer && server.drafts.size > 0) onServer = Date.now() - begun;
    }
    expect(inVault).toBeGreaterThan(0);
    expect(inVault).toBeLessThanOrEqual(SECOND);
    expect(onServer).toBeGreaterThan(0);
    expect(onServer).toBeLessThanOrEqual(10 * SECOND);
    await pass(10 * SECOND);
    expect([...server.drafts.values()][0]!.content.answers.text).toBe("ổ".repeat(120));
    expect(store.get().saved.state).toBe("server");
  });

  test("is in the vault within a second also where the phone's clock was set back meanwhile", async () => {
    const store = await open(form);
    store.change({ text: "ổ" });
    vi.setSystemTime("2026-11-24T01:00:00Z");
    for (let letter = 2; letter <= 12; letter += 1) {
      store.change({ text: "ổ".repeat(letter) });
      await pass(100);
    }
    expect(await keptDrafts()).toHaveLength(1);
  });

  test("a second before a kill is there after it, at the first unfinished field", async () => {
    const store = await open(form);
    store.change({ kind: "road" });
    store.goTo("place");
    await pass(SECOND);
    kill();
    server.online = false;
    const again = await open(form);
    expect(again.get()).toMatchObject({ begun: true, at: "words", answers: { kind: "road", text: "", publish: true } });
    expect(again.get().saved.state).toBe("phone");
  });

  test("is saved at once when the app goes to the background", async () => {
    const store = await open(form);
    store.change({ text: "Ổ gà" });
    await store.flush();
    expect((await keptDrafts())[0]!.answers.text).toBe("Ổ gà");
    expect(server.saves).toBe(1);
  });

  test("without a network is said to be on the phone, and goes when the network is back", async () => {
    const store = await open(form);
    server.online = false;
    store.change({ text: "Ổ gà" });
    await pass(20 * SECOND);
    expect(store.get().saved).toMatchObject({ state: "phone", at: "2026-11-24T03:00:00.000Z" });
    server.online = true;
    await pass(31 * SECOND);
    expect(store.get().saved.state).toBe("server");
  });

  test("on a phone that keeps nothing is said to be in memory until the server has it", async () => {
    const { write } = phone;
    phone.write = async (...given) => (await write(...given)) && false;
    const store = await open(form);
    store.change({ text: "Ổ gà" });
    await pass(SECOND);
    expect(store.get().saved.state).toBe("memory");
    await pass(10 * SECOND);
    expect(store.get().saved.state).toBe("server");
  });

  test("changes while it is being saved, and the last word is what is saved", async () => {
    const store = await open(form);
    store.change({ text: "một" });
    const saving = store.flush();
    store.change({ text: "một hai" });
    await saving;
    await pass(11 * SECOND);
    expect([...server.drafts.values()][0]!.content.answers.text).toBe("một hai");
    expect((await keptDrafts())[0]!.answers.text).toBe("một hai");
  });

  test("never becomes two drafts, whatever was repeated", async () => {
    const store = await open(form);
    for (let n = 0; n < 5; n += 1) {
      store.change({ text: `lần ${n}` });
      await store.flush();
    }
    await (await open(form)).flush();
    expect(server.drafts.size).toBe(1);
  });

  test("that the server had of a guest and has no more goes there again", async () => {
    const store = await open(form);
    store.change({ text: "Ổ gà" });
    await store.flush();
    kill();
    server.drafts.clear();
    const again = await open(form);
    await pass(10 * SECOND);
    expect(again.get().answers.text).toBe("Ổ gà");
    expect(server.drafts.size).toBe(1);
  });
});

describe("a changed form", () => {
  interface Next {
    kind?: string;
    words: string;
    street: string;
    publish: boolean;
  }
  /** `text` renamed to `words`, `street` new. */
  const next: Form<Next> = {
    service: "reports",
    version: "2",
    empty: { kind: undefined, words: "", street: "", publish: true },
  };

  test("keeps every answer and points out what is new", async () => {
    const store = await open(form);
    store.change({ kind: "road", text: "Ổ gà", publish: false });
    await store.flush();
    kill();
    const again = await open(next);
    expect(again.get().answers).toEqual({ kind: "road", words: "", street: "", publish: false });
    expect(again.get().changedForm).toEqual({ gone: { text: "Ổ gà" }, added: ["words", "street"] });
    again.change({ words: "Ổ gà sâu" });
    await again.flush();
    const { answers } = [...server.drafts.values()][0]!.content;
    expect(answers).toMatchObject({ kind: "road", words: "Ổ gà sâu", publish: false, text: "Ổ gà" });
  });

  test("still knows after another kill what it no longer asks and what is new and unanswered", async () => {
    const store = await open(form);
    store.change({ text: "Ổ gà" });
    await store.flush();
    kill();
    const second = await open(next);
    second.change({ words: "Ổ gà sâu" });
    await second.flush();
    kill();
    const third = await open(next);
    expect(third.get().changedForm).toEqual({ gone: { text: "Ổ gà" }, added: ["street"] });
  });

  test("put back as it was finds the answer again", async () => {
    const store = await open(form);
    store.change({ text: "Ổ gà" });
    await store.flush();
    kill();
    const changed = await open(next);
    changed.change({ street: "Lê Lợi" });
    await changed.flush();
    kill();
    expect((await open(form)).get().answers.text).toBe("Ổ gà");
  });
});

describe("another phone", () => {
  /** The same citizen's other phone, with nothing on it yet. */
  const another = () => {
    phone = memoryVault();
  };

  test("opens the same draft", async () => {
    const store = await open(form);
    store.change({ text: "Ổ gà" });
    await store.flush();
    kill();
    another();
    const there = await open(form);
    await pass(SECOND);
    expect(there.get()).toMatchObject({ id: store.get().id, answers: { text: "Ổ gà" } });
    expect(there.get().conflict).toBeUndefined();
  });

  /** One draft, gone on with on both: `mine` here without a network, `theirs` there. */
  async function bothWrote() {
    const first = await open(form);
    first.change({ text: "Ổ gà" });
    await first.flush();
    server.online = false;
    first.change({ text: "Ổ gà, xe ngã" });
    await pass(SECOND);
    const here = phone;
    kill();
    server.online = true;
    another();
    const there = await open(form);
    await pass(SECOND);
    there.change({ text: "Ổ gà, đã rào" });
    await there.flush();
    kill();
    phone = here;
    const store = await open(form);
    await pass(SECOND);
    return store;
  }

  test("that went on with the same draft is shown beside mine, and nothing is merged or sent", async () => {
    const store = await bothWrote();
    const saves = server.saves;
    expect(store.get().answers.text).toBe("Ổ gà, xe ngã");
    expect(store.get().conflict).toMatchObject({
      mine: { answers: { text: "Ổ gà, xe ngã" } },
      theirs: { device: "Android", answers: { text: "Ổ gà, đã rào" } },
    });
    await pass(60 * SECOND);
    expect(server.saves).toBe(saves);
  });

  test("loses to mine when the citizen chooses so", async () => {
    const store = await bothWrote();
    store.choose("mine");
    await pass(10 * SECOND);
    expect(store.get().conflict).toBeUndefined();
    expect(server.drafts.get(store.get().id)!.content.answers.text).toBe("Ổ gà, xe ngã");
    expect(store.get().saved.state).toBe("server");
  });

  test("wins when the citizen chooses so, and writing goes on from there", async () => {
    const store = await bothWrote();
    store.choose("theirs");
    await pass(SECOND);
    expect(store.get()).toMatchObject({ answers: { text: "Ổ gà, đã rào" } });
    expect(store.get().conflict).toBeUndefined();
    store.change({ text: "Ổ gà, đã rào, chưa sửa" });
    await pass(10 * SECOND);
    expect(server.drafts.get(store.get().id)!.content.answers.text).toBe("Ổ gà, đã rào, chưa sửa");
  });

  test("that wrote while this one was open is shown at the next saving", async () => {
    const store = await open(form);
    store.change({ text: "Ổ gà" });
    await store.flush();
    const there = server.drafts.get(store.get().id)!;
    server.drafts.set(store.get().id, {
      version: there.version + 1,
      content: { ...there.content, answers: { ...there.content.answers, text: "Ổ gà, đã rào" }, device: "iPhone" },
    });
    store.change({ text: "Ổ gà sâu" });
    await pass(10 * SECOND);
    expect(store.get().conflict!.theirs).toMatchObject({ device: "iPhone", answers: { text: "Ổ gà, đã rào" } });
    expect(store.get().answers.text).toBe("Ổ gà sâu");
  });

  test("that wrote the same words is no conflict", async () => {
    const store = await open(form);
    store.change({ text: "Ổ gà" });
    await store.flush();
    const there = server.drafts.get(store.get().id)!;
    server.drafts.set(store.get().id, {
      version: there.version + 1,
      content: { ...there.content, answers: { ...there.content.answers, text: "Ổ gà sâu" } },
    });
    store.change({ text: "Ổ gà sâu" });
    await pass(20 * SECOND);
    expect(store.get().conflict).toBeUndefined();
    expect(store.get().saved.state).toBe("server");
  });
});

describe("the end of a draft", () => {
  test("thrown away is gone from the phone and from the server, and the form is empty", async () => {
    const store = await open(form);
    store.change({ text: "Ổ gà" });
    await store.flush();
    await store.discard();
    expect(store.get()).toMatchObject({ begun: false, answers: { text: "" } });
    await pass(60 * SECOND);
    expect([await keptDrafts(), server.drafts.size]).toEqual([[], 0]);
  });

  test("thrown away while a save of it is under way it is gone at once, and what is begun next stays", async () => {
    const { store, saving, land } = await savingSlowly();
    const discarding = store.discard();
    expect(store.get().begun).toBe(false);
    store.change({ text: "Cây đổ" });
    await pass(SECOND);
    expect((await keptDrafts()).map(({ answers }) => answers.text)).toEqual(["Cây đổ"]);
    land();
    await Promise.all([saving, discarding]);
    await pass(20 * SECOND);
    expect(store.get().answers.text).toBe("Cây đổ");
    expect([...server.drafts.values()].map(({ content }) => content.answers.text)).toEqual(["Cây đổ"]);
  });

  test("thrown away is told to the server off the way, and a list that was asked for before brings nothing back", async () => {
    const store = await open(form);
    store.change({ text: "Ổ gà" });
    await store.flush();
    const [told, listed] = [slowly("deleteDraft"), slowly("listDrafts")];
    await store.discard();
    expect(await keptDrafts()).toEqual([]);
    void store.open();
    await pass();
    const listedAnew = vi.spyOn(queryClient, "invalidateQueries");
    told();
    await pass();
    expect(server.drafts.size).toBe(0);
    expect(listedAnew).toHaveBeenCalledWith({ queryKey: ["drafts"] });
    listed();
    await pass(SECOND);
    expect(store.get().begun).toBe(false);
    await pass(MINUTE);
    expect(server.drafts.size).toBe(0);
  });

  test("on another phone ends it here too, and the form that shows it is empty", async () => {
    guest = false;
    phone.belongsTo({ account: "lan" }, true);
    const store = await open(form);
    store.change({ text: "Ổ gà" });
    await store.flush();
    server.drafts.clear();
    const again = await open(form);
    expect(again.get().begun).toBe(false);
    expect(store.get().begun).toBe(false);
    expect(await keptDrafts()).toEqual([]);
    await pass(60 * SECOND);
    expect(server.drafts.size).toBe(0);
  });

  test("on another phone takes nothing away that is nowhere else", async () => {
    guest = false;
    phone.belongsTo({ account: "lan" }, true);
    const store = await open(form);
    store.change({ text: "Ổ gà" });
    await store.flush();
    server.drafts.clear();
    store.change({ text: "Ổ gà to" });
    await pass(SECOND);
    const again = await open(form);
    expect(again.get().answers.text).toBe("Ổ gà to");
    await pass(20 * SECOND);
    expect([...server.drafts.values()].map(({ content }) => content.answers.text)).toEqual(["Ổ gà to"]);
  });

  test("taken back from the outbox while a save of it is under way is a draft again, and stays", async () => {
    const { store, land } = await savingSlowly();
    const { id } = store.get();
    await phone.write("outbox", "k", { key: "k", draftId: id, state: "waiting" } satisfies Partial<OutboxEntry>);
    await store.finish();
    await phone.remove("outbox", "k"); // “Sửa”
    await store.open(id);
    store.change({ text: "Ổ gà to" });
    land();
    await pass(20 * SECOND);
    expect(store.get()).toMatchObject({ id, answers: { text: "Ổ gà to" } });
    expect([...server.drafts.values()].map(({ content }) => content.answers.text)).toEqual(["Ổ gà to"]);
  });

  test("thrown away without a network does not come back from the server", async () => {
    const store = await open(form);
    store.change({ text: "Ổ gà" });
    await store.flush();
    server.online = false;
    await store.discard();
    kill();
    server.online = true;
    const again = await open(form);
    await pass(SECOND);
    expect(again.get().begun).toBe(false);
    expect(server.drafts.size).toBe(0);
  });

  test("handed to the outbox leaves the form empty, and stays until it has arrived", async () => {
    const store = await open(form);
    store.change({ text: "Ổ gà" });
    await pass(SECOND);
    const { id } = store.get();
    const waiting: Partial<OutboxEntry> = { key: "k", draftId: id, state: "waiting" };
    await phone.write("outbox", "k", waiting);
    await store.finish();
    expect(store.get().begun).toBe(false);
    expect((await keptDrafts()).map((draft) => draft.id)).toEqual([id]);
    await store.open();
    await pass(SECOND);
    expect(store.get().begun).toBe(false); // not offered as something begun
    await phone.remove("outbox", "k"); // “Sửa”
    const again = await open(form);
    expect(again.get().answers.text).toBe("Ổ gà");
  });

  test("is sent while a save of it is under way: nobody waits for that, and it does not come back from the server", async () => {
    const { store, saving, land } = await savingSlowly();
    await store.finish();
    expect(store.get().begun).toBe(false);
    land();
    await saving;
    await pass(SECOND);
    expect(server.saves).toBe(1);
    expect(server.drafts.size).toBe(0);
    expect(await keptDrafts()).toEqual([]);
  });

  test("is told with the day on which the server deletes it", async () => {
    const store = await open(form);
    store.change({ text: "Ổ gà" });
    await store.flush();
    expect(store.get().deletedOn).toBe("2026-12-24");
  });
});

test("a draft is opened by its id, and what was begun meanwhile is kept", async () => {
  const first = await open(form);
  first.change({ text: "một" });
  await first.flush();
  const { id } = first.get();
  kill();
  // Another one, begun while the first was not the form's any more.
  await phone.write("outbox", "k", { key: "k", draftId: id, state: "waiting" } satisfies Partial<OutboxEntry>);
  const store = await open(form);
  store.change({ text: "hai" });
  await phone.remove("outbox", "k");
  await store.open(id);
  await pass(SECOND);
  expect(store.get()).toMatchObject({ id, answers: { text: "một" } });
  expect((await keptDrafts()).map(({ answers }) => answers.text).sort()).toEqual(["hai", "một"]);
});

test("a draft is opened without waiting for the server to have the one before", async () => {
  const first = await open(form);
  first.change({ text: "một" });
  await first.flush();
  const { id } = first.get();
  await first.leave();
  first.change({ text: "hai" });
  const land = slowly("saveDraft");
  const opening = first.open(id);
  await pass(2 * SECOND);
  expect(first.get()).toMatchObject({ id, answers: { text: "một" } });
  land();
  await opening;
  await pass(20 * SECOND);
  expect((await keptDrafts()).map(({ answers }) => answers.text).sort()).toEqual(["hai", "một"]);
  expect([...server.drafts.values()].map(({ content }) => content.answers.text).sort()).toEqual(["hai", "một"]);
});

test("a draft that was asked for and found too late does not take the place of the one opened since", async () => {
  const there = await open(form);
  there.change({ text: "trên máy kia" });
  await there.flush();
  const elsewhere = there.get().id;
  kill();
  phone = memoryVault();
  const store = createDraftStore(form, 10);
  await keepHere("ở đây");
  const { id } = (await keptDrafts())[0]!;
  const land = slowly("listDrafts");
  void store.open(elsewhere);
  await pass(SECOND);
  void store.open(id);
  await pass(SECOND);
  expect(store.get().answers.text).toBe("ở đây");
  land();
  await pass(SECOND);
  expect(store.get().answers.text).toBe("ở đây");
});

test("of another Zalo account on this phone a draft is let go of, goes to no server in this one's name, and waits", async () => {
  phone.belongsTo({ account: "lan" }, true);
  server.online = false;
  const store = await open(form);
  store.change({ text: "của Lan" });
  await pass(SECOND);
  const { id } = store.get();

  phone.belongsTo({ account: "minh" }, true);
  server.online = true;
  await pass(MINUTE); // before the form hears of it: what waits for the server asks whose it is
  expect(server.drafts.size).toBe(0);
  tellNewcomer();
  await pass();
  expect(store.get().begun).toBe(false);
  expect(await keptDrafts()).toEqual([]);
  store.change({ text: "của Minh" });
  tellNewcomer(); // proven to be another person, in the same account: nothing is let go of
  await pass(MINUTE);
  expect(store.get()).toMatchObject({ begun: true, answers: { text: "của Minh" } });
  expect([...server.drafts.values()].map(({ content }) => content.answers.text)).toEqual(["của Minh"]);

  phone.belongsTo({ account: "lan" }, true);
  const again = await open(form, id);
  expect(again.get().answers.text).toBe("của Lan");
});

test("what has ended while its save waited for a session is not brought back by it", async () => {
  server.online = false;
  const store = await open(form);
  store.change({ text: "một ổ gà" });
  await pass(SECOND);
  const { id } = store.get();
  expect(await maySave(id)).toBe(true);
  await endDraft(id, form.service);
  expect(await maySave(id)).toBe(false);
});

test("a draft begun before Zalo says who is here goes to no server in the name of who was here last", async () => {
  guest = false;
  phone.belongsTo({ account: "lan" }, false); // Zalo is silent: her phone
  const store = await open(form);
  store.change({ text: "của Minh" });
  await pass(MINUTE);
  expect([server.drafts.size, store.get().saved.state]).toEqual([0, "phone"]);
  phone.belongsTo({ account: "minh" }, true);
  await pass(MINUTE);
  expect([server.drafts.size, store.get().saved.state]).toEqual([1, "server"]);
});

test("a draft on the server whose id is another's on this phone goes on under its own, and loses nothing", async () => {
  // A guest's, killed, on the phone of Lan: hers here, and on the server of whoever Zalo says had begun it.
  phone.belongsTo({ account: "lan" }, true);
  const guests = await open(form);
  guests.change({ text: "của Minh" });
  await guests.flush();
  const { id } = guests.get();
  kill();
  guest = false;
  newcomers.length = 0;
  phone.belongsTo({ account: "minh" }, true);

  const his = await open(form, id);
  const own = his.get().id;
  expect(his.get()).toMatchObject({ insteadOf: id, answers: { text: "của Minh" } });
  expect(own).not.toBe(id);
  expect([...server.drafts.keys()]).toEqual([own]);
  await his.open(id);
  expect(his.get().id).toBe(own);
  his.change({ text: "Minh viết năm trang" });
  await pass(10 * SECOND);
  expect(server.drafts.get(own)!.content.answers.text).toBe("Minh viết năm trang");
  kill();
  expect((await open(form)).get()).toMatchObject({ id: own, answers: { text: "Minh viết năm trang" } });
  phone.belongsTo({ account: "lan" }, true);
  expect((await keptDrafts()).map((draft) => draft.id)).toEqual([id]);
});

test("a draft of another service is not opened", async () => {
  const store = await open(form);
  store.change({ text: "Ổ gà" });
  await store.flush();
  kill();
  const other = await open({ ...form, service: "questions" });
  await pass(SECOND);
  expect(other.get().begun).toBe(false);
});
