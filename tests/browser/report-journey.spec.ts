// One citizen's report from tap to answer, on the built app, through the emulated Zalo, down to the database and back.
import { expect, photo, test } from "../support/browser.ts";
import {
  chooseBrokenQuay,
  chooseKind,
  goToReview,
  next,
  pickPhotos,
  pickTwoPhotos,
  placeByPin,
  placeInWords,
  readCode,
  seeAnswerPhoto,
  sendButton,
  write,
  WORDS,
} from "../support/report-journey.ts";

const ANSWER = "Đã thay ván mới và đóng lại toàn bộ cầu tàu số 2 trong sáng nay.";

test("from home to the answer and its photo, with permission explained and allowed", async ({ phone, stack }) => {
  await phone.open();
  await phone.picture("01-home");
  await chooseBrokenQuay(phone);
  await write(phone);
  await pickTwoPhotos(phone);
  await phone.picture("02-words-and-photos");
  await next(phone);
  await phone.picture("03-place");
  await placeByPin(phone);
  await phone.picture("04-place-chosen");
  await next(phone);
  await phone.tap("Cho biết tên và số điện thoại");
  await phone.picture("05-permission-explained");
  await phone.tap("Đồng ý");
  await phone.answerSheet("Cho phép"); // name and phone, in one question
  await expect(phone.page.getByRole("radio", { name: /Kèm tên và số điện thoại/ })).toBeVisible();
  await next(phone);
  await phone.picture("06-review");
  await sendButton(phone).click();
  const code = await readCode(phone);
  await phone.picture("07-sent");

  const { case: sent, sender } = await stack.deskRead(code);
  expect(sent).toMatchObject({ kind: "report", text: WORDS, status: "received" });
  expect(sent.report).toMatchObject({ kindId: "quay", place: { pointSource: "pin" } });
  expect(sent.attachments).toHaveLength(2);
  expect(sender?.name).toBe("Nguyễn Văn Thử");

  await stack.deskAccept(code);
  await phone.tap("Theo dõi việc này");
  await expect(phone.page.getByText("Đang xử lý").first()).toBeVisible();
  await phone.picture("08-accepted");

  const after = await photo("sau-khi-sua");
  await stack.deskAnswer(code, ANSWER, [new Uint8Array(after.buffer)]);
  await phone.tap("Xem có gì mới");
  await expect(phone.page.getByText(ANSWER).first()).toBeVisible();
  await seeAnswerPhoto(phone);
  await phone.picture("09-answered");
});

for (const [persona, title] of [
  ["refuser", "every permission refused"],
  ["old-zalo", "an old Zalo"],
] as const) {
  test(`the same with ${title}`, async ({ phone, stack }) => {
    await phone.set({ persona });
    await phone.open();
    await chooseBrokenQuay(phone);
    await write(phone);
    await pickTwoPhotos(phone);
    await next(phone);
    if (persona === "refuser") {
      await phone.tap(/Lấy vị trí hiện tại/);
      await phone.tap("Đồng ý, lấy vị trí");
      await expect(phone.page.getByText(/Không dùng vị trí cũng được/)).toBeVisible();
      await phone.picture("refuser-1-location");
      await placeInWords(phone);
    } else {
      await placeByPin(phone);
    }
    await next(phone);
    if (persona === "refuser") {
      await phone.tap("Cho biết tên và số điện thoại");
      await phone.tap("Đồng ý");
      await expect(phone.page.getByText("Chưa chia sẻ")).toBeVisible();
      await phone.picture("refuser-2-identity");
      await phone.tap("Tiếp tục, không chia sẻ");
    }
    await next(phone);
    await sendButton(phone).click();
    const code = await readCode(phone);
    const { case: sent, sender } = await stack.deskRead(code);
    expect(sent.attachments).toHaveLength(2);
    if (persona === "refuser") expect(sender?.phone).toBeUndefined();

    await stack.deskAccept(code);
    await stack.deskAnswer(code, ANSWER, [new Uint8Array((await photo("sau")).buffer)]);
    await phone.tap("Theo dõi việc này");
    await expect(phone.page.getByText(ANSWER).first()).toBeVisible();
    await seeAnswerPhoto(phone);
    await phone.picture(`${persona}-answered`);
  });
}

