import { expect, test } from "vitest";
import { typed, withAnswer } from "./answers.ts";

test("an answer is put at its path; what lies beside it stays, nothing is changed in place", () => {
  const answers = { reader: { fullName: "An", residence: { place: "here" } }, family: [{ familyName: "Bé" }] };
  const before = JSON.stringify(answers);
  expect(withAnswer(answers, "wish", "borrow")).toEqual({ wish: "borrow" });
  expect(withAnswer(answers, "reader.residence.words", "Ấp 3")).toEqual({
    reader: { fullName: "An", residence: { place: "here", words: "Ấp 3" } },
  });
  expect(withAnswer(answers, "family.2.familyName", "Ba")).toEqual({
    family: [{ familyName: "Bé" }, {}, { familyName: "Ba" }],
  });
  expect(withAnswer({ reader: "no block" }, "reader.sex", "male")).toEqual({ reader: { sex: "male" } });
  expect(JSON.stringify(answers)).toBe(before);
});

test("what was typed goes as NFC without blanks around it, without what is empty or ours", () => {
  const words = "Hòa Sóng";
  expect(
    typed({
      $commune: "99004",
      words: ` ${words.normalize("NFD")} `,
      empty: "",
      none: null,
      no: false,
      zero: 0,
      list: [{ name: "  An " }, "b "],
      reader: { proven: true, residence: { words: "x ", commune: undefined } },
    }),
  ).toEqual({
    words,
    no: false,
    zero: 0,
    list: [{ name: "An" }, "b"],
    reader: { proven: true, residence: { words: "x" } },
  });
});
