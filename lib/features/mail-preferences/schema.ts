import { z } from "zod";
import { GROUPS } from "#lib/domain/notifications/groups.ts";
import { leavesADay } from "#lib/domain/notifications/quiet.ts";
import { WAYS } from "#lib/domain/notifications/way.ts";
import { WEEKDAYS } from "#lib/domain/time/calendar-types.ts";

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "mailPreferences.refusal.time");
const way = z.enum(WAYS);
const day = z.enum(WEEKDAYS);

export const savePreferencesInput = z
  .object({
    version: z.int().min(0),
    /** Groups that are left out stay as they were. */
    choices: z.partialRecord(z.enum(GROUPS.map(group => group.key)), way),
    quietOn: z.boolean(),
    quietFrom: time,
    quietUntil: time,
    quietDays: z.array(day).max(7),
    digestEvery: z.enum(["day", "week"]),
    digestDay: day,
    digestAt: time,
  })
  .superRefine((input, ctx) => {
    if (input.quietOn && input.quietFrom === input.quietUntil)
      ctx.addIssue({
        code: "custom",
        path: ["quietUntil"],
        message: "mailPreferences.refusal.sameTime",
      });
    if (!leavesADay(input.quietDays))
      ctx.addIssue({ code: "custom", path: ["quietDays"], message: "mailPreferences.refusal.everyDay" });
  });
export type SavePreferencesInput = z.infer<typeof savePreferencesInput>;

/** The same of one of the persons an account is, said from its own page. */
export const ownPreferencesInput = savePreferencesInput.and(z.object({ personId: z.uuid() }));

export const unsubscribeInput = z.object({ token: z.string().min(100).max(200) });
