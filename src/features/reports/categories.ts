/** The subjects of reports: what stands in the app serves at once, the server's replace them when they arrive. */
import { useEffect, useSyncExternalStore } from "react";
import builtIn from "province:categories";
import "../../ui/subjectIcons.ts";
import { findKind } from "../../../contract/reports.ts";
import type { Category } from "../../../contract/types.ts";
import { localText } from "../../lib/text.ts";
import { useLanguage } from "../../messages/messages.ts";
import { useReportMessages } from "./messages.ts";

let current: Category[] = builtIn;
let asked = false;
const listeners = new Set<() => void>();

async function refresh(): Promise<void> {
  if (asked) return;
  asked = true;
  try {
    current = (await (await import("./api.ts")).listKinds()).categories;
    listeners.forEach((listener) => listener());
  } catch {
    asked = false; // the next screen asks again; until then the built-in ones serve
  }
}

export const getCategories = (): Category[] => current;

export function useCategories(): Category[] {
  useEffect(() => void refresh(), []);
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getCategories,
    getCategories,
  );
}

/** The words for a kind; a kind newer than this app's list has a word too. */
export function useKindTitle(): (kindId: string) => string {
  const t = useReportMessages();
  const language = useLanguage();
  const categories = useCategories();
  return (kindId) => {
    const found = findKind(categories, kindId);
    return found ? localText(found.kind.title, language) : t.detail.unknownKind;
  };
}
