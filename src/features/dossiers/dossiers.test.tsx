import { act, cleanup, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Form, Procedure } from "../../../contract/types.ts";
import type * as Support from "../../../tests/support/vault.ts";
import { ApiError } from "../../api/errors.ts";
import { queryClient } from "../../api/queries.ts";
import { keepDraft, keptDrafts } from "../../cases/draft/kept.ts";
import { outbox } from "../../cases/outbox/outbox.ts";
import { getVault } from "../../host/vault.ts";
import { HostError } from "../../host/port.ts";
import { setClock } from "../../lib/clock.ts";
import { storeOf } from "./dossier.ts";
import {
  answers as filled,
  atPage,
  back,
  card,
  cardForm,
  choose,
  goOn,
  here,
  me,
  open,
  press,
  tick,
  type,
} from "../../../tests/support/libraryCard.tsx";

const server = vi.hoisted(() => vi.fn());
const session = vi.hoisted(() => ({ now: {} as object, listeners: new Set<() => void>() }));
const gate = vi.hoisted(() => vi.fn());
const pictures = vi.hoisted(() => new Map<string, Blob>());
const host = vi.hoisted(() => ({
  can: () => true,
  onPause: () => () => undefined,
  onResume: () => () => undefined,
  onNetworkChange: () => () => undefined,
  scanQr: vi.fn(),
  pickDocuments: vi.fn(),
  pickPhotos: vi.fn(),
  openWebview: vi.fn(),
  share: vi.fn(),
}));

vi.mock("province:communes", () => ({
  default: [
    { code: "99002", name: "Hải Đăng", fullName: "Phường Hải Đăng", kind: "Phường" },
    { code: "99004", name: "Hòa Sóng", fullName: "Xã Hòa Sóng", kind: "Xã" },
  ],
}));
vi.mock("../../session/session.ts", () => ({ session: { current: () => session.now } }));
vi.mock("../../session/useSession.ts", async () => {
  const { useSyncExternalStore } = await import("react");
  const subscribe = (listener: () => void) => {
    session.listeners.add(listener);
    return () => void session.listeners.delete(listener);
  };
  return { useSession: () => useSyncExternalStore(subscribe, () => session.now) };
});
vi.mock("../../session/gate.tsx", () => ({
  askForLevel: (...given: unknown[]) => gate(...given) as unknown,
  withLevel: (action: () => Promise<unknown>) => action(),
}));
vi.mock("../../host/host.ts", async () => ({
  ...(await vi.importActual<object>("../../host/port.ts")),
  getHost: () => Promise.resolve(host),
}));
vi.mock("../../host/vault.ts", async () => {
  const { memoryVault } = await vi.importActual<typeof Support>("../../../tests/support/vault.ts");
  const vault = memoryVault();
  return { getVault: () => Promise.resolve(vault) };
});
vi.mock("../../cases/files/uploads.ts", () => ({
  fetchUploadsAhead: () => Promise.resolve(),
  uploads: {
    accept: () => Promise.resolve(true),
    follow(id: string, listener: (state: object) => void) {
      listener({ status: "stored", uploadId: `upload ${id}` });
      return () => undefined;
    },
    look: (id: string) => Promise.resolve(pictures.get(id)),
    uploaded: (id: string) => Promise.resolve(`upload ${id}`),
    adopt: () => undefined,
    picture: () => Promise.reject(new Error("none")),
    remove: () => Promise.resolve(),
    forget: () => Promise.resolve(),
  },
}));
vi.mock("../../api/api.ts", () => ({
  apiOrigin: "https://api.example.vn",
  publicUrl: (path: string) => path,
  provideIdentity: () => undefined,
  bearer: () => Promise.resolve(undefined),
  renewBearer: () => Promise.resolve(undefined),
  api: { call: (...given: unknown[]) => Promise.resolve(server(...given)) as Promise<unknown> },
}));

let form: Form;
let procedure: Procedure;
let answers: Record<string, (given: Record<string, unknown>) => unknown>;
const NEW = "/dossiers/new/1.900001";
const level = (n: number, identity = "lan") => ({
  status: "ready",
  session: { level: n, guest: false, expiresAt: "2027-01-01T00:00:00Z", ...(n === 2 && { identity }) },
});
const pdf = (name: string) => new File(["%PDF-1.7 một trang"], name, { type: "application/pdf" });
const store = () => storeOf(procedure, form);
/** A draft in hand, as if it had been written so far. */
async function written(part: object) {
  const draft = await store();
  draft.change(part);
  return draft;
}
const step = (name: string) => open(`${NEW}?step=${name}`);

