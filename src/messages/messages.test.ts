import { expect, test } from "vitest";

const languages = import.meta.glob<Record<string, unknown>>("./{vi,en}/*.ts", { eager: true });
const areas = Object.keys(languages).filter((path) => path.startsWith("./vi/"));

/** Every sentence of a catalogue with its path; a sentence with slots is tried with plain words. */
function sentences(value: unknown, path = ""): [string, string][] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value === "function") return [[path, String((value as (...slots: unknown[]) => string)(2, 3, 4))]];
  if (typeof value === "object" && value !== null) {
    return Object.entries(value).flatMap(([key, inner]) => sentences(inner, `${path}/${key}`));
  }
  return [];
}

test("there are areas to look at", () => expect(areas.length).toBeGreaterThanOrEqual(3));

test.each(areas)("%s says the same things in both languages", (area) => {
  const vi = Object.values(languages[area] as object)[0];
  const en = Object.values(languages[area.replace("/vi/", "/en/")] as object)[0];
  expect(sentences(en).map(([path]) => path)).toEqual(sentences(vi).map(([path]) => path));
});

test.each(areas)("%s speaks as a kind and precise officer does", (area) => {
  for (const [path, sentence] of sentences(Object.values(languages[area] as object)[0])) {
    expect(sentence, path).not.toMatch(/!|\bbạn\b|tải tệp|xác thực thất bại/i);
    expect(sentence, path).toBe(sentence.normalize("NFC").trim());
    expect(sentence, path).not.toBe("");
  }
});
