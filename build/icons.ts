/**
 * `import camera from "lucide-static/icons/camera.svg?icon"` gives the drawing inside the icon's <svg> as a string, so
 * that only the icons that are used reach the phone. Lucide: ISC licence.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Plugin } from "vite";

const require = createRequire(import.meta.url);
const SUFFIX = ".svg?icon";

export function icons(): Plugin {
  return {
    name: "icons",
    enforce: "pre",
    resolveId: (id) => (id.endsWith(SUFFIX) ? `\0${id.slice(0, -SUFFIX.length)}.icon` : undefined),
    load(id) {
      if (!id.startsWith("\0") || !id.endsWith(".icon")) return undefined;
      const svg = readFileSync(require.resolve(`${id.slice(1, -".icon".length)}.svg`), "utf8");
      const drawing = (/<svg[^>]*>([\s\S]*)<\/svg>/.exec(svg)?.[1] ?? "")
        .replace(/\s*\n\s*/g, "")
        .replace(/\s*\/>/g, "/>");
      return `export default ${JSON.stringify(drawing)};`;
    },
  };
}
