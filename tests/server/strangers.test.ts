import { expect, test } from "vitest";
import { jpeg } from "../support/pictures.ts";
import { newKey, onBothEngines, onPGlite, problemOf, standingClock, type Answered } from "../support/server.ts";
import { announce, askOffset, sendPiece, uploadBytes, uploadId } from "../support/tus.ts";

/** Status, headers that say something and body, without what names the request. */
const seen = ({ status, text, headers, body }: Answered) => ({
  status,
  type: headers.get("content-type"),
  cache: headers.get("cache-control"),
  length: headers.get("content-length"),
  text: text.replace(body.requestId, ""),
});

const ABSENT = "00000000-0000-4000-8000-000000000000";
const NO_CASE = "SM-200101-0001";

onBothEngines("a stranger", {}, (at) => {
  /** Each pair: what is somebody else's, and what never was. They have to be answered alike. */
  const sameAsAbsent = async (ask: (what: string) => Promise<Answered>, theirs: string, absent: string) => {
    const [one, other] = [await ask(theirs), await ask(absent)];
    expect(seen(one)).toEqual(seen(other));
    return problemOf(one);
  };

  test("cannot tell another's case from one that never was, whatever they try", async () => {
    const { citizen, report, question, upload, go, act } = at();
    const owner = await citizen("owner");
    const stranger = await citizen("stranger");
    const photo = await upload(owner, await jpeg());
    const asked = await report(owner, { attachmentIds: [photo.id] });
    await act(asked.code, "ask", { text: "Xin cho biết rõ hơn chỗ hư hỏng.", attachmentIds: [] });
    const answered = await question(owner);
    const answer = { text: "Bạn mang giấy tờ đến bộ phận một cửa.", attachmentIds: [] };
    await act(answered.code, "answer", answer);

    const words = { text: "Tôi bổ sung thêm đây.", attachmentIds: [] };
    const token = stranger;
    const tries: [string, (code: string) => Promise<Answered>][] = [
      ["read", (code) => go(`/v1/my/cases/${code}`, { token })],
      ["picture", (code) => go(`/v1/my/cases/${code}/attachments/${photo.id}`, { token })],
      ["thumb", (code) => go(`/v1/my/cases/${code}/attachments/${photo.id}?size=thumb`, { token })],
      ["reply", (code) => go(`/v1/my/cases/${code}/reply`, { token, key: newKey(), body: words })],
      ["reopen", (code) => go(`/v1/my/cases/${code}/reopening`, { token, key: newKey(), body: words })],
      ["rate", (code) => go(`/v1/my/cases/${code}/rating`, { token, key: newKey(), body: { level: 1 } })],
      ["follow", (code) => go(`/v1/my/follows/${code}`, { token, method: "PUT" })],
      ["unfollow", (code) => go(`/v1/my/follows/${code}`, { token, method: "DELETE" })],
      ["public report", (code) => go(`/v1/public/reports/${code}`)],
      ["public question", (code) => go(`/v1/public/questions/${code}`)],
      ["public picture", (code) => go(`/v1/public/cases/${code}/attachments/${photo.id}`)],
    ];
    const before = [asked, answered].map(({ code }) => go(`/v1/my/cases/${code}`, { token: owner }));
    const [first, second] = (await Promise.all(before)).map(({ text }) => text);
    for (const [name, attempt] of tries)
      for (const { code } of [asked, answered])
        expect(await sameAsAbsent(attempt, code, NO_CASE), name).toBe("case-not-found");
    expect((await go(`/v1/my/cases/${asked.code}`, { token: owner })).text).toBe(first);
    expect((await go(`/v1/my/cases/${answered.code}`, { token: owner })).text).toBe(second);
    expect((await go(`/v1/my/cases/${asked.code}/attachments/${photo.id}`, { token: owner })).status).toBe(200);
    for (const list of ["/v1/my/cases", "/v1/my/follows", "/v1/my/looks", "/v1/my/drafts"])
      expect((await go(list, { token })).body.items, list).toEqual([]);
  });

  test("cannot see a picture that was not chosen for publishing, nor one through another case", async () => {
    const { citizen, report, upload, act, go } = at();
    const owner = await citizen("chooser");
    const [chosen, held] = [await upload(owner, await jpeg()), await upload(owner, await jpeg())];
    const { code } = await report(owner, { attachmentIds: [chosen.id, held.id] });
    await act(code, "publish", { published: true, attachmentIds: [chosen.id] });
    const publicly = (id: string) => go(`/v1/public/cases/${code}/attachments/${id}`);
    expect((await publicly(chosen.id)).status).toBe(200);
    expect(await sameAsAbsent(publicly, held.id, ABSENT)).toBe("attachment-not-found");
    expect((await go(`/v1/public/reports/${code}`)).body.attachments.map((one: any) => one.id)).toEqual([chosen.id]);
    const own = await report(owner);
    const through = (id: string) => go(`/v1/my/cases/${own.code}/attachments/${id}`, { token: owner });
    expect(await sameAsAbsent(through, chosen.id, ABSENT)).toBe("attachment-not-found");
    // Published for everybody, and still not one of the stranger's own.
    const stranger = await citizen("reader");
    const asTheirs = (one: string) => go(`/v1/my/cases/${one}`, { token: stranger });
    expect(await sameAsAbsent(asTheirs, code, NO_CASE)).toBe("case-not-found");
  });

  test("cannot use, see, go on with, delete or find out about another's upload", async () => {
    const { citizen, upload, go, newReport, report, origin, office, act } = at();
    const owner = await citizen("uploader");
    const token = await citizen("upload-thief");
    const { id } = await upload(owner, await jpeg());
    const bytes = await jpeg();
    const path = await announce(origin, { token: owner }, bytes.length);
    await sendPiece(origin, { token: owner }, path, 0, bytes.subarray(0, 100));
    const { code } = await report(token);
    await act(code, "ask", { text: "Xin cho biết rõ hơn chỗ hư hỏng.", attachmentIds: [] });

    const words = { text: "Ảnh chụp lại đây." };
    const tries: [string, (id: string) => Promise<Answered>][] = [
      ["use", (one) => go("/v1/reports", { token, key: newKey(), body: newReport({ attachmentIds: [one] }) })],
      [
        "reply with",
        (one) => go(`/v1/my/cases/${code}/reply`, { token, key: newKey(), body: { ...words, attachmentIds: [one] } }),
      ],
      ["ask about", (one) => go(`/v1/uploads/${one}`, { token })],
      ["see", (one) => go(`/v1/uploads/${one}/picture?size=thumb`, { token })],
      ["delete", (one) => go(`/v1/uploads/${one}`, { method: "DELETE", token })],
      ["ask about as an office", (one) => go(`/v1/office/uploads/${one}`, { office })],
    ];
    for (const [name, attempt] of tries)
      for (const theirs of [id, uploadId(path)])
        expect(await sameAsAbsent(attempt, theirs, ABSENT), name).toBe("upload-not-found");

    // By the tus protocol as well: with another's token, and with an office's key at the office's door.
    for (const by of [{ token }, { office }]) {
      const door = by.office ? "/v1/office/uploads/" : "/v1/uploads/";
      for (const one of [uploadId(path), ABSENT]) {
        expect(await askOffset(origin, by, door + one)).toBeUndefined();
        expect((await sendPiece(origin, by, door + one, 100, bytes.subarray(100))).status).toBe(404);
      }
    }
    // Nothing of it hurt the owner.
    expect(await askOffset(origin, { token: owner }, path)).toBe(100);
    expect((await sendPiece(origin, { token: owner }, path, 100, bytes.subarray(100))).status).toBe(204);
    const attachmentIds = [id, uploadId(path)];
    const used = await go("/v1/reports", { token: owner, key: newKey(), body: newReport({ attachmentIds }) });
    expect(used.status).toBe(201);
    const twice = await go("/v1/reports", { token: owner, key: newKey(), body: newReport({ attachmentIds: [id] }) });
    expect(problemOf(twice)).toBe("upload-not-found");
  });

  test("cannot read, overwrite or throw away another's draft, nor see that there is one", async () => {
    const { citizen, go } = at();
    const [owner, token] = [await citizen("writer"), await citizen("draft-thief")];
    const id = "11111111-1111-4111-8111-111111111111";
    const draft = (words: string) => ({
      service: "reports",
      formVersion: "1",
      answers: { text: words },
      attachments: [],
      at: "what",
      savedAt: new Date().toISOString(),
      baseVersion: 0,
      device: "Điện thoại Android",
    });
    const save = (by: string, words: string) =>
      go(`/v1/my/drafts/${id}`, { method: "PUT", token: by, body: draft(words) });
    expect((await save(owner, "Ván cầu tàu bị gãy")).status).toBe(200);
    const read = (one: string) => go(`/v1/my/drafts/${one}`, { token });
    expect(await sameAsAbsent(read, id, ABSENT)).toBe("draft-not-found");
    const remove = async (one: string) => go(`/v1/my/drafts/${one}`, { token, method: "DELETE" });
    expect([(await remove(id)).status, (await remove(ABSENT)).status]).toEqual([204, 204]);
    // The same id is another draft for another citizen: no conflict gives away that the first is there.
    expect((await save(token, "Của người khác")).status).toBe(200);
    const mine = await go(`/v1/my/drafts/${id}`, { token: owner });
    expect(mine.body.content.answers).toEqual({ text: "Ván cầu tàu bị gãy" });
    expect(mine.body.summary.version).toBe(1);
  });

  test("cannot have another's vault key", async () => {
    const { citizen, go } = at();
    const [owner, token] = [await citizen("key-owner"), await citizen("key-thief")];
    const kept = (fill: number) => ({ id: "0123456789abcdef", key: Buffer.alloc(32, fill).toString("base64") });
    expect((await go("/v1/my/vault-keys", { token: owner, body: kept(1) })).status).toBe(204);
    expect((await go("/v1/my/vault-keys", { token })).body.items).toEqual([]);
    await go("/v1/my/vault-keys", { token, body: kept(2) });
    expect((await go("/v1/my/vault-keys", { token: owner })).body.items).toEqual([kept(1)]);
  });

  test("an office cannot answer with a citizen's upload or another agency's, nor publish a picture of another case", async () => {
    const { citizen, upload, report, act, running, origin } = at();
    const token = await citizen("mixed");
    const { id } = await upload(token, await jpeg());
    const { code } = await report(token);
    const other = await running.issueOfficeKey({ agency: "UBND xã khác", scopes: ["cases:read", "cases:write"] });
    const theirs = await uploadBytes(origin, { office: other }, await jpeg());
    const text = "Đã xử lý xong trong buổi sáng.";
    for (const one of [id, theirs, ABSENT])
      expect(problemOf(await act(code, "answer", { text, attachmentIds: [one] }))).toBe("upload-not-found");
    for (const one of [id, theirs, ABSENT])
      expect(problemOf(await act(code, "publish", { published: true, attachmentIds: [one] }))).toBe(
        "attachment-not-found",
      );
  });
});

