import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { emptyText } from "#lib/domain/knowledge/item.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { moveCustomer } from "#lib/features/contracts/move.ts";
import { railCounts } from "#lib/features/home/queries/rail.ts";
import {
  confirmReadAction,
  createKnowledgeAction,
  discardKnowledgeAction,
  markReadAction,
  noteSuggestionsAction,
  publishKnowledgeAction,
  restoreKnowledgeAction,
  saveKnowledgeAction,
  sendBackKnowledgeAction,
  settleReviewAction,
  submitKnowledgeAction,
  subscribeAction,
  supersedeKnowledgeAction,
  withdrawKnowledgeAction,
} from "#lib/features/knowledge/actions.ts";
import { alertsForHome } from "#lib/features/knowledge/alerts.ts";
import { fromTicket, knowledgeForEditing } from "#lib/features/knowledge/editing.ts";
import { knowledgeFilter, listKnowledge } from "#lib/features/knowledge/list.ts";
import { publicArticle, publicKnowledge } from "#lib/features/knowledge/public.ts";
import { knowledgeOfTicket, readKnowledge } from "#lib/features/knowledge/read.ts";
import { readersOf } from "#lib/features/knowledge/readers.ts";
import type { CreateInput } from "#lib/features/knowledge/schema.ts";
import { suggest } from "#lib/features/knowledge/search.ts";
import { readDeflection } from "#lib/features/knowledge/suggestions.ts";
import { searchEverything } from "#lib/features/search/queries.ts";
import { tell } from "#lib/jobs/tell.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeContract } from "#tests/support/factories/contract.ts";
import { makeCustomerOrg } from "#tests/support/factories/organisation.ts";
import { makePartnership } from "#tests/support/factories/partnership.ts";
import { makePartner, makePerson, makeVendorActor } from "#tests/support/factories/person.ts";
import { makePlan, makeProduct, type TestPlan, type TestProduct } from "#tests/support/factories/plan.ts";
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
let author: Actor;
let reviewer: Actor;
let admin: Actor;
let serving: Actor;
let engineer: Actor;
let seller: Actor;
let contact: Actor;
let lapsed: Actor;
let plan: TestPlan;
let product: TestProduct;
let today: PlainDate;

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  ws = await makeWorkspace(db);
  today = await inWorkspace(asWorker(ws.tenantId), async (_, now) => todayIn(ws.timeZone, now.getTime()));
  author = await makeVendorActor(db, ws, ["vendor_support"]);
  reviewer = await makeVendorActor(db, ws, ["vendor_support_manager"]);
  admin = await makeVendorActor(db, ws, ["vendor_admin"]);
  const { org, actor } = await makePartner(db, ws);
  serving = actor;
  engineer = await makePerson(db, ws, org, ["partner_support"]);
  seller = await makePerson(db, ws, org, ["partner_sales"]);
  plan = await makePlan(db, ws);
  product = await makeProduct(db, ws);
  const customer = await makeCustomerOrg(db, ws, org);
  contact = await makePerson(db, ws, customer, ["customer_contact"]);
  const gone = await makeCustomerOrg(db, ws, org);
  lapsed = await makePerson(db, ws, gone, ["customer_admin"]);
  const terms = { plan, product, startsOn: addDays(today, -300) };
  await makeContract(db, ws, customer, { ...terms, endsOn: addDays(today, 60) });
  await makeContract(db, ws, gone, { ...terms, endsOn: addDays(today, -40) });
  await db.admin.query("UPDATE contract_system SET version = '8.0' WHERE tenant_id = $1", [ws.tenantId]);
});
afterAll(() => db.drop());

