import type { SupportPlanTerms } from "#lib/domain/tickets/plan.ts";
import type { Stage, Story } from "./support-types.ts";

export type Speaker = "customer" | "l1" | "l2" | "l3";

/** Something that happened on a case, so many open minutes after it was opened. */
export type Move =
  | { at: number; do: "take" | "level2"; by: Speaker }
  | { at: number; do: "diagnose"; by: Speaker }
  | {
      at: number;
      do: "say";
      by: Speaker;
      text: string;
      audience?: "everyone" | "partner_vendor" | "own";
      answer?: boolean;
    }
  | {
      at: number;
      do:
        | "wait"
        | "resume"
        | "escalate"
        | "accept"
        | "more"
        | "given"
        | "l3_answer"
        | "back"
        | "resolve"
        | "reopen"
        | "close";
      by: Speaker;
    };

type Part = { weight: number; moves: (at: number) => Move[] };

const order: Stage[] = [
  "new",
  "diagnosed",
  "waiting",
  "replied",
  "level2",
  "l3_asked",
  "l3_accepted",
  "l3_more",
  "l3_answered",
  "answered",
  "resolved",
  "closed",
  "reopened",
];
const reached = (stage: Stage, part: Stage) => order.indexOf(stage) >= order.indexOf(part);

/**
 * What happened on a case that stands at a stage, spread over its age: diagnosis early, the answer within its target
 * (or after it, where the case is a late one).
 */
export function movesOf(
  story: Story,
  stage: Stage,
  age: number,
  target: number,
  late: boolean,
  terms: SupportPlanTerms,
): Move[] {
  const diagnosisBy = target * (terms.clockStart === "diagnosis" ? terms.diagnosisShareBp / 10_000 : 0.5);
  const done = reached(stage, "answered");
  // Finished cases have their own length; open ones fill the time they have had.
  // Where the levels have targets of their own, three of four are handed on in time and answered in time.
  const handedOn =
    done &&
    !late &&
    terms.further?.level1 !== undefined &&
    (Math.round(age / 60) + story.subject.length) % 4 !== 0;
  const span = done ? target * (late ? 1.25 : handedOn ? 0.28 : 0.62) : age * 0.85;
  const start = Math.min(diagnosisBy * 0.4, span * 0.25, 45);
  const parts: Part[] = [];
  if (reached(stage, "diagnosed"))
    parts.push({
      weight: 0,
      moves: at => [
        { at: at * 0.6, do: "take", by: "l1" },
        { at, do: "diagnose", by: "l1" },
        // Just diagnosed: nobody has written yet.
        ...(stage === "diagnosed"
          ? []
          : [{ at: at + 1, do: "say" as const, by: "l1" as const, text: story.acknowledge }]),
      ],
    });
  if (handedOn) parts.push({ weight: 0.15, moves: at => [{ at, do: "level2", by: "l2" }] });
  const asks = story.ask;
  const asking = handedOn ? "l2" : "l1";
  if (asks && reached(stage, "waiting"))
    parts.push({
      weight: 1,
      moves: at => [
        { at, do: "say", by: asking, text: asks.question },
        { at, do: "wait", by: asking },
      ],
    });
  if (asks && reached(stage, "replied"))
    parts.push({
      weight: 1.4,
      moves: at => [
        { at, do: "say", by: "customer", text: asks.reply },
        { at, do: "resume", by: "customer" },
      ],
    });
  if (reached(stage, "level2") && (story.note || story.level3))
    parts.push({
      weight: 0.8,
      moves: at => [
        ...(handedOn ? [] : [{ at, do: "level2" as const, by: "l2" as const }]),
        ...(story.note
          ? [
              {
                at: at + 4,
                do: "say" as const,
                by: "l2" as const,
                text: story.note,
                audience: "own" as const,
              },
            ]
          : []),
      ],
    });
  const l3 = story.level3;
  if (l3 && reached(stage, "l3_asked")) {
    parts.push({ weight: 1, moves: at => [{ at, do: "escalate", by: "l2" }] });
    if (reached(stage, "l3_accepted"))
      parts.push({ weight: 0.6, moves: at => [{ at, do: "accept", by: "l3" }] });
    if (reached(stage, "l3_more") && l3.more) {
      const more = l3.more;
      parts.push({
        weight: 0.6,
        moves: at => [
          { at, do: "say", by: "l3", text: more, audience: "partner_vendor" },
          { at, do: "more", by: "l3" },
        ],
      });
      if (reached(stage, "l3_answered"))
        parts.push({ weight: 0.6, moves: at => [{ at, do: "given", by: "l2" }] });
    }
    if (reached(stage, "l3_answered"))
      parts.push({
        weight: 1.2,
        moves: at => [
          { at, do: "say", by: "l3", text: l3.answer, audience: "partner_vendor" },
          { at, do: "l3_answer", by: "l3" },
        ],
      });
  }
  if (done)
    parts.push({ weight: 1.4, moves: at => [{ at, do: "say", by: "l2", text: story.answer, answer: true }] });
  const total = parts.reduce((sum, p) => sum + p.weight, 0) || 1;
  let passed = 0;
  const moves = parts.flatMap(p => {
    passed += p.weight;
    return p.moves(start + ((span - start) * passed) / total);
  });
  if (reached(stage, "resolved")) {
    moves.push(
      { at: span + 55, do: "say", by: "customer", text: story.thanks },
      { at: span + 70, do: "resolve", by: "l2" },
    );
  }
  if (stage === "closed") moves.push({ at: span + 70 + 10 * 540, do: "close", by: "l2" });
  if (stage === "reopened") moves.push({ at: Math.max(span + 200, age * 0.9), do: "reopen", by: "customer" });
  return moves.map(m => ({ ...m, at: Math.round(m.at) }));
}