const limits = {
  missedCodes: { requests: 20, seconds: 300 },
  missedCodesByAddress: { requests: 50, seconds: 300 },
  // Out of the way: it is the guessing that is counted here.
  address: { requests: 20_000, seconds: 60 },
  citizen: { requests: 20_000, seconds: 60 },
};
onPGlite("guessing", { rateLimits: limits, clock: standingClock() }, (at) => {
  test("ten thousand guessed codes find nothing and are throttled", { timeout: 180_000 }, async () => {
    const { citizen, report, go, clock, guest } = at();
    await report(await citizen("guessed"));
    const token = await guest();
    const guess = (i: number) => go(`/v1/my/cases/PA-261122-${String(i).padStart(4, "0")}`, { token });
    const answers = [];
    for (let i = 1; i <= 10_000; i++) answers.push(await guess(i));
    const codes = answers.map(problemOf);
    expect(codes.filter((code) => code === "case-not-found")).toHaveLength(20);
    expect(codes.filter((code) => code === "rate-limited")).toHaveLength(9_980);
    const throttled = answers.at(-1)!;
    expect(throttled.status).toBe(429);
    expect(Number(throttled.headers.get("retry-after"))).toBeGreaterThan(0);

    // Without a session, by address; the public pages of others stay open to everybody who does not guess.
    const publicly = [];
    for (let i = 1; i <= 40; i++) publicly.push(problemOf(await go(`/v1/public/reports/PA-261122-${1000 + i}`)));
    expect(publicly.filter((code) => code === "rate-limited")).toHaveLength(10);
    // A new guest session is free; it buys no new guesses.
    const another = await guest();
    expect(problemOf(await go("/v1/my/cases/PA-261122-0001", { token: another }))).toBe("rate-limited");
    expect((await go("/v1/public/reports")).status).toBe(200);

    clock.move(16_000);
    expect(problemOf(await guess(1))).toBe("case-not-found");
    expect(problemOf(await guess(2))).toBe("rate-limited");
  });

  test("one who reads only their own is not throttled by it", async () => {
    const { guest, report, go } = at();
    const token = await guest();
    const { code } = await report(token);
    for (let i = 0; i < 60; i++) expect((await go(`/v1/my/cases/${code}`, { token })).status).toBe(200);
  });
});

onPGlite("a flood", { rateLimits: { citizen: { requests: 30, seconds: 60 } }, clock: standingClock() }, (at) => {
  test("from one citizen is throttled; others go on", async () => {
    const { guest, go } = at();
    const [noisy, quiet] = [await guest(), await guest()];
    const statuses = [];
    for (let i = 0; i < 40; i++) statuses.push((await go("/v1/my/cases", { token: noisy })).status);
    expect(statuses.filter((status) => status === 429)).toHaveLength(10);
    expect((await go("/v1/my/cases", { token: quiet })).status).toBe(200);
  });
});
