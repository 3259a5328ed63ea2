import { afterEach, describe, expect, test } from "vitest";
import { addWorkingDays, civilDate } from "../../contract/calendar.ts";
import { ACTOR, nextStatus, TRANSITIONS, type CaseAction } from "../../contract/cases.ts";
import type { Attention, Case, CaseEvent, CaseKind, CaseStatus, OfficeCase } from "../../contract/types.ts";
import { noteOverdue } from "../../server/core/due.ts";
import { jpeg } from "../support/pictures.ts";
import { newKey, onBothEngines, problemOf, type Answered } from "../support/server.ts";

const STATUSES = Object.keys(TRANSITIONS) as CaseStatus[];
const ACTIONS = Object.keys(ACTOR) as CaseAction[];
const KINDS: CaseKind[] = ["report", "question"];

const WORDS = { text: "Đoạn trước nhà số 12, đối diện trường học.", attachmentIds: [] };
const ANSWER = { text: "Đã khắc phục xong trong ngày.", attachmentIds: [], noPhotoReason: "Công trình ngầm." };
const REASON = { reason: "Không thuộc thẩm quyền giải quyết." };
const NOTHING_PUBLISHED = { published: true, attachmentIds: [] };
const ABSENT = "00000000-0000-4000-8000-000000000000";

const BODY: Record<CaseAction, object | undefined> = {
  accept: undefined,
  pass: { agency: "UBND phường Hải Đăng", reason: "Thuộc địa bàn của phường." },
  ask: WORDS,
  reply: WORDS,
  answer: ANSWER,
  close: REASON,
  refuse: REASON,
  reopen: WORDS,
};
const EVENT: Record<CaseAction, CaseEvent> = {
  accept: "accepted",
  pass: "passed",
  ask: "asked",
  reply: "replied",
  answer: "answered",
  close: "closed",
  refuse: "refused",
  reopen: "reopened",
};
/** How a case comes to stand where it stands. */
const WAY: Record<CaseStatus, CaseAction[]> = {
  received: [],
  accepted: ["accept"],
  waiting: ["ask"],
  answered: ["answer"],
  closed: ["close"],
  refused: ["refuse"],
  reopened: ["answer", "reopen"],
};

