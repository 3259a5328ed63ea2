/** Tailwind with the province's colours as CSS variables for both themes. */
import path from "node:path";
import tailwindcss, { type Config } from "tailwindcss";
import plugin from "tailwindcss/plugin.js";
import base from "../tailwind.config.js";
import { contrast, TEXT_PAIRS, themes } from "../src/ui/colours.ts";

const asVariables = (colours: Record<string, string>) =>
  Object.fromEntries(Object.entries(colours).map(([name, value]) => [`--${name}`, value]));

/** Tailwind for one province. `html`: only the classes used in it, for the first paint; otherwise those of all of src/. */
export function tailwindFor(accent: string, html?: string[]) {
  const content = html
    ? html.map((raw) => ({ raw, extension: "html" }))
    : [path.join(import.meta.dirname, "../src/**/*.{ts,tsx}")];
  return tailwindcss({ ...base, content, plugins: [variables(accent)] } as unknown as Config);
}

/** Refuses to build an accent that somebody could not read. */
function variables(accent: string) {
  const { light, dark } = themes(accent);
  for (const [name, theme] of Object.entries({ light, dark })) {
    for (const [text, ground] of TEXT_PAIRS) {
      const ratio = contrast(theme[text] as string, theme[ground] as string);
      if (ratio < 4.5) throw new Error(`${name}: ${text} on ${ground} is ${ratio.toFixed(2)}:1; it must be 4.5:1.`);
    }
  }
  return plugin(({ addBase }) =>
    addBase({
      ":root": { ...asVariables(light), "color-scheme": "light" },
      ":root[data-theme=dark]": { ...asVariables(dark), "color-scheme": "dark" },
    }),
  );
}
