import { afterEach, beforeEach, expect, test } from "vitest";
import { capitalise, sayClock, sayDate, sayInstant, sayDeadline } from "./dates.ts";
import { setClock } from "./clock.ts";

beforeEach(() => setClock({ now: () => new Date("2026-11-21T16:30:00Z") })); // 23:30 on Saturday the 21st, there
afterEach(() => setClock({ now: () => new Date(Date.now()) }));

test("an instant near now is said by its name", () => {
  expect(sayInstant("2026-11-21T02:15:00Z", "vi")).toBe("hôm nay 9:15");
  expect(sayInstant("2026-11-20T07:20:00Z", "vi")).toBe("hôm qua 14:20");
  expect(sayInstant("2026-11-21T17:05:00Z", "en")).toBe("tomorrow 0:05");
});

test("an instant further away is said by its weekday, and by its year when it is another", () => {
  expect(sayInstant("2026-11-18T07:20:00Z", "vi")).toBe("thứ Tư 18/11, 14:20");
  expect(sayInstant("2025-12-31T17:00:00Z", "vi")).toBe("thứ Năm 1/1, 0:00");
  expect(sayInstant("2025-12-30T17:00:00Z", "vi")).toBe("thứ Tư 31/12/2025, 0:00");
});

test("a civil date is the same day wherever the phone is", () => {
  expect(sayDate("2026-11-23", "vi")).toBe("thứ Hai 23/11");
  expect(sayDate("2026-11-22", "vi")).toBe("ngày mai");
  expect(sayDate("2026-11-29", "vi")).toBe("Chủ nhật 29/11");
  expect(sayDate("2027-01-04", "en")).toBe("Monday 4/1/2027");
});

test("a deadline is an hour and a day", () => {
  expect(sayDeadline("2026-11-27T10:00:00Z", "vi")).toBe("17 giờ thứ Sáu 27/11");
  expect(sayDeadline("2026-11-27T04:30:00Z", "vi")).toBe("11 giờ 30 thứ Sáu 27/11");
  expect(sayDeadline("2026-11-27T10:00:00Z", "en")).toBe("17:00 on Friday 27/11");
});

test("small things", () => {
  expect(sayClock("2026-11-21T17:05:00Z")).toBe("0:05");
  expect(capitalise("hôm nay")).toBe("Hôm nay");
});
