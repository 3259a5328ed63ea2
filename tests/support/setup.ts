// For every vitest test: an error on the console is a failure, wherever it comes from, and what comes is waited for
// however busy the machine is: a second, as vitest has it, passes there while nothing happens.
import { afterEach, beforeEach, vi } from "vitest";

const { waitFor } = vi;
vi.waitFor = (check, options = { timeout: 20_000 }) => waitFor(check, options);

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
