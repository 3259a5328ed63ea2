import { dateOf, type Fault, type OpenField, type Warning } from "../../../contract/forms.ts";
import { capitalise } from "../../lib/dates.ts";
import { grouped, money } from "../../lib/money.ts";
import type { Language } from "../../lib/settings.ts";
import { useLanguage } from "../../messages/messages.ts";
import { today } from "./dossier.ts";
import { useDossierMessages } from "./messages.ts";

/**
 * A sentence for whatever is wrong, which names the field, so that a list of them can be read alone.
 * @param asOf the day as of which the answers are read
 */
export function useFaultWords(asOf = today()) {
  const t = useDossierMessages();
  const language = useLanguage();
  return {
    /** @param asked the server may know a rule that this app does not: it is told in general words */
    fault(asked: string, label: string, open?: Pick<OpenField, "field">): string {
      const rule = asked in t.faults ? (asked as Fault["rule"]) : "type";
      if (rule === "required") return t.faults.required(label);
      const limit = open ? limitOf(rule, open.field, language, asOf) : "";
      const words = rule === "decimals" && !open?.field.decimals ? t.faults.whole : t.faults[rule];
      return name(label, typeof words === "function" ? words(limit) : words);
    },
    warning: (rule: Warning["rule"]): string => t.warnings[rule],
  };
}

/** A question is followed by a sentence, a name by a colon. */
const name = (label: string, words: string) =>
  /[?.]$/.test(label) ? `${label} ${capitalise(words)}` : `${label}: ${words}`;

function limitOf(rule: Fault["rule"], field: OpenField["field"], language: Language, asOf: string): string {
  const { kind, min = 0, max = kind === "text" ? 200 : 2000, decimals = 0, earliest, latest } = field;
  const number = (n: number) => (kind === "money" ? money(n, language) : grouped(n, language));
  switch (rule) {
    case "minLength":
    case "minItems":
      return String(min);
    case "maxLength":
    case "maxItems":
      return grouped(max, language);
    case "minimum":
      return number(min);
    case "maximum":
      return number(max);
    case "decimals":
      return String(decimals);
    case "earliest":
      return earliest ? dayOf(earliest, asOf) : "";
    case "latest":
      return latest ? dayOf(latest, today()) : "";
    default:
      return "";
  }
}

const dayOf = (limit: string, asOf: string) => dateOf(limit, asOf).split("-").reverse().join("/");
