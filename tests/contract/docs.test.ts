/** Documents name real things: every path, link and command in them exists. The checker is the one `npm run check` uses. */
import { existsSync, globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { cases } from "../../src/messages/vi/cases.ts";
import { questions } from "../../src/messages/vi/questions.ts";
import { reports } from "../../src/messages/vi/reports.ts";
import { checkDocuments } from "../../scripts/lib/documents.mjs";

const ROOT = new URL("../../", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, ROOT), "utf8");

test("every path, link and `npm run` named in a document exists", async () => {
  expect(await checkDocuments()).toEqual([]);
});

test.each(["README.md", "CHANGELOG.md", "LICENSE", "NOTICE", "docs/glossary.md", "docs/recipes.md", "docs/deploy.md"])(
  "%s is there and says something",
  (path) => {
    expect(existsSync(new URL(path, ROOT))).toBe(true);
    expect(read(path).length).toBeGreaterThan(200);
  },
);

describe("the documents keep up with the code", () => {
  test("the glossary has every status, event and audience of a case", () => {
    const glossary = read("docs/glossary.md");
    const schemas = JSON.parse(read("contract/generated/openapi.json")).components.schemas;
    const words: string[] = [
      ...schemas.CaseStatus.enum,
      ...schemas.CaseEvent.enum,
      ...schemas.Kind.properties.audience.enum,
    ];
    expect(words.filter((word) => !glossary.includes("`" + word + "`"))).toEqual([]);
  });

  test("the glossary has the words citizens read for each status", () => {
    const rows = new Map(
      [...read("docs/glossary.md").matchAll(/^\| `(\w+)` +\| ([^|]+?) +\|/gm)].map(([, status, word]) => [
        status,
        word,
      ]),
    );
    const catalogues = [cases.status, reports.caseWords.status, questions.mine.words.status];
    for (const [status, word] of catalogues.flatMap((words) => Object.entries(words)))
      expect(rows.get(status)?.split(" · "), status).toContain(word);
  });

  test("NOTICE names every package the app and the server are made of", () => {
    const notice = read("NOTICE");
    const files = globSync("{src,server}/**/*.{ts,tsx}", { cwd: fileURLToPath(ROOT) });
    const imported = files
      .filter((file) => !/\.test\.tsx?$/.test(file))
      .flatMap((file) => [...read(file).matchAll(/^(?:import|export)(?! type)[^;]*?from "([^"]+)"/gm)])
      .map(([, name = ""]) => /^(@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name)
      .filter((name) => !/^\.|^node:|^(province|prerendered):/.test(name));
    expect(imported.length).toBeGreaterThan(20);
    expect([...new Set(imported)].filter((name) => !new RegExp(`(^|[ ,])${name}[, ]`, "m").test(notice))).toEqual([]);
  });

  test("the deployment table has every environment variable the server reads, and no other", () => {
    const inCode = new Set(read("server/config.ts").match(/\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b|\b(?:HOST|PORT)\b/g));
    const table = read("docs/deploy.md").match(/^\| `[A-Z_]+`/gm) ?? [];
    const inTable = new Set(table.map((row) => row.replace(/[|` ]/g, "")));
    expect([...inTable].sort()).toEqual([...inCode].sort());
  });
});
