// One citizen's question: looked for before it is asked, answered at the desk with the law it rests on, read by all,
// contradicted once and rated; on the built app, through the emulated Zalo, down to the database and back.
import type { Page } from "@playwright/test";
import { expect, test, type Phone, type Stack } from "../support/browser.ts";
import { next, readCode, sendButton } from "../support/report-journey.ts";

const TITLE = "Đăng ký khai sinh muộn cần giấy tờ gì?";
const WORDS = "Con tôi đã năm tuổi, sinh ở tỉnh khác, tới nay chưa có giấy khai sinh.";
const ANSWER = "Cần giấy chứng sinh và giấy tờ của cha mẹ. Nộp tại Ủy ban nhân dân phường, không mất phí.";
const LAW = { title: "Luật Hộ tịch 2014, Điều 15", procedureCode: "1.001193", url: "https://vanban.chinhphu.vn/" };

const field = (phone: Phone, name: string) => phone.page.getByRole("textbox", { name });
const answerTo = (phone: Phone, code: string) => phone.page.locator(`a[href*="/questions/${code}"]`);

async function chooseTopic(phone: Phone, topic: RegExp) {
  await phone.tap("Đặt câu hỏi");
  await phone.tap(topic);
  await expect(field(phone, "Muốn hỏi điều gì?")).toBeVisible();
}

/** From the topic to what became of it. @returns the code */
async function ask(phone: Phone, { title = TITLE, text = WORDS, mayPublish = true } = {}) {
  await phone.open();
  await chooseTopic(phone, /Khai sinh/);
  await field(phone, "Muốn hỏi điều gì?").fill(title);
  await field(phone, "Kể rõ hơn").fill(text);
  await next(phone);
  await next(phone);
  if (!mayPublish) await phone.page.getByRole("radio", { name: /Chỉ trả lời riêng/ }).check({ force: true });
  await next(phone);
  await sendButton(phone).click();
  return readCode(phone);
}

/** Somebody else's question that has been answered for all. */
async function answered(stack: Stack, title: string, text = WORDS) {
  const citizen = await stack.citizenApi();
  const { code } = await citizen.sendQuestion({
    topicId: "civil-status",
    title,
    text,
    attachmentIds: [],
    mayPublish: true,
  });
  await stack.deskAnswer(code, ANSWER, [], [LAW]);
  await stack.deskPublish(code);
  return code;
}

/** An officer's desk on a computer. */
async function openDesk(stack: Stack, page: Page, code: string) {
  await page.goto(`${stack.sandbox.origin}/desk/`);
  await page.locator(`.item[data-code="${code}"]`).click();
  await expect(page.locator(`.item[data-code="${code}"]`)).toHaveAttribute("aria-current", "true");
}

