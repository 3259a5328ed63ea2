// What a citizen began is never lost: the process killed at any moment, a full storage, an evicted key, another phone,
// another form, no storage at all. On the built app, the real server and a real Chromium that is really killed.
import { keepResults } from "../../bench/results.ts";
import { randomOf } from "../../bench/lot.ts";
import { expect, Phone, test, VIEWPORT, type Stack } from "../support/browser.ts";
import {
  acceptedFiles,
  beginReport,
  casesSaying,
  draftsOf,
  evictNoteOfWho,
  evictVaultKey,
  expectOneCase,
  expectSaved,
  expireSession,
  goOnWriting,
  goToStep,
  grainyPhoto,
  LARGE,
  letPass,
  SEED,
  tokenOf,
  walkToReview,
  wordsBox,
} from "../support/kept-journey.ts";
import { pickPhotos, sendButton } from "../support/report-journey.ts";
import type { DevicePatch } from "../support/stack.ts";
import { askOffset, sendPiece } from "../support/tus.ts";

// Once lost is lost.
test.describe.configure({ retries: 0 });

const LONG = process.env.TEST_LONG === "1";

test.describe("killed at any moment", () => {
  /** A report from its first letter to its arrival, killed once in each phase. The storage is full in half of them. */
  const LIVES = [1, 2, 3].slice(0, LONG ? 3 : 1);
  const isFull = (life: number, platform: string) => (life % 2 === 0) === (platform === "android");
  /** On 2G: photos of a phone take minutes, those of the sample seconds. */
  const SIZE = LONG ? LARGE : undefined;
  const UPLOADING_MS = LONG ? 170_000 : 22_000;

  for (const life of LIVES) {
    test(`report ${life}, killed while typing, picking, uploading and sending: all of it arrives, once`, async ({
      ownPhone: phone,
      stack,
      platform,
    }) => {
      test.setTimeout(LONG ? 1_500_000 : 300_000);
      const random = randomOf(SEED + life * 2 + (platform === "ios" ? 1 : 0));
      const storageFull = isFull(life, platform);
      const words = `Báo hỏng số ${life} từ ${platform}: ${"ván cầu tàu gãy, đi lại rất nguy hiểm. ".repeat(3)}`.trim();
      const moments: { phase: string; afterMs: number; evicted?: boolean }[] = [];
      /** Its key's copy must have had the time to leave the phone. */
      const evictAt = random() < 0.5 ? "uploading" : "sending";
      const kill = async (phase: string, afterMs: number, path: string) => {
        const evicted = phase === evictAt && evictVaultKey(phone);
        moments.push({ phase, afterMs: Math.round(afterMs), ...(evicted ? { evicted } : {}) });
        await phone.killAndReopen(path);
      };
      console.log(`seed ${SEED}, report ${life} on ${platform}, storage ${storageFull ? "full" : "free"}`);
      await phone.set({ network: "2g", storageFull });

      // Typing: what stood there a second before is there. A machine that is slow with a letter is slow with its disk.
      await beginReport(phone, words.slice(0, 10));
      const typed = [{ at: Date.now(), text: words.slice(0, 10) }];
      const typingMs = 1_500 + random() * 3_000;
      let slowest = 0;
      await wordsBox(phone).press("End");
      for (const began = Date.now(); Date.now() - began < typingMs;) {
        const before = Date.now();
        const text = words.slice(0, typed.at(-1)!.text.length + 1);
        await phone.page.keyboard.insertText(text.at(-1)!);
        typed.push({ at: Date.now(), text });
        slowest = Math.max(slowest, Date.now() - before);
        await letPass(60);
      }
      const lately = Date.now() - 1_000 - slowest;
      await kill("typing", typingMs, "/reports/new");
      const sure = typed.filter(({ at }) => at <= lately).at(-1)?.text ?? words.slice(0, 10);
      await goOnWriting(phone);
      const kept = await wordsBox(phone).inputValue();
      expect(words.slice(0, kept.length), "as it was typed").toBe(kept);
      expect(kept.length, `all that was typed a second before: ${sure}`).toBeGreaterThanOrEqual(sure.length);
      await wordsBox(phone).fill(words);

      // Picking: what the phone showed as taken is there.
      const photos = await Promise.all([1, 2, 3].map((each) => grainyPhoto(`anh-${life}-${each}`, SIZE)));
      const pickingMs = 300 + random() * 3_000;
      await pickPhotos(phone, photos);
      await letPass(pickingMs);
      const accepted = await acceptedFiles(phone).count();
      await kill("picking", pickingMs, "/reports/new");
      await goOnWriting(phone);
      await expect(wordsBox(phone)).toHaveValue(words);
      await expect.poll(() => acceptedFiles(phone).count()).toBeGreaterThanOrEqual(accepted);
      const there = await acceptedFiles(phone).count();
      if (there < 3) await pickPhotos(phone, photos.slice(there));
      await expect(acceptedFiles(phone)).toHaveCount(3);

      // Uploading.
      const uploadingMs = random() * UPLOADING_MS;
      await letPass(uploadingMs);
      await kill("uploading", uploadingMs, "/reports/new");
      await goOnWriting(phone);
      await expect(wordsBox(phone)).toHaveValue(words);
      await expect(acceptedFiles(phone)).toHaveCount(3);

      // Sending, with photos still under way.
      await walkToReview(phone);
      const sendingMs = random() * 6_000;
      await sendButton(phone).click();
      await letPass(sendingMs);
      const handedOver = await phone.page.getByRole("link", { name: "Về trang chủ" }).isVisible();
      await kill("sending", sendingMs, "/mine");
      if (!handedOver) {
        // Pressed a moment before the end: it may still be a draft, with everything in it.
        const goOn = phone.page.getByRole("button", { name: "Viết tiếp" });
        const onTheWay = phone.page.getByRole("heading", { name: /^(Đang chờ gửi|Đã gửi)$/ });
        await expect(goOn.or(onTheWay).first()).toBeVisible();
        if (await goOn.isVisible()) {
          await goOn.click();
          await goToStep(phone, "review");
          await sendButton(phone).click();
        }
      }

      await expectOneCase(stack, words, 3, LONG ? 600_000 : 120_000);
      // Nothing is left that could be sent again.
      await expect.poll(async () => (await draftsOf(phone).list()).length).toBe(0);
      console.log(`report ${life} on ${platform}: ${JSON.stringify(moments)}`);
      if (LONG) keepResults(`kill, report ${life} on ${platform}`, { seed: SEED, storageFull, moments });
    });
  }
});

