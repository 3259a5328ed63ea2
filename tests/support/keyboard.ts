// A citizen who has nothing but keys and what a screen reader says: every control is found by its role and name, reached
// by Tab, and used by Enter, Space, arrows and typing. Fails where focus is lost, trapped, hidden or never comes by.
import type { Locator, Page } from "@playwright/test";
import { expect } from "./browser.ts";

type Role = Parameters<Page["getByRole"]>[0];
type Name = string | RegExp;

/** More stops than any screen has. */
const STOPS_MAX = 150;
/** A date is one control with a stop for day, month, year and its list; nothing else keeps the focus that long. */
const SAME_MAX = 5;

export class Keyboard {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  press(key: string) {
    return this.page.keyboard.press(key);
  }

  /** Letters an input method made come as they are; what has a key is typed by it. */
  type(text: string) {
    return this.page.keyboard.type(text);
  }

  /** By Tab, from wherever the focus is now. */
  async reach(wanted: Locator, key: "Tab" | "Shift+Tab" = "Tab") {
    await expect(wanted.first()).toBeVisible();
    const passed: string[] = [];
    let [last, same, rounds] = ["", 0, 0];
    for (let stop = 0; stop < STOPS_MAX; stop += 1) {
      if (await hasFocus(wanted)) return this.#expectInView();
      await this.press(key);
      const here = await this.#where();
      same = here === last ? same + 1 : 0;
      if (same > SAME_MAX) throw new Error(`The focus is trapped at ${here}.\n${passed.join("\n")}`);
      // Past the last stop the browser's own window has the focus, once a round.
      if (here === NOWHERE && (rounds += 1) > 2) break;
      last = here;
      passed.push(here);
    }
    throw new Error(`${String(wanted)} is never reached by ${key}. The stops were:\n${passed.join("\n")}`);
  }

  async use(role: Role, name: Name, key: "Enter" | "Space" = "Enter") {
    await this.reach(this.page.getByRole(role, { name }));
    await this.press(key);
  }

  async fill(name: Name, text: string, field = this.page.getByRole("textbox", { name })) {
    await this.reach(field);
    await this.type(text);
    await expect(field).toHaveValue(text);
  }

  /** @param date `YYYY-MM-DD`. Day first, as Vietnamese write it, or month first, where the browser has no Vietnamese. */
  async date(name: Name, date: string) {
    const field = this.page.getByLabel(name);
    const [year, month, day] = date.split("-");
    for (const typed of [`${day}${month}${year}`, `${month}${day}${year}`]) {
      await this.reach(field);
      await this.type(typed);
      if ((await field.inputValue()) === date) return;
      while (await hasFocus(field)) await this.press("Shift+Tab");
    }
    await expect(field).toHaveValue(date);
  }

  /** One of a few: Tab to the group, arrows in it. */
  async choose(group: Name, option: Name) {
    const radios = this.page.getByRole("group", { name: group }).getByRole("radio");
    const wanted = this.page.getByRole("group", { name: group }).getByRole("radio", { name: option });
    await this.reach(radios);
    for (let left = await radios.count(); left > 0 && !(await hasFocus(wanted)); left -= 1)
      await this.press("ArrowDown");
    if (!(await wanted.isChecked())) await this.press("Space");
    await expect(wanted).toBeChecked();
    await expect(wanted).toBeFocused();
  }

  /** One of many: Tab to the list, its first letter, arrows from there. */
  async select(name: Name, option: string) {
    const list = this.page.getByRole("combobox", { name });
    await this.reach(list);
    if (/^[A-Z]/.test(option)) await this.press(option.charAt(0));
    const chosen = () => list.evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.label);
    for (let tries = 0; (await chosen()) !== option; tries += 1) {
      expect(tries, `${option} is on the list`).toBeLessThan(STOPS_MAX);
      await this.press("ArrowDown");
    }
    await expect(list).toBeFocused();
  }

  /** What happened put the focus somewhere a screen reader goes on from. */
  async expectFocusKept() {
    await expect.poll(() => this.#where()).not.toBe(NOWHERE);
  }

  /** What has the focus, as a screen reader would hear of it. */
  #where(): Promise<string> {
    return this.page.evaluate((nowhere) => {
      let here = document.activeElement;
      while (here?.shadowRoot?.activeElement) here = here.shadowRoot.activeElement;
      if (!here || here === document.body) return nowhere;
      const labels =
        "labels" in here ? [...((here as HTMLInputElement).labels ?? [])].map((each) => each.innerText) : [];
      const name = here.getAttribute("aria-label") ?? (labels.join(" ") || (here as HTMLElement).innerText || "");
      return `${here.localName}#${here.id} “${name.replace(/\s+/g, " ").slice(0, 60)}”`;
    }, NOWHERE);
  }

  /** What has the focus is seen: in the window, and not under what sticks to its edges. */
  async #expectInView() {
    const hidden = () =>
      this.page.evaluate(() => {
        let here = document.activeElement!;
        while (here.shadowRoot?.activeElement) here = here.shadowRoot.activeElement;
        const root = here.getRootNode() as Document | ShadowRoot;
        const { left, right, top, bottom } = here.getBoundingClientRect();
        const middle = (left + right) / 2;
        const seen = [top + 2, (top + bottom) / 2, bottom - 2].some((y) => {
          const there = root.elementFromPoint(middle, y);
          return there && (here.contains(there) || there.contains(here));
        });
        return seen ? "" : `${here.outerHTML.slice(0, 160)} at ${Math.round(top)}–${Math.round(bottom)}`;
      });
    await expect.poll(hidden, { message: "what has the focus is hidden" }).toBe("");
  }
}

const NOWHERE = "nowhere";

const hasFocus = (wanted: Locator) =>
  wanted.evaluateAll((elements) => elements.some((element) => element.matches(":focus")));
