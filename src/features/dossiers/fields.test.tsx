import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { faultsOf, openFields, warningsOf, type Answers, type Fault } from "../../../contract/forms.ts";
import type { Form, FormField } from "../../../contract/types.ts";
import { setClock } from "../../lib/clock.ts";
import { dossiers } from "../../messages/vi/dossiers.ts";
import { withAnswer } from "./answers.ts";
import { useFaultWords } from "./faultWords.ts";
import { FieldView } from "./FieldView.tsx";

vi.mock("province:communes", () => ({
  default: [{ code: "99004", name: "Hòa Sóng", fullName: "Xã Hòa Sóng", kind: "Xã" }],
}));
vi.mock("./me.ts", () => ({ useMe: () => undefined, useProviderName: () => "Sao Mai ID" }));

const TODAY = "2026-11-25";
const options = ["a", "b", "c"].map((value) => ({ value, title: { vi: `Chọn ${value}`, en: value } }));
let given: Answers = {};

type About = Partial<FormField> & Pick<FormField, "kind">;
const formOf = (about: About): Pick<Form, "pages"> => ({
  pages: [
    {
      id: "page",
      title: { vi: "Trang", en: "Page" },
      fields: [{ id: "it", label: { vi: "Ô này", en: "It" }, required: true, ...about }],
    },
  ],
});

/** A field alone, with all its faults said. */
function Alone({ about, start }: { about: About; start: Answers }) {
  const [answers, setAnswers] = useState(start);
  given = answers;
  const form = formOf(about);
  const words = useFaultWords();
  const communes = new Set(["99004"]);
  const faults = faultsOf(form, answers, { today: TODAY, communes });
  const warnings = warningsOf(form, answers, TODAY);
  return openFields(form, answers, TODAY).map((open) => (
    <FieldView
      key={open.path}
      open={open}
      ask={{
        answers,
        change: (path, value) => setAnswers({ ...answers, ...withAnswer(answers, path, value) }),
        errorAt(path) {
          const fault = faults.find((each) => each.path === path);
          return fault && words.fault(fault.rule, "Ô này", open);
        },
        warningAt(path) {
          const warning = warnings.find((each) => each.path === path);
          return warning && words.warning(warning.rule);
        },
      }}
    />
  ));
}
const show = (about: About, start: Answers = {}) => render(<Alone about={about} start={start} />);
const field = () => screen.getByLabelText<HTMLInputElement>("Ô này");
const type = (value: string) => fireEvent.change(field(), { target: { value } });
/** The sentence that is tied to the field. */
const said = () => document.getElementById("it-error")!.textContent;

beforeEach(() => setClock({ now: () => new Date("2026-11-25T02:00:00Z") }));
afterEach(cleanup);

it.each([
  ["text", "Lan", "text"],
  ["longText", "Nhiều lời", undefined],
  ["phone", "0912345678", "tel"],
  ["email", "lan@example.vn", "email"],
  ["identityNumber", "079190001234", "numeric"],
  ["taxCode", "0312345678", "text"],
] as const)("%s is typed and kept as typed", (kind, value, mode) => {
  show({ kind });
  expect(said()).toBe("Còn thiếu: Ô này");
  expect(field().getAttribute("aria-invalid")).toBe("true");
  expect(field().getAttribute("aria-describedby")).toContain("it-error");
  type(value);
  expect(given).toEqual({ it: value });
  expect(said()).toBe("");
  if (mode && kind !== "text") expect(field().inputMode || mode).toBe(mode);
});

it("letters become NFC once the field is left, never while they are typed; blanks leave an identity number", () => {
  const decomposed = "Hòa".normalize("NFD");
  show({ kind: "text" });
  type(decomposed);
  expect(given.it).toBe(decomposed);
  fireEvent.blur(field());
  expect(given.it).toBe("Hòa".normalize("NFC"));
  cleanup();
  show({ kind: "identityNumber" });
  type("079 190 001 234");
  fireEvent.blur(field());
  expect(given.it).toBe("079190001234");
});

