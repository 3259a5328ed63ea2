// The desk of an officer with forty cases before lunch: oldest due first, everything by keyboard, and after each
// decision the next case is already open. It speaks the office API through the sandbox, which holds the agency's key.

const $ = (selector) => document.querySelector(selector);
const STATUS = { received: "Mới gửi", accepted: "Đang xử lý", answered: "Đã trả lời", refused: "Không xử lý" };
const SHAPES = { received: "●", accepted: "▶", answered: "✓", refused: "✕" };
const EVENTS = {
  sent: "Người dân gửi",
  accepted: "Tiếp nhận",
  refused: "Không xử lý",
  answered: "Trả lời",
  published: "Công khai",
  unpublished: "Thôi công khai",
};
const PHRASES = [
  "Đã xử lý xong trong ngày hôm nay. ",
  "Đơn vị quản lý đã kiểm tra tại chỗ và khắc phục. ",
  "Việc này cần thêm thời gian; dự kiến hoàn thành trước ngày … ",
  "Cảm ơn người dân đã báo sớm.",
];
const REASONS = [
  "Nội dung phản ánh chưa đủ để xác định địa điểm. Xin gửi lại kèm vị trí hoặc mốc gần nhất.",
  "Việc này không thuộc thẩm quyền của tỉnh. Xin liên hệ: …",
  "Phản ánh này trùng với một phản ánh đang được xử lý.",
];
const PROBLEMS = {
  "transition-not-allowed": "Phản ánh đã được người khác xử lý. Danh sách đã được tải lại.",
  "answer-needs-reason": "Chưa có ảnh sau xử lý: xin chọn ảnh hoặc ghi lý do không có ảnh.",
  "never-public": "Loại phản ánh này không bao giờ được công khai.",
  "invalid-request": "Nội dung chưa hợp lệ: quá ngắn hoặc quá dài.",
  "photo-heic": "Ảnh HEIC chưa đọc được. Xin chọn ảnh JPEG, PNG hoặc WebP.",
  "photo-too-large": "Ảnh lớn hơn 15 MB.",
  "photo-type-unsupported": "Tệp được chọn không phải ảnh JPEG, PNG hoặc WebP.",
  "photo-empty": "Tệp ảnh trống.",
  "office-scope-required": "Khóa của cơ quan không có quyền làm việc này.",
  "office-key-invalid": "Khóa của cơ quan không còn hiệu lực.",
  "rate-limited": "Máy chủ đang nhận quá nhiều yêu cầu. Xin chờ một phút rồi làm lại.",
};

let status = "received";
let commune = "";
let items = [];
let cursor;
let current;
let opened;
let form;
/** Forms begun and not sent, by report: looking at another case loses no word. */
const forms = new Map();
const kinds = new Map();
const communes = new Map();

const officer = () => $("#officer").value.trim() || "can-bo-1";

class Refused extends Error {}

async function api(method, path, { body, key, file } = {}) {
  const headers = { "x-officer-id": officer() };
  if (key) headers["idempotency-key"] = key;
  if (body !== undefined) headers["content-type"] = "application/json";
  if (file) headers["content-type"] = "application/octet-stream";
  let response;
  try {
    response = await fetch(`/desk/api${path}`, {
      method,
      headers,
      body: file ?? (body === undefined ? undefined : JSON.stringify(body)),
    });
  } catch {
    throw new Refused("Không nối được tới máy chủ. Chữ đã viết vẫn còn; xin thử lại.");
  }
  const answer = await response.json().catch(() => ({}));
  if (response.ok) return answer;
  const error = new Refused(
    PROBLEMS[answer.code] ??
      `Máy chủ báo lỗi ${answer.code ?? response.status}. Mã để hỏi: ${answer.requestId ?? "không có"}.`,
  );
  error.code = answer.code;
  throw error;
}

