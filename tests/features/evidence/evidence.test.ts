import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { addDays, addMonthsInclusive } from "#lib/domain/time/dates.ts";
import {
  confirmEvidenceAction,
  endEvidenceAction,
  handInEvidenceAction,
  returnEvidenceAction,
  takeBackEvidenceAction,
} from "#lib/features/evidence/actions.ts";
import { evidenceOf } from "#lib/features/evidence/queries.ts";
import { remindEvidence } from "#lib/features/evidence/reminders.ts";
import { readHome } from "#lib/features/home/queries/home.ts";
import { waitsOf } from "#lib/features/onboarding/waits.ts";
import { findPartnership, standingOf } from "#lib/features/partnerships/standing.ts";
import { asksNothing } from "#lib/features/tiers/asked.ts";
import { readLadder } from "#lib/features/tiers/queries.ts";
import { readYear } from "#lib/features/tiers/year.ts";
import { tell } from "#lib/jobs/tell.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { workspaceInfo } from "#lib/platform/lookup.ts";
import { proving } from "#tests/domain/programmes/worlds.ts";
import { accepted, look, type Scene } from "#tests/features/onboarding/scene.ts";
import { makePartner, makePerson } from "#tests/support/factories/person.ts";
import { as, done } from "#tests/support/present.ts";

vi.mock("#lib/platform/actor.ts", async original =>
  (await import("#tests/support/present.ts")).actorMock(original as () => Promise<object>),
);
vi.mock("#lib/platform/session.ts", async original =>
  (await import("#tests/support/present.ts")).sessionMock(original as () => Promise<object>),
);

// What a vendor asks for in its own words, from the first file to the day it runs out (P21): the tests follow each other.

let s: Scene;
let slug: string;
let sales: Actor;
let stranger: Actor;
beforeAll(async () => {
  s = await accepted(proving);
  slug = s.ws.slug;
  sales = await makePerson(s.db, s.ws, s.org, ["partner_sales"]);
  ({ actor: stranger } = await makePartner(s.db, s.ws));
});
afterAll(() => s.db.drop());

const pdf = () =>
  new File([new TextEncoder().encode("%PDF-1.4\n%%EOF")], "policy.pdf", { type: "application/pdf" });
const hand = (actor: Actor, more: Record<string, unknown> = {}) =>
  as(s.db, actor, () =>
    handInEvidenceAction(slug, {
      partnershipId: s.partnershipId,
      evidenceId: null,
      version: 0,
      requirementKey: "insured",
      label: "Policy 7",
      text: "",
      url: "",
      datedOn: "",
      validUntil: "",
      files: [],
      ...more,
    }),
  );
const row = (id: string) =>
  look(s, tx => tx.partnerEvidence.findFirstOrThrow({ where: { tenantId: s.ws.tenantId, id } }));
const about = async (id: string) => ({ evidenceId: id, version: (await row(id)).version });
const page = (actor: Actor) =>
  inWorkspace(
    actor,
    async tx => {
      const record = await findPartnership(tx, actor.tenantId, { id: s.partnershipId });
      if (!record) throw new Error("gone");
      return evidenceOf(tx, actor, await standingOf(tx, actor.tenantId, record, s.today, "UTC"), s.today);
    },
    s.db.client,
  );
const rung = async (actor: Actor) => {
  const ladder = await inWorkspace(
    actor,
    async (tx, now) => {
      const workspace = workspaceInfo(await tx.workspace.findFirstOrThrow());
      return readLadder(tx, actor, workspace, s.org.slug, asksNothing, now);
    },
    s.db.client,
  );
  return ladder.next?.rungs.find(r => r.key === "insured");
};
const waiting = async (actor: Actor) => {
  const home = await inWorkspace(
    actor,
    async (tx, now) => readHome(tx, actor, workspaceInfo(await tx.workspace.findFirstOrThrow()), now),
    s.db.client,
  );
  return home.waiting.filter(w => w.kind.startsWith("evidence")).map(w => [w.kind, w.title, w.path]);
};
const path = () => `/partners/${s.org.slug}/company#evidence-insured`;
/** Mail made of the facts of a kind, told once. */
async function mails(type: string): Promise<string[]> {
  await look(s, async tx => {
    const events = await tx.event.findMany({ where: { tenantId: s.ws.tenantId, type } });
    for (const event of events) await tell(tx, s.ws.tenantId, event.id);
  });
  const rows = await look(s, tx => tx.outbox.findMany({ where: { kind: "mail", topic: type } }));
  return [...new Set(rows.map(r => r.toEmail ?? ""))].sort();
}

