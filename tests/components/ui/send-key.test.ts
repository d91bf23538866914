import { expect, test } from "vitest";
import { sendKey } from "#components/ui/send-key.ts";

test("a repeated send keeps its key, an edited one gets another", () => {
  const first = sendKey(null, { body: "Done", files: [] });
  expect(first.key).toMatch(/^[\w-]{8,80}$/);
  expect(sendKey(first, { body: "Done", files: [] }).key).toBe(first.key);
  expect(sendKey(first, { body: "Done, see log", files: [] }).key).not.toBe(first.key);
});

test("another file is another deed", () => {
  const file = (text: string) => new File([text], "oned.log", { lastModified: 1 });
  const first = sendKey(null, { files: [file("a")] });
  expect(sendKey(first, { files: [file("a")] }).key).toBe(first.key);
  expect(sendKey(first, { files: [file("abc")] }).key).not.toBe(first.key);
});

test("the same words sent again after they were sent are a new deed", () => {
  const first = sendKey(null, { body: "Thanks" });
  expect(sendKey(null, { body: "Thanks" }).key).not.toBe(first.key);
});
