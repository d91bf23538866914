import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { EnvError, readSettings, type Settings } from "#lib/platform/env.ts";
import { giveUp, Stop, step } from "../steps/progress.mjs";
import { buildWhenStale, generateWhenStale } from "./build.ts";
import { type Database, keepRunning, openDatabase } from "./database.ts";
import { Part, WEB_NODE } from "./parts.ts";
import { claimFolder, needPort, tryPort } from "./running.ts";
import { readSecrets, type Secrets } from "./secrets.ts";
import { emptyDatabase, loadDemo, readDemoAccounts, seedState } from "./seed.ts";
import { closingTable } from "./table.ts";

const root = path.resolve(import.meta.dirname, "../..");
const wants = (option: string) => process.argv.includes(option);
const hasBin = (name: string) => fs.existsSync(path.join(root, "bin", name));

/** What is to be undone, last first. */
const undo: (() => Promise<void> | void)[] = [];
let stopping = false;

process.chdir(root);
for (const event of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(event, stop);
// The process that npm started was killed.
process.on("disconnect", stop);
main().catch(async (error: unknown) => {
  if (stopping) return;
  stopping = true;
  await undoAll();
  giveUp(error instanceof EnvError ? new Stop(error.problems.join("\n  ")) : error);
});

async function main(): Promise<void> {
  if (fs.existsSync(".env")) process.loadEnvFile(".env");
  const settings = readSettings(process.env);
  fs.mkdirSync(settings.DATA_DIR, { recursive: true });
  const address = settings.APP_URL ?? `http://localhost:${settings.PORT}`;
  undo.push(await claimFolder(settings.DATA_DIR, address));
  await needPort("PORT", settings.HOST, settings.PORT);

  await generateWhenStale(root);
  const secrets = readSecrets(settings.DATA_DIR);
  const database = await openDatabase(settings, secrets);
  if (database.embedded) undo.push(keepRunning(settings, database.embedded, tell));
  const isDemo = await prepareData(settings, database);
  if (!wants("--dev")) await buildWhenStale(root);
  if (stopping) return;

  const mailbox = await mailboxPort(settings);
  const parts = startParts(settings, secrets, database, address, mailbox);
  undo.push(async () => {
    await Promise.all(parts.map(part => part.stop()));
  });
  await step("Web server and worker", () => untilReady(settings, parts));
  const { MAIL_IN_PORT, MAIL_IN_HOST } = settings;
  const way = MAIL_IN_PORT ? `${MAIL_IN_HOST}:${MAIL_IN_PORT}` : undefined;
  console.log(closingTable(address, isDemo ? await readDemoAccounts(root) : [], mailbox, way));
}

/** Tables as the migrations have them, and data on the first run. Returns whether it is the demonstration's. */
async function prepareData(settings: Settings, database: Database): Promise<boolean> {
  let state = await seedState(database.ownerUrl);
  if (wants("--reset") && state === "own") {
    throw new Stop("--reset: this database holds data that isn't the demonstration's; it stays as it is.");
  }
  if (state === "seeding" || (wants("--reset") && state === "demo")) {
    await step("Removing the demonstration data", () => emptyDatabase(database));
    state = "empty";
  }
  await step("Migrations", async note => {
    // Loaded late: the engine is 5 MB of WebAssembly, and a broken setting shall be told before.
    const { applyMigrations } = await import("#lib/platform/db/migrate.ts");
    const applied = await applyMigrations(database.ownerUrl, root);
    if (applied.length > 0) note(`${applied.length} applied`);
  });
  const hasDemo = fs.existsSync(path.join(root, "prisma", "seed", "run.ts"));
  if (state !== "empty" || settings.DEMO_DATA === "no" || !hasDemo) return state === "demo";
  await step("Programmes and demonstration data", note => loadDemo(root, database, note));
  return true;
}

/** Captured mail is read on a port of its own; undefined when mail is sent for real. */
async function mailboxPort(settings: Settings): Promise<number | undefined> {
  if (settings.SMTP_URL || !hasBin("mailbox.ts")) return undefined;
  if (process.env.MAILBOX_PORT) {
    await needPort("MAILBOX_PORT", "127.0.0.1", settings.MAILBOX_PORT);
    return settings.MAILBOX_PORT;
  }
  // Nobody asked for 8025: the next free one will do.
  let port = settings.MAILBOX_PORT;
  while (port === settings.PORT || (await tryPort("127.0.0.1", port))) port++;
  return port;
}

function startParts(
  settings: Settings,
  secrets: Secrets,
  database: Database,
  address: string,
  mailbox: number | undefined,
): Part[] {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: wants("--dev") ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
    DATABASE_URL: database.appUrl,
    QUEUE_DATABASE_URL: database.queueUrl,
    AUTH_SECRET: settings.AUTH_SECRET ?? secrets.auth,
    CREDENTIAL_KEYS: settings.CREDENTIAL_KEYS ?? secrets.credentials,
    APP_URL: address,
    NEXTAUTH_URL: address,
    PORT: String(settings.PORT),
    DATA_DIR: settings.DATA_DIR,
    ...(mailbox ? { MAILBOX_PORT: String(mailbox) } : {}),
  };
  // The tables' owner is for migrations alone.
  delete env.MIGRATION_DATABASE_URL;
  const next = path.join(root, "node_modules", "next", "dist", "bin", "next");
  const part = (name: string, args: string[]) =>
    new Part({
      name,
      root,
      args,
      env,
      logFolder: path.join(settings.DATA_DIR, "logs"),
      verbose: wants("--verbose"),
      tell,
    });
  const mode = wants("--dev") ? "dev" : "start";
  const parts = [part("web", [...WEB_NODE, next, mode, "-H", settings.HOST, "-p", String(settings.PORT)])];
  if (hasBin("worker.ts")) parts.push(part("worker", [path.join("bin", "worker.ts")]));
  if (mailbox) parts.push(part("mailbox", [path.join("bin", "mailbox.ts")]));
  return parts;
}

function tell(line: string): void {
  if (!stopping) console.log(`  ${line}`);
}

async function untilReady(settings: Settings, parts: Part[]): Promise<void> {
  const host = settings.HOST === "0.0.0.0" || settings.HOST === "::" ? "127.0.0.1" : settings.HOST;
  const url = `http://${host}:${settings.PORT}/api/health/${hasBin("worker.ts") ? "ready" : "live"}`;
  let answer = "no answer";
  for (const since = performance.now(); performance.now() - since < 90_000; await sleep(150)) {
    const broken = parts.find(part => part.failures > 2);
    if (broken) {
      throw new Stop(`${broken.tail()}\n\n  A part of Escala doesn't start; all of it: ${broken.logFile}`);
    }
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
      answer = `${response.status} ${(await response.text()).slice(0, 200)}`;
      if (response.ok) return;
    } catch {
      // Not listening yet.
    }
  }
  throw new Stop(`Escala isn't ready after 90 s (${answer}); logs: ${path.join(settings.DATA_DIR, "logs")}`);
}

function stop(): void {
  if (stopping) process.exit(1);
  stopping = true;
  console.log("\n  Stopping…");
  undoAll().then(
    () => process.exit(0),
    () => process.exit(1),
  );
}

async function undoAll(): Promise<void> {
  for (const one of undo.splice(0).reverse()) await one();
}
