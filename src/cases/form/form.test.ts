import { expect, it } from "vitest";
import { lengthFault, stepPath } from "./form.ts";

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

it("a step stands in the address; the start is the form's own", () => {
  const form = { path: "/questions/new" } as Parameters<typeof stepPath>[0];
  expect(stepPath(form, "words")).toBe("/questions/new?step=words");
  expect(stepPath(form, "")).toBe("/questions/new");
});
