import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { MemoryRouter, Route, Routes, useLocation } from "react-router-dom";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Case, DossierPart, Form, TimelineEntry } from "../../../contract/types.ts";
import { memoryVault, type MemoryVault } from "../../../tests/support/vault.ts";
import { ApiError } from "../../api/errors.ts";
import { queryClient } from "../../api/queries.ts";
import { outbox } from "../../cases/outbox/outbox.ts";
import { setClock } from "../../lib/clock.ts";
import AgreePage from "./AgreePage.tsx";
import ConsentsPage from "./ConsentsPage.tsx";
import MyDossierPage from "./MyDossierPage.tsx";
import PapersPage from "./PapersPage.tsx";
import SupplementPage from "./SupplementPage.tsx";

let phone: MemoryVault;
const server = vi.hoisted(() => vi.fn());
const who = vi.hoisted(() => ({ level: 2, raises: true, asked: [] as unknown[] }));
const opened = vi.hoisted(() => ({ files: [] as { size: number; name: string }[] }));

vi.mock("../../host/vault.ts", () => ({ getVault: async () => phone, provideKeyCare: () => undefined }));
vi.mock("../../host/host.ts", async (original) => ({
  ...(await original<object>()),
  getHost: () => Promise.reject(new Error("no host")),
}));
vi.mock("../../session/session.ts", () => ({
  session: { adopt: ({ level }: { level: number }) => (who.level = level) },
}));
vi.mock("../../session/useSession.ts", () => ({
  useSession: () => ({ status: "ready", session: { level: who.level } }),
}));
vi.mock("../../session/gate.tsx", async () => {
  const { isApiError } = await import("../../api/errors.ts");
  const askForLevel = (...given: unknown[]) => {
    who.asked.push(given);
    if (who.raises) who.level = 2;
    return Promise.resolve(who.raises);
  };
  return {
    askForLevel,
    withLevel: async (action: () => Promise<unknown>) =>
      action().catch(async (error: unknown) => {
        if (!isApiError(error, "identity-level-required") || !(await askForLevel(2))) throw error;
        return action();
      }),
  };
});
vi.mock("../../cases/case/openFile.ts", () => ({
  openFile: (file: Blob, name: string) => opened.files.push({ size: file.size, name }),
}));
vi.mock("../../api/api.ts", () => ({
  apiOrigin: "https://api.example.vn",
  publicUrl: (path: string) => path,
  provideIdentity: () => undefined,
  bearer: () => Promise.resolve(undefined),
  renewBearer: () => Promise.resolve(undefined),
  api: { call: async (...given: unknown[]) => (await server(...given)) as unknown },
}));

const CODE = "H53.12-261123-0042";
const both = (vi: string) => ({ vi, en: vi });
const FORM: Form = {
  version: 1,
  pages: [
    {
      id: "child",
      title: both("Người được khai sinh"),
      fields: [
        { id: "childName", kind: "text", label: both("Họ tên"), required: true },
        { id: "born", kind: "date", label: both("Ngày sinh"), required: true },
      ],
    },
  ],
  documents: ["Giấy chứng sinh", "Căn cước"].map((title, n) => ({
    id: ["birth-proof", "id-card"][n]!,
    title: both(title),
    required: true,
    maxPages: 4,
    source: "Nộp kèm.",
  })),
  declarations: [],
};
const sent: TimelineEntry = { event: "sent", at: "2026-11-23T02:00:00Z", by: "citizen" };
const PAPER = { id: "0b0e0f6e-0000-4000-8000-000000000001", type: "application/pdf" as const, bytes: 9, url: "/x" };

const dossier = (more: Partial<DossierPart> = {}): DossierPart => ({
  procedureCode: "1.001193",
  channel: "online",
  procedureTitle: { vi: "Đăng ký khai sinh", en: "Register a birth" },
  procedureVersion: 1,
  formVersion: 1,
  communeCode: "90001",
  applicant: "NGUYỄN THỊ SÁU",
  processing: "processing",
  finance: "none",
  delivery: { method: "electronic", state: "waiting" },
  acceptedAt: "2026-11-24T02:00:00Z",
  dueAt: "2026-11-27T10:00:00Z",
  answers: { childName: "Nguyễn Văn An", born: "2026-11-01" },
  parts: [{ title: "Người được khai sinh", lines: [{ path: "childName", label: "Họ tên", text: "Nguyễn Văn An" }] }],
  papers: [{ document: "birth-proof", title: "Giấy chứng sinh", attachments: [{ ...PAPER, name: "chung-sinh.pdf" }] }],
  handedOn: "notNeeded",
  supplements: 0,
  extensions: 0,
  forms: [],
  can: [],
  ...more,
});
const aCase = (part: Partial<DossierPart> = {}, more: Partial<Case> = {}): Case => ({
  code: CODE,
  kind: "dossier",
  status: "accepted",
  text: "",
  attachments: [],
  sentAt: sent.at,
  dueOn: "2026-11-27",
  late: false,
  agency: "UBND xã Tân Biên",
  mayPublish: false,
  published: false,
  timeline: [sent],
  can: [],
  dossier: dossier(part),
  ...more,
});

