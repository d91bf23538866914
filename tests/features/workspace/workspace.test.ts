import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor, Role } from "#lib/domain/policies/types.ts";
import { saveWorkspaceAction } from "#lib/features/workspace/actions.ts";
import { findWorkspace, type WorkspaceRecord } from "#lib/features/workspace/queries.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { lookUpActor, type Membership, type SignedIn } from "#lib/platform/lookup.ts";
import { demoWorkspaces } from "#prisma/seed/demo/workspaces.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { vendorOrg } from "#tests/support/factories/organisation.ts";
import { makeCustomer, makePartner, makePerson } from "#tests/support/factories/person.ts";
import { makeWorkspace, type TestWorkspace } from "#tests/support/factories/workspace.ts";
import { as, done } from "#tests/support/present.ts";

vi.mock("#lib/platform/actor.ts", async original =>
  (await import("#tests/support/present.ts")).actorMock(original as () => Promise<object>),
);
vi.mock("#lib/platform/session.ts", async original =>
  (await import("#tests/support/present.ts")).sessionMock(original as () => Promise<object>),
);

let db: TestDatabase;
let ws: TestWorkspace;
let admin: Actor;
let now: WorkspaceRecord;

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
});
afterAll(() => db.drop());
beforeEach(async () => {
  ws = await makeWorkspace(db, { settings: { slaGoalPercent: 90, expiryWarningDays: 45 } });
  admin = await makePerson(db, ws, vendorOrg(ws), ["vendor_admin"]);
  now = await read();
});

const read = async () => {
  const found = await inWorkspace(admin, tx => findWorkspace(tx, ws.tenantId), db.client);
  if (!found) throw new Error("no workspace");
  return found;
};
const input = (more: Record<string, unknown> = {}) => ({
  version: now.version,
  name: now.name,
  supportEmail: now.supportEmail,
  supportPhone: now.supportPhone,
  locale: now.locale,
  timeZone: now.timeZone,
  colour: now.colour,
  logo: null,
  readersAllowed: true,
  slaGoalPercent: 90,
  silenceCount: "business",
  ...more,
});
const save = (more: Record<string, unknown> = {}, who = admin) =>
  as(db, who, () => saveWorkspaceAction(ws.slug, input(more)));
const audits = async () =>
  (
    await db.admin.query(
      "SELECT action, actor_name, ip, before, after FROM audit_entry WHERE tenant_id = $1 AND action = 'workspace.change'",
      [ws.tenantId],
    )
  ).rows;

const path = '<path d="M1 1h5"/>';
const svg = (inner = path) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 28 28">${inner}</svg>`;

describe("the workspace's settings", () => {
  test("an administrator changes them; what the form does not know stays (R)", async () => {
    const changes = {
      name: "  Vendor renamed ",
      supportEmail: "help@vendor.example",
      supportPhone: "+34 910 000 112",
      locale: "es",
      timeZone: "Europe/Madrid",
      colour: "#FFCC00",
      logo: svg(),
      readersAllowed: false,
      slaGoalPercent: 97,
    };
    done(await save(changes));
    const { logo, readersAllowed, slaGoalPercent, ...columns } = changes;
    expect(await read()).toMatchObject({
      ...columns,
      name: "Vendor renamed",
      colour: "#ffcc00",
      logoSvg: logo,
      version: now.version + 1,
      settings: { expiryWarningDays: 45, readersAllowed, slaGoalPercent },
    });
  });

  test("the audit entry names what changed, before and after, who and from where (R2)", async () => {
    done(await save({ name: "Another", slaGoalPercent: undefined }));
    expect(await audits()).toEqual([
      {
        action: "workspace.change",
        actor_name: admin.name,
        ip: "192.0.2.1",
        before: { name: now.name, slaGoalPercent: 90 },
        after: { name: "Another", slaGoalPercent: null },
      },
    ]);
    expect((await read()).settings).not.toHaveProperty("slaGoalPercent");
  });

  test("when silent cases end is set and unset, and audited (T5)", async () => {
    done(await save({ silenceWarnDays: 10, silenceCloseDays: 5, silenceCount: "calendar" }));
    expect((await read()).settings).toMatchObject({
      silenceWarnDays: 10,
      silenceCloseDays: 5,
      silenceCount: "calendar",
    });
    expect((await audits())[0]).toMatchObject({
      before: { silenceWarnDays: null, silenceCloseDays: null, silenceCount: "business" },
      after: { silenceWarnDays: 10, silenceCloseDays: 5, silenceCount: "calendar" },
    });
    now = await read();
    done(await save());
    const { settings } = await read();
    expect(settings).not.toHaveProperty("silenceWarnDays");
    expect(settings).not.toHaveProperty("silenceCloseDays");
  });

  test("whether contacts are asked how it went is set and unset, and audited; half of it is refused", async () => {
    done(await save({ ratingAfterHours: 0, ratingDays: 30 }));
    expect((await read()).settings).toMatchObject({ ratingAfterHours: 0, ratingDays: 30 });
    expect((await audits())[0]).toMatchObject({
      before: { ratingAfterHours: null, ratingDays: null },
      after: { ratingAfterHours: 0, ratingDays: 30 },
    });
    now = await read();
    for (const half of [
      { ratingAfterHours: 24 },
      { ratingDays: 5 },
      { ratingAfterHours: 721, ratingDays: 5 },
    ])
      expect(await save(half)).toMatchObject({ ok: false, kind: "invalid" });
    done(await save());
    expect((await read()).settings).not.toHaveProperty("ratingAfterHours");
  });

  test("saving what is there already changes nothing and leaves no trace", async () => {
    done(await save());
    expect(await audits()).toEqual([]);
    expect((await read()).version).toBe(now.version);
  });

  test("of two who save at the same time, the second is told; nothing of the first is lost", async () => {
    done(await save({ name: "First" }));
    expect(await save({ name: "Second" })).toMatchObject({ ok: false, kind: "conflict" });
    expect((await read()).name).toBe("First");
  });

  test("null keeps the logo, nothing removes it", async () => {
    done(await save({ logo: svg() }));
    now = await read();
    done(await save({ name: "Kept" }));
    expect((await read()).logoSvg).toBe(svg());
    now = await read();
    done(await save({ logo: "" }));
    expect((await read()).logoSvg).toBe("");
  });

  test("what is drawn today would be accepted again", async () => {
    for (const { logoSvg } of demoWorkspaces) {
      done(await save({ logo: logoSvg }));
      now = await read();
      expect(now.logoSvg).toBe(logoSvg);
    }
  });
});

