import { vi } from "vitest";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { ProgrammeDefinition } from "#lib/domain/programmes/definition.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { startOnboarding } from "#lib/features/partnerships/commands.ts";
import { programmeByVersion } from "#lib/features/programmes/queries.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import { usePrisma as actOn } from "#lib/platform/db/prisma.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { systemWriter } from "#lib/platform/record.ts";
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts";
import type { TestOrg } from "#tests/support/factories/organisation.ts";
import { makePartner, makePerson, makeVendorActor } from "#tests/support/factories/person.ts";
import { makeProgramme } from "#tests/support/factories/programme.ts";
import { makeWorkspace, type TestWorkspace } from "#tests/support/factories/workspace.ts";

vi.setConfig({ testTimeout: 60_000 });

export type Scene = {
  db: TestDatabase;
  ws: TestWorkspace;
  org: TestOrg;
  admin: Actor;
  manager: Actor;
  definition: ProgrammeDefinition;
  programmeId: string;
  partnershipId: string;
  today: PlainDate;
};

/** A company that was just accepted into a programme, with its administrator and the vendor's partner manager. */
export async function accepted(definition: ProgrammeDefinition): Promise<Scene> {
  const db = await cloneDatabase();
  actOn(db.client);
  const ws = await makeWorkspace(db, { ticketPrefix: "TST" });
  const { programmeId, versionId } = await makeProgramme(db, ws, definition);
  const { org, actor: admin } = await makePartner(db, ws);
  const manager = await makeVendorActor(db, ws, ["partner_manager"]);
  const { partnershipId, today } = await inWorkspace(
    asWorker(ws.tenantId),
    async (tx, now) => {
      const programme = await programmeByVersion(tx, ws.tenantId, versionId);
      const today = todayIn(ws.timeZone, now.getTime());
      if (!programme) throw new Error("no programme");
      const begun = await startOnboarding(tx, systemWriter(ws.tenantId), {
        partnerOrgId: org.orgId,
        orgName: org.name,
        programme,
        targetTierKey: definition.tiers[0]?.key ?? "",
        on: today,
      });
      return { ...begun, today };
    },
    db.client,
  );
  return { db, ws, org, admin, manager, definition, programmeId, partnershipId, today };
}

/** As the worker, inside the scene's workspace. */
export const look = <T>(s: Scene, work: Parameters<typeof inWorkspace<T>>[1]): Promise<T> =>
  inWorkspace(asWorker(s.ws.tenantId), work, s.db.client);

/** The newest version of a step by its key. */
export const stepRow = (s: Scene, stepKey: string) =>
  look(s, tx =>
    tx.onboardingStep.findFirstOrThrow({
      where: { tenantId: s.ws.tenantId, partnershipId: s.partnershipId, stepKey },
    }),
  );

/** Somebody new at the company with a certificate in an area from today on. */
export async function certify(s: Scene, areaKey: string): Promise<void> {
  const person = await makePerson(s.db, s.ws, s.org, ["partner_support"]);
  await look(s, tx =>
    tx.certification.create({
      data: {
        tenantId: s.ws.tenantId,
        id: newId(),
        programmeId: s.programmeId,
        personId: person.personId,
        personName: person.name,
        nominatedBy: s.admin.name,
        partnerOrgId: s.org.orgId,
        areaKey,
        number: `C-${person.personId.slice(-8)}`,
        validFrom: fromPlainDate(s.today),
        validUntil: fromPlainDate("2099-12-31"),
        graceDays: 0,
      },
    }),
  );
}

export const versionOfPlan = (s: Scene) =>
  look(s, tx =>
    tx.businessPlan.findFirstOrThrow({
      where: { tenantId: s.ws.tenantId, partnershipId: s.partnershipId },
      orderBy: { createdAt: "desc" },
    }),
  );

export const versionOfPartnership = async (s: Scene): Promise<number> =>
  (
    await look(s, tx =>
      tx.partnership.findFirstOrThrow({ where: { tenantId: s.ws.tenantId, id: s.partnershipId } }),
    )
  ).version;

export const agreementRow = (s: Scene, id: string) =>
  look(s, tx => tx.agreement.findFirstOrThrow({ where: { tenantId: s.ws.tenantId, id } }));