let item: Case;
let answers: Record<string, (given: Record<string, unknown>) => unknown>;
let here = "";
function Here() {
  here = useLocation().pathname;
  return null;
}
const open = (path: string) =>
  render(
    <MemoryRouter initialEntries={[path]}>
      <Here />
      <Routes>
        <Route path="/dossiers/mine/:code" element={<MyDossierPage />} />
        <Route path="/dossiers/mine/:code/supplement" element={<SupplementPage />} />
        <Route path="/agree/:token" element={<AgreePage />} />
        <Route path="/papers" element={<PapersPage />} />
        <Route path="/consents" element={<ConsentsPage />} />
      </Routes>
    </MemoryRouter>,
  );
async function show(given: Case) {
  item = given;
  open(`/dossiers/mine/${CODE}`);
  await screen.findByRole("heading", { level: 1, name: "Đăng ký khai sinh" });
}
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name }));
const text = () => document.body.textContent ?? "";
const calls = (id: string) => server.mock.calls.filter(([each]) => each === id).map(([, given]) => given as object);

beforeEach(() => {
  phone = memoryVault();
  who.level = 2;
  who.raises = true;
  who.asked = [];
  opened.files = [];
  answers = {
    getMyCase: () => item,
    listDrafts: () => ({ items: [] }),
    saveDraft: () => new Promise(() => undefined),
    getProcedure: () => ({ title: { vi: "Đăng ký khai sinh" } }),
    getProcedureForm: () => FORM,
  };
  server.mockImplementation((id: string, given: Record<string, unknown>) => {
    const answer = answers[id];
    if (!answer) throw new ApiError("offline");
    return answer(given);
  });
  window.scrollTo = () => undefined;
  setClock({ now: () => new Date("2026-11-25T03:00:00Z") });
});
afterEach(async () => {
  cleanup();
  for (const { key } of outbox.entries()) await outbox.discard(key);
  queryClient.clear();
  server.mockReset();
  setClock({ now: () => new Date() });
});

describe("where it stands", () => {
  it.each([
    ["registered", "Đã nộp, chờ tiếp nhận", "Ngày hẹn trả có ngay khi hồ sơ được tiếp nhận"],
    ["accepted", "Đã được tiếp nhận", "trước 17 giờ thứ Sáu 27/11"],
    ["refused", "Không được tiếp nhận", "Thiếu thẩm quyền"],
    ["processing", "Đang giải quyết", "trước 17 giờ thứ Sáu 27/11"],
    ["supplementRequested", "Chờ bổ sung giấy tờ", "Trong lúc chờ bổ sung, thời hạn tạm dừng"],
    ["paymentRequested", "Chờ nộp tiền", "Trong lúc chờ nộp tiền, thời hạn tạm dừng"],
    ["withdrawn", "Đã rút hồ sơ", "Thiếu thẩm quyền"],
    ["stopped", "Đã dừng giải quyết", "Thiếu thẩm quyền"],
    ["finished", "Đã có kết quả", "kết quả đang chờ được nhận"],
    ["handedOver", "Đã trả kết quả", "Kết quả đã được trả"],
  ] as const)("%s in citizens' words", async (processing, word, sentence) => {
    const end: TimelineEntry[] =
      processing === "refused" || processing === "withdrawn" || processing === "stopped"
        ? [{ event: processing, at: "2026-11-24T02:00:00Z", by: "office", text: "Thiếu thẩm quyền" }]
        : [];
    await show(aCase({ processing }, { timeline: [sent, ...end] }));
    expect(screen.getAllByText(word).length).toBeGreaterThan(0);
    expect(text()).toContain(sentence);
    const promised = processing === "accepted" || processing === "processing";
    expect(text().includes("Hẹn trả kết quảtrước")).toBe(promised);
  });

  it("says what is left in working days, and that a date is provisional", async () => {
    await show(aCase({ dueProvisional: true }));
    // Wednesday 10:00 to Friday 17:00: what is left of Wednesday, and two days.
    expect(await screen.findByText("còn 2 ngày làm việc")).toBeTruthy();
    expect(text()).toContain("Ngày hẹn này là dự kiến");
  });

  it("entered at the counter says so, in its facts and where it began", async () => {
    const entered: TimelineEntry = { ...sent, by: "office", agency: "Ủy ban nhân dân xã Tân Biên" };
    await show(aCase({ channel: "counter" }, { timeline: [entered] }));
    expect(screen.getAllByText("Cán bộ nhập giúp tại quầy")).toHaveLength(2);
  });

  it("whose second person has not agreed says so", async () => {
    await show(aCase({ agreementMissing: true }));
    expect(screen.getByText("Người cùng xác nhận")).toBeTruthy();
    expect(text()).toContain("Chưa đồng ý, vì chưa được mời.");
  });

  it.each([
    ["waiting", {}, "Chờ cơ quan xác nhận", "kết quả chỉ có sau khi xác nhận"],
    [
      "refused",
      { by: "office" as const, reason: "Giấy ghi người khác." },
      "Cơ quan chưa công nhận",
      "Giấy ghi người khác.",
    ],
    ["confirmed", { by: "claim" as const }, "Đã xác nhận, theo nơi xác nhận danh tính", ""],
  ] as const)("for an organisation whose representative is %s says so", async (status, more, word, sentence) => {
    const organisation = { kind: "enterprise" as const, taxCode: "1100000045", name: "Công ty Sóng Biếc" };
    await show(aCase({ organisation, representation: { status, ...more } }));
    expect(screen.getByText("Công ty Sóng Biếc, mã số thuế 1100000045")).toBeTruthy();
    expect(screen.getAllByText(word).length).toBe(status === "confirmed" ? 1 : 2);
    expect(text()).toContain(sentence);
  });

  it("late is told with an apology, and with the new date once there is one", async () => {
    const overdue: TimelineEntry = { event: "overdue", at: "2026-11-24T10:00:00Z", by: "system" };
    await show(aCase({ dueAt: "2026-11-24T10:00:00Z" }, { late: true, timeline: [sent, overdue] }));
    expect(text()).toContain("Xin lỗi vì chưa trả kết quả đúng hẹn");
    expect(text()).toContain("Xin lỗi vì đã trễ hẹn.");
    expect(screen.getByText("Trễ hẹn")).toBeTruthy();
    expect(await screen.findByText(/^trễ \d giờ làm việc$/)).toBeTruthy();
    cleanup();
    queryClient.clear();
    const extended: TimelineEntry = {
      event: "extended",
      at: "2026-11-25T01:00:00Z",
      by: "office",
      text: "Cần xác minh thêm",
      dueOn: "2026-12-01",
    };
    await show(aCase({ dueAt: "2026-12-01T10:00:00Z" }, { late: true, timeline: [sent, overdue, extended] }));
    expect(text()).toContain("Cơ quan hẹn lại: trước 17 giờ thứ Ba 1/12.");
    expect(text()).toContain("Hẹn trả kết quả: chậm nhất thứ Ba 1/12");
    expect(screen.getByText("Cơ quan xin lỗi và hẹn lại")).toBeTruthy();
    expect(screen.getByText("Cần xác minh thêm")).toBeTruthy();
  });

  it("an event that a newer server tells of is news, never a blank", async () => {
    await show(aCase({}, { timeline: [sent, { ...sent, event: "dancing" as never }] }));
    expect(screen.getByText("Có cập nhật mới")).toBeTruthy();
  });

  it("keeps answers and papers folded, and fetches no picture before it is asked for", async () => {
    await show(aCase());
    expect(screen.getByText("Người được khai sinh").closest("details")!.open).toBe(false);
    expect(calls("getMyAttachment")).toEqual([]);
    expect(screen.queryByRole("button", { name: "Mở chung-sinh.pdf" })).toBeNull();
    const papers = screen.getByText("Giấy chứng sinh").closest("details")!;
    papers.open = true;
    fireEvent(papers, new Event("toggle"));
    expect(await screen.findByText("Mở chung-sinh.pdf")).toBeTruthy();
  });
});

