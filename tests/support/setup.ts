// For every vitest test: an error on the console is a failure, wherever it comes from.
import { afterEach, beforeEach, vi } from "vitest";

let said: string[] = [];

beforeEach(() => {
  said = [];
  vi.spyOn(console, "error").mockImplementation((...words) => {
    said.push(words.map(String).join(" "));
  });
});

afterEach(() => {
  const errors = said;
  vi.restoreAllMocks();
  if (errors.length > 0) throw new Error(`console.error was called:\n${errors.join("\n")}`);
});
