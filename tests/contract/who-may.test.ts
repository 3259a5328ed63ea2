// Who may do what: every operation of the contract, tried by everybody with what one citizen has. Who is turned away and
// by which words follows from what the contract says of the operation; nobody is let in by a row of a test.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sql } from "kysely";
import type { RunningSandbox } from "../../sandbox/start.ts";
import type { operations as Operations, ProblemCode } from "../../contract/types.ts";
import { OFFICE_SCOPES } from "../../server/auth.ts";
import { readContract, type OperationInfo } from "../../server/contract.ts";
import { movableClock } from "../../server/core/clock.ts";
import { hashToken } from "../../server/core/tokens.ts";
import { UPLOAD_ROUTES } from "../../server/files.ts";
import { createCaller, operations } from "../support/contract.ts";
import { AGENCY, cardOf, OTHER_AGENCY, step, submitted } from "../support/dossiers.ts";
import { codesOn, identityOptions, lift, startProviders, way } from "../support/identity.ts";
import { jpeg, pdf } from "../support/pictures.ts";
import { bootServer, newKey, problemOf, send, type Answered, type Sent, type TestServer } from "../support/server.ts";
import { uploadBytes } from "../support/tus.ts";

type Id = keyof Operations;
interface Asked {
  path?: Record<string, string>;
  query?: Record<string, string | number>;
  body?: unknown;
}
interface Entry {
  /** With what this owner is let in: a thing of theirs, made for this operation, in the state it needs. */
  ask?: (owner: Owner) => Asked | Promise<Asked>;
  /**
   * What another citizen is told who asks the same, where the address does not say it by its parameters. `themselves`:
   * they are let in, to something of their own by that name. `masked`: everybody is, to what names nobody.
   */
  others?: ProblemCode | "themselves" | "masked";
  /** What the right one is told, where there is nothing here to succeed with. */
  right?: ProblemCode;
}

/** What an address or a body can be about, and what those are told whose it is not: the same as if it had never been. */
const NOT_THEIRS: Record<string, ProblemCode> = {
  CaseCode: "case-not-found",
  UploadId: "upload-not-found",
  DraftId: "draft-not-found",
  AttemptId: "identity-attempt-not-found",
};

const clock = movableClock();
const A = { number: "072190005501", name: "Lý Thị Kín Đáo" };
const B = { number: "072190005502", name: "Phan Văn Ngoài" };
/** Stand in what A wrote, and nowhere else. */
const SECRETS = ["mật-phản-ánh", "mật-câu-hỏi", "mật-hồ-sơ", "mật-tờ-khai", "mật-công-an", A.name, A.number];

let server: TestServer;
let sandbox: RunningSandbox;
let caller: ReturnType<typeof createCaller>;
let a: Owner;
let b: Owner;
/** A file of A's that nothing has yet. */
let spare: string;
/** Those in which something can be anybody's. */
let tables: string[];
let citizens: { who: string; token?: string; level: number }[];
const keys = {} as Record<"agency" | "otherAgency" | "withoutDossiers" | "withoutPolice", string>;
/** One of each that only A and an office may see, by its code; what the unlinked account sent is among them. */
const hidden = new Map<string, Hidden>();

const WORDS = "Nội dung kiểm thử, không của riêng ai.";
const REASON = "Lý do kiểm thử, đủ dài để đọc.";
const CARD = "1.900001";

