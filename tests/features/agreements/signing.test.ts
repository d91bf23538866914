import { createHash } from "node:crypto";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import { addDays, addMonthsInclusive } from "#lib/domain/time/dates.ts";
import {
  addCopyAction,
  declineDocument,
  sendForSignature,
  signAgreementAction,
  signDocument,
  takeBackDocument,
  viewDocument,
} from "#lib/features/agreements/actions.ts";
import { documentBytes, documentPage } from "#lib/features/agreements/document.ts";
import { remindSigners } from "#lib/features/agreements/envelope-reminders.ts";
import { agreementsOf } from "#lib/features/agreements/queries.ts";
import { waitsOf } from "#lib/features/onboarding/waits.ts";
import { findPartnership, standingOf } from "#lib/features/partnerships/standing.ts";
import { tell } from "#lib/jobs/tell.ts";
import { toPlainDate } from "#lib/platform/db/days.ts";
import { inWorkspace } from "#lib/platform/db/workspace.ts";
import { agreementRow, look, stepRow } from "#tests/features/onboarding/scene.ts";
import { makePerson, makeVendorActor } from "#tests/support/factories/person.ts";
import { as, done } from "#tests/support/present.ts";
import {
  ask,
  codeFor,
  envelopeRow,
  later,
  prepare,
  publish,
  type SigningScene,
  sendInputOf,
  sent,
  signInput,
  signs,
  withTemplate,
} from "./scene.ts";

vi.mock("#lib/platform/actor.ts", async original =>
  (await import("#tests/support/present.ts")).actorMock(original as () => Promise<object>),
);
vi.mock("#lib/platform/session.ts", async original =>
  (await import("#tests/support/present.ts")).sessionMock(original as () => Promise<object>),
);
vi.stubEnv("AUTH_SECRET", "a secret for tests alone, long enough");

let s: SigningScene;
beforeAll(async () => {
  s = await withTemplate();
});
afterAll(() => s.db.drop());

const sha = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const bytesOf = (id: string, part: "original" | "final") =>
  look(s, tx => documentBytes(tx, s.ws.tenantId, id, part));
/** A fresh start: nothing of the partnership's agreements is open any more. */
afterEach(async () => {
  await s.db.admin.query("UPDATE envelope SET outcome = 'voided' WHERE outcome IS NULL");
  await s.db.admin.query("UPDATE agreement SET ended_on = current_date - 1 WHERE ended_on IS NULL");
  await s.db.admin.query("DELETE FROM signing_code");
});
const refusedBy = (result: { ok: boolean; message?: string; fields?: Record<string, string> }) =>
  result.ok ? "done" : (Object.values(result.fields ?? {})[0] ?? result.message);

test("before it is sent, the page shows whoever is named to sign, in that order and in the text", async () => {
  const admin = await makePerson(s.db, s.ws, s.org, ["partner_admin"]);
  const agreementId = await prepare(s);
  const preview = (who: Actor, signers?: string[]) =>
    inWorkspace(who, async tx => {
      const partnership = await findPartnership(tx, s.ws.tenantId, { id: s.partnershipId });
      const { number } = await agreementRow(s, agreementId);
      return partnership && documentPage(tx, who, partnership, number, s.today, { signers });
    });
  const send = (await preview(s.manager, [s.manager.personId, admin.personId, "nobody"]))?.send;
  expect(send).toMatchObject({
    signers: [{ name: s.manager.name }, { name: admin.name }],
    text: expect.stringContaining(`Signed by ${admin.name}`),
  });
  expect((await preview(s.manager, []))?.send).toMatchObject({
    signers: [],
    missing: expect.arrayContaining(["signers.partner", "signers.vendor"]),
  });
  expect((await preview(s.admin, [s.manager.personId]))?.send).toBeNull();
  await s.db.admin.query("DELETE FROM agreement WHERE id = $1", [agreementId]);
});

