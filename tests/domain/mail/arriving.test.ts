import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answerAudience, noWider } from "#lib/domain/mail/answer-audience.ts";
import { authenticationOf } from "#lib/domain/mail/authentication.ts";
import { automaticReason } from "#lib/domain/mail/automatic.ts";
import { customerByDomain, domainOfSite } from "#lib/domain/mail/customer-domains.ts";
import { decideMail, type Weighed } from "#lib/domain/mail/decision.ts";
import {
  askedState,
  caseNumbers,
  isHandedOn,
  normalSubject,
  subjectOfCase,
} from "#lib/domain/mail/subject.ts";
import { answeredIds, dedupeKey, mailboxParts } from "#lib/domain/mail/threading.ts";
import type { MailFacts } from "#lib/domain/mail/types.ts";
import { audiencesReadBy } from "#lib/domain/tickets/audience.ts";
import { AUDIENCES } from "#lib/domain/tickets/types.ts";

const own = ["soporte@ecm.example", "ecm@portal.example"];
const mail = (headers: Record<string, string | string[]> = {}, more: Partial<MailFacts> = {}): MailFacts => ({
  headers: new Map(Object.entries(headers).map(([name, value]) => [name, [value].flat()])),
  returnPath: "ana@acme.example",
  from: "ana@acme.example",
  subject: "No firma",
  contentType: "text/plain",
  calendarMethod: null,
  ...more,
});

describe("what a program wrote is told from what a person wrote", () => {
  const automatic: [string, MailFacts, string][] = [
    ["our own words", mail({ "x-escala-mail": "x" }), "loop"],
    ["from our own address", mail({}, { from: "ecm@portal.example" }), "loop"],
    ["a mail that goes round", mail({ received: Array.from({ length: 51 }, () => "by x") }), "loop"],
    ["a delivery report", mail({}, { contentType: "multipart/report" }), "report"],
    [
      "a bounce of an old server",
      mail({}, { returnPath: "", subject: "Undelivered Mail Returned to Sender" }),
      "report",
    ],
    ["nobody as its sender", mail({ "return-path": "<>" }), "null_sender"],
    ["out of office (RFC 3834)", mail({ "auto-submitted": "auto-replied" }), "auto_submitted"],
    ["generated", mail({ "auto-submitted": "auto-generated; owner-email=x" }), "auto_submitted"],
    ["bulk", mail({ precedence: "bulk" }), "precedence"],
    ["a list", mail({ precedence: "list", "list-id": "<news.other.example>" }), "precedence"],
    ["autoreply", mail({ "x-autoreply": "yes" }), "autoreply"],
    ["away, by its subject only", mail({}, { subject: "Respuesta automática: No firma" }), "autoreply"],
    ["an accepted appointment", mail({}, { calendarMethod: "REPLY" }), "calendar_reply"],
  ];
  test.each(automatic)("%s", (_, facts, reason) => expect(automaticReason(facts, own)).toBe(reason));

  test("people's mails are not, nor those through a list that is the mailbox itself", () => {
    expect(automaticReason(mail(), own)).toBeNull();
    expect(automaticReason(mail({ "auto-submitted": "no" }), own)).toBeNull();
    expect(
      automaticReason(mail({ precedence: "list", "list-id": "Soporte <soporte.ecm.example>" }), own),
    ).toBeNull();
    expect(automaticReason(mail({ precedence: "first-class" }), own)).toBeNull();
    expect(automaticReason(mail({}, { calendarMethod: "REQUEST" }), own)).toBeNull();
  });

  test("a contact who is vouched for is not judged by the subject alone, and a person's word stands against more", () => {
    const away = mail({}, { subject: "Out of office laptops cannot reach it" });
    expect(automaticReason(away, own)).toBe("autoreply");
    expect(automaticReason(away, own, "contact")).toBeNull();
    const bulk = mail({ precedence: "bulk" });
    expect(automaticReason(bulk, own, "contact")).toBe("precedence");
    expect(automaticReason(bulk, own, "person")).toBeNull();
    expect(automaticReason(mail({ "x-escala-mail": "1" }), own, "person")).toBe("loop");
    expect(automaticReason(mail({ "return-path": "<>" }), own, "person")).toBe("null_sender");
  });
});

