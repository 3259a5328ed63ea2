import { expect, test } from "vitest";
import { contrast, mix, readable, TEXT_PAIRS, themes } from "./colours.ts";

test("contrast is as WCAG defines it", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
});

test("mixing and darkening", () => {
  expect(mix("#ffffff", "#000000", 0.5)).toBe("#808080");
  expect(contrast(readable("#ff9900", "#000000", ["#ffffff"]), "#ffffff")).toBeGreaterThanOrEqual(4.5);
  expect(() => readable("#ffffff", "#ffffff", ["#ffffff"])).toThrow(/4.5:1/);
});

test.each(["#0b6e4f", "#8a1538", "#0b57a4", "#ffcc00", "#00a0e0", "#111111"])(
  "every text is readable with accent %s",
  (accent) => {
    for (const theme of Object.values(themes(accent))) {
      for (const [text, ground] of TEXT_PAIRS) {
        expect(contrast(theme[text] as string, theme[ground] as string), `${text} on ${ground}`).toBeGreaterThanOrEqual(
          4.5,
        );
      }
      // Edges of inputs and marks of state: WCAG 2.2 §1.4.11.
      expect(contrast(theme.edge as string, theme.surface as string)).toBeGreaterThanOrEqual(3);
    }
  },
);
