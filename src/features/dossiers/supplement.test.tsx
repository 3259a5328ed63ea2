import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { MemoryRouter, Route, Routes } from "react-router-dom";
import { readFileSync } from "node:fs";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Case, DossierPart, Form, SupplementItem } from "../../../contract/types.ts";
import { answersKeptBefore, memoryVault, type MemoryVault } from "../../../tests/support/vault.ts";
import { ApiError } from "../../api/errors.ts";
import { queryClient } from "../../api/queries.ts";
import { setClock } from "../../lib/clock.ts";
import SupplementPage from "./SupplementPage.tsx";

let phone: MemoryVault;
let picked: File[];
/** When a file is in the vault. */
let accepted: Promise<boolean>;
const server = vi.hoisted(() => vi.fn());

vi.mock("../../host/vault.ts", () => ({ getVault: async () => phone, provideKeyCare: () => undefined }));
vi.mock("../../host/host.ts", async (original) => ({
  ...(await original<object>()),
  getHost: async () => ({
    pickDocuments: async (max: number) => picked.slice(0, max),
    onNetworkChange: () => () => undefined,
    onResume: () => () => undefined,
    onPause: () => () => undefined,
  }),
}));
vi.mock("../../session/session.ts", () => ({ session: {} }));
vi.mock("../../session/useSession.ts", () => ({ useSession: () => ({ status: "ready", session: { level: 2 } }) }));
vi.mock("../../session/gate.tsx", () => ({
  askForLevel: () => Promise.resolve(true),
  withLevel: (work: () => Promise<unknown>) => work(),
}));
vi.mock("../../cases/files/uploads.ts", () => ({
  fetchUploadsAhead: () => Promise.resolve(),
  uploads: {
    accept: () => accepted,
    follow: (id: string, tell: (state: object) => void) => {
      tell({ status: "stored", uploadId: `up-${id}` });
      return () => undefined;
    },
    uploaded: (id: string) => Promise.resolve(`up-${id}`),
    look: () => Promise.resolve(undefined),
    adopt: () => undefined,
    picture: () => Promise.resolve(undefined),
    remove: () => Promise.resolve(),
    forget: () => Promise.resolve(),
  },
}));
vi.mock("../../api/api.ts", () => ({
  provideIdentity: () => undefined,
  bearer: () => Promise.resolve(undefined),
  renewBearer: () => Promise.resolve(undefined),
  api: { call: async (...given: unknown[]) => (await server(...given)) as unknown },
}));

/** Looking into a file loads what reads it. */
const PATIENT = { timeout: 15_000 };
const CODE = "H53.12-261123-0042";
const pdf = (name: string) => new File(["%PDF-1.4 a page %%EOF"], name, { type: "application/pdf" });
const asking = (items: SupplementItem[], more: Partial<DossierPart> = {}) =>
  ({
    code: CODE,
    kind: "dossier",
    status: "waiting",
    sentAt: "2026-11-23T02:00:00Z",
    timeline: [],
    dossier: {
      procedureCode: "1.900001",
      procedureVersion: 2,
      parts: [],
      papers: [],
      answers: {},
      can: ["supplement"],
      supplement: { askedAt: "2026-11-25T01:00:00Z", items },
      ...more,
    } as Partial<DossierPart>,
  }) as unknown as Case;
const item = asking([
  { kind: "document", id: "birth-proof", title: "Giấy chứng sinh", reason: "Trang hai bị mờ" },
  { kind: "document", id: "id-card", title: "Căn cước", reason: "Thiếu mặt sau" },
]);
const procedure = "provinces/demo/procedures/1.900001.json";
const { form: LIBRARY } = JSON.parse(readFileSync(procedure, "utf8")) as { form: Form };
const PAPERS: Form = {
  ...LIBRARY,
  documents: [
    ["birth-proof", "Giấy chứng sinh", 4],
    ["id-card", "Căn cước", 2],
  ].map(([id, vi, maxPages]) => ({ id, title: { vi, en: vi }, required: true, maxPages, source: "Nộp kèm." })) as never,
};
/** Saves the server has not answered. */
const hanging: ((gone: Error) => void)[] = [];
const answering = (shown: Case, form: Form, more: Record<string, unknown> = {}) =>
  server.mockImplementation((id: string) => {
    if (id === "saveDraft") return new Promise((_, fail) => hanging.push(fail));
    return { getMyCase: shown, getProcedureForm: form, ...more }[id] ?? { items: [] };
  });

