// What was asked for of a dossier, given at the counter: by the form of its version, with the same rules as on the phone and
// the server (contract/supplement.ts): the reason at each item, and beneath an answer what it opens.
import { faultsOf, stopOf, valueOf } from "../../contract/forms.ts";
import {
  agreementOpened,
  faultsGiven,
  openedBeneath,
  othersNow,
  pathsOf,
  readAsked,
  toGive,
} from "../../contract/supplement.ts";
import { formOnDesk, labelAt, RULES } from "./desk-form.js";
import { make } from "./desk-parts.js";

/**
 * One question of the desk that is all of them: its element, what is still wrong, what is sent.
 * @param kit `form` of the dossier's version, `sentOn` when it was handed in, `givenOn()` now, `changed`: something was
 * answered or chosen
 */
export function supplementOnDesk(dossier, { form, sentOn, givenOn, communes, fileChooser, changed }) {
  const { supplement, papers } = dossier;
  const asked = readAsked({
    form,
    before: dossier.answers ?? {},
    today: sentOn,
    items: supplement.items,
    papers: papers.filter(({ attachments }) => attachments.length > 0).map(({ document }) => document),
  });
  const reasonOf = (id) => supplement.items.find((item) => item.id === id)?.reason;
  /** By id: what was chosen or ticked stays when a branch closes and opens again. */
  const choosers = new Map();
  const ticks = new Map();

  function chooserOf({ id, title, maxPages }) {
    if (!choosers.has(id)) {
      const made = { count: 0 };
      const tell = (count) => {
        made.count = count;
        changed();
      };
      choosers.set(id, Object.assign(made, fileChooser(`Chọn trang của: ${title.vi}`, tell, [], maxPages)));
    }
    return choosers.get(id);
  }
  function tickOf({ id, text }) {
    if (!ticks.has(id)) {
      const box = make("input", { type: "checkbox" });
      ticks.set(id, { box, element: make("label", { className: "tick" }, box, make("span", {}, text.vi)) });
    }
    return ticks.get(id);
  }

  const give = (answers) => toGive(asked, answers);
  /** What is sent of the answers, by path. */
  function supplied(answers) {
    const { fields, opened } = give(answers);
    const given = fields.map(({ open }) => [open.path, valueOf(answers, open.path) ?? null]);
    for (const path of pathsOf(opened.pages)) {
      const value = valueOf(answers, path);
      if (value !== undefined) given.push([path, value]);
    }
    return Object.fromEntries(given);
  }

  const paper = ({ document: one, required }, reason) =>
    make(
      "div",
      {},
      make("p", { textContent: `${one.title.vi}${required ? "" : " (không bắt buộc)"}, tối đa ${one.maxPages} trang` }),
      reason && make("p", { className: "soft", textContent: reason }),
      chooserOf(one).element,
    );

  /** Nobody's card is at hand here: who stands at the counter is written down like anybody else. */
  const typed = (open) => ({ ...open, prefill: false });
  const ofCard = (fields) =>
    fields.some(({ field, prefill }) => field.kind === "person" && prefill) &&
    "Xin ghi theo thẻ căn cước: ở bước này không lấy lại được những gì đã quét khi nhập hồ sơ.";
  function sections(answers) {
    const { fields } = give(answers);
    const beneath = openedBeneath(asked, supplied(answers));
    return fields.flatMap(({ open }) => {
      const { pages, documents, declarations } = beneath.get(open.path) ?? {
        pages: [],
        documents: [],
        declarations: [],
      };
      return [
        { title: labelAt(form, open.path), about: [reasonOf(open.path), ofCard([open])], items: [[typed(open)]] },
        ...pages.map(({ page, isNew, items }) => ({
          title: `Cần thêm: ${page.title.vi}`,
          about: [ofCard(items.flat())],
          items: items.map((list) => list.map(typed)),
          ...(isNew && page.repeat && { list: page }),
        })),
        ...documents.map((needed) => ({
          title: "Cần thêm giấy tờ",
          items: [],
          key: needed.document.id,
          element: () => paper(needed),
        })),
        ...declarations.map((each) => ({
          title: "Đã đọc cho người dân nghe, và người dân đồng ý",
          items: [],
          key: each.id,
          element: () => tickOf(each).element,
        })),
      ];
    });
  }

  const says = make("div", { className: "stack" });
  function update(answers) {
    const { documents, closed } = give(answers);
    const stop = stopOf(form, answers, sentOn)?.stop;
    says.replaceChildren(
      ...documents.map((needed) => paper(needed, reasonOf(needed.document.id))),
      ...closed.map((id) =>
        make("p", { className: "soft", textContent: `Không cần nữa theo câu trả lời mới: ${titleOf(id)}.` }),
      ),
      ...(agreementOpened(asked, answers)
        ? [make("p", { textContent: "Theo câu trả lời mới, người thứ hai cũng phải có mặt tại quầy và đồng ý." })]
        : []),
      ...(stop ? [make("p", { className: "warning", textContent: `${stop.title.vi}. ${stop.text.vi}` })] : []),
    );
  }
  const titleOf = (id) => form.documents.find((one) => one.id === id)?.title.vi ?? labelAt(form, id);

  const kit = {
    communes,
    today: () => sentOn,
    filled: (answers) => answers,
    sections,
    others: (answers) => othersNow(asked, answers),
    changed() {
      update(drawn.answers);
      changed();
    },
  };
  const drawn = formOnDesk(form, kit, asked.before);
  const { answers } = drawn;
  update(answers);

  return {
    element: make("div", { className: "stack" }, drawn.element, says),
    lacks() {
      const now = give(answers);
      if (stopOf(form, answers, sentOn)) return [undefined, "câu trả lời hợp với thủ tục này"];
      const circumstances = { today: sentOn, givenOn: givenOn(), communes };
      const [fault] = faultsGiven(now, faultsOf(form, answers, circumstances));
      if (fault) {
        const label = labelAt(form, fault.path);
        const words = fault.rule === "required" ? label : `${label} (${RULES[fault.rule] ?? "chưa đúng"})`;
        return [drawn.focusAt(fault.path), words];
      }
      const needed = [...now.documents, ...now.opened.documents];
      const bare = needed.find(({ document: one, required }) => required && chooserOf(one).count === 0);
      if (bare) return [chooserOf(bare.document).input, bare.document.title.vi];
      const unticked = now.opened.declarations.find((each) => !tickOf(each).box.checked);
      return unticked && [tickOf(unticked).box, "điều người dân chưa đồng ý"];
    },
    async read() {
      const { documents, opened } = give(answers);
      const given = [];
      for (const { document: one } of [...documents, ...opened.documents]) {
        const ids = await chooserOf(one).ids();
        if (ids.length) given.push({ document: one.id, ids });
      }
      const { declarations } = opened;
      return {
        answers: supplied(answers),
        papers: given.map(({ document: id, ids }) => ({ document: id, pages: ids.length })),
        attachmentIds: given.flatMap(({ ids }) => ids),
        ...(declarations.length > 0 && { declarations: declarations.map(({ id, version }) => ({ id, version })) }),
      };
    },
  };
}
