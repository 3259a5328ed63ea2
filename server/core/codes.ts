import { sql } from "kysely";
import { civilDate } from "../../contract/calendar.ts";
import { formatCode } from "../../contract/codes.ts";
import type { Tx } from "../db/database.ts";

/** The next code of that day. */
export async function nextCode(tx: Tx, prefix: string, at: Date): Promise<string> {
  const date = civilDate(at);
  return formatCode(prefix, date, await nextNumber(tx, prefix, date));
}

/**
 * The next number of that day's series. The counter's row stays locked until the transaction ends, so numbers have no
 * gap and no double: a transaction that fails gives its number back. Everybody else waits meanwhile: take it last.
 */
export async function nextNumber(tx: Tx, series: string, date: string): Promise<number> {
  const { value } = await tx
    .insertInto("counter")
    .values({ name: `${series}:${date}`, value: 1 })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ value: sql`counter.value + 1` }))
    .returning("value")
    .executeTakeFirstOrThrow();
  return value;
}
