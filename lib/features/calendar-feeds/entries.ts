import type { FeedScope } from "#lib/domain/policies/calendar-feed.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { agreementKindOf, areaOf, renewalWindowOf, tierOf } from "#lib/domain/programmes/definition.ts";
import { textIn } from "#lib/domain/text.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { endsStillRun } from "#lib/features/products/calendar.ts";
import { listProgrammes, type Programme } from "#lib/features/programmes/queries.ts";
import { fromPlainDate, toPlainDate } from "#lib/platform/db/days.ts";
import { Prisma, type Tx } from "#lib/platform/db/prisma.ts";
import { contractEntries } from "./contracts.ts";
import type { EntryDto } from "./dto.ts";
import { trainingEntries } from "./trainings.ts";

/** As many days as calendar programs take well; the nearest come first. */
const MOST = 1500;
/** How long a day that has passed stays. */
const PAST_DAYS = 31;

type Reading = { tx: Tx; actor: Actor; scope: FeedScope; today: PlainDate; programmes: readonly Programme[] };

/**
 * The days a calendar holds, nearest first: when certificates end and their renewal opens (P23), when agreements end
 * (P3), until when a tier can be repaired (P24), when contracts end (S14), and the hours of courses, booked days and
 * business reviews. What is renewed, revoked or ended is left out. Read as the owner.
 */
export async function entriesOf(
  tx: Tx,
  actor: Actor,
  scope: FeedScope,
  today: PlainDate,
  now: Date,
): Promise<EntryDto[]> {
  const programmes = await listProgrammes(tx, actor.tenantId, today);
  const reading = { tx, actor, scope, today, programmes };
  const found = await certificates(reading);
  found.push(...(await trainingEntries(tx, actor, scope, addDays(today, -PAST_DAYS), now)));
  if (scope !== "own")
    found.push(
      ...(await agreements(reading)),
      ...(await remediations(reading)),
      ...(await endsOfVersions(reading)),
      ...(await contractEntries(tx, actor, scope, addDays(today, -PAST_DAYS), MOST)),
    );
  return found.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.id < b.id ? -1 : 1));
}

type Row = {
  id: string;
  programme_id: string;
  person_id: string;
  person_name: string;
  partner_org_id: string | null;
  area_key: string;
  number: string | null;
  valid_until: Date;
};

async function certificates({ tx, actor, scope, today, programmes }: Reading): Promise<EntryDto[]> {
  const whose = {
    own: Prisma.sql`AND c.person_id = ${actor.personId}::uuid`,
    company: Prisma.sql`AND c.partner_org_id = ${actor.orgId}::uuid`,
    vendor: Prisma.empty,
  }[scope];
  const rows = await tx.$queryRaw<Row[]>`
    SELECT c.id, c.programme_id, c.person_id, c.person_name, c.partner_org_id, c.area_key, c.number, c.valid_until
    FROM certification c
    WHERE c.tenant_id = ${actor.tenantId}::uuid ${whose}
      AND c.revoked_at IS NULL AND c.ended_at IS NULL AND c.valid_until >= ${addDays(today, -PAST_DAYS)}::date
      AND NOT EXISTS (
        SELECT 1 FROM certification later
        WHERE later.tenant_id = c.tenant_id AND later.person_id = c.person_id AND later.area_key = c.area_key
          AND later.programme_id = c.programme_id AND later.valid_until > c.valid_until
          AND later.revoked_at IS NULL AND later.ended_at IS NULL)
    ORDER BY c.valid_until, c.id LIMIT ${MOST}`;
  const companies = await namesOf(tx, actor, scope, rows);
  return rows.flatMap((row): EntryDto[] => {
    const definition = programmes.find(p => p.programmeId === row.programme_id)?.definition;
    if (!definition) return [];
    const until = toPlainDate(row.valid_until);
    const area = areaOf(definition, row.area_key);
    const entry = {
      id: row.id,
      who: row.person_name,
      what: area ? textIn(area.name, actor.locale) : row.area_key,
      company: companies.get(row.partner_org_id ?? "") ?? "",
      number: row.number ?? "",
      path: `/people/${row.person_id}`,
    };
    const ends: EntryDto = { ...entry, kind: "certificate", on: until, until: null };
    // All partners' openings beside all partners' ends would hide the ends.
    if (scope === "vendor") return [ends];
    const opens = addDays(until, -renewalWindowOf(definition, row.area_key));
    return [{ ...entry, kind: "renewal", on: opens, until }, ends];
  });
}