test("what is typed is kept in a second, on the server in ten, and at once when the app is paused", async ({
  phone,
}) => {
  const words = "Ván cầu tàu gãy, chiều nay có người hụt chân.";
  await beginReport(phone, words);
  await expect(phone.page.getByText(/^Đã lưu lúc \d/).first()).toBeVisible();
  await expectSaved(phone, "server");
  const [draft] = await draftsOf(phone).list();
  expect((await draftsOf(phone).read(draft!.id)).answers.text).toBe(words);

  // No timer fires any more: what is saved from here on is saved because the app was paused.
  await phone.page.clock.install();
  await phone.page.clock.pauseAt(Date.now() + 60_000);
  const more = `${words} Tối đến không có đèn.`;
  await wordsBox(phone).fill(more);
  expect((await draftsOf(phone).read(draft!.id)).answers.text).toBe(words);
  await phone.stack.sendEvent(phone.device, "AppPaused");
  await expect.poll(async () => (await draftsOf(phone).read(draft!.id)).answers.text).toBe(more);
});

test("an upload cut at 90 % goes on after a kill and with a renewed session; nobody else reaches it @once", async ({
  ownPhone: phone,
  stack,
}) => {
  const words = "Ảnh bị đứt giữa chừng: ván cầu tàu gãy ở đầu bến.";
  await phone.set({ failures: { "PATCH /v1/uploads": "cut 0.9" } });
  await beginReport(phone, words);
  await expectSaved(phone, "server");
  let upload = "";
  phone.page.on("request", (request) => {
    if (request.method() === "PATCH") upload = new URL(request.url()).pathname;
  });
  await pickPhotos(phone, [await grainyPhoto("dut", { longerSide: 2000, grain: 0.5 })]);
  await expect.poll(() => stack.failed(phone.device, "PATCH /v1/uploads"), { timeout: 60_000 }).toBeGreaterThan(0);

  const mine = { token: tokenOf(phone) };
  const reached = (await askOffset(stack.server.origin, mine, upload))!;
  const stranger = { token: (await stack.citizenApi()).token };
  expect(await askOffset(stack.server.origin, stranger, upload)).toBeUndefined();
  const intruded = await sendPiece(stack.server.origin, stranger, upload, reached, new Uint8Array(10));
  expect(intruded.status).toBe(404);
  expect(await askOffset(stack.server.origin, mine, upload)).toBe(reached);

  // Opened again, it goes on and is cut again; then its session is over, and then the network heals.
  await phone.killAndReopen("/reports/new");
  const cuts = stack.failed(phone.device, "PATCH /v1/uploads");
  await goOnWriting(phone);
  await expect.poll(() => stack.failed(phone.device, "PATCH /v1/uploads"), { timeout: 60_000 }).toBeGreaterThan(cuts);
  await expireSession(phone);
  const pieces: { offset: number; length: number }[] = [];
  let whole = 0;
  let expired = 0;
  phone.page.on("request", (request) => {
    const headers = request.headers();
    if (request.method() === "PATCH" && new URL(request.url()).pathname === upload)
      pieces.push({ offset: Number(headers["upload-offset"]), length: Number(headers["content-length"] ?? 0) });
  });
  phone.page.on("response", (response) => {
    if (response.status() === 401) expired += 1;
    else if (response.request().method() === "HEAD") whole = Number(response.headers()["upload-length"]);
  });
  await phone.set({ failures: { "PATCH /v1/uploads": null } });
  await expect(phone.page.getByText("Đã gửi xong 1 tệp.")).toBeVisible({ timeout: 90_000 });
  expect(pieces[0]!.offset, "where it went on").toBeGreaterThanOrEqual(whole * 0.8);
  expect(whole).toBeGreaterThan(0);
  expect(expired, "answers to a session that was over").toBeGreaterThan(0);
  console.log(`cut at 90 %: ${pieces[0]!.offset} of ${whole} bytes were there, ${pieces.length} more requests`);

  await walkToReview(phone);
  await sendButton(phone).click();
  await expectOneCase(stack, words, 1);
});

