// Every screen, for everybody: no barrier axe knows of, nothing to scroll sideways for, at every size of text, also when
// there is nothing to show, no network or no server; and the tree a screen reader walks, kept to be read.
import { expect, photo, startStack, test, VIEWPORT, type Phone, type Stack } from "../support/browser.ts";
import { expectSaved } from "../support/kept-journey.ts";
import { look } from "../support/look.ts";
import {
  chooseKind,
  goToReview,
  next,
  pickPhotos,
  pickTwoPhotos,
  placeByPin,
  placeInWords,
  readCode,
  sendButton,
  write,
} from "../support/report-journey.ts";

/** Screens that open by themselves. `:code` is that of a case which the test has sent, answered and published. */
const SCREENS = {
  home: "/",
  "new-report": "/reports/new",
  "public-reports": "/reports",
  "public-report": "/reports/:code",
  "new-question": "/questions/new",
  "public-questions": "/questions",
  "public-question": "/questions/:code",
  procedures: "/procedures",
  procedure: "/procedures/1.900001",
  "look-up-dossier": "/dossiers/lookup",
  mine: "/mine",
  notices: "/notices",
  hotline: "/hotline",
  settings: "/settings",
  looks: "/looks",
  about: "/about",
};

const DAY = 24 * 3_600_000;

/** Somebody else's report, answered with a picture and published. */
async function publishedReport(stack: Stack) {
  const citizen = await stack.citizenApi();
  const picture = new Uint8Array((await photo("duong-hong")).buffer);
  const upload = await citizen.upload(picture);
  const report = await citizen.sendReport({
    kindId: "quay",
    text: "Đường ra cầu tàu có ổ gà sâu, xe máy hay ngã.",
    place: { communeCode: "99001", landmark: "gần cổng chợ" },
    attachmentIds: [upload],
    mayPublish: true,
  });
  await stack.deskAccept(report.code);
  const answered = await stack.deskAnswer(report.code, "Đã vá mặt đường, mời bà con đi lại bình thường.", [picture]);
  const after = answered.timeline.flatMap(({ attachments = [] }) => attachments.map(({ id }) => id));
  await stack.deskPublish(report.code, [upload, ...after]);
  return report.code;
}

/** Somebody else's question, answered with what the answer rests on and published. */
async function publishedQuestion(stack: Stack) {
  const citizen = await stack.citizenApi();
  const question = await citizen.sendQuestion({
    topicId: "boats",
    title: "Đăng ký tàu cá cần giấy tờ gì?",
    text: "Tôi mới mua lại một chiếc tàu dài 9 mét, muốn đăng ký đứng tên tôi.",
    attachmentIds: [],
    mayPublish: true,
  });
  await stack.deskAccept(question.code);
  await stack.deskAnswer(
    question.code,
    "Cần tờ khai và giấy tờ mua bán. Nộp tại Chi cục Thủy sản.",
    [],
    [{ title: "Luật Thủy sản 2017, Điều 71", procedureCode: "1.003681", url: "https://vanban.chinhphu.vn/" }],
  );
  await stack.deskPublish(question.code);
  return question.code;
}

async function withCode(path: string, stack: Stack) {
  if (!path.includes(":code")) return path;
  const code = await (path.startsWith("/questions") ? publishedQuestion(stack) : publishedReport(stack));
  return path.replace(":code", code);
}

for (const [name, path] of Object.entries(SCREENS)) {
  const open = async (phone: Phone) => phone.open(await withCode(path, phone.stack));

  test(`${name} keeps nobody out @once`, async ({ phone }) => {
    await open(phone);
    await look(phone, `screen-${name}`);
    expect(await phone.page.evaluate(() => document.documentElement.lang)).toBe("vi");
    expect(await phone.page.title()).toContain(phone.stack.province.appName);
  });

  test(`${name} has a sentence and a way on without a network @once`, async ({ phone }) => {
    const address = await withCode(path, phone.stack);
    await phone.set({ network: "offline" });
    await phone.open(address);
    await phone.picture(`screen-${name}-offline`);
    await expect(phone.page.getByRole("link").or(phone.page.getByRole("button")).first()).toBeVisible();
    await phone.expectAccessible();
  });
}

