// An office edits procedures: in force at once, on every server; nothing that was begun moves; the folder only offers.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addDays, civilDate } from "../../contract/calendar.ts";
import type { ProcedureFile } from "../../contract/procedures.ts";
import { AGENCY, libraryCard } from "../support/dossiers.ts";
import { identityOptions, lift, startProviders, THU } from "../support/identity.ts";
import { jpeg } from "../support/pictures.ts";
import { startPostgres, type RunningPostgres } from "../support/postgres.ts";
import { bootServer, newKey, problemOf, type TestServer } from "../support/server.ts";
import type { RunningSandbox } from "../../sandbox/start.ts";

const CARD = "1.900001";
const MARKET = "1.900002";
const folder = mkdtempSync(join(tmpdir(), "province-"));
const fileOf = (code: string) => join(folder, "procedures", `${code}.json`);
const inFolder = (code: string) => JSON.parse(readFileSync(fileOf(code), "utf8")) as ProcedureFile;
const writeFolder = (file: ProcedureFile) => writeFileSync(fileOf(file.code), JSON.stringify(file));

let postgres: RunningPostgres;
let providers: RunningSandbox;
let databaseUrl: string;
let one: TestServer;
let other: TestServer;

const boot = () => bootServer({ databaseUrl, provinceDir: folder, identity: identityOptions(providers) });

