import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { clientAddress } from "./client-address.ts";

const MB = 1024 * 1024;

export type Bounds = {
  /** Bytes of bodies that are held at once, of all and of one address; and as much as nobody is asked for. */
  together: number;
  share: number;
  free: number;
  /** So long one waits for its turn, in milliseconds. */
  waits: number;
};

/** A body is held in memory until it is answered, and twice as long as it is: these are a quarter of a gigabyte, of whole uploads ten. */
const BOUNDS: Bounds = { together: 260 * MB, share: 130 * MB, free: 64 * 1024, waits: 60_000 };
/** As proxy.ts says it of pages, and the way in for mail of mails. */
const LONGEST = 26 * MB;
const LONGEST_MAIL = 35 * MB;

type Waiting = { address: string; bytes: number; go: () => void };

/** Whose body is read next: of those that wait, the first of the address that has the least under way. */
export class BodyTurns {
  readonly #bounds: Pick<Bounds, "together" | "share">;
  readonly #held = new Map<string, number>();
  #waiting: Waiting[] = [];
  #sum = 0;

  constructor(bounds: Pick<Bounds, "together" | "share">) {
    this.#bounds = bounds;
  }

  /** Calls `go` when its turn has come, at once where there is room. What it answers ends the turn, or the waiting for it. */
  enter(address: string, bytes: number, go: () => void): () => void {
    const one = { address, bytes, go };
    let over = false;
    this.#waiting.push(one);
    this.#next();
    return () => {
      if (over) return;
      over = true;
      if (this.#waiting.includes(one)) this.#waiting = this.#waiting.filter(other => other !== one);
      else this.#count(one, -1);
      this.#next();
    };
  }

  #of = (address: string) => this.#held.get(address) ?? 0;

  #count({ address, bytes }: Waiting, sign: 1 | -1): void {
    this.#sum += sign * bytes;
    const held = this.#of(address) + sign * bytes;
    if (held > 0) this.#held.set(address, held);
    else this.#held.delete(address);
  }

  #next(): void {
    for (;;) {
      const { together, share } = this.#bounds;
      const [first, ...others] = this.#waiting.filter(one => this.#of(one.address) + one.bytes <= share);
      if (!first) return;
      const one = others.reduce((a, b) => (this.#of(b.address) < this.#of(a.address) ? b : a), first);
      if (this.#sum + one.bytes > together) return;
      this.#waiting = this.#waiting.filter(other => other !== one);
      this.#count(one, 1);
      one.go();
    }
  }
}

/**
 * Stands before a web server that holds each body whole before anybody asks who sent it. What says of itself that it is longer than it
 * may be is told so at once; of the others no more are under way than there is room for. The rest waits unread, on its line, which
 * costs no memory: however many send at once, and however slowly, the others are served.
 */
export function inTurns(
  serve: RequestListener,
  { proxies, bounds = BOUNDS }: { proxies: number; bounds?: Bounds },
): RequestListener {
  const turns = new BodyTurns(bounds);
  return (request, response) => {
    const longest = request.url?.startsWith("/api/mail/hook") ? LONGEST_MAIL : LONGEST;
    const said = request.headers["content-length"];
    if (said !== undefined && Number(said) > longest) return refuse(response, 413);
    // One that says no length may become of the greatest one.
    const bytes = said === undefined ? (request.headers["transfer-encoding"] ? longest : 0) : Number(said);
    if (bytes <= bounds.free) return serve(request, response);
    let late: NodeJS.Timeout | undefined;
    let begun = false;
    const leave = turns.enter(addressOf(request, proxies), bytes, () => {
      begun = true;
      clearTimeout(late);
      serve(request, response);
    });
    const giveUp = () => {
      leave();
      refuse(response, 503);
    };
    if (!begun) late = setTimeout(giveUp, bounds.waits);
    response.on("close", () => {
      clearTimeout(late);
      leave();
    });
  };
}

function addressOf({ headers, socket }: IncomingMessage, proxies: number): string {
  const forwarded = headers["x-forwarded-for"];
  return clientAddress(forwarded ? String(forwarded) : null, proxies) || (socket.remoteAddress ?? "");
}

const WHY = {
  413: "This is longer than anything that is taken here.\n",
  503: "Too much is sent at this moment. Try again.\n",
} as const;

/** Answers at once and closes the line, whatever is still to come on it. */
function refuse(response: ServerResponse, status: keyof typeof WHY): void {
  response.writeHead(status, {
    connection: "close",
    "content-type": "text/plain; charset=utf-8",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    ...(status === 503 ? { "retry-after": "30" } : {}),
  });
  response.end(WHY[status]);
}