test("every step of a report keeps nobody out @once", async ({ phone, stack }) => {
  test.setTimeout(300_000);
  await phone.open();
  await chooseKind(phone, /Bến cảng/, /Cầu tàu hư hỏng/);
  await look(phone, "step-report-1-words-empty");
  await next(phone);
  await look(phone, "step-report-1-words-missing");
  await write(phone);
  await pickPhotos(phone, [{ name: "ghi-chu.txt", mimeType: "text/plain", buffer: Buffer.from("không phải ảnh") }]);
  await look(phone, "step-report-1-photo-refused");
  await phone.tap(/^Bỏ Ảnh/);
  await pickTwoPhotos(phone);
  await look(phone, "step-report-1-photos");
  await phone.tap("Bỏ bản này");
  await look(phone, "step-report-1-throw-away");
  await phone.tap("Giữ lại");
  await next(phone);
  await look(phone, "step-report-2-place");
  await phone.tap(/Ghi xã, phường/);
  await look(phone, "step-report-2-commune");
  await phone.page.goBack();
  await placeByPin(phone);
  await look(phone, "step-report-2-chosen");
  await next(phone);
  await phone.tap("Cho biết tên và số điện thoại");
  await look(phone, "step-report-3-explained");
  await phone.tap("Đồng ý");
  await phone.answerSheet("Từ chối");
  await look(phone, "step-report-3-refused");
  await phone.tap("Tiếp tục, không chia sẻ");
  await next(phone);
  await look(phone, "step-report-4-review");
  await phone.set({ network: "offline" });
  await sendButton(phone).click();
  await expect(phone.page.getByText("Đã giữ lại, sẽ tự gửi")).toBeVisible();
  await look(phone, "step-report-5-waiting");
  await phone.tap("Bỏ, không gửi nữa");
  await look(phone, "step-report-5-not-to-be-sent");
  await phone.tap("Giữ lại");
  await phone.set({ network: "online" });
  const code = await readCode(phone);
  await look(phone, "step-report-5-sent");
  await stack.deskRefuse(code, "Việc này do cảng vụ giải quyết, đã chuyển đơn vị đó.");
  await phone.open(`/reports/sent/${code}`);
  await look(phone, "step-report-6-refused");
});

test("every step of a question keeps nobody out @once", async ({ phone, stack }) => {
  test.setTimeout(300_000);
  const answered = await publishedQuestion(stack);
  await phone.open("/questions/new");
  await phone.tap(/^Khiếu nại/);
  await look(phone, "step-question-0-complaint");
  await phone.open("/questions/new");
  await phone.tap(/cách làm việc/);
  await look(phone, "step-question-0-proposal");
  await phone.open("/questions/new");
  await phone.tap(/Tàu thuyền/);
  await look(phone, "step-question-1-words-empty");
  await next(phone);
  await look(phone, "step-question-1-words-missing");
  await phone.page.getByRole("textbox", { name: "Muốn hỏi điều gì?" }).fill("đăng ký tàu cá");
  await expect(phone.page.locator(`a[href*="${answered}"]`)).toBeVisible();
  await phone.page.getByRole("textbox", { name: "Kể rõ hơn" }).fill("Tàu dài 9 mét, mua lại của người khác.");
  await look(phone, "step-question-1-suggested");
  await next(phone);
  await pickPhotos(phone, [{ name: "trong.pdf", mimeType: "application/pdf", buffer: Buffer.alloc(0) }]);
  await look(phone, "step-question-2-file-refused");
  await phone.tap(/^Bỏ (Ảnh|Tệp)/);
  await next(phone);
  await look(phone, "step-question-3-who");
  await next(phone);
  await look(phone, "step-question-4-review");
  await sendButton(phone).click();
  const code = await readCode(phone);
  await look(phone, "step-question-5-sent");
  await phone.open(`/questions/sent/${code}`);
  await look(phone, "step-question-6-received");
  await stack.deskJoin(code, answered);
  await phone.open(`/questions/sent/${code}`);
  await look(phone, "step-question-6-joined");
  await phone.open("/questions");
  await phone.page.getByRole("searchbox").fill("zzzz qqqq");
  await expect(phone.page.getByText("Chưa thấy câu trả lời nào").first()).toBeVisible();
  await look(phone, "step-questions-nothing-found");
});

