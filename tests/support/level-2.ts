// The steps to level 2 as a citizen takes them: the gate on the phone, the provider's pages in the webview's window, and
// back. Any journey can take them in the middle of a page.
import type { BrowserContext, Page } from "@playwright/test";
import type { Session } from "../../contract/types.ts";
import { call } from "../../sandbox/client.ts";
import { PASSWORD, type Person } from "../../sandbox/identity/people.ts";
import { expect, Phone, VIEWPORT, type Stack } from "./browser.ts";

export const PROVIDER = "Sao Mai ID";

let newcomers = 0;

/**
 * Somebody whom the providers know and no Zalo account is linked to. A number is linked once, so every test that goes
 * the whole way has a person of its own.
 */
export function newcomer(stack: Stack, more: Partial<Person> = {}): Person {
  newcomers += 1;
  return stack.sandbox.identity.people.add({
    number: `0721${String(process.pid % 10_000).padStart(4, "0")}${String(newcomers).padStart(4, "0")}`,
    name: "Lê Thị Bưởi",
    birthDate: "1958-03-08",
    sex: "female",
    address: "Phường Hải Đăng, tỉnh Sao Mai",
    ...more,
  });
}

/** The sheet over the app in which all of this is asked. */
export const gate = (phone: Phone) =>
  phone.page.getByRole("dialog").filter({ hasNot: phone.page.getByText("Trang web") });

/** In the gate: name and phone number, where they were not shared before. Zalo asks by its own sheet, once. */
export async function shareName(phone: Phone) {
  await phone.tap("Đồng ý");
  const zalo = phone.page.getByRole("button", { name: "Cho phép" });
  const why = phone.page.getByRole("heading", { name: "Vì sao cần xác nhận" });
  await expect(zalo.or(why).first()).toBeVisible();
  if (await zalo.isVisible()) await zalo.click();
  await expect(why).toBeVisible();
}

/** Taps what opens the webview. @returns its window, as wide as the phone */
export async function webview(phone: Phone, button: string | RegExp = `Mở ${PROVIDER}`): Promise<Page> {
  const opened = phone.page.waitForEvent("popup", { timeout: 20_000 });
  await phone.tap(button);
  const page = await opened;
  await page.setViewportSize(VIEWPORT);
  return page;
}

const press = (page: Page, name: string | RegExp) =>
  page.getByRole("button", { name }).or(page.getByRole("link", { name })).first().click();

/** From the server's page, which names the Zalo account, to the provider's first. */
export const leave = (page: Page) => press(page, "Đúng, đây là Zalo của tôi");

/** On the provider's pages: who, password, the code sent to the phone. What comes next is the question of consent. */
export async function logIn(page: Page, person: string, look?: (name: string) => Promise<void>) {
  await look?.("provider-who");
  await page.getByRole("textbox", { name: /Số định danh/ }).fill(person);
  await press(page, "Tiếp tục");
  await page.getByLabel("Mật khẩu").waitFor();
  await look?.("provider-password");
  await page.getByLabel("Mật khẩu").fill(PASSWORD);
  await press(page, "Tiếp tục");
  const message = await page.getByText(/Tin nhắn thử: \d{6}/).innerText();
  await look?.("provider-otp");
  await page.getByLabel("Mã 6 chữ số").fill(/\d{6}/.exec(message)![0]);
  await press(page, "Xác nhận");
}

export const agree = (page: Page) => press(page, "Đồng ý");
export const refuse = (page: Page) => press(page, "Không đồng ý");

/** The whole way through the webview, up to the page that leads back. */
export async function prove(page: Page, person: string) {
  await leave(page);
  await logIn(page, person);
  await agree(page);
  await expect(page.getByRole("heading", { name: "Đã xác nhận xong" })).toBeVisible();
}

/** The six digits on the page that leads back, as they stand there. */
export const digitsOn = (page: Page) => page.locator(".digits").innerText();

/** Takes the link back, which closes the window. */
export async function comeBack(page: Page) {
  await Promise.all([page.waitForEvent("close"), press(page, "Quay lại ứng dụng")]);
}

/**
 * From the gate, wherever it was opened and whatever it asks first, to level 2 and out of the gate again.
 * @param options.person an identity number that the provider knows
 */
export async function liftOnPhone(
  phone: Phone,
  { person, provider = PROVIDER }: { person: string; provider?: string },
) {
  const open = phone.page.getByRole("button", { name: `Mở ${provider}` });
  const share = phone.page.getByRole("button", { name: "Đồng ý" });
  await expect(open.or(share).first()).toBeVisible();
  if (await share.isVisible()) await shareName(phone);
  const page = await webview(phone, `Mở ${provider}`);
  await prove(page, person);
  await comeBack(page);
  await expect(gate(phone)).toHaveCount(0);
}

/** Somebody else, with a phone and a browser of their own. */
export async function otherPhone(phone: Phone, context: BrowserContext, platform: "android" | "ios"): Promise<Phone> {
  const device = `${phone.device.slice(0, 20)}b`;
  await phone.stack.resetDevice(device);
  const other = new Phone(phone.stack, await context.newPage(), device, platform);
  await other.set({ persona: "student", platform });
  await other.prepare();
  return other;
}

/** What the server says of the session that this phone keeps. */
export async function levelOf(phone: Phone): Promise<number> {
  const { token } = JSON.parse(phone.stack.sandbox.device(phone.device).store.get("session") ?? "") as {
    token: string;
  };
  const { level } = await call<Session>(phone.stack.server.origin, "GET", "/v1/session", {
    authorization: `Bearer ${token}`,
  });
  return level;
}
