// What is kept of a report while everything around it fails: steps a citizen takes, and looks into the phone, the server's
// drafts and the office's list of cases.
import { setTimeout as sleep } from "node:timers/promises";
import type { Attachment, CasePage, DraftContent, DraftSummary } from "../../contract/types.ts";
import { call } from "../../sandbox/client.ts";
import { forgetSessions } from "../../server/auth.ts";
import { hashToken } from "../../server/core/tokens.ts";
import { expect, type Phone, type Stack } from "./browser.ts";
import { chooseBrokenQuay, placeInWords } from "./report-journey.ts";

/** The same run again: `TEST_SEED=… npm test -- nothing-lost`. */
export const SEED = Number(process.env.TEST_SEED ?? 20261124);

/** Until the moment that was drawn by lot: a process is killed whatever is on the screen. */
export const letPass = (ms: number) => sleep(ms);

export const wordsBox = (phone: Phone) => phone.page.getByRole("textbox", { name: "Có chuyện gì?" });
export const reviewHeading = (phone: Phone) => phone.page.getByRole("heading", { name: "Xem lại và gửi" });
const savedLine = (phone: Phone) => phone.page.locator("[data-saved]");

/** Stands on the words of a new report about a broken quay. @returns the draft's id, once it has words */
export async function beginReport(phone: Phone, words: string): Promise<string> {
  await phone.open();
  await chooseBrokenQuay(phone);
  await wordsBox(phone).fill(words);
  return draftIdOf(phone);
}

/** The draft that stands in the app's address. */
export async function draftIdOf(phone: Phone): Promise<string> {
  const id = () => new URL(phone.page.url()).searchParams.get("draft");
  await expect.poll(id, "the draft's id in the address").toBeTruthy();
  return id()!;
}

/** Goes to a step of the draft within the app, as its own links do: what opens the app from outside names no step. */
export async function goToStep(phone: Phone, step: "words" | "review") {
  const draftId = await draftIdOf(phone);
  await phone.page.evaluate((query) => {
    history.pushState({}, "", location.pathname + query);
    dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  }, `?step=${step}&draft=${draftId}`);
  await expect(step === "words" ? wordsBox(phone) : reviewHeading(phone)).toBeVisible();
}

/** Goes on with what was begun, from the card that says so, and looks at the words. */
export async function goOnWriting(phone: Phone) {
  await phone.page
    .getByRole("link", { name: /Viết tiếp/ })
    .first()
    .click();
  await goToStep(phone, "words");
}

/** Waits until what stands on the screen is kept there. */
export const expectSaved = (phone: Phone, where: "phone" | "server" | "memory") =>
  expect(savedLine(phone)).toHaveAttribute("data-saved", where, { timeout: 45_000 });

/** From the words to the review, whichever steps have been answered already. */
export async function walkToReview(phone: Phone) {
  const next = phone.page.getByRole("button", { name: "Tiếp tục" });
  const way = phone.page.getByRole("link", { name: /Ghi xã, phường/ });
  const chosen = phone.page.getByText("Chỗ đã chọn").or(phone.page.getByRole("textbox", { name: /Chỗ dễ nhận ra/ }));
  await expect(wordsBox(phone)).toBeVisible();
  await next.click();
  await expect(way.or(chosen).first()).toBeVisible();
  if (await way.isVisible()) await placeInWords(phone);
  await next.click();
  await expect(phone.page.getByText("Có cho đăng công khai sau khi xử lý không?")).toBeVisible();
  await next.click();
  await expect(reviewHeading(phone)).toBeVisible();
}

/** The files on the screen that the phone has accepted: they are on their way, or have arrived. */
export const acceptedFiles = (phone: Phone) =>
  phone.page
    .getByRole("listitem")
    .filter({ has: phone.page.getByRole("button", { name: /^Bỏ (Ảnh|Trang)/ }) })
    .filter({ hasText: /đang gửi|đã gửi|chưa gửi được/ });

/** What the office has of these words: every case, with the sizes of its pictures as they are served. */
export async function casesSaying(stack: Stack, words: string): Promise<{ code: string; pictures: number[] }[]> {
  const officer = { "x-office-key": stack.officeKey, "x-officer-id": "officer-of-the-tests" };
  const { origin } = stack.server;
  const found: { code: string; pictures: number[] }[] = [];
  let cursor: string | undefined;
  do {
    const query = `limit=50${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ""}`;
    const page = await call<CasePage>(origin, "GET", `/v1/office/cases?${query}`, officer);
    for (const { code, excerpt } of page.items) {
      if (!words.startsWith(excerpt.slice(0, 40))) continue;
      const item = (await stack.deskRead(code)).case;
      if (item.text !== words) continue;
      const sizes = item.attachments.map((picture: Attachment) =>
        fetch(origin + picture.url, { headers: officer }).then(async (answer) =>
          answer.ok ? (await answer.arrayBuffer()).byteLength : 0,
        ),
      );
      found.push({ code, pictures: await Promise.all(sizes) });
    }
    cursor = page.nextCursor;
  } while (cursor);
  return found;
}

