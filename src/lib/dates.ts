/**
 * Dates as people say them. The province keeps Indochina time, UTC+7 all year, so no time zone data is needed and the
 * phone's own zone does not matter.
 */
import { now } from "./clock.ts";
import type { Language } from "./settings.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const OFFSET = 7 * HOUR;

const WEEKDAYS: Record<Language, string[]> = {
  vi: ["Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"],
  en: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
};
const NEAR: Record<Language, { today: string; yesterday: string; tomorrow: string }> = {
  vi: { today: "hôm nay", yesterday: "hôm qua", tomorrow: "ngày mai" },
  en: { today: "today", yesterday: "yesterday", tomorrow: "tomorrow" },
};

/** The instant moved so that its UTC parts read as the province's clock. */
const there = (instant: Date) => new Date(instant.getTime() + OFFSET);
const dayNumber = (local: Date) => Math.floor(local.getTime() / DAY);
const two = (n: number) => (n < 10 ? `0${n}` : String(n));

function sayDay(local: Date, language: Language): string {
  const today = there(now());
  const away = dayNumber(local) - dayNumber(today);
  if (away === 0) return NEAR[language].today;
  if (away === -1) return NEAR[language].yesterday;
  if (away === 1) return NEAR[language].tomorrow;
  const year = local.getUTCFullYear() === today.getUTCFullYear() ? "" : `/${local.getUTCFullYear()}`;
  return `${WEEKDAYS[language][local.getUTCDay()]} ${local.getUTCDate()}/${local.getUTCMonth() + 1}${year}`;
}

const sayTime = (local: Date) => `${local.getUTCHours()}:${two(local.getUTCMinutes())}`;

/** An instant (RFC 3339) as `hôm nay 9:15` or `thứ Hai 23/11, 14:20`. */
export function sayInstant(instant: string | Date, language: Language): string {
  const local = there(new Date(instant));
  const day = sayDay(local, language);
  const near = Math.abs(dayNumber(local) - dayNumber(there(now()))) <= 1;
  return near ? `${day} ${sayTime(local)}` : `${day}, ${sayTime(local)}`;
}

/** A civil date (`2026-11-23`) as `thứ Hai 23/11`; with the year when it is another. */
export function sayDate(date: string, language: Language): string {
  return sayDay(new Date(`${date}T00:00:00Z`), language);
}

/** An instant until which something is due: `17 giờ thứ Sáu 27/11`, `16 giờ 30 hôm nay`; `17:00 on Friday 27/11`. */
export function sayDeadline(instant: string | Date, language: Language): string {
  const local = there(new Date(instant));
  const day = sayDay(local, language);
  if (language === "vi") {
    const minutes = local.getUTCMinutes();
    return `${local.getUTCHours()} giờ ${minutes ? `${two(minutes)} ` : ""}${day}`;
  }
  const near = Math.abs(dayNumber(local) - dayNumber(there(now()))) <= 1;
  return `${sayTime(local)} ${near ? "" : "on "}${day}`;
}

/** `9:15`, in the province's clock. */
export function sayClock(instant: string | Date): string {
  return sayTime(there(new Date(instant)));
}

/** A sentence begins with it. */
export const capitalise = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
