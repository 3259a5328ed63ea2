// The two pages of the sandbox that people use: the officer's desk and the phone's controls.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test as base } from "../support/browser.ts";

const picture = join(import.meta.dirname, "../../sandbox/examples/pictures/o-ga-xong.jpg");

/** A desktop window. */
const test = base.extend<{ page: Page }>({
  page: async ({ chromiumBrowser }, use) => {
    const context = await chromiumBrowser.newContext({ viewport: { width: 1280, height: 860 }, locale: "vi-VN" });
    await use(await context.newPage());
    await context.close();
  },
});

async function expectNoViolations(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map((violation) => `${violation.id} ${violation.nodes[0]?.html}`)).toEqual([]);
}

type TestStack = Parameters<Parameters<typeof test>[2]>[0]["stack"];

/** A report of some citizen, as it stands at the office. */
async function send(stack: TestStack, text: string) {
  const citizen = await stack.citizenApi();
  const { categories } = await citizen.get<{ categories: { kinds: { id: string; audience: string }[] }[] }>(
    "/v1/public/reports/kinds",
  );
  const kind = categories.flatMap((category) => category.kinds).find((each) => each.audience === "public")!;
  const communes = await citizen.get<{ items: { code: string }[] }>("/v1/public/communes");
  const place = { communeCode: communes.items[0]!.code };
  const attachmentIds = [await citizen.upload(await readFile(picture))];
  const report = await citizen.sendReport({ kindId: kind.id, text, place, attachmentIds, mayPublish: true });
  return { ...report, citizen };
}

/** A question of some citizen. */
async function ask(stack: TestStack, title: string) {
  const citizen = await stack.citizenApi();
  const { topics } = await citizen.get<{ topics: { id: string }[] }>("/v1/public/questions/topics");
  const text = "Xin cho biết giấy tờ cần mang theo.";
  return citizen.sendQuestion({ topicId: topics[0]!.id, title, text, attachmentIds: [], mayPublish: true });
}

const choose = (page: Page, name: string) => page.getByRole("radio", { name, exact: true }).check({ force: true });
const open = (page: Page, code: string) => page.locator(`.item[data-code="${code}"]`).click();

test("an officer accepts, answers with a photo and publishes by keyboard alone @once", async ({ stack, page }) => {
  const first = await send(stack, "Mặt đường hư trước cổng trường, xe máy khó đi.");
  const second = await send(stack, "Đèn không sáng ở đầu hẻm đã mấy hôm.");
  await page.goto(`${stack.sandbox.origin}/desk/`);
  const article = page.getByRole("article");
  await choose(page, "Phản ánh");

  await open(page, first.code);
  await expect(article).toContainText("trước cổng trường");
  await expectNoViolations(page);
  await page.keyboard.press("t");
  await expect(page.getByRole("status")).toContainText("Đã tiếp nhận");
  // The next case stands there without a click.
  await expect(article).not.toContainText("trước cổng trường");
  expect((await stack.deskRead(first.code)).case.status).toBe("accepted");

  await page.getByLabel("Trạng thái").selectOption("Đang xử lý");
  await open(page, first.code);
  await expect(article).toContainText("trước cổng trường");
  await page.keyboard.press("l");
  await page.getByLabel("Nội dung").fill("Đã vá mặt đường sáng nay.");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("alert")).toContainText("lý do không có ảnh");
  await page.getByLabel("Chọn ảnh sau xử lý").setInputFiles(picture);
  await expect(page.getByText("đã gửi", { exact: true })).toBeVisible();
  await expectNoViolations(page);
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("status")).toContainText("Đã trả lời");
  const { timeline } = (await stack.deskRead(first.code)).case;
  expect(timeline.at(-1)).toMatchObject({ event: "answered", text: "Đã vá mặt đường sáng nay." });
  expect(timeline.at(-1)!.attachments).toHaveLength(1);

  await page.getByLabel("Trạng thái").selectOption("Đã trả lời");
  await open(page, first.code);
  await expect(article).toContainText("Đã vá mặt đường");
  await page.keyboard.press("c");
  await page.getByLabel("Lời kể sẽ công khai").fill("Mặt đường hư trước cổng trường.");
  await page.getByLabel("Công khai ảnh trả lời này").check();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("status")).toContainText("Đã công khai");
  const published = await fetch(`${stack.server.origin}/v1/public/reports/${first.code}`);
  expect(await published.json()).toMatchObject({ text: "Mặt đường hư trước cổng trường.", attachments: [] });

  await page.getByLabel("Trạng thái").selectOption("Mới gửi");
  await open(page, second.code);
  await expect(article).toContainText("đầu hẻm");
  await page.keyboard.press("x");
  await page.getByLabel("Lý do").fill("Trùng với một phản ánh đang được xử lý.");
  await page.getByRole("button", { name: /Gửi lý do/ }).click();
  await expect(page.getByRole("status")).toContainText("Đã gửi lý do");
  expect((await stack.deskRead(second.code)).case.status).toBe("refused");
});