const words = (title: string, more: Partial<CreateInput> = {}): CreateInput => ({
  kind: "article",
  audience: "entitled",
  severity: "",
  course: "",
  productId: product.productId,
  ranges: [],
  mustRead: false,
  en: { ...emptyText(), title },
  es: emptyText(),
  noteEn: "",
  noteEs: "",
  ticketNumber: "",
  confirmed: false,
  ...more,
});
const say = (result: { ok: boolean; message?: string; fields?: Record<string, string> }) =>
  result.ok ? null : (Object.values(result.fields ?? {})[0] ?? result.message);

async function target(number: string) {
  const { rows } = await db.admin.query(
    `SELECT i.id, i.version, i.edition, d.version AS draft FROM knowledge_item i
     LEFT JOIN knowledge_draft d ON d.tenant_id = i.tenant_id AND d.item_id = i.id WHERE i.tenant_id = $1 AND i.number = $2`,
    [ws.tenantId, number],
  );
  return {
    itemId: String(rows[0].id),
    version: Number(rows[0].version),
    edition: Number(rows[0].edition),
    draft: Number(rows[0].draft ?? 0),
  };
}
const create = async (input: CreateInput, who = author) =>
  done(await as(db, who, () => createKnowledgeAction(ws.slug, input))).number;
async function publish(number: string, who = author, tellThem = false) {
  const { itemId, draft } = await target(number);
  return as(db, who, () => publishKnowledgeAction(ws.slug, { itemId, version: draft, tell: tellThem }));
}
async function made(title: string, more: Partial<CreateInput> = {}) {
  const number = await create(words(title, more));
  done(await publish(number));
  return number;
}
async function save(number: string, more: Partial<CreateInput>, who = author) {
  const { itemId, draft } = await target(number);
  const { values } = await inWorkspace(who, tx => knowledgeForEditing({ tx, actor: who, today }, number));
  return as(db, who, () => saveKnowledgeAction(ws.slug, { ...values, ...more, itemId, version: draft }));
}
const read = (who: Actor, number: string, locale: string | null = null) =>
  inWorkspace(who, tx => readKnowledge({ tx, actor: who, today }, number, locale));
const list = async (who: Actor, asked: Record<string, string> = {}) =>
  inWorkspace(who, async tx => {
    const none = { after: null, before: null };
    const page = await listKnowledge({ tx, actor: who, today }, knowledgeFilter(asked), none);
    return page.rows.map(row => row.number);
  });
const found = (who: Actor, text: string, version = "8.0") =>
  inWorkspace(who, async tx =>
    (await suggest({ tx, actor: who }, text, { productId: product.productId, version })).map(
      one => one.number,
    ),
  );

/** Everything that waits is told; whom a thing was told to, by topic and address. */
async function told(number: string): Promise<string[]> {
  const { itemId } = await target(number);
  return inWorkspace(asWorker(ws.tenantId), async tx => {
    const events = await tx.event.findMany({ where: { tenantId: ws.tenantId, subjectId: itemId } });
    const waits = await tx.outbox.findMany({ where: { tenantId: ws.tenantId, kind: "event" } });
    for (const event of events)
      if (waits.some(row => row.dedupeKey === `event:${event.id}`)) await tell(tx, ws.tenantId, event.id);
    const mails = await tx.outbox.findMany({ where: { tenantId: ws.tenantId, kind: "mail" } });
    return mails
      .filter(mail => events.some(event => mail.dedupeKey.startsWith(`mail:${event.id}:`)))
      .map(mail => `${mail.topic} ${mail.toEmail}`)
      .sort();
  });
}

/** Whether the mail of it asks its reader to confirm that they have read it. */
async function asked(topic: string, email: string): Promise<string> {
  const { rows } = await db.admin.query(
    "SELECT data->'params'->>'confirm' AS confirm FROM outbox WHERE kind = 'mail' AND topic = $1 AND to_email = $2",
    [topic, email],
  );
  return rows.map(row => row.confirm).join();
}

