import { afterAll, beforeAll, expect, test } from "vitest";
import type { ProgrammeDefinition } from "#lib/domain/programmes/definition.ts";
import { saveAnswers, submitApplication } from "#lib/features/applications/commands.ts";
import { acceptApplication, startReview } from "#lib/features/applications/decisions.ts";
import { lockApplication } from "#lib/features/applications/record.ts";
import { startApplication } from "#lib/features/applications/start.ts";
import { type WorkspaceInfo, workspaceInfo } from "#lib/platform/actor.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import type { By } from "#lib/platform/record.ts";
import { madridHours } from "#prisma/seed/calendars.ts";
import { openNebulaProgramme } from "#prisma/seed/opennebula/programme.ts";
import { fullAnswers } from "#tests/support/answers.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeCalendar } from "#tests/support/factories/calendar.ts";
import { makePartner, makeVendorActor } from "#tests/support/factories/person.ts";
import { makeProgramme } from "#tests/support/factories/programme.ts";
import { makeWorkspace } from "#tests/support/factories/workspace.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await cloneDatabase();
  usePrisma(db.client);
});
afterAll(() => db.drop());

/** PREMIER is no more, ADVANCED stays. */
const withoutPremier: ProgrammeDefinition = {
  ...openNebulaProgramme,
  tiers: openNebulaProgramme.tiers.filter(tier => tier.key !== "premier"),
};

/** A workspace with the programme, an applicant with a full form for PREMIER, and a way to publish without it. */
async function applying() {
  const ws = await makeWorkspace(db, { calendarKey: "office" });
  await makeCalendar(db, ws, madridHours, "office");
  const programme = await makeProgramme(db, ws, openNebulaProgramme);
  const info: WorkspaceInfo = await inWorkspace(
    asWorker(ws.tenantId),
    async tx => workspaceInfo(await tx.workspace.findFirstOrThrow()),
    db.client,
  );
  const applicant: By = (await makePartner(db, ws)).actor;
  const manager: By = await makeVendorActor(db, ws, ["partner_manager"]);
  const start = (tier: string | null) =>
    inWorkspace(
      applicant,
      (tx, now) =>
        startApplication(tx, applicant, info, { programme: programme.slug, tier, again: true }, now),
      db.client,
    );
  const { number } = await start("premier");
  return { ws, programme, info, applicant, manager, number, start };
}

type Applying = Awaited<ReturnType<typeof applying>>;

const fill = (a: Applying, tier: string) =>
  inWorkspace(
    a.applicant,
    async (tx, now) => {
      const record = await lockApplication(tx, a.ws.tenantId, a.number);
      if (!record) throw new Error("no application");
      const answers = { ...fullAnswers(openNebulaProgramme), ...tierAnswer(tier) };
      await saveAnswers(tx, a.applicant, record, { answers, base: record.application.answers }, now);
    },
    db.client,
  );
const tierAnswer = (tier: string) =>
  Object.fromEntries(
    openNebulaProgramme.application.sections
      .flatMap(section => section.questions)
      .filter(question => question.kind === "tier")
      .map(question => [question.key, tier]),
  );

const publish = (a: Applying) =>
  inWorkspace(
    asWorker(a.ws.tenantId),
    tx =>
      tx.programmeVersion.create({
        data: {
          tenantId: a.ws.tenantId,
          id: newId(),
          programmeId: a.programme.programmeId,
          version: 2,
          effectiveFrom: fromPlainDate("2026-01-01"),
          definition: withoutPremier,
          publishedBy: "Test",
        },
      }),
    db.client,
  );

const submit = (a: Applying) =>
  inWorkspace(
    a.applicant,
    async (tx, now) => {
      const record = await lockApplication(tx, a.ws.tenantId, a.number);
      if (!record) throw new Error("no application");
      return submitApplication(tx, a.applicant, a.info, record, now);
    },
    db.client,
  );

test("a tier taken out of the programme while somebody applies: the form is not sent for it, and says why (P12, P20)", async () => {
  const a = await applying();
  await fill(a, "premier");
  await publish(a);
  await expect(submit(a)).rejects.toMatchObject({
    kind: "refused",
    key: "applications.refusal.tierGone",
    params: { tier: "PREMIER", version: 2, tiers: "ADVANCED" },
  });
  await fill(a, "advanced");
  expect(await submit(a)).toEqual({ state: "submitted" });
  await expect(a.start("premier")).rejects.toMatchObject({ key: "applications.refusal.noSuchTier" });
});

test("taken out after the form was sent: nobody is accepted into it, another tier of the version in force may be chosen", async () => {
  const a = await applying();
  await fill(a, "premier");
  await submit(a);
  await inWorkspace(
    a.manager,
    async (tx, now) => {
      const record = await lockApplication(tx, a.ws.tenantId, a.number);
      if (record) await startReview(tx, a.manager, record, now);
    },
    db.client,
  );
  await publish(a);
  const accept = (tier: string) =>
    inWorkspace(
      a.manager,
      async (tx, now) => {
        const record = await lockApplication(tx, a.ws.tenantId, a.number);
        if (!record) throw new Error("no application");
        return acceptApplication(
          tx,
          a.manager,
          a.info,
          { ...record, assessments: [] },
          { number: a.number, version: record.version, tier, reason: "Known" },
          now,
        );
      },
      db.client,
    );
  await expect(accept("premier")).rejects.toMatchObject({
    kind: "invalid",
    fields: { tier: { key: "applications.refusal.tierGone" } },
  });
  expect(await accept("advanced")).toMatchObject({ state: "accepted" });
});
