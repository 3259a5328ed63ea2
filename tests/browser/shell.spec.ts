// Every screen, for everybody: no barrier axe knows of, nothing to scroll sideways for, at every size of text, also when
// there is nothing to show, no network or no server; and the tree a screen reader walks, kept to be read.
import { expect, photo, test, type Phone } from "../support/browser.ts";

test.describe.configure({ mode: "parallel" });

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

async function publishedReport(phone: Phone) {
  const { stack } = phone;
  const citizen = await stack.citizenApi();
  const kinds = await citizen.get<{ categories: { kinds: { id: string; audience: string }[] }[] }>(
    "/v1/public/reports/kinds",
  );
  const kind = kinds.categories.flatMap((category) => category.kinds).find(({ audience }) => audience === "public");
  const communes = await citizen.get<{ items: { code: string }[] }>("/v1/public/communes");
  const picture = new Uint8Array((await photo("duong-hong")).buffer);
  const upload = await citizen.upload(picture);
  const report = await citizen.sendReport({
    kindId: kind?.id ?? "",
    text: "Đường trước cổng chợ có ổ gà sâu, xe máy hay ngã.",
    place: { communeCode: communes.items[0]?.code ?? "", landmark: "gần cổng chợ" },
    photoIds: [upload.id],
  });
  await stack.deskAccept(report.code);
  await stack.deskAnswer(report.code, "Đã vá mặt đường, mời bà con đi lại bình thường.", [picture]);
  await stack.deskPublish(report.code, [upload.id]);
  return report.code;
}

for (const [name, path] of Object.entries(SCREENS)) {
  test(`${name} keeps nobody out`, async ({ phone, platform }) => {
    const code = path.includes(":code") ? await publishedReport(phone) : "";
    await phone.open(path.replace(":code", code));
    await phone.picture(`screen-${name}`);
    await phone.expectAccessible();
    expect(await phone.page.evaluate(() => document.documentElement.lang)).toBe("vi");
    expect(await phone.page.title()).not.toBe("");
    if (platform === "android") expect(`${await phone.accessibilityTree()}\n`).toMatchSnapshot(`${name}.yml`);
  });

  test(`${name} reads at twice the size`, async ({ phone }) => {
    const code = path.includes(":code") ? await publishedReport(phone) : "";
    await phone.set({ textScale: 2 });
    await phone.open(path.replace(":code", code));
    await phone.picture(`screen-${name}-root-200`);
    await phone.expectAccessible();
    await phone.set({ textScale: 1, textZoom: 2 });
    await phone.open(path.replace(":code", code));
    await phone.picture(`screen-${name}-zoom-200`);
    await phone.expectAccessible();
  });

  test(`${name} has a sentence and a way on without a network`, async ({ phone }) => {
    const code = path.includes(":code") ? await publishedReport(phone) : "";
    await phone.set({ network: "offline" });
    await phone.open(path.replace(":code", code));
    await phone.picture(`screen-${name}-offline`);
    await phone.expectAccessible();
    await phone.set({ network: "online", textZoom: 2 });
  });
}

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

test("the app starts on a webview without what came after 2018 @once", async ({ phone }) => {
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
          if (Object.hasOwn(at, name)) Reflect.deleteProperty(at, name);
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
