import { defineConfig } from "vitest/config";
import { readProvince } from "./build/province.ts";
import { sourceConfig } from "./vite.config.ts";

/** Rules about dates run where the day is another one. The province lives in none of these by accident. */
const ZONES = ["America/Los_Angeles", "Asia/Ho_Chi_Minh", "Pacific/Auckland"];
const dateRules = [
  "contract/calendar*.test.ts",
  "contract/dueTime*.test.ts",
  "contract/codes*.test.ts",
  "src/lib/dates*.test.ts",
];
const common = {
  setupFiles: ["tests/support/setup.ts"],
  // Guards against hanging, generous for a machine shared with others: nothing here measures time.
  testTimeout: 60_000,
  hookTimeout: 240_000,
  expect: { poll: { timeout: 20_000 } },
};

/** src/ as the build sees it, for the invented province. */
const { define, plugins } = sourceConfig(readProvince("demo"));

export default defineConfig({
  plugins,
  define: { ...define, __API_ORIGIN__: JSON.stringify("https://api.example.vn") },
  test: {
    pool: "forks",
    maxWorkers: 2,
    passWithNoTests: true,
    projects: [
      {
        extends: true,
        test: {
          ...common,
          name: "node",
          environment: "node",
          env: { TZ: "UTC" },
          include: ["{contract,server,sandbox,scripts,src,tests}/**/*.test.ts"],
          exclude: [...dateRules, "tests/browser/**", "node_modules/**"],
        },
      },
      {
        extends: true,
        test: {
          ...common,
          name: "page",
          environment: "jsdom",
          setupFiles: [...common.setupFiles, "tests/support/setup-page.ts"],
          env: { TZ: "UTC" },
          include: ["src/**/*.test.tsx"],
        },
      },
      ...ZONES.map((zone) => ({
        extends: true as const,
        test: { ...common, name: zone, environment: "node" as const, env: { TZ: zone }, include: dateRules },
      })),
    ],
  },
});
