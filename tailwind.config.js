/** The look as tokens. Colours are CSS variables so that the dark theme and the province's accent need no second class. */
export default {
  content: ["./src/**/*.{ts,tsx}"],
  corePlugins: { preflight: false },
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
      borderRadius: { card: "1rem" },
      minHeight: { touch: "3rem" },
      minWidth: { touch: "3rem" },
      boxShadow: { card: "0 1px 2px rgb(0 0 0 / 0.06)", raised: "0 2px 10px rgb(0 0 0 / 0.12)" },
    },
  },
};
