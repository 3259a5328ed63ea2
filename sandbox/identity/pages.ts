import { createHash } from "node:crypto";
import type { Person } from "./people.ts";

/** What the pages of one login say besides their own words. */
export interface PageContext {
  /** The provider, as citizens know it. */
  provider: string;
  /** Who asks: the province's service. */
  client: string;
  /** For whom it asks (after CIBA Core 1.0 §7.1), in the client's words. */
  bindingMessage?: string;
  /** What went wrong with what was just sent. */
  problem?: string;
}

const STYLE = `
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:#f1f4f9;color:#1b2430;font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:anywhere}
header{background:#1b3f8b;color:#fff;padding:.75rem 1rem}
header p{margin:0 auto;max-width:30rem;font-weight:600;font-size:1.125rem}
main{max-width:32rem;margin:0 auto;padding:1rem}
h1{font-size:1.375rem;line-height:1.35;margin:0 0 .75rem}
h2{font-size:1rem;margin:1.25rem 0 .5rem}
p{margin:0 0 .75rem}
form{margin:0 0 .75rem}
label{display:block;font-weight:600;margin-bottom:.25rem}
input{font:inherit;width:100%;min-height:3rem;padding:.5rem .75rem;border:1px solid #5f6f86;border-radius:.5rem;background:#fff;color:inherit;margin-bottom:.75rem}
button{font:inherit;width:100%;min-height:3rem;padding:.5rem 1rem;border:1px solid #5f6f86;border-radius:.5rem;background:#fff;color:inherit;cursor:pointer;margin-bottom:.5rem}
button.first{background:#1b3f8b;border-color:#1b3f8b;color:#fff;font-weight:600}
button.person{text-align:left}
button.person b{display:block}
ul{list-style:none;margin:0;padding:0}
:focus-visible{outline:3px solid #b3470a;outline-offset:2px}
.binding,.problem,.note{border-left:.25rem solid;border-radius:.25rem;padding:.625rem .75rem;margin:0 0 1rem;background:#fff}
.binding{border-color:#1b3f8b}
.binding b{display:block}
.problem{border-color:#a6231b;background:#fdeeec;color:#7f1a14}
.note{border-color:#7a5200;background:#fff6df;color:#4f3600}
dl{margin:0 0 1rem;background:#fff;border:1px solid #cfd8e5;border-radius:.5rem;padding:.25rem .75rem}
dl div{padding:.5rem 0;border-top:1px solid #e3e9f2}
dl div:first-child{border-top:0}
dt{color:#4a586b}
dd{margin:0;font-weight:600}
`;
const STYLE_HASH = createHash("sha256").update(STYLE).digest("base64");

/**
 * No script, nothing from elsewhere. A form's answer may lead on to `formTargets`: browsers hold redirects to
 * `form-action` too (CSP3 §6.4.1).
 */
