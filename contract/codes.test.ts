import { describe, expect, test } from "vitest";
import { codeInGroups, formatCode, normaliseCode } from "./codes.ts";

describe("formatCode", () => {
  test.each([
    ["PA", "2026-11-21", 42, "PA-261121-0042"],
    ["SM", "2030-01-02", 1, "SM-300102-0001"],
    ["PA", "2026-11-21", 9999, "PA-261121-9999"],
    ["PA", "2026-11-21", 10000, "PA-261121-10000"],
  ])("%s %s %d", (prefix, date, n, code) => {
    expect(formatCode(prefix, date, n)).toBe(code);
    expect(normaliseCode(code)).toBe(code);
  });

  test.each([
    ["pa", "2026-11-21", 1],
    ["PAX", "2026-11-21", 1],
    ["PA", "21/11/2026", 1],
    ["PA", "2026-11-21", 0],
    ["PA", "2026-11-21", 1.5],
    ["PA", "2026-11-21", 100_000_000],
  ])("refuses %s %s %d", (prefix, date, n) => {
    expect(() => formatCode(prefix, date, n)).toThrow(RangeError);
  });
});

describe("normaliseCode", () => {
  test.each([
    "PA-261121-0042",
    "pa-261121-0042",
    "PA2611210042",
    "pa 261121 0042",
    "  PA - 261121 - 0042  ",
    "PA · 261121 · 0042",
    "PA–261121–0042",
    "PA_261121.0042",
    "PA/261121/0042",
    "PA-26ll21-OO42",
    "pa-26i121-oo42",
    "PA-261121-0042\u00a0",
  ])("%j", (input) => {
    expect(normaliseCode(input)).toBe("PA-261121-0042");
  });

  test.each([
    "",
    "PA",
    "261121-0042",
    "PA-261121",
    "PA-261121-042",
    "PA-261121-0000",
    "PA-261321-0042",
    "PA-261100-0042",
    "PA-261132-0042",
    "P1-261121-0042",
    "PAX-261121-0042",
    "PA-26112A-0042",
    "PA-261121-123456789",
    "PA-261121-0042; drop",
    "PA-261121-٠٠٤٢",
  ])("%j is not a code", (input) => {
    expect(normaliseCode(input)).toBeUndefined();
  });

  test("keeps letters of the prefix that look like digits", () => {
    expect(normaliseCode("lo-261121-0042")).toBe("LO-261121-0042");
  });
});

test("codeInGroups can be read aloud and typed back", () => {
  expect(codeInGroups("PA-261121-0042")).toBe("PA · 261121 · 0042");
  expect(normaliseCode(codeInGroups("PA-261121-0042"))).toBe("PA-261121-0042");
});
