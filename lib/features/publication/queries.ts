import { programmePolicy } from "#lib/domain/policies/programme.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { latestFrom, whyNotFrom } from "#lib/domain/programmes/draft.ts";
import { textIn } from "#lib/domain/text.ts";
import { addDays, addMonths, isPlainDate, later } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { type Draft, loadDraft, loadDraftBySlug } from "#lib/features/programmes/drafts.ts";
import { versionsOf } from "#lib/features/programmes/history.ts";
import { draftLine } from "#lib/features/programmes/list.ts";
import { publishedVersions } from "#lib/features/programmes/rules.ts";
import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";
import { dryRun } from "./dry-run.ts";
import type { DayProblem, DryRunDto, PublicationDto } from "./dto.ts";
import { type Listed, type MoverFilter, moverDto, pageOf, WORSE } from "./movers.ts";

export type Asked = MoverFilter & { from: string | null };

/**
 * What publishing a programme's draft would do (P20): the day it may take effect, and every partner it would move, a page
 * at a time. Nothing is written. "Not found" for who does not write programmes.
 */
export async function readPublication(
  tx: Tx,
  actor: Actor,
  workspace: WorkspaceInfo,
  slug: string,
  asked: Asked,
  now: Date,
): Promise<PublicationDto> {
  if (!programmePolicy.edit(actor, null)) return notFoundRefusal();
  const { tenantId } = actor;
  const programme = await tx.programme.findFirst({ where: { tenantId, slug } });
  const draft = programme ? await loadDraft(tx, actor, programme.id) : await loadDraftBySlug(tx, actor, slug);
  const programmeId = programme?.id ?? draft?.programmeId;
  if (programmeId === undefined) return notFoundRefusal();
  const today = todayIn(workspace.timeZone, now.getTime());
  const versions = await versionsOf(tx, tenantId, programmeId, today);
  const standing = versions.filter(v => v.state !== "withdrawn");
  const lastDay = standing
    .map(v => v.effectiveFrom)
    .sort()
    .at(-1);
  const earliest = later(today, lastDay ? addDays(lastDay, 1) : today);
  const from = dayFor(asked.from, draft, earliest, today);
  const oldestFirst = standing.map(v => ({ ...v, withdrawn: false })).reverse();
  const why = whyNotFrom(oldestFirst, from, today);
  const problem: DayProblem | null =
    why &&
    ("other" in why
      ? { reason: why.reason, version: why.other.version, day: why.other.effectiveFrom }
      : { reason: why.reason, version: 0, day: why.reason === "far" ? latestFrom(today) : from });
  const name = draft?.definition.name ?? (await nameOf(tx, tenantId, programmeId));
  return {
    programmeId,
    slug,
    name: textIn(name, actor.locale) || slug,
    today,
    versions: standing.filter(v => v.state !== "former"),
    draft: draft && draftDto(draft, (versions[0]?.version ?? 0) + 1),
    from,
    earliest,
    latest: latestFrom(today),
    problem,
    run:
      draft?.checked && problem === null
        ? await runDto(tx, actor, draft, from, workspace.timeZone, asked)
        : null,
    refreshing: await refreshing(tx, tenantId, programmeId),
  };
}

/** The day asked for; else the one kept with the draft, while it is still possible; else the first of a month to come. */
function dayFor(asked: string | null, draft: Draft | null, earliest: PlainDate, today: PlainDate): PlainDate {
  if (asked !== null && isPlainDate(asked)) return asked;
  if (draft?.effectiveFrom && draft.effectiveFrom >= earliest) return draft.effectiveFrom;
  return later(addMonths(`${today.slice(0, 7)}-01`, 1), earliest);
}

async function nameOf(tx: Tx, tenantId: string, programmeId: string) {
  const versions = await publishedVersions(tx, tenantId, programmeId);
  return versions.at(-1)?.definition.name ?? "";
}

function draftDto(draft: Draft, number: number): PublicationDto["draft"] {
  const { savedBy, savedAt, errors } = draftLine(draft);
  const warnings = draft.problems.filter(p => p.level === "warning").length;
  return { version: draft.version, number, errors, warnings, note: draft.note, savedBy, savedAt };
}

async function runDto(
  tx: Tx,
  actor: Actor,
  draft: Draft,
  from: PlainDate,
  zone: string,
  filter: MoverFilter,
): Promise<DryRunDto> {
  const { tenantId, locale } = actor;
  const definition = draft.checked ?? notFoundRefusal();
  const run = await dryRun(tx, tenantId, { programmeId: draft.programmeId, definition }, from, zone);
  const all = run.movers.flatMap((mover): Listed[] => {
    const partner = run.partners.get(mover.id);
    return partner ? [{ mover, partner }] : [];
  });
  const page = pageOf(all, filter);
  const orgs = await tx.organisation.findMany({
    where: { tenantId, id: { in: page.rows.map(row => row.partner.orgId) } },
    select: { id: true, slug: true },
  });
  const slugs = new Map(orgs.map(org => [org.id, org.slug]));
  const definitions = [definition, ...(run.before ? [run.before.definition] : [])];
  return {
    looked: run.looked,
    kept: run.kept,
    moved: run.movers.length,
    worse: run.movers.filter(mover => WORSE.includes(mover.move)).length,
    counts: run.counts,
    found: page.found,
    rows: page.rows.map(row => moverDto(row, definitions, slugs.get(row.partner.orgId) ?? "", locale)),
    next: page.next,
    previous: page.previous,
  };
}

/** How many partnerships of a programme wait to be looked at again (see lib/jobs/refresh). */
async function refreshing(tx: Tx, tenantId: string, programmeId: string) {
  const where = { tenantId, programmeId };
  const left = await tx.partnership.count({ where: { ...where, refreshAskedAt: { not: null } } });
  return { left, of: left === 0 ? 0 : await tx.partnership.count({ where }) };
}