test("sent, opened, signed in order by both sides: the agreement is in force for its term, and the step is done (P2, P3, P13)", async () => {
  const { agreementId, envelopeId } = await sent(s);
  const before = await envelopeRow(s, envelopeId);
  expect(before.text).toContain(s.org.name);
  expect(before.text).toContain("twelve months");
  const original = await bytesOf(envelopeId, "original");
  expect(sha(original?.bytes ?? new Uint8Array())).toBe(before.sha256);

  // Who is not asked yet is told whom it waits for, and gets no code.
  expect(refusedBy(await ask(s, s.manager, envelopeId))).toMatch(/before you/);
  const view = () => as(s.db, s.admin, () => viewDocument(s.ws.slug, { envelopeId }));
  expect([done(await view()).viewed, done(await view()).viewed]).toEqual([true, false]);

  expect(done(await signs(s, s.admin, envelopeId)).completed).toBe(false);
  const strokes = [
    [
      [10, 100],
      [200, 60],
      [400, 120],
    ],
  ];
  const last = await signs(s, s.manager, envelopeId, { method: "drawn", typed: "", drawn: strokes });
  expect(done(last).completed).toBe(true);

  const row = await agreementRow(s, agreementId);
  expect(row).toMatchObject({ partnerSignedBy: s.admin.name, vendorSignedBy: s.manager.name, envelopeId });
  expect(row.startsOn && toPlainDate(row.startsOn)).toBe(s.today);
  expect(row.endsOn && toPlainDate(row.endsOn)).toBe(addMonthsInclusive(s.today, 12));
  expect((await stepRow(s, "agreement")).state).toBe("confirmed");

  const after = await envelopeRow(s, envelopeId);
  const final = await bytesOf(envelopeId, "final");
  expect(after.outcome).toBe("completed");
  expect(sha(final?.bytes ?? new Uint8Array())).toBe(after.finalSha256);
  // The document that was signed travels inside the signed one, byte by byte.
  expect(final?.bytes.byteLength ?? 0).toBeGreaterThan(original?.bytes.byteLength ?? 0);
  const signatures = await look(s, tx => tx.envelopeSignature.findMany({ where: { envelopeId } }));
  expect(signatures.map(x => [x.name, x.ip, x.userAgent, x.sha256, x.method])).toEqual(
    expect.arrayContaining([
      [s.admin.name, "192.0.2.1", "test", before.sha256, "typed"],
      [s.manager.name, "192.0.2.1", "test", before.sha256, "drawn"],
    ]),
  );
  const trace = await look(s, tx =>
    tx.envelopeTrace.findMany({ where: { envelopeId }, orderBy: [{ at: "asc" }, { id: "asc" }] }),
  );
  expect(trace.map(t => t.type)).toEqual([
    "sent",
    "viewed",
    "code_sent",
    "signed",
    "code_sent",
    "signed",
    "completed",
  ]);
  const page = await inWorkspace(s.admin, async tx => {
    const partnership = await findPartnership(tx, s.ws.tenantId, { id: s.partnershipId });
    return partnership && documentPage(tx, s.admin, partnership, row.number, s.today, {});
  });
  expect(page?.envelope).toMatchObject({ state: "completed", intact: true });
  expect(page?.may).toEqual({ send: false, takeBack: false, sign: null });
});

test("what was signed stays, whoever asks: no update, no delete, not even by the tables' owner", async () => {
  const tables = ["envelope", "envelope_signer", "envelope_signature", "envelope_document", "envelope_trace"];
  const refused = { code: "42501" };
  for (const table of [...tables, "document_template"]) {
    await expect(s.db.admin.query(`DELETE FROM ${table}`), table).rejects.toMatchObject(refused);
    await expect(
      s.db.admin.query(`UPDATE ${table} SET tenant_id = gen_random_uuid()`),
      table,
    ).rejects.toMatchObject(refused);
  }
  const change = (sql: string) => expect(s.db.admin.query(sql), sql).rejects.toMatchObject(refused);
  await change("UPDATE envelope SET text = 'Other'");
  await change("UPDATE envelope SET outcome = NULL WHERE outcome = 'completed'");
  await change("UPDATE envelope_signer SET signed_at = now() WHERE signed_at IS NOT NULL");
  await change("UPDATE envelope_signature SET typed = 'Somebody else'");
  await change("UPDATE envelope_document SET bytes = 'other'");
  await change("UPDATE agreement SET ends_on = ends_on + 365 WHERE envelope_id IS NOT NULL");
  await change("UPDATE agreement SET partner_signed_by = 'Other' WHERE envelope_id IS NOT NULL");
  await change("DELETE FROM agreement WHERE envelope_id IS NOT NULL");
  // It can still end before its time: see after each.
});