onBothEngines("a case", {}, (at) => {
  /** Sets the server's clock to a moment on a wall in Vietnam. March 2026 has no holiday; the 2nd is a Monday. */
  const standAt = (wall: string) => {
    at().clock.offsetMs = Date.parse(wall.replace(" ", "T") + ":00+07:00") - Date.now();
  };
  afterEach(() => {
    at().clock.offsetMs = 0;
  });

  const mine = async (token: string, code: string): Promise<Case> =>
    (await at().go(`/v1/my/cases/${code}`, { token })).body;
  const desk = async (code: string): Promise<OfficeCase> =>
    (await at().go(`/v1/office/cases/${code}`, { office: at().office })).body;
  const deskCodes = async (query: string): Promise<string[]> => {
    const { go, office } = at();
    const codes: string[] = [];
    for (let cursor: string | undefined, page = 0; page < 40; page++) {
      const { body } = await go(`/v1/office/cases?limit=50&${query}${cursor ? `&cursor=${cursor}` : ""}`, { office });
      codes.push(...body.items.map((item: { code: string }) => item.code));
      if (!(cursor = body.nextCursor)) return codes;
    }
    throw new Error("The desk never ends.");
  };
  const send = (kind: CaseKind, token: string, more: object = {}): Promise<Case> =>
    kind === "report" ? at().report(token, more) : at().question(token, more);
  const speak = (token: string, code: string, what: "reply" | "reopening" | "rating", body: object, key = newKey()) =>
    at().go(`/v1/my/cases/${code}/${what}`, { token, key, body });
  const take = (token: string, code: string, action: CaseAction, key = newKey()): Promise<Answered> =>
    ACTOR[action] === "office"
      ? at().act(code, action, BODY[action], key)
      : speak(token, code, action === "reply" ? "reply" : "reopening", BODY[action]!, key);
  const lead = async (token: string, code: string, way: CaseAction[]) => {
    for (const action of way) {
      const answer = await take(token, code, action);
      if (answer.status !== 200) throw new Error(`${action}: ${answer.text}`);
    }
  };
  const events = ({ timeline }: { timeline: { event: CaseEvent }[] }) => timeline.map(({ event }) => event);

  describe.each(KINDS)("that is a %s", (kind) => {
    test.each(STATUSES)("walks from %s by the table and no other way", async (status) => {
      const token = await at().guest();
      for (const action of ACTIONS) {
        const { code } = await send(kind, token);
        await lead(token, code, WAY[status]);
        const before = await mine(token, code);
        expect(before.status).toBe(status);
        const to = nextStatus(status, action);
        const key = newKey();
        const answer = await take(token, code, action, key);
        const after = await mine(token, code);
        if (!to) {
          expect([answer.status, problemOf(answer)], action).toEqual([409, "transition-not-allowed"]);
          expect(after).toEqual(before);
          continue;
        }
        expect([answer.status, after.status], action).toEqual([200, to]);
        expect(after.timeline.slice(0, -1)).toEqual(before.timeline);
        expect(after.timeline.at(-1)).toMatchObject({ event: EVENT[action], by: ACTOR[action] });
        // Sent again because the answer was lost on the way: the same answer, and nothing more has happened.
        const again = await take(token, code, action, key);
        expect([again.status, again.text]).toEqual([200, answer.text]);
        expect(await mine(token, code)).toEqual(after);
      }
    });

    test("offers each side what the table allows, and nothing else", async () => {
      const token = await at().guest();
      for (const status of STATUSES) {
        const { code } = await send(kind, token);
        await lead(token, code, WAY[status]);
        const allowed = Object.keys(TRANSITIONS[status]) as CaseAction[];
        const { steps } = await desk(code);
        const ofTheTable = steps.map(({ action }) => action).filter((action) => action in ACTOR);
        expect(ofTheTable.sort(), status).toEqual(allowed.filter((action) => ACTOR[action] === "office").sort());
        const { can } = await mine(token, code);
        const ofTheCitizen: string[] = can.filter((offer) => offer !== "rate");
        expect(ofTheCitizen.sort(), status).toEqual(allowed.filter((action) => ACTOR[action] === "citizen").sort());
      }
    });
  });

  describe("being sent", () => {
    test("ten at once with one key make one report, and all get its answer", async () => {
      const { guest, go, newReport } = at();
      const token = await guest();
      const key = newKey();
      const send = () => go("/v1/reports", { token, key, body: newReport() });
      const answers = await Promise.all(Array.from({ length: 10 }, send));
      expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(201));
      expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
      expect((await go("/v1/my/cases", { token })).body.items).toHaveLength(1);
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
      expect([again.status, problemOf(again)]).toEqual([422, "idempotency-key-reused"]);
      expect((await go("/v1/my/cases", { token })).body.items).toHaveLength(1);
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
      const { clock, guest, go, newReport, report } = at();
      clock.move(24 * 60 * 60 * 1000);
      const token = await guest();
      const work = Array.from({ length: 24 }, (_, i) =>
        i % 4 === 3
          ? go("/v1/reports", { token, key: newKey(), body: newReport({ attachmentIds: [ABSENT] }) }).then(problemOf)
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
    });

    test("is due by the province's calendar and its kind's promise", async () => {
      const { clock, core, guest, report, question } = at();
      const token = await guest();
      const today = civilDate(clock.now());
      expect((await report(token)).dueOn).toBe(addWorkingDays(today, 15, core.province.calendar));
      const { resolveWorkingDays } = core.kinds.question;
      expect(resolveWorkingDays).toBeLessThanOrEqual(10);
      expect((await question(token)).dueOn).toBe(addWorkingDays(today, resolveWorkingDays, core.province.calendar));
    });

    test("the answer is what reading it gives a moment later", async () => {
      const { guest, report, question, upload } = at();
      const token = await guest();
      const { id } = await upload(token, await jpeg());
      for (const sent of [await report(token, { attachmentIds: [id] }), await question(token)]) {
        expect(await mine(token, sent.code)).toEqual(sent);
      }
    });

    test("keeps words as composed Unicode, and counts them so", async () => {
      const { guest, go, report, newReport } = at();
      const token = await guest();
      const decomposed = "Đường hỏng nặng ở đây".normalize("NFD");
      expect((await report(token, { text: decomposed })).text).toBe(decomposed.normalize("NFC"));
      // Nine characters as a reader counts, many more as typed by some keyboards.
      const short = "ổ gà ở xã".normalize("NFD");
      expect(short.length).toBeGreaterThan(10);
      const refused = await go("/v1/reports", { token, key: newKey(), body: newReport({ text: short }) });
      expect(problemOf(refused)).toBe("invalid-request");
    });

    test.each([
      [{ kindId: "nothing" }, "kind-unknown"],
      [{ place: { communeCode: "99999" } }, "commune-unknown"],
      [{ attachmentIds: [ABSENT] }, "upload-not-found"],
      [{ attachmentIds: Array.from({ length: 11 }, (_, i) => ABSENT.slice(0, -2) + (10 + i)) }, "too-many-uploads"],
      [{ text: " ".repeat(20) }, "invalid-request"],
      [{ nonsense: true }, "invalid-request"],
      [{ text: 12345678901 }, "invalid-request"],
    ])("%j is refused as %s", async (more, code) => {
      const { guest, go, newReport } = at();
      const token = await guest();
      expect(problemOf(await go("/v1/reports", { token, key: newKey(), body: newReport(more) }))).toBe(code);
    });

    test("a point outside the province, or one the phone is not sure of, is refused", async () => {
      const { guest, go, newReport, commune, core } = at();
      const token = await guest();
      const [feature] = core.province.boundaries.features;
      const ring = (feature!.geometry as any).coordinates.flat(feature!.geometry.type === "Polygon" ? 1 : 2);
      const point = { longitude: ring[0][0], latitude: ring[0][1] };
      const place = (more: object) => newReport({ place: { communeCode: commune, ...more } });
      const answers = async (more: object) => go("/v1/reports", { token, key: newKey(), body: place(more) });
      const outside = { point: { latitude: 21.03, longitude: 105.85 }, pointSource: "pin" };
      expect(problemOf(await answers(outside))).toBe("point-outside-province");
      const unsure = { point, pointSource: "gps", accuracyMetres: 51 };
      expect(problemOf(await answers(unsure))).toBe("point-unconfirmed");
      for (const sure of [
        { ...unsure, accuracyMetres: 50 },
        { ...unsure, pointSource: "pin" },
      ])
        expect((await answers(sure)).body.report.place).toMatchObject(sure);
    });
  });

  describe("at the office", () => {
    test("two officers with two keys at once: one accepts, the other is told", async () => {
      const { guest, report, act } = at();
      const { code } = await report(await guest());
      const statuses = (await Promise.all([act(code, "accept"), act(code, "accept")])).map(({ status }) => status);
      expect(statuses.sort()).toEqual([200, 409]);
    });

    test("one step repeated at once with its key is one step", async () => {
      const { guest, report, act } = at();
      const { code } = await report(await guest());
      const key = newKey();
      const answers = await Promise.all([1, 2, 3, 4].map(() => act(code, "accept", undefined, key)));
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
      expect(answers[0]!.body.case.timeline).toHaveLength(2);
    });

    test("answering while the citizen replies: both are heard, and it ends answered", async () => {
      const { guest, report } = at();
      const token = await guest();
      for (let i = 0; i < 4; i++) {
        const { code } = await report(token);
        await lead(token, code, ["ask"]);
        const [reply, answer] = await Promise.all([take(token, code, "reply"), take(token, code, "answer")]);
        expect(answer!.status).toBe(200);
        const after = await mine(token, code);
        expect(after.status).toBe("answered");
        expect(events(after).includes("replied")).toBe(reply!.status === 200);
      }
    });

    test("a report is answered with a picture of the place or with why there is none", async () => {
      const { guest, report, act, go } = at();
      const token = await guest();
      const { code } = await report(token);
      const text = "Đã vá xong đoạn đường, mời bà con đi lại.";
      expect(problemOf(await act(code, "answer", { text, attachmentIds: [] }))).toBe("answer-needs-reason");
      expect(problemOf(await act(code, "answer", { text, attachmentIds: [ABSENT] }))).toBe("upload-not-found");
      expect((await mine(token, code)).status).toBe("received");

      const after = await at().officeUpload(await jpeg());
      const citations = [{ title: "Luật Đường bộ 2024, Điều 8" }];
      expect((await act(code, "answer", { text, attachmentIds: [after], citations })).status).toBe(200);
      const entry = (await mine(token, code)).timeline.at(-1)!;
      expect(entry).toMatchObject({ event: "answered", by: "office", agency: "Trung tâm 1022", text, citations });
      expect(entry.attachments!.map(({ id }) => id)).toEqual([after]);
      const picture = await go(entry.attachments![0]!.url, { token });
      expect([picture.status, picture.headers.get("content-type")]).toEqual([200, "image/webp"]);
      // The officer's picture is taken: it answers nothing else.
      const other = await report(token);
      expect(problemOf(await act(other.code, "answer", { text, attachmentIds: [after] }))).toBe("upload-not-found");

      await act(other.code, "answer", ANSWER);
      expect((await mine(token, other.code)).timeline.at(-1)).toMatchObject({ noPhotoReason: ANSWER.noPhotoReason });
    });

    test("closing is not answering: it has its own state and needs its reason", async () => {
      const { guest, report, act } = at();
      const token = await guest();
      const { code } = await report(token);
      for (const body of [{}, { reason: "Không." }, { reason: " ".repeat(30) }])
        expect(problemOf(await act(code, "close", body))).toBe("invalid-request");
      await act(code, "close", REASON);
      const closed = await mine(token, code);
      expect(closed.status).toBe("closed");
      expect(closed.timeline.at(-1)).toMatchObject({ event: "closed", text: REASON.reason, agency: "Trung tâm 1022" });
      expect(await deskCodes("status=answered")).not.toContain(code);
    });

    test("passing on keeps the due date and names who has it now", async () => {
      const { guest, report, act } = at();
      standAt("2026-03-02 08:00");
      const token = await guest();
      const { code, dueOn } = await report(token);
      standAt("2026-03-10 08:00");
      await act(code, "pass", BODY.pass);
      const passed = await mine(token, code);
      expect(passed).toMatchObject({ status: "received", dueOn, agency: "UBND phường Hải Đăng" });
      expect(passed.timeline.at(-1)).toMatchObject({
        event: "passed",
        agency: "Trung tâm 1022",
        toAgency: "UBND phường Hải Đăng",
        text: "Thuộc địa bàn của phường.",
      });
      await lead(token, code, ["accept", "pass", "pass"]);
      expect((await mine(token, code)).dueOn).toBe(dueOn);
    });

    test("a refusal comes within two working days, or not at all", async () => {
      const { guest, report, act } = at();
      standAt("2026-03-02 08:00");
      const token = await guest();
      const [one, two, three] = [await report(token), await report(token), await report(token)];
      expect((await desk(one.code)).steps).toContainEqual({ action: "refuse", until: "2026-03-04" });
      await act(three.code, "accept");
      standAt("2026-03-04 23:58");
      expect((await act(one.code, "refuse", REASON)).status).toBe(200);
      standAt("2026-03-05 00:00");
      for (const { code } of [two, three]) {
        const late = await act(code, "refuse", REASON);
        expect([late.status, problemOf(late)]).toEqual([409, "step-too-late"]);
        expect((await desk(code)).steps.map(({ action }) => action)).not.toContain("refuse");
        expect((await act(code, "close", REASON)).status).toBe(200);
      }
    });

    test("asking back comes within five working days, or not at all", async () => {
      const { guest, report, act } = at();
      standAt("2026-03-02 08:00");
      const token = await guest();
      const [one, two] = [await report(token), await report(token)];
      expect((await desk(one.code)).steps).toContainEqual({ action: "ask", until: "2026-03-09" });
      standAt("2026-03-09 23:58");
      expect((await act(one.code, "ask", WORDS)).status).toBe(200);
      standAt("2026-03-10 00:00");
      expect(problemOf(await act(two.code, "ask", WORDS))).toBe("step-too-late");
      expect((await desk(two.code)).steps.map(({ action }) => action)).not.toContain("ask");
      // The one that was asked in time may be answered by its citizen any day.
      expect((await speak(token, one.code, "reply", WORDS)).status).toBe(200);
    });

    test("lists what is due first", async () => {
      const { guest, report, go, office, clock } = at();
      const token = await guest();
      const later = await report(token);
      clock.move(-30 * 24 * 60 * 60 * 1000);
      const early = await report(token);
      clock.offsetMs = 0;
      const codes = await deskCodes("kind=report");
      expect(codes.indexOf(early.code)).toBeLessThan(codes.indexOf(later.code));
      const { items } = (await go("/v1/office/cases?limit=50", { office })).body;
      const due = items.map((item: { dueOn: string }) => item.dueOn);
      expect(due).toEqual([...due].sort());
    });

    test("pages neither repeat nor miss; filters hold", async () => {
      const { guest, report, question, commune } = at();
      const token = await guest();
      const sent: string[] = [];
      for (let i = 0; i < 4; i++) sent.push((await report(token)).code, (await question(token)).code);
      await lead(token, sent[0]!, ["accept"]);
      const all = await deskCodes("");
      expect(new Set(all).size).toBe(all.length);
      expect(all).toEqual(expect.arrayContaining(sent));
      const { go, office } = at();
      const paged: string[] = [];
      for (let cursor: string | undefined; paged.length < 30;) {
        const { body } = await go(`/v1/office/cases?limit=7${cursor ? `&cursor=${cursor}` : ""}`, { office });
        paged.push(...body.items.map((item: { code: string }) => item.code));
        if (!(cursor = body.nextCursor)) break;
      }
      expect(paged).toEqual(all.slice(0, paged.length));
      const ofKind = await deskCodes("kind=question");
      expect(ofKind).toEqual(all.filter((code) => ofKind.includes(code)));
      expect(sent.filter((code) => ofKind.includes(code))).toEqual(sent.filter((_, i) => i % 2 === 1));
      expect(await deskCodes(`status=accepted&commune=${commune}&kind=report`)).toContain(sent[0]);
      expect(await deskCodes("commune=99999")).toEqual([]);
    });

    test("a key opens what its scopes say and no more", async () => {
      const { running, guest, report, go, policeKind } = at();
      const token = await guest();
      const key = await running.issueOfficeKey({ agency: "UBND xã", scopes: ["cases:read"] });
      const { code } = await report(token);
      const police = (await report(token, { kindId: policeKind })).code;
      const seen = await go<OfficeCase>(`/v1/office/cases/${code}`, { office: key });
      expect([seen.status, seen.body.steps]).toEqual([200, []]);
      for (const [action, body] of [...Object.entries(BODY), ["publish", NOTHING_PUBLISHED] as const]) {
        if (action === "reply" || action === "reopen") continue;
        const step = await go(`/v1/office/cases/${code}/${action}`, {
          method: "POST",
          office: key,
          key: newKey(),
          body,
        });
        expect([step.status, problemOf(step)]).toEqual([403, "office-scope-required"]);
      }
      expect(problemOf(await go(`/v1/office/cases/${police}`, { office: key }))).toBe("case-not-found");
      const { items } = (await go("/v1/office/cases?limit=50", { office: key })).body;
      expect(items.map((item: { code: string }) => item.code)).not.toContain(police);
      expect(problemOf(await go(`/v1/office/cases/${code}`, { office: "x".repeat(43) }))).toBe("office-key-invalid");
    });
  });

  describe("that was asked back", () => {
    test("waits, and the reply gives the office its days back", async () => {
      const { guest, report, act, upload, go } = at();
      standAt("2026-03-02 08:00");
      const token = await guest();
      const { code, dueOn } = await report(token);
      expect(dueOn).toBe("2026-03-23");
      standAt("2026-03-05 08:00");
      await act(code, "ask", WORDS);
      const asked = await mine(token, code);
      expect(asked).toMatchObject({ status: "waiting", dueOn, can: ["reply"] });
      expect(asked.timeline.at(-1)).toMatchObject({ event: "asked", text: WORDS.text, agency: "Trung tâm 1022" });

      standAt("2026-03-12 20:00");
      const { id } = await upload(token, await jpeg());
      const reply = await speak(token, code, "reply", { text: "Ảnh chụp lại đây.", attachmentIds: [id] });
      expect(reply.body).toMatchObject({ status: "accepted", dueOn: "2026-03-30", late: false, can: [] });
      const entry = (await mine(token, code)).timeline.at(-1)!;
      expect(entry).toMatchObject({ event: "replied", by: "citizen", text: "Ảnh chụp lại đây.", dueOn: "2026-03-30" });
      expect(entry.attachments!.map((one) => one.id)).toEqual([id]);
      expect(reply.body.attachments).toEqual([]);
      expect((await go(entry.attachments![0]!.url, { token })).status).toBe(200);
      const { office } = at();
      expect((await go(`/v1/office/cases/${code}/attachments/${id}`, { office })).status).toBe(200);
    });

    test("is not late while the office waits for its citizen", async () => {
      const { citizen, report, act } = at();
      standAt("2026-03-02 08:00");
      const { code } = await report(await citizen("slow-to-reply"));
      standAt("2026-03-05 08:00");
      await act(code, "ask", WORDS);
      standAt("2026-04-14 08:00");
      await noteOverdue(at().core);
      const token = await citizen("slow-to-reply");
      expect(await mine(token, code)).toMatchObject({ status: "waiting", late: false, dueOn: "2026-03-23" });
      // From 5 March to 14 April are twenty-eight working days; after 23 March come three holidays, 27 and 30 April and 1 May.
      expect((await speak(token, code, "reply", WORDS)).body).toMatchObject({ late: false, dueOn: "2026-05-05" });
    });
  });

  describe("that has ended", () => {
    test("may be reopened once, to the end of the seventh day, under the same code", async () => {
      const { citizen, report, act } = at();
      standAt("2026-03-02 08:00");
      const token = await citizen("contradicts");
      const [one, two] = [await report(token), await report(token)];
      standAt("2026-03-03 08:00");
      for (const { code } of [one, two]) await act(code, "answer", ANSWER);
      expect(await mine(token, one.code)).toMatchObject({
        can: ["reopen", "rate"],
        reopenUntil: "2026-03-10T17:00:00.000Z",
      });
      standAt("2026-03-10 23:58");
      const reopened = await speak(token, one.code, "reopening", WORDS);
      expect(reopened.body).toMatchObject({ code: one.code, status: "reopened", dueOn: "2026-03-31", can: [] });
      expect(reopened.body.reopenUntil).toBeUndefined();
      expect(reopened.body.timeline.at(-1)).toMatchObject({ event: "reopened", text: WORDS.text, dueOn: "2026-03-31" });
      // It is not done: the supervisor sees it, and it stands among the open ones.
      expect((await desk(one.code)).attention).toEqual(["reopened"]);
      expect(await deskCodes("attention=reopened")).toContain(one.code);
      expect(await deskCodes("status=answered")).not.toContain(one.code);

      standAt("2026-03-11 00:00");
      const late = await speak(token, two.code, "reopening", WORDS);
      expect([late.status, problemOf(late)]).toEqual([409, "step-too-late"]);
      expect(await mine(token, two.code)).toMatchObject({ status: "answered", can: ["rate"] });

      // Asking back counts from the reopening; refusing is over for good.
      standAt("2026-03-17 08:00");
      const until = (await desk(one.code)).steps.find(({ action }) => action === "ask");
      expect(until).toEqual({ action: "ask", until: "2026-03-17" });
      expect(problemOf(await act(one.code, "refuse", REASON))).toBe("transition-not-allowed");
      await act(one.code, "answer", ANSWER);
      expect(problemOf(await speak(token, one.code, "reopening", WORDS))).toBe("transition-not-allowed");
      const done = await mine(token, one.code);
      expect(done.can).toEqual(["rate"]);
      expect(done.reopenUntil).toBeUndefined();
      expect((await desk(one.code)).attention).not.toContain("reopened");
      expect(events(done)).toEqual(["sent", "answered", "reopened", "answered"]);
    });

    test("may be reopened when it was closed without being solved", async () => {
      const { guest, report } = at();
      const token = await guest();
      const { code } = await report(token);
      await lead(token, code, ["close", "reopen", "accept", "ask", "reply", "close"]);
      expect(await mine(token, code)).toMatchObject({ status: "closed", can: ["rate"] });
    });

    test("is rated once", async () => {
      const { guest, report, question } = at();
      const token = await guest();
      for (const sent of [await report(token), await question(token)]) {
        const { code } = sent;
        const rate = (body: object, key = newKey()) => speak(token, code, "rating", body, key);
        expect(problemOf(await rate({ level: 5 }))).toBe("transition-not-allowed");
        await lead(token, code, ["answer"]);
        for (const level of [0, 6, 3.5, "5"]) expect(problemOf(await rate({ level }))).toBe("invalid-request");
        const key = newKey();
        const body = { level: 2, text: "Làm chậm nhưng có làm." };
        const [first, again] = [await rate(body, key), await rate(body, key)];
        expect([first.status, again.text]).toEqual([200, first.text]);
        expect(first.body).toMatchObject({ rating: body, can: ["reopen"] });
        const entry = first.body.timeline.at(-1);
        expect(entry).toMatchObject({ event: "rated", by: "citizen", rating: 2, text: body.text });
        const other = await rate({ level: 5 });
        expect([other.status, problemOf(other)]).toEqual([409, "already-rated"]);
        expect((await desk(code)).case.rating).toEqual(body);
        // Contradicted afterwards, it keeps what was said of it.
        await lead(token, code, ["reopen", "answer"]);
        expect(await mine(token, code)).toMatchObject({ rating: body, can: [] });
        expect(problemOf(await rate({ level: 5 }))).toBe("already-rated");
      }
    });

    test("is rated once however many windows rate at once; a refused one is rated, too", async () => {
      const { guest, report } = at();
      const token = await guest();
      const { code } = await report(token);
      await lead(token, code, ["refuse"]);
      expect((await mine(token, code)).can).toEqual(["rate"]);
      const answers = await Promise.all([1, 2, 3, 4].map((level) => speak(token, code, "rating", { level })));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
      expect(events(await mine(token, code))).toEqual(["sent", "refused", "rated"]);
    });
  });

  describe("that is late", () => {
    test("says so without anyone asking, promises anew, and stands before the supervisor", async () => {
      const { citizen, report, act, core } = at();
      standAt("2026-03-02 08:00");
      const { code } = await report(await citizen("kept-waiting"));
      standAt("2026-03-23 23:57");
      await noteOverdue(core);
      let token = await citizen("kept-waiting");
      expect(await mine(token, code)).toMatchObject({ late: false, dueOn: "2026-03-23" });
      expect(await deskCodes("attention=overdue")).not.toContain(code);

      standAt("2026-03-24 00:10");
      expect(await noteOverdue(core)).toBeGreaterThan(0);
      const late = await mine(token, code);
      expect(late).toMatchObject({ status: "received", late: true, dueOn: "2026-03-31" });
      expect(late.timeline.at(-1)).toMatchObject({ event: "overdue", by: "system", dueOn: "2026-03-31" });
      expect((await desk(code)).attention).toEqual(["overdue"]);
      expect(await deskCodes("attention=overdue")).toContain(code);
      expect(await noteOverdue(core)).toBe(0);

      // The new promise is broken, too; work goes on meanwhile.
      await act(code, "accept");
      standAt("2026-04-01 09:00");
      await noteOverdue(core);
      token = await citizen("kept-waiting");
      expect(await mine(token, code)).toMatchObject({ status: "accepted", late: true, dueOn: "2026-04-08" });

      await act(code, "answer", ANSWER);
      const answered = await mine(token, code);
      // That it came late stays in the open.
      expect(answered.late).toBe(true);
      expect(events(answered)).toEqual(["sent", "overdue", "accepted", "overdue", "answered"]);
      expect((await desk(code)).attention).toEqual([]);
      // Contradicted, it has a promise of its own and is not late any more.
      const reopened = await speak(token, code, "reopening", WORDS);
      expect(reopened.body).toMatchObject({ late: false, status: "reopened" });
      expect((await desk(code)).attention).toEqual(["reopened"]);
    });

    test("two servers that look at once note it once; there may be hundreds", { timeout: 120_000 }, async () => {
      const { citizen, report, core } = at();
      standAt("2026-03-02 08:00");
      const token = await citizen("hundreds");
      for (let i = 0; i < 12; i++) await Promise.all(Array.from({ length: 20 }, () => report(token)));
      standAt("2026-03-25 08:00");
      await Promise.all([noteOverdue(core), noteOverdue(core), noteOverdue(core)]);
      const { id } = await core.db
        .selectFrom("case_file")
        .innerJoin("session", "session.citizen_id", "case_file.citizen_id")
        .innerJoin("citizen", "citizen.id", "case_file.citizen_id")
        .where("citizen.zalo_user_id", "=", "hundreds")
        .select("citizen.id")
        .executeTakeFirstOrThrow();
      const rows = await core.db
        .selectFrom("case_file")
        .innerJoin("event", "event.case_id", "case_file.id")
        .where("citizen_id", "=", id)
        .where("event.kind", "=", "overdue")
        .select("case_file.id")
        .execute();
      expect(rows).toHaveLength(240);
      expect(new Set(rows.map((row) => row.id)).size).toBe(240);
    });
  });

  describe("shown to everybody", () => {
    const publicly = (code: string) => at().go(`/v1/public/reports/${code}`);

    test("is chosen words, no sender, no inner step", async () => {
      const { citizen, report, act, go } = at();
      const token = await citizen("published");
      const { code } = await report(token, { text: "Nhà ông Ba số 0901234567 đổ rác ra đường." });
      await lead(token, code, ["accept", "pass", "ask"]);
      await speak(token, code, "reply", { text: "Số điện thoại của tôi là 0909000999.", attachmentIds: [] });
      await lead(token, code, ["answer"]);
      await speak(token, code, "reopening", { text: "Ông Ba vẫn còn đổ rác ra đường.", attachmentIds: [] });
      await lead(token, code, ["answer"]);
      await speak(token, code, "rating", { level: 1, text: "Ông Ba vẫn đổ rác." });
      expect(problemOf(await publicly(code))).toBe("case-not-found");
      const text = "Có hộ dân đổ rác ra đường.";
      expect((await act(code, "publish", { ...NOTHING_PUBLISHED, text })).status).toBe(200);
      const seen = await publicly(code);
      expect(seen.body).toMatchObject({ code, text, status: "answered" });
      for (const secret of ["Người published", "0901234567", "0909000999", "Ông Ba", "officer-1", "địa bàn"])
        expect(seen.text).not.toContain(secret);
      expect(events(seen.body)).toEqual(["sent", "accepted", "passed", "answered", "reopened", "answered"]);
      expect(seen.body.timeline[3].text).toBe(ANSWER.text);
      const { items } = (await go("/v1/public/reports")).body;
      expect(items.find((item: { code: string }) => item.code === code).excerpt).toBe(text);
      expect((await mine(token, code)).published).toBe(true);
    });

    test("shows the chosen pictures, before and after, and no other", async () => {
      const { citizen, report, act, go, upload } = at();
      const token = await citizen("with-pictures");
      const [before, held] = [(await upload(token, await jpeg())).id, (await upload(token, await jpeg())).id];
      const { code } = await report(token, { attachmentIds: [held, before] });
      const after = await at().officeUpload(await jpeg());
      await act(code, "answer", { text: ANSWER.text, attachmentIds: [after] });
      const publish = (attachmentIds: string[]) => act(code, "publish", { published: true, attachmentIds });
      expect(problemOf(await publish([before, ABSENT]))).toBe("attachment-not-found");
      expect(problemOf(await publicly(code))).toBe("case-not-found");
      await publish([before, after]);
      const { body } = await publicly(code);
      expect(body.attachments.map((one: { id: string }) => one.id)).toEqual([before]);
      expect(body.timeline.at(-1).attachments.map((one: { id: string }) => one.id)).toEqual([after]);
      const { items } = (await go("/v1/public/reports")).body;
      expect(items.find((item: { code: string }) => item.code === code).thumbUrl).toContain(before);
      for (const { url, thumbUrl } of [body.attachments[0], body.timeline.at(-1).attachments[0]])
        for (const address of [url, thumbUrl])
          expect((await go(address)).headers.get("content-type")).toBe("image/webp");
      const picture = (id: string) => go(`/v1/public/cases/${code}/attachments/${id}`);
      expect(problemOf(await picture(held))).toBe("attachment-not-found");
      // Chosen anew: what is not chosen any more is not there any more.
      await publish([after]);
      expect(problemOf(await picture(before))).toBe("attachment-not-found");
      expect((await picture(after)).status).toBe(200);
    });

    test("is taken back wholly, and may be shown again", async () => {
      const { citizen, report, act, go, upload, commune, core } = at();
      const token = await citizen("taken-back");
      const [feature] = core.province.boundaries.features;
      const ring = (feature!.geometry as any).coordinates.flat(feature!.geometry.type === "Polygon" ? 1 : 2);
      const point = { longitude: ring[0][0], latitude: ring[0][1] };
      const { id } = await upload(token, await jpeg());
      const place = { communeCode: commune, point, pointSource: "pin" };
      const { code } = await report(token, { attachmentIds: [id], place });
      const box = `west=${point.longitude - 0.01}&east=${point.longitude + 0.01}&south=${point.latitude - 0.01}&north=${point.latitude + 0.01}`;
      const everywhere = async () => [
        (await publicly(code)).status,
        (await go(`/v1/public/cases/${code}/attachments/${id}`)).status,
        (await go("/v1/public/reports")).text.includes(code),
        (await go(`/v1/public/reports/map?${box}`)).text.includes(code),
      ];
      expect(await everywhere()).toEqual([404, 404, false, false]);
      await act(code, "publish", { published: true, attachmentIds: [id] });
      expect(await everywhere()).toEqual([200, 200, true, true]);
      await act(code, "publish", { published: false, attachmentIds: [] });
      expect(await everywhere()).toEqual([404, 404, false, false]);
      expect((await mine(token, code)).published).toBe(false);
      await act(code, "publish", { published: true, attachmentIds: [id] });
      expect(await everywhere()).toEqual([200, 200, true, true]);
      expect(events(await mine(token, code))).toEqual(["sent", "published", "unpublished", "published"]);
    });

    test("never what was told to the police, or is to stay private", async () => {
      const { guest, report, question, act, policeKind } = at();
      const token = await guest();
      const police = await report(token, { kindId: policeKind });
      expect(police.mayPublish).toBe(false);
      const hidden = [
        police,
        await report(token, { kindId: policeKind, mayPublish: true }),
        await report(token, { mayPublish: false }),
        await question(token, { mayPublish: false }),
      ];
      for (const { code } of hidden) {
        await lead(token, code, ["answer"]);
        expect(problemOf(await act(code, "publish", NOTHING_PUBLISHED))).toBe("never-public");
        const { steps, attention } = await desk(code);
        expect(steps.map(({ action }) => action)).not.toContain("publish");
        expect(attention).toEqual([]);
        expect(problemOf(await publicly(code))).toBe("case-not-found");
        expect(problemOf(await at().go(`/v1/public/questions/${code}`))).toBe("case-not-found");
      }
    });

    test("is asked for after two working days, and no longer once somebody decided", async () => {
      const { guest, report, act } = at();
      standAt("2026-03-05 08:00");
      const token = await guest();
      const [shown, held, refused] = [await report(token), await report(token), await report(token)];
      standAt("2026-03-06 16:00");
      for (const { code } of [shown, held]) await act(code, "answer", ANSWER);
      await act(refused.code, "refuse", REASON);
      expect((await desk(shown.code)).steps).toContainEqual({ action: "publish", until: "2026-03-10" });
      const attention = async ({ code }: Case): Promise<Attention[]> => {
        const { attention } = await desk(code);
        expect((await deskCodes("attention=to-publish")).includes(code)).toBe(attention.includes("to-publish"));
        return attention;
      };
      // Friday; Monday is the first working day after it, Tuesday the second.
      for (const wall of ["2026-03-06 23:00", "2026-03-08 12:00", "2026-03-09 23:57"]) {
        standAt(wall);
        expect(await attention(shown), wall).toEqual([]);
      }
      standAt("2026-03-10 00:00");
      expect(await attention(shown)).toEqual(["to-publish"]);
      expect(await attention(held)).toEqual(["to-publish"]);
      expect(await attention(refused)).toEqual([]);
      await act(shown.code, "publish", NOTHING_PUBLISHED);
      await act(held.code, "publish", { published: false, attachmentIds: [] });
      expect([await attention(shown), await attention(held)]).toEqual([[], []]);
    });
  });

  describe("followed", () => {
    const follows = async (token: string) => {
      const { items } = (await at().go("/v1/my/follows", { token })).body;
      return items.map((item: any) => [item.summary.code, item.changed]);
    };
    const follow = (token: string, code: string, method = "PUT") =>
      at().go(`/v1/my/follows/${code}`, { method, token });

    test("by someone who did not send it: told of changes until they look, no more once taken back", async () => {
      const { guest, report, act } = at();
      const [sender, token] = [await guest(), await guest()];
      const { code } = await report(sender);
      expect(problemOf(await follow(token, code))).toBe("case-not-found");
      await act(code, "publish", NOTHING_PUBLISHED);
      expect([(await follow(token, code)).status, (await follow(token, code)).status]).toEqual([204, 204]);
      expect(await follows(token)).toEqual([[code, false]]);
      expect(await follows(sender)).toEqual([]);
      await act(code, "accept");
      expect(await follows(token)).toEqual([[code, true]]);
      await follow(token, code);
      expect(await follows(token)).toEqual([[code, false]]);
      await act(code, "answer", ANSWER);
      expect(await follows(token)).toEqual([[code, true]]);
      await act(code, "publish", { published: false, attachmentIds: [] });
      expect(await follows(token)).toEqual([]);
      await act(code, "publish", NOTHING_PUBLISHED);
      expect(await follows(token)).toEqual([[code, true]]);
      expect([(await follow(token, code, "DELETE")).status, (await follow(token, code, "DELETE")).status]).toEqual([
        204, 204,
      ]);
      expect(await follows(token)).toEqual([]);
    });

    test("the last changed first, in pages that neither repeat nor miss", async () => {
      const { guest, report, act, go } = at();
      const token = await guest();
      const codes: string[] = [];
      for (let i = 0; i < 5; i++) {
        const { code } = await report(token);
        await act(code, "publish", NOTHING_PUBLISHED);
        await follow(token, code);
        codes.push(code);
      }
      await act(codes[1]!, "accept");
      const expected = [codes[1], codes[4], codes[3], codes[2], codes[0]];
      const paged: string[] = [];
      for (let cursor: string | undefined, page = 0; page < 9; page++) {
        const { body } = await go(`/v1/my/follows?limit=2${cursor ? `&cursor=${cursor}` : ""}`, { token });
        paged.push(...body.items.map((item: any) => item.summary.code));
        if (!(cursor = body.nextCursor)) break;
      }
      expect(paged).toEqual(expected);
    });
  });

  describe("of somebody", () => {
    const known = async (id: string) => {
      const { citizen, graph, go } = at();
      const token = await citizen(id);
      const phoneToken = graph.code(`PT-${id}`, `AT-${id}`, { number: "84909000111" });
      await go("/v1/session/level-1", { token, body: { zaloAccessToken: `AT-${id}`, phoneToken } });
      return token;
    };

    test("each look at who it is can be read by that citizen, and by no other", async () => {
      const { guest, report, question, go, office, act } = at();
      const token = await known("looked-at");
      const one = await report(token, { shareContact: true });
      const two = await question(token, { shareContact: true });
      const looks = async (by: string) => (await go("/v1/my/looks", { token: by })).body.items;
      expect(await looks(token)).toEqual([]);
      const looked = await go(`/v1/office/cases/${one.code}`, { office, officer: "officer-7" });
      expect(looked.body.sender).toEqual({ name: "Người looked-at", phone: "+84909000111" });
      await go(`/v1/office/cases/${two.code}`, { office, officer: "officer-8" });
      await go(`/v1/office/cases/${one.code}`, { office, officer: "officer-9" });
      const seen = { agency: "Trung tâm 1022", at: expect.any(String) };
      expect(await looks(token)).toEqual([
        { ...seen, caseCode: one.code },
        { ...seen, caseCode: two.code },
        { ...seen, caseCode: one.code },
      ]);
      expect((await go("/v1/my/looks?limit=2", { token })).body.nextCursor).toEqual(expect.any(String));
      // Which officer it was is the office's to know, and kept.
      expect((await go("/v1/my/looks", { token })).text).not.toContain("officer");
      const log = await at().core.db.selectFrom("access_log").selectAll().where("case_code", "=", one.code).execute();
      expect(log.map((row) => row.officer_id)).toEqual(["officer-7", "officer-9"]);
      expect(await looks(await guest())).toEqual([]);
      // Lists and steps show nobody, and so are no looks.
      const accepted = await act(one.code, "accept");
      expect(accepted.body.sender).toBeUndefined();
      expect(accepted.text).not.toContain("looked-at");
      expect((await go("/v1/office/cases?limit=50", { office })).text).not.toContain("looked-at");
      expect(await looks(token)).toHaveLength(3);
    });

    test("who did not give their name has none to look at", async () => {
      const { guest, report, go, office, core } = at();
      for (const { code } of [
        await report(await guest(), { shareContact: true }),
        await report(await known("keeps-to-himself")),
      ]) {
        expect((await go(`/v1/office/cases/${code}`, { office })).body.sender).toBeUndefined();
        expect(await core.db.selectFrom("access_log").selectAll().where("case_code", "=", code).execute()).toEqual([]);
      }
    });

    test("what was sent without a name stays without one when the citizen becomes known later", async () => {
      const { citizen, report, go, office } = at();
      const { code } = await report(await citizen("known-later"), { shareContact: true });
      await known("known-later");
      expect((await go(`/v1/office/cases/${code}`, { office })).body.sender).toBeUndefined();
    });
  });

  test("what a citizen sent is one list of every kind, newest first, in pages", async () => {
    const { guest, report, question, go } = at();
    const token = await guest();
    const sent: string[] = [];
    for (let i = 0; i < 3; i++) sent.unshift((await report(token)).code, (await question(token)).code);
    const newest = [sent[1], sent[0], sent[3], sent[2], sent[5], sent[4]];
    const codes = async (query: string) =>
      (await go(`/v1/my/cases?${query}`, { token })).body.items.map((item: { code: string }) => item.code);
    expect(await codes("")).toEqual(newest);
    expect(await codes("kind=question")).toEqual(newest.filter((_, i) => i % 2 === 0));
    const first = (await go("/v1/my/cases?limit=4", { token })).body;
    expect(first.items.map((item: { code: string }) => item.code)).toEqual(newest.slice(0, 4));
    expect(await codes(`limit=4&cursor=${first.nextCursor}`)).toEqual(newest.slice(4));
    expect(first.items.every((item: object) => !("attention" in item))).toBe(true);
  });

  test("a closed service says so and takes nothing new; what was sent goes on", async () => {
    const { guest, go, newReport, office, report } = at();
    const token = await guest();
    const { code } = await report(token);
    await lead(token, code, ["ask"]);
    const put = (body: object) => go("/v1/office/modules/reports", { method: "PUT", office, body });
    await put({ open: false, closedMessage: { vi: "Hệ thống bảo trì đến 18 giờ." } });
    try {
      const refused = await go("/v1/reports", { token, key: newKey(), body: newReport() });
      expect([refused.status, problemOf(refused)]).toEqual([503, "module-closed"]);
      const { modules } = (await go("/v1/public/province")).body;
      expect(modules).toContainEqual({
        id: "reports",
        open: false,
        closedMessage: { vi: "Hệ thống bảo trì đến 18 giờ." },
      });
      expect((await go("/v1/my/cases", { token })).status).toBe(200);
      await lead(token, code, ["reply", "answer"]);
    } finally {
      await put({ open: true });
    }
    expect((await go("/v1/reports", { token, key: newKey(), body: newReport() })).status).toBe(201);
    const unknown = await go("/v1/office/modules/nothing", { method: "PUT", office, body: { open: true } });
    expect(problemOf(unknown)).toBe("not-found");
  });
});
