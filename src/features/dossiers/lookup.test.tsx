import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { MemoryRouter, Route, Routes } from "react-router-dom";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { DossierLookup } from "../../../contract/types.ts";
import { ApiError } from "../../api/errors.ts";
import { queryClient } from "../../api/queries.ts";
import { HostError } from "../../host/port.ts";
import { setClock } from "../../lib/clock.ts";
import { codesIn } from "./lookup.ts";
import LookupPage from "./LookupPage.tsx";

const server = vi.hoisted(() => vi.fn());
const scanQr = vi.hoisted(() => vi.fn());
const who = vi.hoisted(() => ({ level: 0 }));
vi.mock("province:agencies", () => ({ default: ["H53.12", "H53.101"] }));
vi.mock("../../host/host.ts", async (original) => ({
  ...(await original<object>()),
  getHost: () => Promise.resolve({ scanQr }),
}));
vi.mock("../../session/session.ts", () => ({ session: {} }));
vi.mock("../../session/useSession.ts", () => ({
  useSession: () => ({ status: "ready", session: { level: who.level } }),
}));
vi.mock("../../session/gate.tsx", () => ({}));
vi.mock("../../api/api.ts", () => ({
  provideIdentity: () => undefined,
  api: { call: async (...given: unknown[]) => (await server(...given)) as unknown },
}));

const CODE = "H53.12-261125-0042";
const found: DossierLookup = {
  code: CODE,
  procedureTitle: { vi: "Đăng ký khai sinh" },
  applicantMasked: "N*** T*** S***",
  processing: "processing",
  submittedAt: "2026-11-25T01:00:00Z",
  dueAt: "2026-11-27T10:00:00Z",
  late: false,
  agency: "UBND xã Tân Biên",
};
let answers: Record<string, () => unknown>;
let visit = 0;
const open = (pathname = "/dossiers/lookup") =>
  render(
    <MemoryRouter initialEntries={[{ pathname, key: `lookup ${(visit += 1)}` }]}>
      <Routes>
        <Route path="/dossiers/lookup" element={<LookupPage />} />
        <Route path="/d/:code" element={<LookupPage />} />
      </Routes>
    </MemoryRouter>,
  );
const look = (typed: string) => {
  fireEvent.change(screen.getByLabelText("Mã hồ sơ"), { target: { value: typed } });
  fireEvent.click(screen.getByRole("button", { name: "Tra cứu" }));
};
const asked = () =>
  server.mock.calls.filter(([id]) => id === "lookUpDossier").map(([, { path }]) => (path as { code: string }).code);

beforeEach(() => {
  who.level = 0;
  answers = { lookUpDossier: () => found };
  server.mockImplementation((id: string) => {
    const answer = answers[id];
    if (!answer) throw new ApiError("case-not-found", { status: 404 });
    return answer();
  });
  window.scrollTo = () => undefined;
  setClock({ now: () => new Date("2026-11-25T03:00:00Z") });
});
afterEach(() => {
  cleanup();
  queryClient.clear();
  server.mockReset();
  scanQr.mockReset();
  setClock({ now: () => new Date() });
});

describe("a code in whatever was typed, pasted or scanned", () => {
  it.each([
    ["H53.12-261125-0042"],
    ["h53.12-261125-0042"],
    ["  H53.12 261125 0042 "],
    ["H53.12 · 261125 · 0042"],
    ["H53.12-261125-OO42"],
    ["h53.12-26ll25-oo42"],
    ["H53.12–261125–0042"],
    ["H53122611250042"],
    ["Mã hồ sơ: H53.12-261125-0042"],
    ["https://zalo.me/s/3526947218306154/?p=/d/H53.12-261125-0042"],
    ["https://zalo.me/s/3526947218306154/?p=%2Fd%2FH53.12-261125-0042"],
    ["Hồ sơ H53.12-261125-0042 của bà đã được tiếp nhận, hẹn trả 27/11/2026."],
  ])("%s", (words) => expect(codesIn(words, ["H53.12", "H53.101"])).toEqual([CODE]));

  it.each([[""], ["khai sinh"], ["PA-261125-0042"], ["0901234567"], ["H53.12-269925-0042"], ["H53.12-261125-0000"]])(
    "none in “%s”",
    (words) => expect(codesIn(words, ["H53.12"])).toEqual([]),
  );

  it("of another province's agency, too, and every one of several", () => {
    expect(codesIn("xem H39.101-261125-0007 nhé", ["H53.12"])).toEqual(["H39.101-261125-0007"]);
    expect(codesIn("H53.12-261125-0042 và H53.101-261124-0001", ["H53.12", "H53.101"])).toHaveLength(2);
  });
});