function toast(text, bad) {
  $("#toast").textContent = text;
  $("#toast").className = bad ? "toast bad" : "toast";
  clearTimeout(toast.timer);
  toast.timer = setTimeout(() => ($("#toast").textContent = ""), bad ? 6000 : 3000);
}

function make(tag, attributes = {}, ...children) {
  const { dataset, ...properties } = attributes;
  const element = Object.assign(document.createElement(tag), properties);
  Object.assign(element.dataset, dataset);
  element.append(...children.filter((child) => child !== undefined && child !== null));
  return element;
}
const button = (label, onclick, className = "", key) =>
  make(
    "button",
    { type: "button", onclick, className },
    label,
    ...(key ? [" ", make("kbd", { textContent: key })] : []),
  );
const tag = (value) =>
  make(
    "span",
    { className: `tag ${value}` },
    make("span", { ariaHidden: "true", textContent: SHAPES[value] }),
    STATUS[value],
  );
const codeText = (code) => code.split("-").join(" · ");
const photoUrl = (code, photo, size) =>
  `/desk/api/v1/office/reports/${encodeURIComponent(code)}/photos/${photo.id}?size=${size}&officer=${encodeURIComponent(officer())}`;
const moment = (instant) =>
  new Date(instant).toLocaleString("vi-VN", {
    timeZone: "Asia/Ho_Chi_Minh",
    hour: "2-digit",
    minute: "2-digit",
    day: "numeric",
    month: "numeric",
  });
const kindOf = (id) => kinds.get(id) ?? { title: id, category: "", audience: "public" };
const communeOf = (code) => communes.get(code) ?? code;

function due(report) {
  const day = new Date(`${report.dueOn}T00:00:00Z`);
  const text = day.toLocaleDateString("vi-VN", { timeZone: "UTC", weekday: "long", day: "numeric", month: "numeric" });
  if (report.status === "answered" || report.status === "refused") return make("span", { textContent: text });
  const today = new Date(Date.now() + 7 * 3600 * 1000).toISOString().slice(0, 10);
  const days = Math.round((day - new Date(`${today}T00:00:00Z`)) / 86_400_000);
  const left = days < 0 ? `quá hạn ${-days} ngày` : days === 0 ? "hạn hôm nay" : `còn ${days} ngày`;
  return make("span", { className: days <= 0 ? "late" : "", textContent: `${text}, ${left}` });
}

// ---- the list ---------------------------------------------------------------------------------------------------

function renderFilters() {
  const set = make(
    "fieldset",
    { className: "choice" },
    make("legend", { className: "visually-hidden", textContent: "Trạng thái" }),
  );
  const row = make("div", { className: "options" });
  for (const [key, label] of [...Object.entries(STATUS), ["", "Tất cả"]]) {
    const input = make("input", { type: "radio", name: "status", checked: status === key });
    input.onchange = () => {
      status = key;
      load();
    };
    row.append(make("label", {}, input, make("span", { textContent: label })));
  }
  set.append(row);
  const select = make(
    "select",
    { ariaLabel: "Xã, phường" },
    make("option", { value: "", textContent: "Mọi xã, phường" }),
  );
  for (const [code, name] of [...communes].sort((one, other) => one[1].localeCompare(other[1], "vi")))
    select.append(make("option", { value: code, textContent: name, selected: code === commune }));
  select.onchange = () => {
    commune = select.value;
    load();
  };
  $("#filters").replaceChildren(set, select);
}

async function page(after) {
  const query = new URLSearchParams({ limit: "50" });
  if (status) query.set("status", status);
  if (commune) query.set("commune", commune);
  if (after) query.set("cursor", after);
  return api("GET", `/v1/office/reports?${query}`);
}

