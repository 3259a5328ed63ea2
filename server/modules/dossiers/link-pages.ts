import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { openAttachment } from "../../core/attachments.ts";
import type { Core } from "../../core/core.ts";
import { escape, paragraph, quiet, showPage, type Page } from "../../core/html.ts";
import { newToken } from "../../core/tokens.ts";
import { LOOK_MINUTES, linkedResult, openLink, readLink } from "./results.ts";
import { titleOf } from "../../../contract/procedures.ts";

const COOKIE = "xem";

type Address = { Params: { token: string } };
type FileAddress = { Params: { token: string; file: string } };

/**
 * The pages behind a link that shows a result once. Looking at the address opens nothing: programs do that before people,
 * to show a preview. The button does, once; then the browser that pressed it may look for a few minutes.
 */
export function linkPages(app: FastifyInstance, core: Core): void {
  const page = { config: { page: true } };
  void app.register(async (pages) => {
    // The button sends an empty form.
    pages.addContentTypeParser(
      "application/x-www-form-urlencoded",
      { parseAs: "string", bodyLimit: 1024 },
      (_, __, done) => done(null, undefined),
    );

    pages.get<Address>("/xem/:token", page, async (request, reply) => {
      const { token } = request.params;
      const browser = browserOf(request);
      const link = await readLink(core, token, browser);
      if (link?.state === "looking") return showPage(reply, core, await shown(core, link.caseId, token));
      if (link?.state !== "waiting") return ended(reply, core, link?.state);
      if (!browser) nameBrowser(reply, core, token);
      return showPage(reply, core, ASK);
    });

    pages.post<Address>("/xem/:token", page, async (request, reply) => {
      const { token } = request.params;
      const browser = browserOf(request);
      const link = await readLink(core, token, browser);
      if (link?.state === "waiting") {
        // It could not be shown the files, and the link would be gone.
        if (!browser) return showPage(reply, core, NO_COOKIE);
        if (!(await openLink(core, link.id, browser))) return ended(reply, core, "opened");
      } else if (link?.state !== "looking") return ended(reply, core, link?.state);
      // Shown by its own address: looking again, or turning back, sends nothing a second time.
      return quiet(reply).redirect(`/xem/${token}`, 303);
    });

    pages.get<FileAddress>("/xem/:token/:file", page, async (request, reply) => {
      const { token, file } = request.params;
      const link = await readLink(core, token, browserOf(request));
      if (link?.state !== "looking") return ended(reply, core, link?.state);
      const { files } = await linkedResult(core, link.caseId);
      const found = files[Number(file) - 1];
      if (!found) return ended(reply, core);
      const { stream, size, type } = await openAttachment(core, found);
      quiet(reply).header("x-content-type-options", "nosniff").header("content-length", size).type(type);
      if (type === "application/pdf") reply.header("content-disposition", `attachment; filename="ket-qua-${file}.pdf"`);
      return reply.send(stream);
    });
  });
}

const ASK: Page = {
  title: "Có người gửi cho xem một kết quả",
  body: [
    paragraph("Đây là giấy tờ cơ quan của tỉnh đã trả cho người gửi."),
    paragraph(
      `Chỉ mở được một lần, trên máy này, và xem trong ${LOOK_MINUTES} phút. Nên mở khi đã sẵn sàng xem.`,
      "strong",
    ),
    `<form method="post"><button class="button" type="submit">Mở xem</button></form>`,
    paragraph(
      "Nếu đang ở trong Zalo, nên bấm dấu ba chấm ở góc trên, chọn mở bằng trình duyệt, rồi mới bấm “Mở xem”. Người gửi sẽ biết lúc được mở.",
      "soft",
    ),
  ].join("\n"),
  asks: true,
};

const NO_COOKIE: Page = {
  title: "Trình duyệt này chưa mở được",
  body: [
    paragraph(
      "Trình duyệt không cho lưu dấu để nhận ra máy này (cookie), nên không mở được. Đường dẫn vẫn còn nguyên, chưa bị dùng.",
    ),
    paragraph("Xin mở lại đường dẫn bằng trình duyệt khác của máy, hoặc cho phép cookie rồi thử lại."),
  ].join("\n"),
};

async function shown(core: Core, caseId: string, token: string): Promise<Page> {
  const { row, dossier, procedure, files } = await linkedResult(core, caseId);
  const address = (index: number) => `/xem/${encodeURIComponent(token)}/${index + 1}`;
  return {
    title: titleOf(procedure).vi,
    body: [
      paragraph([row.agency, dossier.signed_by && `người ký: ${dossier.signed_by}`].filter(Boolean).join(" · ")),
      ...files.map(({ type }, index) =>
        type === "application/pdf"
          ? `<a class="button" href="${escape(address(index))}">Mở tệp${files.length > 1 ? ` ${index + 1}` : ""}</a>`
          : `<img src="${escape(address(index))}" alt="Trang ${index + 1} của kết quả">`,
      ),
      paragraph(`Trang này xem được trong ${LOOK_MINUTES} phút kể từ lúc mở, trên máy này. Sau đó đường dẫn hết dùng.`),
      paragraph("Đây là giấy tờ của người khác. Xin chỉ dùng đúng việc người ấy đã nhờ.", "soft"),
    ].join("\n"),
    shows: true,
  };
}

type Ended = "opened" | "expired" | "takenBack";
const WHY: Record<Ended, string> = {
  opened: "Mỗi đường dẫn chỉ mở được một lần, và đường dẫn này đã được mở.",
  expired: "Đường dẫn này đã quá ba ngày nên hết dùng.",
  takenBack: "Người gửi đã thu hồi đường dẫn này.",
};

function ended(reply: FastifyReply, core: Core, why?: string): FastifyReply {
  const known = WHY[why as Ended] as string | undefined;
  return showPage(reply.code(known ? 410 : 404), core, {
    title: known ? "Đường dẫn này không còn dùng được" : "Không có đường dẫn này",
    body: [
      paragraph(known ?? "Xin xem lại địa chỉ, chép cho đủ từ tin nhắn đã nhận."),
      paragraph("Nếu còn cần xem, xin nhờ người gửi tạo đường dẫn khác trong ứng dụng."),
    ].join("\n"),
  });
}

/** At this address only: the browser that presses the button is the one that may look. */
function nameBrowser(reply: FastifyReply, core: Core, token: string): void {
  const secure = core.identity!.publicOrigin.startsWith("https:") ? "; Secure" : "";
  reply.header(
    "set-cookie",
    `${COOKIE}=${newToken()}; Path=/xem/${token}; HttpOnly; SameSite=Lax; Max-Age=86400${secure}`,
  );
}

const browserOf = ({ headers }: FastifyRequest): string | undefined =>
  /(?:^|;\s*)xem=([A-Za-z0-9_-]{20,100})/.exec(headers.cookie ?? "")?.[1];
