// The desk of an officer with forty cases before lunch: first due first, everything by keyboard, and after each
// decision the next case is already open. It speaks the office API through the sandbox, which holds the agencies' keys.

import { dossierDesk } from "./desk-dossier.js";
import { proceduresDesk } from "./desk-procedures.js";
import { counterEntry } from "./desk-enter.js";
import { button, codeText, enough, field, make, moment, phrases, plainDate, Refused, written } from "./desk-parts.js";

const $ = (selector) => document.querySelector(selector);
const KINDS = { "": "Tất cả", report: "Phản ánh", question: "Hỏi đáp", dossier: "Hồ sơ" };
const STATUS = {
  received: "Mới gửi",
  accepted: "Đang xử lý",
  waiting: "Chờ người dân bổ sung",
  reopened: "Đã mở lại",
  answered: "Đã trả lời",
  closed: "Đóng, không xử lý",
  refused: "Không tiếp nhận",
};
const SHAPES = { received: "●", accepted: "▶", waiting: "?", reopened: "↺", answered: "✓", closed: "■", refused: "✕" };
const OPEN = ["received", "accepted", "waiting", "reopened"];
const ATTENTION = { overdue: "Quá hạn", reopened: "Người dân mở lại", "to-publish": "Đến hạn công khai" };
const EVENTS = {
  sent: "Người dân gửi",
  accepted: "Tiếp nhận",
  passed: "Chuyển cơ quan khác",
  asked: "Hỏi lại người dân",
  replied: "Người dân bổ sung",
  answered: "Trả lời",
  closed: "Đóng, không xử lý",
  refused: "Không tiếp nhận",
  published: "Công khai",
  unpublished: "Thôi công khai",
  overdue: "Quá hạn, hệ thống đã xin lỗi và hẹn lại",
  reopened: "Người dân mở lại",
  rated: "Người dân đánh giá",
};
const PHRASES = {
  report: [
    "Đã xử lý xong trong ngày hôm nay. ",
    "Đơn vị quản lý đã kiểm tra tại chỗ và khắc phục. ",
    "Cảm ơn người dân đã báo sớm.",
  ],
  question: ["Thủ tục này do … giải quyết. ", "Hồ sơ gồm: … ", "Thời hạn giải quyết là … ngày làm việc. "],
};
const REASONS = {
  refuse: [
    "Nội dung chưa đủ để xác định địa điểm. Xin gửi lại kèm vị trí hoặc mốc gần nhất.",
    "Việc này không thuộc thẩm quyền của tỉnh. Xin liên hệ: …",
    "Nội dung này trùng với một việc đang được xử lý.",
  ],
  close: [
    "Việc này chưa làm được vì chưa có kinh phí. Cơ quan đã đưa vào kế hoạch năm sau.",
    "Cơ quan đã kiểm tra tại chỗ và không thấy tình trạng như đã nêu.",
  ],
};
const PROBLEMS = {
  "transition-not-allowed": "Việc này đã được người khác xử lý. Danh sách đã được tải lại.",
  "step-too-late": "Đã quá hạn để làm bước này. Danh sách đã được tải lại.",
  "calendar-ends":
    "Ngày hẹn rơi vào năm mà lịch làm việc của tỉnh chưa có. Nếu ngày hẹn ghi nhầm, xin gia hạn lại cho đúng; nếu không, xin báo người quản trị bổ sung lịch.",
  "answer-needs-reason": "Chưa có ảnh sau xử lý: xin chọn ảnh hoặc ghi lý do không có ảnh.",
  "never-public": "Việc này không bao giờ được công khai.",
  "join-not-possible": "Không ghép được: cả hai phải là câu hỏi, và câu kia chưa ghép vào câu khác.",
  "idempotency-key-reused": "Bước này đã được ghi nhận rồi. Danh sách đã được tải lại.",
  "case-not-found": "Không có việc nào mang mã này.",
  "invalid-request": "Nội dung chưa hợp lệ: quá ngắn hoặc quá dài.",
  "file-empty": "Tệp trống.",
  "file-heic": "Ảnh HEIC chưa đọc được. Xin chọn ảnh JPEG, PNG hoặc WebP.",
  "file-infected": "Tệp có mã độc nên không được nhận.",
  "file-too-large": "Tệp lớn hơn 15 MB.",
  "file-too-many-pixels": "Ảnh quá lớn. Xin chọn ảnh dưới 50 triệu điểm ảnh.",
  "file-type-unsupported": "Chỉ nhận ảnh JPEG, PNG, WebP hoặc tệp PDF.",
  "file-unreadable": "Tệp hỏng, không đọc được.",
  "scanner-unavailable": "Chưa kiểm tra được tệp. Xin thử lại sau ít phút.",
  "upload-incomplete": "Tệp chưa gửi xong. Xin chờ một chút rồi gửi lại.",
  "upload-not-found": "Tệp không còn trên máy chủ. Xin bỏ tệp rồi chọn lại.",
  "office-scope-required": "Khóa của cơ quan không có quyền làm việc này.",
  "office-key-invalid": "Khóa của cơ quan không còn hiệu lực.",
  "procedure-changed": "Thủ tục vừa được người khác sửa. Xin mở lại để xem bản đang áp dụng, rồi sửa tiếp.",
  "form-changed":
    "Mẫu khai của thủ tục vừa được thay đổi. Những gì đã nhập vẫn còn: xin tải lại trang, xem các phần mới rồi nộp.",
  "procedure-not-taken-here": "Thủ tục này không còn nhận hồ sơ ở đây. Những gì đã nhập vẫn còn.",
  "procedure-abolished": "Thủ tục này không còn hiệu lực. Những gì đã nhập vẫn còn.",
  "rate-limited": "Máy chủ đang nhận quá nhiều yêu cầu. Xin chờ một phút rồi làm lại.",
};
/** Chosen while another officer has moved the case on. */
const STALE = ["transition-not-allowed", "step-too-late", "idempotency-key-reused"];
/** What is wrong with what was sent, by the name of its field, or by that and the rule it breaks. */
const FIELDS = {
  dueOn: "Xin chọn ngày hẹn sau hôm nay và sau ngày đã hẹn trước đó.",
  "dueOn maximum": "Lịch làm việc của tỉnh chưa có năm của ngày hẹn này. Xin chọn ngày sớm hơn.",
  untilOn: "Ngày cuối dành cho người dân phải sau hôm nay. Xin chọn ngày khác.",
  "untilOn maximum": "Lịch làm việc của tỉnh chưa có năm của ngày cuối này. Xin chọn ngày sớm hơn.",
  attachmentIds: "Kết quả điện tử phải có tệp. Xin chọn tệp kết quả.",
  amount: "Số tiền chưa đúng. Xin ghi số đồng, từ 1 trở lên.",
  trackingNumber: "Số hiệu bưu gửi phải có từ 5 đến 60 chữ, số.",
  reason: "Lý do phải có ít nhất 5 chữ cái.",
};