describe("what waits for the citizen", () => {
  it("what is missing: every item and reason at once, and until when", async () => {
    await show(
      aCase({
        processing: "supplementRequested",
        can: ["supplement", "withdraw"],
        supplement: {
          askedAt: "2026-11-25T01:00:00Z",
          until: "2026-12-02T10:00:00Z",
          items: [
            { kind: "document", id: "birth-proof", title: "Giấy chứng sinh", reason: "Trang hai bị mờ" },
            { kind: "field", id: "childName", title: "Họ tên", reason: "Khác giấy chứng sinh" },
          ],
        },
      }),
    );
    const card = within(screen.getByRole("region", { name: "Việc cần làm" }));
    for (const words of ["Giấy chứng sinh", "Trang hai bị mờ", "Họ tên", "Khác giấy chứng sinh"])
      expect(card.getByText(words)).toBeTruthy();
    expect(card.getByText(/Gửi trước 17 giờ thứ Tư 2\/12/)).toBeTruthy();
    fireEvent.click(card.getByRole("button", { name: "Bổ sung ngay" }));
    expect(here).toBe(`/dossiers/mine/${CODE}/supplement`);
  });

  it("money: how much, and that the office tells where", async () => {
    await show(aCase({ processing: "paymentRequested", finance: "requested", amount: 1234567, can: ["pay"] }));
    expect(screen.getByText("Số tiền: 1.234.567 ₫")).toBeTruthy();
    expect(text()).toContain("Cơ quan sẽ báo nơi nộp");
  });

  it("a result at the counter, and one in the post", async () => {
    await show(aCase({ processing: "finished", delivery: { method: "counter", state: "ready" }, can: ["collect"] }));
    expect(text()).toContain("Đến UBND xã Tân Biên, mang theo căn cước");
    cleanup();
    queryClient.clear();
    await show(
      aCase({
        processing: "finished",
        delivery: { method: "post", state: "posted", trackingNumber: "EE123456789VN", address: "Ấp 1, Tân Biên" },
      }),
    );
    expect(screen.getAllByText("Mã để hỏi bưu điện: EE123456789VN").length).toBeGreaterThan(0);
  });

  it("is rated once it has ended", async () => {
    await show(aCase({ processing: "handedOver", can: ["rate"] }, { status: "answered" }));
    fireEvent.click(screen.getByRole("radio", { name: "Hài lòng" }));
    answers.rateCase = () => ({ ...aCase({ processing: "handedOver" }), rating: { level: 4 } });
    press("Gửi đánh giá");
    expect(await screen.findByText("Đã đánh giá: Hài lòng")).toBeTruthy();
  });

  it("who is not pleased says what did not please; who is, is not asked", async () => {
    await show(aCase({ processing: "handedOver", can: ["rate"] }, { status: "answered" }));
    fireEvent.click(screen.getByRole("radio", { name: "Hài lòng" }));
    expect(screen.queryByText("Điều gì chưa hài lòng?")).toBeNull();
    fireEvent.click(screen.getByRole("radio", { name: "Không hài lòng" }));
    fireEvent.click(screen.getByRole("checkbox", { name: "Làm trên mạng còn khó" }));
    fireEvent.click(screen.getByRole("checkbox", { name: /Giải quyết chậm/ }));
    const rating = { level: 2, reasons: ["progress", "onlineService"] as const };
    answers.rateCase = () => ({ ...aCase({ processing: "handedOver" }), rating });
    press("Gửi đánh giá");
    expect(await screen.findByText("Đã đánh giá: Không hài lòng")).toBeTruthy();
    expect(text()).toContain("phải bổ sung nhiều lần · Làm trên mạng còn khó");
    expect(calls("rateCase")).toEqual([expect.objectContaining({ body: rating })]);
  });

  it("each official form opens beside what it arose with", async () => {
    const events: TimelineEntry[] = [
      { event: "accepted", at: "2026-11-24T02:00:00Z", by: "office" },
      { event: "supplementRequested", at: "2026-11-24T03:00:00Z", by: "office" },
      { event: "stopped", at: "2026-11-24T04:00:00Z", by: "office", text: "Quá thời hạn" },
    ];
    const forms = [
      { id: "02-1", at: "2026-11-24T03:00:00Z" },
      { id: "05-1", at: "2026-11-24T04:00:00Z" },
    ];
    await show(aCase({ processing: "stopped", forms }, { timeline: [sent, ...events] }));
    expect(screen.getAllByText("Xem phiếu")).toHaveLength(2);
    press(/^Xem phiếu: Thông báo dừng/);
    expect(await screen.findByText(/Chưa mở được phiếu/)).toBeTruthy();
    answers.getDossierForm = () => new Blob(["%PDF"]);
    press(/^Xem phiếu: Phiếu yêu cầu bổ sung/);
    await waitFor(() => expect(opened.files).toEqual([{ size: 4, name: `Phieu-02-1-${CODE}.pdf` }]));
    expect(calls("getDossierForm")).toContainEqual({ path: { code: CODE, formId: "02-1" } });
  });

  it("a paper that came from an earlier result says so", async () => {
    const from = { code: "H53.12-261001-0007", procedureTitle: { vi: "Khai sinh" }, agency: "UBND xã" };
    await show(aCase({ papers: [{ document: "p", title: "Giấy khai sinh", attachments: [{ ...PAPER, from }] }] }));
    const fold = screen.getByText("Giấy khai sinh").closest("details")!;
    fold.open = true;
    fireEvent(fold, new Event("toggle"));
    expect(await screen.findByText(/Bản điện tử, từ kết quả hồ sơ H53/)).toBeTruthy();
  });

  it("is withdrawn after asking in place, and never once it is decided", async () => {
    await show(aCase({ can: ["withdraw"] }));
    press("Rút hồ sơ");
    expect(screen.getByText("Rút hồ sơ này?")).toBeTruthy();
    fireEvent.change(screen.getByLabelText("Vì sao?"), { target: { value: " Làm ở nơi khác " } });
    who.raises = false;
    press("Rút hồ sơ");
    expect(await screen.findByText(/Chưa rút, vì chưa xác nhận/)).toBeTruthy();
    expect(outbox.entries()).toEqual([]);
    who.raises = true;
    answers.withdrawDossier = () => (item = aCase({ processing: "withdrawn" }, { status: "closed" }));
    press("Rút hồ sơ");
    await waitFor(() => expect(screen.getAllByText("Đã rút hồ sơ").length).toBeGreaterThan(0));
    expect(calls("withdrawDossier")).toEqual([
      expect.objectContaining({ path: { code: CODE }, body: { reason: "Làm ở nơi khác" } }),
    ]);
    expect(screen.queryByRole("button", { name: "Rút hồ sơ" })).toBeNull();
  });
});

