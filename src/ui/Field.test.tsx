import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { Choice, TextField } from "./Field.tsx";

afterEach(cleanup);

test("label, hint and error are tied to the input", () => {
  render(<TextField label="Gần đâu" hint="Ví dụ: cổng chợ" error="Ghi thêm vài chữ." />);
  const input = screen.getByLabelText("Gần đâu");
  expect(input.getAttribute("aria-invalid")).toBe("true");
  const described = (input.getAttribute("aria-describedby") ?? "").split(" ").map((id) => document.getElementById(id));
  expect(described.map((element) => element?.textContent)).toEqual(["Ví dụ: cổng chợ", "Ghi thêm vài chữ."]);
});

test("a choice is real radio buttons with a name", () => {
  const choose = vi.fn();
  render(
    <Choice
      label="Cỡ chữ"
      name="size"
      value="1"
      options={[
        { value: "1", title: "Vừa" },
        { value: "2", title: "Lớn", text: "Dễ đọc" },
      ]}
      onChange={choose}
    />,
  );
  expect(screen.getByRole("group", { name: "Cỡ chữ" })).toBeTruthy();
  expect((screen.getByRole("radio", { name: "Vừa" }) as HTMLInputElement).checked).toBe(true);
  fireEvent.click(screen.getByRole("radio", { name: /Lớn/ }));
  expect(choose).toHaveBeenCalledWith("2");
});
