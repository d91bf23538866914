import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { mailboxWatch } from "#lib/features/inbound-mail/watch.ts";
import {
  holdMailbox,
  type ImapTrouble,
  leaveMailbox,
  noteLook,
  noteTrouble,
} from "#lib/jobs/mail-in/imap-state.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeVendorActor } from "#tests/support/factories/person.ts";
import { makeWorkspace } from "#tests/support/factories/workspace.ts";

let db: TestDatabase;
let admin: Actor;
const shown = () => inWorkspace(admin, (tx, now) => mailboxWatch(tx, admin, now), db.client);
const look = (trouble: ImapTrouble = "", taken = 0) => noteLook("w", { taken, left: 3, trouble }, db.client);

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  admin = await makeVendorActor(db, await makeWorkspace(db));
});
afterEach(() => vi.unstubAllEnvs());
afterAll(() => db.drop());

test("without a mailbox nothing is said of one", async () => {
  expect(await shown()).toBeNull();
});

test("when it was looked into, and since when something is amiss, until it is mended", async () => {
  vi.stubEnv("MAIL_IN_IMAP_URL", "imaps://a:b@mail.example");
  expect(await shown()).toEqual({ lookedAt: null, trouble: "silent", since: null });
  await holdMailbox("w", db.client);
  await look();
  const first = await shown();
  expect(first).toMatchObject({ trouble: "", since: null });
  expect(first?.lookedAt).toBeGreaterThan(0);
  await noteTrouble("w", "unreachable", db.client);
  const since = (await shown())?.since;
  await noteTrouble("w", "password", db.client);
  expect(await shown()).toMatchObject({ trouble: "password", since, lookedAt: first?.lookedAt });
  await look();
  expect(await shown()).toMatchObject({ trouble: "", since: null });
  await look("folder");
  expect(await shown()).toMatchObject({ trouble: "folder", since: expect.any(Number) });
  await look();
  await db.admin.query("UPDATE mail_in_watch SET looked_at = now() - interval '6 minutes'");
  expect(await shown()).toMatchObject({ trouble: "silent" });
});

test("one worker has it; another when that leaves it or is silent for too long, and the first says nothing more", async () => {
  expect(await holdMailbox("w", db.client)).toBe(true);
  expect(await holdMailbox("v", db.client)).toBe(false);
  await leaveMailbox("v", db.client);
  expect(await holdMailbox("v", db.client)).toBe(false);
  await leaveMailbox("w", db.client);
  await db.admin.query("SELECT pg_sleep(0.01)");
  expect(await holdMailbox("v", db.client)).toBe(true);
  await noteTrouble("w", "password", db.client);
  const { rows } = await db.admin.query("SELECT holder, trouble FROM mail_in_watch");
  expect(rows).toEqual([{ holder: "v", trouble: "" }]);
});
