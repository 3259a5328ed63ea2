import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { MemoryRouter, Route, Routes } from "react-router-dom";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Procedure } from "../../../contract/types.ts";
import { ApiError } from "../../api/errors.ts";
import { queryClient } from "../../api/queries.ts";
import ProcedurePage from "./ProcedurePage.tsx";
import ProceduresPage from "./ProceduresPage.tsx";

const server = vi.hoisted(() => vi.fn());
vi.mock("../../api/api.ts", () => ({
  apiOrigin: "https://api.example.vn",
  publicUrl: (path: string) => path,
  provideIdentity: () => undefined,
  bearer: () => Promise.resolve(undefined),
  renewBearer: () => Promise.resolve(undefined),
  api: { call: (...given: unknown[]) => Promise.resolve(server(...given)) as Promise<unknown> },
}));

const birth: Procedure = {
  code: "1.001193",
  notations: ["1.001193", "1.001193.000.00.00.H53", "1.001193.H53"],
  version: 1,
  title: { vi: "Đăng ký khai sinh", en: "Register a birth" },
  summary: { vi: "Làm giấy khai sinh cho trẻ mới sinh.", en: "A birth certificate." },
  officialName: "Thủ tục đăng ký khai sinh",
  field: "Hộ tịch",
  levels: ["Cấp xã"],
  audience: ["Công dân Việt Nam"],
  submissionMode: "national-portal",
  hasForm: false,
  cutoffTime: "15:00",
  effective: {},
  channels: [
    { channel: "online", time: { amount: 3, unit: "working-day" }, fee: { kind: "free" } },
    {
      channel: "post",
      time: { amount: 1, unit: "unknown" },
      fee: { kind: "amount", amount: 8000, currency: "VND", per: "bản" },
    },
    {
      channel: "counter",
      fee: { kind: "see-note", note: "Do Hội đồng nhân dân tỉnh quyết định" },
      description: "Nộp tại xã.",
    },
  ],
  documents: [
    {
      case: "Giấy tờ phải nộp:",
      documents: [{ name: "Giấy chứng sinh", originals: 1, copies: 2 }, { name: "Đơn theo mẫu" }],
      notes: ["Mang theo căn cước."],
    },
  ],
  steps: "Nộp, chờ, nhận.",
  results: [{ name: "Giấy khai sinh", code: "KQ.G15.000031" }],
  legalBasis: ["60/2014/QH13"],
  decision: "163/QĐ-BTP",
  source: "https://dichvucong.gov.vn/thu-tuc-hanh-chinh/x",
};
const { code, title, summary, field, submissionMode } = birth;
let answers: Record<string, (given: { query?: Record<string, unknown> }) => unknown>;

let visit = 0;
const open = (pathname: string) =>
  render(
    <MemoryRouter initialEntries={[{ pathname, key: `visit ${(visit += 1)}` }]}>
      <Routes>
        <Route path="/procedures" element={<ProceduresPage />} />
        <Route path="/procedures/:code" element={<ProcedurePage />} />
      </Routes>
    </MemoryRouter>,
  );

beforeEach(() => {
  window.scrollTo = () => undefined;
  answers = {
    searchProcedures: () => ({ items: [{ code, title, summary, field, submissionMode }] }),
    getProcedure: () => birth,
  };
  server.mockImplementation((id: string, given: object) => answers[id]!(given));
});
afterEach(() => {
  cleanup();
  queryClient.clear();
  server.mockReset();
});

it("lists procedures, looks for what is typed, and opens one", async () => {
  open("/procedures");
  await screen.findByRole("link", { name: /Đăng ký khai sinh/ });
  expect(screen.getByText("Làm giấy khai sinh cho trẻ mới sinh.")).toBeTruthy();
  fireEvent.change(screen.getByLabelText("Cần làm giấy tờ gì?"), { target: { value: "giay khai sinh" } });
  await waitFor(() =>
    expect(server).toHaveBeenCalledWith(
      "searchProcedures",
      expect.objectContaining({ query: { q: "giay khai sinh", cursor: undefined } }),
    ),
  );
  fireEvent.click(await screen.findByRole("link", { name: /Đăng ký khai sinh/ }));
  await screen.findByRole("heading", { level: 2, name: "Đăng ký khai sinh" });
});

