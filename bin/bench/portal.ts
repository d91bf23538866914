import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { railCounts } from "#lib/features/home/queries/rail.ts";
import { openSession, sealSession } from "#lib/platform/auth.ts";
import { bootstrap, connected, withDatabase } from "#lib/platform/db/bootstrap.ts";
import { freePort } from "#lib/platform/db/embedded-process.ts";
import { applyMigrations } from "#lib/platform/db/migrate.ts";
import { inAuth, inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { lookUpActor, lookUpSession } from "#lib/platform/lookup.ts";
import { Stop, step } from "../steps/progress.mjs";
import { Part, WEB_NODE } from "../up/parts.ts";
import { fill } from "./fill.ts";
import { fillPartners, partnered } from "./fill-partners.ts";
import type { Visitor } from "./subjects.ts";

/** Companies in each of the two workspaces on which a dry run is measured (P20). */
export const PARTNERS = 2_000;

export type Size = { tickets: number; workspaces: number; people: number };

export const databaseOf = ({ tickets, workspaces, people }: Size) =>
  `escala_bench_${tickets}_${workspaces}_${people}`;

/** A filled database of this size, with its logins; one that is there is taken with `--keep`. */
export async function prepared(adminUrl: string, root: string, size: Size) {
  const name = databaseOf(size);
  const { password } = new URL(adminUrl);
  const passwords = { owner: password, app: password, queue: password };
  const known = await connected(
    adminUrl,
    async c => (await c.query("SELECT 1 FROM pg_database WHERE datname = $1", [name])).rowCount,
  );
  if (known && process.argv.includes("--keep")) {
    const urls = await bootstrap(adminUrl, name, passwords);
    await applyMigrations(urls.ownerUrl, root);
    return urls;
  }
  await connected(adminUrl, c => c.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`));
  return step(`Filling ${size.tickets} tickets over ${size.workspaces} workspaces`, async note => {
    const urls = await bootstrap(adminUrl, name, passwords);
    await applyMigrations(urls.ownerUrl, root);
    await connected(withDatabase(adminUrl, name), async c => {
      await fill(c, size, note);
      for (const one of partnered) {
        note(`${one.slug}: ${PARTNERS} partners`);
        await fillPartners(c, one, { companies: PARTNERS, people: size.people });
      }
      await c.query("VACUUM ANALYZE");
    });
    return urls;
  });
}

/** A web server on this database; answers its address and how it is stopped. */
export async function startWeb(
  appUrl: string,
  root: string,
): Promise<{ base: string; stop: () => Promise<void> }> {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const next = path.join(root, "node_modules", "next", "dist", "bin", "next");
  const part = new Part({
    name: "bench-web",
    root,
    args: [...WEB_NODE, next, "start", "-H", "127.0.0.1", "-p", String(port)],
    env: {
      ...process.env,
      NODE_ENV: "production",
      DATABASE_URL: appUrl,
      APP_URL: base,
      NEXTAUTH_URL: base,
      ESCALA_BENCH: "yes",
      NEXT_TELEMETRY_DISABLED: "1",
    },
    logFolder: path.join(root, ".data", "logs"),
    verbose: false,
    tell: () => undefined,
  });
  for (let i = 0; i < 200; i++, await sleep(150)) {
    const answer = await fetch(`${base}/api/health/live`).catch(() => null);
    if (answer?.ok) return { base, stop: () => part.stop() };
  }
  await part.stop();
  throw new Stop(`the web server doesn't answer:\n${fs.readFileSync(part.logFile, "utf8").slice(-2000)}`);
}

/** The first engineer of the vendor or of the first partner, or the first customer's contact. */
export async function signIn(slug: string, side: "vendor" | "partner" | "customer"): Promise<Visitor> {
  const sessionId = newId();
  const account = await inAuth(async tx => {
    const found = await tx.account.findUniqueOrThrow({
      where: { email: `${slug}-${side}-0@bench.example` },
    });
    await tx.session.create({
      data: { id: sessionId, accountId: found.id, expiresAt: new Date(Date.now() + 86_400_000) },
    });
    return found;
  });
  const claim = { accountId: account.id, sessionId };
  const session = await lookUpSession(claim);
  const membership = session?.memberships[0];
  const acting = session && membership ? await lookUpActor(session, membership) : null;
  if (!acting) throw new Stop("the bench's engineer isn't there");
  return { slug, ...acting, cookie: await sealSession(claim) };
}

/** Everything a page asks of the database: the session, the actor, the rail around it, then its own. */
export async function asRequested(
  v: Visitor,
  work: Parameters<typeof inWorkspace<unknown>>[1],
): Promise<void> {
  const claim = await openSession(v.cookie);
  const session = claim && (await lookUpSession(claim, v.slug));
  const membership = session?.memberships[0];
  if (!session || !membership) throw new Error("not signed in");
  const acting = await lookUpActor(session, membership);
  if (!acting) throw new Error("nobody");
  await inWorkspace(acting.actor, tx => railCounts(tx, acting.actor));
  await inWorkspace(acting.actor, work);
}

/** The first failure of a kind is shown; the rest are counted. */
const complained = new Set<string>();

/** Whether a request was answered as it should be. */
export async function ask(
  base: string,
  v: Visitor,
  r: { path: string; init?: RequestInit },
  what: string,
  holds?: string,
): Promise<boolean> {
  const answer = await fetch(base + r.path, {
    ...r.init,
    headers: {
      ...(r.init?.headers as Record<string, string>),
      cookie: `escala.session=${v.cookie}`,
      origin: base,
    },
    redirect: "manual",
  });
  const text = await answer.text();
  const fine = answer.status === 200 && (!holds || text.includes(holds));
  if (!fine && !complained.has(what)) {
    complained.add(what);
    console.log(`    ${r.path}: ${answer.status} ${text.slice(-300).replaceAll("\n", " ")}`);
  }
  return fine;
}