/** An officer begins with what is new; a supervisor with what needs attention, whatever its status. */
const filter = { kind: "", status: "received", commune: "", attention: "" };
let items = [];
let cursor;
let current;
let opened;
let form;
/** The province's clock may be ahead of this browser's. */
let clockOffsetMs = 0;
/** Forms begun and not sent, by case: looking at another one loses no word. */
const forms = new Map();
const kinds = new Map();
const topics = new Map();
const communes = new Map();
/** Titles of procedures, by code. */
const procedures = new Map();

const officer = () => $("#officer").value.trim() || "can-bo-1";
/** An address of the office API, with who asks. */
function addressOf(path) {
  const who = `agency=${$("#agency").selectedIndex}&officer=${encodeURIComponent(officer())}`;
  return `/desk/api${path}${path.includes("?") ? "&" : "?"}${who}`;
}

async function send(method, path, headers, body) {
  let response;
  try {
    response = await fetch(addressOf(path), { method, headers, body });
  } catch {
    throw new Refused("Không nối được tới máy chủ. Chữ đã viết vẫn còn; xin thử lại.");
  }
  if (response.ok) return response;
  const answer = await response.json().catch(() => ({}));
  const [wrong] = answer.fields ?? [];
  const field = /^\/body\/(\w+)/.exec(wrong?.path)?.[1];
  const error = new Refused(
    FIELDS[`${field} ${wrong?.rule}`] ??
      FIELDS[field] ??
      PROBLEMS[answer.code] ??
      `Máy chủ báo lỗi ${answer.code ?? response.status}. Mã để hỏi: ${answer.requestId ?? "không có"}.`,
  );
  error.code = answer.code;
  error.fields = answer.fields ?? [];
  throw error;
}

async function api(method, path, { body, key } = {}) {
  const headers = {};
  if (key) headers["idempotency-key"] = key;
  if (body !== undefined) headers["content-type"] = "application/json";
  return (await send(method, path, headers, body === undefined ? undefined : JSON.stringify(body))).json();
}

/** Sends a file by tus 1.0; a broken line goes on from what the server has. */
async function upload(file) {
  const tus = { "tus-resumable": "1.0.0" };
  const name = btoa(String.fromCharCode(...new TextEncoder().encode(file.name)));
  const created = await send("POST", "/v1/office/uploads", {
    ...tus,
    "upload-length": String(file.size),
    "upload-metadata": `name ${name}`,
  });
  const id = /([^/]+)\/?$/.exec(created.headers.get("location"))[1];
  const path = `/v1/office/uploads/${id}`;
  for (let offset = 0, attempt = 1; ; attempt++) {
    try {
      const headers = { ...tus, "upload-offset": String(offset), "content-type": "application/offset+octet-stream" };
      await send("PATCH", path, headers, file.slice(offset));
      return id;
    } catch (error) {
      if (error.code || attempt === 4) throw error;
      await new Promise((resolve) => setTimeout(resolve, 1000 * attempt));
      const state = await send("HEAD", path, tus).catch(() => undefined);
      if (state) offset = Number(state.headers.get("upload-offset"));
    }
  }
}

function toast(text, bad) {
  $("#toast").textContent = text;
  $("#toast").className = bad ? "toast bad" : "toast";
  clearTimeout(toast.timer);
  toast.timer = setTimeout(() => ($("#toast").textContent = ""), bad ? 6000 : 3000);
}

const tag = (value, text = STATUS[value]) =>
  make("span", { className: `tag ${value}` }, make("span", { ariaHidden: "true", textContent: SHAPES[value] }), text);
const statusWords = (kind) => (kind === "dossier" ? { ...STATUS, ...dossiers.STATUS } : STATUS);
const attentionTags = (attention = []) =>
  attention.map((name) =>
    make(
      "span",
      { className: "tag attention" },
      make("span", { ariaHidden: "true", textContent: "!" }),
      ATTENTION[name],
    ),
  );
const subjectOf = (kind, id) =>
  ({ report: kinds, question: topics, dossier: procedures })[kind].get(id) ?? {
    title: id,
    group: "",
    audience: "public",
  };
const communeOf = (code) => communes.get(code) ?? code;

