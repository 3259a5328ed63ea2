import { expect, type Phone } from "./browser.ts";
import type { Locator, Page } from "@playwright/test";

/** Text as large as people set it: the page's root doubled, and every computed size doubled as Android's webview does. */
const LONG = process.env.TEST_LONG === "1";
const SIZES = [
  ["100", { textScale: 1, textZoom: 1 }],
  ["root-200", { textScale: 2, textZoom: 1 }],
  ["zoom-200", { textScale: 1, textZoom: 2 }],
] as const;
/** What a doubled root changes is the same on most screens: all of them only in the full run. */
const SAMPLE = SIZES.filter(([size]) => LONG || size !== "root-200");

/**
 * Looks at what stands, at every size, and leaves a picture of each. What comes next is tapped at the last and largest.
 * @param at what the pictures are of, where that is not the top of the screen
 */
export async function look(phone: Phone, name: string, at?: Locator) {
  for (const [size, setting] of SAMPLE) {
    await phone.stack.patchDevice(phone.device, setting);
    const { textScale, textZoom } = setting;
    const sizes = () =>
      phone.page.evaluate(() =>
        [document.documentElement, document.querySelector("#app > *")!].map((element) =>
          parseFloat(getComputedStyle(element).fontSize),
        ),
      );
    await expect.poll(sizes, { message: size }).toEqual([16 * textScale, 16 * textScale * textZoom]);
    await at?.evaluate((element) => element.scrollIntoView({ block: "end" }));
    await phone.picture(`${name}-${size}`);
    await phone.expectAccessible({ seen: !LONG && size !== "100" });
  }
}

/** The same for a page in the phone's webview, which is not our app's. Its text is as it was afterwards. */
export async function lookAtPage(phone: Phone, page: Page, name: string) {
  const shown = phone.in(phone.stack, page);
  await shown.picture(`${name}-100`);
  await shown.expectAccessible();
  await shown.doubleRoot();
  await shown.picture(`${name}-root-200`);
  await shown.expectAccessible();
  await page.evaluate(() => document.documentElement.style.removeProperty("font-size"));
}
