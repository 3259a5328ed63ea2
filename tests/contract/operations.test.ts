// Every operation of the contract answers as it is written. Against our own server, or with `npm run conformance --
// --server URL` against a province's. What that server was given no key for is left out, and said.
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RunningSandbox } from "../../sandbox/start.ts";
import { addDays, civilDate } from "../../contract/calendar.ts";
import { agencyKey, AGENCY, libraryCard } from "../support/dossiers.ts";
import { codesOn, identityOptions, lift, SAU, startProviders, THU, way } from "../support/identity.ts";
import { createCaller, operations } from "../support/contract.ts";
import { jpeg, pdf } from "../support/pictures.ts";
import { bootServer, newKey, problemOf, type TestServer } from "../support/server.ts";

const remote = process.env.CONFORMANCE_SERVER?.replace(/\/$/, "");
const withOffice = !remote || Boolean(process.env.CONFORMANCE_OFFICE_KEY);
const withZalo =
  !remote || Boolean(process.env.CONFORMANCE_ZALO_ACCESS_TOKEN && process.env.CONFORMANCE_ZALO_PHONE_TOKEN);

let own: TestServer | undefined;
let providers: RunningSandbox | undefined;
let caller: ReturnType<typeof createCaller>;
let call: (typeof caller)["call"];
let office: string;
let publicKind: string;
let topicId: string;
let commune: string;

beforeAll(async () => {
  if (!remote) {
    providers = await startProviders();
    own = await bootServer({ identity: identityOptions(providers) });
    providers.connect({ origin: own.origin });
  }
  caller = createCaller(remote ?? own!.origin);
  ({ call } = caller);
  office = own?.office ?? process.env.CONFORMANCE_OFFICE_KEY ?? "";
  const { categories } = (await call("listReportKinds")).body;
  const kinds = categories.flatMap((category: any) => category.kinds);
  publicKind = kinds.find((kind: any) => kind.audience === "public").id;
  topicId = (await call("listTopics")).body.topics[0].id;
  commune = (await call("listCommunes")).body.items[0].code;
});
afterAll(async () => {
  await own?.close();
  await providers?.close();
});

const guest = async (): Promise<string> => (await call("createSession", { body: {} })).body.token;
const upload = async (token: string): Promise<string> => caller.upload({ token }, await jpeg());
const newReport = (attachmentIds: string[] = []) => ({
  kindId: publicKind,
  text: "Kiểm thử hợp đồng: đèn đường tắt.",
  place: { communeCode: commune },
  attachmentIds,
});
const report = async (token: string, attachmentIds: string[] = []) => {
  const answer = await call("createReport", { token, key: newKey(), body: newReport(attachmentIds) });
  expect(answer.status).toBe(201);
  return answer.body;
};
const question = async (token: string, more: object = {}) => {
  const body = {
    topicId,
    title: "Kiểm thử hợp đồng: giờ làm việc?",
    text: "Bộ phận một cửa làm việc mấy giờ?",
    attachmentIds: [],
    ...more,
  };
  const answer = await call("createQuestion", { token, key: newKey(), body });
  expect(answer.status).toBe(201);
  return answer.body;
};
const codes = (answer: { body: any }): string[] => answer.body.items.map((item: any) => item.code);
const NOBODY = "00000000-0000-4000-8000-000000000000";

describe("health", () => {
  test("alive and ready", async () => {
    expect((await call("getLiveness")).status).toBe(200);
    expect((await call("getReadiness")).status).toBe(200);
  });
});

