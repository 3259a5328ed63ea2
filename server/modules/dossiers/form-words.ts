import { civilDate, weekday } from "../../../contract/calendar.ts";
import type { CaseRow } from "../../core/case-access.ts";
import type { Core } from "../../core/core.ts";
import { eventsOf } from "../../core/events.ts";
import { FORMS } from "../../../contract/dossiers.ts";
import type { DossierPart } from "../../../contract/types.ts";
import { Problem } from "../../problem.ts";
import { dossierPart } from "./view.ts";
import { formsThatArose } from "./forms.ts";
import type { FormPart, OfficialForm } from "./form-pdf.ts";
import { findDossier } from "./repository.ts";

const DAYS = ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"];
const DELIVERY = {
  electronic: "bản điện tử, trong ứng dụng",
  counter: "tại bộ phận một cửa",
  post: "qua bưu chính công ích",
} as const;

/** `8 giờ 05 phút, thứ Tư 25/11/2026`, by the clock of the province. */
export function sayInstant(at: Date): string {
  const wall = new Date(at.getTime() + 7 * 60 * 60 * 1000).toISOString();
  const date = civilDate(at);
  const [year, month, day] = date.split("-");
  return `${Number(wall.slice(11, 13))} giờ ${wall.slice(14, 16)} phút, ${DAYS[weekday(date) - 1]} ${day}/${month}/${year}`;
}

/** Form 01 as it stands now. */
export async function receiptOf(core: Core, row: CaseRow): Promise<OfficialForm> {
  return form(core, row, FORMS["01"].title, receiptParts(row, (await read(core, row)).part));
}

async function read(core: Core, row: CaseRow) {
  const dossier = await findDossier(core.db, row.id);
  const events = await eventsOf(core.db, row.id);
  const part = await dossierPart(core, core.db, row, dossier, { side: "mine", now: core.clock.now(), events });
  return { state: dossier.state, events, part };
}

/** Whose dossier it is, as each form says it. */
const holderOf = ({ organisation, applicant = "" }: DossierPart): string =>
  organisation ? `${organisation.name} (mã số thuế ${organisation.taxCode}); người nộp: ${applicant}` : applicant;

function form(core: Core, row: CaseRow, title: string, parts: FormPart[]): OfficialForm {
  const { file } = core.province;
  return {
    title,
    agency: row.agency!,
    province: `${file.kind} ${file.name}`,
    code: row.code,
    parts,
    hotline: file.hotline.number,
    link: core.identity!.appLink(`/d/${row.code}`),
  };
}

function receiptParts(row: CaseRow, part: DossierPart): FormPart[] {
  const { acceptedAt, dueAt, dueProvisional, delivery, papers } = part;
  const due = dueAt && `trước ${sayInstant(new Date(dueAt))}`;
  return [
    { title: "Tiếp nhận hồ sơ của", words: holderOf(part) },
    about(part),
    {
      title: "Thành phần hồ sơ nộp",
      list: papers.map(({ title, attachments }) => `${title} (${attachments.length} trang)`),
      ifNone: "Không có giấy tờ kèm theo; thông tin đã khai trên mẫu điện tử.",
    },
    { title: "Thời điểm nộp", words: sayInstant(row.sent_at) },
    ...(acceptedAt ? [{ title: "Thời điểm tiếp nhận", words: sayInstant(new Date(acceptedAt)) }] : []),
    {
      title: "Hẹn trả kết quả",
      words: !due
        ? "Thời hạn được tính và ghi vào giấy này khi cán bộ tiếp nhận hồ sơ."
        : due + (dueProvisional ? " (tạm tính, chờ lịch nghỉ chính thức)" : ""),
    },
    {
      title: "Nhận kết quả",
      words: [DELIVERY[delivery.method], delivery.address].filter(Boolean).join(": "),
    },
  ];
}

const about = ({ procedureTitle, procedureCode }: DossierPart): FormPart => ({
  title: "Nội dung yêu cầu giải quyết",
  words: `${procedureTitle.vi} (${procedureCode})`,
});

/**
 * Form 02, 03, 04 or 05 as it was when it arose. @param id of `forms` of the dossier @throws Problem not-found
 */
export async function givenFormOf(core: Core, row: CaseRow, id: string): Promise<OfficialForm> {
  const { state, events, part } = await read(core, row);
  const given = formsThatArose(events, state).find((each) => each.id === id);
  if (!given) throw new Problem("not-found");
  const { at, reason = "", items, nth } = given;
  const isThis = (each: { at: Date }) => each.at.getTime() === at.getTime();
  const request = state.supplementRequests.find(isThis);
  const extension = state.extensions.find(isThis);
  const line = (title: string, words?: string): FormPart[] => (words ? [{ title, words }] : []);
  const own: Record<string, FormPart[]> = {
    "02": [
      { title: "Giấy tờ, thông tin cần bổ sung", list: items.map(itemInWords), ifNone: "Không có." },
      ...line("Lời nhắn của cơ quan", reason),
      ...line("Bổ sung trước", request?.until && sayInstant(request.until)),
      ...line("Lần yêu cầu bổ sung", String(nth)),
    ],
    "03": line("Lý do không tiếp nhận", reason),
    // The apology says why and until when (domain.md §1.3).
    "04": [
      { title: "Lời xin lỗi", words: "Cơ quan xin lỗi vì phải hẹn lại ngày trả kết quả." },
      ...line("Lý do", reason),
      ...line("Đã hẹn trả", extension?.from && `trước ${sayInstant(extension.from)}`),
      ...line("Hẹn lại", extension && `trước ${sayInstant(extension.to)}`),
    ],
    "05": line("Lý do dừng giải quyết", reason),
  };
  return form(core, row, FORMS[given.form].title, [
    { title: "Hồ sơ của", words: holderOf(part) },
    about(part),
    { title: "Thời điểm nộp", words: sayInstant(row.sent_at) },
    ...own[given.form]!,
    { title: "Ngày lập", words: sayInstant(at) },
  ]);
}

const itemInWords = ({ title, id, reason }: { title?: string; id: string; reason: string }): string =>
  `${title ?? id}: ${reason}`;
