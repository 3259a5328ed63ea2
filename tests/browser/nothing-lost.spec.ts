// What a citizen began is never lost: the process killed at any moment, a full storage, an evicted key, another phone,
// another form, no storage at all. On the built app, the real server and a real Chromium that is really killed.
import { keepResults } from "../../bench/results.ts";
import { randomOf } from "../../bench/lot.ts";
import { expect, Phone, test, type Stack } from "../support/browser.ts";
import {
  acceptedFiles,
  beginReport,
  casesSaying,
  draftsOf,
  evictVaultKey,
  expectOneCase,
  expectSaved,
  expireSession,
  goOnWriting,
  goToStep,
  grainyPhoto,
  SEED,
  tokenOf,
  walkToReview,
  wordsBox,
} from "../support/kept-journey.ts";
import { pickPhotos, sendButton } from "../support/report-journey.ts";

const LONG = process.env.TEST_LONG === "1";

test.describe("killed at any moment", () => {
  /** A report from its first letter to its arrival, killed once in each phase. The storage is full in half of them. */
  const LIVES = [1, 2, 3].slice(0, LONG ? 3 : 1);
  const isFull = (life: number, platform: string) => (life % 2 === 0) === (platform === "android");
  /** On 2G: photos of a phone take minutes, those of the sample seconds. */
  const PHOTO = LONG ? { kilobytes: 400, longerSide: 4000 } : { kilobytes: 45, longerSide: 1200 };
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
        await phone.page.waitForTimeout(60);
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
      const photos = await Promise.all(
        [1, 2, 3].map((each) => grainyPhoto(`anh-${life}-${each}`, PHOTO.kilobytes, PHOTO.longerSide)),
      );
      const pickingMs = random() * 2_500;
      await pickPhotos(phone, photos);
      await phone.page.waitForTimeout(pickingMs);
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
      await phone.page.waitForTimeout(uploadingMs);
      await kill("uploading", uploadingMs, "/reports/new");
      await goOnWriting(phone);
      await expect(wordsBox(phone)).toHaveValue(words);
      await expect(acceptedFiles(phone)).toHaveCount(3);

      // Sending, with photos still under way.
      await walkToReview(phone);
      const sendingMs = random() * 6_000;
      await sendButton(phone).click();
      await phone.page.waitForTimeout(sendingMs);
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