/** Waits until the office has exactly one case of these words, with that many pictures, none of them empty. */
export async function expectOneCase(stack: Stack, words: string, pictures = 0, timeout = 60_000): Promise<string> {
  await expect.poll(async () => (await casesSaying(stack, words)).length, { timeout }).toBeGreaterThan(0);
  const found = await casesSaying(stack, words);
  expect(found, "one case of these words").toHaveLength(1);
  expect(found[0]!.pictures, "all its pictures").toHaveLength(pictures);
  for (const bytes of found[0]!.pictures) expect(bytes, "a picture that is not empty").toBeGreaterThan(100);
  return found[0]!.code;
}

/** The server's drafts, as the phone's own session may read them. */
export function draftsOf(phone: Phone) {
  const headers = { authorization: `Bearer ${tokenOf(phone)}` };
  const ask = <T>(method: string, path: string, body?: object) =>
    call<T>(phone.stack.server.origin, method, `/v1/my/drafts${path}`, headers, body);
  return {
    list: async () => (await ask<{ items: DraftSummary[] }>("GET", "")).items,
    read: async (id: string) => (await ask<{ content: DraftContent }>("GET", `/${id}`)).content,
    save: (id: string, content: DraftContent) => ask<DraftSummary>("PUT", `/${id}`, content),
  };
}

/** The bearer that the phone keeps in Zalo's storage. */
export function tokenOf(phone: Phone): string {
  const kept = phone.stack.sandbox.device(phone.device).store.visible();
  const text = Object.entries(kept).find(([key]) => key.endsWith("session"))?.[1];
  return (JSON.parse(text ?? "{}") as { token: string }).token;
}

/** The host evicts the vault's key, as it may at any time. @returns whether there was one */
export const evictVaultKey = (phone: Phone): boolean => evict(phone, "vault.key");
/** The same of the note of who had the phone last. */
export const evictNoteOfWho = (phone: Phone): boolean => evict(phone, "vault.whose");

function evict(phone: Phone, name: string): boolean {
  const { store } = phone.stack.sandbox.device(phone.device);
  const keys = Object.keys(store.visible()).filter((key) => key.endsWith(name));
  store.remove(keys);
  return keys.length > 0;
}

/** The session the phone holds is over on the server. */
export async function expireSession(phone: Phone): Promise<void> {
  const { numUpdatedRows } = await phone.stack.server.core.db
    .updateTable("session")
    .set({ expires_at: new Date(0) })
    .where("token_hash", "=", hashToken(tokenOf(phone)))
    .executeTakeFirst();
  expect(Number(numUpdatedRows), "the phone's session").toBe(1);
  // The server remembers for some seconds whom it has just let in.
  forgetSessions();
}

/** Takes 40 kB to send once the phone has made it small. */
const SMALL = { longerSide: 1200, grain: 0.3 };
/** 4 MB as it was taken, and about 300 kB once the phone has made it small. */
export const LARGE = { longerSide: 4000, grain: 0.75 };

/** A photo with grain over a share of it, which no compression takes out. */
export async function grainyPhoto(name: string, { longerSide, grain } = SMALL) {
  const { default: sharp } = await import("sharp");
  const [width, height] = [longerSide, Math.round(longerSide * 0.75)];
  const [across, down] = [Math.round(width * grain), Math.round(height * grain)];
  const raw = Buffer.alloc(across * down * 3);
  let state = [...name].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) | 0;
  for (let at = 0; at < raw.length; at += 1) {
    state = (Math.imul(state, 1103515245) + 12345) | 0;
    raw[at] = 96 + ((state >>> 16) & 63);
  }
  const input = await sharp(raw, { raw: { width: across, height: down, channels: 3 } })
    .png()
    .toBuffer();
  const buffer = await sharp({ create: { width, height, channels: 3, background: "#6b8f71" } })
    .composite([{ input, left: 20, top: 20 }])
    .jpeg({ quality: 95 })
    .toBuffer();
  return { name: `${name}.jpg`, mimeType: "image/jpeg", buffer };
}
