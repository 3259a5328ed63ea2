import { describe, expect, test } from "vitest";
import { fold, matches, toNfc } from "./text.ts";

const NAME = "Nguyễn Thị Thuỳ Dương Đặng";

describe("toNfc", () => {
  test("gives one encoding to one word", () => {
    expect(NAME.normalize("NFD")).toHaveLength(34);
    expect(toNfc(NAME.normalize("NFD"))).toBe(NAME.normalize("NFC"));
    expect(toNfc(NAME.normalize("NFD"))).toHaveLength(26);
  });
});

describe("fold", () => {
  test.each([
    ["Hoà Thành", "hoa thanh"],
    ["Hòa Thành", "hoa thanh"],
    ["Đường sá", "duong sa"],
    ["ĐỨC HUỆ", "duc hue"],
    ["ổ gà", "o ga"],
    ["Thuỷ", "thuy"],
    ["Thủy", "thuy"],
    ["ươ ƯƠ", "uo uo"],
    ["", ""],
  ])("%s → %s", (text, folded) => {
    expect(fold(text)).toBe(folded);
    expect(fold(text.normalize("NFD"))).toBe(folded);
  });
});

describe("matches", () => {
  test.each([
    ["tan ni", ["Phường Tân Ninh"], true],
    ["ninh tan", ["Phường Tân Ninh"], true],
    ["TÂN", ["Phường Tân Ninh"], true],
    ["hoa thanh", ["Phường Hoà Thành"], true],
    ["hòa thành", ["Phường Hoà Thành"], true],
    ["inh", ["Phường Tân Ninh"], false],
    ["tan bien", ["Phường Tân Ninh"], false],
    ["ổ gà", ["Gửi phản ánh", "o ga"], true],
    ["rác, đèn", ["rác", "đèn đường"], true],
    ["   ", ["anything"], true],
    ["", [], true],
    ["?", ["anything"], true],
    ["ga", [], false],
  ])("%j in %j: %s", (query, texts, found) => {
    expect(matches(query, ...texts)).toBe(found);
  });
});
