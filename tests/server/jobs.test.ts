import { expect, test } from "vitest";
import { noteOverdue } from "../../server/core/due.ts";
import { onBothEngines } from "../support/server.ts";

const DAY = 24 * 60 * 60 * 1000;
/** Far enough for every due date, near enough for no session to end that matters here. */
const LATER = 40 * DAY;

const rows = async (core: any, sql: string, values: unknown[] = []) =>
  (await core.database.executeSql(sql, values)).rows;

onBothEngines("later work", {}, (at) => {
  test("that nobody asks for is in the timetable", async () => {
    const { core } = at();
    expect(await rows(core, "select name, cron, timezone from jobs.schedule order by name")).toEqual([
      { name: "overdue", cron: "*/15 * * * *", timezone: "Asia/Ho_Chi_Minh" },
      { name: "sweep", cron: "17 * * * *", timezone: "Asia/Ho_Chi_Minh" },
      { name: "unfinished-uploads", cron: "*/5 * * * *", timezone: "Asia/Ho_Chi_Minh" },
    ]);
  });

  test("is not there when the transaction it follows from fails", async () => {
    const { core } = at();
    const failing = core.db.transaction().execute(async (tx) => {
      await core.jobs.send(tx, "overdue", { mark: "never-committed" });
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await rows(core, "select 1 from jobs.job where data::text like '%never-committed%'")).toEqual([]);
  });

  test("queued, it runs; and finds nothing more to do the second time", async () => {
    const { core, clock, guest, report } = at();
    const { code } = await report(await guest());
    const { id } = await core.db
      .selectFrom("case_file")
      .select("id")
      .where("code", "=", code)
      .executeTakeFirstOrThrow();
    const noted = () =>
      core.db.selectFrom("event").selectAll().where("case_id", "=", id).where("kind", "=", "overdue").execute();
    clock.move(LATER);
    try {
      await core.db.transaction().execute((tx) => core.jobs.send(tx, "overdue", {}));
      core.jobs.hurry("overdue");
      await expect.poll(async () => (await noted()).length, { timeout: 40_000 }).toBe(1);
      expect(await noteOverdue(core)).toBe(0);
      expect(await noted()).toHaveLength(1);
    } finally {
      clock.offsetMs = 0;
    }
  });

  test("that failed runs again", async () => {
    const { core, clock, guest, report } = at();
    const { code } = await report(await guest());
    const { db } = core;
    clock.move(LATER);
    try {
      const id = crypto.randomUUID();
      let failures = 0;
      core.db = {
        transaction() {
          core.db = db;
          failures++;
          throw new Error("The database is away.");
        },
      } as never;
      await db.transaction().execute((tx) => core.jobs.send(tx, "overdue", { id }));
      // What waits a minute before it tries again waits no time here.
      await rows(core, "update jobs.job set retry_delay = 0, retry_backoff = false where data->>'id' = $1", [id]);
      const late = () => db.selectFrom("case_file").select("late").where("code", "=", code).executeTakeFirstOrThrow();
      await expect
        .poll(
          async () => {
            core.jobs.hurry("overdue");
            return (await late()).late;
          },
          { timeout: 40_000, interval: 300 },
        )
        .toBe(true);
      expect(failures).toBe(1);
    } finally {
      core.db = db;
      clock.offsetMs = 0;
    }
  });

  test("what has ended, or waits for its citizen, is not late", async () => {
    const { core, clock, guest, report, act, go } = at();
    const token = await guest();
    const sent: string[] = [];
    for (let i = 0; i < 5; i++) sent.push((await report(token)).code);
    const [late, answered, closed, refused, waiting] = sent as [string, string, string, string, string];
    const words = { text: "Xin cho biết rõ hơn chỗ hư hỏng.", attachmentIds: [] };
    const reason = { reason: "Không thuộc thẩm quyền giải quyết." };
    await act(answered, "answer", { ...words, noPhotoReason: "Công trình ngầm." });
    await act(closed, "close", reason);
    await act(refused, "refuse", reason);
    await act(waiting, "ask", words);
    const lateOnes = async () =>
      (
        await db().selectFrom("case_file").select("code").where("code", "in", sent).where("late", "=", true).execute()
      ).map(({ code }) => code);
    const db = () => core.db;
    await noteOverdue(core);
    expect(await lateOnes()).toEqual([]);
    clock.move(LATER);
    try {
      await noteOverdue(core);
    } finally {
      clock.offsetMs = 0;
    }
    expect(await lateOnes()).toEqual([late]);
    const { timeline } = (await go(`/v1/my/cases/${late}`, { token })).body;
    expect(timeline.map((entry: { event: string }) => entry.event)).toEqual(["sent", "overdue"]);
  });
});
