import { agreementState, nextAgreement } from "#lib/domain/programmes/agreement.ts";
import {
  agreementKindOf,
  type ProgrammeDefinition,
  type ProgrammeSide,
} from "#lib/domain/programmes/definition.ts";
import { isFinished, stepOf } from "#lib/domain/programmes/onboarding.ts";
import type { PartnershipState } from "#lib/domain/programmes/partnership.ts";
import type { TurnDeed } from "#lib/domain/programmes/turns.ts";
import { textIn } from "#lib/domain/text.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { agreementFact } from "#lib/features/agreements/queries.ts";
import { solutionSchema } from "#lib/features/partnerships/facts.ts";
import { stepRecord } from "#lib/features/partnerships/settle.ts";
import { toPlainDateOrNull } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";

export type WaitKind =
  | "step"
  | "confirm"
  | "prepare"
  | "nominate"
  | "certify"
  | "sign"
  | "renew"
  | "plan_write"
  | "plan_validate"
  | "solution_review"
  | "evidence_confirm"
  | "evidence_send"
  | "remediation";

/** Something that waits for one of the sides, and the page where it is done. */
export type Wait = {
  key: string;
  side: ProgrammeSide;
  kind: WaitKind;
  title: string;
  dueOn: PlainDate | null;
  page: "onboarding" | "agreements" | "plan" | "people" | "company" | "ladder";
};

/** What a step's turn is as something that waits; signatures, a plan's validation and a solution's review have lines of their own. */
const ASKED: Partial<Record<TurnDeed, Pick<Wait, "kind" | "page">>> = {
  do: { kind: "step", page: "onboarding" },
  confirm: { kind: "confirm", page: "onboarding" },
  prepare: { kind: "prepare", page: "agreements" },
  write: { kind: "plan_write", page: "plan" },
  nominate: { kind: "nominate", page: "people" },
  certify: { kind: "certify", page: "people" },
};

type Partnership = {
  id: string;
  state: PartnershipState;
  solution: unknown;
  remediationUntil: PlainDate | null;
  definition: ProgrammeDefinition;
};

/**
 * What waits for whom with each of these partners: steps by turn, signatures, renewals, plans, reviews. By due day,
 * what has none last. Signatures and the word about a plan have lines of their own.
 */
export async function waitsOf(
  tx: Tx,
  tenantId: string,
  partners: readonly Partnership[],
  on: PlainDate,
  locale: string,
): Promise<Map<string, { waits: Wait[]; finished: number; total: number }>> {
  const where = { tenantId, partnershipId: { in: partners.map(p => p.id) } };
  const steps = await tx.onboardingStep.findMany({ where, orderBy: [{ position: "asc" }, { id: "asc" }] });
  const agreements = await tx.agreement.findMany({ where: { ...where, endedOn: null } });
  const plans = await tx.businessPlan.findMany({
    where: { ...where, state: { in: ["submitted", "returned"] } },
    select: { id: true, partnershipId: true, state: true },
  });
  const evidence = await tx.partnerEvidence.findMany({
    where: { ...where, state: { in: ["submitted", "returned"] } },
    select: { id: true, partnershipId: true, state: true, label: true },
  });
  return new Map(
    partners.map(p => {
      const { definition } = p;
      const own = <T extends { partnershipId: string }>(rows: readonly T[]) =>
        rows.filter(row => row.partnershipId === p.id);
      const known = own(steps).flatMap(row => {
        const found = stepOf(definition, row.stepKey);
        return found && !found.phase.ongoing ? [{ row, step: found.step, record: stepRecord(row) }] : [];
      });
      const finished = known.filter(({ step, record }) => isFinished(step, record)).length;
      const waits: Wait[] = [];
      const goesOn = p.state !== "ended" && p.state !== "suspended";
      const returned = own(plans).some(plan => plan.state === "returned");
      for (const { row, step } of goesOn ? known : []) {
        const at = ASKED[row.turnDeed as TurnDeed];
        if (row.turnSide === null || at === undefined || (row.turnDeed === "write" && returned)) continue;
        waits.push({
          key: row.id,
          side: row.turnSide as ProgrammeSide,
          kind: at.kind,
          title: textIn(step.title, locale),
          dueOn: toPlainDateOrNull(row.dueOn),
          page: at.page,
        });
      }
      const papers = own(agreements).map(row => ({ row, fact: agreementFact(row) }));
      for (const { row, fact } of goesOn ? papers : []) {
        const kind = agreementKindOf(definition, row.kind);
        const title = `${kind ? textIn(kind.title, locale) : row.kind} (${row.number})`;
        const state = agreementState(fact, on, definition.renewalWindowDays);
        const sign = (side: ProgrammeSide) =>
          waits.push({
            key: `${row.id}-${side}`,
            side,
            kind: "sign",
            title,
            dueOn: fact.startsOn,
            page: "agreements",
          });
        if (state === "unsigned" || state === "half_signed") {
          if (fact.partnerSignedOn === null) sign("partner");
          if (fact.vendorSignedOn === null) sign("vendor");
        }
        // Also one that ran out: as long as nobody has prepared the next, it is still to be renewed.
        const isLast = !papers.some(
          other => other.row.kind === row.kind && (other.fact.endsOn ?? "") > (fact.endsOn ?? ""),
        );
        const next = nextAgreement(
          papers.map(paper => paper.fact),
          row.kind,
          on,
          definition.renewalWindowDays,
        );
        if ((state === "ending" || state === "over") && isLast && next.ok)
          waits.push({
            key: row.id,
            side: "vendor",
            kind: "renew",
            title,
            dueOn: fact.endsOn,
            page: "agreements",
          });
      }
      for (const plan of goesOn ? own(plans) : [])
        waits.push({
          key: plan.id,
          side: plan.state === "submitted" ? "vendor" : "partner",
          kind: plan.state === "submitted" ? "plan_validate" : "plan_write",
          title: "",
          dueOn: null,
          page: "plan",
        });
      for (const item of goesOn ? own(evidence) : [])
        waits.push({
          key: item.id,
          side: item.state === "submitted" ? "vendor" : "partner",
          kind: item.state === "submitted" ? "evidence_confirm" : "evidence_send",
          title: item.label,
          dueOn: null,
          page: "company",
        });
      const solution = solutionSchema.parse(p.solution);
      if (goesOn && solution.name && solution.reviewedOn === null)
        waits.push({
          key: `${p.id}-solution`,
          side: "vendor",
          kind: "solution_review",
          title: solution.name,
          dueOn: null,
          page: "company",
        });
      if (p.state === "remediation" && p.remediationUntil !== null)
        waits.push({
          key: `${p.id}-remediation`,
          side: p.remediationUntil < on ? "vendor" : "partner",
          kind: "remediation",
          title: "",
          dueOn: p.remediationUntil,
          page: "ladder",
        });
      waits.sort((a, b) =>
        (a.dueOn ?? "9") < (b.dueOn ?? "9") ? -1 : (a.dueOn ?? "9") > (b.dueOn ?? "9") ? 1 : 0,
      );
      return [p.id, { waits, finished, total: known.length }];
    }),
  );
}
