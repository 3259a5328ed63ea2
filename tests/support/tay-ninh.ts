// Two everyday procedures of Tây Ninh, handed in in the app: what a test fills in of them.
import type { Person } from "../../sandbox/identity/people.ts";
import type { photo } from "./browser.ts";
import { expect, test as base, type Phone, type Stack } from "./browser.ts";
import { startStack } from "./stack.ts";
import { newcomer } from "./level-2.ts";

export const BIRTH = "1.001193";
export const HOUSEHOLD = "1.001612";
export const PROVIDER = "Tây Ninh ID";
export const COMMUNE = { code: "25459", name: "Phường Tân Ninh", office: "Ủy ban nhân dân phường Tân Ninh" };

/** On a stack of its own: the real province, where these two are handed in in the app. */
export const test = base.extend<object, { stack: Stack }>({
  stack: [
    async ({}, use) => {
      const stack = await startStack({ province: "tay-ninh", localIntake: [BIRTH, HOUSEHOLD] });
      await use(stack);
      await stack.close();
    },
    { scope: "worker", timeout: 120_000 },
  ],
});

type Name = string | RegExp;
type Picked = Awaited<ReturnType<typeof photo>>;

let mothers = 0;

/** A young mother of the province whom nobody has linked yet. */
export function mother(stack: Stack): Person {
  mothers += 1;
  const digits = `${process.pid % 1000}`.padStart(3, "0") + `${mothers}`.padStart(3, "0");
  return newcomer(stack, {
    number: `072196${digits}`,
    name: "Lê Thị Bưởi",
    birthDate: "1996-03-08",
    address: "Khu phố 2, phường Tân Ninh, tỉnh Tây Ninh",
  });
}

/** A thumb on a phone: taps what is named, and fills in what is named. */
export function thumb({ page }: Phone) {
  const box = (name: Name) => page.getByRole("textbox", { name });
  const thumb = {
    tap: (name: Name) => page.getByRole("button", { name }).or(page.getByRole("link", { name })).first().tap(),
    /** On to the next page. */
    async next(title: Name) {
      await thumb.tap("Tiếp tục");
      await expect(page.getByRole("heading", { level: 1, name: title, exact: true })).toBeVisible();
    },
    choose: (group: Name, option: Name) =>
      page.getByRole("group", { name: group }).last().getByRole("radio", { name: option }).tap(),
    fill: (name: Name, text: string) => box(name).last().fill(text),
    date: (name: Name, date: string) => page.getByLabel(name).last().fill(date),
    select: (name: Name, label: string) => page.getByRole("combobox", { name }).last().selectOption({ label }),
    /** The last address on the page. */
    async live(words?: string) {
      await thumb.choose(/^Ở đâu/, "Trong tỉnh");
      await thumb.select(/^Xã, phường/, COMMUNE.name);
      if (words) await thumb.fill(/Số nhà, đường/, words);
    },
    /** The last paper asked for. */
    async paper(...files: Picked[]) {
      const chooser = page.waitForEvent("filechooser");
      await page
        .getByRole("button", { name: /Chọn ảnh/ })
        .first()
        .tap();
      await (await chooser).setFiles(files);
    },
    async declare() {
      for (const tick of await page.getByRole("checkbox").all()) await tick.tap();
    },
  };
  return thumb;
}

export const daysFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
