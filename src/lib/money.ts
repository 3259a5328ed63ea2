/** Numbers and sums as they are written here. */
import type { Language } from "./settings.ts";

/** `1.234.567` */
export const grouped = (n: number, language: Language): string => n.toLocaleString(language === "vi" ? "vi-VN" : "en");

/** `1.234.567 ₫`, on one line. */
export const money = (n: number, language: Language): string => `${grouped(n, language)}\u00a0₫`;