test("whatever becomes of a case, and all of mine, keep nobody out @once", async ({ phone: mine }) => {
  test.setTimeout(300_000);
  // Its clock moves: a province of its own.
  const stack = await startStack();
  const phone = mine.in(stack, await mine.page.context().newPage());
  await phone.prepare();
  try {
    const send = async (words: string) => {
      await phone.open();
      await chooseKind(phone, /Bến cảng/, /Cầu tàu hư hỏng/);
      await write(phone, words);
      await goToReview(phone);
      await sendButton(phone).click();
    };
    await send("Ván cầu tàu số 2 gãy một đoạn dài hai mét.");
    const code = await readCode(phone);
    const path = `/reports/sent/${code}`;
    await phone.open(path);
    await look(phone, "step-case-received");
    await stack.deskAccept(code);
    await stack.deskAsk(code, "Ván gãy ở đầu cầu hay giữa cầu?");
    await phone.open(path);
    await phone.tap("Gửi trả lời");
    await look(phone, "step-case-reply-missing");

    // Everything at once: asked, needs the citizen, waiting, begun, followed.
    const followed = await publishedReport(stack);
    await phone.open(`/reports/${followed}`);
    await phone.tap("Theo dõi việc này");
    await expect(phone.page.getByText("Đang theo dõi. Có gì mới")).toBeVisible();
    await look(phone, "step-public-report-followed");
    await phone.page.route(/\/v1\/reports$/, (route) =>
      route.request().method() === "POST"
        ? route.fulfill({
            status: 422,
            headers: { "access-control-allow-origin": "*" },
            contentType: "application/problem+json",
            body: JSON.stringify({
              type: "/problems/kind-unknown",
              title: "",
              status: 422,
              code: "kind-unknown",
              requestId: "1",
            }),
          })
        : route.continue(),
    );
    await send("Đèn đầu cầu tàu không sáng đã ba đêm nay.");
    await expect(phone.page.getByText("Chưa gửi được, cần xem lại")).toBeVisible();
    await look(phone, "step-report-5-refused");
    await phone.page.unroute(/\/v1\/reports$/);
    await phone.open();
    await chooseKind(phone, /Bến cảng/, /Cầu tàu hư hỏng/);
    await write(phone, "Lan can cầu tàu lung lay, trẻ con hay vịn.");
    await expectSaved(phone, "server");
    await phone.open("/mine");
    for (const heading of ["Cần làm ngay", "Đang viết dở", "Đang theo dõi"]) {
      await expect(phone.page.getByRole("heading", { name: heading })).toBeVisible();
    }
    await look(phone, "step-mine-full");

    await phone.open(path);
    await phone.page.getByRole("textbox", { name: "Trả lời cơ quan" }).fill("Ở giữa cầu, chỗ buộc dây.");
    await phone.tap("Gửi trả lời");
    await expect(phone.page.getByText("Người gửi đã bổ sung")).toBeVisible();
    // Opened again without a network: what was last seen, and how old it is.
    await stack.patchDevice(phone.device, { network: "offline" });
    await phone.open(path);
    await expect(phone.page.getByText(/Đây là những gì đã xem/)).toBeVisible();
    await look(phone, "step-case-offline");
    await stack.patchDevice(phone.device, { network: "online", clockOffsetMs: 40 * DAY });
    await stack.timePasses();
    await phone.open(path);
    await expect(phone.page.getByText("Xin lỗi vì chưa trả lời đúng hẹn").first()).toBeVisible();
    await look(phone, "step-case-late");
    await stack.deskAnswer(code, "Đã thay ván mới và đóng lại toàn bộ cầu tàu.", [
      new Uint8Array((await photo("sau")).buffer),
    ]);
    await phone.open(path);
    await phone.tap("Yêu cầu xem lại");
    await phone.tap("Gửi cho cơ quan");
    await look(phone, "step-case-answered");
    await phone.page.getByRole("textbox", { name: "Yêu cầu xem lại" }).fill("Ván mới lại bong ra rồi.");
    await phone.tap("Gửi cho cơ quan");
    await expect(phone.page.getByText("Đang được xem lại")).toBeVisible();
    await look(phone, "step-case-reopened");
    await stack.deskClose(code, "Cầu tàu ngừng dùng từ hôm nay, sẽ tháo dỡ.");
    await phone.open(path);
    await phone.tap("Gửi đánh giá");
    await look(phone, "step-case-closed");
  } finally {
    await phone.page.close();
    await stack.close();
  }
});

