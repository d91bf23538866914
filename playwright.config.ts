import { defineConfig } from "@playwright/test";
import { chromiumArgs, findChromium } from "#tests/support/browser.mjs";

const executablePath = findChromium();

export default defineConfig({
  testDir: "tests/e2e",
  testMatch: "**/*.spec.ts",
  globalSetup: "./tests/e2e/global-setup.ts",
  outputDir: "test-results/stories",
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  // Once more, on a machine that is busy with something else; the test command names each story that needed it.
  retries: process.env.ESCALA_STORY_RETRIES ? Number(process.env.ESCALA_STORY_RETRIES) : 0,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    // Set by the global set-up; workers read this file again after it.
    ...(process.env.ESCALA_E2E_URL ? { baseURL: process.env.ESCALA_E2E_URL } : {}),
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    viewport: { width: 1280, height: 800 },
    screenshot: "only-on-failure",
    // A trace of every step costs a third of the time: asked for when a story is looked into.
    trace: process.env.ESCALA_TRACE ? "retain-on-failure" : "off",
    launchOptions: { args: chromiumArgs, ...(executablePath ? { executablePath } : {}) },
  },
});