test("asked, answered at the desk with the law it rests on, published, found, asked once more and rated", async ({
  phone,
  stack,
  chromiumBrowser,
}) => {
  test.setTimeout(240_000);
  await phone.open();
  await chooseTopic(phone, /Khai sinh/);
  await next(phone);
  await expect(phone.page.getByText("Còn 2 chỗ cần xem lại")).toBeVisible();
  await field(phone, "Muốn hỏi điều gì?").fill(TITLE);
  await field(phone, "Kể rõ hơn").fill(WORDS);
  await phone.picture("question-1-words");
  await next(phone);
  const chooser = phone.page.waitForEvent("filechooser");
  await phone.tap("Chọn tệp PDF");
  await (await chooser).setFiles({ name: "chung-sinh.pdf", mimeType: "application/pdf", buffer: pdf() });
  await expect(phone.page.getByText("Đã gửi xong 1 tệp.")).toBeVisible();
  await phone.picture("question-2-file");
  await next(phone);
  await phone.picture("question-3-who");
  await next(phone);
  await expect(phone.page.getByText("Không kèm tên")).toBeVisible();
  await phone.picture("question-4-review");
  await sendButton(phone).click();
  const code = await readCode(phone);
  expect(code).toMatch(/^SH-/);
  await phone.picture("question-5-sent");
  const { case: sent, sender } = await stack.deskRead(code);
  expect(sent).toMatchObject({
    kind: "question",
    text: WORDS,
    status: "received",
    mayPublish: true,
    question: { title: TITLE, topicId: "civil-status" },
    attachments: [{ type: "application/pdf" }],
  });
  expect(sender?.name).toBeUndefined();

  const desk = await chromiumBrowser.newPage({ viewport: { width: 1280, height: 860 }, locale: "vi-VN" });
  try {
    await openDesk(stack, desk, code);
    await expect(desk.getByRole("article")).toContainText(WORDS);
    await desk.keyboard.press("l");
    await desk.getByLabel("Nội dung").fill(ANSWER);
    await desk.getByLabel("Căn cứ").fill(LAW.title);
    await desk.getByLabel("Mã thủ tục").fill(LAW.procedureCode);
    await desk.getByLabel("Địa chỉ trang").fill(LAW.url);
    await desk.keyboard.press("Control+Enter");
    await expect(desk.getByRole("status")).toContainText("Đã trả lời");
    await desk.getByRole("combobox", { name: "Trạng thái" }).selectOption("answered");
    await desk.locator(`.item[data-code="${code}"]`).click();
    await expect(desk.getByRole("article")).toContainText(ANSWER);
    await desk.keyboard.press("c");
    await desk.getByLabel("Lời kể sẽ công khai").fill("Cháu bé năm tuổi, sinh ở tỉnh khác, chưa có giấy khai sinh.");
    await desk.keyboard.press("Control+Enter");
    await expect(desk.getByRole("status")).toContainText("Đã công khai");
  } finally {
    await desk.close();
  }

  await phone.tap("Theo dõi việc này");
  await expect(phone.page.getByText(ANSWER).first()).toBeVisible();
  await expect(phone.page.getByText("Đã trả lời").first()).toBeVisible();
  await expect(phone.page.getByText(LAW.title).first()).toBeVisible();
  await phone.picture("question-6-answered");

  // Everybody finds it, with a slip of the finger and without diacritics, and reads no more than the office let out.
  for (const typed of ["khai snih muộn", "dang ky khai sinh muon"]) {
    await phone.open("/questions");
    await phone.page.getByRole("searchbox", { name: "Tìm câu trả lời" }).fill(typed);
    await expect(answerTo(phone, code)).toBeVisible();
  }
  await phone.picture("question-7-found");
  await answerTo(phone, code).click();
  await expect(phone.page.getByText("Cháu bé năm tuổi, sinh ở tỉnh khác")).toBeVisible();
  await expect(phone.page.getByText(WORDS)).toHaveCount(0);
  await expect(phone.page.getByText("chung-sinh")).toHaveCount(0);
  await phone.tap(/^Đọc toàn văn/);
  await expect(phone.page.getByRole("dialog")).toContainText("vanban.chinhphu.vn");
  await phone.picture("question-8-citation");
  await phone.tap("Không mở");

  await phone.open(`/questions/sent/${code}`);
  await phone.tap("Hỏi thêm một lần");
  await field(phone, "Hỏi thêm một lần").fill("Cha mẹ chưa đăng ký kết hôn thì cần thêm gì?");
  await phone.tap("Gửi cho cơ quan");
  await expect(phone.page.getByText("Đã hỏi thêm").first()).toBeVisible();
  await phone.picture("question-9-asked-once-more");
  await stack.deskAnswer(code, "Khi đó cần thêm giấy nhận cha, mẹ, con; làm cùng lúc, cùng nơi.", [], [LAW]);
  await phone.open(`/questions/sent/${code}`);
  await expect(phone.page.getByText(/cần thêm giấy nhận cha/).first()).toBeVisible();
  await expect(phone.page.getByRole("button", { name: "Hỏi thêm một lần" })).toHaveCount(0);

  await phone.page.getByText("Rất hài lòng", { exact: true }).click();
  await field(phone, "Vì sao?").fill("Trả lời rõ, dễ làm theo.");
  await phone.tap("Gửi đánh giá");
  await expect(phone.page.getByText("Đã đánh giá: Rất hài lòng")).toBeVisible();
  await phone.picture("question-10-rated");
  expect((await stack.deskRead(code)).case.rating).toEqual({ level: 5, text: "Trả lời rõ, dễ làm theo." });
});

test("what fits is shown while one types; reading it loses no word, and there is nothing left to ask @once", async ({
  phone,
  stack,
}) => {
  const code = await answered(stack, "Làm lại giấy khai sinh bị mất ở đâu?");
  await phone.open();
  await chooseTopic(phone, /Khai sinh/);
  // As people type: no diacritics, a letter wrong, not finished.
  await field(phone, "Muốn hỏi điều gì?").pressSequentially("lam lai giay khai sih", { delay: 20 });
  await expect(phone.page.getByText(/gần giống đã được trả lời/)).toBeVisible();
  await phone.picture("question-suggested");
  await answerTo(phone, code).click();
  await expect(phone.page.getByText(ANSWER)).toBeVisible();
  await phone.page.goBack();
  await expect(field(phone, "Muốn hỏi điều gì?")).toHaveValue("lam lai giay khai sih");
});