describe("who vouches for a sender", () => {
  const of = (values: string[], domain = "acme.example") =>
    authenticationOf(values, ["mx.portal.example"], domain);
  test("DMARC decides, else a signature or envelope of the same owner", () => {
    expect(of(["mx.portal.example; dmarc=pass header.from=acme.example"])).toBe("pass");
    expect(
      of([
        "mx.portal.example; dmarc=fail (p=none) header.from=acme.example; spf=pass smtp.mailfrom=a@evil.example",
      ]),
    ).toBe("fail");
    expect(of(["mx.portal.example; dkim=pass header.d=mail.acme.example"])).toBe("pass");
    // Beside each other below an ending that many share: strangers.
    for (const [other, own] of [
      ["evil.onmicrosoft.com", "acme.onmicrosoft.com"],
      ["evil.me.uk", "acme.me.uk"],
      ["other.gv.at", "bmi.gv.at"],
    ] as const)
      for (const said of [`dkim=pass header.d=${other}`, `spf=pass smtp.mailfrom=${other}`])
        expect([said, of([`mx.portal.example; ${said}; dmarc=none`], own)]).toEqual([said, "fail"]);
    expect(of(["mx.portal.example; spf=pass smtp.mailfrom=bounce@news.acme.example"])).toBe("pass");
    expect(
      of(["mx.portal.example; spf=pass smtp.mailfrom=x@evil.example; dkim=pass header.d=evil.example"]),
    ).toBe("fail");
    expect(of(["mx.portal.example; none"])).toBe("none");
  });
  test("only a server we trust counts, and of it only what lies on top", () => {
    expect(of(["mx.evil.example; dmarc=pass header.from=acme.example"])).toBe("none");
    expect(
      of([
        "mx.portal.example; dmarc=fail header.from=acme.example",
        "mx.portal.example; dmarc=pass header.from=acme.example",
      ]),
    ).toBe("fail");
    expect(
      of([
        'mx.portal.example (x; dmarc=pass header.from="acme.example"); dmarc=fail header.from=acme.example',
      ]),
    ).toBe("fail");
  });
  test("what a sender put into their own address says nothing, however it is quoted or bracketed", () => {
    for (const said of [
      'spf=pass smtp.mailfrom="a@acme.example b"@evil.example',
      'spf=pass smtp.mailfrom="a smtp.mailfrom=b@acme.example "@evil.example',
      'spf=pass smtp.mailfrom="a; dmarc=pass header.from=acme.example "@evil.example',
      'spf=pass smtp.mailfrom="a\\"; dmarc=pass header.from=acme.example; \\""@evil.example',
      'spf=pass smtp.mailfrom="(a"@evil.example; dkim=pass header.d=evil.example (")" x; dmarc=pass header.from=acme.example)',
      'spf=pass (domain of "a\\) ; dmarc=pass header.from=acme.example (b"@evil.example) smtp.mailfrom=evil.example',
      'spf=pass smtp.mailfrom="a@acme.example',
      "spf=pass smtp.mailfrom=a@evil.example smtp.mailfrom=b@acme.example",
      "spf=pass smtp.mailfrom=b@acme.example smtp.mailfrom=a@evil.example",
      'dkim=pass header.i="x@acme.example y"@evil.example header.d=evil.example',
      "dmarc=pass header.from=acme.example; dmarc=fail header.from=acme.example",
      "dmarc=fail header.from=acme.example; dmarc=pass header.from=acme.example",
    ])
      for (const more of ["", "; dmarc=none", "; dmarc=fail header.from=acme.example"])
        expect([said, of([`mx.portal.example; ${said}${more}`])]).toEqual([said, "fail"]);
    // Quoted as the rules allow, it is what it says.
    for (const said of [
      'dmarc=pass (p="none; (x)") header.from="acme.example"',
      'spf=pass (domain of "a (b)" designates) smtp.mailfrom="a b; c"@acme.example',
      'dkim=pass reason="fine; all of it" header.d=acme.example',
    ])
      expect([said, of([`mx.portal.example; ${said}`])]).toEqual([said, "pass"]);
  });
  test("an ending that many share is nobody's own", () => {
    expect(of(["mx.portal.example; dkim=pass header.d=otra.gob.mx"], "sat.gob.mx")).toBe("fail");
    expect(of(["mx.portal.example; dkim=pass header.d=correo.sat.gob.mx"], "sat.gob.mx")).toBe("pass");
  });
});

