// A dossier on the desk: whose it is, where it stands and until when, what was answered and given, and the steps its
// agency can take. Which steps there are now is the server's word (`dossier.steps`); here stand their words and forms.
import { field, make, moment, phrases, plainDate, Refused, written } from "./desk-parts.js";
import { supplementOnDesk } from "./desk-supplement.js";

/** In lists, where it stands among cases of every kind. */
const STATUS = {
  received: "Chờ tiếp nhận",
  accepted: "Đang giải quyết",
  waiting: "Tạm dừng, chờ người dân",
  answered: "Đã có kết quả",
  closed: "Đã rút hoặc dừng",
  refused: "Không tiếp nhận",
};
/** The ten statuses of the national portal, with their numbers. */
const PROCESSING = {
  registered: "1 · Mới đăng ký",
  accepted: "2 · Được tiếp nhận",
  refused: "3 · Không được tiếp nhận",
  processing: "4 · Đang xử lý",
  supplementRequested: "5 · Yêu cầu bổ sung giấy tờ",
  paymentRequested: "6 · Yêu cầu thực hiện nghĩa vụ tài chính",
  withdrawn: "7 · Công dân rút hồ sơ",
  stopped: "8 · Dừng xử lý",
  finished: "9 · Đã xử lý xong",
  handedOver: "10 · Đã trả kết quả",
};
const PAUSED = ["supplementRequested", "paymentRequested", "stopped"];
const FINANCE = {
  none: "không có khoản phải nộp",
  requested: "chờ nộp",
  paid: "đã nộp",
  waived: "được miễn",
  refundRequested: "người dân xin hoàn tiền",
  refunded: "đã hoàn tiền",
};
/** Groups of QĐ 766/QĐ-TTg that a citizen was not pleased with. */
const REASONS = {
  openness: "công khai, minh bạch",
  progress: "tiến độ",
  onlineService: "dịch vụ trực tuyến",
  digitisation: "số hóa, dùng lại giấy tờ",
};
const METHOD = { electronic: "bản điện tử", counter: "nhận tại bộ phận một cửa", post: "gửi bưu chính" };
const DELIVERY = {
  waiting: "chưa có kết quả",
  ready: "kết quả đã sẵn sàng",
  posted: "đã gửi đi",
  delivered: "đã trả",
  returnedToOffice: "bưu phẩm bị trả lại",
};
const MESSAGE = {
  waiting: "đang gửi, chưa được thì tự gửi lại",
  sent: "đã gửi tới số điện thoại trên",
  unreachable: "số này không nhận tin qua Zalo: xin đọc mã cho người dân, hoặc in giấy tiếp nhận",
  cancelled: "không gửi nữa, vì hồ sơ đã kết thúc trước đó",
  failed: "không gửi được: xin đọc mã cho người dân, hoặc in giấy tiếp nhận",
};
const EVENTS = {
  sent: "Hồ sơ được nộp",
  started: "Bắt đầu giải quyết",
  supplementRequested: "Yêu cầu bổ sung",
  supplemented: "Người dân đã bổ sung",
  paymentRequested: "Yêu cầu nộp tiền",
  charged: "Thông báo thu",
  paid: "Đã nộp tiền",
  waived: "Miễn khoản phải nộp",
  withdrawn: "Người dân rút hồ sơ",
  stopped: "Dừng giải quyết",
  resumed: "Giải quyết tiếp",
  extended: "Xin lỗi và gia hạn",
  decided: "Đã ký",
  finished: "Có kết quả",
  posted: "Gửi bưu chính",
  cameBack: "Bưu phẩm trả lại",
  handedOver: "Đã trả kết quả",
  refundRequested: "Người dân xin hoàn tiền",
  refunded: "Đã hoàn tiền",
  refundDeclined: "Không hoàn tiền",
  representationConfirmed: "Xác nhận người đại diện",
  representationRefused: "Không công nhận người đại diện",
  consentWithdrawn: "Người dân rút lời đồng ý",
};
const REPRESENTATION = {
  waiting: "CHỜ XÁC NHẬN: chưa ký, chưa trả kết quả được",
  confirmed: "đã xác nhận",
  refused: "không công nhận",
};
const BY = { claim: "theo nơi xác nhận danh tính", office: "do cơ quan" };
const WHY = {
  document: [
    "Ảnh mờ, không đọc được. Xin chụp lại cả trang.",
    "Thiếu trang.",
    "Giấy tờ đã hết hạn.",
    "Không đúng loại.",
  ],
  field: ["Chưa khớp với giấy tờ kèm theo.", "Chưa rõ. Xin ghi đầy đủ.", "Số này không liên lạc được."],
  refuse: ["Việc này không thuộc thẩm quyền của cơ quan. Xin nộp tại: …", "Hồ sơ này trùng với hồ sơ …"],
  stop: ["Quá thời hạn mà chưa nhận được giấy tờ bổ sung.", "Người yêu cầu đề nghị dừng."],
  extend: ["Đang chờ cơ quan khác trả lời xác minh. Xin lỗi đã để ông, bà phải chờ."],
  waive: ["Thuộc hộ nghèo.", "Người có công với cách mạng.", "Người khuyết tật."],
  resume: ["Đã có đủ giấy tờ để giải quyết tiếp."],
  refuseRepresentation: [
    "Giấy chứng nhận đăng ký ghi người đại diện khác.",
    "Chưa có giấy tờ chứng minh người đại diện.",
  ],
  declineRefund: ["Việc đã được giải quyết xong trước khi xin hoàn tiền."],
};
const WARNINGS = {
  requestSupplement: ({ supplements }) =>
    supplements > 0 && "Đã yêu cầu bổ sung một lần: thêm lần nữa thì hồ sơ bị tính là quá hạn (QĐ 766/QĐ-TTg).",
  extend: ({ extensions }) =>
    extensions >= 2 && `Đã hẹn lại ${extensions} lần. Vẫn gia hạn được, nhưng xin báo lãnh đạo trước.`,
};

