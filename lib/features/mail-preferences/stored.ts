import { GROUPS } from "#lib/domain/notifications/groups.ts";
import { type Choice, type Preference, USUAL, WAYS } from "#lib/domain/notifications/way.ts";
import { WEEKDAYS } from "#lib/domain/time/calendar-types.ts";
import type { MailPreference } from "#lib/platform/db/client/client.ts";

/** What a row says; what it does not say, or says of a group that is no more, is as usual. */
export function preferenceOf(row: MailPreference): Preference {
  const kept = (row.choices ?? {}) as Record<string, Partial<Choice> | undefined>;
  const choices: Preference["choices"] = {};
  for (const { key } of GROUPS) {
    const way = WAYS.find(one => one === kept[key]?.way);
    if (way) choices[key] = { way, at: Number(kept[key]?.at ?? 0) };
  }
  return {
    choices,
    quiet: {
      hours: row.quietFrom && row.quietUntil ? { from: row.quietFrom, until: row.quietUntil } : null,
      days: WEEKDAYS.filter(day => row.quietDays.includes(day)),
    },
    digest: {
      day: WEEKDAYS.find(day => day === row.digestDay) ?? null,
      at: row.digestAt || USUAL.digest.at,
    },
  };
}