test("a copy signed on paper is laid beside a document after it was signed: only what both signed, and nothing else changes", async () => {
  const copy = (who: Actor, agreementId: string, files = [new File(["Signed."], "paper.txt")]) =>
    as(s.db, who, () => addCopyAction(s.ws.slug, { agreementId, files }));
  const open = await prepare(s);
  expect(await copy(s.admin, open)).toMatchObject({ kind: "forbidden" });
  await s.db.admin.query("UPDATE agreement SET ended_on = current_date - 1 WHERE id = $1", [open]);
  const { rows } = await s.db.admin.query("SELECT * FROM agreement WHERE envelope_id IS NOT NULL LIMIT 1");
  const before = rows[0];
  const final = sha((await bytesOf(before.envelope_id, "final"))?.bytes ?? new Uint8Array());
  expect(await copy(s.admin, before.id, [])).toMatchObject({
    kind: "invalid",
    fields: { files: expect.any(String) },
  });
  const sales = await makePerson(s.db, s.ws, s.org, ["partner_sales"]);
  expect(await copy(sales, before.id)).toMatchObject({ kind: "forbidden" });
  done(await copy(s.admin, before.id));
  done(await copy(s.manager, before.id));
  const after = await s.db.admin.query("SELECT * FROM agreement WHERE id = $1", [before.id]);
  expect(after.rows).toEqual([before]);
  expect(sha((await bytesOf(before.envelope_id, "final"))?.bytes ?? new Uint8Array())).toBe(final);
  const files = await look(s, tx =>
    tx.attachment.findMany({
      where: { subjectType: "agreement", subjectId: before.id },
      select: { name: true },
    }),
  );
  expect(files).toEqual([{ name: "paper.txt" }, { name: "paper.txt" }]);
  expect(await look(s, tx => tx.outbox.count({ where: { topic: "agreement.copied" } }))).toBe(2);
  // Twenty at most, also where several are laid beside it at once.
  const paper = (n: number) => Array.from({ length: n }, (_, i) => new File(["Signed."], `paper-${i}.txt`));
  for (let n = 0; n < 2; n++) done(await copy(s.admin, before.id, paper(5)));
  const one = () => addCopyAction(s.ws.slug, { agreementId: before.id, files: paper(5) });
  const answers = await as(s.db, s.admin, () => Promise.all([one(), one(), one()]));
  expect(answers.filter(answer => answer.ok)).toHaveLength(1);
});

test("a wrong code is counted down and then worth nothing; the right one works once", async () => {
  const { envelopeId } = await sent(s);
  const attempt = async (code: string) => {
    const input = await signInput(s, envelopeId, code);
    return refusedBy(await as(s.db, s.admin, () => signDocument(s.ws.slug, input)));
  };
  expect(await attempt("123456")).toMatch(/Ask for a code first/);
  done(await ask(s, s.admin, envelopeId));
  expect(refusedBy(await ask(s, s.admin, envelopeId))).toMatch(/too often/);
  const right = (await codeFor(s, s.admin)).replace(" ", "");
  const wrong = right === "000000" ? "000001" : "000000";
  expect(await attempt("12 34")).toMatch(/six digits/);
  expect(await attempt(wrong)).toMatch(/4 more tries/);
  // Four at once: each is counted, none slips through.
  await Promise.all([1, 2, 3, 4].map(async () => attempt(wrong)));
  expect(await attempt(right), "after five wrong ones").toMatch(/wrong too often/);
  await later(s, 40);
  done(await ask(s, s.admin, envelopeId));
  expect(await attempt(right), "the code before").toMatch(/not the code|done/);
  const fresh = await codeFor(s, s.admin);
  await later(s, 601);
  expect(await attempt(fresh)).toMatch(/run out/);
  done(await ask(s, s.admin, envelopeId));
  expect(await attempt(await codeFor(s, s.admin))).toBe("done");
  expect(await attempt(await codeFor(s, s.admin))).toMatch(/already/);
});

