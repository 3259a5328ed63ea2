import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "vite";
import { readProvince } from "../../build/province.ts";
import { sourceConfig } from "../../vite.config.ts";

/** Builds `page.ts` for the invented province as a mini app of its own, as www/ is built. */
export async function buildHostPage(): Promise<{ wwwDir: string; remove(): Promise<void> }> {
  const wwwDir = await mkdtemp(join(tmpdir(), "host-www-"));
  const source = sourceConfig(readProvince("demo"));
  await build({
    ...source,
    configFile: false,
    logLevel: "error",
    build: {
      outDir: wwwDir,
      target: "es2018",
      rolldownOptions: {
        input: join(import.meta.dirname, "page.ts"),
        output: { entryFileNames: "page.module.js", chunkFileNames: "[name].[hash].module.js" },
      },
    },
  });
  const config = {
    app: { title: "Kiểm tra" },
    listCSS: [],
    listSyncJS: ["page.module.js"],
    listAsyncJS: [],
  };
  await writeFile(join(wwwDir, "app-config.json"), JSON.stringify(config));
  return { wwwDir, remove: () => rm(wwwDir, { recursive: true, force: true }) };
}