describe("public reads", () => {
  test.each([
    "getProvince",
    "listCommunes",
    "getBoundaries",
    "listIdentityProviders",
    "listReportKinds",
    "listPublicReports",
    "listTopics",
    "searchQuestions",
    "searchProcedures",
    "listProcedureFields",
  ])("%s answers, and not again what the caller holds", async (id) => {
    const first = await call(id);
    expect(first.status).toBe(200);
    const again = await call(id, { headers: { "if-none-match": first.headers.get("etag")! } });
    expect(again.status).toBe(304);
  });
  test("the boundaries have every commune", async () => {
    const { objects } = (await call("getBoundaries")).body;
    const drawn = objects.communes.geometries.map((one: any) => one.properties.code).sort();
    const listed = (await call("listCommunes")).body.items.map((one: any) => one.code).sort();
    expect(drawn).toEqual(listed);
  });
  test("the map takes a box, and refuses half of one", async () => {
    const query = { west: 105, south: 10, east: 107, north: 12 };
    expect((await call("mapPublicReports", { query })).status).toBe(200);
    expect(problemOf(await call("mapPublicReports", { query: { west: 105 } }))).toBe("invalid-request");
  });
  test("lists take their filters", async () => {
    const filters = { commune, category: "nonsense", status: "answered" };
    expect((await call("listPublicReports", { query: filters })).body.items).toEqual([]);
    expect((await call("searchQuestions", { query: { q: "zzzzzz qqqqqq", topic: topicId } })).body.items).toEqual([]);
  });
  test("a procedure that is listed can be read, and not again what the caller holds", async () => {
    const { items } = (await call("searchProcedures", { query: { limit: 1 } })).body;
    if (remote && items.length === 0) return; // a province need not have any yet
    expect(items).toHaveLength(1);
    const [{ code, title, field }] = items;
    expect(codes(await call("searchProcedures", { query: { q: title.vi } }))).toContain(code);
    expect(codes(await call("searchProcedures", { query: { field } }))).toContain(code);
    const fields = (await call("listProcedureFields", { query: { q: title.vi } })).body.items;
    expect(fields).toContainEqual({ field, procedures: expect.any(Number) });
    const first = await call("getProcedure", { path: { code } });
    expect(first.body).toMatchObject({ code, title, field });
    for (const written of first.body.notations)
      expect(codes(await call("searchProcedures", { query: { q: written } }))).toEqual([code]);
    const again = await call("getProcedure", {
      path: { code },
      headers: { "if-none-match": first.headers.get("etag")! },
    });
    expect(again.status).toBe(304);
    expect(problemOf(await call("getProcedure", { path: { code: "9.999999" } }))).toBe("procedure-not-found");
    expect(problemOf(await call("searchProcedures", { query: { cursor: "nonsense" } }))).toBe("invalid-request");
  });
  test("a procedure that says it has a form has one, and the others have none", async () => {
    for (const code of codes(await call("searchProcedures", { query: { limit: 50 } }))) {
      const { hasForm } = (await call("getProcedure", { path: { code } })).body;
      const form = await call("getProcedureForm", { path: { code } });
      if (!hasForm) expect(problemOf(form)).toBe("form-not-found");
      else expect(form.body.pages.length).toBeGreaterThan(0);
    }
    expect(problemOf(await call("getProcedureForm", { path: { code: "9.999999" } }))).toBe("procedure-not-found");
  });
  test("unknown parameters, cursors and codes are refused", async () => {
    expect(problemOf(await call("listPublicReports", { query: { nonsense: 1 } }))).toBe("invalid-request");
    expect(problemOf(await call("listPublicReports", { query: { cursor: "nonsense" } }))).toBe("invalid-request");
    const path = { code: "PA-000101-9999", attachmentId: NOBODY };
    expect(problemOf(await call("getPublicReport", { path }))).toBe("case-not-found");
    expect(problemOf(await call("getPublicQuestion", { path }))).toBe("case-not-found");
    expect(problemOf(await call("getPublicAttachment", { path }))).toBe("case-not-found");
  });
});

describe("sessions", () => {
  test("a guest begins, looks and ends", async () => {
    const token = await guest();
    const { body } = await call("getSession", { token });
    expect(body).toMatchObject({ level: 0, guest: true });
    expect((await call("endSession", { token })).status).toBe(204);
    expect(problemOf(await call("getSession", { token }))).toBe("session-expired");
  });
  test("without a session", async () => {
    expect(problemOf(await call("getSession"))).toBe("unauthenticated");
    expect(problemOf(await call("listMyCases"))).toBe("unauthenticated");
  });
  test("a Zalo token that is none", async () => {
    const answer = await call("createSession", { body: { zaloAccessToken: "not-a-token" } });
    expect(["zalo-token-invalid", "zalo-unavailable", "zalo-outside-vietnam"]).toContain(problemOf(answer));
  });
});

