import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ApiError } from "../api/errors.ts";
import { IdentityScreen } from "./IdentityScreen.tsx";
import { session, type RaiseOutcome } from "./session.ts";

const raised: RaiseOutcome = {
  outcome: "raised",
  session: { level: 1, guest: false, account: "lan", expiresAt: "2026-12-21T00:00:00Z" },
};
const onDone = vi.fn();
const onSkip = vi.fn();
const answering = (outcome: RaiseOutcome) => vi.spyOn(session, "raiseToLevel1").mockResolvedValue(outcome);

beforeEach(() => void render(<IdentityScreen onDone={onDone} onSkip={onSkip} />));
afterEach(() => {
  cleanup();
  vi.clearAllMocks();
});
const button = (name: string) => screen.getByRole("button", { name });

it("says why, what, where and who, before anything is asked", () => {
  const raise = answering(raised);
  for (const title of ["Lấy gì", "Giữ ở đâu", "Ai xem được"]) expect(screen.getByText(title)).toBeTruthy();
  expect(raise).not.toHaveBeenCalled();
});

it("lets the citizen go on without", () => {
  const raise = answering(raised);
  fireEvent.click(button("Để sau"));
  expect(onSkip).toHaveBeenCalledTimes(1);
  expect(raise).not.toHaveBeenCalled();
});

it("is done once Zalo shared", async () => {
  answering(raised);
  fireEvent.click(button("Đồng ý"));
  await waitFor(() => expect(onDone).toHaveBeenCalledTimes(1));
});

it("waiting for Zalo, asks once and still lets the citizen go on", () => {
  const raise = vi.spyOn(session, "raiseToLevel1").mockReturnValue(new Promise(() => undefined));
  fireEvent.click(button("Đồng ý"));
  fireEvent.click(button("Đang chờ Zalo…"));
  expect(raise).toHaveBeenCalledTimes(1);
  fireEvent.click(button("Để sau"));
  expect(onSkip).toHaveBeenCalledTimes(1);
});

it.each<[string, RaiseOutcome, string]>([
  ["a no", { outcome: "declined" }, "Chưa chia sẻ"],
  ["an old Zalo", { outcome: "impossible" }, "Zalo trên máy này chưa chia sẻ được"],
  ["a failure", { outcome: "failed", error: new ApiError("zalo-unavailable") }, "Thử lại"],
])("after %s says so, asks nothing by itself, and the way on stands", async (_, outcome, words) => {
  const raise = answering(outcome);
  fireEvent.click(button("Đồng ý"));
  expect(await screen.findByText(words)).toBeTruthy();
  expect(raise).toHaveBeenCalledTimes(1);
  expect(onDone).not.toHaveBeenCalled();
  fireEvent.click(button("Tiếp tục, không chia sẻ"));
  expect(onSkip).toHaveBeenCalledTimes(1);
});
