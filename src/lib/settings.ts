/**
 * How the citizen wants the app to look and speak. Kept in web storage because the shell reads it before anything has
 * loaded; it says nothing about a person. Losing it is harmless.
 */
import { province } from "./province.ts";

export type TextSize = 1 | 2 | 3;
export type Language = "vi" | "en";
export interface Settings {
  textSize: TextSize;
  language: Language;
}

const KEY = `${province.code}.settings`;
const ORDINARY: Settings = { textSize: 1, language: "vi" };
const listeners = new Set<() => void>();
let settings = read();

function read(): Settings {
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) || "{}") as Partial<Settings>;
    return {
      textSize: stored.textSize === 2 || stored.textSize === 3 ? stored.textSize : ORDINARY.textSize,
      language: stored.language === "en" ? "en" : ORDINARY.language,
    };
  } catch {
    return ORDINARY;
  }
}

export const getSettings = () => settings;

/** Takes effect at once, whether or not the phone lets us remember it. */
export function changeSettings(change: Partial<Settings>): void {
  settings = { ...settings, ...change };
  document.documentElement.dataset.text = String(settings.textSize);
  document.documentElement.lang = settings.language;
  try {
    localStorage.setItem(KEY, JSON.stringify(settings));
  } catch {
    // Storage full or absent: the choice lasts until the app closes.
  }
  for (const listener of listeners) listener();
}

export function subscribeSettings(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
