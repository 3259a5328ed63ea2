import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { english } from "../../src/messages/en/index.ts";

const folder = join(import.meta.dirname, "../../src/messages/vi");
const areas = readdirSync(folder).map((name) => name.replace(/\.ts$/, ""));
const camel = (area: string) => area.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

/** What is said, by where it stands: a sentence by its kind, a list by its length. */
function shape(words: unknown, at = ""): string[] {
  if (typeof words !== "object" || words === null) return [`${at} ${typeof words}`];
  return Object.entries(words).flatMap(([key, inner]) => shape(inner, `${at}.${key}`));
}

test.each(areas)("%s says in English all it says in Vietnamese, and nothing more", async (area) => {
  const module = (await import(join(folder, `${area}.ts`))) as Record<string, object>;
  const vietnamese = module[camel(area)] ?? module.vi;
  expect(shape(english[camel(area) as keyof typeof english]).sort()).toEqual(shape(vietnamese).sort());
});
