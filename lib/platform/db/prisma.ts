import { PrismaPg } from "@prisma/adapter-pg";
import { Prisma, PrismaClient } from "./client/client.ts";
import { statementNames } from "./statements.ts";

export type { PrismaClient };
export { Prisma };
/** A transaction inside a workspace's context. Only `inWorkspace` hands one out. */
export type Tx = Prisma.TransactionClient;

const holder = globalThis as typeof globalThis & { escalaPrisma?: PrismaClient };

/**
 * How long a connection may have nothing to do, in milliseconds. With a connection goes what it knows: how each statement is carried
 * out, some hundreds of milliseconds of planning. Given up after seconds, as pools like to, every lull would be paid for by whoever
 * comes next, and a rush by all at once.
 */
const IDLE_MS = 10 * 60_000;

/**
 * A client for one connection string. The pool is small: a process a core, each a few connections. `DATABASE_PREPARE=no` is for a
 * pooler that hands a transaction any connection and doesn't know what was named on it.
 */
export function connect(url: string, max = 10): PrismaClient {
  const nameOf = process.env.DATABASE_PREPARE === "no" ? () => undefined : statementNames();
  const adapter = new PrismaPg(
    {
      connectionString: url,
      max,
      application_name: "escala",
      idleTimeoutMillis: IDLE_MS,
      // What lies between mustn't take a quiet connection for a dead one.
      keepAlive: true,
    },
    // The adapter hands the name on as it is: pg takes a statement without one.
    { statementNameGenerator: query => nameOf(query.sql) as string },
  );
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 10_000, timeout: 30_000 } });
}

/** The process's client, connected as `escala_app`: a login without any grant of its own. */
export function prisma(): PrismaClient {
  if (!holder.escalaPrisma) {
    const url = process.env.DATABASE_URL;
    if (!url) throw new Error("DATABASE_URL is not set");
    holder.escalaPrisma = connect(url, Number(process.env.DATABASE_POOL) || undefined);
  }
  return holder.escalaPrisma;
}

/** Tests put their cloned database here. */
export function usePrisma(client: PrismaClient): void {
  holder.escalaPrisma = client;
}