it("says where it stands, masked, and nothing of who it is", async () => {
  open();
  look("h53.12 261125 oo42");
  expect(await screen.findByText("N*** T*** S***")).toBeTruthy();
  expect(asked()).toEqual([CODE]);
  expect(screen.getByText("Đang giải quyết")).toBeTruthy();
  expect(screen.getByText("trước 17 giờ thứ Sáu 27/11")).toBeTruthy();
  expect(screen.getByLabelText<HTMLInputElement>("Mã hồ sơ").value).toBe(CODE);
  expect(screen.queryByRole("link", { name: /Đây là hồ sơ của tôi/ })).toBeNull();
  expect(server.mock.calls.some(([id]) => id === "getMyCase")).toBe(false);
});

it("looks up what the receipt's link names, at once", async () => {
  open(`/d/${CODE}`);
  expect(await screen.findByText("N*** T*** S***")).toBeTruthy();
});

it("scans the receipt; another QR code is said to be one", async () => {
  open();
  scanQr.mockResolvedValueOnce("https://example.vn/quan-an");
  fireEvent.click(screen.getByRole("button", { name: "Quét mã trên giấy tiếp nhận" }));
  expect(await screen.findByText("Mã vuông vừa quét không phải của một hồ sơ.")).toBeTruthy();
  scanQr.mockRejectedValueOnce(new HostError("unsupported", "scanQr"));
  fireEvent.click(screen.getByRole("button", { name: "Quét mã trên giấy tiếp nhận" }));
  expect(await screen.findByText(/Chưa quét được/)).toBeTruthy();
  scanQr.mockResolvedValueOnce(`https://zalo.me/s/1/?p=/d/${CODE}`);
  fireEvent.click(screen.getByRole("button", { name: "Quét mã trên giấy tiếp nhận" }));
  expect(await screen.findByText("N*** T*** S***")).toBeTruthy();
});

it("lets choose where several were pasted", async () => {
  open();
  await waitFor(() => expect(screen.getByLabelText("Mã hồ sơ")).toBeTruthy());
  look("H53.12-261125-0042 và H53.101-261124-0001");
  fireEvent.click(await screen.findByRole("button", { name: "H53.12 · 261125 · 0042" }));
  expect(await screen.findByText("N*** T*** S***")).toBeTruthy();
  expect(asked()).toEqual([CODE]);
});

it("nothing, something else and a slip are each told, and nobody is asked", async () => {
  open();
  look("");
  expect(await screen.findByText("Xin nhập mã hồ sơ.")).toBeTruthy();
  look("H53.12-269925-0042");
  expect(await screen.findByText(/^Mã chưa đúng. Mã hồ sơ có dạng H53.12-261125-0042/)).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByLabelText("Mã hồ sơ"));
  expect(asked()).toEqual([]);
});

it.each([
  [new ApiError("case-not-found", { status: 404 }), "Không có hồ sơ nào mang mã này"],
  [new ApiError("rate-limited", { status: 429, retryAfterSeconds: 150 }), "Xin chờ 3 phút rồi tra cứu lại."],
  [new ApiError("offline"), "Mã vừa nhập vẫn còn. Có mạng thì bấm “Tra cứu” lại."],
  [new ApiError("unreachable"), "Chưa kết nối được với hệ thống của tỉnh."],
])("%s has a sentence of its own", async (error, sentence) => {
  answers.lookUpDossier = () => {
    throw error;
  };
  open();
  look(CODE);
  expect(await screen.findByText(sentence, { exact: false })).toBeTruthy();
});

it("offline, pressing again tries again", async () => {
  answers.lookUpDossier = () => {
    throw new ApiError("offline");
  };
  open();
  look(CODE);
  await screen.findByText("Điện thoại đang không có mạng", { exact: false });
  answers.lookUpDossier = () => found;
  fireEvent.click(screen.getByRole("button", { name: "Tra cứu" }));
  expect(await screen.findByText("N*** T*** S***")).toBeTruthy();
});

it("leads its own citizen, who has proven it, to all of it", async () => {
  who.level = 2;
  answers.getMyCase = () => ({ code: CODE });
  open();
  look(CODE);
  const link = await screen.findByRole("link", { name: /Đây là hồ sơ của tôi/ });
  expect(link.getAttribute("href")).toBe(`/dossiers/mine/${CODE}`);
});
