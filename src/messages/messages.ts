/**
 * Every sentence a citizen reads stands in this folder: `vi/<area>.ts` and `en/<area>.ts`, the second with
 * `satisfies typeof <the first>`, so that a missing sentence does not compile. An area is a file so that a screen brings
 * only its own words. A sentence with a slot is a function. English comes as one piece to those who chose it: no other
 * phone loads two languages.
 */
import { useSyncExternalStore } from "react";
import { getSettings, subscribeSettings, type Language } from "../lib/settings.ts";
import type { english } from "./en/index.ts";
import { vi } from "./vi/app.ts";

/** The language of the screen; changing it redraws. */
export const useLanguage = (): Language =>
  useSyncExternalStore(
    subscribeSettings,
    () => getSettings().language,
    () => "vi",
  );

type English = typeof english;
let loaded: English | undefined;

/** Brings a language's words to the phone, before the screen is drawn in it. @throws when they do not arrive */
export async function loadLanguage(language: Language): Promise<void> {
  if (language === "en") loaded ??= (await import("./en/index.ts")).english;
}

/** `export const useReportMessages = createMessages("reports", vi)` */
export function createMessages<Area extends keyof English>(area: Area, vi: English[Area]): () => English[Area] {
  return () => (useLanguage() === "en" && loaded ? loaded[area] : vi);
}

/** The words of the shell and of the pieces in `src/ui`. */
export const useMessages = createMessages("app", vi);
