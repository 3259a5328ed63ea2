import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { IdentityFailure } from "../../../contract/types.ts";
import type { Core } from "../../core/core.ts";
import { escape, paragraph, quiet, showPage } from "../../core/html.ts";
import type { Identity } from "../../core/identity.ts";
import { newToken } from "../../core/tokens.ts";
import { IdentityRefused } from "../../outside/identity.ts";
import { createAttempts, type Attempt, type ReturnCodes } from "./attempts.ts";

const COOKIE = "identity";
/** That our page was shown, and the account it names. */
const SHOWN = "shown";
/** As long as an attempt, and a little: a browser that is late is told so, not taken for another one. */
const COOKIE_SECONDS = 15 * 60;

/**
 * The pages a browser sees on its way to the identity provider and back. They stand outside the contract because no
 * program reads them: a person does, in Zalo's webview, where our app cannot be.
 */
export function identityPages(app: FastifyInstance, core: Core): void {
  const { identity } = core;
  if (!identity) return;
  const attempts = createAttempts(core, identity);
  const page = { config: { page: true } };

  const showReturned = async (reply: FastifyReply, { attempt, codes }: { attempt: Attempt; codes: ReturnCodes }) => {
    const { name } = await attempts.accountOf(attempt);
    return show(reply, core, returned(codes, identity, core.province.file.appName, name));
  };

  app.get<{ Params: { token: string } }>("/identity/start/:token", page, async (request, reply) => {
    const attempt = await attempts.findByStart(request.params.token);
    if (!attempt) {
      // Closed too soon, and opened again from the app.
      const back = await attempts.findReturned(request.params.token, browserOf(request));
      return back ? showReturned(reply, back) : show(reply, core, ENDED);
    }
    if (!browserOf(request)) rememberBrowser(reply, identity);
    remember(reply, identity, SHOWN, "1", `/identity/start/${request.params.token}`);
    const account = await attempts.accountOf(attempt);
    const provider = identity.providers.get(attempt.provider)!.file.name.vi;
    return show(reply, core, consent(account, provider, `${request.params.token}/go`));
  });

  app.get<{ Params: { token: string } }>("/identity/start/:token/go", page, async (request, reply) => {
    const attempt = await attempts.findByStart(request.params.token);
    if (!attempt) return show(reply, core, ENDED);
    const browser = browserOf(request);
    // Came here without our page, which names the account: shown it first. Its own cookie says so, because the other one
    // may be of somebody's attempt before.
    if (!browser || cookieOf(request, SHOWN) === undefined)
      return reply.redirect(`/identity/start/${request.params.token}`, 303);
    const { name, phone } = await attempts.accountOf(attempt);
    try {
      const url = await attempts.leave(attempt, browser, `Tài khoản Zalo: ${name} (${phone})`);
      return url === "another browser" ? show(reply, core, ELSEWHERE) : quiet(reply).redirect(url.href, 303);
    } catch (error) {
      if (!(error instanceof IdentityRefused)) throw error;
      return show(reply, core, FAILURES[error.failure]);
    }
  });

  app.get<{ Params: { provider: string } }>("/identity/callback/:provider", page, async (request, reply) => {
    const query = /\?.*$/.exec(request.raw.url ?? "")?.[0] ?? "";
    const back = await attempts.comeBack(request.params.provider, query, browserOf(request));
    if (!back) return show(reply, core, ENDED);
    if (!back.codes) return show(reply, core, FAILURES[back.failure]);
    return showReturned(reply, back);
  });
}

/** A page in words; `html` parts are ours and escaped. */
interface Content {
  title: string;
  body: string;
  /** It ends here, and the app says how to go on. */
  end?: true;
}

const consent = (account: { name: string; phone: string }, provider: string, next: string): Content => ({
  title: "Xác nhận danh tính",
  body: [
    paragraph(`Bạn sắp nối ${provider} của bạn với tài khoản Zalo này:`),
    `<p class="account"><strong>${escape(account.name)}</strong><br>${escape(account.phone)}</p>`,
    `<a class="button" href="${escape(next)}">Đúng, đây là Zalo của tôi</a>`,
    paragraph("Nếu đây không phải tài khoản Zalo của bạn, hãy đóng trang này.", "strong"),
    paragraph("Khi đó có người khác đã gửi đường dẫn này cho bạn, và làm tiếp là trao danh tính của bạn cho họ."),
  ].join("\n"),
});

