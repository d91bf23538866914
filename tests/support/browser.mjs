// The browser of the stories: named, of the system, or Playwright's own; installed when there is none.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { chromium } from "@playwright/test";
import { Stop, step } from "../../bin/steps/progress.mjs";

const SYSTEM = [
  "chromium",
  "chromium-browser",
  "google-chrome-stable",
  "google-chrome",
  "microsoft-edge-stable",
];
const APPLICATIONS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** What Chromium needs to behave as a test tool: no sandbox as root (it refuses otherwise), no calls home. */
export const chromiumArgs = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** @returns {string | undefined} path of a Chromium that starts */
export function findChromium() {
  const named = process.env.ESCALA_CHROMIUM;
  if (named) {
    if (starts(named)) return named;
    throw new Stop(`ESCALA_CHROMIUM: ${named} is no Chromium that starts.`);
  }
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  const candidates = SYSTEM.flatMap(name => folders.map(folder => path.join(folder, name)));
  return [...candidates, ...APPLICATIONS, chromium.executablePath()].find(
    file => fs.existsSync(file) && starts(file),
  );
}

/** @param {string} file Ubuntu's `chromium` is a stub that only says where to get one: it must answer. */
function starts(file) {
  const { status, stdout } = spawnSync(file, ["--version"], { encoding: "utf8", timeout: 30_000 });
  return status === 0 && /\d+\.\d+/.test(stdout);
}

/** Finds a Chromium or installs one. Throws a Stop with one clear line when neither works. */
export async function ensureChromium() {
  const found = findChromium();
  if (found) return found;
  const isRoot = process.getuid?.() === 0;
  const cli = path.join(path.dirname(createRequire(import.meta.url).resolve("@playwright/test")), "cli.js");
  const ways = [[process.execPath, [cli, "install", ...(isRoot ? ["--with-deps"] : []), "chromium"]]];
  if (isRoot) {
    ways.push([
      "sh",
      ["-c", "apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium"],
    ]);
    ways.push(["sh", ["-c", "dnf install -y -q chromium || apk add -q chromium"]]);
  }
  return step("Installing Chromium for the stories", () => {
    for (const [command, args] of ways) {
      spawnSync(command, args, { stdio: "ignore", timeout: 240_000 });
      const installed = findChromium();
      if (installed) return installed;
    }
    throw new Stop(
      "There is no Chromium here and none could be installed: install one, or name it in ESCALA_CHROMIUM.",
    );
  });
}
