// The controls beside the phone: everything here is also the control API (README.md), which tests use.

const deviceSelect = document.querySelector("#device");
const frame = document.querySelector("#screen");
const controls = document.querySelector("#controls");
const toastBox = document.querySelector("#toast");

let state;
let device;
let identity;
let id = new URLSearchParams(location.search).get("device") || "main";
let calls = [];
let channel;

const PERMISSIONS = {
  userInfo: "Tên và ảnh",
  phone: "Số điện thoại",
  location: "Vị trí",
  notification: "Thông báo",
  camera: "Máy ảnh",
  oa: "Quan tâm OA",
};
const POLICIES = { ask: "Hỏi", allow: "Cho", deny: "Từ chối" };
const NETWORKS = { online: "Wi-Fi", "4g": "4G yếu", "3g": "3G", "2g": "2G", offline: "Mất mạng" };
const SIGNALS = { online: "▂▄▆ Wi-Fi", "4g": "▂▄▆ 4G", "3g": "▂▄ 3G", "2g": "▂ 2G", offline: "✕ Không có mạng" };
const ENDPOINTS = {
  "jump-login": "Đăng nhập trong Zalo",
  access_token: "Cấp mã truy cập",
  "auth-settings": "Đọc quyền đã cho",
  "app-info": "Thông tin ứng dụng",
  "graph.me": "Graph: là ai (/me)",
  "graph.me.info": "Graph: số, vị trí (/me/info)",
};
const FAILURES = {
  "": "Bình thường",
  slow: "Chậm 8 giây",
  500: "Lỗi 500",
  "-501": "−501: máy chủ ngoài Việt Nam",
  "invalid-token": "Mã không hợp lệ",
  "expired-token": "Mã hết hạn",
  garbage: "Trả về thứ vô nghĩa",
};
const NATIVE = {
  "action.mp.user.authorize": "Xin quyền",
  "action.mp.get.number": "Lấy số điện thoại",
  "action.get.location": "Lấy vị trí",
  "action.open.qr": "Quét mã QR",
};
const NATIVE_FAILURES = {
  "": "Bình thường",
  silent: "Không bao giờ trả lời",
  slow: "Chậm 8 giây",
  "-1403": "−1403: chưa được duyệt",
  "-1409": "−1409: gọi quá nhiều",
};

/** Requests to the province's server, and how they can go wrong. */
const SERVER = {
  "PATCH /v1/uploads": "Gửi từng phần của tệp",
  "POST /v1/uploads": "Bắt đầu gửi tệp",
  "POST /v1/reports": "Gửi phản ánh",
  "POST /v1/questions": "Gửi câu hỏi",
  "* /v1/my/": "Hồ sơ và bản nháp của tôi",
  "* /v1/": "Mọi yêu cầu",
};
const SERVER_FAILURES = {
  "": "Bình thường",
  slow: "Chậm 8 giây",
  lost: "Mất trên đường đi",
  "answer-lost once": "Máy chủ làm xong, câu trả lời bị mất (một lần)",
  "answer-lost": "Câu trả lời luôn bị mất",
  "twice once": "Tới hai lần (một lần)",
  503: "Lỗi 503",
  "cut 0.9": "Đứt ở 90 % của tệp",
  "cut 0.5": "Đứt ở 50 % của tệp",
};

/** How an identity provider can go wrong: values of `PATCH /__sandbox/identity`. */
const IDENTITY = {
  down: "Hệ thống không chạy",
  slow: "Trả lời chậm 8 giây",
  accessDenied: "Từ chối người dân",
  wrongNonce: "Sai nonce",
  wrongIssuer: "Thẻ danh tính của nơi khác (iss)",
  wrongIssResponse: "Câu trả lời của nơi khác (iss)",
  expired: "Thẻ danh tính đã hết hạn",
  badSignature: "Chữ ký sai",
  keyRotation: "Đổi khóa ký",
  otherPerson: "Trả về người khác",
  lowerAcr: "Chỉ xác minh mức 1 (LoA1)",
  noNumber: "Thiếu số định danh",
  tokenError: "Lỗi 500 khi lấy thẻ",
  usedCode: "Mã đã dùng rồi",
};
const IDENTITY_FAILURES = {
  down: {
    "": "Bình thường",
    "refused once": "Ngắt một lần",
    refused: "Ngắt kết nối",
    "503 once": "Lỗi 503 một lần",
    503: "Lỗi 503",
  },
  slow: { "": "Bình thường", "8000 once": "Chậm một lần", 8000: "Luôn chậm" },
};
const ONE_SWITCH = { "": "Bình thường", once: "Một lần", true: "Luôn luôn" };

