import { expect, test } from "vitest";
import { notificationText } from "#lib/features/notifications/text.ts";
import { translator } from "#lib/platform/i18n/translator.ts";

const say = (key: string, params: Record<string, string | number>) => {
  const words = translator("en")(key, params);
  return words === key ? "" : words;
};
const told = (kind: string, params: Record<string, string | number>) =>
  notificationText(say, { kind, params: { number: "S-1", subject: "Stopped", ...params } });

test("what somebody wrote stands beside who wrote it, in one line and without the marks of its format", () => {
  const params = { actor: "Ana", organisation: "Acme", next: "" };
  expect(
    told("ticket.replied", { ...params, excerpt: "Hello,\n\nplease run **this**:\n\n```\nip link\n```" }),
  ).toEqual({ title: "[S-1] Stopped", text: "Ana of Acme wrote: Hello, please run this: ip link" });
  const { text } = told("ticket.replied", { ...params, excerpt: "word ".repeat(200) });
  expect(text).toHaveLength(280);
  expect(text.endsWith("…")).toBe(true);
});

test("what is no message stands as far as its first sentence says something", () => {
  expect(told("ticket.received", { priority: "P2", excerpt: "It stopped." }).text).toBe(
    "Your case has arrived and has the number S-1, P2: Stopped",
  );
  expect(told("ticket.closed", {}).text).toBe("The case S-1 is closed.");
});