describe("subjects", () => {
  test.each([
    ["RE: RV: FW: No firma", "No firma"],
    ["Re[2]: AW: [SIG-1001] No firma", "[SIG-1001] No firma"],
    ["Fwd:  RE:No\r\n firma", "No firma"],
    ["Reporte: falla", "Reporte: falla"],
    ["", ""],
  ])("%s", (from, to) => expect(normalSubject(from)).toBe(to));
  test("repeating changes nothing, and words are never lost", () => {
    fc.assert(
      fc.property(fc.string(), text => {
        expect(normalSubject(normalSubject(text))).toBe(normalSubject(text));
      }),
    );
  });
  test("numbers of cases are those of the workspace's series", () => {
    expect(caseNumbers("[SIG-1042] y sig-7, no UTF-8 ni X-SIG-9", ["SIG", "ECM"])).toEqual([
      "SIG-1042",
      "SIG-7",
    ]);
  });
  test("the state of a case is asked for by its number alone (S8)", () => {
    for (const subject of [
      "estado SIG-1042",
      "Estado del caso [sig-1042]",
      "RE: status: SIG-1042?",
      "Status of case #SIG-1042",
    ])
      expect(askedState(subject)).toBe("SIG-1042");
    for (const subject of [
      "Estado de México, oficio SIG-1042",
      "[SIG-1042] estado",
      "Status SIG-1042 wrong after update",
      "estado",
    ])
      expect(askedState(subject)).toBeNull();
    // Whose series it is, is not asked here: a question stays one with a number that is none.
    expect(askedState("status ONE-7")).toBe("ONE-7");
    expect(askedState("Status 500")).toBeNull();
  });
  test("a case has a subject, whatever the mail's was", () => {
    expect(subjectOfCase("RE: No firma", "", "?????")).toBe("No firma");
    expect(subjectOfCase("", "No abre el\nvisor", "Sin asunto")).toBe("No abre el visor");
    expect(subjectOfCase("hi", "the viewer stays shut", "No subject")).toBe("hi: the viewer stays shut");
    expect(subjectOfCase("", "", "Sin asunto")).toBe("Sin asunto");
    fc.assert(
      fc.property(fc.string(), fc.string(), (s, t) => {
        const made = subjectOfCase(s, t, "Sin asunto");
        expect(made.length >= 5 && made.length <= 160).toBe(true);
      }),
    );
  });
  test("handed on in any language", () => {
    expect(["RV: x", "FW: x", "Re: Fwd: x", "Enc: x"].every(isHandedOn)).toBe(true);
    expect(["Re: x", "Forward x", "x FW:"].some(isHandedOn)).toBe(false);
  });
});

describe("threads and repetitions", () => {
  test("the nearest mail comes first", () => {
    expect(answeredIds("<c@x>", "<a@x> <b@x>\r\n <c@x>")).toEqual(["c@x", "b@x", "a@x"]);
  });
  test("the same mail is one, however often it comes; without an id its bytes tell", () => {
    expect(dedupeKey("<A@x>", "Ana@acme.example", "h")).toBe(
      dedupeKey(" <A@x> ", "ana@acme.example", "other"),
    );
    expect(dedupeKey("<A@x>", "ana@acme.example", "h")).not.toBe(dedupeKey("<A@x>", "eva@evil.example", "h"));
    expect(dedupeKey("", "ana@acme.example", "h")).toBe("hash:h");
  });
  test("a mailbox's address may bear a mark", () => {
    expect(mailboxParts("ECM+a1B2@Portal.Example")).toEqual({
      local: "ecm",
      mark: "a1b2",
      domain: "portal.example",
    });
    expect(mailboxParts("ecm@portal.example")?.mark).toBe("");
    expect(mailboxParts("no address")).toBeNull();
  });
});