test("a private question is answered to its writer alone @once", async ({ phone, stack }) => {
  const code = await ask(phone, { title: "Tôi đổi tên đệm trong giấy khai sinh được không?", mayPublish: false });
  await stack.deskAnswer(code, ANSWER, [], []);
  await expect(stack.deskPublish(code)).rejects.toThrow("never-public");
  await phone.open("/questions");
  await phone.page.getByRole("searchbox", { name: "Tìm câu trả lời" }).fill("đổi tên đệm");
  await expect(phone.page.getByRole("link", { name: /đổi tên đệm/ })).toHaveCount(0);
  await phone.open(`/questions/${code}`);
  await expect(phone.page.getByText("Không tìm thấy câu hỏi này").first()).toBeVisible();
  await phone.open(`/questions/sent/${code}`);
  await expect(phone.page.getByText(ANSWER).first()).toBeVisible();
  await expect(phone.page.getByText("Không đăng công khai.").first()).toBeVisible();
});

test("the same question of many: answered once, everybody is told @once", async ({ phone, stack }) => {
  const other = await stack.citizenApi();
  const first = await other.sendQuestion({
    topicId: "civil-status",
    title: "Xin trích lục khai tử cần gì?",
    text: "Ông tôi mất đã lâu, nay cần trích lục để làm giấy tờ nhà đất.",
    attachmentIds: [],
    mayPublish: true,
  });
  const code = await ask(phone, { title: "Muốn xin trích lục khai tử thì làm sao?" });
  await stack.deskJoin(code, first.code);
  await stack.deskAnswer(first.code, ANSWER, [], [LAW]);
  await stack.deskPublish(first.code);
  await phone.open(`/questions/sent/${code}`);
  await expect(phone.page.getByText(ANSWER).first()).toBeVisible();
  await phone.tap(/Xem câu hỏi chung/);
  await expect(phone.page.getByText("2 người đã hỏi câu này")).toBeVisible();
  await phone.picture("question-joined");
});

test("a followed question says when there is something new @once", async ({ phone, stack }) => {
  const code = await answered(stack, "Kết hôn với người nước ngoài cần giấy tờ gì?");
  await phone.open(`/questions/${code}`);
  await phone.tap("Theo dõi việc này");
  await expect(phone.page.getByText(/^Đang theo dõi\./)).toBeVisible();
  await phone.open("/mine");
  const followed = phone.page.getByRole("region", { name: "Đang theo dõi" });
  await expect(followed).toContainText("Kết hôn với người nước ngoài");
  await expect(followed).not.toContainText("Có cập nhật mới");
  await phone.picture("question-followed");
  await phone.tap(/Kết hôn với người nước ngoài/);
  await phone.tap("Thôi theo dõi");
  await expect(phone.page.getByText("Đã thôi theo dõi.")).toBeVisible();
});

test("a complaint and a denunciation are led to the right door, a proposal goes its own way @once", async ({
  phone,
  stack,
}) => {
  await phone.open("/questions/new");
  for (const door of [/^Khiếu nại/, /^Tố cáo/]) {
    await phone.tap(door);
    await expect(phone.page.getByText(/^Căn cứ: Luật/)).toBeVisible();
    await expect(phone.page.getByRole("textbox")).toHaveCount(0);
    await phone.tap("Quay lại chọn mục");
  }
  await phone.tap(/cách làm việc/);
  await expect(phone.page.getByText(/Nghị định 20\/2008/)).toBeVisible();
  await phone.picture("question-proposal");
  await phone.tap("Viết phản ánh, kiến nghị");
  await field(phone, "Muốn hỏi điều gì?").fill("Bộ phận một cửa bắt khai hai lần");
  await field(phone, "Kể rõ hơn").fill("Cùng một tờ khai mà phải viết lại ở hai quầy khác nhau.");
  await next(phone);
  await next(phone);
  await next(phone);
  await sendButton(phone).click();
  const { case: sent } = await stack.deskRead(await readCode(phone));
  expect(sent.agency).toContain("Văn phòng Ủy ban nhân dân");
});

test("asked without a network: it waits, and goes by itself once the network is back @once", async ({
  phone,
  stack,
}) => {
  await phone.open();
  await chooseTopic(phone, /Khai sinh/);
  await phone.set({ network: "offline" });
  await field(phone, "Muốn hỏi điều gì?").fill(TITLE);
  await field(phone, "Kể rõ hơn").fill(WORDS);
  await next(phone);
  await next(phone);
  await next(phone);
  await sendButton(phone).click();
  await expect(phone.page.getByText("Đã giữ lại, sẽ tự gửi")).toBeVisible();
  await phone.set({ network: "online" });
  expect((await stack.deskRead(await readCode(phone))).case.text).toBe(WORDS);
});

/** The smallest document that is one. */
function pdf() {
  const text = [
    "%PDF-1.4",
    "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj",
    "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj",
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj",
    "trailer<</Root 1 0 R>>",
    "%%EOF",
  ].join("\n");
  return Buffer.from(text);
}