/** A case of the customer, past all rules: what it holds is all that is asked of it here. */
const makeTicketRow = () =>
  inWorkspace(asWorker(ws.tenantId), tx =>
    tx.ticket.create({
      data: {
        tenantId: ws.tenantId,
        id: newId(),
        number: "SIG-77",
        kind: "incident",
        subject: "The queue stands still",
        contractId: newId(),
        planVersionId: newId(),
        customerOrgId: contact.orgId,
        customerName: contact.orgName,
        partnerOrgId: serving.orgId,
        servedByName: serving.orgName,
        productId: product.productId,
        productName: "SIGAP",
        productVersion: "8.0",
        environment: "production",
        affectedBp: 100,
        canWork: true,
        checklist: {},
        priority: "P3",
        priorityReason: "share",
        state: "in_progress",
        level: 1,
        channel: "site",
        openedById: contact.personId,
        openedByName: contact.name,
        openedAt: new Date(),
        lastMessageAt: new Date(),
        updatedAt: new Date(),
      },
    }),
  );

describe("who reads what (S10, S15, P14)", () => {
  test("an audience lets in whom it names, in row security as in words; staff's is the vendor's alone", async () => {
    const numbers = {
      public: await made("Open to all", { audience: "public" }),
      entitled: await made("For contracts"),
      partners: await made("For partners", { audience: "partners" }),
      staff: await made("For us", { audience: "staff" }),
    };
    const all = Object.values(numbers);
    const sees = async (who: Actor) => (await list(who)).filter(number => all.includes(number)).sort();
    expect(await sees(author)).toEqual([...all].sort());
    expect(await sees(contact)).toEqual([numbers.public, numbers.entitled].sort());
    expect(await sees(lapsed)).toEqual([numbers.public]);
    // It serves a customer with cover, and has no partnership.
    expect(await sees(engineer)).toEqual([numbers.public, numbers.entitled].sort());
    const visitors = await inWorkspace({ tenantId: ws.tenantId, side: "public" }, async tx => ({
      list: await publicKnowledge(
        { tx, tenantId: ws.tenantId, locale: "es" },
        { words: "", product: null },
        null,
      ),
      hidden: await publicArticle({ tx, tenantId: ws.tenantId, locale: "es" }, numbers.entitled),
    }));
    expect(visitors.list.rows.map(row => row.number)).toEqual([numbers.public]);
    expect(visitors.list.rows[0]?.locale).toBe("en");
    expect(visitors.hidden).toBeNull();

    const refused = await read(lapsed, numbers.entitled);
    expect(refused).toMatchObject({ kind: "refused", refusal: { key: "knowledge.refusal.lapsed" } });
    await expect(read(lapsed, numbers.partners)).rejects.toMatchObject({ kind: "not_found" });
    await expect(read(contact, numbers.staff)).rejects.toMatchObject({ kind: "not_found" });
    expect(await read(engineer, numbers.partners)).toMatchObject({
      kind: "refused",
      refusal: { key: "knowledge.refusal.no_status" },
    });
  });

  test("a partner with status reads what is for partners, whomever it serves (P14, P25)", async () => {
    const partner = await makePartner(db, ws);
    await makePartnership(db, partner.org);
    const number = await made("Only partners", { audience: "partners" });
    const entitled = await made("Contracts too");
    const mine = await list(partner.actor);
    expect(mine).toContain(number);
    expect(mine).toContain(entitled);
    await db.admin.query("UPDATE partnership SET state = 'suspended' WHERE tenant_id = $1", [ws.tenantId]);
    expect(await list(partner.actor)).not.toContain(number);
    await db.admin.query("UPDATE partnership SET state = 'active' WHERE tenant_id = $1", [ws.tenantId]);
  });

  test("a draft, and what is being changed, are the vendor's until they are published; a language falls back and says so", async () => {
    const number = await create(words("Half a thought"));
    await expect(read(contact, number)).rejects.toMatchObject({ kind: "not_found" });
    expect(await read(author, number)).toMatchObject({
      kind: "there",
      draft: { state: "writing", own: true },
    });
    done(await publish(number));
    expect(await read({ ...contact, locale: "es" }, number)).toMatchObject({
      item: { title: "Half a thought", fellBack: "en", written: ["en"] },
    });
    done(await save(number, { audience: "public", es: { ...emptyText(), title: "Media idea" } }));
    // Who reviews looks at what comes; readers, whatever they ask for, at what is out.
    const draft = (who: Actor) =>
      inWorkspace(who, tx => readKnowledge({ tx, actor: who, today }, number, "es", true));
    expect(await draft(reviewer)).toMatchObject({
      item: { title: "Media idea", audience: "public", drafted: true },
      draft: { reasons: ["audience"], own: false },
    });
    expect(await draft(contact)).toMatchObject({
      item: { title: "Half a thought", audience: "entitled", drafted: false },
      draft: null,
    });
    expect(await read({ ...contact, locale: "es" }, number)).toMatchObject({
      item: { title: "Half a thought" },
    });
    done(await publish(number));
    expect(await read({ ...contact, locale: "es" }, number)).toMatchObject({
      item: { title: "Media idea", fellBack: null, written: ["en", "es"] },
    });
    expect(await read({ ...contact, locale: "es" }, number, "en")).toMatchObject({
      item: { title: "Half a thought", fellBack: null },
    });
  });
});

