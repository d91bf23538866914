import { expect, test } from "vitest";
import { forEachOf } from "#lib/jobs/for-each.ts";

test("one that fails leaves the others done, and is said at the end", async () => {
  const done: string[] = [];
  const work = forEachOf(["a", "b", "c"], async id => {
    if (id === "b") throw new Error("b is broken");
    done.push(id);
  });
  await expect(work).rejects.toThrow("b is broken");
  expect(done).toEqual(["a", "c"]);
});

test("several that fail are all said", async () => {
  const work = forEachOf(["a", "b"], async id => {
    throw new Error(`${id} is broken`);
  });
  await expect(work).rejects.toMatchObject({
    errors: [{ message: "a is broken" }, { message: "b is broken" }],
  });
});

test("nothing to do is done", async () => {
  await expect(forEachOf([], async () => undefined)).resolves.toBeUndefined();
});
