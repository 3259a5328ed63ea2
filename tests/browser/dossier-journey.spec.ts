// One citizen's dossier: found in everyday words, filled in with level 2 asked in the middle of a page, submitted,
// supplemented once, late with an apology, and its electronic result opened; on the built app, down to the database.
import { expect, photo, test } from "../support/browser.ts";
import {
  addPapers,
  beginTheCard,
  codeOf,
  declareAndDeliver,
  dossierDesk,
  fillReader,
  fillTheRest,
  findTheCard,
  heading,
  next,
} from "../support/dossier-journey.ts";
import { newcomer } from "../support/level-2.ts";
import { pdf } from "../support/pictures.ts";

const DAY = 86_400_000;

test("a library card, from the search to the result @once", async ({ phone, stack, chromiumBrowser }) => {
  test.setTimeout(300_000);
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

  // The agency takes it on, and finds two things missing: said once, with both reasons, mended once.
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
    { kind: "field" as const, id: "phone", reason: "Số này không gọi được." },
  ];
  await desk.step(code, { action: "requestSupplement", items });
  await see("Cần bổ sung để hồ sơ đi tiếp");
  await phone.picture("dossier-10-supplement-asked");
  await phone.tap("Bổ sung ngay");
  await expect(phone.page.getByText("Ảnh bị mờ, không đọc được ngày sinh.")).toBeVisible();
  const chooser = phone.page.waitForEvent("filechooser");
  await phone.tap("Chọn ảnh có sẵn");
  await (await chooser).setFiles([await photo("giay-to-ro")]);
  await expect(phone.page.getByText("Đã gửi xong 1 tệp.")).toBeVisible();
  await phone.page.getByRole("textbox", { name: /khai lại/ }).fill("0900000022");
  await phone.picture("dossier-11-supplement");
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
});