describe("writing and reviewing (S10, S18)", () => {
  test("two who write at once: the second is told, and nothing is lost", async () => {
    const number = await create(words("Shared"));
    const { itemId } = await target(number);
    const { values } = await inWorkspace(author, tx =>
      knowledgeForEditing({ tx, actor: author, today }, number),
    );
    const mine = await as(db, author, () => saveKnowledgeAction(ws.slug, { ...values, itemId, version: 0 }));
    expect(mine.ok).toBe(true);
    const late = await as(db, reviewer, () =>
      saveKnowledgeAction(ws.slug, { ...values, itemId, version: 0 }),
    );
    expect(late).toMatchObject({ ok: false, kind: "conflict" });
  });

  test("where the workspace wants it a second person publishes; sent back, its authors are told", async () => {
    done(await as(db, admin, () => settleReviewAction(ws.slug, { review: true })));
    const number = await create(words("Reviewed"));
    const hand = async () => {
      const { itemId, draft } = await target(number);
      return as(db, author, () => submitKnowledgeAction(ws.slug, { itemId, version: draft }));
    };
    expect(say(await publish(number))).toContain("second person");
    done(await hand());
    expect(say(await publish(number))).toContain("You wrote on it");
    const { itemId, draft } = await target(number);
    const back = { itemId, version: draft, remark: "Say which menu" };
    expect(say(await as(db, author, () => sendBackKnowledgeAction(ws.slug, back)))).toContain(
      "somebody else",
    );
    done(await as(db, reviewer, () => sendBackKnowledgeAction(ws.slug, back)));
    expect(await told(number)).toEqual(
      [`knowledge.sent_back ${author.email}`, `knowledge.submitted ${reviewer.email}`].sort(),
    );
    done(await hand());
    done(await publish(number, reviewer));
    expect(await read(contact, number)).toMatchObject({ kind: "there", item: { state: "published" } });
    done(await as(db, admin, () => settleReviewAction(ws.slug, { review: false })));
  });

  test("who settles it takes back nothing that a colleague switches at the same moment", async () => {
    const { tenantId } = ws;
    const colleague = await db.admin.connect();
    await colleague.query("BEGIN");
    await colleague.query(
      `UPDATE workspace SET settings = settings || '{"readersAllowed": false}' WHERE tenant_id = $1`,
      [tenantId],
    );
    const settled = as(db, admin, () => settleReviewAction(ws.slug, { review: true }));
    await expect
      .poll(
        async () =>
          (
            await db.admin.query(
              "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
            )
          ).rowCount,
      )
      .toBeGreaterThan(0);
    await colleague.query("COMMIT");
    colleague.release();
    done(await settled);
    const { rows } = await db.admin.query("SELECT settings FROM workspace WHERE tenant_id = $1", [tenantId]);
    expect(rows[0].settings).toMatchObject({ knowledgeReview: true, readersAllowed: false });
    await db.admin.query(
      "UPDATE workspace SET settings = settings - 'readersAllowed' - 'knowledgeReview' WHERE tenant_id = $1",
      [tenantId],
    );
  });

  test("given back, an author who has left the vendor hears nothing of the draft", async () => {
    const leaving = await makeVendorActor(db, ws, ["vendor_support"]);
    const number = await create(words("Left alone"));
    const { itemId, draft } = await target(number);
    const { values } = await inWorkspace(author, tx =>
      knowledgeForEditing({ tx, actor: author, today }, number),
    );
    const more = { ...values, itemId, version: draft };
    done(await as(db, leaving, () => saveKnowledgeAction(ws.slug, more)));
    const hand = await target(number);
    done(await as(db, leaving, () => submitKnowledgeAction(ws.slug, { itemId, version: hand.draft })));
    await db.admin.query("UPDATE membership SET valid_until = current_date - 2 WHERE id = $1", [
      leaving.membershipId,
    ]);
    const back = { itemId, version: (await target(number)).draft, remark: "Say which menu" };
    done(await as(db, reviewer, () => sendBackKnowledgeAction(ws.slug, back)));
    const heard = await told(number);
    expect(heard).toContain(`knowledge.sent_back ${author.email}`);
    expect(heard).not.toContain(`knowledge.sent_back ${leaving.email}`);
  });

  test("an alert without severity, state and whom it concerns is not published; the list names it with its number", async () => {
    const number = await create(words("Too early", { kind: "alert" }));
    expect(say(await publish(number))).toBe("An alert says how severe it is.");
    const { itemId, draft } = await target(number);
    done(await as(db, author, () => discardKnowledgeAction(ws.slug, { itemId, version: draft })));
    expect(await list(author)).not.toContain(number);
  });

  test("withdrawn, its readers learn why; superseded, they are led on; both come back", async () => {
    const number = await made("Old way");
    const newer = await made("New way");
    const step = async () => {
      const { itemId, version } = await target(number);
      return { itemId, version };
    };
    const itself = { ...(await step()), by: number };
    expect(say(await as(db, reviewer, () => supersedeKnowledgeAction(ws.slug, itself)))).toContain(
      "own place",
    );
    const by = { ...(await step()), by: newer };
    done(await as(db, reviewer, () => supersedeKnowledgeAction(ws.slug, by)));
    expect(await read(contact, number)).toMatchObject({ item: { supersededBy: { number: newer } } });
    expect(await list(contact)).not.toContain(number);
    const why = { ...(await step()), reason: "It was wrong" };
    done(await as(db, reviewer, () => withdrawKnowledgeAction(ws.slug, why)));
    expect(await read(contact, number)).toEqual({
      kind: "withdrawn",
      title: "Old way",
      reason: "It was wrong",
    });
    const again = await step();
    done(await as(db, reviewer, () => restoreKnowledgeAction(ws.slug, again)));
    expect(await list(contact)).toContain(number);
  });
});

