import { act, cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { MemoryRouter, parsePath, Route, Routes, useLocation, useNavigate } from "react-router-dom";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ApiError } from "../../api/errors.ts";
import { queryClient } from "../../api/queries.ts";
import { outbox } from "../../cases/outbox/outbox.ts";
import { form } from "./form.ts";
import MyQuestionPage from "./MyQuestionPage.tsx";
import NewQuestionPage from "./NewQuestionPage.tsx";
import PublicQuestionPage from "./PublicQuestionPage.tsx";
import QuestionsPage from "./QuestionsPage.tsx";

const subjects = vi.hoisted(() => ({
  topics: [
    { id: "civil-status", title: { vi: "Hộ tịch", en: "Civil status" }, icon: "user" },
    { id: "conduct", title: { vi: "Quy định, cán bộ", en: "Rules" }, icon: "user", route: "proposal" as const },
  ],
  doors: [
    {
      id: "complaint",
      title: { vi: "Khiếu nại", en: "Complaints" },
      text: { vi: "Gửi đơn đến nơi đã ra quyết định.", en: "Send it to who decided." },
      phone: "1022",
      source: "Luật Khiếu nại 2011",
    },
  ],
}));
const server = vi.hoisted(() => vi.fn());
const session = vi.hoisted(() => ({ now: {} as object }));

vi.mock("province:topics", () => ({ default: subjects }));
vi.mock("../../session/session.ts", () => ({ session: { current: () => session.now } }));
vi.mock("../../session/useSession.ts", () => ({ useSession: () => session.now }));
vi.mock("../../api/api.ts", () => ({
  apiOrigin: "https://api.example.vn",
  publicUrl: (path: string) => path,
  provideIdentity: () => undefined,
  bearer: () => Promise.resolve(undefined),
  renewBearer: () => Promise.resolve(undefined),
  api: { call: (...given: unknown[]) => Promise.resolve(server(...given)) as Promise<unknown> },
}));

type Given = { query?: Record<string, unknown>; signal?: AbortSignal };
const birth = {
  code: "HD-261121-0007",
  topicId: "civil-status",
  title: "Khai sinh muộn cần giấy tờ gì?",
  excerpt: "Cần tờ khai và giấy chứng sinh.",
  answeredAt: "2026-11-20T02:00:00Z",
};
const published = {
  code: birth.code,
  topicId: birth.topicId,
  title: birth.title,
  text: "Con tôi đã hai tuổi.",
  sentAt: "2026-11-18T02:00:00Z",
  asked: 3,
  answer: {
    text: "Cần tờ khai và giấy chứng sinh.",
    at: birth.answeredAt,
    agency: "Sở Tư pháp",
    citations: [{ title: "Luật Hộ tịch 2014, Điều 15", url: "https://vbpl.vn/ho-tich" }],
  },
};
let answers: Record<string, (given: Given) => unknown>;
const searches = () =>
  server.mock.calls.filter(([id]) => id === "searchQuestions").map(([, given]) => given as Required<Given>);

let here = "";
let back: () => void;
function Here() {
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  here = pathname + search;
  back = () => navigate(-1);
  return null;
}
let visit = 0;
function open(path: string) {
  return render(
    <MemoryRouter initialEntries={[{ ...parsePath(path), key: `visit ${(visit += 1)}` }]}>
      <Here />
      <Routes>
        <Route path="/questions" element={<QuestionsPage />} />
        <Route path="/questions/new" element={<NewQuestionPage />} />
        <Route path="/questions/sent/:code" element={<MyQuestionPage />} />
        <Route path="/questions/:code" element={<PublicQuestionPage />} />
        <Route path="*" element={<p>elsewhere</p>} />
      </Routes>
    </MemoryRouter>,
  );
}
const type = (label: string | RegExp, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name }));
const go = (name: string | RegExp) => fireEvent.click(screen.getByRole("link", { name }));

beforeEach(() => {
  window.scrollTo = () => undefined;
  session.now = { status: "ready", session: { level: 0, guest: true, expiresAt: "2027-01-01T00:00:00Z" } };
  answers = {
    listTopics: () => subjects,
    searchQuestions: () => ({ items: [birth] }),
    getPublicQuestion: () => published,
    listFollowed: () => ({ items: [] }),
    listDrafts: () => ({ items: [] }),
    saveDraft: () => Promise.reject(new ApiError("offline")),
    deleteDraft: () => undefined,
  };
  server.mockImplementation((id: string, given: Given = {}) => {
    if (!answers[id]) throw new Error(`unexpected call: ${id}`);
    return answers[id](given);
  });
});
afterEach(async () => {
  cleanup();
  await form.store.discard();
  queryClient.clear();
  server.mockReset();
});

