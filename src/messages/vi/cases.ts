/** What every case shares: photos, dates, codes. */
export const cases = {
  photos: {
    title: "Hình ảnh",
    hint: (max: number) => `Không bắt buộc. Tối đa ${max} ảnh. Vị trí ghi trong ảnh được xóa đi.`,
    camera: "Chụp ảnh",
    album: "Chọn ảnh có sẵn",
    photo: (n: number) => `Ảnh ${n}`,
    waiting: "đang chờ",
    preparing: "đang thu nhỏ ảnh",
    uploading: (percent: number) => `đang gửi, ${percent}%`,
    stored: "đã gửi",
    failed: "chưa gửi được",
    refused: "không nhận được",
    retry: (n: number) => `Gửi lại ảnh ${n}`,
    retryShort: "Gửi lại",
    remove: (n: number) => `Bỏ ảnh ${n}`,
    removed: (n: number) => `Đã bỏ ảnh ${n}.`,
    full: (max: number) => `Đã đủ ${max} ảnh. Muốn thêm ảnh khác, hãy bỏ bớt một ảnh.`,
    noRoom: (left: number, max: number) => `Chỉ nhận được ${max} ảnh, ${left} ảnh sau cùng chưa được thêm.`,
    notAllowed: "Chưa mở được máy ảnh. Vẫn chọn được ảnh có sẵn, hoặc gửi phản ánh không kèm ảnh.",
    notOpened: "Chưa mở được ảnh trên điện thoại này. Phản ánh vẫn gửi được khi không kèm ảnh.",
    progress: (stored: number, all: number) => `Đã gửi ${stored} trên ${all} ảnh.`,
    allStored: (all: number) => `Đã gửi xong ${all} ảnh.`,
    problems: {
      "photo-empty": "Ảnh này trống, không có gì bên trong. Xin chọn ảnh khác.",
      "photo-type-unsupported": "Đây không phải là ảnh. Xin chọn ảnh chụp bằng điện thoại.",
      "photo-heic": "Điện thoại này chưa mở được ảnh kiểu HEIC. Xin chụp lại bằng nút “Chụp ảnh”, hoặc chọn ảnh khác.",
      "photo-too-large": "Ảnh này nặng quá 15 MB. Xin chọn ảnh khác, hoặc chụp lại bằng nút “Chụp ảnh”.",
      "photo-too-many-pixels": "Ảnh này có kích thước quá lớn nên không mở được. Xin chọn ảnh khác.",
      "photo-unreadable": "Ảnh này bị hỏng, không mở được. Xin chọn ảnh khác.",
      offline: "Ảnh chưa gửi được vì mất mạng. Khi có mạng, bấm “Gửi lại”.",
      other: "Ảnh chưa gửi được. Bấm “Gửi lại”, hoặc bỏ ảnh này.",
    },
  },
  due: {
    before: (day: string) => `chậm nhất ${day}`,
    late: (day: string) => `đã quá hạn từ ${day}`,
  },
  map: {
    loading: "Đang mở bản đồ",
    zoomIn: "Phóng to",
    zoomOut: "Thu nhỏ",
  },
};

export type CaseMessages = typeof cases;