export const pageHeaders = (formTargets: readonly string[] = []) => ({
  "content-type": "text/html; charset=utf-8",
  "cache-control": "no-store",
  "referrer-policy": "no-referrer",
  "content-security-policy": `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; img-src data:; base-uri 'none'; frame-ancestors 'none'; form-action ${["'self'", ...formTargets].join(" ")}`,
});

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const text = (value: string) => value.replace(/[&<>"']/g, (character) => ESCAPES[character]!);

function page(context: Omit<PageContext, "client">, title: string, body: string): string {
  const { provider, bindingMessage, problem } = context;
  const binding = bindingMessage
    ? `<p class="binding">Bạn đang xác minh danh tính cho <b>${text(bindingMessage)}</b></p>`
    : "";
  return `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(title)} · ${text(provider)}</title><link rel="icon" href="data:,"><style>${STYLE}</style></head>
<body><header><p>${text(provider)} (bản thử)</p></header><main>
<h1>${text(title)}</h1>
${binding}${problem ? `<p class="problem" role="alert" id="problem">${text(problem)}</p>` : ""}
${body}
</main></body></html>`;
}

/** A form with one decision: `step` says which. */
const form = (step: string, content: string) =>
  `<form method="post" novalidate><input type="hidden" name="step" value="${step}">${content}</form>`;
const button = (label: string, first = false) => `<button${first ? ' class="first"' : ""}>${text(label)}</button>`;
const input = (name: string, label: string, more: string, { problem }: PageContext) =>
  `<label for="${name}">${text(label)}</label><input id="${name}" name="${name}" required autofocus ${more}${
    problem ? ' aria-invalid="true" aria-describedby="problem"' : ""
  }>`;
const GIVE_UP = form("refuse", button("Thôi, quay lại ứng dụng"));
const SOMEBODY_ELSE = form("restart", button("Dùng tài khoản khác"));

/** `072 ••• •• 0021`: in groups, which large text can break between. */
const masked = (number: string) => `${number.slice(0, 3)} ••• •• ${number.slice(-4)}`;

export const whoPage = (context: PageContext, people: readonly Person[]) =>
  page(
    context,
    "Đăng nhập",
    `${form(
      "person",
      input("number", "Số định danh cá nhân (12 chữ số)", 'inputmode="numeric" autocomplete="username"', context) +
        button("Tiếp tục", true),
    )}
<h2>Hoặc chọn một nhân vật thử</h2>
<ul>${people
      .map(
        ({ number, name, acr }) =>
          `<li><form method="post"><input type="hidden" name="step" value="person"><button class="person" name="number" value="${number}"><b>${text(
            name,
          )}</b> ${masked(number)}${acr === "LoA1" ? ", mới xác minh mức 1" : ""}</button></form></li>`,
      )
      .join("")}</ul>
${GIVE_UP}`,
  );

export const passwordPage = (context: PageContext, person: Person, password: string) =>
  page(
    context,
    "Nhập mật khẩu",
    `<p>Tài khoản ${text(person.name)}, ${masked(person.number)}</p>
${form(
  "password",
  input("password", "Mật khẩu", 'type="password" autocomplete="current-password"', context) + button("Tiếp tục", true),
)}
<p class="note">Trang thử: mật khẩu của mọi tài khoản là “${text(password)}”.</p>
${SOMEBODY_ELSE}${GIVE_UP}`,
  );

export const otpPage = (context: PageContext, code: string) =>
  page(
    context,
    "Nhập mã xác thực",
    `<p>Chúng tôi vừa gửi một mã 6 chữ số tới điện thoại của bạn. Mã dùng được trong 2 phút.</p>
<p class="note">Tin nhắn thử: ${code}</p>
${form(
  "otp",
  input("otp", "Mã 6 chữ số", 'inputmode="numeric" autocomplete="one-time-code" maxlength="6"', context) +
    button("Xác nhận", true),
)}
${form("resend", button("Gửi mã mới"))}${SOMEBODY_ELSE}${GIVE_UP}`,
  );

export const consentPage = (context: PageContext, person: Person, shared: readonly [label: string, value: string][]) =>
  page(
    context,
    `Chia sẻ với ${context.client}?`,
    `<p>Bạn đang đăng nhập là <strong>${text(person.name)}</strong>. Nếu đồng ý, ${text(context.client)} sẽ nhận được:</p>
<dl>${shared.map(([label, value]) => `<div><dt>${text(label)}</dt><dd>${text(value)}</dd></div>`).join("")}</dl>
${
  context.bindingMessage
    ? "<p>Chỉ đồng ý nếu đây là tài khoản của bạn và chính bạn vừa bấm xác minh trong ứng dụng.</p>"
    : ""
}
${form("agree", button("Đồng ý", true))}${form("refuse", button("Không đồng ý"))}
${form("restart", button("Không phải bạn? Dùng tài khoản khác"))}`,
  );

export const brokenPage = (provider: string, error: string, description = "") =>
  page(
    { provider },
    "Chưa đăng nhập được",
    `<p>Lần đăng nhập này đã hết hạn hoặc không hợp lệ. Bạn quay lại ứng dụng và bấm xác minh lần nữa nhé.</p>
<p class="note">${text(error)}${description ? `: ${text(description)}` : ""}</p>`,
  );