/** A citizen, and the ways to have something. */
function ownerOf(token: string, account: string, secret: boolean) {
  const words = (mark: string) => (secret ? `${WORDS} ${mark}` : WORDS);
  const owner = {
    token,
    account,
    files: [] as string[],
    async file(): Promise<string> {
      const { id } = await server.upload(token, await jpeg());
      owner.files.push(id);
      return id;
    },
    async report({ police = false } = {}) {
      const attachmentId = await owner.file();
      const kindId = police ? server.policeKind : server.publicKind;
      const text = words(police ? "mật-công-an" : "mật-phản-ánh");
      const { code } = await server.report(token, { kindId, text, attachmentIds: [attachmentId] });
      return { code, attachmentId };
    },
    async question() {
      const { code } = await server.question(token, { text: words("mật-câu-hỏi") });
      return { code };
    },
    /** Answered already. */
    async answered() {
      const { code } = await owner.report();
      await server.act(code, "answer", { text: WORDS, attachmentIds: [], noPhotoReason: REASON });
      return { code };
    },
    async dossier(...actions: Parameters<typeof step>[3][]) {
      const { answers } = cardOf(server, []);
      const sent = await submitted(server, token, { answers: { ...answers, note: words("mật-hồ-sơ") } });
      const { code } = sent;
      let attachmentId = sent.dossier!.papers[0]!.attachments[0]!.id;
      let checkToken = "";
      for (const action of actions) {
        const answer = await step(server, keys.agency, code, action);
        expect([action.action, answer.status]).toEqual([action.action, 200]);
        const { result } = answer.body.case.dossier;
        if (result) [attachmentId, checkToken] = [result.attachments[0].id, result.checkUrl.split("/").pop()];
      }
      return { code, attachmentId, checkToken };
    },
    /** With its result in it. */
    async decided() {
      const attachmentIds = [await deskFile()];
      const finish = { action: "finish", attachmentIds, signedBy: "Nguyễn Văn Ký" } as const;
      return owner.dossier({ action: "accept" }, { action: "startProcessing" }, finish);
    },
    /** And opened, or handed over. */
    async inHand() {
      const { code } = await owner.decided();
      expect((await step(server, keys.agency, code, { action: "handOver" })).status).toBe(200);
      return { code };
    },
    async draft(text = words("mật-tờ-khai")) {
      const path = { draftId: newKey() };
      const body = draftOf(text, await owner.file());
      const saved = await caller.call("saveDraft", { token, path, body });
      expect(saved.status).toBe(200);
      return path;
    },
    async attempt() {
      return (await caller.call("startIdentityAttempt", { token, body: { provider: "sao-mai-id" } })).body;
    },
  };
  return owner;
}
type Owner = ReturnType<typeof ownerOf>;

/** A file the agency sent and has given to nothing. */
const deskFile = () => uploadBytes(server.origin, { office: keys.agency }, pdf());

const draftOf = (text: string, uploadId: string, baseVersion = 0) => ({
  service: "reports",
  formVersion: "1",
  answers: { text },
  attachments: [{ id: "1", field: "photos", uploadId }],
  at: "words",
  savedAt: new Date().toISOString(),
  baseVersion,
  device: "Điện thoại Android",
});

/** One that everybody may see. */
async function published(kind: "report" | "question") {
  const token = await server.guest();
  const citations = [{ title: "Luật Hộ tịch 2014, Điều 16" }];
  const attachmentIds = kind === "report" ? [(await server.upload(token, await jpeg())).id] : [];
  const { code } = await server[kind](token, { attachmentIds });
  if (kind === "question") await server.act(code, "answer", { text: WORDS, attachmentIds: [], citations });
  const answer = await server.act(code, "publish", { published: true, attachmentIds });
  expect(answer.status).toBe(200);
  return { code, ...(attachmentIds[0] && { attachmentId: attachmentIds[0] }) };
}

type Thing = { code: string; attachmentId?: string };
type Hidden = { kind: "report" | "police" | "question" | "dossier" } & Pick<Thing, "attachmentId">;
const hide = (kind: Hidden["kind"], { code, attachmentId }: Thing) =>
  hidden.set(code, { kind, ...(attachmentId && { attachmentId }) });
const about = async (thing: Promise<Thing>, body?: object | Promise<object>) => {
  const [{ code, attachmentId }, said] = await Promise.all([thing, body]);
  return { path: { code, ...(attachmentId && { attachmentId }) }, ...(said && { body: said }) };
};
const withFile = async (owner: Owner, rest: object = { text: WORDS }) => ({
  ...rest,
  attachmentIds: [await owner.file()],
});
const withDeskFile = async (rest: object) => ({ ...rest, attachmentIds: [await deskFile()] });

/** For somebody without a phone: nobody of this walk. */
async function atTheCounter() {
  const { communeCode: _, ...rest } = cardOf(server, [await deskFile()]);
  const person = { identityNumber: "072190005503", name: "Trần Thị Quầy", birthDate: "1990-05-17", sex: "female" };
  return { ...rest, person, delivery: { method: "counter" } };
}
async function entered() {
  const answer = await caller.call("officeEnterDossier", {
    office: keys.agency,
    key: newKey(),
    body: await atTheCounter(),
  });
  expect(answer.status).toBe(201);
  return { path: { code: answer.body.code as string } };
}