describe("who may", () => {
  const roles: Role[] = [
    "partner_manager",
    "certification_manager",
    "trainer",
    "vendor_support",
    "vendor_support_manager",
  ];
  test.each(roles)("not the vendor's %s: told who can", async role => {
    const other = await makePerson(db, ws, vendorOrg(ws), [role]);
    expect(await save({ name: "Mine" }, other)).toMatchObject({
      ok: false,
      kind: "forbidden",
      message: expect.stringContaining("administrators of the vendor"),
    });
    expect((await read()).version).toBe(now.version);
  });

  test("for partners and customers there is nothing here", async () => {
    const { actor: partner } = await makePartner(db, ws);
    const { actor: customer } = await makeCustomer(db, ws);
    for (const who of [partner, customer])
      expect(await save({ name: "Mine" }, who)).toMatchObject({ ok: false, kind: "not_found" });
    expect(await audits()).toEqual([]);
  });
});

describe("bad input is answered at its field", () => {
  const bad: [string, Record<string, unknown>, string][] = [
    ["no name", { name: "  " }, "name"],
    ["a long name", { name: "x".repeat(61) }, "name"],
    ["no address", { supportEmail: "help at vendor" }, "supportEmail"],
    ["no number", { supportPhone: "call me" }, "supportPhone"],
    ["another language", { locale: "fr" }, "locale"],
    ["no zone", { timeZone: "Mars/Olympus" }, "timeZone"],
    ["a colour by name", { colour: "red" }, "colour"],
    ["a colour that is more than one", { colour: "#00857a;background:url(//x)" }, "colour"],
    ["more than all", { slaGoalPercent: 101 }, "slaGoalPercent"],
    ["half a percent", { slaGoalPercent: 95.5 }, "slaGoalPercent"],
    ["a silence of no days", { silenceWarnDays: 0, silenceCloseDays: 5 }, "silenceWarnDays"],
    ["a silence of years", { silenceWarnDays: 5, silenceCloseDays: 181 }, "silenceCloseDays"],
    ["a warning and no end", { silenceWarnDays: 5 }, "silenceCloseDays"],
    ["an end and no warning", { silenceCloseDays: 5 }, "silenceWarnDays"],
    ["days of another kind", { silenceCount: "weeks" }, "silenceCount"],
    ["a script in the logo", { logo: svg(`<script>alert(1)</script>${path}`) }, "logo"],
    ["a handler in the logo", { logo: svg('<path d="M0 0" onload="x"/>') }, "logo"],
    ["a logo from elsewhere", { logo: svg('<image href="https://example.com/x"/>') }, "logo"],
    ["a logo too large", { logo: svg(`${path}<!--${"x".repeat(21_000)}-->`) }, "logo"],
    ["a logo that is none", { logo: "GIF89a" }, "logo"],
  ];
  test.each(bad)("%s", async (_, more, field) => {
    const result = await save(more);
    expect(result).toMatchObject({
      ok: false,
      kind: "invalid",
      fields: { [field]: expect.stringMatching(/\S \S/) },
    });
    expect(await read()).toEqual(now);
  });
});

test("readers switched off cannot enter, and come back when they are switched on (S7)", async () => {
  const { org } = await makeCustomer(db, ws);
  const enter = async (roles: Role[]) => {
    const person = await makePerson(db, ws, org, roles);
    const session = { locale: "en", email: "", timeZone: null, accountId: person.accountId };
    const membership = { ...person, slug: ws.slug } as unknown as Membership;
    return (await lookUpActor(session as SignedIn, membership)) !== null;
  };
  expect(await enter(["customer_reader"])).toBe(true);
  done(await save({ readersAllowed: false }));
  expect(await enter(["customer_reader"])).toBe(false);
  expect(await enter(["customer_reader", "customer_contact"])).toBe(true);
  now = await read();
  done(await save({ readersAllowed: true }));
  expect(await enter(["customer_reader"])).toBe(true);
});
