// One citizen's dossier: found in everyday words, filled in with level 2 asked in the middle of a page, submitted,
// supplemented once, late with an apology, and its electronic result opened; on the built app, down to the database.
import { readFile } from "node:fs/promises";
import { expect, photo, test, VIEWPORT, type Phone } from "../support/browser.ts";
import {
  addPapers,
  beginTheCard,
  choose,
  codeOf,
  declareAndDeliver,
  dossierDesk,
  fillCard,
  fillContact,
  fillReader,
  fillResidence,
  fillTheRest,
  findTheCard,
  heading,
  next,
  useProven,
} from "../support/dossier-journey.ts";
import { liftOnPhone, newcomer } from "../support/level-2.ts";
import { look, lookAtPage } from "../support/look.ts";
import { pdf } from "../support/pictures.ts";

const DAY = 86_400_000;

test("a library card, from the search to the result @once", async ({ phone, stack, chromiumBrowser }) => {
  test.setTimeout(150_000);
  const desk = await dossierDesk(stack);
  const { number, name } = newcomer(stack);
  await findTheCard(phone);
  await phone.picture("dossier-01-where");
  await beginTheCard(phone);
  await phone.picture("dossier-02-reader");
  await fillReader(phone, number);
  await expect(phone.page.getByText(name).first()).toBeVisible();
  await phone.picture("dossier-03-proven");
  await next(phone);
  await phone.picture("dossier-04-family");
  await fillTheRest(phone);
  await phone.picture("dossier-05-papers");
  await addPapers(phone);
  await phone.picture("dossier-06-declarations");
  await declareAndDeliver(phone);
  await expect(heading(phone, "Xem lại và nộp")).toBeVisible();
  await phone.picture("dossier-07-review");
  await phone.tap("Nộp hồ sơ");
  const code = await codeOf(phone);
  await phone.picture("dossier-08-sent");
  const { case: sent } = await desk.read(code);
  expect(sent).toMatchObject({ kind: "dossier", status: "received" });
  const lines = sent.dossier!.parts.flatMap((part) => part.lines).map(({ text }) => text);
  for (const answer of [name, number, "Trần Văn Năm", "12 đường Hải Đăng"]) expect(lines).toContain(answer);

  // The agency takes it on, and finds three things missing: said once, with each reason, mended once.
  const mine = `/dossiers/mine/${code}`;
  const see = async (words: string | RegExp) => {
    await phone.open(mine);
    await expect(phone.page.getByText(words).first()).toBeVisible();
  };
  await desk.step(code, { action: "accept" });
  await see("Đã được tiếp nhận");
  await phone.picture("dossier-09-accepted");
  const items = [
    { kind: "document" as const, id: "photoPaper", reason: "Ảnh bị mờ, không đọc được ngày sinh." },
    { kind: "field" as const, id: "cardKind", reason: "Thư viện đã hết thẻ điện tử." },
    { kind: "field" as const, id: "phone", reason: "Số này không gọi được." },
  ];
  await desk.step(code, { action: "requestSupplement", items });
  await see("Cần bổ sung để hồ sơ đi tiếp");
  await phone.picture("dossier-10-supplement-asked");
  await phone.tap("Bổ sung ngay");
  await expect(phone.page.getByText("Ảnh bị mờ, không đọc được ngày sinh.")).toBeVisible();
  const chooser = phone.page.waitForEvent("filechooser");
  await phone.tap("Chọn ảnh");
  await (await chooser).setFiles([await photo("giay-to-ro")]);
  await expect(phone.page.getByText("Đã gửi xong 1 tệp.")).toBeVisible();
  // The fields of the form, and beneath an answer what it opens.
  await choose(phone, "Thẻ nhựa");
  await phone.page.getByRole("textbox", { name: "Đặt cọc" }).fill("20000");
  await phone.page.getByRole("textbox", { name: /Số điện thoại để cơ quan liên hệ/ }).fill("0900000022");
  await look(phone, "dossier-11-supplement", phone.page.getByRole("textbox", { name: "Đặt cọc" }));
  await phone.set({ textScale: 1, textZoom: 1 });
  await phone.picture("dossier-11-supplement", { whole: true });
  await phone.tap("Gửi bổ sung");
  await expect.poll(async () => (await desk.read(code)).case.dossier!.processing, { timeout: 45_000 }).toBe("accepted");

  // Nobody decides in time: the citizen is told unasked.
  await phone.set({ clockOffsetMs: 30 * DAY });
  await see("Xin lỗi vì chưa trả kết quả đúng hẹn");
  await phone.picture("dossier-12-late");
  expect((await desk.read(code)).case).toMatchObject({ late: true });

  // The result comes as a file, opened once level 2 is proven anew, and checked by anybody.
  await desk.step(code, { action: "startProcessing" });
  const result = await desk.upload(pdf(), "the-thu-vien.pdf");
  await desk.step(code, { action: "finish", attachmentIds: [result], signedBy: "Phạm Thị Ký" });
  await see("Đã có kết quả");
  await phone.picture("dossier-13-result");
  const { checkUrl } = (await desk.read(code)).case.dossier!.result!;
  const page = await chromiumBrowser.newPage();
  await page.goto(checkUrl!);
  await expect(page.getByRole("heading", { name: "Kết quả này là thật" })).toBeVisible();
  expect(await page.getByRole("main").innerText()).not.toContain(name);
  await page.close();

  // Opened once level 2 is proven anew; shown once to somebody else, and used again in the next dossier.
  await phone.tap("Mở kết quả");
  await liftOnPhone(phone, { person: number });
  await expect(phone.page.getByText(/đã được giữ trong máy/)).toBeVisible();
  await phone.page.getByText("Gửi cho người khác xem một lần").click();
  await phone.tap("Tạo đường dẫn");
  // Shown short; the whole of it is copied.
  const shown = await phone.page.getByText(/\/xem\/.{5}…/).innerText();
  await phone.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await phone.tap("Chép đường dẫn");
  await expect(phone.page.getByText(/^Đã chép/)).toBeVisible();
  const address = await phone.page.evaluate(() => navigator.clipboard.readText());
  expect(address).toContain(shown.slice(0, -1));
  await phone.picture("dossier-14-link");
  await phone.expectAccessible();
  const [reader, other] = [await chromiumBrowser.newPage(), await chromiumBrowser.newContext()];
  await reader.setViewportSize(VIEWPORT);
  await reader.goto(address);
  await lookAtPage(phone, reader, "dossier-15-link-asks");
  await reader.getByRole("button", { name: "Mở xem" }).click();
  await lookAtPage(phone, reader, "dossier-16-link-shows");
  const saved = reader.waitForEvent("download");
  await reader.getByRole("link", { name: "Mở tệp" }).click();
  expect(await readFile(await (await saved).path())).toEqual(Buffer.from(pdf()));
  const late = await other.newPage();
  expect((await late.goto(address))!.status()).toBe(410);
  await lookAtPage(phone, late, "dossier-17-link-used");
  await reader.close();
  await other.close();
  await phone.open(mine);
  await phone.page.getByText("Gửi cho người khác xem một lần").click();
  await expect(phone.page.getByText(/^Đã được mở/)).toBeVisible();

  await beginAgain(phone);
  await phone.tap("Dùng giấy tờ đã có: Giấy tờ có ảnh");
  await phone.tap(/^Dùng giấy tờ này/);
  await expect(phone.page.getByText(`Từ kết quả hồ sơ`)).toBeVisible();
  await phone.picture("dossier-18-reused");
  await phone.expectAccessible();
  await next(phone);
  await declareAndDeliver(phone);
  await phone.tap("Nộp hồ sơ");
  const again = await codeOf(phone);
  const [paper] = (await desk.read(again)).case.dossier!.papers;
  expect(paper!.attachments).toMatchObject([{ type: "application/pdf", from: { code, signedBy: "Phạm Thị Ký" } }]);
});

/** The same card for the same reader, who is proven already, up to the papers. */
async function beginAgain(phone: Phone) {
  await findTheCard(phone);
  await beginTheCard(phone);
  await fillResidence(phone);
  await useProven(phone).click();
  await next(phone);
  await next(phone);
  await fillCard(phone, 40);
  await next(phone);
  await fillContact(phone);
}
