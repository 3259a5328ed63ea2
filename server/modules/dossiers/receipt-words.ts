import { civilDate, weekday } from "../../../contract/calendar.ts";
import type { CaseRow } from "../../core/case-access.ts";
import type { Core } from "../../core/core.ts";
import { dossierPart } from "./view.ts";
import type { Receipt } from "./receipt.ts";

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
export async function receiptOf(core: Core, row: CaseRow): Promise<Receipt> {
  const part = await dossierPart(core, core.db, row, "mine", core.clock.now());
  const { file } = core.province;
  return {
    code: row.code,
    agency: row.agency!,
    province: `${file.kind} ${file.name}`,
    applicant: part.organisation
      ? `${part.organisation.name} (mã số thuế ${part.organisation.taxCode}); người nộp: ${part.applicant}`
      : (part.applicant ?? ""),
    procedure: part.procedureTitle.vi,
    procedureCode: part.procedureCode,
    papers: part.papers.map(({ title, attachments }) => ({ title, pages: attachments.length })),
    submittedAt: sayInstant(row.sent_at),
    ...(part.acceptedAt && { acceptedAt: sayInstant(new Date(part.acceptedAt)) }),
    ...(part.dueAt && {
      dueAt: `trước ${sayInstant(new Date(part.dueAt))}${part.dueProvisional ? " (tạm tính, chờ lịch nghỉ chính thức)" : ""}`,
    }),
    delivery: part.delivery.address
      ? `${DELIVERY[part.delivery.method]}: ${part.delivery.address}`
      : DELIVERY[part.delivery.method],
    hotline: file.hotline.number,
    link: core.identity!.appLink(`/d/${row.code}`),
  };
}
