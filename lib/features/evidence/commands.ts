import type { Actor } from "#lib/domain/policies/types.ts";
import { askedEvidence, evidenceGap } from "#lib/domain/programmes/evidence.ts";
import { endOf } from "#lib/domain/programmes/requirements/check.ts";
import { addDays, earlier } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { removeFile, storeFiles } from "#lib/features/files/commands.ts";
import { filesOf } from "#lib/features/files/queries.ts";
import { refreshCompany } from "#lib/features/partnerships/refresh.ts";
import type { PartnershipRecord } from "#lib/features/partnerships/standing.ts";
import { fromPlainDate } from "#lib/platform/db/days.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import { judged } from "#lib/platform/judged.ts";
import { audit, recordEvent } from "#lib/platform/record.ts";
import { conflict, invalid, refuse } from "#lib/platform/refusal.ts";
import { workspaceDay } from "#lib/platform/workspace-day.ts";
import type { EvidenceDto } from "./dto.ts";
import { EVIDENCE_FILES, type EvidenceTarget } from "./queries.ts";
import {
  type ConfirmEvidenceInput,
  type EndEvidenceInput,
  type HandInEvidenceInput,
  MOST_EVIDENCE_FILES,
  type ReturnEvidenceInput,
} from "./schema.ts";

/** What is handed in: its partnership, and the row where an earlier try waits or came back. */
export type Handing = { partnership: PartnershipRecord; evidence: EvidenceDto | null };

type Done = { evidenceId: string };

/**
 * Hands evidence in, or hands it in again changed: it then waits for the vendor's word and counts for nothing (P21). What
 * the requirement asks for is missed at its field. Files of an earlier try stay unless left out.
 */
export async function handIn(
  tx: Tx,
  actor: Actor,
  target: Handing,
  input: HandInEvidenceInput,
  now: Date,
): Promise<Done> {
  const { tenantId } = actor;
  const { partnership, evidence } = target;
  if (partnership.state === "ended") return refuse("onboarding.refusal.ended");
  const { today } = await workspaceDay(tx, tenantId, now);
  const key = evidence?.requirementKey ?? input.requirementKey;
  const requirement = askedEvidence(partnership.rules, today).find(
    asked => asked.requirement.key === key,
  )?.requirement;
  if (!requirement) return refuse("onboarding.evidence.refusal.notAsked");
  if (input.validUntil && input.validUntil < today) return invalid({ validUntil: "onboarding.invalid.past" });
  if (input.datedOn && input.datedOn > today) return invalid({ datedOn: "onboarding.invalid.future" });
  const id = evidence?.id ?? newId();
  const held = evidence ? await filesOf(tx, tenantId, EVIDENCE_FILES, id) : [];
  const kept = held.filter(file => (input.keep || []).includes(file.id));
  const files = input.files ?? [];
  const many = kept.length + files.length;
  if (many > MOST_EVIDENCE_FILES) return invalid({ files: "onboarding.invalid.files" });
  const given = {
    text: input.text ?? "",
    url: input.url ?? "",
    datedOn: input.datedOn || null,
  };
  const gap = evidenceGap(requirement, { ...given, files: many });
  if (gap !== null) return invalid({ [gap]: `onboarding.evidence.invalid.${gap}` });
  const data = {
    label: input.label,
    text: given.text,
    url: given.url,
    datedOn: given.datedOn && fromPlainDate(given.datedOn),
    validUntil: input.validUntil ? fromPlainDate(input.validUntil) : null,
    state: "submitted",
    submittedAt: now,
    submittedBy: actor.name,
    submittedSide: actor.side,
    decidedAt: null,
    decidedBy: null,
    remark: "",
  };
  if (evidence) await write(tx, tenantId, evidence, input.version, data);
  else
    await tx.partnerEvidence.create({
      data: {
        tenantId,
        id,
        partnershipId: partnership.id,
        partnerOrgId: partnership.partnerOrgId,
        requirementKey: key,
        ...data,
      },
    });
  for (const file of held.filter(one => !kept.includes(one))) await removeFile(tx, actor, file.id);
  await storeFiles(
    tx,
    actor,
    {
      subjectType: EVIDENCE_FILES,
      subjectId: id,
      audience: "partner_vendor",
      partnerOrgId: partnership.partnerOrgId,
      customerOrgId: null,
    },
    files,
  );
  await happened(tx, actor, partnership, "evidence.submitted", { evidenceId: id, title: input.label }, true);
  await audit(tx, actor, {
    action: "evidence.hand_in",
    subjectType: "partner_evidence",
    subjectId: id,
    before: evidence && said(evidence),
    after: {
      ...given,
      label: input.label,
      validUntil: input.validUntil || null,
      requirementKey: key,
      files: many,
    },
  });
  await refreshCompany(tx, actor, partnership.partnerOrgId, now);
  return { evidenceId: id };
}

const said = ({ label, text, url, datedOn, validUntil, state }: EvidenceDto) => ({
  label,
  text,
  url,
  datedOn,
  validUntil,
  state,
});

