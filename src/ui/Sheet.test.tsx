import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Sheet } from "./Sheet.tsx";

function Page() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button onClick={() => setOpen(true)}>Mở</button>
      {open && (
        <Sheet title="Chọn xã" onClose={() => setOpen(false)}>
          <button>Xã Một</button>
          <button>Xã Hai</button>
        </Sheet>
      )}
    </>
  );
}

let app: HTMLElement;

beforeEach(() => {
  app = document.createElement("div");
  app.id = "app";
  document.body.appendChild(app);
  render(<Page />, { container: app });
  screen.getByText("Mở").focus();
  fireEvent.click(screen.getByText("Mở"));
});
afterEach(() => {
  cleanup();
  app.remove();
});

test("takes the focus and has a name", () => {
  const dialog = screen.getByRole("dialog", { name: "Chọn xã" });
  expect(document.activeElement).toBe(dialog);
  expect(app.getAttribute("aria-hidden")).toBe("true");
});

test("keeps the focus inside, both ways round", () => {
  const [first, last] = [screen.getByRole("button", { name: "Đóng" }), screen.getByText("Xã Hai")];
  last.focus();
  fireEvent.keyDown(last, { key: "Tab" });
  expect(document.activeElement).toBe(first);
  fireEvent.keyDown(first, { key: "Tab", shiftKey: true });
  expect(document.activeElement).toBe(last);
});

test("Esc closes it and gives the focus back", () => {
  fireEvent.keyDown(screen.getByRole("dialog"), { key: "Escape" });
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(document.activeElement).toBe(screen.getByText("Mở"));
  expect(app.hasAttribute("inert")).toBe(false);
});
