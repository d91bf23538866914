import { concerns, type Told, told } from "#lib/domain/live/hint.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { listen } from "#lib/platform/live.ts";

/** A comment this often keeps proxies from closing a quiet line. */
const BEAT = 20_000;
/** Nothing is passed on longer than this after who listens was last known to be signed in (R3: five seconds at most). */
const TRUST = 4_000;
/** What comes close together is told together. */
const TOGETHER = 150;
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
        if (!over) controller.enqueue(encoder.encode(words));
      };
      end = () => {
        if (over) return;
        over = true;
        stop();
        clearInterval(beat);
        if (timer) clearTimeout(timer);
        const left = (open.get(actor.membershipId) ?? 1) - 1;
        if (left > 0) open.set(actor.membershipId, left);
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
        const one: Told = hint === "missed" ? { kind: "missed" } : told(hint);
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
