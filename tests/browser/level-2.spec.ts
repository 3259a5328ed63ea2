// Level 2 on the phone: the app's gate, the real server's pages and the provider's in Zalo's webview, and the way back.
import type { Page } from "@playwright/test";
import type { Switches } from "../../sandbox/identity/switches.ts";
import { expect, test, VIEWPORT, type Phone } from "../support/browser.ts";
import {
  agree,
  comeBack,
  digitsOn,
  gate,
  leave,
  levelOf,
  liftOnPhone,
  logIn,
  newcomer,
  otherPhone,
  prove,
  refuse,
  shareName,
  webview,
} from "../support/level-2.ts";
import { look, lookAtPage } from "../support/look.ts";

const MINUTE = 60_000;

test.afterEach(async ({ stack }) => {
  for (const each of stack.sandbox.identities) each.reset();
  stack.clock.offsetMs = 0;
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

async function giveDigits(phone: Phone, digits: string) {
  await phone.page.getByRole("textbox", { name: /sáu số/ }).fill(digits);
  await phone.tap(/^Xác nhận$/);
}
const wrong = (digits: string) => String((Number(digits) + 1) % 1_000_000).padStart(6, "0");

/** Where the link on the page that leads back opens the app. */
async function pathBack(page: Page): Promise<string> {
  const link = await page.getByRole("link", { name: "Quay lại ứng dụng" }).getAttribute("href");
  return new URL(link!).searchParams.get("p")!;
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
  const section = phone.page.getByRole("region", { name: "Xác nhận danh tính" });
  expect(await section.evaluate((element) => element.contains(document.activeElement))).toBe(true);

  await phone.tap("Gỡ danh tính");
  await expect(gate(phone).getByText(/Danh tính sẽ được gỡ/)).toBeVisible();
  await phone.tap("Giữ lại");
  await expectLinked(phone, name, number);
  await phone.tap("Gỡ danh tính");
  await gate(phone).getByRole("button", { name: "Gỡ danh tính" }).click();
  await expect(phone.page.getByText("Đã gỡ danh tính khỏi tài khoản này.")).toBeVisible();
  await expect(begin(phone)).toBeVisible();
  expect(await levelOf(phone)).toBe(1);
});

test("by the six digits typed, after a wrong try @once", async ({ phone, stack }) => {
  const { name, number } = newcomer(stack);
  await standInGate(phone);
  const page = await webview(phone);
  await prove(page, number);
  const digits = (await digitsOn(page)).replace(" ", "");
  await page.close();
  await expect(gate(phone).getByText("Trang Sao Mai ID đã làm xong")).toBeVisible();
  await giveDigits(phone, "12 34");
  await expect(phone.page.getByText("Cần nhập đủ sáu số.")).toBeVisible();
  await giveDigits(phone, wrong(digits));
  await expect(phone.page.getByText("Mã xác nhận chưa đúng. Còn thử được 4 lần.")).toBeVisible();
  await giveDigits(phone, ` ${digits.slice(0, 2)} ${digits.slice(2)} `);
  await expectLinked(phone, name, number);
  expect(await levelOf(phone)).toBe(2);
});

test("an app that was killed is opened by the link, and is back where it was", async ({ ownPhone: phone, stack }) => {
  const { name, number } = newcomer(stack);
  await standInGate(phone);
  const page = await webview(phone);
  await prove(page, number);
  await phone.killAndReopen(await pathBack(page));
  await expect(heading(phone, "Cài đặt")).toBeVisible();
  await expectLinked(phone, name, number);
  expect(new URL(phone.page.url()).pathname).toMatch(/\/settings$/);
});

test("an app that is killed while the webview stays is opened by the link @once @long", async ({ phone, stack }) => {
  const { name, number } = newcomer(stack);
  await standInGate(phone);
  const page = await webview(phone);
  await leave(page);
  await stack.sandbox.device(phone.device).send({ type: "kill" });
  await logIn(page, number);
  await agree(page);
  await comeBack(page);
  await expect(heading(phone, "Cài đặt")).toBeVisible();
  await expectLinked(phone, name, number);
});

test("an app that was killed is told of a failure, too, and puts it off @once @long", async ({ phone, stack }) => {
  const { number } = newcomer(stack);
  await standInGate(phone);
  const page = await webview(phone);
  await leave(page);
  await stack.sandbox.device(phone.device).send({ type: "kill" });
  await logIn(page, number);
  await refuse(page);
  await comeBack(page);
  await expect(heading(phone, "Chưa xác nhận được")).toBeVisible();
  await look(phone, "level-2-page-failed");
  await phone.tap("Để sau");
  await expect(heading(phone, "Cài đặt")).toBeVisible();
  await expect(begin(phone)).toBeVisible();
  expect(await levelOf(phone)).toBe(1);
});

test("who finishes on their own phone what somebody else began lifts nobody @once", async ({
  phone,
  stack,
  chromiumBrowser,
  platform,
}) => {
  const { number } = newcomer(stack);
  await standInGate(phone);
  const begun = await webview(phone);
  const address = begun.url();
  const context = await chromiumBrowser.newContext({ viewport: VIEWPORT, hasTouch: true, locale: "vi-VN" });
  const other = await otherPhone(phone, context, platform);
  await other.open("/settings");

  // The page says for whom, and somebody goes on all the same.
  const page = await context.newPage();
  await page.goto(address);
  await expect(page.getByText("Nguyễn Văn Thử")).toBeVisible();
  await leave(page);
  await page.getByRole("heading", { name: "Đăng nhập" }).waitFor();
  await leave(begun);
  await expect(begun.getByRole("heading", { name: "Đường dẫn này đã được mở ở máy khác" })).toBeVisible();
  await lookAtPage(phone, begun, "webview-elsewhere");
  await begun.close();
  await logIn(page, number);
  await agree(page);
  await expect(gate(phone).getByText("Trang Sao Mai ID đã làm xong")).toBeVisible();

  await page.getByRole("link", { name: "Quay lại ứng dụng" }).click();
  await page.getByRole("button", { name: new RegExp(`^Máy ${other.device}:`) }).click();
  await expect(other.page.getByText("Đường dẫn này không dùng được ở đây")).toBeVisible();
  await look(other, "level-2-page-foreign");
  expect(await levelOf(other)).toBeLessThan(2);
  expect(await levelOf(phone)).toBe(1);
  await other.tap("Bắt đầu lại ở đây");
  await expect(gate(other)).toBeVisible();
  other.expectNoErrors();
  await context.close();
});

/** What can become of the way through the webview: what its last page says, and what the app says then. */
const FAILURES: {
  title: string;
  switches?: Partial<Switches>;
  walk: (page: Page, number: string) => Promise<void>;
  page: string;
  app: string;
}[] = [
  {
    title: "the provider turns them away",
    switches: { accessDenied: "once" },
    walk: leave,
    page: "Bạn đã chọn không đồng ý",
    app: "Chưa đồng ý chia sẻ",
  },
  {
    title: "consent is refused",
    walk: async (page, number) => {
      await leave(page);
      await logIn(page, number);
      await refuse(page);
    },
    page: "Bạn đã chọn không đồng ý",
    app: "Chưa đồng ý chia sẻ",
  },
  {
    title: "the account is not assured enough",
    switches: { lowerAcr: "once" },
    walk: goThrough,
    page: "Tài khoản cần được xác thực thêm",
    app: "Tài khoản cần được xác thực thêm",
  },
  {
    title: "the account has no number",
    switches: { noNumber: "once" },
    walk: goThrough,
    page: "Tài khoản chưa có số định danh",
    app: "Tài khoản chưa có số định danh",
  },
  {
    title: "the provider goes down meanwhile",
    switches: { tokenError: "once" },
    walk: goThrough,
    page: "Nơi xác nhận chưa trả lời",
    app: "Trang xác nhận đang bảo trì",
  },
  {
    title: "the answer is somebody's forgery",
    switches: { wrongNonce: "once" },
    walk: goThrough,
    page: "Chưa xác nhận được",
    app: "Trả lời chưa kiểm tra được",
  },
];

async function goThrough(page: Page, number: string) {
  await leave(page);
  await logIn(page, number);
  await agree(page);
}

for (const [at, failure] of FAILURES.entries()) {
  test(`${failure.title}: a sentence, and a way on @once${at < 2 ? "" : " @long"}`, async ({ phone, stack }) => {
    const { number } = newcomer(stack);
    await standInGate(phone);
    const page = await webview(phone);
    if (failure.switches) stack.sandbox.identity.set(failure.switches);
    await failure.walk(page, number);
    await expect(page.getByRole("heading", { name: failure.page })).toBeVisible();
    await lookAtPage(phone, page, `webview-failed-${at}`);
    await comeBack(page);
    await expect(heading(phone, "Chưa xác nhận được")).toBeVisible();
    await expect(gate(phone).getByText(failure.app)).toBeVisible();
    await look(phone, `level-2-failed-${at}`);
    expect(await levelOf(phone)).toBe(1);
    const again = await webview(phone, "Thử lại");
    await expect(again.getByRole("heading", { name: "Xác nhận danh tính" })).toBeVisible();
  });
}

test("a provider that is down is told with the time, and works once it is up again @once", async ({ phone, stack }) => {
  const { number } = newcomer(stack);
  await standInGate(phone);
  stack.sandbox.identity.set({ down: "503" });
  await phone.tap("Mở Sao Mai ID");
  await expect(gate(phone).getByText("Sao Mai ID đang bảo trì")).toBeVisible();
  await expect(gate(phone).getByText(/Thử lại lúc \d{1,2}:\d{2}/)).toBeVisible();
  await look(phone, "level-2-down");
  stack.sandbox.identity.set({ down: false });
  const page = await webview(phone);
  await leave(page);

  // And once more while they are there: the browser's own words, and the app waits.
  stack.sandbox.identity.set({ down: "503" });
  await page.getByRole("textbox", { name: /Số định danh/ }).fill(number);
  await page.getByRole("button", { name: "Tiếp tục" }).click();
  await expect(page.getByText("Service Unavailable")).toBeVisible();
  await page.close();
  await expect(heading(phone, "Làm xong trên trang Sao Mai ID")).toBeVisible();
  stack.sandbox.identity.set({ down: false });
  const again = await webview(phone, "Mở lại trang Sao Mai ID");
  await prove(again, number);
  await comeBack(again);
  await expect(gate(phone)).toHaveCount(0);
  expect(await levelOf(phone)).toBe(2);
});

test("a page that was closed too soon is opened again, and shows the same six digits @once @long", async ({
  phone,
  stack,
}) => {
  const { number } = newcomer(stack);
  await standInGate(phone);
  const page = await webview(phone);
  await prove(page, number);
  const digits = await digitsOn(page);
  await page.close();
  const again = await webview(phone, "Mở lại trang Sao Mai ID");
  await expect(again.locator(".digits")).toHaveText(digits);
  await comeBack(again);
  await expect(gate(phone)).toHaveCount(0);
  expect(await levelOf(phone)).toBe(2);
});

test("late, by the link and by the digits: it begins again @once @long", async ({ phone, stack }) => {
  const { number } = newcomer(stack);
  await standInGate(phone);
  const page = await webview(phone);
  await prove(page, number);
  await phone.set({ clockOffsetMs: 11 * MINUTE });
  await comeBack(page);
  await expect(heading(phone, "Cần bắt đầu lại")).toBeVisible();
  await look(phone, "level-2-ended");
  await phone.tap("Bắt đầu lại");
  const again = await webview(phone);
  await leave(again);
  await logIn(again, number);
  await phone.set({ clockOffsetMs: 22 * MINUTE });
  await agree(again);
  await expect(again.getByRole("heading", { name: /Lần xác nhận này đã kết thúc|Chưa đăng nhập được/ })).toBeVisible();
  await lookAtPage(phone, again, "webview-late");
  await again.close();
  await expect(heading(phone, "Cần bắt đầu lại")).toBeVisible();
  await phone.tap("Bắt đầu lại");
  await liftOnPhone(phone, { person: number });
  expect(await levelOf(phone)).toBe(2);
});

test("five wrong codes end it, and the sixth try begins again @once", async ({ phone, stack }) => {
  const { number } = newcomer(stack);
  await standInGate(phone);
  const page = await webview(phone);
  await prove(page, number);
  const digits = (await digitsOn(page)).replace(" ", "");
  await page.close();
  await expect(gate(phone).getByText("Trang Sao Mai ID đã làm xong")).toBeVisible();
  for (let left = 4; left > 0; left -= 1) {
    await giveDigits(phone, wrong(digits));
    await expect(phone.page.getByText(`Còn thử được ${left} lần.`)).toBeVisible();
  }
  await look(phone, "level-2-wrong", gate(phone).getByRole("button", { name: /^Xác nhận$/ }));
  await giveDigits(phone, wrong(digits));
  await expect(gate(phone).getByText(/đã sai năm lần/)).toBeVisible();
  await look(phone, "level-2-too-many");
  expect(await levelOf(phone)).toBe(1);
  await phone.tap("Bắt đầu lại");
  await webview(phone);
});

test("a number that another Zalo account has stays there or moves here; another person does neither @once", async ({
  phone,
  stack,
  chromiumBrowser,
  platform,
}) => {
  const { number } = newcomer(stack);
  const context = await chromiumBrowser.newContext({ viewport: VIEWPORT, hasTouch: true, locale: "vi-VN" });
  const other = await otherPhone(phone, context, platform);
  await other.set({ permissions: { userInfo: "allow", phone: "allow" } });
  await openGate(other);
  await liftOnPhone(other, { person: number });

  await standInGate(phone);
  const first = await webview(phone);
  await prove(first, number);
  await comeBack(first);
  await expect(heading(phone, "Số định danh đang nối với tài khoản Zalo khác")).toBeVisible();
  await look(phone, "level-2-linked-elsewhere");
  await phone.tap("Giữ như cũ");
  await expect(gate(phone)).toHaveCount(0);
  expect([await levelOf(phone), await levelOf(other)]).toEqual([1, 2]);

  await begin(phone).click();
  const second = await webview(phone);
  await prove(second, number);
  await comeBack(second);
  await phone.tap("Chuyển sang tài khoản này");
  await expect(gate(phone)).toHaveCount(0);
  expect([await levelOf(phone), await levelOf(other)]).toEqual([2, 1]);
  await expect(phone.page.getByText("Đã xác nhận", { exact: true })).toBeVisible();

  await phone.tap("Xác nhận lại");
  const third = await webview(phone);
  await prove(third, newcomer(stack).number);
  await comeBack(third);
  await expect(heading(phone, "Tài khoản Zalo này đang nối với người khác")).toBeVisible();
  await look(phone, "level-2-other-person");
  await phone.tap("Mở Cài đặt");
  await expect(gate(phone)).toHaveCount(0);
  await expect(phone.page.getByText("Đã xác nhận", { exact: true })).toBeVisible();
  other.expectNoErrors();
  await context.close();
});

test("a network that goes at every step is told, and every step works once it is back @once @long", async ({
  phone,
  stack,
}) => {
  const { name, number } = newcomer(stack);
  const noNetwork = phone.page.getByText("Điện thoại đang không có mạng.").first();
  /** Without a network it says so; with one again, the way on works. */
  const cut = async (step: () => Promise<unknown>) => {
    await phone.set({ network: "offline" });
    await step();
    await expect(noNetwork).toBeVisible();
    await phone.set({ network: "online" });
  };
  await phone.set({ permissions: { userInfo: "allow", phone: "allow" } });
  await phone.open("/settings");
  await expect(begin(phone)).toBeVisible();
  await begin(phone).click();
  await cut(() => phone.tap("Đồng ý"));
  await phone.tap("Thử lại");
  await expect(heading(phone, "Vì sao cần xác nhận")).toBeVisible();
  await phone.tap("Để sau");

  await cut(() => begin(phone).click());
  await look(phone, "level-2-no-network");
  await phone.tap("Thử lại");
  await cut(() => phone.tap("Mở Sao Mai ID"));
  const page = await webview(phone);
  await phone.set({ network: "offline" });
  await prove(page, number);
  const digits = await digitsOn(page);
  await comeBack(page);
  await expect(heading(phone, "Chỉ còn một bước")).toBeVisible();
  await expect(noNetwork).toBeVisible();
  await look(phone, "level-2-unsent");
  await phone.set({ network: "online", failures: { "POST /v1/session/level-2/attempts/": "answer-lost once" } });
  await phone.tap("Thử lại");
  await expect(gate(phone).getByText("Chưa kết nối được với hệ thống của tỉnh.")).toBeVisible();
  await phone.tap("Thử lại");
  await expectLinked(phone, name, number);
  expect(digits).toMatch(/^\d{3} \d{3}$/);

  await phone.tap("Gỡ danh tính");
  await cut(() => gate(phone).getByRole("button", { name: "Gỡ danh tính" }).click());
  await gate(phone).getByRole("button", { name: "Gỡ danh tính" }).click();
  await expect(phone.page.getByText("Đã gỡ danh tính khỏi tài khoản này.")).toBeVisible();
});

test("every screen and every page on the way keeps nobody out @once", async ({ phone, stack }) => {
  const { number } = newcomer(stack);
  await openGate(phone);
  await expect(gate(phone).getByText(/Việc này cần tên/)).toBeVisible();
  await look(phone, "level-2-level-1");
  await shareName(phone);
  await look(phone, "level-2-explain");
  const page = await webview(phone);
  await lookAtPage(phone, page, "webview-consent");
  await expect(heading(phone, "Làm xong trên trang Sao Mai ID")).toBeAttached();
  await leave(page);
  await logIn(page, number, (name) => lookAtPage(phone, page, `webview-${name}`));
  await expect(page.getByRole("heading", { name: /^Chia sẻ với/ })).toBeVisible();
  await lookAtPage(phone, page, "webview-provider-consent");
  await agree(page);
  await expect(page.getByRole("heading", { name: "Đã xác nhận xong" })).toBeVisible();
  await lookAtPage(phone, page, "webview-returned");
  const back = await pathBack(page);
  await page.close();
  await expect(gate(phone).getByText("Trang Sao Mai ID đã làm xong")).toBeVisible();
  await look(phone, "level-2-waiting");
  await stack.openEntry(phone.device, "link", back);
  await expect(phone.page.getByText("Đã xác nhận", { exact: true })).toBeVisible();
  await look(phone, "level-2-settings", phone.page.getByRole("button", { name: "Gỡ danh tính" }));
  await phone.tap("Gỡ danh tính");
  await look(phone, "level-2-unlink");
  await phone.tap("Giữ lại");
  // The way back taken twice.
  await stack.openEntry(phone.device, "link", back);
  await expect(phone.page.getByText("Danh tính đã được xác nhận trên tài khoản này.")).toBeVisible();
  await look(phone, "level-2-page-already");
});
