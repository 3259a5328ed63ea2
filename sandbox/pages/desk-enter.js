// A dossier entered at the counter, for a person without a phone: whoever they are as their card says, what the procedure
// asks, their papers, and the receipt to take home. Everything by keyboard; a card reader types its code into the first field.
import { readCitizenCard } from "../../contract/citizenCard.ts";
import { faultsOf, neededDocuments, openDeclarations, organisationOf, stopOf } from "../../contract/forms.ts";
import { withProven } from "../../contract/proven.ts";
import { formOnDesk, labelAt, RULES } from "./desk-form.js";
import { button, codeText, field, make, moment, Refused, written } from "./desk-parts.js";

const SEX = { male: "Nam", female: "Nữ" };
/** What the card says, by the contract's names. */
const CARD = {
  identityNumber: "Số định danh cá nhân, 12 chữ số",
  name: "Họ và tên, như trên thẻ",
  birthDate: "Ngày sinh",
  sex: "Giới tính",
  address: "Nơi cư trú (không bắt buộc)",
  phone: "Số điện thoại để nhắn mã hồ sơ và gọi khi cần (không bắt buộc)",
};
/** Where what is being entered stays when the page is loaded again: in this tab alone, and not into the next day. */
const KEPT = "counter-entry";
const KEPT_HOURS = 12;

/**
 * @param kit what the desk has already: `api`, `fileChooser`, `guarded`, `addressOf`, `communes`, `now`, `agency`, `toast`,
 * `open`
 */