async function api(method, path, body) {
  const response = await fetch(`/__sandbox/${path}`, { method, body: body && JSON.stringify(body) });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error);
  return answer;
}

function toast(text, bad) {
  toastBox.textContent = text;
  toastBox.className = bad ? "toast bad" : "toast";
  clearTimeout(toast.timer);
  toast.timer = setTimeout(() => (toastBox.textContent = ""), 2500);
}

/** What a page only reads when it starts: the app is opened again. */
const NEEDS_RELAUNCH = ["persona", "platform", "theme", "missing", "clockOffsetMs", "storageFull"];

async function patch(change, said) {
  try {
    device = await api("PATCH", `devices/${id}`, change);
    if (Object.keys(change).some((key) => NEEDS_RELAUNCH.includes(key))) {
      await api("POST", `devices/${id}/relaunch`);
      toast(`${said}. Ứng dụng được mở lại.`);
    } else toast(`${said}.`);
  } catch (error) {
    toast(error.message, true);
  }
  render();
}

const clockTime = (instant) =>
  instant.toLocaleTimeString("vi-VN", { timeZone: "Asia/Ho_Chi_Minh", hour: "2-digit", minute: "2-digit" });
const make = (tag, attributes = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), attributes);
  element.append(...children);
  return element;
};
const card = (title, about, ...children) =>
  make(
    "section",
    { className: "card", ariaLabel: title },
    make("h2", { textContent: title }),
    ...(about ? [make("p", { className: "soft small", textContent: about })] : []),
    ...children,
  );

/** Several words, one of them true. `name` is also what focus is found by after a render. */
function choice(name, label, options, value, onchange, hideLabel) {
  const set = make("fieldset", { className: "choice" });
  set.append(make("legend", { textContent: label, className: hideLabel ? "visually-hidden" : "" }));
  const row = make("div", { className: "options" });
  // An object puts whole numbers first; sizes go from small to large.
  const pairs = Object.entries(options);
  if (pairs.every(([key]) => !Number.isNaN(Number(key)))) pairs.sort((one, other) => one[0] - other[0]);
  for (const [key, text] of pairs) {
    const input = make("input", {
      type: "radio",
      name,
      value: key,
      checked: String(value) === key,
      id: `${name}-${key}`,
    });
    input.onchange = () => onchange(key);
    row.append(make("label", {}, input, make("span", { textContent: text })));
  }
  set.append(row);
  return set;
}
function toggle(name, label, checked, onchange) {
  const input = make("input", { type: "checkbox", checked, id: name });
  input.onchange = () => onchange(input.checked);
  return make("label", { className: "switch" }, input, make("span", { textContent: label }));
}
function select(name, label, options, value, onchange) {
  const box = make("select", { id: name });
  const all = value in options ? options : { ...options, [value]: value };
  // An object puts whole numbers first; "bình thường" belongs on top.
  const keys = Object.keys(all).sort((one, other) => (one === "" ? -1 : other === "" ? 1 : 0));
  for (const key of keys) box.append(make("option", { value: key, textContent: all[key], selected: key === value }));
  box.onchange = () => onchange(box.value);
  return make("div", { className: "line" }, make("label", { htmlFor: name, textContent: label }), box);
}
const button = (label, onclick, className = "") =>
  make("button", { type: "button", textContent: label, onclick, className });
const action = (label, path, body, said) =>
  button(label, async () => {
    const answer = await api("POST", `devices/${id}/${path}`, body).catch((error) => toast(error.message, true));
    if (answer) toast(said);
    refresh();
  });