describe("identity", () => {
  const attempt = { attemptId: NOBODY };
  test("below the level it needs, nothing begins and nothing is told", async () => {
    const token = await guest();
    const start = await call("startIdentityAttempt", { token, body: { provider: "any" } });
    expect([problemOf(start), start.body.requiredLevel]).toEqual(["identity-level-required", 1]);
    const body = { secret: "0".repeat(40), code: "123456" };
    expect(problemOf(await call("completeIdentityAttempt", { token, path: attempt, body }))).toBe(
      "identity-level-required",
    );
    expect(problemOf(await call("getIdentityAttempt", { token, path: attempt }))).toBe("identity-level-required");
    expect(problemOf(await call("getMyIdentity", { token }))).toBe("identity-level-required");
    expect((await call("unlinkIdentity", { token })).body).toMatchObject({ level: 0, guest: true });
  });
  if (remote) return;
  test("an identity is proven, told and taken off again", async () => {
    const token = await own!.known("contract-level-2");
    const mine = way(own!, token);
    const [first] = (await call("listIdentityProviders")).body.items;
    const begun = (await call("startIdentityAttempt", { token, body: { provider: first.id } })).body;
    expect(problemOf(await call("getIdentityAttempt", { token, path: attempt }))).toBe("identity-attempt-not-found");
    const { digits } = codesOn(await mine.browse(begun, THU));
    const path = { attemptId: begun.id };
    expect((await call("getIdentityAttempt", { token, path })).body.state).toBe("returned");
    const body = { secret: begun.secret, code: digits };
    expect((await call("completeIdentityAttempt", { token, path, body })).body.level).toBe(2);
    expect((await call("getMyIdentity", { token })).body.name).toBe("Nguyễn Văn Thử");
    expect((await call("unlinkIdentity", { token })).body.level).toBe(1);
  });
});

describe("dossiers", () => {
  test("below level 2 nothing is submitted, and a code that is none of ours leads nowhere", async () => {
    const token = await guest();
    const path = {
      code: "H99.11-260302-9999",
      attachmentId: NOBODY,
      linkId: NOBODY,
      formId: "02-1",
      coDeclarationId: NOBODY,
    };
    const withoutBody = ["reuseResult", "makeResultLink"];
    const calls: [string, object?][] = [
      ["reuseResult"],
      ["makeResultLink"],
      ["listResultLinks"],
      ["takeBackResultLink"],
      ["getDossierForm"],
      ["submitDossier", libraryCard(commune, [], "2026-03-05")],
      ["getDossierReceipt"],
      ["getDossierResult"],
      ["supplementDossier", { answers: {}, papers: [], attachmentIds: [] }],
      ["withdrawDossier", {}],
      ["requestRefund", {}],
      ["listConsents"],
      ["withdrawConsent", { id: "sharing" }],
      ["askCoDeclaration", { procedureCode: "1.900001", formVersion: 1, answers: {} }],
      ["getMyCoDeclaration"],
      ["readCoDeclaration", { token: "0".repeat(43) }],
      ["answerCoDeclaration", { token: "0".repeat(43), agree: true }],
    ];
    for (const [id, body] of calls) {
      const isKeyed = id !== "readCoDeclaration" && (body ?? withoutBody.includes(id));
      const key = isKeyed ? { key: newKey() } : {};
      const answer = await call(id, { token, path, ...key, ...(body && { body }) });
      expect([id, problemOf(answer), answer.body.requiredLevel]).toEqual([id, "identity-level-required", 2]);
    }
    expect(problemOf(await call("lookUpDossier", { path }))).toBe("case-not-found");
    expect(problemOf(await call("checkResult", { path: { token: "0".repeat(43) } }))).toBe("result-not-found");
  });
  if (remote) return;
  test("handed in, supplemented, decided, opened, looked up and checked; another one withdrawn", async () => {
    const token = await own!.known("contract-dossier");
    await lift(own!, token, SAU);
    const startsOn = addDays(civilDate(own!.clock.now()), 3);
    const submit = async () => {
      const body = libraryCard(AGENCY!.communeCode, [await upload(token)], startsOn);
      const answer = await call("submitDossier", { token, key: newKey(), body });
      expect(answer.status).toBe(201);
      return answer.body.code as string;
    };
    const code = await submit();
    const key = await agencyKey(own!);
    const step = (body: object) => call("officeStepDossier", { office: key, key: newKey(), path: { code }, body });
    expect((await call("getDossierReceipt", { token, path: { code } })).status).toBe(200);
    expect((await step({ action: "accept" })).body.case.dossier.processing).toBe("accepted");
    const items = [{ kind: "document", id: "photoPaper", reason: "Ảnh mờ, không đọc được." }];
    expect((await step({ action: "requestSupplement", items })).body.case.status).toBe("waiting");
    const body = { answers: {}, papers: [{ document: "photoPaper", pages: 1 }], attachmentIds: [await upload(token)] };
    expect((await call("supplementDossier", { token, key: newKey(), path: { code }, body })).status).toBe(200);
    await step({ action: "startProcessing" });
    const result = await caller.upload({ office: key }, pdf());
    const done = await step({ action: "finish", attachmentIds: [result], signedBy: "Nguyễn Văn Ký" });
    expect(done.body.case.dossier.result.attachments).toHaveLength(1);
    const { dossier } = (await call("getMyCase", { token, path: { code } })).body;
    const [{ id: attachmentId }] = dossier.result.attachments;
    expect((await call("getDossierResult", { token, path: { code, attachmentId } })).status).toBe(200);
    expect((await call("lookUpDossier", { path: { code } })).body).toMatchObject({ code, processing: "handedOver" });
    const path = { token: dossier.result.checkUrl.split("/").pop() };
    expect((await call("checkResult", { path })).body.files).toHaveLength(1);

    const ofIt = { token, path: { code } };
    expect((await call("getDossierForm", { token, path: { code, formId: "02-1" } })).status).toBe(200);
    const atDesk = { office: key, path: { code, formId: "02-1" } };
    expect((await call("officeGetDossierForm", atDesk)).status).toBe(200);
    const [lent] = (await call("reuseResult", { ...ofIt, key: newKey() })).body.items;
    const next = libraryCard(AGENCY!.communeCode, [lent.id], startsOn);
    const after = await call("submitDossier", { token, key: newKey(), body: next });
    expect(after.body.dossier.papers[0].attachments[0].from.code).toBe(code);
    const { link } = (await call("makeResultLink", { ...ofIt, key: newKey() })).body;
    expect((await call("listResultLinks", ofIt)).body.items).toMatchObject([{ id: link.id, state: "waiting" }]);
    expect((await call("takeBackResultLink", { token, path: { code, linkId: link.id } })).status).toBe(204);
    const rating = { level: 3, reasons: ["progress"] };
    expect((await call("rateCase", { ...ofIt, key: newKey(), body: rating })).body.rating).toEqual(rating);
    const day = civilDate(own!.clock.now());
    const counts = await call("officeGetDossierStatistics", { office: key, query: { from: day, to: day } });
    expect(counts.body).toMatchObject({ ended: 1, rated: 1, disliked: 0 });
    const second = { code: await submit() };
    const withdrawn = await call("withdrawDossier", { token, key: newKey(), path: second, body: {} });
    expect(withdrawn.body.dossier.processing).toBe("withdrawn");
    expect((await call("listConsents", { token })).body.items[0].code).toBe(second.code);
    const declared = { token, key: newKey(), path: second, body: { id: "truth" } };
    expect(problemOf(await call("withdrawConsent", declared))).toBe("transition-not-allowed");
    const unpaid = await call("requestRefund", { token, key: newKey(), path: second, body: {} });
    expect(problemOf(unpaid)).toBe("transition-not-allowed");
  });
});

