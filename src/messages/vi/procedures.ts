/** Administrative procedures (thủ tục hành chính), as citizens read them. */
export const procedures = {
  list: {
    title: "Thủ tục hành chính",
    search: "Cần làm giấy tờ gì?",
    searchHint: "Gõ như nói thường ngày, không dấu cũng được",
    found: (n: number, more: boolean) =>
      n === 0 ? "Chưa thấy thủ tục nào" : more ? `Có hơn ${n} thủ tục` : `Có ${n} thủ tục`,
    nothingFound: (number: string) => `Xin thử từ khác, hoặc gọi ${number} để được hướng dẫn.`,
    nothingInField: (field: string) =>
      `Không có trong lĩnh vực “${field}”. Xin chọn “Tất cả lĩnh vực” để tìm rộng hơn.`,
    empty: "Chưa có thủ tục nào được đăng",
    field: "Lĩnh vực",
    allFields: "Tất cả lĩnh vực",
  },
  one: {
    title: "Thủ tục hành chính",
    notFound: {
      title: "Không có thủ tục này",
      next: "Mã có thể chưa đúng, hoặc thủ tục không còn áp dụng. Xin tìm lại bằng lời thường ngày.",
    },
    abolished: {
      title: (day: string) => `Thủ tục này không còn hiệu lực từ ${day}`,
      submitted: "Hồ sơ đã nộp vẫn được giải quyết tiếp; xem ở “Việc của tôi”.",
      successor: "Mở thủ tục thay thế",
      others: "Tìm thủ tục khác",
    },
    modes: {
      "local-intake": "Nộp được ngay trong ứng dụng này.",
      "national-portal": "Nộp trực tuyến tại Cổng Dịch vụ công quốc gia, hoặc nộp theo các cách dưới đây.",
      counter: "Nộp trực tiếp tại nơi tiếp nhận.",
      appointment: "Trên mạng chỉ hẹn giờ. Đến ngày hẹn thì tới nơi tiếp nhận để làm.",
    },
    doors: {
      title: "Làm thủ tục này",
      submit: { title: "Nộp trong ứng dụng", text: "Khai, gửi kèm giấy tờ và nộp. Khai đến đâu được lưu đến đó." },
      prepare: {
        title: "Chuẩn bị hồ sơ",
        text: "Khai trước trên điện thoại. Cuối cùng ứng dụng chỉ rõ cần mang gì và nộp ở đâu.",
      },
      needs: {
        title: "Tôi cần gì?",
        text: "Trả lời vài câu để biết giấy tờ, tiền và thời gian cho trường hợp của mình.",
      },
    },
    how: "Nộp thế nào, bao lâu, bao nhiêu tiền",
    channels: { online: "Trực tuyến", post: "Qua bưu điện", counter: "Đến nơi tiếp nhận", other: "Cách khác" },
    time: "Thời hạn",
    times: {
      "working-day": (n: number) => `${n} ngày làm việc`,
      day: (n: number) => `${n} ngày`,
      hour: (n: number) => `${n} giờ`,
      month: (n: number) => `${n} tháng`,
      unknown: (n: number) => `nơi công bố chỉ ghi “${n}”, không nói ngày hay giờ. Nên hỏi khi nộp.`,
    },
    sameDay: "có kết quả trong ngày",
    noTime: "nơi công bố không ghi. Nên hỏi khi nộp.",
    cutoff: (time: string) =>
      `Nhận sau ${String(time).replace(/:00$/, " giờ")} thì có kết quả vào ngày làm việc tiếp theo.`,
    fee: "Phí, lệ phí",
    free: "miễn phí",
    per: (amount: string, unit: string) => `${amount} mỗi ${unit}`,
    seeNote: "xem ghi chú ngay dưới",
    seeNoteAbove: "xem ghi chú ở trên",
    noFee: "nơi công bố không ghi. Nên hỏi khi nộp.",
    more: "Cách làm cụ thể",
    documents: "Giấy tờ cần có",
    noDocuments: "Nơi công bố không liệt kê giấy tờ nào.",
    originals: (n: number) => `${n} bản chính`,
    copies: (n: number) => `${n} bản sao`,
    notes: (n: number) => (n === 1 ? "Một điều cần lưu ý" : `${n} điều cần lưu ý`),
    results: "Nhận được gì",
    agency: "Cơ quan giải quyết",
    steps: "Các bước thực hiện",
    conditions: "Điều kiện",
    legal: "Theo văn bản nào",
    source: (decision: string) => `Theo công bố tại Cổng Dịch vụ công quốc gia, quyết định ${decision}.`,
    codes: (code: string, long?: string, short?: string) =>
      long ? `Mã thủ tục: ${code}, cũng viết là ${long} hoặc ${short}.` : `Mã thủ tục: ${code}.`,
    officialName: "Tên chính thức",
  },
};

export type ProcedureMessages = typeof procedures;