beforeEach(() => {
  window.scrollTo = () => undefined;
  setClock({ now: () => new Date("2026-11-25T02:00:00Z") });
  session.now = level(0);
  form = cardForm();
  procedure = { ...card };
  gate.mockResolvedValue(true);
  answers = {
    getProcedure: () => procedure,
    getProcedureForm: () => form,
    getMyIdentity: () => me,
    listIdentityProviders: () => ({ items: [{ id: "saomai", name: { vi: "Sao Mai ID", en: "Sao Mai ID" } }] }),
    listDrafts: () => ({ items: [] }),
    saveDraft: () => Promise.reject(new ApiError("offline")),
    deleteDraft: () => undefined,
  };
  server.mockImplementation((id: string, given: Record<string, unknown> = {}) => {
    if (!answers[id]) throw new Error(`unexpected call: ${id}`);
    return answers[id](given);
  });
});
afterEach(async () => {
  cleanup();
  for (const { key } of outbox.entries()) await outbox.discard(key);
  await (await store()).discard();
  queryClient.clear();
  server.mockReset();
  gate.mockReset();
  for (const verb of [host.scanQr, host.pickDocuments, host.pickPhotos, host.openWebview, host.share]) verb.mockReset();
});

it("walks from who receives it to the outbox, a topic a page, and sends exactly what the contract wants", async () => {
  const send = vi.spyOn(outbox, "send").mockResolvedValue();
  open(NEW);
  await screen.findByLabelText("Xã, phường tiếp nhận");
  goOn();
  expect(screen.getAllByText("Xin chọn xã, phường tiếp nhận hồ sơ.").length).toBeGreaterThan(0);
  type("Xã, phường tiếp nhận", "99004");
  expect(screen.getByText("Bộ phận một cửa, Xã Hòa Sóng")).toBeTruthy();
  goOn();

  await atPage("Thẻ cho ai");
  choose("Mượn sách về nhà");
  choose("Cho tôi");
  goOn();

  await atPage("Người đọc");
  goOn(); // nothing is filled in
  expect(screen.getByText("Còn 5 chỗ cần xem lại")).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByLabelText("Họ và tên"));
  const name = "  Nguyễn Văn An ".normalize("NFD");
  type("Họ và tên", name);
  expect((await store()).get().answers.reader).toMatchObject({ fullName: name }); // nothing moves under the keyboard
  type("Ngày sinh", "1990-12-31");
  choose("Nam");
  choose("Trong tỉnh");
  type("Xã, phường", "99004");
  type("Số nhà, đường, ấp hoặc khu phố", "12 đường Biển");
  goOn();

  await atPage("Người cùng dùng thẻ");
  press("Thêm người cùng dùng");
  type("Họ và tên", "Lê Thị Bé");
  type("Tuổi", "9");
  goOn();

  await atPage("Loại thẻ");
  choose("Thẻ nhựa");
  tick("Khoa học");
  tick("Truyện");
  type("Đặt cọc", "20000");
  expect(screen.getByText("Đang ghi: 20.000 ₫")).toBeTruthy();
  type("Dùng thẻ từ ngày", "2026-12-01");
  goOn();

  await atPage("Liên hệ");
  type("Số điện thoại để cơ quan liên hệ", "0912345678");
  goOn();

  await atPage("Giấy tờ");
  goOn();
  expect(screen.getAllByText("Còn thiếu: Giấy tờ có ảnh").length).toBeGreaterThan(0);
  expect(document.activeElement).toBe(screen.getByRole("group", { name: "Giấy tờ có ảnh" }));
  host.pickDocuments.mockResolvedValue([pdf("mat-truoc.pdf"), pdf("mat-sau.pdf")]);
  press("Chọn tệp PDF");
  await screen.findByText("Đã gửi xong 2 tệp.");
  press("Đưa Trang 2 lên trước");
  goOn();

  await atPage("Cam đoan và đồng ý");
  expect(screen.getAllByRole<HTMLInputElement>("checkbox").filter(({ checked }) => checked)).toEqual([]);
  expect(screen.getAllByRole("checkbox")).toHaveLength(2); // the school is told of children only
  goOn();
  expect(screen.getByText("Còn 2 chỗ cần xem lại")).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByRole("checkbox", { name: /Tôi cam đoan/ }));
  tick(/Tôi cam đoan/);
  tick(/Tôi đồng ý để cơ quan/);
  goOn();

  await atPage("Nhận kết quả");
  choose(/Gửi bưu điện/);
  goOn();
  expect(screen.getAllByText("Xin ghi địa chỉ nhận, ít nhất 5 chữ.").length).toBeGreaterThan(0);
  type("Địa chỉ nhận", "12 đường Biển, Xã Hòa Sóng");
  goOn();

  await atPage("Xem lại và nộp");
  expect(screen.getByText("20.000 ₫")).toBeTruthy();
  expect(screen.getByText("2 trang")).toBeTruthy();
  expect(screen.getByText("Thời hạn: 1 ngày làm việc")).toBeTruthy();
  expect(screen.getByText("Phí, lệ phí: miễn phí")).toBeTruthy();
  const { id } = (await store()).get();
  const files = (await store()).files.list();
  expect(files.map((file) => file.name)).toEqual(["mat-sau.pdf", "mat-truoc.pdf"]);
  for (let n = 0; n < 10; n += 1) press(/^(Nộp hồ sơ|Đang gửi)/);
  await waitFor(() => expect(here).toBe(`${NEW}?step=sent&key=${id}`));
  expect(gate).toHaveBeenCalledTimes(1);
  expect(gate).toHaveBeenCalledWith(2, { fresh: true, again: false });
  expect(send).toHaveBeenCalledTimes(1);
  expect(send.mock.calls[0]![0]).toEqual({
    key: id,
    draftId: id,
    service: "dossiers:1.900001",
    operation: "submitDossier",
    title: "Làm thẻ thư viện",
    editPath: `${NEW}?step=review&draft=${id}`,
    files: files.map((file) => file.id),
    body: {
      procedureCode: "1.900001",
      formVersion: 1,
      communeCode: "99004",
      answers: {
        wish: "borrow",
        behalf: "self",
        reader: {
          fullName: "Nguyễn Văn An",
          birthDate: "1990-12-31",
          sex: "male",
          residence: { place: "here", commune: "99004", words: "12 đường Biển" },
        },
        family: [{ familyName: "Lê Thị Bé", familyAge: 9 }],
        cardKind: "plastic",
        topics: ["stories", "science"],
        deposit: 20_000,
        startsOn: "2026-12-01",
        phone: "0912345678",
      },
      papers: [{ document: "photoPaper", pages: 2 }],
      attachmentIds: [],
      declarations: [
        { id: "truth", version: 1 },
        { id: "processing", version: 1 },
      ],
      delivery: { method: "post", address: "12 đường Biển, Xã Hòa Sóng" },
    },
  });
});

