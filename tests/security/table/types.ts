import type { Who, World } from "#tests/security/world.ts";

/** One thing an action is tried on. */
export type Case = {
  /** What it is tried on, where there is more than one. */
  on?: string;
  /** Everybody who may; all others must be refused, and nothing be written. */
  may: readonly Who[];
  /** A valid input about something fresh, so that each of those who may succeeds. */
  make: (w: World) => unknown;
  /** The action is about nobody's thing but one's own: somebody of another workspace does it in theirs. */
  own?: true;
};

/** How an action's permissions are tested: here, case by case, or in a file of the feature's own. */
export type Entry = readonly Case[] | { testedIn: string };
export type Table = Record<string, Entry>;
