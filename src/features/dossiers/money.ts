import { money } from "../../lib/money.ts";
import { useLanguage } from "../../messages/messages.ts";

/** `1.234.567 ₫` */
export function useMoney(): (amount: number) => string {
  const language = useLanguage();
  return (amount) => money(amount, language);
}
