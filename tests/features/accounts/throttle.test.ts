import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { hashPassword } from "#lib/features/accounts/password.ts";
import { changePassword } from "#lib/features/accounts/profile.ts";
import { sessionStands } from "#lib/features/accounts/queries.ts";
import { signIn } from "#lib/features/accounts/sign-in.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { inAuth } from "#lib/platform/db/workspace.ts";
import { knownDevice, rememberDevice } from "#lib/platform/device-cookie.ts";
import { newId } from "#lib/platform/ids.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";

vi.stubEnv("AUTH_SECRET", "a secret for tests alone, long enough");

let db: TestDatabase;
const password = "one long sentence of mine";
const origin = { ip: "192.0.2.1", userAgent: "test" };

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
});
afterAll(() => db.drop());

async function account(email: string, secret: string | null = password): Promise<string> {
  const id = newId();
  const passwordHash = secret ? await hashPassword(secret) : null;
  await inAuth(tx => tx.account.create({ data: { id, email, name: "Ana", passwordHash } }));
  return id;
}

async function refusal(work: Promise<unknown>): Promise<Refusal> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof Refusal) return error;
  throw error ?? new Error("nothing was refused");
}

test("after ten failures from one place even the right password waits there, in minutes, for unknown addresses too", async () => {
  await account("cai@one.example");
  const here = { ...origin, ip: "198.51.100.99" };
  for (const email of ["cai@one.example", "ghost@one.example"]) {
    for (let n = 0; n < 10; n += 1) await refusal(signIn({ email, password: `wrong number ${n}` }, here));
    const answer = await refusal(signIn({ email, password }, here));
    expect([answer.key, answer.params.minutes]).toEqual(["accounts.refusal.tooMany", 15]);
  }
  // Elsewhere, and here after a while, the owner comes in.
  await expect(signIn({ email: "cai@one.example", password }, origin)).resolves.toBeTruthy();
  await db.admin.query("UPDATE throttle SET window_start = window_start - interval '16 minutes'");
  await expect(signIn({ email: "cai@one.example", password }, here)).resolves.toBeTruthy();
});

/** Guesses from so many addresses, one each; how many were looked at. */
async function attack(email: string, addresses: number): Promise<{ tried: number; last: Refusal }> {
  let [tried, last] = [0, new Refusal("refused", "")];
  for (let n = 0; n < addresses; n += 1) {
    last = await refusal(signIn({ email, password: `guess ${n}` }, { ...origin, ip: `2001:db8::${n}` }));
    if (last.key === "accounts.refusal.wrong") tried += 1;
  }
  return { tried, last };
}

test("an attacker from many addresses is slowed down, with the same answers for unknown addresses", async () => {
  await account("hal@one.example");
  await db.admin.query("DELETE FROM throttle");
  const seen: [number, string, unknown][] = [];
  for (const email of ["hal@one.example", "nobody.hal@one.example"]) {
    const { tried, last } = await attack(email, 30);
    seen.push([tried, last.key, last.params]);
  }
  expect(seen[0]).toEqual([20, "accounts.refusal.tooMany", { minutes: 1 }]);
  expect(seen[1]).toEqual(seen[0]);
  // The wait is over, one more guess is looked at, and the next wait is twice as long.
  await db.admin.query("UPDATE throttle SET window_start = window_start - interval '31 seconds'");
  expect((await attack("hal@one.example", 1)).tried).toBe(1);
  await db.admin.query("UPDATE throttle SET window_start = window_start - interval '31 seconds'");
  expect((await attack("hal@one.example", 1)).tried).toBe(0);
});

test("of guesses at the same moment no more are looked at than one after the other", async () => {
  await account("ivo@one.example");
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, n) =>
      refusal(signIn({ email: "ivo@one.example", password: "guess" }, { ...origin, ip: `2001:db8:1::${n}` })),
    ),
  );
  expect(answers.filter(answer => answer.key === "accounts.refusal.wrong")).toHaveLength(20);
});

test("the owner whose browser signed in before comes in under attack, and counts for itself alone", async () => {
  const id = await account("jan@one.example");
  const other = await account("kim@one.example");
  const device = rememberDevice(undefined, id);
  await attack("jan@one.example", 25);
  const owner = { ...origin, ip: "2001:db8::1", device };
  await expect(signIn({ email: "jan@one.example", password }, owner)).resolves.toBeTruthy();
  // What is not ours, or is another account's, makes nobody known.
  for (const forged of [rememberDevice(undefined, other), `${device}x`, `x${device}`, "~.~", "a.b"])
    expect(
      (await refusal(signIn({ email: "jan@one.example", password }, { ...owner, device: forged }))).key,
    ).toBe("accounts.refusal.tooMany");
  for (let n = 0; n < 10; n += 1)
    await refusal(signIn({ email: "jan@one.example", password: `slip ${n}` }, owner));
  expect((await refusal(signIn({ email: "jan@one.example", password }, owner))).key).toBe(
    "accounts.refusal.tooMany",
  );
});

test("a browser keeps the accounts that signed in on it, five at most, the last one in front", async () => {
  const ids = Array.from({ length: 6 }, () => newId());
  const cookie = ids.reduce<string | undefined>((before, id) => rememberDevice(before, id), undefined);
  expect(ids.map(id => knownDevice(cookie, id) !== null)).toEqual([false, true, true, true, true, true]);
  const first = knownDevice(cookie, ids[2] ?? "");
  expect(knownDevice(rememberDevice(cookie, ids[2] ?? ""), ids[2] ?? "")).toBe(first);
});

test("somebody signed in changes the password also while strangers try theirs", async () => {
  const id = await account("lea@one.example");
  const here = await signIn({ email: "lea@one.example", password }, origin);
  await attack("lea@one.example", 25);
  const me = { ...here, email: "lea@one.example" };
  await changePassword(me, { current: password, password: "a fine new sentence" }, origin.ip);
  expect(await sessionStands(id, here.sessionId)).toBe(true);
});

test("one network address that tries many accounts is stopped", async () => {
  const ip = "203.0.113.7";
  await db.admin.query("DELETE FROM throttle");
  await refusal(signIn({ email: "a0@one.example", password: "x" }, { ...origin, ip }));
  await db.admin.query("UPDATE throttle SET count = 60 WHERE key LIKE 'sign-in:address:%'");
  const answer = await refusal(signIn({ email: "a1@one.example", password: "x" }, { ...origin, ip }));
  expect(answer.key).toBe("accounts.refusal.tooMany");
});
