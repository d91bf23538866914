import { type EvidenceForPolicy, evidencePolicy } from "#lib/domain/policies/evidence.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import {
  askedEvidence,
  confirmedState,
  type EvidenceRequirement,
  type EvidenceState,
  proposedTerm,
} from "#lib/domain/programmes/evidence.ts";
import { endOf } from "#lib/domain/programmes/requirements/check.ts";
import { finding } from "#lib/domain/programmes/requirements.ts";
import type { Rule } from "#lib/domain/programmes/rules.ts";
import { textIn } from "#lib/domain/text.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import {
  findPartnership,
  type PartnershipRecord,
  type Standing,
} from "#lib/features/partnerships/standing.ts";
import { toPlainDateOrNull } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { EvidenceDto, EvidenceGroupDto, EvidenceLineDto } from "./dto.ts";

/** Its files hang on the evidence itself. */
export const EVIDENCE_FILES = "evidence";

export type EvidenceTarget = EvidenceForPolicy & { evidence: EvidenceDto; partnership: PartnershipRecord };

type Row = Awaited<ReturnType<Tx["partnerEvidence"]["findFirstOrThrow"]>>;

const dtoOf = (row: Row): EvidenceDto => ({
  id: row.id,
  version: row.version,
  requirementKey: row.requirementKey,
  label: row.label,
  text: row.text,
  url: row.url,
  datedOn: toPlainDateOrNull(row.datedOn),
  validUntil: toPlainDateOrNull(row.validUntil),
  state: row.state as EvidenceState,
  submittedAt: row.submittedAt.getTime(),
  submittedBy: row.submittedBy,
  submittedSide: row.submittedSide === "vendor" ? "vendor" : "partner",
  decidedAt: row.decidedAt?.getTime() ?? null,
  decidedBy: row.decidedBy,
  remark: row.remark,
  countsFrom: toPlainDateOrNull(row.countsFrom),
  countsUntil: toPlainDateOrNull(row.countsUntil),
  endedOn: toPlainDateOrNull(row.endedOn),
});

/** Evidence the actor may read, with its partnership; null otherwise. */
export async function findEvidence(tx: Tx, actor: Actor, id: string): Promise<EvidenceTarget | null> {
  if (actor.side === "customer") return null;
  const row = await tx.partnerEvidence.findFirst({ where: { tenantId: actor.tenantId, id } });
  const partnership = row && (await findPartnership(tx, actor.tenantId, { id: row.partnershipId }));
  if (!row || !partnership) return null;
  const evidence = dtoOf(row);
  const target = { partnerOrgId: row.partnerOrgId, state: evidence.state };
  return evidencePolicy.read(actor, target) ? { ...target, evidence, partnership } : null;
}

/** What was asked once and is no longer, so that what was handed in for it still has its name. */
function formerly(rules: readonly Rule[], key: string): EvidenceRequirement | null {
  for (const rule of [...rules].reverse())
    for (const requirement of rule.version.definition.requirements)
      if (requirement.kind === "custom_evidence" && requirement.key === key) return requirement;
  return null;
}

/** All that a partner is asked to prove in the vendor's words, and what was handed in for it, as the actor reads it on a day. */
export async function evidenceOf(
  tx: Tx,
  actor: Actor,
  standing: Standing,
  today: PlainDate,
): Promise<EvidenceGroupDto[]> {
  const { tenantId, locale } = actor;
  const rows = await tx.partnerEvidence.findMany({
    where: { tenantId, partnershipId: standing.id, state: { not: "withdrawn" } },
    orderBy: [{ submittedAt: "desc" }, { id: "desc" }],
    take: 100,
  });
  const files =
    rows.length === 0
      ? []
      : await tx.attachment.findMany({
          where: { tenantId, subjectType: EVIDENCE_FILES, subjectId: { in: rows.map(row => row.id) } },
          orderBy: [{ at: "asc" }, { id: "asc" }],
          select: { id: true, name: true, mediaType: true, size: true, subjectId: true },
        });
  const asked = askedEvidence(standing.rules, today);
  const unasked = [...new Set(rows.map(row => row.requirementKey))].flatMap(key => {
    const requirement = asked.some(a => a.requirement.key === key) ? null : formerly(standing.rules, key);
    return requirement ? [{ requirement, from: null, former: true }] : [];
  });
  const goesOn = standing.state !== "ended";
  const { renewalWindowDays } = standing.programme.definition;
  const lineOf = (row: Row, requirement: EvidenceRequirement): EvidenceLineDto => {
    const evidence = dtoOf(row);
    const target = { partnerOrgId: row.partnerOrgId, state: evidence.state };
    const { countsFrom, countsUntil, endedOn } = evidence;
    const lastDay = countsFrom && endOf(countsFrom, countsUntil, requirement.params.validMonths);
    return {
      ...evidence,
      lastDay,
      stands:
        countsFrom !== null
          ? confirmedState({ from: countsFrom, until: lastDay }, endedOn, today)
          : evidence.state === "returned"
            ? "returned"
            : "waits",
      files: files.filter(file => file.subjectId === row.id).map(({ subjectId: _, ...file }) => file),
      proposed: proposedTerm(requirement, evidence, today),
      may: {
        change: goesOn && evidencePolicy.handIn(actor, target),
        takeBack: goesOn && evidencePolicy.takeBack(actor, target),
        confirm: goesOn && evidencePolicy.confirm(actor, target),
        giveBack: goesOn && evidencePolicy.giveBack(actor, target),
        end: goesOn && endedOn === null && (lastDay ?? today) >= today && evidencePolicy.end(actor, target),
      },
    };
  };
  return [...asked.map(a => ({ ...a, former: false })), ...unasked].map(({ requirement, from, former }) => {
    const today_ = from === null && !former;
    const found = today_ ? finding(requirement, standing.facts, today, renewalWindowDays) : null;
    return {
      key: requirement.key,
      title: textIn(requirement.title, locale),
      description: textIn(requirement.description, locale),
      asks: requirement.params.evidence,
      months: requirement.params.validMonths,
      from,
      standing: found && { state: found.state, until: found.until },
      mayHandIn:
        goesOn &&
        !former &&
        evidencePolicy.handIn(actor, { partnerOrgId: standing.partnerOrgId, state: null }),
      lines: rows.filter(row => row.requirementKey === requirement.key).map(row => lineOf(row, requirement)),
    };
  });
}
