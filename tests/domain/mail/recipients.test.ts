import fc from "fast-check";
import { expect, test } from "vitest";
import { headerLines, recipientsIn } from "#lib/domain/mail/recipients.ts";

const of = (...lines: string[]) => recipientsIn(headerLines(lines.join("\r\n")), "portal.example");

test.each<[string, string[], string[]]>([
  ["To", ["To: help@portal.example"], ["help@portal.example"]],
  ["a mark", ["To: Help <HELP+0aB1@Portal.Example>"], ["help+0ab1@portal.example"]],
  [
    "several",
    ["To: a@x.example, help@portal.example", "Cc: <b@portal.example>;"],
    ["help@portal.example", "b@portal.example"],
  ],
  ["folded", ["To: a@x.example,\r\n\tHelp\r\n <help@portal.example>"], ["help@portal.example"]],
  ["nobody here", ["To: help@elsewhere.example", "Cc: help@portal.example.evil.example"], []],
  ["a name that looks like one", ['To: "help@portal.example" <a@x.example>'], []],
  ["a comment", ["To: a@x.example (help@portal.example)"], []],
  [
    "what the server wrote goes first",
    ["Delivered-To: b@portal.example", "To: help@portal.example"],
    ["b@portal.example"],
  ],
  [
    "unless it is no address of ours",
    ["Delivered-To: box@mail.example", "To: help@portal.example"],
    ["help@portal.example"],
  ],
  [
    "an alias in front of the mailbox",
    ["Delivered-To: box@portal.example", "X-Original-To: help+m@portal.example"],
    ["box@portal.example", "help+m@portal.example"],
  ],
  ["Bcc", ["To: undisclosed-recipients:;", "Envelope-To: help@portal.example"], ["help@portal.example"]],
  ["nothing", ["Subject: help@portal.example"], []],
])("%s", (_, lines, wanted) => {
  expect(of(...lines)).toEqual(wanted);
});

test("whatever the headers are, at most twenty addresses of this domain are asked for, and it takes no time", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 300 })), values => {
      for (const address of of(...values.map(value => `To: ${value}`)))
        expect(address).toMatch(/^\S+@portal\.example$/);
    }),
  );
  const since = performance.now();
  for (const evil of ['"\\', "(", "((((", '""', "a@", "<"]) of(`To: ${evil.repeat(200_000)}`);
  expect(of(`To: ${Array.from({ length: 5_000 }, (_, n) => `a${n}@portal.example`).join(",")}`)).toHaveLength(
    20,
  );
  expect(performance.now() - since).toBeLessThan(2_000);
});