if (!remote)
  test("an officer enters a dossier at the counter, prints it, supplements it and withdraws it", async () => {
    const key = await agencyKey(own!);
    const paper = async () => caller.upload({ office: key }, await jpeg());
    const startsOn = addDays(civilDate(own!.clock.now()), 3);
    const { communeCode: _, ...card } = libraryCard(AGENCY!.communeCode, [await paper()], startsOn);
    const person = { identityNumber: "072148000099", name: "Võ Thị Chín", birthDate: "1948-01-02", sex: "female" };
    const body = { ...card, person, delivery: { method: "counter" } };
    const entered = await call("officeEnterDossier", { office: key, key: newKey(), body });
    expect(entered.status).toBe(201);
    const path = { code: entered.body.code };
    expect((await call("officeGetReceipt", { office: key, path })).status).toBe(200);
    const items = [{ kind: "document", id: "photoPaper", reason: "Ảnh mờ, không đọc được." }];
    const ask = { action: "requestSupplement", items };
    await call("officeStepDossier", { office: key, key: newKey(), path, body: ask });
    const given = { answers: {}, papers: [{ document: "photoPaper", pages: 1 }], attachmentIds: [await paper()] };
    const supplied = await call("officeSupplementDossier", { office: key, key: newKey(), path, body: given });
    expect(supplied.body.case.status).toBe("received");
    const taken = await call("officeWithdrawDossier", { office: key, key: newKey(), path, body: {} });
    expect(taken.body.case.dossier.processing).toBe("withdrawn");
  });

describe("places", () => {
  test("a pin has a commune, or none outside the province", async () => {
    const token = await guest();
    const outside = await call("locate", { token, body: { point: { latitude: 0, longitude: 0 } } });
    expect(outside.status).toBe(200);
    expect(outside.body.commune).toBeUndefined();
    expect(problemOf(await call("locate", { token, body: {} }))).toBe("invalid-request");
  });
});