it("what was paid is asked back, after asking in place", async () => {
  await show(aCase({ processing: "withdrawn", finance: "paid", amount: 50_000, can: ["requestRefund"] }));
  press("Xin hoàn lại tiền đã nộp");
  expect(screen.getByText("Xin hoàn lại tiền của hồ sơ này?")).toBeTruthy();
  answers.requestRefund = () => (item = aCase({ processing: "withdrawn", finance: "refundRequested" }));
  press("Gửi đề nghị");
  await waitFor(() =>
    expect(calls("requestRefund")).toEqual([expect.objectContaining({ path: { code: CODE }, body: {} })]),
  );
  expect(await screen.findByText("Đã xin hoàn lại")).toBeTruthy();
});

describe("what was agreed to", () => {
  const consent = (id: string, purpose: string, state: string, more: object = {}) => ({
    id,
    purpose,
    text: { vi: `Lời của ${id}` },
    state,
    ...more,
  });
  const withSharing = (state: string, more: object = {}) => ({
    code: CODE,
    procedureTitle: { vi: "Đăng ký khai sinh" },
    agreedAt: "2026-11-23T02:00:00Z",
    consents: [
      consent("truth", "truthfulness", "declaration"),
      consent("processing", "processing", "withDossier"),
      consent("sharing", "sharing", state, more),
    ],
  });

  it("is listed by dossier, with what can be taken back and why the rest cannot", async () => {
    answers.listConsents = () => ({ items: [withSharing("withdrawable")] });
    open("/consents");
    expect(await screen.findByText("Lời của truth")).toBeTruthy();
    expect(text()).toContain("không phải lời đồng ý, nên không có gì để rút");
    expect(text()).toContain("Muốn rút lời đồng ý thì rút hồ sơ");
    expect(screen.getByRole("link", { name: /Xem hồ sơ này/ }).getAttribute("href")).toBe(`/dossiers/mine/${CODE}`);
    expect(screen.getAllByRole("button", { name: /^Rút lời đồng ý của hồ sơ/ })).toHaveLength(1);
  });

  it("is taken back after asking, once however often its answer is lost", async () => {
    answers.listConsents = () => ({ items: [withSharing("withdrawable")] });
    open("/consents");
    await screen.findByText("Lời của sharing");
    press(/^Rút lời đồng ý của hồ sơ/);
    expect(screen.getByText("Rút lời đồng ý này?")).toBeTruthy();
    press("Rút lời đồng ý"); // nothing answers
    await waitFor(() => expect(calls("withdrawConsent")).toHaveLength(1));
    answers.withdrawConsent = () => withSharing("withdrawn");
    answers.listConsents = () => ({
      items: [withSharing("withdrawn", { withdrawnAt: "2026-11-25T02:30:00Z" })],
    });
    fireEvent.click(await screen.findByRole("button", { name: "Thử lại" }));
    expect(await screen.findByText("Đã rút hôm nay 9:30. Cơ quan đã được báo.")).toBeTruthy();
    expect(screen.queryByRole("button", { name: /^Rút lời đồng ý/ })).toBeNull();
    const keys = calls("withdrawConsent").map((each) => (each as { idempotencyKey: string }).idempotencyKey);
    expect(new Set(keys).size).toBe(1);
  });

  it("below level 2 asks for the proof first; with no dossier says what comes here", async () => {
    who.level = 1;
    answers.listConsents = () => ({ items: [] });
    open("/consents");
    expect(await screen.findByText("Cần xác nhận danh tính")).toBeTruthy();
    expect(calls("listConsents")).toEqual([]);
    cleanup();
    who.level = 2;
    open("/consents");
    expect(await screen.findByText("Chưa nộp hồ sơ nào")).toBeTruthy();
    expect(screen.getByRole("link", { name: "Làm giấy tờ, thủ tục" }).getAttribute("href")).toBe("/procedures");
  });
});