it("a result of an earlier dossier becomes the pages of a paper, once however often it is pressed, and goes with it", async () => {
  session.now = level(2);
  const code = "H53.12-261001-0007";
  const result = { code, kind: "dossier", subjectId: "1.900001", title: "Thẻ thư viện", status: "answered" };
  const summary = { ...result, excerpt: "", sentAt: "2026-10-01T02:00:00Z", dueOn: "2026-10-02", late: false };
  answers.listMyCases = () => ({ items: [{ ...summary, changedAt: "2026-10-02T02:00:00Z" }] });
  await written({ ...filled });
  step("papers");
  await screen.findByRole("group", { name: "Giấy tờ có ảnh" });
  press("Dùng giấy tờ đã có: Giấy tờ có ảnh");
  const take = () => press("Dùng giấy tờ này: Thẻ thư viện");
  await screen.findByRole("button", { name: "Dùng giấy tờ này: Thẻ thư viện" });
  answers.reuseResult = () => Promise.reject(new ApiError("transition-not-allowed"));
  take();
  expect(await screen.findByText(/chưa được mở lần nào/)).toBeTruthy();
  answers.reuseResult = () => Promise.reject(new ApiError("offline"));
  take();
  await waitFor(() => expect(server.mock.calls.filter(([id]) => id === "reuseResult")).toHaveLength(2));
  answers.reuseResult = () => ({
    items: [
      { id: "u1", state: "stored", type: "application/pdf" },
      { id: "u2", state: "stored", type: "image/webp" },
    ],
  });
  fireEvent.click(await screen.findByRole("button", { name: "Thử lại" }));
  expect(await screen.findByText("Đã thêm: Thẻ thư viện.")).toBeTruthy();
  expect(screen.getAllByText(/^Từ kết quả hồ sơ H53/)).toHaveLength(2);
  expect(screen.getByText("Thẻ thư viện.pdf")).toBeTruthy();
  const keys = server.mock.calls.flatMap(([id, given]) =>
    id === "reuseResult" ? [(given as { idempotencyKey: string }).idempotencyKey] : [],
  );
  expect(new Set(keys).size).toBe(1);
  const { files } = await store();
  expect(files.list().map(({ uploadId, fromCode, kind }) => [uploadId, fromCode, kind])).toEqual([
    ["u1", code, "pdf"],
    ["u2", code, "picture"],
  ]);
  goOn();
  await atPage("Cam đoan và đồng ý");
});

it("asks kindly about a picture that is hard to read, shows it large, and refuses nothing", async () => {
  const header = [
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 1, 0, 0, 0, 1, 0,
  ];
  pictures.set("p1", new Blob([new Uint8Array(header)], { type: "image/png" }));
  URL.createObjectURL = () => "blob:small";
  URL.revokeObjectURL = () => undefined;
  const id = "00000000-0000-4000-8000-000000000002";
  await keepDraft(id, {
    service: "dossiers:1.900001",
    formVersion: "1",
    answers: { ...filled },
    attachments: [{ id: "p1", field: "photoPaper" }],
    at: "papers",
    savedAt: "2026-11-24T02:00:00Z",
    baseVersion: 0,
    device: "Android",
    onServer: false,
  });
  open(`${NEW}?step=papers&draft=${id}`);
  expect(await screen.findByText(/Ảnh này khá nhỏ/)).toBeTruthy();
  press("Xem to Trang 1");
  expect(within(screen.getByRole("dialog")).getByRole("img", { name: "Trang 1" })).toBeTruthy();
  press("Đóng");
  goOn();
  await atPage("Cam đoan và đồng ý");
});

