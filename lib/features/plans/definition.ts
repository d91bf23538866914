import { z } from "zod";
import { CHANNEL_KINDS, type SupportPlanDefinition } from "#lib/domain/contracts/plan.ts";
import { CLOCK_KINDS } from "#lib/domain/tickets/plan.ts";
import { MOST_SILENCE_DAYS, SILENCE_DAYS } from "#lib/domain/tickets/silence.ts";
import { PRIORITIES } from "#lib/domain/tickets/types.ts";
import { localText, moneySchema } from "#lib/features/programmes/definition/words.ts";
import { planOptionsSchema } from "./options.ts";

// Messages are keys of the namespace "plans"; the form that edits a plan translates them.

const message = (name: string) => `plans.definition.${name}`;

const key = z.string().regex(/^[a-z][a-z0-9_]{0,59}$/, message("key"));
const minutes = z.int(message("minutes")).min(1, message("minutes")).max(525_600, message("minutes"));
const basisPoints = z
  .int(message("basisPoints"))
  .min(0, message("basisPoints"))
  .max(10_000, message("basisPoints"));
/** A part that is something. */
const share = z.int(message("share")).min(1, message("share")).max(10_000, message("share"));
const years = z.int(message("years")).max(20, message("years"));
const percent = z.int(message("percent")).min(1, message("percent")).max(1000, message("percent"));
const warning = z.int(message("warning")).min(1, message("warning")).max(99, message("warning"));
const byPriority = <T extends z.ZodType>(value: T) =>
  z.strictObject({ P1: value, P2: value, P3: value, P4: value });
const checks = z
  .array(z.strictObject({ key, label: localText }))
  .refine(list => new Set(list.map(item => item.key)).size === list.length, message("keyTwice"));

const price = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("share_of_sale"),
    rateBp: share,
    minimum: moneySchema,
  }),
  z
    .strictObject({
      kind: z.literal("per_unit"),
      units: z
        .array(z.strictObject({ unit: z.enum(["server", "zone", "domain"]), price: moneySchema }))
        .min(1, message("units")),
      minimum: moneySchema,
    })
    .refine(p => p.units.every(u => u.price.currency === p.minimum.currency), {
      error: message("currency"),
      path: ["minimum"],
    }),
]);

const priorityRules = z.strictObject({
  nonProduction: z.enum(PRIORITIES),
  allUnable: z.enum(PRIORITIES),
  someUnable: z.enum(PRIORITIES),
  // Highest first: the first band an impact lies above is its own (S5).
  bands: z
    .array(z.strictObject({ above: basisPoints, priority: z.enum(PRIORITIES) }))
    .refine(
      list => list.every((band, i) => i === 0 || band.above < list[i - 1]!.above),
      message("bandsFall"),
    ),
  rest: z.enum(PRIORITIES),
});

const calendarKeys = byPriority(z.string().min(1, message("calendar")));
const rule = {
  calendars: calendarKeys.optional(),
  pauseWhileWaiting: z.boolean().optional(),
  warnAtPercents: z
    .array(warning)
    .min(1, message("warning"))
    .max(5, message("warnings"))
    .refine(list => list.every((one, i) => i === 0 || one > list[i - 1]!), message("warningsRise"))
    .optional(),
};
const furtherClock = z.strictObject({
  ...rule,
  targets: z
    .strictObject({
      P1: minutes.optional(),
      P2: minutes.optional(),
      P3: minutes.optional(),
      P4: minutes.optional(),
    })
    .refine(targets => Object.values(targets).some(target => target !== undefined), message("noTarget")),
});
const sinceDue = z
  .int(message("sinceDue"))
  .min(-525_600, message("sinceDue"))
  .max(525_600, message("sinceDue"))
  .refine(n => n !== 0, message("sinceDue"));
const escalation = z.strictObject({
  level: z.int(message("level")).min(1, message("level")).max(20, message("level")),
  at: z.union([z.strictObject({ percent }), z.strictObject({ minutesAfterDue: sinceDue })]),
  notify: z.array(z.string().min(1)).min(1, message("escalationWithoutRoles")),
  clocks: z.array(z.enum(CLOCK_KINDS)).min(1, message("escalationWithoutClocks")).optional(),
  repeat: z
    .strictObject({
      everyMinutes: minutes,
      times: z.int(message("times")).min(1, message("times")).max(20, message("times")),
    })
    .optional(),
  acts: z
    .array(
      z.discriminatedUnion("kind", [
        z.strictObject({ kind: z.literal("raise_level") }),
        z.strictObject({ kind: z.literal("reassign"), role: z.string().min(1, message("role")) }),
      ]),
    )
    .optional(),
});

