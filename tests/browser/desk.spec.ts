// The two pages of the sandbox that people use: the officer's desk and the phone's controls.
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { addDays, civilDate } from "../../contract/calendar.ts";
import type { Case, Procedure } from "../../contract/types.ts";
import { violationsOf } from "../support/axe.ts";
import { expect, test as base } from "../support/browser.ts";
import { AGENCY, libraryCard } from "../support/dossiers.ts";
import { provinceOfItsOwn } from "../support/kept-dossier.ts";
import { jpeg } from "../support/pictures.ts";

const picture = join(import.meta.dirname, "../../sandbox/examples/pictures/o-ga-xong.jpg");

/** A desktop window. */
const test = base.extend<{ page: Page }>({
  page: async ({ chromiumBrowser }, use) => {
    const context = await chromiumBrowser.newContext({ viewport: { width: 1280, height: 860 }, locale: "vi-VN" });
    await use(await context.newPage());
    await context.close();
  },
});

type Given = Parameters<Parameters<typeof test>[2]>[0];

/** A report of some citizen, as it stands at the office. */
async function report({ stack }: Pick<Given, "stack">, text: string) {
  const citizen = await stack.citizenApi();
  const { categories } = await citizen.get<{ categories: { kinds: { id: string; audience: string }[] }[] }>(
    "/v1/public/reports/kinds",
  );
  const kind = categories.flatMap((category) => category.kinds).find((each) => each.audience === "public")!;
  const communes = await citizen.get<{ items: { code: string }[] }>("/v1/public/communes");
  const place = { communeCode: communes.items[0]!.code, landmark: "gần chợ" };
  return {
    citizen,
    ...(await citizen.sendReport({ kindId: kind.id, text, place, attachmentIds: [], mayPublish: true })),
  };
}

/** A question of some citizen. */
async function question({ stack }: Pick<Given, "stack">, title: string) {
  const citizen = await stack.citizenApi();
  const text = "Nhà tôi ở vùng ven biển, xin được hướng dẫn cụ thể.";
  const sent = await citizen.sendQuestion({ topicId: "land", title, text, attachmentIds: [], mayPublish: true });
  return { citizen, ...sent };
}

/** The desk as an officer uses it. */
async function openDesk({ stack, page }: Pick<Given, "stack" | "page">) {
  await page.goto(`${stack.sandbox.origin}/desk/`);
  const article = page.getByRole("article");
  return {
    article,
    said: page.getByRole("status"),
    /** Shows only cases in this state, and opens one of them. */
    async open(status: string, code: string) {
      await page.getByRole("combobox", { name: "Trạng thái" }).selectOption({ label: status });
      await page.locator(`.item[data-code="${code}"]`).click();
      await expect(article).toContainText(code.split("-").join(" · "));
    },
  };
}

test("an officer accepts, answers with a photo and publishes by keyboard alone @once", async ({ stack, page }) => {
  const first = await report({ stack }, "Mặt đường hư trước cổng trường, xe máy khó đi.");
  const second = await report({ stack }, "Đèn không sáng ở đầu hẻm đã mấy hôm.");
  const desk = await openDesk({ stack, page });

  await desk.open("Mới gửi", first.code);
  await expect(desk.article).toContainText("trước cổng trường");
  expect(await violationsOf(page)).toEqual([]);
  await page.keyboard.press("t");
  await expect(desk.said).toContainText("Đã tiếp nhận");
  // The next case stands there without a click.
  await expect(desk.article).not.toContainText("trước cổng trường");
  expect((await stack.deskRead(first.code)).case.status).toBe("accepted");

  await desk.open("Đang xử lý", first.code);
  await page.keyboard.press("l");
  await page.getByLabel("Nội dung").fill("Đã vá mặt đường sáng nay.");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("alert")).toContainText("lý do không có ảnh");
  await page.getByLabel("Chọn ảnh sau xử lý").setInputFiles(picture);
  await expect(page.getByText("đã gửi", { exact: true })).toBeVisible();
  expect(await violationsOf(page)).toEqual([]);
  await page.keyboard.press("Control+Enter");
  await expect(desk.said).toContainText("Đã trả lời");
  const { timeline } = (await stack.deskRead(first.code)).case;
  expect(timeline.find(({ event }) => event === "answered")?.attachments).toHaveLength(1);

  await desk.open("Đã trả lời", first.code);
  await expect(desk.article).toContainText("Đã vá mặt đường");
  await page.keyboard.press("c");
  await page.getByLabel("Lời kể sẽ công khai").fill("Mặt đường hư trước cổng trường.");
  await page.getByLabel("Công khai ảnh trả lời này").check();
  expect(await violationsOf(page)).toEqual([]);
  await page.keyboard.press("Control+Enter");
  await expect(desk.said).toContainText("Đã công khai");
  const published = await fetch(`${stack.server.origin}/v1/public/reports/${first.code}`);
  expect(await published.json()).toMatchObject({ text: "Mặt đường hư trước cổng trường.", attachments: [] });

  await desk.open("Mới gửi", second.code);
  await expect(desk.article).toContainText("đầu hẻm");
  await page.keyboard.press("x");
  await page.getByLabel("Lý do").fill("Trùng với một phản ánh đang được xử lý.");
  await page.getByRole("button", { name: /Gửi lý do/ }).click();
  await expect(desk.said).toContainText("Đã gửi lý do");
  expect((await stack.deskRead(second.code)).case.status).toBe("refused");
});

