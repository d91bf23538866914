import { describe, expect, it, vi } from "vitest";
import { answerQueue } from "#components/training/answer-queue.ts";

const kept = { ok: true as const, data: null };
/** A server that answers when it is told to. */
function slow() {
  const calls: { question: string; chosen: string[]; answer: () => void }[] = [];
  const save = (question: string, chosen: string[]) =>
    new Promise<typeof kept>(resolve => calls.push({ question, chosen, answer: () => resolve(kept) }));
  return { calls, save };
}

describe("answers of an examination on a slow connection", () => {
  it("who hands in while one is under way waits for all of them", async () => {
    const { calls, save } = slow();
    const queue = answerQueue(save, () => {});
    queue.put("a", ["1"]);
    void queue.send();
    queue.put("b", ["2"]);
    queue.put("c", ["3"]);
    let done = false;
    const before = queue.send().then(refused => {
      done = true;
      return refused;
    });
    for (const n of [0, 1, 2]) {
      expect(done).toBe(false);
      await vi.waitFor(() => expect(calls).toHaveLength(n + 1));
      calls[n]?.answer();
    }
    expect(await before).toBeNull();
    expect(calls.map(call => call.question)).toEqual(["a", "b", "c"]);
    expect(queue.waiting()).toEqual({});
  });

  it("one answered again meanwhile is sent again, the newer last", async () => {
    const { calls, save } = slow();
    const queue = answerQueue(save, () => {});
    queue.put("a", ["1"]);
    const sent = queue.send();
    queue.put("a", ["2"]);
    calls[0]?.answer();
    await vi.waitFor(() => expect(calls).toHaveLength(2));
    calls[1]?.answer();
    await sent;
    expect(calls.map(call => call.chosen)).toEqual([["1"], ["2"]]);
  });

  it("what is refused or has no connection waits, and is said", async () => {
    const refusal = { ok: false as const, kind: "conflict" as const, message: "elsewhere" };
    const save = vi.fn().mockRejectedValueOnce(new Error("offline")).mockResolvedValueOnce(refusal);
    const queue = answerQueue(save, () => {});
    queue.load({ a: ["1"] });
    await expect(queue.send()).rejects.toThrow("offline");
    expect(await queue.send()).toEqual(refusal);
    expect(queue.waiting()).toEqual({ a: ["1"] });
    save.mockResolvedValue(kept);
    expect(await queue.send()).toBeNull();
    expect(queue.waiting()).toEqual({});
  });
});
