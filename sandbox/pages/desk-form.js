// The form of a procedure on the desk: the same language, read by the same code as on the phone (contract/forms.ts), drawn
// as one long page for a keyboard.
import { ADDRESS, leavesOf, openPages, PERSON, valueOf } from "../../contract/forms.ts";
import { COUNTRY_CODES } from "../../contract/countries.ts";
import { button, field as labelled, make, written } from "./desk-parts.js";

const names = new Intl.DisplayNames(["vi"], { type: "region" });
/** What is wrong with an answer; of any other rule that it is. */
export const RULES = {
  required: "còn thiếu",
  identityYear: "số này là của người sinh năm khác",
  identitySex: "số này là của người có giới tính khác",
  identityNumber: "phải có đúng 12 chữ số",
  phone: "số điện thoại chưa đúng",
  latest: "ngày này ở sau hôm nay hoặc sau hạn",
  earliest: "ngày này quá sớm",
};
const option = (value, textContent) => make("option", { value, textContent });
const chosenFrom = (options) =>
  make("select", {}, option("", "Chọn"), ...options.map(([value, text]) => option(value, text)));

/** Sets an answer at a path; an emptied one is taken out. */
function put(answers, path, value) {
  const steps = path.split(".");
  const last = steps.pop();
  let at = answers;
  steps.forEach((step, n) => (at = at[step] ??= /^\d+$/.test(steps[n + 1] ?? last) ? [] : {}));
  if (value === undefined) delete at[last];
  else at[last] = value;
}

/** The control of one plain field: its element, how its answer is read and written, and what takes the focus. */
function controlOf(field, { communes, label = field.label.vi }) {
  const { kind } = field;
  if (kind === "choices") {
    const boxes = field.options.map(({ value, title }) => ({
      value,
      title,
      box: make("input", { type: "checkbox", value }),
    }));
    const element = make(
      "fieldset",
      { className: "ticks" },
      make("legend", { textContent: label }),
      ...boxes.map(({ box, title }) => make("label", { className: "tick" }, box, make("span", {}, title.vi))),
    );
    return {
      element,
      focus: boxes[0].box,
      read: () => {
        const chosen = boxes.filter(({ box }) => box.checked).map(({ value }) => value);
        return chosen.length ? chosen : undefined;
      },
      write: (answer = []) => boxes.forEach(({ box, value }) => (box.checked = answer.includes(value))),
    };
  }
  const control =
    kind === "choice"
      ? chosenFrom(field.options.map(({ value, title }) => [value, title.vi]))
      : kind === "yesNo"
        ? chosenFrom([
            ["yes", "Có"],
            ["no", "Không"],
          ])
        : kind === "commune"
          ? chosenFrom([...communes].sort((one, other) => one[1].localeCompare(other[1], "vi")))
          : kind === "country"
            ? chosenFrom(COUNTRY_CODES.map((code) => [code, names.of(code)]))
            : kind === "longText"
              ? make("textarea")
              : make("input", {
                  type: kind === "date" ? "date" : "text",
                  inputMode: ["number", "money", "identityNumber", "phone"].includes(kind) ? "numeric" : "",
                  autocomplete: "off",
                });
  const read = () => {
    const text = written(control);
    if (text === "") return undefined;
    if (kind === "yesNo") return text === "yes";
    if (kind === "identityNumber") return text.replace(/\s/g, "");
    if (kind !== "number" && kind !== "money") return text;
    const number = Number(text.replace(/[.\s₫đ]/g, "").replace(",", "."));
    return Number.isFinite(number) ? number : text;
  };
  const write = (answer = "") => {
    if (typeof answer === "boolean") control.value = answer ? "yes" : "no";
    else control.value = typeof answer === "number" ? String(answer).replace(".", ",") : answer;
  };
  return { element: labelled(label, control), focus: control, read, write };
}

/**
 * All pages that are open by what was answered so far.
 * @param kit `filled`: the answers as the rules are to see them; `changed`: something was answered; `sections`: what is
 * asked instead of all pages, each with a `title`, lines `about` it, and `items` of fields, those of `list` (a
 * page) to be added and taken away, or an `element` of its own with a `key`; `others`: paths of persons who are somebody
 * else now
 * @param before what was answered already
 */
