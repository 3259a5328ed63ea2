/** Colour arithmetic for one accent per province. Runs at build time; contrast is WCAG 2.2's definition (§1.4.3). */

type Rgb = [number, number, number];

const parse = (hex: string): Rgb => {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
  if (!match) throw new Error(`Not a #rrggbb colour: ${hex}`);
  return [1, 2, 3].map((i) => parseInt(match[i] as string, 16)) as Rgb;
};

const write = (rgb: Rgb) => `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;

const luminance = (hex: string) => {
  const [r, g, b] = parse(hex).map((part) => {
    const c = part / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

/** WCAG contrast ratio of two colours, 1 to 21. */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** `share` of `over`, the rest of `under`. */
export function mix(over: string, under: string, share: number): string {
  const [o, u] = [parse(over), parse(under)];
  return write(o.map((part, i) => part * share + (u[i] as number) * (1 - share)) as Rgb);
}

/** The colour nearest to `colour` on the way to `towards` that stands out from every one of `grounds` by `ratio`. */
export function readable(colour: string, towards: string, grounds: string[], ratio = 4.5): string {
  for (let share = 0; share <= 1; share += 0.02) {
    const candidate = mix(towards, colour, share);
    if (grounds.every((ground) => contrast(candidate, ground) >= ratio)) return candidate;
  }
  throw new Error(`No variant of ${colour} reaches ${ratio}:1 on ${grounds.join(", ")}`);
}

const LIGHT = {
  page: "#f4f6f5",
  surface: "#ffffff",
  line: "#dfe4e1",
  edge: "#7d8883",
  ink: "#16211c",
  "ink-soft": "#4a5752",
  warning: "#8a4600",
  "warning-soft": "#fff1da",
  danger: "#b3241c",
  "danger-soft": "#fdecea",
  success: "#17663a",
  "success-soft": "#e6f4ea",
};
const DARK: typeof LIGHT = {
  page: "#111614",
  surface: "#1b2220",
  line: "#343e3a",
  edge: "#84918b",
  ink: "#eef3f0",
  "ink-soft": "#b3bfb9",
  warning: "#ffc069",
  "warning-soft": "#38290f",
  danger: "#ffa198",
  "danger-soft": "#401d1a",
  success: "#7fd69c",
  "success-soft": "#15321f",
};

/** Every colour of both themes for one accent. Throws when the accent cannot be read, so that the build fails. */
export function themes(accent: string): { light: Record<string, string>; dark: Record<string, string> } {
  const lightSoft = mix(accent, LIGHT.surface, 0.1);
  const light = {
    ...LIGHT,
    "accent-soft": lightSoft,
    accent: readable(accent, "#000000", [LIGHT.surface, LIGHT.page, lightSoft]),
    "accent-fill": readable(accent, "#000000", ["#ffffff"]),
    "on-accent": "#ffffff",
  };
  const darkSoft = mix(accent, DARK.surface, 0.28);
  const dark = {
    ...DARK,
    "accent-soft": darkSoft,
    accent: readable(accent, "#ffffff", [DARK.surface, DARK.page, darkSoft]),
    "accent-fill": readable(accent, "#000000", ["#ffffff"]),
    "on-accent": "#ffffff",
  };
  return { light, dark };
}

/** Pairs of text and ground that the pieces of `src/ui` put together; each must reach 4.5:1. */
export const TEXT_PAIRS: [text: string, ground: string][] = [
  ["ink", "page"],
  ["ink", "surface"],
  ["ink-soft", "page"],
  ["ink-soft", "surface"],
  ["accent", "page"],
  ["accent", "surface"],
  ["accent", "accent-soft"],
  ["on-accent", "accent-fill"],
  ...["warning", "danger", "success"].flatMap((kind): [string, string][] => [
    [kind, "surface"],
    [kind, `${kind}-soft`],
    ["ink", `${kind}-soft`],
  ]),
];