beforeEach(() => {
  phone = memoryVault();
  accepted = Promise.resolve(true);
  server.mockReset();
  answering(item, PAPERS);
  window.scrollTo = () => undefined;
  setClock({ now: () => new Date("2026-11-25T03:00:00Z") });
});
afterEach(() => {
  cleanup();
  for (const fail of hanging.splice(0)) fail(new Error("the test is over"));
  queryClient.clear();
  setClock({ now: () => new Date() });
});

async function supplementing() {
  render(
    <MemoryRouter initialEntries={[`/dossiers/mine/${CODE}/supplement`]}>
      <Routes>
        <Route path="/dossiers/mine/:code/supplement" element={<SupplementPage />} />
        <Route path="*" element={<p>đã gửi</p>} />
      </Routes>
    </MemoryRouter>,
  );
  await screen.findByRole("button", { name: "Gửi bổ sung" });
}

const strip = (title: string) => within(screen.getByRole("region", { name: `Các trang: ${title}` }));

it("keeps the pages of each document apart, counts them, and sends them in the documents' order", async () => {
  await supplementing();
  const pick = async (title: string, files: File[]) => {
    picked = files;
    fireEvent.click(strip(title).getByRole("button", { name: "Chọn tệp PDF" }));
    await waitFor(() => expect(strip(title).getAllByText("đã gửi")).toHaveLength(files.length), PATIENT);
  };
  // The second document first: the order picked is not the order sent.
  await pick("Căn cước", [pdf("sau.pdf")]);
  await pick("Giấy chứng sinh", [pdf("mot.pdf"), pdf("hai.pdf"), pdf("ba.pdf")]);
  expect(strip("Giấy chứng sinh").getByText("Trang 1")).toBeTruthy();
  expect(strip("Căn cước").getAllByRole("listitem")).toHaveLength(1);
  fireEvent.click(strip("Giấy chứng sinh").getByRole("button", { name: "Bỏ Trang 2" }));
  await waitFor(() => expect(strip("Giấy chứng sinh").getAllByRole("listitem")).toHaveLength(2));
  fireEvent.click(screen.getByRole("button", { name: "Gửi bổ sung" }));
  await screen.findByText("đã gửi");
  await waitFor(() => expect(server.mock.calls.some(([id]) => id === "supplementDossier")).toBe(true));
  const [, { body }] = server.mock.calls.find(([id]) => id === "supplementDossier") as [string, { body: never }];
  const { attachmentIds, papers } = body as { attachmentIds: string[]; papers: unknown };
  expect(papers).toEqual([
    { document: "birth-proof", pages: 2 },
    { document: "id-card", pages: 1 },
  ]);
  expect(new Set(attachmentIds).size).toBe(3);
});

it("takes a result of mine as the pages of what is asked for, and of that alone", async () => {
  const [code, title] = ["H53.12-261001-0007", "Bản sao giấy khai sinh"];
  const result = { code, kind: "dossier", status: "answered", title, changedAt: "2026-10-02T02:00:00Z" };
  answering(item, PAPERS, {
    reuseResult: { items: [{ id: "u1", state: "stored", type: "application/pdf" }] },
    listMyCases: { items: [result] },
  });
  await supplementing();
  fireEvent.click(screen.getByRole("button", { name: "Dùng giấy tờ đã có: Giấy chứng sinh" }));
  fireEvent.click(await screen.findByRole("button", { name: `Dùng giấy tờ này: ${title}` }, PATIENT));
  expect(await screen.findByText(`Đã thêm: ${title}.`)).toBeTruthy();
  expect(strip("Giấy chứng sinh").getByText(/^Từ kết quả hồ sơ/)).toBeTruthy();
  expect(strip("Căn cước").queryByRole("listitem")).toBeNull();
});