test.describe("without a network", () => {
  test("sent offline, killed, three days later: arrives by itself within a minute of opening @once", async ({
    ownPhone: phone,
    stack,
  }) => {
    const words = "Gửi lúc mất mạng: ván cầu tàu gãy, chưa ai sửa.";
    await beginReport(phone, words);
    await pickPhotos(phone, [await grainyPhoto("mat-mang")]);
    await expect(acceptedFiles(phone)).toHaveCount(1);
    await phone.set({ network: "offline" });
    await walkToReview(phone);
    await sendButton(phone).click();
    await expect(phone.page.getByRole("heading", { name: "Đã giữ lại, sẽ tự gửi" })).toBeVisible({ timeout: 40_000 });
    await phone.picture("airplane-waiting");
    await phone.killAndReopen("/mine");
    await expect(phone.page.getByRole("heading", { name: "Đang chờ gửi" })).toBeVisible();
    try {
      await phone.set({ clockOffsetMs: 3 * 24 * 3_600_000 });
      await phone.killAndReopen();
      const opened = Date.now();
      await phone.set({ network: "online" });
      await expectOneCase(stack, words, 1, 60_000);
      expect(Date.now() - opened).toBeLessThan(60_000);
      await phone.open("/mine");
      await expect(phone.page.getByRole("heading", { name: "Đã gửi", exact: true })).toBeVisible();
      await expect(phone.page.getByRole("heading", { name: "Đang chờ gửi" })).toHaveCount(0);
    } finally {
      await phone.set({ clockOffsetMs: 0 });
    }
  });

  test("what the province cannot take ends as something to look at again, with the reason and the words @once", async ({
    ownPhone: phone,
    stack,
  }) => {
    const words = "Loại việc này vừa bị bỏ: ván cầu tàu gãy ở bến hai.";
    await beginReport(phone, words);
    // The host loses the note of who had this phone last: what waits is found all the same once Zalo says who is here.
    await expect.poll(() => evictNoteOfWho(phone)).toBe(true);
    await phone.set({ network: "offline" });
    await walkToReview(phone);
    await sendButton(phone).click();
    await expect(phone.page.getByRole("heading", { name: "Đã giữ lại, sẽ tự gửi" })).toBeVisible({ timeout: 40_000 });
    const putBack = takeKindAway(stack, "quay");
    try {
      await phone.set({ network: "online" });
      await phone.killAndReopen("/mine");
      await expect(phone.page.getByText("Cần xem lại").first()).toBeVisible({ timeout: 60_000 });
      await expect(phone.page.getByText("Loại việc đã chọn không còn được dùng.").first()).toBeVisible();
      await phone.picture("needs-you");
      await phone.expectAccessible();
      await phone.killAndReopen("/mine");
      await phone.page.getByRole("button", { name: "Sửa", exact: true }).click();
      await goToStep(phone, "words");
      await expect(wordsBox(phone)).toHaveValue(words);
    } finally {
      putBack();
    }
    await walkToReview(phone);
    await sendButton(phone).click();
    await expectOneCase(stack, words);
  });

  /** The province no longer has a kind of report that phones still show. @returns puts it back */
  function takeKindAway(stack: Stack, kindId: string) {
    const { categories } = stack.server.core.province.reports;
    const category = categories.find(({ kinds }) => kinds.some(({ id }) => id === kindId))!;
    const before = category.kinds;
    category.kinds = before.filter(({ id }) => id !== kindId);
    return () => void (category.kinds = before);
  }
});