describe("what is missing", () => {
  const asked = (items: NonNullable<DossierPart["supplement"]>["items"]) =>
    aCase({
      processing: "supplementRequested",
      can: ["supplement"],
      supplement: { askedAt: "2026-11-25T01:00:00Z", items },
    });
  const name = { kind: "field" as const, id: "childName", title: "Họ tên", reason: "Khác giấy chứng sinh" };
  const born = { kind: "field" as const, id: "born", title: "Ngày sinh", reason: "Sai ngày" };
  async function supply(given: Case) {
    item = given;
    open(`/dossiers/mine/${CODE}/supplement`);
    await screen.findByRole("heading", { level: 1, name: "Bổ sung hồ sơ" });
    await screen.findByRole("button", { name: "Gửi bổ sung" });
  }

  it("is supplied all at once, after the identity was proven anew", async () => {
    await supply(asked([name, born]));
    expect(screen.getByText("Đã khai: Nguyễn Văn An")).toBeTruthy();
    fireEvent.change(screen.getByLabelText("Họ tên"), { target: { value: " Nguyễn Văn Ân " } });
    press("Gửi bổ sung");
    expect(
      await screen.findByText("Mục này vẫn như lần trước. Nếu đã đúng như vậy, xin bấm gửi lần nữa."),
    ).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByLabelText("Ngày sinh"));
    expect(outbox.entries()).toEqual([]);
    fireEvent.change(screen.getByLabelText("Ngày sinh"), { target: { value: "2026-11-02" } });
    answers.supplementDossier = () => (item = aCase());
    press("Gửi bổ sung");
    await waitFor(() => expect(here).toBe(`/dossiers/mine/${CODE}`));
    await waitFor(() => expect(screen.getByText("Đang giải quyết")).toBeTruthy());
    expect(who.asked).toEqual([[2, { fresh: true }]]);
    expect(calls("supplementDossier")).toEqual([
      expect.objectContaining({
        path: { code: CODE },
        body: { answers: { childName: "Nguyễn Văn Ân", born: "2026-11-02" }, papers: [], attachmentIds: [] },
      }),
    ]);
  });

  it("stays as it is where the identity is put off", async () => {
    await supply(asked([name]));
    fireEvent.change(screen.getByLabelText("Họ tên"), { target: { value: "Ân" } });
    who.raises = false;
    press("Gửi bổ sung");
    expect(await screen.findByText(/Chưa gửi, vì chưa xác nhận danh tính/)).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>("Họ tên").value).toBe("Ân");
    expect(outbox.entries()).toEqual([]);
  });

  it("refused says why on the dossier, and editing brings all of it back", async () => {
    await supply(asked([name]));
    fireEvent.change(screen.getByLabelText("Họ tên"), { target: { value: "Ân" } });
    answers.supplementDossier = () => {
      throw new ApiError("supplement-incomplete");
    };
    press("Gửi bổ sung");
    expect(await screen.findByText(/Chưa đủ những gì cán bộ yêu cầu bổ sung/)).toBeTruthy();
    expect(screen.getByText("Bổ sung hồ sơ H53.12 · 261123 · 0042")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Bổ sung ngay" })).toBeNull();
    press("Sửa");
    await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>("Họ tên").value).toBe("Ân"));
  });

  it("that waited until the identity was no longer fresh asks for it, and goes", async () => {
    await supply(asked([name]));
    fireEvent.change(screen.getByLabelText("Họ tên"), { target: { value: "Ân" } });
    answers.supplementDossier = () => {
      throw new ApiError("identity-level-required", { requiredLevel: 2 });
    };
    press("Gửi bổ sung");
    await screen.findByText(/Việc này cần biết chắc ai đang làm/);
    answers.supplementDossier = () => (item = aCase());
    press("Xác nhận rồi gửi");
    await waitFor(() => expect(screen.getByText("Đang giải quyết")).toBeTruthy());
    expect(who.asked).toEqual([
      [2, { fresh: true }],
      [2, { fresh: true, again: true }],
    ]);
  });

  it("asks each document for its pages", async () => {
    await supply(
      asked([
        { kind: "document", id: "birth-proof", title: "Giấy chứng sinh", reason: "Trang hai bị mờ" },
        { kind: "document", id: "id-card", title: "Căn cước", reason: "Thiếu mặt sau" },
      ]),
    );
    expect(screen.getByRole("region", { name: "Các trang: Giấy chứng sinh" })).toBeTruthy();
    expect(screen.getByRole("region", { name: "Các trang: Căn cước" })).toBeTruthy();
    press("Gửi bổ sung");
    expect((await screen.findAllByText("Còn thiếu: Giấy chứng sinh")).length).toBe(2);
    expect(screen.getAllByText("Còn thiếu: Căn cước").length).toBe(2);
  });

  it("is not asked for where nothing is missing any more", async () => {
    item = aCase();
    open(`/dossiers/mine/${CODE}/supplement`);
    expect(await screen.findByText("Hồ sơ này không chờ bổ sung gì")).toBeTruthy();
  });
});

