import { type ProgrammeDefinition, requirementOf, tierOf } from "#lib/domain/programmes/definition.ts";
import { MOVES, type Move, type Mover } from "#lib/domain/programmes/preview.ts";
import { textIn } from "#lib/domain/text.ts";
import type { DryPartner } from "./dry-run.ts";
import type { MoverDto } from "./dto.ts";

/** Moves after which a partner stands worse than before. */
export const WORSE: readonly Move[] = ["loses", "at_risk", "falls"];

export type Listed = { mover: Mover; partner: DryPartner };

const place = ({ mover, partner }: Listed) => [MOVES.indexOf(mover.move), partner.name, partner.id] as const;

function compare(a: Listed, b: Listed): number {
  const [x, y] = [place(a), place(b)];
  for (const i of [0, 1, 2] as const) {
    if (x[i] < y[i]) return -1;
    if (x[i] > y[i]) return 1;
  }
  return 0;
}

/** The gravest first, then by name. */
export const sorted = (all: readonly Listed[]): Listed[] => [...all].sort(compare);

export type MoverFilter = { move: Move | null; name: string; after: string | null; before: string | null };

const PAGE = 40;

/** Where a partner stands in the list, for the next page's address; lasts when others come and go. */
const cursorOf = (one: Listed) => `${place(one)[0]}|${one.partner.id}|${one.partner.name}`;

function edgeOf(cursor: string | null): Listed | null {
  const [, move, id, name] = /^(\d)\|([0-9a-f-]{36})\|(.*)$/s.exec(cursor ?? "") ?? [];
  const named = MOVES[Number(move)];
  if (id === undefined || name === undefined || named === undefined) return null;
  return { mover: { move: named } as Mover, partner: { id, orgId: "", name } };
}

/** One page of the movers a filter leaves, by keyset. */
export function pageOf(
  all: readonly Listed[],
  filter: MoverFilter,
): { found: number; rows: Listed[]; next: string | null; previous: string | null } {
  const wanted = filter.name.toLocaleLowerCase();
  const found = sorted(all).filter(
    ({ mover, partner }) =>
      (filter.move === null || mover.move === filter.move) &&
      partner.name.toLocaleLowerCase().includes(wanted),
  );
  const [after, before] = [edgeOf(filter.after), edgeOf(filter.before)];
  const start = before
    ? Math.max(0, found.filter(one => compare(one, before) < 0).length - PAGE)
    : after
      ? found.filter(one => compare(one, after) <= 0).length
      : 0;
  const rows = found.slice(start, start + PAGE);
  const [first, last] = [rows[0], rows.at(-1)];
  return {
    found: found.length,
    rows,
    next: last && start + PAGE < found.length ? cursorOf(last) : null,
    previous: first && start > 0 ? cursorOf(first) : null,
  };
}

/** A mover in the reader's language, with titles of the new definition where it has them, else of the old. */
export function moverDto(
  { mover, partner }: Listed,
  definitions: readonly ProgrammeDefinition[],
  slug: string,
  locale: string,
): MoverDto {
  const tier = (key: string | null) => {
    if (key === null) return null;
    const found = definitions.map(d => tierOf(d, key)).find(one => one !== null);
    return found ? textIn(found.name, locale) : key;
  };
  const title = (key: string) => {
    const found = definitions.map(d => requirementOf(d, key)).find(one => one !== null);
    return found ? textIn(found.title, locale) : key;
  };
  const benefits = (keys: readonly string[]) =>
    keys.map(key => {
      const found = definitions.flatMap(d => d.benefits).find(b => b.key === key);
      return found ? textIn(found.title, locale) : key;
    });
  return {
    orgId: partner.orgId,
    name: partner.name,
    slug,
    move: mover.move,
    tier: tier(mover.tierKey),
    tierThen: tier(mover.tierThen),
    carriedBefore: tier(mover.before.eligible),
    carriedAfter: tier(mover.after.eligible),
    rungs: mover.rungs.map(rung => ({
      key: rung.requirementKey,
      title: title(rung.requirementKey),
      why: rung.why,
      before: rung.before,
      after: rung.after,
    })),
    gained: benefits(mover.benefits.gained),
    lost: benefits(mover.benefits.lost),
    changed: benefits(mover.benefits.changed),
    atStake: benefits(mover.atStake),
  };
}
