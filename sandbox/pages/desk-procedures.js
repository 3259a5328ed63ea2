// Procedures at the desk: which are edited, abolished or have an update waiting, where their dossiers go, whether they are
// still in force, and the file itself.

import { button, enough, field, make, moment, Refused, written } from "./desk-parts.js";

const MODES = {
  "local-intake": "Nộp trong ứng dụng",
  "national-portal": "Cổng Dịch vụ công quốc gia",
  counter: "Nộp trực tiếp",
  appointment: "Hẹn giờ rồi đến",
};

/** What is wrong with what was said about the end of a procedure, by the name of its field. */
const WRONG_END = {
  since: "Ngày hết hiệu lực phải là hôm nay hoặc trước đó.",
  reason: "Căn cứ, lý do phải có ít nhất 5 chữ cái.",
  successor: "Không có thủ tục nào khác đang áp dụng mang mã thay thế này.",
};
const dayOf = (civil) => civil.split("-").reverse().join("/");

/** @returns shows the list of procedures */
export function proceduresDesk({ api, now, toast, show }) {
  /** All as last listed: one of them may be in the place of another. */
  let listed = [];
  const address = (code, more = "") => `/v1/office/procedures/${code}${more}`;
  const change = (method, path, body) => api(method, path, { body, key: crypto.randomUUID() });

  async function list() {
    try {
      const items = [];
      for (let cursor; ;) {
        const page = await api("GET", `/v1/office/procedures?limit=50${cursor ? `&cursor=${cursor}` : ""}`);
        items.push(...page.items);
        if (!(cursor = page.nextCursor)) break;
      }
      listed = items;
      const rows = items.map(({ code, title, submissionMode, version, edited, offered, abolished }) =>
        make(
          "li",
          { className: "row" },
          button(title.vi, () => open(code)),
          make("span", {
            className: "small soft",
            textContent: [code, MODES[submissionMode], `bản ${version}`, edited && "cơ quan đã sửa"]
              .filter(Boolean)
              .join(" · "),
          }),
          offered && make("span", { className: "tag attention", textContent: "! Có bản cập nhật" }),
          abolished && make("span", { className: "tag refused", textContent: "✕ Không còn hiệu lực" }),
        ),
      );
      show(make("h1", { textContent: "Thủ tục hành chính" }), make("ul", { className: "stack" }, ...rows));
    } catch (error) {
      toast(error.message, true);
    }
  }

  async function open(code) {
    try {
      draw(await api("GET", address(code)));
    } catch (error) {
      toast(error.message, true);
    }
  }

  function draw({ state, file, versions, offer }) {
    const { code, version } = state;
    const problem = make("div", { className: "problem", role: "alert", tabIndex: -1 });
    /** What was typed stays where it is when it is refused. */
    const attempt = async (said, work) => {
      problem.replaceChildren();
      try {
        await work();
        toast(said);
        await open(code);
      } catch (error) {
        refuse(error);
      }
    };
    function refuse(error) {
      problem.replaceChildren(
        make("p", { textContent: error.message }),
        make(
          "ul",
          {},
          ...(error.fields ?? []).map(({ path, rule }) => make("li", { textContent: `${path}: ${rule}` })),
        ),
      );
      // It stands on top, and the key that was pressed may be far below.
      problem.focus();
    }

    const mode = make(
      "select",
      {},
      ...Object.entries(MODES).map(([value, text]) =>
        make("option", { value, textContent: text, selected: value === state.submissionMode }),
      ),
    );
    const text = make("textarea", {
      className: "code",
      rows: 24,
      value: JSON.stringify(file, null, 2),
      spellcheck: false,
    });
    const save = () =>
      attempt("Đã lưu; người dân thấy ngay.", async () => {
        let edited;
        try {
          edited = JSON.parse(text.value);
        } catch (error) {
          throw new Error(`Chưa phải JSON: ${error.message}`);
        }
        await change("PUT", address(code), { edits: version, file: edited });
      });
    const takeOver = () =>
      attempt("Đã nhận bản cập nhật.", () =>
        change("POST", address(code, "/update"), { edits: version, offer: offer.id }),
      );
    const switchMode = () =>
      attempt("Đã đổi nơi nhận hồ sơ.", () =>
        change("PUT", address(code, "/submission-mode"), { edits: version, submissionMode: mode.value }),
      );

    const abolish = (abolished) =>
      attempt("Thủ tục không còn hiệu lực; người dân thấy ngay.", async () => {
        try {
          await change("PUT", address(code, "/abolition"), { edits: version, abolished });
        } catch (error) {
          const name = /^\/body\/abolished\/(\w+)/.exec(error.fields?.[0]?.path)?.[1];
          throw name ? new Refused(WRONG_END[name]) : error;
        }
      });
    const reinstate = () =>
      attempt("Thủ tục có hiệu lực trở lại.", () =>
        change("POST", address(code, "/reinstatement"), { edits: version }),
      );
    show(
      make("h1", { textContent: state.title.vi }),
      problem,
      offer &&
        make(
          "section",
          { className: "panel", ariaLabel: "Bản cập nhật" },
          make("h2", { textContent: "Thư mục của tỉnh có bản mới hơn" }),
          make(
            "details",
            {},
            make("summary", { textContent: "Xem bản ấy" }),
            make("pre", { className: "file", tabIndex: 0, textContent: JSON.stringify(offer.file, null, 2) }),
          ),
          make("div", { className: "row" }, button("Nhận bản cập nhật", takeOver, "primary")),
        ),
      make(
        "section",
        { className: "panel", ariaLabel: "Nơi nhận hồ sơ" },
        field("Hồ sơ nộp ở đâu", mode),
        make("div", { className: "row" }, button("Đổi", switchMode)),
      ),
      state.abolished
        ? abolishedPanel(state.abolished, listed, reinstate)
        : endPanel(state, {
            listed,
            today: new Date(now() + 7 * 3_600_000).toISOString().slice(0, 10),
            refuse,
            abolish,
          }),
      make(
        "section",
        { className: "panel", ariaLabel: "Nội dung" },
        field(`Nội dung, bản ${version}`, text),
        make("div", { className: "row" }, button("Lưu thành bản mới", save, "primary")),
      ),
      make(
        "section",
        { className: "panel", ariaLabel: "Các bản đã có" },
        make("h2", { textContent: "Các bản đã có" }),
        make(
          "ul",
          {},
          ...versions.map((each) =>
            make("li", {
              textContent: [
                `Bản ${each.version}, từ ${moment(each.since)}`,
                each.abolished && "không còn hiệu lực",
                each.agency ? `${each.agency}, cán bộ ${each.officerId}` : "theo thư mục của tỉnh",
              ]
                .filter(Boolean)
                .join(" · "),
            }),
          ),
        ),
      ),
      make("div", {}, button("Về danh sách thủ tục", list)),
    );
  }
  return list;
}

