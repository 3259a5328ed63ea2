import { sql } from "kysely";
import { civilDate } from "../../contract/calendar.ts";
import { formatCode } from "../../contract/codes.ts";
import type { Tx } from "../db/database.ts";

/**
 * The next code of that day. The counter's row stays locked until the transaction ends, so numbers have no gap and no
 * double: a transaction that fails gives its number back. Everybody else waits meanwhile: take it last.
 */
export async function nextCode(tx: Tx, prefix: string, at: Date): Promise<string> {
  const date = civilDate(at);
  const { value } = await tx
    .insertInto("counter")
    .values({ name: `${prefix}:${date}`, value: 1 })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ value: sql`counter.value + 1` }))
    .returning("value")
    .executeTakeFirstOrThrow();
  return formatCode(prefix, date, value);
}
