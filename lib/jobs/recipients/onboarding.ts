import { agreementKindOf } from "#lib/domain/programmes/definition.ts";
import { stepOf } from "#lib/domain/programmes/onboarding.ts";
import { textIn } from "#lib/domain/text.ts";
import { findPartnership } from "#lib/features/partnerships/standing.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { dayText } from "#lib/platform/i18n/day-text.ts";
import { inBoth } from "#lib/platform/i18n/in-both.ts";
import type { Recipient, Telling, Told, Topic, Topics } from "../topics.ts";
import { everyoneBut, peopleWithRoles, stillAt, vendorOrgId, vendorPeople } from "./people.ts";

type Page = "onboarding" | "agreements" | "plan" | "company" | "ladder";

const vendorSide = (tx: Tx, event: Told): Promise<Recipient[]> =>
  vendorPeople(tx, event.tenantId, ["partner_manager"]);
const partnerSide = (tx: Tx, event: Told): Promise<Recipient[]> =>
  event.partnerOrgId
    ? peopleWithRoles(
        tx,
        event.tenantId,
        event.partnerOrgId,
        // Whoever writes the plan hears of it.
        event.type.startsWith("plan.") ? ["partner_admin", "partner_sales"] : ["partner_admin"],
      )
    : Promise.resolve([]);

/** Whoever sees to the step, on whichever side; of a line that one side keeps to itself, only of that side (T4). */
async function owner(tx: Tx, event: Told): Promise<Recipient[]> {
  const stepKey = event.data.stepKey;
  if (typeof stepKey !== "string") return [];
  const row = await tx.onboardingStep.findFirst({
    where: { tenantId: event.tenantId, partnershipId: event.subjectId, stepKey },
    select: { ownerId: true },
  });
  const { audience, partnerOrgId, tenantId } = event;
  const orgs = [
    ...(audience === "partner" ? [] : [await vendorOrgId(tx, tenantId)]),
    ...(audience === "vendor" ? [] : [partnerOrgId]),
  ];
  return stillAt(tx, tenantId, orgs, [row?.ownerId]);
}

/** Whoever signed it in the portal: they get the signed PDF at the link. */
async function signers(tx: Tx, event: Told): Promise<Recipient[]> {
  const envelopeId = event.data.envelopeId;
  if (typeof envelopeId !== "string") return [];
  const rows = await tx.envelopeSigner.findMany({ where: { tenantId: event.tenantId, envelopeId } });
  const orgs = [await vendorOrgId(tx, event.tenantId), event.partnerOrgId];
  return stillAt(
    tx,
    event.tenantId,
    orgs,
    rows.map(row => row.signerId),
  );
}

/** A line that a side keeps to itself is told there alone; all else to the other side. */
const tells = (event: Told, side: "vendor" | "partner"): boolean =>
  event.audience === "vendor" || event.audience === "partner"
    ? event.audience === side
    : event.actorSide !== side;

/** The other side of who did it, and both when the portal itself did; each reads the programme's words in their own language. */
function tellOther(page: Page): Topic {
  return async (tx, event): Promise<Telling | null> => {
    const partnership = await findPartnership(tx, event.tenantId, { id: event.subjectId });
    if (!partnership) return null;
    const { definition } = partnership.programme;
    const step = stepOf(partnership.begun.definition, String(event.data.stepKey ?? ""))?.step;
    const kind = agreementKindOf(definition, String(event.data.kind ?? ""));
    const day = event.data.on ?? event.data.dueOn;
    return {
      recipients: everyoneBut(
        event.actorId,
        tells(event, "vendor") ? await vendorSide(tx, event) : [],
        tells(event, "partner") ? await partnerSide(tx, event) : [],
        await owner(tx, event),
        await signers(tx, event),
      ),
      path: `/partners/${partnership.orgSlug}/${page}`,
      params: {
        company: partnership.orgName,
        step: step ? inBoth(locale => textIn(step.title, locale)) : "",
        confirm: step?.confirmedBy ? "yes" : "no",
        title: kind ? inBoth(locale => textIn(kind.title, locale)) : String(event.data.title ?? ""),
        number: String(event.data.number ?? ""),
        name: String(event.data.name ?? ""),
        part: String(event.data.part ?? ""),
        remark: String(event.data.remark ?? event.data.reason ?? ""),
        day: typeof day === "string" ? inBoth(locale => dayText(day, locale)) : "",
        days: Number(event.data.days ?? 0),
      },
      thread: `partnership-${event.subjectId}`,
    };
  };
}

/** That every step is finished is the vendor's to act on (P13). */
const onboarded: Topic = async (tx, event) => {
  const telling = await tellOther("ladder")(tx, event);
  return telling && !Array.isArray(telling)
    ? { ...telling, recipients: await vendorSide(tx, event) }
    : telling;
};

export const onboardingTopics: Topics = {
  "step.done": tellOther("onboarding"),
  "step.confirmed": tellOther("onboarding"),
  "step.returned": tellOther("onboarding"),
  "step.moved": tellOther("onboarding"),
  "step.remarked": tellOther("onboarding"),
  "step.blocked": tellOther("onboarding"),
  "step.unblocked": tellOther("onboarding"),
  "agreement.prepared": tellOther("agreements"),
  "agreement.signed": tellOther("agreements"),
  "agreement.in_force": tellOther("agreements"),
  "agreement.copied": tellOther("agreements"),
  "agreement.ended": tellOther("agreements"),
  "agreement.notice_given": tellOther("agreements"),
  "agreement.ending": tellOther("agreements"),
  "plan.submitted": tellOther("plan"),
  "plan.validated": tellOther("plan"),
  "plan.returned": tellOther("plan"),
  "plan.commented": tellOther("plan"),
  "evidence.submitted": tellOther("company"),
  "evidence.confirmed": tellOther("company"),
  "evidence.returned": tellOther("company"),
  "evidence.ended": tellOther("company"),
  "evidence.ending": tellOther("company"),
  "company.solution_described": tellOther("company"),
  "company.solution_reviewed": tellOther("company"),
  "partnership.onboarded": onboarded,
};
