import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import * as actions from "#lib/features/defects/actions.ts";
import { ANNOUNCE_KIND, announceStep } from "#lib/features/defects/announce.ts";
import {
  defectCases,
  defectFilter,
  defectsOfCase,
  getDefect,
  listDefects,
} from "#lib/features/defects/queries.ts";
import { diagnoseTicketAction } from "#lib/features/tickets/actions.ts";
import { mergeTicketAction } from "#lib/features/tickets/actions-links.ts";
import { getTicket } from "#lib/features/tickets/queries/ticket.ts";
import { workOnTasks } from "#lib/jobs/tasks/work.ts";
import type { ActionResult } from "#lib/platform/action-result.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeProduct } from "#tests/support/factories/plan.ts";
import {
  makeTicket,
  makeTicketWorld,
  type TicketWorld,
  withNeighbour,
} from "#tests/support/factories/ticket.ts";
import { as } from "#tests/support/present.ts";

vi.mock("#lib/platform/actor.ts", async original =>
  (await import("#tests/support/present.ts")).actorMock(original as () => Promise<object>),
);
vi.mock("#lib/platform/i18n/request.ts", () => ({ readingLocale: async () => "en" }));
vi.mock("#lib/platform/session.ts", async original =>
  (await import("#tests/support/present.ts")).sessionMock(original as () => Promise<object>),
);

let db: TestDatabase;
let w: TicketWorld;
let neighbour: TicketWorld;

beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
  w = await makeTicketWorld(db);
  neighbour = await withNeighbour(db, w);
  await db.admin.query(
    `INSERT INTO release (tenant_id, id, product_id, version, released_on, state)
     VALUES ($1, $2, $3, '8.1', '2026-01-10', 'published'), ($1, $4, $3, '9.0', '2026-01-10', 'draft')`,
    [w.ws.tenantId, newId(), w.product.productId, newId()],
  );
});
afterAll(() => db.drop());

const slug = () => w.ws.slug;
function done<T>(result: ActionResult<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.data;
}
const wording = {
  titleEn: "Imports stay locked",
  titleEs: "Las importaciones quedan bloqueadas",
  textEn: "After the update a lock is kept.",
  textEs: "",
  workaroundEn: "Restart the importer.",
  workaroundEs: "Reinicie el importador.",
};
const words = {
  title: "Lock leak in the importer",
  description: "Nobody outside reads this race",
  ...wording,
};
const create = async (more: object = {}) =>
  done(
    await as(db, w.manufacturer, () =>
      actions.createDefectAction(slug(), {
        productId: w.product.productId,
        versions: "8.0, 7.9,",
        ...words,
        ...more,
      }),
    ),
  );
const link = (number: string, caseNumber: string, actor = w.manufacturer) =>
  as(db, actor, () => actions.linkCaseAction(slug(), { number, caseNumber }));
const today = "2026-06-01";
const defect = (actor: Actor, number: string) =>
  inWorkspace(actor, tx => getDefect(tx, actor, number, today), db.client);
const version = async (number: string) => (await defect(w.manufacturer, number))?.version ?? -1;
const ofCase = (actor: Actor, ticketId: string) =>
  inWorkspace(actor, tx => defectsOfCase(tx, actor, ticketId), db.client);
const page = (actor: Actor, number: string) =>
  inWorkspace(actor, (tx, now) => getTicket(tx, actor, number, now), db.client);
const announce = async (number: string, more: object = {}) => {
  const at = { number, version: await version(number) };
  const text = { textEn: "Restart it, please.", textEs: "Reinícielo, por favor." };
  return as(db, w.manufacturer, () =>
    actions.announceDefectAction(slug(), { ...at, kind: "workaround", ...text, ...more }),
  );
};
const messages = async (ticketId: string): Promise<string[]> => {
  const { rows } = await db.admin.query(
    "SELECT body FROM ticket_message WHERE ticket_id = $1 AND author_side = 'vendor' ORDER BY at",
    [ticketId],
  );
  return rows.map(row => row.body);
};
async function work(): Promise<void> {
  while ((await workOnTasks(4_000, db.client)) > 0);
}

