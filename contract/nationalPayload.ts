/**
 * A dossier as the one-stop system hands it to the national portal. Field names and the spelling of values (dates as
 * `yyyymmddhhmmss` on Vietnam's clock, numbers as strings) are those of the published exchange (domain.md §1.2). What is
 * absent here stays absent there; nothing is filled in. Codes whose values are not published (`HinhThucThu`,
 * `LoaiPhiLePhi`, `TrangThaiBoSung`) are passed on as they are given.
 */
import { NATIONAL_STATUS, type ProcessingStatus } from "./dossiers.ts";

/** LoaiDoiTuong. */
const HOLDER_KIND = { citizen: "0", enterprise: "1", householdBusiness: "2" } as const;

export interface NationalDossier {
  code: string;
  status: ProcessingStatus;
  procedure: { code: string; name?: string; fieldCode?: string; field?: string };
  holder: {
    kind: keyof typeof HOLDER_KIND;
    name?: string;
    /** MaDoiTuong: the national portal's own id of them, never the identity number. */
    nationalId?: string;
    email?: string;
    phone?: string;
  };
  summary?: string;
  acceptedAt?: Date;
  dueAt?: Date;
  finishedAt?: Date;
  handedOverAt?: Date;
  /** By post (HinhThuc 1) or in any other way (0). */
  byPost?: boolean;
  agency?: string;
  note?: string;
  attachments?: { fileId: string; fileName?: string; isDeleted?: boolean; attachmentCode?: string; url?: string }[];
  fees?: { name?: string; code?: string; collection?: string; amount?: number; kind?: string }[];
  supplements?: {
    id: string;
    requestedBy?: string;
    content?: string;
    requestedAt?: Date;
    receivedBy?: string;
    receivedAt?: Date;
    status?: string;
    dueBefore?: Date;
    dueAfter?: Date;
  }[];
  results?: { name?: string; code?: string; fileId?: string; url?: string }[];
}

/** What a field may hold when it is sent. */
type Text = string | undefined;

export interface NationalPayload {
  MaHoSo: string;
  TrangThaiHoSo: string;
  MaTTHC: string;
  TenTTHC?: string;
  MaLinhVuc?: string;
  TenLinhVuc?: string;
  ChuHoSo?: string;
  LoaiDoiTuong: string;
  MaDoiTuong?: string;
  Email?: string;
  SoDienThoai?: string;
  TrichYeuHoSo?: string;
  NgayTiepNhan?: string;
  NgayHenTra?: string;
  NgayTra?: string;
  HinhThuc?: string;
  NgayKetThucXuLy?: string;
  DonViXuLy?: string;
  GhiChu?: string;
  TaiLieuNop?: Record<string, string>[];
  DanhSachLePhi?: Record<string, string>[];
  DanhSachHoSoBoSung?: Record<string, string>[];
  DanhSachGiayToKetQua?: Record<string, string>[];
}

/** `20261125143000` on Vietnam's clock. */
function stamp(at: Date | undefined): Text {
  if (!at) return undefined;
  const wall = new Date(at.getTime() + 7 * 3_600_000).toISOString();
  return wall.slice(0, 19).replace(/[-:T]/g, "");
}

const flag = (value: boolean | undefined): Text => (value === undefined ? undefined : value ? "1" : "0");

/** Only what is there. */
const present = <T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;

const number = (value: number | undefined): Text => (value === undefined ? undefined : String(value));

/** The whole dossier, as it is sent after a change (`needsSync`). */
export function toNationalPayload(dossier: NationalDossier): NationalPayload {
  const { procedure, holder } = dossier;
  return present({
    MaHoSo: dossier.code,
    TrangThaiHoSo: String(NATIONAL_STATUS[dossier.status]),
    MaTTHC: procedure.code,
    TenTTHC: procedure.name,
    MaLinhVuc: procedure.fieldCode,
    TenLinhVuc: procedure.field,
    ChuHoSo: holder.name,
    LoaiDoiTuong: HOLDER_KIND[holder.kind],
    MaDoiTuong: holder.nationalId,
    Email: holder.email,
    SoDienThoai: holder.phone,
    TrichYeuHoSo: dossier.summary,
    NgayTiepNhan: stamp(dossier.acceptedAt),
    NgayHenTra: stamp(dossier.dueAt),
    NgayTra: stamp(dossier.handedOverAt),
    HinhThuc: flag(dossier.byPost),
    NgayKetThucXuLy: stamp(dossier.finishedAt),
    DonViXuLy: dossier.agency,
    GhiChu: dossier.note,
    TaiLieuNop: dossier.attachments?.map((each) =>
      present({
        TepDinhKemId: each.fileId,
        TenTepDinhKem: each.fileName,
        IsDeleted: flag(each.isDeleted),
        MaThanhPhanHoSo: each.attachmentCode,
        DuongDanTaiTepTin: each.url,
      }),
    ),
    DanhSachLePhi: dossier.fees?.map((each) =>
      present({
        TenPhiLePhi: each.name,
        MaPhiLePhi: each.code,
        HinhThucThu: each.collection,
        Gia: number(each.amount),
        LoaiPhiLePhi: each.kind,
      }),
    ),
    DanhSachHoSoBoSung: dossier.supplements?.map((each) =>
      present({
        HoSoBoSungId: each.id,
        NguoiYeuCauBoSung: each.requestedBy,
        NoiDungBoSung: each.content,
        NgayBoSung: stamp(each.requestedAt),
        NguoiTiepNhanBoSung: each.receivedBy,
        NgayTiepNhanBoSung: stamp(each.receivedAt),
        TrangThaiBoSung: each.status,
        NgayHenTraTruoc: stamp(each.dueBefore),
        NgayHenTraMoi: stamp(each.dueAfter),
      }),
    ),
    DanhSachGiayToKetQua: dossier.results?.map((each) =>
      present({
        TenGiayTo: each.name,
        MaKetQua: each.code,
        GiayToId: each.fileId,
        DuongDanTepTinKetQua: each.url,
      }),
    ),
  }) as NationalPayload;
}

export interface NationalStep {
  code: string;
  status: ProcessingStatus;
  officer?: string;
  officerTitle?: string;
  at?: Date;
  department?: string;
  content?: string;
  startedAt?: Date;
  /** When the law wants it finished. */
  lawfulEnd?: Date;
}

export interface NationalProgress {
  MaHoSo: string;
  TrangThai: string;
  NguoiXuLy?: string;
  ChucDanh?: string;
  ThoiDiemXuLy?: string;
  PhongBanXuLy?: string;
  NoiDungXuLy?: string;
  NgayBatDau?: string;
  NgayKetThucTheoQuyDinh?: string;
}

/** One step of its progress. */
export function toNationalProgress(step: NationalStep): NationalProgress {
  return present({
    MaHoSo: step.code,
    TrangThai: String(NATIONAL_STATUS[step.status]),
    NguoiXuLy: step.officer,
    ChucDanh: step.officerTitle,
    ThoiDiemXuLy: stamp(step.at),
    PhongBanXuLy: step.department,
    NoiDungXuLy: step.content,
    NgayBatDau: stamp(step.startedAt),
    NgayKetThucTheoQuyDinh: stamp(step.lawfulEnd),
  }) as NationalProgress;
}