it("remembers the commune, and offers what was begun", async () => {
  await written({ ...filled });
  open(NEW);
  expect(await screen.findByText(/Có hồ sơ đang khai dở/)).toBeTruthy();
  press("Bắt đầu hồ sơ khác");
  await waitFor(() => expect(screen.queryByText(/Có hồ sơ đang khai dở/)).toBeNull(), { timeout: 3000 });
  type("Xã, phường tiếp nhận", "99002");
  goOn();
  await atPage("Thẻ cho ai");
  cleanup();
  await (await store()).discard();
  open(NEW);
  await waitFor(() => expect(screen.getByLabelText<HTMLSelectElement>("Xã, phường tiếp nhận").value).toBe("99002"));
});

it("a closed branch is not shown, and its answer is there when it opens again", async () => {
  await written({ ...filled, deposit: undefined });
  step("page-card");
  await screen.findByLabelText("Đặt cọc");
  type("Đặt cọc", "30000");
  choose("Thẻ điện tử");
  expect(screen.queryByLabelText("Đặt cọc")).toBeNull();
  expect((await store()).get().answers.deposit).toBe(30_000);
  choose("Thẻ nhựa");
  expect(screen.getByLabelText<HTMLInputElement>("Đặt cọc").value).toBe("30000");
});

it("a repeated page takes one more and one less, after asking, up to its limit", async () => {
  await written({ ...filled, family: [] });
  step("page-family");
  await screen.findByText(/Không có thì đi tiếp/);
  for (const name of ["Một", "Hai", "Ba", "Bốn"]) {
    press("Thêm người cùng dùng");
    const fields = screen.getAllByLabelText("Họ và tên");
    fireEvent.change(fields[fields.length - 1]!, { target: { value: name } });
  }
  expect(screen.queryByRole("button", { name: "Thêm người cùng dùng" })).toBeNull();
  expect(screen.getByText("Đã đủ 4, không thêm được nữa.")).toBeTruthy();
  press("Bỏ Người cùng dùng 2");
  press("Giữ lại");
  expect(screen.getAllByLabelText("Họ và tên")).toHaveLength(4);
  press("Bỏ Người cùng dùng 2");
  press("Bỏ");
  expect((await store()).get().answers.family).toEqual([
    { familyName: "Một" },
    { familyName: "Ba" },
    { familyName: "Bốn" },
  ]);
  goOn();
  expect(screen.getAllByText("Còn thiếu: Tuổi").length).toBeGreaterThanOrEqual(3);
});

it("says kindly that this is not the citizen's procedure, and where to go; back leads to the answers", async () => {
  await written({ $commune: "99004" });
  step("page-for");
  fireEvent.click(await screen.findByRole("radio", { name: "Bán sách ở chợ phiên" }));
  goOn();
  expect(await screen.findByText(/Muốn bán sách thì đặt một sạp/)).toBeTruthy();
  expect(screen.getByRole("link", { name: /Mở thủ tục phù hợp/ }).getAttribute("href")).toBe("/procedures/1.900002");
  act(() => back());
  await screen.findByRole("radio", { name: "Bán sách ở chợ phiên" });
  choose("Mượn sách về nhà");
  choose("Cho tôi");
  goOn();
  await atPage("Người đọc");
});

it("takes what was proven: asked for in place, shown to read, sent as proven and nothing else", async () => {
  const send = vi.spyOn(outbox, "send").mockResolvedValue();
  const draft = await written({
    ...filled,
    reader: { fullName: "Ai đó", sex: "male", residence: filled.reader.residence },
  });
  draft.files.add([pdf("the.pdf")], "photoPaper");
  step("page-reader");
  await screen.findByRole("button", { name: "Dùng thông tin đã xác nhận (từ Sao Mai ID)" });
  gate.mockResolvedValueOnce(false);
  press("Dùng thông tin đã xác nhận (từ Sao Mai ID)");
  expect(await screen.findByText(/Chưa xác nhận. Vẫn tự điền được/)).toBeTruthy();
  expect(screen.getByLabelText<HTMLInputElement>("Họ và tên").value).toBe("Ai đó");

  gate.mockImplementationOnce(() => {
    session.now = level(2);
    session.listeners.forEach((listener) => listener());
    return Promise.resolve(true);
  });
  press("Dùng thông tin đã xác nhận (từ Sao Mai ID)");
  expect(await screen.findByText("Nguyễn Thị Lan")).toBeTruthy();
  for (const words of ["02/05/1990", "Nữ", "•••• •••• 0123"]) expect(screen.getByText(words)).toBeTruthy();
  expect(screen.getAllByText("từ Sao Mai ID")).toHaveLength(4);
  expect(screen.queryByLabelText("Họ và tên")).toBeNull();
  expect(screen.queryByRole("button", { name: /Quét mã QR/ })).toBeNull();
  expect(draft.get().answers.reader).toEqual({ proven: true, residence: filled.reader.residence });
  goOn(); // the number is not missing, and the age is known
  await atPage("Người cùng dùng thẻ");
  cleanup();

  step("review");
  await screen.findByText("•••• •••• 0123");
  // Unlinked meanwhile, and somebody else proven at the gate: it says whom it meant, and the server takes it from no other.
  gate.mockImplementationOnce(() => {
    session.now = level(2, "somebody else");
    return Promise.resolve(true);
  });
  press("Nộp hồ sơ");
  await waitFor(() => expect(send).toHaveBeenCalledTimes(1));
  expect(send.mock.calls[0]![0].body.identity).toBe("lan");
  expect(send.mock.calls[0]![0].body.answers).toMatchObject({
    reader: { proven: true, residence: filled.reader.residence },
  });
  expect(JSON.stringify(send.mock.calls[0]![0].body)).not.toContain("Lan");
});