test("an officer asks back, reads the answer, closes, and sees who contradicts @once", async ({ stack, page }) => {
  const { citizen, code } = await report({ stack }, "Nước ngập ngang bánh xe ở đầu chợ cá.");
  const desk = await openDesk({ stack, page });
  await desk.open("Mới gửi", code);
  await page.keyboard.press("t");
  await expect(desk.said).toContainText("Đã tiếp nhận");
  await desk.open("Đang xử lý", code);
  await page.keyboard.press("h");
  await page.getByLabel("Cần bổ sung điều gì").fill("Nước ngập lúc mấy giờ?");
  expect(await violationsOf(page)).toEqual([]);
  // Looking at another case loses no word.
  await page.getByRole("button", { name: "Việc sau", exact: true }).click();
  await page.locator(`.item[data-code="${code}"]`).click();
  await expect(page.getByLabel("Cần bổ sung điều gì")).toHaveValue("Nước ngập lúc mấy giờ?");
  await page.keyboard.press("Control+Enter");
  await expect(desk.said).toContainText("Đã hỏi lại");

  await citizen.act(code, "reply", { text: "Khoảng năm giờ chiều, lúc triều lên.", attachmentIds: [] });
  await desk.open("Đang xử lý", code);
  await expect(desk.article).toContainText("lúc triều lên");
  await page.keyboard.press("d");
  await page.getByLabel("Lý do").fill("Việc này chưa làm được vì chưa có kinh phí. Đã đưa vào kế hoạch năm sau.");
  await page.keyboard.press("Control+Enter");
  await expect(desk.said).toContainText("Đã đóng việc");
  expect((await stack.deskRead(code)).case.status).toBe("closed");

  await citizen.act(code, "reopening", { text: "Năm ngoái cũng đã hứa như vậy.", attachmentIds: [] });
  await page.getByRole("combobox", { name: "Trạng thái" }).selectOption({ label: "Mọi trạng thái" });
  await page.getByRole("radio", { name: "Người dân mở lại" }).check({ force: true });
  await page.locator(`.item[data-code="${code}"]`).click();
  await expect(desk.article).toContainText("Năm ngoái cũng đã hứa");
  expect(await violationsOf(page)).toEqual([]);
});

