import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { MemoryRouter, Route, Routes, useLocation } from "react-router-dom";
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
let address = "";
function Address() {
  const { pathname, search } = useLocation();
  address = pathname + decodeURIComponent(search);
  return null;
}
const open = (path: string) => {
  const [pathname, search = ""] = path.split("?");
  return render(
    <MemoryRouter initialEntries={[{ pathname, search, key: `visit ${(visit += 1)}` }]}>
      <Address />
      <Routes>
        <Route path="/procedures" element={<ProceduresPage />} />
        <Route path="/procedures/:code" element={<ProcedurePage />} />
      </Routes>
    </MemoryRouter>,
  );
};

beforeEach(() => {
  window.scrollTo = () => undefined;
  answers = {
    searchProcedures: () => ({ items: [{ code, title, summary, field, submissionMode }] }),
    listProcedureFields: ({ query }) => ({
      items: [
        ...(query?.q ? [] : [{ field: "Cư trú", procedures: 3 }]),
        { field: "Hộ tịch", procedures: query?.q ? 1 : 7 },
      ],
    }),
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
      expect.objectContaining({ query: { q: "giay khai sinh", field: undefined, cursor: undefined } }),
    ),
  );
  fireEvent.click(await screen.findByRole("link", { name: /Đăng ký khai sinh/ }));
  await screen.findByRole("heading", { level: 2, name: "Đăng ký khai sinh" });
});

it("says what is found, and what to do where nothing is", async () => {
  answers.searchProcedures = ({ query }) => ({ items: query?.q ? [] : [{ code, title, field, submissionMode }] });
  open("/procedures");
  // Without a summary the field says what it is about.
  await screen.findByText("Hộ tịch", { selector: "a *" });
  fireEvent.change(screen.getByLabelText("Cần làm giấy tờ gì?"), { target: { value: "xyz" } });
  await screen.findByText("Chưa thấy thủ tục nào", { selector: "main p:not([role])" });
  expect(screen.getByText(/Xin thử từ khác/)).toBeTruthy();
});

it("filters by field with what was typed, says how many each has, and keeps the field in the address", async () => {
  open("/procedures");
  const fields = await screen.findByLabelText<HTMLSelectElement>("Lĩnh vực");
  const offered = () => [...screen.getByLabelText<HTMLSelectElement>("Lĩnh vực").options].map(({ text }) => text);
  expect(offered()).toEqual(["Tất cả lĩnh vực", "Cư trú (3)", "Hộ tịch (7)"]);
  fireEvent.change(screen.getByLabelText("Cần làm giấy tờ gì?"), { target: { value: "khai sinh" } });
  fireEvent.change(fields, { target: { value: "Cư trú" } });
  expect(address).toBe("/procedures?field=Cư+trú");
  await waitFor(() =>
    expect(server).toHaveBeenCalledWith(
      "searchProcedures",
      expect.objectContaining({ query: { q: "khai sinh", field: "Cư trú", cursor: undefined } }),
    ),
  );
  expect(screen.getByLabelText("Lĩnh vực")).toBe(fields);
  // Nothing of it is found by these words: it stays chosen, and says so.
  await waitFor(() => expect(offered()).toEqual(["Tất cả lĩnh vực", "Hộ tịch (1)", "Cư trú (0)"]));
  expect(screen.getByLabelText<HTMLSelectElement>("Lĩnh vực").value).toBe("Cư trú");
  fireEvent.change(screen.getByLabelText("Lĩnh vực"), { target: { value: "" } });
  expect(address).toBe("/procedures");
  expect(screen.getByLabelText<HTMLInputElement>("Cần làm giấy tờ gì?").value).toBe("khai sinh");
});

it("a link leads to a field; one without procedures says how to look further", async () => {
  answers.searchProcedures = () => ({ items: [] });
  open("/procedures?field=Khoáng sản");
  await screen.findByText(/Không có trong lĩnh vực “Khoáng sản”. Xin chọn “Tất cả lĩnh vực”/);
  expect(server).toHaveBeenCalledWith(
    "searchProcedures",
    expect.objectContaining({ query: expect.objectContaining({ field: "Khoáng sản" }) }),
  );
});

const way = (name: string) => screen.getByRole("heading", { level: 3, name }).parentElement!.textContent;