it("somebody else agrees: asked, shared, waited for; a change asks again, and nothing goes without it", async () => {
  session.now = level(2);
  const both = (vi: string) => ({ vi, en: vi });
  form.version = 22;
  form.coDeclarations = [
    {
      when: { field: "behalf", is: "self" },
      person: "reader",
      pages: ["card"],
      version: 1,
      text: both("Tôi đồng ý."),
    },
  ];
  let state = "open";
  const asked: Record<string, unknown>[] = [];
  answers.askCoDeclaration = (given) => {
    asked.push(given);
    return { id: `question-${asked.length}`, state: "open", token: "t".repeat(43), expiresAt: "2026-12-02T02:00:00Z" };
  };
  answers.getMyCoDeclaration = ({ path }) => ({
    id: (path as { coDeclarationId: string }).coDeclarationId,
    state,
    ...(state === "open" && { token: "t".repeat(43) }),
    expiresAt: "2026-12-02T02:00:00Z",
  });
  await written({ ...filled, $agreement: undefined });
  step("agreement");
  await atPage("Người cùng xác nhận");
  expect(screen.getByText(/Nguyễn Văn An cần đọc và đồng ý trước khi nộp/)).toBeTruthy();
  goOn();
  expect(screen.getAllByText("Chưa có sự đồng ý của người cùng xác nhận.").length).toBeGreaterThan(0);
  press("Tạo lời mời");
  await screen.findByText("Lời mời đã có. Gửi cho người ấy, rồi chờ trả lời.");
  expect(asked[0]).toMatchObject({ body: { procedureCode: "1.900001", formVersion: 22, answers: { behalf: "self" } } });
  host.share.mockResolvedValue(undefined);
  press(/Chia sẻ|Gửi/);
  await waitFor(() =>
    expect(host.share).toHaveBeenCalledWith(expect.objectContaining({ path: `/agree/${"t".repeat(43)}` })),
  );
  state = "agreed";
  press("Xem đã đồng ý chưa");
  await screen.findByText("Người ấy đã đồng ý.");
  await waitFor(async () =>
    expect((await store()).get().answers.$agreement).toMatchObject({ id: "question-1", agreed: true }),
  );
  goOn();
  await atPage("Giấy tờ");
  cleanup();
  // What they were shown is changed: their yes was to something else.
  await act(async () => void (await written({ startsOn: "2026-12-09" })));
  step("agreement");
  await screen.findByText("Tờ khai đã sửa sau lời mời trước. Xin mời lại.");
  goOn();
  expect(screen.getAllByText("Chưa có sự đồng ý của người cùng xác nhận.").length).toBeGreaterThan(0);
});

it("an organisation one represents is offered where it is asked for, and named before it is sent", async () => {
  session.now = level(2);
  answers.getMyIdentity = () => ({ ...me, represents: [{ taxCode: "1100000045", name: "Công ty Sóng Biếc" }] });
  const text = (vi: string) => ({ vi, en: vi });
  form.version = 21;
  form.pages[form.pages.length - 1]!.fields.push(
    { id: "firm", kind: "text", label: text("Tên tổ chức"), required: true },
    { id: "taxCode", kind: "taxCode", label: text("Mã số thuế"), required: true },
  );
  form.organisations = [
    { kind: "enterprise", when: { field: "behalf", is: "self" }, taxCode: "taxCode", name: "firm" },
  ];
  await written(filled);
  step("page-contact");
  await atPage("Liên hệ");
  await screen.findByRole("button", { name: "Dùng: Công ty Sóng Biếc" });
  press("Dùng: Công ty Sóng Biếc");
  expect((await store()).get().answers).toMatchObject({ firm: "Công ty Sóng Biếc", taxCode: "1100000045" });
  cleanup();
  step("review");
  await screen.findByText("Nộp thay mặt Công ty Sóng Biếc, mã số thuế 1100000045");
  await screen.findByText("Người đại diện đã được xác nhận, từ Sao Mai ID.");
  await act(async () => void (await written({ taxCode: "0300000001" })));
  expect(screen.getByText(/Sau khi nộp, cơ quan sẽ xác nhận người nộp là người đại diện/)).toBeTruthy();
  // For somebody who authorised them it is no organisation's.
  await act(async () => void (await written({ behalf: "authorised" })));
  expect(screen.queryByText(/Nộp thay mặt/)).toBeNull();
});

