/** Small helpers for words on the screen. */
import type { LocalText } from "../../contract/types.ts";
import type { Language } from "./settings.ts";

/** The text in the reader's language; Vietnamese when there is no other. */
export const localText = (text: LocalText, language: Language): string => (language === "en" && text.en) || text.vi;
