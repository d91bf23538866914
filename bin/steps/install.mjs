// What must be so before anything else runs. Builtins only, and no syntax newer than Node 20.
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Stop, step } from "./progress.mjs";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/** The Node 24 that the lock file pins: everything after the installation runs on it. */
export const pinnedNode = path.join(root, "node_modules", "node", "bin", "node");

export function checkNode() {
  const major = Number(process.versions.node.split(".")[0]);
  if (major < 20)
    throw new Stop(`Node 20 or newer is needed; this is ${process.versions.node} (${process.execPath}).`);
}

export function checkWritable() {
  for (const name of ["", ".data", "node_modules", ".next"]) {
    const folder = path.join(root, name);
    if (name && !fs.existsSync(folder)) continue;
    try {
      // Root passes access() everywhere, a read-only disk included: only writing tells.
      const probe = path.join(folder, `.write-test-${process.pid}`);
      fs.writeFileSync(probe, "");
      fs.rmSync(probe);
    } catch (error) {
      throw new Stop(
        `The folder ${folder} can't be written (${error.code}): run as its owner, or change its owner.`,
      );
    }
  }
  fs.mkdirSync(path.join(root, ".data"), { recursive: true });
}

/** Runs `npm ci` when node_modules isn't what the lock file says. */
export async function install() {
  const total = missing();
  if (total === 0) return;
  await step("Installing packages", note => npmCi(note));
  if (!fs.existsSync(pinnedNode)) {
    throw new Stop(
      "npm did not set up Node 24 (package `node`): allow install scripts (`npm config set ignore-scripts false`) and start again.",
    );
  }
}

/** How many packages of the lock file are not there in its version; npm writes its own record last. */
function missing() {
  const wanted = JSON.parse(fs.readFileSync(path.join(root, "package-lock.json"), "utf8")).packages;
  let present = {};
  try {
    present = JSON.parse(
      fs.readFileSync(path.join(root, "node_modules", ".package-lock.json"), "utf8"),
    ).packages;
  } catch {
    // Never installed, or interrupted.
  }
  const absent = Object.entries(wanted).filter(
    ([place, entry]) =>
      place && !entry.optional && !entry.devOptional && present[place]?.version !== entry.version,
  );
  return absent.length + (fs.existsSync(pinnedNode) ? 0 : 1);
}

/** As the lock file says; where it lacks another system's optional packages `npm ci` refuses, and `install` does it. */
async function npmCi(note) {
  const options = ["--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const first = await npm(["ci", ...options], note);
  if (first.code === 0) return;
  const isOther = !first.output.includes("are in sync");
  const second = isOther ? first : await npm(["install", "--no-save", ...options], note);
  if (second.code !== 0) throw new Stop(`npm could not install the packages:\n${second.output.trim()}`);
}

/** NODE_ENV=production in somebody's shell must not leave out what builds the application: --include=dev. */
function npm(args, note) {
  return new Promise((resolve, reject) => {
    const child = spawn("npm", args, {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      // Prisma's install script would download an engine that nothing here uses.
      env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath },
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", chunk => {
        output = (output + chunk).slice(-4_000);
      });
    }
    const timer = setInterval(() => note(`${arrived()} packages`), 500);
    child.once("error", error => {
      clearInterval(timer);
      reject(new Stop(`npm can't be started (${error.message}): Node and npm are needed.`));
    });
    child.once("close", code => {
      clearInterval(timer);
      note(`${arrived()} packages`);
      resolve({ code, output });
    });
  });
}

function arrived() {
  try {
    const names = fs.readdirSync(path.join(root, "node_modules")).filter(name => !name.startsWith("."));
    return names.reduce(
      (sum, name) =>
        sum + (name.startsWith("@") ? fs.readdirSync(path.join(root, "node_modules", name)).length : 1),
      0,
    );
  } catch {
    return 0;
  }
}

/**
 * Goes on in `script` (TypeScript) on the pinned Node: in this process when it already is that Node.
 * @param {string} script
 */
export async function continueIn(script) {
  if (fs.realpathSync(process.execPath) === fs.realpathSync(pinnedNode)) {
    await import(script);
    return;
  }
  const child = spawn(pinnedNode, [script, ...process.argv.slice(2)], {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: {
      ...process.env,
      PATH: `${path.join(root, "node_modules", ".bin")}${path.delimiter}${process.env.PATH}`,
    },
  });
  // Ctrl-C reaches the child by itself; this process only waits for it.
  process.on("SIGINT", () => undefined);
  for (const name of ["SIGTERM", "SIGHUP"]) process.on(name, () => child.kill(name));
  child.once("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}