/** Reads the list again; opens `code`, or what stands first. */
async function load(code) {
  try {
    const answer = await page();
    items = answer.items;
    cursor = answer.nextCursor;
  } catch (error) {
    toast(error.message, true);
    return;
  }
  renderList();
  const wanted = items.find((item) => item.code === code) ?? items[0];
  if (wanted) await open(wanted.code);
  else {
    current = undefined;
    opened = undefined;
    $("#detail").replaceChildren(
      make("p", {
        className: "empty",
        textContent:
          status === "received"
            ? "Không còn phản ánh mới. Xem tiếp ở mục “Đang xử lý”."
            : "Không có phản ánh nào ở mục này.",
      }),
    );
  }
}

function renderList() {
  $("#items").replaceChildren(
    ...items.map((item) => {
      const picture = item.thumbUrl
        ? make("img", {
            className: "picture",
            alt: "",
            loading: "lazy",
            src: `/desk/api${item.thumbUrl}${item.thumbUrl.includes("?") ? "&" : "?"}officer=${encodeURIComponent(officer())}`,
          })
        : make("span", { className: "picture", textContent: "không ảnh" });
      const one = make(
        "button",
        { type: "button", className: "item", dataset: { code: item.code }, onclick: () => open(item.code) },
        picture,
        make("b", { textContent: kindOf(item.kindId).title }),
        make(
          "span",
          { className: "small row", style: "gap:.25rem .5rem" },
          tag(item.status),
          communeOf(item.communeCode),
        ),
        make("span", { className: "excerpt", textContent: item.excerpt }),
        make("span", { className: "small", style: "grid-column:2" }, "Hạn ", due(item)),
      );
      if (item.code === current) one.setAttribute("aria-current", "true");
      return make("li", {}, one);
    }),
  );
  if (!items.length)
    $("#items").replaceChildren(make("li", { className: "empty", textContent: "Không có phản ánh nào." }));
  $("#more").hidden = !cursor;
  $("#counts").textContent =
    `${items.length}${cursor ? "+" : ""} phản ánh trong danh sách, việc đến hạn trước đứng trên`;
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
  current = code;
  form = forms.get(code);
  for (const one of document.querySelectorAll(".item")) {
    const isCurrent = one.dataset.code === code;
    if (isCurrent) {
      one.setAttribute("aria-current", "true");
      one.scrollIntoView({ block: "nearest" });
    } else one.removeAttribute("aria-current");
  }
  try {
    const answer = await api("GET", `/v1/office/reports/${encodeURIComponent(code)}`);
    if (current !== code) return;
    opened = answer;
    await renderCase();
    $("#detail").scrollTop = 0;
  } catch (error) {
    toast(error.message, true);
  }
}

function photoStrip(report, photos) {
  return make(
    "div",
    { className: "photos" },
    ...photos.map((photo, index) =>
      make(
        "a",
        { href: photoUrl(report.code, photo, "full"), target: "_blank" },
        make("img", { src: photoUrl(report.code, photo, "thumb"), alt: `Ảnh ${index + 1}, mở bản lớn` }),
      ),
    ),
  );
}

