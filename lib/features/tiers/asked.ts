import type { SupposedCourse, SupposedRenewal } from "#lib/domain/programmes/suppose.ts";
import { isPlainDate } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

/** What is asked of a ladder: a day, and what is supposed of it. Nothing of it is stored. */
export type LadderAsked = {
  on: PlainDate | null;
  /** People who leave. */
  without: readonly string[];
  renew: readonly SupposedRenewal[];
  courses: readonly SupposedCourse[];
  /** The version that judges: a number, the draft (the vendor's alone), or null for whichever judges on the day. */
  by: number | "draft" | null;
};

export const asksNothing: LadderAsked = { on: null, without: [], renew: [], courses: [], by: null };

const MOST = 50;
const some = (text: string | null) => (text ?? "").split(",").filter(Boolean).slice(0, MOST);

/** What an address asks: `on=2027-03-01&without=a,b&renew=a.area&course=area.a.2027-02-01&by=2`; the rest is left aside. */
export function readAsked(query: { get(name: string): string | null }): LadderAsked {
  const on = query.get("on");
  const by = query.get("by");
  return {
    on: on !== null && isPlainDate(on) ? on : null,
    without: some(query.get("without")),
    renew: some(query.get("renew")).flatMap(text => {
      const [personId, areaKey, ...more] = text.split(".");
      return personId && areaKey && more.length === 0 ? [{ personId, areaKey }] : [];
    }),
    courses: some(query.get("course")).flatMap(text => {
      const [areaKey, personId, resultOn, ...more] = text.split(".");
      if (!areaKey || !resultOn || !isPlainDate(resultOn) || more.length > 0) return [];
      return [{ areaKey, personId: personId || null, resultOn }];
    }),
    by: by === "draft" ? "draft" : /^[1-9]\d{0,5}$/.test(by ?? "") ? Number(by) : null,
  };
}

/** The same as an address's query, without a question mark; empty asks nothing. */
export function askedQuery(asked: LadderAsked): string {
  const parts: Record<string, string> = {
    on: asked.on ?? "",
    without: asked.without.join(","),
    renew: asked.renew.map(r => `${r.personId}.${r.areaKey}`).join(","),
    course: asked.courses.map(c => `${c.areaKey}.${c.personId ?? ""}.${c.resultOn}`).join(","),
    by: asked.by === null ? "" : String(asked.by),
  };
  return new URLSearchParams(Object.entries(parts).filter(([, value]) => value !== "")).toString();
}
