/**
 * Writes what Zalo's host page is made from: `www/app-config.json` with its lists, and the shell script that paints
 * before the bundle. Zalo uploads no index.html (zalo.md §3.2). Why not zmp-vite-plugin:
 * docs/decisions/0001-own-app-config-writer.md.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import autoprefixer from "autoprefixer";
import postcss from "postcss";
import { build, createServer, type Plugin, type Rolldown, type UserConfig } from "vite";
import { themes } from "../src/ui/colours.ts";
import type { PhoneProvince } from "./province.ts";
import { tailwindFor } from "./styles.ts";

const root = path.resolve(import.meta.dirname, "..");
const FIRST_TAP = "prerendered:first-tap";

export function appConfig(province: PhoneProvince, sourceConfig: (province: PhoneProvince) => UserConfig): Plugin {
  let pages: Promise<Pages>;
  return {
    name: "app-config",
    apply: "build",
    buildStart() {
      pages = prerender(sourceConfig(province));
    },
    resolveId: (id) => (id === FIRST_TAP ? `\0${FIRST_TAP}` : undefined),
    async load(id) {
      if (id !== `\0${FIRST_TAP}`) return undefined;
      const { next } = await pages;
      return `export default ${JSON.stringify({ ...next, remembered: `${province.code}.province` })};`;
    },
    async generateBundle(_options, bundle) {
      const entry = Object.values(bundle).find((file) => file.type === "chunk" && file.isEntry);
      if (!entry) throw new Error("The build has no entry.");
      const shell = await shellScript(province, await pages);
      const shellName = `shell.${createHash("sha256").update(shell).digest("hex").slice(0, 8)}.js`;
      this.emitFile({ type: "asset", fileName: shellName, source: shell });

      const { app } = JSON.parse(readFileSync(path.join(root, "app-config.json"), "utf8")) as { app: object };
      const colour = themes(province.accent).light["accent-fill"];
      const config = {
        app: {
          title: province.appName,
          headerTitle: province.appName,
          headerColor: colour,
          statusBarColor: colour,
          ...app,
        },
        debug: false,
        // Whatever is listed shares the line with the shell and holds up its paint: the shell brings the home's CSS
        // itself, and the module after it fetches the app.
        listCSS: [],
        listSyncJS: [shellName, entry.fileName],
        listAsyncJS: [],
      };
      this.emitFile({ type: "asset", fileName: "app-config.json", source: JSON.stringify(config, null, 2) });
    },
  };
}

interface Pages {
  home: string;
  frame: string;
  danger: string;
  next: { path: string; service: string; html: string };
}

/** The home screen rendered to HTML with the CSS it uses, inside a small classic script. */
async function shellScript(province: PhoneProvince, { next, ...pages }: Pages): Promise<string> {
  const css = await criticalCss(province, [...Object.values(pages), next.html]);
  const result = await build({
    configFile: false,
    root,
    logLevel: "error",
    define: {
      __SHELL__: JSON.stringify({
        code: province.code,
        title: province.appName,
        colour: themes(province.accent).light["accent-fill"],
        css,
        ...pages,
      }),
    },
    build: {
      write: false,
      target: "es2018",
      lib: { entry: path.join(root, "src/app/shell.ts"), formats: ["iife"], name: "shell" },
    },
  });
  const [output] = (Array.isArray(result) ? result : [result]) as Rolldown.RolldownOutput[];
  const chunk = output?.output[0];
  if (!chunk) throw new Error("The shell script is empty.");
  return chunk.code;
}

async function prerender(source: UserConfig): Promise<Pages> {
  const server = await createServer({
    ...source,
    configFile: false,
    appType: "custom",
    logLevel: "error",
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
    cacheDir: path.join(root, "node_modules/.vite-prerender"),
  });
  try {
    const module = await server.ssrLoadModule("/src/app/prerender.tsx");
    return { home: module.home(), frame: module.frame(), danger: module.danger(), next: await module.next() };
  } finally {
    await server.close();
  }
}

async function criticalCss(province: PhoneProvince, html: string[]): Promise<string> {
  const file = path.join(root, "src/app/app.css");
  const { css } = await postcss([tailwindFor(province.accent, html), autoprefixer()]).process(
    readFileSync(file, "utf8"),
    { from: file },
  );
  return css
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/\s+/g, " ")
    .replace(/\s*([{};:,>])\s*/g, "$1")
    .replace(/;}/g, "}")
    .trim();
}
