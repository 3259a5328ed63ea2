/**
 * Finding a procedure in everyday words. The whole catalogue of a country is a few thousand short texts: they are looked
 * through in memory, so that an answer comes while somebody types. Pure.
 */
import { readProcedureCode, type ProcedureFile } from "../../../contract/procedures.ts";
import { oneErrorAway, pairsOf, readQuery, telling, wordsOf } from "../../core/words.ts";

/** How much it says that a word stands there; a word that stands in several places counts where it says most. */
const WEIGHT = { said: 8, name: 4, summary: 2, field: 1.5 } as const;
/** Two words beside each other, as asked. */
const PAIR = 0.6;
/** One of the ways to say it, word for word; less as fewer words agree. */
const PHRASE = 12;
const CLOSENESS = { exact: 1, beginning: 0.7, error: 0.5 } as const;
/** A beginning stands for at most this many words, and the phrases of at most so many procedures are compared. */
const READINGS = 24;
const COMPARED = 40;

export class ProcedureSearch {
  readonly #codes: string[];
  /** Of each procedure every way to say it, as sets of words. */
  readonly #phrases: Set<string>[][];
  /** Where each word and pair stands, and how much it says there. */
  readonly #places = new Map<string, Map<number, number>>();
  readonly #words: string[];

  constructor(procedures: Pick<ProcedureFile, "code" | "plain" | "published">[]) {
    this.#codes = procedures.map(({ code }) => code);
    this.#phrases = procedures.map(({ plain, published }, n) => {
      const said = plain ? [plain.title.vi, ...plain.alsoCalled] : [];
      said.forEach((text) => this.#put(n, text, WEIGHT.said));
      this.#put(n, published.name, WEIGHT.name);
      this.#put(n, plain?.summary.vi ?? "", WEIGHT.summary);
      this.#put(n, published.field, WEIGHT.field);
      return [...said, published.name].map((text) => new Set(telling(wordsOf(text))));
    });
    this.#words = [...this.#places.keys()].filter((word) => !word.startsWith("+")).sort();
  }

  /** @returns codes, best first; all in the given order where nothing is looked for. A code in any notation finds itself. */
  find(q: string): string[] {
    const code = readProcedureCode(q);
    if (code) return this.#codes.includes(code.code) ? [code.code] : [];
    const digits = q.replace(/\s/g, "");
    if (/^\d\.\d+$/.test(digits)) return this.#codes.filter((code) => code.startsWith(digits));
    const { words, pairs, beginning } = readQuery(q);
    if (words.length === 0) return this.#codes;

    const scores = new Map<number, number>();
    const covered = new Map<number, number>();
    /** Each word of the query as it was understood. */
    const meant = new Map<string, string[]>();
    for (const word of words) {
      const best = new Map<number, number>();
      const terms = this.#readingsOf(word, word === beginning);
      meant.set(
        word,
        terms.map(([term]) => term),
      );
      for (const [term, closeness] of terms) {
        const places = this.#places.get(term)!;
        const value = closeness * this.#rarity(places.size);
        for (const [n, weight] of places) best.set(n, Math.max(best.get(n) ?? 0, value * weight));
      }
      for (const [n, value] of best) {
        scores.set(n, (scores.get(n) ?? 0) + value);
        covered.set(n, (covered.get(n) ?? 0) + 1);
      }
    }
    for (const pair of pairs) {
      const places = this.#places.get(pair);
      for (const [n, weight] of places ?? [])
        scores.set(n, (scores.get(n) ?? 0) + PAIR * weight * this.#rarity(places!.size));
    }
    // Half of what we know of, and a third of all.
    const known = words.filter((word) => meant.get(word)!.length > 0).length;
    const enough = Math.max(Math.ceil(known / 2), Math.ceil(words.length / 3));
    const likely = [...scores]
      .filter(([n]) => covered.get(n)! >= enough)
      .sort(([a, x], [b, y]) => y - x || a - b)
      .slice(0, COMPARED);
    return likely
      .map(([n, score]) => ({ n, score: score + PHRASE * this.#closestPhrase(n, words, meant) }))
      .sort((a, b) => b.score - a.score || a.n - b.n)
      .map(({ n }) => this.#codes[n]!);
  }

  #put(n: number, text: string, weight: number): void {
    const words = wordsOf(text);
    for (const word of [...words, ...pairsOf(telling(words))]) {
      let places = this.#places.get(word);
      if (!places) this.#places.set(word, (places = new Map()));
      places.set(n, Math.max(places.get(n) ?? 0, weight));
    }
  }

  /** What half of all procedures hold tells them apart little. */
  #rarity(holders: number): number {
    return Math.log(1 + this.#codes.length / holders);
  }

  /** The words a typed one may stand for, with how close each is: itself, what it begins, what it was meant to be. */
  #readingsOf(typed: string, begins: boolean): [string, number][] {
    const found: [string, number][] = this.#places.has(typed) ? [[typed, CLOSENESS.exact]] : [];
    if (begins) {
      for (let at = this.#firstFrom(typed), n = 0; n < READINGS; at++, n++) {
        const word = this.#words[at];
        if (!word?.startsWith(typed)) break;
        if (word !== typed) found.push([word, CLOSENESS.beginning]);
      }
    }
    if (found.length > 0) return found;
    return oneErrorAway(typed).flatMap((word) => (this.#places.has(word) ? [[word, CLOSENESS.error]] : []));
  }

  #firstFrom(word: string): number {
    let [low, high] = [0, this.#words.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#words[middle]! < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** 1 where the query says one of the ways word for word, 0 where it shares no word with any (Dice, rare words count more). */
  #closestPhrase(n: number, words: string[], meant: Map<string, string[]>): number {
    const value = (word: string) => this.#rarity(this.#places.get(word)?.size ?? this.#codes.length);
    const asked = words.reduce((sum, word) => sum + value(word), 0);
    let closest = 0;
    for (const phrase of this.#phrases[n]!) {
      let said = 0;
      let shared = 0;
      for (const word of phrase) said += value(word);
      for (const word of words) {
        const term = meant.get(word)!.find((each) => phrase.has(each));
        if (term !== undefined) shared += value(term);
      }
      closest = Math.max(closest, (2 * shared) / (said + asked));
    }
    return closest;
  }
}
