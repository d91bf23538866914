import { consentOn } from "#lib/domain/certifications/affiliation.ts";
import { certificationPolicy } from "#lib/domain/policies/certification.ts";
import { credentialPolicy } from "#lib/domain/policies/credential.ts";
import { personPolicy } from "#lib/domain/policies/person.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { textIn } from "#lib/domain/text.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { consentOf } from "#lib/features/partnerships/facts.ts";
import { partnerHead } from "#lib/features/partnerships/head.ts";
import { findPartnership } from "#lib/features/partnerships/standing.ts";
import { listProgrammes, type Programme } from "#lib/features/programmes/queries.ts";
import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import { fromPlainDate, toPlainDate, toPlainDateOrNull } from "#lib/platform/db/days.ts";
import { Prisma, type Tx } from "#lib/platform/db/prisma.ts";
import { isUuid } from "#lib/platform/ids.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";
import type { CertificationDto, PeopleDto, PersonDto, PortfolioDto, PortfolioView } from "./dto.ts";
import { type CertificationRow, certificationDto } from "./row.ts";

type Reading = { tx: Tx; actor: Actor; workspace: WorkspaceInfo; today: PlainDate };

/** Newest cycle first; what has no term yet before all. */
export const newestFirst = (a: CertificationRow, b: CertificationRow) =>
  (b.validUntil?.getTime() ?? Infinity) - (a.validUntil?.getTime() ?? Infinity) ||
  b.nominatedAt.getTime() - a.nominatedAt.getTime();

/** Whether a later cycle of the same person and area stands (P23). */
export function isRenewed(row: CertificationRow, all: readonly CertificationRow[]): boolean {
  const end = row.validUntil;
  if (end === null) return false;
  return all.some(
    c =>
      c.personId === row.personId &&
      c.programmeId === row.programmeId &&
      c.areaKey === row.areaKey &&
      c.revokedAt === null &&
      c.endedAt === null &&
      c.validUntil !== null &&
      c.validUntil > end,
  );
}

/** A partner's specialists: people by area with their certificates (P4, P10), and what the reader may do. */
export async function readPeople(
  tx: Tx,
  actor: Actor,
  workspace: WorkspaceInfo,
  slug: string,
  now: Date,
): Promise<PeopleDto> {
  if (actor.side === "customer") return notFoundRefusal();
  const { tenantId } = actor;
  const record = await findPartnership(tx, tenantId, { slug });
  if (!record) return notFoundRefusal();
  const today = todayIn(workspace.timeZone, now.getTime());
  const { definition, programmeId } = record.programme;
  const company = { name: record.orgName, slug: record.orgSlug };
  const stays = await tx.membership.findMany({
    where: {
      tenantId,
      orgId: record.partnerOrgId,
      OR: [{ validUntil: null }, { validUntil: { gte: fromPlainDate(today) } }],
    },
  });
  const ids = [...new Set(stays.map(stay => stay.personId))];
  const consents = await tx.countingConsent.findMany({
    where: { tenantId, partnerOrgId: record.partnerOrgId, closedAt: null },
    orderBy: { askedAt: "asc" },
  });
  const people = await tx.person.findMany({ where: { tenantId, id: { in: ids } } });
  const rows = await tx.certification.findMany({
    where: { tenantId, programmeId, personId: { in: ids } },
    orderBy: { nominatedAt: "asc" },
  });
  const showing = { actor, definition, zone: workspace.timeZone, today, company };
  return {
    head: partnerHead(record, actor),
    company,
    programme: textIn(definition.name, actor.locale),
    areas: definition.areas.map(area => ({
      key: area.key,
      name: textIn(area.name, actor.locale),
      description: textIn(area.description, actor.locale),
      validityMonths: area.validityMonths,
    })),
    people: people
      .map(person => {
        const last = stays.filter(stay => stay.personId === person.id).map(stay => stay.validUntil);
        const own = rows.filter(row => row.personId === person.id).sort(newestFirst);
        return {
          personId: person.id,
          name: person.name,
          email: person.email,
          consent: wordOf(
            consents.filter(c => c.personId === person.id),
            stays.filter(stay => stay.personId === person.id),
            { today, zone: workspace.timeZone },
          ),
          leavesOn: last.includes(null) ? null : toPlainDateOrNull(last[0] ?? null),
          certifications: own.map(row =>
            certificationDto(row, { ...showing, renewed: isRenewed(row, rows) }),
          ),
          canLeave: personPolicy.leave(actor, {
            personId: person.id,
            orgId: record.partnerOrgId,
            side: "partner",
          }),
        };
      })
      .sort(
        (a, b) =>
          Number(b.certifications.length > 0) - Number(a.certifications.length > 0) ||
          a.name.localeCompare(b.name, actor.locale),
      ),
    asked: consents
      .filter(c => c.agreedOn === null && !ids.includes(c.personId))
      .map(c => ({
        id: c.id,
        name: c.personName,
        email: c.personEmail,
        on: todayIn(workspace.timeZone, c.askedAt.getTime()),
        by: c.askedBy,
      })),
    canNominate:
      ["onboarding", "active", "remediation"].includes(record.state) &&
      certificationPolicy.nominate(actor, record),
    today,
  };
}