function personas() {
  const list = make("div", { className: "personas", role: "radiogroup", ariaLabel: "Người dùng máy" });
  for (const { id: key, title, about } of state.personas) {
    const input = make("input", {
      type: "radio",
      name: "persona",
      value: key,
      checked: device.persona === key,
      id: `persona-${key}`,
    });
    input.onchange = () => patch({ persona: key }, title);
    list.append(
      make(
        "label",
        {},
        input,
        make(
          "span",
          {},
          make("b", { textContent: title }),
          make("span", { className: "small soft", textContent: about, style: "border:0;padding:0" }),
        ),
      ),
    );
  }
  return card(
    "Người dùng máy",
    "",
    list,
    make("p", { className: "small soft", textContent: `Tài khoản: ${device.account.name}, ${device.account.phone}` }),
  );
}

function phoneCard() {
  return card(
    "Máy",
    "",
    choice("platform", "Hệ điều hành", { android: "Android", ios: "iPhone" }, device.platform, (platform) =>
      patch({ platform }, platform === "ios" ? "iPhone" : "Android"),
    ),
    choice("theme", "Giao diện Zalo", { light: "Sáng", dark: "Tối" }, device.theme, (theme) =>
      patch({ theme }, "Đã đổi giao diện"),
    ),
    choice(
      "zoom",
      "Cỡ chữ hệ thống (Android nhân mọi cỡ chữ)",
      { 1: "Thường", 1.3: "Lớn", 1.5: "Rất lớn", 2: "Gấp đôi" },
      device.textZoom,
      (value) => patch({ textZoom: Number(value) }, "Đã đổi cỡ chữ hệ thống"),
    ),
    choice("scale", "Cỡ chữ gốc của trang", { 1: "1", 1.3: "1,3", 2: "2" }, device.textScale, (value) =>
      patch({ textScale: Number(value) }, "Đã đổi cỡ chữ gốc"),
    ),
  );
}

function networkCard() {
  return card(
    "Mạng",
    "",
    choice(
      "network",
      "Kết nối tới máy chủ",
      NETWORKS,
      device.network,
      (network) => patch({ network }, NETWORKS[network]),
      true,
    ),
  );
}

function permissionCard() {
  const rows = Object.entries(PERMISSIONS).map(([key, label]) =>
    make(
      "div",
      { className: "line" },
      make("span", { textContent: device.granted[key] ? `${label} (đã cho)` : label }),
      choice(
        `permission-${key}`,
        label,
        POLICIES,
        device.permissions[key],
        (value) => patch({ permissions: { [key]: value } }, `${label}: ${POLICIES[value].toLowerCase()}`),
        true,
      ),
    ),
  );
  return card("Quyền trong Zalo", "“Hỏi” hiện bảng hỏi của Zalo; đã cho thì lần sau không hỏi lại.", ...rows);
}

function appCard() {
  const entry = make("select", { id: "entry", ariaLabel: "Mở từ" });
  for (const [key, text] of Object.entries({
    qr: "Mã QR",
    search: "Tìm trong Zalo",
    oa: "Menu của OA",
    link: "Liên kết",
  }))
    entry.append(make("option", { value: key, textContent: text, selected: device.launch.entry === key }));
  const path = make("input", {
    type: "text",
    id: "path",
    value: device.launch.path,
    placeholder: "/reports/new",
    ariaLabel: "Đường dẫn trong ứng dụng",
  });
  const open = button(
    "Mở",
    async () => {
      const answer = await api("POST", `devices/${id}/open`, { entry: entry.value, path: path.value });
      toast(answer.warm ? "Ứng dụng đang chạy nhận liên kết." : "Ứng dụng được mở bằng liên kết.");
    },
    "primary",
  );
  return card(
    "Ứng dụng",
    "Tắt đột ngột: hệ thống thu hồi bộ nhớ, ứng dụng không kịp làm gì.",
    make(
      "div",
      { className: "row" },
      action("Tắt đột ngột", "kill", undefined, "Ứng dụng đã bị tắt"),
      action("Mở lại", "relaunch", undefined, "Ứng dụng được mở lại"),
      action("Ra ngoài", "events", { name: "AppPaused" }, "Ứng dụng xuống nền"),
      action("Quay lại", "events", { name: "AppResumed" }, "Ứng dụng lên lại"),
    ),
    make("div", { className: "pair" }, entry, path, open),
    qrRow(),
  );
}

