/** From what is typed to the words something is found by: shared by every search. Pure. */
import { foldedWords } from "../../contract/text.ts";

/** Words that say nothing about what is asked, folded; only ones that rarely fold together with words that do. */
const IDLE = new Set(
  (
    "a ah bi cac cach cho cua duoc gi ha hay hoi khi khong la ma moi mot nao nay neu nhe nhi nhu nhung oi qua ra rang roi " +
    "sao tai thi toi va vao vay vi voi xin"
  ).split(" "),
);

/** No word of ours is longer; what is, is not one. */
const LONGEST = 30;

export const wordsOf = (text: string): string[] => foldedWords(text).filter((word) => word.length <= LONGEST);
export const telling = (words: string[]): string[] => words.filter((word) => !IDLE.has(word));

/** Neighbours: `khai sinh` says far more than `khai` and `sinh`. No word begins with `+`. */
export const pairsOf = (words: string[]): string[] => words.slice(1).map((word, i) => `+${words[i]} ${word}`);

/** What somebody looks for. */
export interface Query {
  words: string[];
  pairs: string[];
  /** The last word, which may still be being typed. */
  beginning: string | undefined;
}

/** Nobody's question needs more, and each costs. */
const WORDS_MAX = 12;

/** Idle words are looked for only when there are no others: `một cửa`. */
export function readQuery(q: string): Query {
  const typed = wordsOf(q);
  const said = telling(typed);
  const words = [...new Set(said.length > 0 ? said : typed)].slice(0, WORDS_MAX);
  const last = typed.at(-1);
  // One letter begins too much to narrow anything down.
  const beginning = last && words.includes(last) && (last.length > 1 || words.length === 1) ? last : undefined;
  return { words, pairs: pairsOf(words), beginning };
}

const LETTERS = [..."abcdefghijklmnopqrstuvwxyz"];
/** A shorter word with an error in it could be anything. */
const SHORTEST_CORRECTED = 4;

/** Every word that one typing error (a letter too many, too few, wrong, or two swapped) turns into this one. */
export function oneErrorAway(word: string): string[] {
  const found = new Set<string>();
  for (let i = 0; i <= word.length; i++) {
    const [before, after] = [word.slice(0, i), word.slice(i)];
    if (word.length >= SHORTEST_CORRECTED && after) {
      found.add(before + after.slice(1));
      if (after.length > 1) found.add(before + after[1] + after[0] + after.slice(2));
      for (const letter of LETTERS) found.add(before + letter + after.slice(1));
    }
    for (const letter of LETTERS) found.add(before + letter + after);
  }
  found.delete(word);
  return [...found].filter((each) => each.length >= SHORTEST_CORRECTED || word.length >= SHORTEST_CORRECTED);
}