it("takes as many pages of a paper as its form allows", async () => {
  await supplementing();
  picked = ["mot", "hai", "ba"].map((name) => pdf(`${name}.pdf`));
  fireEvent.click(strip("Căn cước").getByRole("button", { name: "Chọn tệp PDF" }));
  await waitFor(() => expect(strip("Căn cước").getAllByRole("listitem")).toHaveLength(2), PATIENT);
  expect(strip("Căn cước").queryByRole("button", { name: "Chọn tệp PDF" })).toBeNull();
  expect(strip("Giấy chứng sinh").getByText(/Tối đa 4 trang/)).toBeTruthy();
});

const BEFORE = {
  wish: "borrow",
  behalf: "child",
  reader: {
    fullName: "Lê Thị Bé",
    birthDate: "2010-01-15",
    sex: "female",
    residence: { place: "here", commune: "99001" },
  },
  family: [{ familyName: "Ba", familyAge: 9 }],
  cardKind: "digital",
  startsOn: "2026-11-30",
  applicant: { fullName: "Lê Văn Tám", identityNumber: "072090000021" },
  phone: "0900000021",
};
const field = (id: string, reason = "Xin xem lại."): SupplementItem => ({ kind: "field", id, reason });
const press = () => fireEvent.click(screen.getByRole("button", { name: "Gửi bổ sung" }));
const supplied = async () => {
  await screen.findByText("đã gửi");
  await waitFor(() => expect(server.mock.calls.some(([id]) => id === "supplementDossier")).toBe(true));
  return (server.mock.calls.find(([id]) => id === "supplementDossier") as [string, { body: unknown }])[1].body;
};

it("draws what was asked for as the form of its version does, with what was given and why it is asked for", async () => {
  const ids = ["cardKind", "reader.residence.commune", "news", "startsOn", "applicant", "family.0.familyAge", "topics"];
  const items = ids.map((id) => field(id, `Lý do của ${id}`));
  answering(asking(items, { answers: BEFORE }), LIBRARY);
  await supplementing();
  expect(server.mock.calls.find(([id]) => id === "getProcedureForm")![1]).toMatchObject({
    path: { code: "1.900001" },
    query: { version: 2 },
  });
  for (const id of ids) expect(screen.getByText(`Lý do của ${id}`)).toBeTruthy();
  const value = (label: RegExp) => screen.getByLabelText<HTMLInputElement>(label).value;
  expect(screen.getByRole<HTMLInputElement>("radio", { name: "Thẻ điện tử" }).checked).toBe(true);
  expect(screen.getByRole("combobox", { name: /^Xã, phường/ })).toBeTruthy();
  expect(screen.getByRole("heading", { name: "Người được cấp thẻ: Xã, phường" })).toBeTruthy();
  expect(screen.getByRole("group", { name: /^Có muốn nhận tin về sách mới không/ })).toBeTruthy();
  expect([value(/^Dùng thẻ từ ngày/), value(/^Tuổi/), value(/^Họ và tên/)]).toEqual(["2026-11-30", "9", "Lê Văn Tám"]);
  // From the day on which it was handed in, until as of today.
  const { min, max } = screen.getByLabelText<HTMLInputElement>(/^Dùng thẻ từ ngày/);
  expect([min, max]).toEqual(["2026-11-23", "2027-01-24"]);
  expect(screen.getByRole("checkbox", { name: "Khoa học" })).toBeTruthy();
});

