import { expect, test } from "vitest";
import { addWorkingDays, civilDate } from "../../contract/calendar.ts";
import type { Case, PublicQuestion } from "../../contract/types.ts";
import { newKey, onBothEngines, problemOf, type TestServer } from "../support/server.ts";

const DAY = 24 * 60 * 60 * 1000;
const LAW = [{ title: "Luật Hộ tịch 2014, Điều 15 và Điều 16", procedureCode: "1.001193" }];

/** What the tests do again and again. */
function desk({ go, act, question }: TestServer) {
  const ok = async (answer: Promise<{ status: number; text: string; body: any }>) => {
    const { status, text, body } = await answer;
    if (status !== 200) throw new Error(text);
    return body;
  };
  const answer = (code: string, text: string, citations: object[] = LAW) =>
    act(code, "answer", { text, attachmentIds: [], citations });
  const publish = (code: string, more: object = {}) =>
    act(code, "publish", { published: true, attachmentIds: [], ...more });
  return {
    answer,
    publish,
    unpublish: (code: string) => ok(act(code, "publish", { published: false, attachmentIds: [] })),
    /** Asked, answered and shown to everybody. */
    async known(token: string, asked: object, said = "Nộp tại bộ phận một cửa của xã, phường nơi cư trú.") {
      const { code } = await question(token, asked);
      await ok(answer(code, said));
      await ok(publish(code));
      return code;
    },
    async find(q: string, more = ""): Promise<string[]> {
      const { items } = await ok(go(`/v1/public/questions?q=${encodeURIComponent(q)}${more}`));
      return items.map(({ code }: { code: string }) => code);
    },
    mine: async (token: string, code: string): Promise<Case> => (await go(`/v1/my/cases/${code}`, { token })).body,
    read: (code: string) => go<PublicQuestion>(`/v1/public/questions/${code}`),
    reopen: (token: string, code: string) =>
      go(`/v1/my/cases/${code}/reopening`, {
        token,
        key: newKey(),
        body: { text: "Trường hợp của tôi khác một chút.", attachmentIds: [] },
      }),
    ok,
  };
}

onBothEngines("asking", {}, (at) => {
  test("makes a case with a code, a due date and what was asked", async () => {
    const { guest, question, core, clock, topic } = at();
    const asked = await question(await guest(), { title: "Giờ làm việc sáng thứ Bảy" });
    const { codePrefix, answerWorkingDays } = core.province.questions;
    expect(asked).toMatchObject({
      kind: "question",
      status: "received",
      question: { topicId: topic, title: "Giờ làm việc sáng thứ Bảy" },
      dueOn: addWorkingDays(civilDate(clock.now()), answerWorkingDays, core.province.calendar),
      mayPublish: true,
      published: false,
    });
    expect(asked.code.slice(0, 2)).toBe(codePrefix);
    expect(asked.agency).toBeUndefined();
  });

  test("needs a topic the province has, and words within the limits", async () => {
    const { guest, go, newQuestion } = at();
    const token = await guest();
    const refusal = async (more: object) =>
      problemOf(await go("/v1/questions", { token, key: newKey(), body: newQuestion(more) }));
    expect(await refusal({ topicId: "no-such-topic" })).toBe("topic-unknown");
    expect(await refusal({ title: "Hỏi" })).toBe("invalid-request");
    expect(await refusal({ title: "d".repeat(201) })).toBe("invalid-request");
    expect(await refusal({ text: "Ngắn quá" })).toBe("invalid-request");
    expect(await refusal({ text: "d".repeat(4001) })).toBe("invalid-request");
    expect(await refusal({ attachmentIds: Array.from({ length: 6 }, newKey) })).toBe("too-many-uploads");
    expect(await refusal({ attachmentIds: [newKey()] })).toBe("upload-not-found");
    expect((await go("/v1/my/cases", { token })).body.items).toEqual([]);
  });

  test("the topics and the doors are the province's", async () => {
    const { go, core } = at();
    const { topics, doors } = core.province.questions;
    expect((await go("/v1/public/questions/topics")).body).toMatchObject({ topics, doors });
    expect(doors.map(({ id }) => id)).toEqual(expect.arrayContaining(["complaint", "denunciation"]));
  });

  test("a proposal is with the office that controls procedures at once", async () => {
    const { guest, question, go, office, core } = at();
    const { topics, proposalAgency } = core.province.questions;
    const topicId = topics.find(({ route }) => route === "proposal")!.id;
    const asked = await question(await guest(), { topicId });
    expect(asked.agency).toBe(proposalAgency);
    const seen = await go(`/v1/office/cases/${asked.code}`, { office });
    expect(seen.body.case).toMatchObject({ code: asked.code, agency: proposalAgency, status: "received" });
  });

  test("nobody else can read what is not published", async () => {
    const server = at();
    const { guest, citizen, question, go } = server;
    const { code } = await question(await guest());
    await desk(server).answer(code, "Bộ phận một cửa nhận hồ sơ đến 11 giờ 30.");
    for (const token of [await guest(), await citizen("stranger")]) {
      expect(problemOf(await go(`/v1/my/cases/${code}`, { token }))).toBe("case-not-found");
    }
    expect(problemOf(await desk(server).read(code))).toBe("case-not-found");
    expect((await go("/v1/public/questions")).text).not.toContain(code);
  });

  test("who asks to stay private is never published", async () => {
    const server = at();
    const { code } = await server.question(await server.guest(), { mayPublish: false });
    const { answer, publish, ok } = desk(server);
    await ok(answer(code, "Bộ phận một cửa nhận hồ sơ đến 11 giờ 30."));
    expect(problemOf(await publish(code))).toBe("never-public");
  });

  test("name and phone are shared only by whom we know, and only with the office", async () => {
    const server = at();
    const { guest, citizen, question, go, office, core } = server;
    const { answer, publish, read, ok } = desk(server);
    const known = await citizen("asker");
    await core.db
      .updateTable("citizen")
      .set({ level: 1, name: "Trần Thị Hỏi", phone: "+84912345678" })
      .where("zalo_user_id", "=", "asker")
      .execute();
    const sharing = (token: string) => question(token, { shareContact: true });
    const [one, two] = [await sharing(known), await sharing(await guest())];
    const senderOf = async ({ code }: Case) => (await go(`/v1/office/cases/${code}`, { office })).body.sender;
    expect(await senderOf(one)).toEqual({ name: "Trần Thị Hỏi", phone: "+84912345678" });
    expect(await senderOf(two)).toBeUndefined();
    await ok(answer(one.code, "Bộ phận một cửa nhận hồ sơ đến 11 giờ 30."));
    await ok(publish(one.code));
    expect((await read(one.code)).text).not.toMatch(/Trần Thị Hỏi|912345678/);
  });
});

