// How a phone scrolls through a thousand reports: the built list in real Chromium, at a quarter of this machine's speed.
import { chromium, type Page } from "@playwright/test";
import sharp from "sharp";
import { folderOf } from "../server/core/attachments.ts";
import { CHROMIUM_ARGS, VIEWPORT } from "../tests/support/browser.ts";
import { startStack } from "../tests/support/stack.ts";
import { fillCases } from "./fill-cases.ts";
import { median } from "./results.ts";

const CARDS = 1000;
const CPU = 4;
const RUNS = 5;
/** As fast as a thumb flings. */
const PIXELS_PER_SECOND = 3000;
const PIXELS = 12_000;

export interface Scrolled {
  cards: number;
  cpu: number;
  /** Frames a second the page drew while it was scrolled, the median of five flings through other parts of the list. */
  framesPerSecond: number;
  /** Of all those frames, the longest wait for one of a hundred. */
  gapP99: number;
}

/** Opens the public list, asks for more until a thousand stand in it, and flings through it. */
export async function scrollThousand(): Promise<Scrolled> {
  const stack = await startStack({ province: "tay-ninh" });
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH, args: CHROMIUM_ARGS });
  try {
    await fillCases(stack.server.core, 2.6 * CARDS);
    await givePictures(stack.server.core);
    const context = await browser.newContext({
      viewport: VIEWPORT,
      hasTouch: true,
      isMobile: true,
      deviceScaleFactor: 2,
    });
    const page = await context.newPage();
    await page.goto(stack.phoneUrl("/reports"));
    const cards = page.locator("main ul > li");
    await cards.first().waitFor();
    while ((await cards.count()) < CARDS) {
      const before = await cards.count();
      await page.getByRole("button", { name: "Xem thêm" }).click();
      await cards.nth(before).waitFor();
    }
    const cdp = await context.newCDPSession(page);
    await cdp.send("Emulation.setCPUThrottlingRate", { rate: CPU });
    const seconds: number[] = [];
    const gaps: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      await page.evaluate((part) => scrollTo(0, document.documentElement.scrollHeight * part), run / (RUNS + 1));
      await page.waitForTimeout(1000);
      const from = await page.evaluate(() => scrollY);
      const frames = await framesWhile(page, () =>
        cdp.send("Input.synthesizeScrollGesture", {
          x: VIEWPORT.width / 2,
          y: VIEWPORT.height / 2,
          yDistance: -PIXELS,
          speed: PIXELS_PER_SECOND,
          // Headless Chromium now and then drops made touches; the page scrolls the same way by wheel.
          gestureSourceType: "mouse",
        }),
      );
      const moved = (await page.evaluate(() => scrollY)) - from;
      if (moved < PIXELS / 2) throw new Error(`The list did not scroll: ${moved} of ${PIXELS} pixels.`);
      gaps.push(...frames);
      seconds.push((1000 * frames.length) / frames.reduce((sum, gap) => sum + gap, 0));
    }
    gaps.sort((a, b) => a - b);
    return {
      cards: await cards.count(),
      cpu: CPU,
      framesPerSecond: Math.round(median(seconds)!),
      gapP99: Math.round(gaps[Math.floor(gaps.length * 0.99)]!),
    };
  } finally {
    await browser.close();
    await stack.close();
  }
}

/** Milliseconds between the frames the page drew meanwhile. */
async function framesWhile(page: Page, gesture: () => Promise<unknown>): Promise<number[]> {
  await page.evaluate(() => {
    const seen = { gaps: [] as number[], going: true };
    (window as unknown as { __frames: typeof seen }).__frames = seen;
    let last = NaN;
    const frame = (now: number) => {
      if (Number.isFinite(last)) seen.gaps.push(now - last);
      last = now;
      if (seen.going) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  await gesture();
  return page.evaluate(() => {
    const seen = (window as unknown as { __frames: { gaps: number[]; going: boolean } }).__frames;
    seen.going = false;
    return seen.gaps;
  });
}

/** Every card has a picture to decode, as the office would have published it. */
async function givePictures(core: Parameters<typeof fillCases>[0]): Promise<void> {
  const noise = { type: "gaussian", mean: 128, sigma: 40 } as const;
  const thumb = await sharp({ create: { width: 320, height: 240, channels: 3, background: "#888", noise } })
    .webp({ quality: 60 })
    .toBuffer();
  const ids = await core.db.selectFrom("attachment").select("id").where("position", "=", 0).execute();
  for (const { id } of ids) await core.storage.put(`${folderOf(id)}/thumb`, thumb);
}
