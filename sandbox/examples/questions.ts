import type { Citation } from "../../contract/types.ts";
import type { ExampleQuestion } from "./example.ts";

/** A procedure on the national portal, where its papers, time and fee are published. */
const procedure = (procedureCode: string, title: string, id: string): Citation => ({
  title,
  procedureCode,
  url: `https://dichvucong.gov.vn/thu-tuc-hanh-chinh/${id}`,
});
const law = (title: string): Citation => ({ title });

export const QUESTIONS: ExampleQuestion[] = [
  {
    id: "hoi-khai-sinh",
    topicId: "civil-status",
    title: "Đăng ký khai sinh cho con cần giấy tờ gì, bao lâu có?",
    text: "Vợ tôi mới sinh em bé ở bệnh viện tỉnh. Tôi cần mang giấy tờ gì để làm giấy khai sinh, làm trễ có bị phạt không và mấy ngày thì có?",
    pictures: [],
    name: "Nguyễn Hoàng Nam",
    sent: [12, 9],
    then: [
      { at: [12, 14], do: "accept" },
      {
        at: [11, 10],
        do: "answer",
        text: "Anh nộp tờ khai đăng ký khai sinh và giấy chứng sinh do bệnh viện cấp tại Ủy ban nhân dân xã, phường nơi cha hoặc mẹ cư trú, hoặc nộp trực tuyến trên Cổng Dịch vụ công quốc gia; mang theo giấy tờ tùy thân để đối chiếu. Hồ sơ đủ thì được giải quyết trong ngày; nhận sau 15 giờ thì trả vào ngày làm việc kế tiếp. Cha, mẹ có trách nhiệm đăng ký trong 60 ngày kể từ ngày sinh con. Đăng ký đúng hạn không thu lệ phí.",
        citations: [
          law("Luật Hộ tịch số 60/2014/QH13, Điều 11, Điều 15 và Điều 16"),
          procedure("1.001193", "Thủ tục đăng ký khai sinh", "019d2bfd-3fe0-70ac-b9d6-5e9e20d6eef7"),
        ],
      },
      { at: [11, 11], do: "publish" },
      { at: [10, 20], do: "rate", level: 5 },
    ],
  },
  {
    id: "hoi-ban-sao-khai-sinh",
    topicId: "civil-status",
    title: "Ở tỉnh khác có xin được bản sao giấy khai sinh không?",
    text: "Tôi đăng ký khai sinh ở Tây Ninh nhưng đang làm việc ở Thành phố Hồ Chí Minh. Tôi có phải về quê để xin bản sao trích lục không, lệ phí bao nhiêu?",
    pictures: [],
    sent: [11, 20],
    then: [
      { at: [10, 8], do: "accept" },
      {
        at: [9, 9],
        do: "answer",
        text: "Không cần về quê. Cá nhân được yêu cầu cấp bản sao trích lục hộ tịch không phụ thuộc nơi cư trú: anh, chị nộp tại cơ quan quản lý cơ sở dữ liệu hộ tịch nơi thuận tiện hoặc nộp trực tuyến. Lệ phí 8.000 đồng một bản. Kết quả có trong ngày; hồ sơ nhận sau 15 giờ trả vào ngày làm việc kế tiếp.",
        citations: [
          law("Luật Hộ tịch số 60/2014/QH13, Điều 63 và Điều 64"),
          procedure("2.000635", "Thủ tục cấp bản sao trích lục hộ tịch", "019d2bfd-867c-72db-b6a7-dcbd8c763807"),
        ],
      },
      { at: [9, 10], do: "publish" },
    ],
  },
  {
    id: "hoi-doc-than",
    topicId: "civil-status",
    title: "Giấy xác nhận tình trạng hôn nhân dùng được bao lâu?",
    text: "Tôi xin giấy xác nhận độc thân từ tháng trước để đăng ký kết hôn nhưng chưa làm được. Giấy này còn dùng được không, xin lại mất mấy ngày?",
    pictures: [],
    sent: [10, 8],
    then: [
      { at: [10, 10], do: "accept" },
      {
        at: [8, 15],
        do: "answer",
        text: "Giấy xác nhận tình trạng hôn nhân có giá trị 6 tháng kể từ ngày cấp và chỉ dùng đúng mục đích ghi trong giấy; nếu tình trạng hôn nhân thay đổi thì giấy hết giá trị. Nếu xin cấp lại, anh, chị nộp lại giấy đã cấp; thời hạn giải quyết là 3 ngày làm việc.",
        citations: [
          law("Nghị định 123/2015/NĐ-CP, Điều 22 và Điều 23"),
          procedure(
            "1.004873",
            "Thủ tục cấp Giấy xác nhận tình trạng hôn nhân",
            "019d2bfd-6eb3-7019-bf3f-fc58c9ee44b9",
          ),
        ],
      },
      { at: [8, 16], do: "publish" },
    ],
  },
  {
    id: "hoi-ket-hon",
    topicId: "civil-status",
    title: "Đăng ký kết hôn có phải cả hai người cùng đi?",
    text: "Vợ sắp cưới của tôi làm việc xa. Một mình tôi đi nộp giấy tờ đăng ký kết hôn thay cho cả hai được không?",
    pictures: [],
    name: "Lê Quang Huy",
    sent: [9, 12],
    then: [
      { at: [9, 14], do: "accept" },
      {
        at: [7, 9],
        do: "answer",
        text: "Khi đăng ký kết hôn, hai bên nam, nữ phải cùng có mặt để ký vào Sổ hộ tịch và Giấy chứng nhận kết hôn. Nam phải từ đủ 20 tuổi, nữ từ đủ 18 tuổi. Nơi đăng ký là Ủy ban nhân dân xã, phường nơi cư trú của một trong hai bên. Không thu lệ phí với công dân cư trú trong nước.",
        citations: [
          law("Luật Hộ tịch số 60/2014/QH13, Điều 11, Điều 17 và Điều 18"),
          law("Luật Hôn nhân và gia đình số 52/2014/QH13, Điều 8"),
          procedure("1.000894", "Thủ tục đăng ký kết hôn", "019d2bfd-3fac-7489-b53b-a15eb239a6fe"),
        ],
      },
      { at: [7, 10], do: "publish" },
    ],
  },
  {
    id: "hoi-khai-tu",
    topicId: "civil-status",
    title: "Bao lâu phải đăng ký khai tử cho người thân?",
    text: "Ông nội tôi mất ở nhà tuần trước. Gia đình chưa đăng ký khai tử thì có trễ không, cần giấy tờ gì?",
    pictures: [],
    sent: [8, 9],
    then: [
      { at: [8, 10], do: "accept" },
      {
        at: [7, 14],
        do: "answer",
        text: "Xin chia buồn cùng gia đình. Người thân có trách nhiệm đăng ký khai tử trong 15 ngày kể từ ngày có người chết, nên gia đình chưa trễ. Gia đình nộp tờ khai và giấy báo tử (người mất tại nhà do Ủy ban nhân dân xã, phường cấp) tại xã, phường nơi cư trú cuối cùng của người mất. Đăng ký đúng hạn không thu lệ phí.",
        citations: [
          law("Luật Hộ tịch số 60/2014/QH13, Điều 11, Điều 33 và Điều 34"),
          procedure("1.000656", "Thủ tục đăng ký khai tử", "019d2bfd-3fac-7489-b53b-9c6c958f2da4"),
        ],
      },
      { at: [7, 15], do: "publish" },
    ],
  },
  {
    id: "hoi-tam-tru",
    topicId: "residence",
    title: "Thuê trọ bao lâu thì phải đăng ký tạm trú?",
    text: "Tôi thuê phòng trọ gần khu công nghiệp để đi làm, hộ khẩu ở xã khác. Ở bao lâu thì phải đăng ký tạm trú và ai là người đi đăng ký?",
    pictures: [],
    sent: [8, 19],
    then: [
      { at: [7, 9], do: "accept" },
      {
        at: [6, 9],
        do: "answer",
        text: "Người đến sinh sống tại chỗ ở hợp pháp ngoài xã, phường nơi đã đăng ký thường trú từ 30 ngày trở lên thì phải đăng ký tạm trú. Người thuê trọ nộp tờ khai và giấy tờ chứng minh chỗ ở hợp pháp tại Công an xã, phường nơi thuê hoặc nộp trực tuyến; thời hạn giải quyết là 3 ngày làm việc.",
        citations: [
          law("Luật Cư trú số 68/2020/QH14, Điều 27 và Điều 28"),
          procedure("1.004194", "Đăng ký tạm trú", "019d2bf7-770b-734d-b7fb-5e1995f194f4"),
        ],
      },
      { at: [6, 10], do: "publish" },
    ],
  },
  {
    id: "hoi-thuong-tru",
    topicId: "residence",
    title: "Mua nhà rồi thì nhập hộ khẩu về trong bao lâu?",
    text: "Tôi vừa mua nhà và đã có giấy chứng nhận. Tôi muốn chuyển thường trú cả gia đình về nhà mới thì nộp ở đâu, mấy ngày xong?",
    pictures: [],
    name: "Trương Mỹ Duyên",
    sent: [7, 11],
    then: [
      { at: [7, 14], do: "accept" },
      {
        at: [6, 14],
        do: "answer",
        text: "Chị đăng ký thường trú tại Công an xã, phường nơi có nhà, trực tiếp hoặc trực tuyến, với tờ khai thay đổi thông tin cư trú; cơ quan đăng ký tự khai thác thông tin về nhà ở trong cơ sở dữ liệu nếu đã có. Khi hồ sơ hợp lệ, thời hạn giải quyết là 7 ngày làm việc.",
        citations: [
          law("Luật Cư trú số 68/2020/QH14, Điều 20, Điều 21 và Điều 22"),
          procedure("1.004222", "Đăng ký thường trú", "019d2bf7-7704-7449-9e95-fe7ebb959aa2"),
        ],
      },
      { at: [6, 15], do: "publish" },
    ],
  },
  {
    id: "hoi-chung-thuc",
    topicId: "justice",
    title: "Chứng thực bản sao ở xã nào cũng được phải không?",
    text: "Tôi cần chứng thực bản sao bằng tốt nghiệp để xin việc. Tôi có phải về đúng xã mình ở không, giá mỗi trang bao nhiêu?",
    pictures: [],
    sent: [7, 16],
    then: [
      { at: [6, 8], do: "accept" },
      {
        at: [5, 9],
        do: "answer",
        text: "Việc chứng thực bản sao từ bản chính không phụ thuộc nơi cư trú: anh, chị mang bản chính tới Ủy ban nhân dân xã, phường hoặc tổ chức hành nghề công chứng nào thuận tiện. Mức thu là 2.000 đồng một trang, từ trang thứ ba 1.000 đồng một trang, nhiều nhất 200.000 đồng một bản; trả kết quả trong ngày.",
        citations: [
          law("Nghị định 23/2015/NĐ-CP, Điều 5"),
          procedure("2.000815", "Thủ tục chứng thực bản sao từ bản chính", "019d2bfd-8e22-77ef-819f-e49460350904"),
        ],
      },
      { at: [5, 10], do: "publish" },
    ],
  },
  {
    id: "hoi-can-cuoc-con",
    topicId: "residence",
    title: "Con 14 tuổi phải làm lại thẻ căn cước không?",
    text: "Con tôi đã có thẻ căn cước từ nhỏ, tháng sau cháu đủ 14 tuổi. Tôi có phải đưa cháu đi làm lại thẻ không và làm ở đâu?",
    pictures: [],
    sent: [6, 8],
    then: [
      { at: [6, 9], do: "accept" },
      {
        at: [4, 9],
        do: "answer",
        text: "Người đã được cấp thẻ căn cước phải đổi thẻ khi đủ 14, 25, 40 và 60 tuổi, nên khi đủ 14 tuổi cháu cần làm thủ tục cấp đổi. Gia đình đặt lịch trực tuyến rồi đưa cháu tới nơi thu nhận của cơ quan quản lý căn cước để lấy ảnh, vân tay. Thời hạn cấp thẻ là 7 ngày làm việc.",
        citations: [
          law("Luật Căn cước số 26/2023/QH15, Điều 21 và Điều 26"),
          procedure("1.014061", "Cấp thẻ căn cước cho người từ đủ 14 tuổi", "019d2bf7-9e11-77ef-bf03-ae190acb0be3"),
        ],
      },
      { at: [4, 10], do: "publish" },
    ],
  },
  {
    id: "hoi-can-cuoc-chau",
    topicId: "residence",
    title: "Cháu tôi sắp 14 tuổi, thẻ căn cước cũ còn dùng được không?",
    text: "Cháu tôi làm thẻ căn cước lúc 10 tuổi, nay sắp tròn 14 tuổi. Thẻ cũ có dùng tiếp được không hay phải đổi thẻ khác?",
    pictures: [],
    name: "Đỗ Thị Mười",
    sent: [5, 15],
    then: [{ at: [5, 16], do: "join", into: "hoi-can-cuoc-con" }],
  },
  {
    id: "hoi-ho-kinh-doanh",
    topicId: "business",
    title: "Mở tiệm tạp hóa nhỏ có phải đăng ký hộ kinh doanh?",
    text: "Tôi định mở tiệm tạp hóa tại nhà. Tôi cần đăng ký ở đâu và mấy ngày thì có giấy?",
    pictures: [],
    sent: [6, 20],
    then: [
      { at: [5, 8], do: "accept" },
      {
        at: [3, 9],
        do: "answer",
        text: "Buôn bán có địa điểm cố định, thường xuyên thì đăng ký hộ kinh doanh tại Ủy ban nhân dân xã, phường nơi đặt cửa hàng, trực tiếp hoặc trực tuyến. Anh, chị nộp giấy đề nghị đăng ký hộ kinh doanh; thời hạn là 3 ngày làm việc kể từ khi hồ sơ hợp lệ. Lệ phí theo nghị quyết của Hội đồng nhân dân tỉnh.",
        citations: [
          law("Nghị định 168/2025/NĐ-CP về đăng ký doanh nghiệp"),
          procedure("1.001612", "Đăng ký thành lập hộ kinh doanh", "019d2bfb-d76d-737f-81b9-69258b07240b"),
        ],
      },
      { at: [3, 10], do: "publish" },
    ],
  },
  {
    id: "hoi-hoc-phi",
    topicId: "education",
    title: "Trường công còn thu học phí không?",
    text: "Con tôi học lớp 7 trường công lập. Đầu năm trường không thu học phí, vậy các khoản khác nhà trường thu có đúng không?",
    pictures: [],
    name: "Bùi Thị Thanh Tuyền",
    sent: [5, 9],
    then: [
      { at: [5, 14], do: "pass", agency: "Sở Giáo dục và Đào tạo", reason: "Thuộc lĩnh vực của Sở." },
      {
        at: [3, 14],
        do: "answer",
        text: "Từ năm học 2025–2026, học sinh trường công lập từ mầm non đến trung học phổ thông được miễn học phí. Các khoản dịch vụ như bán trú, tiền ăn, nước uống và bảo hiểm y tế học sinh không phải là học phí; nhà trường phải công khai từng khoản và thỏa thuận với phụ huynh theo quy định. Nếu thấy khoản thu không rõ, xin gửi tên trường để Sở kiểm tra.",
        citations: [law("Nghị quyết 217/2025/QH15 về miễn, hỗ trợ học phí"), law("Nghị định 238/2025/NĐ-CP")],
      },
      { at: [3, 15], do: "publish" },
    ],
  },
  {
    id: "hoi-sang-ten-dat",
    topicId: "land",
    title: "Mua bán đất xong bao lâu phải đăng ký sang tên?",
    text: "Tôi ký hợp đồng mua đất có công chứng tuần rồi. Tôi phải đi sang tên trong bao lâu, nộp ở đâu?",
    pictures: [],
    sent: [4, 8],
    then: [
      { at: [4, 9], do: "accept" },
      {
        at: [2, 9],
        do: "answer",
        text: "Trong 30 ngày kể từ ngày có biến động (ở đây là ngày hợp đồng chuyển nhượng được công chứng), người sử dụng đất phải đăng ký biến động. Anh, chị nộp giấy chứng nhận gốc và hợp đồng tại bộ phận một cửa hoặc Chi nhánh Văn phòng đăng ký đất đai; thời gian giải quyết theo từng trường hợp, ghi trong giấy hẹn.",
        citations: [
          law("Luật Đất đai số 31/2024/QH15, Điều 133"),
          procedure(
            "1.013831",
            "Đăng ký biến động quyền sử dụng đất do chuyển nhượng, thừa kế, tặng cho",
            "019d2bfa-7ece-728d-9b60-6563e0a7a94e",
          ),
        ],
      },
      { at: [2, 10], do: "publish" },
    ],
  },
  {
    id: "hoi-doi-bang-lai",
    topicId: "transport",
    title: "Bằng lái ô tô sắp hết hạn thì đổi ở đâu?",
    text: "Bằng lái xe hạng B2 của tôi còn một tháng nữa hết hạn. Tôi đổi ở đâu, cần giấy khám sức khỏe không?",
    pictures: [],
    sent: [3, 9],
    then: [
      { at: [3, 10], do: "accept" },
      {
        at: [1, 9],
        do: "answer",
        text: "Việc đổi giấy phép lái xe do cơ quan Công an thực hiện: nộp trực tuyến hoặc tại điểm tiếp nhận của Công an tỉnh, Công an xã, phường. Hồ sơ gồm đơn theo mẫu và giấy khám sức khỏe của người lái xe do cơ sở y tế đủ điều kiện cấp; thời hạn là 5 ngày làm việc.",
        citations: [
          law("Luật Trật tự, an toàn giao thông đường bộ số 36/2024/QH15"),
          procedure("3.000347", "Đổi giấy phép lái xe", "019d2bf7-bda8-740c-9f49-ddaae438530d"),
        ],
      },
      { at: [1, 10], do: "publish" },
    ],
  },
  {
    id: "hoi-xay-nha",
    topicId: "construction",
    title: "Sửa nhà nâng thêm một tầng có phải xin phép?",
    text: "Nhà tôi ở phường, một trệt. Tôi muốn nâng thêm một tầng lầu thì có phải xin giấy phép xây dựng không, hồ sơ gồm gì?",
    pictures: [],
    name: "Hồ Văn Sang",
    sent: [1, 9],
    then: [],
  },
];
