import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { MemoryRouter, Route, Routes, useLocation } from "react-router-dom";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { api } from "../api/api.ts";
import { ApiError } from "../api/errors.ts";
import { level2, type Attempt } from "../session/level2.ts";
import { session } from "../session/session.ts";
import IdentityPage from "./IdentityPage.tsx";
import { resolveLink } from "./links.ts";
import { knownPaths } from "./routes.ts";
import { openLink } from "./start.ts";

vi.mock("../host/host.ts", async (original) => ({
  ...(await original<object>()),
  getHost: () => Promise.reject(new Error("no host")),
}));

const CODE = "c".repeat(24);
const LEVEL1 = { level: 1, guest: false, account: "lan", expiresAt: "2027-11-25T00:00:00Z" };
const KEPT: Attempt = {
  id: "a-1",
  secret: "s".repeat(20),
  provider: "demo-id",
  url: "https://id.example.vn/1",
  expiresAt: "2026-11-25T01:10:00Z",
  returnTo: "/form?draft=d1",
  field: "address",
};
const pending = (attempt: Attempt | undefined) => vi.spyOn(level2, "pending").mockResolvedValue(attempt);
const completing = (error?: ApiError) =>
  error ? vi.spyOn(level2, "complete").mockRejectedValue(error) : vi.spyOn(level2, "complete").mockResolvedValue();

beforeEach(async () => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", false);
  vi.stubGlobal("scrollTo", () => undefined);
  vi.spyOn(level2, "forget").mockResolvedValue();
  vi.spyOn(api, "call").mockImplementation((async (id: string) =>
    id === "listIdentityProviders"
      ? { items: [{ id: "demo-id", name: { vi: "Mã Định Danh" } }] }
      : id === "getIdentityAttempt"
        ? { id: "a-1", provider: "demo-id", state: "returned", expiresAt: KEPT.expiresAt, triesLeft: 4 }
        : { token: "t".repeat(20), session: LEVEL1 }) as unknown as typeof api.call);
  await session.bearer();
  session.adopt(LEVEL1);
});
afterEach(async () => {
  if (screen.queryByRole("dialog")) fireEvent.click(screen.getByRole("button", { name: "Đóng" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  cleanup();
});

function Where() {
  const { pathname, search } = useLocation();
  return (
    <>
      <p>{`Ở ${pathname}${search}`}</p>
      <input name="address" aria-label="Địa chỉ" />
    </>
  );
}
const openedByLink = () =>
  render(
    <MemoryRouter initialEntries={["/", `/identity/${CODE}`]}>
      <Routes>
        <Route path="/identity/:code?" element={<IdentityPage />} />
        <Route path="*" element={<Where />} />
      </Routes>
    </MemoryRouter>,
  );

it("is a screen that links may open", () => {
  expect(resolveLink(`?p=/identity/${CODE}`, "123", knownPaths)).toBe(`/identity/${CODE}`);
});

describe("after the app was killed", () => {
  it("completes the attempt this phone kept, says so, and goes on to the same field", async () => {
    pending(KEPT);
    const complete = completing();
    openedByLink();
    expect(await screen.findByText("Đã xác nhận danh tính")).toBeTruthy();
    expect(complete.mock.calls).toEqual([[KEPT, CODE, undefined]]);
    fireEvent.click(screen.getByRole("button", { name: "Tiếp tục" }));
    expect(await screen.findByText("Ở /form?draft=d1")).toBeTruthy();
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText("Địa chỉ")));
  });

  it("goes on by itself, and the code stays in no address", async () => {
    history.replaceState(null, "", `/identity/${CODE}`);
    pending(KEPT);
    completing();
    openedByLink();
    await screen.findByText("Đã xác nhận danh tính");
    expect(location.href).not.toContain(CODE);
    expect(await screen.findByText("Ở /form?draft=d1", undefined, { timeout: 5_000 })).toBeTruthy();
  });

  it("with a code of another attempt still takes the six digits", async () => {
    pending(KEPT);
    completing(new ApiError("identity-code-wrong"));
    openedByLink();
    expect(await screen.findByText("Mã xác nhận chưa đúng. Còn thử được 4 lần.")).toBeTruthy();
    const complete = completing();
    fireEvent.change(screen.getByLabelText("Hoặc nhập sáu số hiện trên trang đó"), { target: { value: "123456" } });
    fireEvent.click(screen.getByRole("button", { name: "Xác nhận" }));
    await screen.findByText("Đã xác nhận danh tính");
    expect(complete).toHaveBeenLastCalledWith(KEPT, "123456", undefined);
  });

  it("asks before it takes the identity from another Zalo account, and goes on when told not to", async () => {
    pending(KEPT);
    completing(new ApiError("identity-linked-elsewhere"));
    openedByLink();
    fireEvent.click(await screen.findByRole("button", { name: "Giữ như cũ" }));
    expect(await screen.findByText("Ở /form?draft=d1")).toBeTruthy();
  });
});

describe("without an attempt of this phone", () => {
  it("completes nothing, warns, and begins again here", async () => {
    pending(undefined);
    const complete = completing();
    openedByLink();
    expect(await screen.findByText("Đường dẫn này không dùng được ở đây")).toBeTruthy();
    expect(screen.getByText(/Có thể là lừa đảo/)).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Bắt đầu lại ở đây" }));
    expect(await screen.findByRole("button", { name: "Mở Mã Định Danh" })).toBeTruthy();
    expect(complete).not.toHaveBeenCalled();
  });

  it("says that it is done to who took the way back twice", async () => {
    session.adopt({ ...LEVEL1, level: 2 });
    pending(undefined);
    openedByLink();
    expect(await screen.findByText("Danh tính đã được xác nhận trên tài khoản này.")).toBeTruthy();
    fireEvent.click(screen.getByRole("link", { name: "Về trang chủ" }));
    expect(await screen.findByText("Ở /")).toBeTruthy();
  });
});

describe("a link that comes while the app is open", () => {
  it("is handed to the gate that waits, and nobody goes anywhere", async () => {
    const navigate = vi.fn();
    const heard = vi.fn();
    const stop = level2.onBack(heard);
    await openLink(`/?p=/identity/${CODE}`, navigate);
    await openLink("/?p=/identity", navigate);
    stop();
    expect(heard.mock.calls).toEqual([[CODE], [undefined]]);
    expect(navigate).not.toHaveBeenCalled();
  });

  it("opens its screen where no gate waits, as every other link does", async () => {
    const navigate = vi.fn();
    await openLink(`/identity/${CODE}`, navigate);
    await openLink("/settings", navigate);
    await openLink("/nowhere", navigate);
    expect(navigate.mock.calls).toEqual([
      [`/identity/${CODE}`, undefined],
      ["/settings", undefined],
      ["/", { state: { unknownLink: true } }],
    ]);
  });
});
