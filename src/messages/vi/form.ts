/** What every form says around its own fields. */
export const form = {
  steps: (now: number, all: number) => `Bước ${now} trên ${all}`,
  next: "Tiếp tục",
  change: "Sửa",
  changePart: (part: string) => `Sửa: ${part}`,
  faults: (n: number) => (n === 1 ? "Còn một chỗ cần xem lại" : `Còn ${n} chỗ cần xem lại`),
  reviewLead: "Đọc lại một lượt rồi bấm Gửi.",
  send: "Gửi",
  sending: "Đang gửi, xin chờ",
};

export type FormMessages = typeof form;
