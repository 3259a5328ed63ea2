// The steps of a report as a citizen takes them, for journeys that differ in what goes wrong on the way.
import { expect, photo, type Phone } from "./browser.ts";

export const WORDS = "Ván cầu tàu số 2 gãy một đoạn dài hai mét, hôm qua có người hụt chân.";

export async function chooseKind(phone: Phone, category: RegExp, kind: RegExp) {
  await phone.tap("Gửi phản ánh");
  await phone.tap(category);
  await phone.tap(kind);
  await expect(phone.page.getByRole("textbox", { name: "Có chuyện gì?" })).toBeVisible();
}

export const chooseBrokenQuay = (phone: Phone) => chooseKind(phone, /Bến cảng/, /Cầu tàu hư hỏng/);

export async function write(phone: Phone, words = WORDS) {
  await phone.page.getByRole("textbox", { name: "Có chuyện gì?" }).fill(words);
}

type Picked = { name: string; mimeType: string; buffer: Buffer };

/** Picks from the phone's album, through the real file chooser. */
export async function pickPhotos(phone: Phone, files: Picked[]) {
  const chooser = phone.page.waitForEvent("filechooser");
  await phone.tap("Chọn ảnh");
  await (await chooser).setFiles(files);
}

export async function pickTwoPhotos(phone: Phone) {
  await pickPhotos(phone, [await photo("cau-tau-1"), await photo("cau-tau-2", { width: 900, height: 1200 })]);
  await expect(phone.page.getByText("Đã gửi xong 2 tệp.")).toBeVisible();
}

export async function placeByPin(phone: Phone) {
  await phone.tap(/Chỉ trên bản đồ/);
  await expect(phone.page.getByText(/Ghim đang ở/).first()).toBeVisible();
  await phone.picture("map");
  await phone.tap("Chọn chỗ này");
}

export async function placeInWords(phone: Phone, landmark = "Gần cổng chợ") {
  await phone.tap(/Ghi xã, phường/);
  await phone.page.getByRole("searchbox").or(phone.page.getByRole("textbox")).first().fill("hai dang");
  await phone.tap(/Hải Đăng/);
  await phone.page.getByRole("textbox", { name: /Chỗ dễ nhận ra/ }).fill(landmark);
}

export const next = (phone: Phone) => phone.tap("Tiếp tục");

/** Stands on the review screen, with nothing shared. */
export async function goToReview(phone: Phone) {
  await next(phone);
  await placeInWords(phone);
  await next(phone);
  await next(phone);
  await expect(phone.page.getByRole("heading", { name: "Xem lại và gửi" })).toBeVisible();
}

export const sendButton = (phone: Phone) => phone.page.getByRole("button", { name: /^Gửi( phản ánh| lại)?$/ });

/** The code the citizen is given once it has arrived. */
export async function readCode(phone: Phone) {
  await expect(phone.page.getByText("Đã đến nơi tiếp nhận")).toBeVisible({ timeout: 45_000 });
  const shown = await phone.page.getByRole("main").innerText();
  const [, prefix, date, number] = /(S[MH])\D{0,5}(\d{6})\D{1,5}(\d{4})/.exec(shown) ?? [];
  expect(date, "a code on the screen").toBeTruthy();
  return `${prefix}-${date}-${number}`;
}

/** The picture the office took afterwards, opened large: real bytes, decoded. */
export async function seeAnswerPhoto(phone: Phone) {
  const picture = phone.page.getByRole("img", { name: /Ảnh kèm trả lời/ });
  await expect(picture).toBeVisible();
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(100);
}