describe("uploads", () => {
  test("a file comes in pieces, goes on where it stopped, is looked at and taken back", async () => {
    const token = await guest();
    const bytes = await jpeg();
    const half = Math.floor(bytes.length / 2);
    const uploadId = await caller.announce({ token }, bytes.length);
    const first = await caller.sendPiece({ token }, uploadId, 0, bytes.subarray(0, half));
    expect([first.status, first.headers.get("upload-offset")]).toEqual([204, String(half)]);
    expect((await call("getUpload", { token, path: { uploadId } })).body).toMatchObject({
      state: "partial",
      received: half,
      bytes: bytes.length,
    });
    const state = await caller.tus("HEAD", { token }, { uploadId });
    expect(state.headers.get("upload-offset")).toBe(String(half));
    expect(state.headers.get("upload-length")).toBe(String(bytes.length));
    // From where it does not stand, nothing is taken.
    expect((await caller.sendPiece({ token }, uploadId, 1, bytes.subarray(1))).status).toBe(409);
    expect((await caller.sendPiece({ token }, uploadId, half, bytes.subarray(half))).status).toBe(204);
    expect((await call("getUpload", { token, path: { uploadId } })).body).toMatchObject({
      state: "stored",
      width: 640,
      height: 480,
    });
    for (const size of ["thumb", "full"])
      expect((await call("getUploadPicture", { token, path: { uploadId }, query: { size } })).status).toBe(200);
    expect((await call("deleteUpload", { token, path: { uploadId } })).status).toBe(204);
    expect(problemOf(await call("deleteUpload", { token, path: { uploadId } }))).toBe("upload-not-found");
  });
  test("somebody else's upload is as good as none", async () => {
    const uploadId = await upload(await guest());
    const token = await guest();
    const path = { uploadId };
    expect(problemOf(await call("getUpload", { token, path }))).toBe("upload-not-found");
    expect(problemOf(await call("getUploadPicture", { token, path }))).toBe("upload-not-found");
    expect((await caller.tus("HEAD", { token }, { uploadId })).status).toBe(404);
  });
  test("what is no file of ours is refused, and says why again when asked", async () => {
    const token = await guest();
    const bytes = Buffer.from("Đây không phải là một tấm ảnh.");
    const uploadId = await caller.announce({ token }, bytes.length);
    expect(problemOf(await caller.sendPiece({ token }, uploadId, 0, bytes))).toBe("file-type-unsupported");
    expect((await call("getUpload", { token, path: { uploadId } })).body).toMatchObject({
      state: "refused",
      problem: "file-type-unsupported",
    });
    const tooLarge = await caller.tus("POST", { token }, { headers: { "upload-length": "17000000" } });
    expect(problemOf(tooLarge)).toBe("file-too-large");
    expect(problemOf(await caller.tus("POST", { token }, { headers: { "upload-length": "0" } }))).toBe("file-empty");
  });
});

describe("drafts", () => {
  const content = (baseVersion: number, more: object = {}) => ({
    service: "reports",
    formVersion: "1",
    answers: { text: "Đèn đường" },
    attachments: [],
    at: "words",
    savedAt: new Date().toISOString(),
    baseVersion,
    device: "Điện thoại Android",
    ...more,
  });
  test("one is saved, listed, read, saved over, contradicted and thrown away", async () => {
    const token = await guest();
    const path = { draftId: randomUUID() };
    const save = (body: object) => call("saveDraft", { token, path, body });
    expect((await save(content(0))).body).toMatchObject({ id: path.draftId, version: 1 });
    expect((await call("listDrafts", { token })).body.items).toHaveLength(1);
    expect((await call("getDraft", { token, path })).body.content.answers).toEqual({ text: "Đèn đường" });
    expect((await save(content(1, { answers: { text: "Đèn đường tắt" } }))).body.version).toBe(2);
    expect(problemOf(await save(content(1, { answers: { text: "Đèn tắt" } })))).toBe("draft-conflict");
    expect((await call("deleteDraft", { token, path })).status).toBe(204);
    expect(problemOf(await call("getDraft", { token, path }))).toBe("draft-not-found");
  });
  test("a phone leaves its key and finds it again", async () => {
    const token = await guest();
    const body = { id: "0123456789abcdef", key: Buffer.alloc(32, 7).toString("base64") };
    expect((await call("keepVaultKey", { token, body })).status).toBe(204);
    expect((await call("listVaultKeys", { token })).body.items).toEqual([body]);
  });
});

