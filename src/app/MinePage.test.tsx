import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { MemoryRouter } from "react-router-dom";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { CaseSummary } from "../../contract/types.ts";
import { memoryVault } from "../../tests/support/vault.ts";
import { queryClient } from "../api/queries.ts";
import { setClock } from "../lib/clock.ts";
import MinePage from "./MinePage.tsx";

const server = vi.hoisted(() => vi.fn());
const who = vi.hoisted(() => ({ level: 1, open: true }));
const phone = memoryVault();
vi.mock("../host/vault.ts", () => ({ getVault: async () => phone, provideKeyCare: () => undefined }));
vi.mock("../host/host.ts", async (original) => ({
  ...(await original<object>()),
  getHost: () => Promise.reject(new Error("no host")),
}));
vi.mock("../session/session.ts", () => ({ session: {} }));
vi.mock("../session/useSession.ts", () => ({
  useSession: () => ({ status: "ready", session: { level: who.level } }),
}));
vi.mock("../session/gate.tsx", () => ({ askForLevel: () => Promise.resolve((who.level = 2) === 2) }));
vi.mock("./provinceNow.ts", () => ({
  useProvinceNow: () => ({ modules: [{ id: "dossiers", open: who.open }], alerts: [] }),
}));
vi.mock("../api/api.ts", () => ({
  provideIdentity: () => undefined,
  publicUrl: (path: string) => path,
  bearer: () => Promise.resolve(undefined),
  renewBearer: () => Promise.resolve(undefined),
  api: { call: async (...given: unknown[]) => (await server(...given)) as unknown },
}));

const dossier = (status: CaseSummary["status"], n: number): CaseSummary => ({
  code: `H53.12-261123-000${n}`,
  kind: "dossier",
  subjectId: "1.001193",
  excerpt: "",
  status,
  sentAt: "2026-11-23T02:00:00Z",
  dueOn: "2026-11-27",
  late: false,
  changedAt: "2026-11-23T02:00:00Z",
});
let mine: CaseSummary[];
const open = () =>
  render(
    <MemoryRouter>
      <MinePage />
    </MemoryRouter>,
  );
const HIDDEN = "Hồ sơ đã nộp chỉ hiện ra sau khi xác nhận danh tính.";

beforeEach(() => {
  Object.assign(who, { level: 1, open: true });
  mine = [dossier("waiting", 1), dossier("answered", 2), dossier("accepted", 3), dossier("received", 4)];
  server.mockImplementation((id: string) => {
    if (id === "listMyCases") return { items: who.level === 2 ? mine : [] };
    return id === "getProcedure" ? { title: { vi: "Đăng ký khai sinh" } } : { items: [] };
  });
  window.scrollTo = () => undefined;
  setClock({ now: () => new Date("2026-11-25T03:00:00Z") });
});
afterEach(() => {
  cleanup();
  queryClient.clear();
  setClock({ now: () => new Date() });
});

it("below level 2 lists no dossier, says so quietly, and shows them once it is proven who asks", async () => {
  open();
  await screen.findByText(HIDDEN);
  expect(screen.queryByText(/H53/)).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: "Xác nhận danh tính" }));
  expect(await screen.findByText("H53.12 · 261123 · 0003")).toBeTruthy();
  expect((await screen.findAllByText("Đăng ký khai sinh")).length).toBe(4);
  expect(screen.queryByText(HIDDEN)).toBeNull();
});

it("says nothing of dossiers where the province does not take any", async () => {
  who.open = false;
  open();
  await screen.findByText("Chưa có việc nào");
  expect(screen.queryByText(HIDDEN)).toBeNull();
});

it("puts what waits for the citizen first, names a dossier's date only while its clock runs, and leads to the papers", async () => {
  who.level = 2;
  open();
  expect(await screen.findByText("Cần làm ngay")).toBeTruthy();
  expect(screen.getByText("Tạm dừng, cần bổ sung hoặc nộp tiền")).toBeTruthy();
  expect(screen.getAllByText("Hẹn trả kết quả: chậm nhất thứ Sáu 27/11")).toHaveLength(1);
  await waitFor(() =>
    expect(screen.getByRole("link", { name: /Giấy tờ của tôi/ }).getAttribute("href")).toBe("/papers"),
  );
  expect(screen.getByRole("link", { name: /0003/ }).getAttribute("href")).toBe("/dossiers/mine/H53.12-261123-0003");
});