async function renderCase() {
  const { report, sender } = opened;
  const kind = kindOf(report.kindId);
  const facts = make("dl");
  const fact = (name, ...value) => facts.append(make("dt", { textContent: name }), make("dd", {}, ...value));
  fact("Nơi", `${communeOf(report.place.communeCode)}${report.place.landmark ? `: ${report.place.landmark}` : ""}`);
  if (report.place.point)
    fact(
      "Tọa độ",
      `${report.place.point.latitude.toFixed(5)}, ${report.place.point.longitude.toFixed(5)} (${report.place.pointSource === "gps" ? "định vị" : "chọn trên bản đồ"})`,
    );
  fact("Gửi lúc", moment(report.sentAt));
  fact("Hạn trả lời", due(report));
  fact(
    "Người gửi",
    sender?.name || sender?.phone ? [sender.name, sender.phone].filter(Boolean).join(", ") : "không để lại tên",
  );
  fact(
    "Công khai",
    kind.audience === "police"
      ? "không bao giờ (chỉ công an đọc)"
      : report.published
        ? "đang công khai"
        : report.mayPublish
          ? "được phép, chưa công khai"
          : "người gửi không đồng ý",
  );
  const body = [
    make(
      "div",
      { className: "panel" },
      make(
        "div",
        { className: "title" },
        make(
          "div",
          {},
          make("h1", { textContent: kind.title }),
          make("p", { className: "soft", textContent: `${codeText(report.code)} · ${kind.category}` }),
        ),
        tag(report.status),
      ),
      make("p", { className: "words", textContent: report.text }),
      report.photos.length
        ? photoStrip(report, report.photos)
        : make("p", { className: "soft", textContent: "Người gửi không kèm ảnh." }),
      facts,
    ),
  ];
  body.push(make("div", { className: "panel actions", id: "actions" }));
  if (report.answer)
    body.push(
      make(
        "div",
        { className: "panel" },
        make("h2", { textContent: "Đã trả lời" }),
        make("p", { className: "words", textContent: report.answer.text }),
        report.answer.photos.length ? photoStrip(report, report.answer.photos) : undefined,
      ),
    );
  if (report.refusal)
    body.push(
      make(
        "div",
        { className: "panel" },
        make("h2", { textContent: "Lý do không xử lý" }),
        make("p", { className: "words", textContent: report.refusal.reason }),
      ),
    );
  body.push(
    make(
      "div",
      { className: "panel" },
      make("h2", { textContent: "Quá trình" }),
      make(
        "ol",
        { className: "timeline" },
        ...report.timeline.map((entry) =>
          make("li", {
            textContent: `${EVENTS[entry.event]} lúc ${moment(entry.at)}${entry.agency ? `, ${entry.agency}` : ""}`,
          }),
        ),
      ),
    ),
  );
  $("#detail").replaceChildren(make("article", { className: "case" }, ...body));
  renderActions();
}

const can = {
  accept: ({ status }) => status === "received",
  answer: ({ status }) => status === "accepted",
  refuse: ({ status }) => status === "received" || status === "accepted",
  publish: (report) => kindOf(report.kindId).audience !== "police" && report.mayPublish && !report.published,
  unpublish: ({ published }) => published,
};

function renderActions() {
  const { report } = opened;
  const row = make("div", { className: "row" });
  if (!form) row.append(...decisions(report));
  row.append(
    make("span", { className: "push row" }, arrow("↑", "Việc trước", -1, "K"), arrow("↓", "Việc sau", 1, "J")),
  );
  $("#actions").classList.toggle("open", Boolean(form));
  $("#actions").replaceChildren(...[form?.element, row].filter(Boolean));
}

function decisions(report) {
  return [
    can.accept(report) && button("Tiếp nhận, sang việc sau", accept, "primary", "T"),
    can.answer(report) && button("Trả lời…", () => show(answerForm), "primary", "L"),
    can.refuse(report) && button("Không xử lý…", () => show(refuseForm), "danger", "X"),
    can.publish(report) && button("Công khai…", () => show(publishForm), "", "C"),
    can.unpublish(report) && button("Thôi công khai", unpublish),
  ].filter(Boolean);
}

function arrow(sign, label, by, key) {
  return Object.assign(
    button(sign, () => step(by), "", key),
    { ariaLabel: label, title: label },
  );
}

function show(makeForm) {
  form = makeForm();
  forms.set(opened.report.code, form);
  renderActions();
  form.element.querySelector("textarea, input")?.focus();
  form.element.scrollIntoView({ block: "nearest" });
}

/** Runs one decision; what was typed stays on any failure, and its key makes a repeat harmless. */
async function decide(action, body, key, said) {
  const { code } = opened.report;
  await api("POST", `/v1/office/reports/${encodeURIComponent(code)}/${action}`, { body, key });
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
    if (problem) problem.textContent = error.message;
    else toast(error.message, true);
    if (error.code === "transition-not-allowed") load(current);
  } finally {
    busy = false;
  }
}

