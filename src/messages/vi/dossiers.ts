/** Writing and submitting a dossier (hồ sơ), whatever the procedure asks. */
export const dossiers = {
  title: "Nộp hồ sơ",
  prepareTitle: "Chuẩn bị hồ sơ",
  optional: (label: string) => `${label} (không bắt buộc)`,
  notFound: {
    title: "Thủ tục này chưa có mẫu khai trong ứng dụng",
    next: "Xem cách nộp ở trang thủ tục, hoặc gọi tổng đài để được hướng dẫn.",
  },
  toProcedure: "Xem trang thủ tục",

  where: {
    heading: "Nộp hồ sơ ở đâu?",
    lead: "Chọn xã, phường tiếp nhận hồ sơ. Thường là nơi đang ở.",
    commune: "Xã, phường tiếp nhận",
    choose: "Chọn xã, phường",
    missing: "Xin chọn xã, phường tiếp nhận hồ sơ.",
    agency: (name: string) => `Nơi giải quyết: ${name}`,
    office: (commune: string) => `Bộ phận một cửa, ${commune}`,
    begun: "Có hồ sơ đang khai dở",
    begunText: "Khai tiếp hồ sơ ấy, hoặc bắt đầu một hồ sơ khác. Hồ sơ đang dở vẫn nằm trong “Việc của tôi”.",
    goOn: "Khai tiếp",
    another: "Bắt đầu hồ sơ khác",
  },

  page: {
    item: (title: string, n: number) => `${title} ${n}`,
    add: (title: string) => `Thêm ${title}`,
    full: (n: number) => `Đã đủ ${n}, không thêm được nữa.`,
    remove: (title: string, n: number) => `Bỏ ${title} ${n}`,
    removeSure: (title: string, n: number) => `Bỏ ${title} ${n}?`,
    removeText: "Những gì đã điền ở mục này sẽ bị xóa.",
    removeYes: "Bỏ",
    removeNo: "Giữ lại",
    removed: (title: string) => `Đã bỏ ${title}.`,
    none: "Chưa có ai hoặc mục nào. Không có thì đi tiếp.",
  },

  field: {
    choose: "Chọn",
    yes: "Có",
    no: "Không",
    money: (amount: string) => `Đang ghi: ${amount}`,
    dateHint: "Chọn ngày, tháng, năm",
    identityHint: "12 chữ số trên thẻ căn cước",
    choicesHint: (max: number) => `Chọn nhiều nhất ${max}.`,
  },

  /** A sentence per rule of the form language; the first slot is the field, the second its limit. */
  faults: {
    required: (label: string) => `Còn thiếu: ${label}`,
    type: "điền chưa đúng, xin điền lại",
    minLength: (limit: string) => `cần ít nhất ${limit} chữ`,
    maxLength: (limit: string) => `dài quá ${limit} chữ, xin rút ngắn bớt`,
    minimum: (limit: string) => `không được nhỏ hơn ${limit}`,
    maximum: (limit: string) => `không được lớn hơn ${limit}`,
    whole: "xin ghi số nguyên",
    decimals: (limit: string) => `chỉ ghi đến ${limit} chữ số sau dấu phẩy`,
    earliest: (limit: string) => `không được trước ngày ${limit}`,
    latest: (limit: string) => `không được sau ngày ${limit}`,
    option: "xin chọn lại, lựa chọn này không còn",
    minItems: (limit: string) => `xin chọn ít nhất ${limit}`,
    maxItems: (limit: string) => `chỉ được nhiều nhất ${limit}`,
    phone: "số điện thoại di động có 10 chữ số, bắt đầu bằng 0",
    email: "địa chỉ có dạng ten@noicap.vn",
    identityNumber: "số định danh có đúng 12 chữ số",
    identitySex: "số này là của người có giới tính khác. Xin xem lại số hoặc giới tính",
    identityYear: "số này là của người sinh năm khác. Xin xem lại số hoặc ngày sinh",
    taxCode: "mã số thuế có 10 chữ số, 13 chữ số có gạch ngang, hoặc 12 chữ số",
    commune: "xin chọn một xã, phường trong danh sách",
    country: "xin chọn một nước trong danh sách",
  },
  warnings: {
    identityBirthplace:
      "Ba số đầu không phải mã của tỉnh, thành nào quen biết. Xin xem lại; nếu đúng như trên thẻ thì cứ để vậy.",
  },

  person: {
    useProven: (provider: string) => `Dùng thông tin đã xác nhận (từ ${provider})`,
    useProvenUnknown: "Xác nhận danh tính để khỏi phải điền",
    from: (provider: string) => `từ ${provider}`,
    fromUnknown: "đã xác nhận",
    proven: (provider: string) => `Thông tin đã xác nhận, từ ${provider}. Không phải điền, cũng không sửa ở đây.`,
    provenUnknown: "Thông tin đã xác nhận. Cơ quan nhận đúng những gì đã được xác nhận.",
    fillMyself: "Tự điền",
    putOff: "Chưa xác nhận. Vẫn tự điền được, và những gì đã điền còn nguyên.",
    failed: "Chưa mở được phần xác nhận. Vẫn tự điền được, hoặc thử lại khi có mạng.",
    number: "Số định danh cá nhân",
    address: (words: string) => `Nơi cư trú đã xác nhận: ${words}`,
    scan: "Quét mã QR trên thẻ căn cước",
    scanned: "Đã điền theo thẻ căn cước. Xin xem lại từng ô.",
    scanDenied: "Chưa được phép dùng máy ảnh. Vẫn điền tay được như thường.",
    scanImpossible: "Điện thoại này chưa quét được mã. Vẫn điền tay được như thường.",
    scanUnknown: "Đây không phải mã trên thẻ căn cước. Quét mã vuông ở mặt trước của thẻ, hoặc điền tay.",
    scanWarnings: {
      sex: "Giới tính ghi trên thẻ không khớp với số định danh. Xin xem lại.",
      yearOfBirth: "Năm sinh ghi trên thẻ không khớp với số định danh. Xin xem lại.",
      birthplace: "Ba số đầu của số định danh không phải mã của tỉnh, thành nào quen biết. Xin xem lại.",
    },
  },

  stop: {
    title: "Xin dừng ở đây một chút",
    goTo: "Mở thủ tục phù hợp",
    change: "Xem lại câu trả lời",
    kept: "Những gì đã khai vẫn được giữ.",
  },

  papers: {
    title: "Giấy tờ",
    lead: "Chụp rõ từng trang, đủ bốn góc, không lóa. Nhiều trang của một giấy tờ thì xếp đúng thứ tự.",
    required: "Bắt buộc.",
    optional: "Không bắt buộc.",
    reuse: "Nếu cơ quan đã có bản điện tử thì bản ấy được dùng thay.",
    originals: (n: number) => `${n} bản chính`,
    copies: (n: number) => `${n} bản sao`,
    max: (n: number) => `Tối đa ${n} trang, là ảnh hoặc tệp PDF.`,
    page: (n: number) => `Trang ${n}`,
    pages: (n: number) => `${n} trang`,
    none: "chưa có",
    count: (papers: number, pages: number) => `${papers} giấy tờ, ${pages} trang`,
    missing: (title: string) => `Còn thiếu: ${title}`,
    notAllowed: "Chưa mở được máy ảnh. Vẫn chọn được ảnh có sẵn hoặc tệp PDF.",
    notOpened: "Chưa mở được ảnh trên điện thoại này. Xin thử cách khác ở dưới.",
    see: (name: string) => `Xem to ${name}`,
    seeShort: "Xem to",
    up: (name: string) => `Đưa ${name} lên trước`,
    upShort: "Đưa lên trước",
    moved: (name: string) => `Đã đổi chỗ. Đây là ${name}.`,
    questions: {
      small: "Ảnh này khá nhỏ, cán bộ có thể không đọc được chữ. Xin xem to, nếu chữ chưa rõ thì chụp lại.",
      blurred: "Ảnh này có vẻ bị mờ. Xin xem to, nếu chữ chưa rõ thì chụp lại.",
    },
  },

  declarations: {
    title: "Cam đoan và đồng ý",
    lead: "Đọc từng điều. Đồng ý điều nào thì đánh dấu vào điều ấy.",
    missing: "Xin đọc và đánh dấu điều này để nộp được hồ sơ.",
    done: (n: number) => `Đã đánh dấu ${n} điều`,
  },

  delivery: {
    title: "Nhận kết quả",
    heading: "Muốn nhận kết quả bằng cách nào?",
    methods: {
      electronic: { title: "Bản điện tử", text: "Xem và tải về ngay trong ứng dụng." },
      counter: { title: "Đến nơi tiếp nhận để lấy", text: "Mang theo giấy tờ tùy thân." },
      post: { title: "Gửi bưu điện về nhà", text: "Tiền cước trả cho bưu điện khi nhận." },
    },
    missing: "Xin chọn một cách nhận kết quả.",
    address: "Địa chỉ nhận",
    addressHint: "Số nhà, đường, ấp hoặc khu phố, xã hoặc phường, tỉnh, và số điện thoại người nhận.",
    addressMissing: "Xin ghi địa chỉ nhận, ít nhất 5 chữ.",
    addressLong: "Địa chỉ dài quá 300 chữ, xin rút ngắn bớt.",
    at: (address: string) => `Gửi bưu điện: ${address}`,
  },

  review: {
    title: "Xem lại và nộp",
    send: "Nộp hồ sơ",
    receiver: "Nơi tiếp nhận",
    cost: "Tiền và thời hạn",
    provenAtEnd: "Khi bấm Nộp, ứng dụng có thể hỏi xác nhận danh tính. Từ chối thì hồ sơ vẫn được giữ.",
    mend: "Những chỗ cần xem lại:",
    mendOther: "Xem lại phần này",
    nothing: "chưa điền",
  },

  prepare: {
    title: "Mang gì, nộp ở đâu",
    kept: "Những gì đã khai được lưu lại, mở trong “Việc của tôi” lúc nào cũng được.",
    bring: "Giấy tờ cần mang",
    noPapers: "Không cần mang giấy tờ nào.",
    where: "Nộp ở đâu",
    modes: {
      "local-intake": "Nộp ngay trong ứng dụng này.",
      "national-portal":
        "Nộp trực tuyến tại Cổng Dịch vụ công quốc gia, hoặc đến bộ phận một cửa. Xem lại các câu trả lời trên đây để điền.",
      counter: "Đến bộ phận một cửa, mang theo các giấy tờ trên đây.",
      appointment: "Hẹn giờ trước tại Cổng Dịch vụ công quốc gia, rồi đến nơi tiếp nhận vào ngày hẹn.",
    },
    open: "Mở trang công bố thủ tục",
    answers: "Những gì đã khai",
  },

  sent: {
    title: "Hồ sơ đã nộp",
    nextSteps: [
      "Cán bộ xem hồ sơ. Thiếu gì sẽ báo một lần, đủ những gì cần bổ sung.",
      "Hồ sơ được tiếp nhận thì có giấy hẹn trả kết quả, xem trong ứng dụng.",
      "Có gì mới sẽ hiện ở mục “Việc của tôi”.",
    ],
  },

  needs: {
    title: "Tôi cần gì?",
    lead: "Trả lời được đến đâu hay đến đó. Câu trả lời chỉ ở trên máy này.",
    show: "Xem cần gì",
    result: "Cần chuẩn bị",
    more: (n: number) => `Còn ${n} câu chưa trả lời, có thể cần thêm giấy tờ.`,
    change: "Trả lời lại",
    use: "Dùng câu trả lời này để bắt đầu hồ sơ",
    useText: "Không phải trả lời lại những câu vừa rồi.",
    nothingAsked: "Thủ tục này cần giấy tờ như nhau cho mọi người.",
  },
};

export type DossierMessages = typeof dossiers;