function supplementAsked(owner: Owner) {
  const items = [{ kind: "document" as const, id: "photoPaper", reason: REASON }];
  return owner.dossier({ action: "accept" }, { action: "requestSupplement", items });
}
/** The form that says what is missing. */
async function formAsked(owner: Owner) {
  return { path: { code: (await supplementAsked(owner)).code, formId: "02-1" } };
}

async function asItStands() {
  const { file, state } = (await caller.call("officeGetProcedure", { office: keys.agency, path: { code: CARD } })).body;
  return { file, edits: state.version, submissionMode: state.submissionMode };
}

const noQuestion = { others: "co-declaration-not-found", right: "co-declaration-not-found" } as const;

/** Those that end something of whoever calls stand last. */
const ENTRIES: Record<Id, Entry> = {
  getLiveness: {},
  getReadiness: {},
  getProvince: {},
  listCommunes: {},
  getBoundaries: {},
  listIdentityProviders: {},
  listReportKinds: {},
  listPublicReports: {},
  mapPublicReports: { ask: () => ({ query: { west: 100, south: 5, east: 112, north: 24 } }) },
  listTopics: {},
  searchQuestions: { ask: () => ({ query: { q: "mật câu hỏi" } }) },
  searchProcedures: {},
  listProcedureFields: {},
  getProcedure: { ask: () => ({ path: { code: CARD } }) },
  getProcedureForm: { ask: () => ({ path: { code: CARD } }) },
  getPublicReport: { ask: () => about(published("report")) },
  getPublicQuestion: { ask: () => about(published("question")) },
  getPublicAttachment: { ask: () => about(published("report")) },
  lookUpDossier: { ask: (owner) => about(owner.dossier()), others: "masked" },
  checkResult: { ask: async (owner) => ({ path: { token: (await owner.decided()).checkToken } }), others: "masked" },
  createSession: { ask: ({ token }) => ({ body: { previousToken: token } }) },
  getSession: {},
  locate: { ask: () => ({ body: { point: { latitude: 10.9, longitude: 107.2 } } }) },

  getUpload: { ask: async (owner) => ({ path: { uploadId: await owner.file() } }) },
  getUploadPicture: { ask: async (owner) => ({ path: { uploadId: await owner.file() } }) },
  deleteUpload: { ask: async (owner) => ({ path: { uploadId: await owner.file() } }) },
  listDrafts: {},
  getDraft: { ask: async (owner) => ({ path: await owner.draft() }) },
  saveDraft: {
    ask: async (owner) => ({ path: await owner.draft(), body: draftOf(WORDS, await owner.file(), 1) }),
    others: "upload-not-found",
  },
  deleteDraft: { ask: async (owner) => ({ path: await owner.draft() }), others: "themselves" },
  listVaultKeys: {},
  keepVaultKey: { ask: () => ({ body: { id: "0123456789abcdef", key: Buffer.alloc(32, 9).toString("base64") } }) },

  createReport: {
    ask: async (owner) => ({
      body: server.newReport({ text: WORDS, attachmentIds: [await owner.file()] }),
    }),
  },
  createQuestion: {
    ask: async (owner) => ({ body: server.newQuestion({ text: WORDS, attachmentIds: [await owner.file()] }) }),
  },
  listMyCases: {},
  getMyCase: { ask: (owner) => about(owner.question()) },
  getMyAttachment: { ask: (owner) => about(owner.report()) },
  replyToCase: {
    async ask(owner) {
      const { code } = await owner.report();
      await server.act(code, "ask", { text: WORDS, attachmentIds: [] });
      return { path: { code }, body: await withFile(owner) };
    },
  },
  reopenCase: { ask: (owner) => about(owner.answered(), withFile(owner)) },
  rateCase: { ask: (owner) => about(owner.answered(), { level: 5 }) },
  listFollowed: {},
  followCase: { ask: () => about(published("report")), others: "themselves" },
  unfollowCase: { ask: () => about(published("report")), others: "themselves" },
  listLooks: {},

  submitDossier: { ask: async (owner) => ({ body: cardOf(server, [await owner.file()]) }) },
  getDossierReceipt: { ask: (owner) => about(owner.dossier()) },
  getDossierResult: { ask: (owner) => about(owner.decided()) },
  supplementDossier: {
    ask(owner) {
      const asked = supplementAsked(owner);
      return about(asked, withFile(owner, { answers: {}, papers: [{ document: "photoPaper", pages: 1 }] }));
    },
  },
  withdrawDossier: { ask: (owner) => about(owner.dossier(), {}) },
  requestRefund: {
    ask: (owner) => {
      const payment = { action: "requestPayment", amount: 10_000 } as const;
      const stop = { action: "stop", reason: REASON } as const;
      return about(owner.dossier({ action: "accept" }, payment, { action: "pay" }, stop), {});
    },
  },
  getDossierForm: { ask: formAsked },
  listConsents: {},
  // What was declared to be true is not taken back; what can be is walked elsewhere.
  withdrawConsent: { ask: (owner) => about(owner.dossier(), { id: "truth" }), right: "transition-not-allowed" },
  reuseResult: { ask: (owner) => about(owner.inHand()) },
  listResultLinks: { ask: (owner) => about(owner.decided()) },
  makeResultLink: { ask: (owner) => about(owner.inHand()) },
  takeBackResultLink: {
    async ask(owner) {
      const { code } = await owner.inHand();
      const made = await caller.call("makeResultLink", { token: owner.token, key: newKey(), path: { code } });
      return { path: { code, linkId: made.body.link.id } };
    },
  },

  // Levels only: this province's form asks nobody to agree. Whose question it is: tests/server/agreement.test.ts.
  askCoDeclaration: {
    ask: () => ({ body: { procedureCode: CARD, formVersion: 1, answers: {} } }),
    others: "invalid-request",
    right: "invalid-request",
  },
  getMyCoDeclaration: { ask: () => ({ path: { coDeclarationId: newKey() } }), ...noQuestion },
  readCoDeclaration: { ask: () => ({ body: { token: "0".repeat(43) } }), ...noQuestion },
  answerCoDeclaration: { ask: () => ({ body: { token: "0".repeat(43), agree: true } }), ...noQuestion },

  officeListCases: {},
  officeGetCase: { ask: (owner) => about(owner.dossier()) },
  officeGetAttachment: { ask: (owner) => about(owner.dossier()) },
  officeGetUpload: { ask: async () => ({ path: { uploadId: await deskFile() } }) },
  officeAcceptCase: { ask: (owner) => about(owner.report()) },
  officePassCase: { ask: (owner) => about(owner.report(), { agency: "Đội quản lý đèn đường" }) },
  officeAskBack: { ask: (owner) => about(owner.report(), withDeskFile({ text: WORDS })) },
  officeAnswerCase: {
    ask: (owner) => about(owner.report(), withDeskFile({ text: WORDS, noPhotoReason: REASON })),
  },
  officeCloseCase: { ask: (owner) => about(owner.report(), withDeskFile({ reason: REASON })) },
  officeRefuseCase: { ask: (owner) => about(owner.report(), withDeskFile({ reason: REASON })) },
  officePublishCase: {
    async ask(owner) {
      const { code, attachmentId } = await owner.report();
      return { path: { code }, body: { published: true, attachmentIds: [attachmentId] } };
    },
  },
  officeJoinQuestion: { ask: async (owner) => about(owner.question(), { into: (await owner.question()).code }) },
  officeStepDossier: {
    async ask(owner) {
      const dossier = owner.dossier({ action: "accept" }, { action: "startProcessing" });
      return about(dossier, withDeskFile({ action: "finish", signedBy: "Nguyễn Văn Ký" }));
    },
  },
  officeGetDossierForm: { ask: formAsked },
  officeGetDossierStatistics: { ask: () => ({ query: { from: "2026-01-01", to: "2026-01-31" } }) },
  officeGetReceipt: { ask: (owner) => about(owner.dossier()) },
  officeEnterDossier: { ask: async () => ({ body: await atTheCounter() }) },
  officeSupplementDossier: {
    async ask() {
      const { path } = await entered();
      const items = [{ kind: "document" as const, id: "photoPaper", reason: REASON }];
      const asked = await step(server, keys.agency, path.code, { action: "requestSupplement", items });
      expect(asked.status).toBe(200);
      return { path, body: await withDeskFile({ answers: {}, papers: [{ document: "photoPaper", pages: 1 }] }) };
    },
  },
  officeWithdrawDossier: { ask: async () => ({ ...(await entered()), body: {} }) },
  officeListProcedures: {},
  officeGetProcedure: { ask: () => ({ path: { code: CARD } }) },
  officeReplaceProcedure: {
    async ask() {
      const { edits, file } = await asItStands();
      return { path: { code: CARD }, body: { edits, file } };
    },
  },
  officeSetSubmissionMode: {
    async ask() {
      const { edits, submissionMode } = await asItStands();
      return { path: { code: CARD }, body: { edits, submissionMode } };
    },
  },
  officeAbolishProcedure: {
    ask: () => ({ path: { code: CARD }, body: { edits: 1, abolished: { since: "2026-01-05", reason: "Bãi bỏ." } } }),
    right: "procedure-changed",
  },
  officeReinstateProcedure: {
    ask: async () => ({ path: { code: CARD }, body: { edits: (await asItStands()).edits } }),
    right: "procedure-changed",
  },
  officeTakeProcedureUpdate: {
    ask: async () => ({ path: { code: CARD }, body: { edits: (await asItStands()).edits, offer: "nothing" } }),
    right: "procedure-changed",
  },
  officeSetModule: { ask: () => ({ path: { moduleId: "reports" }, body: { open: true } }) },

  startIdentityAttempt: { ask: () => ({ body: { provider: "sao-mai-id" } }) },
  getIdentityAttempt: { ask: async (owner) => ({ path: { attemptId: (await owner.attempt()).id } }) },
  completeIdentityAttempt: {
    async ask(owner) {
      const begun = await owner.attempt();
      const { code } = codesOn(await way(server, owner.token).browse(begun, owner === a ? A.number : B.number));
      return { path: { attemptId: begun.id }, body: { secret: begun.secret, code } };
    },
  },
  getMyIdentity: {},
  raiseToLevel1: {
    async ask({ account, token }) {
      const zaloAccessToken = `AT-${account}`;
      const phoneToken = server.graph.code(newKey(), zaloAccessToken, { number: "84900000551" });
      const body = { zaloAccessToken, phoneToken };
      expect((await caller.call("raiseToLevel1", { token, body })).status).toBe(200);
      return { body };
    },
    others: "phone-token-invalid",
  },
  unlinkIdentity: {},
  endSession: {},
};