test("two Zalo accounts on one phone: what one began and sent waits for them, unseen and unsent by the other @once", async ({
  ownPhone: phone,
  stack,
}) => {
  const [sent, begun] = ["Gửi rồi mới đổi tài khoản: cột đèn đổ.", "Mới viết dở: nước ngập sân trường."];
  const first = stack.sandbox.device(phone.device).settings.account;
  await beginReport(phone, sent);
  await walkToReview(phone);
  await phone.set({ failures: { "POST /v1/reports": "lost" } });
  await sendButton(phone).click();
  await expect(phone.page.getByRole("heading", { name: "Đã giữ lại, sẽ tự gửi" })).toBeVisible({ timeout: 40_000 });
  await beginReport(phone, begun);
  await expectSaved(phone, "server");

  await phone.set({ account: { ...first, id: `${first.id}9`, name: "Trần Văn Minh" } });
  const token = tokenOf(phone);
  await phone.killAndReopen("/mine");
  await expect.poll(() => tokenOf(phone)).not.toBe(token);
  await phone.set({ failures: { "POST /v1/reports": null } });
  await expect(phone.page.getByText("Chưa có việc nào")).toBeVisible();
  await phone.picture("two-accounts-other");
  expect(await draftsOf(phone).list()).toEqual([]);
  expect(await casesSaying(stack, sent)).toEqual([]);

  await phone.set({ account: first });
  await phone.killAndReopen("/mine");
  await expectOneCase(stack, sent);
  await expect(phone.page.getByText(begun)).toBeVisible();
  // What has arrived is not offered to be gone on with.
  await expect(phone.page.getByText("Viết tiếp", { exact: true })).toHaveCount(1);
  await phone.picture("two-accounts-own");
});

test("a phone that keeps nothing at all: everything works online, and what it means is said once @once", async ({
  phone,
  stack,
}) => {
  const words = "Máy không lưu được gì: ván cầu tàu gãy ở bến ba.";
  await phone.set({ missing: { indexedDB: true, webCrypto: true, nativeStorage: true } });
  await beginReport(phone, words);
  const notice = phone.page.getByText("Điện thoại này không cho ứng dụng lưu lại những gì đang viết");
  await expect(notice).toBeVisible();
  await phone.picture("no-storage");
  await phone.expectAccessible();
  await phone.tap("Tôi đã hiểu");
  await expect(notice).toHaveCount(0);
  await expectSaved(phone, "server");
  await pickPhotos(phone, [await grainyPhoto("khong-luu")]);
  await expect(phone.page.getByText("Đã gửi xong 1 tệp.")).toBeVisible({ timeout: 60_000 });
  await walkToReview(phone);
  await expect(notice).toHaveCount(0);
  await sendButton(phone).click();
  await expect(phone.page.getByRole("heading", { name: "Đã đến nơi tiếp nhận" })).toBeVisible({ timeout: 45_000 });
  await expectOneCase(stack, words, 1);
});

