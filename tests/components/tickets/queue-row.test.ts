import fc from "fast-check";
import { expect, test } from "vitest";
import { queueRow } from "#components/tickets/queue-row.ts";
import { columnsFor, QUEUE_COLUMNS, type QueueColumn, usualColumns } from "#lib/domain/tickets/columns.ts";
import type { Side } from "#lib/domain/tickets/types.ts";
import type { TicketRowDTO } from "#lib/features/tickets/dto.ts";

const row: TicketRowDTO = {
  id: "01900000-0000-7000-8000-000000000001",
  number: "ONE-1042",
  version: 3,
  kind: "incident",
  subject: "Nodes lose their address",
  customerOrgId: "the-customer",
  customerName: "Lindtal",
  servedByName: "Kaltenbach",
  partnerOrgId: "the-partner",
  productName: "OpenNebula",
  priority: "P2",
  state: "in_progress",
  level: 2,
  level3: "accepted",
  openedAt: 1,
  openedByName: "Stefan",
  lastMessageAt: 2,
  dueAt: 3,
  assigneeId: "miriam",
  assigneeName: "Miriam Okafor",
  tags: ["network"],
  level3AssigneeName: "Oliver Grant",
  clock: null,
};

/** What a column alone brings to the browser. */
const BROUGHT: Partial<Record<QueueColumn, string[]>> = {
  customer: ["customerName"],
  product: ["productName"],
  servedBy: ["servedByName"],
  openedBy: ["openedByName"],
  assignee: ["holder"],
  clock: ["clock"],
  kind: ["kind"],
  state: ["state"],
  level: ["level"],
  priority: ["priority"],
};
const ALWAYS = ["id", "number", "version", "subject", "dueAt", "openedAt"];

test("a row takes along what its columns show and nothing else, whoever reads it in whatever order (T4)", () => {
  fc.assert(
    fc.property(
      fc.constantFrom<Side>("vendor", "partner", "customer"),
      fc.shuffledSubarray([...QUEUE_COLUMNS]),
      (side, chosen) => {
        const columns = chosen.filter(column => columnsFor(side).includes(column));
        const allowed = [...ALWAYS, ...columns.flatMap(column => BROUGHT[column] ?? [])];
        if (side !== "customer") allowed.push("tags");
        expect(Object.keys(queueRow(row, columns, { side, me: "miriam" })).sort()).toEqual(allowed.sort());
      },
    ),
  );
});

test("a customer's browser is told of no engineer, level, tag or manufacturer (R1, T4, T5)", () => {
  for (const columns of [usualColumns("customer"), columnsFor("customer")]) {
    const said = JSON.stringify(queueRow(row, columns, { side: "customer", me: "stefan" }));
    for (const secret of ["Miriam", "Oliver", "miriam", "accepted", "network", "the-partner", '"level"'])
      expect(said).not.toContain(secret);
  }
});

test("an escalation stands with who has it at the manufacturer, for its own people alone (T1)", () => {
  const holder = (side: Side, me: string) => queueRow(row, ["assignee"], { side, me }).holder;
  expect(holder("vendor", "oliver")).toEqual({ name: "Oliver Grant", kind: "vendor", me: false });
  expect(holder("partner", "miriam")).toEqual({ name: "Miriam Okafor", kind: "partner", me: true });
});