test("more tries at once than there are connections: five are looked at, all are answered, none waits for another's", async () => {
  const { envelopeId } = await sent(s);
  done(await ask(s, s.admin, envelopeId));
  const right = (await codeFor(s, s.admin)).replace(" ", "");
  const input = await signInput(s, envelopeId, right === "000000" ? "000001" : "000000");
  const tries = Array.from({ length: 14 }, () => as(s.db, s.admin, () => signDocument(s.ws.slug, input)));
  const answers = (await Promise.all(tries)).map(refusedBy);
  expect(answers.filter(text => /more tr|not the code/.test(text ?? ""))).toHaveLength(5);
  expect(answers.filter(text => /wrong too often/.test(text ?? ""))).toHaveLength(9);
});

test("a signature that is given while the agreement ends waits for the end, and is then refused", async () => {
  const { agreementId, envelopeId } = await sent(s);
  done(await signs(s, s.admin, envelopeId));
  done(await ask(s, s.manager, envelopeId));
  const input = await signInput(s, envelopeId, await codeFor(s, s.manager), { typed: s.manager.name });
  const ending = await s.db.admin.connect();
  try {
    await ending.query("BEGIN");
    await ending.query("UPDATE agreement SET ended_on = current_date, version = version + 1 WHERE id = $1", [
      agreementId,
    ]);
    const signing = as(s.db, s.manager, () => signDocument(s.ws.slug, input));
    await new Promise(resolve => setTimeout(resolve, 300));
    await ending.query("UPDATE envelope SET outcome = 'voided' WHERE id = $1", [envelopeId]);
    await ending.query("COMMIT");
    expect(refusedBy(await signing)).toMatch(/taken back/);
  } finally {
    ending.release();
  }
});

test("nobody signs with another's name", async () => {
  const { envelopeId } = await sent(s);
  done(await ask(s, s.admin, envelopeId));
  const code = await codeFor(s, s.admin);
  const input = await signInput(s, envelopeId, code, { typed: "Maximilian Otherwise" });
  expect(refusedBy(await as(s.db, s.admin, () => signDocument(s.ws.slug, input)))).toMatch(
    /not your name: you sign as/,
  );
  done(await as(s.db, s.admin, async () => signDocument(s.ws.slug, await signInput(s, envelopeId, code))));
});

test("the code stands nowhere in the database once it is sent, and is nobody else's", async () => {
  const { envelopeId } = await sent(s);
  done(await ask(s, s.admin, envelopeId));
  const code = (await codeFor(s, s.admin)).replace(" ", "");
  const rows = await look(s, tx => tx.signingCode.findMany({}));
  expect(JSON.stringify(rows)).not.toContain(code);
  const other = await makePerson(s.db, s.ws, s.org, ["partner_admin"]);
  expect(await inWorkspace(other, tx => tx.signingCode.findMany({}))).toEqual([]);
});

test("two who sign at the same moment, and one who signs twice: one signature", async () => {
  const { envelopeId } = await sent(s);
  done(await ask(s, s.admin, envelopeId));
  const input = await signInput(s, envelopeId, await codeFor(s, s.admin));
  const results = await Promise.all(
    [1, 2].map(() => as(s.db, s.admin, () => signDocument(s.ws.slug, input))),
  );
  expect(results.filter(r => r.ok)).toHaveLength(1);
  const made = await look(s, tx => tx.envelopeSignature.count({ where: { envelopeId } }));
  expect(made).toBe(1);
});