describe("for whom an answer by mail is (T4)", () => {
  test("never for more than the mail it answers, and always for one who reads it", () => {
    for (const side of ["vendor", "partner", "customer"] as const)
      for (const audience of audiencesReadBy(side))
        for (const type of ["ticket.replied", "ticket.assigned", "sla.warning", "ticket.opened"])
          for (const serves of [true, false]) {
            if (side === "partner" && !serves) continue;
            const answer = answerAudience({ type, audience }, side, serves);
            expect(noWider(answer, audience)).toBe(true);
            expect(audiencesReadBy(side)).toContain(answer);
          }
  });
  test("staff answer the conversation in public, and an assignment among themselves", () => {
    expect(answerAudience({ type: "ticket.replied", audience: "everyone" }, "partner", true)).toBe(
      "everyone",
    );
    expect(answerAudience({ type: "ticket.assigned", audience: "everyone" }, "partner", true)).toBe(
      "partner",
    );
    expect(answerAudience({ type: "ticket.assigned", audience: "everyone" }, "vendor", false)).toBe("vendor");
    expect(answerAudience({ type: "ticket.replied", audience: "partner_vendor" }, "vendor", true)).toBe(
      "partner_vendor",
    );
    expect(answerAudience({ type: "ticket.assigned", audience: "everyone" }, "customer", true)).toBe(
      "everyone",
    );
  });
});

test("a customer is known by a domain of its own, not by one that others have too (S7)", () => {
  const known = [
    { domain: "acme.example", customerOrgId: "a" },
    { domain: "shared.example", customerOrgId: "a" },
    { domain: "shared.example", customerOrgId: "b" },
    { domain: "gmail.com", customerOrgId: "a" },
  ];
  expect(customerByDomain("new@ACME.example", known)).toBe("a");
  expect(customerByDomain("new@shared.example", known)).toBeNull();
  expect(customerByDomain("new@gmail.com", known)).toBeNull();
  expect(customerByDomain("new@else.example", known)).toBeNull();
  expect(domainOfSite("https://www.acme.example/inicio")).toBe("acme.example");
});

const weighed = fc.record<Weighed>({
  automatic: fc.constantFrom(null, "loop", "report", "auto_submitted"),
  from: fc.constantFrom("", "ana@acme.example"),
  authentication: fc.constantFrom("pass", "fail", "none"),
  verifiedOnly: fc.boolean(),
  lately: fc.integer({ min: 1, max: 40 }),
  mostAnHour: fc.constant(20),
  sender: fc.constantFrom("speaker", "member", "stranger"),
  thread: fc.oneof(
    fc.constant(null),
    fc.constantFrom(...AUDIENCES).map(audience => ({ ticketId: "t", audience })),
  ),
  asksState: fc.constantFrom(null, "SIG-1"),
  empty: fc.boolean(),
});

test("nothing automatic is answered, nothing unproven acts, and nobody is written to who may not have written (S7)", () => {
  fc.assert(
    fc.property(weighed, mail => {
      const made = decideMail(mail);
      const acts = ["open", "reply", "answer_state"].includes(made.do);
      const answers =
        made.do === "answer_state" || ((made.do === "hold" || made.do === "set_aside") && made.tell);
      if (mail.automatic) expect(made.do).toBe("ignore");
      if (mail.authentication === "fail" || (mail.authentication === "none" && mail.verifiedOnly)) {
        expect(acts).toBe(false);
        expect(answers).toBe(false);
      }
      if (mail.sender === "stranger") expect(acts).toBe(false);
      if (made.do === "open") expect(mail.sender).toBe("speaker");
      if (made.do === "reply") expect(made.audience).toBe(mail.thread?.audience);
    }),
    { numRuns: 500 },
  );
});
