import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");

/** A tool's script in node_modules: run by our own Node, never by the system's. */
export const bin = (file: string) => path.join(root, "node_modules", file);

const SETTINGS = [
  "DATABASE_URL",
  "MIGRATION_DATABASE_URL",
  "QUEUE_DATABASE_URL",
  "SMTP_URL",
  "APP_URL",
  "DATA_DIR",
];

/** Runs a tool to its end; all it says goes to `test-results/reports/<name>.log`, the end of it is returned. */
export async function runTool(
  name: string,
  script: string,
  args: string[],
  limitSeconds: number,
  extra: Record<string, string> = {},
): Promise<{ code: number; tail: string }> {
  const log = fs.createWriteStream(path.join(root, "test-results", "reports", `${name}.log`));
  // A developer's settings must not reach the tests; each sets what it needs.
  const env: Record<string, string | undefined> = {
    ...process.env,
    NO_COLOR: "1",
    NEXT_TELEMETRY_DISABLED: "1",
    ...extra,
  };
  for (const variable of SETTINGS) delete env[variable];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      env: env as NodeJS.ProcessEnv,
    });
    let tail = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk: Buffer) => {
        log.write(chunk);
        tail = (tail + chunk.toString()).slice(-8_000);
      });
    }
    const timer = setTimeout(() => {
      tail += `\n${name} took longer than ${limitSeconds} s and was stopped.`;
      child.kill("SIGTERM");
      setTimeout(() => child.kill("SIGKILL"), 15_000).unref();
    }, limitSeconds * 1_000);
    child.once("error", reject);
    child.once("close", code => {
      clearTimeout(timer);
      log.end();
      resolve({ code: code ?? 1, tail: tail.trim() });
    });
  });
}