test("of two managers who send at once one succeeds; the other is told", async () => {
  const agreementId = await prepare(s);
  const other = await makeVendorActor(s.db, s.ws, ["vendor_admin"]);
  const input = await sendInputOf(s, agreementId);
  // `as` is one actor at a time, so the second acts on what it saw before the first.
  const first = await as(s.db, s.manager, () => sendForSignature(s.ws.slug, input));
  const second = await as(s.db, other, () => sendForSignature(s.ws.slug, input));
  expect(first.ok).toBe(true);
  expect(second).toMatchObject({ ok: false, kind: "conflict" });
  const again = await as(s.db, other, async () =>
    sendForSignature(s.ws.slug, await sendInputOf(s, agreementId)),
  );
  expect(refusedBy(again)).toMatch(/out for signature/);
  const atOnce = await Promise.allSettled(
    [1, 2].map(() =>
      s.db.admin.query(
        `INSERT INTO envelope (tenant_id, id, agreement_id, partner_org_id, number, title, locale, template_id, template_version, text,
           sha256, remind_days, sent_by, sent_by_id, expires_on)
         SELECT tenant_id, gen_random_uuid(), agreement_id, partner_org_id, gen_random_uuid()::text, title, locale, template_id,
           template_version, text, sha256, remind_days, sent_by, sent_by_id, expires_on FROM envelope WHERE agreement_id = $1 LIMIT 1`,
        [agreementId],
      ),
    ),
  );
  expect(
    atOnce.map(r => r.status),
    "the database lets one be open",
  ).toEqual(["rejected", "rejected"]);
});

test("an outdated text is not sent, and an outdated document is not signed", async () => {
  const agreementId = await prepare(s);
  const input = await sendInputOf(s, agreementId);
  const { version } = await look(s, tx =>
    tx.documentTemplate.findFirstOrThrow({ where: { id: s.templateId } }),
  );
  s.templateId = await publish(s, version, {
    body: "Shorter, between {{vendor.name}} and {{partner.name}}.",
  });
  const stale = await as(s.db, s.manager, () => sendForSignature(s.ws.slug, input));
  expect([stale.ok, refusedBy(stale)]).toEqual([false, expect.stringMatching(/newer version/)]);

  const { envelopeId } = done(
    await as(s.db, s.manager, async () => sendForSignature(s.ws.slug, await sendInputOf(s, agreementId))),
  );
  done(await ask(s, s.admin, envelopeId));
  const before = await signInput(s, envelopeId, await codeFor(s, s.admin));
  const wrong = await as(s.db, s.admin, () => signDocument(s.ws.slug, { ...before, sha256: "0".repeat(64) }));
  expect(refusedBy(wrong)).toMatch(/no longer the document/);
  done(
    await as(s.db, s.manager, () => takeBackDocument(s.ws.slug, { envelopeId, reason: "A wrong clause" })),
  );
  expect(refusedBy(await as(s.db, s.admin, () => signDocument(s.ws.slug, before)))).toMatch(/taken back/);
  expect(
    refusedBy(await as(s.db, s.manager, () => takeBackDocument(s.ws.slug, { envelopeId, reason: "x" }))),
  ).toMatch(/no longer out/);
});

test("who lost the role that signs is refused with that reason, and may not be named", async () => {
  const admin = await makePerson(s.db, s.ws, s.org, ["partner_admin"]);
  const { agreementId, envelopeId } = await sent(s, [admin, s.manager]);
  done(await ask(s, admin, envelopeId));
  const input = await signInput(s, envelopeId, await codeFor(s, admin));
  const demoted: Actor = { ...admin, roles: ["partner_sales"] };
  expect(refusedBy(await as(s.db, demoted, () => signDocument(s.ws.slug, input)))).toMatch(
    /Your role no longer signs/,
  );
  await s.db.admin.query("UPDATE membership SET roles = '{partner_sales}' WHERE id = $1", [
    admin.membershipId,
  ]);
  const page = await inWorkspace(s.manager, async tx => {
    const partnership = await findPartnership(tx, s.ws.tenantId, { id: s.partnershipId });
    const { number } = await agreementRow(s, agreementId);
    return partnership && documentPage(tx, s.manager, partnership, number, s.today, {});
  });
  expect(page?.envelope?.signers.map(x => x.lost)).toEqual([true, false]);
  done(await as(s.db, s.manager, () => takeBackDocument(s.ws.slug, { envelopeId, reason: "Another signs" })));
  const again = await as(s.db, s.manager, async () =>
    sendForSignature(s.ws.slug, await sendInputOf(s, agreementId, [admin, s.manager])),
  );
  expect(refusedBy(again)).toMatch(/no longer has a role/);
  const alone = await as(s.db, s.manager, async () =>
    sendForSignature(s.ws.slug, await sendInputOf(s, agreementId, [s.manager])),
  );
  expect(refusedBy(alone)).toMatch(/partner must sign too/);
});