beforeAll(async () => {
  cpSync(join(import.meta.dirname, "../../provinces/demo"), folder, { recursive: true });
  [postgres, providers] = await Promise.all([startPostgres(), startProviders()]);
  databaseUrl = await postgres.createDatabase();
  one = await boot();
  other = await boot();
  providers.connect({ origin: one.origin });
});
afterAll(async () => {
  await one?.close();
  await other?.close();
  await providers?.close();
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const read = async (code: string, server = one, query = "") =>
  (await server.go(`/v1/office/procedures/${code}${query}`, { office: server.office })).body;
const replace = (code: string, edits: number, file: object, server = one, key = newKey()) =>
  server.go(`/v1/office/procedures/${code}`, {
    method: "PUT",
    office: server.office,
    officer: "nguyen-van-a",
    key,
    body: { edits, file },
  });
const switchTo = (code: string, edits: number, submissionMode: string, server = one) =>
  server.go(`/v1/office/procedures/${code}/submission-mode`, {
    method: "PUT",
    office: server.office,
    key: newKey(),
    body: { edits, submissionMode },
  });
const take = (code: string, edits: number, offer: string) =>
  one.go(`/v1/office/procedures/${code}/update`, { office: one.office, key: newKey(), body: { edits, offer } });
const shown = async (server: TestServer, code = CARD) => (await server.go(`/v1/public/procedures/${code}`)).body;
const found = async (server: TestServer, q: string) =>
  (await server.go(`/v1/public/procedures?q=${encodeURIComponent(q)}`)).body.items.map(({ code }: any) => code);
const named = (file: ProcedureFile, vi: string): ProcedureFile => ({
  ...file,
  plain: { ...file.plain!, title: { vi, en: "Reader's card" } },
});

test("an edit is shown, found and told by whom at once, and by the other server within a second", async () => {
  const before = await read(CARD);
  expect(before.state).toMatchObject({ version: 2, edited: false, offered: false, hasForm: true });
  expect(before.file).toEqual(inFolder(CARD));
  expect(before.versions).toEqual([{ version: 2, since: expect.any(String), abolished: false }]);
  await shown(other); // it has just looked

  const key = newKey();
  const edited = named(before.file, "Thẻ bạn đọc xiêm y");
  const answer = await replace(CARD, 2, edited, one, key);
  expect(answer.body).toMatchObject({ version: 3, title: { vi: "Thẻ bạn đọc xiêm y" }, edited: true });
  expect(await shown(one)).toMatchObject({ version: 3, title: { vi: "Thẻ bạn đọc xiêm y" } });
  expect(await found(one, "xiêm y")).toEqual([CARD]);
  // The same key answers the same; the server numbers the version, and a form that asks the same keeps its own.
  expect((await replace(CARD, 2, edited, one, key)).body).toEqual(answer.body);
  const after = await read(CARD);
  expect(after.file.form.version).toBe(before.file.form.version);
  expect(after.versions).toMatchObject([
    { version: 3, agency: "Trung tâm 1022", officerId: "nguyen-van-a" },
    { version: 2 },
  ]);
  expect((await read(CARD, one, "?version=2")).file).toEqual(before.file);

  other.clock.move(1_000);
  expect(await shown(other)).toMatchObject({ version: 3, title: { vi: "Thẻ bạn đọc xiêm y" } });
  expect(await found(other, "xiêm y")).toEqual([CARD]);
});

test("of two who edit the same version one is told to read again, and loses nothing of the other's", async () => {
  const { file, state } = await read(CARD);
  const tries = await Promise.all(
    [one, other].map((server, n) => replace(CARD, state.version, named(file, `Thẻ bạn đọc ${n}`), server)),
  );
  expect(tries.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(problemOf(tries.find(({ status }) => status === 409)!)).toBe("procedure-changed");
  expect((await read(CARD)).state.version).toBe(state.version + 1);
});

test("what is no procedure is refused, each fault with its place; nothing of it is kept", async () => {
  const { file, state } = await read(CARD);
  const faultsOf = async (wrong: object) => {
    const answer = await replace(CARD, state.version, { ...file, ...wrong });
    expect(problemOf(answer)).toBe("invalid-request");
    return answer.body.fields;
  };
  expect(await faultsOf({ published: { ...file.published, name: "", extra: 1 } })).toEqual(
    expect.arrayContaining([
      { path: "/body/file/published/name", rule: "minLength" },
      { path: "/body/file/published/extra", rule: "additionalProperties" },
    ]),
  );
  const [page, ...pages] = file.form.pages;
  const lost = { ...page, when: { field: "nowhere", is: true } };
  expect(await faultsOf({ form: { ...file.form, pages: [lost, ...pages] } })).toEqual([
    { path: "/body/file/form", rule: `${page.id}: nothing before it is called nowhere` },
  ]);
  expect(await faultsOf({ code: MARKET })).toEqual([{ path: "/body/file/code", rule: "const" }]);
  expect(await faultsOf({ form: "none" })).toEqual([{ path: "/body/file/form", rule: "type" }]);
  const market = await switchTo(MARKET, (await read(MARKET)).state.version, "local-intake");
  expect(market.body.fields[0].path).toBe("/body/submissionMode");
  const nothing = await replace("1.999999", 4, file);
  expect(problemOf(nothing)).toBe("procedure-not-found");
  expect((await read(CARD)).state.version).toBe(state.version);
  expect((await read(MARKET)).state).toMatchObject({ edited: false });
});

test("a key without the scope edits and reads nothing", async () => {
  const office = await one.running.issueOfficeKey({
    agency: "Trung tâm 1022",
    scopes: ["cases:read", "modules:write"],
  });
  for (const sent of [
    { path: "" },
    { path: `/${CARD}` },
    { path: `/${CARD}`, method: "PUT", body: { edits: 1, file: {} } },
    { path: `/${CARD}/update`, body: { edits: 1, offer: "x" } },
    { path: `/${CARD}/submission-mode`, method: "PUT", body: { edits: 1, submissionMode: "counter" } },
    {
      path: `/${CARD}/abolition`,
      method: "PUT",
      body: { edits: 1, abolished: { since: "2026-01-05", reason: "Cũ." } },
    },
    { path: `/${CARD}/reinstatement`, body: { edits: 1 } },
  ]) {
    const { path, ...rest } = sent;
    const answer = await one.go(`/v1/office/procedures${path}`, { office, key: newKey(), ...rest });
    expect(problemOf(answer)).toBe("office-scope-required");
  }
});

test("a dossier stays with the version it was handed in under; a form that asks something else is told", async () => {
  const token = await one.known("pinned");
  await lift(one, token, THU);
  const submit = async () => {
    const paper = (await one.upload(token, await jpeg())).id;
    const body = libraryCard(AGENCY!.communeCode, [paper], addDays(civilDate(one.clock.now()), 3));
    return one.go("/v1/dossiers", { token, key: newKey(), body });
  };
  const first = await submit();
  expect(first.status).toBe(201);
  const titleOf = async () =>
    (await one.go(`/v1/my/cases/${first.body.code}`, { token })).body.dossier.procedureTitle.vi as string;
  const title = await titleOf();

  const { file, state } = await read(CARD);
  const [page, ...pages] = file.form.pages;
  const form = { ...file.form, pages: [{ ...page, title: { vi: "Trang mới", en: "New page" } }, ...pages] };
  await replace(CARD, state.version, { ...named(file, "Thẻ mới"), form }, other);
  // Another server's edit counts in the very next submission, however lately this one has looked.
  expect(problemOf(await submit())).toBe("form-changed");
  expect((await read(CARD)).file.form.version).toBe(file.form.version + 1);
  expect(await titleOf()).toBe(title);

  await switchTo(CARD, state.version + 1, "counter", other);
  expect(problemOf(await submit())).toBe("procedure-not-taken-here");
});

test("the folder's later file is taken where nobody edited, offered where an office has, and never written over it", async () => {
  const before = await read(CARD);
  const later = { ...named(inFolder(CARD), "Thẻ của tỉnh"), version: 3 };
  writeFolder(later);
  writeFolder({ ...named(inFolder(MARKET), "Bán hàng ở chợ phiên"), version: 2 });
  await one.close();
  one = await boot();

  const market = await read(MARKET);
  expect(market.state).toMatchObject({ version: 2, edited: false, offered: false });
  expect(await shown(one, MARKET)).toMatchObject({ title: { vi: "Bán hàng ở chợ phiên" } });
  const offered = await read(CARD);
  expect(offered.file).toEqual(before.file);
  expect(offered.state).toMatchObject({ version: before.state.version, edited: true, offered: true });
  expect(offered.offer.file).toEqual(later);
  const list = (query: string) => one.go(`/v1/office/procedures${query}`, { office: one.office });
  expect((await list("?offered=true")).body.items.map(({ code }: any) => code)).toEqual([CARD]);
  const first = (await list("?limit=1")).body;
  const second = (await list(`?limit=1&cursor=${first.nextCursor}`)).body;
  expect([...first.items, ...second.items].map(({ code }: any) => code)).toEqual([CARD, MARKET]);
  expect(second.nextCursor).toBeUndefined();

  // A server of the release before starts after: it neither takes the offer back nor the other procedure.
  writeFolder({ ...inFolder(MARKET), version: 1 });
  writeFolder({ ...later, version: 2 });
  const old = await boot();
  await old.close();
  expect((await read(CARD)).offer.file).toEqual(later);
  expect((await read(MARKET)).state.version).toBe(2);

  expect(problemOf(await take(CARD, before.state.version, "another"))).toBe("procedure-changed");
  const taken = await take(CARD, before.state.version, offered.offer.id);
  // Who takes the dossiers is the office's switch: an update does not turn it.
  expect(taken.body).toMatchObject({
    version: before.state.version + 1,
    title: { vi: "Thẻ của tỉnh" },
    submissionMode: "counter",
    offered: false,
  });
  expect(problemOf(await take(CARD, before.state.version + 1, offered.offer.id))).toBe("procedure-changed");
  // The form asks something else than the office's: it has a number that never was.
  expect((await read(CARD)).file.form.version).toBe(before.file.form.version + 1);
});

test("an abolished one is found nowhere and takes nothing new; what was submitted goes on; only an office puts it back", async () => {
  const abolish = (edits: number, abolished: object, server = one) =>
    server.go(`/v1/office/procedures/${CARD}/abolition`, {
      method: "PUT",
      office: server.office,
      officer: "tran-thi-b",
      key: newKey(),
      body: { edits, abolished },
    });
  const edits = async () => (await read(CARD)).state.version as number;
  providers.connect({ origin: one.origin });
  const token = await one.known("abolished");
  await lift(one, token, THU);
  await switchTo(CARD, await edits(), "local-intake");
  const submit = async () => {
    const paper = (await one.upload(token, await jpeg())).id;
    const body = libraryCard(AGENCY!.communeCode, [paper], addDays(civilDate(one.clock.now()), 3));
    const formVersion = (await read(CARD)).file.form.version as number;
    return one.go("/v1/dossiers", { token, key: newKey(), body: { ...body, formVersion } });
  };
  const before = (await submit()).body;
  const [field, title] = [(await shown(one)).field as string, (await shown(one)).title as object];
  const fields = async (server: TestServer) =>
    (await server.go("/v1/public/procedures/fields")).body.items.map((each: any) => each.field);
  await shown(other);

  const today = civilDate(one.clock.now());
  const abolished = { since: today, reason: "Bãi bỏ theo Quyết định 123/QĐ-UBND.", successor: `${MARKET}.H99` };
  for (const [wrong, path] of [
    [{ since: addDays(today, 1) }, "since"],
    [{ successor: CARD }, "successor"],
    [{ successor: "1.999999" }, "successor"],
  ] as const)
    expect((await abolish(await edits(), { ...abolished, ...wrong })).body.fields[0].path).toBe(
      `/body/abolished/${path}`,
    );
  expect(problemOf(await abolish((await edits()) - 1, abolished))).toBe("procedure-changed");
  const answer = await abolish(await edits(), abolished);
  expect(answer.body).toMatchObject({ abolished: { ...abolished, successor: MARKET }, edited: true });
  expect((await read(CARD)).versions).toMatchObject([
    { version: answer.body.version, officerId: "tran-thi-b", abolished: true },
    { abolished: false },
    ...Array<object>((await read(CARD)).versions.length - 2).fill({ abolished: false }),
  ]);

  other.clock.move(1_000);
  for (const server of [one, other]) {
    expect(await found(server, CARD)).toEqual([]);
    expect(await found(server, "thẻ thư viện")).not.toContain(CARD);
    expect(await fields(server)).not.toContain(field);
    expect(await shown(server)).toMatchObject({
      title,
      hasForm: false,
      abolished: { since: today, reason: abolished.reason, successor: { code: MARKET } },
    });
    expect(problemOf(await server.go(`/v1/public/procedures/${CARD}/form`))).toBe("procedure-abolished");
  }
  expect(problemOf(await submit())).toBe("procedure-abolished");
  // What was begun of it is still read by its form.
  const { version } = await shown(one);
  const last = await one.go(`/v1/public/procedures/${CARD}/form?version=${version}`);
  expect(last.body.version).toBe((await read(CARD)).file.form.version);
  const mine = (await one.go(`/v1/my/cases/${before.code}`, { token })).body;
  expect(mine.dossier.can).toContain("withdraw");

  // Neither the folder, nor its update, nor an older version written over it puts it back in force.
  writeFolder({ ...named(inFolder(CARD), "Thẻ mới nữa"), version: 9 });
  await one.close();
  one = await boot();
  await take(CARD, await edits(), (await read(CARD)).offer.id);
  const { abolished: _said, ...older } = (await read(CARD)).file;
  expect((await replace(CARD, await edits(), older)).body).toMatchObject({
    title: { vi: "Thẻ mới nữa" },
    abolished: { since: today },
  });

  const reinstate = async () =>
    one.go(`/v1/office/procedures/${CARD}/reinstatement`, {
      office: one.office,
      key: newKey(),
      body: { edits: await edits() },
    });
  expect((await reinstate()).body).not.toHaveProperty("abolished");
  expect(await found(one, CARD)).toEqual([CARD]);
  expect((await one.go(`/v1/public/procedures/${CARD}/form`)).status).toBe(200);
  expect(problemOf(await reinstate())).toBe("procedure-changed");
});

test("an office adds a procedure; one that leaves the folder unedited is gone, its versions stay", async () => {
  const added = { ...inFolder(MARKET), code: "1.900009" };
  expect((await replace("1.900009.h99", 0, named(added, "Hát rong ngoài phố"))).body).toMatchObject({ version: 1 });
  expect(problemOf(await replace("1.900009", 0, added))).toBe("procedure-changed");
  expect(await found(one, "hát rong")).toEqual(["1.900009"]);
  rmSync(fileOf(MARKET));
  await one.close();
  one = await boot();
  expect(problemOf(await one.go(`/v1/public/procedures/${MARKET}`))).toBe("procedure-not-found");
  expect(await found(one, "hát rong")).toEqual(["1.900009"]);
  const kept = one.core.db.selectFrom("procedure_version").select("version").where("code", "=", MARKET).execute();
  expect(await kept).toHaveLength(2);
});
