/** What became of one thing that was suggested to somebody while they wrote a case. */
export type Suggested = {
  /** The writing: one form, from the first word to the end. */
  sessionId: string;
  itemId: string;
  opened: boolean;
  /** "This solved it." */
  solved: boolean;
  /** The case was opened anyway. */
  caseOpened: boolean;
};

export type Deflection = {
  /** Writings in which something was suggested, those in which it was read, was the answer, and was not. */
  shown: number;
  opened: number;
  solved: number;
  caseOpened: number;
  /** Solved, of those that came to an end, in hundredths; null: none did. */
  solvedBp: number | null;
};

/**
 * What suggestions are worth (S10): counted by writing, whatever the number of things shown in it. A writing that solved it and
 * still opened a case was not solved: only what saved the case counts.
 */
export function deflection(log: readonly Suggested[]): Deflection {
  const sessions = new Map<string, { opened: boolean; solved: boolean; caseOpened: boolean }>();
  for (const { sessionId, opened, solved, caseOpened } of log) {
    const one = sessions.get(sessionId) ?? { opened: false, solved: false, caseOpened: false };
    sessions.set(sessionId, {
      opened: one.opened || opened || solved,
      solved: one.solved || solved,
      caseOpened: one.caseOpened || caseOpened,
    });
  }
  const all = [...sessions.values()];
  const count = (is: (one: (typeof all)[number]) => boolean) => all.filter(is).length;
  const solved = count(one => one.solved && !one.caseOpened);
  const caseOpened = count(one => one.caseOpened);
  const ended = solved + caseOpened;
  return {
    shown: all.length,
    opened: count(one => one.opened),
    solved,
    caseOpened,
    solvedBp: ended === 0 ? null : Math.round((solved * 10_000) / ended),
  };
}