describe("subscribers and readers (S10, P14)", () => {
  test("told once an edition, of the first and of substantial ones; sales people once they ask, nobody against their word", async () => {
    const alert: Partial<CreateInput> = {
      kind: "alert",
      severity: "high",
      course: "active",
      mustRead: true,
      ranges: [{ from: "8.0", to: "8.0", fixedIn: "" }],
      en: { ...emptyText(), title: "Queue stalls", affected: "Whoever runs 8.0" },
    };
    const subscribe = (who: Actor, hears: boolean) =>
      as(db, who, () => subscribeAction(ws.slug, { productId: product.productId, hears }));
    done(await subscribe(engineer, false));
    done(await subscribe(seller, true));
    done(await subscribe(reviewer, true));
    const number = await made("Queue stalls", alert);
    const first = await told(number);
    expect(first).toContain(`knowledge.alert_new ${contact.email}`);
    expect(first).toContain(`knowledge.alert_new ${seller.email}`);
    expect(first).toContain(`knowledge.alert_new ${reviewer.email}`);
    // It asks to be confirmed: of its readers, and not of the vendor's own.
    expect(await asked("knowledge.alert_new", contact.email)).toBe("asked");
    expect(await asked("knowledge.alert_new", reviewer.email)).toBe("no");
    for (const who of [engineer, lapsed, author, serving])
      expect(
        first.some(line => line.endsWith(` ${who.email}`)),
        who.email,
      ).toBe(false);
    expect(await told(number)).toEqual(first);

    done(await save(number, { en: { ...alert.en!, summary: "Other words" } }));
    expect(done(await publish(number)).told).toBe(false);
    expect(await told(number)).toEqual(first);

    done(await save(number, { course: "worked_around", en: { ...alert.en!, workaround: "Restart it" } }));
    expect(done(await publish(number)).told).toBe(true);
    expect(
      (await told(number)).filter(line => line === `knowledge.alert_updated ${contact.email}`),
    ).toHaveLength(1);
    done(await subscribe(engineer, true));
  });

  test("the home page shows it to whom it concerns; unread until opened, owed until confirmed, and the vendor sees who", async () => {
    const { rows } = await db.admin.query(
      "SELECT number FROM knowledge_item WHERE tenant_id = $1 AND kind = 'alert' AND state = 'published'",
      [ws.tenantId],
    );
    const number = String(rows[0].number);
    const home = (who: Actor) => inWorkspace(who, tx => alertsForHome({ tx, actor: who, today }));
    expect(await home(contact)).toMatchObject([{ number, systems: 1, read: "unread", owes: true }]);
    expect(await home(lapsed)).toEqual([]);
    // The rail counts what one may read and has not; the vendor's own people write them.
    const badge = async (who: Actor) => (await inWorkspace(who, tx => railCounts(tx, who))).alerts;
    expect([await badge(contact), await badge(lapsed), await badge(author)]).toEqual([1, 0, 0]);
    expect(await list(contact, { show: "unread" })).toContain(number);
    const { itemId, edition } = await target(number);
    done(await as(db, contact, () => markReadAction(ws.slug, { itemId })));
    expect(await list(contact, { show: "unread" })).not.toContain(number);
    expect(await badge(contact)).toBe(0);
    const early = await as(db, contact, () => confirmReadAction(ws.slug, { itemId, edition: 1 }));
    expect(say(early)).toContain("new facts since");
    const waiting = await inWorkspace(author, tx => readersOf({ tx, actor: author, today }, itemId));
    expect(waiting).toMatchObject({ opened: 1, confirmed: 0 });
    done(await as(db, contact, () => confirmReadAction(ws.slug, { itemId, edition })));
    const readers = await inWorkspace(author, tx => readersOf({ tx, actor: author, today }, itemId));
    expect(readers.confirmed).toBe(1);
    expect(readers.lines.at(-1)).toMatchObject({ name: contact.name });
    expect(readers.people).toBeGreaterThan(1);
    expect(await home(contact)).toMatchObject([{ read: "read", owes: false }]);
    expect(await list(contact, { version: "8.0" })).toContain(number);
    expect(await list(contact, { version: "9.0" })).not.toContain(number);
  });
});