function qrRow() {
  const input = make("input", {
    type: "text",
    id: "qr",
    value: device.qr ?? "",
    placeholder: "Để trống: hiện bảng quét",
  });
  input.onchange = () => patch({ qr: input.value || null }, "Đã đặt mã cho lần quét sau");
  return make("label", { className: "small" }, "Mã QR đọc được khi quét", input);
}

function storageCard() {
  const { bytes, quota, keys } = device.nativeStorage;
  const meter = make("div", { className: "meter" }, make("i", { style: `width:${(bytes / quota) * 100}%` }));
  return card(
    "Bộ nhớ và trình duyệt",
    `Bộ nhớ riêng của ứng dụng: ${(bytes / 1024).toFixed(1)} kB trên ${quota / 1024 / 1024} MB, ${keys.length} mục. Đầy thì Zalo lặng lẽ bỏ mục cũ nhất.`,
    meter,
    toggle("full", "Bộ nhớ riêng đã đầy", device.storageFull, (storageFull) =>
      patch({ storageFull }, storageFull ? "Bộ nhớ đầy" : "Bộ nhớ trống trở lại"),
    ),
    toggle("no-native", "Zalo cũ, không có bộ nhớ riêng", device.missing.nativeStorage, (nativeStorage) =>
      patch({ missing: { nativeStorage } }, "Đã đổi"),
    ),
    toggle("no-idb", "Không có IndexedDB", device.missing.indexedDB, (indexedDB) =>
      patch({ missing: { indexedDB } }, "Đã đổi"),
    ),
    toggle("no-crypto", "Không có WebCrypto", device.missing.webCrypto, (webCrypto) =>
      patch({ missing: { webCrypto } }, "Đã đổi"),
    ),
  );
}

function clockCard() {
  const hour = 3600 * 1000;
  const now = new Date(Date.now() + device.clockOffsetMs);
  const shift = (label, ms) =>
    button(label, () => patch({ clockOffsetMs: ms === 0 ? 0 : device.clockOffsetMs + ms }, "Đã chỉnh đồng hồ"));
  return card(
    "Đồng hồ của điện thoại và máy chủ",
    `${clockTime(now)}, ${now.toLocaleDateString("vi-VN", { timeZone: "Asia/Ho_Chi_Minh", dateStyle: "full" })}`,
    make(
      "div",
      { className: "row" },
      shift("+1 giờ", hour),
      shift("+1 ngày", 24 * hour),
      shift("+3 ngày", 72 * hour),
      shift("+3 tuần", 504 * hour),
      shift("Về hiện tại", 0),
    ),
  );
}

function failureCard() {
  const rows = (names, options) =>
    Object.entries(names).map(([key, label]) =>
      select(`failure-${key}`, label, options, device.failures[key] ?? "", (value) =>
        patch({ failures: { [key]: value } }, `${label}: ${options[value] ?? value}`),
      ),
    );
  const made = card(
    "Máy chủ Zalo và lời gọi vào Zalo",
    "Mỗi nơi có thể hỏng riêng.",
    ...rows(ENDPOINTS, FAILURES),
    make("hr", { style: "width:100%;border:0;border-top:1px solid var(--line)" }),
    ...rows(NATIVE, NATIVE_FAILURES),
  );
  return healing(made, (key) => !(key in SERVER));
}

/** Says that something of this card fails, and lets it be healed. */
function healing(made, isOurs) {
  const failing = Object.keys(device.failures).filter(isOurs);
  if (!failing.length) return made;
  made.classList.add("failing");
  made.append(
    button("Tắt mọi lỗi", () =>
      patch({ failures: Object.fromEntries(failing.map((key) => [key, "ok"])) }, "Mọi nơi bình thường"),
    ),
  );
  return made;
}

function serverCard() {
  const rows = Object.entries(SERVER).map(([key, label]) => {
    const upload = key.startsWith("PATCH");
    const options = Object.fromEntries(
      Object.entries(SERVER_FAILURES).filter(([value]) => upload || !value.startsWith("cut")),
    );
    return select(`failure-${key.replace(/\W+/g, "-")}`, label, options, device.failures[key] ?? "", (value) =>
      patch({ failures: { [key]: value } }, `${label}: ${options[value] ?? value}`),
    );
  });
  const made = card("Máy chủ của tỉnh", "Yêu cầu từ máy này tới máy chủ có thể hỏng giữa đường.", ...rows);
  return healing(made, (key) => key in SERVER);
}

