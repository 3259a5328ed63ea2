import { COUNTRY_CODES } from "../../../contract/countries.ts";
import type { Language } from "../../lib/settings.ts";

/** Older webviews know no names of countries: the code stands for itself there, as in `describe`. */
export function countries(language: Language): { value: string; text: string }[] {
  const names = typeof Intl.DisplayNames === "function" && new Intl.DisplayNames([language], { type: "region" });
  const [home, ...others] = COUNTRY_CODES.map((value) => ({ value, text: (names && names.of(value)) || value }));
  return [home!, ...others.sort((a, b) => a.text.localeCompare(b.text, language))];
}
