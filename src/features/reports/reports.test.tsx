import { act, cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { MemoryRouter, Route, Routes, useLocation, useNavigate } from "react-router-dom";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { DraftContent } from "../../../contract/types.ts";
import { ApiError } from "../../api/errors.ts";
import { queryClient } from "../../api/queries.ts";
import { uploads } from "../../cases/files/uploads.ts";
import { outbox } from "../../cases/outbox/outbox.ts";
import { answersKeptBefore } from "../../../tests/support/vault.ts";
import { getVault } from "../../host/vault.ts";
import { store } from "./form.ts";
import NewReportPage from "./NewReportPage.tsx";
import PublicReportPage from "./PublicReportPage.tsx";
import PublicReportsPage from "./PublicReportsPage.tsx";

const server = vi.hoisted(() => vi.fn());
const session = vi.hoisted(() => ({
  now: { status: "ready", session: { level: 0, guest: true, expiresAt: "2027-01-01T00:00:00Z" } },
}));
const phone = vi.hoisted(() => ({ shareLocation: () => Promise.resolve({}) }));

vi.mock("province:categories", () => ({
  default: [
    {
      id: "roads",
      icon: "construction",
      title: { vi: "Đường sá", en: "Roads" },
      kinds: [
        { id: "pothole", title: { vi: "Ổ gà", en: "Pothole" }, audience: "public" },
        { id: "sign", title: { vi: "Biển báo hỏng", en: "Sign" }, audience: "public" },
      ],
    },
  ],
}));
vi.mock("province:communes", () => ({
  default: [
    { code: "25585", name: "Châu Thành", kind: "Xã", fullName: "Xã Châu Thành" },
    { code: "25486", name: "Tân Biên", kind: "Xã", fullName: "Xã Tân Biên" },
  ],
}));
vi.mock("province:old-communes", () => ({
  default: [
    { name: "Xã Thái Bình", district: "Huyện Châu Thành", province: "Tỉnh Khác", codes: ["25585"] },
    { name: "Thị trấn Tân Biên", district: "Huyện Tân Biên", province: "Tỉnh Khác", codes: ["25486"] },
  ],
}));
vi.mock("../../cases/map/ProvinceMap.tsx", () => ({ ProvinceMap: () => <p>bản đồ</p> }));
vi.mock("../../cases/map/boundaries.ts", () => ({ loadBoundaries: () => Promise.resolve({}) }));
vi.mock("../../session/session.ts", () => ({ session: { current: () => session.now } }));
vi.mock("../../session/useSession.ts", () => ({ useSession: () => session.now }));
vi.mock("../../host/host.ts", () => ({
  getHost: () =>
    Promise.resolve({
      can: (verb: string) => verb !== "storage",
      onPause: () => () => undefined,
      onResume: () => () => undefined,
      onNetworkChange: () => () => undefined,
      shareLocation: () => phone.shareLocation(),
    }),
  isHostError: () => false,
}));
vi.mock("../../api/api.ts", () => ({
  apiOrigin: "https://api.example.vn",
  publicUrl: (path: string) => path,
  provideIdentity: () => undefined,
  bearer: () => Promise.resolve(undefined),
  renewBearer: () => Promise.resolve(undefined),
  api: { call: (...given: unknown[]) => Promise.resolve(server(...given)) as Promise<unknown> },
}));

const WORDS = "Ổ gà lớn trước cổng chợ";
const sent = { code: "PA-261125-0001", kind: "report", status: "received", dueOn: "2026-12-16" };
interface Given {
  body?: Record<string, unknown>;
  idempotencyKey?: string;
  query?: Record<string, unknown>;
}
let answers: Record<string, (given: Given) => unknown>;
const callsOf = (id: string) =>
  server.mock.calls.filter(([called]) => called === id).map(([, given]) => given as Given);

let here = "";
let go: ReturnType<typeof useNavigate>;
function Here() {
  const { pathname, search } = useLocation();
  go = useNavigate();
  here = pathname + search;
  return null;
}
function open(path: string) {
  return render(
    <MemoryRouter initialEntries={["/", path]}>
      <Here />
      <Routes>
        <Route path="/reports" element={<PublicReportsPage />} />
        <Route path="/reports/new" element={<NewReportPage />} />
        <Route path="/reports/:code" element={<PublicReportPage />} />
        <Route path="*" element={<p>elsewhere</p>} />
      </Routes>
    </MemoryRouter>,
  );
}
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name }));
const follow = (name: string | RegExp) => fireEvent.click(screen.getByRole("link", { name }));
const type = (label: string | RegExp, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
const heading = (name: string) => screen.findByRole("heading", { level: 1, name });

async function writeUpToReview(): Promise<void> {
  open("/reports/new?category=roads");
  press(/Ổ gà/);
  await screen.findByLabelText("Có chuyện gì?");
  type("Có chuyện gì?", WORDS);
  press("Tiếp tục");
  await heading("Ở đâu?");
  act(() => store.change({ place: { communeCode: "25585", landmark: "gần chợ" } }));
  press("Tiếp tục");
  await heading("Ai được xem?");
  press("Tiếp tục");
  await heading("Xem lại và gửi");
}

// Its code is a chunk of its own; loading it is no part of what is tested.
beforeAll(() => import("./ReportForm.tsx"));
beforeEach(() => {
  window.scrollTo = () => undefined;
  answers = {
    listReportKinds: () => Promise.reject(new ApiError("offline")),
    listDrafts: () => ({ items: [] }),
    listFollowed: () => ({ items: [] }),
    saveDraft: () => Promise.reject(new ApiError("offline")),
    deleteDraft: () => undefined,
    createReport: () => sent,
  };
  server.mockImplementation((id: string, given: Given = {}) => {
    if (!answers[id]) throw new Error(`unexpected call: ${id}`);
    return answers[id](given);
  });
});
afterEach(async () => {
  cleanup();
  await store.discard();
  for (const { key } of outbox.entries()) await outbox.discard(key);
  queryClient.clear();
  server.mockReset();
});

test("pressed ten times, a draft becomes one report under its own key, and its form is empty again", async () => {
  await writeUpToReview();
  const { id } = store.get();
  expect(here).toBe(`/reports/new?step=review&draft=${id}`);
  const button = screen.getByRole("button", { name: "Gửi phản ánh" });
  for (let times = 0; times < 10; times += 1) fireEvent.click(button);
  await heading("Gửi phản ánh");
  await screen.findByRole("link", { name: "Theo dõi việc này" });
  expect(here).toBe(`/reports/new?step=sent&key=${id}`);
  expect(callsOf("createReport")).toEqual([
    expect.objectContaining({
      idempotencyKey: id,
      body: {
        kindId: "pothole",
        text: WORDS,
        place: { communeCode: "25585", landmark: "gần chợ" },
        attachmentIds: [],
        mayPublish: true,
        shareContact: false,
      },
    }),
  ]);
  expect(store.get().begun).toBe(false);

  // Back, or a second window: what became of it, and no second report.
  act(() => go(`/reports/new?step=review&draft=${id}`));
  await screen.findByRole("link", { name: "Theo dõi việc này" });
  expect(here).toBe(`/reports/new?step=sent&key=${id}`);
});

test("what is wanting is said on going on, and the words stay", async () => {
  open("/reports/new?step=words&kind=pothole");
  await screen.findByLabelText("Có chuyện gì?");
  type("Có chuyện gì?", "Ổ gà");
  press("Tiếp tục");
  expect((await screen.findAllByText(/ít nhất 10 chữ cái/)).length).toBeGreaterThan(0);
  expect(store.get().answers.text).toBe("Ổ gà");
});

test.each([
  ["", "theirs"],
  [", under an id that is another's on this phone", "another's"],
] as const)("a draft is reopened where something is wanting, also one that only the server has%s", async (_, whose) => {
  const id = `${whose === "theirs" ? "5" : "6"}f0c7e5e-9a55-4c0e-8f39-0a1b2c3d4e5f`;
  const vault = await getVault();
  vi.spyOn(vault, "whoseIs").mockImplementation(async (_shelf, asked) => (asked === id ? whose : "theirs"));
  const content: DraftContent = {
    service: "reports",
    formVersion: "1",
    answers: { kindId: "sign", text: WORDS, place: { communeCode: "25486", landmark: "" } },
    attachments: [],
    at: "review",
    savedAt: "2026-11-24T03:00:00Z",
    baseVersion: 1,
    device: "iPhone",
  };
  const summary = { ...content, id, version: 1, deletedOn: "2027-02-01" };
  answers.listDrafts = () => ({ items: [summary] });
  answers.getDraft = () => ({ summary, content });
  open("/reports/new");
  fireEvent.click(await screen.findByRole("link", { name: /Viết tiếp/ }));
  await heading("Ở đâu?");
  expect(store.get().id === id).toBe(whose === "theirs");
  expect(here).toBe(`/reports/new?step=place&draft=${store.get().id}`);
  expect(document.activeElement).toBe(screen.getByLabelText("Chỗ dễ nhận ra"));
});

test("a draft that is gone says so, with ways on", async () => {
  open("/reports/new?draft=00000000-0000-4000-8000-000000000000");
  await screen.findByText("Không mở được bản đang viết này");
  expect(screen.getByRole("link", { name: /Gửi phản ánh/ })).toBeTruthy();
});

test("a refused report comes back to its review with the reason, and goes again as a new act", async () => {
  answers.createReport = () => Promise.reject(new ApiError("commune-unknown"));
  await writeUpToReview();
  const { id } = store.get();
  press("Gửi phản ánh");
  await waitFor(() => expect(outbox.find(id)?.state).toBe("needs-you"));
  answers.createReport = () => sent;
  act(() => go(outbox.find(id)!.editPath));
  await heading("Xem lại và gửi");
  await screen.findByText("Chưa nhận ra xã, phường này.");
  act(() => store.change({ place: { communeCode: "25486", landmark: "gần chợ" } }));
  const written = vi.spyOn(await getVault(), "write");
  press("Gửi lại");
  await screen.findByRole("link", { name: "Theo dõi việc này" });
  // What is handed over is found again as it was, whatever becomes of it.
  expect(answersKeptBefore(written.mock.calls)).toMatchObject({ place: { landmark: "gần chợ" } });
  written.mockRestore();
  expect(callsOf("createReport").map(({ idempotencyKey }) => idempotencyKey)).toEqual([id, `${id}-2`]);
  expect(outbox.find(id)).toBeUndefined();
});

test("what was picked a moment ago goes with the report; what cannot be taken is told of before anything goes", async () => {
  vi.spyOn(uploads, "follow").mockReturnValue(() => undefined);
  vi.spyOn(uploads, "uploaded").mockImplementation(async (fileId) => {
    if (await (await getVault()).readFile(fileId)) return "u1";
    throw new ApiError("file-unreadable");
  });
  await writeUpToReview();
  act(() => void store.files.add([new File(["no picture"], "one.jpg")]));
  press("Gửi phản ánh");
  await screen.findByLabelText("Có chuyện gì?");
  expect(screen.getByRole("alert").textContent).toContain("không phải là ảnh");
  expect(outbox.entries()).toEqual([]);

  act(() => store.files.remove(store.files.list()[0]!.id));
  act(() => go("/reports/new?step=review"));
  await heading("Xem lại và gửi");
  act(() => void store.files.add([new File(["%PDF-1.7"], "two.pdf")]));
  press("Gửi phản ánh");
  await screen.findByRole("link", { name: "Theo dõi việc này" });
  expect(callsOf("createReport")[0]!.body).toMatchObject({ attachmentIds: ["u1"] });
  vi.restoreAllMocks();
});

test("when an earlier version had arrived, a second report is the citizen's own wish", async () => {
  answers.createReport = () => Promise.reject(new ApiError("idempotency-key-reused"));
  await writeUpToReview();
  const { id } = store.get();
  press("Gửi phản ánh");
  await waitFor(() => expect(outbox.find(id)?.state).toBe("needs-you"));
  act(() => go(outbox.find(id)!.editPath));
  await screen.findByText("Bản gửi lần trước đã đến nơi tiếp nhận");
  expect(screen.getByRole("button", { name: "Gửi thành một việc mới" })).toBeTruthy();
});

test("thrown away only after asking in place", async () => {
  open("/reports/new?step=words&kind=pothole");
  await screen.findByLabelText("Có chuyện gì?");
  type("Có chuyện gì?", WORDS);
  press("Bỏ bản này");
  press("Giữ lại");
  expect(store.get().answers.text).toBe(WORDS);
  press("Bỏ bản này");
  press("Bỏ hẳn");
  await screen.findByText("Phản ánh về việc gì?");
  await waitFor(() => expect(store.get().begun).toBe(false));
});

test("choosing another subject keeps the words; whoever meant another report begins one and keeps both", async () => {
  open("/reports/new?step=words&kind=pothole");
  await screen.findByLabelText("Có chuyện gì?");
  type("Có chuyện gì?", WORDS);
  const first = store.get().id;
  press("Đổi loại việc");
  follow(/Đường sá/);
  press(/Biển báo hỏng/);
  await screen.findByLabelText("Có chuyện gì?");
  expect(store.get()).toMatchObject({ id: first, answers: { kindId: "sign", text: WORDS } });
  expect(screen.queryByText("Đang viết tiếp bản viết dở")).toBeNull();

  act(() => go("/reports/new?category=roads"));
  press(/Ổ gà/);
  await screen.findByText("Đang viết tiếp bản viết dở");
  press("Viết một bản khác");
  await waitFor(() => expect(store.get()).toMatchObject({ begun: true, answers: { kindId: "pothole", text: "" } }));
  expect(store.get().id).not.toBe(first);
  act(() => go(`/reports/new?draft=${first}`));
  await waitFor(() => expect(store.get()).toMatchObject({ id: first, answers: { kindId: "pothole", text: WORDS } }));
});

test("a commune is found by the name it had before July 2025", async () => {
  open("/reports/new?step=words&kind=pothole");
  await screen.findByLabelText("Có chuyện gì?");
  act(() => go(`/reports/new?step=place&draft=${store.get().id}`));
  await heading("Ở đâu?");
  follow(/Ghi xã, phường/);
  await screen.findByText(/tên cũ/);
  type("Tìm xã, phường", "thai binh, chau thanh");
  expect(screen.getByText("Xã Thái Bình, huyện Châu Thành, tỉnh Khác")).toBeTruthy();
  press(/nay là Xã Châu Thành/);
  await screen.findByText("Xã Châu Thành");
  expect(store.get().answers.place.communeCode).toBe("25585");
});

test("a rough location leads to the map and is not taken before it was looked at", async () => {
  answers.locate = () => ({
    point: { latitude: 11.3, longitude: 106.1 },
    accuracyMetres: 480,
    commune: { code: "25585" },
  });
  open("/reports/new?step=words&kind=pothole");
  await screen.findByLabelText("Có chuyện gì?");
  act(() => go(`/reports/new?step=place&draft=${store.get().id}`));
  await heading("Ở đâu?");
  follow(/Lấy vị trí hiện tại/);
  press("Đồng ý, lấy vị trí");
  await screen.findByText("bản đồ");
  expect(screen.getByText(/có thể lệch tới 480 m/)).toBeTruthy();
  act(() => go(-1));
  await screen.findByText(/Vị trí điện thoại báo có thể lệch/);
  press("Tiếp tục");
  expect((await screen.findAllByText(/chưa đủ chính xác/)).length).toBeGreaterThan(0);
});

test("who goes another way while the phone's place is being found is not called back from there", async () => {
  let land = (_: object) => undefined as void;
  answers.locate = () => new Promise((resolve) => (land = resolve));
  open("/reports/new?step=words&kind=pothole");
  await screen.findByLabelText("Có chuyện gì?");
  act(() => go(`/reports/new?step=place&draft=${store.get().id}`));
  await heading("Ở đâu?");
  follow(/Lấy vị trí hiện tại/);
  press("Đồng ý, lấy vị trí");
  await waitFor(() => expect(callsOf("locate")).toHaveLength(1));
  press("Không dùng vị trí");
  await heading("Ở đâu?");
  await act(async () => {
    land({ point: { latitude: 11.3, longitude: 106.1 }, accuracyMetres: 5, commune: { code: "25585" } });
    await new Promise((resolve) => setTimeout(resolve, 20));
  });
  expect(here).toContain("step=place");
  expect(store.get().answers.place.communeCode).toBeUndefined();
});

test("the public list is chosen from by the address, and shows the place before and after", async () => {
  const summary = {
    code: "PA-261120-0003",
    kind: "report",
    subjectId: "pothole",
    excerpt: WORDS,
    communeCode: "25585",
    status: "answered",
    sentAt: "2026-11-20T02:00:00Z",
    dueOn: "2026-12-11",
    late: false,
    changedAt: "2026-11-22T02:00:00Z",
  };
  const picture = (id: string) => ({ id, type: "image/webp", bytes: 1, url: `/${id}`, thumbUrl: `/${id}?size=thumb` });
  answers.listPublicReports = () => ({ items: [summary] });
  answers.getPublicReport = () => ({
    ...summary,
    kindId: "pothole",
    text: WORDS,
    place: { communeCode: "25585" },
    attachments: [picture("b1"), picture("b2")],
    timeline: [
      { event: "sent", at: summary.sentAt, by: "citizen" },
      {
        event: "answered",
        at: summary.changedAt,
        by: "office",
        agency: "Sở Xây dựng",
        text: "Đã vá.",
        attachments: [picture("a1")],
      },
    ],
  });
  open("/reports?commune=25585&status=answered");
  fireEvent.click(await screen.findByRole("link", { name: new RegExp(WORDS) }));
  expect(callsOf("listPublicReports")[0]!.query).toMatchObject({ commune: "25585", status: "answered", limit: 20 });
  await screen.findByText("Kết quả xử lý");
  expect(screen.getByRole("button", { name: "Xem lớn: Ảnh trước khi xử lý 2 trên 2" })).toBeTruthy();
  expect(screen.getByRole("button", { name: "Xem lớn: Ảnh sau khi xử lý" })).toBeTruthy();
});
