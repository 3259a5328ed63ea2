/** Communes as they were called before 1 July 2025, found by what a citizen writes. */
import type { OldCommune } from "../../../contract/province.ts";
import { fold, matches } from "../../../contract/text.ts";

const SHOWN = 20;

const wordsOf = (text: string): string[] => fold(text).match(/[a-z0-9]+/g) ?? [];

/** Whether the words stand together in the text; the last one may be unfinished. */
function stand(words: string[], text: string[], finished: boolean): boolean {
  const last = words.length - 1;
  return text.some((_, start) =>
    words.every((word, at) => {
      const there = text[start + at];
      return at === last && !finished ? there?.startsWith(word) : there === word;
    }),
  );
}

/**
 * The old communes a query names, the nearest first: its first words are the commune's, and what is left the district's
 * or the province's: `Thái Bình, Châu Thành`, `thi tran Tan Bien`.
 */
export function findOldCommunes(query: string, all: OldCommune[]): OldCommune[] {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  const found: { commune: OldCommune; distance: number }[] = [];
  for (const commune of all) {
    const name = wordsOf(commune.name);
    for (let named = words.length; named > 0; named -= 1) {
      const rest = words.slice(named);
      if (!stand(words.slice(0, named), name, rest.length > 0)) continue;
      if (rest.length > 0 && !matches(rest.join(" "), commune.district, commune.province)) continue;
      found.push({ commune, distance: name.length - named });
      break;
    }
  }
  return found
    .sort((a, b) => a.distance - b.distance)
    .slice(0, SHOWN)
    .map(({ commune }) => commune);
}