test("what the requirement asks for is missed at its field, and nothing is kept", async () => {
  expect(await hand(s.admin)).toMatchObject({
    ok: false,
    kind: "invalid",
    fields: { files: expect.any(String) },
  });
  expect(await hand(s.admin, { url: "javascript:alert(1)" })).toMatchObject({
    ok: false,
    fields: { url: expect.any(String) },
  });
  expect(await hand(s.admin, { files: [pdf()], validUntil: addDays(s.today, -1) })).toMatchObject({
    ok: false,
    fields: { validUntil: expect.any(String) },
  });
  expect(await hand(s.admin, { files: [pdf()], datedOn: addDays(s.today, 1) })).toMatchObject({
    ok: false,
    fields: { datedOn: expect.any(String) },
  });
  expect(await hand(s.admin, { files: [pdf()], requirementKey: "application" })).toMatchObject({
    ok: false,
    kind: "refused",
  });
  expect(await look(s, tx => tx.partnerEvidence.count())).toBe(0);
});

let id: string;
test("handed in it waits for the vendor and counts for nothing; both sides read it, another partner does not", async () => {
  ({ evidenceId: id } = done(await hand(sales, { files: [pdf()], validUntil: addDays(s.today, 40) })));
  const [group] = await page(s.manager);
  expect(group).toMatchObject({ key: "insured", asks: "file", months: 6, standing: { state: "unmet" } });
  expect(group?.lines).toMatchObject([
    { id, stands: "waits", submittedBy: sales.name, files: [{ name: "policy.pdf" }], may: { confirm: true } },
  ]);
  expect((await page(sales))[0]?.lines[0]?.may).toEqual({
    change: true,
    takeBack: true,
    confirm: false,
    giveBack: false,
    end: false,
  });
  expect(await rung(s.admin)).toMatchObject({ state: "unmet", next: "confirm_evidence" });
  expect(await waiting(s.manager)).toEqual([["evidenceConfirm", s.org.name, path()]]);
  expect(await waiting(s.admin)).toEqual([]);
  expect(await mails("evidence.submitted")).toEqual([s.manager.email]);
  expect(
    await as(s.db, stranger, async () =>
      confirmEvidenceAction(slug, { ...(await about(id)), from: s.today }),
    ),
  ).toMatchObject({ ok: false, kind: "not_found" });
});

test("nobody of the partner confirms it, not even past the portal", async () => {
  const input = { ...(await about(id)), from: s.today };
  expect(await as(s.db, s.admin, () => confirmEvidenceAction(slug, input))).toMatchObject({
    ok: false,
    kind: "forbidden",
  });
  const forged = (data: object) =>
    inWorkspace(
      s.admin,
      tx => tx.partnerEvidence.updateMany({ where: { tenantId: s.ws.tenantId, id }, data }),
      s.db.client,
    );
  await expect(forged({ state: "confirmed" })).rejects.toThrow(/row-level security/);
  await expect(forged({ countsFrom: fromPlainDate(s.today) })).rejects.toThrow(/row-level security/);
});

test("given back with a word, changed and handed in again: its file stays unless left out, an old page is told", async () => {
  const stale = await about(id);
  const input = { ...stale, remark: "The stamp is missing." };
  done(await as(s.db, s.manager, () => returnEvidenceAction(slug, input)));
  expect(await waiting(sales)).toEqual([["evidenceReturned", "Policy 7", path()]]);
  expect(await waiting(s.manager)).toEqual([]);
  const [line] = (await page(sales))[0]?.lines ?? [];
  expect(line).toMatchObject({ stands: "returned", remark: "The stamp is missing." });
  const keep = line?.files.map(file => file.id) ?? [];
  expect(await hand(sales, { ...stale, evidenceId: id, keep })).toMatchObject({
    ok: false,
    kind: "conflict",
  });
  const again = { ...(await about(id)), validUntil: addDays(s.today, 40) };
  expect(await hand(sales, { ...again, keep: [] })).toMatchObject({ ok: false, kind: "invalid" });
  done(await hand(sales, { ...again, keep, text: "Stamped." }));
  expect((await page(sales))[0]?.lines).toMatchObject([
    { id, stands: "waits", remark: "", text: "Stamped.", files: [{ name: "policy.pdf" }] },
  ]);
});