test("a question is answered with what it rests on, another one joined to it, a third passed on @once", async ({
  stack,
  page,
}) => {
  const first = await question({ stack }, "Xin cấp giấy chứng nhận đất ven biển ở đâu?");
  const second = await question({ stack }, "Đất ven biển thì xin giấy chứng nhận chỗ nào?");
  const third = await question({ stack }, "Hỏi về thuế đất phi nông nghiệp năm nay");
  const desk = await openDesk({ stack, page });
  await page.getByRole("radio", { name: "Hỏi đáp" }).check({ force: true });

  await desk.open("Mới gửi", second.code);
  await page.keyboard.press("g");
  await page.getByRole("button", { name: new RegExp(first.code.split("-").join(" · ")) }).click();
  await expect(page.getByLabel("Mã của câu hỏi kia")).toHaveValue(first.code);
  expect(await violationsOf(page)).toEqual([]);
  await page.keyboard.press("Control+Enter");
  await expect(desk.said).toContainText("Đã ghép");

  await desk.open("Mới gửi", third.code);
  await page.keyboard.press("n");
  await page.getByLabel("Tên cơ quan, như người dân biết").fill("Thuế tỉnh Sao Mai");
  await page.keyboard.press("Control+Enter");
  await expect(desk.said).toContainText("Đã chuyển");
  expect((await stack.deskRead(third.code)).case.agency).toBe("Thuế tỉnh Sao Mai");

  await desk.open("Mới gửi", first.code);
  await page.keyboard.press("l");
  await page.getByLabel("Nội dung").fill("Nộp tại bộ phận một cửa của phường, xã nơi có đất.");
  await page.getByLabel("Căn cứ").fill("Luật Đất đai 2024, Điều 136");
  await page.getByLabel("Địa chỉ trang").fill("vanban.chinhphu.vn");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("alert")).toContainText("https://");
  await page.getByLabel("Địa chỉ trang").fill("https://vanban.chinhphu.vn/");
  expect(await violationsOf(page)).toEqual([]);
  await page.keyboard.press("Control+Enter");
  await expect(desk.said).toContainText("Đã trả lời");
  for (const { code } of [first, second]) {
    const { status, timeline } = (await stack.deskRead(code)).case;
    expect(status).toBe("answered");
    expect(timeline.find(({ event }) => event === "answered")?.citations).toEqual([
      { title: "Luật Đất đai 2024, Điều 136", url: "https://vanban.chinhphu.vn/" },
    ]);
  }
});

test("a dossier goes from the list through a supplement to its result by keyboard @once", async ({ stack, page }) => {
  const citizen = await stack.provenCitizen();
  const paper = async () => [await citizen.upload(await jpeg())];
  const startsOn = addDays(civilDate(stack.clock.now()), 3);
  const { code } = await citizen.submitDossier(libraryCard(AGENCY!.communeCode, await paper(), startsOn));
  const desk = await openDesk({ stack, page });
  await page.getByLabel("Cơ quan").selectOption({ label: AGENCY!.name });
  await page.getByRole("radio", { name: "Hồ sơ" }).check({ force: true });

  await desk.open("Chờ tiếp nhận", code);
  await expect(desk.article).toContainText("1 · Mới đăng ký");
  expect(await violationsOf(page)).toEqual([]);
  await page.keyboard.press("t");
  await expect(desk.said).toContainText("Đã tiếp nhận");
  await desk.open("Đang giải quyết", code);
  await page.keyboard.press("b");
  await expect(desk.said).toContainText("Đã bắt đầu giải quyết");

  await desk.open("Đang giải quyết", code);
  await page.keyboard.press("h");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("alert")).toContainText("Còn thiếu: giấy tờ hoặc mục cần bổ sung");
  await page.getByRole("checkbox", { name: /^Giấy tờ có ảnh/ }).press("Space");
  await page.keyboard.type("Ảnh bị lóa, xin chụp lại.");
  const until = page.getByLabel("Ngày cuối để bổ sung");
  for (const [slip, words] of [
    ["2099-05-06", "chưa có năm của ngày cuối này"],
    ["2024-05-06", "phải sau hôm nay"],
  ] as const) {
    await until.fill(slip);
    await page.keyboard.press("Control+Enter");
    await expect(page.getByRole("alert")).toContainText(words);
  }
  await until.fill("");
  expect(await violationsOf(page)).toEqual([]);
  await page.keyboard.press("Control+Enter");
  await expect(desk.said).toContainText("Đã yêu cầu bổ sung");
  const papers = [{ document: "photoPaper", pages: 1 }];
  await citizen.supplement(code, { answers: {}, papers, attachmentIds: await paper() });

  await desk.open("Đang giải quyết", code);
  await expect(desk.article).toContainText("Người dân đã bổ sung");
  // Asking once more is told to cost.
  await page.keyboard.press("h");
  await expect(page.getByText("hồ sơ bị tính là quá hạn")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("l");
  await page.getByLabel("Chọn tệp kết quả").setInputFiles(picture);
  await expect(page.getByText("đã gửi", { exact: true })).toBeVisible();
  await page.getByLabel("Người ký").fill("Giám đốc thư viện");
  await expect(page.getByText("Còn thiếu")).toHaveCount(0);
  expect(await violationsOf(page)).toEqual([]);
  await page.keyboard.press("Control+Enter");
  await expect(desk.said).toContainText("Đã gửi kết quả");
  const { dossier } = await citizen.get<Case>(`/v1/my/cases/${code}`);
  expect(dossier).toMatchObject({ processing: "finished", result: { signedBy: "Giám đốc thư viện" } });
});