beforeAll(async () => {
  sandbox = await startProviders(clock);
  for (const each of [A, B])
    sandbox.identity.people.add({ ...each, birthDate: "1990-05-17", sex: "female", address: "Xã Bình Minh Đảo" });
  // Nothing here is about how long others take, and the machine may be busy.
  const identity = identityOptions(sandbox);
  server = await bootServer({ clock, identity, zaloTimeoutMs: 10_000 });
  sandbox.connect({ origin: server.origin });
  caller = createCaller(server.origin);
  const key = (agency: string, scopes: string[]) => server.running.issueOfficeKey({ agency, scopes });
  const all = (but?: string) => OFFICE_SCOPES.filter((scope) => scope !== but);
  keys.agency = await key(AGENCY!.name, all());
  keys.otherAgency = await key(OTHER_AGENCY!.name, all());
  keys.withoutDossiers = await key(AGENCY!.name, all("dossiers:read"));
  keys.withoutPolice = await key(AGENCY!.name, all("cases:police"));

  // A sent two dossiers from one Zalo account, unlinked it, and went on with another.
  const unlinked = await server.known("walk-unlinked");
  await lift(server, unlinked, A.number);
  const before = ownerOf(unlinked, "walk-unlinked", true);
  hide("dossier", await before.dossier());
  hide("dossier", await before.decided());
  await server.go("/v1/my/identity", { token: unlinked, method: "DELETE" });
  const known = async (account: string, { number }: { number: string }) => {
    const token = await server.known(account);
    await lift(server, token, number);
    return ownerOf(token, account, number === A.number);
  };
  a = await known("walk-a", A);
  b = await known("walk-b", B);
  hide("report", await a.report());
  hide("police", await a.report({ police: true }));
  hide("question", await a.question());
  const [draft, decided] = [await a.draft(), await a.decided()];
  hide("dossier", decided);
  SECRETS.push(draft.draftId, decided.checkToken, Buffer.alloc(32, 5).toString("base64"));
  await caller.call("keepVaultKey", { token: a.token, body: { id: "a".repeat(16), key: SECRETS.at(-1) } });
  spare = await a.file();
  const found = await sql<{ name: string }>`select distinct table_name as name from information_schema.columns
    where table_schema = 'public' and data_type = 'uuid' order by 1`.execute(server.core.db);
  tables = found.rows.map(({ name }) => name);
  const ended = await server.guest();
  await server.go("/v1/session", { token: ended, method: "DELETE" });
  citizens = [
    { who: "a stranger", level: -1 },
    { who: "whose session has ended", token: ended, level: -2 },
    { who: "a guest", token: await server.guest(), level: 0 },
    { who: "somebody at level 1", token: await server.known("walk-c"), level: 1 },
    { who: "the unlinked account that sent it", token: unlinked, level: 1 },
    { who: "another person at level 2", token: b.token, level: 2 },
  ];
});
afterAll(async () => {
  await server?.close();
  await sandbox?.close();
});

