import type { EventGroup } from "#lib/domain/notifications/groups.ts";
import type { Way } from "#lib/domain/notifications/way.ts";
import type { Weekday } from "#lib/domain/time/calendar-types.ts";

/** How a person wants to be told, as their page shows it. */
export type MailPreferenceDto = {
  version: number;
  /** Of the groups that concern their side, in order. */
  groups: { key: EventGroup; way: Way }[];
  quiet: { on: boolean; from: string; until: string; days: Weekday[] };
  digest: { every: "day" | "week"; day: Weekday; at: string };
};

/** Somebody an account is in a workspace, with the companies they are at today. */
export type MailPlace = { slug: string; personId: string; workspace: string; companies: string[] };
