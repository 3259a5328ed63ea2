import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

export interface AppConfig {
  app: { title: string; [key: string]: unknown };
  listCSS: string[];
  listSyncJS: string[];
  listAsyncJS: string[];
}

export function readAppConfig(wwwDir: string): AppConfig {
  const config = JSON.parse(readFileSync(path.join(wwwDir, "app-config.json"), "utf8")) as Partial<AppConfig>;
  return {
    app: config.app ?? { title: "" },
    listCSS: config.listCSS ?? [],
    listSyncJS: config.listSyncJS ?? [],
    listAsyncJS: config.listAsyncJS ?? [],
  };
}

/**
 * The number under which Zalo serves one upload's files: `/zapps/<APP_ID>/<version>/…`. Ours changes whenever the
 * build does, so that files may be cached for ever.
 */
export function versionOf(wwwDir: string): string {
  const hash = createHash("sha256").update(readFileSync(path.join(wwwDir, "app-config.json")));
  const files = readdirSync(wwwDir, { recursive: true, encoding: "utf8" }).sort();
  for (const file of files) {
    const stat = statSync(path.join(wwwDir, file));
    if (stat.isFile()) hash.update(`${file} ${stat.size} ${stat.mtimeMs}\n`);
  }
  return String(hash.digest().readUInt32BE() + 1_000_000_000);
}

const isModule = (file: string) => file.endsWith(".module.js");
const attribute = (value: string) => value.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
/** JSON that may stand inside a script element. */
export const inlineJson = (value: unknown) => JSON.stringify(value).replaceAll("<", "\\u003c");

/**
 * The page Zalo's host makes: an empty mount node and the files of app-config.json's lists. Nothing of index.html,
 * no `lang`, no title, so that what the app needs it must set itself (zalo.md §3.2).
 */
export function phonePage(options: { config: AppConfig; appId: string; version: string; bridge: string }): string {
  const { config, appId, version, bridge } = options;
  const url = (file: string) =>
    attribute(/^(https?:)?\/\//.test(file) ? file : `/zapps/${appId}/${version}/${file.replace(/^\.?\//, "")}`);
  const css = config.listCSS.map((file) => `<link rel="stylesheet" href="${url(file)}">`);
  const sync = config.listSyncJS.map((file) =>
    isModule(file)
      ? `<script type="module" crossorigin src="${url(file)}"></script>`
      : `<script src="${url(file)}"></script>`,
  );
  const async = config.listAsyncJS.map((file) =>
    isModule(file)
      ? `<link rel="modulepreload" crossorigin href="${url(file)}">`
      : `<script async src="${url(file)}"></script>`,
  );
  return `<!doctype html>
<html><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">
<link rel="icon" href="data:,">
${bridge}${css.join("\n")}
${async.join("\n")}
</head><body><div id="app"></div>
${sync.join("\n")}
</body></html>`;
}

const KILLED_SCRIPT = `
if (parent === window) {
  const channel = new WebSocket(location.origin.replace(/^http/, "ws") + "/__sandbox/channel?watch=1");
  channel.onmessage = (event) => {
    const message = JSON.parse(event.data);
    if (message.type === "navigate") location.replace(message.url);
  };
} else parent.postMessage({ sandbox: "killed" }, "*");
document.querySelector("button").onclick = () => fetch("/__sandbox/phone/relaunch", { method: "POST" });
`;

/** What is left on the screen when the app's process is gone. */
export function killedPage(): string {
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Zalo đã đóng</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="data:,">
<style>body{margin:0;min-height:100vh;display:flex;flex-direction:column;align-items:center;justify-content:center;
gap:1rem;background:#111827;color:#f9fafb;font:1rem/1.5 system-ui,sans-serif}
button{font:inherit;padding:.75rem 1.5rem;border:1px solid #9ca3af;border-radius:999px;background:none;color:inherit}
</style></head><body><main><h1 style="font-size:1.25rem;text-align:center">Zalo đã đóng</h1>
<button type="button">Mở lại ứng dụng</button></main><script>${KILLED_SCRIPT}</script></body></html>`;
}
