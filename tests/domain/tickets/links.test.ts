import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mayRead } from "#lib/domain/tickets/audience.ts";
import {
  checkLink,
  LINK_KINDS,
  type Link,
  linkFrom,
  linkReaders,
  RELATIONS,
  relationOf,
} from "#lib/domain/tickets/links.ts";
import { mergeAway, openedWith } from "#lib/domain/tickets/merge.ts";
import { NEW_FLOW } from "#lib/domain/tickets/states.ts";
import type { TicketFlow } from "#lib/domain/tickets/types.ts";

const parent = (fromId: string, toId: string): Link => ({ kind: "parent", fromId, toId });

describe("links between cases (T6)", () => {
  it("a relation reads back from the case that said it, and the other way round from the other", () => {
    for (const relation of RELATIONS) expect(relationOf(linkFrom("a", relation, "b"), "a")).toBe(relation);
    expect(relationOf(linkFrom("a", "child_of", "b"), "b")).toBe("parent_of");
    expect(relationOf(linkFrom("a", "duplicate_of", "b"), "b")).toBe("duplicated_by");
  });

  it("one link between two, one parent a case, and no parent of a parent", () => {
    const there = [parent("p", "c")];
    expect(checkLink({ kind: "related", fromId: "a", toId: "a" }, [])).toMatchObject({ error: "linkSelf" });
    expect(checkLink({ kind: "related", fromId: "c", toId: "p" }, there)).toMatchObject({
      error: "linkThere",
    });
    expect(checkLink(parent("q", "c"), there)).toMatchObject({ error: "linkHasParent" });
    expect(checkLink(parent("c", "d"), there)).toMatchObject({ error: "linkTwoLevels" });
    expect(checkLink(parent("q", "p"), there)).toMatchObject({ error: "linkTwoLevels" });
    expect(checkLink(parent("p", "d"), there).ok).toBe(true);
    expect(checkLink({ kind: "duplicate", fromId: "c", toId: "x" }, there).ok).toBe(true);
  });

  it("whatever is added in whatever order, no case is child and parent at once, and each has one parent", () => {
    const id = fc.constantFrom("a", "b", "c", "d", "e");
    const link = fc.record({ kind: fc.constantFrom(...LINK_KINDS), fromId: id, toId: id });
    fc.assert(
      fc.property(fc.array(link, { maxLength: 40 }), wanted => {
        const kept: Link[] = [];
        for (const one of wanted) if (checkLink(one, kept).ok) kept.push(one);
        const parents = kept.filter(one => one.kind === "parent");
        const children = parents.map(one => one.toId);
        expect(new Set(children).size).toBe(children.length);
        expect(parents.filter(one => children.includes(one.fromId))).toEqual([]);
      }),
    );
  });

  it("R1: nobody reads a link who does not see both cases", () => {
    const party = fc.record({
      customerOrgId: fc.constantFrom("c1", "c2"),
      partnerOrgId: fc.constantFrom("p1", "p2", null),
    });
    fc.assert(
      fc.property(party, party, (a, b) => {
        const link = linkReaders(a, b);
        for (const orgId of ["c1", "c2", "p1", "p2"]) {
          const side = orgId.startsWith("c") ? ("customer" as const) : ("partner" as const);
          const own = side === "customer" ? link.customerOrgId : link.partnerOrgId;
          const reads =
            own === orgId && mayRead({ side, orgId }, { audience: link.audience, authorOrgId: "x" });
          const sees = (of: typeof a) => (side === "customer" ? of.customerOrgId : of.partnerOrgId) === orgId;
          expect(reads).toBe(sees(a) && sees(b));
        }
        expect(mayRead({ side: "vendor", orgId: "v" }, { audience: link.audience, authorOrgId: "x" })).toBe(
          true,
        );
      }),
    );
  });
});

describe("which case may go on in which (T6)", () => {
  const flow = (more: Partial<TicketFlow> = {}): TicketFlow => ({ ...NEW_FLOW, ...more });
  const one = (id: string, more: Partial<TicketFlow> = {}, parties = {}) => ({
    id,
    customerOrgId: "c",
    partnerOrgId: "p" as string | null,
    ...parties,
    flow: flow(more),
  });

  it("an open one in an open one of the same customer and server; it is closed then", () => {
    expect(mergeAway(one("a"), one("b"), 5)).toMatchObject({
      ok: true,
      value: { state: "closed", closedAt: 5, resolvedAt: null },
    });
  });

  it.each([
    ["itself", one("a"), one("a"), "mergeSelf"],
    ["another customer's", one("a"), one("b", {}, { customerOrgId: "d" }), "mergeCustomer"],
    ["one that another serves", one("a"), one("b", {}, { partnerOrgId: null }), "mergeServing"],
    ["from a finished one", one("a", { state: "resolved" }), one("b"), "finished"],
    ["while it is with the manufacturer", one("a", { level3: "asked" }), one("b"), "already_escalated"],
    ["into a finished one", one("a"), one("b", { state: "closed" }), "mergeFinished"],
  ])("refused: %s", (_, from, into, error) => {
    expect(mergeAway(from, into, 5)).toMatchObject({ ok: false, error });
  });

  it("the earliest opening goes along, however many went on in it", () => {
    expect(openedWith(5, [])).toBe(5);
    expect(openedWith(5, [9, 3])).toBe(3);
  });
});
