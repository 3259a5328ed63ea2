import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { Link, MemoryRouter, Route, Routes } from "react-router-dom";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Screen } from "./Screen.tsx";

beforeEach(() => vi.spyOn(window, "scrollTo").mockImplementation(() => undefined));
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const show = (entries: string[]) =>
  render(
    <MemoryRouter initialEntries={entries}>
      <Routes>
        <Route path="/" element={<p>Trang chủ</p>} />
        <Route
          path="/one"
          element={
            <Screen title="Một" parent="/list">
              <Link to="/two">sang hai</Link>
            </Screen>
          }
        />
        <Route
          path="/two"
          element={
            <Screen title="Hai" action={<button>Gửi</button>}>
              hai
            </Screen>
          }
        />
        <Route path="/list" element={<p>Danh sách</p>} />
      </Routes>
    </MemoryRouter>,
  );

test("arriving moves the focus to the heading and names the window", () => {
  show(["/one"]);
  fireEvent.click(screen.getByText("sang hai"));
  expect(document.activeElement).toBe(screen.getByRole("heading", { level: 1, name: "Hai" }));
  expect(document.title).toMatch(/^Hai · /);
});

test("back is back, or the parent where nothing lies behind", () => {
  show(["/one"]);
  fireEvent.click(screen.getByText("sang hai"));
  fireEvent.click(screen.getByRole("button", { name: "Quay lại" }));
  expect(screen.getByRole("heading", { name: "Một" })).toBeTruthy();
  cleanup();
  show(["/one"]);
  fireEvent.click(screen.getByRole("button", { name: "Quay lại" }));
  expect(screen.getByText("Danh sách")).toBeTruthy();
});

test("a screen with an action keeps the hotline in reach in place of the tabs", () => {
  show(["/two"]);
  expect(document.documentElement.dataset.focused).toBe("");
  expect(screen.getByRole("link", { name: /^Gọi \d+$/ }).getAttribute("href")).toMatch(/^tel:\d+$/);
  cleanup();
  expect(document.documentElement.dataset.focused).toBeUndefined();
});
