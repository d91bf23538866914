import type { Actor } from "#lib/domain/policies/types.ts";
import type { Answers } from "#lib/domain/programmes/answers.ts";
import type { ProgrammeDefinition } from "#lib/domain/programmes/definition.ts";
import {
  saveAnswersAction,
  startApplicationAction,
  submitApplicationAction,
} from "#lib/features/applications/actions.ts";
import { applicationPage } from "#lib/features/applications/queries.ts";
import { tell } from "#lib/jobs/tell.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import { usePrisma as actOn } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { madridHours } from "#prisma/seed/calendars.ts";
import { openNebulaProgramme } from "#prisma/seed/opennebula/programme.ts";
import { fullAnswers } from "#tests/support/answers.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import { makeCalendar } from "#tests/support/factories/calendar.ts";
import { makePartner, makeVendorActor } from "#tests/support/factories/person.ts";
import { makeProgramme, type TestProgramme } from "#tests/support/factories/programme.ts";
import { makeWorkspace, type TestWorkspace } from "#tests/support/factories/workspace.ts";
import { as, done } from "#tests/support/present.ts";

/** A workspace with a programme, two managers and two more of the vendor who may be asked to assess. */
export type Scene = {
  db: TestDatabase;
  ws: TestWorkspace;
  programme: TestProgramme;
  manager: Actor;
  second: Actor;
  ana: Actor;
  ben: Actor;
};

export const answers = fullAnswers(openNebulaProgramme);

export async function scene(): Promise<Scene> {
  const db = await cloneDatabase();
  actOn(db.client);
  const ws = await makeWorkspace(db, {
    calendarKey: "office",
    timeZone: "Europe/Madrid",
    ticketPrefix: "ONE",
  });
  await makeCalendar(db, ws, madridHours, "office");
  const programme = await makeProgramme(db, ws, openNebulaProgramme);
  const manager = await makeVendorActor(db, ws, ["partner_manager"], { name: "Elena" });
  const second = await makeVendorActor(db, ws, ["partner_manager"], { name: "Tom" });
  const ana = await makeVendorActor(db, ws, ["trainer"], { name: "Ana" });
  const ben = await makeVendorActor(db, ws, ["vendor_support"], { name: "Ben" });
  return { db, ws, programme, manager, second, ana, ben };
}

export const page = (s: Scene, actor: Actor, number: string) =>
  inWorkspace(actor, tx => applicationPage(tx, actor, number), s.db.client);

export async function draft(
  s: Scene,
  actor: Actor,
  more: { again?: boolean; tier?: string | null } = {},
): Promise<string> {
  const input = { programme: s.programme.slug, tier: "premier", ...more };
  return done(await as(s.db, actor, () => startApplicationAction(s.ws.slug, input))).number;
}

/** A draft filled in and sent; `more` are answers other than the usual ones. */
export async function sent(s: Scene, actor: Actor, more: Answers = {}): Promise<string> {
  const number = await draft(s, actor);
  const given = { ...answers, ...more };
  const held = (await page(s, actor, number)).sections.flatMap(x => x.questions);
  const base = Object.fromEntries(held.map(q => [q.key, q.value])) as Answers;
  done(
    await as(s.db, actor, () =>
      saveAnswersAction(s.ws.slug, { number, answers: given as never, base: base as never }),
    ),
  );
  done(await as(s.db, actor, () => submitApplicationAction(s.ws.slug, { number })));
  return number;
}

export const applicant = async (s: Scene) => (await makePartner(s.db, s.ws)).actor;

/** A newer version of the programme, in effect since yesterday. */
export async function publish(s: Scene, change: (d: ProgrammeDefinition) => void, version = 2) {
  const definition = structuredClone(openNebulaProgramme);
  change(definition);
  await inWorkspace(
    asWorker(s.ws.tenantId),
    tx =>
      tx.programmeVersion.create({
        data: {
          tenantId: s.ws.tenantId,
          id: newId(),
          programmeId: s.programme.programmeId,
          version,
          effectiveFrom: fromPlainDate("2021-01-01"),
          definition: definition as never,
          publishedBy: "Test",
        },
      }),
    s.db.client,
  );
}

/** Mail about an application, by topic and address, once everything told so far is delivered to the outbox. */
export async function mailsOf(s: Scene, number: string): Promise<{ topic: string; to: string }[]> {
  const { tenantId } = s.ws;
  const { rows } = await s.db.admin.query(
    "SELECT data->>'eventId' AS id FROM outbox WHERE tenant_id = $1 AND kind = 'event'",
    [tenantId],
  );
  for (const row of rows)
    await inWorkspace(asWorker(tenantId), tx => tell(tx, tenantId, row.id), s.db.client);
  const mails = await s.db.admin.query(
    `SELECT topic, to_email AS to FROM outbox WHERE tenant_id = $1 AND kind = 'mail' AND data->>'path' LIKE $2 ORDER BY created_at, to_email`,
    [tenantId, `%/applications/${number}`],
  );
  return mails.rows;
}
