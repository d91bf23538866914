import fs from "node:fs";
import path from "node:path";
import { ensureChromium } from "#tests/support/browser.mjs";
import { giveUp, Stop, step } from "../steps/progress.mjs";
import { buildWhenStale, generateWhenStale } from "../up/build.ts";
import { readPlaywright, readVitest } from "./reports.ts";
import { bin, runTool } from "./tools.ts";

type Count = { passed: number; failed: number; details?: string; notes?: string };

const root = path.resolve(import.meta.dirname, "../..");
const reports = path.join(root, "test-results", "reports");

/** In the order in which a mistake is cheapest to find. */
const STAGES: Record<string, { title: string; run: () => Promise<Count> }> = {
  types: { title: "Types", run: types },
  lint: { title: "Lint and formatting", run: lint },
  domain: { title: "Domain rules", run: () => vitest("domain", ["--project=domain"]) },
  features: {
    title: "Features on real databases",
    run: () => vitest("features", ["--project=!domain"]),
  },
  build: { title: "Build", run: build },
  stories: { title: "Stories in the browser", run: stories },
};

process.chdir(root);
main().catch(giveUp);

async function main(): Promise<void> {
  const only = process.argv
    .find(argument => argument.startsWith("--only="))
    ?.slice("--only=".length)
    .split(",");
  const unknown = only?.find(name => !(name in STAGES));
  if (unknown) throw new Stop(`There is no stage ${unknown}: ${Object.keys(STAGES).join(", ")}.`);
  fs.rmSync(reports, { recursive: true, force: true });
  fs.mkdirSync(reports, { recursive: true });
  await generateWhenStale(root);

  const total = { passed: 0, failed: 0 };
  for (const [name, stage] of Object.entries(STAGES)) {
    if (only && !only.includes(name)) continue;
    const count = await counted(stage.title, stage.run);
    total.passed += count.passed;
    total.failed += count.failed;
    if (count.notes) console.log(`\n${count.notes.replace(/^(?=.)/gm, "    ")}\n`);
    if (count.details) {
      const log = path.relative(root, path.join(reports, `${name}.log`));
      console.log(`\n${count.details.replace(/^(?=.)/gm, "    ")}\n    All of it: ${log}\n`);
    }
  }
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);
}

/** Shows one stage; whatever it throws counts as one failure, so that the other stages still run. */
async function counted(title: string, run: () => Promise<Count>): Promise<Count> {
  let count: Count = { passed: 0, failed: 1 };
  try {
    await step(title, async note => {
      count = await run();
      note(`${count.passed} passed${count.failed ? `, ${count.failed} failed` : ""}`);
      if (count.failed > 0) throw new Stop("");
    });
  } catch (error) {
    if (count.failed === 0) count.failed = 1;
    if (error instanceof Error && !count.details) {
      count.details = error instanceof Stop ? error.message : (error.stack ?? error.message);
    }
  }
  return count;
}

async function types(): Promise<Count> {
  // Next writes the types of routes and of imported styles, which a fresh clone lacks.
  const routes = await runTool("typegen", bin("next/dist/bin/next"), ["typegen"], 120);
  if (routes.code !== 0) return { passed: 0, failed: 1, details: routes.tail };
  const { code, tail } = await runTool("types", bin("typescript/bin/tsc"), ["--noEmit"], 300);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, details: tail };
}

async function lint(): Promise<Count> {
  const args = ["check", "--error-on-warnings", "--max-diagnostics=30", "."];
  const { code, tail } = await runTool("lint", bin("@biomejs/biome/bin/biome"), args, 120);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, details: tail };
}

async function vitest(name: string, args: string[]): Promise<Count> {
  const report = path.join(reports, `${name}.json`);
  const all = ["run", ...args, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const { code, tail } = await runTool(name, bin("vitest/vitest.mjs"), [...all, "--passWithNoTests"], 1_200);
  return readVitest(report, code, tail);
}

async function build(): Promise<Count> {
  await buildWhenStale(root, true);
  return { passed: 1, failed: 0 };
}

async function stories(): Promise<Count> {
  await ensureChromium();
  await buildWhenStale(root, true);
  const report = path.join(reports, "stories.json");
  const args = ["test", "--reporter=list,json", "--pass-with-no-tests"];
  const { code, tail } = await runTool("stories", bin("@playwright/test/cli.js"), args, 1_800, {
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    ESCALA_STORY_RETRIES: "1",
  });
  return readPlaywright(report, code, tail);
}
