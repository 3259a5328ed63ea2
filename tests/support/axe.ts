import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import type { Page } from "@playwright/test";

type WithAxe = { axe: { run(where: Document, options: RunOptions): Promise<AxeResults> } };

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * What axe finds wrong with a page and the frames in it: every rule, nothing excluded, a paragraph each. Axe is put into
 * each page once and asked directly; its package for Playwright reads it anew and opens a second page at every look,
 * which took four fifths of the time of all looks.
 */
export async function violationsOf(page: Page): Promise<string[]> {
  for (const frame of page.frames()) {
    if (await frame.evaluate(() => "axe" in window)) continue;
    await frame.evaluate(`${axe}; axe.configure({ allowedOrigins: ["<unsafe_all_origins>"] })`);
  }
  const { violations } = await page.evaluate(() =>
    (window as unknown as WithAxe).axe.run(document, { resultTypes: ["violations"] }),
  );
  return violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n${nodes.map(({ target, html }) => `   ${target.join(" ")} ${html}`).join("\n")}`,
  );
}
