// Whatever happens to a request or its answer, and however often a citizen presses: one case.
import { expect, Phone, test } from "../support/browser.ts";
import {
  beginReport,
  casesSaying,
  draftsOf,
  expectOneCase,
  expectSaved,
  reviewHeading,
  walkToReview,
} from "../support/kept-journey.ts";
import { chooseBrokenQuay, goToReview, readCode, sendButton, write, WORDS } from "../support/report-journey.ts";

// Once sent twice is sent twice.
test.describe.configure({ retries: 0 });

const SEND = "POST /v1/reports";
const TROUBLES = [
  ["the answer lost", "answer-lost once"],
  ["the request lost", "lost once"],
  ["delivered twice at once", "twice once"],
  ["the answer late", "slow once"],
  ["the server failing", "503 once"],
] as const;

for (const [title, failure] of TROUBLES) {
  test(`${title}: one report, which arrives by itself @once`, async ({ phone, stack }) => {
    const words = `Gửi khi có trục trặc (${failure}): ván cầu tàu gãy.`;
    await beginReport(phone, words);
    await walkToReview(phone);
    await phone.set({ failures: { [SEND]: failure }, slowMs: 4_000 });
    await sendButton(phone).click();
    const code = await readCode(phone);
    expect(stack.failed(phone.device, SEND), "the trouble came").toBe(1);
    expect(await expectOneCase(stack, words)).toBe(code);
    await expect.poll(async () => (await draftsOf(phone).list()).length).toBe(0);
  });
}

test("Gửi pressed ten times, the first three answers lost: one report", async ({ phone, stack }) => {
  await phone.open();
  await chooseBrokenQuay(phone);
  await write(phone);
  await goToReview(phone);
  // The server does the work; the answer never reaches the phone.
  await phone.set({ failures: { [SEND]: "answer-lost" } });
  const lost = () => stack.failed(phone.device, SEND);
  // The first press hands it to the outbox; every other one, wherever it falls, asks it to hurry.
  const press = sendButton(phone).or(phone.page.getByRole("button", { name: "Gửi ngay" }));
  let presses = 0;
  const pressOnce = async () => {
    presses += 1;
    await press
      .first()
      .dispatchEvent("click", undefined, { timeout: 2_000 })
      .catch(() => undefined);
    return lost();
  };
  await expect.poll(pressOnce, { timeout: 90_000 }).toBeGreaterThanOrEqual(3);
  await phone.picture("answers-lost");
  await phone.set({ failures: { [SEND]: null } });
  do await pressOnce();
  while (presses < 10);
  const code = await readCode(phone);
  await phone.open("/mine");
  await expect(phone.page.getByText(WORDS.slice(0, 30))).toHaveCount(1);
  await expect(phone.page.getByRole("heading", { name: "Đang chờ gửi" })).toHaveCount(0);
  expect((await stack.deskRead(code)).case.text).toBe(WORDS);
});

test("every answer lost for a while, back, and sent again: one report @once", async ({ phone, stack }) => {
  const words = "Quay lại rồi gửi lần nữa: ván cầu tàu gãy, ngập nước.";
  await beginReport(phone, words);
  await walkToReview(phone);
  await phone.set({ failures: { [SEND]: "answer-lost" } });
  await sendButton(phone).click();
  await expect(phone.page.getByText(/^Sẽ tự gửi lại lúc/)).toBeVisible({ timeout: 30_000 });
  await phone.picture("next-attempt");
  // The form is left behind: going back ends where its sending stands, and cannot send anew.
  await phone.page.goBack();
  await expect(sendButton(phone)).toHaveCount(0);
  await phone.open("/mine");
  const again = phone.page.getByRole("button", { name: "Gửi ngay" });
  for (const attempt of [1, 2]) {
    const struck = stack.failed(phone.device, SEND);
    await again.click();
    await expect.poll(() => stack.failed(phone.device, SEND), `attempt ${attempt}`).toBeGreaterThan(struck);
    await expect(again).toBeVisible();
  }
  expect(await casesSaying(stack, words), "it arrived the first time").toHaveLength(1);
  await phone.set({ failures: { [SEND]: null } });
  await again.click();
  await expect(phone.page.getByRole("heading", { name: "Đang chờ gửi" })).toHaveCount(0);
  await expectOneCase(stack, words);
  await expect(phone.page.getByRole("heading", { name: "Đã gửi", exact: true })).toBeVisible();
});

test("two windows of the app on the same draft, both sent: one report @once", async ({ phone, stack, platform }) => {
  const words = "Hai cửa sổ cùng gửi một bản: ván cầu tàu gãy.";
  await beginReport(phone, words);
  await walkToReview(phone);
  await expectSaved(phone, "server");
  const second = new Phone(stack, await phone.page.context().newPage(), phone.device, platform);
  await second.prepare();
  await second.open("/reports/new");
  await second.page
    .getByRole("link", { name: /Viết tiếp/ })
    .first()
    .click();
  await expect(reviewHeading(second)).toBeVisible();
  await Promise.all([sendButton(phone).click(), sendButton(second).click()]);
  const code = await readCode(phone);
  expect(await readCode(second)).toBe(code);
  expect(await expectOneCase(stack, words)).toBe(code);
  await phone.open("/mine");
  await expect(phone.page.getByText(words.slice(0, 30))).toHaveCount(1);
  await expect(phone.page.getByRole("button", { name: "Viết tiếp" })).toHaveCount(0);
  second.expectNoErrors();
});