export function formOnDesk(form, kit, before = {}) {
  const answers = structuredClone(before);
  /** By path, kept: what was written in a branch that closes and opens again is still there. */
  const controls = new Map();
  const element = make("div", { className: "stack" });
  let drawn = "";

  function drawAnew(path) {
    for (const each of [...controls.keys()]) if (each.startsWith(`${path}.`)) controls.delete(each);
    drawn = "";
  }

  /** By path of a person: what was answered of the one, while it is asked of the other. */
  const aside = new Map();
  const swapped = new Set();
  function swapOthers() {
    const others = kit.others?.(answers) ?? [];
    for (const path of new Set([...swapped, ...others])) {
      if (swapped.has(path) === others.includes(path)) continue;
      if (!swapped.delete(path)) swapped.add(path);
      const answer = aside.get(path);
      aside.set(path, valueOf(answers, path));
      put(answers, path, answer);
      drawAnew(path);
    }
  }

  const control = (open, block) => {
    const label = `${block ? `${block}: ` : ""}${open.field.label.vi}${open.required ? "" : " (không bắt buộc)"}`;
    const known = controls.get(open.path);
    if (known?.label === label) return known;
    const made = { ...controlOf(open.field, { communes: kit.communes, label }), label };
    made.write(valueOf(answers, open.path));
    made.element.addEventListener("input", () => {
      put(answers, open.path, made.read());
      render();
      kit.changed();
    });
    controls.set(open.path, made);
    return made;
  };

  /** Who stands at the counter need not be typed again. */
  const isHim = (open) => {
    const path = `${open.path}.proven`;
    const known = controls.get(path);
    if (known) return known.element;
    const box = make("input", { type: "checkbox", checked: valueOf(answers, path) === true });
    box.onchange = () => {
      put(answers, path, box.checked || undefined);
      render();
      kit.changed();
    };
    const element = make("label", { className: "tick" }, box, `${open.field.label.vi}: là người đang ở quầy`);
    controls.set(path, { element, focus: box });
    return element;
  };
  const PROVEN = ["fullName", "birthDate", "sex", "identityNumber"];

  function fieldsOf(open) {
    const { field, path } = open;
    if (field.kind === "note") return [make("p", { className: "soft", textContent: field.label.vi })];
    const him = field.kind === "person" && open.prefill && valueOf(answers, `${path}.proven`) === true;
    const block = ["person", "address"].includes(field.kind) ? field.label.vi : undefined;
    const leaves = leavesOf({ ...open, value: valueOf(answers, path) }).filter(
      (leaf) => !him || !PROVEN.some((part) => leaf.path === `${path}.${part}`),
    );
    return [
      field.kind === "person" && open.prefill && isHim(open),
      ...leaves.map((leaf) => control(leaf, block).element),
    ];
  }

  function itemsOf({ list: page, items }) {
    const change = (list) => {
      answers[page.id] = list;
      drawAnew(page.id);
      render();
      kit.changed();
    };
    const list = () => items.map((_, n) => answers[page.id]?.[n] ?? {});
    return [
      ...items.map((fields, n) =>
        make(
          "fieldset",
          { className: "stack" },
          make("legend", { textContent: `${page.repeat.item.vi} ${n + 1}` }),
          ...fields.flatMap(fieldsOf),
        ),
      ),
      make(
        "div",
        { className: "row" },
        items.length < page.repeat.max && button(`Thêm: ${page.repeat.item.vi}`, () => change([...list(), {}])),
        items.length > page.repeat.min && button(`Bỏ mục cuối`, () => change(list().slice(0, -1))),
      ),
    ];
  }

  const sections =
    kit.sections ??
    (() =>
      openPages(form, kit.filled(answers), kit.today()).map(({ page, items }) => ({
        title: page.title.vi,
        items,
        ...(page.repeat && { list: page }),
      })));

  function render() {
    swapOthers();
    const asked = sections(answers);
    const now = JSON.stringify(
      asked.map(({ title, key, items }) => [
        title,
        key,
        items.map((fields) => fields.flatMap((open) => fieldPaths(open, answers))),
      ]),
    );
    if (now === drawn) return;
    drawn = now;
    const focused = document.activeElement;
    element.replaceChildren(
      ...asked.map((section) =>
        make(
          "section",
          { className: "stack", ariaLabel: section.title },
          make("h3", { textContent: section.title }),
          ...(section.about ?? []).map((words) => words && make("p", { className: "soft", textContent: words })),
          ...(section.list ? itemsOf(section) : section.items.flat().flatMap(fieldsOf)),
          section.element?.(),
        ),
      ),
    );
    // Moved in the page, it has lost the focus.
    if (element.contains(focused)) focused.focus();
  }
  render();
  return { element, answers, focusAt: (path) => controls.get(path)?.focus };
}

/** What decides whether a field looks otherwise than before. */
function fieldPaths(open, answers) {
  const him = valueOf(answers, `${open.path}.proven`);
  return [open, ...leavesOf({ ...open, value: valueOf(answers, open.path) })].map(
    ({ path, required, prefill }) => `${path} ${required} ${prefill} ${him}`,
  );
}

/** What a path of an answer is called: `Mẹ của trẻ: Ngày sinh`. */
export function labelAt(form, path) {
  const [head, ...rest] = path.split(".");
  const page = form.pages.find(({ id }) => id === head);
  if (page?.repeat) {
    const [n, ...inner] = rest;
    const of = page.repeat.item.vi + (n === undefined ? "" : ` ${Number(n) + 1}`);
    return inner.length
      ? `${of}: ${labelAt({ pages: [{ ...page, id: "", repeat: undefined }] }, inner.join("."))}`
      : of;
  }
  const field = form.pages.flatMap(({ fields }) => fields).find(({ id }) => id === head);
  const parts = rest.map((part) => (PERSON[part] ?? ADDRESS.find(({ id }) => id === part))?.label.vi);
  return [field?.label.vi ?? path, ...parts].filter(Boolean).join(": ");
}
