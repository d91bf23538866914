import { certificationPolicy } from "#lib/domain/policies/certification.ts";
import { trainingPolicy } from "#lib/domain/policies/training.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { isAffiliated } from "#lib/domain/programmes/ladder.ts";
import { firstLoss, needsOn } from "#lib/domain/programmes/needs.ts";
import { definitionOn } from "#lib/domain/programmes/rules.ts";
import { textIn } from "#lib/domain/text.ts";
import { addDays, addMonths } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { casesHeldBy } from "#lib/features/held-tickets/queries.ts";
import { partnerHead } from "#lib/features/partnerships/head.ts";
import type { Standing } from "#lib/features/partnerships/standing.ts";
import { readStanding } from "#lib/features/tiers/queries.ts";
import { datelessCourses } from "#lib/features/training/date-request-lists.ts";
import { openDates, seatsAhead } from "#lib/features/training/open-dates.ts";
import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import { type KeysetOrder, readCursor, writeCursor } from "#lib/platform/db/keyset.ts";
import { Prisma, type Tx } from "#lib/platform/db/prisma.ts";
import { cellOf, type Reading } from "./cell.ts";
import type { CellDto, MatrixDto, MatrixRowDto } from "./dto.ts";
import { pointsOf } from "./points.ts";
import type { CellFilter, MatrixFilter } from "./schema.ts";

const PAGE = 25;
const sql = Prisma.sql;
/** The next loss first, then the next end, then by name: what a cursor holds of the last row of a page. */
const ORDERS: KeysetOrder[] = (["text", "text", "text", "uuid"] as const).map(type => ({
  column: { sql: sql`''`, type },
  descending: false,
}));

/** A day of the twelve months from today; any other is today. */
export const dayAsked = (on: PlainDate | null, today: PlainDate): PlainDate =>
  on !== null && on >= today && on <= addMonths(today, 12) ? on : today;

/** Every person of a company by every area, as they stand on a day, before any filter. */
export async function wholeMatrix(
  tx: Tx,
  actor: Actor,
  workspace: WorkspaceInfo,
  standing: Standing,
  today: PlainDate,
  on: PlainDate,
  now: Date,
): Promise<{ reading: Reading; rows: MatrixRowDto[] }> {
  const { tenantId } = actor;
  const { facts, rules } = standing;
  const here = facts.people.filter(p => p.name !== "" && isAffiliated(facts, p.personId, on));
  const names = new Map(here.map(p => [p.personId, p.name]));
  const ids = [...names.keys()];
  const certifications = await tx.certification.findMany({
    where: { tenantId, programmeId: standing.row.programmeId, personId: { in: ids } },
  });
  const reading: Reading = {
    standing,
    definition: definitionOn(rules, on),
    needs: needsOn(rules, facts, on),
    cycles: Map.groupBy(certifications, c => `${c.personId} ${c.areaKey}`),
    seats: await seatsAhead(tx, tenantId, standing.partnerOrgId, now),
    cases: await casesHeldBy(tx, tenantId, ids),
    zone: workspace.timeZone,
    locale: actor.locale,
    today,
    on,
  };
  const rows = ids.map((personId): MatrixRowDto => {
    const stays = here.filter(p => p.personId === personId);
    return {
      personId,
      name: names.get(personId) ?? "",
      leavesOn: stays.some(p => p.to === null)
        ? null
        : (stays
            .map(p => p.to)
            .sort()
            .at(-1) ?? null),
      cells: reading.definition.areas.map(area => cellOf(reading, personId, area.key)),
    };
  });
  return { reading, rows: rows.sort((a, b) => compare(keyOf(a), keyOf(b))) };
}

const keyOf = (row: MatrixRowDto): string[] => {
  const losses = row.cells.flatMap(cell => firstLossOf(cell) ?? []).sort();
  const ends = row.cells.flatMap(cell => (cell.counts ? (cell.until ?? []) : [])).sort();
  const any = row.cells.some(cell => cell.state !== null);
  return [losses[0] ?? "9", ends[0] ?? (any ? "98" : "99"), row.name.toLocaleLowerCase(), row.personId];
};

const compare = (a: readonly string[], b: readonly string[]): number => {
  for (const [i, word] of a.entries()) {
    const other = b[i] ?? "";
    if (word !== other) return word < other ? -1 : 1;
  }
  return 0;
};

/** Of what rests on a cell, the first day it is lost. */
export const firstLossOf = (cell: CellDto) =>
  firstLoss(cell.needs.map(need => ({ requirementKey: "", now: need.now, lostOn: need.lostOn })));

