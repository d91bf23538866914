import { DAY, type Instant } from "#lib/domain/time/types.ts";

/** What happened to an enrolment, as moments: its state is read off them. */
export type EnrolmentFacts = {
  id: string;
  askedAt: Instant;
  /** The company wants it, and pays; null while only the person asks. */
  confirmedAt: Instant | null;
  seatedAt: Instant | null;
  cancelledAt: Instant | null;
};

export const ENROLMENT_STATES = ["asked", "waiting", "seated", "cancelled"] as const;
export type EnrolmentState = (typeof ENROLMENT_STATES)[number];

export function enrolmentState(e: Omit<EnrolmentFacts, "id" | "askedAt">): EnrolmentState {
  if (e.cancelledAt !== null) return "cancelled";
  if (e.seatedAt !== null) return "seated";
  return e.confirmedAt === null ? "asked" : "waiting";
}

export type SessionFacts = {
  startsAt: Instant;
  endsAt: Instant;
  /** The last moment to enrol; null until it starts. */
  enrolUntil: Instant | null;
  seats: number;
  cancelledAt: Instant | null;
};

export const SESSION_STATES = ["open", "full", "closed", "running", "over", "cancelled"] as const;
export type SessionState = (typeof SESSION_STATES)[number];

/** How a session stands; "full" still takes people, onto the waiting list. */
export function sessionState(session: SessionFacts, taken: number, now: Instant): SessionState {
  if (session.cancelledAt !== null) return "cancelled";
  if (now >= session.endsAt) return "over";
  if (now >= session.startsAt) return "running";
  if (session.enrolUntil !== null && now > session.enrolUntil) return "closed";
  return taken >= session.seats ? "full" : "open";
}

/** Why nobody can be enrolled any more; null: they can, onto a seat or the waiting list. */
export function enrolmentClosed(
  session: SessionFacts,
  now: Instant,
): "cancelled" | "over" | "running" | "closed" | null {
  const state = sessionState(session, 0, now);
  return state === "open" || state === "full" ? null : state;
}

const byTurn = (a: EnrolmentFacts, b: EnrolmentFacts): number =>
  (a.confirmedAt ?? 0) - (b.confirmedAt ?? 0) || (a.id < b.id ? -1 : 1);

/**
 * Who of the waiting list gets a seat now: as many as are free, in the order in which their companies wanted them. Nobody
 * once it has started, or if it does not take place; who has a seat keeps it, also where there are fewer seats than before.
 */
export function moveUp(
  session: SessionFacts,
  enrolments: readonly EnrolmentFacts[],
  now: Instant,
): EnrolmentFacts[] {
  if (session.cancelledAt !== null || now >= session.startsAt) return [];
  const taken = enrolments.filter(e => enrolmentState(e) === "seated").length;
  const waiting = enrolments.filter(e => enrolmentState(e) === "waiting").sort(byTurn);
  return waiting.slice(0, Math.max(0, session.seats - taken));
}

/** The turn in the waiting list, 1 first; null for who does not wait. */
export function turnOf(enrolments: readonly EnrolmentFacts[], id: string): number | null {
  const waiting = enrolments.filter(e => enrolmentState(e) === "waiting").sort(byTurn);
  const at = waiting.findIndex(e => e.id === id);
  return at === -1 ? null : at + 1;
}

/**
 * Whether a company gives a seat back without cost: so many days before the start; also later where nobody chose that:
 * the seat came from the waiting list when the days had begun, or the date was moved after it was taken.
 */
export function givenBackFree(
  session: { startsAt: Instant; movedAt: Instant | null; freeCancelDays: number },
  seat: { confirmedAt: Instant | null; seatedAt: Instant | null },
  now: Instant,
): boolean {
  const until = session.startsAt - session.freeCancelDays * DAY;
  if (now <= until || seat.seatedAt === null) return true;
  const waited = seat.confirmedAt !== null && seat.confirmedAt < seat.seatedAt;
  return (waited && seat.seatedAt > until) || (session.movedAt !== null && seat.seatedAt < session.movedAt);
}