it("whoever would rather fill in themself begins empty", async () => {
  session.now = level(2);
  await written({ ...filled, reader: { proven: true } });
  step("page-reader");
  await screen.findByText("Nguyễn Thị Lan");
  press("Dùng địa chỉ này");
  expect(screen.getByLabelText<HTMLInputElement>("Số nhà, đường, ấp hoặc khu phố").value).toBe(me.address);
  expect(screen.queryByRole("button", { name: "Dùng địa chỉ này" })).toBeNull();
  press("Tự điền");
  expect(screen.getByLabelText<HTMLInputElement>("Họ và tên").value).toBe("");
});

it("fills a person in from the card's code, says what is odd, and what it cannot read", async () => {
  const draft = await written({ ...filled, reader: undefined });
  step("page-reader");
  const scan = await screen.findByRole("button", { name: "Quét mã QR trên thẻ căn cước" });
  host.scanQr.mockRejectedValueOnce(new HostError("denied", "scanQr"));
  fireEvent.click(scan);
  expect(await screen.findByText(/Chưa được phép dùng máy ảnh/)).toBeTruthy();
  host.scanQr.mockRejectedValueOnce(new HostError("unsupported", "scanQr"));
  fireEvent.click(scan);
  expect(await screen.findByText(/Điện thoại này chưa quét được mã/)).toBeTruthy();
  host.scanQr.mockResolvedValueOnce("https://example.vn");
  fireEvent.click(scan);
  expect(await screen.findByText(/Đây không phải mã trên thẻ căn cước/)).toBeTruthy();
  expect(draft.get().answers.reader).toBeUndefined();

  host.scanQr.mockResolvedValueOnce("079090001234||TRẦN VĂN BÌNH|31121991|Nam|Ấp 3, Xã Hòa Sóng|01072021");
  fireEvent.click(scan);
  expect(await screen.findByText("Đã điền theo thẻ căn cước. Xin xem lại từng ô.")).toBeTruthy();
  expect(screen.getByText(/Năm sinh ghi trên thẻ không khớp/)).toBeTruthy();
  expect(draft.get().answers.reader).toEqual({
    identityNumber: "079090001234",
    fullName: "TRẦN VĂN BÌNH",
    birthDate: "1991-12-31",
    sex: "male",
    residence: { words: "Ấp 3, Xã Hòa Sóng" },
  });
});

it("a draft of an older form keeps its answers, names what is new, and goes under the new version", async () => {
  form.version = 2;
  form.pages[3]!.fields.push({
    id: "branch",
    kind: "text",
    label: { vi: "Chi nhánh gần nhà", en: "Branch" },
    required: true,
  });
  const id = "00000000-0000-4000-8000-000000000001";
  const { $commune, wish, behalf } = filled;
  await keepDraft(id, {
    service: "dossiers:1.900001",
    formVersion: "1",
    answers: { $commune, wish, behalf, oldQuestion: "Câu trả lời cũ" },
    attachments: [],
    at: "page-for",
    savedAt: "2026-11-24T02:00:00Z",
    baseVersion: 0,
    device: "Android",
    onServer: false,
  });
  open(`${NEW}?step=page-for&draft=${id}`);
  expect(await screen.findByText(/Mẫu này đã thay đổi từ lần trước/)).toBeTruthy();
  expect(screen.getByText("Chi nhánh gần nhà")).toBeTruthy();
  expect(screen.getByText("Câu trả lời cũ")).toBeTruthy();
  expect(screen.getByRole<HTMLInputElement>("radio", { name: "Mượn sách về nhà" }).checked).toBe(true);
});

it("a form that is renewed while it is filled in goes on at the same page, with what was answered", async () => {
  await written({ ...filled, deposit: 15_000 });
  step("page-card");
  await screen.findByLabelText("Đặt cọc");
  form = { ...cardForm(), version: 2 };
  form.pages[3]!.title = { vi: "Loại thẻ mới", en: "" };
  await act(() => queryClient.invalidateQueries({ queryKey: ["procedure-form", card.code] }));
  await atPage("Loại thẻ mới");
  expect(screen.getByLabelText<HTMLInputElement>("Đặt cọc").value).toBe("15000");
});

it("of a renewed form there is another store, which holds the draft as it was left", async () => {
  const draft = await written({ ...filled });
  const { id } = draft.get();
  await draft.flush();
  form = { ...form, version: 3 };
  const renewed = await store();
  expect(renewed).not.toBe(draft);
  await renewed.open(id);
  expect(renewed.get().answers).toMatchObject({ wish: "borrow", deposit: 20_000 });
});