test("an officer asks back, passes on and closes; a supervisor finds what was contradicted @once", async ({
  stack,
  page,
}) => {
  const report = await send(stack, "Nắp cống trên đường ra cảng bị kênh.");
  await page.goto(`${stack.sandbox.origin}/desk/`);
  const status = page.getByRole("status");
  const article = page.getByRole("article");
  await page.getByLabel("Trạng thái").selectOption("Mọi trạng thái");
  const again = async () => {
    await open(page, report.code);
    await expect(article).toContainText("ra cảng");
  };
  await again();
  await page.keyboard.press("n");
  await page.getByLabel("Tên cơ quan").fill("Đội quản lý đô thị");
  await page.keyboard.press("Control+Enter");
  await expect(status).toContainText("Đã chuyển");
  await again();
  await expect(article).toContainText("Đội quản lý đô thị");
  await page.keyboard.press("h");
  await page.getByLabel("Cần bổ sung điều gì").fill("Xin cho biết gần số nhà nào.");
  await page.keyboard.press("Control+Enter");
  await expect(status).toContainText("Đã hỏi lại");
  await report.citizen.act(report.code, "reply", { text: "Trước số 12.", attachmentIds: [] });
  await again();
  await expect(article).toContainText("Trước số 12.");
  await page.keyboard.press("d");
  await page.getByLabel("Lý do").fill("Đã kiểm tra và không thấy nắp cống nào bị kênh.");
  await page.keyboard.press("Control+Enter");
  await expect(status).toContainText("Đã đóng việc");
  await report.citizen.act(report.code, "reopening", {
    text: "Vẫn còn kênh, sáng nay có người vấp.",
    attachmentIds: [],
  });
  await choose(page, "Người dân mở lại");
  await again();
  await expect(article).toContainText("sáng nay có người vấp");
  await expect(page.getByRole("button", { name: /Không tiếp nhận/ })).toHaveCount(0);
  await expectNoViolations(page);
});

test("an officer answers a question with its law and joins the one that asks the same @once", async ({
  stack,
  page,
}) => {
  const first = await ask(stack, "Đăng ký tàu cá cần giấy tờ gì?");
  const same = await ask(stack, "Tàu cá đăng ký cần mang giấy gì?");
  await page.goto(`${stack.sandbox.origin}/desk/`);
  const status = page.getByRole("status");
  await choose(page, "Hỏi đáp");
  await page.getByLabel("Trạng thái").selectOption("Mọi trạng thái");
  await open(page, same.code);
  await page.keyboard.press("g");
  await page
    .getByRole("button", { name: /Đăng ký tàu cá cần giấy tờ gì/ })
    .last()
    .click();
  await expectNoViolations(page);
  await page.keyboard.press("Control+Enter");
  await expect(status).toContainText("Đã ghép");
  await open(page, first.code);
  await expect(page.getByRole("article")).toContainText("Đăng ký tàu cá");
  await page.keyboard.press("l");
  await page.getByLabel("Nội dung").fill("Ông, bà mang tờ khai và giấy tờ nguồn gốc tàu.");
  await page.getByLabel("Căn cứ").fill("Luật Thủy sản số 18/2017/QH14, Điều 71");
  await expectNoViolations(page);
  await page.keyboard.press("Control+Enter");
  await expect(status).toContainText("Đã trả lời");
  expect((await stack.deskRead(same.code)).case.status).toBe("answered");
  await open(page, first.code);
  await expect(page.getByRole("article")).toContainText("Luật Thủy sản");
  await page.keyboard.press("c");
  await page.getByLabel("Câu hỏi sẽ công khai").fill("Đăng ký tàu cá cần những giấy tờ gì?");
  await page.keyboard.press("Control+Enter");
  await expect(status).toContainText("Đã công khai");
  const published = await fetch(`${stack.server.origin}/v1/public/questions/${first.code}`);
  expect(await published.json()).toMatchObject({ title: "Đăng ký tàu cá cần những giấy tờ gì?", asked: 2 });
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
  await expectNoViolations(page);
  await service.getByRole("button", { name: "Lưu" }).click();
  await expect(page.getByRole("status")).toContainText("Đã lưu");
  expect(await module()).toMatchObject({ open: false, closedMessage: { vi: "Tạm dừng đến 8 giờ sáng mai." } });
  await open.check();
  await service.getByRole("button", { name: "Lưu" }).click();
  await expect.poll(module).toMatchObject({ open: true });
});

test("the controls beside the phone kill the app, open it again and change its owner @once", async ({
  stack,
  page,
}) => {
  await page.goto(`${stack.sandbox.origin}/?device=controls`);
  const screen = page.frameLocator("iframe");
  await expect(screen.getByRole("heading", { level: 1 })).toBeVisible();
  await expectNoViolations(page);

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
