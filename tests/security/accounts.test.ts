import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import {
  accept,
  changePassword,
  endSession,
  forgotPassword,
  saveProfile,
  setLocale,
  setPassword,
  signIn,
  signOut,
} from "#lib/features/accounts/actions.ts";
import { hashPassword } from "#lib/features/accounts/password.ts";
import { requestToApplyAction } from "#lib/features/applications/actions.ts";
import { invitePerson } from "#lib/features/people/invite.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { emptyForm, type PlainAction } from "#lib/platform/form-state.ts";
import { newToken } from "#lib/platform/ids.ts";
import { openNebulaProgramme } from "#prisma/seed/opennebula/programme.ts";
import { everything } from "#tests/security/world.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makePartner, makePerson, makeVendorActor } from "#tests/support/factories/person.ts";
import { makeProgramme } from "#tests/support/factories/programme.ts";
import { makeWorkspace, type TestWorkspace } from "#tests/support/factories/workspace.ts";
import { type Browser, inBrowser, sentTo, signedIn } from "#tests/support/visit.ts";

vi.mock("next/headers", async () => (await import("#tests/support/visit.ts")).headersMock());
vi.mock("next/cache", () => ({ revalidatePath: () => undefined }));

// What visitors and accounts may do outside every workspace: each to their own, and nothing is told of others.

const password = "one long sentence of mine";
const another = "another long sentence of mine";
let db: TestDatabase;
let ws: TestWorkspace;
let ana: Actor;
let bea: Actor;

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  ws = await makeWorkspace(db);
  await makeProgramme(db, ws, openNebulaProgramme);
  const passwordHash = await hashPassword(password);
  const { org, actor } = await makePartner(db, ws, ["partner_admin"], { passwordHash });
  ana = actor;
  bea = await makePerson(db, ws, org, ["partner_sales"], { passwordHash });
});
afterAll(() => db.drop());

const visitor = (): Browser => new Map();
const formOf = (values: Record<string, string>): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.set(name, value);
  return form;
};
const submit = (browser: Browser, action: PlainAction, values: Record<string, string>) =>
  inBrowser(browser, () => action(emptyForm, formOf(values)));

/** Everything but the counters of attempts, which every attempt moves. */
const state = async () => {
  const { throttle: _, ...rest } = await everything(db);
  return rest;
};
const one = async (sql: string, ...values: unknown[]) => (await db.admin.query(sql, values)).rows[0];
const accountOf = (actor: Actor) => one("SELECT * FROM account WHERE id = $1", actor.accountId);
const stands = async (sessionId: string) =>
  (await one("SELECT revoked_at FROM session WHERE id = $1", sessionId)).revoked_at === null;
const profile = { name: "Ana María", locale: "es", timeZone: "", theme: "dark" };

describe("forms of one's own account", () => {
  test("the signed out, and whoever's session was ended, are sent to sign in; nothing is written", async () => {
    const ended = await signedIn(db, ana.accountId);
    await db.admin.query("UPDATE session SET revoked_at = now() WHERE id = $1", [ended.sessionId]);
    const before = await state();
    for (const browser of [visitor(), ended.browser, new Map([["escala.session", "made.up"]])]) {
      const values = { ...profile, current: password, password: another, sessionId: ended.sessionId };
      for (const action of [saveProfile, changePassword, endSession])
        expect(await sentTo(submit(browser, action, values))).toBe("/sign-in?next=/account");
    }
    expect(await state()).toEqual(before);
  });

  test("ending somebody else's session does nothing; one's own ends", async () => {
    const mine = await signedIn(db, ana.accountId);
    const other = await signedIn(db, ana.accountId);
    const theirs = await signedIn(db, bea.accountId);
    const before = await state();
    const answer = await submit(mine.browser, endSession, { sessionId: theirs.sessionId });
    expect(answer).toMatchObject({ done: true });
    expect(await state()).toEqual(before);
    await submit(mine.browser, endSession, { sessionId: other.sessionId });
    expect([await stands(other.sessionId), await stands(theirs.sessionId)]).toEqual([false, true]);
    expect(await sentTo(submit(mine.browser, endSession, { sessionId: mine.sessionId }))).toBe("/sign-in");
    expect([await stands(mine.sessionId), mine.browser.size]).toEqual([false, 0]);
  });

  test("a profile is one's own, whatever else the form says", async () => {
    const before = await accountOf(bea);
    const { browser } = await signedIn(db, ana.accountId);
    const more = { accountId: bea.accountId, id: bea.accountId, email: bea.email };
    expect(await submit(browser, saveProfile, { ...profile, ...more })).toMatchObject({ done: true });
    expect(await accountOf(bea)).toEqual(before);
    expect(await accountOf(ana)).toMatchObject({ name: "Ana María", email: ana.email, locale: "es" });
  });

  test("a new password needs the old one", async () => {
    const { browser } = await signedIn(db, ana.accountId);
    const before = await state();
    const wrong = await submit(browser, changePassword, { current: "not my sentence", password: another });
    expect(wrong.trouble).toMatchObject({ kind: "invalid", fields: { current: expect.any(String) } });
    // What was typed secretly never comes back into the page.
    expect(wrong.values).toEqual({});
    expect(await state()).toEqual(before);
  });

  test("the language switch changes one's own account; a visitor's nobody's", async () => {
    const before = await state();
    await inBrowser(visitor(), () => setLocale("en"));
    const { browser } = await signedIn(db, bea.accountId);
    await inBrowser(browser, () => setLocale("xx"));
    const { session: _, ...rest } = before;
    expect(await state()).toMatchObject(rest);
    await inBrowser(browser, () => setLocale("es"));
    expect([(await accountOf(bea)).locale, (await accountOf(ana)).locale]).toEqual(["es", "es"]);
  });

  test("signing out ends this session alone; a visitor's ends none", async () => {
    const mine = await signedIn(db, ana.accountId);
    const other = await signedIn(db, ana.accountId);
    const before = await state();
    expect(await sentTo(inBrowser(visitor(), () => signOut()))).toBe("/sign-in");
    expect(await state()).toEqual(before);
    expect(await sentTo(inBrowser(mine.browser, () => signOut()))).toBe("/sign-in");
    expect([await stands(mine.sessionId), await stands(other.sessionId)]).toEqual([false, true]);
  });
});