describe("the result", () => {
  const checkUrl = "https://zalo.me/s/1/?p=/r/abcdefghijklmnopqrst";
  const done = (bytes = 9) =>
    aCase(
      {
        processing: "finished",
        can: ["openResult"],
        result: { attachments: [{ ...PAPER, bytes }], at: "2026-11-25T01:00:00Z", signedBy: "Trần Văn Bảy", checkUrl },
      },
      { status: "answered" },
    );
  const locked = (file: Blob) => () => {
    if (who.level < 2) throw new ApiError("identity-level-required", { requiredLevel: 2 });
    return file;
  };

  it("says who signed it and when, and how anybody checks it, in words and as a QR code", async () => {
    await show(done());
    expect(screen.getByText("Người ký: Trần Văn Bảy")).toBeTruthy();
    press("Chép địa chỉ"); // there is no clipboard here
    expect(await screen.findByText(checkUrl)).toBeTruthy();
    expect(await screen.findByRole("img", { name: "Mã vuông để kiểm tra kết quả" })).toBeTruthy();
  });

  it("opens after the gate, in the same place; put off, it says so", async () => {
    await show(done());
    who.level = 1; // the server knows better than this phone
    who.raises = false;
    answers.getDossierResult = locked(new Blob(["%PDF-1.7 x"], { type: "application/pdf" }));
    press("Mở kết quả");
    expect(await screen.findByText("Chưa mở, vì chưa xác nhận danh tính.")).toBeTruthy();
    expect(opened.files).toEqual([]);
    who.raises = true;
    press("Mở kết quả");
    expect(await screen.findByText(/đã được giữ trong máy/)).toBeTruthy();
    expect(opened.files).toEqual([{ size: 10, name: `${CODE}.pdf` }]);
  });

  it("once opened opens without a network, and says where it is too large for that", async () => {
    await show(done());
    answers.getDossierResult = () => new Blob(["%PDF-1.7 x"], { type: "application/pdf" });
    press("Mở kết quả");
    await screen.findByText(/đã được giữ trong máy/);
    delete answers.getDossierResult;
    press("Mở kết quả");
    await waitFor(() => expect(opened.files).toHaveLength(2));
    cleanup();
    queryClient.clear();
    phone = memoryVault();
    await show(done());
    answers.getDossierResult = () => new Blob([new Uint8Array(4 * 1024 * 1024)], { type: "application/pdf" });
    press("Mở kết quả");
    expect(await screen.findByText(/Tệp này lớn nên không giữ trong máy/)).toBeTruthy();
  });

  describe("shown once to somebody else", () => {
    const given = () => {
      const handed = done();
      return { ...handed, dossier: { ...handed.dossier!, processing: "handedOver" as const, can: [] } };
    };
    const unfold = () => {
      const fold = screen.getByText("Gửi cho người khác xem một lần").closest("details")!;
      fold.open = true;
      fireEvent(fold, new Event("toggle"));
    };
    const link = (more: object = {}) => ({
      id: "l1",
      state: "waiting",
      madeAt: "2026-11-25T02:00:00Z",
      expiresAt: "2026-11-28T02:00:00Z",
      ...more,
    });
    const url = "https://may-chu.example.vn/xem/abcdefghijklmnopqrst";

    it("only once one has it oneself", async () => {
      await show(done());
      expect(screen.queryByText("Gửi cho người khác xem một lần")).toBeNull();
    });

    it("is made with one key however often its answer is lost, shown to be copied, and taken back", async () => {
      await show(given());
      answers.listResultLinks = () => ({ items: [] });
      unfold();
      await screen.findByText(/Ai mở trước thì xem được/);
      press("Tạo đường dẫn"); // nothing answers
      await waitFor(() => expect(calls("makeResultLink")).toHaveLength(1));
      answers.listResultLinks = () => ({ items: [link()] });
      answers.makeResultLink = () => ({ link: link(), url });
      await waitFor(() => expect(screen.getByRole("button", { name: "Tạo đường dẫn" })).toBeTruthy());
      press("Tạo đường dẫn");
      expect(await screen.findByText("may-chu.example.vn/xem/abcde…")).toBeTruthy();
      expect(screen.getByText(/Chỉ mở được một lần, trước 9 giờ/)).toBeTruthy();
      expect(text()).not.toContain(url);
      const keys = calls("makeResultLink").map((each) => (each as { idempotencyKey: string }).idempotencyKey);
      expect([keys.length, new Set(keys).size]).toEqual([2, 1]);
      press("Chép đường dẫn"); // there is no clipboard here
      expect(await screen.findByText(/Chưa chép được/)).toBeTruthy();
      expect(screen.getByText(url)).toBeTruthy();
      answers.takeBackResultLink = () => undefined;
      answers.listResultLinks = () => ({ items: [link({ state: "takenBack" })] });
      fireEvent.click(await screen.findByRole("button", { name: /^Thu hồi đường dẫn/ }));
      expect(await screen.findByText("Đã thu hồi")).toBeTruthy();
      expect(text()).not.toContain(url);
    });

    it("says when it was opened", async () => {
      await show(given());
      answers.listResultLinks = () => ({ items: [link({ state: "opened", openedAt: "2026-11-25T02:30:00Z" })] });
      unfold();
      expect(await screen.findByText("Đã được mở: hôm nay 9:30")).toBeTruthy();
      expect(screen.queryByRole("button", { name: /^Thu hồi/ })).toBeNull();
    });

    it("who puts the proof off is told that nothing was made", async () => {
      await show(given());
      answers.listResultLinks = () => ({ items: [] });
      unfold();
      await screen.findByText(/Ai mở trước thì xem được/);
      who.raises = false;
      answers.makeResultLink = () => {
        throw new ApiError("identity-level-required", { requiredLevel: 2 });
      };
      press("Tạo đường dẫn");
      expect(await screen.findByText("Chưa tạo, vì chưa xác nhận danh tính.")).toBeTruthy();
    });
  });

  it("the receipt opens under the dossier's code", async () => {
    await show(aCase());
    press("Mở giấy tiếp nhận");
    expect(await screen.findByText(/Chưa mở được giấy tiếp nhận/)).toBeTruthy();
    answers.getDossierReceipt = () => new Blob(["%PDF"]);
    press("Mở giấy tiếp nhận");
    await waitFor(() => expect(opened.files).toEqual([{ size: 4, name: `Giay-tiep-nhan-${CODE}.pdf` }]));
  });

  it("stands among my papers; dossiers without one do not", async () => {
    const summary = (code: string, status: string) => ({
      code,
      kind: "dossier",
      subjectId: "1.001193",
      excerpt: "",
      status,
      sentAt: sent.at,
      dueOn: "2026-11-27",
      late: false,
      changedAt: sent.at,
    });
    answers.listMyCases = () => ({ items: [summary(CODE, "answered"), summary("H53.12-261123-0043", "accepted")] });
    open("/papers");
    const link = await screen.findByRole("link", { name: /Đăng ký khai sinh/ });
    expect(link.getAttribute("href")).toBe(`/dossiers/mine/${CODE}`);
    expect(screen.getAllByRole("link", { name: /H53/ })).toHaveLength(1);
  });
});

