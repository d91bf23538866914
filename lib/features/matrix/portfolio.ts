import { partnerHealthPolicy } from "#lib/domain/policies/partner-health.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { areaOf, renewalWindowOf, tierOf } from "#lib/domain/programmes/definition.ts";
import { noFacts, type PartnerFacts } from "#lib/domain/programmes/facts.ts";
import { needsOn } from "#lib/domain/programmes/needs.ts";
import { definitionOn, rulesOf } from "#lib/domain/programmes/rules.ts";
import { textIn } from "#lib/domain/text.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import type { HealthRow } from "#lib/features/partner-health/dto.ts";
import { listHealth } from "#lib/features/partner-health/queries.ts";
import { type HealthFilter, LISTED_STATES, readHealth } from "#lib/features/partner-health/schema.ts";
import { factsOfMany } from "#lib/features/partnerships/facts.ts";
import { listProgrammes } from "#lib/features/programmes/queries.ts";
import { keptVersions, publishedVersions } from "#lib/features/programmes/rules.ts";
import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";
import type { AreaState, PortfolioFilter } from "./schema.ts";

/** A company in an area: how many count there, when the next of them ends, and how its tier's requirement stands. */
export type AreaCellDto = {
  areaKey: string;
  certified: number;
  nextEnd: PlainDate | null;
  /** The weakest requirement the area serves of the tier held, or aimed at while none is; null: none asks for it. */
  point: { need: number; have: number; reserve: number; lostOn: PlainDate | null } | null;
  states: AreaState[];
};

export type AreaRowDto = Pick<
  HealthRow,
  "partnershipId" | "name" | "slug" | "tier" | "standing" | "nextLossOn"
> & {
  /** Of its own programme alone. */
  cells: AreaCellDto[];
};

export type AreaPortfolioDto = {
  today: PlainDate;
  areas: { key: string; name: string }[];
  /** Columns, as far as asked for. */
  shown: { key: string; name: string }[];
  rows: AreaRowDto[];
  count: number;
  next: string | null;
  previous: string | null;
};

/** A page found by how an area stands is full with so many; it may hold some more. */
const ENOUGH = 25;
type Page = {
  rows: HealthRow[];
  cells: Map<string, AreaCellDto[]>;
  count: number;
  next: string | null;
  previous: string | null;
};

/**
 * The vendor's partners by area, what is lost and what is lost soonest first (P4, P21): a page of them by the order their
 * lines keep, and for that page alone what rests on whom.
 */
export async function readAreaPortfolio(
  tx: Tx,
  actor: Actor,
  workspace: WorkspaceInfo,
  filter: PortfolioFilter,
  at: { after: string | null; before: string | null },
  now: Date,
): Promise<AreaPortfolioDto> {
  if (!partnerHealthPolicy.read(actor, null)) return notFoundRefusal();
  const { tenantId, locale } = actor;
  const today = todayIn(workspace.timeZone, now.getTime());
  const programmes = await listProgrammes(tx, tenantId, today);
  const home = programmes.find(p => filter.area !== null && areaOf(p.definition, filter.area) !== null);
  const asked: HealthFilter = {
    ...readHealth({}),
    // Nothing rests on anybody where the partnership is over.
    states: LISTED_STATES.filter(state => state !== "ended"),
    name: filter.name,
    standing: filter.standing,
    lossWithin: filter.within,
    // An area is its programme's: partners of another have nothing to show in it.
    programmeId: home?.programmeId ?? null,
    sort: [
      { by: "standing", descending: false },
      { by: "loss", descending: false },
    ],
  };
  const read = (rows: readonly HealthRow[]) => cellsOf(tx, tenantId, rows, workspace.timeZone, today);
  const page: Page = { rows: [], cells: new Map(), count: 0, next: null, previous: null };
  if (filter.state === null) {
    const found = await listHealth(tx, tenantId, asked, at, today, locale);
    Object.assign(page, found, { cells: await read(found.rows) });
  } else {
    // How an area stands is in no column: they are looked through in their order until a page is full.
    const { state, area } = filter;
    const only = home ? area : null;
    let after = at.after;
    do {
      const found = await listHealth(tx, tenantId, asked, { after, before: null }, today, locale);
      const cells = await read(found.rows);
      for (const row of found.rows) {
        const own = cells.get(row.partnershipId) ?? [];
        if (!own.some(cell => (only === null || cell.areaKey === only) && cell.states.includes(state)))
          continue;
        page.rows.push(row);
        page.cells.set(row.partnershipId, own);
      }
      after = found.next;
    } while (after !== null && page.rows.length < ENOUGH);
    page.count = page.rows.length;
    page.next = after;
  }
  const { cells } = page;
  const areas = programmes.flatMap(p =>
    p.definition.areas.map(area => ({ key: area.key, name: textIn(area.name, locale) })),
  );
  const shown = home ? areas.filter(area => area.key === filter.area).slice(0, 1) : areas;
  const keys = shown.map(area => area.key);
  return {
    today,
    areas,
    shown,
    rows: page.rows.map(({ partnershipId, name, slug, tier, standing, nextLossOn }) => ({
      partnershipId,
      name,
      slug,
      tier,
      standing,
      nextLossOn,
      cells: (cells.get(partnershipId) ?? []).filter(cell => keys.includes(cell.areaKey)),
    })),
    count: page.count,
    next: page.next,
    previous: page.previous,
  };
}