test("who has no phone hands in at the counter: card, form, papers, receipt, and what was missing @once", async ({
  stack,
  page,
}) => {
  await openDesk({ stack, page });
  await page.getByLabel("Cơ quan").selectOption({ label: AGENCY!.name });
  await page.locator("body").press("s");
  const form = page.getByRole("form", { name: "Nhập hồ sơ tại quầy" });
  await expect(form.getByLabel(/^Quét mã QR/)).toBeFocused();
  expect(await violationsOf(page)).toEqual([]);
  await page.keyboard.press("Control+Enter");
  await expect(form.getByRole("alert")).toContainText("Số định danh cá nhân phải có đúng 12 chữ số");
  // A reader types what the card's code says.
  await form.getByLabel(/^Quét mã QR/).focus();
  await page.keyboard.insertText("072148000091||TRẦN THỊ TƯ|02031948|Nữ|Ấp 3, xã Bình Minh Đảo|01012022");
  await expect(form.getByLabel(/^Họ và tên, như trên thẻ/)).toHaveValue("TRẦN THỊ TƯ");
  await form.getByLabel(/^Số điện thoại để nhắn mã hồ sơ/).fill("0900 000 092");
  await form.getByLabel("Thủ tục").selectOption({ label: "Làm thẻ thư viện (1.900001)" });
  await form.getByLabel("Đến thư viện làm gì?").selectOption({ label: "Mượn sách về nhà" });
  await form.getByLabel("Làm thẻ cho ai?").selectOption({ label: "Cho tôi" });
  await form.getByRole("checkbox", { name: /là người đang ở quầy/ }).press("Space");
  await expect(form.getByLabel(/: Họ và tên/)).toHaveCount(0);
  await form.getByLabel(/: Ở đâu/).selectOption({ label: "Nơi khác" });
  await form.getByLabel(/: Số nhà/).fill("12 đường Hải Đăng");
  await form.getByLabel("Muốn thẻ loại nào?").selectOption({ label: "Thẻ điện tử" });
  await form.getByLabel("Dùng thẻ từ ngày").fill(addDays(civilDate(stack.clock.now()), 3));
  await page.keyboard.press("Control+Enter");
  await expect(form.getByRole("alert")).toContainText("Số điện thoại để cơ quan liên hệ: còn thiếu");
  await page.keyboard.type("0900000091");
  await page.keyboard.press("Control+Enter");
  await expect(form.getByRole("alert")).toContainText("Còn thiếu giấy tờ: Giấy tờ có ảnh");
  await form.getByLabel("Chọn trang của: Giấy tờ có ảnh").setInputFiles(picture);
  await expect(form.getByText("đã gửi", { exact: true })).toBeVisible();
  for (const box of await form
    .getByRole("group", { name: /Đã đọc cho người dân nghe/ })
    .getByRole("checkbox")
    .all())
    await box.press("Space");
  await form.getByLabel("Cách nhận kết quả").selectOption("post");
  await form.getByLabel("Địa chỉ nhận kết quả").fill("12 đường Hải Đăng");

  // The page is loaded again: everything stands there, with the way to begin anew; it goes when the agency changes.
  await page.reload();
  await expect(form.getByRole("status")).toContainText("Đây là hồ sơ đang nhập dở");
  await expect(form.getByLabel("Dùng thẻ từ ngày")).not.toHaveValue("");
  await expect(form.getByText("đã gửi", { exact: true })).toBeVisible();
  await expect(form.getByRole("button", { name: "Nhập lại từ đầu" })).toBeVisible();
  await expect(form.getByLabel("Địa chỉ nhận kết quả")).toHaveValue("12 đường Hải Đăng");
  expect(await violationsOf(page)).toEqual([]);
  // It arrives, its answer does not; what is changed then makes no second dossier.
  await page.route(
    /\/v1\/office\/dossiers\?/,
    async (route) => {
      await route.fetch();
      await route.abort();
    },
    { times: 1 },
  );
  await form.getByLabel(/^Quét mã QR/).focus();
  await page.keyboard.press("Control+Enter");
  await expect(form.getByRole("alert")).not.toBeEmpty();
  await form.getByLabel("Địa chỉ nhận kết quả").fill("14 đường Hải Đăng");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("Lần gửi trước đã tới nơi")).toBeVisible();
  await expect(page.getByText("đang được nhắn qua Zalo tới số điện thoại vừa ghi")).toBeVisible();
  const print = page.getByRole("link", { name: "In giấy tiếp nhận" });
  await expect(print).toBeFocused();
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  expect(await violationsOf(page)).toEqual([]);
  const receipt = await page.request.get(`${stack.sandbox.origin}${await print.getAttribute("href")}`);
  expect([receipt.status(), receipt.headers()["content-type"]]).toEqual([200, "application/pdf"]);

  await page.getByRole("button", { name: "Mở hồ sơ để tiếp nhận" }).press("Enter");
  const article = page.getByRole("article");
  await expect(article).toContainText("Cán bộ nhập tại quầy");
  await expect(article).toContainText("TRẦN THỊ TƯ");
  const code = (await article.innerText()).match(/H99\.11 · \d{6} · \d{4}/)![0].replace(/ · /g, "-");
  // The message goes by itself, the paper is there meanwhile.
  await expect(article).toContainText("Tin nhắn mã hồ sơ");
  const messages = () => stack.sandbox.zalo.messages.delivered;
  const arrived = () => messages().find(({ values }) => values.ma_ho_so === code);
  await expect.poll(() => arrived()?.phone, { timeout: 60_000 }).toBe("84900000092");
  await page.keyboard.press("h");
  await page.getByRole("checkbox", { name: /^Giấy tờ có ảnh/ }).press("Space");
  await page.keyboard.type("Ảnh bị lóa, xin chụp lại.");
  await page.getByRole("checkbox", { name: /^Muốn thẻ loại nào/ }).press("Space");
  await page.keyboard.type("Đã hết thẻ điện tử.");
  await page.getByRole("checkbox", { name: /^Làm thẻ cho ai/ }).press("Space");
  await page.keyboard.type("Thẻ này cho ai?");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("status")).toContainText("Đã yêu cầu bổ sung");
  await page.getByRole("combobox", { name: "Trạng thái" }).selectOption({ label: "Mọi trạng thái" });
  await page.locator(`.item[data-code="${code}"]`).click();
  await expect(article).toContainText("Ảnh bị lóa");
  await page.keyboard.press("f");
  await page.getByLabel("Chọn trang của: Giấy tờ có ảnh").setInputFiles(picture);
  await expect(page.getByText("đã gửi", { exact: true })).toBeVisible();
  // The same fields as when it was handed in, with the reason, what was said, and what another answer opens.
  const cardKind = page.getByRole("region", { name: "Muốn thẻ loại nào?" });
  await expect(cardKind).toContainText("Đã hết thẻ điện tử.");
  await expect(cardKind.getByLabel("Muốn thẻ loại nào?")).toHaveValue("digital");
  await cardKind.getByLabel("Muốn thẻ loại nào?").selectOption({ label: "Thẻ nhựa" });
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("alert").filter({ hasText: "Còn thiếu: Đặt cọc" })).toBeVisible();
  await page.getByLabel("Đặt cọc").fill("20.000");
  // For a child: nothing of her stands there; taken back, nobody is asked about, and both stand as they were said.
  const behalf = page.getByRole("combobox", { name: /^Làm thẻ cho ai/ });
  const reader = page.getByLabel("Người được cấp thẻ: Họ và tên");
  await behalf.selectOption({ label: "Cho con tôi" });
  await expect(reader).toHaveValue("");
  await reader.fill("Lê Thị Bé");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("alert").filter({ hasText: "Còn thiếu: Người được cấp thẻ: Ngày sinh" })).toBeVisible();
  await behalf.selectOption({ label: "Cho tôi" });
  await expect(reader).toHaveCount(0);
  await behalf.selectOption({ label: "Cho con tôi" });
  await expect(reader).toHaveValue("Lê Thị Bé");
  await behalf.selectOption({ label: "Cho tôi" });
  expect(await violationsOf(page)).toEqual([]);
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("status")).toContainText("Đã nhập bổ sung");

  // Another agency finds nothing of what this one was entering.
  await expect(page.locator("#detail")).toBeFocused();
  await page.locator("body").press("s");
  await form.getByLabel(/^Họ và tên, như trên thẻ/).fill("TRẦN THỊ TƯ");
  await page.getByLabel("Cơ quan").selectOption({ index: 0 });
  await expect(form).toHaveCount(0);
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
});

