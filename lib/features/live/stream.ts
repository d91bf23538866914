import { concerns, type Told, told } from "#lib/domain/live/hint.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { listen } from "#lib/platform/live.ts";

/** A comment this often keeps proxies from closing a quiet line. */
const BEAT = 20_000;
/** Nothing is passed on longer than this after who listens was last known to be signed in (R3: five seconds at most). */
const TRUST = 4_000;
/** What comes close together is told together. */
const TOGETHER = 150;
/** More than so many at once are told as one: that something may have been missed, which has all of it looked at again. */
const MOST_TOGETHER = 200;
/** Lines that may wait for a reader who takes none, asleep or by intent; a browser that is there comes back by itself and looks again. */
const MOST_BEHIND = 500;
/** Windows of one person that listen at once; each browser needs one. */
const MOST = 12;

const open = new Map<string, number>();

type Ask = {
  actor: Actor;
  /** Whether they are still signed in as this member. */
  stillIn: () => Promise<boolean>;
  signal: AbortSignal;
  /** Milliseconds for which that is believed. */
  trust?: number;
};

/**
 * What concerns somebody, as server-sent events, until they go or are signed out; null where too many windows listen.
 * Only what changed is told, never its words: those are read as the person (R1).
 */
export function liveStream({
  actor,
  stillIn,
  signal,
  trust = TRUST,
}: Ask): ReadableStream<Uint8Array> | null {
  const windows = open.get(actor.membershipId) ?? 0;
  if (windows >= MOST) return null;
  open.set(actor.membershipId, windows + 1);
  const encoder = new TextEncoder();
  let end = () => {};
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const waiting = new Map<string, Told>();
      let timer: NodeJS.Timeout | null = null;
      let trustedAt = Date.now();
      let over = false;
      const write = (words: string) => {
        if (over) return;
        if ((controller.desiredSize ?? 0) < -MOST_BEHIND) return giveUp();
        controller.enqueue(encoder.encode(words));
      };
      const quiet = () => {
        over = true;
        stop();
        clearInterval(beat);
        if (timer) clearTimeout(timer);
      };
      /** What waits is thrown away. The line itself may hang on until they are gone, and has its place until then. */
      const giveUp = () => {
        quiet();
        controller.error(new DOMException("nobody reads", "AbortError"));
      };
      let left = false;
      end = () => {
        if (left) return;
        left = true;
        quiet();
        const others = (open.get(actor.membershipId) ?? 1) - 1;
        if (others > 0) open.set(actor.membershipId, others);
        else open.delete(actor.membershipId);
        try {
          controller.close();
        } catch {
          // Gone already.
        }
      };
      /** Ends the stream for whoever is signed out; a database that does not answer lets nothing through either. */
      const trusted = async (): Promise<boolean> => {
        if (Date.now() - trustedAt < trust) return true;
        if (!(await stillIn().catch(() => false))) {
          write("event: out\ndata: {}\n\n");
          end();
          return false;
        }
        trustedAt = Date.now();
        return true;
      };
      const tell = async () => {
        timer = null;
        if (!(await trusted())) return;
        const all = [...waiting.values()];
        waiting.clear();
        for (const one of all) write(`data: ${JSON.stringify(one)}\n\n`);
      };
      const stop = listen(hint => {
        if (hint !== "missed" && !concerns(hint, actor)) return;
        const many = waiting.size >= MOST_TOGETHER;
        if (many) waiting.clear();
        const one: Told = hint === "missed" || many ? { kind: "missed" } : told(hint);
        waiting.set(JSON.stringify(one), one);
        timer ??= setTimeout(tell, TOGETHER);
      });
      const beat = setInterval(async () => {
        if (await trusted()) write(": here\n\n");
      }, BEAT);
      signal.addEventListener("abort", end, { once: true });
      if (signal.aborted) end();
      // The browser comes back by itself after a broken line.
      write("retry: 3000\n\n");
    },
    cancel: () => end(),
  });
}