test("once the partnership has ended nobody signs for it any more", async () => {
  const { envelopeId } = await sent(s);
  const state = (to: string) => s.db.admin.query("UPDATE partnership SET state = $1", [to]);
  await state("ended");
  expect(refusedBy(await ask(s, s.admin, envelopeId))).toMatch(/partnership has ended/);
  await state("onboarding");
});

test("paper or portal, one at a time: each is refused while the other is under way", async () => {
  const { agreementId, envelopeId } = await sent(s);
  const record = async () => ({
    agreementId,
    version: (await agreementRow(s, agreementId)).version,
    signedOn: s.today,
    signedBy: "Ana",
    files: [new File(["%PDF-1.4\n%%EOF"], "copia.pdf", { type: "application/pdf" })],
  });
  const paper = await as(s.db, s.admin, async () => signAgreementAction(s.ws.slug, await record()));
  expect(refusedBy(paper)).toMatch(/out for signature/);
  const decline = (reason: string) =>
    as(s.db, s.admin, () => declineDocument(s.ws.slug, { envelopeId, reason }));
  expect((await decline("")).ok).toBe(false);
  done(await decline("We sign on paper"));
  expect(await envelopeRow(s, envelopeId)).toMatchObject({
    outcome: "declined",
    closeReason: "We sign on paper",
  });
  done(await as(s.db, s.admin, async () => signAgreementAction(s.ws.slug, await record())));
  const files = await look(s, tx => tx.attachment.findMany({ where: { subjectId: agreementId } }));
  expect(files.map(f => f.name)).toEqual(["copia.pdf"]);
  const portal = await as(s.db, s.manager, async () =>
    sendForSignature(s.ws.slug, await sendInputOf(s, agreementId)),
  );
  expect(refusedBy(portal)).toMatch(/on paper is recorded/);
});

test("who is asked is reminded as the text says, once a day; what ran out is closed, told, and can be sent again", async () => {
  const { agreementId, envelopeId } = await sent(s);
  const on = (days: number) =>
    look(s, (tx, now) => remindSigners(tx, s.ws.tenantId, addDays(s.today, days), now));
  expect([await on(2), await on(3), await on(3), await on(4), await on(6)]).toEqual([0, 1, 0, 0, 1]);
  expect([await on(14), await on(15), await on(15)]).toEqual([1, 1, 0]);
  expect((await envelopeRow(s, envelopeId)).outcome).toBe("expired");
  const line = () =>
    look(s, async tx => {
      const record = await findPartnership(tx, s.ws.tenantId, { id: s.partnershipId });
      if (!record) throw new Error("no partnership");
      const lines = await agreementsOf(tx, s.ws.tenantId, record, s.today, s.manager);
      return lines.find(one => one.id === agreementId);
    });
  expect(await line()).toMatchObject({ state: "unsigned", out: null, failed: "expired" });
  expect(refusedBy(await ask(s, s.admin, envelopeId))).toMatch(/run out/);
  const again = await as(s.db, s.manager, async () =>
    sendForSignature(s.ws.slug, await sendInputOf(s, agreementId)),
  );
  const next = await envelopeRow(s, done(again).envelopeId);
  expect(next.number).toMatch(/-2$/);
  expect(await line()).toMatchObject({ out: { state: "sent" }, failed: null });
});