it("says what is found, and what to do where nothing is", async () => {
  answers.searchProcedures = ({ query }) => ({ items: query?.q ? [] : [{ code, title, field, submissionMode }] });
  open("/procedures");
  // Without a summary the field says what it is about.
  await screen.findByText("Hộ tịch");
  fireEvent.change(screen.getByLabelText("Cần làm giấy tờ gì?"), { target: { value: "xyz" } });
  await screen.findByText("Chưa thấy thủ tục nào", { selector: "main p:not([role])" });
  expect(screen.getByText(/Xin thử từ khác/)).toBeTruthy();
});

it("says of each way how long it takes and what it costs, and never more than the source", async () => {
  open("/procedures/1.001193");
  await screen.findByRole("heading", { level: 2, name: "Đăng ký khai sinh" });
  const way = (name: string) => screen.getByRole("heading", { level: 3, name }).parentElement!.textContent;
  expect(way("Trực tuyến")).toContain("Thời hạn: 3 ngày làm việcPhí, lệ phí: miễn phí");
  expect(way("Qua bưu điện")).toContain("Thời hạn: 1, nơi công bố không ghi là ngày hay giờ");
  expect(way("Qua bưu điện")).toContain("Phí, lệ phí: 8.000 ₫ mỗi bản");
  expect(way("Đến nơi tiếp nhận")).toContain(
    "Thời hạn: không công bốPhí, lệ phí: theo ghi chú dưới đâyDo Hội đồng nhân dân tỉnh quyết định",
  );
  expect(screen.getByText("Nhận sau 15 giờ thì trả kết quả trong ngày làm việc tiếp theo.")).toBeTruthy();
});

it("lists papers with their numbers, notes apart, and where it all stands", async () => {
  open("/procedures/1.001193");
  const papers = (await screen.findByRole("heading", { name: "Giấy tờ phải nộp" })).parentElement!;
  const [certificate, form] = within(papers).getAllByRole("listitem");
  expect(certificate!.textContent).toBe("Giấy chứng sinh1 bản chính, 2 bản sao");
  expect(form!.textContent).toBe("Đơn theo mẫu");
  expect(within(papers).getByText("Một điều cần lưu ý")).toBeTruthy();
  expect(screen.getByText(/quyết định 163\/QĐ-BTP. Mã thủ tục: 1.001193/)).toBeTruthy();
});

it("leads to its form where there is one: to submit here, else to prepare, and to what one needs", async () => {
  const doors = () => screen.getAllByRole("link").map((link) => link.getAttribute("href"));
  open("/procedures/1.001193");
  await screen.findByRole("heading", { level: 2, name: "Đăng ký khai sinh" });
  expect(doors().some((path) => path?.startsWith("/dossiers"))).toBe(false);
  for (const [mode, name] of [
    ["local-intake", /Nộp trong ứng dụng/],
    ["national-portal", /Chuẩn bị hồ sơ/],
  ] as const) {
    cleanup();
    queryClient.clear();
    answers.getProcedure = () => ({ ...birth, hasForm: true, submissionMode: mode });
    open("/procedures/1.001193");
    expect((await screen.findByRole("link", { name })).getAttribute("href")).toBe("/dossiers/new/1.001193");
    expect(screen.getByRole("link", { name: /Tôi cần gì/ }).getAttribute("href")).toBe("/dossiers/needs/1.001193");
  }
});

it("a procedure that is not there is said so, with a way on", async () => {
  answers.getProcedure = () => Promise.reject(new ApiError("procedure-not-found", { status: 404 }));
  open("/procedures/9.999999");
  await screen.findByText("Không có thủ tục này");
  expect(screen.getByRole("link", { name: /Gọi/ })).toBeTruthy();
});
