/**
 * Every sentence a citizen reads stands in this folder: `vi/<area>.ts` and `en/<area>.ts`, the second with
 * `satisfies typeof <the first>`, so that a missing sentence does not compile. An area is a file so that a screen brings
 * only its own words. A sentence with a slot is a function.
 */
import { useSyncExternalStore } from "react";
import { getSettings, subscribeSettings, type Language } from "../lib/settings.ts";
import { en } from "./en/app.ts";
import { vi } from "./vi/app.ts";

/** The language of the screen; changing it redraws. */
export const useLanguage = (): Language =>
  useSyncExternalStore(
    subscribeSettings,
    () => getSettings().language,
    () => "vi",
  );

/** `export const useReportMessages = createMessages({ vi, en })` */
export function createMessages<Catalogue>(languages: Record<Language, Catalogue>): () => Catalogue {
  return () => languages[useLanguage()];
}

/** The words of the shell and of the pieces in `src/ui`. */
export const useMessages = createMessages({ vi, en });
