import { sayInstant } from "../lib/dates.ts";
import { useLanguage } from "../messages/messages.ts";
import { Icon } from "../ui/index.ts";
import { useCaseMessages } from "./messages.ts";

/** Says how old what is shown is, while it is not fresh: `at` from `useSeen().seenAt`. */
export function SeenAt({ at }: { at: string | undefined }) {
  const t = useCaseMessages().seen;
  const language = useLanguage();
  if (!at) return null;
  return (
    <p className="mb-3 flex items-center text-soft">
      <Icon name="wifi-off" className="mr-2 shrink-0" />
      <span className="min-w-0">{t.old(sayInstant(at, language))}</span>
    </p>
  );
}