describe("cases", () => {
  test("a report is sent, listed and seen with its picture and its paper", async () => {
    const token = await guest();
    const attachmentId = await upload(token);
    const paper = await caller.upload({ token }, pdf());
    const { code, kind, attachments } = await report(token, [attachmentId, paper]);
    expect(kind).toBe("report");
    expect(attachments.map((each: any) => each.type)).toEqual(["image/webp", "application/pdf"]);
    expect(codes(await call("listMyCases", { token }))).toEqual([code]);
    expect((await call("getMyCase", { token, path: { code } })).body.code).toBe(code);
    for (const size of ["thumb", "full"])
      expect((await call("getMyAttachment", { token, path: { code, attachmentId }, query: { size } })).status).toBe(
        200,
      );
    expect((await call("getMyAttachment", { token, path: { code, attachmentId: paper } })).status).toBe(200);
  });
  test("a question is asked; the list tells the kinds apart", async () => {
    const token = await guest();
    const asked = await question(token);
    const reported = await report(token);
    expect(asked.question).toEqual({ topicId, title: "Kiểm thử hợp đồng: giờ làm việc?" });
    expect(codes(await call("listMyCases", { token, query: { kind: "question" } }))).toEqual([asked.code]);
    expect(codes(await call("listMyCases", { token }))).toEqual([reported.code, asked.code]);
    const unknown = { topicId: "nonsense", title: "Câu hỏi thử", text: "Không có chủ đề này.", attachmentIds: [] };
    expect(problemOf(await call("createQuestion", { token, key: newKey(), body: unknown }))).toBe("topic-unknown");
  });
  test("the same key answers the same; another body is refused", async () => {
    const token = await guest();
    const key = newKey();
    const body = newReport();
    const first = await call("createReport", { token, key, body });
    const second = await call("createReport", { token, key, body });
    expect(second.body).toEqual(first.body);
    const other = await call("createReport", { token, key, body: { ...body, text: "Một nội dung khác hẳn." } });
    expect(problemOf(other)).toBe("idempotency-key-reused");
  });
  test("what is not a report is refused, field by field", async () => {
    const token = await guest();
    const body = { ...newReport(), text: "ngắn", extra: 1 };
    const answer = await call("createReport", { token, key: newKey(), body });
    expect(problemOf(answer)).toBe("invalid-request");
    expect(answer.body.fields.map((field: any) => field.path).sort()).toEqual(["/body/extra", "/body/text"]);
    const taken = newReport([NOBODY]);
    expect(problemOf(await call("createReport", { token, key: newKey(), body: taken }))).toBe("upload-not-found");
  });
  test("lists are pages", async () => {
    const token = await guest();
    const sent = [await report(token), await report(token), await report(token)].map(({ code }) => code);
    const first = await call("listMyCases", { token, query: { limit: 2 } });
    expect(first.body.nextCursor).toBeDefined();
    const second = await call("listMyCases", { token, query: { limit: 2, cursor: first.body.nextCursor } });
    expect(second.body.nextCursor).toBeUndefined();
    expect([...codes(first), ...codes(second)]).toEqual(sent.reverse());
  });
  test("what is too early, and what is somebody else's", async () => {
    const token = await guest();
    const { code } = await report(token);
    const words = { text: "Vẫn chưa sáng.", attachmentIds: [] };
    const act = (id: string, body: object, by = token) => call(id, { token: by, key: newKey(), path: { code }, body });
    expect(problemOf(await act("replyToCase", words))).toBe("transition-not-allowed");
    expect(problemOf(await act("reopenCase", words))).toBe("transition-not-allowed");
    expect(problemOf(await act("rateCase", { level: 5 }))).toBe("transition-not-allowed");
    expect(problemOf(await act("reopenCase", words, await guest()))).toBe("case-not-found");
    expect(problemOf(await call("followCase", { token, path: { code } }))).toBe("case-not-found");
    expect((await call("listFollowed", { token })).body.items).toEqual([]);
    expect((await call("listLooks", { token })).body.items).toEqual([]);
  });
});

if (withZalo) {
  describe("Zalo", () => {
    test("name and phone raise to level 1", async () => {
      const zaloAccessToken = own
        ? own.graph.user("AT-contract", { id: "contract", name: "Nguyễn Thị Hợp Đồng" })
        : process.env.CONFORMANCE_ZALO_ACCESS_TOKEN!;
      const phoneToken = own
        ? own.graph.code("PT-contract", zaloAccessToken, { number: "84901234567" })
        : process.env.CONFORMANCE_ZALO_PHONE_TOKEN!;
      const { token } = (await call("createSession", { body: { zaloAccessToken } })).body;
      const { body } = await call("raiseToLevel1", { token, body: { zaloAccessToken, phoneToken } });
      expect(body).toMatchObject({ level: 1, guest: false });
      expect(body.phoneMasked).toMatch(/\d{3}$/);
      if (!withOffice) return;
      // Who looked at them can be read.
      const shared = { ...newReport(), shareContact: true };
      const { code } = (await call("createReport", { token, key: newKey(), body: shared })).body;
      expect((await call("officeGetCase", { office, path: { code } })).body.sender.phone).toMatch(/^\+?84/);
      expect((await call("listLooks", { token })).body.items[0].caseCode).toBe(code);
    });
  });
}

