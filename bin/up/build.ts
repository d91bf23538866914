import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { Stop, step } from "../steps/progress.mjs";

/** Folders that a build doesn't read. Everything else in the checkout makes it stale. */
const NOT_BUILT = new Set(
  "node_modules tests bin docs migrations seed client decisions test-results playwright-report".split(" "),
);

/** Writes the Prisma client when the schema has changed since the last time. */
export async function generateWhenStale(root: string): Promise<void> {
  const stamp = path.join(root, "lib", "platform", "db", "client", ".stamp");
  const hash = hashOf(root, ["prisma/schema", "package-lock.json"]);
  if (read(stamp) === hash) return;
  await step("Database client", async () => {
    const log = path.join(root, ".data", "logs", "generate.log");
    await run(root, [path.join(root, "bin", "generate.mjs")], log, {});
    fs.writeFileSync(stamp, hash);
  });
}

/** Builds the web application when a source has changed since the last build. `quiet`: inside another step. */
export async function buildWhenStale(root: string, quiet = false): Promise<void> {
  const folder = path.join(root, ".next");
  const stamp = path.join(folder, "escala-sources");
  const hash = hashOf(root, ["."]);
  if (fs.existsSync(path.join(folder, "BUILD_ID")) && read(stamp) === hash) return;
  const build = async (note: (text: string) => void) => {
    fs.rmSync(stamp, { force: true });
    const next = path.join(root, "node_modules", "next", "dist", "bin", "next");
    const log = path.join(root, ".data", "logs", "build.log");
    await run(root, [next, "build"], log, { NODE_ENV: "production" }, line => {
      const text = line.replace(/[^\x20-\x7e]/g, "").trim();
      if (/^(Creating|Compiled|Running|Collecting|Generating|Finalizing)/.test(text)) note(text.slice(0, 44));
    });
    note("");
    fs.writeFileSync(stamp, hash);
  };
  if (quiet) await build(() => undefined);
  else await step("Web application", build);
}

function run(
  root: string,
  args: string[],
  logFile: string,
  extra: Record<string, string>,
  onLine: (line: string) => void = () => undefined,
): Promise<void> {
  fs.mkdirSync(path.dirname(logFile), { recursive: true });
  const log = fs.createWriteStream(logFile);
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, ...extra, NEXT_TELEMETRY_DISABLED: "1" },
    });
    let tail = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk: Buffer) => {
        const text = chunk.toString();
        log.write(text);
        tail = (tail + text).slice(-3_000);
        for (const line of text.split("\n")) onLine(line);
      });
    }
    child.once("error", reject);
    child.once("close", code => {
      log.end();
      if (code === 0) resolve();
      else
        reject(new Stop(`${tail.trim()}\n\n  ${path.basename(args[0] ?? "")} failed; all of it: ${logFile}`));
    });
  });
}

function hashOf(root: string, names: string[]): string {
  const hash = createHash("sha256").update(process.version);
  const add = (place: string) => {
    const found = fs.statSync(place, { throwIfNoEntry: false });
    if (found?.isDirectory()) {
      for (const name of fs.readdirSync(place).sort()) {
        if (!name.startsWith(".") && !NOT_BUILT.has(name)) add(path.join(place, name));
      }
    } else if (found?.isFile() && !/\.(md|tsbuildinfo)$|^next-env\.d\.ts$/.test(path.basename(place))) {
      hash
        .update(`${path.relative(root, place)}\0`)
        .update(fs.readFileSync(place))
        .update("\0");
    }
  };
  for (const name of names) add(path.resolve(root, name));
  return hash.digest("hex");
}

function read(file: string): string | undefined {
  return fs.existsSync(file) ? fs.readFileSync(file, "utf8") : undefined;
}
