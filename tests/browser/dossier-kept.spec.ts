// What holds for a report holds for a dossier of five pages with its papers: nothing is lost and nothing is sent twice,
// whatever happens to the phone, the network, the form and the proof of who submits.
import type { Page } from "@playwright/test";
import { randomOf } from "../../bench/lot.ts";
import { sessionOf } from "../../sandbox/citizen.ts";
import { call } from "../../sandbox/client.ts";
import { lift } from "../../sandbox/identity/lift.ts";
import { expect, Phone, test, VIEWPORT, type Stack } from "../support/browser.ts";
import {
  addPapers,
  beginTheCard,
  declareAndDeliver,
  fillCard,
  fillContact,
  fillFamily,
  fillResidence,
  fillSomebodyElse,
  findTheCard,
  heading,
  next,
  street,
  useProven,
} from "../support/dossier-journey.ts";
import {
  expectOneDossier,
  expectSubmittedOnce,
  goOnWithCard,
  goToStepOfCard,
  note,
  phoneIn,
  pickPages,
  provinceOfItsOwn,
  review,
  submit,
  SUBMIT,
  walkPastReader,
  walkToSubmit,
  cardPath,
} from "../support/kept-dossier.ts";
import { acceptedFiles, draftIdOf, draftsOf, expectSaved, letPass, SEED, tokenOf } from "../support/kept-journey.ts";
import {
  agree,
  comeBack,
  gate,
  leave,
  liftOnPhone,
  logIn,
  newcomer,
  prove,
  shareName,
  webview,
} from "../support/level-2.ts";
import type { DevicePatch } from "../support/stack.ts";

const MINUTE = 60_000;

// Once lost is lost, and once sent twice is sent twice.
test.describe.configure({ retries: 0 });

test.afterEach(({ stack }) => {
  for (const each of stack.sandbox.identities) each.reset();
  stack.clock.offsetMs = 0;
});

test("killed while typing on page four, uploading three photos and submitting: all of it arrives, once @once", async ({
  ownPhone: phone,
  stack,
  platform,
}) => {
  test.setTimeout(120_000);
  const random = randomOf(SEED + (platform === "ios" ? 1 : 0));
  const { number } = newcomer(stack);
  const words = "Xin để thẻ ở quầy số hai, tôi đi lại khó, con tôi đến nhận giúp vào buổi chiều.";
  await findTheCard(phone);
  await beginTheCard(phone, "Cho người đã ủy quyền cho tôi");
  await fillSomebodyElse(phone, "Đỗ Thị Lựu");
  await next(phone);
  await fillFamily(phone);
  await fillCard(phone);
  const draft = await draftIdOf(phone);

  // Typing: what stood there and was saved is there, to the letter before the last ones.
  const typed = Math.round(10 + random() * (words.length - 20));
  await note(phone).fill(words.slice(0, typed));
  await expectSaved(phone, "phone");
  await note(phone).press("End");
  for (const letter of words.slice(typed, typed + 8)) await phone.page.keyboard.insertText(letter);
  await phone.killAndReopen(cardPath);
  await phone.tap("Khai tiếp");
  await expect(heading(phone, "Loại thẻ")).toBeVisible();
  expect(await draftIdOf(phone)).toBe(draft);
  const kept = await note(phone).inputValue();
  expect(words.slice(0, kept.length), "as it was typed").toBe(kept);
  expect(kept.length).toBeGreaterThanOrEqual(typed);
  await expect(phone.page.getByRole("radio", { name: "Thẻ điện tử" })).toBeChecked();
  await expect(phone.page.getByLabel("Dùng thẻ từ ngày")).not.toHaveValue("");
  await note(phone).fill(words);
  await next(phone);
  await useProven(phone).click();
  await liftOnPhone(phone, { person: number });
  await fillContact(phone);

  // Uploading.
  await expect(heading(phone, "Giấy tờ").first()).toBeVisible();
  await phone.set({ network: "2g" });
  await pickPages(phone, "Giấy tờ có ảnh", 2);
  await pickPages(phone, "Giấy ủy quyền", 1);
  await expect(acceptedFiles(phone)).toHaveCount(3);
  await letPass(random() * 5_000);
  await phone.killAndReopen(cardPath);
  await phone.set({ network: "online" });
  await phone.tap("Khai tiếp");
  await expect(heading(phone, "Giấy tờ").first()).toBeVisible();
  expect(await draftIdOf(phone)).toBe(draft);
  await expect(acceptedFiles(phone)).toHaveCount(3);
  await next(phone);
  await declareAndDeliver(phone);

  // Submitting, with the answer under way.
  await expect(review(phone)).toBeVisible();
  await expect(phone.page.getByText(words)).toBeVisible();
  await phone.set({ failures: { [SUBMIT]: "slow once" }, slowMs: 3_000 });
  await submit(phone).click();
  await letPass(random() * 3_000);
  await phone.killAndReopen("/mine");
  const onTheWay = heading(phone, /^(Đang chờ gửi|Đã gửi)$/);
  const goOn = phone.page.getByRole("button", { name: "Viết tiếp" });
  await expect(goOn.or(onTheWay).first()).toBeVisible();
  if (await goOn.isVisible()) {
    // Pressed a moment before the end: it is still a draft, with everything in it.
    await goOn.click();
    const handedOver = heading(phone, /Đã giữ lại, sẽ tự gửi|Đang gửi|Đã đến nơi tiếp nhận/);
    await expect(submit(phone).or(handedOver).first()).toBeVisible();
    if (await submit(phone).isVisible()) await submit(phone).click();
  }
  const { answers } = await expectOneDossier(stack, number, 3);
  for (const answer of [words, "Đỗ Thị Lựu", "Trần Văn Năm"]) expect(answers).toContain(answer);
  await expect.poll(async () => (await draftsOf(phone).list()).length).toBe(0);
});

