import { defineConfig } from "@playwright/test";
import type { PhoneOptions } from "./tests/support/browser.ts";

/** The full counts: what is tagged `@long` runs only then; without it a sample of its kind runs under another name. */
const LONG = process.env.TEST_LONG === "1";

/** Real Chromium on the built www/, through the sandbox: the same journey on both kinds of phone. */
export default defineConfig<PhoneOptions>({
  testDir: "tests/browser",
  outputDir: "test-output/browser",
  snapshotPathTemplate: "{testDir}/snapshots/{testFileName}/{arg}{ext}",
  // One more than cores: half of the time a phone waits.
  workers: 3,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // A machine shared with others can stand still for seconds. What needed its second try is named at the end of the run;
  // what is about losing nothing or sending twice never gets one.
  retries: process.env.CI ? 1 : 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [["list"], ["json", { outputFile: "test-output/browser.json" }]],
  // A snapshot nobody has read is not a test: missing ones fail in CI, and appear when run by hand.
  updateSnapshots: process.env.CI ? "none" : "missing",
  projects: [
    { name: "android", use: { platform: "android" }, ...(LONG ? {} : { grepInvert: /@long/ }) },
    // What the two platforms do not share is tagged; what is the same everywhere need not run twice.
    { name: "ios", use: { platform: "ios" }, grepInvert: LONG ? /@once/ : /@once|@long/ },
  ],
});
