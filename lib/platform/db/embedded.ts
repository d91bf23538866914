import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { EmbeddedError, findPlace, type Place } from "#lib/platform/db/embedded-place.ts";
import {
  freePort,
  isAlive,
  isFree,
  isPostgres,
  shutDown,
  signal,
} from "#lib/platform/db/embedded-process.ts";

export type EmbeddedOptions = {
  /** Folder that keeps the pointer, the password and the log (`.data` of the checkout). */
  home: string;
  /** Name of this server: `postgres` for `npm run up`, `test-postgres` for the tests. */
  name: string;
  /** Off for tests only: a power cut then loses the cluster. */
  durable: boolean;
};

export type EmbeddedServer = {
  port: number;
  pid: number;
  /** Address of the maintenance database, as superuser. */
  adminUrl: string;
  /** Lets go of the server; it stops when no other process uses it. */
  stop: () => Promise<void>;
  /** The same for a process that is on its way out and can't wait any longer. */
  stopNow: () => void;
};

type Pointer = { port: number; password: string };

/**
 * Starts the Postgres of this checkout, or joins the one that is already running on the same data.
 * Recovers by itself from a killed server, a killed owner and an interrupted first start.
 * @throws EmbeddedError when it can't run here; the message says why.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  fs.mkdirSync(options.home, { recursive: true });
  const users = path.join(options.home, `${options.name}.users`);
  const release = await lock(path.join(options.home, `${options.name}.lock`));
  try {
    const place = findPlace(options.home, options.name);
    const pointer = readPointer(options, place);
    if (!fs.existsSync(path.join(place.data, "PG_VERSION"))) initialise(options, place, pointer);
    const running = await joinRunning(place, pointer);
    const { pid, port } = running ?? (await launch(options, place, pointer));
    fs.mkdirSync(users, { recursive: true });
    fs.writeFileSync(path.join(users, String(process.pid)), "");
    return handle(options, users, pid, port, pointer.password);
  } finally {
    release();
  }
}

function handle(
  options: EmbeddedOptions,
  users: string,
  pid: number,
  port: number,
  password: string,
): EmbeddedServer {
  let stopped = false;
  const letGo = (): boolean => {
    if (stopped) return false;
    stopped = true;
    fs.rmSync(path.join(users, String(process.pid)), { force: true });
    return !othersUse(users);
  };
  return {
    pid,
    port,
    adminUrl: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    stop: async () => {
      const release = await lock(path.join(options.home, `${options.name}.lock`));
      try {
        if (letGo()) await shutDown(pid);
      } finally {
        release();
      }
    },
    stopNow: () => {
      if (letGo()) signal(pid, "SIGINT");
    },
  };
}

/** Other live processes that said they use this server; names of dead ones are removed. */
function othersUse(users: string): boolean {
  let others = false;
  for (const name of fs.readdirSync(users)) {
    if (Number(name) === process.pid) continue;
    if (isAlive(Number(name))) others = true;
    else fs.rmSync(path.join(users, name), { force: true });
  }
  return others;
}

function readPointer(options: EmbeddedOptions, place: Place): Pointer {
  const file = path.join(options.home, `${options.name}.json`);
  const initialised = fs.existsSync(path.join(place.data, "PG_VERSION"));
  if (fs.existsSync(file)) {
    try {
      const found = JSON.parse(fs.readFileSync(file, "utf8")) as Partial<Pointer>;
      if (found.password) return { port: found.port ?? 0, password: found.password };
    } catch {
      // A half-written pointer: treated as missing below.
    }
  }
  if (initialised) {
    throw new EmbeddedError(
      `${file} is gone or broken and holds the password of ${place.data}: bring it back, or remove that folder to start anew.`,
    );
  }
  const pointer = { port: 0, password: randomBytes(24).toString("base64url") };
  writePointer(options, pointer);
  return pointer;
}

function writePointer(options: EmbeddedOptions, pointer: Pointer): void {
  const file = path.join(options.home, `${options.name}.json`);
  fs.writeFileSync(`${file}.new`, JSON.stringify(pointer), { mode: 0o600 });
  fs.renameSync(`${file}.new`, file);
}

/** initdb into a folder beside the real one, renamed at the end: an interrupted start leaves nothing half done. */
function initialise(options: EmbeddedOptions, place: Place, pointer: Pointer): void {
  const staging = `${place.data}.new`;
  fs.rmSync(staging, { recursive: true, force: true });
  fs.rmSync(place.data, { recursive: true, force: true });
  fs.mkdirSync(staging, { recursive: true, mode: 0o700 });
  const passwordFile = path.join(staging, "password");
  fs.writeFileSync(passwordFile, `${pointer.password}\n`, { mode: 0o600 });
  // initdb wants an empty folder: the password waits beside the cluster, inside the staging folder.
  const cluster = path.join(staging, "cluster");
  fs.mkdirSync(cluster, { mode: 0o700 });
  if (place.user) {
    for (const target of [staging, passwordFile, cluster])
      fs.chownSync(target, place.user.uid, place.user.gid);
  }
  const args = [
    `--pgdata=${cluster}`,
    "--username=postgres",
    "--auth=scram-sha-256",
    `--pwfile=${passwordFile}`,
  ];
  // The builtin locale sorts and matches the same way on every machine.
  args.push("--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8");
  if (!options.durable) args.push("--no-sync");
  const result = spawnSync(path.join(place.binaries, "bin", "initdb"), args, {
    ...place.user,
    cwd: "/",
    env: { ...process.env, LC_ALL: "C" },
    encoding: "utf8",
  });
  if (result.status !== 0) {
    fs.rmSync(staging, { recursive: true, force: true });
    const reason = result.error?.message ?? lastLine(result.stderr);
    throw new EmbeddedError(`Postgres could not create its data folder ${place.data}: ${reason}`);
  }
  fs.renameSync(cluster, place.data);
  fs.rmSync(staging, { recursive: true, force: true });
}

