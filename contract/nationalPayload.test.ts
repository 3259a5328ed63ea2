import { describe, expect, test } from "vitest";
import { NATIONAL_STATUS, type ProcessingStatus } from "./dossiers.ts";
import { toNationalPayload, toNationalProgress, type NationalDossier } from "./nationalPayload.ts";

const vn = (wall: string) => new Date(wall.replace(" ", "T") + "+07:00");

const least: NationalDossier = {
  code: "H53.12-261125-0042",
  status: "registered",
  procedure: { code: "1.004873" },
  holder: { kind: "citizen" },
};

const most: NationalDossier = {
  ...least,
  status: "finished",
  procedure: { code: "1.004873", name: "Xác nhận tình trạng hôn nhân", fieldCode: "G15-HT02", field: "Hộ tịch" },
  holder: {
    kind: "householdBusiness",
    name: "Trần Thị Bé",
    nationalId: "7",
    email: "be@example.vn",
    phone: "0912345678",
  },
  summary: "Để mua nhà",
  acceptedAt: vn("2026-12-31 23:59:59"),
  dueAt: vn("2027-01-06 17:00:00"),
  finishedAt: vn("2027-01-05 00:00:00"),
  handedOverAt: vn("2027-01-06 08:05:09"),
  byPost: true,
  agency: "UBND xã Tân Biên",
  note: "Trả qua bưu chính",
  attachments: [
    { fileId: "f1", fileName: "to-khai.pdf", isDeleted: false, attachmentCode: "TP1", url: "https://example.vn/f1" },
    { fileId: "f2" },
  ],
  fees: [{ name: "Lệ phí", code: "LP1", collection: "1", amount: 15000, kind: "2" }, { amount: 0 }],
  supplements: [
    {
      id: "s1",
      requestedBy: "Lê Văn Ba",
      content: "Bản chụp mờ",
      requestedAt: vn("2027-01-04 08:00:00"),
      receivedBy: "Lê Văn Ba",
      receivedAt: vn("2027-01-04 10:00:00"),
      status: "1",
      dueBefore: vn("2027-01-06 17:00:00"),
      dueAfter: vn("2027-01-07 10:00:00"),
    },
  ],
  results: [{ name: "Giấy xác nhận", code: "KQ.G15.000031", fileId: "r1", url: "https://example.vn/r1" }],
};

describe("the national payload", () => {
  test("has what is there and nothing else", () => {
    expect(toNationalPayload(least)).toStrictEqual({
      MaHoSo: "H53.12-261125-0042",
      TrangThaiHoSo: "1",
      MaTTHC: "1.004873",
      LoaiDoiTuong: "0",
    });
  });

  test("has every published field, dates on Vietnam's clock", () => {
    expect(toNationalPayload(most)).toStrictEqual({
      MaHoSo: "H53.12-261125-0042",
      TrangThaiHoSo: "9",
      MaTTHC: "1.004873",
      TenTTHC: "Xác nhận tình trạng hôn nhân",
      MaLinhVuc: "G15-HT02",
      TenLinhVuc: "Hộ tịch",
      ChuHoSo: "Trần Thị Bé",
      LoaiDoiTuong: "2",
      MaDoiTuong: "7",
      Email: "be@example.vn",
      SoDienThoai: "0912345678",
      TrichYeuHoSo: "Để mua nhà",
      NgayTiepNhan: "20261231235959",
      NgayHenTra: "20270106170000",
      NgayTra: "20270106080509",
      HinhThuc: "1",
      NgayKetThucXuLy: "20270105000000",
      DonViXuLy: "UBND xã Tân Biên",
      GhiChu: "Trả qua bưu chính",
      TaiLieuNop: [
        {
          TepDinhKemId: "f1",
          TenTepDinhKem: "to-khai.pdf",
          IsDeleted: "0",
          MaThanhPhanHoSo: "TP1",
          DuongDanTaiTepTin: "https://example.vn/f1",
        },
        { TepDinhKemId: "f2" },
      ],
      DanhSachLePhi: [
        { TenPhiLePhi: "Lệ phí", MaPhiLePhi: "LP1", HinhThucThu: "1", Gia: "15000", LoaiPhiLePhi: "2" },
        { Gia: "0" },
      ],
      DanhSachHoSoBoSung: [
        {
          HoSoBoSungId: "s1",
          NguoiYeuCauBoSung: "Lê Văn Ba",
          NoiDungBoSung: "Bản chụp mờ",
          NgayBoSung: "20270104080000",
          NguoiTiepNhanBoSung: "Lê Văn Ba",
          NgayTiepNhanBoSung: "20270104100000",
          TrangThaiBoSung: "1",
          NgayHenTraTruoc: "20270106170000",
          NgayHenTraMoi: "20270107100000",
        },
      ],
      DanhSachGiayToKetQua: [
        {
          TenGiayTo: "Giấy xác nhận",
          MaKetQua: "KQ.G15.000031",
          GiayToId: "r1",
          DuongDanTepTinKetQua: "https://example.vn/r1",
        },
      ],
    });
  });

  test.each(Object.entries(NATIONAL_STATUS))("%s is %d", (status, number) => {
    expect(toNationalPayload({ ...least, status: status as ProcessingStatus }).TrangThaiHoSo).toBe(String(number));
  });

  test("empty lists stay empty, handed in at a counter is not by post", () => {
    expect(toNationalPayload({ ...least, byPost: false, attachments: [], fees: [] })).toMatchObject({
      HinhThuc: "0",
      TaiLieuNop: [],
      DanhSachLePhi: [],
    });
  });
});

test("a step of its progress", () => {
  expect(toNationalProgress({ code: "H53.12-261125-0042", status: "processing" })).toStrictEqual({
    MaHoSo: "H53.12-261125-0042",
    TrangThai: "4",
  });
  expect(
    toNationalProgress({
      code: "H53.12-261125-0042",
      status: "accepted",
      officer: "Lê Văn Ba",
      officerTitle: "Công chức hộ tịch",
      at: vn("2026-11-25 14:30:00"),
      department: "Tư pháp – Hộ tịch",
      content: "Tiếp nhận",
      startedAt: vn("2026-11-25 14:30:00"),
      lawfulEnd: vn("2026-11-30 17:00:00"),
    }),
  ).toStrictEqual({
    MaHoSo: "H53.12-261125-0042",
    TrangThai: "2",
    NguoiXuLy: "Lê Văn Ba",
    ChucDanh: "Công chức hộ tịch",
    ThoiDiemXuLy: "20261125143000",
    PhongBanXuLy: "Tư pháp – Hộ tịch",
    NoiDungXuLy: "Tiếp nhận",
    NgayBatDau: "20261125143000",
    NgayKetThucTheoQuyDinh: "20261130170000",
  });
});
