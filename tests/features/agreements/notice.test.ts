import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { addDays } from "#lib/domain/time/dates.ts";
import { giveNoticeAction, prepareAgreement, signAgreementAction } from "#lib/features/agreements/actions.ts";
import { tell } from "#lib/jobs/tell.ts";
import { toPlainDateOrNull } from "#lib/platform/db/days.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { dayText } from "#lib/platform/i18n/day-text.ts";
import { emmaProgramme } from "#prisma/seed/emma/programme.ts";
import { accepted, agreementRow, look, type Scene } from "#tests/features/onboarding/scene.ts";
import { makePerson, makeVendorActor } from "#tests/support/factories/person.ts";
import { as, done } from "#tests/support/present.ts";

vi.mock("#lib/platform/actor.ts", async original =>
  (await import("#tests/support/present.ts")).actorMock(original as () => Promise<object>),
);
vi.mock("#lib/platform/session.ts", async original =>
  (await import("#tests/support/present.ts")).sessionMock(original as () => Promise<object>),
);

let s: Scene;
beforeAll(async () => {
  s = await accepted(emmaProgramme);
});
afterAll(() => s.db.drop());

/** A document of a kind that both have signed today. */
async function signed(kind: string): Promise<string> {
  const input = { partnershipId: s.partnershipId, kind };
  const { agreementId } = done(await as(s.db, s.manager, () => prepareAgreement(s.ws.slug, input)));
  for (const who of [s.admin, s.manager]) {
    const { version } = await agreementRow(s, agreementId);
    const mine = { agreementId, version, signedOn: s.today, signedBy: who.name };
    done(await as(s.db, who, () => signAgreementAction(s.ws.slug, mine)));
  }
  return agreementId;
}

test("P3: a partner's administrator gives notice with the programme's days; nobody else does, and the vendor is told once", async () => {
  const agreementId = await signed("partner_agreement");
  const { version } = await agreementRow(s, agreementId);
  const earliest = addDays(s.today, 31);
  const give = (more: object = {}, who = s.admin) =>
    as(s.db, who, () =>
      giveNoticeAction(s.ws.slug, {
        agreementId,
        version,
        endedOn: earliest,
        reason: "We sell the business.",
        ...more,
      }),
    );
  const sales = await makePerson(s.db, s.ws, s.org, ["partner_sales"]);
  expect(await give({}, sales)).toMatchObject({ kind: "forbidden" });
  expect(await give({}, s.manager)).toMatchObject({ kind: "forbidden" });
  expect(await give({ endedOn: addDays(s.today, 30) })).toMatchObject({
    kind: "invalid",
    fields: { endedOn: expect.stringContaining("Not before") },
  });
  expect(await give({ endedOn: addDays(s.today, 900) })).toMatchObject({ kind: "invalid" });
  expect(await give({ reason: " " })).toMatchObject({ kind: "invalid" });
  expect(await give({ version: version + 7 })).toMatchObject({ kind: "conflict" });
  done(await give());
  const row = await agreementRow(s, agreementId);
  expect([toPlainDateOrNull(row.endedOn), row.endedFor, row.endReason]).toEqual([
    earliest,
    "partner",
    "We sell the business.",
  ]);
  expect(await give({ version: row.version })).toMatchObject({ ok: false });
  const irene = await makeVendorActor(s.db, s.ws, ["partner_manager"], { locale: "es" });
  const [event, ...more] = await look(s, tx =>
    tx.event.findMany({ where: { tenantId: s.ws.tenantId, type: "agreement.notice_given" } }),
  );
  expect(more).toEqual([]);
  for (const _ of [1, 2])
    await inWorkspace(asWorker(s.ws.tenantId), tx => tell(tx, s.ws.tenantId, event?.id ?? ""), s.db.client);
  const mails = await look(s, tx =>
    tx.outbox.findMany({ where: { tenantId: s.ws.tenantId, kind: "mail", topic: "agreement.notice_given" } }),
  );
  const words = new Map(mails.map(mail => [mail.toEmail, (mail.data as { params: object }).params]));
  expect([...words.keys()].sort()).toEqual([s.manager.email, irene.email].sort());
  expect(words.get(s.manager.email), "each reads it in their own language").toMatchObject({
    title: "Partnership agreement",
    day: dayText(earliest, "en"),
  });
  expect(words.get(irene.email)).toMatchObject({
    title: "Acuerdo de partnership",
    day: dayText(earliest, "es"),
  });
});

test("P3: a document for which the programme foresees no notice is ended by the vendor alone", async () => {
  const agreementId = await signed("nda");
  const { version } = await agreementRow(s, agreementId);
  const answer = await as(s.db, s.admin, () =>
    giveNoticeAction(s.ws.slug, { agreementId, version, endedOn: addDays(s.today, 400), reason: "Over" }),
  );
  expect(answer).toMatchObject({ kind: "refused", message: expect.stringContaining("no notice") });
});