const acceptKeys = new Map();
function accept() {
  const { code } = opened.report;
  if (!acceptKeys.has(code)) acceptKeys.set(code, crypto.randomUUID());
  guarded(() => decide("accept", undefined, acceptKeys.get(code), "Đã tiếp nhận"));
}
function unpublish() {
  guarded(() => decide("publish", { published: false, photoIds: [] }, crypto.randomUUID(), "Đã thôi công khai"));
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
  forms.delete(opened.report.code);
  form = undefined;
  renderActions();
  $("#detail").focus();
}
const field = (label, control) => make("label", { className: "field" }, label, control);
const phrases = (list, area) =>
  make(
    "div",
    { className: "phrases" },
    ...list.map((text) =>
      button(text.trim(), () => {
        area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
        area.focus();
      }),
    ),
  );
function enough(area, least) {
  if (area.value.trim().length < least) {
    area.focus();
    throw new Refused(`Xin viết ít nhất ${least} chữ cái.`);
  }
  return area.value.trim().normalize("NFC");
}

function refuseForm() {
  const area = make("textarea", { maxLength: 2000 });
  const key = crypto.randomUUID();
  return formOf(
    "Không xử lý: lý do người dân sẽ đọc",
    [field("Lý do", area), phrases(REASONS, area)],
    "Gửi lý do, sang việc sau",
    () => decide("refuse", { reason: enough(area, 10) }, key, "Đã gửi lý do"),
  );
}

function answerForm() {
  const area = make("textarea", { maxLength: 4000 });
  const reason = make("input", { type: "text", maxLength: 500 });
  const input = make("input", {
    type: "file",
    accept: "image/jpeg,image/png,image/webp",
    multiple: true,
    className: "visually-hidden",
    ariaLabel: "Chọn ảnh sau xử lý",
  });
  const chooser = make("label", { className: "button" }, "Chọn ảnh sau xử lý", input);
  const previews = make("div", { className: "previews" });
  const key = crypto.randomUUID();
  /** Chosen pictures; each is sent at once, under a key of its own. */
  const photos = [];
  const reasonField = field("Vì sao không có ảnh sau xử lý", reason);
  function renderPreviews() {
    previews.replaceChildren(
      ...photos.map((photo) =>
        make(
          "figure",
          {},
          make("img", { src: photo.preview, alt: photo.file.name }),
          make("span", {
            className: photo.problem ? "small problem" : "small",
            textContent: photo.problem ?? (photo.id ? "đã gửi" : "đang gửi…"),
          }),
          button("Bỏ ảnh", () => {
            photos.splice(photos.indexOf(photo), 1);
            renderPreviews();
          }),
        ),
      ),
    );
    reasonField.hidden = photos.some((photo) => !photo.problem);
  }
  input.onchange = () => {
    for (const file of [...input.files].slice(0, 10 - photos.length)) {
      const photo = { file, preview: URL.createObjectURL(file), key: crypto.randomUUID() };
      photo.sent = api("POST", "/v1/office/uploads", { file, key: photo.key })
        .then(
          (upload) => (photo.id = upload.id),
          (error) => (photo.problem = error.message),
        )
        .then(renderPreviews);
      photos.push(photo);
    }
    input.value = "";
    area.form.querySelector(".problem").textContent = "";
    renderPreviews();
  };
  return formOf(
    "Trả lời người dân",
    [field("Nội dung", area), phrases(PHRASES, area), make("div", {}, chooser), previews, reasonField],
    "Trả lời, sang việc sau",
    async () => {
      const text = enough(area, 10);
      await Promise.all(photos.map((photo) => photo.sent));
      const photoIds = photos.flatMap((photo) => photo.id ?? []);
      const body = { text, photoIds };
      if (!photoIds.length) {
        if (reason.value.trim().length < 5) {
          (reasonField.hidden ? input : reason).focus();
          throw new Refused("Chưa có ảnh sau xử lý: xin chọn ảnh hoặc ghi lý do không có ảnh.");
        }
        body.noPhotoReason = reason.value.trim();
      }
      await decide("answer", body, key, "Đã trả lời");
    },
  );
}

