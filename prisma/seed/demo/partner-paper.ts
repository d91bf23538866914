import type { ProgrammeDefinition } from "#lib/domain/programmes/definition.ts";
import { onboardingDue } from "#lib/domain/programmes/onboarding-plan.ts";
import { addDays, addMonths, addMonthsInclusive } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import { nextNumber } from "#lib/platform/record.ts";
import { seedId } from "./ids.ts";
import type { DemoCertificate, DemoPartner } from "./partner-types.ts";
import { personId } from "./people.ts";
import type { Seeding } from "./types.ts";

/** What the parts of one partner are written with. */
export type PartnerSeeding = Seeding & {
  definition: ProgrammeDefinition;
  programmeId: string;
  programmeVersionId: string;
  partner: DemoPartner;
  orgId: string;
  partnershipId: string;
};

export const day = (s: Seeding, ago: number): Date => fromPlainDate(addDays(s.today, -ago));
/** A moment in office hours, so many days ago. */
export const moment = (s: Seeding, ago: number, hour = 10, minute = 20): Date =>
  new Date(
    Math.min(
      fromPlainDate(addDays(s.today, -ago)).getTime() + (hour * 60 + minute) * 60_000,
      s.now.getTime() - 60_000,
    ),
  );

export const firstAdmin = (s: PartnerSeeding) => {
  const admin = s.partner.org.people[0];
  if (!admin) throw new Error(`${s.partner.org.name} has nobody`);
  return { id: personId(s, s.partner.org, admin.key), name: admin.name };
};

const manager = (s: Seeding) =>
  s.workspace.vendor.people.find(p => p.roles.includes("partner_manager"))?.name ?? "";
const certifier = (s: Seeding) =>
  s.workspace.vendor.people.find(p => p.roles.includes("certification_manager"))?.name ?? "";

/** Signed documents: the ones to start are as old as the acceptance; the agreement has its own term (P3). */
export async function writeAgreements(s: PartnerSeeding): Promise<void> {
  const p = s.partner.partnership;
  if (!p || s.partner.application.state !== "accepted") return;
  const accepted = s.partner.application.decidedAgo;
  for (const kind of s.definition.agreements) {
    const termed = kind.key === "partner_agreement";
    const ago = termed ? p.agreementAgo : Math.max(0, accepted - 8);
    if (ago === undefined || (p.state === "onboarding" && kind.key === "support_agreement")) continue;
    const half = termed && p.agreementHalf === true;
    const starts: PlainDate = addDays(s.today, -ago);
    const ends = kind.termMonths === null ? null : addMonthsInclusive(starts, kind.termMonths);
    const number = `${s.workspace.ticketPrefix}-AG-${String(await nextNumber(s.tx, s.tenantId, "agreement", 101)).padStart(4, "0")}`;
    await s.tx.agreement.create({
      data: {
        tenantId: s.tenantId,
        id: seedId(s.workspace.slug, "agreement", s.partner.org.key, kind.key),
        number,
        partnershipId: s.partnershipId,
        partnerOrgId: s.orgId,
        kind: kind.key,
        partnerSignedOn: day(s, ago),
        partnerSignedBy: firstAdmin(s).name,
        vendorSignedOn: half ? null : day(s, ago),
        vendorSignedBy: half ? null : manager(s),
        startsOn: half ? null : fromPlainDate(starts),
        endsOn: half || ends === null ? null : fromPlainDate(ends),
        endedOn: p.ended ? day(s, p.ended.ago) : null,
        endReason: p.ended?.reason ?? null,
        createdAt: moment(s, ago + 2),
      },
    });
  }
}