test("what a screen reader walks through, screen by screen @once", async ({ phone: mine }) => {
  test.setTimeout(300_000);
  // A province of its own: what other tests send must not change what is read here.
  const stack = await startStack();
  const phone = mine.in(stack, await mine.page.context().newPage());
  await phone.prepare();
  try {
    const codes = { reports: await publishedReport(stack), questions: await publishedQuestion(stack) };
    const keep = async (name: string) => {
      await phone.ready();
      await expect(phone.page.locator('[data-saved]:not([data-saved="server"])')).toHaveCount(0, { timeout: 30_000 });
      // Some parts come after the screen stands: what Zalo allows, who is known.
      await expect(async () => {
        expect(`${await phone.accessibilityTree()}\n`).toMatchSnapshot(`${name}.yml`);
      }).toPass({ timeout: 15_000 });
    };
    for (const [name, path] of Object.entries(SCREENS)) {
      await phone.open(path.replace(":code", path.startsWith("/questions") ? codes.questions : codes.reports));
      await keep(name);
    }
    await phone.open();
    await chooseKind(phone, /Bến cảng/, /Cầu tàu hư hỏng/);
    await write(phone);
    await pickTwoPhotos(phone);
    await keep("form-1-words");
    await next(phone);
    await keep("form-2-place");
    await placeInWords(phone);
    await keep("form-2-place-chosen");
    await next(phone);
    await keep("form-3-sender");
    await next(phone);
    await keep("form-4-review");
    await sendButton(phone).click();
    const sent = await readCode(phone);
    await keep("sent");
    await phone.open(`/reports/sent/${sent}`);
    await keep("my-report");
    await phone.open("/questions/new");
    await phone.tap(/Tàu thuyền/);
    await phone.page.getByRole("textbox", { name: "Muốn hỏi điều gì?" }).fill("đăng ký tàu cá");
    await phone.page.getByRole("textbox", { name: "Kể rõ hơn" }).fill("Tàu dài 9 mét, mua lại của người khác.");
    await expect(phone.page.locator(`a[href*="${codes.questions}"]`)).toBeVisible();
    await keep("question-1-words");
    await next(phone);
    await keep("question-2-files");
    await next(phone);
    await keep("question-3-who");
    await next(phone);
    await keep("question-4-review");
    await sendButton(phone).click();
    const asked = await readCode(phone);
    await keep("question-sent");
    await stack.deskAccept(asked);
    await stack.deskAnswer(asked, "Nộp tờ khai tại Chi cục Thủy sản, không mất phí.", [], []);
    await phone.open(`/questions/sent/${asked}`);
    await keep("my-question");
    await phone.open("/mine");
    await keep("mine-sent");
  } finally {
    await phone.page.close();
    await stack.close();
  }
});

