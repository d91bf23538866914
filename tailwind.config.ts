import type { Config } from "tailwindcss";

// Tokens live in styles/tokens.css; here they get their utility names.
export default {
  content: ["./app/**/*.{ts,tsx}", "./components/**/*.{ts,tsx}"],
  theme: {
    extend: {
      colors: {
        paper: "var(--paper)",
        sheet: "var(--sheet)",
        raised: "var(--raised)",
        sunken: "var(--sunken)",
        line: "var(--line)",
        "line-2": "var(--line-2)",
        control: "var(--control)",
        ink: "var(--ink)",
        "ink-2": "var(--ink-2)",
        "ink-3": "var(--ink-3)",
        accent: "var(--accent-text)",
        "accent-solid": "var(--accent-solid)",
        "accent-tint": "var(--accent-tint)",
        warn: "var(--warn-text)",
        breach: "var(--breach-text)",
        ok: "var(--ok-text)",
      },
      fontFamily: { sans: ["var(--sans)"], mono: ["var(--mono)"] },
    },
  },
} satisfies Config;