type ConsentRow = Awaited<ReturnType<Tx["countingConsent"]["findMany"]>>[number];
type StayRow = { personId: string; orgId: string; validFrom: Date; validUntil: Date | null };

/** A person's word for the stay that lasts longest of those that are not over, and since when it stands so. */
function wordOf(
  consents: readonly ConsentRow[],
  stays: readonly StayRow[],
  { today, zone }: { today: PlainDate; zone: string },
): PeopleDto["people"][number]["consent"] {
  const facts = consents.map(consentOf);
  const states = stays.map(s =>
    consentOn({ ...s, from: toPlainDate(s.validFrom), to: toPlainDateOrNull(s.validUntil) }, facts, today),
  );
  const state = CONSENT_ORDER.find(s => states.includes(s)) ?? "none";
  const row = consents.findLast(c =>
    state === "asked"
      ? c.agreedOn === null
      : state === "withdrawn"
        ? c.withdrawnOn !== null
        : c.agreedOn !== null,
  );
  const on = {
    asked: row && todayIn(zone, row.askedAt.getTime()),
    agreed: row?.agreedOn && toPlainDate(row.agreedOn),
    withdrawn: row?.withdrawnOn && toPlainDate(row.withdrawnOn),
    none: null,
  }[state];
  return { state, on: on ?? null, askedBy: row?.askedBy ?? "" };
}

const CONSENT_ORDER = ["agreed", "asked", "withdrawn", "none"] as const;

const PAGE = 50;

export type PortfolioQuery = {
  view: PortfolioView;
  area: string | null;
  partner: string | null;
  cursor: string | null;
};

/** The certificates a person may read, by their end: of the vendor all, of a partner its own. */
export async function listCertificates(
  tx: Tx,
  actor: Actor,
  workspace: WorkspaceInfo,
  query: PortfolioQuery,
  now: Date,
): Promise<PortfolioDto> {
  if (actor.side === "customer") return notFoundRefusal();
  const { tenantId } = actor;
  const today = todayIn(workspace.timeZone, now.getTime());
  const programmes = await listProgrammes(tx, tenantId, today);
  const window = Math.max(0, ...programmes.map(p => p.definition.renewalWindowDays));
  const newest = query.view === "ended";
  const end = Prisma.sql`coalesce(valid_until, '9999-12-31'::date)`;
  const dead = Prisma.sql`(revoked_at IS NOT NULL OR ended_at IS NOT NULL OR valid_until + grace_days < ${today}::date)`;
  const views: Record<PortfolioView, Prisma.Sql> = {
    all: Prisma.sql`true`,
    current: Prisma.sql`valid_until IS NOT NULL AND NOT ${dead}`,
    ending: Prisma.sql`valid_until <= ${addDays(today, window)}::date AND NOT ${dead}`,
    training: Prisma.sql`valid_from IS NULL AND revoked_at IS NULL AND ended_at IS NULL`,
    ended: Prisma.sql`${dead}`,
  };
  const partner = query.partner
    ? await tx.organisation.findFirst({ where: { tenantId, slug: query.partner, side: "partner" } })
    : null;
  if (query.partner && !partner) return notFoundRefusal();
  const org = actor.side === "partner" ? actor.orgId : partner?.id;
  const ofOrg = org ? Prisma.sql`AND partner_org_id = ${org}::uuid` : Prisma.empty;
  const ofArea = query.area ? Prisma.sql`AND area_key = ${query.area}` : Prisma.empty;
  const at = cursorOf(query.cursor);
  const after = at
    ? newest
      ? Prisma.sql`AND (${end}, id) < (${at.day}::date, ${at.id}::uuid)`
      : Prisma.sql`AND (${end}, id) > (${at.day}::date, ${at.id}::uuid)`
    : Prisma.empty;
  const order = newest ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const found = await tx.$queryRaw<{ id: string; day: string }[]>`
    SELECT id, ${end}::text AS day FROM certification
    WHERE tenant_id = ${tenantId}::uuid AND ${views[query.view]} ${ofOrg} ${ofArea} ${after}
    ORDER BY ${end} ${order}, id ${order} LIMIT ${PAGE + 1}`;
  const ids = found.slice(0, PAGE);
  const last = ids.at(-1);
  const rows = await tx.certification.findMany({ where: { tenantId, id: { in: ids.map(f => f.id) } } });
  const dtos = await shown({ tx, actor, workspace, today }, programmes, rows);
  const areas = programmes.flatMap(p => p.definition.areas);
  return {
    rows: ids.flatMap(f => dtos.filter(dto => dto.id === f.id)),
    next: found.length > PAGE && last ? `${last.day}~${last.id}` : null,
    first: at === null,
    areas: areas.map(area => ({ key: area.key, name: textIn(area.name, actor.locale) })),
    today,
  };
}