describe("the doors", () => {
  test("a wrong password and an unknown address are answered alike, and open nothing", async () => {
    const before = await state();
    const answers = [];
    for (const email of [ana.email, "nobody@unknown.example"]) {
      const browser = visitor();
      const { trouble } = await submit(browser, signIn, { email, password: "not this sentence" });
      expect(browser.size).toBe(0);
      answers.push(trouble);
    }
    expect(answers[0]).toMatchObject({ kind: "refused" });
    expect(answers[1]).toEqual(answers[0]);
    expect(await state()).toEqual(before);
  });

  test("the way on after signing in stays inside the portal", async () => {
    for (const [next, to] of [
      [`/${ws.slug}/tickets`, `/${ws.slug}/tickets`],
      ["https://elsewhere.example/", "/workspaces"],
      ["//elsewhere.example", "/workspaces"],
      ["/\\elsewhere.example", "/workspaces"],
    ] as const)
      expect(await sentTo(submit(visitor(), signIn, { email: bea.email, password, next }))).toBe(to);
  });

  test("a forgotten password is answered alike for known and unknown addresses; only the known gets a mail", async () => {
    const before = await state();
    const unknown = await submit(visitor(), forgotPassword, { email: "nobody@unknown.example" });
    expect(await state()).toEqual(before);
    const known = await submit(visitor(), forgotPassword, { email: bea.email });
    expect({ ...known, values: {} }).toEqual({ ...unknown, values: {} });
    expect(await state()).not.toEqual(before);
  });

  test("a password is set by a link that was sent, once", async () => {
    const before = await state();
    const made = await submit(visitor(), setPassword, { token: newToken(), password: another });
    expect(made.trouble).toMatchObject({ kind: "refused" });
    expect(await state()).toEqual(before);
    await submit(visitor(), forgotPassword, { email: bea.email });
    const { data } = await one("SELECT data FROM account_mail ORDER BY created_at DESC, id DESC LIMIT 1");
    const token = String(data.path).replace("/reset/", "");
    const use = () => submit(visitor(), setPassword, { token, password: another });
    expect(await sentTo(use())).toBe("/workspaces");
    const used = await state();
    expect((await use()).trouble).toMatchObject({ kind: "refused" });
    expect(await state()).toEqual(used);
  });

  test("an invitation is the invited person's: no made-up link, and nobody signed in as another", async () => {
    const admin = await makeVendorActor(db, ws);
    const input = {
      orgId: ana.orgId,
      side: "partner" as const,
      partnerOrgId: ana.orgId,
      customerOrgId: null,
      name: "Guest",
      email: "guest@invited.example",
      roles: ["partner_sales"],
    };
    await inWorkspace(admin, (tx, now) => invitePerson(tx, admin, input, now));
    const { data } = await one("SELECT data FROM outbox WHERE to_email = $1", input.email);
    const token = String(data.path).replace("/invitation/", "").split("?")[0] ?? "";
    const { browser } = await signedIn(db, ana.accountId);
    const before = await state();
    for (const [who, values, kind] of [
      [visitor(), { token: newToken(), password: another }, "refused"],
      // Without a password it is for who is signed in.
      [visitor(), { token }, "invalid"],
      [browser, { token }, "refused"],
    ] as const)
      expect((await submit(who, accept, values)).trouble).toMatchObject({ kind });
    expect(await state()).toEqual(before);
    const invited = visitor();
    expect(await sentTo(submit(invited, accept, { token, password: another }))).toBe(`/${ws.slug}`);
    expect(invited.has("escala.session")).toBe(true);
  });

  test("a visitor who wants to apply learns nothing of who is there, and is nobody before the mail", async () => {
    const values = {
      vendor: ws.slug,
      programme: "solution-provider",
      name: "Visitor",
      company: "New Co",
      country: "ES",
    };
    const before = await state();
    for (const wrong of [{ vendor: "nobody" }, { programme: "nothing" }]) {
      const sent = { ...values, ...wrong, email: "new@new.example" };
      const { trouble } = await submit(visitor(), requestToApplyAction, sent);
      expect(trouble).toMatchObject({ kind: "not_found" });
    }
    expect(await state()).toEqual(before);
    const browser = visitor();
    const unknown = await submit(browser, requestToApplyAction, { ...values, email: "new@new.example" });
    const known = await submit(browser, requestToApplyAction, { ...values, email: ana.email });
    expect({ ...known, values: {} }).toEqual({ ...unknown, values: {} });
    expect(browser.size).toBe(0);
    // A known person's company stays as it was: nobody writes in its name.
    expect((await one("SELECT name FROM organisation WHERE id = $1", ana.orgId)).name).toBe(ana.orgName);
  });
});
