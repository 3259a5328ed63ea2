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
const { module: FIRST_TAP } = JSON.parse(readFileSync(path.join(root, "build/first-tap.json"), "utf8")) as {
  module: string;
};

export function appConfig(province: PhoneProvince, sourceConfig: (province: PhoneProvince) => UserConfig): Plugin {
  return {
    name: "app-config",
    apply: "build",
    async generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((file): file is Rolldown.OutputChunk => file.type === "chunk");
      const entry = chunks.find((chunk) => chunk.isEntry);
      if (!entry) throw new Error("The build has no entry.");
      const first = [...new Set([entry, ...staticImports(entry, bundle)])];
      const css = first.flatMap((chunk) => [...((chunk as ChunkWithCss).viteMetadata?.importedCss ?? [])]);

      const tapped = chunks.find((chunk) => chunk.facadeModuleId === path.join(root, FIRST_TAP));
      if (!tapped) throw new Error(`build/first-tap.json names ${FIRST_TAP}, which is no chunk of its own.`);
      const next = [...new Set([tapped, ...staticImports(tapped, bundle)])].filter((chunk) => !first.includes(chunk));

      const shell = await shellScript(
        province,
        sourceConfig(province),
        next.map((chunk) => chunk.fileName),
      );
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
        // Listed CSS blocks rendering: only the home's. A lazy chunk brings its own (perf.md, fact 2).
        listCSS: css,
        // The classic shell paints first; the module takes over.
        listSyncJS: [shellName, entry.fileName],
        listAsyncJS: first.filter((chunk) => chunk !== entry).map((chunk) => chunk.fileName),
      };
      this.emitFile({ type: "asset", fileName: "app-config.json", source: JSON.stringify(config, null, 2) });
    },
  };
}

type ChunkWithCss = Rolldown.OutputChunk & { viteMetadata?: { importedCss?: Set<string> } };

function staticImports(chunk: Rolldown.OutputChunk, bundle: Rolldown.OutputBundle): Rolldown.OutputChunk[] {
  return chunk.imports.flatMap((name) => {
    const imported = bundle[name];
    return imported?.type === "chunk" ? [imported, ...staticImports(imported, bundle)] : [];
  });
}

/** The home screen rendered to HTML with the CSS it uses, inside a small classic script. */
async function shellScript(province: PhoneProvince, source: UserConfig, next: string[]): Promise<string> {
  const pages = await prerender(source);
  const css = await criticalCss(province, pages);
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
        next,
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

async function prerender(source: UserConfig): Promise<Record<string, string>> {
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
    return { home: module.home(), frame: module.frame(), danger: module.danger() };
  } finally {
    await server.close();
  }
}

async function criticalCss(province: PhoneProvince, pages: Record<string, string>): Promise<string> {
  const file = path.join(root, "src/app/app.css");
  const { css } = await postcss([tailwindFor(province.accent, Object.values(pages)), autoprefixer()]).process(
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
