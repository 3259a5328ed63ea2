import { describe, expect, test } from "vitest";
import {
  counter,
  EMPTY,
  faultsInPlace,
  faultsInWords,
  unfinished,
  textLength,
  toNewReport,
  type PlaceAnswer,
  type ReportAnswers,
} from "./rules.ts";

const NFD = "Đường sụt lún".normalize("NFD");
const point = { latitude: 11.5, longitude: 106 };
const report = (part: Partial<ReportAnswers>): ReportAnswers => ({ ...EMPTY, ...part });
const at = (place: Partial<PlaceAnswer>) => report({ place: { landmark: "", communeCode: "25486", ...place } });

describe("words", () => {
  test.each([
    ["", "text-missing"],
    ["   \n ", "text-missing"],
    ["Ổ gà lớn", "text-short"],
    ["Ổ gà lớn       ", "text-short"],
    ["a".repeat(4001), "text-long"],
  ])("%j is %s", (text, error) => {
    expect(faultsInWords(report({ text }))).toEqual([{ field: "text", error }]);
  });

  test.each(["Ổ gà lớn ở chợ", NFD, "a".repeat(4000)])("%.20s is enough", (text) => {
    expect(faultsInWords(report({ text }))).toEqual([]);
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
  test.each<[string, ReportAnswers, ReturnType<typeof faultsInPlace>]>([
    ["a commune is asked for first", report({}), [{ field: "commune", error: "place-missing" }]],
    ["a commune alone needs a landmark", at({ landmark: "  " }), [{ field: "landmark", error: "landmark-missing" }]],
    [
      "a landmark is a line, not a story",
      at({ landmark: "a".repeat(201) }),
      [{ field: "landmark", error: "landmark-long" }],
    ],
    ["a landmark is enough", at({ landmark: "gần chợ" }), []],
    ["a pin is enough", at({ point, pointSource: "pin" }), []],
    ["an exact location is enough", at({ point, pointSource: "gps", accuracyMetres: 50 }), []],
    ["so is one that tells nothing of itself", at({ point, pointSource: "gps" }), []],
    [
      "a rough location must be looked at, whatever the landmark",
      at({ point, pointSource: "gps", accuracyMetres: 51, landmark: "gần chợ" }),
      [{ field: "pin", error: "point-inexact" }],
    ],
    ["once it was, it is a pin", at({ point, pointSource: "pin", accuracyMetres: 51 }), []],
  ])("%s", (_, answers, faults) => {
    expect(faultsInPlace(answers)).toEqual(faults);
  });
});

test("a draft is reopened where something is still wanting", () => {
  const text = "Ổ gà lớn ở chợ";
  expect(unfinished(report({}))).toEqual({ step: "words", field: "text" });
  expect(unfinished(report({ text }))).toEqual({ step: "place", field: "commune" });
  expect(unfinished({ ...at({}), text })).toEqual({ step: "place", field: "landmark" });
  expect(unfinished({ ...at({ landmark: "gần chợ" }), text })).toBeUndefined();
});

describe("what is sent", () => {
  test("is NFC and has no blanks around it, and says nothing that was not said", () => {
    const answers = { ...at({ landmark: "  gần chợ " }), kindId: "pothole", text: `  ${NFD} ở chợ\n` };
    expect(toNewReport(answers, false)).toEqual({
      kindId: "pothole",
      text: "Đường sụt lún ở chợ",
      place: { communeCode: "25486", landmark: "gần chợ" },
      attachmentIds: [],
      mayPublish: true,
      shareContact: false,
    });
  });

  test("tells how exact the phone's location is, and nothing of the kind of a pin", () => {
    const placed = (place: Partial<PlaceAnswer>) => toNewReport(at(place), false).place;
    const located = { point, pointSource: "gps", accuracyMetres: 12 } as const;
    expect(placed(located)).toEqual({ communeCode: "25486", ...located });
    expect(placed({ ...located, pointSource: "pin" })).toEqual({ communeCode: "25486", point, pointSource: "pin" });
    expect(placed({ accuracyMetres: 12, landmark: "gần chợ" })).toEqual({ communeCode: "25486", landmark: "gần chợ" });
  });

  test("a kind for the police is never offered for publishing", () => {
    const answers = { ...at({ landmark: "sau chợ" }), kindId: "drugs", text: "Tụ tập mua bán ban đêm" };
    expect(toNewReport(answers, true).mayPublish).toBe(false);
  });
});
