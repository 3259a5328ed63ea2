import type { FastifyInstance } from "fastify";
import type { ResultCheck } from "../../../contract/types.ts";
import type { Core } from "../../core/core.ts";
import { callHotline, escape, paragraph, showPage } from "../../core/html.ts";
import { Problem } from "../../problem.ts";
import { sayInstant } from "./form-words.ts";

/**
 * What the QR code of a result opens, for whoever is shown a copy: that it is ours, what it is, who signed it, and the
 * fingerprints a copy can be compared by. Never whose it is, beyond initials.
 * @param check throws Problem result-not-found
 */
export function resultPage(app: FastifyInstance, core: Core, check: (token: string) => Promise<ResultCheck>): void {
  app.get<{ Params: { token: string } }>("/kq/:token", { config: { page: true } }, async (request, reply) => {
    try {
      return showPage(reply, core, found(await check(request.params.token)));
    } catch (error) {
      if (!(error instanceof Problem && error.code === "result-not-found")) throw error;
      return showPage(reply.code(404), core, {
        title: "Không có kết quả này",
        body:
          paragraph(
            "Mã vuông hoặc địa chỉ này không phải của một kết quả do cơ quan của tỉnh trả. Nếu được ai đưa giấy tờ có mã này, xin hỏi lại cơ quan ghi trên giấy, hoặc gọi tổng đài.",
          ) + callHotline(core),
      });
    }
  });
}

function found({ code, procedureTitle, applicantMasked, agency, signedBy, finishedAt, files }: ResultCheck) {
  const line = (title: string, words: string) =>
    `<p><span class="soft">${escape(title)}</span><br><strong>${escape(words)}</strong></p>`;
  return {
    title: "Kết quả này là thật",
    body: [
      paragraph("Kết quả điện tử do cơ quan dưới đây trả, còn lưu trong hệ thống của tỉnh."),
      line("Mã hồ sơ", code),
      line("Thủ tục", procedureTitle.vi),
      line("Người nộp, đã che bớt tên", applicantMasked),
      line("Cơ quan", agency),
      ...(signedBy ? [line("Người ký", signedBy)] : []),
      line("Trả lúc", sayInstant(new Date(finishedAt))),
      // Seldom needed, and no language of most people.
      "<details><summary>So từng chữ số với tệp đang có</summary>",
      paragraph("Nhờ người rành máy tính tính mã SHA-256 của tệp. Giống mã dưới đây thì tệp chưa bị sửa chỗ nào."),
      ...files.map(({ bytes, sha256 }, index) =>
        line(`Tệp ${index + 1}, ${bytes.toLocaleString("vi-VN")} byte`, sha256),
      ),
      "</details>",
    ].join("\n"),
  };
}