test("Nộp hồ sơ pressed ten times, the first three answers lost: one dossier, one code @once", async ({
  phone,
  stack,
}) => {
  const { number } = newcomer(stack);
  await walkPastReader(phone, number);
  await walkToSubmit(phone);
  await phone.set({ failures: { [SUBMIT]: "answer-lost" } });
  const lost = () => stack.failed(phone.device, SUBMIT);
  await submit(phone).evaluate((button: HTMLButtonElement) => {
    for (let press = 0; press < 10; press += 1) button.click();
  });
  const again = phone.page.getByRole("button", { name: "Gửi ngay" });
  const hurry = async () => {
    if (await again.isVisible())
      await again.dispatchEvent("click", undefined, { timeout: 2_000 }).catch(() => undefined);
    return lost();
  };
  await expect.poll(hurry, { timeout: 60_000 }).toBeGreaterThanOrEqual(3);
  await phone.set({ failures: { [SUBMIT]: null } });
  const arrived = phone.page.getByText("Đã đến nơi tiếp nhận");
  await expect.poll(async () => (await hurry(), arrived.isVisible()), { timeout: 45_000 }).toBe(true);
  await expectSubmittedOnce(phone, number);
  await expect.poll(async () => (await draftsOf(phone).list()).length).toBe(0);
});