/** Names of the contract's shared parameters that an operation takes. */
const contract = readContract();
const parametersOf = ({ path, method }: OperationInfo): string[] =>
  (contract.paths[path][method.toLowerCase()].parameters ?? []).map(({ $ref = "" }) => $ref.split("/").pop());
const thingOf = (operation: OperationInfo) => parametersOf(operation).find((name) => name in NOT_THEIRS);

const call = (operation: OperationInfo, asked: Asked, by: Sent) =>
  caller.call(operation.id, { ...by, ...asked, ...(operation.needsKey && { key: newKey() }) });

/** `ok`, or the problem's code. */
const outcome = ({ id, status }: OperationInfo, answer: Answered): string => {
  if (answer.status >= 400) return problemOf(answer);
  return answer.status === status ? "ok" : `${id} answered ${answer.status}`;
};

/** Nothing of A's stands in it; a code only where it was asked with, or where it is told to whoever holds a result. */
function expectSilent(answer: Answered, asked: Asked, mayNameCase = false): void {
  for (const secret of SECRETS) expect(answer.text).not.toContain(secret);
  const said = JSON.stringify(asked);
  for (const code of hidden.keys()) if (!mayNameCase && !said.includes(code)) expect(answer.text).not.toContain(code);
}

/** What of the database is A's: every row of every table in which A's account, person or one of their cases stands. */
async function rowsOfA(): Promise<string[]> {
  const { db } = server.core;
  const { rows: owned } = await sql<{ id: string }>`
    with a as (select citizen.id, person_id from citizen join session on citizen_id = citizen.id
      where token_hash = ${hashToken(a.token)})
    select id::text from a union select person_id::text from a where person_id is not null
    union select case_file.id::text from case_file, a
      where case_file.citizen_id = a.id or case_file.person_id = a.person_id`.execute(db);
  const ids = owned.map(({ id }) => id).join("|");
  const found = await sql<{ row: string }>`${sql.join(
    tables.map((name) => sql`select ${name} || ' ' || t::text as row from ${sql.table(name)} t where t::text ~ ${ids}`),
    sql` union all `,
  )} order by 1`.execute(db);
  return found.rows.map(({ row }) => row);
}

