/** A citizen's report as the examples tell it, and what the office did. Every person and event here is invented. */
export interface Example {
  /** Stable: idempotency keys are made of it. */
  id: string;
  kindId: string;
  text: string;
  communeCode: string;
  landmark: string;
  point?: { latitude: number; longitude: number };
  photos: string[];
  mayPublish?: boolean;
  /** Who sends it; absent: a Zalo account that shared neither name nor phone. */
  name?: string;
  /** Days before today, and the hour in the province. */
  sent: [daysAgo: number, hour: number];
  accepted?: [daysAgo: number, hour: number];
  answered?: { at: [daysAgo: number, hour: number]; text: string; photos: string[]; noPhotoReason?: string };
  refused?: { at: [daysAgo: number, hour: number]; reason: string };
  published?: boolean;
}

export const EXAMPLES: Example[] = [
  {
    id: "o-ga-tan-bien",
    kindId: "pothole",
    text: "Đoạn đường trước cổng chợ có ổ gà sâu, mưa xuống nước ngập không thấy đường. Sáng hôm qua có hai người chạy xe máy té. Mong được vá sớm trước khi học sinh đi học lại.",
    communeCode: "25486",
    landmark: "cách cổng chợ khoảng 50 mét, hướng đi cầu",
    point: { latitude: 11.5842, longitude: 105.9236 },
    photos: ["o-ga"],
    name: "Trần Văn Lợi",
    sent: [9, 7],
    accepted: [9, 9],
    answered: {
      at: [6, 16],
      text: "Đơn vị quản lý đường đã vá ổ gà bằng bê tông nhựa nóng vào sáng cùng ngày và kiểm tra cả đoạn 300 mét trước chợ. Cảm ơn người dân đã báo sớm.",
      photos: ["o-ga-xong"],
    },
    published: true,
  },
  {
    id: "den-duong-tan-ninh",
    kindId: "light-out",
    text: "Ba bóng đèn liền nhau ở đoạn gần trường học không sáng đã hơn một tuần. Buổi tối học sinh học thêm về rất tối.",
    communeCode: "25459",
    landmark: "đoạn gần trường trung học cơ sở, bên phải đường",
    point: { latitude: 11.3148, longitude: 106.1011 },
    photos: ["den-tat"],
    name: "Ngô Thị Hạnh",
    sent: [8, 19],
    accepted: [7, 8],
    answered: {
      at: [5, 20],
      text: "Đã thay ba bóng đèn và một đoạn dây bị đứt do cành cây đè. Tối cùng ngày cả đoạn đường đã sáng.",
      photos: ["den-sang"],
    },
    published: true,
  },
  {
    id: "rac-kenh-long-an",
    kindId: "dumping",
    text: "Có người chở rác bằng xe ba gác tới đổ ở bờ kênh vào ban đêm. Rác gồm bao ni lông, xà bần, có mùi hôi bay vào nhà dân.",
    communeCode: "27694",
    landmark: "bờ kênh phía sau khu nhà ở, gần cống số 2",
    point: { latitude: 10.5479, longitude: 106.4043 },
    photos: ["rac-ben-kenh"],
    sent: [7, 6],
    accepted: [7, 10],
    answered: {
      at: [4, 15],
      text: "Phường đã thu gom 3 xe rác, cắm biển cấm đổ rác và giao tổ dân phố theo dõi ban đêm. Nếu thấy xe đổ trộm, xin báo ngay số 1022.",
      photos: ["rac-xong"],
    },
    published: true,
  },
  {
    id: "nap-cong-go-dau",
    kindId: "manhole",
    text: "Nắp hố ga bị vỡ một nửa, người dân phải cắm cây làm dấu. Chỗ này sát trường mầm non, trẻ em đi bộ rất nguy hiểm.",
    communeCode: "25654",
    landmark: "trước trường mầm non, sát lề đường",
    point: { latitude: 11.0746, longitude: 106.2969 },
    photos: ["nap-cong-vo"],
    name: "Huỳnh Minh Tâm",
    sent: [5, 16],
    accepted: [5, 17],
    answered: {
      at: [4, 9],
      text: "Đã thay nắp hố ga mới bằng gang, có khóa. Phường đang kiểm tra các nắp còn lại trên cùng tuyến.",
      photos: ["nap-cong-xong"],
    },
    published: true,
  },
  {
    id: "cay-do-duong-minh-chau",
    kindId: "fallen-tree",
    text: "Sau cơn mưa lớn chiều qua, một cây to ngã chắn gần hết đường vào ấp. Xe tải và xe cứu thương không qua được.",
    communeCode: "25552",
    landmark: "đường vào ấp, cách nhà văn hóa 200 mét",
    point: { latitude: 11.3921, longitude: 106.2497 },
    photos: ["cay-do"],
    sent: [4, 6],
    accepted: [4, 7],
    answered: {
      at: [4, 11],
      text: "Lực lượng của xã đã cưa và dọn cây lúc 10 giờ, đường đã thông hai chiều.",
      photos: [],
      noPhotoReason: "Dọn xong trong lúc mưa to, tổ công tác không chụp được ảnh.",
    },
    published: true,
  },
  {
    id: "ngap-ben-luc",
    kindId: "flooding",
    text: "Đoạn đường ngập gần nửa bánh xe mỗi khi mưa chừng 30 phút, nước rút rất chậm. Xe máy chết máy nhiều.",
    communeCode: "27991",
    landmark: "đoạn gần ngã ba vào khu công nghiệp",
    point: { latitude: 10.6611, longitude: 106.4823 },
    photos: ["ngap-duong"],
    name: "Đặng Quốc Việt",
    sent: [3, 17],
    accepted: [2, 8],
    published: true,
  },
  {
    id: "day-dien-can-giuoc",
    kindId: "telecom-line",
    text: "Dây cáp viễn thông sà xuống ngang tầm đầu người đi xe máy. Xe tải đi qua vướng kéo căng, sợ đổ cột.",
    communeCode: "28159",
    landmark: "gần trạm y tế, cột thứ ba tính từ ngã tư",
    point: { latitude: 10.6149, longitude: 106.6878 },
    photos: ["day-vong"],
    sent: [2, 9],
    accepted: [2, 14],
    published: true,
  },
  {
    id: "lan-chiem-long-hoa",
    kindId: "encroachment",
    text: "Hàng quán bày hết vỉa hè trước chợ, người đi bộ phải xuống lòng đường. Giờ tan tầm rất đông xe.",
    communeCode: "25630",
    landmark: "vỉa hè đối diện chợ",
    point: { latitude: 11.2605, longitude: 106.1629 },
    photos: ["lan-chiem"],
    name: "Mai Thị Thu",
    sent: [6, 17],
    refused: {
      at: [5, 9],
      reason:
        "Đoạn vỉa hè này đang được phép họp chợ phiên đến hết tháng theo thông báo của phường. Sau thời gian đó nếu còn lấn chiếm, xin gửi lại phản ánh mới.",
    },
  },
  {
    id: "cong-nghet-trang-bang",
    kindId: "blocked-drain",
    text: "Cống thoát nước trước nhà bị nghẹt rác, nước thải tràn lên mặt đường mấy hôm nay, mùi rất khó chịu.",
    communeCode: "25708",
    landmark: "hẻm bên hông nhà văn hóa khu phố",
    point: { latitude: 11.0328, longitude: 106.3245 },
    photos: ["cong-nghet"],
    name: "Phan Thị Ngọc Lan",
    sent: [1, 8],
  },
  {
    id: "bien-bao-kien-tuong",
    kindId: "traffic-sign",
    text: "Biển báo nguy hiểm ở khúc cua bị xe tông ngã nằm sát mặt đường, ban đêm không thấy để tránh.",
    communeCode: "27787",
    landmark: "khúc cua trước khi lên cầu",
    point: { latitude: 10.7551, longitude: 105.9384 },
    photos: ["bien-bao-do"],
    sent: [1, 15],
  },
  {
    id: "karaoke-tan-an",
    kindId: "noise",
    text: "Nhà bên cạnh mở loa kẹo kéo hát đến sau 23 giờ gần như mỗi tối, nhà có người già và trẻ nhỏ không ngủ được.",
    communeCode: "27712",
    landmark: "hẻm nhỏ sau trạm xăng",
    photos: [],
    mayPublish: false,
    name: "Lý Thanh Phong",
    sent: [0, 6],
  },
  {
    id: "lua-dao-ben-cau",
    kindId: "fraud",
    text: "Có người gọi điện tự xưng cán bộ xã, yêu cầu chuyển tiền để làm lại giấy tờ đất. Nhiều người lớn tuổi trong ấp nhận được cuộc gọi này.",
    communeCode: "25681",
    landmark: "nhiều hộ trong ấp",
    photos: [],
    mayPublish: false,
    sent: [0, 7],
  },
];
