import { expect, it } from "vitest";
import { insidePath, openedPath } from "./paths.ts";

it.each(["/", "/reports/new", "/reports/PA-261121-0042?from=qr"])("lets %s in", (path) => {
  expect(insidePath(path)).toBe(path);
});

it.each([
  "",
  "reports",
  "//evil.example",
  "/\\evil.example",
  "https://evil.example",
  "javascript:alert(1)",
  "/a b",
  42,
  null,
  undefined,
])("keeps %s out", (path) => {
  expect(insidePath(path)).toBeUndefined();
});

it.each([
  ["/reports/new", "/reports/new"],
  ["/?p=%2Freports%2Fnew", "/reports/new"],
  ["/?utm_source=qr&p=/reports/PA-261121-0042?from=qr", "/reports/PA-261121-0042?from=qr"],
  ["/?p=https://evil.example", undefined],
  ["/?utm_source=qr", "/?utm_source=qr"],
  [undefined, undefined],
])("opens %s at %s", (value, path) => {
  expect(openedPath(value)).toBe(path);
});