/** The address with another of A's cases in it. */
const at = (asked: Asked, code: string): Asked => {
  const { attachmentId } = hidden.get(code)!;
  return { ...asked, path: { ...asked.path, code, ...(attachmentId && { attachmentId }) } };
};

const names = (asked: Asked, files: string[]) => files.some((id) => JSON.stringify(asked.body ?? {}).includes(id));

test("every operation of the contract has an entry, and nothing else has", () => {
  expect(Object.keys(ENTRIES).sort()).toEqual([...operations.keys()].sort());
});

test("what is to be hidden is there: A reads each of their cases, the agency each dossier", async () => {
  for (const [code, { kind }] of hidden) {
    expect((await caller.call("getMyCase", { token: a.token, path: { code } })).status).toBe(200);
    if (kind !== "dossier") continue;
    expect((await caller.call("officeGetCase", { office: keys.agency, path: { code } })).status).toBe(200);
  }
  const before = (await rowsOfA()).join();
  expect(before.length).toBeGreaterThan(10_000);
});

const ids = (by: OperationInfo["by"]) => (Object.keys(ENTRIES) as Id[]).filter((id) => operations.get(id)?.by === by);

describe("open to everybody", () => {
  test.each(ids("anybody"))("%s", async (id) => {
    const operation = operations.get(id)!;
    const { ask, others } = ENTRIES[id];
    const asked = (await ask?.(a)) ?? {};
    const before = await rowsOfA();
    const texts = new Set<string>();
    for (const by of [...citizens, { who: "A", token: a.token }, { who: "an office", office: keys.agency }]) {
      const answer = await call(operation, asked, by);
      expect([by.who, outcome(operation, answer)]).toEqual([by.who, "ok"]);
      expectSilent(answer, asked, others === "masked");
      texts.add(answer.text);
      if (!parametersOf(operation).includes("CaseCode")) continue;
      for (const [code, { kind }] of hidden) {
        const hiddenOne = await call(operation, at(asked, code), by);
        const isTold = others === "masked" && kind === "dossier";
        expect([by.who, code, outcome(operation, hiddenOne)]).toEqual([by.who, code, isTold ? "ok" : "case-not-found"]);
        expectSilent(hiddenOne, at(asked, code));
      }
    }
    if (operation.isPublicRead) expect(texts.size, "the same for everybody").toBe(1);
    expect(await rowsOfA()).toEqual(before);
  });
});