function publishForm() {
  const { report } = opened;
  const key = crypto.randomUUID();
  const area = make("textarea", { value: report.text, maxLength: 4000 });
  const boxes = [];
  const choose = [...report.photos, ...(report.answer?.photos ?? [])].map((photo, index) => {
    const box = make("input", { type: "checkbox", value: photo.id });
    boxes.push(box);
    const isAnswer = index >= report.photos.length;
    return make(
      "figure",
      {},
      make("img", { src: photoUrl(report.code, photo, "thumb"), alt: "" }),
      make("label", {}, box, isAnswer ? "Công khai ảnh trả lời này" : "Công khai ảnh này"),
    );
  });
  return formOf(
    "Công khai cho mọi người đọc",
    [
      make("p", {
        className: "soft",
        textContent:
          "Tên người gửi không bao giờ được công khai. Xin bỏ tên, số điện thoại, biển số xe khỏi lời kể, và chỉ chọn ảnh không thấy rõ mặt người.",
      }),
      field("Lời kể sẽ công khai", area),
      choose.length ? make("div", { className: "photos" }, ...choose) : undefined,
    ].filter(Boolean),
    "Công khai, sang việc sau",
    async () => {
      const text = enough(area, 10);
      const photoIds = boxes.filter((box) => box.checked).map((box) => box.value);
      await decide(
        "publish",
        { published: true, photoIds, ...(text === report.text ? {} : { text }) },
        key,
        "Đã công khai",
      );
    },
  );
}

// ---- services ---------------------------------------------------------------------------------------------------

async function showServices() {
  current = undefined;
  let province;
  try {
    province = await api("GET", "/v1/public/province");
  } catch (error) {
    return toast(error.message, true);
  }
  const names = { reports: "Phản ánh hiện trường" };
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
      { className: "panel" },
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
      make(
        "div",
        {},
        button("Về danh sách phản ánh", () => load()),
      ),
    ),
  );
  $("#detail").focus();
}

// ---- keys and start ---------------------------------------------------------------------------------------------

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && form) return cancel();
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && form) return form.element.requestSubmit();
  const typing = event.target.closest("input:not([type=radio]):not([type=checkbox]), textarea, select");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const key = event.key.toLowerCase();
  if (key === "j") step(1);
  else if (key === "k") step(-1);
  else if (current && opened && !form) {
    const { report } = opened;
    if (key === "t" && can.accept(report)) accept();
    else if (key === "l" && can.answer(report)) show(answerForm);
    else if (key === "x" && can.refuse(report)) show(refuseForm);
    else if (key === "c" && can.publish(report)) show(publishForm);
    else return;
  } else return;
  event.preventDefault();
});
$("#services").onclick = showServices;
$("#help").onclick = () => {
  $("#keys").hidden = !$("#keys").hidden;
  $("#help").setAttribute("aria-expanded", String(!$("#keys").hidden));
};
$("#officer").value = localStorage.getItem("officer") ?? "can-bo-1";
$("#officer").onchange = () => localStorage.setItem("officer", officer());

async function start() {
  const [categories, communeList] = await Promise.all([
    api("GET", "/v1/public/reports/kinds"),
    api("GET", "/v1/public/communes"),
  ]);
  for (const category of categories.categories)
    for (const kind of category.kinds)
      kinds.set(kind.id, { title: kind.title.vi, category: category.title.vi, audience: kind.audience });
  for (const each of communeList.items) communes.set(each.code, each.fullName);
  renderFilters();
  await load();
}
start().catch((error) => toast(error.message, true));