it("what was refused is listed on the last page, each with the way to its field", async () => {
  answers.submitDossier = () =>
    Promise.reject(
      new ApiError("invalid-request", { fields: [{ path: "/body/answers/family/0/familyAge", rule: "maximum" }] }),
    );
  const draft = await written({ ...filled });
  draft.files.add([pdf("the.pdf")], "photoPaper");
  await draft.files.settled();
  await draft.flush();
  const { id } = draft.get();
  await outbox.send({
    key: id,
    draftId: id,
    service: "dossiers:1.900001",
    operation: "submitDossier",
    body: {},
    files: [],
    title: "Làm thẻ thư viện",
    editPath: `${NEW}?step=review&draft=${id}`,
  });
  await waitFor(() => expect(outbox.find(id)?.state).toBe("needs-you"));
  open(`${NEW}?step=review&draft=${id}`);
  fireEvent.click(await screen.findByRole("button", { name: "Tuổi: không được lớn hơn 120" }));
  await atPage("Người cùng dùng thẻ");
  const age = screen.getByLabelText("Tuổi");
  await waitFor(() => expect(document.activeElement).toBe(age));
  expect(age.getAttribute("aria-invalid")).toBe("true");
  expect(document.getElementById(`${age.id}-error`)!.textContent).toBe("Tuổi: không được lớn hơn 120");
  fireEvent.change(age, { target: { value: "10" } });
  expect(age.getAttribute("aria-invalid")).toBe("false");
});

it.each([
  ["identity-level-required", { fresh: true, again: true }],
  ["form-changed", { fresh: true, again: false }],
] as const)("refused as %s, it says so; sent again, it goes under a key of its own", async (code, wanted) => {
  const submitted: Record<string, unknown>[] = [];
  answers.submitDossier = (given) => {
    submitted.push(given);
    if (submitted.length === 1) return Promise.reject(new ApiError(code, { requiredLevel: 2 }));
    return { code: "H99.04-261125-0001", kind: "dossier", dueOn: "2026-11-26" };
  };
  const draft = await written({ ...filled });
  draft.files.add([pdf("the.pdf")], "photoPaper");
  await draft.files.settled();
  const { id } = draft.get();
  step("review");
  fireEvent.click(await screen.findByRole("button", { name: "Nộp hồ sơ" }));
  await screen.findByText(/Chưa gửi được, cần xem lại/);
  expect(submitted[0]!.body).toMatchObject({ attachmentIds: [`upload ${outbox.find(id)!.files[0]}`] });
  const asked = () => server.mock.calls.filter(([operation]) => operation === "getProcedureForm").length;
  const before = asked();
  press("Sửa");
  await atPage("Xem lại và nộp");
  if (code === "form-changed") await waitFor(() => expect(asked()).toBeGreaterThan(before));
  fireEvent.click(await screen.findByRole("button", { name: /^(Nộp hồ sơ|Gửi lại)$/ }));
  expect(await screen.findByText(/Đã đến nơi tiếp nhận/)).toBeTruthy();
  expect(screen.getByText(/Thiếu gì sẽ báo hết trong một lần/)).toBeTruthy();
  expect(screen.getByRole("link", { name: /Theo dõi việc này/ }).getAttribute("href")).toBe(
    "/dossiers/mine/H99.04-261125-0001",
  );
  expect(gate).toHaveBeenLastCalledWith(2, wanted);
  expect(submitted).toHaveLength(2);
});

it("no longer in force, it says so in place of the form; what was filled in is there to read", async () => {
  await written({ ...filled });
  const { id } = (await store()).get();
  open(`${NEW}?draft=${id}`);
  await screen.findByRole("button", { name: /Tiếp tục|Nộp hồ sơ/ });
  cleanup();
  queryClient.clear();
  answers.getProcedureForm = () => Promise.reject(new ApiError("procedure-abolished", { status: 409 }));
  procedure = { ...procedure, hasForm: false, abolished: { since: "2020-03-02", reason: "Bãi bỏ." } };
  open(`${NEW}?draft=${id}`);
  await screen.findByRole("heading", { name: /không còn hiệu lực từ thứ Hai 2\/3\/2020/ });
  expect(await screen.findByText("Nguyễn Văn An")).toBeTruthy();
  expect(screen.queryByRole("button", { name: /^(Sửa|Nộp)/ })).toBeNull();
  cleanup();
  open("/dossiers/needs/1.900001");
  await screen.findByRole("heading", { name: /không còn hiệu lực/ });
});

it("what was filled in of one no longer in force is there to read on a phone that never saw its form", async () => {
  await written({ ...filled });
  const { id } = (await store()).get();
  await (await getVault()).remove("seen", JSON.stringify(["procedure-form", "1.900001"]));
  procedure = { ...procedure, version: 7, hasForm: false, abolished: { since: "2020-03-02", reason: "Bãi bỏ." } };
  answers.getProcedureForm = ({ query }) =>
    (query as { version?: number } | undefined)?.version === 7
      ? form
      : Promise.reject(new ApiError("procedure-abolished", { status: 409 }));
  open(`${NEW}?draft=${id}`);
  expect(await screen.findByText("Nguyễn Văn An")).toBeTruthy();
  expect(screen.queryByRole("button", { name: /^(Sửa|Nộp)/ })).toBeNull();
});