it("searches while one types, once the fingers rest, and lets go of what is out of date", async () => {
  const given: Given[] = [];
  answers.searchQuestions = (call) => {
    given.push(call);
    return call.query?.q === "khai" ? new Promise(() => undefined) : { items: [birth] };
  };
  open("/questions");
  await screen.findByText(birth.title);
  for (const words of ["k", "kh", "kha", "khai"]) type("Tìm câu trả lời", words);
  await waitFor(() => expect(given).toHaveLength(2));
  expect(given[1]!.query).toMatchObject({ q: "khai" });
  type("Tìm câu trả lời", "khai sinh".normalize("NFD"));
  await waitFor(() => expect(given).toHaveLength(3));
  expect(given[1]!.signal!.aborted).toBe(true);
  expect(given[2]!.query!.q).toBe("khai sinh");
  expect(await screen.findByText("Có 1 câu đã được trả lời")).toBeTruthy();
});

it("finding nothing, says what to do: other words, ask, call", async () => {
  answers.searchQuestions = () => ({ items: [] });
  open("/questions");
  expect(await screen.findByText("Chưa có câu trả lời nào được đăng")).toBeTruthy();
  fireEvent.change(screen.getByLabelText("Lĩnh vực"), { target: { value: "civil-status" } });
  expect((await screen.findAllByText("Chưa thấy câu trả lời nào")).length).toBeGreaterThan(0);
  expect(searches().pop()!.query).toMatchObject({ topic: "civil-status" });
  expect(screen.getByRole("link", { name: /^Gọi/ })).toBeTruthy();
  expect(screen.getByRole("link", { name: /Đặt câu hỏi/ }).getAttribute("href")).toBe("/questions/new");
});

it("coming back from an answer, finds the words looked for", async () => {
  open("/questions");
  type("Tìm câu trả lời", "khai sinh");
  await waitFor(() => expect(searches().pop()!.query.q).toBe("khai sinh"));
  fireEvent.click(await screen.findByRole("link", { name: new RegExp(birth.title.slice(0, 10)) }));
  await screen.findByText("Con tôi đã hai tuổi.");
  act(() => back());
  expect(screen.getByLabelText<HTMLInputElement>("Tìm câu trả lời").value).toBe("khai sinh");
});

it("shows a public answer with what it rests on, and leaves the app only when the citizen agrees", async () => {
  open(`/questions/${birth.code}`);
  expect(await screen.findByText("Cần tờ khai và giấy chứng sinh.")).toBeTruthy();
  expect(screen.getByText(/3 người đã hỏi/)).toBeTruthy();
  press(/Đọc toàn văn/);
  expect(within(screen.getByRole("dialog")).getByText(/vbpl\.vn/)).toBeTruthy();
  press("Không mở");
  expect(screen.queryByRole("dialog")).toBeNull();
});

it("says so when the question is not public", async () => {
  answers.getPublicQuestion = () => Promise.reject(new ApiError("case-not-found"));
  open("/questions/HD-000000-0000");
  expect(await screen.findByText("Không tìm thấy câu hỏi này")).toBeTruthy();
});

it("explains what is not a question and where it goes, with the law", () => {
  open("/questions/new");
  go(/Khiếu nại/);
  expect(screen.getByText("Gửi đơn đến nơi đã ra quyết định.")).toBeTruthy();
  expect(screen.getByText("Căn cứ: Luật Khiếu nại 2011")).toBeTruthy();
  expect(screen.getByRole("link", { name: "Gọi 1022" })).toBeTruthy();
  expect(form.store.get().begun).toBe(false);
});

it("explains the route of proposals before they are written", async () => {
  open("/questions/new");
  go(/Quy định, cán bộ/);
  expect(screen.getByText(/Nghị định 20\/2008/)).toBeTruthy();
  go("Viết phản ánh, kiến nghị");
  await screen.findByLabelText("Muốn hỏi điều gì?");
  expect(form.store.get().answers.topicId).toBe("conduct");
});

it("shows answered questions while the title is typed; opening one keeps the draft", async () => {
  open("/questions/new");
  go(/Hộ tịch/);
  await screen.findByLabelText("Muốn hỏi điều gì?");
  type("Muốn hỏi điều gì?", "khai");
  type("Muốn hỏi điều gì?", "khai sinh muộn");
  expect(await screen.findByText("Có một câu gần giống đã được trả lời")).toBeTruthy();
  expect(searches().map(({ query }) => query.q)).toEqual(["khai sinh muộn"]);
  go(/Khai sinh muộn/);
  await screen.findByText("Con tôi đã hai tuổi.");
  act(() => back());
  expect((await screen.findByLabelText<HTMLInputElement>("Muốn hỏi điều gì?")).value).toBe("khai sinh muộn");
});

it("without a network, the suggestions are missing and nothing else", async () => {
  answers.searchQuestions = () => Promise.reject(new ApiError("offline"));
  open("/questions/new");
  go(/Hộ tịch/);
  await screen.findByLabelText("Muốn hỏi điều gì?");
  type("Muốn hỏi điều gì?", "khai sinh muộn");
  await waitFor(() => expect(searches()).toHaveLength(1));
  expect(screen.queryByText(/đã được trả lời/)).toBeNull();
});

