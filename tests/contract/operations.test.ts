// Every operation of the contract answers as it is written. Against our own server, or with `npm run conformance --
// --server URL` against a province's. What that server was given no key for is left out, and said.
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createCaller, operations } from "../support/contract.ts";
import { jpeg } from "../support/pictures.ts";
import { bootServer, newKey, problemOf, type TestServer } from "../support/server.ts";

const remote = process.env.CONFORMANCE_SERVER?.replace(/\/$/, "");
const withOffice = !remote || Boolean(process.env.CONFORMANCE_OFFICE_KEY);
const withZalo =
  !remote || Boolean(process.env.CONFORMANCE_ZALO_ACCESS_TOKEN && process.env.CONFORMANCE_ZALO_PHONE_TOKEN);

let own: TestServer | undefined;
let call: ReturnType<typeof createCaller>["call"];
let office: string;
let publicKind: string;
let commune: string;

beforeAll(async () => {
  if (!remote) own = await bootServer();
  ({ call } = createCaller(remote ?? own!.origin));
  office = own?.office ?? process.env.CONFORMANCE_OFFICE_KEY ?? "";
  const { categories } = (await call("listReportKinds")).body;
  const kinds = categories.flatMap((category: any) => category.kinds);
  publicKind = kinds.find((kind: any) => kind.audience === "public").id;
  commune = (await call("listCommunes")).body.items[0].code;
});
afterAll(() => own?.close());

const guest = async (): Promise<string> => (await call("createSession", { body: {} })).body.token;
const upload = async (token: string): Promise<string> => {
  const answer = await call("createUpload", { token, key: newKey(), bytes: await jpeg() });
  expect(answer.status).toBe(201);
  return answer.body.id;
};
const report = async (token: string, photoIds: string[] = []) => {
  const body = {
    kindId: publicKind,
    text: "Kiểm thử hợp đồng: đèn đường tắt.",
    place: { communeCode: commune },
    photoIds,
  };
  const answer = await call("createReport", { token, key: newKey(), body });
  expect(answer.status).toBe(201);
  return answer.body;
};

describe("health", () => {
  test("alive and ready", async () => {
    expect((await call("getLiveness")).status).toBe(200);
    expect((await call("getReadiness")).status).toBe(200);
  });
});