describe("a defect and the cases that come from it (T3)", () => {
  test("recorded from a case with its own words and the public ones; the case is linked at once", async () => {
    const { id, number: caseNumber } = await makeTicket(db, w);
    const { number } = await create({ caseNumber });
    expect(await defect(w.manufacturer, number)).toMatchObject({
      versions: ["8.0", "7.9"],
      cases: 1,
      open: 1,
      releases: ["8.1", "8.0"],
    });
    expect(await ofCase(w.manufacturer, id)).toMatchObject([{ number, own: words.title }]);
    // Pressed twice it is linked once.
    done(await link(number, caseNumber));
    expect(await defect(w.manufacturer, number)).toMatchObject({ cases: 1 });
    const line = (await page(w.manufacturer, caseNumber))?.timeline.items.filter(
      item => item.type === "event" && item.key === "ticket.defect_linked",
    );
    expect(line).toHaveLength(1);
  });

  test("R1: each party reads the public words on its own case, and nothing of the others, of how many, or of the vendor's words", async () => {
    const mine = await makeTicket(db, w);
    const theirs = await makeTicket(db, neighbour);
    const { number } = await create({ caseNumber: mine.number });
    done(await link(number, theirs.number));
    for (const actor of [w.contact, w.engineer]) {
      const shown = await ofCase(actor, mine.id);
      expect(shown).toEqual([
        {
          number: null,
          own: null,
          title: actor.locale === "es" ? wording.titleEs : wording.titleEn,
          text: wording.textEn,
          workaround: actor.locale === "es" ? wording.workaroundEs : wording.workaroundEn,
          state: "open",
          fixedIn: null,
        },
      ]);
      const all = JSON.stringify([shown, await page(actor, mine.number)]);
      for (const secret of [number, words.title, "race", theirs.number]) expect(all).not.toContain(secret);
      expect(await defect(actor, number)).toBeNull();
      const list = await inWorkspace(
        actor,
        tx => listDefects(tx, actor, defectFilter({}), { after: null, before: null }),
        db.client,
      );
      expect(list.rows).toEqual([]);
    }
    expect(await ofCase(w.contact, theirs.id)).toEqual([]);
    // Past the query too: the tables themselves are the vendor's.
    for (const table of ["defect", "defectAnnouncement", "defectNotice"] as const)
      await expect(
        inWorkspace(
          w.engineer,
          tx => (tx[table] as never as { count(): Promise<number> }).count(),
          db.client,
        ),
      ).rejects.toThrow(/permission denied/);
  });

  test("without a public title nothing is shown; once worded, it stands on every case at once", async () => {
    const { id, number: caseNumber } = await makeTicket(db, w);
    const none = Object.fromEntries(Object.keys(wording).map(key => [key, ""]));
    const { number } = await create({ ...none, caseNumber });
    expect(await ofCase(w.contact, id)).toEqual([]);
    const save = { number, version: await version(number), ...words, versions: "8.0" };
    done(await as(db, w.manufacturer, () => actions.saveDefectAction(slug(), save)));
    expect(await ofCase(w.contact, id)).toHaveLength(1);
    // From another page's version: a conflict, and nothing is lost in silence.
    expect(await as(db, w.manufacturer, () => actions.saveDefectAction(slug(), save))).toMatchObject({
      kind: "conflict",
    });
    done(await as(db, w.manufacturer, () => actions.unlinkCaseAction(slug(), { number, caseNumber })));
    expect(await ofCase(w.contact, id)).toEqual([]);
  });

  test("a case is named as somebody types it, in whatever letters", async () => {
    const { id, number: caseNumber } = await makeTicket(db, w);
    const { number } = await create();
    done(await link(number, ` ${caseNumber.toLowerCase()} `));
    expect(await ofCase(w.contact, id)).toHaveLength(1);
  });

  test("a case of another product is not linked", async () => {
    const other = await makeProduct(db, w.ws, { name: "Other", ticketPrefix: "OTH" });
    const { number } = await create({ productId: other.productId });
    const { number: caseNumber } = await makeTicket(db, w);
    expect(await link(number, caseNumber)).toMatchObject({ ok: false, kind: "invalid" });
    expect(await link(number, "NO-1")).toMatchObject({ ok: false, kind: "invalid" });
  });

  test("fixed in a release that is out, open again, withdrawn with a reason", async () => {
    const { number } = await create();
    const at = async () => ({ number, version: await version(number) });
    const fix = async (release: string) => {
      const input = { ...(await at()), release };
      return as(db, w.manufacturer, () => actions.fixDefectAction(slug(), input));
    };
    expect(await fix("9.0")).toMatchObject({ ok: false, kind: "invalid" });
    done(await fix("8.1"));
    expect(await defect(w.manufacturer, number)).toMatchObject({ state: "fixed", fixedIn: "8.1" });
    const again = await at();
    done(await as(db, w.manufacturer, () => actions.reopenDefectAction(slug(), again)));
    const drop = { ...(await at()), reason: "Works as designed" };
    done(await as(db, w.manufacturer, () => actions.withdrawDefectAction(slug(), drop)));
    expect(await defect(w.manufacturer, number)).toMatchObject({ state: "withdrawn", fixedIn: null });
  });
});

