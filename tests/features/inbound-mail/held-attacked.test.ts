import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { approveMailAction, declineMailAction } from "#lib/features/inbound-mail/actions.ts";
import { approveMail, findMail } from "#lib/features/inbound-mail/decide.ts";
import { mailPage } from "#lib/features/inbound-mail/queries.ts";
import type { InboundMail } from "#lib/platform/db/client/client.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeTicketWorld, type TicketWorld, withNeighbour } from "#tests/support/factories/ticket.ts";
import { makeMailbox, openMailIn, rowOf, send } from "#tests/support/mail/world.ts";
import { as } from "#tests/support/present.ts";

vi.mock("#lib/platform/actor.ts", async original =>
  (await import("#tests/support/present.ts")).actorMock(original as () => Promise<object>),
);
vi.mock("#lib/platform/session.ts", async original =>
  (await import("#tests/support/present.ts")).sessionMock(original as () => Promise<object>),
);

let db: TestDatabase;
let w: TicketWorld;
let to: string;
let slug: string;
let domain: string;

beforeAll(async () => {
  openMailIn();
  db = await cloneDatabase();
  usePrisma(db.client);
  w = await makeTicketWorld(db);
  slug = w.ws.slug;
  to = await makeMailbox(db, w);
  domain = w.contact.email.split("@")[1] as string;
});
afterAll(() => db.drop());

let strangers = 0;
const held = async () => {
  const mail = await send(db, {
    from: `s${++strangers}@${domain}`,
    to,
    subject: `Held ${strangers}`,
    text: "Words.",
  });
  expect(mail.state).toBe("held");
  return mail;
};
const cases = async () =>
  Number(
    (await db.admin.query("SELECT count(*)::int AS n FROM ticket WHERE tenant_id = $1", [w.ws.tenantId]))
      .rows[0].n,
  );
const approve = (mail: InboundMail, key?: string) =>
  approveMailAction(slug, { mailId: mail.id, version: mail.version }, key);
const decline = (mail: InboundMail) =>
  declineMailAction(slug, { mailId: mail.id, version: mail.version, reason: "Not ours" });

test("two taps at once open one case, whether they are one press repeated or two contacts", async () => {
  for (const key of [undefined, newId()]) {
    const mail = await held();
    const before = await cases();
    const answers = await as(db, w.contact, () => Promise.all([1, 2, 3, 4].map(() => approve(mail, key))));
    expect(await cases()).toBe(before + 1);
    if (key) expect(new Set(answers.map(one => JSON.stringify(one)))).toHaveProperty("size", 1);
    else expect(answers.filter(one => one.ok)).toHaveLength(1);
  }
});

test("approve and decline at once: one of them counts, and the mail stands as it says", async () => {
  for (let n = 0; n < 4; n++) {
    const mail = await held();
    const before = await cases();
    const [yes, no] = await as(db, w.contact, () =>
      Promise.all(n % 2 ? [approve(mail), decline(mail)] : [decline(mail), approve(mail)].reverse()),
    );
    expect([yes?.ok, no?.ok].filter(Boolean)).toHaveLength(1);
    const row = await rowOf(db, w.ws.tenantId, mail.id);
    expect(row.state).toBe(yes?.ok ? "processed" : "declined");
    expect(await cases()).toBe(before + (yes?.ok ? 1 : 0));
  }
});

test("a mail declined while somebody lets it in stays declined, also for one who says the version it will have", async () => {
  const mail = await held();
  const before = await cases();
  await inWorkspace(
    w.contact,
    async (tx, now) => {
      const seen = await findMail(tx, w.contact, mail.id);
      expect(seen?.row.state).toBe("held");
      expect(await as(db, w.contact, () => decline(mail))).toMatchObject({ ok: true });
      if (!seen) throw new Error("not seen");
      await expect(
        approveMail({ tx, actor: { ...w.contact, ip: "192.0.2.1" }, now }, seen, mail.version + 1),
      ).rejects.toMatchObject({ kind: "conflict" });
    },
    db.client,
  );
  expect(await cases()).toBe(before);
  expect(await rowOf(db, w.ws.tenantId, mail.id)).toMatchObject({ state: "declined" });
});

