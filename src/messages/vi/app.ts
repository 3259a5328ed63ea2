export const vi = {
  back: "Quay lại",
  close: "Đóng",
  retry: "Thử lại",
  loading: "Đang mở…",
  toHome: "Về trang chủ",
  call: (number: string) => `Gọi ${number}`,
  skip: "Đến nội dung chính",
  requestId: (id: string) => `Mã để tra cứu khi gọi: ${id}`,
  tabs: { label: "Các mục chính", home: "Trang chủ", mine: "Việc của tôi", notices: "Tin báo" },
  status: { info: "Thông tin", warning: "Lưu ý", danger: "Quan trọng", success: "Đã xong" },
  home: {
    settings: "Cài đặt",
    search: "Cần làm việc gì?",
    clearSearch: "Xóa chữ đã gõ",
    found: (count: number) => (count === 0 ? "Chưa tìm thấy mục phù hợp" : `Tìm thấy ${count} mục`),
    notFound: (number: string) => `Thử từ khác, hoặc gọi ${number} để được hướng dẫn.`,
    mine: "Việc của tôi",
    mineText: "Việc đang viết, đã gửi, đang theo dõi",
    mineNeedsYou: (n: number) => `Có ${n} việc chưa gửi được, cần xem lại`,
    notices: "Tin báo",
    unknownLink: "Đường dẫn vừa mở không có trong ứng dụng. Đây là trang chủ.",
    closed: "Tạm ngừng",
  },
  notices: {
    none: "Chưa có tin báo",
    noneText: "Khi có tin cần biết, như ngập nước, cúp điện, thay đổi nơi tiếp dân, tin sẽ hiện ở đây.",
    seen: (time: string) => `Cập nhật ${time}`,
    until: (time: string) => `Đến ${time}`,
  },
  closed: {
    text: "Dịch vụ này đang tạm ngừng. Vui lòng quay lại sau, hoặc gọi tổng đài.",
  },
  broken: {
    title: "Màn hình này chưa mở được",
    text: "Có thể do mạng yếu. Những gì đã gửi vẫn còn nguyên.",
  },
};

export type AppMessages = typeof vi;