onBothEngines("a published question", {}, (at) => {
  test("needs an answer, and the answer a law or a procedure", async () => {
    const server = at();
    const { answer, publish, read, ok } = desk(server);
    const { code } = await server.question(await server.guest());
    expect(problemOf(await publish(code))).toBe("transition-not-allowed");
    await ok(answer(code, "Cán bộ đã gọi điện và hướng dẫn cụ thể.", []));
    expect(problemOf(await publish(code))).toBe("answer-needs-reason");
    expect(problemOf(await read(code))).toBe("case-not-found");
  });

  test("shows question, answer and citations, with the words the office chose, never who asked", async () => {
    const server = at();
    const { guest, question, clock } = server;
    const { answer, publish, read, find, ok } = desk(server);
    const {
      code,
      sentAt,
      question: asked,
    } = await question(await guest(), {
      title: "Bà Nguyễn Thị Bí Mật hỏi về chuyển khẩu",
      text: "Tôi là Bí Mật, ở hẻm 12, muốn chuyển hộ khẩu về nhà mới.",
    });
    await ok(answer(code, "Đăng ký thường trú tại Công an xã, phường nơi ở mới."));
    await ok(publish(code, { title: "Hỏi về chuyển hộ khẩu", text: "Muốn chuyển hộ khẩu về nhà mới." }));
    const { body, text } = await read(code.toLowerCase().replaceAll("-", " "));
    expect(body).toEqual({
      code,
      topicId: asked!.topicId,
      title: "Hỏi về chuyển hộ khẩu",
      text: "Muốn chuyển hộ khẩu về nhà mới.",
      sentAt,
      asked: 1,
      answer: {
        text: "Đăng ký thường trú tại Công an xã, phường nơi ở mới.",
        at: expect.any(String),
        agency: "Trung tâm 1022",
        citations: LAW,
      },
    });
    expect(Math.abs(clock.now().getTime() - Date.parse(body.answer.at))).toBeLessThan(60_000);
    expect(text).not.toContain("Bí Mật");
    expect(await find("bí mật")).toEqual([]);
    expect(await find("chuyển hộ khẩu")).toEqual([code]);
  });

  test("is told to all who asked the same, and says how many they are", async () => {
    const server = at();
    const { guest, question, act } = server;
    const { answer, publish, read, mine, ok } = desk(server);
    const askers = await Promise.all(
      Array.from({ length: 6 }, async () => {
        const token = await guest();
        return { token, code: (await question(token)).code };
      }),
    );
    const [first, ...others] = askers as [(typeof askers)[0], ...typeof askers];
    const late = others.pop()!;
    for (const { code } of others) await ok(act(code, "join", { into: first.code }));
    await ok(answer(first.code, "Sáng thứ Bảy bộ phận một cửa có nhận hồ sơ."));
    await ok(publish(first.code));
    await ok(act(late.code, "join", { into: first.code }));
    for (const { token, code } of [...others, late]) {
      const told = await mine(token, code);
      expect(told).toMatchObject({ status: "answered", question: { joinedTo: first.code } });
      const said = told.timeline.filter(({ event }) => event === "answered");
      expect(said).toMatchObject([{ text: "Sáng thứ Bảy bộ phận một cửa có nhận hồ sơ.", citations: LAW }]);
    }
    expect((await read(first.code)).body.asked).toBe(6);
    // Whoever contradicts the answer asks a question of their own again.
    const { reopen } = desk(server);
    expect((await reopen(late.token, late.code)).status).toBe(200);
    expect((await read(first.code)).body.asked).toBe(5);
  });

  test("may be followed up once, within seven days", async () => {
    const server = at();
    const { guest, question, clock } = server;
    const { answer, mine, reopen, ok } = desk(server);
    const token = await guest();
    const [one, two] = [await question(token), await question(token)];
    for (const { code } of [one, two]) await ok(answer(code, "Sáng thứ Bảy bộ phận một cửa có nhận hồ sơ."));
    expect((await reopen(token, one.code)).body).toMatchObject({ code: one.code, status: "reopened" });
    await ok(answer(one.code, "Riêng tuần này bộ phận một cửa nghỉ sáng thứ Bảy."));
    expect(problemOf(await reopen(token, one.code))).toBe("transition-not-allowed");
    expect((await mine(token, one.code)).can).toEqual(["rate"]);
    clock.move(8 * DAY);
    expect(problemOf(await reopen(token, two.code))).toBe("step-too-late");
    clock.offsetMs = 0;
  });
});

