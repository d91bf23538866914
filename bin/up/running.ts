import { spawnSync } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Stop } from "../steps/progress.mjs";

type RunningRecord = { pid: number; npm: number | null; address: string };

/**
 * One Escala a data folder. A start whose npm was killed counts as left over: it is stopped and replaced.
 * @returns removes the record
 */
export async function claimFolder(dataDir: string, address: string): Promise<() => void> {
  const file = path.join(dataDir, "up.json");
  const found = readRecord(file);
  if (found && found.pid !== process.pid && isUp(found.pid)) {
    const isOrphan = found.npm !== null && !commandOf(found.npm).includes("npm");
    if (!isOrphan) {
      throw new Stop(`Escala already runs from this folder: ${found.address} (process ${found.pid}).`);
    }
    process.kill(found.pid, "SIGTERM");
    for (let i = 0; i < 150 && isUp(found.pid); i++) await sleep(100);
    if (isUp(found.pid)) process.kill(found.pid, "SIGKILL");
  }
  const record: RunningRecord = { pid: process.pid, npm: npmAbove(process.pid), address };
  fs.writeFileSync(file, JSON.stringify(record));
  return () => fs.rmSync(file, { force: true });
}

function readRecord(file: string): RunningRecord | undefined {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8")) as RunningRecord;
  } catch {
    return undefined;
  }
}

const isUp = (pid: number) => /bin[\\/]up/.test(commandOf(pid));

function commandOf(pid: number): string {
  return ps(pid)?.command ?? "";
}

/** The `npm run up` above this process, at most four levels up. */
function npmAbove(pid: number): number | null {
  for (let current = pid, level = 0; level < 4 && current > 1; level++) {
    const found = ps(current);
    if (!found) return null;
    if (/^npm\b|[\\/]npm(-cli\.js)?\b/.test(found.command)) return current;
    current = found.parent;
  }
  return null;
}

function ps(pid: number): { parent: number; command: string } | undefined {
  try {
    // Small systems have no `ps`.
    const command = fs.readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
    const stat = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
    return { parent: Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]), command };
  } catch {
    const { stdout } = spawnSync("ps", ["-o", "ppid=,args=", "-p", String(pid)], { encoding: "utf8" });
    const match = /^\s*(\d+)\s+(.*)/.exec(stdout ?? "");
    return match ? { parent: Number(match[1]), command: match[2] ?? "" } : undefined;
  }
}

/** Waits a moment for a part of a killed start to let go of the port; one clear line when it stays taken. */
export async function needPort(variable: string, host: string, port: number): Promise<void> {
  for (let i = 0; ; i++) {
    const problem = await tryPort(host, port);
    if (!problem) return;
    if (problem !== "EADDRINUSE") {
      throw new Stop(`${variable}: port ${port} can't be opened on ${host} (${problem}).`);
    }
    if (i < 30) await sleep(100);
    else {
      throw new Stop(
        `${variable}: port ${port} is taken by another program; choose another: ${variable}=${port + 1} npm run up`,
      );
    }
  }
}

/** The error's code, or undefined when the port can be opened. */
export async function tryPort(host: string, port: number): Promise<string | undefined> {
  const server = net.createServer();
  const problem = await new Promise<string | undefined>(resolve => {
    server.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen({ host, port, exclusive: true }, () => resolve(undefined));
  });
  if (!problem) await new Promise(resolve => server.close(resolve));
  return problem;
}