test.describe("without a network", () => {
  /** Written to its end and submitted, with the network gone after the reader's page. */
  async function submitOffline(phone: Phone, person: string) {
    await walkPastReader(phone, person);
    await phone.set({ network: "offline" });
    await fillFamily(phone);
    await fillCard(phone);
    await next(phone);
    await fillContact(phone);
    await pickPages(phone, "Giấy tờ có ảnh", 2);
    await expect(acceptedFiles(phone)).toHaveCount(2);
    await next(phone);
    await declareAndDeliver(phone);
    await submit(phone).click();
    await expect(heading(phone, "Đã giữ lại, sẽ tự gửi")).toBeVisible({ timeout: 40_000 });
  }

  test("written to its end, and sent by itself once the network is back @once", async ({ phone, stack }) => {
    const { number } = newcomer(stack);
    await submitOffline(phone, number);
    await phone.picture("dossier-airplane");
    await phone.set({ network: "online" });
    await expectSubmittedOnce(phone, number, 2);
  });

  test("who was proven too long ago is told so, proves it in place, and it goes, once @once", async ({
    phone,
    stack,
  }) => {
    const { number } = newcomer(stack);
    await submitOffline(phone, number);
    await phone.set({ clockOffsetMs: 61 * MINUTE });
    await phone.set({ network: "online" });
    await expect(heading(phone, "Chưa gửi được, cần xem lại")).toBeVisible({ timeout: 60_000 });
    await phone.picture("dossier-proof-aged");
    await phone.expectAccessible();
    await expect(phone.page.getByText("Việc này cần biết chắc ai đang làm.")).toBeVisible();
    await phone.tap("Xác nhận rồi gửi");
    await liftOnPhone(phone, { person: number });
    await expectSubmittedOnce(phone, number, 2);
  });

  test("another person was linked before it went: told, looked at, and sent in the name on the screen @once @long", async ({
    phone,
    stack,
  }) => {
    const [first, second] = [newcomer(stack), newcomer(stack, { name: "Phan Văn Mận" })];
    await submitOffline(phone, first.number);
    // On another phone of the same Zalo account; this one knows nothing of it.
    const headers = { authorization: `Bearer ${tokenOf(phone)}` };
    await call(stack.server.origin, "DELETE", "/v1/my/identity", headers);
    await lift(stack.server.origin, headers, stack.sandbox.identity.profile.id, second.number);
    await phone.set({ network: "online" });
    await expect(heading(phone, "Chưa gửi được, cần xem lại")).toBeVisible({ timeout: 60_000 });
    await phone.picture("dossier-identity-changed");
    await phone.tap("Sửa");
    await expect(review(phone)).toBeVisible();
    await expect(phone.page.getByText(second.name).first()).toBeVisible();
    await expect(phone.page.getByText(first.name)).toHaveCount(0);
    await phone.picture("dossier-identity-changed-review");
    await submit(phone).click();
    await expectSubmittedOnce(phone, second.number, 2);
  });

  test("proven too long ago before it is submitted: put off without a network, and nothing is lost @once @long", async ({
    phone,
    stack,
  }) => {
    const { number } = newcomer(stack);
    await walkPastReader(phone, number);
    await walkToSubmit(phone);
    await phone.set({ network: "offline", clockOffsetMs: 61 * MINUTE });
    await submit(phone).click();
    await expect(gate(phone).getByText("Điện thoại đang không có mạng.").first()).toBeVisible();
    await phone.tap("Để sau");
    await expect(review(phone)).toBeVisible();
    await phone.set({ network: "online" });
    await submit(phone).click();
    await liftOnPhone(phone, { person: number });
    await expectSubmittedOnce(phone, number);
  });
});

