import { planToEdit } from "#lib/domain/contracts/plan-draft.ts";
import type { Prisma } from "#lib/platform/db/prisma.ts";
import { emmaPlan } from "#prisma/seed/emma/plan.ts";
import { seedId } from "./ids.ts";
import type { Seeding } from "./types.ts";

const hours = (n: number) => n * 60;

/** What people do with the plans that are published: EMMA considers a second warning, and one more step before a target passes. */
export async function writePlanWork(s: Seeding): Promise<void> {
  if (s.workspace.slug !== "emma") return;
  const { tx, tenantId, now } = s;
  const plan = planToEdit(emmaPlan);
  const ago = (n: number) => new Date(now.getTime() - n * 3_600_000);
  const definition = {
    ...plan,
    terms: {
      ...plan.terms,
      rules: { ...plan.terms.rules, response: { warnAtPercents: [50, 75, 90] } },
      escalations: [
        {
          level: 1,
          at: { minutesAfterDue: -hours(1) },
          notify: ["partner_support_manager"],
          clocks: ["response" as const],
        },
        ...plan.terms.escalations.map((step, i) => ({ ...step, level: i + 2 })),
      ],
    },
  };
  await tx.supportPlanDraft.create({
    data: {
      tenantId,
      id: seedId(s.workspace.slug, "plan-draft", emmaPlan.key),
      key: emmaPlan.key,
      definition: definition as unknown as Prisma.InputJsonObject,
      baseVersion: 1,
      version: 4,
      createdBy: "Carmen Rueda",
      createdAt: ago(50),
      savedBy: "Carmen Rueda",
      savedAt: ago(5),
    },
  });
}