/** Companies are named where a calendar holds more than one. */
async function namesOf(
  tx: Tx,
  actor: Actor,
  scope: FeedScope,
  rows: readonly { partner_org_id: string | null }[],
): Promise<Map<string, string>> {
  if (scope !== "vendor") return new Map();
  const ids = [...new Set(rows.flatMap(row => row.partner_org_id ?? []))];
  const orgs = await tx.organisation.findMany({
    where: { tenantId: actor.tenantId, id: { in: ids } },
    select: { id: true, name: true },
  });
  return new Map(orgs.map(org => [org.id, org.name]));
}

/** Partnerships of the calendar, with what their days are told by. */
async function partnershipsOf({ tx, actor, scope }: Reading) {
  const { tenantId, orgId } = actor;
  const rows = await tx.partnership.findMany({
    where: { tenantId, state: { not: "ended" }, ...(scope === "company" ? { partnerOrgId: orgId } : {}) },
    take: MOST,
  });
  const orgs = await tx.organisation.findMany({
    where: { tenantId, id: { in: rows.map(row => row.partnerOrgId) } },
    select: { id: true, slug: true },
  });
  const slugs = new Map(orgs.map(org => [org.id, org.slug]));
  return rows.map(row => ({ ...row, slug: slugs.get(row.partnerOrgId) ?? "" }));
}

async function agreements(reading: Reading): Promise<EntryDto[]> {
  const { tx, actor, today, programmes } = reading;
  const partnerships = await partnershipsOf(reading);
  const rows = await tx.agreement.findMany({
    where: {
      tenantId: actor.tenantId,
      partnershipId: { in: partnerships.map(p => p.id) },
      endedOn: null,
      endsOn: { gte: fromPlainDate(addDays(today, -PAST_DAYS)) },
    },
    orderBy: [{ endsOn: "asc" }, { id: "asc" }],
    take: MOST,
  });
  // A vendor has thousands: each is looked up, never looked for.
  const byId = new Map(partnerships.map(p => [p.id, p]));
  const ofKind = Map.groupBy(rows, row => `${row.partnershipId} ${row.kind}`);
  return rows.flatMap((row): EntryDto[] => {
    const partnership = byId.get(row.partnershipId);
    const definition = programmes.find(p => p.programmeId === partnership?.programmeId)?.definition;
    // One that has been renewed ends without anybody missing it.
    const kin = ofKind.get(`${row.partnershipId} ${row.kind}`) ?? [];
    const renewed = kin.some(other => other.endsOn! > row.endsOn!);
    if (!partnership || !definition || !row.endsOn || renewed) return [];
    const kind = agreementKindOf(definition, row.kind);
    return [
      {
        kind: "agreement",
        id: row.id,
        on: toPlainDate(row.endsOn),
        who: partnership.orgName,
        what: kind ? textIn(kind.title, actor.locale) : row.kind,
        company: "",
        number: row.number,
        until: null,
        path: `/partners/${partnership.slug}/agreements/${row.number}`,
      },
    ];
  });
}

/** Ends of versions that customers still run (S11): all of them for the vendor, those it serves for a partner. */
async function endsOfVersions({ tx, actor, today }: Reading): Promise<EntryDto[]> {
  return (await endsStillRun({ tx, actor, today }, MOST)).map(end => ({
    kind: "endOfLife",
    id: end.id,
    on: end.until,
    who: `${end.product} ${end.version}`,
    what: "",
    company: "",
    number: "",
    until: null,
    path: "/releases/end-of-life",
  }));
}

async function remediations(reading: Reading): Promise<EntryDto[]> {
  const { actor, programmes } = reading;
  return (await partnershipsOf(reading)).flatMap((p): EntryDto[] => {
    const definition = programmes.find(one => one.programmeId === p.programmeId)?.definition;
    if (!definition || p.state !== "remediation" || !p.remediationUntil) return [];
    const tier = tierOf(definition, p.tierKey);
    return [
      {
        kind: "remediation",
        id: p.id,
        on: toPlainDate(p.remediationUntil),
        who: p.orgName,
        what: tier ? textIn(tier.name, actor.locale) : "",
        company: "",
        number: "",
        until: null,
        path: `/partners/${p.slug}/ladder`,
      },
    ];
  });
}
