import { expect, test } from "vitest";
import { getCategories } from "./categories.ts";
import { titleOf } from "./form.ts";
import { EMPTY } from "./rules.ts";

test("a draft is recognised by its subject and its first words", () => {
  const kindId = getCategories()[0]!.kinds[0]!.id;
  expect(titleOf(EMPTY)).toBe("");
  expect(titleOf({ ...EMPTY, kindId: "no-such-kind", text: "  Ổ gà\n lớn " })).toBe("Ổ gà lớn");
  expect(titleOf({ ...EMPTY, kindId, text: "a".repeat(99) })).toMatch(/^\S.*: a{60}…$/);
});
