import { untilOr } from "#lib/domain/programmes/cover.ts";
import type { ProgrammeDefinition } from "#lib/domain/programmes/definition.ts";
import { addDays } from "#lib/domain/time/dates.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";

/** A version of a programme and the first day it is in effect (P20). */
export type ProgrammeVersion = {
  id: string;
  version: number;
  effectiveFrom: PlainDate;
  definition: ProgrammeDefinition;
};

/** A promise to one partner: judged by an older version from a day to a last day, inclusive; null is open-ended. */
export type KeptVersion = { versionId: string; from: PlainDate; until: PlainDate | null };

/** The version that judges a partner from a day on. `kept` is the promise behind it, null where the version in effect judges. */
export type Rule = { from: PlainDate; version: ProgrammeVersion; kept: KeptVersion | null };

/** Stands for "since ever": the first version also judges what came before it. */
const EVER: PlainDate = "0001-01-01";

function versionInEffect(versions: readonly ProgrammeVersion[], on: PlainDate): ProgrammeVersion | null {
  let found: ProgrammeVersion | null = null;
  for (const version of versions) {
    if (version.effectiveFrom > on) continue;
    if (found === null || version.effectiveFrom > found.effectiveFrom) found = version;
    else if (version.effectiveFrom === found.effectiveFrom && version.version > found.version)
      found = version;
  }
  return found;
}

/** Of several promises that cover a day, the one given for the newest version. */
function promiseOn(kept: readonly KeptVersion[], on: PlainDate): KeptVersion | null {
  let found: KeptVersion | null = null;
  for (const promise of kept)
    if (promise.from <= on && untilOr(promise.until) >= on && (found === null || promise.from > found.from))
      found = promise;
  return found;
}

/**
 * Which version judges a partner, from which day on (P20): the version in effect, or the one it was promised to keep.
 * A promise of a version that isn't there is void. Throws without any version: a programme has one from its first day.
 */
export function rulesOf(versions: readonly ProgrammeVersion[], kept: readonly KeptVersion[]): Rule[] {
  const first = versionInEffect(versions, [...versions].map(v => v.effectiveFrom).sort()[0] ?? EVER);
  if (first === null) throw new Error("a programme without a version judges nobody");
  const promises = kept.filter(promise => versions.some(v => v.id === promise.versionId));
  const days = [
    EVER,
    ...versions.map(v => v.effectiveFrom),
    ...promises.flatMap(p => (p.until === null ? [p.from] : [p.from, addDays(p.until, 1)])),
  ];
  const rules: Rule[] = [];
  for (const from of [...new Set(days)].sort()) {
    const promise = promiseOn(promises, from);
    const inEffect = versionInEffect(versions, from) ?? first;
    const keptVersion = promise && versions.find(v => v.id === promise.versionId);
    const rule: Rule =
      promise && keptVersion && keptVersion.id !== inEffect.id
        ? { from, version: keptVersion, kept: promise }
        : { from, version: inEffect, kept: null };
    const last = rules.at(-1);
    if (last && last.version.id === rule.version.id && last.kept === rule.kept) continue;
    rules.push(rule);
  }
  return rules;
}

/** The rule of a day. */
export function ruleOn(rules: readonly Rule[], on: PlainDate): Rule {
  const found = rules.findLast(rule => rule.from <= on) ?? rules[0];
  if (!found) throw new Error("no rule");
  return found;
}

/** What judges on a day. */
export function definitionOn(rules: readonly Rule[], on: PlainDate): ProgrammeDefinition {
  return ruleOn(rules, on).version.definition;
}

/** The same partner judged by one definition on every day: a programme with one version. */
export function alwaysBy(version: ProgrammeVersion): Rule[] {
  return [{ from: EVER, version, kept: null }];
}
