// Level 2 on the phone: the app's gate, the real server's pages and the provider's in Zalo's webview, and the way back.
import { expect, test, type Phone } from "../support/browser.ts";
import {
  comeBack,
  digitsOn,
  gate,
  levelOf,
  liftOnPhone,
  newcomer,
  prove,
  shareName,
  webview,
} from "../support/level-2.ts";

test.afterEach(async ({ stack }) => {
  for (const each of stack.sandbox.identities) each.reset();
});

const begin = (phone: Phone) => phone.page.getByRole("button", { name: "Xác nhận danh tính" });
const heading = (phone: Phone, name: string | RegExp) => phone.page.getByRole("heading", { name });

/** In the settings, where level 2 can be asked for by itself. */
async function openGate(phone: Phone) {
  await phone.open("/settings");
  await begin(phone).click();
}

/** At level 1, with the reasons for level 2 on the screen. */
async function standInGate(phone: Phone) {
  await phone.set({ permissions: { userInfo: "allow", phone: "allow" } });
  await openGate(phone);
  await shareName(phone);
}

async function expectLinked(phone: Phone, name: string, number: string) {
  await expect(phone.page.getByText("Đã xác nhận", { exact: true })).toBeVisible();
  await expect(phone.page.getByText(name, { exact: true })).toBeVisible();
  await expect(phone.page.getByText(`•••• •••• ${number.slice(-4)}`)).toBeVisible();
}

test("from level 0 to level 2 and back out of it, without leaving the settings", async ({ phone, stack }) => {
  const { name, number } = newcomer(stack);
  await openGate(phone);
  await phone.tap("Để sau");
  await expect(gate(phone)).toHaveCount(0);
  await expect(begin(phone)).toBeFocused();

  const address = phone.page.url();
  await phone.page.evaluate(() => Object.assign(window, { sameDocument: true }));
  await begin(phone).click();
  await liftOnPhone(phone, { person: number });
  expect(await levelOf(phone)).toBe(2);
  expect(phone.page.url()).toBe(address);
  expect(await phone.page.evaluate(() => "sameDocument" in window)).toBe(true);
  await expectLinked(phone, name, number);
  await expect(phone.page.getByText(/^(Hôm nay|Thứ|Ngày|\d).*\d/).first()).toBeVisible();
  const section = phone.page.getByRole("region", { name: "Định danh mức 2" });
  expect(await section.evaluate((element) => element.contains(document.activeElement))).toBe(true);

  await phone.tap("Gỡ định danh");
  await expect(gate(phone).getByText(/Định danh sẽ được gỡ/)).toBeVisible();
  await phone.tap("Giữ lại");
  await expectLinked(phone, name, number);
  await phone.tap("Gỡ định danh");
  await gate(phone).getByRole("button", { name: "Gỡ định danh" }).click();
  await expect(phone.page.getByText("Đã gỡ định danh khỏi tài khoản này.")).toBeVisible();
  await expect(begin(phone)).toBeVisible();
  expect(await levelOf(phone)).toBe(1);
});
