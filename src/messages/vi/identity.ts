export const vi = {
  level1: "Tên và số điện thoại",
  title: "Xác nhận danh tính",
  titleAgain: "Xác nhận lại danh tính",
  later: "Để sau",
  explain: {
    title: "Vì sao cần xác nhận",
    why: "Nộp hồ sơ, nhận kết quả và biên lai điện tử cần biết chắc ai đang làm, để không ai làm thay được.",
    whyAgain: "Lần xác nhận trước đã lâu. Việc này cần xác nhận lại một lần nữa, để chắc vẫn là đúng người.",
    what: {
      title: "Lấy gì",
      text: (provider: string) => `Từ ${provider}: họ tên, ngày sinh, giới tính, địa chỉ và số định danh cá nhân.`,
    },
    where: {
      title: "Giữ ở đâu",
      text: (province: string) => `Trong hệ thống của ${province}. Số định danh được khóa kín.`,
    },
    who: { title: "Ai xem được", text: "Chỉ cơ quan giải quyết hồ sơ. Mỗi lần xem đều được ghi lại." },
    account: {
      title: "Nối với tài khoản Zalo nào",
      text: (name: string) => `Tài khoản đang dùng: ${name}.`,
      unnamed: "Tài khoản đang dùng trên điện thoại này.",
    },
    without: "Để sau thì phản ánh, hỏi đáp, tra cứu vẫn dùng được. Những gì đã viết vẫn còn.",
    choose: "Xác nhận ở đâu",
    open: (provider: string) => `Mở ${provider}`,
    opening: "Đang mở…",
    anyProvider: "nơi xác nhận danh tính",
    none: {
      title: "Tỉnh chưa mở việc xác nhận danh tính",
      text: "Những gì đã viết vẫn còn. Các dịch vụ khác vẫn dùng được.",
    },
  },
  down: {
    title: (provider: string) => `${provider} đang bảo trì`,
    text: (time: string) =>
      `Những gì đã viết vẫn được giữ. Thử lại lúc ${time}. Trong lúc đó các dịch vụ khác vẫn dùng được.`,
    soon: "Những gì đã viết vẫn được giữ. Thử lại sau ít phút. Trong lúc đó các dịch vụ khác vẫn dùng được.",
  },
  waiting: {
    title: (provider: string) => `Làm xong trên trang ${provider}`,
    text: "Làm xong trên trang đó thì bấm “Quay lại ứng dụng” ở đó.",
    digits: "Hoặc nhập sáu số hiện trên trang đó",
    digitsHint: "Sáu số này chỉ để nhập ở đây. Không đọc cho bất kỳ ai, kể cả người xưng là cán bộ.",
    tooFew: "Cần nhập đủ sáu số.",
    wrong: (left: number) => `Mã xác nhận chưa đúng. Còn thử được ${left} lần.`,
    wrongUnknown: "Mã xác nhận chưa đúng. Xem lại sáu số trên trang đó rồi nhập lại.",
    confirm: "Xác nhận",
    confirming: "Đang xác nhận…",
    reopen: (provider: string) => `Mở lại trang ${provider}`,
    restart: "Bắt đầu lại từ đầu",
    returned: {
      title: (provider: string) => `Trang ${provider} đã làm xong`,
      text: (provider: string) =>
        `Mở lại trang ${provider} rồi bấm “Quay lại ứng dụng” ở đó. Hoặc nhập sáu số hiện ở đó vào ô dưới đây.`,
    },
    cannotOpen: {
      title: "Zalo chưa mở được trang xác nhận",
      text: "Bấm “Mở lại trang”. Nếu vẫn chưa được, cập nhật Zalo rồi thử lại. Những gì đã viết vẫn còn.",
    },
  },
  unsent: {
    title: "Chỉ còn một bước",
    text: (provider: string) => `Trang ${provider} đã làm xong, không phải làm lại. Khi có mạng thì bấm Thử lại.`,
  },
  failed: {
    title: "Chưa xác nhận được",
    kept: "Những gì đã viết vẫn còn.",
    again: "Thử lại",
    other: "Chọn nơi xác nhận khác",
    denied: {
      title: "Chưa đồng ý chia sẻ",
      text: (provider: string) =>
        `Trên trang ${provider} đã chọn không chia sẻ, nên chưa lấy gì cả. Đổi ý thì thử lại.`,
    },
    unavailable: {
      title: "Trang xác nhận đang bảo trì",
      text: (provider: string) => `${provider} chưa trả lời. Thử lại sau ít phút; các dịch vụ khác vẫn dùng được.`,
    },
    "not-assured": {
      title: "Tài khoản cần được xác thực thêm",
      text: (provider: string) =>
        `Tài khoản ở ${provider} cần được xác thực thêm mới nộp hồ sơ được. Làm theo hướng dẫn của ${provider} rồi thử lại, hoặc gọi tổng đài để được chỉ nơi làm.`,
    },
    "no-number": {
      title: "Tài khoản chưa có số định danh",
      text: (provider: string) =>
        `Tài khoản ở ${provider} chưa có số định danh cá nhân. Bổ sung số định danh ở đó rồi thử lại, hoặc gọi tổng đài để được hướng dẫn.`,
    },
    "invalid-answer": {
      title: "Trả lời chưa kiểm tra được",
      text: (provider: string) =>
        `Hệ thống chưa kiểm tra được trả lời của ${provider} nên không nhận. Thử lại; nếu vẫn vậy, gọi tổng đài.`,
    },
  },
  ended: {
    title: "Cần bắt đầu lại",
    over: "Lần xác nhận này đã hết hạn hoặc đã kết thúc. Những gì đã viết vẫn còn.",
    tooMany: "Mã xác nhận đã sai năm lần nên lần này khép lại, để không ai dò được mã. Những gì đã viết vẫn còn.",
    again: "Bắt đầu lại",
  },
  elsewhere: {
    title: "Số định danh đang nối với tài khoản Zalo khác",
    account: (phone: string) => `Tài khoản đó có số điện thoại ${phone}.`,
    text: "Mỗi số định danh chỉ nối với một tài khoản Zalo. Nếu chuyển, hồ sơ đã nộp sẽ xem ở tài khoản này; tài khoản kia thôi được nối.",
    move: "Chuyển sang tài khoản này",
    moving: "Đang chuyển…",
    keep: "Giữ như cũ",
  },
  other: {
    title: "Tài khoản Zalo này đang nối với người khác",
    text: "Người vừa xác nhận không phải người đang được nối với tài khoản Zalo này. Muốn đổi người, mở Cài đặt và gỡ danh tính trước.",
    settings: "Mở Cài đặt",
  },
  page: {
    title: "Xác nhận danh tính",
    confirming: "Đang xác nhận danh tính…",
    done: "Đã xác nhận danh tính",
    doneText: "Đang trở lại chỗ đang làm.",
    goOn: "Tiếp tục",
    foreign: "Đường dẫn này không dùng được ở đây",
    foreignText: "Lần xác nhận đó đã bắt đầu trên điện thoại khác, hoặc đã hết hạn.",
    foreignWarning: "Có người gửi đường dẫn này hay bảo mở nó? Có thể là lừa đảo. Đừng làm theo.",
    begin: "Bắt đầu lại ở đây",
    already: "Danh tính đã được xác nhận trên tài khoản này.",
  },
  settings: {
    title: "Xác nhận danh tính",
    use: "Để nộp hồ sơ, nhận kết quả và biên lai điện tử, bằng tài khoản đã có ở nơi xác nhận. Các dịch vụ khác không cần.",
    begin: "Xác nhận danh tính",
    linked: "Đã xác nhận",
    name: "Họ tên",
    number: "Số định danh",
    verified: "Xác nhận lúc",
    fresh: "Không cần xác nhận lại đến",
    stale: "Đã lâu; việc quan trọng sẽ hỏi xác nhận lại",
    again: "Xác nhận lại",
    unlink: "Gỡ danh tính",
    unlinkText:
      "Danh tính sẽ được gỡ khỏi tài khoản Zalo này, trên mọi điện thoại dùng tài khoản này. Hồ sơ đã nộp vẫn là của người nộp và cơ quan vẫn giải quyết; xác nhận lại thì lại xem được.",
    unlinkKeep: "Giữ lại",
    unlinking: "Đang gỡ…",
    unlinked: "Đã gỡ danh tính khỏi tài khoản này.",
  },
};

export type IdentityMessages = typeof vi;