describe("public reads", () => {
  test.each(["getProvince", "listCommunes", "getBoundaries", "listReportKinds", "listPublicReports"])(
    "%s answers, and not again what the caller holds",
    async (id) => {
      const first = await call(id);
      expect(first.status).toBe(200);
      const again = await call(id, { headers: { "if-none-match": first.headers.get("etag")! } });
      expect(again.status).toBe(304);
    },
  );
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
  test("unknown parameters, cursors and codes are refused", async () => {
    expect(problemOf(await call("listPublicReports", { query: { nonsense: 1 } }))).toBe("invalid-request");
    expect(problemOf(await call("listPublicReports", { query: { cursor: "nonsense" } }))).toBe("invalid-request");
    expect(problemOf(await call("getPublicReport", { path: { code: "PA-000101-9999" } }))).toBe("report-not-found");
    const path = { code: "PA-000101-9999", photoId: "00000000-0000-4000-8000-000000000000" };
    expect(problemOf(await call("getPublicPhoto", { path }))).toBe("report-not-found");
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
    expect(problemOf(await call("listMyReports"))).toBe("unauthenticated");
  });
  test("a Zalo token that is none", async () => {
    const answer = await call("createSession", { body: { zaloAccessToken: "not-a-token" } });
    expect(["zalo-token-invalid", "zalo-unavailable", "zalo-outside-vietnam"]).toContain(problemOf(answer));
  });
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

describe("uploads and reports", () => {
  test("a photo is stored, and taken back", async () => {
    const token = await guest();
    const uploadId = await upload(token);
    expect((await call("deleteUpload", { token, path: { uploadId } })).status).toBe(204);
    expect(problemOf(await call("deleteUpload", { token, path: { uploadId } }))).toBe("upload-not-found");
  });
  test("a report is sent, listed and seen with its photo", async () => {
    const token = await guest();
    const photoId = await upload(token);
    const { code, photos } = await report(token, [photoId]);
    expect(photos).toHaveLength(1);
    const { items } = (await call("listMyReports", { token })).body;
    expect(items.map((item: any) => item.code)).toEqual([code]);
    expect((await call("getMyReport", { token, path: { code } })).body.code).toBe(code);
    for (const size of ["thumb", "full"])
      expect((await call("getMyPhoto", { token, path: { code, photoId }, query: { size } })).status).toBe(200);
  });
  test("the same key answers the same; another body is refused", async () => {
    const token = await guest();
    const key = newKey();
    const body = {
      kindId: publicKind,
      text: "Cùng một khóa, gửi hai lần.",
      place: { communeCode: commune },
      photoIds: [],
    };
    const first = await call("createReport", { token, key, body });
    const second = await call("createReport", { token, key, body });
    expect(second.body).toEqual(first.body);
    const other = await call("createReport", { token, key, body: { ...body, text: "Một nội dung khác hẳn." } });
    expect(problemOf(other)).toBe("idempotency-key-reused");
  });
  test("what is not a report is refused, field by field", async () => {
    const token = await guest();
    const key = newKey();
    const body = { kindId: publicKind, text: "ngắn", place: { communeCode: commune }, photoIds: [], extra: 1 };
    const answer = await call("createReport", { token, key, body });
    expect(problemOf(answer)).toBe("invalid-request");
    expect(answer.body.fields.map((field: any) => field.path).sort()).toEqual(["/body/extra", "/body/text"]);
  });
  test("lists are pages", async () => {
    const token = await guest();
    const sent = [await report(token), await report(token), await report(token)].map(({ code }) => code);
    const first = (await call("listMyReports", { token, query: { limit: 2 } })).body;
    expect(first.nextCursor).toBeDefined();
    const second = (await call("listMyReports", { token, query: { limit: 2, cursor: first.nextCursor } })).body;
    expect(second.nextCursor).toBeUndefined();
    expect([...first.items, ...second.items].map((item: any) => item.code)).toEqual(sent.reverse());
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
    });
  });
}

if (withOffice) {
  describe("the office", () => {
    const act = (id: string, code: string, body?: object) => call(id, { office, key: newKey(), path: { code }, body });

    test("without a key, and without an officer", async () => {
      expect(problemOf(await call("officeListReports"))).toBe("office-key-invalid");
      expect(problemOf(await call("officeListReports", { headers: { "x-office-key": office } }))).toBe(
        "invalid-request",
      );
    });
    test("lists, reads, accepts, answers with a photo, publishes, takes back", async () => {
      const token = await guest();
      const photoId = await upload(token);
      const { code } = await report(token, [photoId]);
      expect((await call("officeListReports", { office, query: { status: "received", limit: 50 } })).status).toBe(200);
      expect((await call("officeGetReport", { office, path: { code } })).body.report.code).toBe(code);
      expect((await call("officeGetPhoto", { office, path: { code, photoId } })).status).toBe(200);
      expect((await act("officeAcceptReport", code)).body.report.status).toBe("accepted");
      expect(problemOf(await act("officeAcceptReport", code))).toBe("transition-not-allowed");
      const after = (await call("officeCreateUpload", { office, key: newKey(), bytes: await jpeg() })).body.id;
      const text = "Đã sửa xong, cảm ơn ông/bà đã báo tin.";
      expect(problemOf(await act("officeAnswerReport", code, { text, photoIds: [] }))).toBe("answer-needs-reason");
      const answered = await act("officeAnswerReport", code, { text, photoIds: [after] });
      expect(answered.body.report).toMatchObject({ status: "answered", answer: { text } });
      const published = await act("officePublishReport", code, { published: true, photoIds: [photoId, after] });
      expect(published.body.report.published).toBe(true);
      const seen = (await call("getPublicReport", { path: { code } })).body;
      expect(seen.photos).toHaveLength(1);
      expect(seen.answer.photos).toHaveLength(1);
      expect((await call("getPublicPhoto", { path: { code, photoId } })).status).toBe(200);
      await act("officePublishReport", code, { published: false, photoIds: [] });
      expect(problemOf(await call("getPublicReport", { path: { code } }))).toBe("report-not-found");
    });
    test("refuses with a reason the citizen reads", async () => {
      const token = await guest();
      const { code } = await report(token);
      const reason = "Nội dung không thuộc thẩm quyền của tỉnh.";
      expect((await act("officeRefuseReport", code, { reason })).body.report.status).toBe("refused");
      expect((await call("getMyReport", { token, path: { code } })).body.refusal.reason).toBe(reason);
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
