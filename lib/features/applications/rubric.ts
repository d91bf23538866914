import { applicationPolicy } from "#lib/domain/policies/application.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import { compare, counted, doubts, needsReason, readsOthers } from "#lib/domain/programmes/assessment.ts";
import { textIn } from "#lib/domain/text.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { type Assessed, scoresOf } from "./assessments.ts";
import type { RubricDto } from "./dto.ts";

/**
 * An application's assessment for one reader of the vendor (P12): their own points, and what others have handed in
 * once it is theirs to read. What they may not read yet is not part of the answer at all.
 */
export async function rubricOf(tx: Tx, actor: Actor, record: Assessed): Promise<RubricDto> {
  const { definition } = record.programme;
  const { rubric } = definition;
  const { assessments } = record;
  const scores = await scoresOf(tx, actor.tenantId, record.id);
  const decides = applicationPolicy.decides(actor, record);
  const open = readsOthers(assessments, actor.personId, decides);
  const own = assessments.find(a => a.assessorId === actor.personId);
  const comparison = compare(rubric, assessments, scores);
  const columns = assessments.filter(a => a.handedInAt !== null);
  const said = counted(assessments, scores);
  const doubt = doubts(rubric, assessments, scores);
  const titles = new Map(definition.application.sections.map(s => [s.key, textIn(s.title, actor.locale)]));
  const title = (key: string) => textIn(rubric.find(c => c.key === key)?.title ?? key, actor.locale);
  return {
    assessors: assessments.map(a => ({
      id: a.assessorId,
      name: a.assessor,
      askedBy: a.askedBy,
      handedInAt: a.handedInAt,
      mine: a.assessorId === actor.personId,
    })),
    mine: own ? { handedInAt: own.handedInAt, verdict: own.verdict, note: own.note } : null,
    criteria: rubric.map(criterion => {
      const mine = scores.find(s => s.criterionKey === criterion.key && s.assessorId === actor.personId);
      return {
        key: criterion.key,
        title: textIn(criterion.title, actor.locale),
        description: textIn(criterion.description, actor.locale),
        weightBp: criterion.weightBp,
        minimumPoints: criterion.minimumPoints,
        maxPoints: criterion.maxPoints,
        sections: criterion.sections.map(key => ({ key, title: titles.get(key) ?? key })),
        mine: mine ? { points: mine.points, note: mine.note } : null,
      };
    }),
    comparison: open
      ? {
          totalBp: comparison.overall.totalBp,
          recommended: comparison.overall.recommended,
          assessors: columns.map((a, i) => ({
            name: a.assessor,
            totalBp: comparison.totals[i] ?? null,
            verdict: a.verdict,
            note: a.note,
          })),
          rows: comparison.criteria.map(c => ({
            key: c.key,
            points: c.pointsBy,
            notes: columns.flatMap(a => {
              const note = said.find(s => s.assessorId === a.assessorId && s.criterionKey === c.key)?.note;
              return note ? [{ name: a.assessor, note }] : [];
            }),
            mean: c.points,
            reached: c.reached,
            spread: c.spread,
            disputed: c.disputed,
          })),
        }
      : null,
    // Who decides is told what speaks against it, whatever they may read of who said so.
    doubts: decides
      ? {
          below: doubt.below.map(title),
          unassessed: doubt.unassessed.map(title),
          outstanding: doubt.outstanding,
          needsReason: needsReason(doubt),
        }
      : null,
  };
}
