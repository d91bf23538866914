import {
  type Certification,
  type CertificationState,
  certificationState,
  renewalOpens,
  renewalStart,
} from "#lib/domain/certifications/certification.ts";
import { certificationPolicy } from "#lib/domain/policies/certification.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { areaOf, type ProgrammeDefinition, renewalWindowOf } from "#lib/domain/programmes/definition.ts";
import { textIn } from "#lib/domain/text.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { listProgrammes, type Programme } from "#lib/features/programmes/queries.ts";
import { judgingProgramme } from "#lib/features/programmes/rules.ts";
import { toPlainDateOrNull } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { CertificationDto } from "./dto.ts";

export type CertificationRow = {
  id: string;
  version: number;
  number: string | null;
  personId: string;
  personName: string;
  partnerOrgId: string | null;
  programmeId: string;
  areaKey: string;
  nominatedAt: Date;
  nominatedBy: string;
  trainingOn: Date | null;
  trainingNote: string;
  result: string | null;
  resultScore: number | null;
  resultOn: Date | null;
  resultBy: string | null;
  validFrom: Date | null;
  validUntil: Date | null;
  graceDays: number;
  revokedAt: Date | null;
  revokeReason: string | null;
  supersededById: string | null;
  endedAt: Date | null;
};

/** A row as the rules read it; the day of an instant is that of the workspace's zone. */
export function certificationOf(row: CertificationRow, zone: string): Certification {
  const day = (at: Date | null) => (at === null ? null : todayIn(zone, at.getTime()));
  return {
    id: row.id,
    personId: row.personId,
    areaKey: row.areaKey,
    nominatedOn: todayIn(zone, row.nominatedAt.getTime()),
    trainingOn: toPlainDateOrNull(row.trainingOn),
    result: row.result === "passed" || row.result === "failed" ? row.result : null,
    resultOn: toPlainDateOrNull(row.resultOn),
    number: row.number,
    validFrom: toPlainDateOrNull(row.validFrom),
    validUntil: toPlainDateOrNull(row.validUntil),
    graceDays: row.graceDays,
    revokedOn: day(row.revokedAt),
    revokeReason: row.revokeReason,
    supersededById: row.supersededById,
    supersededOn: day(row.endedAt),
  };
}

/** A certificate that is loaded to be changed: what policies read, the rules' view, and its programme. */
export type CertificationRecord = {
  row: CertificationRow;
  certification: Certification;
  programme: Programme;
  partnerOrgId: string | null;
  personId: string;
  issued: boolean;
};

/** Reads one certificate and holds it until the end, so that of two people at once the second sees what the first did. */
export async function lockCertification(
  tx: Tx,
  actor: Actor,
  id: string,
  zone: string,
  today: PlainDate,
): Promise<CertificationRecord | null> {
  const { tenantId } = actor;
  await tx.$queryRaw`SELECT id FROM certification WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  const row = await tx.certification.findFirst({ where: { tenantId, id } });
  const programme = row && (await programmeOf(tx, tenantId, row, today));
  if (!row || !programme) return null;
  return {
    row,
    certification: certificationOf(row, zone),
    programme,
    partnerOrgId: row.partnerOrgId,
    personId: row.personId,
    issued: row.validFrom !== null,
  };
}

/** The programme a certificate belongs to: the version its company is held to, else the one in effect. */
async function programmeOf(
  tx: Tx,
  tenantId: string,
  row: CertificationRow,
  today: PlainDate,
): Promise<Programme | null> {
  const partnership = row.partnerOrgId
    ? await tx.partnership.findFirst({
        where: { tenantId, programmeId: row.programmeId, partnerOrgId: row.partnerOrgId },
        select: { id: true, programmeId: true, programmeVersionId: true },
      })
    : null;
  const judged = partnership && (await judgingProgramme(tx, tenantId, partnership));
  if (judged) return judged.programme;
  const all = await listProgrammes(tx, tenantId, today);
  return all.find(programme => programme.programmeId === row.programmeId) ?? null;
}

type Showing = {
  actor: Actor;
  definition: ProgrammeDefinition;
  zone: string;
  today: PlainDate;
  company: { name: string; slug: string } | null;
  /** A later cycle of the same person and area stands. */
  renewed: boolean;
  replacedBy: CertificationDto["replacedBy"];
  /** Whose certificates count for the company; left out where the page is of many companies. */
  colleagues?: CertificationDto["reassignTo"];
};

const NOBODY: CertificationDto["reassignTo"] = [];
const ENDED: readonly CertificationState[] = ["revoked", "superseded"];

/** What a page shows of a certificate, with what the reader may do to it today. */
export function certificationDto(row: CertificationRow, s: Showing): CertificationDto {
  const certification = certificationOf(row, s.zone);
  const renewalWindowDays = renewalWindowOf(s.definition, row.areaKey);
  const state = certificationState(certification, s.today, renewalWindowDays);
  const area = areaOf(s.definition, row.areaKey);
  const target = {
    partnerOrgId: row.partnerOrgId,
    personId: row.personId,
    issued: certification.validFrom !== null,
  };
  const lives = !ENDED.includes(state);
  const mayReplace =
    lives &&
    ["scheduled", "certified", "renewal_window"].includes(state) &&
    certificationPolicy.replace(s.actor, target);
  const colleagues = mayReplace ? (s.colleagues ?? NOBODY) : NOBODY;
  const inWindow = ["renewal_window", "grace", "expired"].includes(state);
  return {
    id: row.id,
    version: row.version,
    number: row.number,
    personId: row.personId,
    personName: row.personName,
    company: s.company,
    area: {
      key: row.areaKey,
      name: area ? textIn(area.name, s.actor.locale) : row.areaKey,
      validityMonths: area?.validityMonths ?? 12,
    },
    state,
    nominatedOn: certification.nominatedOn,
    nominatedBy: row.nominatedBy,
    trainingOn: certification.trainingOn,
    trainingNote: row.trainingNote,
    result: certification.result,
    score: row.resultScore,
    resultOn: certification.resultOn,
    validFrom: certification.validFrom,
    validUntil: certification.validUntil,
    graceDays: row.graceDays,
    renewFrom: renewalOpens(certification, renewalWindowDays),
    renewalStarts: certification.validUntil === null ? null : renewalStart(certification, s.today),
    renewed: s.renewed,
    revokedOn: certification.revokedOn,
    revokeReason: row.revokeReason,
    replacedOn: certification.supersededOn,
    replacedBy: s.replacedBy,
    replaceAreas: mayReplace
      ? s.definition.areas.map(one => ({ key: one.key, name: textIn(one.name, s.actor.locale) }))
      : [],
    // One list for all rows of a page: it is sent once.
    reassignTo: colleagues,
    can: {
      recordTraining: lives && certificationPolicy.recordTraining(s.actor, target),
      recordResult: lives && certificationPolicy.recordResult(s.actor, target),
      issue: lives && certification.result === "passed" && certificationPolicy.issue(s.actor, target),
      renew: lives && inWindow && !s.renewed && certificationPolicy.renew(s.actor, target),
      replace: mayReplace,
      reassign: mayReplace && colleagues.some(one => one.id !== row.personId),
      revoke: lives && state !== "expired" && certificationPolicy.revoke(s.actor, target),
    },
  };
}
