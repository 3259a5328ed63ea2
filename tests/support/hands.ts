// Two ways through a form: a thumb on a screen, and keys with what a screen reader says. A journey written for one can be
// walked by the other.
import type { Page } from "@playwright/test";
import { PASSWORD } from "../../sandbox/identity/people.ts";
import { expect, type photo, type Phone } from "./browser.ts";
import { Keyboard } from "./keyboard.ts";
import { gate, liftOnPhone } from "./level-2.ts";
import { COMMUNE, PROVIDER } from "./tay-ninh.ts";

type Name = string | RegExp;
type Picked = Awaited<ReturnType<typeof photo>>;

/** What is named is found by its name, and where a page has several by that name, it is the last. */
export interface Hands {
  tap(name: Name): Promise<unknown>;
  /** On to the next page. */
  next(title: Name): Promise<unknown>;
  /** Among the procedures. */
  search(words: string): Promise<unknown>;
  choose(group: Name, option: Name): Promise<unknown>;
  fill(name: Name, text: string): Promise<unknown>;
  date(name: Name, date: string): Promise<unknown>;
  select(name: Name, label: string): Promise<unknown>;
  /** The last address on the page. */
  live(words?: string): Promise<unknown>;
  /** The first paper whose pages can be chosen. */
  paper(...files: Picked[]): Promise<unknown>;
  declare(): Promise<unknown>;
  /** From the gate to level 2 and out of it again, as this person. */
  prove(number: string): Promise<unknown>;
}

/** Home has a search of its own, and stands until the screen that was tapped is there. */
export const SEARCH = "Cần làm giấy tờ gì?";

const living = ({ choose, select, fill }: Pick<Hands, "choose" | "select" | "fill">) =>
  async function live(words?: string) {
    await choose(/^Ở đâu/, "Trong tỉnh");
    await select(/^Xã, phường/, COMMUNE.name);
    if (words) await fill(/Số nhà, đường/, words);
  };

const title = (page: Page, name: Name) => page.getByRole("heading", { level: 1, name, exact: true });
const pressed = (page: Page, name: Name) => page.getByRole("button", { name }).or(page.getByRole("link", { name }));

export function thumb(phone: Phone): Hands {
  const { page } = phone;
  const hands = {
    tap: (name: Name) => pressed(page, name).first().tap(),
    async next(to: Name) {
      await hands.tap("Tiếp tục");
      await expect(title(page, to)).toBeVisible();
    },
    search: (words: string) => page.getByRole("searchbox", { name: SEARCH }).fill(words),
    choose: (group: Name, option: Name) =>
      page.getByRole("group", { name: group }).last().getByRole("radio", { name: option }).tap(),
    fill: (name: Name, text: string) => page.getByRole("textbox", { name }).last().fill(text),
    date: (name: Name, date: string) => page.getByLabel(name).last().fill(date),
    select: (name: Name, label: string) => page.getByRole("combobox", { name }).last().selectOption({ label }),
    async paper(...files: Picked[]) {
      const chooser = page.waitForEvent("filechooser");
      await hands.tap(/Chọn ảnh/);
      await (await chooser).setFiles(files);
    },
    async declare() {
      for (const tick of await page.getByRole("checkbox").all()) await tick.tap();
    },
    prove: (number: string) => liftOnPhone(phone, { person: number, provider: PROVIDER }),
  };
  return { ...hands, live: living(hands) };
}

/** Fails where the focus is lost, and where a page's heading does not have it. */
export function keys(phone: Phone): Hands {
  const { page } = phone;
  const keyboard = new Keyboard(page);
  const enter = async (there: Page, by: Keyboard, name: Name) => {
    await by.reach(pressed(there, name));
    await by.press("Enter");
  };
  const hands = {
    tap: (name: Name) => enter(page, keyboard, name),
    async next(to: Name) {
      await hands.tap("Tiếp tục");
      await expect(title(page, to)).toBeFocused();
    },
    search: (words: string) => keyboard.fill(SEARCH, words, page.getByRole("searchbox", { name: SEARCH })),
    choose: (group: Name, option: Name) => keyboard.choose(group, option),
    fill: (name: Name, text: string) => keyboard.fill(name, text),
    date: (name: Name, date: string) => keyboard.date(name, date),
    select: (name: Name, label: string) => keyboard.select(name, label),
    async paper(...files: Picked[]) {
      const chooser = page.waitForEvent("filechooser");
      await hands.tap(/Chọn ảnh/);
      await (await chooser).setFiles(files);
      await keyboard.expectFocusKept();
    },
    async declare() {
      for (const tick of await page.getByRole("checkbox").all()) {
        await keyboard.reach(tick);
        await keyboard.press("Space");
        await expect(tick).toBeChecked();
      }
    },
    /** Every page of the webview is new, and its own focus begins at its top. */
    async prove(number: string) {
      const [open, share] = [`Mở ${PROVIDER}`, "Đồng ý"];
      await expect(pressed(page, open).or(pressed(page, share)).first()).toBeVisible();
      if (await pressed(page, share).isVisible()) {
        await hands.tap(share);
        await hands.tap("Cho phép");
      }
      const opened = page.waitForEvent("popup");
      await hands.tap(open);
      const there = await opened;
      const by = new Keyboard(there);
      const press = (name: Name) => enter(there, by, name);
      await press("Đúng, đây là Zalo của tôi");
      await by.fill(/Số định danh/, number);
      await press("Tiếp tục");
      await by.fill("Mật khẩu", PASSWORD, there.getByLabel("Mật khẩu"));
      await press("Tiếp tục");
      const message = await there.getByText(/Tin nhắn thử: \d{6}/).innerText();
      await by.fill("Mã 6 chữ số", /\d{6}/.exec(message)![0], there.getByLabel("Mã 6 chữ số"));
      await press("Xác nhận");
      await expect(there.getByRole("heading", { name: /^Chia sẻ với/ })).toBeVisible();
      await press("Đồng ý");
      await expect(there.getByRole("heading", { name: "Đã xác nhận xong" })).toBeVisible();
      await Promise.all([there.waitForEvent("close"), press("Quay lại ứng dụng")]);
      await expect(gate(phone)).toHaveCount(0);
      await keyboard.expectFocusKept();
    },
  };
  return { ...hands, live: living(hands) };
}