const both = (vi: string, en = vi) => ({ vi, en });
/** A question of every kind that is answered, with one answer to it. */
const EVERY_KIND: Form = {
  ...LIBRARY,
  documents: [],
  declarations: [],
  pages: [
    {
      id: "all",
      title: both("Mọi loại"),
      fields: [
        { id: "text", kind: "text", label: both("Tên") },
        { id: "longText", kind: "longText", label: both("Lời") },
        { id: "number", kind: "number", label: both("Số"), decimals: 1 },
        { id: "money", kind: "money", label: both("Tiền") },
        { id: "date", kind: "date", label: both("Ngày") },
        { id: "yesNo", kind: "yesNo", label: both("Đúng không?") },
        { id: "choice", kind: "choice", label: both("Loại"), options: [{ value: "a", title: both("Loại một") }] },
        {
          id: "choices",
          kind: "choices",
          label: both("Thích gì"),
          options: ["a", "b"].map((value) => ({ value, title: both(`Thứ ${value}`) })),
        },
        { id: "commune", kind: "commune", label: both("Xã") },
        { id: "country", kind: "country", label: both("Nước") },
        { id: "phone", kind: "phone", label: both("Máy") },
        { id: "email", kind: "email", label: both("Thư") },
        { id: "identityNumber", kind: "identityNumber", label: both("Số định danh") },
        { id: "taxCode", kind: "taxCode", label: both("Mã thuế") },
        { id: "address", kind: "address", label: both("Trụ sở") },
        {
          id: "person",
          kind: "person",
          label: both("Người ấy"),
          parts: { fullName: "required", birthDate: "required", sex: "required", residence: "optional" },
        },
      ],
    },
    {
      id: "list",
      title: both("Những người khác"),
      repeat: { min: 0, max: 3, item: both("Người") },
      fields: [{ id: "born", kind: "date", label: both("Sinh ngày") }],
    },
  ],
};
const EVERY_ANSWER = {
  text: "Tên gọi",
  longText: "Dòng một\nDòng hai",
  number: 1234.5,
  money: 50_000_000,
  date: "2010-01-15",
  yesNo: false,
  choice: "a",
  choices: ["a", "b"],
  commune: "25459",
  country: "VN",
  phone: "0900000021",
  email: "a@b.vn",
  identityNumber: "072090000021",
  taxCode: "0123456789",
  address: { place: "here", commune: "25459", words: "12 đường Hải Đăng" },
  person: { fullName: "Lê Thị Bé", birthDate: "2010-01-15", sex: "female", residence: { place: "elsewhere" } },
  list: [{ born: "2010-01-15" }, { born: "2012-02-03" }],
};

it.each([
  ["text", "Tên gọi"],
  ["longText", "Dòng một\nDòng hai"],
  ["number", "1.234,5"],
  ["money", "50.000.000\u00a0₫"],
  ["date", "15/01/2010"],
  ["yesNo", "Không"],
  ["choice", "Loại một"],
  ["choices", "Thứ a; Thứ b"],
  ["commune", "Phường Tân Ninh"],
  ["country", "Việt Nam"],
  ["phone", "0900000021"],
  ["email", "a@b.vn"],
  ["identityNumber", "072090000021"],
  ["taxCode", "0123456789"],
  ["address", "12 đường Hải Đăng, Phường Tân Ninh"],
  ["address.place", "Trong tỉnh"],
  ["address.commune", "Phường Tân Ninh"],
  ["person.birthDate", "15/01/2010"],
  ["person.sex", "Nữ"],
  ["person.residence.place", "Nơi khác"],
  ["list.1.born", "03/02/2012"],
])("says in words what was answered before: %s", async (path, words) => {
  answering(asking([field(path)], { answers: EVERY_ANSWER }), EVERY_KIND);
  await supplementing();
  expect(screen.getByText(/^Đã khai:/).textContent).toBe(`Đã khai: ${words}`);
});

it("says of a person each thing by its name, and of nothing that nothing was answered", async () => {
  const { person, text: _, ...others } = EVERY_ANSWER;
  answering(asking([field("person"), field("text")], { answers: { ...others, person } }), EVERY_KIND);
  await supplementing();
  const was = screen.getByText("Đã khai:").parentElement!;
  const lines = within(was)
    .getAllByRole("term")
    .map((term) => [term.textContent, term.nextSibling?.textContent]);
  expect(lines).toEqual([
    ["Họ và tên", "Lê Thị Bé"],
    ["Ngày sinh", "15/01/2010"],
    ["Giới tính", "Nữ"],
    ["Nơi cư trú", "Nơi khác"],
  ]);
  expect(screen.getByText("Lần trước chưa khai mục này.")).toBeTruthy();
});

