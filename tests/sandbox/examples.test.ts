// The example reports, through the real server.
import { readFile, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { FeatureCollection } from "geojson";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findCommune } from "../../contract/geo.ts";
import type { PublicReportPage, ReportPage } from "../../contract/types.ts";
import { loadExamples } from "../../sandbox/examples/load.ts";
import { EXAMPLES } from "../../sandbox/examples/reports.ts";
import { startStack, type Stack } from "../support/stack.ts";

const pictures = join(import.meta.dirname, "../../sandbox/examples/pictures");
let stack: Stack;

beforeAll(async () => {
  stack = await startStack({ province: "tay-ninh" });
}, 120_000);
afterAll(() => stack.close());

const load = () =>
  loadExamples({
    server: stack.server.origin,
    officeKey: stack.officeKey,
    sandbox: stack.sandbox,
    clock: stack.clock,
    provinceDir: stack.provinceDir,
  });

async function lists() {
  const get = async <Page>(path: string, headers: Record<string, string> = {}) =>
    (await (await fetch(stack.server.origin + path, { headers })).json()) as Page;
  const office = await get<ReportPage>("/v1/office/reports?limit=50", {
    "x-office-key": stack.officeKey,
    "x-officer-id": "test",
  });
  return { office: office.items, published: (await get<PublicReportPage>("/v1/public/reports?limit=50")).items };
}

test("a dozen reports in every state; loading again changes nothing", { timeout: 120_000 }, async () => {
  expect(await load()).toBe(EXAMPLES.length);
  const first = await lists();
  expect(first.office).toHaveLength(EXAMPLES.length);
  expect(new Set(first.office.map((report) => report.status))).toEqual(
    new Set(["received", "accepted", "answered", "refused"]),
  );
  expect(first.published).toHaveLength(EXAMPLES.filter((example) => example.published).length);
  expect(new Set(first.office.map((report) => report.sentAt.slice(0, 10))).size).toBeGreaterThan(5);
  await load();
  expect(await lists()).toEqual(first);
  expect(stack.clock.offsetMs).toBe(0);
});

test("every place lies in its commune", async () => {
  const boundaries = JSON.parse(
    await readFile(join(stack.provinceDir, "communes.geojson"), "utf8"),
  ) as FeatureCollection;
  for (const { id, point, communeCode } of EXAMPLES) {
    if (point) expect([id, findCommune(point, boundaries)]).toEqual([id, communeCode]);
  }
});

test("every picture exists and is small", async () => {
  const files = await readdir(pictures);
  const used = EXAMPLES.flatMap((example) => [...example.photos, ...(example.answered?.photos ?? [])]);
  expect(new Set(files)).toEqual(new Set(used.map((name) => `${name}.jpg`)));
  for (const file of files) expect((await stat(join(pictures, file))).size).toBeLessThanOrEqual(40 * 1024);
});
