import type { ProblemCode } from "../../../contract/types.ts";

/** What can go wrong before any server answers, and between the phone and Zalo. */
export type ClientProblem =
  | "offline"
  | "timeout"
  | "unreachable"
  | "denied"
  | "cancelled"
  | "unsupported"
  | "not-approved"
  | "unavailable"
  | "unexpected";

/** What happened, and what can be done now. */
export interface ProblemSentence {
  sentence: string;
  next: string;
}

const tryAgain = "Vui lòng thử lại sau ít phút.";

export const vi = {
  offline: { sentence: "Điện thoại đang không có mạng.", next: "Bật mạng rồi thử lại. Những gì đã nhập vẫn còn." },
  timeout: { sentence: "Mạng chậm nên chưa nhận được trả lời.", next: "Thử lại. Việc đã gửi sẽ không bị gửi hai lần." },
  unreachable: { sentence: "Chưa kết nối được với hệ thống của tỉnh.", next: tryAgain },
  denied: {
    sentence: "Zalo chưa được phép chia sẻ thông tin này.",
    next: "Vẫn làm tiếp được mà không cần quyền này. Muốn cho phép, mở Cài đặt, mục Quyền truy cập.",
  },
  cancelled: { sentence: "Đã dừng theo yêu cầu.", next: "Có thể làm lại bất cứ lúc nào." },
  unsupported: {
    sentence: "Bản Zalo trên máy chưa có chức năng này.",
    next: "Cập nhật Zalo, hoặc dùng cách khác trên màn hình.",
  },
  "not-approved": {
    sentence: "Chức năng này chưa được mở cho ứng dụng.",
    next: "Vui lòng dùng cách khác trên màn hình.",
  },
  unavailable: { sentence: "Zalo chưa trả lời.", next: tryAgain },
  unexpected: {
    sentence: "Ứng dụng gặp trục trặc.",
    next: "Vui lòng thử lại. Nếu vẫn vậy, gọi tổng đài để được giúp.",
  },
  "invalid-request": { sentence: "Một số thông tin chưa đúng.", next: "Xem lại các ô đã nhập rồi gửi lại." },
  unauthenticated: {
    sentence: "Ứng dụng cần kết nối lại với hệ thống của tỉnh.",
    next: "Thử lại, ứng dụng sẽ tự kết nối. Những gì đã nhập vẫn còn.",
  },
  "session-expired": {
    sentence: "Kết nối đã để lâu nên hết hạn.",
    next: "Thử lại, ứng dụng sẽ tự kết nối. Những gì đã nhập vẫn còn.",
  },
  "identity-level-required": {
    sentence: "Việc này cần biết tên và số điện thoại.",
    next: "Chọn chia sẻ tên và số điện thoại Zalo để làm tiếp.",
  },
  "office-key-invalid": {
    sentence: "Khóa của cơ quan không đúng hoặc đã bị thu hồi.",
    next: "Liên hệ người quản trị của tỉnh.",
  },
  "office-scope-required": { sentence: "Cơ quan chưa được giao việc này.", next: "Liên hệ người quản trị của tỉnh." },
  "not-found": { sentence: "Không tìm thấy nội dung này.", next: "Có thể đường dẫn đã cũ. Về trang chủ để tìm lại." },
  "report-not-found": {
    sentence: "Không tìm thấy phản ánh này.",
    next: "Xem lại mã phản ánh. Phản ánh không công khai chỉ người gửi xem được.",
  },
  "photo-not-found": { sentence: "Không tìm thấy ảnh này.", next: "Mở lại phản ánh để xem các ảnh hiện có." },
  "upload-not-found": { sentence: "Ảnh đã chọn không còn được giữ.", next: "Chọn lại ảnh rồi gửi." },
  "method-not-allowed": {
    sentence: "Ứng dụng trên máy chưa phải bản mới nhất.",
    next: "Đóng ứng dụng rồi mở lại từ Zalo để cập nhật.",
  },
  "idempotency-key-reused": {
    sentence: "Lần gửi trước có nội dung khác.",
    next: "Mở Việc của tôi để xem việc đã gửi, rồi gửi lại nếu cần.",
  },
  "idempotency-in-progress": {
    sentence: "Lần gửi trước đang được xử lý.",
    next: "Chờ ít giây rồi thử lại. Việc sẽ không bị gửi hai lần.",
  },
  "rate-limited": { sentence: "Đã thử nhiều lần trong thời gian ngắn.", next: tryAgain },
  "body-too-large": { sentence: "Nội dung gửi quá lớn.", next: "Bớt ảnh hoặc viết ngắn lại." },
  "unsupported-media-type": { sentence: "Nội dung này không gửi được.", next: "Chọn ảnh chụp bằng điện thoại." },
  "photo-empty": { sentence: "Ảnh này trống, không có nội dung.", next: "Chọn ảnh khác hoặc chụp lại." },
  "photo-type-unsupported": { sentence: "Mục đã chọn không phải là ảnh.", next: "Chọn ảnh chụp bằng điện thoại." },
  "photo-heic": {
    sentence: "Ảnh HEIC của iPhone chưa mở được ở đây.",
    next: "Chụp lại ngay trong ứng dụng, hoặc gửi ảnh chụp màn hình của ảnh này.",
  },
  "photo-too-large": {
    sentence: "Ảnh này nặng hơn 15 MB.",
    next: "Chọn ảnh nhẹ hơn hoặc chụp lại ngay trong ứng dụng.",
  },
  "photo-too-many-pixels": {
    sentence: "Ảnh này quá lớn để xử lý.",
    next: "Chọn ảnh nhỏ hơn hoặc chụp lại ngay trong ứng dụng.",
  },
  "photo-unreadable": { sentence: "Ảnh này bị hỏng, không mở được.", next: "Chọn ảnh khác hoặc chụp lại." },
  "too-many-photos": { sentence: "Đã đủ 10 ảnh.", next: "Bỏ bớt một ảnh nếu muốn thêm ảnh mới." },
  "kind-unknown": { sentence: "Loại việc đã chọn không còn được dùng.", next: "Chọn lại loại việc." },
  "commune-unknown": { sentence: "Chưa nhận ra xã, phường này.", next: "Chọn lại xã, phường trong danh sách." },
  "point-outside-province": {
    sentence: "Vị trí này nằm ngoài tỉnh.",
    next: "Chọn lại vị trí trên bản đồ, hoặc chọn xã, phường trong danh sách.",
  },
  "transition-not-allowed": {
    sentence: "Phản ánh đã chuyển sang bước khác.",
    next: "Tải lại để xem tình trạng mới nhất.",
  },
  "answer-needs-reason": {
    sentence: "Câu trả lời chưa kèm ảnh và chưa ghi lý do không có ảnh.",
    next: "Thêm ảnh sau khi xử lý, hoặc ghi lý do, rồi gửi lại.",
  },
  "never-public": {
    sentence: "Loại phản ánh này không được công khai.",
    next: "Chỉ người gửi và cơ quan công an xem được.",
  },
  "module-closed": { sentence: "Dịch vụ này đang tạm ngừng.", next: "Vui lòng quay lại sau, hoặc gọi tổng đài." },
  "zalo-unavailable": {
    sentence: "Zalo đang trục trặc nên chưa xác nhận được.",
    next: "Vẫn gửi được mà không cần tên, số điện thoại. Hoặc thử lại sau.",
  },
  "zalo-token-invalid": { sentence: "Zalo chưa xác nhận được tài khoản.", next: "Đóng ứng dụng rồi mở lại từ Zalo." },
  "zalo-outside-vietnam": {
    sentence: "Zalo chưa chuyển được thông tin này cho hệ thống của tỉnh.",
    next: "Vẫn làm tiếp được mà không cần thông tin này.",
  },
  "phone-token-invalid": {
    sentence: "Chưa nhận được số điện thoại từ Zalo.",
    next: "Thử chia sẻ lại, hoặc làm tiếp mà không cần số điện thoại.",
  },
  "location-token-invalid": {
    sentence: "Chưa nhận được vị trí từ Zalo.",
    next: "Thử lại, chọn trên bản đồ, hoặc chọn xã, phường trong danh sách.",
  },
  "not-ready": { sentence: "Hệ thống của tỉnh đang khởi động.", next: tryAgain },
  internal: {
    sentence: "Hệ thống của tỉnh gặp trục trặc.",
    next: "Sự cố đã được ghi lại. Vui lòng thử lại sau ít phút.",
  },
} satisfies Record<ProblemCode | ClientProblem, ProblemSentence>;
