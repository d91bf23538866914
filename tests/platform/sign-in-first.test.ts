import { expect, test } from "vitest";
import { signInFirst } from "#lib/platform/sign-in-first.ts";

const asked = (headers: Record<string, string>) =>
  signInFirst(new Request("https://portal.example/api/files/1?w=emma", { headers }));
const person = { accept: "text/html,application/xhtml+xml", host: "portal.example" };

test("who pressed a link signs in and comes back to the page it stood on", () => {
  const answer = asked({ ...person, referer: "https://portal.example/emma/tickets/OCF-1?lines=all" });
  expect(answer.status).toBe(303);
  expect(answer.headers.get("location")).toBe("/sign-in?next=%2Femma%2Ftickets%2FOCF-1%3Flines%3Dall");
});

test("the way back is never another site's", () => {
  expect(asked({ ...person, referer: "https://elsewhere.example/emma" }).headers.get("location")).toBe(
    "/sign-in",
  );
  expect(asked({ ...person, referer: "no address" }).headers.get("location")).toBe("/sign-in");
  expect(asked(person).headers.get("location")).toBe("/sign-in");
});

test("a program is told 401", () => {
  expect(asked({ accept: "*/*" }).status).toBe(401);
});