/** Says that it is no longer in force; asked once more in place, for it counts for everybody at once. */
function endPanel({ code, title }, { listed, today, refuse, abolish }) {
  const since = make("input", { type: "date", value: today, max: today });
  const reason = make("textarea", { rows: 3, maxLength: 1000 });
  const others = make(
    "datalist",
    { id: "successors" },
    ...listed
      .filter((each) => each.code !== code && !each.abolished)
      .map((each) => make("option", { value: each.code, textContent: each.title.vi })),
  );
  const successor = make("input", { type: "text", maxLength: 40, autocomplete: "off" });
  successor.setAttribute("list", others.id);
  const question = make("div", { className: "stack", role: "status" });
  function ask() {
    try {
      enough(reason, 5);
    } catch (error) {
      return refuse(error);
    }
    const yes = button(
      "Bãi bỏ thủ tục này",
      () => {
        const next = written(successor);
        void abolish({ since: since.value, reason: written(reason), ...(next && { successor: next }) });
      },
      "danger",
    );
    question.replaceChildren(
      make("p", {
        textContent: `Người dân sẽ không tìm thấy và không nộp được “${title.vi}” nữa. Hồ sơ đã nộp vẫn được giải quyết tiếp.`,
      }),
      make(
        "div",
        { className: "row" },
        yes,
        button("Thôi", () => question.replaceChildren()),
      ),
    );
    yes.focus();
  }
  return make(
    "section",
    { className: "panel", ariaLabel: "Hiệu lực" },
    make("h2", { textContent: "Thủ tục bị bãi bỏ, hết hiệu lực" }),
    field("Ngày đầu tiên không còn hiệu lực", since),
    field("Căn cứ, lý do (người dân sẽ đọc)", reason),
    field("Mã thủ tục thay thế (không bắt buộc)", successor),
    others,
    make("div", { className: "row" }, button("Bãi bỏ…", ask)),
    question,
  );
}

function abolishedPanel({ since, reason, successor }, listed, reinstate) {
  const next = listed.find(({ code }) => code === successor);
  return make(
    "section",
    { className: "panel", ariaLabel: "Hiệu lực" },
    make("h2", { textContent: `Không còn hiệu lực từ ngày ${dayOf(since)}` }),
    make("p", { textContent: reason }),
    successor && make("p", { textContent: `Thay thế bằng: ${next ? `${next.title.vi} (${successor})` : successor}` }),
    make("div", { className: "row" }, button("Áp dụng trở lại", reinstate)),
  );
}