describe("who may see it", () => {
  it("without a network shows what was last seen, and how old it is", async () => {
    await show(aCase());
    await waitFor(() => expect([...phone.records.keys()].some((place) => place.startsWith("seen/"))).toBe(true));
    cleanup();
    queryClient.clear();
    delete answers.getMyCase;
    open(`/dossiers/mine/${CODE}`);
    expect(await screen.findByText(/Đây là những gì đã xem hôm nay 10:00/)).toBeTruthy();
    expect(screen.getByText("Đang giải quyết")).toBeTruthy();
  });

  it("below level 2 there is no dossier, and the way to it", async () => {
    who.level = 1;
    item = aCase();
    answers.getMyCase = () => {
      if (who.level < 2) throw new ApiError("case-not-found", { status: 404 });
      return item;
    };
    open(`/dossiers/mine/${CODE}`);
    expect(await screen.findByText("Hồ sơ chỉ mở cho người đã nộp, sau khi xác nhận danh tính.")).toBeTruthy();
    expect(text()).not.toContain("Đăng ký khai sinh");
    press("Xác nhận danh tính");
    expect(await screen.findByRole("heading", { level: 1, name: "Đăng ký khai sinh" })).toBeTruthy();
  });

  it("nor is there once the identity was taken off on another phone: what is missing is the proof", async () => {
    answers.getMyCase = () => {
      throw new ApiError("case-not-found", { status: 404 });
    };
    answers.getSession = () => ({ level: 1 });
    open(`/dossiers/mine/${CODE}`);
    expect(await screen.findByText("Hồ sơ chỉ mở cho người đã nộp, sau khi xác nhận danh tính.")).toBeTruthy();
  });

  it("somebody else's is not found", async () => {
    answers.getSession = () => ({ level: 2 });
    answers.getMyCase = () => {
      throw new ApiError("case-not-found", { status: 404 });
    };
    open(`/dossiers/mine/${CODE}`);
    expect(await screen.findByRole("link", { name: /Xem những việc đã gửi/ })).toBeTruthy();
  });
});

