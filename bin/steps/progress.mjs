// Steps as a person sees them: a spinner while one runs, then ✓ and its seconds. Builtins only: this
// file also runs on the system's Node, before anything is installed.
const FRAMES = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const live = Boolean(process.stdout.isTTY) && !process.env.CI;
const colour = live && !process.env.NO_COLOR;

/** @param {number} code @param {string} text */
const paint = (code, text) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
/** @param {string} text */
export const bold = text => paint(1, text);
/** @param {string} text */
export const dim = text => paint(2, text);

/** Something the person can put right: shown as one line, without a stack. */
export class Stop extends Error {}

/** @param {number} since milliseconds of performance.now() */
const seconds = since => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/**
 * Runs one step and shows it.
 * @template T
 * @param {string} title
 * @param {(note: (text: string) => void) => Promise<T> | T} run `note` shows how far it is
 * @returns {Promise<T>}
 */
export async function step(title, run) {
  const since = performance.now();
  let text = "";
  let frame = 0;
  const draw = () => {
    const line = `  ${FRAMES[frame++ % FRAMES.length]} ${title}${text ? `  ${text}` : ""}  ${seconds(since)}`;
    process.stdout.write(`\r\u001b[2K${dim(line.slice(0, (process.stdout.columns ?? 80) - 1))}`);
  };
  const timer = live ? setInterval(draw, 100) : undefined;
  // Without a terminal there is no spinner: say at least what takes so long.
  const patience = live ? undefined : setTimeout(() => process.stdout.write(`  … ${title}\n`), 4_000);
  const end = mark => {
    clearInterval(timer);
    clearTimeout(patience);
    if (live) process.stdout.write("\r\u001b[2K");
    process.stdout.write(
      `  ${mark} ${title.padEnd(34)} ${dim(`${seconds(since).padStart(8)}  ${text}`.trimEnd())}\n`,
    );
  };
  try {
    const value = await run(next => {
      text = next;
    });
    end(paint(32, "✓"));
    return value;
  } catch (error) {
    end(paint(31, "✗"));
    throw error;
  }
}

/**
 * Ends the process: a Stop as one line, anything else with its stack, because it is a bug.
 * @param {unknown} error
 * @returns {never}
 */
export function giveUp(error) {
  const known =
    error instanceof Error && (error instanceof Stop || error.constructor.name === "EmbeddedError");
  console.error(known ? `\n  ${error.message}` : error);
  process.exit(1);
}
