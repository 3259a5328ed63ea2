/**
 * Vietnamese text, the same on both sides. Source: measured facts in the Unicode standard (UAX #15): one Vietnamese
 * word has several encodings, so everything typed is stored as NFC, and everything searched is folded.
 */

/** The one form in which text is stored and measured. Changes nothing a reader can see. */
export function toNfc(text: string): string {
  return text.normalize("NFC");
}

/**
 * Text as it is compared in a search: no diacritics, đ as d, lower case. `Hoà` and `Hòa` (two ways to place the same
 * tone mark) fold to the same letters.
 */
export function fold(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[đĐ]/g, "d")
    .toLowerCase();
}

/** The folded words of a text; everything that is neither a letter nor a digit separates. */
export function foldedWords(text: string): string[] {
  return fold(text).match(/[a-z0-9]+/g) || [];
}

/** Whether every word of the query begins some word of the texts: `tan ni` finds `Phường Tân Ninh`. */
export function matches(query: string, ...texts: string[]): boolean {
  const words = foldedWords(texts.join(" "));
  return foldedWords(query).every((wanted) => words.some((word) => word.startsWith(wanted)));
}
