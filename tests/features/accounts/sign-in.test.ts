import { verify } from "@node-rs/argon2";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { nextPath } from "#lib/features/accounts/next-path.ts";
import { hashPassword, passwordProblem } from "#lib/features/accounts/password.ts";
import { changePassword } from "#lib/features/accounts/profile.ts";
import { sessionStands, sessions } from "#lib/features/accounts/queries.ts";
import { requestReset, resetFor, resetPassword } from "#lib/features/accounts/reset.ts";
import { revokeSession, signIn } from "#lib/features/accounts/sign-in.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { inAuth } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";

// Watched, not replaced: every password is really verified.
vi.mock("@node-rs/argon2", async original => {
  const real = await original<typeof import("@node-rs/argon2")>();
  return { ...real, verify: vi.fn(real.verify) };
});

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

const tokenOf = async (email: string): Promise<string> => {
  const { rows } = await db.admin.query(
    "SELECT data FROM account_mail WHERE to_email = $1 ORDER BY created_at DESC, id DESC LIMIT 1",
    [email],
  );
  return String(rows[0].data.path).replace("/reset/", "");
};

test("the right password opens a session; however the address is typed", async () => {
  const id = await account("ana@one.example");
  const session = await signIn({ email: "  Ana@One.example ", password }, origin);
  expect(session.accountId).toBe(id);
  expect(await sessionStands(id, session.sessionId)).toBe(true);
});

test("a wrong password, an unknown address and an account without a password get the same answer", async () => {
  await account("bea@one.example");
  await account("without@one.example", null);
  const answers = await Promise.all(
    ["bea@one.example", "nobody@one.example", "without@one.example"].map(email =>
      refusal(signIn({ email, password: "not this sentence" }, { ...origin, ip: "192.0.2.2" })),
    ),
  );
  expect(answers.map(a => [a.kind, a.key, a.params])).toEqual(
    Array(3).fill(["refused", "accounts.refusal.wrong", {}]),
  );
});

test("an unknown address does the same work as a known one: the password is always verified", async () => {
  await account("timed@one.example");
  const work = async (email: string) => {
    vi.mocked(verify).mockClear();
    await refusal(signIn({ email, password: "not this sentence" }, { ...origin, ip: "192.0.2.3" }));
    // What argon2 costs stands at the head of the hash.
    return vi.mocked(verify).mock.calls.map(([hash, typed]) => [String(hash).split("$").slice(1, 4), typed]);
  };
  const known = await work("timed@one.example");
  expect(known).toEqual([[["argon2id", "v=19", "m=19456,t=2,p=1"], "not this sentence"]]);
  expect(await work("nobody-at-all@one.example")).toEqual(known);
});

test("a revoked session does not stand on the next request, and is nobody else's to revoke", async () => {
  const id = await account("dan@one.example");
  const one = await signIn({ email: "dan@one.example", password }, origin);
  const two = await signIn({ email: "dan@one.example", password }, origin);
  await revokeSession(newId(), one.sessionId);
  expect(await sessionStands(id, one.sessionId)).toBe(true);
  await revokeSession(id, one.sessionId);
  expect(await sessionStands(id, one.sessionId)).toBe(false);
  expect((await sessions(two)).map(s => [s.id, s.current])).toEqual([[two.sessionId, true]]);
});

test("a reset link works once, ends every session, and says nothing of unknown addresses", async () => {
  const id = await account("eva@one.example");
  const before = await signIn({ email: "eva@one.example", password }, origin);
  await requestReset("EVA@one.example", origin.ip);
  await requestReset("nobody@nowhere.example", origin.ip);
  const { rows } = await db.admin.query("SELECT to_email FROM account_mail");
  expect(rows.map(r => r.to_email)).toEqual(["eva@one.example"]);
  const token = await tokenOf("eva@one.example");
  expect(await resetFor(token)).toBe("eva@one.example");
  const weak = await refusal(resetPassword(token, "short", origin));
  expect(weak.fields.password?.key).toBe("accounts.password.tooShort");
  const [first, second] = await Promise.allSettled([
    resetPassword(token, "another sentence of mine", origin),
    resetPassword(token, "somebody else's sentence", origin),
  ]);
  expect([first.status, second.status].sort()).toEqual(["fulfilled", "rejected"]);
  expect(await sessionStands(id, before.sessionId)).toBe(false);
  expect(await resetFor(token)).toBeNull();
  const told = await db.admin.query("SELECT template FROM account_mail WHERE to_email = 'eva@one.example'");
  expect(told.rows.map(r => r.template).sort(), "the owner is told, once").toEqual([
    "account.password_changed",
    "account.reset",
  ]);
});

test("a reset link is over after an hour", async () => {
  await account("fay@one.example");
  await requestReset("fay@one.example", "192.0.2.9");
  const token = await tokenOf("fay@one.example");
  await db.admin.query("UPDATE password_reset SET expires_at = expires_at - interval '61 minutes'");
  expect(await resetFor(token)).toBeNull();
  expect((await refusal(resetPassword(token, "another sentence of mine", origin))).key).toBe(
    "accounts.refusal.link",
  );
});

test("changing the password asks for the old one and ends every other session and open link", async () => {
  const id = await account("gil@one.example");
  const here = await signIn({ email: "gil@one.example", password }, origin);
  const there = await signIn({ email: "gil@one.example", password }, origin);
  const me = { ...here, email: "gil@one.example" };
  await requestReset("gil@one.example", "192.0.2.9");
  const token = await tokenOf("gil@one.example");
  const wrong = await refusal(
    changePassword(me, { current: "nope", password: "a fine new sentence" }, origin.ip),
  );
  expect(wrong.fields.current?.key).toBe("accounts.refusal.current");
  await changePassword(me, { current: password, password: "a fine new sentence" }, origin.ip);
  expect(await sessionStands(id, here.sessionId)).toBe(true);
  expect(await sessionStands(id, there.sessionId)).toBe(false);
  expect(await resetFor(token)).toBeNull();
});

test.each([
  ["short", "accounts.password.tooShort"],
  ["password1234", "accounts.password.common"],
  ["Contraseña2026!", "accounts.password.common"],
  ["123456789012", "accounts.password.common"],
  ["aaaaaaaaaaaab", "accounts.password.common"],
  ["qwertyuiopas", "accounts.password.common"],
  ["maria.lopez@one.example", "accounts.password.ownAddress"],
  ["maria.lopez1", "accounts.password.ownAddress"],
  ["a sentence nobody guesses", null],
])("the password %s is answered with %s", (text, key) => {
  expect(passwordProblem(text, "maria.lopez@one.example")).toBe(key);
});

test.each([
  ["/x/tickets?view=mine", "/x/tickets?view=mine"],
  ["//evil.example", null],
  ["/\\evil.example", null],
  ["/.//evil.example", null],
  ["/x/..//evil.example", null],
  ["/%2e%2e//evil.example", null],
  ["https://evil.example/", null],
  ["/x/\\..\\y", null],
  ["javascript:alert(1)", null],
  ["/sign-in?next=/x", null],
  ["/api/auth/signout", null],
  ["", null],
])("after signing in, %s leads to %s", (asked, path) => {
  expect(nextPath(asked)).toBe(path);
});
