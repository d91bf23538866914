import { expect, test } from "vitest";
import { answerIn, blamed, failureOf, readReport } from "#lib/domain/mail/undelivered.ts";

const smtp = (line: string) => failureOf(answerIn(line));

test.each([
  ["550 5.1.1 <x@y.example>: Recipient address rejected: User unknown in virtual mailbox table", "address"],
  ["550-5.1.1 The email account that you tried to reach does not exist.", "address"],
  ["550 No such user here", "address"],
  ["553 sorry, no mailbox here by that name (#5.7.1)", "mail"],
  ["550 El usuario no existe", "address"],
  ["550 5.4.4 Host not found", "address"],
  ["552 5.2.2 Mailbox full", "later"],
  ["452 4.2.2 The email account that you tried to reach is over quota", "later"],
  ["451 4.7.1 Greylisting in action, please come back later", "later"],
  ["550 5.7.1 Message rejected as spam", "mail"],
  ["554 5.6.0 Message contains invalid header", "mail"],
  ["550 5.7.1 User unknown to our policy", "mail"],
  ["550 rejected", "mail"],
  ["something nobody can read", "mail"],
])("%s: %s", (line, failure) => {
  expect(smtp(line)).toBe(failure);
});

const dsn = (action: string, status: string, told = "") =>
  `Could not be delivered.\n\nReporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; x@y.example\nAction: ${action}\nStatus: ${status}\n${
    told ? `Diagnostic-Code: smtp; ${told}\n` : ""
  }`;

test("a report of RFC 3464 says what became of the mail, in the server's words", () => {
  expect(readReport(dsn("failed", "5.1.1", "550 5.1.1 user unknown\n  in table"), "Failure")).toEqual({
    outcome: "failed",
    failure: "address",
    words: "550 5.1.1 user unknown in table",
    recipients: ["x@y.example"],
  });
  expect(readReport(dsn("failed", "5.1.1"), "Failure")).toMatchObject({ failure: "address" });
  expect(readReport(dsn("failed", "4.4.7", "timeout"), "Failure")).toMatchObject({ failure: "later" });
  expect(readReport(dsn("failed", "5.0.0", "550 mailbox unavailable"), "x")).toMatchObject({
    failure: "address",
  });
  expect(readReport(dsn("delayed", "4.4.1", "connection refused"), "Delay")).toEqual({
    outcome: "delayed",
    words: "4.4.1 connection refused",
  });
  for (const action of ["delivered", "relayed", "expanded"])
    expect(readReport(dsn(action, "2.0.0"), "x")).toBeNull();
});

test("only the address that a report names is blamed", () => {
  const read = readReport(dsn("failed", "5.1.1"), "Failure");
  if (read?.outcome !== "failed") throw new Error("no failure");
  expect(blamed(read, "X@Y.example")).toBe("address");
  expect(blamed(read, "other@y.example")).toBe("later");
  expect(blamed({ ...read, recipients: [] }, "other@y.example")).toBe("later");
  expect(blamed({ ...read, failure: "mail" }, "other@y.example")).toBe("mail");
});

test("servers that write their own are read by their codes and words; what says nothing blames no address", () => {
  const qmail =
    "Hi. This is the qmail-send program at mx.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.\n\n<x@y.example>:\nSorry, no mailbox here by that name. (#5.1.1)\n";
  expect(readReport(qmail, "failure notice")).toMatchObject({
    outcome: "failed",
    failure: "address",
    recipients: ["x@y.example"],
  });
  const exim =
    "This message was created automatically by mail delivery software.\n\n  x@y.example\n    host mx.y.example [192.0.2.1]\n    SMTP error from remote mail server after RCPT TO:<x@y.example>:\n    550 Unknown user\n";
  expect(readReport(exim, "Mail delivery failed")).toMatchObject({
    failure: "address",
    recipients: ["x@y.example"],
  });
  expect(readReport("550 Unknown user", "Mail delivery failed", ["X@y.example"])).toMatchObject({
    recipients: ["x@y.example"],
  });
  const exchange =
    "No se pudo entregar el mensaje a los siguientes destinatarios:\nLa dirección de correo no existe.\n";
  expect(readReport(exchange, "No se puede entregar")).toMatchObject({ failure: "address", recipients: [] });
  expect(readReport("El buzón del destinatario está lleno.", "No entregado")).toMatchObject({
    failure: "later",
  });
  expect(readReport("No llegó.", "Undelivered Mail Returned to Sender")).toEqual({
    outcome: "failed",
    failure: "mail",
    words: "No llegó.",
    recipients: [],
  });
  expect(readReport("It will be retried for two days.", "Delivery delayed")).toMatchObject({
    outcome: "delayed",
  });
});