describe("an office's", () => {
  /** What others of the agencies may see of it: reports and questions are everybody's who may read cases. */
  const SEALED = () => [...SECRETS].filter((secret) => !/phản-ánh|câu-hỏi|công-an/.test(secret));

  test.each(ids("office"))("%s", async (id) => {
    const operation = operations.get(id)!;
    const asked = (await ENTRIES[id].ask?.(a)) ?? {};
    const thing = thingOf(operation);
    const before = await rowsOfA();
    const withoutScope = await server.running.issueOfficeKey({
      agency: AGENCY!.name,
      scopes: OFFICE_SCOPES.filter((scope) => scope !== operation.scope),
    });
    const turnedAway: [string, Sent, ProblemCode][] = [
      ["nobody", {}, "office-key-invalid"],
      ["A, without a key", { token: a.token }, "office-key-invalid"],
      ["a key that never was", { office: "x".repeat(43) }, "office-key-invalid"],
      ["the agency, without the scope", { office: withoutScope }, "office-scope-required"],
    ];
    for (const [who, by, problem] of turnedAway) {
      const answer = await call(operation, asked, by);
      expect([who, problemOf(answer)]).toEqual([who, problem]);
    }
    const notTheirs = [
      { who: "another agency", office: keys.otherAgency, hides: "dossier" },
      { who: "a key that may not see dossiers", office: keys.withoutDossiers, hides: "dossier" },
      { who: "a key that may not see what the police was told", office: keys.withoutPolice, hides: "police" },
    ];
    for (const { who, office, hides } of notTheirs) {
      if (thing === "UploadId") expect(problemOf(await call(operation, asked, { office }))).toBe(NOT_THEIRS[thing]);
      if (thing !== "CaseCode") continue;
      for (const [code, { kind }] of hidden) {
        if (kind !== hides) continue;
        const isScope = office === keys.withoutDossiers && operation.scope === "dossiers:read";
        const told = isScope ? "office-scope-required" : "case-not-found";
        const answer = await call(operation, at(asked, code), { office });
        expect([who, code, problemOf(answer)]).toEqual([who, code, told]);
      }
    }
    if (operation.method === "GET" && !thing) {
      const dossiers = [...hidden].filter(([, { kind }]) => kind === "dossier").map(([code]) => code);
      for (const office of [keys.otherAgency, keys.withoutDossiers]) {
        const { text } = await call(operation, asked, { office });
        for (const secret of [...SEALED(), ...dossiers]) expect(text).not.toContain(secret);
      }
      expect((await call(operation, asked, { office: keys.withoutPolice })).text).not.toContain("công-an");
    }
    // What was sent to another is not the agency's to say something with.
    const { body } = asked as { body?: { attachmentIds?: string[] } };
    if (body?.attachmentIds) {
      const theirs = await uploadBytes(server.origin, { office: keys.otherAgency }, await jpeg());
      for (const file of [spare, theirs]) {
        const answer = await call(operation, { ...asked, body: { ...body, attachmentIds: [file] } }, keyed());
        expect(problemOf(answer)).toMatch(/^(upload|attachment)-not-found$/);
      }
    }
    expect(await rowsOfA(), "nothing of A's has changed").toEqual(before);
    const right = ENTRIES[id].right ?? "ok";
    expect(outcome(operation, await call(operation, asked, keyed())), "the agency").toBe(right);
  });
  const keyed = () => ({ office: keys.agency });
});

