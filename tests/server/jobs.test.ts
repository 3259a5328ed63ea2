import { expect, test } from "vitest";
import { noteIfOverdue } from "../../server/core/due.ts";
import { onBothEngines } from "../support/server.ts";

const DAY = 24 * 60 * 60 * 1000;
const queued = async (core: any, like: string) =>
  (await core.database.executeSql("select name, data from jobs.job where data::text like $1", [`%${like}%`])).rows;

onBothEngines("later work", {}, (at) => {
  test("is queued with the report, in its transaction", async () => {
    const { guest, report, core } = at();
    const { code } = await report(await guest());
    const { id } = await core.db.selectFrom("report").select("id").where("code", "=", code).executeTakeFirstOrThrow();
    expect(await queued(core, id)).toEqual([expect.objectContaining({ name: "report-due" })]);
  });

  test("is not there when the transaction fails", async () => {
    const { core } = at();
    const failing = core.db.transaction().execute(async (tx) => {
      await core.jobs.send(tx, "report-due", { reportId: "never-committed" });
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await queued(core, "never-committed")).toEqual([]);
  });

  test("a queued job runs, once", async () => {
    const { core, clock, guest, report } = at();
    const { code } = await report(await guest());
    const { id } = await core.db.selectFrom("report").select("id").where("code", "=", code).executeTakeFirstOrThrow();
    clock.move(60 * DAY);
    try {
      await core.db.transaction().execute((tx) => core.jobs.send(tx, "report-due", { reportId: id }));
      core.jobs.hurry("report-due");
      const events = () =>
        core.db.selectFrom("event").selectAll().where("report_id", "=", id).where("kind", "=", "overdue").execute();
      await expect.poll(async () => (await events()).length, { timeout: 20_000 }).toBe(1);
      await noteIfOverdue(core, id);
      expect(await events()).toHaveLength(1);
    } finally {
      clock.offsetMs = 0;
    }
  });

  test("an overdue report is noted for the office and not in the citizen's timeline; an answered one is not", async () => {
    const { core, clock, guest, report, act, go } = at();
    const token = await guest();
    const [late, done] = [await report(token), await report(token)];
    await act(done.code, "refuse", { reason: "Không thuộc thẩm quyền giải quyết." });
    const idOf = async (code: string) =>
      (await core.db.selectFrom("report").select("id").where("code", "=", code).executeTakeFirstOrThrow()).id;
    const kinds = async (code: string) =>
      (
        await core.db
          .selectFrom("event")
          .select("kind")
          .where("report_id", "=", await idOf(code))
          .orderBy("id")
          .execute()
      ).map(({ kind }) => kind);
    await noteIfOverdue(core, await idOf(late.code));
    expect(await kinds(late.code)).toEqual(["sent"]);
    clock.move(40 * DAY);
    try {
      for (const { code } of [late, done]) await noteIfOverdue(core, await idOf(code));
    } finally {
      clock.offsetMs = 0;
    }
    expect(await kinds(late.code)).toEqual(["sent", "overdue"]);
    expect(await kinds(done.code)).toEqual(["sent", "refused"]);
    const { timeline } = (await go(`/v1/my/reports/${late.code}`, { token })).body;
    expect(timeline.map((entry: any) => entry.event)).toEqual(["sent"]);
  });
});