it("numbers and money are typed as digits, as people group them, and read out", () => {
  show({ kind: "money" });
  type("1234567");
  expect(given.it).toBe(1_234_567);
  expect(screen.getByText("Đang ghi: 1.234.567 ₫")).toBeTruthy();
  type("2.500.000");
  expect(given.it).toBe(2_500_000);
  expect(field().value).toBe("2.500.000"); // as it was typed: no caret jumps
  cleanup();
  show({ kind: "number", decimals: 2 });
  for (const [raw, value] of [
    ["1,", "1,"],
    ["1,0", 1],
    ["1,05", 1.05],
    ["", undefined],
  ] as const) {
    type(raw);
    expect([field().value, given.it]).toEqual([raw, value]);
  }
});

it("a date is the phone's own, within its limits", () => {
  show({ kind: "date", earliest: "today", latest: "+60d" });
  expect([field().type, field().min, field().max]).toEqual(["date", TODAY, "2027-01-24"]);
  type("2026-12-01");
  expect(given.it).toBe("2026-12-01");
});

it("choices are cards, of many the phone's own list", () => {
  show({ kind: "choice", options });
  fireEvent.click(screen.getByRole("radio", { name: "Chọn b" }));
  expect(given.it).toBe("b");
  cleanup();
  const many = Array.from({ length: 12 }, (_, n) => ({ value: `v${n}`, title: { vi: `Mục ${n}`, en: "" } }));
  show({ kind: "choice", options: many });
  type("v7");
  expect(given.it).toBe("v7");
  cleanup();
  show({ kind: "choices", options, max: 2 });
  expect(screen.getByText("Chọn nhiều nhất 2.")).toBeTruthy();
  for (const name of ["Chọn c", "Chọn a"]) fireEvent.click(screen.getByRole("checkbox", { name }));
  expect(given.it).toEqual(["a", "c"]);
  fireEvent.click(screen.getByRole("checkbox", { name: "Chọn a" }));
  expect(given.it).toEqual(["c"]);
  cleanup();
  show({ kind: "yesNo" });
  fireEvent.click(screen.getByRole("radio", { name: "Không" }));
  expect(given.it).toBe(false);
});

it("a choice that need not be made can be taken back", () => {
  show({ kind: "choice", options, required: false });
  fireEvent.click(screen.getByRole("radio", { name: "Chọn b" }));
  fireEvent.click(screen.getByRole("button", { name: "Bỏ chọn: Ô này" }));
  expect(given.it).toBeUndefined();
  expect(document.activeElement).toBe(screen.getByRole("radio", { name: "Chọn a" }));
});

it("communes are the province's, countries the world's, ours first", () => {
  show({ kind: "commune" });
  type("99004");
  expect(given.it).toBe("99004");
  cleanup();
  show({ kind: "country" });
  const names = within(field()).getAllByRole("option");
  expect(names).toHaveLength(244);
  expect(names[1]!.textContent).toBe("Việt Nam");
  type("LA");
  expect(given.it).toBe("LA");
});

it("a note says something; an optional field says that it is", () => {
  show({ kind: "note", hint: { vi: "Vẫn được giải quyết.", en: "" } });
  expect(screen.getByText("Vẫn được giải quyết.")).toBeTruthy();
  cleanup();
  show({ kind: "text", required: false, hint: { vi: "Không có thì để trống.", en: "" } });
  expect(screen.getByLabelText("Ô này (không bắt buộc)").getAttribute("aria-describedby")).toContain("it-hint");
});

it("a person is the fields that are asked of them, an address asks for a commune only in the province", () => {
  show({ kind: "person", parts: { fullName: "required", nationality: "optional", residence: "required" } });
  fireEvent.change(screen.getByLabelText("Họ và tên"), { target: { value: "Lan" } });
  expect(screen.getByLabelText("Quốc tịch (không bắt buộc)")).toBeTruthy();
  expect(screen.queryByLabelText("Ngày sinh (không bắt buộc)")).toBeNull();
  const residence = screen.getByRole("heading", { name: "Nơi cư trú" }).parentElement!;
  fireEvent.click(within(residence).getByRole("radio", { name: "Nơi khác" }));
  expect(within(residence).queryByLabelText("Xã, phường")).toBeNull();
  fireEvent.click(within(residence).getByRole("radio", { name: "Trong tỉnh" }));
  fireEvent.change(within(residence).getByLabelText("Xã, phường"), { target: { value: "99004" } });
  expect(given.it).toEqual({ fullName: "Lan", residence: { place: "here", commune: "99004" } });
  cleanup();
  show({ kind: "address" });
  expect(screen.getByRole("heading", { name: "Ô này" })).toBeTruthy();
});