test("begun on one phone and gone on with on another; what both wrote is shown, and one is chosen @once @long", async ({
  phone,
  chromiumBrowser,
  stack,
  platform,
}) => {
  const { number } = newcomer(stack);
  await walkPastReader(phone, number);
  await fillFamily(phone);
  await fillCard(phone);
  const first = "Viết ở máy thứ nhất.";
  await note(phone).fill(first);
  await expectSaved(phone, "server");

  const context = await chromiumBrowser.newContext({ viewport: VIEWPORT, hasTouch: true, locale: "vi-VN" });
  const device = `${phone.device.slice(0, 20)}b`;
  await stack.resetDevice(device);
  const { account } = (await stack.device(phone.device)) as { account: DevicePatch["account"] };
  await stack.patchDevice(device, { platform, account });
  const other = new Phone(stack, await context.newPage(), device, platform);
  try {
    await other.prepare();
    await goOnWithCard(other);
    await goToStepOfCard(other, "page-card", "Loại thẻ");
    await expect(note(other)).toHaveValue(first);
    const second = "Viết tiếp ở máy thứ hai.";
    await note(other).fill(second);
    await expectSaved(other, "server");

    const third = "Máy thứ nhất viết mà chưa biết gì.";
    await note(phone).fill(third);
    await expect(phone.page.getByText("Việc này được viết tiếp ở hai máy")).toBeVisible({ timeout: 45_000 });
    for (const words of [second, third]) await expect(phone.page.getByText(words)).toBeVisible();
    await phone.picture("dossier-conflict");
    await phone.expectAccessible();
    await phone.tap("Dùng bản trên máy này");
    await expect(note(phone)).toHaveValue(third);
    await next(phone);
    await fillContact(phone);
    await addPapers(phone);
    await expectSaved(phone, "server");

    await goOnWithCard(other);
    await declareAndDeliver(other);
    await expect(review(other)).toBeVisible();
    await expect(other.page.getByText(third)).toBeVisible();
    await submit(other).click();
    const { answers } = await expectSubmittedOnce(other, number);
    expect(answers).toContain(third);
    await phone.open(cardPath);
    await expect(heading(phone, "Nộp hồ sơ ở đâu?")).toBeVisible();
    await expect(phone.page.getByText("Có hồ sơ đang khai dở")).toHaveCount(0);
    other.expectNoErrors();
  } finally {
    await context.close();
  }
});

