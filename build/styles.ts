/** The province's colours as CSS variables for both themes. */
import plugin from "tailwindcss/plugin.js";
import { contrast, TEXT_PAIRS, themes } from "../src/ui/colours.ts";

const asVariables = (colours: Record<string, string>) =>
  Object.fromEntries(Object.entries(colours).map(([name, value]) => [`--${name}`, value]));

/** Refuses to build an accent that somebody could not read. */
export function variables(accent: string) {
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
