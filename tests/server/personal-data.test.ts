import { Writable } from "node:stream";
import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { PERSONAL_DATA, scrub } from "../../server/core/personal-data.ts";
import { createLog } from "../../server/log.ts";
import { onBothEngines } from "../support/server.ts";

/** Kysely's two tables remember which migrations have run; the queue has its own schema and holds row ids only. */
const NOT_OURS = ["kysely_migration", "kysely_migration_lock"];

onBothEngines("personal data", {}, (at) => {
  test("is declared for every column of every table, and for no other", async () => {
    const { rows } = await sql<{ name: string }>`
      select table_name || '.' || column_name as name from information_schema.columns
      where table_schema = 'public' and table_name not in (${sql.join(NOT_OURS)})`.execute(at().core.db);
    const declared = Object.entries(PERSONAL_DATA).flatMap(([table, columns]) =>
      Object.keys(columns).map((column) => `${table}.${column}`),
    );
    expect(declared.sort()).toEqual(rows.map(({ name }) => name).sort());
  });

  test("time comes from the injected clock: no column of ours has a default", async () => {
    const { rows } = await sql<{ name: string }>`
      select table_name || '.' || column_name as name from information_schema.columns
      where table_schema = 'public' and column_default is not null and table_name not in (${sql.join(NOT_OURS)})
    `.execute(at().core.db);
    expect(rows).toEqual([]);
  });
});

describe("the log", () => {
  const lines: string[] = [];
  const to = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const log = createLog("info", to as never);

  test("has no name, phone, number, token or words of a citizen, whoever writes it", () => {
    log.info({
      requestId: "r-1",
      operation: "createReport",
      citizen: { name: "Nguyễn Văn A", phone: "+84901234567", zaloUserId: "3368637342326" },
      body: { text: "Tôi ở số nhà 5" },
      nested: [{ phoneToken: "PT", note: "gọi 090 123 4567" }],
      headers: { authorization: "Bearer abc" },
      err: new Error("duplicate key (phone)=(+84901234567)"),
    });
    const line = lines.join("");
    for (const secret of ["Nguyễn", "84901234567", "3368637342326", "số nhà", "PT", "123 4567", "abc", "duplicate"])
      expect(line).not.toContain(secret);
    expect(line).toContain("createReport");
    expect(line).toContain("r-1");
  });

  test.each([
    ["0901234567", "[phone]"],
    ["+84 90 123 4567", "[phone]"],
    ["gọi 0276.3822.112 nhé", "gọi [phone] nhé"],
    ["PA-261121-0042", "PA-261121-0042"],
    ["2026-11-21T23:11:34.000Z", "2026-11-21T23:11:34.000Z"],
  ])("%s becomes %s", (text, scrubbed) => {
    expect(scrub(text)).toBe(scrubbed);
  });
});