function cursorOf(cursor: string | null): { day: string; id: string } | null {
  const [day, id] = cursor?.split("~") ?? [];
  return day && id && /^\d{4}-\d\d-\d\d$/.test(day) && isUuid(id) ? { day, id } : null;
}

/** Rows with their companies and whether they are renewed. */
async function shown(
  { tx, actor, workspace, today }: Reading,
  programmes: readonly Programme[],
  rows: readonly CertificationRow[],
): Promise<CertificationDto[]> {
  const { tenantId } = actor;
  const orgIds = [...new Set(rows.flatMap(row => (row.partnerOrgId ? [row.partnerOrgId] : [])))];
  const orgs = await tx.organisation.findMany({ where: { tenantId, id: { in: orgIds } } });
  const cycles = await tx.certification.findMany({
    where: { tenantId, personId: { in: [...new Set(rows.map(row => row.personId))] } },
  });
  return rows.flatMap(row => {
    const programme = programmes.find(p => p.programmeId === row.programmeId);
    const org = orgs.find(o => o.id === row.partnerOrgId);
    if (!programme) return [];
    return [
      certificationDto(row, {
        actor,
        definition: programme.definition,
        zone: workspace.timeZone,
        today,
        company: org ? { name: org.name, slug: org.slug } : null,
        renewed: isRenewed(row, cycles),
      }),
    ];
  });
}

/** A person with their certificates, the companies the reader may know of, and what happened to them. */
export async function readPerson(
  tx: Tx,
  actor: Actor,
  workspace: WorkspaceInfo,
  personId: string,
  now: Date,
): Promise<PersonDto> {
  if (actor.side === "customer" || !isUuid(personId)) return notFoundRefusal();
  const { tenantId } = actor;
  const person = await tx.person.findFirst({ where: { tenantId, id: personId } });
  if (!person) return notFoundRefusal();
  const stays = await tx.membership.findMany({
    where: { tenantId, personId, side: "partner" },
    include: { org: { select: { name: true, slug: true } } },
    orderBy: { validFrom: "desc" },
  });
  // The vendor's and customers' people are no specialists of a partner: they have no page here.
  if (stays.length === 0) return notFoundRefusal();
  const today = todayIn(workspace.timeZone, now.getTime());
  const programmes = await listProgrammes(tx, tenantId, today);
  const rows = await tx.certification.findMany({ where: { tenantId, personId } });
  const events = await tx.event.findMany({
    where: { tenantId, OR: [{ subjectId: personId }, { subjectId: { in: rows.map(row => row.id) } }] },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: 40,
  });
  return {
    personId,
    name: person.name,
    email: person.email,
    stays: stays.map(stay => ({
      company: stay.org.name,
      slug: stay.org.slug,
      from: toPlainDate(stay.validFrom),
      to: toPlainDateOrNull(stay.validUntil),
    })),
    certifications: await shown({ tx, actor, workspace, today }, programmes, rows.sort(newestFirst)),
    nameShown: person.nameShownAt !== null,
    own: credentialPolicy.showName(actor, { personId }),
    today,
    events: events.map(event => ({
      id: event.id,
      type: event.type,
      at: event.at.getTime(),
      actorName: event.actorName,
      data: (event.data ?? {}) as Record<string, unknown>,
    })),
  };
}