test("an agreement that ran out without a renewal waits for the vendor to prepare one, and then for its signatures (P3)", async () => {
  const agreementId = await prepare(s);
  await s.db.admin.query(
    `UPDATE agreement SET partner_signed_on = current_date - 400, vendor_signed_on = current_date - 400,
       starts_on = current_date - 400, ends_on = current_date - 36 WHERE id = $1`,
    [agreementId],
  );
  const kinds = async () => {
    const waits = await look(s, tx =>
      waitsOf(
        tx,
        s.ws.tenantId,
        [
          {
            id: s.partnershipId,
            state: "active",
            solution: {},
            remediationUntil: null,
            definition: s.definition,
          },
        ],
        s.today,
        "en",
      ),
    );
    return waits.get(s.partnershipId)?.waits.map(w => `${w.side} ${w.kind}`);
  };
  expect(await kinds()).toContain("vendor renew");
  await prepare(s);
  expect(await kinds()).not.toContain("vendor renew");
  expect(await kinds()).toContain("partner sign");
});

test("where the vendor signs first its signature is waited for, then the partner's, and none once it is taken back (P2, P13)", async () => {
  const { agreementId, envelopeId } = await sent(s, [s.manager, s.admin]);
  const asked = () =>
    look(s, async tx => {
      const record = await findPartnership(tx, s.ws.tenantId, { id: s.partnershipId });
      if (!record) throw new Error("no partnership");
      const { facts } = await standingOf(tx, s.ws.tenantId, record, s.today, s.ws.timeZone);
      return facts.agreements.find(a => a.id === agreementId)?.asked;
    });
  expect(await asked()).toBe("vendor");
  done(await signs(s, s.manager, envelopeId));
  expect(await asked()).toBe("partner");
  done(await as(s.db, s.manager, () => takeBackDocument(s.ws.slug, { envelopeId, reason: "Another text" })));
  expect(await asked()).toBeUndefined();
});

test("each signer gets the mail in their own language, with a link to the document", async () => {
  const ana = await makePerson(s.db, s.ws, s.org, ["partner_admin"], { locale: "es" });
  const { agreementId } = await sent(s, [ana, s.manager]);
  await look(s, async tx => {
    const event = await tx.event.findFirstOrThrow({
      where: { tenantId: s.ws.tenantId, type: "signature.asked" },
      orderBy: [{ at: "desc" }, { id: "desc" }],
    });
    expect(await tell(tx, s.ws.tenantId, event.id)).toBe(1);
    const mail = await tx.outbox.findFirstOrThrow({
      where: { tenantId: s.ws.tenantId, topic: "signature.asked", toEmail: ana.email },
    });
    const { number } = await agreementRow(s, agreementId);
    expect(mail.locale).toBe("es");
    expect(mail.data).toMatchObject({
      path: `/${s.ws.slug}/partners/${s.org.slug}/agreements/${number}`,
      params: { title: "Acuerdo de partnership", number },
    });
  });
});

test("a renewal signed in the window starts on the day after the last one ends (P3, P21)", async () => {
  const { agreementId, envelopeId } = await sent(s);
  await later(s, 4000);
  done(await signs(s, s.admin, envelopeId));
  await later(s, 4000);
  done(await signs(s, s.manager, envelopeId));
  const first = await agreementRow(s, agreementId);
  const ends = first.endsOn && toPlainDate(first.endsOn);
  if (!ends) throw new Error("no end");
  // A renewal as it is prepared in the window: planned for the day after.
  const next = await look(s, tx =>
    tx.agreement.create({
      data: {
        tenantId: s.ws.tenantId,
        id: "019b0000-0000-7000-8000-000000000001",
        number: "TST-AG-9000",
        partnershipId: s.partnershipId,
        partnerOrgId: s.org.orgId,
        kind: "partner_agreement",
        startsOn: new Date(`${addDays(ends, 1)}T00:00:00Z`),
      },
    }),
  );
  const again = done(
    await as(s.db, s.manager, async () => sendForSignature(s.ws.slug, await sendInputOf(s, next.id))),
  );
  await later(s, 4000);
  done(await signs(s, s.admin, again.envelopeId));
  await later(s, 4000);
  done(await signs(s, s.manager, again.envelopeId));
  const renewed = await agreementRow(s, next.id);
  expect(renewed.startsOn && toPlainDate(renewed.startsOn)).toBe(addDays(ends, 1));
  expect(renewed.endsOn && toPlainDate(renewed.endsOn)).toBe(addMonthsInclusive(addDays(ends, 1), 12));
});