test("what is being entered at the counter comes back as far as it can, and not after twelve hours @once", async ({
  page,
}) => {
  test.setTimeout(180_000);
  const { stack, publish, close } = await provinceOfItsOwn();
  await openDesk({ stack, page });
  await page.getByLabel("Cơ quan").selectOption({ label: AGENCY!.name });
  await page.locator("body").press("s");
  const form = page.getByRole("form", { name: "Nhập hồ sơ tại quầy" });
  const restored = form.getByRole("status");
  const name = form.getByLabel(/^Họ và tên, như trên thẻ/);
  const answer = (label: string | RegExp, value: string) => form.getByLabel(label).selectOption({ label: value });
  await form.getByLabel(/^Quét mã QR/).focus();
  await page.keyboard.insertText("072148000091||TRẦN THỊ TƯ|02031948|Nữ|Ấp 3, xã Bình Minh Đảo|01012022");
  await answer("Thủ tục", "Làm thẻ thư viện (1.900001)");
  await answer("Đến thư viện làm gì?", "Mượn sách về nhà");
  await answer("Làm thẻ cho ai?", "Cho tôi");
  await form.getByRole("checkbox", { name: /là người đang ở quầy/ }).press("Space");
  await answer(/: Ở đâu/, "Nơi khác");
  await form.getByLabel(/: Số nhà/).fill("12 đường Hải Đăng");
  await answer("Muốn thẻ loại nào?", "Thẻ điện tử");
  await form.getByLabel("Dùng thẻ từ ngày").fill(addDays(civilDate(stack.clock.now()), 3));
  await form.getByLabel(/^Số điện thoại để cơ quan/).fill("0900000091");
  const ticks = form.getByRole("group", { name: /Đã đọc cho người dân nghe/ }).getByRole("checkbox");
  await ticks.nth(0).check();
  await ticks.nth(1).check();

  // One page has arrived, the next one is under way when the page is loaded again.
  const paper = form.getByLabel("Chọn trang của: Giấy tờ có ảnh");
  await paper.setInputFiles(picture);
  await expect(form.getByText("đã gửi", { exact: true })).toBeVisible();
  await page.route(/\/v1\/office\/uploads/, () => undefined);
  await paper.setInputFiles({ name: "mat-sau.jpg", mimeType: "image/jpeg", buffer: Buffer.from(await jpeg()) });
  await expect(form.getByText("đang gửi…")).toBeVisible();
  await page.reload();
  await expect(restored).toContainText("Tệp chưa gửi xong, xin chọn lại: mat-sau.jpg.");
  await expect(restored).not.toContainText("Mẫu khai");
  await expect(form.getByText("đã gửi", { exact: true })).toHaveCount(1);
  await expect(form.getByText("đang gửi…")).toHaveCount(0);

  // Sent, and lost on the way. Meanwhile the form asks something more, in other words, and one paper less.
  await page.route(/\/v1\/office\/dossiers\?/, (route) => route.abort(), { times: 1 });
  await page.keyboard.press("Control+Enter");
  await expect(form.getByRole("alert")).not.toBeEmpty();
  expect(await page.evaluate(() => sessionStorage.getItem("counter-entry"))).toContain('"tried":{');
  const shelf = { vi: "Hay đọc loại sách nào?", en: "Which books?" };
  const version = await publish((card) => {
    card.pages[card.pages.length - 1]!.fields.push({ id: "shelf", kind: "text", label: shelf, required: true });
    card.documents.shift();
    card.declarations[0]!.version = 2;
  });
  await page.reload();
  await expect(restored).toContainText("Mẫu khai của thủ tục này đã đổi");
  await expect(restored).toContainText("Không còn phải nộp: o-ga-xong.jpg.");
  expect(await violationsOf(page)).toEqual([]);
  await expect(name).toHaveValue("TRẦN THỊ TƯ");
  await expect(form.getByLabel("Muốn thẻ loại nào?")).toHaveValue("digital");
  await expect(ticks.nth(0)).not.toBeChecked();
  await expect(ticks.nth(1)).toBeChecked();
  await page.keyboard.press("Control+Enter");
  await expect(form.getByRole("alert")).toContainText(`${shelf.vi}: còn thiếu`);
  await page.keyboard.type("Truyện biển");
  await ticks.nth(0).check();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("heading", { name: /^Đã nhập/ })).toBeVisible();
  await expect(page.getByText("Lần gửi trước đã tới nơi")).toHaveCount(0);
  const rows = await stack.server.core.db
    .selectFrom("case_file")
    .select("code")
    .where("kind", "=", "dossier")
    .execute();
  expect(rows).toHaveLength(1);
  await page.getByRole("button", { name: "Mở hồ sơ để tiếp nhận" }).click();
  await expect(page.getByRole("article")).toContainText("Truyện biển");
  expect(version).toBe(2);

  // Nobody finds on the next day who stood at the counter: not on the page left open, not when it is loaded again.
  const later = async (hours: number) => page.clock.setFixedTime(Date.now() + hours * 3_600_000);
  await page.locator("body").press("s");
  await name.fill("TRẦN THỊ TƯ");
  await name.blur();
  const goAndComeBack = async () => {
    await page.locator(".item").first().click();
    await expect(form).toHaveCount(0);
    await page.locator("body").press("s");
  };
  await later(11);
  await goAndComeBack();
  await expect(name).toHaveValue("TRẦN THỊ TƯ");
  await later(12);
  await goAndComeBack();
  await expect(name).toHaveValue("");
  await name.fill("TRẦN THỊ TƯ");
  await later(24);
  await page.reload();
  await expect(page.getByRole("combobox", { name: "Trạng thái" })).toBeVisible();
  await expect(form).toHaveCount(0);
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  await close();
});

