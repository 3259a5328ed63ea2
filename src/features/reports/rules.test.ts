import { beforeEach, describe, expect, test } from "vitest";
import { draft } from "./draft.ts";
import { counter, faultsInPlace, faultsInWords, textLength, toNewReport } from "./rules.ts";

beforeEach(() => draft.clear());
const NFD = "Đường sụt lún".normalize("NFD");

describe("words", () => {
  test.each([
    ["", "text-missing"],
    ["   \n ", "text-missing"],
    ["Ổ gà lớn", "text-short"],
    ["Ổ gà lớn       ", "text-short"],
    ["a".repeat(4001), "text-long"],
  ])("%j is %s", (text, error) => {
    draft.change({ text });
    expect(faultsInWords(draft.get())).toEqual([{ field: "text", error }]);
  });

  test.each(["Ổ gà lớn ở chợ", NFD, "a".repeat(4000)])("%.20s is enough", (text) => {
    draft.change({ text });
    expect(faultsInWords(draft.get())).toEqual([]);
  });

  test("a letter with its marks counts once, whatever the keyboard sends", () => {
    expect(textLength(NFD)).toBe(textLength(NFD.normalize("NFC")));
    expect(textLength("Ổ".normalize("NFD"))).toBe(1);
  });

  test("the counter is silent but near the limits", () => {
    expect(counter("")).toBeUndefined();
    expect(counter("Ổ gà")).toEqual({ kind: "few", count: 6 });
    expect(counter("Ổ gà lớn trước cổng chợ")).toBeUndefined();
    expect(counter("a".repeat(3900))).toEqual({ kind: "left", count: 100 });
    expect(counter("a".repeat(4003))).toEqual({ kind: "over", count: 3 });
  });
});

describe("place", () => {
  test("a commune is asked for first", () => {
    expect(faultsInPlace(draft.get())).toEqual([{ field: "commune", error: "place-missing" }]);
  });

  test("a commune alone needs a landmark", () => {
    draft.changePlace({ communeCode: "25486", landmark: "  " });
    expect(faultsInPlace(draft.get())).toEqual([{ field: "landmark", error: "landmark-missing" }]);
  });

  test("a landmark is a line, not a story", () => {
    draft.changePlace({ communeCode: "25486", landmark: "a".repeat(201) });
    expect(faultsInPlace(draft.get())).toEqual([{ field: "landmark", error: "landmark-long" }]);
  });

  test("a landmark, or a point, is enough", () => {
    draft.changePlace({ communeCode: "25486", landmark: "gần chợ" });
    expect(faultsInPlace(draft.get())).toEqual([]);
    draft.changePlace({ landmark: "", point: { latitude: 11.5, longitude: 106 }, pointSource: "pin" });
    expect(faultsInPlace(draft.get())).toEqual([]);
  });
});

describe("what is sent", () => {
  test("is NFC and has no blanks around it, and says nothing that was not said", () => {
    draft.change({ kindId: "pothole", text: `  ${NFD} ở chợ\n` });
    draft.changePlace({ communeCode: "25486", landmark: "  gần chợ " });
    expect(toNewReport(draft.get(), ["a"], false)).toEqual({
      kindId: "pothole",
      text: "Đường sụt lún ở chợ",
      place: { communeCode: "25486", landmark: "gần chợ" },
      photoIds: ["a"],
      mayPublish: true,
      shareContact: false,
    });
  });

  test("a kind for the police is never offered for publishing", () => {
    draft.change({ kindId: "drugs", text: "Tụ tập mua bán ban đêm", mayPublish: true });
    draft.changePlace({ communeCode: "25486", landmark: "sau chợ" });
    expect(toNewReport(draft.get(), [], true).mayPublish).toBe(false);
  });
});

test("what was typed stays as typed until it is sent", () => {
  draft.change({ text: NFD });
  expect(draft.get().text).toBe(NFD);
});

test("a report that was sent leaves nothing behind", () => {
  draft.change({ kindId: "pothole", text: "Ổ gà lớn ở chợ", sending: { key: "key", unanswered: [] } });
  draft.changePlace({ communeCode: "25486", point: { latitude: 11.5, longitude: 106 } });
  draft.clear();
  expect(draft.get()).toEqual({
    text: "",
    place: { landmark: "" },
    mayPublish: true,
    shareContact: false,
    sending: { unanswered: [] },
  });
});
