import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { api } from "../api/api.ts";
import { ApiError } from "../api/errors.ts";
import { queryClient } from "../api/queries.ts";
import { putSeen } from "../cases/seen.ts";
import { getVault } from "../host/vault.ts";
import { setClock } from "../lib/clock.ts";
import { session } from "../session/session.ts";
import { LinkedIdentity } from "./LinkedIdentity.tsx";

vi.mock("../host/host.ts", async (original) => ({
  ...(await original<object>()),
  getHost: () => Promise.reject(new Error("no host")),
}));

const LEVEL1 = { level: 1, guest: false, account: "lan", expiresAt: "2027-11-25T00:00:00Z" };
const LEVEL2 = { ...LEVEL1, level: 2, identity: "sau", freshUntil: "2026-11-25T03:00:00Z" };
const IDENTITY = {
  provider: "demo-id",
  numberMasked: "•••• •••• 1234",
  name: "NGUYỄN THỊ SÁU",
  verifiedAt: "2026-11-25T00:30:00Z",
  freshUntil: LEVEL2.freshUntil,
};
let answers: Record<string, unknown>;

beforeEach(async () => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", false);
  setClock({ now: () => new Date("2026-11-25T01:00:00Z") });
  answers = {
    createSession: { token: "t".repeat(20), session: LEVEL1 },
    getSession: LEVEL1,
    listIdentityProviders: { items: [{ id: "demo-id", name: { vi: "Mã Định Danh" } }] },
    getMyIdentity: IDENTITY,
    unlinkIdentity: LEVEL1,
  };
  vi.spyOn(api, "call").mockImplementation((async (id: string) => {
    if (answers[id] instanceof Error) throw answers[id];
    return answers[id];
  }) as unknown as typeof api.call);
  await session.bearer();
});
afterEach(async () => {
  if (screen.queryByRole("dialog")) fireEvent.click(screen.getByRole("button", { name: "Đóng" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  cleanup();
});
const show = (now: Parameters<typeof session.adopt>[0]) => {
  session.adopt(now);
  render(<LinkedIdentity />);
};
const press = async (name: string) => fireEvent.click(await screen.findByRole("button", { name }));

it("not linked says what it is for, and opens the gate", async () => {
  show(LEVEL1);
  expect(screen.getByText(/Để nộp hồ sơ/)).toBeTruthy();
  await press("Xác nhận danh tính");
  expect(await screen.findByRole("button", { name: "Mở Mã Định Danh" })).toBeTruthy();
});

it("linked says whose it is and until when it holds, the number masked", async () => {
  show(LEVEL2);
  for (const words of ["NGUYỄN THỊ SÁU", "•••• •••• 1234", "Hôm nay 7:30", "Hôm nay 10:00"])
    expect(await screen.findByText(words)).toBeTruthy();
});

it("is proven again on demand, also before its time", async () => {
  show(LEVEL2);
  await press("Xác nhận lại");
  expect(await screen.findByRole("dialog", { name: "Xác nhận lại danh tính" })).toBeTruthy();
});

it("that is old says so", async () => {
  answers.getMyIdentity = { ...IDENTITY, freshUntil: "2026-11-25T00:59:00Z" };
  show(LEVEL2);
  expect(await screen.findByText(/việc quan trọng sẽ hỏi xác nhận lại/)).toBeTruthy();
});

it("is unlinked after the citizen has read what that means", async () => {
  show(LEVEL2);
  await press("Gỡ danh tính");
  expect(await screen.findByText(/Hồ sơ đã nộp vẫn là của người nộp/)).toBeTruthy();
  expect(vi.mocked(api.call)).not.toHaveBeenCalledWith("unlinkIdentity");
  fireEvent.click(screen.getAllByRole("button", { name: "Gỡ danh tính" }).pop()!);
  expect(await screen.findByText("Đã gỡ danh tính khỏi tài khoản này.")).toBeTruthy();
  expect(session.current()).toMatchObject({ session: { level: 1 } });
  const link = screen.getByRole("button", { name: "Xác nhận danh tính" });
  await waitFor(() => expect(document.activeElement?.contains(link)).toBe(true));
  expect(document.activeElement).not.toBe(document.body);
});

it("stays linked when told so, or when the server cannot be reached", async () => {
  show(LEVEL2);
  await press("Gỡ danh tính");
  await press("Giữ lại");
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  answers.unlinkIdentity = new ApiError("offline");
  await press("Gỡ danh tính");
  await waitFor(() => screen.getByRole("dialog"));
  fireEvent.click(screen.getAllByRole("button", { name: "Gỡ danh tính" }).pop()!);
  await waitFor(() => expect(screen.getByRole("dialog").querySelector("[role=status]")).toBeTruthy());
  expect(session.current()).toMatchObject({ session: { level: 2 } });
});

it("unlinked on another phone meanwhile offers to link, and nothing that was seen with it is there", async () => {
  const vault = await getVault();
  answers.getMyIdentity = new ApiError("identity-level-required", { requiredLevel: 2 });
  session.adopt(LEVEL2);
  putSeen(["dossier-result"], "GIẤY KHAI SINH");
  const seen = () => vault.read("seen", '["dossier-result"]');
  await waitFor(async () => expect(await seen()).toMatchObject({ data: "GIẤY KHAI SINH" }));
  show(LEVEL2);
  expect(await screen.findByRole("button", { name: "Xác nhận danh tính" })).toBeTruthy();
  expect(await seen()).toBeUndefined();
  await waitFor(() => expect(queryClient.getQueryData(["dossier-result"])).toBeUndefined());
});

it("without a network says so and tries again", async () => {
  answers.getMyIdentity = new ApiError("offline");
  show(LEVEL2);
  const again = await screen.findByRole("button", { name: "Thử lại" });
  answers.getMyIdentity = IDENTITY;
  fireEvent.click(again);
  expect(await screen.findByText("NGUYỄN THỊ SÁU")).toBeTruthy();
});