function identityCard() {
  const patchIdentity = async (change, said) => {
    try {
      identity = { ...identity, ...(await api("PATCH", `identity?provider=${identity.id}`, change)) };
      toast(`${said}.`);
    } catch (error) {
      toast(error.message, true);
    }
    render();
  };
  const off = (key) => (key === "slow" ? 0 : false);
  const rows = Object.entries(IDENTITY).map(([key, label]) => {
    const options = IDENTITY_FAILURES[key] ?? ONE_SWITCH;
    return select(`identity-${key}`, label, options, String(identity.switches[key] || ""), (value) => {
      const told = key === "slow" && /^\d+$/.test(value) ? Number(value) : value === "true" || value || off(key);
      return patchIdentity({ [key]: told }, `${label}: ${options[value].toLowerCase()}`);
    });
  });
  const providers = Object.fromEntries(identity.providers.map(({ id: key, name }) => [key, name]));
  const made = card(
    "Định danh",
    "Mật khẩu của mọi tài khoản là “sandbox”; mã xác thực hiện ngay trên trang.",
    choice(
      "identity-provider",
      "Hệ thống định danh",
      providers,
      identity.id,
      async (key) => {
        identity = await api("GET", `identity?provider=${key}`);
        render();
      },
      true,
    ),
    ...rows,
  );
  const failing = Object.keys(IDENTITY).filter((key) => identity.switches[key]);
  if (!failing.length) return made;
  made.classList.add("failing");
  made.append(
    button("Tắt mọi lỗi", () =>
      patchIdentity(Object.fromEntries(failing.map((key) => [key, off(key)])), "Mọi nơi bình thường"),
    ),
  );
  return made;
}

const MESSAGE_ERRORS = {
  0: "bình thường",
  "-100": "lỗi không rõ",
  "-115": "hết tiền gửi tin",
  "-118": "số nào cũng không có Zalo",
  "-124": "mã truy cập hết hạn",
  "-133": "giờ đêm, không gửi",
};

function messagesCard() {
  const { delivered, error } = state.messages;
  const list = make("ol", { className: "calls", tabIndex: 0, ariaLabel: "Tin nhắn, mới nhất trước" });
  for (const { phone, at, values } of delivered)
    list.append(
      make(
        "li",
        {},
        make("b", { textContent: `0${phone.slice(2)}, ${clockTime(new Date(at))} ` }),
        Object.values(values).join(" · "),
      ),
    );
  if (!delivered.length) list.append(make("li", { textContent: "Chưa có tin nhắn nào." }));
  return card(
    "Tin nhắn của tỉnh qua Zalo",
    "Gửi tới số điện thoại, máy nào cũng được. Số có đuôi 0000 không dùng Zalo.",
    select("messages-error", "Dịch vụ tin nhắn", MESSAGE_ERRORS, String(error), async (value) => {
      await api("POST", "messages", { error: Number(value) });
      toast(`Dịch vụ tin nhắn: ${MESSAGE_ERRORS[value]}`);
      refresh();
    }),
    list,
    button("Xem tin mới", refresh),
  );
}

function callsCard() {
  const list = make("ol", { className: "calls", tabIndex: 0, ariaLabel: "Lời gọi, mới nhất trước" });
  for (const call of calls.slice(-60).reverse())
    list.append(
      make(
        "li",
        {},
        make("b", { textContent: call.action.replace(/^action\./, "") }),
        ` ${JSON.stringify(call.params)}`,
      ),
    );
  if (!calls.length) list.append(make("li", { textContent: "Chưa có lời gọi nào." }));
  const made = card("Ứng dụng gọi Zalo", "", list);
  made.id = "calls";
  return made;
}

function resetCard() {
  return card(
    "Làm lại từ đầu",
    "Máy trở về như mới; dữ liệu ở máy chủ của tỉnh giữ nguyên.",
    button(
      "Xóa mọi thứ trên máy này",
      async () => {
        await api("POST", `devices/${id}/reset`);
        await api("POST", `devices/${id}/relaunch`);
        toast("Máy đã như mới");
        refresh();
      },
      "danger",
    ),
  );
}