it("who puts the proof off keeps everything", async () => {
  const send = vi.spyOn(outbox, "send").mockResolvedValue();
  gate.mockResolvedValue(false);
  const draft = await written({ ...filled });
  draft.files.add([pdf("the.pdf")], "photoPaper");
  await draft.files.settled();
  step("review");
  fireEvent.click(await screen.findByRole("button", { name: "Nộp hồ sơ" }));
  await waitFor(() => expect(screen.getByRole("button", { name: "Nộp hồ sơ" }).getAttribute("aria-busy")).toBeNull());
  expect(send).not.toHaveBeenCalled();
  expect(draft.get().answers).toMatchObject({ wish: "borrow" });
});

it.each([
  ["national-portal", true],
  ["appointment", true],
  ["counter", false],
] as const)("where the mode is %s it ends in what to bring and where, and nothing is sent", async (mode, outside) => {
  procedure.submissionMode = mode;
  await written({ ...filled, $delivery: undefined, $declared: undefined });
  step("page-contact");
  await screen.findByLabelText("Số điện thoại để cơ quan liên hệ");
  goOn();
  await atPage("Mang gì, nộp ở đâu");
  const bring = screen.getByRole("heading", { name: "Giấy tờ cần mang" }).parentElement!;
  expect(within(bring).getByRole("listitem").textContent).toMatch(/^Giấy tờ có ảnh1 bản chính/);
  expect(screen.queryByRole("button", { name: /Nộp hồ sơ/ })).toBeNull();
  expect((await store()).get().begun).toBe(true);
  const link = screen.queryByRole("button", { name: "Mở trang công bố thủ tục" });
  expect(Boolean(link)).toBe(outside);
  if (!link) return;
  fireEvent.click(link);
  expect(host.openWebview).not.toHaveBeenCalled();
  host.openWebview.mockResolvedValue(undefined);
  press("Đồng ý, mở trang");
  await waitFor(() => expect(host.openWebview).toHaveBeenCalledWith(card.source));
});

it("asks only what decides, says what is needed, shares no answers, and begins with them", async () => {
  host.share.mockResolvedValue(undefined);
  open("/dossiers/needs/1.900001");
  await screen.findByRole("radio", { name: "Mượn sách về nhà" });
  expect(screen.queryByLabelText("Họ và tên")).toBeNull();
  choose("Mượn sách về nhà");
  choose("Cho người đã ủy quyền cho tôi");
  type("Ngày sinh", "1990-12-31");
  press("Xem cần gì");
  const list = (await screen.findByRole("heading", { name: "Cần chuẩn bị" })).parentElement!;
  expect(
    within(list)
      .getAllByRole("listitem")
      .map((item) => item.textContent),
  ).toEqual([
    expect.stringMatching(/^Giấy tờ có ảnh1 bản chínhBắt buộc/),
    expect.stringMatching(/^Giấy ủy quyền1 bản chínhBắt buộc/),
  ]);
  expect(screen.getByText("Phí, lệ phí: 10.000 ₫ mỗi thẻ")).toBeTruthy();
  press("Chia sẻ");
  await waitFor(() =>
    expect(host.share).toHaveBeenCalledWith(expect.objectContaining({ path: "/procedures/1.900001" })),
  );
  const before = (await keptDrafts()).length;
  for (const _ of [1, 2]) press("Dùng câu trả lời này để bắt đầu hồ sơ");
  await screen.findByLabelText("Xã, phường tiếp nhận");
  await (await store()).flush();
  expect(await keptDrafts()).toHaveLength(before + 1);
  expect((await store()).get().answers).toMatchObject({ behalf: "authorised", reader: { birthDate: "1990-12-31" } });
});

it("an unanswered question may mean more papers; a stop is a stop here, too", async () => {
  open("/dossiers/needs/1.900001");
  await screen.findByRole("radio", { name: "Mượn sách về nhà" });
  press("Xem cần gì");
  expect(await screen.findByText(/câu chưa trả lời, có thể cần thêm giấy tờ/)).toBeTruthy();
  press("Trả lời lại");
  fireEvent.click(await screen.findByRole("radio", { name: "Bán sách ở chợ phiên" }));
  press("Xem cần gì");
  expect(await screen.findByText(/Muốn bán sách thì đặt một sạp/)).toBeTruthy();
});

it("a procedure without a form is said so", async () => {
  answers.getProcedureForm = () => Promise.reject(new ApiError("form-not-found", { status: 404 }));
  open(NEW);
  expect(await screen.findByText("Thủ tục này chưa có mẫu khai trong ứng dụng")).toBeTruthy();
});
