import autoprefixer from "autoprefixer";
import { defineConfig, type UserConfig } from "vite";
import { readFileSync } from "node:fs";
import path from "node:path";
import { appConfig } from "./build/app-config.ts";
import { icons } from "./build/icons.ts";
import { provinceFolder, readProvince } from "./build/province.ts";
import { provinceData } from "./build/provinceData.ts";
import { tailwindFor } from "./build/styles.ts";

const root = import.meta.dirname;
const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as { version: string };

/** Modules of the first paint that other screens share with it. */
const FIRST =
  /node_modules\/(react|react-dom|scheduler|react-router|react-router-dom|@remix-run\/router)\/|src\/(lib\/(clock|dates|paths|province|settings|text)\.ts|messages\/(messages\.ts|vi\/app\.ts)|ui\/(Button|CallLink|Card|EmptyState|Icon|Notice|Screen|Skeleton|icons)\.tsx?)|contract\/text\.ts|rolldown\/runtime/;

/** Chunks that are there before most screens are opened: with the first paint, or when home is idle. */
const HERE =
  /\/(first|rolldown-runtime|main|mount|paths|reports|api|session|host|port|vault|queries|kept|outbox|seen|useProcedureTitle)\.[^/]+\.js$/;

/** What every way of running src/ needs: the production build, the render of the first paint, the tests. */
export function sourceConfig(province = readProvince()): UserConfig {
  return {
    root,
    base: "./",
    publicDir: false,
    plugins: [icons(), provinceData(provinceFolder())],
    define: {
      __API_ORIGIN__: JSON.stringify(province.apiOrigin),
      __PROVINCE__: JSON.stringify(province),
      __VERSION__: JSON.stringify(version),
    },
    resolve: {
      // The SDK's `browser` field names a build that logs in while it is being imported and cannot be shaken
      // (zalo.md §3.3). Only for it: axios and others need theirs.
      alias: [{ find: /^zmp-sdk$/, replacement: path.join(root, "node_modules/zmp-sdk/apis/index.es.js") }],
      dedupe: ["react", "react-dom"],
    },
    css: { postcss: { plugins: [tailwindFor(province.accent), autoprefixer()] } },
    oxc: { jsx: { runtime: "automatic" } },
  };
}

export default defineConfig(() => {
  const province = readProvince();
  const source = sourceConfig(province);
  return {
    ...source,
    plugins: [...(source.plugins ?? []), appConfig(province, sourceConfig)],
    build: {
      outDir: process.env.WWW || "www",
      emptyOutDir: true,
      // Old phones: see zalo.md §3.7. Modules need Chrome 64 and Safari 11.1 for import() and import.meta anyway.
      target: "es2018",
      cssTarget: ["safari13.1", "chrome64"],
      // What stands in the first paint need not be named again by every screen.
      modulePreload: {
        polyfill: false,
        resolveDependencies: (_file, files) => files.filter((file) => !HERE.test(file)),
      },
      assetsInlineLimit: 0,
      manifest: "manifest.json",
      rolldownOptions: {
        checks: { pluginTimings: false },
        // "use client" in libraries means nothing here.
        onLog: (level, log, handle) => (log.code === "MODULE_LEVEL_DIRECTIVE" ? undefined : handle(level, log)),
        input: { main: path.join(root, "src/main.ts") },
        output: {
          // What the first paint needs goes as one file beside the entry, not as a dozen shared scraps.
          codeSplitting: { groups: [{ name: "first", test: FIRST }] },
          // Zalo's page loads a file as a module when its name says so (zalo.md §3.2).
          entryFileNames: "assets/[name].[hash].module.js",
          chunkFileNames: "assets/[name].[hash].module.js",
          assetFileNames: "assets/[name].[hash][extname]",
        },
      },
    },
  };
});