if (withOffice) {
  describe("the office", () => {
    const act = (id: string, code: string, body?: object) => call(id, { office, key: newKey(), path: { code }, body });
    const upload = async (): Promise<string> => caller.upload({ office }, await jpeg());
    const text = "Đã sửa xong, cảm ơn ông/bà đã báo tin.";
    const reason = "Nội dung không thuộc thẩm quyền của tỉnh.";

    test("without a key, and without an officer", async () => {
      expect(problemOf(await call("officeListCases"))).toBe("office-key-invalid");
      expect(problemOf(await call("officeListCases", { headers: { "x-office-key": office } }))).toBe("invalid-request");
    });
    test("lists, reads, accepts, passes on, answers with a picture, publishes, takes back", async () => {
      const token = await guest();
      const attachmentId = await caller.upload({ token }, await jpeg());
      const { code } = await report(token, [attachmentId]);
      const query = { kind: "report", status: "received", commune, limit: 50 };
      expect((await call("officeListCases", { office, query })).status).toBe(200);
      for (const attention of ["overdue", "reopened", "to-publish"])
        expect((await call("officeListCases", { office, query: { attention } })).status).toBe(200);
      const seen = (await call("officeGetCase", { office, path: { code } })).body;
      expect(seen.case.code).toBe(code);
      expect(seen.steps.map(({ action }: any) => action)).toContain("accept");
      expect((await call("officeGetAttachment", { office, path: { code, attachmentId } })).status).toBe(200);
      expect((await act("officeAcceptCase", code)).body.case.status).toBe("accepted");
      expect(problemOf(await act("officeAcceptCase", code))).toBe("transition-not-allowed");
      const passed = await act("officePassCase", code, { agency: "Đội quản lý đèn đường" });
      expect(passed.body.case.agency).toBe("Đội quản lý đèn đường");
      expect(problemOf(await act("officeAnswerCase", code, { text, attachmentIds: [] }))).toBe("answer-needs-reason");
      const after = await upload();
      expect((await call("officeGetUpload", { office, path: { uploadId: after } })).body.state).toBe("stored");
      const answered = await act("officeAnswerCase", code, { text, attachmentIds: [after] });
      expect(answered.body.case.status).toBe("answered");
      expect(answered.body.case.timeline.at(-1)).toMatchObject({ event: "answered", by: "office", text });
      const published = await act("officePublishCase", code, { published: true, attachmentIds: [attachmentId, after] });
      expect(published.body.case.published).toBe(true);
      const everybody = (await call("getPublicReport", { path: { code } })).body;
      expect(everybody.attachments).toHaveLength(1);
      expect(everybody.timeline.find(({ event }: any) => event === "answered").attachments).toHaveLength(1);
      expect((await call("getPublicAttachment", { path: { code, attachmentId } })).status).toBe(200);

      // Somebody else follows it, and it goes from their list with the publication.
      const stranger = await guest();
      expect((await call("followCase", { token: stranger, path: { code } })).status).toBe(204);
      const [followed] = (await call("listFollowed", { token: stranger })).body.items;
      expect(followed).toMatchObject({ summary: { code }, changed: false });
      expect((await call("unfollowCase", { token: stranger, path: { code } })).status).toBe(204);
      await act("officePublishCase", code, { published: false, attachmentIds: [] });
      expect(problemOf(await call("getPublicReport", { path: { code } }))).toBe("case-not-found");
    });
    test("asks back, is answered, answers, is contradicted and rated", async () => {
      const token = await guest();
      const { code } = await report(token);
      const mine = (id: string, body: object) => call(id, { token, key: newKey(), path: { code }, body });
      const words = (text: string) => ({ text, attachmentIds: [] });
      expect((await act("officeAskBack", code, words("Xin cho biết số cột đèn."))).body.case.status).toBe("waiting");
      expect((await call("getMyCase", { token, path: { code } })).body.can).toEqual(["reply"]);
      expect((await mine("replyToCase", words("Cột số 12."))).body.status).toBe("accepted");
      const answer = { text, attachmentIds: [], noPhotoReason: "Sửa lúc trời tối." };
      expect((await act("officeAnswerCase", code, answer)).body.case.status).toBe("answered");
      const reopened = (await mine("reopenCase", words("Tối qua lại tắt."))).body;
      expect(reopened.status).toBe("reopened");
      await act("officeAnswerCase", code, answer);
      expect(problemOf(await mine("reopenCase", words("Lại tắt nữa.")))).toBe("transition-not-allowed");
      expect((await mine("rateCase", { level: 2, text: "Phải nhắc hai lần." })).body.rating.level).toBe(2);
      expect(problemOf(await mine("rateCase", { level: 5 }))).toBe("already-rated");
    });
    test("closes without having solved it, and refuses, with a reason the citizen reads", async () => {
      const token = await guest();
      const closed = await report(token);
      expect((await act("officeCloseCase", closed.code, { reason })).body.case.status).toBe("closed");
      const refused = await report(token);
      expect((await act("officeRefuseCase", refused.code, { reason })).body.case.status).toBe("refused");
      for (const { code } of [closed, refused]) {
        const { timeline } = (await call("getMyCase", { token, path: { code } })).body;
        expect(timeline.at(-1).text).toBe(reason);
      }
    });
    test("answers a question with its law, for everybody who asked the same", async () => {
      const token = await guest();
      const word = `zq${Date.now().toString(36)}`;
      const first = await question(token, { title: `Câu hỏi thử ${word}` });
      const same = await question(await guest());
      expect((await act("officeJoinQuestion", same.code, { into: first.code })).status).toBe(200);
      expect(problemOf(await act("officeJoinQuestion", first.code, { into: same.code }))).toBe("join-not-possible");
      const citations = [{ title: "Luật Hộ tịch 2014, Điều 16", procedureCode: "1.001193" }];
      await act("officeAnswerCase", first.code, { text, attachmentIds: [], citations });
      expect((await call("officeGetCase", { office, path: { code: same.code } })).body.case.status).toBe("answered");
      await act("officePublishCase", first.code, { published: true, attachmentIds: [] });
      const seen = (await call("getPublicQuestion", { path: { code: first.code } })).body;
      expect(seen).toMatchObject({ asked: 2, answer: { text, citations } });
      expect(codes(await call("searchQuestions", { query: { q: word } }))).toEqual([first.code]);
      await act("officePublishCase", first.code, { published: false, attachmentIds: [] });
      expect(codes(await call("searchQuestions", { query: { q: word } }))).toEqual([]);
    });
    test("edits procedures by the version that was read", async () => {
      const edit = (id: string, body: object) => call(id, { office, key: newKey(), path, body });
      const { items } = (await call("officeListProcedures", { office, query: { limit: 1 } })).body;
      if (remote && items.length === 0) return;
      const [{ code, version, submissionMode }] = items;
      const path = { code };
      const { file, state, versions } = (await call("officeGetProcedure", { office, path })).body;
      expect([state.version, versions[0].version]).toEqual([version, version]);
      const tooOld = version + 1;
      for (const [id, body] of [
        ["officeReplaceProcedure", { file }],
        ["officeTakeProcedureUpdate", { offer: "nonsense" }],
        ["officeSetSubmissionMode", { submissionMode }],
        ["officeAbolishProcedure", { abolished: { since: "2026-01-05", reason: "Bãi bỏ." } }],
        ["officeReinstateProcedure", {}],
      ] as const)
        expect(problemOf(await edit(id, { edits: tooOld, ...body }))).toBe("procedure-changed");
      const wrong = await edit("officeReplaceProcedure", { edits: version, file: { ...file, published: {} } });
      expect(problemOf(wrong)).toBe("invalid-request");
      // Real edits are for our own server: a province's would stand there for good.
      if (remote) return;
      const replaced = await edit("officeReplaceProcedure", { edits: version, file });
      expect(replaced.body).toMatchObject({ version: version + 1, edited: true });
      const mode = await edit("officeSetSubmissionMode", { edits: version + 1, submissionMode: "counter" });
      expect(mode.body).toMatchObject({ version: version + 2, submissionMode: "counter" });
      const back = await edit("officeSetSubmissionMode", { edits: version + 2, submissionMode });
      expect(back.body.version).toBe(version + 3);
    });
    test("puts a banner on a service, and takes it off", async () => {
      const path = { moduleId: "reports" };
      const set = (body: object) => call("officeSetModule", { office, path, body });
      expect((await set({ open: true, banner: { vi: "Có bão, trả lời chậm hơn." } })).status).toBe(200);
      const { modules } = (await call("getProvince")).body;
      expect(modules.find((one: any) => one.id === "reports").banner.vi).toContain("bão");
      expect((await set({ open: true })).status).toBe(200);
    });
  });
}

test("every operation of the contract is called in this file", () => {
  const source = readFileSync(import.meta.filename, "utf8");
  expect([...operations.keys()].filter((id) => !source.includes(`"${id}"`))).toEqual([]);
});
