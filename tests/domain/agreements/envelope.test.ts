import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type EnvelopeFact,
  envelopeState,
  isOpen,
  lastOf,
  maySign,
  OUTCOMES,
  type SignerFact,
  signed,
  signersProblem,
  turnOf,
} from "#lib/domain/agreements/envelope.ts";

const sha = "a".repeat(64);
const signer = (position: number, side: SignerFact["side"], more: Partial<SignerFact> = {}): SignerFact => ({
  id: `s${position}`,
  personId: `p${position}`,
  side,
  position,
  viewedAt: null,
  signedAt: null,
  ...more,
});
const sent = (more: Partial<EnvelopeFact> = {}): EnvelopeFact => ({
  sha256: sha,
  outcome: null,
  expiresOn: "2027-03-11",
  signers: [signer(1, "partner"), signer(2, "vendor")],
  ...more,
});
const first = { personId: "p1", signsFor: "partner", seen: sha } as const;
const second = { personId: "p2", signsFor: "vendor", seen: sha } as const;
const why = (...args: Parameters<typeof maySign>) => {
  const result = maySign(...args);
  return result.ok ? "yes" : result.error;
};
const today = "2027-03-01";

describe("where a document sent for signature stands (P13)", () => {
  test("sent, opened, being signed", () => {
    expect(envelopeState(sent(), today)).toBe("sent");
    expect(
      envelopeState(sent({ signers: [signer(1, "partner", { viewedAt: 1 }), signer(2, "vendor")] }), today),
    ).toBe("viewed");
    expect(
      envelopeState(sent({ signers: [signer(1, "partner", { signedAt: 1 }), signer(2, "vendor")] }), today),
    ).toBe("signing");
  });

  test("the last day to sign is inclusive (P21); afterwards it has expired, noted or not", () => {
    expect(envelopeState(sent(), "2027-03-11")).toBe("sent");
    expect(envelopeState(sent(), "2027-03-12")).toBe("expired");
  });

  test.each(OUTCOMES)("once %s it stays so, whatever the day", outcome => {
    expect(envelopeState(sent({ outcome }), "2030-01-01")).toBe(outcome);
    expect(isOpen(outcome)).toBe(false);
  });
});

describe("who may sign (P2, P13)", () => {
  test("the first in order, then the next", () => {
    expect(why(sent(), first, today)).toBe("yes");
    expect(why(sent(), second, today)).toBe("not_your_turn");
    const after = signed(sent(), "s1", 5);
    expect(after.completed).toBe(false);
    expect(why(after.envelope, second, today)).toBe("yes");
    expect(signed(after.envelope, "s2", 6)).toMatchObject({ completed: true, next: null });
  });

  test("each refusal has its own reason", () => {
    expect(why(sent(), { ...first, personId: "p9" }, today)).toBe("not_a_signer");
    expect(why(sent(), { ...first, seen: "b".repeat(64) }, today)).toBe("outdated");
    expect(why(sent(), { ...first, signsFor: null }, today)).toBe("role_lost");
    expect(why(sent(), { ...first, signsFor: "vendor" }, today)).toBe("role_lost");
    expect(why(sent(), first, "2027-03-12")).toBe("expired");
    expect(why(sent({ outcome: "voided" }), first, today)).toBe("voided");
    expect(why(sent({ outcome: "declined" }), first, today)).toBe("declined");
    expect(why(signed(sent(), "s1", 5).envelope, first, today)).toBe("already_signed");
  });

  test("both sides sign, and nobody twice", () => {
    const p = (personId: string, side: SignerFact["side"]) => ({ personId, side });
    expect(signersProblem([])).toBe("none");
    expect(signersProblem([p("a", "vendor")])).toBe("no_partner");
    expect(signersProblem([p("a", "partner")])).toBe("no_vendor");
    expect(signersProblem([p("a", "partner"), p("a", "vendor")])).toBe("twice");
    expect(signersProblem([p("a", "partner"), p("b", "vendor"), p("c", "partner")])).toBeNull();
  });

  test("in any order of attempts, signatures come in the order of the signers, each once", () => {
    const sides = fc.array(fc.constantFrom<SignerFact["side"]>("partner", "vendor"), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(sides, fc.array(fc.nat(3), { maxLength: 30 }), (order, attempts) => {
        let envelope = sent({ signers: order.map((side, i) => signer(i + 1, side)) });
        const signatures: number[] = [];
        let time = 0;
        for (const n of attempts) {
          const who = envelope.signers[n];
          if (!who) continue;
          const by = { personId: who.personId, signsFor: who.side, seen: sha };
          const allowed = maySign(envelope, by, today);
          if (!allowed.ok) continue;
          expect(allowed.value.id).toBe(turnOf(envelope)?.id);
          envelope = signed(envelope, allowed.value.id, ++time).envelope;
          signatures.push(who.position);
        }
        expect(signatures).toEqual(signatures.map((_, i) => i + 1));
        expect(envelope.outcome === "completed").toBe(signatures.length === order.length);
      }),
    );
  });

  test("a side has signed when all of its own have; the day is that of its last", () => {
    const three = [
      signer(1, "partner", { signedAt: 3 }),
      signer(2, "vendor", { signedAt: 4 }),
      signer(3, "partner"),
    ];
    expect(lastOf(three, "vendor")?.at).toBe(4);
    expect(lastOf(three, "partner")).toBeNull();
    expect(lastOf([...three.slice(0, 2), signer(3, "partner", { signedAt: 9 })], "partner")).toMatchObject({
      at: 9,
      signer: { id: "s3" },
    });
  });
});
