/** From a published question to the words it is found by. Pure; what is stored and asked stands in `repository.ts`. */
import { pairsOf, telling, wordsOf } from "../../core/words.ts";

/** How much it says that a word stands there. A word that stands in several places counts for all of them. */
const WEIGHT = { title: 8, pair: 5, text: 2, answer: 1 } as const;

/** The words of one published question, each with how much it says. */
export function weighWords(question: { title: string; text: string; answer: string }): Map<string, number> {
  const weights = new Map<string, number>();
  const add = (words: string[], weight: number) => {
    for (const word of new Set(words)) weights.set(word, (weights.get(word) ?? 0) + weight);
  };
  const title = wordsOf(question.title);
  add(title, WEIGHT.title);
  add(pairsOf(telling(title)), WEIGHT.pair);
  add(wordsOf(question.text), WEIGHT.text);
  add(wordsOf(question.answer), WEIGHT.answer);
  return weights;
}
