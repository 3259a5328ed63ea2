/** What every form says around its own fields. */
export const form = {
  steps: (now: number, all: number) => `Bước ${now} trên ${all}`,
  next: "Tiếp tục",
  change: "Sửa",
  changePart: (part: string) => `Sửa: ${part}`,
  faults: (n: number) => (n === 1 ? "Còn một chỗ cần xem lại" : `Còn ${n} chỗ cần xem lại`),
  reviewLead: "Đọc lại một lượt trước khi gửi đi.",
  send: "Gửi",
  sendAgain: "Gửi lại",
  sendAnew: "Gửi thành một việc mới",
  sending: "Đang gửi, xin chờ",
  kept: "Những gì đã viết và tệp đã chọn vẫn còn nguyên.",
  earlierArrived: "Bản gửi lần trước đã đến nơi tiếp nhận",
  earlierArrivedNext:
    "Phần sửa sau chưa được gửi. Xem việc đã gửi trước; nếu vẫn cần, bản này gửi được thành một việc mới.",
  filesElsewhere: "Có tệp còn nằm ở điện thoại khác",
  filesElsewhereNext: "Mở ứng dụng trên máy đã chọn tệp để tệp được gửi lên, hoặc bỏ tệp đó ở dưới.",
  discard: {
    ask: "Bỏ bản này",
    sure: "Bỏ hẳn bản đang viết này?",
    text: "Những gì đã viết và tệp đã chọn sẽ bị xóa, không lấy lại được.",
    yes: "Bỏ hẳn",
    no: "Giữ lại",
  },
  absent: {
    title: "Không mở được bản đang viết này",
    next: "Có thể bản này đã gửi đi hoặc đã bỏ. Nếu được viết ở máy khác, cần có mạng để mở.",
    toMine: "Xem Việc của tôi",
  },
};

export type FormMessages = typeof form;