function due({ dueOn, status, late }) {
  const text = plainDate(dueOn, true);
  if (!OPEN.includes(status)) return make("span", { textContent: text });
  if (status === "waiting") return make("span", { textContent: `${text}, tạm dừng khi chờ người dân` });
  const today = new Date(Date.now() + clockOffsetMs + 7 * 3600 * 1000).toISOString().slice(0, 10);
  const days = Math.round((Date.parse(`${dueOn}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000);
  const left = days < 0 ? `quá hạn ${-days} ngày` : days === 0 ? "hạn hôm nay" : `còn ${days} ngày`;
  return make("span", {
    className: late || days <= 0 ? "late" : "",
    textContent: `${text}, ${left}${late ? " (hẹn lại, đã trễ hạn đầu)" : ""}`,
  });
}

// ---- the list ---------------------------------------------------------------------------------------------------

function choice(name, label, options) {
  const row = make("div", { className: "options" });
  for (const [value, text] of Object.entries(options)) {
    const input = make("input", { type: "radio", name, checked: filter[name] === value });
    input.onchange = () => {
      filter[name] = value;
      if (name === "kind")
        for (const option of $("#status").options)
          option.textContent = statusWords(value)[option.value] ?? option.textContent;
      if (name === "attention" && value) $("#status").value = filter.status = "";
      load();
    };
    row.append(make("label", {}, input, make("span", { textContent: text })));
  }
  return make(
    "fieldset",
    { className: "choice" },
    make("legend", { className: "visually-hidden", textContent: label }),
    row,
  );
}
function select(name, label, all, options) {
  const box = make("select", { id: name, ariaLabel: label }, make("option", { value: "", textContent: all }));
  for (const [value, text] of options)
    box.append(make("option", { value, textContent: text, selected: filter[name] === value }));
  box.onchange = () => {
    filter[name] = box.value;
    load();
  };
  return box;
}
function renderFilters() {
  const byName = [...communes].sort((one, other) => one[1].localeCompare(other[1], "vi"));
  $("#filters").replaceChildren(
    choice("kind", "Loại việc", KINDS),
    choice("attention", "Cần chú ý", { "": "Mọi việc", ...ATTENTION }),
    make(
      "div",
      { className: "pair" },
      select("status", "Trạng thái", "Mọi trạng thái", Object.entries(STATUS)),
      select("commune", "Xã, phường", "Mọi xã, phường", byName),
    ),
  );
}

async function page(after) {
  const query = new URLSearchParams({ limit: "50" });
  for (const [name, value] of Object.entries(filter)) if (value) query.set(name, value);
  if (after) query.set("cursor", after);
  const answer = await api("GET", `/v1/office/cases?${query}`);
  await learnTitles(answer.items);
  return answer;
}

/** A procedure that is no longer listed has dossiers still. */
async function learnTitles(cases) {
  const codes = new Set(cases.filter(({ kind }) => kind === "dossier").map(({ subjectId }) => subjectId));
  await Promise.all(
    [...codes].map(async (code) => {
      if (procedures.has(code)) return;
      const procedure = await api("GET", `/v1/public/procedures/${code}`).catch(() => undefined);
      if (procedure) procedures.set(code, { title: procedure.title.vi, taken: false });
    }),
  );
}

let loads = 0;
/** Reads the list again; opens `code`, or what stands first, unless the officer has opened another one meanwhile. */
async function load(code) {
  const turn = ++loads;
  const before = current;
  try {
    const state = await fetch("/__sandbox/state").then((response) => response.json());
    clockOffsetMs = state.clockOffsetMs ?? 0;
    const answer = await page();
    if (turn !== loads) return;
    items = answer.items;
    cursor = answer.nextCursor;
  } catch (error) {
    toast(error.message, true);
    return;
  }
  renderList();
  if (away) return;
  const chosen = current === before ? code : current;
  const wanted = items.find((item) => item.code === chosen) ?? items[0];
  if (wanted) await open(wanted.code);
  else {
    current = undefined;
    opened = undefined;
    $("#detail").replaceChildren(
      make("p", { className: "empty", textContent: "Không có việc nào ở mục này. Xin chọn mục khác ở bên trái." }),
    );
  }
}

function renderList() {
  $("#items").replaceChildren(
    ...items.map((item) => {
      // A page of somebody's papers is nothing to recognise a dossier by, and nobody's to see in passing.
      const picture =
        item.thumbUrl && item.kind !== "dossier"
          ? make("img", { className: "picture", alt: "", loading: "lazy", src: addressOf(item.thumbUrl) })
          : make("span", {
              className: "picture",
              textContent: { question: "hỏi đáp", dossier: "hồ sơ" }[item.kind] ?? "không ảnh",
            });
      const one = make(
        "button",
        { type: "button", className: "item", dataset: { code: item.code }, onclick: () => open(item.code) },
        picture,
        make("b", { textContent: item.title ?? subjectOf(item.kind, item.subjectId).title }),
        make(
          "span",
          { className: "small row tight" },
          tag(item.status, statusWords(item.kind)[item.status]),
          ...attentionTags(item.attention),
          item.communeCode ? communeOf(item.communeCode) : subjectOf(item.kind, item.subjectId).title,
        ),
        make("span", { className: "excerpt", textContent: item.excerpt || codeText(item.code) }),
        make("span", { className: "small until" }, "Hạn ", due(item)),
      );
      if (item.code === current) one.setAttribute("aria-current", "true");
      return make("li", {}, one);
    }),
  );
  if (!items.length) $("#items").replaceChildren(make("li", { className: "empty", textContent: "Không có việc nào." }));
  $("#more").hidden = !cursor;
  $("#counts").textContent = `${items.length}${cursor ? "+" : ""} việc trong danh sách, việc đến hạn trước đứng trên`;
}

$("#more").onclick = async () => {
  const answer = await page(cursor);
  items = [...items, ...answer.items];
  cursor = answer.nextCursor;
  renderList();
};

function step(by) {
  const at = items.findIndex((item) => item.code === current);
  const next = items[at + by];
  if (next) open(next.code);
}

/** After a decision: what follows in the list as it stood. */
async function next() {
  const at = items.findIndex((item) => item.code === current);
  const following = items[at + 1] ?? items[at - 1];
  await load(following?.code);
  $("#detail").focus();
}

// ---- one case ---------------------------------------------------------------------------------------------------

async function open(code) {
  away = false;
  // Until it is read, nothing can be decided: not about the one before either.
  if (code !== opened?.case.code) opened = undefined;
  current = code;
  form = forms.get(code);
  for (const one of document.querySelectorAll(".item")) {
    if (one.dataset.code === code) {
      one.setAttribute("aria-current", "true");
      one.scrollIntoView({ block: "nearest" });
    } else one.removeAttribute("aria-current");
  }
  try {
    const answer = await api("GET", `/v1/office/cases/${encodeURIComponent(code)}`);
    await dossiers.prepare(answer.case);
    if (current !== code) return;
    opened = answer;
    renderCase();
    $("#detail").scrollTop = 0;
  } catch (error) {
    toast(error.message, true);
  }
}

const isPicture = ({ type }) => type.startsWith("image/");
function files(attachments = [], of = "Ảnh") {
  if (!attachments.length) return undefined;
  return make(
    "div",
    { className: "photos" },
    ...attachments.map((file, index) =>
      make(
        "a",
        { href: addressOf(file.url), target: "_blank" },
        isPicture(file)
          ? make("img", { src: addressOf(file.thumbUrl), alt: `${of} ${index + 1}, mở bản lớn` })
          : `Tệp ${file.name ?? "PDF"}`,
      ),
    ),
  );
}

function titleOf({ kind, report, question, dossier }) {
  if (dossier) return `${dossier.applicant}: ${dossier.procedureTitle.vi}`;
  return question?.title ?? subjectOf(kind, report.kindId).title;
}

function renderCase() {
  const { case: item, attention } = opened;
  const { dossier } = item;
  const subject = dossier ? undefined : subjectOf(item.kind, item.report?.kindId ?? item.question.topicId);
  const about = dossier ? `mã thủ tục ${dossier.procedureCode}` : item.report ? subject.group : subject.title;
  $("#detail").replaceChildren(
    make(
      "article",
      { className: "case" },
      make(
        "div",
        { className: "panel" },
        make(
          "div",
          { className: "title" },
          make(
            "div",
            {},
            make("h1", { textContent: titleOf(item) }),
            make("p", {
              className: "soft",
              textContent: [codeText(item.code), about].filter(Boolean).join(" · "),
            }),
          ),
          make(
            "span",
            { className: "row tight" },
            tag(item.status, dossier && dossiers.standing(dossier)),
            ...attentionTags(attention),
          ),
        ),
        ...(dossier
          ? [dossiers.facts(opened)]
          : [
              make("p", { className: "words", textContent: item.text }),
              files(item.attachments) ??
                make("p", { className: "soft", textContent: "Người gửi không kèm ảnh hay tệp." }),
              factsOf(opened, subject),
            ]),
      ),
      ...(dossier ? dossiers.panels(dossier) : []),
      make("div", { className: "panel actions", id: "actions" }),
      make(
        "div",
        { className: "panel" },
        make("h2", { textContent: "Quá trình" }),
        make("ol", { className: "timeline" }, ...item.timeline.map(timelineEntry)),
      ),
    ),
  );
  renderActions();
}

function factsOf({ case: item, sender }, subject) {
  const facts = make("dl");
  const fact = (name, ...value) => facts.append(make("dt", { textContent: name }), make("dd", {}, ...value));
  if (item.report) {
    const { communeCode, landmark, point, pointSource, accuracyMetres } = item.report.place;
    fact("Nơi", `${communeOf(communeCode)}${landmark ? `: ${landmark}` : ""}`);
    const source = pointSource === "gps" ? "định vị" : "chọn trên bản đồ";
    const accuracy = accuracyMetres ? `, sai số ${Math.round(accuracyMetres)} mét` : "";
    if (point) fact("Tọa độ", `${point.latitude.toFixed(5)}, ${point.longitude.toFixed(5)} (${source}${accuracy})`);
  }
  fact("Gửi lúc", moment(item.sentAt));
  fact("Hạn trả lời", due(item));
  fact("Cơ quan giữ việc", item.agency ?? "chưa có");
  fact("Người gửi", [sender?.name, sender?.phone].filter(Boolean).join(", ") || "không để lại tên");
  fact(
    "Công khai",
    subject.audience === "police"
      ? "không bao giờ (chỉ công an đọc)"
      : item.published
        ? "đang công khai"
        : item.mayPublish
          ? "được phép, chưa công khai"
          : "người gửi không đồng ý",
  );
  if (item.question?.joinedTo) fact("Ghép vào", codeText(item.question.joinedTo));
  if (item.rating) fact("Đánh giá", `${item.rating.level}/5${item.rating.text ? `: ${item.rating.text}` : ""}`);
  return facts;
}

function timelineEntry(entry) {
  const to = entry.toAgency ? `: ${entry.toAgency}` : "";
  const who = entry.agency ? `, ${entry.agency}` : "";
  return make(
    "li",
    {},
    make("b", { textContent: (opened.case.dossier && dossiers.EVENTS[entry.event]) ?? EVENTS[entry.event] }),
    `${to} lúc ${moment(entry.at)}${who}`,
    entry.amount && `: ${dossiers.money(entry.amount)}`,
    entry.dueOn && `. ${entry.event === "accepted" ? "Hạn" : "Hạn mới"}: ${plainDate(entry.dueOn, true)}`,
    entry.rating && `: ${entry.rating}/5`,
    entry.text && make("p", { className: "words", textContent: entry.text }),
    entry.items && dossiers.asked(entry.items, opened.case.dossier),
    entry.noPhotoReason &&
      make("p", { className: "soft", textContent: `Không có ảnh sau xử lý: ${entry.noPhotoReason}` }),
    entry.citations?.length &&
      make(
        "ul",
        { className: "citations" },
        ...entry.citations.map(({ title, procedureCode, url }) =>
          make(
            "li",
            {},
            url ? make("a", { href: url, target: "_blank", rel: "noreferrer", textContent: title }) : title,
            procedureCode && ` (mã thủ tục ${procedureCode})`,
          ),
        ),
      ),
    files(entry.attachments),
  );
}

// ---- what the office can do now ---------------------------------------------------------------------------------

/** By action of `steps`: its words, its key, and whether it needs more than a click. */
const STEPS = {
  accept: { label: "Tiếp nhận, sang việc sau", key: "T", className: "primary", run: accept },
  answer: { label: "Trả lời…", key: "L", className: "primary", form: answerForm },
  ask: { label: "Hỏi lại…", key: "H", form: askForm },
  pass: { label: "Chuyển…", key: "N", form: passForm },
  join: { label: "Ghép câu trùng…", key: "G", form: joinForm },
  close: { label: "Đóng, không xử lý…", key: "D", className: "danger", form: () => reasonForm("close") },
  refuse: { label: "Không tiếp nhận…", key: "X", className: "danger", form: () => reasonForm("refuse") },
  publish: { label: "Công khai…", key: "C", form: publishForm },
  unpublish: { label: "Thôi công khai", run: unpublish },
};

/** What the office can do with the opened case now, and how. */
const allowedNow = () => {
  const { dossier } = opened.case;
  return dossier
    ? [...(dossier.steps ?? []), ...dossiers.forCitizen(dossier)].map((action) => ({ action }))
    : opened.steps;
};
const stepsNow = () => (opened.case.dossier ? dossiers.STEPS : STEPS);

function renderActions() {
  const row = make("div", { className: "row" });
  if (!form) {
    for (const [action, { label, key, className }] of Object.entries(stepsNow())) {
      const allowed = allowedNow().find((one) => one.action === action);
      if (!allowed) continue;
      const published = action === "publish" && opened.case.published;
      const until = allowed.until ? ` (đến hết ${plainDate(allowed.until)})` : "";
      row.append(button((published ? "Sửa bản công khai…" : label) + until, () => take(action), className, key));
    }
    if (!row.children.length)
      row.append(make("span", { className: "soft", textContent: dossiers.idle(opened.case) ?? "Việc đã xong." }));
  }
  row.append(
    make("span", { className: "push row" }, arrow("↑", "Việc trước", -1, "K"), arrow("↓", "Việc sau", 1, "J")),
  );
  $("#actions").classList.toggle("open", Boolean(form));
  $("#actions").replaceChildren(...[form?.element, row].filter(Boolean));
}

function take(action) {
  if (form || !opened || !allowedNow().some((one) => one.action === action)) return;
  const { run, form: makeForm } = stepsNow()[action];
  const made = makeForm?.();
  if (!made) return run();
  form = made;
  forms.set(opened.case.code, form);
  renderActions();
  form.element.querySelector("textarea, input, button.primary").focus();
  form.element.scrollIntoView({ block: "nearest" });
}

function arrow(sign, label, by, key) {
  return Object.assign(
    button(sign, () => step(by), "", key),
    { ariaLabel: label, title: label },
  );
}

/** Runs one decision; what was typed stays on any failure, and its key makes a repeat harmless. */
async function decide(action, body, key, said) {
  const { code } = opened.case;
  await api("POST", `/v1/office/cases/${encodeURIComponent(code)}/${action}`, { body, key });
  toast(`${said}: ${codeText(code)}`);
  forms.delete(code);
  await next();
}

let busy = false;
async function guarded(work, problem) {
  if (busy) return;
  busy = true;
  if (problem) problem.textContent = "";
  try {
    await work();
  } catch (error) {
    const stale = STALE.includes(error.code);
    if (problem) problem.textContent = error.message;
    // Reading the list again may take the form away, and its sentence with it.
    if (!problem || stale) toast(error.message, true);
    if (stale) load(current);
  } finally {
    busy = false;
  }
}

/** A decision of one key press; pressed again after a broken line, it is the same one. */
const pressed = new Map();
function press(action, body, said) {
  const name = `${opened.case.code} ${body?.action ?? action}`;
  if (!pressed.has(name)) pressed.set(name, crypto.randomUUID());
  guarded(() => decide(action, body, pressed.get(name), said));
}
function accept() {
  press("accept", undefined, "Đã tiếp nhận");
}
function unpublish() {
  guarded(() => decide("publish", { published: false, attachmentIds: [] }, crypto.randomUUID(), "Đã thôi công khai"));
}

function formOf(title, fields, submitLabel, submit) {
  const problem = make("p", { className: "problem", role: "alert" });
  const element = make(
    "form",
    { noValidate: true },
    make("h2", { textContent: title }),
    ...fields,
    problem,
    make(
      "div",
      { className: "row" },
      make("button", { className: "primary" }, submitLabel, " ", make("kbd", { textContent: "Ctrl+Enter" })),
      button("Bỏ", cancel, "", "Esc"),
    ),
  );
  element.onsubmit = (event) => {
    event.preventDefault();
    guarded(submit, problem);
  };
  return { element };
}
function cancel() {
  forms.delete(current);
  form = undefined;
  if (opened) renderActions();
  $("#detail").focus();
}
/** Files chosen for one form; each is sent at once. `changed` hears of every change. */
/**
 * @param kept files of an earlier visit: what the server holds can be handed in, though no longer be shown
 * @param max how many; of a paper, the pages its form allows
 */
function fileChooser(label, changed = () => {}, kept = [], max = 10) {
  const chosen = kept.filter(({ id }) => id).map(({ id, name }) => ({ id, name }));
  const input = make("input", {
    type: "file",
    accept: "image/jpeg,image/png,image/webp,application/pdf",
    multiple: true,
    className: "visually-hidden",
    ariaLabel: label,
  });
  const previews = make("div", { className: "previews" });
  const full = make("p", { className: "problem", role: "alert" });
  function render() {
    previews.replaceChildren(
      ...chosen.map((one) =>
        make(
          "figure",
          {},
          one.preview ? make("img", { src: one.preview, alt: one.name }) : make("span", { textContent: one.name }),
          make("span", {
            className: one.problem ? "small problem" : "small",
            textContent: one.problem ?? (one.id ? "đã gửi" : "đang gửi…"),
          }),
          button("Bỏ tệp", () => {
            chosen.splice(chosen.indexOf(one), 1);
            render();
          }),
        ),
      ),
    );
    changed(chosen.filter(({ problem }) => !problem).length);
  }
  input.onchange = () => {
    const room = Math.max(0, max - chosen.length);
    full.textContent = input.files.length > room ? `Tối đa ${max} tệp: những tệp sau không được chọn.` : "";
    for (const file of [...input.files].slice(0, room)) {
      const one = { name: file.name, preview: file.type.startsWith("image/") && URL.createObjectURL(file) };
      one.sent = upload(file)
        .then(
          (id) => (one.id = id),
          (error) => (one.problem = error.message),
        )
        .then(render);
      chosen.push(one);
    }
    input.value = "";
    render();
  };
  if (chosen.length) render();
  return {
    input,
    /** Each with its id, once the server holds it. */
    kept: () => chosen.filter(({ problem }) => !problem).map(({ id, name }) => ({ id, name })),
    element: make("div", {}, make("label", { className: "button" }, label, input), previews, full),
    /** What the server holds, once all is sent. */
    async ids() {
      await Promise.all(chosen.map(({ sent }) => sent));
      return chosen.flatMap(({ id }) => id ?? []);
    },
  };
}

function askForm() {
  const area = make("textarea", { maxLength: 4000 });
  const chooser = fileChooser("Kèm ảnh hoặc tệp");
  const key = crypto.randomUUID();
  return formOf(
    "Hỏi lại người dân: hạn trả lời tạm dừng cho đến khi họ bổ sung",
    [field("Cần bổ sung điều gì", area), chooser.element],
    "Gửi câu hỏi lại, sang việc sau",
    async () =>
      decide("ask", { text: enough(area, 2), attachmentIds: await chooser.ids() }, key, "Đã hỏi lại người dân"),
  );
}

function passForm() {
  const agency = make("input", { type: "text", maxLength: 200, autocomplete: "off" });
  const reason = make("input", { type: "text", maxLength: 1000 });
  const key = crypto.randomUUID();
  return formOf(
    "Chuyển cho cơ quan khác: hạn trả lời giữ nguyên",
    [field("Tên cơ quan, như người dân biết", agency), field("Lý do (để trống nếu không cần)", reason)],
    "Chuyển, sang việc sau",
    async () => {
      const body = { agency: enough(agency, 3), ...(written(reason) && { reason: enough(reason, 5) }) };
      await decide("pass", body, key, "Đã chuyển");
    },
  );
}

function reasonForm(action) {
  const area = make("textarea", { maxLength: 2000 });
  const chooser = fileChooser("Kèm ảnh hoặc tệp");
  const key = crypto.randomUUID();
  const [title, said] =
    action === "close"
      ? ["Đóng, không xử lý: lý do người dân sẽ đọc", "Đã đóng việc"]
      : ["Không tiếp nhận: lý do người dân sẽ đọc", "Đã gửi lý do"];
  return formOf(
    title,
    [field("Lý do", area), phrases(REASONS[action], area), chooser.element],
    "Gửi lý do, sang việc sau",
    async () => decide(action, { reason: enough(area, 10), attachmentIds: await chooser.ids() }, key, said),
  );
}

function answerForm() {
  const isReport = opened.case.kind === "report";
  const area = make("textarea", { maxLength: 8000 });
  const reason = make("input", { type: "text", maxLength: 500 });
  const reasonField = field("Vì sao không có ảnh sau xử lý", reason);
  const chooser = fileChooser(
    isReport ? "Chọn ảnh sau xử lý" : "Kèm ảnh hoặc tệp",
    (count) => (reasonField.hidden = count > 0),
  );
  const citations = citationFields();
  const key = crypto.randomUUID();
  return formOf(
    "Trả lời người dân",
    [
      field("Nội dung", area),
      phrases(PHRASES[opened.case.kind], area),
      !isReport && citations.element,
      chooser.element,
      isReport && reasonField,
    ],
    "Trả lời, sang việc sau",
    async () => {
      const body = { text: enough(area, 10), attachmentIds: await chooser.ids() };
      if (isReport && !body.attachmentIds.length) {
        if (written(reason).length < 5) {
          (reasonField.hidden ? chooser.input : reason).focus();
          throw new Refused("Chưa có ảnh sau xử lý: xin chọn ảnh hoặc ghi lý do không có ảnh.");
        }
        body.noPhotoReason = written(reason);
      }
      if (!isReport) body.citations = citations.read();
      await decide("answer", body, key, "Đã trả lời");
    },
  );
}

/** The laws and procedures an answer stands on. */
function citationFields() {
  const rows = make("div", { className: "citation-rows" });
  const add = () => {
    const title = make("input", { type: "text", maxLength: 300, placeholder: "Luật Hộ tịch 2014, Điều 15" });
    const code = make("input", { type: "text", maxLength: 40, placeholder: "1.001193" });
    const url = make("input", { type: "text", maxLength: 500, placeholder: "https://…" });
    const row = make(
      "div",
      { className: "citation" },
      field("Căn cứ", title),
      field("Mã thủ tục", code),
      field("Địa chỉ trang", url),
    );
    row.read = () => {
      if (!written(title) && !written(code) && !written(url)) return [];
      if (written(url) && !written(url).startsWith("https://")) {
        url.focus();
        throw new Refused("Địa chỉ trang phải bắt đầu bằng https://");
      }
      return [
        {
          title: enough(title, 2),
          ...(written(code) && { procedureCode: written(code) }),
          ...(written(url) && { url: written(url) }),
        },
      ];
    };
    rows.append(row);
    return title;
  };
  add();
  return {
    element: make(
      "div",
      {},
      rows,
      button("Thêm căn cứ", () => rows.children.length < 10 && add().focus()),
    ),
    read: () => [...rows.children].flatMap((row) => row.read()),
  };
}

function publishForm() {
  const item = opened.case;
  const key = crypto.randomUUID();
  const title = make("input", { type: "text", value: item.question?.title ?? "", maxLength: 200 });
  const area = make("textarea", { value: item.text, maxLength: 4000 });
  const boxes = [];
  const figures = [{ attachments: item.attachments, by: "citizen" }, ...item.timeline].flatMap((entry) =>
    (entry.attachments ?? []).filter(isPicture).map((file) => {
      const box = make("input", { type: "checkbox", value: file.id });
      boxes.push(box);
      return make(
        "figure",
        {},
        make("img", { src: addressOf(file.thumbUrl), alt: "" }),
        make("label", {}, box, entry.by === "office" ? "Công khai ảnh trả lời này" : "Công khai ảnh này"),
      );
    }),
  );
  return formOf(
    "Công khai cho mọi người đọc",
    [
      make("p", {
        className: "soft",
        textContent:
          "Tên người gửi không bao giờ được công khai. Xin bỏ tên, số điện thoại, biển số xe khỏi lời kể, và chỉ chọn ảnh không thấy rõ mặt người.",
      }),
      item.question && field("Câu hỏi sẽ công khai", title),
      field("Lời kể sẽ công khai", area),
      figures.length > 0 && make("div", { className: "photos" }, ...figures),
    ],
    "Công khai, sang việc sau",
    async () => {
      const body = { published: true, attachmentIds: boxes.filter((box) => box.checked).map((box) => box.value) };
      const text = enough(area, 10);
      if (text !== item.text) body.text = text;
      if (item.question && enough(title, 5) !== item.question.title) body.title = written(title);
      await decide("publish", body, key, "Đã công khai");
    },
  );
}

function joinForm() {
  const { code, question } = opened.case;
  const input = make("input", { type: "text", maxLength: 40, autocomplete: "off" });
  const found = make("div", { className: "phrases" });
  const key = crypto.randomUUID();
  const offer = (list) =>
    found.append(
      ...list
        .filter((one) => one.code !== code && ![...found.children].some((child) => child.dataset.code === one.code))
        .map((one) =>
          Object.assign(
            make("button", {
              type: "button",
              textContent: `${one.title} (${codeText(one.code)})`,
              dataset: { code: one.code },
              onclick: () => {
                input.value = one.code;
                input.focus();
              },
            }),
          ),
        ),
    );
  // What is answered and fits comes first, then what is still open.
  api("GET", `/v1/public/questions?limit=5&q=${encodeURIComponent(question.title)}`)
    .then(({ items: fitting }) => offer(fitting))
    .then(() => api("GET", "/v1/office/cases?kind=question&limit=10"))
    .then(({ items: open }) => offer(open.filter(({ status }) => OPEN.includes(status))))
    .catch((error) => toast(error.message, true));
  return formOf(
    "Ghép vào câu hỏi trùng: hai người hỏi cùng nhận một câu trả lời",
    [field("Mã của câu hỏi kia", input), found],
    "Ghép, sang việc sau",
    async () => decide("join", { into: enough(input, 3) }, key, "Đã ghép"),
  );
}

const dossiers = dossierDesk({
  addressOf,
  api,
  code: () => encodeURIComponent(opened.case.code),
  due,
  fileChooser,
  files,
  formOf,
  send: (action, body, key, said) => decide("dossier-steps", { action, ...body }, key, said),
  act: (action, body, key, said) => decide(action, body, key, said),
  print: (code) => addressOf(`/v1/office/cases/${encodeURIComponent(code)}/receipt`),
  communes,
  press: (action, said) => press("dossier-steps", { action }, said),
  now: () => Date.now() + clockOffsetMs,
  dossier: () => opened.case.dossier,
  sentAt: () => opened.case.sentAt,
});

// ---- at the counter ---------------------------------------------------------------------------------------------

const counter = counterEntry({
  api,
  fileChooser,
  guarded,
  addressOf,
  communes,
  now: () => Date.now() + clockOffsetMs,
  agency: () => $("#agency").value,
  toast,
  async open(code) {
    await back();
    if (code) await open(code);
  },
});

/** To the cases again. */
function back() {
  away = false;
  return load();
}

/** Only what is taken here, and has a form. */
function showCounter() {
  const taken = [...procedures].filter(([, { taken }]) => taken).map(([code, { title }]) => ({ code, title }));
  guarded(() => {
    leave();
    return counter.show(taken);
  });
}

/** Something else than a case is shown: nothing can be decided about one, and a list that comes opens none. */
let away = false;
function leave() {
  away = true;
  current = undefined;
  opened = undefined;
  form = undefined;
}

// ---- services ---------------------------------------------------------------------------------------------------

async function showServices() {
  leave();
  let province;
  try {
    province = await api("GET", "/v1/public/province");
  } catch (error) {
    return toast(error.message, true);
  }
  const satisfied = await dossiers.satisfaction().catch(() => undefined);
  const names = { reports: "Phản ánh hiện trường", questions: "Hỏi đáp" };
  const panels = province.modules.map((module) => {
    const open = make("input", { type: "checkbox", checked: module.open, id: `open-${module.id}` });
    const closed = make("input", {
      type: "text",
      value: module.closedMessage?.vi ?? "",
      placeholder: "Dịch vụ tạm dừng đến 8 giờ sáng mai.",
    });
    const closedEn = make("input", { type: "text", value: module.closedMessage?.en ?? "" });
    const banner = make("input", {
      type: "text",
      value: module.banner?.vi ?? "",
      placeholder: "Do mưa bão, việc trả lời có thể chậm hơn.",
    });
    const bannerEn = make("input", { type: "text", value: module.banner?.en ?? "" });
    const problem = make("p", { className: "problem", role: "alert" });
    const words = (vi, en) =>
      vi.value.trim() ? { vi: vi.value.trim(), ...(en.value.trim() ? { en: en.value.trim() } : {}) } : undefined;
    const element = make(
      "form",
      { className: "panel", ariaLabel: names[module.id] ?? module.id },
      make("h2", { textContent: names[module.id] ?? module.id }),
      make("label", { className: "row" }, open, " Đang mở cho người dân"),
      field("Câu hiện ra khi đóng", closed),
      field("Câu ấy bằng tiếng Anh", closedEn),
      field("Thông báo trên trang dịch vụ (để trống: không có)", banner),
      field("Thông báo ấy bằng tiếng Anh", bannerEn),
      problem,
      make("div", { className: "row" }, make("button", { className: "primary", textContent: "Lưu" })),
    );
    element.onsubmit = (event) => {
      event.preventDefault();
      guarded(async () => {
        const closedMessage = words(closed, closedEn);
        if (!open.checked && !closedMessage) {
          closed.focus();
          throw new Refused("Xin viết câu người dân sẽ đọc khi dịch vụ đóng.");
        }
        await api("PUT", `/v1/office/modules/${module.id}`, {
          body: {
            open: open.checked,
            ...(closedMessage ? { closedMessage } : {}),
            ...(words(banner, bannerEn) ? { banner: words(banner, bannerEn) } : {}),
          },
        });
        toast("Đã lưu; người dân thấy ngay, không cần cập nhật ứng dụng.");
      }, problem);
    };
    return element;
  });
  $("#detail").replaceChildren(
    make(
      "div",
      { className: "case" },
      make("h1", { textContent: "Đóng, mở dịch vụ" }),
      ...panels,
      satisfied,
      make("div", {}, button("Về danh sách việc", back)),
    ),
  );
  $("#detail").focus();
}

const showProcedures = proceduresDesk({
  api,
  now: () => Date.now() + clockOffsetMs,
  toast,
  show(...parts) {
    const back = make(
      "div",
      {},
      button("Về danh sách việc", () => load()),
    );
    $("#detail").replaceChildren(make("div", { className: "case" }, ...parts, back));
    $("#detail").focus();
  },
});

// ---- keys and start ---------------------------------------------------------------------------------------------

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && form) return cancel();
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey))
    return (form?.element ?? event.target.closest("form"))?.requestSubmit();
  const typing = event.target.closest("input:not([type=radio]):not([type=checkbox]), textarea, select");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const key = event.key.toUpperCase();
  if (key === "J") step(1);
  else if (key === "K") step(-1);
  else if (key === "S") showCounter();
  else if (current && opened && !form) {
    const table = stepsNow();
    const action = Object.keys(table).find((name) => table[name].key === key);
    if (!action) return;
    take(action);
  } else return;
  event.preventDefault();
});
$("#services").onclick = showServices;
$("#procedures").onclick = () => {
  current = undefined;
  showProcedures();
};
$("#enter").onclick = showCounter;
$("#help").onclick = () => {
  $("#keys").hidden = !$("#keys").hidden;
  $("#help").setAttribute("aria-expanded", String(!$("#keys").hidden));
};
$("#officer").value = localStorage.getItem("officer") ?? "can-bo-1";
$("#officer").onchange = () => localStorage.setItem("officer", officer());
// Another agency sees other cases: what was being written belongs to the one before.
$("#agency").onchange = () => {
  localStorage.setItem("agency", $("#agency").value);
  forms.clear();
  form = undefined;
  if (counter.forget()) back();
  else load(current);
};

async function everyProcedure(cursor) {
  const { items: some, nextCursor } = await api(
    "GET",
    `/v1/public/procedures?limit=50${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ""}`,
  );
  return nextCursor ? [...some, ...(await everyProcedure(nextCursor))] : some;
}

async function start() {
  const agencies = await fetch("/desk/agencies").then((response) => response.json());
  $("#agency").replaceChildren(...agencies.items.map((name) => make("option", { textContent: name })));
  const last = agencies.items.indexOf(localStorage.getItem("agency"));
  $("#agency").selectedIndex = Math.max(last, 0);
  const [{ categories }, topicList, communeList, procedureList] = await Promise.all([
    api("GET", "/v1/public/reports/kinds"),
    api("GET", "/v1/public/questions/topics"),
    api("GET", "/v1/public/communes"),
    everyProcedure(),
  ]);
  for (const { code, title, submissionMode } of procedureList)
    procedures.set(code, { title: title.vi, taken: submissionMode === "local-intake" });
  for (const category of categories)
    for (const { id, title, audience } of category.kinds)
      kinds.set(id, { title: title.vi, group: category.title.vi, audience });
  for (const { id, title } of topicList.topics) topics.set(id, { title: title.vi, group: "", audience: "public" });
  for (const each of communeList.items) communes.set(each.code, each.fullName);
  renderFilters();
  const wasEntering = counter.isKept();
  if (wasEntering) leave();
  await load();
  if (wasEntering) showCounter();
}
start().catch((error) => toast(error.message, true));
