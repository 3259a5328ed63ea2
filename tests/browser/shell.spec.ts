// Every screen, for everybody: no barrier axe knows of, nothing to scroll sideways for, at every size of text, also when
// there is nothing to show, no network or no server; and the tree a screen reader walks, kept to be read.
import { expect, photo, startStack, test, type Phone, type Stack } from "../support/browser.ts";
import {
  chooseKind,
  next,
  pickPhotos,
  pickTwoPhotos,
  placeByPin,
  placeInWords,
  readCode,
  sendButton,
  write,
} from "../support/report-journey.ts";

/** Screens that open by themselves. `:code` is a report's that the test has sent, answered and published. */
const SCREENS = {
  home: "/",
  "new-report": "/reports/new",
  "public-reports": "/reports",
  "public-report": "/reports/:code",
  mine: "/reports/mine",
  notices: "/notices",
  hotline: "/hotline",
  settings: "/settings",
  about: "/about",
};

/** Text as large as people set it: the page's root doubled, and every computed size doubled as Android's webview does. */
const LARGE = { "root-200": { textScale: 2 }, "zoom-200": { textZoom: 2 } };

async function publishedReport(stack: Stack) {
  const citizen = await stack.citizenApi();
  const picture = new Uint8Array((await photo("duong-hong")).buffer);
  const upload = await citizen.upload(picture);
  const report = await citizen.sendReport({
    kindId: "quay",
    text: "Đường ra cầu tàu có ổ gà sâu, xe máy hay ngã.",
    place: { communeCode: "99001", landmark: "gần cổng chợ" },
    photoIds: [upload.id],
    mayPublish: true,
  });
  await stack.deskAccept(report.code);
  await stack.deskAnswer(report.code, "Đã vá mặt đường, mời bà con đi lại bình thường.", [picture]);
  await stack.deskPublish(report.code, [upload.id]);
  return report.code;
}

for (const [name, path] of Object.entries(SCREENS)) {
  const open = async (phone: Phone) =>
    phone.open(path.includes(":code") ? path.replace(":code", await publishedReport(phone.stack)) : path);

  test(`${name} keeps nobody out`, async ({ phone }) => {
    await open(phone);
    await phone.picture(`screen-${name}`);
    await phone.expectAccessible();
    expect(await phone.page.evaluate(() => document.documentElement.lang)).toBe("vi");
    expect(await phone.page.title()).toContain(phone.stack.province.appName);
  });

  for (const [size, setting] of Object.entries(LARGE)) {
    test(`${name} reads at twice the size (${size}) @once`, async ({ phone }) => {
      await phone.set(setting);
      await open(phone);
      await phone.picture(`screen-${name}-${size}`);
      await phone.expectAccessible();
    });
  }

  test(`${name} has a sentence and a way on without a network @once`, async ({ phone }) => {
    const code = path.includes(":code") ? await publishedReport(phone.stack) : "";
    await phone.set({ network: "offline" });
    await phone.open(path.replace(":code", code));
    await phone.picture(`screen-${name}-offline`);
    await expect(phone.page.getByRole("link").or(phone.page.getByRole("button")).first()).toBeVisible();
    await phone.expectAccessible();
  });
}

for (const [size, setting] of Object.entries({ "as it is": {}, ...LARGE })) {
  test(`every step of a report, and what came of it, keeps nobody out (${size}) @once`, async ({ phone, stack }) => {
    test.setTimeout(240_000);
    const step = async (name: string) => {
      await phone.picture(`step-${name}-${size.replaceAll(" ", "-")}`);
      await phone.expectAccessible();
    };
    await phone.set(setting);
    await phone.open();
    await chooseKind(phone, /Bến cảng/, /Cầu tàu hư hỏng/);
    await step("1-words-empty");
    await next(phone);
    await step("1-words-missing");
    await write(phone);
    await pickPhotos(phone, [{ name: "ghi-chu.txt", mimeType: "text/plain", buffer: Buffer.from("không phải ảnh") }]);
    await step("1-photo-refused");
    await pickTwoPhotos(phone);
    await step("1-photos");
    await next(phone);
    await step("2-place");
    await placeByPin(phone);
    await step("2-pin");
    await next(phone);
    await phone.tap("Cho biết tên và số điện thoại");
    await step("3-explained");
    await phone.tap("Đồng ý");
    await phone.answerSheet("Từ chối");
    await step("3-refused");
    await phone.tap("Tiếp tục, không chia sẻ");
    await next(phone);
    await step("4-review");
    await phone.set({ network: "offline" });
    await sendButton(phone).click();
    await expect(sendButton(phone)).toBeEnabled();
    await step("4-offline");
    await phone.set({ network: "online" });
    await sendButton(phone).click();
    const code = await readCode(phone);
    await step("5-sent");
    await phone.open(`/reports/sent/${code}`);
    await step("6-received");
    await stack.deskRefuse(code, "Việc này do cảng vụ giải quyết, đã chuyển đơn vị đó.");
    await phone.open(`/reports/sent/${code}`);
    await step("6-refused");
    await phone.open("/reports/mine");
    await step("7-mine");
  });
}

test("what a screen reader walks through, screen by screen @once", async ({ phone: mine, chromiumBrowser }) => {
  test.setTimeout(240_000);
  // A province of its own: what other tests send must not change what is read here.
  const stack = await startStack();
  const phone = mine.in(stack, await chromiumBrowser.newPage({ viewport: mine.page.viewportSize() }));
  try {
    const code = await publishedReport(stack);
    const keep = async (name: string) => {
      await phone.ready();
      // Some parts come after the screen stands: what Zalo allows, who is known.
      await expect(async () => {
        expect(`${await phone.accessibilityTree()}\n`).toMatchSnapshot(`${name}.yml`);
      }).toPass({ timeout: 15_000 });
    };
    for (const [name, path] of Object.entries(SCREENS)) {
      await phone.open(path.replace(":code", code));
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
  } finally {
    await phone.page.close();
    await stack.close();
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
  await phone.open("/reports/mine");
});
