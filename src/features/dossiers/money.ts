import { useLanguage } from "../../messages/messages.ts";

/** `1.234.567 ₫` */
export function useMoney(): (amount: number) => string {
  const language = useLanguage();
  return (amount) => `${amount.toLocaleString(language === "vi" ? "vi-VN" : "en")}\u00a0₫`;
}
