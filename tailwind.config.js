/** The look as tokens. Colours are CSS variables so that the dark theme and the province's accent need no second class.
 * `build/styles.ts` adds the province's accent and says which files are looked through. */
export default {
  // Everything that would put its variables on every element; none of it is used, and the first paint carries its CSS.
  corePlugins: Object.fromEntries(
    [
      "preflight backdropBlur backdropBrightness backdropContrast backdropFilter backdropGrayscale backdropHueRotate",
      "backdropInvert backdropOpacity backdropSaturate backdropSepia blur borderSpacing boxShadow boxShadowColor brightness",
      "contain contrast dropShadow filter fontVariantNumeric gradientColorStops grayscale hueRotate invert ringColor",
      "ringOffsetColor ringOffsetWidth ringOpacity ringWidth rotate saturate scale scrollSnapType sepia skew touchAction",
      "transform translate",
    ]
      .flatMap((names) => names.split(" "))
      .map((name) => [name, false]),
  ),
  theme: {
    screens: {},
    colors: {
      transparent: "transparent",
      current: "currentColor",
      page: "var(--page)",
      surface: "var(--surface)",
      line: "var(--line)",
      edge: "var(--edge)",
      ink: "var(--ink)",
      soft: "var(--ink-soft)",
      accent: "var(--accent)",
      "accent-fill": "var(--accent-fill)",
      "accent-soft": "var(--accent-soft)",
      "on-accent": "var(--on-accent)",
      warning: "var(--warning)",
      "warning-soft": "var(--warning-soft)",
      danger: "var(--danger)",
      "danger-soft": "var(--danger-soft)",
      success: "var(--success)",
      "success-soft": "var(--success-soft)",
    },
    // 16, 18, 22 and 28 px at the ordinary root size; always rem, so that the reader's own size wins.
    fontSize: {
      body: ["1rem", "1.5"],
      lead: ["1.125rem", "1.5"],
      title: ["1.375rem", "1.4"],
      display: ["1.75rem", "1.3"],
    },
    extend: {
      // The room at the sides, in px: doubled with the text it took it from the words, which then broke.
      padding: { 3: "12px", 4: "16px" },
      margin: { 3: "12px", 4: "16px" },
      borderRadius: { card: "1rem" },
      minHeight: { touch: "3rem" },
      minWidth: { touch: "3rem" },
    },
  },
};