test("with text twice as large what sticks to the edges leaves the screen to what is read @once", async ({ phone }) => {
  const tabs = phone.page.getByRole("navigation", { name: "Các mục chính" });
  const stuck = () =>
    phone.page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>("header, footer, nav")]
        .filter((bar) => getComputedStyle(bar).position === "sticky")
        .reduce((sum, bar) => sum + bar.offsetHeight, 0),
    );
  await phone.open();
  await expect(tabs).toBeInViewport({ ratio: 1 });
  for (const large of [
    { textScale: 2, textZoom: 1 },
    { textScale: 1, textZoom: 2 },
  ]) {
    await phone.set(large);
    await phone.open();
    await expect(tabs).not.toBeInViewport();
    await tabs.scrollIntoViewIfNeeded();
    await expect(tabs).toBeInViewport({ ratio: 1 });
    await phone.open("/dossiers/needs/1.900001");
    await expect.poll(stuck).toBeLessThanOrEqual(VIEWPORT.height / 3);
  }
});

test("an unknown link leads home with a sentence @once", async ({ phone }) => {
  await phone.open("/no/such/place");
  await expect(phone.page.getByText("Đường dẫn vừa mở không có trong ứng dụng")).toBeVisible();
  await phone.expectAccessible();
});

test("a report that does not exist is a sentence and a way on @once", async ({ phone }) => {
  await phone.open("/reports/SM-200101-0001");
  await phone.picture("report-absent");
  await expect(
    phone.page
      .getByText("1022")
      .or(phone.page.getByRole("link", { name: /Gọi/ }))
      .first(),
  ).toBeVisible();
  await phone.expectAccessible();
});

test("a closed service says so and stays friendly @once", async ({ phone }) => {
  const { stack } = phone;
  await stack.deskSetModule("reports", { open: false, closedMessage: { vi: "Tạm ngừng nhận phản ánh đến thứ Hai." } });
  try {
    await phone.open("/reports/new");
    await expect(phone.page.getByText("Tạm ngừng nhận phản ánh đến thứ Hai.")).toBeVisible();
    await phone.picture("service-closed");
    await phone.expectAccessible();
  } finally {
    await stack.deskSetModule("reports", { open: true });
  }
});

// Modules ask for Chrome 64 or Safari 11.1: every name that came later is taken away.
test("the app runs on a webview of 2018 @once", async ({ phone }) => {
  await phone.page.addInitScript(() => {
    const gone: [object, string[]][] = [
      [Array.prototype, ["at", "flat", "flatMap", "findLast", "findLastIndex", "toSorted", "toReversed", "with"]],
      [String.prototype, ["at", "replaceAll", "matchAll", "trimStart", "trimEnd"]],
      [Object, ["fromEntries", "hasOwn", "groupBy"]],
      [Promise, ["allSettled", "any", "withResolvers"]],
      [globalThis, ["structuredClone", "queueMicrotask", "WeakRef", "FinalizationRegistry", "AggregateError"]],
      [AbortSignal, ["timeout", "any"]],
      [crypto, ["randomUUID"]],
      [Intl, ["ListFormat", "DisplayNames", "RelativeTimeFormat", "Segmenter"]],
      [HTMLElement.prototype, ["inert"]],
      [Element.prototype, ["replaceChildren", "checkVisibility"]],
    ];
    for (const [owner, names] of gone) {
      for (const name of names) {
        for (let at: object | null = owner; at; at = Object.getPrototypeOf(at) as object | null) {
          if (Object.prototype.hasOwnProperty.call(at, name)) Reflect.deleteProperty(at, name);
        }
      }
    }
    (globalThis as { globalThis?: unknown }).globalThis = undefined;
    Reflect.deleteProperty(window, "globalThis");
  });
  await phone.open("/");
  await phone.tap(/phản ánh/i);
  await phone.ready();
  await phone.open("/reports");
  await phone.open("/questions");
  await phone.open("/questions/new");
  await phone.open("/mine");
});