describe("asked to agree to somebody else's form", () => {
  const TOKEN = "t".repeat(43);
  const question = {
    procedureTitle: { vi: "Đăng ký khai sinh", en: "Register a birth" },
    asker: "Lê Thị Bưởi",
    text: { vi: "Tôi đã đọc và đồng ý.", en: "I agree." },
    parts: [{ title: "Họ của trẻ", lines: [{ label: "Họ của con theo ai?", text: "Theo cha" }] }],
    state: "open",
  };
  it("says why before it asks who one is, shows what is asked, and is answered once", async () => {
    who.level = 1;
    let state = "open";
    answers.readCoDeclaration = () => ({ ...question, state });
    answers.answerCoDeclaration = () => void (state = "agreed");
    open(`/agree/${TOKEN}`);
    await screen.findByText(/Có người mời đọc và đồng ý/);
    expect(calls("readCoDeclaration")).toEqual([]);
    press("Xác nhận danh tính để đọc");
    await screen.findByText("Lê Thị Bưởi mời cùng xác nhận tờ khai: Đăng ký khai sinh");
    expect(screen.getByText("Theo cha")).toBeTruthy();
    press("Đồng ý");
    await screen.findByText("Đã đồng ý");
    expect(calls("answerCoDeclaration")).toMatchObject([{ body: { token: TOKEN, agree: true } }]);
    expect(screen.queryByRole("button", { name: "Không đồng ý" })).toBeNull();
  });
  it("one that has ended, and one for somebody else, say so and what to do", async () => {
    answers.readCoDeclaration = () => Promise.reject(new ApiError("co-declaration-not-for-you"));
    open(`/agree/${TOKEN}`);
    await screen.findByText("Lời mời này gửi cho người khác.");
    cleanup();
    answers.readCoDeclaration = () => Promise.reject(new ApiError("co-declaration-not-found"));
    open(`/agree/${TOKEN}`);
    await screen.findByText("Lời mời này không còn dùng được.");
    expect(screen.queryByRole("button", { name: "Thử lại" })).toBeNull();
  });
  it("an answer that does not get through can be given again, under the same key", async () => {
    let tries = 0;
    let state = "open";
    answers.readCoDeclaration = () => ({ ...question, state });
    answers.answerCoDeclaration = () => {
      if ((tries += 1) === 1) return Promise.reject(new ApiError("offline"));
      return void (state = "declined");
    };
    open(`/agree/${TOKEN}`);
    await screen.findByRole("button", { name: "Không đồng ý" });
    press("Không đồng ý");
    await screen.findByText("Chưa gửi được câu trả lời. Xin thử lại khi có mạng.");
    press("Không đồng ý");
    await screen.findByText("Đã trả lời không đồng ý");
    const [first, second] = calls("answerCoDeclaration") as { idempotencyKey: string }[];
    expect(second!.idempotencyKey).toBe(first!.idempotencyKey);
  });
});