onBothEngines("search", { alone: true }, (at) => {
  /** Asked once, read by every test here. */
  let library: Promise<Record<string, string>> | undefined;
  const shelf = () =>
    (library ??= (async () => {
      const server = at();
      const { known } = desk(server);
      const token = await server.guest();
      const boats = "boats";
      return {
        birth: await known(token, {
          title: "Đăng ký khai sinh cho con ngoài giá thú",
          text: "Tôi chưa kết hôn, muốn làm giấy khai sinh cho con.",
        }),
        marriage: await known(
          token,
          { title: "Thủ tục kết hôn với người nước ngoài", text: "Tôi muốn cưới người Hoa ở Hòa Thành." },
          "Hai bên nộp tờ khai; giấy khai sinh không phải nộp.",
        ),
        boat: await known(token, {
          topicId: boats,
          title: "Đăng ký tàu cá ở xã Thuý Sơn",
          text: "Tàu mới đóng, dài mười hai mét, cần giấy gì?",
        }),
        net: await known(token, {
          topicId: boats,
          title: "Hỗ trợ ngư dân thay lưới",
          text: "Lưới cũ bị rách sau bão, tỉnh có hỗ trợ không?",
        }),
      };
    })());

  test.each<[string, string, ("birth" | "marriage" | "boat" | "net")[]]>([
    ["as written", "Đăng ký khai sinh cho con", ["birth"]],
    ["without diacritics", "dang ky tau ca", ["boat", "birth"]],
    ["in capitals, decomposed", "NGƯ DÂN".normalize("NFD"), ["net"]],
    ["tone mark placed the old way", "hoà thành", ["marriage"]],
    ["tone mark placed the new way", "thúy sơn", ["boat"]],
    ["the old way where the new is written", "thuý", ["boat"]],
    ["title before text before answer", "khai sinh", ["birth", "marriage"]],
    ["only in the answer", "hai bên nộp", ["marriage"]],
    ["the last word being typed", "kết hôn nước ngo", ["marriage", "birth"]],
    ["two letters", "lư", ["net"]],
    ["a letter missing", "ngoài giá thú khai sih", ["birth"]],
    ["a letter too many", "hỗ trợợ lướii ngư dânn", ["net"]],
    ["a wrong letter", "nuớc ngiài", ["marriage"]],
    ["two letters swapped", "gnoài giá thú", ["birth"]],
    ["an error in a word that is not the last", "khia sinh con", ["birth", "marriage"]],
    ["words that say nothing beside one that does", "tôi muốn hỏi là thay lưới thì như nào", ["net"]],
    ["a procedure's code", "1.001193 tàu cá", ["boat"]],
    ["two errors in one word", "ggnoàii", []],
    ["nothing that is there", "sân bay", []],
    ["no word at all", "?!", ["net", "boat", "marriage", "birth"]],
  ])("finds %s: %s", async (_, q, expected) => {
    const codes = await shelf();
    const found = await desk(at()).find(q);
    if (expected.length === 0) expect(found).toEqual([]);
    else expect(found.slice(0, expected.length)).toEqual(expected.map((name) => codes[name]));
  });

  test("stays within a topic", async () => {
    const { boat, net, birth } = await shelf();
    const { find } = desk(at());
    expect(await find("đăng ký", "&topic=boats")).toEqual([boat]);
    expect(await find("đăng ký", "&topic=civil-status")).toEqual([birth]);
    expect(await find("", "&topic=boats")).toEqual([net, boat]);
    expect(await find("", "&topic=no-such-topic")).toEqual([]);
  });

  test("an entry is the title and the beginning of the answer", async () => {
    const { boat } = await shelf();
    const { body } = await at().go("/v1/public/questions?q=tàu cá&limit=1");
    expect(body.items).toEqual([
      {
        code: boat,
        topicId: "boats",
        title: "Đăng ký tàu cá ở xã Thuý Sơn",
        excerpt: "Nộp tại bộ phận một cửa của xã, phường nơi cư trú.",
        answeredAt: expect.any(String),
      },
    ]);
  });

  test.each(["", "giấy"])("pages of %j give each once, in the same order", async (q) => {
    await shelf();
    const { go } = at();
    const whole = (await go(`/v1/public/questions?q=${q}`)).body.items.map(({ code }: any) => code);
    const paged: string[] = [];
    for (let cursor = ""; ;) {
      const { body } = await go(`/v1/public/questions?q=${q}&limit=1${cursor && `&cursor=${cursor}`}`);
      paged.push(...body.items.map(({ code }: any) => code));
      if (!body.nextCursor) break;
      cursor = body.nextCursor;
    }
    expect(paged.length).toBeGreaterThan(1);
    expect(paged).toEqual(whole);
  });

  test("a cursor that is not ours is refused", async () => {
    expect(problemOf(await at().go("/v1/public/questions?q=a&cursor=WzFd"))).toBe("invalid-request");
  });

  test("what was taken back is not found, what was published again is", async () => {
    const server = at();
    const { known, unpublish, publish, find, read, ok } = desk(server);
    const code = await known(await server.guest(), { title: "Kiểm định thang máy chung cư" });
    expect(await find("kiem dinh thang may")).toEqual([code]);
    await unpublish(code);
    expect(await find("kiem dinh thang may")).not.toContain(code);
    expect(problemOf(await read(code))).toBe("case-not-found");
    await ok(publish(code, { title: "Bảo trì thang máy nhà cao tầng" }));
    expect(await find("bao tri thang may")).toEqual([code]);
    expect(await find("kiem dinh")).not.toContain(code);
  });

  test("follows the answer when it is answered again", async () => {
    const server = at();
    const token = await server.guest();
    const { known, answer, reopen, find, read, ok } = desk(server);
    const code = await known(token, { title: "Xin giấy xác nhận nuôi yến" }, "Nộp đơn cho phòng kinh tế, kèm bản vẽ.");
    expect(await find("phòng kinh tế")).toEqual([code]);
    expect((await reopen(token, code)).status).toBe(200);
    // Meanwhile everybody reads what was answered.
    expect((await read(code)).body.answer.text).toContain("phòng kinh tế");
    expect(problemOf(await answer(code, "Từ nay nộp hồ sơ qua bưu điện.", []))).toBe("answer-needs-reason");
    await ok(answer(code, "Từ nay nộp hồ sơ qua bưu điện."));
    expect((await read(code)).body.answer.text).toBe("Từ nay nộp hồ sơ qua bưu điện.");
    expect(await find("qua bưu điện")).toEqual([code]);
    expect(await find("phòng kinh tế")).not.toContain(code);
  });
});
