import { expect, test } from "vitest";
import { faultsOnPhone, provenPaths, withProven } from "./proven.ts";
import type { Form } from "./types.ts";

const TODAY = "2026-11-25";
const both = (words: string) => ({ vi: words, en: words });
const form: Pick<Form, "pages"> = {
  pages: [
    {
      id: "page",
      title: both("Trang"),
      fields: [
        { id: "self", kind: "yesNo", label: both("Cho tôi?"), required: true },
        {
          id: "reader",
          kind: "person",
          label: both("Người đọc"),
          required: true,
          prefill: { field: "self", is: true },
          parts: { fullName: "required", birthDate: "required", identityNumber: "required", ethnicity: "required" },
        },
        {
          id: "school",
          kind: "text",
          label: both("Trường"),
          required: true,
          when: { field: "reader.birthDate", ageBelow: 18 },
        },
      ],
    },
  ],
};
const lan = { fullName: "Nguyễn Thị Lan", birthDate: "2012-05-02" };
const proven = { self: true, reader: { proven: true, ethnicity: "Kinh" } };
const faults = (answers: object, person?: typeof lan | { fullName: string }) =>
  faultsOnPhone(form, { ...answers }, person, { today: TODAY }).map(({ path, rule }) => `${path} ${rule}`);

test("the number the phone never holds is not missing; conditions see what was proven", () => {
  expect(faults(proven, lan)).toEqual(["school required"]);
  expect(withProven(form, proven, lan, TODAY)).toEqual({ self: true, reader: { ethnicity: "Kinh", ...lan } });
});

test("what the provider did not say is asked for, what nobody proved anyway", () => {
  expect(faults(proven, { fullName: "Lan" })).toEqual(["reader.birthDate required"]);
  expect(faults({ self: true, reader: { proven: true } }, { ...lan, birthDate: "1990-05-02" })).toEqual([
    "reader.ethnicity required",
  ]);
});

test("a phone that does not know yet who was proven asks for none of it", () => {
  expect(faults(proven)).toEqual([]);
});

test("only who may be the citizen is taken for them", () => {
  const other = { ...proven, self: false };
  expect(provenPaths(form, other, TODAY)).toEqual([]);
  expect(faults(other, lan)).toEqual([
    "reader.fullName required",
    "reader.birthDate required",
    "reader.identityNumber required",
  ]);
});