describe("announced to all linked cases at once (S18, P14)", () => {
  async function linked() {
    const cases = {
      partner: await makeTicket(db, w),
      level3: await makeTicket(db, neighbour),
      vendor: await makeTicket(db, w, "vendor"),
    };
    const { number } = await create();
    for (const one of Object.values(cases)) done(await link(number, one.number));
    await db.admin.query(
      `UPDATE ticket SET state = 'with_manufacturer', level = 3, l3_state = 'accepted', diagnosed_at = now() WHERE id = $1`,
      [cases.level3.id],
    );
    const { number: vendors } = cases.vendor;
    const input = { number: vendors, version: 0, priority: "P2" };
    done(await as(db, w.manufacturer, () => diagnoseTicketAction(slug(), input)));
    return { ...cases, number };
  }

  test("a message for everyone on each, in the reader's language; open ones go on where asked", async () => {
    const { number, partner, level3, vendor } = await linked();
    done(await announce(number, { moveOn: true }));
    await work();
    for (const one of [partner, level3, vendor])
      expect(await messages(one.id)).toEqual([
        w.contact.locale === "es" ? "Reinícielo, por favor." : "Restart it, please.",
      ]);
    const states = await Promise.all(
      [partner, level3, vendor].map(async one => {
        const ticket = await page(w.manufacturer, one.number);
        return [ticket?.state, ticket?.level3];
      }),
    );
    expect(states).toEqual([
      ["new", null],
      ["in_progress", null],
      ["resolved", null],
    ]);
    expect((await defect(w.manufacturer, number))?.announcements).toMatchObject([
      { kind: "workaround", cases: 3, reached: 3, moveOn: true },
    ]);
    const { rows } = await db.admin.query(
      "SELECT count(*)::int AS n FROM outbox o JOIN event e ON e.id::text = o.data->>'eventId' WHERE e.subject_id = ANY ($1) AND e.type = 'ticket.replied'",
      [[partner.id, level3.id, vendor.id]],
    );
    expect(rows[0].n).toBe(3);
  });

  test("each once: a step done again, and two cases that went on in one, say nothing twice", async () => {
    const { number, partner } = await linked();
    const { number: second, id: gone } = await makeTicket(db, w);
    done(await link(number, second));
    const merge = { number: second, version: 0, into: partner.number };
    done(await as(db, w.engineer, () => mergeTicketAction(slug(), merge)));
    done(await announce(number));
    const { rows } = await db.admin.query("SELECT input FROM task WHERE kind = $1 ORDER BY created_at DESC", [
      ANNOUNCE_KIND,
    ]);
    // As a worker that was killed after its step and before it said so.
    const step = () =>
      inWorkspace(
        w.manufacturer,
        (tx, now) => announceStep({ tx, now, actor: w.manufacturer, input: rows[0].input, cursor: {} }),
        db.client,
      );
    expect(await step()).toMatchObject({ done: 4, finished: { result: { cases: 4 } } });
    await step();
    await work();
    expect(await messages(partner.id)).toHaveLength(1);
    expect(await messages(gone)).toHaveLength(0);
  });

  test("refused: what is not so yet, nobody to tell, and another version", async () => {
    const { number } = await create();
    expect(await announce(number)).toMatchObject({ ok: false, kind: "refused" });
    const { number: caseNumber } = await makeTicket(db, w);
    done(await link(number, caseNumber));
    expect(await announce(number, { kind: "fix" })).toMatchObject({ ok: false, kind: "invalid" });
    expect(await announce(number, { version: 99 })).toMatchObject({ ok: false, kind: "conflict" });
  });

  test("of two colleagues who announce at once one does, and none what is taken back meanwhile", async () => {
    const { number } = await create();
    const ticket = await makeTicket(db, w);
    done(await link(number, ticket.number));
    const at = { number, version: await version(number), textEn: "It is mended.", textEs: "Ya está." };
    const tell = (actor: Actor) =>
      as(db, actor, () => actions.announceDefectAction(slug(), { ...at, kind: "workaround" }));
    const both = await Promise.all([tell(w.manufacturer), tell(w.vendorManager)]);
    expect(both.map(one => (one.ok ? "done" : one.kind)).sort()).toEqual(["conflict", "done"]);
    await work();
    expect(await messages(ticket.id)).toHaveLength(1);
    const later = { ...at, version: await version(number) };
    const [withdrawn, told] = await Promise.all([
      as(db, w.vendorManager, () =>
        actions.withdrawDefectAction(slug(), { number, version: later.version, reason: "It was none" }),
      ),
      as(db, w.manufacturer, () => actions.announceDefectAction(slug(), { ...later, kind: "workaround" })),
    ]);
    expect([withdrawn.ok, told.ok].filter(Boolean)).toHaveLength(1);
  });
});

