import { expect, test } from "vitest";
import { keptQuery, resolveLink } from "./links.ts";

const known = ["/", "/reports/new", "/reports/:code"];
const resolve = (link: string) => resolveLink(link, "123", known);

test("a path of ours leads to its screen", () => {
  expect(resolve("/reports/new")).toBe("/reports/new");
  expect(resolve("/reports/PA-261121-0042/")).toBe("/reports/PA-261121-0042");
  expect(resolve("")).toBe("/");
  expect(resolve("?p=/reports/new")).toBe("/reports/new");
  expect(resolve("/?p=%2Freports%2Fnew&utm_source=oa")).toBe("/reports/new");
});

test("a link of Zalo's to this app leads to its screen", () => {
  expect(resolve("https://zalo.me/s/123/?p=/reports/new")).toBe("/reports/new");
  expect(resolve("https://zalo.me/s/123/reports/new")).toBe("/reports/new");
  expect(resolve("https://zalo.me/s/123")).toBe("/");
  expect(resolve("https://h5.zdn.vn/zapps/123/reports/new?env=TESTING")).toBe("/reports/new");
});

test("everything else leads nowhere", () => {
  for (const link of [
    "https://zalo.me/s/999/?p=/reports/new",
    "https://example.com/reports/new",
    "//example.com",
    "/\\example.com",
    "?p=//example.com",
    "?p=javascript:alert(1)",
    "javascript:alert(1)",
    "/nothing/here",
    "WIFI:S:home;;",
  ]) {
    expect(resolve(link), link).toBeUndefined();
  }
});

test("only Zalo's own env stays in the address", () => {
  expect(keptQuery("?env=TESTING&utm=x&p=/reports/new")).toBe("?env=TESTING");
  expect(keptQuery("?p=/reports/new")).toBe("");
});
