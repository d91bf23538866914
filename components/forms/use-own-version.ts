"use client";

import { useState } from "react";

/**
 * For a form that is saved while one writes on: the version to send next, and a key that changes only where
 * somebody else's version has come, so that one's own saves leave cursor and words where they are.
 */
export function useOwnVersion(newest: number) {
  const [{ turn, seen, mine }, set] = useState({ turn: 0, seen: newest, mine: [newest] });
  if (newest !== seen) {
    const own = newest > seen && mine.includes(newest);
    set(own ? { turn, seen: newest, mine } : { turn: turn + 1, seen: newest, mine: [newest] });
  }
  return {
    key: turn,
    version: mine.at(-1) ?? newest,
    saved: (version: number) => set(now => ({ ...now, mine: [...now.mine, version] })),
  };
}