/** A server that a killed process left behind, or that another process of this checkout runs now. */
async function joinRunning(
  place: Place,
  pointer: Pointer,
): Promise<{ pid: number; port: number } | undefined> {
  const pidFile = path.join(place.data, "postmaster.pid");
  if (!fs.existsSync(pidFile)) return undefined;
  const lines = fs.readFileSync(pidFile, "utf8").split("\n");
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!isAlive(pid) || !isPostgres(pid)) {
    // The number may belong to somebody else's process by now, and Postgres would then refuse to start.
    fs.rmSync(pidFile, { force: true });
    return undefined;
  }
  for (let attempt = 0; attempt < 40 && isAlive(pid); attempt++) {
    if (port && (await answers(port, pointer.password)) === "ready") return { pid, port };
    await sleep(250);
  }
  await shutDown(pid);
  return undefined;
}

async function launch(
  options: EmbeddedOptions,
  place: Place,
  pointer: Pointer,
): Promise<{ pid: number; port: number }> {
  const log = path.join(options.home, `${options.name}.log`);
  for (let attempt = 1; ; attempt++) {
    // The port of last time is kept while it is free, so that a saved address goes on working.
    const port =
      attempt === 1 && pointer.port && (await isFree(pointer.port)) ? pointer.port : await freePort();
    const out = fs.openSync(log, "w", 0o600);
    const child = spawn(path.join(place.binaries, "bin", "postgres"), settings(options, place, port), {
      ...place.user,
      cwd: "/",
      env: { ...process.env, LC_ALL: "C" },
      // Its own process group: Ctrl-C must reach the web server first and the database last.
      detached: true,
      stdio: ["ignore", out, out],
    });
    fs.closeSync(out);
    let ended: string | undefined;
    child.once("error", error => {
      ended = error.message;
    });
    child.once("exit", () => {
      ended ??= lastLine(fs.readFileSync(log, "utf8")) || "it stopped at once";
    });
    child.unref();
    for (const from = performance.now(); performance.now() - from < 60_000 && !ended; await sleep(100)) {
      if ((await answers(port, pointer.password)) !== "ready") continue;
      writePointer(options, { ...pointer, port });
      return { pid: child.pid!, port };
    }
    if (child.pid && !ended) await shutDown(child.pid);
    // A port taken in between, or shared memory of a just killed server, goes away by itself.
    if (attempt === 5)
      throw new EmbeddedError(`Postgres does not start (${ended ?? "no answer in 60 s"}); log: ${log}`);
    await sleep(500 * attempt);
  }
}

function settings(options: EmbeddedOptions, place: Place, port: number): string[] {
  const values: Record<string, string> = {
    listen_addresses: "127.0.0.1",
    port: String(port),
    unix_socket_directories: "",
    max_connections: options.durable ? "100" : "200",
    shared_buffers: options.durable ? "256MB" : "128MB",
    timezone: "UTC",
    log_timezone: "UTC",
    ...(options.durable
      ? {}
      : { fsync: "off", synchronous_commit: "off", full_page_writes: "off", autovacuum: "off" }),
  };
  return ["-D", place.data, ...Object.entries(values).flatMap(([key, value]) => ["-c", `${key}=${value}`])];
}

async function answers(port: number, password: string): Promise<"ready" | "wrong" | "silent"> {
  const client = new pg.Client({
    host: "127.0.0.1",
    port,
    user: "postgres",
    password,
    database: "postgres",
    connectionTimeoutMillis: 2_000,
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("SELECT 1");
    return "ready";
  } catch (error) {
    return error instanceof pg.DatabaseError && error.code === "28P01" ? "wrong" : "silent";
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** One starter or stopper at a time; a lock whose holder was killed is taken over. */
async function lock(file: string): Promise<() => void> {
  const own = String(process.pid);
  for (const from = performance.now(); performance.now() - from < 120_000; await sleep(100)) {
    try {
      fs.writeFileSync(file, own, { flag: "wx" });
      return () => fs.rmSync(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") {
        throw new EmbeddedError(`${path.dirname(file)} can't be written: ${(error as Error).message}`);
      }
      const holder = fs.existsSync(file) ? fs.readFileSync(file, "utf8") : own;
      if (holder !== "" && holder !== own && !isAlive(Number(holder))) fs.rmSync(file, { force: true });
    }
  }
  throw new EmbeddedError(
    `${file} is held by another start of Escala for two minutes; remove it if none runs.`,
  );
}

function lastLine(text: string | null): string {
  const lines = (text ?? "").trim().split("\n");
  return (lines.findLast(line => /FATAL|error/i.test(line)) ?? lines.at(-1) ?? "").trim();
}
