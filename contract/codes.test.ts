import { describe, expect, test } from "vitest";
import { codeInGroups, findCodes, formatCode, formatDossierCode, normaliseCode } from "./codes.ts";

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

describe("formatDossierCode", () => {
  test.each([
    ["H53.12", "2026-11-25", 42, "H53.12-261125-0042"],
    ["H55.242", "2030-01-02", 1, "H55.242-300102-0001"],
    ["H39.26.07", "2026-11-25", 9999, "H39.26.07-261125-9999"],
    ["H53.12", "2026-11-25", 10000, "H53.12-261125-10000"],
  ])("%s %s %d", (agency, date, n, code) => {
    expect(formatDossierCode(agency, date, n)).toBe(code);
    expect(normaliseCode(code)).toBe(code);
    expect(findCodes(`Mã hồ sơ: ${code}.`)).toEqual([code]);
  });

  test.each([
    ["H53", "2026-11-25", 1],
    ["h53.12", "2026-11-25", 1],
    ["G22.12", "2026-11-25", 1],
    ["H53.1", "2026-11-25", 1],
    ["H53.12.07.01", "2026-11-25", 1],
    ["H53.12", "25/11/2026", 1],
    ["H53.12", "2026-11-25", 0],
  ])("refuses %s %s %d", (agency, date, n) => {
    expect(() => formatDossierCode(agency, date, n)).toThrow(RangeError);
  });
});

describe("a dossier's code, however it was typed", () => {
  const CODE = "H53.12-261125-0042";
  test.each([
    "H53.12-261125-0042",
    "h53.12-261125-0042",
    "  H53.12-261125-0042  ",
    "H53.12 261125 0042",
    "H53 12 261125 0042",
    "H53.12.261125.0042",
    "H53-12-261125-0042",
    "H53_12_261125_0042",
    "H53/12/261125/0042",
    "H5312-261125-0042",
    "H53.12261125-0042",
    "H53.12-2611250042",
    "H53122611250042",
    "h53122611250042",
    "H53.12–261125–0042",
    "H53.12—261125—0042",
    "H53.12‑261125‑0042",
    "H53.12 - 261125 - 0042",
    "H53.12 · 261125 · 0042",
    "H 53.12-261125-0042",
    "H5 3.12-26 11 25-00 42",
    "H53.12-26.11.25-0042",
    "H53.l2-26ll25-OO42",
    "H53.I2-26II25-oo42",
    "h53.i2-261125-0o42",
    "Mã hồ sơ: H53.12-261125-0042",
    "mã hồ sơ H53.12-261125-0042",
    "MÃ HỒ SƠ:H53.12-261125-0042",
    "Mã số hồ sơ: h53.12 261125 0042",
    "mã hs: H53.12-261125-0042",
    "Mã biên nhận: H53.12-261125-0042",
    "Mã hồ sơ: H53.12-261125-0042".normalize("NFD"),
    "H53.12-261125-0042\u00a0",
    "H53.12\n261125\n0042",
  ])("%j", (input) => {
    expect(normaliseCode(input)).toBe(CODE);
  });

  test.each([
    ["H55.242-261125-0042", "H55.242-261125-0042"],
    ["H55242-261125-0042", "H55.242-261125-0042"],
    ["h39.26.07-261125-0042", "H39.26.07-261125-0042"],
    ["H39 26 07 261125 0042", "H39.26.07-261125-0042"],
    ["H53.12-261125-10000", "H53.12-261125-10000"],
    ["H53.12-261125-12345678", "H53.12-261125-12345678"],
    ["HO1.01-231125-0042", "H01.01-231125-0042"],
    ["H5O.12-261125-0042", "H50.12-261125-0042"],
    ["HOO.12-261125-0042", "H00.12-261125-0042"],
  ])("%j is %s", (input, code) => {
    expect(normaliseCode(input)).toBe(code);
  });

  test.each([
    "H53",
    "H53.12",
    "H53.12-261125",
    "H53.12-261125-042",
    "H53.12-261125-0000",
    "H53.12-261325-0042",
    "H53.12-261100-0042",
    "H53.12-261132-0042",
    "H53.12-261125-123456789",
    "H53-261125-0042",
    "H53.1-261125-0042",
    "K53.12-261125-0042",
    "53.12-261125-0042",
    "H53.12-261125-00A2",
    "H53.12-261125-0042; drop",
    "H53.12-261125-0042 H53.12-261125-0043",
    "H53.12-٢٦١١٢٥-0042",
    "mã hồ sơ:",
  ])("%j is not one", (input) => {
    expect(normaliseCode(input)).toBeUndefined();
  });

  test("what could be two codes is none, until we know the agencies", () => {
    // H53.12 on 10/10/2010 with the number 12123, or H53.121 on 1/1/2001 with 2123.
    const input = "H531210101012123";
    expect(normaliseCode(input)).toBeUndefined();
    expect(normaliseCode(input, ["H53.12"])).toBe("H53.12-101010-12123");
    expect(normaliseCode(input, ["H53.121"])).toBe("H53.121-010101-2123");
    expect(normaliseCode(input, ["H53.12", "H53.121"])).toBeUndefined();
    expect(normaliseCode("H53.12-101010-12123")).toBe("H53.12-101010-12123");
  });

  test("whatever is written, is read as itself: dotted, spaced, in groups", () => {
    for (const agency of ["H53.12", "H55.242", "H39.26.07", "H01.100.100", "H10.10.101"]) {
      for (const date of ["2026-11-25", "2010-10-10", "2011-11-11", "2012-12-12"]) {
        for (const n of [1, 1012, 10_101, 1_010_101, 10_101_010]) {
          const code = formatDossierCode(agency, date, n);
          for (const typed of [code, code.replace(/-/g, " "), code.replace(/[-.]/g, " "), codeInGroups(code)])
            expect(normaliseCode(typed), typed).toBe(code);
          const squeezed = normaliseCode(code.replace(/[-.]/g, ""));
          expect([code, undefined]).toContain(squeezed);
          expect(normaliseCode(code.replace(/[-.]/g, ""), [agency])).toBe(code);
        }
      }
    }
  });

  test("in groups it can be read aloud", () => {
    expect(codeInGroups(CODE)).toBe("H53.12 · 261125 · 0042");
  });

  test("a label does not make a code of something else", () => {
    expect(normaliseCode("Mã: PA-261121-0042")).toBe("PA-261121-0042");
    expect(normaliseCode("MA-261121-0042")).toBe("MA-261121-0042");
  });
});

