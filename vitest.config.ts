import fs from "node:fs";
import { defineConfig } from "vitest/config";

const EVERYTHING = "tests/**/*.test.ts";
const rules = "tests/domain/**/*.test.ts";

/** Puts stand-ins in the place of modules: such a file needs a process of its own, the others share theirs. */
const standIns = fs
  .globSync(EVERYTHING, { cwd: import.meta.dirname })
  .filter(file => /\bvi\.(mock|doMock|resetModules)\(/.test(fs.readFileSync(file, "utf8")));

export default defineConfig({
  test: {
    globalSetup: ["tests/support/database-server.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Links in mails are signed: any test that tells somebody something needs it.
    env: { AUTH_SECRET: process.env.AUTH_SECRET ?? "a secret of the tests that is long enough" },
    pool: "forks",
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: "domain", isolate: false, include: [rules] } },
      { extends: true, test: { name: "alone", include: standIns } },
      {
        extends: true,
        test: { name: "together", isolate: false, include: [EVERYTHING], exclude: [rules, ...standIns] },
      },
    ],
  },
});
