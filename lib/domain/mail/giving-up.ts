import type { Instant } from "#lib/domain/time/types.ts";

// One report proves little: a mailbox is full for a day, and who holds a whole mail can write a report about it. So an address that
// no server itself called a dead end is given up only after several mails came back, at times that lie apart.

/** So many mails have to come back. */
export const MOST_BACK = 3;
/** Hours that have to lie between one that counts and the next. */
export const APART_HOURS = 2;
/** Hours without a report after which a mail that was handed over has arrived. */
export const ARRIVED_AFTER_HOURS = 24;

/** Hours after a mail was handed over within which a report is believed that its address leads nowhere: servers know that at once. */
export const AT_ONCE_HOURS = 6;

const HOUR = 3_600_000;

/**
 * Whether a report came as soon as the servers on the way can say that nobody is there. One that comes later may be true; it may also be
 * made from a mail that its reader has handed on, so it counts as one of several.
 */
export const saidAtOnce = (handedOver: Instant, now: Instant): boolean =>
  now - handedOver <= AT_ONCE_HOURS * HOUR;

/**
 * Whether one report alone gives an address up: made at once, of an address of which nobody knows that it works. Where mail has arrived, or
 * its person said that it works, a server that suddenly knows nobody is believed only when several mails come back.
 */
export const oneIsEnough = (report: { handedOver: Instant; now: Instant; works: boolean }): boolean =>
  !report.works && saidAtOnce(report.handedOver, report.now);

/** How many of these moments lie apart, at most. */
export function apart(moments: readonly Instant[]): number {
  let count = 0;
  let last = Number.NEGATIVE_INFINITY;
  for (const at of [...moments].sort((a, b) => a - b)) {
    if (at - last < APART_HOURS * HOUR) continue;
    count += 1;
    last = at;
  }
  return count;
}

/** Whether a mail that was handed over then, and of which no server said more, has arrived by now. */
export const arrived = (handedOver: Instant, now: Instant): boolean =>
  now - handedOver >= ARRIVED_AFTER_HOURS * HOUR;

/**
 * Whether mail to an address is given up: `back` are the moments at which mails came back for now, `works` the last one at which a mail
 * to it was found to have arrived, or somebody said that it works; what came back before counts no more.
 */
export const givenUp = (back: readonly Instant[], works: Instant | null): boolean =>
  apart(back.filter(at => works === null || at > works)) >= MOST_BACK;