test.describe("a draft on the server", () => {
  const WORDS = "Viết từ bản cũ của mẫu: ván cầu tàu gãy ở bến bốn.";

  test("of an earlier form keeps every answer, points out what is new, and can be sent @once", async ({
    ownPhone: phone,
    stack,
  }) => {
    await beginReport(phone, "Bản đầu tiên của mẫu này.");
    await expectSaved(phone, "server");
    const { id } = (await draftsOf(phone).list())[0]!;
    const begun = await draftsOf(phone).read(id);
    // As an earlier form would have left it: `words` is called `text` now, `boat` is asked no more, who may see is new.
    const { mayPublish: _new, shareContact: _also, text: _renamed, ...same } = begun.answers;
    const answers = { ...same, words: WORDS, boat: "Ghe ba lá, biển số 24" };
    await draftsOf(phone).save(id, { ...begun, formVersion: "0", answers, baseVersion: begun.baseVersion + 1 });

    await phone.open("/reports/new");
    await goOnWriting(phone);
    await expect(phone.page.getByText("Mẫu này đã thay đổi từ lần trước")).toBeVisible();
    await expect(phone.page.getByText("Ghe ba lá, biển số 24")).toBeVisible();
    await expect(phone.page.getByText(WORDS)).toBeVisible();
    for (const added of ["Nội dung", "Đăng công khai"])
      await expect(phone.page.getByRole("listitem").filter({ hasText: added }).first()).toBeVisible();
    await phone.picture("changed-form");
    await phone.expectAccessible();

    // The phone alone knows it, too.
    await phone.set({ network: "offline" });
    await phone.killAndReopen("/reports/new");
    await goOnWriting(phone);
    await expect(phone.page.getByText("Ghe ba lá, biển số 24")).toBeVisible();
    await wordsBox(phone).fill(WORDS);
    await phone.set({ network: "online" });
    await expectSaved(phone, "server");
    expect((await draftsOf(phone).read(id)).answers).toMatchObject({ ...answers, text: WORDS });

    await walkToReview(phone);
    await sendButton(phone).click();
    await expectOneCase(stack, WORDS);
  });

  test("is the same on another phone; what both wrote is shown and chosen; deleted on one it is gone on both @once", async ({
    phone,
    chromiumBrowser,
    stack,
    platform,
  }) => {
    const first = "Bản viết ở máy thứ nhất, ván cầu tàu gãy.";
    await beginReport(phone, first);
    await expectSaved(phone, "server");

    const context = await chromiumBrowser.newContext({ viewport: VIEWPORT, hasTouch: true, locale: "vi-VN" });
    const device = `${phone.device.slice(0, 20)}b`;
    await stack.resetDevice(device);
    const { account } = (await stack.device(phone.device)) as { account: DevicePatch["account"] };
    await stack.patchDevice(device, { platform, account });
    const other = new Phone(stack, await context.newPage(), device, platform);
    try {
      await other.prepare();
      await other.open("/reports/new");
      await goOnWriting(other);
      await expect(wordsBox(other)).toHaveValue(first);
      const second = "Bản viết ở máy thứ hai, đã có người hụt chân.";
      await wordsBox(other).fill(second);
      await expectSaved(other, "server");

      const third = "Máy thứ nhất viết tiếp mà chưa biết gì.";
      await wordsBox(phone).fill(third);
      const title = (of: Phone) => of.page.getByText("Việc này được viết tiếp ở hai máy");
      await expect(title(phone)).toBeVisible({ timeout: 45_000 });
      await expect(phone.page.getByText(second)).toBeVisible();
      await expect(phone.page.getByText(third)).toBeVisible();
      await phone.picture("conflict");
      await phone.expectAccessible();
      await phone.tap("Dùng bản trên máy này");
      await expect(wordsBox(phone)).toHaveValue(third);
      await expectSaved(phone, "server");

      const fourth = "Máy thứ hai cũng viết tiếp mà chưa biết gì.";
      await wordsBox(other).fill(fourth);
      await expect(title(other)).toBeVisible({ timeout: 45_000 });
      await other.tap("Dùng bản trên máy khác");
      await expect(wordsBox(other)).toHaveValue(third);

      await phone.open("/mine");
      await phone.tap(/^Xóa bản đang viết/);
      await phone.tap("Xóa hẳn");
      await expect(phone.page.getByText("Đã xóa bản đang viết.")).toBeVisible();
      await expect.poll(async () => (await draftsOf(phone).list()).length).toBe(0);
      await other.open("/mine");
      await expect(other.page.getByText("Chưa có việc nào")).toBeVisible();
      await other.open("/reports/new");
      await expect(other.page.getByRole("link", { name: /Viết tiếp/ })).toHaveCount(0);
      expect(await draftsOf(other).list()).toEqual([]);
      other.expectNoErrors();
    } finally {
      await context.close();
    }
  });
});