test("an officer closes a service with a sentence and opens it again @once", async ({ stack, page }) => {
  await page.goto(`${stack.sandbox.origin}/desk/`);
  const module = async () => {
    const province = await fetch(`${stack.server.origin}/v1/public/province`);
    return ((await province.json()) as { modules: { id: string }[] }).modules.find((each) => each.id === "reports");
  };
  await page.getByRole("button", { name: "Đóng, mở dịch vụ" }).click();
  const service = page.getByRole("form", { name: "Phản ánh hiện trường" });
  const open = service.getByLabel("Đang mở cho người dân");
  await open.uncheck();
  await service.getByRole("button", { name: "Lưu" }).click();
  await expect(service.getByRole("alert")).toContainText("Xin viết câu");
  await service.getByLabel("Câu hiện ra khi đóng").fill("Tạm dừng đến 8 giờ sáng mai.");
  expect(await violationsOf(page)).toEqual([]);
  await service.getByRole("button", { name: "Lưu" }).click();
  await expect(page.getByRole("status")).toContainText("Đã lưu");
  expect(await module()).toMatchObject({ open: false, closedMessage: { vi: "Tạm dừng đến 8 giờ sáng mai." } });
  await open.check();
  await service.getByRole("button", { name: "Lưu" }).click();
  await expect.poll(module).toMatchObject({ open: true });
});

