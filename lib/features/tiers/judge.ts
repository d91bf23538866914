import { programmePolicy } from "#lib/domain/policies/programme.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { alwaysBy, type ProgrammeVersion, type Rule, ruleOn } from "#lib/domain/programmes/rules.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import type { Standing } from "#lib/features/partnerships/standing.ts";
import { loadDraft } from "#lib/features/programmes/drafts.ts";
import { publishedVersions } from "#lib/features/programmes/rules.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { LadderAsked } from "./asked.ts";
import type { LadderDto, VersionChoice } from "./dto.ts";

export type Judge = {
  rules: readonly Rule[];
  /** The version asked for; null where the partner's own rules say which. */
  chosen: VersionChoice | null;
  choices: VersionChoice[];
};

/**
 * Which version judges (P20): the partner's own rules, or the one asked for, on every day. A version to come is known to
 * both sides; the draft is known to those who write programmes alone.
 */
export async function judgeOf(
  tx: Tx,
  actor: Actor,
  standing: Standing,
  by: LadderAsked["by"],
  today: PlainDate,
): Promise<Judge> {
  const { tenantId } = actor;
  const { programmeId } = standing.programme;
  const published = await publishedVersions(tx, tenantId, programmeId);
  const current = published.findLast(v => v.effectiveFrom <= today);
  const offered = published.filter(
    v => v.effectiveFrom > today || v === current || v.id === standing.programme.versionId,
  );
  const choices = offered.map((v): VersionChoice => ({ ...choiceOf(v), state: stateOf(v, current, today) }));
  const draft = programmePolicy.edit(actor, null) ? await loadDraft(tx, actor, programmeId) : null;
  if (draft?.checked) choices.push({ by: "draft", from: draft.effectiveFrom, state: "draft" });
  const chosen = choices.find(choice => choice.by === by) ?? null;
  if (chosen === null) return { rules: standing.rules, chosen, choices };
  const version =
    chosen.by === "draft"
      ? draft?.checked && { id: "draft", version: 0, effectiveFrom: today, definition: draft.checked }
      : offered.find(v => v.version === chosen.by);
  return version
    ? { rules: alwaysBy(version), chosen, choices }
    : { rules: standing.rules, chosen: null, choices };
}

const choiceOf = (v: ProgrammeVersion) => ({ by: v.version, from: v.effectiveFrom });

const stateOf = (v: ProgrammeVersion, current: ProgrammeVersion | undefined, today: PlainDate) =>
  v.effectiveFrom > today ? "coming" : v === current ? "now" : "former";

/** The version that judges on a day, as the page names it. */
export function judgedBy({ rules, chosen }: Judge, on: PlainDate): LadderDto["judge"] {
  const rule = ruleOn(rules, on);
  if (chosen !== null) return { version: chosen.by, from: chosen.from, keptUntil: null, kept: false };
  const { version, kept } = rule;
  return {
    version: version.version,
    from: version.effectiveFrom,
    kept: kept !== null,
    keptUntil: kept?.until ?? null,
  };
}