it("whose form is no longer there says what to do; where it only did not come, it is asked for again", async () => {
  const given = asking([field("phone")], { answers: BEFORE });
  const show = () =>
    render(
      <MemoryRouter initialEntries={[`/dossiers/mine/${CODE}/supplement`]}>
        <Routes>
          <Route path="/dossiers/mine/:code/supplement" element={<SupplementPage />} />
        </Routes>
      </MemoryRouter>,
    );
  let failure = new ApiError("not-found");
  server.mockImplementation((id: string) => {
    if (id === "getProcedureForm") throw failure;
    return { getMyCase: given }[id] ?? { items: [] };
  });
  show();
  expect(await screen.findByText("Chưa mở được tờ khai của hồ sơ này")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Thử lại" })).toBeNull();
  cleanup();
  queryClient.clear();
  failure = new ApiError("offline");
  show();
  const again = await screen.findByRole("button", { name: "Thử lại" }, PATIENT);
  expect(screen.getByText(/Những gì đã nhập vẫn còn/)).toBeTruthy();
  answering(given, LIBRARY);
  fireEvent.click(again);
  expect(await screen.findByLabelText(/^Số điện thoại/)).toBeTruthy();
});

it("takes a date of after it was handed in, and says until when one may be", async () => {
  setClock({ now: () => new Date("2027-01-20T03:00:00Z") });
  answering(asking([field("startsOn")], { answers: BEFORE }), LIBRARY);
  await supplementing();
  const startsOn = screen.getByLabelText(/^Dùng thẻ từ ngày/);
  fireEvent.change(startsOn, { target: { value: "2027-03-22" } });
  press();
  expect(screen.getAllByText(/^Dùng thẻ từ ngày: .*21\/03\/2027/).length).toBeGreaterThan(0);
  fireEvent.change(startsOn, { target: { value: "2027-02-20" } });
  press();
  expect(await supplied()).toMatchObject({ answers: { startsOn: "2027-02-20" } });
});

it("is sent at once while the server is slow to keep what was written", async () => {
  answering(asking([field("phone")], { answers: BEFORE }), LIBRARY);
  await supplementing();
  fireEvent.change(screen.getByLabelText(/^Số điện thoại/), { target: { value: "0900000023" } });
  fireEvent(window, new Event("pagehide")); // saved in that moment
  await waitFor(() => expect(server.mock.calls.some(([id]) => id === "saveDraft")).toBe(true));
  press();
  expect(await supplied()).toMatchObject({ answers: { phone: "0900000023" } });
});

it("waits for a page that was picked a moment ago, and goes with it", async () => {
  answering(asking([{ kind: "document", id: "birth-proof", title: "Giấy chứng sinh", reason: "Bị mờ" }]), PAPERS);
  await supplementing();
  let kept = (_: boolean) => undefined as void;
  accepted = new Promise((resolve) => (kept = resolve));
  picked = [pdf("một.pdf")];
  fireEvent.click(strip("Giấy chứng sinh").getByRole("button", { name: "Chọn tệp PDF" }));
  await strip("Giấy chứng sinh").findByText("đang chuẩn bị", {}, PATIENT);
  press();
  await waitFor(() => expect(screen.getByRole("button", { name: "Gửi bổ sung" }).ariaBusy).toBe("true"));
  expect(server.mock.calls.some(([id]) => id === "supplementDossier")).toBe(false);
  kept(true);
  expect(await supplied()).toMatchObject({ papers: [{ document: "birth-proof", pages: 1 }] });
});

it("asks anew who it is for where that is somebody else now; taken back, it stands as it stood", async () => {
  answering(asking([field("behalf")], { answers: BEFORE }), LIBRARY);
  await supplementing();
  const names = () => screen.queryAllByLabelText<HTMLInputElement>(/^Họ và tên/).map(({ value }) => value);
  expect(names()).toEqual([]);
  fireEvent.click(screen.getByRole("radio", { name: "Cho tôi" }));
  await waitFor(() => expect(names()).toEqual([""]));
  press();
  expect((await screen.findAllByText("Còn thiếu: Người được cấp thẻ: Họ và tên")).length).toBeGreaterThan(0);
  fireEvent.click(screen.getByRole("radio", { name: "Cho người đã ủy quyền cho tôi" }));
  await waitFor(() => expect(names()).toEqual([]));
  fireEvent.click(screen.getByRole("radio", { name: "Cho con tôi" }));
  press();
  press();
  expect(await supplied()).toMatchObject({ answers: { behalf: "child" } });
});

it("says what is wrong before sending; asks once about what stands as it stood", async () => {
  answering(asking([field("phone"), field("family.0.familyAge")], { answers: BEFORE }), LIBRARY);
  await supplementing();
  const phoneField = screen.getByLabelText(/^Số điện thoại để cơ quan liên hệ/);
  fireEvent.change(phoneField, { target: { value: "12" } });
  press();
  expect(document.activeElement).toBe(phoneField);
  expect(screen.getAllByText(/^Số điện thoại để cơ quan liên hệ: /).length).toBeGreaterThan(0);
  fireEvent.change(phoneField, { target: { value: "0900000022" } });
  press();
  expect(screen.getByText(/Mục này vẫn như lần trước/)).toBeTruthy();
  const written = vi.spyOn(phone, "write");
  press();
  expect(await supplied()).toEqual({
    answers: { phone: "0900000022", "family.0.familyAge": 9 },
    papers: [],
    attachmentIds: [],
  });
  expect(answersKeptBefore(written.mock.calls)).toMatchObject({ answers: { phone: "0900000022" } });
});

it("shows beneath an answer what it opens: questions, papers, what is to be agreed to; and sends it with it", async () => {
  const shown = asking([field("cardKind"), field("reader.birthDate")], {
    answers: { ...BEFORE, school: "Tiểu học Bình Minh" },
  });
  answering(shown, LIBRARY);
  await supplementing();
  fireEvent.click(screen.getByRole("radio", { name: "Thẻ nhựa" }));
  const deposit = await screen.findByLabelText("Đặt cọc");
  expect(screen.getByText("Thẻ nhựa nhận tại thư viện sau một ngày làm việc.")).toBeTruthy();
  expect(deposit.compareDocumentPosition(screen.getByLabelText(/^Ngày sinh/))).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  fireEvent.change(screen.getByLabelText(/^Ngày sinh/), { target: { value: "2013-02-01" } });
  press();
  expect((await screen.findAllByText("Còn thiếu: Đặt cọc")).length).toBe(2);
  fireEvent.change(deposit, { target: { value: "20000" } });
  fireEvent.click(screen.getByRole("checkbox", { name: /gửi tên người đọc cho nhà trường/ }));
  press();
  expect(await supplied()).toEqual({
    answers: { cardKind: "plastic", deposit: 20_000, "reader.birthDate": "2013-02-01" },
    declarations: [{ id: "sharing", version: 1 }],
    papers: [],
    attachmentIds: [],
  });
});

it("says what the number beside it says otherwise; it is sent all the same", async () => {
  const reader = { ...BEFORE.reader, identityNumber: "001310000021" };
  answering(asking([field("reader.birthDate")], { answers: { ...BEFORE, reader } }), LIBRARY);
  await supplementing();
  expect(screen.queryByText(/sinh năm khác/)).toBeNull();
  fireEvent.change(screen.getByLabelText(/^Ngày sinh/), { target: { value: "2009-02-01" } });
  expect(await screen.findByText(/^Số định danh cá nhân: .*sinh năm khác/)).toBeTruthy();
  press();
  expect(await supplied()).toMatchObject({ answers: { "reader.birthDate": "2009-02-01" } });
});

it("an answer that leads out of the procedure is told where it leads, and is not sent", async () => {
  answering(asking([field("wish"), field("cardKind")], { answers: BEFORE }), LIBRARY);
  await supplementing();
  fireEvent.click(screen.getByRole("radio", { name: "Bán sách ở chợ phiên" }));
  press();
  expect(screen.getAllByText("Bán sách cần một sạp ở chợ").length).toBeGreaterThan(0);
  expect(server.mock.calls.some(([id]) => id === "supplementDossier")).toBe(false);
});

it("says before sending that somebody else has to agree by the new answer, and sends it all the same", async () => {
  const form: Form = {
    ...LIBRARY,
    coDeclarations: [
      {
        when: { field: "cardKind", is: "digital" },
        person: "applicant",
        pages: ["reader"],
        version: 1,
        text: { vi: "Tôi đồng ý.", en: "I agree." },
      },
    ],
  };
  const before = { ...BEFORE, cardKind: "plastic", deposit: 20_000 };
  answering(asking([field("cardKind")], { answers: before }), form);
  await supplementing();
  expect(screen.queryByText(/cùng xác nhận/)).toBeNull();
  fireEvent.click(screen.getByRole("radio", { name: /điện tử/ }));
  expect(await screen.findByText("Theo câu trả lời mới, cần Lê Văn Tám cùng xác nhận")).toBeTruthy();
  press();
  expect(await supplied()).toMatchObject({ answers: { cardKind: "digital" } });
});
