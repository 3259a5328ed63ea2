export const vi = {
  why: "Có tên và số điện thoại, cán bộ gọi lại hỏi thêm được khi cần, và việc đã gửi được giữ theo đúng người gửi.",
  points: {
    what: { title: "Lấy gì", text: "Tên và số điện thoại đang dùng trên Zalo. Không lấy danh bạ, tin nhắn hay ảnh." },
    where: {
      title: "Giữ ở đâu",
      text: (province: string) => `Trong hệ thống của ${province}. Không chuyển cho ai khác.`,
    },
    who: { title: "Ai xem được", text: "Chỉ cơ quan giải quyết việc này. Không bao giờ hiện công khai." },
  },
  sheet: "Bấm Đồng ý, Zalo sẽ hỏi lại một lần nữa.",
  agree: "Đồng ý",
  later: "Để sau",
  asking: "Đang chờ Zalo…",
  again: "Thử lại",
  without: "Tiếp tục, không chia sẻ",
  openSettings: "Mở quyền truy cập trong Zalo",
  updateZalo: "Cập nhật Zalo",
  declined: {
    title: "Chưa chia sẻ",
    text: "Không sao, vẫn làm tiếp được. Nếu đổi ý, mở quyền truy cập trong Zalo rồi bấm Đồng ý.",
  },
  impossible: {
    title: "Zalo trên máy này chưa chia sẻ được",
    text: "Vẫn làm tiếp được mà không cần chia sẻ. Muốn chia sẻ thì cập nhật Zalo trước.",
  },
  /** Where the step after it cannot be taken without. */
  required: {
    why: "Việc này cần tên và số điện thoại trước, để biết cơ quan đang trả lời ai.",
    declined: "Những gì đã viết vẫn còn. Nếu đổi ý, mở quyền truy cập trong Zalo rồi bấm Đồng ý.",
    impossible: "Cập nhật Zalo rồi thử lại. Những gì đã viết vẫn còn, các dịch vụ khác vẫn dùng được.",
  },
};

export type SessionMessages = typeof vi;
