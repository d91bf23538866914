import { expect, test } from "vitest";
import { actionOriginTrouble } from "#lib/platform/action-origin.ts";

const asked = (
  origin: string | null,
  more: Record<string, string> = {},
  address = "/signin",
  method = "POST",
) =>
  actionOriginTrouble(
    new Request(`http://portal.example${address}`, {
      method,
      headers: {
        "next-action": "7f00",
        host: "portal.example",
        ...(origin === null ? {} : { origin }),
        ...more,
      },
    }),
  );

test("an action comes from a page of ours: another website's is refused, and what is no origin is told so", () => {
  expect(asked("http://portal.example")).toBeNull();
  // Whether the proxy in front speaks TLS is its matter: the framework compares hosts too.
  expect(asked("https://portal.example")).toBeNull();
  for (const other of [
    "https://evil.example",
    "http://portal.example:81",
    "http://portal.example.evil.example",
    "null",
  ])
    expect([other, asked(other)]).toEqual([other, 403]);
  for (const none of ["http://[", "evil", "", "//"]) expect([none, asked(none)]).toEqual([none, 400]);
  // No browser leaves it out of a POST with somebody's cookies.
  expect(asked(null)).toBeNull();
});

test("behind a proxy the host it names counts, and of several the first", () => {
  const behind = { host: "10.0.0.7:3000", "x-forwarded-host": "portal.example, inner.example" };
  expect(asked("https://portal.example", behind)).toBeNull();
  expect(asked("https://inner.example", behind)).toBe(403);
  expect(asked("http://10.0.0.7:3000", behind)).toBe(403);
});

test("a form that works without script is asked too; routes and what is no action are not", () => {
  const form = { "next-action": "", "content-type": "multipart/form-data; boundary=x" };
  const headers = (origin: string) => ({
    origin,
    host: "portal.example",
    "content-type": form["content-type"],
  });
  const plain = (origin: string, address = "/x") =>
    actionOriginTrouble(
      new Request(`http://portal.example${address}`, { method: "POST", headers: headers(origin) }),
    );
  expect(plain("https://evil.example")).toBe(403);
  expect(plain("http://portal.example")).toBeNull();
  // A mail program presses "unsubscribe" from wherever it is (RFC 8058).
  expect(plain("https://mail.example", "/api/mail/unsubscribe/token")).toBeNull();
  expect(asked("https://evil.example", {}, "/signin", "GET")).toBeNull();
});