const money = (amount) => `${amount.toLocaleString("vi-VN")} ₫`;

/** The day of an instant in the province. */
const civil = (instant) => new Date(instant + 7 * 3_600_000).toISOString().slice(0, 10);

/** How long between two instants, as people say it. */
function span(from, to) {
  const minutes = Math.round(Math.abs(to - from) / 60_000);
  if (minutes >= 48 * 60) return `${Math.abs(Date.parse(civil(to)) - Date.parse(civil(from))) / 86_400_000} ngày`;
  return minutes >= 60 ? `${Math.floor(minutes / 60)} giờ` : `${minutes} phút`;
}

/** @param kit what the desk does for every kind: `send` takes a step, `act` does something else; both open the next case */
export function dossierDesk({
  addressOf,
  api,
  code,
  due,
  fileChooser,
  files,
  formOf,
  send,
  act,
  press,
  now,
  dossier,
  sentAt,
  print,
  communes,
}) {
  /** Whether a procedure says how long it may take, by code. Where it does not, the officer promises a day. */
  const timed = new Map();

  const timedAs = ({ procedureCode, channel }) => `${procedureCode} ${channel}`;
  /** What a dossier entered here asks to be supplied, to be typed here, too. */
  let form;

  async function prepare({ dossier: one }) {
    if (one && toSupply(one))
      form = await api("GET", `/v1/public/procedures/${one.procedureCode}/form?version=${one.procedureVersion}`);
    if (!one?.steps?.includes("accept") || timed.has(timedAs(one))) return;
    const { channels, cutoffTime } = await api("GET", `/v1/public/procedures/${one.procedureCode}`);
    const own = channels.filter(({ channel }) => channel === one.channel);
    const says = ({ time }) => time && (time.unit !== "unknown" || (cutoffTime && time.amount === 1));
    timed.set(timedAs(one), (own.length ? own : channels).some(says));
  }

  /** Who stood at the counter comes back to it. */
  const toSupply = ({ channel, supplement }) => channel === "counter" && supplement;
  /** What is the citizen's to do, done for them where they handed it in. */
  const forCitizen = (one) => [
    ...(toSupply(one) ? ["enterSupplement"] : []),
    ...(one.channel === "counter" && one.can.includes("withdraw") ? ["enterWithdrawal"] : []),
  ];

  // ---- what it says ---------------------------------------------------------------------------------------------

  function until(item) {
    const { dueAt, dueProvisional, processing } = item.dossier;
    if (!dueAt)
      return processing === "registered"
        ? make("span", {}, "trả lời có tiếp nhận không trước hết ", due({ ...item, status: "received" }))
        : "chưa hẹn";
    const at = Date.parse(dueAt);
    const when = `${moment(dueAt).split(" ")[0]} ${plainDate(civil(at), true)}${dueProvisional ? " (tạm tính)" : ""}`;
    const late = item.late ? ", đã trễ hẹn" : "";
    const events = PAUSED.includes(processing) ? ["supplementRequested", "paymentRequested", "stopped"] : [];
    const paused = item.timeline.findLast(({ event }) => events.includes(event));
    if (paused) {
      const from = Date.parse(paused.at);
      const left = from <= at ? `còn ${span(from, at)}` : `quá ${span(from, at)}`;
      return make("span", { textContent: `${when}, tạm dừng từ ${moment(paused.at)} khi ${left}${late}` });
    }
    const runs = ["accepted", "processing"].includes(processing);
    const left = now() <= at ? `, còn ${span(now(), at)}` : `, quá hạn ${span(now(), at)}`;
    return make("span", {
      className: item.late || (runs && at - now() < 24 * 3_600_000) ? "late" : "",
      textContent: when + (runs ? left : "") + late,
    });
  }

  function facts({ case: item, sender }) {
    const { applicant, finance, amount, delivery, acceptedAt, supplements, extensions } = item.dossier;
    const { channel, contactPhone, codeMessage, organisation, representation } = item.dossier;
    const { coDeclared, agreementMissing } = item.dossier;
    const list = make("dl");
    const fact = (name, value) => list.append(make("dt", { textContent: name }), make("dd", {}, value));
    fact("Người nộp", [applicant, contactPhone ?? sender?.phone].filter(Boolean).join(", "));
    if (channel === "counter") fact("Cách nộp", "Cán bộ nhập tại quầy");
    if (codeMessage) fact("Tin nhắn mã hồ sơ", `${MESSAGE[codeMessage.state]} (${moment(codeMessage.at)})`);
    if (coDeclared) fact("Người cùng xác nhận, đã đồng ý", `${coDeclared.name}, ${moment(coDeclared.at)}`);
    if (coDeclared?.changedSince)
      fact("Lưu ý", "Nội dung người này đã đồng ý được bổ sung sau đó; họ chưa đồng ý với nội dung mới.");
    if (agreementMissing)
      fact(
        "Chưa cùng xác nhận",
        "Theo nội dung người dân bổ sung thì cần người thứ hai cùng xác nhận; người này chưa được mời.",
      );
    if (organisation) {
      const { status, by, reason } = representation;
      fact("Nộp thay mặt", `${organisation.name}, mã số thuế ${organisation.taxCode}`);
      fact("Người đại diện", [REPRESENTATION[status], BY[by], reason].filter(Boolean).join(", "));
    }
    fact("Hạn trả kết quả", until(item));
    fact("Nộp lúc", moment(item.sentAt));
    if (acceptedAt) fact("Tiếp nhận lúc", moment(acceptedAt));
    fact("Phí, lệ phí", FINANCE[finance] + (amount ? `: ${money(amount)}` : ""));
    const { method, state, address, trackingNumber } = delivery;
    const where = [METHOD[method], address, DELIVERY[state], trackingNumber && `số hiệu ${trackingNumber}`];
    fact("Trả kết quả", where.filter(Boolean).join("; "));
    if (supplements) fact("Đã yêu cầu bổ sung", `${supplements} lần`);
    if (extensions) fact("Đã hẹn lại", `${extensions} lần`);
    fact("Cơ quan giải quyết", item.agency);
    fact(
      "Giấy tiếp nhận",
      make("a", { href: print(item.code), target: "_blank", textContent: "In giấy tiếp nhận (mẫu 01)" }),
    );
    if (item.rating) {
      const { level, reasons = [], text } = item.rating;
      fact("Đánh giá", [`${level}/5`, ...reasons.map((each) => REASONS[each]), text].filter(Boolean).join("; "));
    }
    return list;
  }

  const panel = (title, ...children) =>
    make("section", { className: "panel", ariaLabel: title }, make("h2", { textContent: title }), ...children);

  /** Papers the server took itself from results it holds: nobody need compare them. */
  function origins(attachments) {
    const byCode = new Map(attachments.flatMap(({ from }) => (from ? [[from.code, from]] : [])));
    return [...byCode.values()].map(({ code, procedureTitle, agency, signedBy }) => {
      const whence = [`hồ sơ ${code}`, procedureTitle.vi, agency, signedBy && `người ký: ${signedBy}`];
      return make("p", {
        textContent: `Bản điện tử đã xác thực, là kết quả của ${whence.filter(Boolean).join("; ")}.`,
      });
    });
  }

  /** Forms 02 to 05 that arose, each as a file. */
  const formFiles = (forms) =>
    make(
      "p",
      { className: "row" },
      ...forms.map(({ id }) =>
        make("a", { href: addressOf(`/v1/office/cases/${code()}/forms/${id}`), target: "_blank" }, `Mẫu ${id}`),
      ),
    );

  function panels({ supplement, result, parts, papers, forms = [] }) {
    const paper = ({ title, attachments }) => [
      make("h3", { textContent: title }),
      ...origins(attachments),
      files(attachments, `${title}, trang`) ?? make("p", { className: "soft", textContent: "Người dân không nộp." }),
    ];
    const part = ({ title, lines }) => [
      make("h3", { textContent: title }),
      make(
        "dl",
        {},
        ...lines.flatMap(({ label, text }) => [
          make("dt", { textContent: label }),
          make("dd", { textContent: text || "—" }),
        ]),
      ),
    ];
    return [
      supplement &&
        panel(
          "Đang chờ người dân bổ sung",
          asked(supplement.items, dossier()),
          supplement.until && make("p", { textContent: `Chậm nhất ${moment(supplement.until)}.` }),
        ),
      result &&
        panel(
          "Kết quả",
          make("p", { textContent: [moment(result.at), result.signedBy].filter(Boolean).join(", ") }),
          files(result.attachments, "Kết quả, trang"),
          result.checkUrl &&
            make("a", { href: result.checkUrl, target: "_blank", textContent: "Trang kiểm tra kết quả" }),
        ),
      panel(
        "Giấy tờ",
        ...(papers.length ? papers.flatMap(paper) : [make("p", { textContent: "Không cần giấy tờ nào." })]),
      ),
      panel("Nội dung khai", ...parts.flatMap(part)),
      forms.length > 0 && panel("Phiếu theo mẫu", formFiles(forms)),
    ].filter(Boolean);
  }

  /** This month's figures by QĐ 766/QĐ-TTg. Absent where the key reads no dossiers. */
  async function satisfaction() {
    const today = civil(now());
    const counts = await api("GET", `/v1/office/dossier-statistics?from=${today.slice(0, 8)}01&to=${today}`);
    const { ended, overdue, rated, disliked, reasons } = counts;
    const list = make("dl");
    const fact = (name, value) => list.append(make("dt", { textContent: name }), make("dd", { textContent: value }));
    fact("Hồ sơ có kết quả", String(ended));
    fact("Quá hạn, hoặc yêu cầu bổ sung quá một lần", String(overdue));
    fact("Được đánh giá", `${rated}, trong đó không hài lòng ${disliked}`);
    for (const { reason, count } of reasons) if (count) fact(`Chưa hài lòng về ${REASONS[reason]}`, String(count));
    const percent = counts.satisfaction?.toLocaleString("vi-VN");
    return panel(
      "Mức độ hài lòng, từ đầu tháng",
      make("p", { textContent: percent === undefined ? "Chưa có hồ sơ nào có kết quả." : `${percent} %` }),
      list,
    );
  }

  function asked(items, { parts, papers }) {
    const titles = new Map([
      ...papers.map(({ document, title }) => [document, title]),
      ...parts.flatMap(({ lines }) => lines.map(({ path, label }) => [path, label])),
    ]);
    const title = (item) => item.title ?? titles.get(item.id) ?? item.id;
    return make(
      "ul",
      { className: "citations" },
      ...items.map((item) => make("li", {}, make("b", { textContent: title(item) }), `: ${item.reason}`)),
    );
  }

  /** Why there is nothing to do now. */
  const idle = ({ dossier: one }) =>
    one &&
    { supplementRequested: "Chờ người dân bổ sung.", paymentRequested: "Chờ người dân nộp tiền." }[one.processing];

  // ---- what is asked with a step --------------------------------------------------------------------------------
  // A question has its element, what is still missing (`lacks`: the control and its name), and what is sent (`read`).

  /** Of a day to come: for today nothing can be promised, nor asked for. */
  function date(name, label, required) {
    const input = make("input", { type: "date", min: civil(now() + 86_400_000) });
    return {
      element: field(label, input),
      lacks: () => required && !input.value && [input, "ngày"],
      read: () => input.value && { [name]: input.value },
    };
  }
  function text(name, label, least, missing, { value = "", list, keep } = {}) {
    const input = list
      ? make("textarea", { maxLength: 2000, value })
      : make("input", { type: "text", maxLength: 200, autocomplete: "off", value });
    return {
      element: make("div", { className: "stack" }, field(label, input), list && phrases(list, input)),
      lacks: () => written(input).length < least && [input, missing],
      read() {
        if (keep) localStorage.setItem(keep, written(input));
        return { [name]: written(input) };
      },
    };
  }
  const reason = (action) => text("reason", "Lý do, người dân sẽ đọc", 5, "lý do", { list: WHY[action] });
  function amount() {
    const input = make("input", { type: "text", inputMode: "numeric", autocomplete: "off" });
    const value = () => Number(input.value.replace(/[.\s₫đ]/g, ""));
    return {
      element: field("Số tiền, đồng", input),
      lacks: () => !(Number.isSafeInteger(value()) && value() > 0) && [input, "số tiền"],
      read: () => ({ amount: value() }),
    };
  }
  function resultFiles(changed) {
    let count = 0;
    const chooser = fileChooser("Chọn tệp kết quả", (chosen) => {
      count = chosen;
      changed();
    });
    const required = dossier().delivery.method === "electronic";
    return {
      element: chooser.element,
      lacks: () => required && count === 0 && [chooser.input, "tệp kết quả"],
      read: async () => ({ attachmentIds: await chooser.ids() }),
    };
  }

  /** Everything that was answered and every paper, each with a reason once it is ticked. */
  function missingItems() {
    const { papers, parts, applicant } = dossier();
    // What the identity provider said of the applicant is nobody's to correct here.
    const me = parts
      .flatMap(({ lines }) => lines)
      .find(({ path, text }) => /\.fullName$/.test(path) && text === applicant);
    const proven = new Set(
      ["fullName", "birthDate", "sex", "identityNumber"].map((part) => me?.path.replace(/fullName$/, part)),
    );
    const rows = [];
    const group = (kind, title, each) =>
      make(
        "fieldset",
        { className: "ticks" },
        make("legend", { textContent: title }),
        ...each.map(({ id, label, given }) => {
          const box = make("input", { type: "checkbox" });
          const why = make("input", {
            type: "text",
            maxLength: 1000,
            hidden: true,
            ariaLabel: `Lý do: ${label}`,
            placeholder: "Thiếu gì, cần sửa thế nào",
            autocomplete: "off",
          });
          why.setAttribute("list", `why-${kind}`);
          box.onchange = () => {
            why.hidden = !box.checked;
            if (box.checked) why.focus();
          };
          rows.push({ kind, id, label, box, why });
          return make("div", {}, make("label", { className: "tick" }, box, make("span", {}, label, given)), why);
        }),
      );
    const hint = (words) => make("span", { className: "soft", textContent: words && ` — ${words}` });
    const ofPapers = papers.map(({ document, title, attachments }) => {
      const given = hint(attachments.length ? `đã nộp ${attachments.length} trang` : "chưa nộp");
      return { id: document, label: title, given };
    });
    const ofPart = ({ lines }) =>
      lines
        .filter(({ path }) => !proven.has(path))
        .map(({ path, label, text }) => ({ id: path, label, given: hint(text) }));
    const element = make(
      "div",
      { className: "stack" },
      ...Object.entries({ document: WHY.document, field: WHY.field }).map(([kind, list]) =>
        make("datalist", { id: `why-${kind}` }, ...list.map((value) => make("option", { value }))),
      ),
      ofPapers.length > 0 && group("document", "Giấy tờ", ofPapers),
      ...parts.map((part) => group("field", part.title, ofPart(part))),
    );
    const ticked = () => rows.filter(({ box }) => box.checked);
    return {
      element,
      lacks() {
        if (!ticked().length) return [rows[0]?.box, "giấy tờ hoặc mục cần bổ sung"];
        const bare = ticked().find(({ why }) => written(why).length < 5);
        return bare && [bare.why, `lý do của “${bare.label}”`];
      },
      read: () => ({ items: ticked().map(({ kind, id, why }) => ({ kind, id, reason: written(why) })) }),
    };
  }

  /** A form of questions that says all the time what is still missing; without questions, one that asks to confirm. */
  function ask(action, title, submit, said, questions = () => [], give = send) {
    const key = crypto.randomUUID();
    const missing = make("p", { className: "soft missing" });
    const asked = questions(() => update());
    const lacking = () => asked.map(({ lacks }) => lacks()).filter(Boolean);
    const say = () =>
      lacking()
        .map(([, what]) => what)
        .join("; ");
    function update() {
      missing.textContent = lacking().length ? `Còn thiếu: ${say()}.` : "";
    }
    const warning = WARNINGS[action]?.(dossier());
    const made = formOf(
      title,
      [
        warning && make("p", { className: "warning", textContent: warning }),
        ...asked.map(({ element }) => element),
        missing,
      ],
      submit,
      async () => {
        const [first] = lacking();
        if (first) {
          first[0]?.focus();
          throw new Refused(`Chưa gửi. Còn thiếu: ${say()}.`);
        }
        const body = {};
        for (const { read } of asked) Object.assign(body, await read());
        await give(action, body, key, said);
      },
    );
    made.element.addEventListener("input", update);
    update();
    return made;
  }

  /** All that was asked for, and what the new answers open. */
  const supplyAll = (changed) => {
    const days = { sentOn: civil(Date.parse(sentAt())), givenOn: () => civil(now()) };
    return [supplementOnDesk(dossier(), { form, ...days, communes, fileChooser, changed })];
  };

  // ---- the steps, in the order of the work ----------------------------------------------------------------------

  const STEPS = {
    accept: {
      label: "Tiếp nhận, sang việc sau",
      key: "T",
      className: "primary",
      run: () => press("accept", "Đã tiếp nhận"),
      form: () =>
        timed.get(timedAs(dossier()))
          ? undefined
          : ask(
              "accept",
              "Tiếp nhận: thủ tục không ghi thời hạn, xin hẹn ngày trả (mẫu 01)",
              "Tiếp nhận",
              "Đã tiếp nhận",
              () => [date("dueOn", "Ngày hẹn trả kết quả", true)],
            ),
    },
    startProcessing: {
      label: "Bắt đầu giải quyết",
      key: "B",
      className: "primary",
      run: () => press("startProcessing", "Đã bắt đầu giải quyết"),
    },
    finish: {
      label: "Có kết quả…",
      key: "L",
      className: "primary",
      form: () =>
        ask(
          "finish",
          "Có kết quả: người dân được báo ngay",
          "Gửi kết quả, sang việc sau",
          "Đã gửi kết quả",
          (changed) => [
            resultFiles(changed),
            text("signedBy", "Người ký", 2, "người ký", {
              value: localStorage.getItem("signedBy") ?? "",
              keep: "signedBy",
            }),
          ],
        ),
    },
    handOver: {
      label: "Trả kết quả…",
      key: "R",
      className: "primary",
      form: () => ask("handOver", "Người dân đã nhận kết quả?", "Đã trả kết quả", "Đã trả kết quả"),
    },
    post: {
      label: "Gửi bưu chính…",
      key: "U",
      className: "primary",
      form: () =>
        ask(
          "post",
          `Gửi bưu chính tới: ${dossier().delivery.address ?? ""}`,
          "Đã gửi, sang việc sau",
          "Đã ghi số bưu gửi",
          () => [text("trackingNumber", "Số hiệu bưu gửi", 5, "số hiệu bưu gửi")],
        ),
    },
    enterSupplement: {
      label: "Nhập bổ sung tại quầy…",
      key: "F",
      className: "primary",
      form: () =>
        ask(
          "supplement",
          "Người dân mang giấy tờ bổ sung đến quầy: nhập đủ trong một lần",
          "Nhập bổ sung, sang việc sau",
          "Đã nhập bổ sung",
          supplyAll,
          act,
        ),
    },
    enterWithdrawal: {
      label: "Rút theo yêu cầu người dân…",
      key: "N",
      form: () =>
        ask(
          "withdrawal",
          "Người dân đến quầy xin rút hồ sơ? Không lấy lại được.",
          "Rút hồ sơ",
          "Đã rút hồ sơ",
          () => [text("reason", "Lý do", 1, "lý do", { value: "Người dân đến quầy đề nghị rút." })],
          act,
        ),
    },
    decide: {
      label: "Đã ký…",
      key: "Q",
      form: () =>
        ask(
          "decide",
          "Đã ký? Từ lúc này người dân không rút hồ sơ được nữa.",
          "Đã ký, sang việc sau",
          "Đã ghi là đã ký",
        ),
    },
    pay: {
      label: "Đã nộp tiền…",
      key: "P",
      form: () =>
        ask("pay", `Đã nhận đủ ${money(dossier().amount ?? 0)}?`, "Đã nhận tiền, sang việc sau", "Đã ghi là đã nộp"),
    },
    resume: {
      label: "Giải quyết tiếp…",
      key: "G",
      form: () =>
        ask("resume", "Giải quyết tiếp", "Giải quyết tiếp", "Đã giải quyết tiếp", () => [
          reason("resume"),
          ...(dossier().dueAt ? [] : [date("dueOn", "Ngày hẹn trả kết quả, nếu thủ tục không ghi thời hạn", false)]),
        ]),
    },
    requestSupplement: {
      label: "Yêu cầu bổ sung…",
      key: "H",
      form: () =>
        ask(
          "requestSupplement",
          "Yêu cầu bổ sung: nêu hết trong một lần (mẫu 02)",
          "Gửi yêu cầu, sang việc sau",
          "Đã yêu cầu bổ sung",
          () => [missingItems(), date("untilOn", "Ngày cuối để bổ sung (để trống: không hạn)", false)],
        ),
    },
    requestPayment: {
      label: "Yêu cầu nộp tiền…",
      key: "Y",
      form: () =>
        ask(
          "requestPayment",
          "Yêu cầu nộp tiền: hồ sơ tạm dừng đến khi nộp",
          "Gửi yêu cầu, sang việc sau",
          "Đã yêu cầu nộp tiền",
          () => [amount(), date("untilOn", "Ngày cuối để nộp (để trống: không hạn)", false)],
        ),
    },
    charge: {
      label: "Thông báo thu…",
      key: "M",
      form: () =>
        ask(
          "charge",
          "Thông báo thu: hồ sơ vẫn được giải quyết",
          "Gửi thông báo, sang việc sau",
          "Đã thông báo thu",
          () => [amount()],
        ),
    },
    waive: {
      label: "Miễn…",
      key: "V",
      form: () => ask("waive", "Miễn khoản phải nộp", "Miễn, sang việc sau", "Đã miễn", () => [reason("waive")]),
    },
    extend: {
      label: "Gia hạn…",
      key: "E",
      form: () =>
        ask("extend", "Xin lỗi và hẹn lại ngày trả kết quả (mẫu 04)", "Gia hạn, sang việc sau", "Đã gia hạn", () => [
          reason("extend"),
          date(
            "dueOn",
            dossier().extensions ? "Ngày hẹn mới, hoặc ngày đúng nếu lần trước ghi nhầm" : "Ngày hẹn mới",
            true,
          ),
        ]),
    },
    comeBack: {
      label: "Bưu phẩm trả lại…",
      key: "W",
      form: () => ask("comeBack", "Bưu phẩm bị trả lại cơ quan?", "Đã nhận lại", "Đã ghi bưu phẩm trả lại"),
    },
    refund: {
      label: "Hoàn tiền…",
      key: "O",
      form: () => ask("refund", `Đã hoàn lại ${money(dossier().amount ?? 0)}?`, "Đã hoàn tiền", "Đã hoàn tiền"),
    },
    confirmRepresentation: {
      label: "Xác nhận người đại diện…",
      key: "A",
      form: () =>
        ask(
          "confirmRepresentation",
          `Đã xem giấy tờ: ${dossier().applicant} là người đại diện của ${dossier().organisation.name}?`,
          "Xác nhận",
          "Đã xác nhận người đại diện",
        ),
    },
    refuseRepresentation: {
      label: "Không công nhận người đại diện…",
      key: "Z",
      form: () =>
        ask(
          "refuseRepresentation",
          "Không công nhận người đại diện: người dân đọc lý do",
          "Gửi lý do, sang việc sau",
          "Đã gửi lý do",
          () => [reason("refuseRepresentation")],
        ),
    },
    declineRefund: {
      label: "Không hoàn tiền…",
      key: "I",
      form: () =>
        ask("declineRefund", "Không hoàn tiền", "Gửi lý do, sang việc sau", "Đã gửi lý do", () => [
          reason("declineRefund"),
        ]),
    },
    stop: {
      label: "Dừng giải quyết…",
      key: "D",
      className: "danger",
      form: () =>
        ask("stop", "Dừng giải quyết hồ sơ (mẫu 05)", "Dừng, sang việc sau", "Đã dừng giải quyết", () => [
          reason("stop"),
        ]),
    },
    refuse: {
      label: "Từ chối…",
      key: "X",
      className: "danger",
      form: () =>
        ask("refuse", "Từ chối tiếp nhận (mẫu 03)", "Gửi lý do, sang việc sau", "Đã gửi lý do", () => [
          reason("refuse"),
        ]),
    },
  };

  return {
    STATUS,
    EVENTS,
    STEPS,
    forCitizen,
    prepare,
    facts,
    panels,
    satisfaction,
    asked,
    idle,
    money,
    standing: ({ processing }) => PROCESSING[processing],
  };
}