test("the list pages forth and back, filtered; so do a defect's cases", async () => {
  const marked = [];
  for (let i = 0; i < 45; i++)
    marked.push(
      await inWorkspace(
        w.manufacturer,
        tx =>
          tx.defect.create({
            data: {
              tenantId: w.ws.tenantId,
              id: newId(),
              number: `P-${i}`,
              productId: w.product.productId,
              title: `Paging ${i}`,
              createdBy: "x",
            },
          }),
        db.client,
      ),
    );
  const list = (cursor: { after?: string | null; before?: string | null }, asked = { words: "paging" }) =>
    inWorkspace(
      w.manufacturer,
      tx => listDefects(tx, w.manufacturer, defectFilter(asked), { after: null, before: null, ...cursor }),
      db.client,
    );
  const first = await list({});
  const second = await list({ after: first.next });
  expect([first.rows.length, second.rows.length, second.next]).toEqual([40, 5, null]);
  expect((await list({ before: second.previous })).rows).toEqual(first.rows);
  expect(new Set([...first.rows, ...second.rows].map(row => row.number)).size).toBe(marked.length);
  expect((await list({}, { words: "nothing like it" })).rows).toEqual([]);
  const { number, id } = (await defect(w.manufacturer, (await create()).number)) ?? { number: "", id: "" };
  const { number: caseNumber } = await makeTicket(db, w);
  done(await link(number, caseNumber));
  const cases = await inWorkspace(
    w.manufacturer,
    tx => defectCases(tx, w.manufacturer, id, { after: null, before: null }),
    db.client,
  );
  expect(cases.rows.map(row => row.number)).toEqual([caseNumber]);
});

test("who may: the vendor's engineers; others of the vendor are refused, other sides find nothing (R1)", async () => {
  const { number: caseNumber } = await makeTicket(db, w);
  const { number } = await create({ caseNumber });
  const at = { number, version: await version(number) };
  const said = { kind: "workaround", textEn: "a", textEs: "b" };
  const tries = {
    create: () => actions.createDefectAction(slug(), { productId: w.product.productId, ...words }),
    save: () => actions.saveDefectAction(slug(), { ...at, ...words }),
    fix: () => actions.fixDefectAction(slug(), { ...at, release: "8.1" }),
    withdraw: () => actions.withdrawDefectAction(slug(), { ...at, reason: "No" }),
    reopen: () => actions.reopenDefectAction(slug(), at),
    link: () => actions.linkCaseAction(slug(), { number, caseNumber }),
    unlink: () => actions.unlinkCaseAction(slug(), { number, caseNumber }),
    announce: () => actions.announceDefectAction(slug(), { ...at, ...said }),
  };
  const trainer: Actor = { ...w.manufacturer, roles: ["trainer"] };
  for (const [name, call] of Object.entries(tries) as [string, () => Promise<ActionResult<unknown>>][]) {
    const kind = async (actor: Actor | null) => {
      const result = await as(db, actor, call);
      return result.ok ? "done" : result.kind;
    };
    expect([name, await kind(trainer)]).toEqual([name, "forbidden"]);
    // A product everybody knows of; a defect nobody else does.
    for (const actor of [w.engineer, w.partnerManager, w.contact, w.otherPartner])
      expect([name, await kind(actor)]).toEqual([name, name === "create" ? "forbidden" : "not_found"]);
    expect([name, await kind(w.foreigner), await kind(null)]).toEqual([name, "not_found", "signed_out"]);
  }
});