describe("codes in a pasted text", () => {
  const D = "H53.12-261125-0042";
  test.each<[string, string, string[]]>([
    ["a text message", `TTHCC: Ho so ${D} da duoc tiep nhan. Hen tra 17:00 ngay 30/11/2026.`, [D]],
    ["with the code at the end of a sentence", `Hồ sơ của ông/bà: ${D}.`, [D]],
    ["in brackets", `(${D})`, [D]],
    ["two dossiers", `${D}, H55.242-261126-0001`, [D, "H55.242-261126-0001"]],
    ["the same twice", `${D} ... ${D.toLowerCase()}`, [D]],
    ["a dossier and a report", `${D} và PA-261121-0042`, [D, "PA-261121-0042"]],
    ["a question", "Câu hỏi HD-261121-0007 đã được trả lời", ["HD-261121-0007"]],
    ["one to a line", `${D}\nPA-261121-0042\nHD-261121-0007`, [D, "PA-261121-0042", "HD-261121-0007"]],
    ["our QR code", `https://dvc.example.vn/d/${D}`, [D]],
    ["our QR code with a source", `https://dvc.example.vn/d/${D}?src=qr`, [D]],
    ["a deep link", `https://zalo.me/s/1234567890/?p=/d/${D}`, [D]],
    ["an encoded deep link", `https://zalo.me/s/1234567890/?p=%2Fd%2F${D}&v=2`, [D]],
    ["a receipt that was photographed", "MÃ HÔ SƠ : H53 . l2 - 26ll25 - OO42 Ngày nhận", [D]],
    ["a receipt with a time behind it", `${D} 08:30 25/11/2026`, [D]],
    ["spaces for dashes, a phone number behind", "H53.12 261125 0042 0912345678", [D]],
    ["without a dash", "ma H53122611250042 nhe", [D]],
    ["decomposed letters", `Mã hồ sơ: ${D}`.normalize("NFD"), [D]],
    ["a phone number", "ĐT 0911225678 hoặc DT 0911225678", []],
    ["an account", "TK 1012123456 BIDV", []],
    ["an identity number", "CCCD 072090001234", []],
    ["a procedure", "1.001193.000.00.00.H38", []],
    ["a decision", "QĐ 261121/QĐ-UBND", []],
    ["a longer number", `${D}000000`, []],
    ["within a word", `x${D}`, []],
    ["nothing", "", []],
    ["only words", "Hồ sơ của tôi đâu rồi?", []],
  ])("%s", (_, text, codes) => {
    expect(findCodes(text)).toEqual(codes);
  });

  test("a province's own only", () => {
    const text = `${D} H55.242-261126-0001 PA-261121-0042 SM-261121-0001 PA2611210043 DT0911225678`;
    expect(findCodes(text, { agencies: ["H53.12"], prefixes: ["PA"] })).toEqual([
      D,
      "PA-261121-0042",
      "PA-261121-0043",
    ]);
    expect(findCodes(text)).toEqual([D, "H55.242-261126-0001", "PA-261121-0042", "SM-261121-0001"]);
  });

  test("of what could be read twice, none", () => {
    expect(findCodes("H531210101012123")).toEqual([]);
    expect(findCodes("H531210101012123", { agencies: ["H53.12"] })).toEqual(["H53.12-101010-12123"]);
  });
});
