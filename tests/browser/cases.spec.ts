// What happens to a case after it was sent: asked, answered, contradicted, rated, late; and the list of everything the
// citizen has. Each screen is walked by axe.
import { expect, test, type Phone } from "../support/browser.ts";
import { expectSaved } from "../support/kept-journey.ts";
import { chooseBrokenQuay, goToReview, readCode, sendButton, write } from "../support/report-journey.ts";

const mine = (phone: Phone) => phone.page.getByRole("heading", { level: 1, name: "Việc của tôi" });

async function sendOne(phone: Phone) {
  await phone.open();
  await chooseBrokenQuay(phone);
  await write(phone);
  await goToReview(phone);
  await sendButton(phone).click();
  return readCode(phone);
}

test("the office asks, the citizen answers in the same card, contradicts the answer and rates @once", async ({
  phone,
  stack,
}) => {
  const { page } = phone;
  const code = await sendOne(phone);
  await phone.picture("sent-arrived");
  await phone.expectAccessible();

  await stack.deskAsk(code, "Ván gãy ở đầu cầu hay giữa cầu?");
  await phone.open("/mine");
  await expect(mine(phone)).toBeVisible();
  await expect(page.getByText("Cơ quan đang chờ trả lời")).toBeVisible();
  await phone.picture("mine-asked");
  await phone.expectAccessible();
  await phone.tap(/Cơ quan đang chờ trả lời/);
  await expect(page.getByText("Ván gãy ở đầu cầu hay giữa cầu?").first()).toBeVisible();
  await phone.picture("case-asked");
  await phone.expectAccessible();
  await page.getByRole("textbox", { name: "Trả lời cơ quan" }).fill("Ở giữa cầu.");
  await phone.tap("Gửi trả lời");
  await expect(page.getByText("Đang xử lý", { exact: true })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Trả lời cơ quan" })).toHaveCount(0);
  await expect
    .poll(async () => (await stack.deskRead(code)).case.timeline.map(({ event }) => event))
    .toContain("replied");

  await stack.deskClose(code, "Cầu tàu đã ngừng dùng, sẽ tháo dỡ.");
  await phone.open(`/reports/sent/${code}`);
  await expect(page.getByText("Cầu tàu đã ngừng dùng, sẽ tháo dỡ.").first()).toBeVisible();
  await expect(page.getByRole("main")).not.toContainText(/cảm ơn/i);
  await phone.picture("case-closed");
  await phone.expectAccessible();

  await page.getByRole("radio", { name: "Rất không hài lòng" }).check();
  await page.getByRole("textbox", { name: "Vì sao?" }).fill("Chưa thấy rào lại.");
  await phone.picture("case-rating");
  await phone.expectAccessible();
  await phone.tap("Gửi đánh giá");
  await expect(page.getByText("Đã đánh giá: Rất không hài lòng")).toBeVisible();

  await phone.tap("Yêu cầu xem lại");
  await page.getByRole("textbox", { name: "Yêu cầu xem lại" }).fill("Ván gãy vẫn nguyên đó, chưa rào.");
  await phone.expectAccessible();
  await phone.tap("Gửi cho cơ quan");
  await expect(page.getByText("Đang được xem lại")).toBeVisible();
  await phone.picture("case-reopened");
  expect((await stack.deskRead(code)).case.status).toBe("reopened");
  await phone.doubleRoot();
  await phone.expectNoSidewaysScroll();
});

test("sent without a network waits, says so everywhere, survives a kill and arrives by itself @once", async ({
  ownPhone: phone,
}) => {
  await phone.open();
  await chooseBrokenQuay(phone);
  await write(phone);
  await goToReview(phone);
  await phone.page.context().setOffline(true);
  await sendButton(phone).click();
  await expect(phone.page.getByRole("heading", { name: /Đã giữ lại|Đang gửi/ })).toBeVisible();
  await expect(phone.page.getByText(/Sẽ tự gửi lại lúc/)).toBeVisible();
  await phone.picture("sent-waiting");
  await phone.expectAccessible();
  await phone.killAndReopen("/mine");
  await expect(mine(phone)).toBeVisible();
  await expect(phone.page.getByRole("heading", { level: 2, name: "Đã gửi" })).toBeVisible({ timeout: 60_000 });
  await expect(phone.page.getByRole("link", { name: /Cầu tàu hư hỏng/ })).toHaveCount(1);
});

test("what was begun is listed, goes on, and is deleted only after a second word @once", async ({ phone }) => {
  const { page } = phone;
  await phone.open("/mine");
  await expect(page.getByText("Chưa có việc nào")).toBeVisible();
  await phone.picture("mine-empty");
  await phone.expectAccessible();
  await phone.open();
  await chooseBrokenQuay(phone);
  await write(phone);
  await expectSaved(phone, "server");
  await phone.open("/mine");
  await phone.tap("Viết tiếp");
  // At the first step that is not finished.
  await expect(page.getByRole("heading", { level: 1, name: "Ở đâu?" })).toBeVisible();
  await phone.open("/mine");
  await phone.tap(/^Xóa bản đang viết/);
  await phone.picture("mine-delete");
  await phone.expectAccessible();
  await phone.tap("Xóa hẳn");
  await expect(page.getByText("Đã xóa bản đang viết.")).toBeVisible();
  await phone.open("/mine");
  await expect(page.getByText("Chưa có việc nào")).toBeVisible();
});

test("old links still lead there; who looked is listed; everything on the phone can be deleted @once", async ({
  phone,
  stack,
}) => {
  const { page } = phone;
  await phone.open("/reports/mine");
  await expect(mine(phone)).toBeVisible();
  await phone.open("/looks");
  await expect(page.getByText("Chưa có cơ quan nào xem")).toBeVisible();
  await phone.expectAccessible();
  await phone.open();
  await chooseBrokenQuay(phone);
  await write(phone);
  await expectSaved(phone, "server");
  await phone.open("/settings");
  await phone.tap("Xóa mọi thứ của tôi trên máy này");
  await phone.picture("settings-wipe");
  await phone.expectAccessible();
  await phone.tap("Xóa hết");
  await expect(page.getByText("Đã xóa mọi thứ của tài khoản này trên máy.")).toBeVisible();
  expect(stack.nativeCalls(phone.device).length).toBeGreaterThan(0);
});
