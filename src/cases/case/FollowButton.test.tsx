import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { memoryVault, type MemoryVault } from "../../../tests/support/vault.ts";
import { api } from "../../api/api.ts";
import { ApiError } from "../../api/errors.ts";
import { queryClient } from "../../api/queries.ts";
import { FollowButton } from "./FollowButton.tsx";
import { ShareButton } from "./ShareButton.tsx";

let phone: MemoryVault;
const share = vi.fn<(card: object) => Promise<void>>();
vi.mock("../../host/vault.ts", () => ({ getVault: async () => phone, provideKeyCare: () => undefined }));
vi.mock("../../host/host.ts", async (original) => ({
  ...(await original<object>()),
  getHost: async () => ({ share: (card: object) => share(card) }),
}));

let followed: Map<string, boolean>;
let failing: ApiError | undefined;
let calls: string[];

beforeEach(() => {
  phone = memoryVault();
  [followed, failing, calls] = [new Map(), undefined, []];
  vi.spyOn(api, "call").mockImplementation((async (operation: string, given: { path?: { code: string } } = {}) => {
    const code = given.path?.code ?? "";
    if (operation === "listFollowed")
      return { items: [...followed].map(([code, changed]) => ({ summary: { code }, changed })) };
    calls.push(`${operation} ${code}`);
    if (failing) throw failing;
    if (operation === "followCase") followed.set(code, false);
    if (operation === "unfollowCase") followed.delete(code);
    return undefined;
  }) as never);
});
afterEach(() => {
  cleanup();
  queryClient.clear();
});

it("follows, says where the news will be, and stops", async () => {
  render(<FollowButton code="PA-1" />);
  fireEvent.click(await screen.findByRole("button", { name: "Theo dõi việc này" }));
  const stop = await screen.findByRole("button", { name: "Thôi theo dõi" });
  expect(screen.getByRole("status").textContent).toContain("Việc của tôi");
  fireEvent.click(stop);
  await screen.findByRole("button", { name: "Theo dõi việc này" });
  expect(calls).toEqual(["followCase PA-1", "unfollowCase PA-1"]);
});

it("opening what is followed counts as having seen its news", async () => {
  followed.set("PA-1", true);
  render(<FollowButton code="PA-1" />);
  await screen.findByRole("button", { name: "Thôi theo dõi" });
  await waitFor(() => expect(followed.get("PA-1")).toBe(false));
  expect(calls).toEqual(["followCase PA-1"]);
});

it("that fails says why and changes nothing", async () => {
  failing = new ApiError("offline");
  render(<FollowButton code="PA-1" />);
  fireEvent.click(await screen.findByRole("button", { name: "Theo dõi việc này" }));
  expect(await screen.findByText("Điện thoại đang không có mạng.")).toBeTruthy();
  expect(screen.getByRole("button", { name: "Theo dõi việc này" })).toBeTruthy();
});

it("sharing opens Zalo's sheet with a card that leads here; without it, the link stands on the screen", async () => {
  share.mockResolvedValueOnce(undefined);
  render(<ShareButton path="/reports/PA-1" title="Cầu tàu hư hỏng" />);
  fireEvent.click(screen.getByRole("button", { name: "Chia sẻ" }));
  await waitFor(() => expect(share).toHaveBeenCalledTimes(1));
  expect(share.mock.calls[0]![0]).toMatchObject({ title: "Cầu tàu hư hỏng", path: "/reports/PA-1" });
  share.mockRejectedValueOnce(new Error("unsupported"));
  fireEvent.click(screen.getByRole("button", { name: "Chia sẻ" }));
  expect(await screen.findByText(/zalo\.me\/s\/.*\/reports\/PA-1$/)).toBeTruthy();
});
