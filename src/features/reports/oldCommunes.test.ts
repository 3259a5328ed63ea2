import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { OldCommune } from "../../../contract/province.ts";
import { fold } from "../../../contract/text.ts";
import type { Commune } from "../../../contract/types.ts";
import { findOldCommunes } from "./oldCommunes.ts";

const read = <T>(file: string): T =>
  JSON.parse(readFileSync(new URL(`../../../provinces/tay-ninh/${file}`, import.meta.url), "utf8")) as T;
const old = read<OldCommune[]>("old-communes.json");
const today = new Map(read<Commune[]>("communes.json").map(({ code, fullName }) => [code, fullName]));
const nowadays = (query: string) =>
  findOldCommunes(query, old).map(({ name, codes }) => [name, codes.map((code) => today.get(code)).join()]);

test("every old name leads to communes of today, and every commune of today is reached", () => {
  const reached = new Set(old.flatMap(({ codes }) => codes));
  expect([...reached].filter((code) => !today.has(code))).toEqual([]);
  expect([...today.keys()].filter((code) => !reached.has(code))).toEqual([]);
  for (const { name, district, province } of old) {
    expect([name, district, province]).toEqual([name, district, province].map((text) => text.normalize("NFC")));
    expect(fold(name)).toMatch(/^(xa|phuong|thi tran) /);
  }
});

test.each([
  ["Thái Bình, Châu Thành", "Xã Thái Bình", "Xã Châu Thành"],
  ["thai binh chau thanh tay ninh", "Xã Thái Bình", "Xã Châu Thành"],
  ["xã Thái Bình, huyện Châu Thành, tỉnh Tây Ninh", "Xã Thái Bình", "Xã Châu Thành"],
  ["thi tran Tan Bien", "Thị trấn Tân Biên", "Xã Tân Biên"],
  ["thi tran Tan Bi", "Thị trấn Tân Biên", "Xã Tân Biên"],
  ["An Tinh", "Phường An Tịnh", "Phường An Tịnh"],
  ["Tầm Vu", "Thị trấn Tầm Vu", "Xã Tầm Vu"],
])("%s is %s, today %s", (query, name, commune) => {
  const [first] = findOldCommunes(query, old);
  expect(nowadays(query)[0]?.[0]).toBe(name);
  expect(first?.codes.map((code) => fold(today.get(code)!))).toEqual([fold(commune)]);
});

test("a commune that was divided names both parts", () => {
  const [found] = findOldCommunes("Tân Hòa, Bến Lức", old);
  expect(found?.codes).toHaveLength(2);
});

test("the placement of the tone does not matter", () => {
  expect(nowadays("Xã Long Thuận")).not.toEqual([]);
  expect(nowadays("Hoà Hội")).toEqual(nowadays("Hòa Hội"));
});

test.each(["", "  ", ",", "Hà Nội", "Bình Thái"])("%j names none", (query) => expect(nowadays(query)).toEqual([]));