const ZALO_FAILURES = ["500", "-501", "invalid-token", "expired-token", "garbage", "slow"] as const;
for (const failure of ZALO_FAILURES) {
  test(`Zalo fails (${failure}): a sentence, a way on, the words still there @once`, async ({ phone, stack }) => {
    test.setTimeout(120_000);
    await phone.set({
      permissions: { userInfo: "allow", phone: "allow", location: "allow" },
      failures: { "graph.me": failure, "graph.me.info": failure },
    });
    await phone.open();
    await chooseBrokenQuay(phone);
    await write(phone);
    await next(phone);
    await phone.tap(/Lấy vị trí hiện tại/);
    await phone.tap("Đồng ý, lấy vị trí");
    await expect(
      phone.page
        .getByRole("alert")
        .or(phone.page.getByRole("status"))
        .filter({ hasText: /vị trí/ })
        .first(),
    ).toBeVisible({ timeout: 45_000 });
    await phone.picture(`zalo-${failure}-location`);
    await placeInWords(phone);
    await next(phone);
    await phone.tap("Cho biết tên và số điện thoại");
    await phone.tap("Đồng ý");
    await expect(phone.page.getByRole("button", { name: "Tiếp tục, không chia sẻ" })).toBeVisible({ timeout: 45_000 });
    await phone.picture(`zalo-${failure}-identity`);
    await phone.tap("Tiếp tục, không chia sẻ");
    await next(phone);
    await expect(phone.page.getByText(WORDS)).toBeVisible();
    await sendButton(phone).click();
    expect((await stack.deskRead(await readCode(phone))).case.text).toBe(WORDS);
  });
}

test("a kind for the police says whom to call and is never public @once", async ({ phone, stack }) => {
  await phone.open();
  await phone.tap("Gửi phản ánh");
  await phone.tap(/An ninh/);
  await phone.tap(/Buôn lậu/);
  await expect(
    phone.page
      .getByRole("link", { name: /Gọi 113/ })
      .or(phone.page.getByRole("button", { name: /Gọi 113/ }))
      .first(),
  ).toBeVisible();
  await expect(phone.page.getByText("Chỉ gửi công an").first()).toBeVisible();
  await phone.picture("police-kind");
  await phone.tap("Vẫn gửi phản ánh");
  await write(phone);
  await goToReview(phone);
  await sendButton(phone).click();
  const code = await readCode(phone);
  await expect(stack.deskPublish(code)).rejects.toThrow("never-public");
});

test("no network when Gửi is pressed: it waits, says when it goes, and goes by itself once the network is back @once", async ({
  phone,
  stack,
}) => {
  await phone.open();
  await chooseBrokenQuay(phone);
  await write(phone);
  await goToReview(phone);
  await phone.set({ network: "offline" });
  await sendButton(phone).click();
  await expect(phone.page.getByText("Đã giữ lại, sẽ tự gửi")).toBeVisible();
  await expect(phone.page.getByText(/Sẽ tự gửi lại lúc \d{1,2}:\d{2}\. Có mạng là tự gửi/)).toBeVisible({
    timeout: 30_000,
  });
  await phone.picture("offline-send");
  // It stands with what the citizen has under way, wherever they look for it, also after the app was closed.
  await phone.open("/mine");
  await expect(phone.page.getByRole("heading", { name: "Đang chờ gửi" })).toBeVisible();
  await expect(phone.page.getByRole("heading", { name: new RegExp(WORDS.slice(0, 20)) })).toHaveCount(1);
  await phone.picture("offline-mine");
  await phone.set({ network: "online" });
  const arrived = phone.page.locator('a[href*="/reports/sent/"]');
  await expect(arrived).toHaveCount(1, { timeout: 60_000 });
  await arrived.click();
  await expect(phone.page.getByText(WORDS)).toBeVisible();
  const code = /SM-\d{6}-\d{4}/.exec(phone.page.url())![0];
  expect((await stack.deskRead(code)).case.text).toBe(WORDS);
});

test("what waits can be kept from going, and is a draft again @once", async ({ phone }) => {
  await phone.open();
  await chooseBrokenQuay(phone);
  await write(phone);
  await goToReview(phone);
  await phone.set({ network: "offline" });
  await sendButton(phone).click();
  await phone.tap("Bỏ, không gửi nữa");
  await phone.page.getByRole("dialog").getByRole("button", { name: "Bỏ", exact: true }).click();
  await phone.set({ network: "online" });
  await phone.open("/mine");
  await expect(phone.page.getByRole("heading", { name: "Đang viết dở" })).toBeVisible();
  await expect(phone.page.locator('a[href*="/reports/sent/"]')).toHaveCount(0);
  await phone.tap("Viết tiếp");
  await expect(phone.page.getByText(WORDS)).toBeVisible();
});