export function counterEntry({ api, fileChooser, guarded, addressOf, communes, now, agency, toast, open }) {
  const today = () => new Date(now() + 7 * 3_600_000).toISOString().slice(0, 10);
  /** What was begun stays until it is sent, whatever else is looked at meanwhile. */
  let begun;
  const isOld = (at) => Date.now() - at >= KEPT_HOURS * 3_600_000;

  function keep(entry) {
    begun.at = Date.now();
    try {
      sessionStorage.setItem(KEPT, JSON.stringify({ ...entry, agency: agency(), at: begun.at }));
    } catch {
      // This browser keeps nothing; what stands on the page can be handed in all the same.
    }
  }
  /** What was begun before the page was loaded again, if it is this agency's and of today. */
  function kept() {
    try {
      const entry = JSON.parse(sessionStorage.getItem(KEPT));
      if (entry?.agency === agency() && !isOld(entry.at)) return entry;
      sessionStorage.removeItem(KEPT);
    } catch {
      // As above.
    }
    return undefined;
  }
  /** @returns whether it stood on the page */
  function forget() {
    const shown = begun?.element.isConnected ?? false;
    begun = undefined;
    try {
      sessionStorage.removeItem(KEPT);
    } catch {
      // As above.
    }
    return shown;
  }

  async function show(procedures) {
    // On a page left open, too, the next day finds nobody of the day before.
    if (begun && isOld(begun.at)) forget();
    begun ??= await begin(procedures, kept());
    document.querySelector("#detail").replaceChildren(begun.element);
    begun.first.focus();
  }

  async function begin(procedures, before) {
    const key = before?.key ?? crypto.randomUUID();
    /** What went out under the key without an answer: it may have arrived, and is asked about before anything else goes. */
    let tried = before?.tried;
    /** What was entered under each procedure that was chosen, by its code. */
    const entries = new Map(Object.entries(before?.entries ?? {}));
    const problem = make("p", { className: "problem", role: "alert" });
    const scan = make("input", { type: "text", autocomplete: "off", spellcheck: false });
    const card = Object.fromEntries(Object.keys(CARD).map((name) => [name, cardControl(name)]));
    const choose = make(
      "select",
      {},
      make("option", { value: "", textContent: "Chọn thủ tục" }),
      ...procedures.map(({ code, title }) => make("option", { value: code, textContent: `${title} (${code})` })),
    );
    const rest = make("div", { className: "stack" });
    /** The chosen procedure's: its form, papers, declarations. */
    let chosen;

    scan.oninput = () => {
      const read = readCitizenCard(scan.value);
      if (!read) return;
      const { fullName, ...person } = read.person;
      for (const [name, value] of Object.entries({ ...person, name: fullName, address: read.address }))
        card[name].value = value;
      problem.textContent = read.warnings.length ? "Thẻ có chỗ không khớp với số định danh. Xin xem lại từng ô." : "";
      chosen?.update();
    };
    async function ask() {
      rest.replaceChildren();
      chosen = undefined;
      if (!choose.value) return;
      const form = await api("GET", `/v1/public/procedures/${choose.value}/form`);
      chosen = askOf(choose.value, form, entries.get(choose.value));
      rest.replaceChildren(...chosen.elements);
    }
    choose.onchange = () => guarded(ask, problem);

    function save() {
      // A file that arrives afterwards belongs to nothing any more.
      if (!begun || begun.element !== element) return;
      if (chosen) entries.set(chosen.code, chosen.kept());
      keep({
        key,
        tried,
        card: Object.fromEntries(Object.entries(card).map(([name, { value }]) => [name, value])),
        procedure: choose.value,
        entries: Object.fromEntries(entries),
      });
    }

    const proven = () => ({
      fullName: written(card.name),
      birthDate: card.birthDate.value || undefined,
      sex: card.sex.value || undefined,
      identityNumber: written(card.identityNumber).replace(/\s/g, ""),
    });

    function askOf(code, form, entered = {}) {
      const filled = (answers) => withProven(form, answers, proven(), today());
      const organisation = make("p", { className: "soft" });
      const papers = make("div", { className: "stack" });
      const declared = make("fieldset", { className: "ticks" });
      /** By id: what was chosen or ticked stays when a branch closes and opens again. */
      const choosers = new Map();
      const ticks = new Map();
      const method = make(
        "select",
        {},
        make("option", { value: "counter", textContent: "Nhận tại bộ phận một cửa" }),
        make("option", { value: "post", textContent: "Gửi qua bưu chính công ích" }),
      );
      const address = make("input", { type: "text", maxLength: 300, autocomplete: "off" });
      const addressField = field("Địa chỉ nhận kết quả", address);
      method.value = entered.method ?? "counter";
      address.value = entered.address ?? "";
      addressField.hidden = method.value !== "post";
      method.onchange = () => (addressField.hidden = method.value !== "post");
      const kit = { communes, today, filled, changed: () => update() };
      const answersForm = formOnDesk(form, kit, entered.answers);
      const { answers } = answersForm;
      const needed = () => neededDocuments(form, filled(answers), today());
      const open_ = () => openDeclarations(form, filled(answers), today());

      function chooserOf({ id, title, maxPages }) {
        if (!choosers.has(id)) {
          const made = { count: 0 };
          Object.assign(
            made,
            fileChooser(
              `Chọn trang của: ${title.vi}`,
              (count) => {
                made.count = count;
                save();
              },
              entered.files?.[id],
              maxPages,
            ),
          );
          choosers.set(id, made);
        }
        return choosers.get(id);
      }
      function tickOf({ id, version, text }) {
        const name = `${id} ${version}`;
        if (!ticks.has(name)) {
          const box = make("input", { type: "checkbox", checked: entered.ticks?.includes(name) ?? false });
          ticks.set(name, { box, element: make("label", { className: "tick" }, box, make("span", {}, text.vi)) });
        }
        return ticks.get(name);
      }
      function update() {
        const focused = document.activeElement;
        const found = organisationOf(form, filled(answers), today());
        organisation.textContent = found
          ? `Nộp thay mặt ${found.name}, mã số thuế ${found.taxCode}. Sau khi nhập, xin xác nhận người đại diện ở hồ sơ.`
          : "";
        papers.replaceChildren(
          ...needed().map(({ document: one, required }) =>
            make(
              "div",
              {},
              make("p", { textContent: `${one.title.vi}${required ? "" : " (không bắt buộc)"}` }),
              chooserOf(one).element,
            ),
          ),
        );
        if (!needed().length) papers.replaceChildren(make("p", { textContent: "Không cần giấy tờ nào." }));
        declared.replaceChildren(
          make("legend", { textContent: "Đã đọc cho người dân nghe, và người dân đồng ý từng điều" }),
          ...open_().map((each) => tickOf(each).element),
        );
        if (rest.contains(focused)) focused.focus();
        save();
      }
      update();

      /** With what belongs to branches that are closed now. */
      const kept = () => ({
        formVersion: form.version,
        answers,
        files: { ...entered.files, ...Object.fromEntries([...choosers].map(([id, each]) => [id, each.kept()])) },
        ticks: [
          ...(entered.ticks ?? []).filter((name) => !ticks.has(name)),
          ...[...ticks].filter(([, { box }]) => box.checked).map(([name]) => name),
        ],
        method: method.value,
        address: address.value,
      });

      /** The first thing that is wrong, with what takes the focus. */
      function wrong() {
        const stop = stopOf(form, filled(answers), today())?.stop;
        if (stop) return [`${stop.title.vi}. ${stop.text.vi}`];
        const [fault] = faultsOf(form, filled(answers), { today: today(), communes });
        if (fault)
          return [
            `${labelAt(form, fault.path)}: ${RULES[fault.rule] ?? "chưa đúng"}.`,
            answersForm.focusAt(fault.path) ?? answersForm.focusAt(fault.path.replace(/\.\w+$/, ".proven")),
          ];
        const paper = needed().find(({ document: one, required }) => required && chooserOf(one).count === 0);
        if (paper) return [`Còn thiếu giấy tờ: ${paper.document.title.vi}.`, chooserOf(paper.document).input];
        const unticked = open_().find((each) => !tickOf(each).box.checked);
        if (unticked) return ["Còn điều chưa được người dân đồng ý.", tickOf(unticked).box];
        if (method.value === "post" && written(address).length < 5) return ["Còn thiếu địa chỉ nhận kết quả.", address];
        return undefined;
      }

      async function body() {
        const given = [];
        for (const { document: one } of needed()) {
          const ids = await chooserOf(one).ids();
          if (ids.length) given.push({ document: one.id, ids });
        }
        return {
          procedureCode: code,
          formVersion: form.version,
          answers,
          papers: given.map(({ document: id, ids }) => ({ document: id, pages: ids.length })),
          attachmentIds: given.flatMap(({ ids }) => ids),
          declarations: open_().map(({ id, version }) => ({ id, version })),
          delivery: { method: method.value, ...(method.value === "post" && { address: written(address) }) },
        };
      }
      const elements = [
        answersForm.element,
        organisation,
        make("h3", { textContent: "Giấy tờ" }),
        papers,
        declared,
        field("Cách nhận kết quả", method),
        addressField,
      ];
      return { code, form, elements, wrong, body, update, kept };
    }

    /** Puts back what was kept. @returns what the officer has to know about it */
    async function restore() {
      for (const [name, control] of Object.entries(card)) control.value = before.card[name] ?? "";
      choose.value = before.procedure;
      const { files = {}, formVersion } = entries.get(before.procedure) ?? {};
      const again = button("Nhập lại từ đầu", () => {
        forget();
        guarded(() => show(procedures));
      });
      const isTakenNoMore = choose.selectedIndex < 0;
      if (isTakenNoMore) choose.value = "";
      // Without the form, what was entered under it waits until the procedure is chosen again.
      await ask().catch((error) => {
        choose.value = "";
        problem.textContent = error.message;
      });
      const isAsked = ([id]) => !chosen || chosen.form.documents.some((one) => one.id === id);
      const lost = Object.entries(files)
        .filter(isAsked)
        .flatMap(([, list]) => list.filter(({ id }) => !id));
      const needless = Object.entries(files).flatMap((each) => (isAsked(each) ? [] : each[1]));
      const namesOf = (list) => list.map(({ name }) => name).join(", ");
      return make(
        "div",
        { className: "stack restored", role: "status" },
        make("p", { textContent: `Đây là hồ sơ đang nhập dở lúc ${moment(before.at)}, chưa nộp.` }),
        lost.length > 0 && make("p", { textContent: `Tệp chưa gửi xong, xin chọn lại: ${namesOf(lost)}.` }),
        chosen &&
          formVersion &&
          formVersion !== chosen.form.version &&
          make("p", { textContent: "Mẫu khai của thủ tục này đã đổi từ lúc ấy: xin xem lại từng mục." }),
        needless.length > 0 && make("p", { textContent: `Không còn phải nộp: ${namesOf(needless)}.` }),
        isTakenNoMore && make("p", { textContent: "Thủ tục đã chọn không còn nhận hồ sơ ở đây." }),
        make("div", { className: "row" }, again),
      );
    }
    const restored = before && (await restore());

    const element = make(
      "form",
      { className: "case panel", noValidate: true, ariaLabel: "Nhập hồ sơ tại quầy" },
      make("h1", { textContent: "Nhập hồ sơ tại quầy" }),
      make("p", {
        className: "soft",
        textContent:
          "Cho người dân không có điện thoại. Chỉ ghi những gì đọc được trên thẻ căn cước. Sau này, khi người ấy xác nhận danh tính, hồ sơ tự hiện trong ứng dụng của họ.",
      }),
      make("p", {
        className: "small soft",
        textContent: `Những gì đang nhập chỉ giữ trong thẻ này của trình duyệt: tải lại trang thì vẫn còn; nộp, bỏ, đổi cơ quan, đóng thẻ hoặc sau ${KEPT_HOURS} giờ thì xóa.`,
      }),
      restored,
      make("h2", { textContent: "Người đang ở quầy" }),
      field("Quét mã QR trên thẻ căn cước vào đây, hoặc điền các ô dưới", scan),
      ...Object.entries(CARD).map(([name, label]) => field(label, card[name])),
      make("h2", { textContent: "Hồ sơ" }),
      field("Thủ tục", choose),
      rest,
      problem,
      make(
        "div",
        { className: "row" },
        make("button", { className: "primary" }, "Nhập hồ sơ, lấy mã ", make("kbd", { textContent: "Ctrl+Enter" })),
        button("Bỏ, không nhập", () => {
          forget();
          open();
        }),
      ),
    );
    for (const control of Object.values(card)) control.addEventListener("input", () => chosen?.update());
    element.addEventListener("input", save);
    element.addEventListener("change", save);

    element.onsubmit = (event) => {
      event.preventDefault();
      guarded(async () => {
        const person = readPerson(card);
        if (!chosen) refuse("Xin chọn thủ tục.", choose);
        const fault = chosen.wrong();
        if (fault) refuse(...fault);
        const body = { ...(await chosen.body()), person };
        const isAsked = tried !== undefined && JSON.stringify(tried) !== JSON.stringify(body);
        const arrived = isAsked ? await arrivedBefore() : undefined;
        const entered = arrived ?? (await sendOnce(body));
        forget();
        showDone({ ...entered, isEarlier: arrived !== undefined }, procedures);
      }, problem);
    };
    return { element, first: scan, at: before?.at ?? Date.now() };

    async function sendOnce(body) {
      tried = body;
      save();
      try {
        return await send(body, key, chosen.form);
      } catch (error) {
        if (error.code) answered();
        throw error;
      }
    }
    /** The very same once more: the server says what it said, or takes it now. @returns undefined where it refuses */
    async function arrivedBefore() {
      try {
        return await api("POST", "/v1/office/dossiers", { body: tried, key });
      } catch (error) {
        if (!error.code) throw error;
        answered();
        return undefined;
      }
    }
    function answered() {
      tried = undefined;
      save();
    }
  }

  async function send(body, key, form) {
    try {
      return await api("POST", "/v1/office/dossiers", { body, key });
    } catch (error) {
      const [{ path, rule } = {}] = error.fields ?? [];
      const [, part, at] = /^\/body\/(answers|person)\/(.+)$/.exec(path ?? "") ?? [];
      if (!part) throw error;
      const label = part === "person" ? CARD[at] : labelAt(form, at.replace(/\//g, "."));
      throw Object.assign(new Refused(`${label}: ${RULES[rule] ?? "chưa đúng"}.`), { code: error.code });
    }
  }

  function showDone({ code, messaged, isEarlier }, procedures) {
    const print = make("a", {
      className: "button primary",
      href: addressOf(`/v1/office/cases/${encodeURIComponent(code)}/receipt`),
      target: "_blank",
      textContent: "In giấy tiếp nhận",
    });
    document.querySelector("#detail").replaceChildren(
      make(
        "div",
        { className: "case panel" },
        make("h1", { textContent: `Đã nhập: ${codeText(code)}` }),
        isEarlier &&
          make("p", {
            textContent:
              "Lần gửi trước đã tới nơi, dù chưa thấy trả lời. Những gì sửa sau lần gửi ấy chưa có trong hồ sơ: xin xem lại, cần thì yêu cầu bổ sung.",
          }),
        make("p", {
          textContent:
            "Xin in giấy tiếp nhận có mã hồ sơ và mã vuông, trao cho người dân." +
            (messaged
              ? " Mã hồ sơ cũng đang được nhắn qua Zalo tới số điện thoại vừa ghi; đã đến hay chưa, xem ở hồ sơ."
              : ""),
        }),
        make(
          "div",
          { className: "row" },
          print,
          button("Mở hồ sơ để tiếp nhận", () => open(code)),
          button("Nhập hồ sơ khác", () => guarded(() => show(procedures))),
        ),
      ),
    );
    print.focus();
    toast(`Đã nhập hồ sơ ${codeText(code)}`);
  }

  return { show, forget, isKept: () => kept() !== undefined };
}

function cardControl(name) {
  if (name === "sex")
    return make(
      "select",
      {},
      make("option", { value: "", textContent: "Chọn" }),
      ...Object.entries(SEX).map(([value, textContent]) => make("option", { value, textContent })),
    );
  return make("input", {
    type: name === "birthDate" ? "date" : "text",
    maxLength: name === "address" ? 300 : 100,
    inputMode: name === "identityNumber" || name === "phone" ? "numeric" : "",
    autocomplete: "off",
  });
}

function refuse(words, control) {
  control?.focus();
  throw new Refused(words);
}

function readPerson(card) {
  const identityNumber = written(card.identityNumber).replace(/\s/g, "");
  if (!/^\d{12}$/.test(identityNumber)) refuse("Số định danh cá nhân phải có đúng 12 chữ số.", card.identityNumber);
  if (written(card.name).length < 2) refuse("Còn thiếu họ và tên.", card.name);
  if (!card.birthDate.value) refuse("Còn thiếu ngày sinh.", card.birthDate);
  if (!card.sex.value) refuse("Còn thiếu giới tính.", card.sex);
  const phone = written(card.phone).replace(/[\s.()-]/g, "");
  if (phone && !/^(0|84|\+84)[35789]\d{8}$/.test(phone)) refuse("Số điện thoại chưa đúng.", card.phone);
  const address = written(card.address);
  return {
    identityNumber,
    name: written(card.name),
    birthDate: card.birthDate.value,
    sex: card.sex.value,
    ...(address && { address }),
    ...(phone && { phone }),
  };
}
