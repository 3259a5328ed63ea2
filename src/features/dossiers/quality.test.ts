import { expect, test } from "vitest";
import { sharpness } from "./quality.ts";

const SIDE = 64;
const picture = (at: (x: number, y: number) => number) =>
  Array.from({ length: SIDE * SIDE }, (_, n) => at(n % SIDE, Math.floor(n / SIDE)));
/** Letters of a page: black strokes on white. */
const page = picture((x, y) => (x % 8 < 2 && y % 12 < 8 ? 30 : 230));

/** Every pixel as the mean of those within `radius`: what a shaken hand does. */
const blurred = (grey: number[], radius: number) =>
  picture((x, y) => {
    let [sum, count] = [0, 0];
    for (let dy = -radius; dy <= radius; dy += 1)
      for (let dx = -radius; dx <= radius; dx += 1) {
        const value = x + dx >= 0 && x + dx < SIDE ? grey[(y + dy) * SIDE + x + dx] : undefined;
        if (value === undefined) continue;
        sum += value;
        count += 1;
      }
    return sum / count;
  });

test("a blurred page has less sharpness than a clear one, an empty one has none", () => {
  const clear = sharpness(page, SIDE, SIDE);
  const shaken = sharpness(blurred(blurred(page, 3), 3), SIDE, SIDE);
  expect(clear).toBeGreaterThan(1_000);
  expect(shaken).toBeLessThan(60);
  expect(sharpness(blurred(page, 1), SIDE, SIDE)).toBeLessThan(clear);
  expect(
    sharpness(
      picture(() => 230),
      SIDE,
      SIDE,
    ),
  ).toBe(0);
});

test("what is too small to have an inside is not sharp", () => expect(sharpness([1, 2, 3, 4], 2, 2)).toBe(0));