test.describe("in a province of its own", () => {
  let own: Awaited<ReturnType<typeof provinceOfItsOwn>>;
  test.beforeAll(async () => {
    own = await provinceOfItsOwn();
  });
  test.afterAll(() => own?.close());
  test.afterEach(() => {
    for (const each of own.stack.sandbox.identities) each.reset();
    own.stack.clock.offsetMs = 0;
  });

  const QUESTION = "Mượn ở thư viện nào?";
  /** One is asked no more, one is new. */
  const changed: Parameters<typeof own.publish>[0] = ({ pages }) => {
    const { fields } = pages.find(({ id }) => id === "card")!;
    fields.splice(
      fields.findIndex(({ id }) => id === "note"),
      1,
      { id: "branch", kind: "text", label: { vi: QUESTION, en: "Which library?" }, required: true },
    );
  };

  for (const [title, isOpen] of [
    ["while the draft lay there", false],
    ["while its review stood on the screen", true],
  ] as const) {
    test(`the form changed ${title}: nothing is lost, it says what is new, and goes under it @once${isOpen ? " @long" : ""}`, async ({
      phone: mine,
    }) => {
      await own.publish(() => undefined);
      const phone = await phoneIn(own.stack, mine);
      const { number } = newcomer(own.stack);
      const words = "Tôi đi lại khó, xin để sách ở tầng một.";
      await walkPastReader(phone, number);
      await fillFamily(phone);
      await fillCard(phone);
      await note(phone).fill(words);
      await next(phone);
      await fillContact(phone);
      await addPapers(phone);
      await declareAndDeliver(phone);
      await expect(review(phone)).toBeVisible();
      await expectSaved(phone, "server");
      const draft = await draftIdOf(phone);
      const version = await own.publish(changed);
      if (isOpen) {
        await submit(phone).click();
        await expect(phone.page.getByText("Mẫu khai vừa được thay đổi.").first()).toBeVisible({ timeout: 30_000 });
        await phone.tap("Sửa");
      } else await goOnWithCard(phone);
      await expect(phone.page.getByText("Mẫu này đã thay đổi từ lần trước")).toBeVisible();
      await expect(phone.page.getByText(words)).toBeVisible();
      await expect(phone.page.getByRole("listitem").filter({ hasText: QUESTION }).first()).toBeVisible();
      expect(await draftIdOf(phone)).toBe(draft);
      await phone.picture(`dossier-form-changed-${isOpen ? "open" : "kept"}`);
      await phone.expectAccessible();
      await goToStepOfCard(phone, "page-card", "Loại thẻ");
      await phone.page.getByRole("textbox", { name: QUESTION }).fill("Thư viện bến cảng");
      await goToStepOfCard(phone, "review", "Xem lại và nộp");
      await submit(phone).click();
      const { answers } = await expectSubmittedOnce(phone, number);
      for (const answer of ["Thư viện bến cảng", "Trần Văn Năm"]) expect(answers).toContain(answer);
      expect(answers).not.toContain(words);
      expect(version).toBeGreaterThan(1);
      phone.expectNoErrors();
    });
  }

  /** What becomes of the proof asked for in the middle of page four: as far as the gate's word of it. */
  const goThrough = async (page: Page, number: string) => {
    await leave(page);
    await logIn(page, number);
    await agree(page);
  };
  const TROUBLES: {
    title: string;
    trouble: (phone: Phone, number: string, stack: Stack) => Promise<unknown>;
    says: string;
  }[] = [
    {
      title: "the provider is down",
      async trouble(phone, _, { sandbox }) {
        sandbox.identity.set({ down: "503" });
        await phone.tap("Mở Sao Mai ID");
      },
      says: "Sao Mai ID đang bảo trì",
    },
    {
      title: "access is denied",
      async trouble(phone, _, { sandbox }) {
        sandbox.identity.set({ accessDenied: "once" });
        const page = await webview(phone);
        await leave(page);
        await comeBack(page);
      },
      says: "Chưa đồng ý chia sẻ",
    },
    {
      title: "the account is not assured enough",
      async trouble(phone, number, { sandbox }) {
        sandbox.identity.set({ lowerAcr: "once" });
        const page = await webview(phone);
        await goThrough(page, number);
        await comeBack(page);
      },
      says: "Tài khoản cần được xác thực thêm",
    },
    {
      title: "it is another person than the account is linked to",
      async trouble(phone, number, stack) {
        const { account } = (await stack.device(phone.device)) as { account: Required<DevicePatch>["account"] };
        const headers = await sessionOf(stack.server.origin, stack.sandbox, account);
        await lift(stack.server.origin, headers, stack.sandbox.identity.profile.id, number);
        const page = await webview(phone);
        await prove(page, newcomer(stack).number);
        await comeBack(page);
      },
      says: "Tài khoản Zalo này đang nối với người khác",
    },
    {
      title: "it comes late",
      async trouble(phone, number) {
        const page = await webview(phone);
        await prove(page, number);
        await phone.set({ clockOffsetMs: 11 * MINUTE });
        await comeBack(page);
      },
      says: "Cần bắt đầu lại",
    },
  ];

  for (const [at, { title, trouble, says }] of TROUBLES.entries()) {
    test(`on page four, ${title}: put off with everything typed still there, then tried again @once${at < 1 ? "" : " @long"}`, async ({
      phone: mine,
    }) => {
      await own.publish(({ pages }) => pages.splice(3, 0, ...pages.splice(1, 1)));
      const phone = await phoneIn(own.stack, mine);
      const { number, name } = newcomer(own.stack);
      await findTheCard(phone);
      await beginTheCard(phone);
      await fillFamily(phone);
      await fillCard(phone);
      await next(phone);
      await expect(phone.page.getByText(/Bước 4/)).toBeVisible();
      const typed = "34 đường Bến Cảng, ấp Sóng";
      await fillResidence(phone, typed);
      const address = phone.page.url();

      await useProven(phone).click();
      await shareName(phone);
      await trouble(phone, number, own.stack);
      await expect(gate(phone).getByText(says).first()).toBeVisible();
      await phone.tap("Để sau");
      await expect(gate(phone)).toHaveCount(0);
      await expect(useProven(phone)).toBeFocused();
      await expect(phone.page.getByText(/Chưa xác nhận\. Vẫn tự điền được/)).toBeVisible();
      await expect(street(phone)).toHaveValue(typed);
      expect(phone.page.url()).toBe(address);

      for (const each of own.stack.sandbox.identities) each.reset();
      await useProven(phone).click();
      await liftOnPhone(phone, { person: number });
      await expect(phone.page.getByText(name).first()).toBeVisible();
      await expect(street(phone)).toHaveValue(typed);
      expect(phone.page.url()).toBe(address);
      phone.expectNoErrors();
    });
  }
});