test("an officer edits a procedure, is told what is wrong, and everybody reads the new words @once", async ({
  stack,
  page,
}) => {
  const shown = async () =>
    (await (await fetch(`${stack.server.origin}/v1/public/procedures/1.900002`)).json()) as Procedure;
  const { title } = await shown();
  await page.goto(`${stack.sandbox.origin}/desk/`);
  await page.getByRole("button", { name: "Thủ tục" }).click();
  await page.getByRole("button", { name: title.vi }).click();
  const text = page.getByLabel(/^Nội dung, bản/);
  const file = await text.inputValue();
  await text.fill(file.replace(title.vi, ""));
  await page.getByRole("button", { name: "Lưu thành bản mới" }).click();
  await expect(page.getByRole("alert")).toContainText("/body/file/plain/title/vi: minLength");
  expect(await violationsOf(page)).toEqual([]);
  await expect(page.getByRole("alert")).toBeInViewport();
  await text.fill(file.replace(title.vi, "Bán hàng ở chợ đêm"));
  await page.getByRole("button", { name: "Lưu thành bản mới" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Bán hàng ở chợ đêm" })).toBeVisible();
  expect((await shown()).title.vi).toBe("Bán hàng ở chợ đêm");
  await text.fill(file);
  await page.getByRole("button", { name: "Lưu thành bản mới" }).click();
  await expect(page.getByText(/^Bản \d+, từ .*, cán bộ can-bo-1$/)).toHaveCount(2);

  const force = page.getByRole("region", { name: "Hiệu lực" });
  await force.getByLabel("Căn cứ, lý do (người dân sẽ đọc)").fill("Bãi bỏ theo Quyết định 123/QĐ-UBND.");
  await force.getByLabel("Mã thủ tục thay thế (không bắt buộc)").fill("1.900002");
  await force.getByRole("button", { name: "Bãi bỏ…" }).click();
  await force.getByRole("button", { name: "Bãi bỏ thủ tục này" }).press("Enter");
  await expect(page.getByRole("alert")).toContainText("Không có thủ tục nào khác đang áp dụng mang mã thay thế này");
  await force.getByLabel("Mã thủ tục thay thế (không bắt buộc)").fill("1.900001");
  await force.getByRole("button", { name: "Bãi bỏ thủ tục này" }).press("Enter");
  await expect(force).toContainText("Thay thế bằng: Làm thẻ thư viện (1.900001)");
  expect(await violationsOf(page)).toEqual([]);
  expect((await shown()).abolished).toMatchObject({ successor: { code: "1.900001" } });
  await force.getByRole("button", { name: "Áp dụng trở lại" }).click();
  await expect(force.getByRole("button", { name: "Bãi bỏ…" })).toBeVisible();
  expect((await shown()).abolished).toBeUndefined();
});

test("the controls beside the phone kill the app, open it again and change its owner @once", async ({
  stack,
  page,
}) => {
  await page.goto(`${stack.sandbox.origin}/?device=controls`);
  const screen = page.frameLocator("iframe");
  await expect(screen.getByRole("heading", { level: 1 })).toBeVisible();
  expect(await violationsOf(page)).toEqual([]);

  await page.getByRole("button", { name: "Tắt đột ngột" }).click();
  await expect(screen.getByRole("heading", { name: "Zalo đã đóng" })).toBeVisible();
  await page.getByRole("button", { name: "Mở lại", exact: true }).click();
  await expect(screen.getByRole("main").first()).toBeVisible();
  await expect(screen.getByRole("heading", { name: "Zalo đã đóng" })).toHaveCount(0);

  await page.getByRole("radio", { name: /Zalo bản cũ/ }).check({ force: true });
  await expect(page.getByLabel("Zalo cũ, không có bộ nhớ riêng")).toBeChecked();
  await page.getByLabel("Graph: là ai (/me)").selectOption("-501");
  await expect(page.getByRole("button", { name: "Tắt mọi lỗi" })).toBeVisible();
  expect(stack.sandbox.device("controls").settings).toMatchObject({
    persona: "old-zalo",
    failures: { "graph.me": "-501" },
  });
});

test("Zalo's own sheets can be used by everybody @once", async ({ phone }) => {
  await phone.set({ permissions: { oa: "ask" } });
  await phone.open();
  await phone.page.evaluate(() => {
    const bridge = (window as unknown as { ZaloJavaScriptInterface: { jsCall: (...args: unknown[]) => void } })
      .ZaloJavaScriptInterface;
    bridge.jsCall("", "action.follow.oa", "", JSON.stringify({ uid: "123" }), "(function () {})");
  });
  const sheet = phone.page.getByRole("dialog", { name: "Quan tâm tài khoản chính thức" });
  await expect(sheet).toBeVisible();
  await phone.expectAccessible();
  await phone.page.keyboard.press("Escape");
  await expect(sheet).toHaveCount(0);
  await expect
    .poll(() => phone.stack.nativeCalls(phone.device).map((call) => call.action))
    .toContain("action.follow.oa");
});
