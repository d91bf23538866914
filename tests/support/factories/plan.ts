import type { SupportPlanDefinition } from "#lib/domain/contracts/plan.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import { mexicoCityHours, roundTheClockIn } from "#prisma/seed/calendars.ts";
import { standardPlan } from "#prisma/seed/ecm/plans.ts";
import type { TestDatabase } from "#tests/support/database.ts";
import { makeCalendar } from "#tests/support/factories/calendar.ts";

type Workspace = { tenantId: string };

export type TestPlan = {
  planId: string;
  planVersionId: string;
  key: string;
  definition: SupportPlanDefinition;
};

/** A support plan with one published version, the shipped Standard unless said otherwise (S1). */
export async function makePlan(
  db: TestDatabase,
  ws: Workspace,
  definition: SupportPlanDefinition = standardPlan,
  overrides: Partial<{ effectiveFrom: string }> = {},
): Promise<TestPlan> {
  const { tenantId } = ws;
  const plan = { planId: newId(), planVersionId: newId(), key: definition.key, definition };
  await inWorkspace(
    asWorker(tenantId),
    async tx => {
      await tx.supportPlan.create({ data: { tenantId, id: plan.planId, key: definition.key } });
      await tx.supportPlanVersion.create({
        data: {
          tenantId,
          id: plan.planVersionId,
          planId: plan.planId,
          version: 1,
          effectiveFrom: fromPlainDate(overrides.effectiveFrom ?? "2010-01-01"),
          definition: JSON.parse(JSON.stringify(definition)),
          publishedBy: "Test",
        },
      });
    },
    db.client,
  );
  return plan;
}

/** The calendars the shipped plans count in (S2, S3), and the same office hours as the workspace's own. */
export async function makeCalendars(
  db: TestDatabase,
  ws: Workspace,
  workspaceKey = "mexico-office",
): Promise<void> {
  await makeCalendar(db, ws, mexicoCityHours);
  await makeCalendar(db, ws, mexicoCityHours, workspaceKey);
  await makeCalendar(db, ws, roundTheClockIn("America/Mexico_City"));
}

export type TestProduct = { productId: string; name: string; ticketPrefix: string };

/** A product with one release (S11, S19). */
export async function makeProduct(
  db: TestDatabase,
  ws: Workspace,
  overrides: Partial<{ key: string; name: string; ticketPrefix: string }> = {},
): Promise<TestProduct> {
  const { tenantId } = ws;
  const productId = newId();
  const name = overrides.name ?? "SIGAP";
  const ticketPrefix = overrides.ticketPrefix ?? "SIG";
  await inWorkspace(
    asWorker(tenantId),
    async tx => {
      await tx.product.create({
        data: {
          tenantId,
          id: productId,
          key: overrides.key ?? name.toLowerCase(),
          name,
          ticketPrefix,
          modules: [{ key: "e_oficio", name: "e-oficio" }],
        },
      });
      await tx.release.create({
        data: {
          tenantId,
          id: newId(),
          productId,
          version: "8.0",
          major: true,
          releasedOn: fromPlainDate("2025-01-15"),
          state: "published",
        },
      });
    },
    db.client,
  );
  return { productId, name, ticketPrefix };
}
