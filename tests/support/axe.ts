import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import type { Page } from "@playwright/test";

type WithAxe = { axe: { run(where: Document, options: RunOptions): Promise<AxeResults> } };

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The rule that may say otherwise of the same page when its text is larger. */
const OF_SIZE = ["scrollable-region-focusable"];

/**
 * What axe finds wrong with a page and the frames in it: every rule, nothing excluded, a paragraph each. Axe is put into
 * each page once and asked directly; its package for Playwright reads it anew and opens a second page at every look,
 * which took four fifths of the time of all looks.
 * @param seen all rules were looked at just before, at another size of text
 */
export async function violationsOf(page: Page, seen = false): Promise<string[]> {
  for (const frame of page.frames()) {
    if (await frame.evaluate(() => "axe" in window)) continue;
    await frame.evaluate(`${axe}; axe.configure({ allowedOrigins: ["<unsafe_all_origins>"] })`);
  }
  const { violations } = await page.evaluate(
    (rules) =>
      (window as unknown as WithAxe).axe.run(document, {
        resultTypes: ["violations"],
        ...(rules && { runOnly: { type: "rule", values: rules } }),
      }),
    seen ? OF_SIZE : undefined,
  );
  return violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n${nodes.map(({ target, html }) => `   ${target.join(" ")} ${html}`).join("\n")}`,
  );
}