it("says of each way how long it takes and what it costs, and never more than the source", async () => {
  open("/procedures/1.001193");
  await screen.findByRole("heading", { level: 2, name: "Đăng ký khai sinh" });
  expect(way("Trực tuyến")).toContain("Thời hạn: 3 ngày làm việcPhí, lệ phí: miễn phí");
  // A bare 1 beside a cutoff: the day itself, which the steps explain and the server promises.
  expect(way("Qua bưu điện")).toContain("Thời hạn: có kết quả trong ngày");
  expect(way("Qua bưu điện")).toContain("Phí, lệ phí: 8.000\u00a0₫ mỗi bản");
  expect(way("Đến nơi tiếp nhận")).toContain(
    "Thời hạn: nơi công bố không ghi. Nên hỏi khi nộp.Phí, lệ phí: xem ghi chú ngay dướiDo Hội đồng nhân dân tỉnh quyết định",
  );
  expect(screen.getByText("Nhận sau 15 giờ thì có kết quả vào ngày làm việc tiếp theo.")).toBeTruthy();
});

it("says that a number has no unit, and a note about the fee once", async () => {
  const fee = { kind: "see-note", note: "Mức lệ phí do Hội đồng nhân dân tỉnh quyết định." } as const;
  const time = { amount: 3, unit: "unknown" } as const;
  answers.getProcedure = () => ({
    ...birth,
    channels: [
      { channel: "online", time, fee: { ...fee, note: "(Mức lệ phí do Hội đồng nhân dân" } },
      { channel: "post", time, fee },
      { channel: "counter", time, fee: { ...fee, note: "Miễn cho hộ nghèo." } },
    ],
  });
  open("/procedures/1.001193");
  await screen.findByRole("heading", { level: 2, name: "Đăng ký khai sinh" });
  expect(way("Trực tuyến")).toMatch(
    /chỉ ghi “3”, không nói ngày hay giờ.*xem ghi chú ngay dướiMức lệ phí do.* quyết định\.$/,
  );
  expect(way("Qua bưu điện")).toMatch(/xem ghi chú ở trên$/);
  expect(way("Đến nơi tiếp nhận")).toMatch(/xem ghi chú ngay dướiMiễn cho hộ nghèo\.$/);
  expect(screen.getAllByText(/Mức lệ phí/)).toHaveLength(1);
});

it("lists papers with their numbers, notes apart, and where it all stands", async () => {
  open("/procedures/1.001193");
  const papers = (await screen.findByRole("heading", { name: "Giấy tờ phải nộp" })).parentElement!;
  const [certificate, form] = within(papers).getAllByRole("listitem");
  expect(certificate!.textContent).toBe("Giấy chứng sinh1 bản chính, 2 bản sao");
  expect(form!.textContent).toBe("Đơn theo mẫu");
  expect(within(papers).getByText("Một điều cần lưu ý")).toBeTruthy();
  expect(screen.getByText(/quyết định 163\/QĐ-BTP\./)).toBeTruthy();
  const codes = "Mã thủ tục: 1.001193, cũng viết là 1.001193.000.00.00.H53 hoặc 1.001193.H53.";
  expect(screen.getByText(codes)).toBeTruthy();
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

it("one that is no longer in force says since when and why, and leads to what is in its place, else to the search", async () => {
  const abolished = { since: "2020-03-02", reason: "Bãi bỏ theo Quyết định 123/QĐ-UBND." };
  const successor = { code: "2.000635", title: { vi: "Cấp bản sao trích lục", en: "Copy" } };
  answers.getProcedure = () => ({ ...birth, hasForm: false, abolished: { ...abolished, successor } });
  open("/procedures/1.001193");
  await screen.findByRole("heading", { level: 2, name: "Đăng ký khai sinh" });
  expect(screen.getByRole("heading", { name: /không còn hiệu lực từ thứ Hai 2\/3\/2020/ })).toBeTruthy();
  expect(screen.getByText(abolished.reason)).toBeTruthy();
  expect(screen.queryByText("Giấy tờ cần có")).toBeNull();
  const next = screen.getByRole("link", { name: /Mở thủ tục thay thế.*Cấp bản sao trích lục/ });
  expect(next.getAttribute("href")).toBe("/procedures/2.000635");
  cleanup();
  queryClient.clear();
  answers.getProcedure = () => ({ ...birth, hasForm: false, abolished });
  open("/procedures/1.001193");
  expect((await screen.findByRole("link", { name: "Tìm thủ tục khác" })).getAttribute("href")).toBe("/procedures");
});

it("a procedure that is not there is said so, with a way on", async () => {
  answers.getProcedure = () => Promise.reject(new ApiError("procedure-not-found", { status: 404 }));
  open("/procedures/9.999999");
  await screen.findByText("Không có thủ tục này");
  expect(screen.getByRole("link", { name: /Gọi/ })).toBeTruthy();
});