/** A field and an answer that breaks the rule. */
const BROKEN: Record<Exclude<Fault["rule"], "identitySex" | "identityYear">, [About, unknown, string]> = {
  required: [{ kind: "text" }, undefined, "Còn thiếu: Ô này"],
  type: [{ kind: "number" }, "mười", "Ô này: điền chưa đúng, xin điền lại"],
  minLength: [{ kind: "text", min: 5 }, "a", "Ô này: cần ít nhất 5 chữ"],
  maxLength: [{ kind: "text" }, "a".repeat(201), "Ô này: dài quá 200 chữ, xin rút ngắn bớt"],
  minimum: [{ kind: "money", min: 10_000 }, 5, "Ô này: không được nhỏ hơn 10.000 ₫"],
  maximum: [{ kind: "number", max: 1_200 }, 1_201, "Ô này: không được lớn hơn 1.200"],
  decimals: [{ kind: "number", decimals: 1 }, 1.25, "Ô này: chỉ ghi đến 1 chữ số sau dấu phẩy"],
  earliest: [{ kind: "date", earliest: "-60d" }, "2026-01-01", "Ô này: không được trước ngày 26/09/2026"],
  latest: [{ kind: "date", latest: "today" }, "2026-12-01", "Ô này: không được sau ngày 25/11/2026"],
  option: [{ kind: "choice", options }, "gone", "Ô này: xin chọn lại, lựa chọn này không còn"],
  minItems: [{ kind: "choices", options, min: 2 }, ["a"], "Ô này: xin chọn ít nhất 2"],
  maxItems: [{ kind: "choices", options, max: 1 }, ["a", "b"], "Ô này: chỉ được nhiều nhất 1"],
  phone: [{ kind: "phone" }, "123", "Ô này: số điện thoại di động có 10 chữ số, bắt đầu bằng 0"],
  email: [{ kind: "email" }, "lan@", "Ô này: địa chỉ thư điện tử viết như ten@vidu.vn"],
  identityNumber: [{ kind: "identityNumber" }, "123", "Ô này: số định danh có đúng 12 chữ số"],
  taxCode: [{ kind: "taxCode" }, "123", "Ô này: mã số thuế có 10 hoặc 12 chữ số, hoặc 13 chữ số có gạch ngang"],
  commune: [{ kind: "commune" }, "00000", "Ô này: xin chọn một xã, phường trong danh sách"],
  country: [{ kind: "country" }, "Lào", "Ô này: xin chọn một nước trong danh sách"],
};

it.each(Object.entries(BROKEN))("%s has its sentence, tied to the field", (rule, [about, value, sentence]) => {
  const start = value === undefined ? {} : { it: value };
  expect(faultsOf(formOf(about), start, { today: TODAY, communes: new Set(["99004"]) })).toEqual([
    { path: "it", rule },
  ]);
  show(about, start);
  expect(screen.getByText(sentence)).toBeTruthy();
});

it("a number that another sex or year is written in says so; an unknown birthplace only warns", () => {
  const about: About = {
    kind: "person",
    parts: { birthDate: "required", sex: "required", identityNumber: "required" },
  };
  const person = { birthDate: "1990-12-31", sex: "male", identityNumber: "079090001234" };
  show(about, { it: { ...person, sex: "female" } });
  expect(screen.getByText(/của người có giới tính khác/)).toBeTruthy();
  cleanup();
  show(about, { it: { ...person, birthDate: "1991-12-31" } });
  expect(screen.getByText(/của người sinh năm khác/)).toBeTruthy();
  cleanup();
  show(about, { it: { ...person, identityNumber: "999090001234" } });
  expect(screen.getByText(dossiers.warnings.identityBirthplace)).toBeTruthy();
});

it("whole numbers are asked for as such, a question is followed by a sentence, an unknown rule told in general words", () => {
  function Words() {
    const words = useFaultWords();
    const open = { field: { id: "it", kind: "number" as const, label: { vi: "", en: "" } } };
    return (
      <>
        <p>{words.fault("decimals", "Cần mấy bản sao?", open)}</p>
        <p>{words.fault("a rule of tomorrow", "Ô này", open)}</p>
      </>
    );
  }
  render(<Words />);
  expect(screen.getByText("Cần mấy bản sao? Xin ghi số nguyên")).toBeTruthy();
  expect(screen.getByText("Ô này: điền chưa đúng, xin điền lại")).toBeTruthy();
});
