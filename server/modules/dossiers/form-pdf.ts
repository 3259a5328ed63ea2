import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type PDFDocument from "pdfkit";

/** An official form (TT 03/2025/TT-VPCP) of one dossier. Everything is in words already. */
export interface OfficialForm {
  title: string;
  /** The agency whose one-stop office has the dossier. */
  agency: string;
  province: string;
  code: string;
  parts: FormPart[];
  hotline: string;
  /** What the QR code holds: the address of the dossier, without anything of whose it is. */
  link: string;
}

/** A line with its title, or a title with a list under it. */
export type FormPart = { title: string } & ({ words: string } | { list: string[]; ifNone: string });

const fonts = dirname(createRequire(import.meta.url).resolve("@expo-google-fonts/be-vietnam-pro/package.json"));
const FONTS = {
  plain: join(fonts, "400Regular/BeVietnamPro_400Regular.ttf"),
  bold: join(fonts, "700Bold/BeVietnamPro_700Bold.ttf"),
};
/** Points; A4 with 2 cm around. */
const MARGIN = 57;
const QR_SIDE = 96;
/** How far the lines of a list stand in, under the first one's words. */
const HANGING = 28;

/** The form as PDF, on one page unless its lists are long. The libraries are loaded with the first one asked for. */
export async function formPdf(form: OfficialForm): Promise<Buffer> {
  const [{ default: Pdf }, { default: qrcode }] = await Promise.all([import("pdfkit"), import("qrcode")]);
  const doc = new Pdf({
    size: "A4",
    margin: MARGIN,
    lang: "vi",
    // Nothing of the moment it was drawn: the same dossier gives the same file.
    info: { Title: `${form.title} ${form.code}`, CreationDate: new Date(0) },
    font: FONTS.plain,
  });
  const chunks: Buffer[] = [];
  doc.on("data", (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<Buffer>((resolve) => doc.on("end", () => resolve(Buffer.concat(chunks))));
  doc.registerFont("plain", FONTS.plain).registerFont("bold", FONTS.bold);
  draw(doc, form, qrcode.create(form.link, { errorCorrectionLevel: "M" }).modules);
  doc.end();
  return done;
}

function draw(
  doc: typeof PDFDocument.prototype,
  form: OfficialForm,
  qr: { size: number; get(row: number, column: number): number },
): void {
  const width = doc.page.width - 2 * MARGIN;
  const half = width / 2;
  const top = doc.y;
  doc
    .font("bold")
    .fontSize(11)
    .text(form.agency, MARGIN, top, { width: half - 10, align: "center" });
  doc.font("plain").text("Bộ phận tiếp nhận và trả kết quả", { width: half - 10, align: "center" });
  const left = doc.y;
  doc
    .font("bold")
    .text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", MARGIN + half - 20, top, { width: half + 20, align: "center" });
  const motto = "Độc lập - Tự do - Hạnh phúc";
  doc.text(motto, { width: half + 20, align: "center" });
  const line = doc.widthOfString(motto);
  const from = MARGIN + half - 20 + (half + 20 - line) / 2;
  doc
    .moveTo(from, doc.y + 1)
    .lineTo(from + line, doc.y + 1)
    .lineWidth(0.7)
    .stroke();
  doc.y = Math.max(left, doc.y) + 18;

  const qrTop = doc.y;
  square(doc, qr, MARGIN + width - QR_SIDE, qrTop);
  doc.font("bold").fontSize(15);
  doc.text(form.title.toUpperCase(), MARGIN, qrTop + 12, { width: width - QR_SIDE - 20 });
  doc
    .moveDown(0.4)
    .fontSize(14)
    .text(`Mã hồ sơ: ${form.code}`, { width: width - QR_SIDE - 20 });
  doc.y = Math.max(doc.y, qrTop + QR_SIDE) + 14;

  // Nghị định 30/2020/NĐ-CP: 13 to 14 points, read without glasses.
  doc.fontSize(13);
  for (const part of form.parts) {
    doc.font("bold");
    if ("words" in part)
      doc.text(`${part.title}: `, MARGIN, doc.y, { width, continued: true }).font("plain").text(part.words);
    else {
      doc.text(`${part.title}:`, MARGIN, doc.y, { width }).font("plain");
      if (part.list.length === 0) doc.text(part.ifNone, { width });
      for (const [index, each] of part.list.entries())
        doc.text(`${index + 1}. ${each}`, MARGIN + HANGING, doc.y, { width: width - HANGING, indent: HANGING / -2 });
    }
    doc.moveDown(0.35);
  }
  doc.moveDown(0.6);
  const help = `Quét mã vuông hoặc nhập mã hồ sơ trong ứng dụng để xem hồ sơ đến đâu. Cần giúp đỡ, gọi ${form.hotline}.`;
  doc.text(help, MARGIN, doc.y, { width });
  doc
    .moveDown(0.3)
    .text(`Giấy điện tử của hệ thống thông tin giải quyết thủ tục hành chính ${form.province}.`, { width });
}

function square(
  doc: typeof PDFDocument.prototype,
  qr: { size: number; get(row: number, column: number): number },
  x: number,
  y: number,
): void {
  const side = QR_SIDE / qr.size;
  for (let row = 0; row < qr.size; row++)
    for (let column = 0; column < qr.size; column++)
      if (qr.get(row, column)) doc.rect(x + column * side, y + row * side, side + 0.1, side + 0.1);
  doc.fill("black");
}
