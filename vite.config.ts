import autoprefixer from "autoprefixer";
import tailwindcss from "tailwindcss";
import { defineConfig, type UserConfig } from "vite";
import { readFileSync } from "node:fs";
import path from "node:path";
import { appConfig } from "./build/app-config.ts";
import { icons } from "./build/icons.ts";
import { provinceFolder, readProvince } from "./build/province.ts";
import { provinceData } from "./build/provinceData.ts";
import { variables } from "./build/styles.ts";
import tailwind from "./tailwind.config.js";

const root = import.meta.dirname;
const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as { version: string };

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
    // zmp-sdk's `browser` build is 450 kB and logs in while it is being imported (zalo.md §3.3).
    resolve: { mainFields: ["module", "jsnext:main", "jsnext", "main"], dedupe: ["react", "react-dom"] },
    css: { postcss: { plugins: [tailwindcss({ ...tailwind, plugins: [variables(province.accent)] }), autoprefixer()] } },
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
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      manifest: "manifest.json",
      rolldownOptions: {
        input: { main: path.join(root, "src/main.tsx") },
        output: {
          // Zalo's page loads a file as a module when its name says so (zalo.md §3.2).
          entryFileNames: "assets/[name].[hash].module.js",
          chunkFileNames: "assets/[name].[hash].module.js",
          assetFileNames: "assets/[name].[hash][extname]",
        },
      },
    },
  };
});