/** Taken back by who brings it, before the vendor has said anything final. */
export async function takeBack(
  tx: Tx,
  actor: Actor,
  target: EvidenceTarget,
  input: { version: number },
  now: Date,
): Promise<Done> {
  await decide(tx, actor, target, input.version, "evidence.withdrawn", { state: "withdrawn" }, {}, false);
  await refreshCompany(tx, actor, target.partnerOrgId, now);
  return { evidenceId: target.evidence.id };
}

/** The vendor's word that it holds, from a day to a day (P21). A day to come may be given for what is still to begin. */
export async function confirmEvidence(
  tx: Tx,
  actor: Actor,
  target: EvidenceTarget,
  input: ConfirmEvidenceInput,
  now: Date,
): Promise<Done> {
  const { today } = await workspaceDay(tx, actor.tenantId, now);
  if (input.until && input.until < today) return invalid({ until: "onboarding.invalid.past" });
  const data = {
    state: "confirmed",
    countsFrom: fromPlainDate(input.from),
    countsUntil: input.until ? fromPlainDate(input.until) : null,
    decidedAt: now,
    decidedBy: actor.name,
    remark: "",
  };
  const on = { on: input.from, until: input.until || null };
  await decide(tx, actor, target, input.version, "evidence.confirmed", data, on, true);
  await refreshCompany(tx, actor, target.partnerOrgId, now);
  return { evidenceId: target.evidence.id };
}

/** Back to the partner with a word of why; its text and files stay for the next try. */
export async function returnEvidence(
  tx: Tx,
  actor: Actor,
  target: EvidenceTarget,
  input: ReturnEvidenceInput,
  now: Date,
): Promise<Done> {
  const { remark } = input;
  const data = { state: "returned", remark, decidedAt: now, decidedBy: actor.name };
  await decide(tx, actor, target, input.version, "evidence.returned", data, { remark }, true);
  await refreshCompany(tx, actor, target.partnerOrgId, now);
  return { evidenceId: target.evidence.id };
}

/** Ends before its time what was confirmed: from today it no longer counts; the days before stay as they were. */
export async function endEvidence(
  tx: Tx,
  actor: Actor,
  target: EvidenceTarget,
  input: EndEvidenceInput,
  now: Date,
): Promise<Done> {
  const { evidence, partnership } = target;
  const { today } = await workspaceDay(tx, actor.tenantId, now);
  const lastDay = lastDayOf(evidence, partnership, today);
  if (evidence.endedOn !== null || (lastDay !== null && lastDay < today))
    return refuse("onboarding.evidence.refusal.over");
  const data = {
    endedOn: fromPlainDate(today),
    countsUntil: fromPlainDate(earlier(addDays(today, -1), lastDay ?? today)),
    remark: input.reason,
  };
  const words = { on: today, remark: input.reason };
  await decide(tx, actor, target, input.version, "evidence.ended", data, words, true);
  await refreshCompany(tx, actor, target.partnerOrgId, now);
  return { evidenceId: evidence.id };
}

function lastDayOf(
  { countsFrom, countsUntil, requirementKey }: EvidenceDto,
  { rules }: PartnershipRecord,
  on: PlainDate,
): PlainDate | null {
  const asked = askedEvidence(rules, on).find(a => a.requirement.key === requirementKey);
  return countsFrom === null
    ? countsUntil
    : endOf(countsFrom, countsUntil, asked?.requirement.params.validMonths ?? null);
}

type Change = Record<string, string | Date | null>;

async function decide(
  tx: Tx,
  actor: Actor,
  target: EvidenceTarget,
  version: number,
  type: string,
  data: Change,
  words: Record<string, string | null>,
  tell: boolean,
): Promise<void> {
  const { evidence, partnership } = target;
  if (partnership.state === "ended") refuse("onboarding.refusal.ended");
  await write(tx, actor.tenantId, evidence, version, data);
  await happened(
    tx,
    actor,
    partnership,
    type,
    { evidenceId: evidence.id, title: evidence.label, ...words },
    tell,
  );
  await audit(tx, actor, {
    action: type,
    subjectType: "partner_evidence",
    subjectId: evidence.id,
    before: { state: evidence.state, countsFrom: evidence.countsFrom, countsUntil: evidence.countsUntil },
    after: data,
  });
}

async function write(
  tx: Tx,
  tenantId: string,
  evidence: { id: string; version: number },
  version: number,
  data: Change,
): Promise<void> {
  const changed = await tx.partnerEvidence.updateMany({
    where: { tenantId, id: evidence.id, version: judged(evidence, version) },
    data: { ...data, version: { increment: 1 } },
  });
  if (changed.count === 0) conflict();
}

async function happened(
  tx: Tx,
  actor: Actor,
  partnership: PartnershipRecord,
  type: string,
  data: Record<string, string | null>,
  tell: boolean,
): Promise<void> {
  await recordEvent(tx, actor, {
    subjectType: "partnership",
    subjectId: partnership.id,
    type,
    audience: "partner_vendor",
    partnerOrgId: partnership.partnerOrgId,
    data,
    tell,
  });
}
