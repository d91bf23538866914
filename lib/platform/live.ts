import pg from "pg";
import { type Hint, readHint } from "#lib/domain/live/hint.ts";

/** The database's channel; its migration names it too. */
export const CHANNEL = "escala_live";

type Hear = (hint: Hint | "missed") => void;

/**
 * One connection a process that listens to the database (LISTEN) for everybody whose page is open. Lost, it comes back by
 * itself and says that something may have been missed.
 */
class Hub {
  readonly #listeners = new Set<Hear>();
  #client: pg.Client | null = null;
  #wait = 0;
  #timer: NodeJS.Timeout | null = null;

  listen(hear: Hear): () => void {
    this.#listeners.add(hear);
    if (!this.#client && !this.#timer) this.#connect();
    return () => {
      this.#listeners.delete(hear);
    };
  }

  #connect(): void {
    this.#timer = null;
    // A pooler that gives a connection to each transaction can't listen: Postgres itself is named then.
    const connectionString = process.env.LIVE_DATABASE_URL ?? process.env.DATABASE_URL;
    const client = new pg.Client({ connectionString, application_name: "escala live", keepAlive: true });
    this.#client = client;
    client.on("notification", ({ payload }) => {
      const hint = readHint(payload ?? "");
      if (hint) this.#say(hint);
    });
    const lost = () => {
      if (this.#client !== client) return;
      this.#client = null;
      client.end().catch(() => undefined);
      this.#wait = Math.min(Math.max(this.#wait * 2, 500), 15_000);
      // Somebody still waits: it comes back. Nobody does: the next who comes connects.
      if (this.#listeners.size > 0) this.#timer = setTimeout(() => this.#connect(), this.#wait).unref();
    };
    client.on("error", lost);
    client.on("end", lost);
    client
      .connect()
      .then(() => client.query(`LISTEN ${CHANNEL}`))
      .then(() => {
        const again = this.#wait > 0;
        this.#wait = 0;
        if (again) this.#say("missed");
      })
      .catch(lost);
  }

  #say(hint: Hint | "missed"): void {
    for (const hear of [...this.#listeners]) hear(hint);
  }

  async close(): Promise<void> {
    this.#listeners.clear();
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const client = this.#client;
    this.#client = null;
    await client?.end();
  }
}

const holder = globalThis as typeof globalThis & { escalaLive?: Hub };

const hub = (): Hub => {
  holder.escalaLive ??= new Hub();
  return holder.escalaLive;
};

/** Hears of every change in every workspace until the returned function is called; who passes it on asks `concerns` first. */
export const listen = (hear: Hear): (() => void) => hub().listen(hear);

/** Lets the connection go, as tests do at their end. */
export async function closeLive(): Promise<void> {
  const open = holder.escalaLive;
  delete holder.escalaLive;
  await open?.close();
}