const fits: Record<CellFilter, (cell: CellDto) => boolean> = {
  needed: cell => cell.needs.length > 0 || (cell.level2?.cases ?? 0) > 0,
  valid: cell => cell.counts,
  ending: cell => cell.state === "renewal_window" && !cell.renewed,
  grace: cell => cell.state === "grace",
  training: cell => cell.underWay || cell.state === "nominated" || cell.state === "in_training",
  ended: cell => ["expired", "revoked", "superseded", "failed"].includes(cell.state ?? ""),
  none: cell => cell.state === null,
};

/** Whether a person stays in a matrix that is asked for: one cell of theirs that fits all of it. */
export function isAsked(row: MatrixRowDto, filter: MatrixFilter, on: PlainDate): boolean {
  const words = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();
  if (filter.person && !words(row.name).includes(words(filter.person))) return false;
  const cells = row.cells.filter(cell => filter.area === null || cell.areaKey === filter.area);
  const { state, within } = filter;
  const soon = (cell: CellDto) =>
    within === null ||
    (cell.counts && cell.until !== null && !cell.renewed && cell.until <= addDays(on, within));
  // Nothing at all: no area may have one.
  if (state === "none") return within === null && cells.every(fits.none);
  if (state === null && within === null) return true;
  return cells.some(cell => (state === null || fits[state](cell)) && soon(cell));
}

/**
 * A partner's people by its programme's areas on a day (P21, P22, P23): how each certificate stands, what it is needed for and
 * when that would be lost, where each area is weakest, and the dates that repair it. The same for both sides.
 */
export async function readMatrix(
  tx: Tx,
  actor: Actor,
  workspace: WorkspaceInfo,
  slug: string,
  asked: { filter: MatrixFilter; after: string | null },
  now: Date,
): Promise<MatrixDto> {
  const { standing, today } = await readStanding(tx, actor, workspace, slug, now);
  const on = dayAsked(asked.filter.on, today);
  const { reading, rows } = await wholeMatrix(tx, actor, workspace, standing, today, on, now);
  const areas = reading.definition.areas.map(area => ({
    key: area.key,
    name: textIn(area.name, actor.locale),
  }));
  const chosen = areas.find(area => area.key === asked.filter.area);
  const filter = { ...asked.filter, area: chosen?.key ?? null };
  const found = rows.filter(row => isAsked(row, filter, on));
  const edge = readCursor(asked.after, ORDERS);
  const start = edge
    ? found.findIndex(
        row =>
          compare(
            keyOf(row),
            edge.map(word => word ?? ""),
          ) > 0,
      )
    : 0;
  const from = start < 0 ? found.length : start;
  const page = found.slice(from, from + PAGE);
  const last = page.at(-1);
  const before = found[from - PAGE - 1];
  const shown = chosen ? [chosen] : areas;
  const keys = shown.map(area => area.key);
  const dates = await openDates(tx, actor, standing, keys, now);
  const dateless = await datelessCourses(
    tx,
    actor,
    { programmeIds: [standing.row.programmeId], partnerOrgId: standing.partnerOrgId },
    workspace.timeZone,
    now,
  );
  return {
    head: partnerHead(standing, actor),
    company: { name: standing.orgName, slug: standing.orgSlug },
    programme: textIn(standing.programme.definition.name, actor.locale),
    today,
    on,
    to: addMonths(today, 12),
    areas,
    shown,
    points: pointsOf(reading).filter(point => keys.includes(point.areaKey)),
    rows: page.map(row => ({ ...row, cells: row.cells.filter(cell => keys.includes(cell.areaKey)) })),
    count: found.length,
    people: rows.length,
    next: last && from + PAGE < found.length ? writeCursor(keyOf(last)) : null,
    previous: from === 0 ? null : before ? writeCursor(keyOf(before)) : "",
    dates,
    dateless: Object.fromEntries(
      keys.flatMap(key => {
        const course = (dates[key] ?? []).length === 0 && dateless.find(one => one.areas.includes(key));
        return course ? [[key, course]] : [];
      }),
    ),
    can: {
      enrol:
        standing.state !== "ended" && trainingPolicy.enrol(actor, { partnerOrgId: standing.partnerOrgId }),
      export: certificationPolicy.export(actor, standing),
      plan: trainingPolicy.keepSessions(actor, null),
      askDate: standing.state !== "ended" && trainingPolicy.askDate(actor, standing),
    },
    side: actor.side,
    vendor: workspace.name,
  };
}
