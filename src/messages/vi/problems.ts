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
    sentence: "Việc này cần biết chắc ai đang làm.",
    next: "Xác nhận danh tính thì làm tiếp được. Những gì đã nhập vẫn còn.",
  },
  "identity-provider-unknown": {
    sentence: "Tỉnh chưa mở cách xác nhận này.",
    next: "Chọn cách xác nhận khác, hoặc gọi tổng đài để được giúp.",
  },
  "identity-provider-unavailable": {
    sentence: "Nơi xác nhận danh tính đang bảo trì hoặc chưa trả lời.",
    next: "Những gì đã nhập được giữ nguyên. Vui lòng thử lại sau ít phút.",
  },
  "identity-attempt-not-found": {
    sentence: "Lần xác nhận này bắt đầu trên một điện thoại khác.",
    next: "Hãy bắt đầu lại trên điện thoại này.",
  },
  "identity-attempt-ended": {
    sentence: "Lần xác nhận này đã hết hạn hoặc đã kết thúc.",
    next: "Hãy bắt đầu lại. Những gì đã nhập vẫn còn.",
  },
  "identity-not-returned": {
    sentence: "Trang xác nhận chưa làm xong.",
    next: "Mở lại trang xác nhận và làm hết các bước, rồi quay lại đây.",
  },
  "identity-code-wrong": {
    sentence: "Sáu số chưa đúng.",
    next: "Xem lại sáu số trên trang xác nhận rồi nhập lại.",
  },
  "identity-linked-elsewhere": {
    sentence: "Số định danh này đang nối với một tài khoản Zalo khác.",
    next: "Có thể chuyển sang tài khoản này, tài khoản kia sẽ thôi được nối.",
  },
  "identity-changed": {
    sentence: "Từ khi hồ sơ này được soạn, tài khoản Zalo này đã nối với danh tính của người khác.",
    next: "Chưa gửi gì dưới tên người đó. Xin xem lại hồ sơ đứng tên ai rồi gửi lại.",
  },
  "identity-other-person": {
    sentence: "Tài khoản Zalo này đang nối với số định danh của người khác.",
    next: "Nếu muốn đổi người, mở Cài đặt và gỡ danh tính trước.",
  },
  "office-key-invalid": {
    sentence: "Khóa của cơ quan không đúng hoặc đã bị thu hồi.",
    next: "Liên hệ người quản trị của tỉnh.",
  },
  "office-scope-required": { sentence: "Cơ quan chưa được giao việc này.", next: "Liên hệ người quản trị của tỉnh." },
  "not-found": { sentence: "Không tìm thấy nội dung này.", next: "Có thể đường dẫn đã cũ. Về trang chủ để tìm lại." },
  "case-not-found": {
    sentence: "Không tìm thấy việc này.",
    next: "Xem lại mã. Việc không đăng công khai thì chỉ người gửi xem được.",
  },
  "attachment-not-found": {
    sentence: "Không tìm thấy ảnh hoặc tệp này.",
    next: "Quay lại rồi mở lại để xem những gì hiện có.",
  },
  "upload-not-found": {
    sentence: "Ảnh hoặc tệp đã chọn không còn được giữ trên hệ thống.",
    next: "Bấm Sửa, chọn lại ảnh hoặc tệp rồi gửi.",
  },
  "draft-not-found": {
    sentence: "Bản đang viết không còn trên hệ thống.",
    next: "Phần còn trên máy này vẫn dùng được và sẽ được lưu lại.",
  },
  "draft-conflict": {
    sentence: "Việc này được viết tiếp ở một máy khác.",
    next: "Mở lại để xem hai bản và chọn một bản.",
  },
  "too-many-drafts": {
    sentence: "Đang có quá nhiều bản viết dở.",
    next: "Mở Việc của tôi, xóa bớt những bản không cần nữa.",
  },
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
  "body-too-large": { sentence: "Nội dung gửi quá dài.", next: "Viết ngắn lại rồi gửi." },
  "unsupported-media-type": { sentence: "Nội dung này không gửi được.", next: "Chọn ảnh hoặc tệp PDF." },
  "file-empty": { sentence: "Tệp này trống, không có nội dung.", next: "Bấm Sửa, chọn tệp khác hoặc chụp lại." },
  "file-type-unsupported": {
    sentence: "Tệp đã chọn không phải là ảnh hay tệp PDF.",
    next: "Chọn ảnh hoặc tệp PDF khác.",
  },
  "file-heic": {
    sentence: "Ảnh HEIC của iPhone chưa mở được ở đây.",
    next: "Chụp lại ngay trong ứng dụng, hoặc gửi ảnh chụp màn hình của ảnh này.",
  },
  "file-too-large": {
    sentence: "Tệp này nặng hơn 15 MB.",
    next: "Chọn tệp nhẹ hơn hoặc chụp lại ngay trong ứng dụng.",
  },
  "file-too-many-pixels": {
    sentence: "Ảnh này quá lớn để xử lý.",
    next: "Chọn ảnh nhỏ hơn hoặc chụp lại ngay trong ứng dụng.",
  },
  "file-unreadable": { sentence: "Tệp này bị hỏng, không mở được.", next: "Chọn tệp khác hoặc chụp lại." },
  "file-infected": {
    sentence: "Tệp này có mã độc nên không nhận được.",
    next: "Bỏ tệp này, chọn tệp khác. Nên quét mã độc trên máy đã tạo ra tệp.",
  },
  "scanner-unavailable": {
    sentence: "Hệ thống chưa kiểm tra được tệp gửi kèm.",
    next: "Tệp đã được giữ và sẽ tự gửi lại sau ít phút.",
  },
  "upload-incomplete": {
    sentence: "Ảnh hoặc tệp chưa gửi xong.",
    next: "Giữ mạng ổn định; phần còn lại sẽ tự gửi tiếp.",
  },
  "too-many-uploads": {
    sentence: "Đang có quá nhiều ảnh, tệp chờ gửi.",
    next: "Gửi hoặc xóa bớt những việc đang viết dở rồi thử lại.",
  },
  "kind-unknown": { sentence: "Loại việc đã chọn không còn được dùng.", next: "Chọn lại loại việc." },
  "procedure-not-found": {
    sentence: "Không có thủ tục này trong danh mục.",
    next: "Tìm bằng lời thường ngày, hoặc gọi tổng đài.",
  },
  "procedure-changed": {
    sentence: "Thủ tục này vừa được sửa.",
    next: "Mở lại để xem bản đang áp dụng, rồi sửa tiếp.",
  },
  "form-not-found": {
    sentence: "Thủ tục này chưa điền được trong ứng dụng.",
    next: "Xem giấy tờ cần chuẩn bị và nơi nộp ở trang của thủ tục.",
  },
  "topic-unknown": { sentence: "Lĩnh vực đã chọn không còn được dùng.", next: "Chọn lại lĩnh vực." },
  "commune-unknown": { sentence: "Chưa nhận ra xã, phường này.", next: "Chọn lại xã, phường trong danh sách." },
  "point-outside-province": {
    sentence: "Vị trí này nằm ngoài tỉnh.",
    next: "Chọn lại vị trí trên bản đồ, hoặc chọn xã, phường trong danh sách.",
  },
  "point-unconfirmed": {
    sentence: "Vị trí điện thoại báo còn lệch nhiều.",
    next: "Xem lại ghim trên bản đồ và xác nhận đúng chỗ.",
  },
  "transition-not-allowed": {
    sentence: "Việc này đã chuyển sang bước khác.",
    next: "Mở lại việc này để xem tình trạng mới nhất.",
  },
  "step-too-late": {
    sentence: "Đã hết thời hạn làm việc này.",
    next: "Vẫn gửi được một việc mới, hoặc gọi tổng đài để được hướng dẫn.",
  },
  "calendar-ends": {
    sentence: "Tỉnh chưa có lịch làm việc của năm tới, nên chưa tính được ngày hẹn trả.",
    next: "Xin thử lại sau. Cần gấp, gọi tổng đài.",
  },
  "already-rated": { sentence: "Việc này đã được đánh giá.", next: "Mỗi việc đánh giá một lần. Không cần gửi lại." },
  "join-not-possible": {
    sentence: "Hai câu hỏi này chưa gộp trả lời chung được.",
    next: "Chỉ gộp câu hỏi chưa trả lời vào một câu hỏi khác của cùng cơ quan.",
  },
  "answer-needs-reason": {
    sentence: "Câu trả lời còn thiếu ảnh sau khi xử lý hoặc căn cứ.",
    next: "Phản ánh: thêm ảnh, hoặc ghi lý do không có ảnh. Câu hỏi đăng công khai: ghi căn cứ. Rồi gửi lại.",
  },
  "never-public": {
    sentence: "Việc này không được đăng công khai.",
    next: "Chỉ người gửi và cơ quan xử lý xem được.",
  },
  "form-changed": {
    sentence: "Mẫu khai vừa được thay đổi.",
    next: "Xem lại các phần mới rồi nộp. Những gì đã nhập vẫn còn.",
  },
  "procedure-not-taken-here": {
    sentence: "Thủ tục này chưa nộp được trong ứng dụng.",
    next: "Xem nơi nộp ghi ở trang thủ tục. Những gì đã chuẩn bị vẫn còn.",
  },
  "procedure-abolished": {
    sentence: "Thủ tục này không còn hiệu lực.",
    next: "Mở trang thủ tục để biết từ ngày nào và thủ tục nào thay thế. Những gì đã nhập vẫn còn.",
  },
  "procedure-not-for-you": {
    sentence: "Theo những gì đã trả lời, đây không phải thủ tục cần làm.",
    next: "Xem lại câu trả lời, hoặc mở thủ tục được gợi ý.",
  },
  "agency-unknown": {
    sentence: "Xã, phường này chưa nhận hồ sơ qua ứng dụng.",
    next: "Chọn nơi khác, hoặc gọi tổng đài để được hướng dẫn.",
  },
  "paper-missing": { sentence: "Còn thiếu giấy tờ.", next: "Thêm giấy tờ còn thiếu rồi nộp." },
  "paper-unknown": {
    sentence: "Có giấy tờ không cần nộp hoặc nhiều trang hơn cho phép.",
    next: "Xem lại các giấy tờ đã thêm rồi nộp.",
  },
  "declaration-missing": {
    sentence: "Còn lời cam đoan chưa đánh dấu.",
    next: "Đọc và đánh dấu từng lời cam đoan rồi nộp.",
  },
  "supplement-incomplete": {
    sentence: "Chưa đủ những gì cán bộ yêu cầu bổ sung.",
    next: "Bổ sung hết các mục được liệt kê, rồi gửi một lần.",
  },
  "co-declaration-not-found": {
    sentence: "Lời mời này không còn dùng được.",
    next: "Lời mời chỉ dùng một lần, trong bảy ngày. Xin hỏi người đã gửi để nhận lời mời mới.",
  },
  "co-declaration-not-for-you": {
    sentence: "Lời mời này gửi cho người khác.",
    next: "Chỉ người được ghi tên trong tờ khai mới đồng ý được. Nếu tên, ngày sinh hoặc số định danh khai chưa đúng, xin báo người đã gửi.",
  },
  "co-declaration-missing": {
    sentence: "Chưa có sự đồng ý của người cùng xác nhận.",
    next: "Mời người ấy đọc và đồng ý, rồi nộp. Đã sửa tờ khai sau khi đồng ý thì cần mời lại.",
  },
  "result-not-found": { sentence: "Không tìm thấy kết quả này.", next: "Xem lại mã vuông, hoặc hỏi cơ quan đã cấp." },
  "result-link-not-found": {
    sentence: "Đường dẫn này không còn nữa.",
    next: "Mở lại hồ sơ để xem các đường dẫn đã gửi.",
  },
  "too-many-result-links": {
    sentence: "Đã có năm đường dẫn đang chờ được mở.",
    next: "Thu hồi bớt một đường dẫn, rồi tạo đường dẫn mới.",
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
