import { expect, it } from "vitest";
import { insidePath } from "./paths.ts";

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