async function cellsOf(
  tx: Tx,
  tenantId: string,
  rows: readonly HealthRow[],
  zone: string,
  today: PlainDate,
): Promise<Map<string, AreaCellDto[]>> {
  const partnerships = await tx.partnership.findMany({
    where: { tenantId, id: { in: rows.map(row => row.partnershipId) } },
  });
  const found = new Map<string, AreaCellDto[]>();
  for (const [programmeId, of] of Map.groupBy(partnerships, p => p.programmeId)) {
    const versions = await publishedVersions(tx, tenantId, programmeId);
    if (versions.length === 0) continue;
    const kept = await keptVersions(tx, tenantId, programmeId);
    const facts = await factsOfMany(tx, tenantId, programmeId, of, zone);
    for (const one of of) {
      const rules = rulesOf(versions, kept.get(one.id) ?? []);
      const definition = definitionOn(rules, today);
      const tier = tierOf(definition, one.tierKey ?? one.targetTierKey);
      const own = facts.get(one.id) ?? noFacts;
      const needs = needsOn(rules, own, today);
      found.set(
        one.id,
        definition.areas.map(({ key }) => {
          const here = needs.cells.filter(cell => cell.areaKey === key);
          const [weakest] = needs.points
            .filter(p => p.areaKey === key && tier?.requirements.includes(p.requirementKey))
            .sort((a, b) => a.reserve - b.reserve || (a.lostOn ?? "9").localeCompare(b.lostOn ?? "9"));
          const ends = addDays(today, renewalWindowOf(definition, key));
          const people = here.map(cell => cell.personId);
          return {
            areaKey: key,
            states: [
              ...(weakest && weakest.reserve < 0 ? (["missing"] as const) : []),
              ...(weakest?.reserve === 0 ? (["thin"] as const) : []),
              ...endingOf(own, people, key, today, ends),
            ],
            certified: here.length,
            nextEnd: here.flatMap(cell => cell.until ?? []).sort()[0] ?? null,
            point: weakest
              ? {
                  need: weakest.need,
                  have: weakest.have,
                  reserve: weakest.reserve,
                  lostOn: weakest.lostOn,
                }
              : null,
          };
        }),
      );
    }
  }
  return found;
}

/** Whether one of those who count in an area has a certificate that ends by a day, or is in its grace, and nothing after it. */
function endingOf(
  facts: PartnerFacts,
  people: readonly string[],
  areaKey: string,
  today: PlainDate,
  by: PlainDate,
): AreaState[] {
  const lasts = people.map(personId =>
    facts.certificates
      .filter(c => c.personId === personId && c.areaKey === areaKey && c.endedOn === null)
      .map(c => c.validUntil)
      .sort()
      .at(-1),
  );
  const some = (fits: (until: PlainDate) => boolean) =>
    lasts.some(until => until !== undefined && fits(until));
  return [
    ...(some(until => until >= today && until <= by) ? (["ending"] as const) : []),
    ...(some(until => until < today) ? (["grace"] as const) : []),
  ];
}
