import { province } from "../lib/province.ts";
import { useMessages } from "../messages/messages.ts";
import { Icon } from "./Icon.tsx";

interface CallLinkProps {
  /** Default: the province's hotline. */
  number?: string;
  look?: "icon" | "button";
}

/** Calls a number. A plain `tel:` link, so that it works before anything else does; the app hands it to Zalo once it can. */
export function CallLink({ number = province.hotline.number, look = "button" }: CallLinkProps) {
  const t = useMessages();
  return look === "icon" ? (
    <a
      href={`tel:${number}`}
      aria-label={t.call(number)}
      className="pressable ml-2 flex min-h-touch min-w-touch shrink-0 items-center justify-center rounded-card border border-edge p-3 text-accent"
    >
      <Icon name="phone" />
    </a>
  ) : (
    <a
      href={`tel:${number}`}
      className="pressable inline-flex min-h-touch items-center justify-center rounded-card border border-edge bg-surface px-4 py-2 text-lead font-bold text-accent"
    >
      <Icon name="phone" className="mr-2" />
      {t.call(number)}
    </a>
  );
}