function render() {
  const focused = document.activeElement?.id;
  controls.replaceChildren(
    personas(),
    appCard(),
    networkCard(),
    permissionCard(),
    phoneCard(),
    serverCard(),
    failureCard(),
    identityCard(),
    storageCard(),
    messagesCard(),
    clockCard(),
    callsCard(),
    resetCard(),
  );
  if (focused) document.getElementById(focused)?.focus();
  document.querySelector("#phone-signal").textContent = SIGNALS[device.network];
  document.querySelector("#phone-time").textContent = clockTime(new Date(Date.now() + device.clockOffsetMs));
}

async function refresh() {
  state = await api("GET", "state");
  device = await api("GET", `devices/${id}`);
  identity = await api("GET", identity ? `identity?provider=${identity.id}` : "identity");
  deviceSelect.replaceChildren(
    ...state.devices.map((each) =>
      make("option", { value: each.id, textContent: each.id === "main" ? "chính" : each.id, selected: each.id === id }),
    ),
  );
  document.querySelector("#own-tab").href = phoneUrl();
  render();
}
const phoneUrl = () => state.devices.find((each) => each.id === id).url;

let soon;
function refreshSoon() {
  clearTimeout(soon);
  soon = setTimeout(refresh, 250);
}

function listen() {
  const opened = id;
  channel?.close();
  channel = new WebSocket(`${location.origin.replace(/^http/, "ws")}/__sandbox/channel?watch=1&device=${id}`);
  channel.onmessage = (event) => {
    const message = JSON.parse(event.data);
    if (message.type === "call") {
      calls.push(message.call);
      document.querySelector("#calls")?.replaceWith(callsCard());
      if (message.call.action !== "processActionMPDS") refreshSoon();
    }
    if (message.type === "settings") refreshSoon();
    if (message.type === "navigate" && frameIsKilled) show(message.url);
    if (message.type === "kill") killed();
  };
  channel.onclose = () => setTimeout(() => id === opened && listen(), 1000);
}

let frameIsKilled = false;
function show(url) {
  frameIsKilled = false;
  frame.src = url;
}
/** The frame goes at once, with all that ran in it: nothing of the app gets to say goodbye. */
function killed() {
  if (frameIsKilled) return;
  frameIsKilled = true;
  frame.src = new URL("/__sandbox/killed", phoneUrl()).href;
}

addEventListener("message", (event) => {
  if (event.source !== frame.contentWindow) return;
  if (event.data?.sandbox === "killed") frameIsKilled = true;
  if (event.data?.sandbox !== "navigationBar") return;
  const { change } = event.data;
  const bar = document.querySelector("#action-bar");
  if (change.title) document.querySelector("#action-title").textContent = change.title;
  const data = change.dataConfig;
  if (data?.backgroundColor) document.querySelector("#phone").style.setProperty("--bar", data.backgroundColor);
  // 5 shows the action bar, 6 hides it (SDK constants).
  if (change.actionbarType) bar.hidden = change.actionbarType !== 5;
});

async function start() {
  state = await api("GET", "state");
  await api("GET", `devices/${id}`);
  await refresh();
  calls = (await api("GET", `devices/${id}/calls`)).calls;
  document.documentElement.style.setProperty("--bar", state.province.accent);
  listen();
  show(phoneUrl());
  render();
}

deviceSelect.onchange = () => {
  location.search = deviceSelect.value === "main" ? "" : `?device=${deviceSelect.value}`;
};
document.querySelector("#new-device").onsubmit = (event) => {
  event.preventDefault();
  location.search = `?device=${document.querySelector("#device-name").value}`;
};
document.querySelector("#close").onclick = async () => {
  await api("POST", `devices/${id}/kill`);
  refresh();
};
document.querySelector("#menu").onclick = () => api("POST", `devices/${id}/relaunch`);
const size = document.querySelector("#size");
size.onchange = () => {
  const [width, height] = size.value.split("x");
  frame.style.width = `${width}px`;
  frame.style.height = `${height}px`;
  localStorage.setItem("size", size.value);
};
size.value = localStorage.getItem("size") || "360x640";
size.onchange();
setInterval(
  () =>
    device &&
    (document.querySelector("#phone-time").textContent = clockTime(new Date(Date.now() + device.clockOffsetMs))),
  20_000,
);

start().catch((error) => toast(error.message, true));