const silentDays = z
  .int(message("silence"))
  .min(1, message("silence"))
  .max(MOST_SILENCE_DAYS, message("silence"));
const silence = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("never") }),
  z.strictObject({
    kind: z.literal("after"),
    warnAfterDays: silentDays,
    closeAfterDays: silentDays,
    count: z.enum(SILENCE_DAYS),
  }),
]);

const terms = z
  .strictObject({
    targets: byPriority(minutes),
    calendars: calendarKeys,
    clockStart: z.enum(["opening", "diagnosis"]),
    diagnosisShareBp: share,
    stopsAt: z.enum(["answer", "first_public_reply"]),
    pauseWhileWaiting: z.boolean(),
    warnAtPercent: warning,
    escalations: z.array(escalation),
    level3Targets: byPriority(minutes).nullable(),
    level3Calendars: calendarKeys.optional(),
    reopenDays: z.int(message("days")).min(0, message("days")).max(365, message("days")),
    silence: silence.optional(),
    resolutionTargets: byPriority(minutes).nullable(),
    rules: z
      .strictObject({
        diagnosis: z.strictObject(rule).optional(),
        response: z.strictObject(rule).optional(),
        resolution: z.strictObject(rule).optional(),
        level3: z.strictObject(rule).optional(),
      })
      .optional(),
    further: z
      .strictObject({
        next_reply: furtherClock.optional(),
        update: furtherClock.optional(),
        level1: furtherClock.optional(),
        level2: furtherClock.optional(),
      })
      .optional(),
    pauseOnlyAfterReply: z.boolean().optional(),
    handoverMinutes: z
      .int(message("handover"))
      .min(0, message("handover"))
      .max(525_600, message("handover"))
      .optional(),
    priorityRules: priorityRules.optional(),
  })
  .refine(t => new Set(t.escalations.map(e => e.level)).size === t.escalations.length, {
    error: message("levelTwice"),
    path: ["escalations"],
  });

const channels = z
  .array(z.strictObject({ kind: z.enum(CHANNEL_KINDS), hours: localText, hint: localText.optional() }))
  .refine(list => new Set(list.map(one => one.kind)).size === list.length, message("channelTwice"));

/** A support plan as a vendor edits it; issues carry message keys and the path of the field. */
export const supportPlanSchema = z.strictObject({
  key,
  name: localText,
  summary: localText,
  covers: z.array(localText).min(1, message("covers")),
  terms,
  authorisedContacts: z.int(message("contacts")).min(1, message("contacts")).max(100, message("contacts")),
  contactsMustBeTrained: z.boolean(),
  readersAllowed: z.boolean(),
  channels: channels.optional(),
  termMonths: z.int(message("term")).min(12, message("term")).max(120, message("term")),
  expiringDays: z.int(message("days")).min(0, message("days")).max(365, message("days")),
  price,
  bookedDays: z.int(message("days")).min(0, message("days")).max(365, message("days")),
  lapse: z.strictObject({
    byDayForYears: years.min(0, message("years")),
    wholeYears: z.enum(["begun", "completed"]),
    penalties: z.array(
      z.strictObject({
        fromYears: years.min(1, message("years")),
        rateBp: z.int(message("penalty")).min(0, message("penalty")).max(100_000, message("penalty")),
      }),
    ),
  }),
  versions: z.strictObject({
    previousMajors: z.int(message("majors")).min(0, message("majors")).max(10, message("majors")),
    endOfLifeMonths: z.int(message("months")).min(0, message("months")).max(120, message("months")),
  }),
  componentsChecklist: checks,
  readiness: checks,
  options: planOptionsSchema.optional(),
});

/** The plan of a stored row; throws a ZodError on anything else, which would be a broken row. */
export function parseSupportPlan(value: unknown): SupportPlanDefinition {
  return supportPlanSchema.parse(value);
}