test("looking at the page of a mail, as a scanner of links does, decides nothing", async () => {
  const mail = await held();
  for (let n = 0; n < 2; n++) await inWorkspace(w.contact, tx => mailPage(tx, w.contact, mail.id), db.client);
  expect(await rowOf(db, w.ws.tenantId, mail.id)).toMatchObject({ state: "held", version: mail.version });
});

test("who is not this customer's contact today decides nothing, whatever address or version they were given", async () => {
  const mail = await held();
  const lost: Actor = { ...w.contact, roles: ["customer_reader"] };
  for (const nobody of [lost, w.reader, w.otherCustomer, w.engineer, w.manufacturer])
    for (const act of [approve, decline])
      expect(await as(db, nobody, () => act(mail))).toMatchObject({ ok: false });
  expect(await as(db, w.contact, () => approve({ ...mail, id: newId() }))).toMatchObject({
    ok: false,
    kind: "not_found",
  });
  expect(await as(db, w.contact, () => approve({ ...mail, version: mail.version + 1 }))).toMatchObject({
    ok: false,
  });
  expect(await rowOf(db, w.ws.tenantId, mail.id)).toMatchObject({ state: "held", version: mail.version });
});

test("let in under a contract that has lapsed since, it stays held and opens nothing", async () => {
  const mail = await held();
  const before = await cases();
  const { rows } = await db.admin.query(
    "SELECT id, ends_on::text FROM contract WHERE tenant_id = $1 AND customer_org_id = $2",
    [w.ws.tenantId, w.contact.orgId],
  );
  await db.admin.query("UPDATE contract SET ends_on = current_date - 40 WHERE id = ANY ($1::uuid[])", [
    rows.map(row => row.id),
  ]);
  try {
    expect(await as(db, w.contact, () => approve(mail))).toMatchObject({ ok: false });
    expect(await cases()).toBe(before);
    expect(await rowOf(db, w.ws.tenantId, mail.id)).toMatchObject({ state: "held", version: mail.version });
  } finally {
    for (const row of rows)
      await db.admin.query("UPDATE contract SET ends_on = $2::date WHERE id = $1", [row.id, row.ends_on]);
  }
});

test("a forged copy that comes before the mail itself takes nothing of it away, and is no second mail after it", async () => {
  const from = w.contact.email;
  for (const forgedFirst of [true, false]) {
    const real = {
      from,
      to,
      subject: `Cannot sign ${forgedFirst}`,
      text: "Since noon.",
      id: `real-${forgedFirst}@${domain}`,
    };
    const before = await cases();
    const forged = () => send(db, { ...real, text: "Never mind.", vouched: false });
    const silent = () => send(db, { ...real, text: "Never mind.", vouched: null });
    const made = async () => {
      const mail = await send(db, real);
      expect(mail).toMatchObject({ state: "processed", fromAddress: from });
      // As servers repeat it, with another way written on top.
      expect(await send(db, { ...real, headers: ["X-Way: other"] })).toMatchObject({ id: mail.id });
      expect(await cases()).toBe(before + 1);
    };
    if (!forgedFirst) await made();
    expect(await forged()).toMatchObject({ state: "held", reason: "spoofed" });
    expect(await forged()).toMatchObject({ deliveries: 2 });
    await silent();
    if (forgedFirst) await made();
    expect(await cases()).toBe(before + 1);
  }
});

test("who gives their own mail another's Message-ID draws no answer meant for that one to their case", async () => {
  const neighbour = await withNeighbour(db, w);
  for (const earlier of [true, false]) {
    const id = `shared-${earlier}@${domain}`;
    const mail = (who: Actor) =>
      send(db, { from: who.email, to, subject: `Mine ${who.name}`, text: "Words.", id });
    const mine = earlier ? await mail(neighbour.contact) : null;
    const theirs = await mail(w.contact);
    const other = mine ?? (await mail(neighbour.contact));
    expect([theirs.state, other.state]).toEqual(["processed", "processed"]);
    expect(theirs.ticketId).not.toBe(other.ticketId);
    const answer = await send(db, {
      from: w.engineer.email,
      to,
      subject: "Re: Mine",
      text: "For you alone.",
      headers: [`In-Reply-To: <${id}>`, "Content-Type: text/plain"],
    });
    expect(answer.ticketId).toBeNull();
    expect(answer.state).toBe("held");
  }
});
