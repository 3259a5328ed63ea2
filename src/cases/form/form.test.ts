import { expect, it } from "vitest";
import { lengthFault, sentPath, stepPath } from "./form.ts";

it.each([
  ["", "missing"],
  ["   ", "missing"],
  ["bốn", "short"],
  ["  năm chữ  ", undefined],
  ["đường".normalize("NFD"), undefined], // five letters, however they are written
  ["đườn".normalize("NFD"), "short"],
  ["mười chữ cái là vừa", undefined],
  ["a".repeat(21), "long"],
] as const)("measures “%s” as the server does", (typed, fault) => {
  expect(lengthFault(typed, 5, 20)).toBe(fault);
});

it("a step stands in the address with its draft; the start is the form's own", () => {
  const form = { path: "/questions/new", store: { get: () => ({ id: "1a" }) } } as Parameters<typeof stepPath>[0];
  expect(stepPath(form, "words")).toBe("/questions/new?step=words&draft=1a");
  expect(stepPath(form, "")).toBe("/questions/new");
  expect(stepPath({ ...form, startPath: (id) => `/reports/new?about=${id}` }, "")).toBe("/reports/new?about=1a");
  expect(sentPath(form, "1a")).toBe("/questions/new?step=sent&key=1a");
});
