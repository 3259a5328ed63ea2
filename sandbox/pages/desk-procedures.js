// Procedures at the desk: which are edited or have an update waiting, where their dossiers go, and the file itself.

import { button, field, make, moment } from "./desk-parts.js";

const MODES = {
  "local-intake": "Nộp trong ứng dụng",
  "national-portal": "Cổng Dịch vụ công quốc gia",
  counter: "Nộp trực tiếp",
  appointment: "Hẹn giờ rồi đến",
};

/** @returns shows the list of procedures */
export function proceduresDesk({ api, toast, show }) {
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
      const rows = items.map(({ code, title, submissionMode, version, edited, offered }) =>
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
    };

    const mode = make(
      "select",
      {},
      ...Object.entries(MODES).map(([value, text]) =>
        make("option", { value, textContent: text, selected: value === state.submissionMode }),
      ),
    );
    const text = make("textarea", { rows: 24, value: JSON.stringify(file, null, 2), spellcheck: false });
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
                each.agency ? `${each.agency}, cán bộ ${each.officerId}` : "theo thư mục của tỉnh",
              ].join(" · "),
            }),
          ),
        ),
      ),
      make("div", {}, button("Về danh sách thủ tục", list)),
    );
  }
  return list;
}
