import { randomBytes } from "node:crypto";
import type { FastifyReply } from "fastify";
import type { Core } from "./core.ts";

/** A page in words, for a person with a browser. `body` is our own HTML, with everything foreign in it escaped. */
export interface Page {
  title: string;
  body: string;
  /** Whether it has a button that sends something back to its own address. */
  asks?: boolean;
  /** Whether it shows pictures of ours. */
  shows?: boolean;
}

export const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
export const paragraph = (text: string, kind = ""): string => `<p${kind && ` class="${kind}"`}>${escape(text)}</p>`;

/** The hotline, to be pressed on a phone. */
export function callHotline({ province }: Core): string {
  const number = escape(province.file.hotline.number);
  return `<a class="button" href="tel:${number}">Gọi ${number}</a>`;
}

/** A page under the province's name, that runs nothing, loads nothing and is framed by nobody. */
export function showPage(
  reply: FastifyReply,
  core: Core,
  { title, body, asks = false, shows = false }: Page,
): FastifyReply {
  const { name, kind, accent } = core.province.file;
  const nonce = randomBytes(16).toString("base64url");
  return quiet(reply)
    .header("content-type", "text/html; charset=utf-8")
    .header(
      "content-security-policy",
      [
        `default-src 'none'; style-src 'nonce-${nonce}'; img-src ${shows ? "'self'" : "'none'"}`,
        `form-action ${asks ? "'self'" : "'none'"}; base-uri 'none'; frame-ancestors 'none'`,
      ].join("; "),
    )
    .header("x-content-type-options", "nosniff").send(`<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${escape(title)}</title>
<style nonce="${nonce}">
body{margin:0;font:1.125rem/1.6 system-ui,sans-serif;color:#1f2937;background:#fff;overflow-wrap:anywhere}
header{background:${accent};color:#fff;padding:.75rem 1rem;font-weight:700}
main{padding:1rem;max-width:34rem;margin:auto}
h1{font-size:1.5rem;line-height:1.4;margin:.5rem 0 1rem}
p{margin:0 0 1rem}
img{display:block;width:100%;height:auto;margin:0 0 1rem}
.soft{color:#4b5563}
summary{display:flex;align-items:center;min-height:3rem;font-weight:700;cursor:pointer}
summary::before{content:"▸";margin-right:.5rem}
details[open] summary::before{content:"▾"}
.strong{font-weight:700}
.account{border:2px solid ${accent};border-radius:.75rem;padding:.75rem 1rem}
.button{display:flex;min-height:3.25rem;align-items:center;justify-content:center;text-align:center;box-sizing:border-box;padding:.5rem 1rem;margin:0 0 1rem;border-radius:.75rem;background:${accent};color:#fff;font-weight:700;text-decoration:none}
button.button{width:100%;border:0;font:inherit;font-weight:700}
.button:focus-visible{outline:3px solid #111827;outline-offset:2px}
.digits{font-size:2rem;font-weight:700;letter-spacing:.1em;font-variant-numeric:tabular-nums}
@media (prefers-color-scheme:dark){
body{color:#f3f4f6;background:#111827}
.soft{color:#d1d5db}
.account{border-color:#d1d5db}
.button:focus-visible{outline-color:#f3f4f6}
}
</style>
</head>
<body>
<header>${escape(`${kind} ${name}`.replace(/^./u, (first) => first.toUpperCase()))}</header>
<main>
<h1>${escape(title)}</h1>
${body}
</main>
</body>
</html>
`);
}

/** These addresses are secrets: no copy of the page is kept, and nobody it leads to learns where one came from. */
export const quiet = (reply: FastifyReply): FastifyReply =>
  reply.header("cache-control", "no-store").header("referrer-policy", "no-referrer");