test("two managers decide at once: one word stands, and the second is told", async () => {
  const input = await about(id);
  const answers = await Promise.all([
    as(s.db, s.manager, () =>
      confirmEvidenceAction(slug, { ...input, from: s.today, until: addDays(s.today, 40) }),
    ),
    as(s.db, s.manager, () => returnEvidenceAction(slug, { ...input, remark: "No." })),
  ]);
  expect(answers.filter(a => a.ok)).toHaveLength(1);
  expect(answers.find(a => !a.ok)).toMatchObject({ kind: expect.stringMatching(/conflict|forbidden/) });
  if ((await row(id)).state === "returned") {
    const keep = (await page(sales))[0]?.lines[0]?.files.map(file => file.id) ?? [];
    done(await hand(sales, { ...(await about(id)), validUntil: addDays(s.today, 40), keep }));
    const anew = { ...(await about(id)), from: s.today, until: addDays(s.today, 40) };
    done(await as(s.db, s.manager, () => confirmEvidenceAction(slug, anew)));
  }
});

test("confirmed it counts to its last day, at risk within the window: ladder, year, home and the partner's waits say so", async () => {
  const until = addDays(s.today, 40);
  expect(await rung(s.admin)).toMatchObject({ state: "at_risk", until, next: "send_evidence" });
  const year = await inWorkspace(
    s.admin,
    async (tx, now) =>
      readYear(tx, s.admin, workspaceInfo(await tx.workspace.findFirstOrThrow()), s.org.slug, now),
    s.db.client,
  );
  expect(year.company.find(l => l.kind === "evidence")).toMatchObject({
    key: "evidence-insured",
    name: "Insurance",
    ends: [{ day: until }],
  });
  expect(await waiting(s.admin)).toEqual([["evidenceRenew", "Policy 7", path()]]);
  expect(await hand(sales, { ...(await about(id)), evidenceId: id })).toMatchObject({ kind: "forbidden" });
});

test("both sides are told at the programme's marks, once each, and not where the next one follows (P23)", async () => {
  const remind = (on: string) => look(s, tx => remindEvidence(tx, s.ws.tenantId, on, "UTC"));
  expect(await remind(s.today)).toBe(1);
  expect(await remind(s.today)).toBe(0);
  expect(await mails("evidence.ending")).toEqual([s.admin.email, s.manager.email].sort());
  // The vendor hands in the next one for the partner: it waits for its word all the same.
  const { evidenceId } = done(await hand(s.manager, { label: "Policy 8", url: "https://insurer.example/8" }));
  expect(await waiting(s.admin)).toEqual([]);
  const input = { ...(await about(evidenceId)), from: addDays(s.today, 41) };
  done(await as(s.db, s.manager, () => confirmEvidenceAction(slug, input)));
  // Without a last day of its own the requirement's six months say.
  expect(await rung(s.admin)).toMatchObject({
    state: "met",
    until: addMonthsInclusive(addDays(s.today, 41), 6),
  });
  expect(await remind(addDays(s.today, 35))).toBe(0);
  expect((await page(s.admin))[0]?.lines.map(l => [l.label, l.stands])).toEqual([
    ["Policy 8", "coming"],
    ["Policy 7", "counts"],
  ]);
});

test("the vendor ends it before its time, with a reason: from today it no longer counts", async () => {
  const input = { ...(await about(id)), reason: "The insurer cancelled it." };
  expect(await as(s.db, s.admin, () => endEvidenceAction(slug, input))).toMatchObject({ kind: "forbidden" });
  done(await as(s.db, s.manager, () => endEvidenceAction(slug, input)));
  const ended = (await page(s.admin))[0]?.lines.find(l => l.id === id);
  expect(ended).toMatchObject({ stands: "ended", remark: "The insurer cancelled it." });
  expect(await rung(s.admin)).toMatchObject({ state: "unmet" });
  const again = { ...(await about(id)), reason: "Twice" };
  expect(await as(s.db, s.manager, () => endEvidenceAction(slug, again))).toMatchObject({ kind: "refused" });
});

test("what waits can be taken back, and is one of the partner's and the vendor's open obligations until then", async () => {
  const { evidenceId } = done(await hand(sales, { label: "Policy 9", url: "https://insurer.example/9" }));
  const waits = async () => {
    const found = await look(s, tx =>
      waitsOf(
        tx,
        s.ws.tenantId,
        [
          {
            id: s.partnershipId,
            state: "onboarding",
            solution: {},
            remediationUntil: null,
            definition: s.definition,
          },
        ],
        s.today,
        "en",
      ),
    );
    return found.get(s.partnershipId)?.waits.filter(w => w.kind.startsWith("evidence")) ?? [];
  };
  expect(await waits()).toMatchObject([{ side: "vendor", kind: "evidence_confirm", title: "Policy 9" }]);
  const input = await about(evidenceId);
  done(await as(s.db, sales, () => takeBackEvidenceAction(slug, input)));
  expect(await waits()).toEqual([]);
  expect((await page(s.manager))[0]?.lines.map(l => l.label)).toEqual(["Policy 8", "Policy 7"]);
});
