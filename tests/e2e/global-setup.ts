import { createHash, randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { connected, loginUrls, withDatabase } from "#lib/platform/db/bootstrap.ts";
import { freePort } from "#lib/platform/db/embedded-process.ts";
import {
  copyTemplate,
  startTestServer,
  type TestServer,
  testPasswords,
} from "#tests/support/database-server.ts";
import { buildWhenStale, generateWhenStale } from "../../bin/up/build.ts";
import { Part, WEB_NODE } from "../../bin/up/parts.ts";
import { loadDemo } from "../../bin/up/seed.ts";
import type { StoryServer } from "./server.ts";

const root = path.resolve(import.meta.dirname, "../..");
const has = (...names: string[]) => fs.existsSync(path.join(root, ...names));

/** One portal for all stories: seeded database, web server, worker and mailbox on free ports. */
export default async function setup(): Promise<() => Promise<void>> {
  // While stories are being written one server is held for many runs.
  if (process.env.ESCALA_E2E) return async () => undefined;
  await generateWhenStale(root);
  await buildWhenStale(root);
  const { server, adminUrl, template } = await startTestServer();
  const undo: (() => Promise<unknown>)[] = [() => server.stop()];
  const tearDown = async () => {
    for (const one of undo.splice(0).reverse()) await one();
  };
  try {
    const seeded = has("prisma", "seed", "run.ts") ? await seededTemplate({ adminUrl, template }) : template;
    const name = `escala_test_${process.pid}_${randomBytes(4).toString("hex")}`;
    await copyTemplate({ adminUrl, template: seeded }, name);
    undo.push(() =>
      connected(adminUrl, admin => admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
    );
    const dataDir = path.join(root, ".data", `stories-${process.pid}`);
    undo.push(async () => fs.rmSync(dataDir, { recursive: true, force: true }));

    const urls = loginUrls(adminUrl, name, testPasswords(adminUrl));
    const [port, mailboxPort] = [await freePort(), await freePort()];
    const story: StoryServer = {
      url: `http://localhost:${port}`,
      mailboxUrl: has("bin", "mailbox.ts") ? `http://127.0.0.1:${mailboxPort}` : "",
      appUrl: urls.appUrl,
      ownerUrl: urls.ownerUrl,
      adminUrl: withDatabase(adminUrl, name),
      authSecret: randomBytes(36).toString("base64url"),
      dataDir,
    };
    const parts = startParts(story, urls.queueUrl, port, mailboxPort);
    undo.push(() => Promise.all(parts.map(part => part.stop())));
    await untilReady(story, parts);
    process.env.ESCALA_E2E = JSON.stringify(story);
    process.env.ESCALA_E2E_URL = story.url;
    return tearDown;
  } catch (error) {
    await tearDown();
    throw error;
  }
}

/** Loading the demonstration data takes a while: done once a day and state of the sources, then copied. */
async function seededTemplate(server: TestServer): Promise<string> {
  const day = new Date().toISOString().slice(0, 10);
  const hash = createHash("sha256").update(`${server.template} ${day}`);
  // The seed goes through the application's own commands, so a change to them changes the data too.
  for (const folder of ["prisma/seed", "lib"]) {
    for (const file of fs
      .readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
      .sort()) {
      if (file.endsWith(".ts")) hash.update(file).update(fs.readFileSync(path.join(root, folder, file)));
    }
  }
  const seeded = `escala_seeded_${hash.digest("hex").slice(0, 16)}`;
  await connected(server.adminUrl, async admin => {
    await admin.query("SELECT pg_advisory_lock(4711, 4)");
    const old = await admin.query<{ datname: string }>(
      "SELECT datname FROM pg_database WHERE datname LIKE 'escala_seeded_%'",
    );
    if (old.rows.some(row => row.datname === seeded)) return;
    for (const { datname } of old.rows) await admin.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
    const building = `${seeded}_new`;
    await copyTemplate(server, building);
    await loadDemo(
      root,
      loginUrls(server.adminUrl, building, testPasswords(server.adminUrl)),
      () => undefined,
    );
    await admin.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", [
      building,
    ]);
    await admin.query(`ALTER DATABASE ${building} RENAME TO ${seeded}`);
  });
  return seeded;
}

function startParts(story: StoryServer, queueUrl: string, port: number, mailboxPort: number): Part[] {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    DATABASE_URL: story.appUrl,
    QUEUE_DATABASE_URL: queueUrl,
    AUTH_SECRET: story.authSecret,
    MAIL_HOOK_SECRET: story.authSecret,
    CREDENTIAL_KEYS: `stories:${randomBytes(32).toString("base64")}`,
    APP_URL: story.url,
    NEXTAUTH_URL: story.url,
    PORT: String(port),
    MAILBOX_PORT: String(mailboxPort),
    DATA_DIR: story.dataDir,
    LOG_LEVEL: "warn",
  };
  const part = (name: string, args: string[]) =>
    new Part({
      name,
      root,
      args,
      env,
      logFolder: path.join(root, "test-results", "logs"),
      verbose: false,
      tell,
    });
  const next = path.join(root, "node_modules", "next", "dist", "bin", "next");
  return [
    part("web", [...WEB_NODE, next, "start", "-H", "127.0.0.1", "-p", String(port)]),
    ...(has("bin", "worker.ts") ? [part("worker", ["bin/worker.ts"])] : []),
    ...(story.mailboxUrl ? [part("mailbox", ["bin/mailbox.ts"])] : []),
  ];
}

const tell = (line: string) => console.error(line);

async function untilReady(story: StoryServer, parts: Part[]): Promise<void> {
  const path = has("bin", "worker.ts") ? "ready" : "live";
  let answer = "no answer";
  for (const since = performance.now(); performance.now() - since < 90_000; await sleep(150)) {
    const broken = parts.find(part => part.failures > 2);
    if (broken) throw new Error(`${broken.logFile}:\n${broken.tail()}`);
    try {
      const response = await fetch(`${story.url}/api/health/${path}`);
      answer = `${response.status} ${await response.text()}`;
      if (response.ok) return;
    } catch {
      // Not listening yet.
    }
  }
  throw new Error(`The portal isn't ready: ${answer}`);
}