// Last: it ends in A's unlinking and leaving.
describe("a citizen's", () => {
  /** Who is turned away before anything is looked for. */
  const refusal = (operation: OperationInfo, level: number): ProblemCode | undefined => {
    if (level < 0) return level === -1 ? "unauthenticated" : "session-expired";
    return level < operation.level ? "identity-level-required" : undefined;
  };

  test.each(ids("citizen"))("%s", async (id) => {
    const operation = operations.get(id)!;
    const { ask, others } = ENTRIES[id];
    const asked = (await ask?.(a)) ?? {};
    const thing = thingOf(operation);
    const fileOfA = names(asked, a.files) ? "upload-not-found" : undefined;
    const theirs = others ?? (thing && NOT_THEIRS[thing]) ?? fileOfA ?? "themselves";
    const before = await rowsOfA();
    for (const { who, token, level } of citizens) {
      const expected = refusal(operation, level) ?? (theirs === "themselves" ? "ok" : theirs);
      const answer = await call(operation, asked, { token });
      expect([who, outcome(operation, answer)]).toEqual([who, expected]);
      if (expected === "identity-level-required") expect(answer.body.requiredLevel).toBe(operation.level);
      expectSilent(answer, asked);
      // Whatever the address names of A's, and be it what this account sent itself.
      if (thing !== "CaseCode") continue;
      for (const code of hidden.keys()) {
        const hiddenOne = await call(operation, at(asked, code), { token });
        const told = refusal(operation, level) ?? "case-not-found";
        expect([who, code, outcome(operation, hiddenOne)]).toEqual([who, code, told]);
      }
    }
    // An agency's key is nobody's session.
    expect(problemOf(await call(operation, asked, { office: keys.agency }))).toBe("unauthenticated");
    // With a case of one's own, and a file that is A's.
    if (thing === "CaseCode" && fileOfA) {
      const own = await ENTRIES[id].ask!(b);
      const stolen = b.files.reduce((text, file) => text.replaceAll(file, spare), JSON.stringify(own));
      expect(names(JSON.parse(stolen), [spare])).toBe(true);
      expect(problemOf(await call(operation, JSON.parse(stolen), { token: b.token }))).toBe("upload-not-found");
    }
    if (operation.fresh) {
      clock.move(61 * 60_000);
      const aged = await call(operation, asked, { token: a.token });
      clock.offsetMs = 0;
      expect([problemOf(aged), aged.body.requiredLevel]).toEqual(["identity-level-required", operation.level]);
    }
    expect(await rowsOfA(), "nothing of A's has changed").toEqual(before);
    const right = ENTRIES[id].right ?? "ok";
    expect(outcome(operation, await call(operation, asked, { token: a.token })), "A").toBe(right);
  });
});

test("by the tus protocol nobody goes on with an upload of somebody else's", async () => {
  // The walk ended A's session.
  const token = await server.known("walk-d");
  const bytes = await jpeg();
  for (const route of UPLOAD_ROUTES.filter(({ path }) => path.includes("{uploadId}"))) {
    const isOffice = route.by === "office";
    const owner = isOffice ? { office: keys.agency } : { token };
    const uploadId = await caller.announce(owner, bytes.length);
    const path = route.path.replace("{uploadId}", uploadId);
    const headers = {
      "tus-resumable": "1.0.0",
      ...(route.method === "PATCH" && { "upload-offset": "0", "content-type": "application/offset+octet-stream" }),
    };
    const attempt = async (by: Sent) =>
      (
        await send(server.origin, path, {
          ...by,
          method: route.method,
          headers,
          ...(route.method === "PATCH" && { bytes }),
        })
      ).status;
    expect(await attempt({})).toBe(401);
    const stranger = await server.guest();
    const scopes = OFFICE_SCOPES.filter((scope) => scope !== route.scope);
    const withoutScope = await server.running.issueOfficeKey({ agency: AGENCY!.name, scopes });
    if (isOffice) {
      expect(await attempt({ token })).toBe(401);
      expect(await attempt({ office: withoutScope })).toBe(403);
      expect(await attempt({ office: keys.otherAgency })).toBe(404);
    } else {
      expect(await attempt({ office: keys.agency })).toBe(401);
      expect(await attempt({ token: stranger })).toBe(404);
    }
    expect((await caller.sendPiece(owner, uploadId, 0, bytes)).status).toBe(204);
  }
});