describe("search and suggestions (S10)", () => {
  test("stems, accents and typing errors, in either language; and nothing of another audience or version", async () => {
    const spanish = await made("", {
      en: emptyText(),
      es: {
        ...emptyText(),
        title: "La instalación del certificado falla en el navegador",
        summary: "El certificado caducado impide firmar",
      },
    });
    const english = await made("Backups of running machines fail", { audience: "public" });
    const secret = await made("Certificates and backups: what we know", { audience: "staff" });
    const other = await made("Backups before 8", { ranges: [{ from: "7.0", to: "7.9", fixedIn: "" }] });
    for (const asked of ["instalaciones certificados", "INSTALACION certificado", "instalcion cetificado"]) {
      const hits = await list(contact, { words: asked });
      expect(hits, asked).toContain(spanish);
      expect(hits, asked).not.toContain(secret);
    }
    expect(await list(contact, { words: "failing backup" })).toEqual([english]);
    expect(await list(contact, { words: spanish })).toEqual([spanish]);
    expect(await list(lapsed, { words: "certificado" })).toEqual([]);
    const palette = (who: Actor, asked: string) =>
      inWorkspace(who, async tx =>
        (await searchEverything(tx, who, asked, today))
          .filter(group => group.kind === "knowledge")
          .flatMap(group => group.items.map(item => item.number)),
      );
    expect(await palette(contact, "certificados")).toEqual([spanish]);
    expect(await palette(contact, spanish.toLowerCase())).toEqual([spanish]);
    expect(await palette(contact, secret)).toEqual([]);
    expect(await palette(lapsed, spanish)).toEqual([]);
    expect(await list(author, { words: "backups" })).toEqual(
      expect.arrayContaining([english, secret, other]),
    );
    const text = "Since yesterday our backup of a running machine fails with an error, please help us";
    expect(await found(contact, text)).toEqual([english]);
    expect((await found(author, text))[0]).toBe(english);
    expect(await found(contact, "The machine")).toEqual([]);
    expect(await found(contact, "'; DROP TABLE knowledge_text; -- \\ & | ! :*")).toEqual([]);
    const visitors = await inWorkspace({ tenantId: ws.tenantId, side: "public" }, tx =>
      publicKnowledge(
        { tx, tenantId: ws.tenantId, locale: "en" },
        { words: "backups certificado", product: null },
        null,
      ),
    );
    expect(visitors.rows).toEqual([]);
  });

  test("what is suggested is counted: shown, opened, solved, opened anyway; telling it twice adds nothing", async () => {
    const [itemId, other] = await Promise.all(
      ["Backups of running machines fail", "Old way"].map(async title => {
        const { rows } = await db.admin.query(
          "SELECT item_id FROM knowledge_text WHERE tenant_id = $1 AND title = $2",
          [ws.tenantId, title],
        );
        return String(rows[0].item_id);
      }),
    );
    const note = (sessionId: string, more: object, who = contact) =>
      as(db, who, () =>
        noteSuggestionsAction(ws.slug, {
          sessionId,
          shown: [itemId, other],
          opened: null,
          solved: null,
          caseOpened: false,
          ...more,
        }),
      );
    const [one, two] = [newId(), newId()];
    for (let twice = 0; twice < 2; twice += 1) done(await note(one, { opened: itemId }));
    done(await note(one, { shown: [], solved: itemId }));
    done(await note(two, { shown: [itemId], opened: null }));
    done(await note(two, { shown: [], caseOpened: true }));
    // What somebody may not read is not written down as shown to them, and a writing is its writer's own.
    expect(done(await note(newId(), {}, lapsed)).noted).toBe(1);
    done(await note(two, { shown: [], solved: itemId }, lapsed));
    const sum = await inWorkspace(author, tx => readDeflection({ tx, actor: author }));
    expect(sum).toMatchObject({ shown: 3, opened: 1, solved: 1, caseOpened: 1, solvedBp: 5000 });
    await expect(inWorkspace(contact, tx => readDeflection({ tx, actor: contact }))).rejects.toMatchObject({
      kind: "not_found",
    });
  });
});