test("a service that closed meanwhile keeps what was sent, and takes it when it opens @once", async ({
  phone,
  stack,
}) => {
  const closedMessage = { vi: "Đang nâng cấp máy chủ, mở lại lúc 6 giờ sáng mai." };
  await phone.open();
  await chooseBrokenQuay(phone);
  await write(phone);
  await goToReview(phone);
  await stack.deskSetModule("reports", { open: false, closedMessage });
  try {
    await sendButton(phone).click();
    await expect(phone.page.getByText(/tạm ngừng/).first()).toBeVisible();
    await expect(phone.page.getByText(/Sẽ tự gửi lại lúc/)).toBeVisible();
    await phone.picture("closed-service-waiting");
    await phone.open();
    await expect(phone.page.getByText("Tạm ngừng").first()).toBeVisible();
    await phone.tap("Gửi phản ánh");
    await expect(phone.page.getByText(closedMessage.vi).first()).toBeVisible();
    await phone.picture("closed-service");
  } finally {
    await stack.deskSetModule("reports", { open: true });
  }
  await phone.open("/mine");
  const arrived = phone.page.locator('a[href*="/reports/sent/"]');
  const hurry = phone.page.getByRole("button", { name: "Gửi ngay" });
  await expect(arrived.or(hurry).first()).toBeVisible();
  // It may go by itself in this moment, and the button with it.
  if (await hurry.isVisible()) await hurry.click({ timeout: 5_000 }).catch(() => undefined);
  await expect(arrived).toHaveCount(1, { timeout: 30_000 });
});

test("photos that cannot be taken: one plain sentence each, the form intact", async ({ phone }) => {
  const { default: sharp } = await import("sharp");
  const huge = await sharp({ create: { width: 12_000, height: 9_000, channels: 3, background: "#888" } })
    .jpeg({ quality: 20 })
    .toBuffer();
  const heic = Buffer.concat([
    Buffer.from([0, 0, 0, 24]),
    Buffer.from("ftypheic"),
    Buffer.from([0, 0, 0, 0]),
    Buffer.from("mif1heic"),
    Buffer.alloc(2_000, 7),
  ]);
  const heavy = Buffer.concat([(await photo("heavy")).buffer, Buffer.alloc(17 * 1024 * 1024)]);
  const cases: { file: { name: string; mimeType: string; buffer: Buffer }; sentence: RegExp }[] = [
    {
      file: { name: "gia.jpg", mimeType: "image/jpeg", buffer: Buffer.from("not a photo at all") },
      sentence: /không phải là ảnh hay tệp PDF/,
    },
    { file: { name: "rong.jpg", mimeType: "image/jpeg", buffer: Buffer.alloc(0) }, sentence: /Tệp này trống/ },
    { file: { name: "nang.jpg", mimeType: "image/jpeg", buffer: heavy }, sentence: /nặng quá 15 MB/ },
    { file: { name: "to.jpg", mimeType: "image/jpeg", buffer: huge }, sentence: /kích thước quá lớn/ },
    { file: { name: "iphone.heic", mimeType: "image/heic", buffer: heic }, sentence: /HEIC/ },
  ];
  await phone.open();
  await chooseBrokenQuay(phone);
  await write(phone);
  for (const { file, sentence } of cases) {
    await pickPhotos(phone, [file]);
    await expect(phone.page.getByText(sentence).first()).toBeVisible();
  }
  await phone.picture("photos-refused");
  await expect(phone.page.getByRole("textbox", { name: "Có chuyện gì?" })).toHaveValue(WORDS);
  await goToReview(phone);
  await sendButton(phone).click();
  await readCode(phone);
});

test("another commune can always be chosen after the pin @once", async ({ phone, stack }) => {
  await phone.open();
  await chooseKind(phone, /Bãi biển/, /Rác trên bãi biển/);
  await write(phone);
  await next(phone);
  await placeByPin(phone);
  await phone.tap("Đổi xã, phường");
  await phone.page.getByRole("searchbox").or(phone.page.getByRole("textbox")).first().fill("hai dang");
  await phone.tap(/Hải Đăng/);
  await next(phone);
  await next(phone);
  await sendButton(phone).click();
  const { place } = (await stack.deskRead(await readCode(phone))).case.report!;
  expect(place.point).toBeDefined();
  expect(place.communeCode).toMatch(/^\d{5}$/);
});