const returned = ({ code, digits }: ReturnCodes, identity: Identity, app: string, name: string): Content => ({
  title: "Đã xác nhận xong",
  body: [
    paragraph("Còn một bước: quay lại ứng dụng để dùng tiếp."),
    `<a class="button" href="${escape(identity.appLink(`/identity/${code}`))}">Quay lại ứng dụng</a>`,
    paragraph(`Nếu nút trên không mở được ứng dụng, bạn đóng trang này, mở lại ${app} trong Zalo và nhập sáu số:`),
    `<p class="digits" aria-label="${digits.split("").join(" ")}">${digits.slice(0, 3)} ${digits.slice(3)}</p>`,
    paragraph(
      `Chỉ nhập sáu số này vào ứng dụng trên chính điện thoại của bạn, với tài khoản Zalo ${name}. Không đọc cho ai, kể cả người xưng là cán bộ.`,
      "soft",
    ),
  ].join("\n"),
});

const plain = (title: string, ...texts: string[]): Content => ({
  title,
  body: texts.map((text) => paragraph(text)).join("\n"),
  end: true,
});

/** The app is told that somebody is back, and no more. */
const wayBack = (identity: Identity, app: string): string =>
  [
    `<a class="button" href="${escape(identity.appLink("/identity"))}">Quay lại ứng dụng</a>`,
    paragraph(
      `Nếu nút trên không mở được ứng dụng, bạn đóng trang này và mở lại ${app} trong Zalo. Những gì đã nhập vẫn còn.`,
      "soft",
    ),
  ].join("\n");

const ENDED = plain(
  "Lần xác nhận này đã kết thúc",
  "Đường dẫn này chỉ dùng được một lần, trong mười phút, trên đúng máy đã mở nó. Muốn xác nhận, bạn bấm lại trong ứng dụng.",
);
const ELSEWHERE = plain(
  "Đường dẫn này đã được mở ở máy khác",
  "Để an toàn, mỗi lần xác nhận chỉ làm trên một máy. Muốn xác nhận, bạn bấm lại trong ứng dụng.",
);
const FAILURES: Record<IdentityFailure, Content> = {
  denied: plain("Bạn đã chọn không đồng ý", "Chưa có gì được chia sẻ. Đổi ý thì bạn bấm xác nhận lại trong ứng dụng."),
  unavailable: plain("Nơi xác nhận chưa trả lời", "Nơi xác nhận đang bận hoặc bảo trì. Bạn thử lại sau ít phút."),
  "not-assured": plain(
    "Tài khoản cần được xác thực thêm",
    "Tài khoản này chưa được xác thực ở mức cần thiết. Bạn quay lại ứng dụng để xem cách làm tiếp.",
  ),
  "no-number": plain(
    "Tài khoản chưa có số định danh",
    "Nơi xác nhận không cho biết số định danh cá nhân của bạn. Bạn quay lại ứng dụng để xem cách làm tiếp.",
  ),
  "invalid-answer": plain(
    "Chưa xác nhận được",
    "Câu trả lời của nơi xác nhận không hợp lệ nên đã bị bỏ qua, để không ai mạo nhận bạn. Bạn thử lại trong ứng dụng.",
  ),
};

const show = (reply: FastifyReply, core: Core, { title, body, end }: Content): FastifyReply =>
  showPage(reply, core, {
    title,
    body: end ? `${body}\n${wayBack(core.identity!, core.province.file.appName)}` : body,
  });

/** Who opened our page goes on and comes back: the cookie ties the three together. */
const rememberBrowser = (reply: FastifyReply, identity: Identity): void =>
  remember(reply, identity, COOKIE, newToken(), "/identity");

function remember(reply: FastifyReply, { publicOrigin }: Identity, name: string, value: string, path: string): void {
  const secure = publicOrigin.startsWith("https:") ? "; Secure" : "";
  // Fastify adds each to those there are.
  reply.header(
    "set-cookie",
    `${name}=${value}; Path=${path}; HttpOnly; SameSite=Lax; Max-Age=${COOKIE_SECONDS}${secure}`,
  );
}

function browserOf(request: FastifyRequest): string | undefined {
  const token = cookieOf(request, COOKIE);
  return token !== undefined && /^[A-Za-z0-9_-]{20,100}$/.test(token) ? token : undefined;
}

const cookieOf = ({ headers }: FastifyRequest, name: string): string | undefined =>
  headers.cookie
    ?.split(/;\s*/)
    .find((one) => one.startsWith(`${name}=`))
    ?.slice(name.length + 1);
