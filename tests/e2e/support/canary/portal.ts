import { randomBytes, randomUUID } from "node:crypto";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { cookieNames, sealSession } from "#lib/platform/auth.ts";
import { connected, loginUrls, withDatabase } from "#lib/platform/db/bootstrap.ts";
import { PrismaClient } from "#lib/platform/db/client/client.ts";
import { freePort } from "#lib/platform/db/embedded-process.ts";
import { fillUp, markEverything } from "#tests/security/canaries.ts";
import { copyTemplate, testPasswords } from "#tests/support/database-server.ts";
import { Part } from "../../../../bin/up/parts.ts";
import { storyServer } from "../../server.ts";
import { markTheRest } from "./marks.ts";

const root = path.resolve(import.meta.dirname, "../../../..");

export type Portal = {
  url: string;
  admin: pg.Pool;
  client: PrismaClient;
  cookie: (accountId: string) => Promise<string>;
  stop: () => Promise<void>;
};

/** A portal of its own on the demonstration data, in which every text is marked with whose it is. */
export async function markedPortal(): Promise<Portal> {
  const { adminUrl, authSecret, dataDir } = storyServer();
  process.env.AUTH_SECRET = authSecret;
  const name = `escala_test_${process.pid}_${randomBytes(4).toString("hex")}`;
  const template = await connected(adminUrl, async one => {
    const { rows } = await one.query("SELECT datname FROM pg_database WHERE datname LIKE 'escala_seeded_%'");
    return rows[0]?.datname as string;
  });
  await copyTemplate({ adminUrl, template }, name);
  const urls = loginUrls(adminUrl, name, testPasswords(adminUrl));
  const admin = new pg.Pool({ connectionString: withDatabase(adminUrl, name), max: 4 });
  admin.on("error", () => undefined);
  const client = new PrismaClient({ adapter: new PrismaPg({ connectionString: urls.appUrl }) });
  await fillUp({ admin });
  await markEverything({ admin });
  await markTheRest(admin);
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const next = path.join(root, "node_modules", "next", "dist", "bin", "next");
  const web = new Part({
    name: "canary",
    root,
    args: [next, "start", "-H", "127.0.0.1", "-p", String(port)],
    env: {
      ...process.env,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      DATABASE_URL: urls.appUrl,
      AUTH_SECRET: authSecret,
      CREDENTIAL_KEYS: `stories:${randomBytes(32).toString("base64")}`,
      MAIL_IN_DOMAIN: "portal.example",
      APP_URL: url,
      NEXTAUTH_URL: url,
      PORT: String(port),
      DATA_DIR: dataDir,
      LOG_LEVEL: "warn",
    },
    logFolder: path.join(root, "test-results", "logs"),
    verbose: false,
    tell: () => undefined,
  });
  const stop = async () => {
    await web.stop();
    await client.$disconnect();
    await admin.end();
    await connected(adminUrl, one => one.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  };
  for (let tries = 0; ; tries++) {
    const up = await fetch(`${url}/api/health/live`).then(
      answer => answer.ok,
      () => false,
    );
    if (up) break;
    if (tries > 200) {
      await stop();
      throw new Error(`The marked portal does not answer: ${web.tail()}`);
    }
    await wait(100);
  }
  const cookie = async (accountId: string) => {
    const sessionId = randomUUID();
    await admin.query(
      "INSERT INTO session (id, account_id, expires_at, user_agent) VALUES ($1, $2, now() + interval '1 day', 'canary')",
      [sessionId, accountId],
    );
    return `${cookieNames().session}=${await sealSession({ accountId, sessionId })}`;
  };
  return { url, admin, client, cookie, stop };
}