describe("from a case (S18, T4)", () => {
  test("it begins with what the customer read, asks its author to look it through, and names nobody; the case leads to it", async () => {
    const ticket = await makeTicketRow();
    const ctx = { partner: ticket.partnerOrgId, customer: ticket.customerOrgId };
    for (const [audience, side, body] of [
      ["everyone", "customer", "It stands still"],
      ["everyone", "partner", "Restart the queue service"],
      // What is asked is no work-around.
      ["everyone", "partner", "Does that help?"],
      ["partner", "partner", "They broke it themselves"],
    ])
      await db.admin.query(
        `INSERT INTO ticket_message (tenant_id, id, ticket_id, partner_org_id, customer_org_id, audience, author_id, author_name,
           author_side, author_org_name, body, channel) VALUES ($1, $2, $3, $4, $5, $6, $7, 'Author', $8, 'Org', $9, 'site')`,
        [ws.tenantId, newId(), ticket.id, ctx.partner, ctx.customer, audience, newId(), side, body],
      );
    const begun = await inWorkspace(author, tx =>
      fromTicket({ tx, actor: author }, ticket.number, "alert", "en"),
    );
    expect(begun.values.en).toMatchObject({ title: ticket.subject, workaround: "Restart the queue service" });
    expect(JSON.stringify(begun)).not.toContain("broke it");
    const input = { ...words(""), ...begun.values, kind: "alert" as const, ticketNumber: ticket.number };
    const unconfirmed = await as(db, author, () =>
      createKnowledgeAction(ws.slug, { ...input, confirmed: false }),
    );
    expect(say(unconfirmed)).toContain("Look it through");
    const named = await as(db, author, () =>
      createKnowledgeAction(ws.slug, {
        ...input,
        confirmed: true,
        en: { ...input.en, summary: `As ${ticket.customerName} saw` },
      }),
    );
    expect(say(named)).toContain(ticket.customerName);
    const number = await create({ ...input, confirmed: true });
    const linked = (who: Actor) =>
      inWorkspace(who, async tx =>
        (await knowledgeOfTicket({ tx, actor: who }, ticket.id)).map(k => k.number),
      );
    expect(await linked(author)).toEqual([number]);
    // Not out yet, and never for somebody who may not see the case.
    expect(await linked(contact)).toEqual([]);
    done(await publish(number));
    expect(await linked(contact)).toEqual([number]);
    expect(await linked(lapsed)).toEqual([]);
    expect(await read(contact, number)).toMatchObject({ item: { tickets: [{ number: ticket.number }] } });
    expect(await read(serving, number)).toMatchObject({ item: { tickets: [{ number: ticket.number }] } });
    const stranger = await makeCustomerOrg(db, ws, null);
    const neighbour = await makePerson(db, ws, stranger, ["customer_contact"]);
    await makeContract(db, ws, stranger, {
      plan,
      product,
      startsOn: addDays(today, -10),
      endsOn: addDays(today, 60),
    });
    expect(await read(neighbour, number)).toMatchObject({ kind: "there", item: { tickets: [] } });
  });

  test("whoever serves the customer from now on sees the tie, who served it before no more (T1, T4)", async () => {
    const { rows } = await db.admin.query(
      "SELECT i.number FROM knowledge_item i JOIN knowledge_ticket k ON k.item_id = i.id WHERE i.tenant_id = $1",
      [ws.tenantId],
    );
    const number = String(rows[0].number);
    const { org, actor: newcomer } = await makePartner(db, ws);
    await makePartnership(db, org);
    await inWorkspace(admin, (tx, now) =>
      moveCustomer(tx, admin, contact.orgId, { id: org.orgId, name: org.name }, now),
    );
    expect(await read(newcomer, number)).toMatchObject({ item: { tickets: [{ number: "SIG-77" }] } });
    // The old one serves nobody with cover any more, and has no partnership.
    expect(await read(serving, number)).toMatchObject({ kind: "refused" });
  });
});
