import { expect, test } from "vitest";
import { addWorkingDays, civilDate } from "../../contract/calendar.ts";
import { newKey, onBothEngines, problemOf } from "../support/server.ts";

onBothEngines("a report", {}, (at) => {
  test("ten at once with one key make one report, and all get its answer", async () => {
    const { guest, go, newReport } = at();
    const token = await guest();
    const key = newKey();
    const send = () => go("/v1/reports", { token, key, body: newReport() });
    const answers = await Promise.all(Array.from({ length: 10 }, send));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(201));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect((await go("/v1/my/reports", { token })).body.items).toHaveLength(1);
  });

  test("a key belongs to its citizen: another's is another report", async () => {
    const { guest, go, newReport } = at();
    const key = newKey();
    const send = async () => go("/v1/reports", { token: await guest(), key, body: newReport() });
    const [one, two] = [await send(), await send()];
    expect(one.body.code).not.toBe(two.body.code);
  });

  test("a key used with another body is refused, and nothing is made", async () => {
    const { guest, go, newReport } = at();
    const token = await guest();
    const key = newKey();
    await go("/v1/reports", { token, key, body: newReport() });
    const again = await go("/v1/reports", { token, key, body: newReport({ text: "Một phản ánh hoàn toàn khác." }) });
    expect(again.status).toBe(422);
    expect(problemOf(again)).toBe("idempotency-key-reused");
    expect((await go("/v1/my/reports", { token })).body.items).toHaveLength(1);
  });

  test("a refused request leaves its key free", async () => {
    const { guest, go, newReport } = at();
    const token = await guest();
    const key = newKey();
    const refused = await go("/v1/reports", { token, key, body: newReport({ kindId: "no-such-kind" }) });
    expect(problemOf(refused)).toBe("kind-unknown");
    expect((await go("/v1/reports", { token, key, body: newReport() })).status).toBe(201);
  });

  test("codes of a day have no gap and no double under parallel load, failures between them", async () => {
    const { clock, guest, go, newReport, report, newReport: make } = at();
    clock.move(24 * 60 * 60 * 1000);
    try {
      const token = await guest();
      const missing = "00000000-0000-4000-8000-000000000000";
      const work = Array.from({ length: 24 }, (_, i) =>
        i % 4 === 3
          ? go("/v1/reports", { token, key: newKey(), body: make({ photoIds: [missing] }) }).then(problemOf)
          : go("/v1/reports", { token, key: newKey(), body: newReport() }).then(({ body }) => body.code),
      );
      const answers = await Promise.all(work);
      expect(answers.filter((answer) => answer === "upload-not-found")).toHaveLength(6);
      const last = await report(token);
      const numbers = [...answers.filter((answer) => answer !== "upload-not-found"), last.code]
        .map((code) => Number(code.slice(-4)))
        .sort((a, b) => a - b);
      expect(numbers).toEqual(numbers.map((_, i) => numbers[0]! + i));
      expect(last.code.slice(3, 9)).toBe(civilDate(clock.now()).slice(2).replaceAll("-", ""));
    } finally {
      clock.offsetMs = 0;
    }
  });

  test("is due after fifteen working days by the province's calendar", async () => {
    const { clock, core, guest, report } = at();
    const { dueOn } = await report(await guest());
    expect(dueOn).toBe(addWorkingDays(civilDate(clock.now()), 15, core.province.calendar));
  });

  test("keeps words as composed Unicode, and counts them so", async () => {
    const { guest, go, report, newReport } = at();
    const token = await guest();
    const decomposed = "Đường hỏng nặng ở đây".normalize("NFD");
    expect((await report(token, { text: decomposed })).text).toBe(decomposed.normalize("NFC"));
    // Nine characters as a reader counts, many more as typed by some keyboards.
    const short = "ổ gà ở xã".normalize("NFD");
    expect(short.length).toBeGreaterThan(10);
    expect(problemOf(await go("/v1/reports", { token, key: newKey(), body: newReport({ text: short }) }))).toBe(
      "invalid-request",
    );
  });

  test.each([
    [{ kindId: "nothing" }, "kind-unknown"],
    [{ place: { communeCode: "99999" } }, "commune-unknown"],
    [
      { photoIds: Array.from({ length: 11 }, (_, i) => `00000000-0000-4000-8000-0000000000${10 + i}`) },
      "too-many-photos",
    ],
    [{ text: " ".repeat(20) }, "invalid-request"],
    [{ nonsense: true }, "invalid-request"],
    [{ text: 12345678901 }, "invalid-request"],
  ])("%j is refused as %s", async (more, code) => {
    const { guest, go, newReport } = at();
    const token = await guest();
    expect(problemOf(await go("/v1/reports", { token, key: newKey(), body: newReport(more) }))).toBe(code);
  });

  test("a point outside the province is refused", async () => {
    const { guest, go, newReport, commune } = at();
    const place = { communeCode: commune, point: { latitude: 21.03, longitude: 105.85 }, pointSource: "pin" };
    const answer = await go("/v1/reports", { token: await guest(), key: newKey(), body: newReport({ place }) });
    expect(problemOf(answer)).toBe("point-outside-province");
  });

  test("the office's steps follow the table, and each is told to the citizen", async () => {
    const { guest, report, act, go } = at();
    const token = await guest();
    const { code } = await report(token);
    const answer = { text: "Đã khắc phục xong trong ngày.", photoIds: [], noPhotoReason: "Công trình ngầm." };
    const reason = { reason: "Không thuộc thẩm quyền giải quyết." };
    expect(problemOf(await act(code, "answer", answer))).toBe("transition-not-allowed");
    expect((await act(code, "accept")).status).toBe(200);
    expect(problemOf(await act(code, "accept"))).toBe("transition-not-allowed");
    expect(problemOf(await act(code, "answer", { ...answer, noPhotoReason: undefined }))).toBe("answer-needs-reason");
    expect((await act(code, "answer", answer)).status).toBe(200);
    expect(problemOf(await act(code, "refuse", reason))).toBe("transition-not-allowed");
    const mine = (await go(`/v1/my/reports/${code}`, { token })).body;
    expect(mine.status).toBe("answered");
    expect(mine.answer).toMatchObject({
      text: answer.text,
      noPhotoReason: "Công trình ngầm.",
      agency: "Trung tâm 1022",
    });
    expect(mine.timeline.map((entry: any) => entry.event)).toEqual(["sent", "accepted", "answered"]);
  });

  test("an office's step repeated with its key is one step", async () => {
    const { guest, report, act } = at();
    const { code } = await report(await guest());
    const key = newKey();
    const answers = await Promise.all([1, 2, 3, 4].map(() => act(code, "accept", undefined, key)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(answers[0]!.body.report.timeline).toHaveLength(2);
  });

  test("two officers with two keys at once: one accepts, the other is told", async () => {
    const { guest, report, act } = at();
    const { code } = await report(await guest());
    const statuses = (await Promise.all([act(code, "accept"), act(code, "accept")])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 409]);
  });

  test("the public sees what was published: chosen words, no sender, no inner step", async () => {
    const { citizen, report, act, go } = at();
    const { code } = await report(await citizen("published"), { text: "Nhà ông Ba số 0901234567 đổ rác ra đường." });
    expect(problemOf(await go(`/v1/public/reports/${code}`))).toBe("report-not-found");
    const text = "Có hộ dân đổ rác ra đường.";
    expect((await act(code, "publish", { published: true, photoIds: [], text })).status).toBe(200);
    const seen = await go(`/v1/public/reports/${code}`);
    expect(seen.body).toMatchObject({ code, text });
    expect(seen.text).not.toContain("Người published");
    expect(seen.body.timeline.map((entry: any) => entry.event)).toEqual(["sent"]);
    const { items } = (await go("/v1/public/reports")).body;
    expect(items.find((item: any) => item.code === code).excerpt).toBe(text);
  });

  test("what was told to the police, or is to stay private, can never be published", async () => {
    const { guest, report, act, policeKind } = at();
    const token = await guest();
    const publish = { published: true, photoIds: [] };
    const police = await report(token, { kindId: policeKind });
    expect(police.mayPublish).toBe(false);
    expect(problemOf(await act(police.code, "publish", publish))).toBe("never-public");
    const closed = await report(token, { mayPublish: false });
    expect(problemOf(await act(closed.code, "publish", publish))).toBe("never-public");
  });

  test("a look at a citizen's identity is logged with the officer; a guest has none to look at", async () => {
    const { citizen, guest, report, go, graph, office, core } = at();
    const token = await citizen("looked-at");
    const phoneToken = graph.code("PT-looked-at", "AT-looked-at", { number: "84909000111" });
    await go("/v1/session/level-1", { token, body: { zaloAccessToken: "AT-looked-at", phoneToken } });
    const { code } = await report(token, { shareContact: true });
    const looked = await go(`/v1/office/reports/${code}`, { office, officer: "cán bộ 7".replace(/[^ -~]/g, "") });
    expect(looked.body.sender).toEqual({ name: "Người looked-at", phone: "+84909000111" });
    const log = await core.db.selectFrom("access_log").selectAll().where("case_code", "=", code).execute();
    expect(log).toHaveLength(1);
    expect(log[0]).toMatchObject({ agency: "Trung tâm 1022", officer_id: "cn b 7" });

    // A guest's, and one whose sender is known but chose to send it without a name.
    for (const other of [await report(await guest(), { shareContact: true }), await report(token)]) {
      expect((await go(`/v1/office/reports/${other.code}`, { office })).body.sender).toBeUndefined();
      const none = await core.db.selectFrom("access_log").selectAll().where("case_code", "=", other.code).execute();
      expect(none).toEqual([]);
    }
  });

  test("what was sent without a name stays without one when the citizen becomes known later", async () => {
    const { citizen, report, go, graph, office } = at();
    const token = await citizen("known-later");
    const { code } = await report(token, { shareContact: true });
    const phoneToken = graph.code("PT-known-later", "AT-known-later", { number: "84909000222" });
    const raised = await go("/v1/session/level-1", { token, body: { zaloAccessToken: "AT-known-later", phoneToken } });
    expect(raised.body.level).toBe(1);
    expect((await go(`/v1/office/reports/${code}`, { office })).body.sender).toBeUndefined();
  });

  test("the desk lists what is due first", async () => {
    const { guest, report, go, office, clock } = at();
    const token = await guest();
    const later = [await report(token)];
    clock.move(-30 * 24 * 60 * 60 * 1000);
    const early = await report(token);
    clock.offsetMs = 0;
    const { items } = (await go("/v1/office/reports?limit=50", { office })).body;
    const codes = items.map((item: any) => item.code);
    expect(codes.indexOf(early.code)).toBeLessThan(codes.indexOf(later[0]!.code));
    const due = items.map((item: any) => item.dueOn);
    expect(due).toEqual([...due].sort());
  });

  test("the desk's pages neither repeat nor miss", async () => {
    const { guest, report, go, office } = at();
    const token = await guest();
    for (let i = 0; i < 5; i++) await report(token);
    const all = (await go("/v1/office/reports?limit=50", { office })).body.items.map((item: any) => item.code);
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const page = (await go(`/v1/office/reports?limit=3${cursor ? `&cursor=${cursor}` : ""}`, { office })).body;
      paged.push(...page.items.map((item: any) => item.code));
      cursor = page.nextCursor;
    } while (cursor && paged.length < 50);
    expect(paged.slice(0, all.length)).toEqual(all);
  });

  test("a closed service says so and takes nothing; its switch is public", async () => {
    const { guest, go, newReport, office } = at();
    const token = await guest();
    const put = (body: object) => go("/v1/office/modules/reports", { method: "PUT", office, body });
    await put({ open: false, closedMessage: { vi: "Hệ thống bảo trì đến 18 giờ." } });
    try {
      const refused = await go("/v1/reports", { token, key: newKey(), body: newReport() });
      expect(refused.status).toBe(503);
      expect(problemOf(refused)).toBe("module-closed");
      const { modules } = (await go("/v1/public/province")).body;
      expect(modules).toEqual([{ id: "reports", open: false, closedMessage: { vi: "Hệ thống bảo trì đến 18 giờ." } }]);
      expect((await go("/v1/my/reports", { token })).status).toBe(200);
    } finally {
      await put({ open: true });
    }
    expect((await go("/v1/reports", { token, key: newKey(), body: newReport() })).status).toBe(201);
    expect(problemOf(await go("/v1/office/modules/nothing", { method: "PUT", office, body: { open: true } }))).toBe(
      "not-found",
    );
  });

  test("an office key opens what its scopes say and no more", async () => {
    const { running, guest, report, go, policeKind } = at();
    const token = await guest();
    const key = await running.issueOfficeKey({ agency: "UBND xã", scopes: ["reports:read"] });
    const { code } = await report(token);
    const police = (await report(token, { kindId: policeKind })).code;
    expect((await go(`/v1/office/reports/${code}`, { office: key })).status).toBe(200);
    const accept = await go(`/v1/office/reports/${code}/accept`, { method: "POST", office: key, key: newKey() });
    expect(problemOf(accept)).toBe("office-scope-required");
    expect(problemOf(await go(`/v1/office/reports/${police}`, { office: key }))).toBe("report-not-found");
    const { items } = (await go("/v1/office/reports?limit=50", { office: key })).body;
    expect(items.map((item: any) => item.code)).not.toContain(police);
    expect(problemOf(await go(`/v1/office/reports/${code}`, { office: "x".repeat(43) }))).toBe("office-key-invalid");
  });
});