it("walks from the topic to the outbox, a decision a screen, and sends NFC", async () => {
  const send = vi.spyOn(outbox, "send").mockResolvedValue();
  open("/questions/new");
  go(/Hộ tịch/);
  await screen.findByLabelText("Muốn hỏi điều gì?");
  press("Tiếp tục");
  expect(screen.getByText("Còn 2 chỗ cần xem lại")).toBeTruthy();
  const title = "Khai sinh muộn?".normalize("NFD");
  type("Muốn hỏi điều gì?", title);
  expect(form.store.get().answers.title).toBe(title); // nothing moves under the keyboard
  type("Kể rõ hơn", "  Con tôi hai tuổi, chưa khai sinh. ");
  press("Tiếp tục");
  await screen.findByText("Bước 2 trên 4");
  press("Tiếp tục");
  await screen.findByText("Bước 3 trên 4");
  fireEvent.click(screen.getByLabelText(/Chỉ trả lời riêng/));
  press("Tiếp tục");
  await screen.findByText("Bước 4 trên 4");
  expect(screen.getByText("Chỉ trả lời riêng")).toBeTruthy();
  const { id } = form.store.get();
  press("Gửi");
  await waitFor(() => expect(here).toBe(`/questions/new?step=sent&key=${id}`));
  expect(send).toHaveBeenCalledTimes(1);
  expect(send.mock.calls[0]![0]).toMatchObject({
    key: id,
    draftId: id,
    operation: "createQuestion",
    editPath: `/questions/new?step=review&draft=${id}`,
    title: "Khai sinh muộn?",
    files: [],
    body: {
      topicId: "civil-status",
      title: "Khai sinh muộn?".normalize("NFC"),
      text: "Con tôi hai tuổi, chưa khai sinh.",
      mayPublish: false,
      shareContact: false,
    },
  });
  await waitFor(() => expect(form.store.get().begun).toBe(false));
});

it("name and phone go along only at level 1, and only when chosen", async () => {
  const send = vi.spyOn(outbox, "send").mockResolvedValue();
  const question = { topicId: "civil-status", title: "Khai sinh muộn?", text: "Con tôi hai tuổi.", shareContact: true };
  form.store.change(question);
  open("/questions/new?step=review");
  expect(await screen.findByText("Không kèm tên")).toBeTruthy();
  cleanup();
  session.now = { status: "ready", session: { level: 1, name: "Lan", phoneMasked: "09xx xxx 123" } };
  open("/questions/new?step=review");
  expect(await screen.findByText("Lan, 09xx xxx 123")).toBeTruthy();
  press("Gửi");
  await waitFor(() => expect(send).toHaveBeenCalledTimes(1));
  expect(send.mock.calls[0]![0].body).toMatchObject({ shareContact: true });
});

it("a draft opened by its link goes on at the first thing still wanting; a step without a draft leads to the start", async () => {
  form.store.change({ topicId: "civil-status", title: "Khai sinh muộn?" });
  await form.store.flush();
  const { id } = form.store.get();
  open(`/questions/new?draft=${id}`);
  expect(await screen.findByText("Bước 1 trên 4")).toBeTruthy();
  cleanup();
  await form.store.discard();
  open("/questions/new?step=who");
  expect(await screen.findByText("Hỏi về việc gì?")).toBeTruthy();
});

it("shows one of mine in the words of a question: answered, asked once more, answered for many", async () => {
  answers.getMyCase = () => ({
    code: "HD-261121-0009",
    kind: "question",
    status: "answered",
    text: "Con tôi hai tuổi.",
    attachments: [],
    sentAt: "2026-11-18T02:00:00Z",
    dueOn: "2026-12-02",
    late: false,
    mayPublish: true,
    published: false,
    timeline: [
      { event: "answered", at: "2026-11-20T02:00:00Z", by: "office", agency: "Sở Tư pháp", text: "Cần tờ khai." },
      { event: "sent", at: "2026-11-18T02:00:00Z", by: "citizen" },
    ],
    can: ["reopen", "rate"],
    reopenUntil: "2026-11-27T17:00:00Z",
    question: { topicId: "civil-status", title: "Khai sinh muộn?", joinedTo: birth.code },
  });
  open("/questions/sent/HD-261121-0009");
  expect(await screen.findByText("Khai sinh muộn?")).toBeTruthy();
  expect(screen.getAllByText("Đã trả lời").length).toBeGreaterThan(0);
  expect(screen.getByRole("button", { name: /Hỏi thêm một lần/ })).toBeTruthy();
  expect(screen.getByRole("link", { name: /Xem câu hỏi chung/ }).getAttribute("href")).toBe(`/questions/${birth.code}`);
});
