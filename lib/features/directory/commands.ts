import {
  type ProfileContent,
  type ProfileDeed,
  profileChanges,
  profileStep,
  specialitiesOf,
} from "#lib/domain/directory/profile.ts";
import { cleanLogo } from "#lib/domain/workspace/logo.ts";
import { refreshCompany } from "#lib/features/partnerships/refresh.ts";
import { oneAtATime } from "#lib/platform/db/one-at-a-time.ts";
import type { Prisma, Tx } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";
import { judged } from "#lib/platform/judged.ts";
import { audit, type By, recordEvent } from "#lib/platform/record.ts";
import { conflict, invalid, refuse } from "#lib/platform/refusal.ts";
import type { ProfileTarget } from "./profiles.ts";
import type { ReturnProfileInput, SaveProfileInput } from "./schema.ts";

type Done = { slug: string };

/** What was typed as it is kept; the logo is written anew from what a drawing may hold. */
function contentOf(input: SaveProfileInput, target: ProfileTarget): ProfileContent {
  const { slug: _, version: __, logo, specialities, ...words } = input;
  const before = target.open ?? target.approved;
  return {
    ...words,
    specialities: specialitiesOf(specialities),
    countries: [...new Set(words.countries)],
    languages: [...new Set(words.languages)],
    logo: logo === null ? (before?.content.logo ?? "") : logoOf(logo),
  };
}

function logoOf(text: string): string {
  if (text === "") return "";
  const cleaned = cleanLogo(text);
  return cleaned.ok ? cleaned.value : invalid({ logo: "directory.invalid.logo" });
}

function stepOf(target: ProfileTarget, deed: ProfileDeed) {
  const step = profileStep(target.state, deed);
  return step.ok ? step.value : refuse("directory.refusal.state");
}

/** Keeps what is written so far; nobody is told, and what is public stays as it is. */
export async function saveProfile(
  tx: Tx,
  actor: By,
  target: ProfileTarget,
  input: SaveProfileInput,
): Promise<Done & { version: number }> {
  const { version } = await keep(tx, actor, target, input, { state: stepOf(target, "save") });
  return { slug: input.slug, version };
}

/** Hands it to the vendor. The approved one stays public meanwhile. */
export async function submitProfile(
  tx: Tx,
  actor: By,
  target: ProfileTarget,
  input: SaveProfileInput,
  now: Date,
): Promise<Done> {
  if (target.partnership.state === "ended") return refuse("directory.refusal.ended");
  const content = contentOf(input, target);
  if (target.approved && profileChanges(target.approved.content, content).length === 0)
    return refuse("directory.refusal.nothingChanged");
  const { id } = await keep(tx, actor, target, input, {
    state: stepOf(target, "submit"),
    submittedAt: now,
    submittedBy: actor.name,
    reason: "",
  });
  await happened(tx, actor, target, "profile.submitted", {});
  await trace(tx, actor, "profile.submit", id, target.approved?.content ?? null, content);
  return { slug: input.slug };
}

async function keep(
  tx: Tx,
  actor: By,
  target: ProfileTarget,
  input: SaveProfileInput,
  more: Record<string, string | Date>,
): Promise<{ id: string; version: number }> {
  const { tenantId } = actor;
  const { logo, ...words } = contentOf(input, target);
  const data = { content: words as Prisma.InputJsonValue, logo, ...more };
  if (target.open) {
    const { count } = await tx.partnerProfile.updateMany({
      where: { tenantId, id: target.open.id, version: judged(target.open, input.version) },
      data: { ...data, version: { increment: 1 } },
    });
    if (count === 0) conflict();
    return { id: target.open.id, version: input.version + 1 };
  }
  // Two of a company who begin at once: the second finds the first's.
  await oneAtATime(tx, `profile:${target.partnerOrgId}`);
  const begun = await tx.partnerProfile.findFirst({
    where: { tenantId, partnerOrgId: target.partnerOrgId, state: { in: ["draft", "submitted", "returned"] } },
    select: { id: true },
  });
  if (begun) return conflict();
  const id = newId();
  await tx.partnerProfile.create({
    data: {
      tenantId,
      id,
      partnerOrgId: target.partnerOrgId,
      orgName: target.partnership.orgName,
      ...data,
      version: 1,
    },
  });
  return { id, version: 1 };
}

/** Back to a draft before the vendor has decided. */
export async function takeBackProfile(
  tx: Tx,
  actor: By,
  target: ProfileTarget,
  version: number,
): Promise<Done> {
  await move(tx, actor, target, version, { state: stepOf(target, "take_back") });
  return { slug: target.partnership.orgSlug };
}

/** The vendor's word that it may be seen: public from this moment, where the company is listed. */
export async function approveProfile(
  tx: Tx,
  actor: By,
  target: ProfileTarget,
  version: number,
  now: Date,
): Promise<Done> {
  const state = stepOf(target, "approve");
  if (target.approved)
    await tx.partnerProfile.updateMany({
      where: { tenantId: actor.tenantId, partnerOrgId: target.partnerOrgId, state: "approved" },
      data: { state: "replaced", version: { increment: 1 } },
    });
  const id = await move(tx, actor, target, version, {
    state,
    decidedAt: now,
    decidedBy: actor.name,
    reason: "",
  });
  await happened(tx, actor, target, "profile.approved", {});
  await trace(tx, actor, "profile.approve", id, target.approved?.content ?? null, target.open?.content);
  await refreshCompany(tx, actor, target.partnerOrgId, now);
  return { slug: target.partnership.orgSlug };
}

/** Back to the partner with a word of why; what is public stays. */
export async function returnProfile(
  tx: Tx,
  actor: By,
  target: ProfileTarget,
  input: ReturnProfileInput,
  now: Date,
): Promise<Done> {
  const { reason } = input;
  const state = stepOf(target, "return");
  const id = await move(tx, actor, target, input.version, {
    state,
    decidedAt: now,
    decidedBy: actor.name,
    reason,
  });
  await happened(tx, actor, target, "profile.returned", { reason });
  await trace(tx, actor, "profile.return", id, { state: target.state }, { state, reason });
  return { slug: target.partnership.orgSlug };
}

async function move(
  tx: Tx,
  actor: By,
  target: ProfileTarget,
  version: number,
  data: Record<string, string | Date>,
): Promise<string> {
  const { open } = target;
  if (!open) return conflict();
  const { count } = await tx.partnerProfile.updateMany({
    where: { tenantId: actor.tenantId, id: open.id, version: judged(open, version) },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) conflict();
  return open.id;
}

const happened = (tx: Tx, actor: By, target: ProfileTarget, type: string, data: Record<string, string>) =>
  recordEvent(tx, actor, {
    subjectType: "partnership",
    subjectId: target.partnership.id,
    type,
    audience: "partner_vendor",
    partnerOrgId: target.partnerOrgId,
    data: { company: target.partnership.orgName, ...data },
    tell: true,
  });

/** A drawing is long and says nothing to who reads the trail: that it changed is enough. */
const brief = (value: unknown) =>
  value && typeof value === "object" && "logo" in value ? { ...value, logo: value.logo ? "svg" : "" } : value;

const trace = (tx: Tx, actor: By, action: string, id: string, before: unknown, after: unknown) =>
  audit(tx, actor, {
    action,
    subjectType: "partner_profile",
    subjectId: id,
    before: brief(before),
    after: brief(after),
  });
