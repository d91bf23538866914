import type { Instant, Zone } from "#lib/domain/time/types.ts";
import { type DigestTime, nextDigest } from "./digest.ts";
import type { EventGroup, EventRule, FixedReason } from "./groups.ts";
import { NO_QUIET, type QuietHours, quietUntil } from "./quiet.ts";

/** How somebody wants to hear of a group of events beside the portal, which has all of them. */
export const WAYS = ["now", "digest", "portal"] as const;
export type Way = (typeof WAYS)[number];

/** What a person chose, and when: a later word outweighs a link in an older mail. */
export type Choice = { way: Way; at: Instant };

export type Preference = {
  choices: Partial<Record<EventGroup, Choice>>;
  quiet: QuietHours;
  digest: DigestTime;
};

/** Of whoever has said nothing: everything by mail, at once. */
export const USUAL: Preference = { choices: {}, quiet: NO_QUIET, digest: { day: null, at: "08:00" } };

export type ToldEvent = {
  rule: EventRule;
  /** The case's priority, where it is about a case. */
  priority: string | null;
  /** The person does no more than follow the case. */
  follows: boolean;
  /** An entry for their calendar goes with it, which a digest has no room for. */
  entry: boolean;
};

export type MailWay =
  | { way: "now" }
  /** After the quiet hours. */
  | { way: "later"; at: Instant }
  | { way: "digest"; at: Instant }
  | { way: "portal" };

/** The group that decides: of a case somebody only follows, that of followed cases. */
export const groupOf = ({ rule, follows }: Pick<ToldEvent, "rule" | "follows">): EventGroup =>
  follows && rule.group === "cases" ? "followed" : rule.group;

/** Why an event can't be turned off for this person, or null. P1 (S5) is for whoever is responsible, not for followers. */
export function fixedReason(event: Pick<ToldEvent, "rule" | "priority" | "follows">): FixedReason | null {
  if (event.rule.fixed) return event.rule.fixed;
  const ofCase = ["cases", "work", "deadlines"].includes(groupOf(event));
  return ofCase && event.priority === "P1" ? "p1" : null;
}

/** Whether quiet hours don't hold it back: P1, a missed deadline, a decision others wait for, the receipt of what one does just now. */
export const isUrgent = ({ rule, priority }: Pick<ToldEvent, "rule" | "priority">): boolean =>
  rule.urgent === true || rule.fixed === "receipt" || priority === "P1";

/**
 * How a person is told of an event by mail. What is fixed always comes by a mail of its own; what is urgent never waits for the
 * morning; nothing comes in quiet hours otherwise, and nothing at all that the person turned off.
 */
export function mailWay(event: ToldEvent, preference: Preference, zone: Zone, now: Instant): MailWay {
  const chosen = fixedReason(event) ? "now" : (preference.choices[groupOf(event)]?.way ?? "now");
  if (chosen === "portal") return { way: "portal" };
  if (chosen === "digest" && !event.entry)
    return { way: "digest", at: nextDigest(preference.digest, zone, now) };
  if (isUrgent(event)) return { way: "now" };
  const until = quietUntil(preference.quiet, zone, now);
  return until === null ? { way: "now" } : { way: "later", at: until };
}
