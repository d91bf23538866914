import type { ActionResult, Refusal } from "#lib/platform/action-result.ts";

export type Answers = Record<string, string[]>;

/**
 * Answers on their way to the server, one at a time: of a question that is answered again meanwhile the newer one is sent
 * too. What could not be sent waits for the next turn.
 * @param save keeps one answer; throws without a connection
 * @param changed is told what still waits, after each change
 */
export function answerQueue(
  save: (question: string, chosen: string[]) => Promise<ActionResult<unknown>>,
  changed: (waiting: Answers) => void,
) {
  let waiting: Answers = {};
  let turn: Promise<Refusal | null> | null = null;

  async function all(): Promise<Refusal | null> {
    for (;;) {
      const next = Object.entries(waiting)[0];
      if (!next) return null;
      const [question, chosen] = next;
      const result = await save(question, chosen);
      if (!result.ok) return result;
      if (waiting[question] === chosen) {
        const { [question]: _, ...rest } = waiting;
        waiting = rest;
      }
      changed(waiting);
    }
  }

  return {
    waiting: () => waiting,
    /** Takes what waited before a reload. */
    load(before: Answers) {
      waiting = before;
      changed(waiting);
    },
    put(question: string, chosen: string[]) {
      waiting = { ...waiting, [question]: chosen };
      changed(waiting);
    },
    /**
     * Sends what waits and ends when nothing does, also where a turn is under way: null then, or the refusal of an
     * answer. Throws without a connection.
     */
    send: (): Promise<Refusal | null> => {
      turn ??= all().finally(() => {
        turn = null;
      });
      return turn;
    },
  };
}
