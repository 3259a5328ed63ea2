// Two everyday procedures of the real province, as people fill them in: a birth by keyboard and screen reader alone, a
// small business by touch from the search to its certificate, and a look at every kind of screen on the way.
import type { Page } from "@playwright/test";
import { PASSWORD } from "../../sandbox/identity/people.ts";
import { expect, photo, type Phone } from "../support/browser.ts";
import { codeOf } from "../support/dossier-journey.ts";
import { Keyboard } from "../support/keyboard.ts";
import { gate } from "../support/level-2.ts";
import { BIRTH, COMMUNE, mother, PROVIDER, test } from "../support/tay-ninh.ts";

const DAY = 86_400_000;

test.afterEach(({ stack }) => {
  stack.clock.offsetMs = 0;
});

const title = (phone: Phone, name: string | RegExp) => phone.page.getByRole("heading", { level: 1, name });

test("a birth, by keyboard and by what a screen reader says alone @once", async ({ phone, stack }) => {
  test.setTimeout(240_000);
  const { number, name } = mother(stack);
  const keys = new Keyboard(phone.page);
  /** On to the next page, where the heading has the focus and says what it is about. */
  const next = async (page: string) => {
    await keys.use("button", "Tiếp tục");
    await expect(title(phone, page)).toBeFocused();
  };

  await phone.open();
  await keys.use("link", /Cần giấy tờ gì/);
  await keys.fill(/./, "em be moi sinh", phone.page.getByRole("searchbox"));
  await keys.use("link", /^Đăng ký khai sinh/);
  await keys.use("link", /Nộp trong ứng dụng/);
  await keys.select("Xã, phường tiếp nhận", COMMUNE.name);
  await next("Trường hợp của trẻ");

  await keys.choose(/Trẻ thuộc trường hợp nào/, "Trẻ do mẹ sinh ra");
  await keys.choose(/từng được đăng ký khai sinh/, "Không");
  await keys.choose(/người nước ngoài/, "Không");
  await next("Người đi đăng ký");
  await keys.choose(/Người đi đăng ký là ai/, /^Mẹ/);
  await keys.fill(/Số điện thoại để cơ quan liên hệ/, "0912345678");
  await next("Thông tin của trẻ");
  await keys.fill("Họ và tên", "Nguyễn Lê An");
  await keys.date(/Ngày sinh/, new Date(Date.now() - 20 * DAY).toISOString().slice(0, 10));
  await keys.choose("Giới tính", /^Nữ/);
  await keys.fill(/Nơi sinh/, "Bệnh viện Đa khoa Tây Ninh, phường Tân Ninh");
  await next("Cha mẹ của trẻ");
  await keys.choose(/có đăng ký kết hôn/, "Có");
  await keys.fill(/Nơi đăng ký kết hôn/, "Ủy ban nhân dân phường Tân Ninh, tỉnh Tây Ninh");
  await next("Thông tin của mẹ");

  // Who she is, is proven in the middle of the page: our gate, Zalo's question, the provider's pages, and back.
  await keys.use("button", /Dùng thông tin đã xác nhận|Xác nhận danh tính để khỏi phải điền/);
  await proveByKeyboard(phone, keys, number);
  await expect(phone.page.getByText(name).first()).toBeVisible();
  await keys.expectFocusKept();
  await keys.fill(/Dân tộc/, "Kinh");
  await keys.select("Quốc tịch", "Việt Nam");
  await liveHere(keys);
  await next("Thông tin của cha");
  await keys.fill("Họ và tên", "Nguyễn Văn Cam");
  await keys.date(/Ngày sinh/, "1994-07-02");
  await keys.fill(/Dân tộc/, "Kinh");
  await keys.select("Quốc tịch", "Việt Nam");
  await liveHere(keys);
  await next("Họ, dân tộc, quê quán của trẻ");
  await keys.choose(/Cha mẹ có thống nhất/, "Có");
  for (const of of ["Họ", "Dân tộc", "Quê quán"]) await keys.choose(new RegExp(`^${of} của con theo ai`), "Theo cha");
  await keys.fill("Quê quán của trẻ", "Phường Tân Ninh, tỉnh Tây Ninh");
  await keys.choose(/cùng xác nhận lời khai/, "Không");
  await next("Giấy tờ về việc sinh");
  await keys.choose(/Có giấy tờ nào về việc sinh/, /^Giấy chứng sinh/);
  await keys.fill(/bản sao giấy khai sinh/, "0");
  await next("Giấy tờ");
  const chooser = phone.page.waitForEvent("filechooser");
  await keys.use("button", /Chọn ảnh/);
  await (await chooser).setFiles([await photo("giay-chung-sinh")]);
  await expect(phone.page.getByText(/Đã gửi xong/)).toBeVisible();
  await keys.expectFocusKept();
  await next("Cam đoan và đồng ý");
  for (const words of [/Tôi cam đoan/, /Tôi đồng ý/, /Tôi biết/]) {
    await keys.use("checkbox", words, "Space");
    await expect(phone.page.getByRole("checkbox", { name: words })).toBeChecked();
  }
  await next("Nhận kết quả");
  await keys.choose(/nhận kết quả bằng cách nào/, /^Bản điện tử/);
  await next("Xem lại và nộp");
  await keys.use("button", "Nộp hồ sơ");
  await codeOf(phone);
  await expect(title(phone, "Hồ sơ đã nộp")).toBeVisible();
  await keys.expectFocusKept();
});

async function liveHere(keys: Keyboard) {
  await keys.choose(/^Ở đâu/, "Trong tỉnh");
  await keys.select(/^Xã, phường/, COMMUNE.name);
  await keys.fill(/Số nhà, đường/, "12 đường 30 Tháng 4");
}

/** From the gate to level 2: every page of the webview is new, and its own focus begins at its top. */
async function proveByKeyboard(phone: Phone, keys: Keyboard, number: string) {
  await keys.use("button", "Đồng ý");
  await keys.use("button", "Cho phép");
  const opened = phone.page.waitForEvent("popup");
  await keys.use("button", `Mở ${PROVIDER}`);
  const page: Page = await opened;
  const there = new Keyboard(page);
  const press = (name: string | RegExp) =>
    there
      .reach(page.getByRole("button", { name }).or(page.getByRole("link", { name })))
      .then(() => there.press("Enter"));
  await press("Đúng, đây là Zalo của tôi");
  await there.fill(/Số định danh/, number);
  await press("Tiếp tục");
  await there.fill("Mật khẩu", PASSWORD, page.getByLabel("Mật khẩu"));
  await press("Tiếp tục");
  const message = await page.getByText(/Tin nhắn thử: \d{6}/).innerText();
  await there.fill("Mã 6 chữ số", /\d{6}/.exec(message)![0], page.getByLabel("Mã 6 chữ số"));
  await press("Xác nhận");
  await expect(page.getByRole("heading", { name: /^Chia sẻ với/ })).toBeVisible();
  await press("Đồng ý");
  await expect(page.getByRole("heading", { name: "Đã xác nhận xong" })).toBeVisible();
  await Promise.all([page.waitForEvent("close"), press("Quay lại ứng dụng")]);
  await expect(gate(phone)).toHaveCount(0);
}
