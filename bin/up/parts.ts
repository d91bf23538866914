import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

export type PartOptions = {
  name: string;
  root: string;
  args: string[];
  env: NodeJS.ProcessEnv;
  logFolder: string;
  /** Also on the terminal, each line after the part's name. */
  verbose: boolean;
  /** A line for the person: a part has stopped and starts again. */
  tell: (line: string) => void;
};

/**
 * What Node is told for a web server. A page makes much that lives no longer than the page: with more room for the young, it is
 * mostly gone before it is looked at, instead of being moved about. And bodies come in turns (lib/platform/body-turns.ts).
 */
export const WEB_NODE: readonly string[] = [
  "--max-semi-space-size=32",
  "--import",
  "./bin/up/body-turns.mjs",
];

/** One child process that is started again whenever it ends by itself: after 1 s, 2 s, 4 s … 30 s. */
export class Part {
  readonly logFile: string;
  #options: PartOptions;
  #child: ChildProcess | undefined;
  #stopping = false;
  #failures = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: PartOptions) {
    this.#options = options;
    this.logFile = path.join(options.logFolder, `${options.name}.log`);
    fs.mkdirSync(options.logFolder, { recursive: true });
    this.#start("w");
  }

  #start(flags: "w" | "a"): void {
    const { root, args, env, name, verbose } = this.#options;
    const since = performance.now();
    const out = fs.openSync(this.logFile, flags);
    const child = spawn(
      process.execPath,
      ["--import", path.join(root, "bin", "up", "follow-parent.mjs"), ...args],
      // Its own group: Ctrl-C comes to us, and we stop the parts in order.
      {
        cwd: root,
        env,
        detached: true,
        stdio: ["ignore", verbose ? "pipe" : out, verbose ? "pipe" : out],
      },
    );
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (chunk: Buffer) => {
        fs.appendFileSync(this.logFile, chunk);
        process.stdout.write(chunk.toString().replace(/^(?=.)/gm, `${name.padEnd(8)}│ `));
      });
    }
    fs.closeSync(out);
    this.#child = child;
    child.once("error", () => undefined);
    child.once("exit", (code, signal) => this.#ended(code, signal, performance.now() - since));
  }

  #ended(code: number | null, signal: NodeJS.Signals | null, lived: number): void {
    this.#child = undefined;
    if (this.#stopping) return;
    this.#failures = lived > 60_000 ? 1 : this.#failures + 1;
    const wait = Math.min(2 ** (this.#failures - 1), 30);
    const { name, tell } = this.#options;
    tell(
      `The ${name} stopped (${signal ?? `code ${code}`}) and starts again in ${wait} s; log: ${this.logFile}`,
    );
    this.#timer = setTimeout(() => this.#start("a"), wait * 1_000);
  }

  /** How often in a row it has ended by itself. */
  get failures(): number {
    return this.#failures;
  }

  /** The last lines it printed. */
  tail(lines = 12): string {
    return fs.readFileSync(this.logFile, "utf8").trimEnd().split("\n").slice(-lines).join("\n");
  }

  /** Asks it to end, and ends it after 10 s. */
  async stop(): Promise<void> {
    this.#stopping = true;
    clearTimeout(this.#timer);
    const pid = this.#child?.pid;
    if (!this.#child || !pid) return;
    const ended = new Promise(resolve => this.#child?.once("exit", resolve));
    signalGroup(pid, "SIGTERM");
    const timer = setTimeout(() => signalGroup(pid, "SIGKILL"), 10_000);
    await ended;
    clearTimeout(timer);
    // What it may have started itself.
    signalGroup(pid, "SIGKILL");
  }
}

function signalGroup(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(-pid, name);
  } catch {
    // Gone already.
  }
}