/** The way in: the first steps finished in order, the next one under way, the rest open (P2). */
export async function writeSteps(s: PartnerSeeding): Promise<void> {
  const p = s.partner.partnership;
  const a = s.partner.application;
  if (!p || a.state !== "accepted") return;
  const planned = onboardingDue(s.definition, addDays(s.today, -a.decidedAgo));
  const finished = p.steps ?? planned.length;
  // The tier is granted once the way in is complete.
  const way = Math.min(60, a.decidedAgo - (p.tierAgo ?? 0));
  const admin = firstAdmin(s);
  for (const [position, { phase, step, dueOn }] of planned.entries()) {
    const isFinished = position < finished;
    // In the middle of onboarding, one more step is done and waits for the other side's word.
    const waits =
      position === finished &&
      step.confirmedBy !== undefined &&
      p.steps !== undefined &&
      p.lastStepAgo === undefined;
    const ago =
      p.lastStepAgo ?? Math.max(1, Math.round(a.decidedAgo - ((position + 1) / planned.length) * way));
    const done = step.doneBy === "partner" ? admin.name : manager(s);
    const confirmed =
      step.confirmedBy === "partner" ? admin.name : step.confirmedBy === "vendor" ? manager(s) : null;
    await s.tx.onboardingStep.create({
      data: {
        tenantId: s.tenantId,
        id: seedId(s.workspace.slug, "step", s.partner.org.key, step.key),
        partnershipId: s.partnershipId,
        partnerOrgId: s.orgId,
        phaseKey: phase.key,
        stepKey: step.key,
        position,
        doneSide: step.doneBy,
        confirmSide: step.confirmedBy ?? null,
        state: isFinished ? (step.confirmedBy ? "confirmed" : "done") : waits ? "done" : "open",
        ownerName: step.doneBy === "partner" ? admin.name : null,
        ownerId: step.doneBy === "partner" ? admin.id : null,
        dueOn: fromPlainDate(dueOn),
        plannedOn: fromPlainDate(dueOn),
        evidenceOn: step.evidence === "date" && (isFinished || waits) ? day(s, ago) : null,
        doneBy: isFinished || waits ? done : null,
        doneAt: isFinished || waits ? moment(s, ago) : null,
        confirmedBy: isFinished ? confirmed : null,
        confirmedAt: isFinished && confirmed ? moment(s, Math.max(0, ago - 1), 12) : null,
      },
    });
  }
}

/** Certificates in every state (P23); the term is counted back from its last day. */
export async function writeCertificates(s: PartnerSeeding): Promise<void> {
  for (const c of s.partner.certificates) await writeCertificate(s, c);
}

async function writeCertificate(s: PartnerSeeding, c: DemoCertificate): Promise<void> {
  const person = s.partner.org.people.find(p => p.key === c.who);
  const area = s.definition.areas.find(a => a.key === c.area);
  if (!person || !area) throw new Error(`${s.partner.org.name}: ${c.who} in ${c.area}`);
  const idOf = (...more: string[]) =>
    seedId(s.workspace.slug, "certificate", s.partner.org.key, c.who, c.area, ...more);
  const base = {
    tenantId: s.tenantId,
    id: "replaced" in c ? idOf("replaced") : idOf(),
    personId: personId(s, s.partner.org, c.who),
    personName: person.name,
    // A leaver's certificate stays theirs and counts for nobody, as does that of who has not agreed (P22).
    partnerOrgId: person.leftDaysAgo === undefined && !person.undecided ? s.orgId : null,
    programmeId: s.programmeId,
    areaKey: c.area,
    graceDays: area.graceDays,
    nominatedBy: firstAdmin(s).name,
  };
  if (!("endsIn" in c)) {
    const passed = c.result === "passed";
    await s.tx.certification.create({
      data: {
        ...base,
        nominatedAt: moment(s, c.nominatedAgo),
        trainingOn: c.courseIn === undefined ? null : day(s, -c.courseIn),
        result: c.result ?? null,
        resultScore: passed ? 86 : null,
        resultOn: passed && c.courseIn !== undefined ? day(s, -c.courseIn) : null,
        resultBy: passed ? certifier(s) : null,
      },
    });
    return;
  }
  const until = addDays(s.today, c.endsIn);
  const from = addMonths(addDays(until, 1), -area.validityMonths);
  const number = `${s.workspace.ticketPrefix}-${area.key.slice(0, 1).toUpperCase()}-${String(await nextNumber(s.tx, s.tenantId, `certificate:${area.key.slice(0, 1).toUpperCase()}`, 301)).padStart(4, "0")}`;
  const fromAt = fromPlainDate(from);
  await s.tx.certification.create({
    data: {
      ...base,
      number,
      nominatedAt: new Date(fromAt.getTime() - 30 * 86_400_000),
      trainingOn: new Date(fromAt.getTime() - 6 * 86_400_000),
      result: "passed",
      resultScore: 78 + ((c.endsIn * 7 + 700) % 20),
      resultOn: new Date(fromAt.getTime() - 4 * 86_400_000),
      resultBy: certifier(s),
      validFrom: fromAt,
      validUntil: fromPlainDate(until),
      issuedBy: certifier(s),
      issuedAt: new Date(fromAt.getTime() + 9 * 3_600_000),
      revokedAt: c.revoked ? moment(s, 290) : null,
      revokedBy: c.revoked ? certifier(s) : null,
      revokeReason: c.revoked ?? null,
      // By the corrected one of the same course, issued the day after.
      endedAt: c.replaced ? new Date(fromAt.getTime() + 33 * 3_600_000) : null,
      endedBy: c.replaced ? certifier(s) : null,
      endReason: c.replaced ?? null,
      supersededById: c.replaced ? idOf() : null,
    },
  });
}
