import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { confirmOwnAddressAction } from "#lib/features/mail-delivery/actions.ts";
import { saveOwnPreferencesAction } from "#lib/features/mail-preferences/actions.ts";
import { mailPlaces, ownMailPreferences } from "#lib/features/mail-preferences/own.ts";
import { mailPreferences } from "#lib/features/mail-preferences/queries.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { currentSession } from "#lib/platform/session.ts";
import { choices } from "#tests/security/table/mail-preferences.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeCustomer, makePerson } from "#tests/support/factories/person.ts";
import { makeTicketWorld, type TicketWorld } from "#tests/support/factories/ticket.ts";
import { makeWorkspace } from "#tests/support/factories/workspace.ts";
import { done } from "#tests/support/present.ts";
import { inBrowser, signedIn } from "#tests/support/visit.ts";

vi.mock("next/headers", async () => (await import("#tests/support/visit.ts")).headersMock());
vi.mock("next/cache", () => ({ revalidatePath: () => undefined }));
vi.mock("#lib/platform/i18n/request.ts", () => ({ readingLocale: async () => "en" }));

let db: TestDatabase;
let w: TicketWorld;
/** A contact of two companies of one workspace: two persons of one account. */
let here: Actor;
let there: Actor;

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
});
afterAll(() => db.drop());
beforeEach(async () => {
  w = await makeTicketWorld(db);
  here = w.contact;
  const { org } = await makeCustomer(db, w.ws, null, ["customer_admin"]);
  there = await makePerson(db, w.ws, org, ["customer_contact"], {
    accountId: here.accountId,
    email: here.email,
  });
});

async function visiting<T>(who: Actor, work: () => Promise<T>): Promise<T> {
  const { browser } = await signedIn(db, who.accountId);
  return inBrowser(browser, work);
}
const session = async () => {
  const found = await currentSession();
  if (!found) throw new Error("nobody is signed in");
  return found;
};
const places = (who: Actor) => visiting(who, async () => mailPlaces(await session()));
const read = (who: Actor, of: Actor) =>
  visiting(who, async () =>
    ownMailPreferences(await session(), { slug: of.workspaceSlug, personId: of.personId }),
  );
const save = (who: Actor, of: { workspaceSlug: string; personId: string }, more: object = {}) =>
  visiting(who, () =>
    saveOwnPreferencesAction(of.workspaceSlug, { ...choices(), personId: of.personId, ...more }),
  );

test("somebody of two companies says for each how they are told", async () => {
  const all = await places(here);
  expect(all.map(one => one.personId).sort()).toEqual([here.personId, there.personId].sort());
  expect(all.every(one => one.companies.length === 1)).toBe(true);
  expect(done(await save(here, there))).toEqual({ version: 1 });
  expect((await read(here, there))?.preferences).toMatchObject({ version: 1, quiet: { on: true } });
  expect((await read(here, here))?.preferences).toMatchObject({ version: 0, quiet: { on: false } });
  // It is what the page in the portal shows, and the other way round.
  const inPortal = await inWorkspace(there, tx => mailPreferences(tx, there));
  expect(inPortal).toEqual((await read(here, there))?.preferences);
  const { rows } = await db.admin.query(
    "SELECT actor_side FROM audit_entry WHERE action = 'mail_preference.save'",
  );
  expect(rows).toEqual([{ actor_side: "customer" }]);
});

test("between companies the page is there too, with no company, and keeps what is said", async () => {
  await db.admin.query("UPDATE membership SET valid_until = current_date - 3 WHERE person_id = $1", [
    w.specialist.personId,
  ]);
  expect(await places(w.specialist)).toMatchObject([{ personId: w.specialist.personId, companies: [] }]);
  done(await save(w.specialist, w.specialist, { choices: { certificates: "digest" } }));
  const own = await read(w.specialist, w.specialist);
  expect(own).toMatchObject({ side: "partner", email: w.specialist.email });
  expect(own?.preferences.groups.find(group => group.key === "certificates")?.way).toBe("digest");
});

test("that mails come back stands there too, and its person says that the address works, between companies as well", async () => {
  const fails = (who: Actor) =>
    db.admin.query(
      "UPDATE person SET failing_address = lower(email), failing_since = now(), failing_words = '550 no such user' WHERE id = $1",
      [who.personId],
    );
  await db.admin.query("UPDATE membership SET valid_until = current_date - 3 WHERE person_id = $1", [
    w.specialist.personId,
  ]);
  const confirm = (who: Actor, of: Actor) =>
    visiting(who, () => confirmOwnAddressAction(of.workspaceSlug, { personId: of.personId }));
  for (const who of [there, w.specialist]) {
    expect((await read(who, who))?.failing).toBeNull();
    await fails(who);
    expect((await read(who, who))?.failing).toMatchObject({ address: who.email, words: "550 no such user" });
    // It is nobody else's to say.
    expect(await confirm(w.engineer, who)).toMatchObject({ ok: false, kind: "not_found" });
    done(await confirm(who, who));
    expect((await read(who, who))?.failing).toBeNull();
  }
  expect(await confirm(there, there)).toMatchObject({ ok: false, kind: "refused" });
});

test("another window's word and what is wrong at a field are said, and nothing is written", async () => {
  done(await save(here, here));
  expect(await save(here, here)).toMatchObject({ ok: false, kind: "conflict" });
  expect(await save(here, here, { version: 1, quietUntil: "20:00" })).toMatchObject({
    ok: false,
    kind: "invalid",
  });
  expect((await read(here, here))?.preferences.version).toBe(1);
});

test("nobody reads or writes another's, in no workspace, by no made-up name; the signed out get nothing", async () => {
  const elsewhere = await makeWorkspace(db);
  for (const who of [w.engineer, w.vendorManager, w.foreigner]) {
    expect(await save(who, here)).toMatchObject({ ok: false, kind: "not_found" });
    expect(await read(who, here)).toBeNull();
  }
  expect(await save(here, { workspaceSlug: elsewhere.slug, personId: here.personId })).toMatchObject({
    ok: false,
    kind: "not_found",
  });
  for (const personId of ["", "nobody", "00000000-0000-0000-0000-000000000000"])
    expect(await save(here, { workspaceSlug: w.ws.slug, personId })).toMatchObject({ ok: false });
  const out = await inBrowser(new Map(), () =>
    saveOwnPreferencesAction(w.ws.slug, { ...choices(), personId: here.personId }),
  );
  expect(out).toMatchObject({ ok: false, kind: "signed_out" });
  const { rows } = await db.admin.query(
    "SELECT count(*)::int AS n FROM mail_preference WHERE person_id = $1",
    [here.personId],
  );
  expect(rows[0].n).toBe(0);
  // The database itself: as themselves one sees one's own row alone.
  done(await save(here, here));
  const as = { tenantId: w.ws.tenantId, side: "person" as const, personId: there.personId };
  expect(await inWorkspace(as, tx => tx.mailPreference.findMany())).toEqual([]);
});
