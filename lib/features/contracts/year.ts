import { addDays, earlier, later } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import type { ContractRow } from "./dto.ts";

type Bar = { kind: "valid" | "window" | "open" | "last"; from: PlainDate; to: PlainDate };
type Row = {
  key: string;
  name: string;
  area: string;
  bars: Bar[];
  ends: { day: PlainDate; tone: "plain" | "warn"; href: string }[];
};

/** The twelve months to come of signed contracts, as the year strip draws them; null where none reaches into them. */
export function contractYear(
  contracts: readonly ContractRow[],
  today: PlainDate,
  base: string,
): { firstMonth: string; today: PlainDate; groups: { key: string; rows: Row[] }[] } | null {
  const from = `${today.slice(0, 7)}-01`;
  const shown = contracts.filter(
    c => c.endsOn >= from && (c.state === "in_force" || c.state === "expiring" || c.state === "scheduled"),
  );
  if (shown.length === 0) return null;
  const rows = [...shown]
    .sort((a, b) => (a.endsOn < b.endsOn ? -1 : 1))
    .map((c): Row => {
      const warned = c.state === "expiring";
      const window = later(c.startsOn, addDays(c.endsOn, -89));
      const bars: Bar[] = [];
      if (window > c.startsOn)
        bars.push({ kind: "valid", from: c.startsOn, to: earlier(addDays(window, -1), c.endsOn) });
      const last = warned && today >= addDays(c.endsOn, -29);
      bars.push({ kind: last ? "last" : warned ? "open" : "window", from: window, to: c.endsOn });
      return {
        key: c.id,
        name: c.number,
        area: c.planName,
        bars,
        ends: [{ day: c.endsOn, tone: warned ? "warn" : "plain", href: `${base}/contracts/${c.number}` }],
      };
    });
  return { firstMonth: today.slice(0, 7), today, groups: [{ key: "contracts", rows }] };
}
