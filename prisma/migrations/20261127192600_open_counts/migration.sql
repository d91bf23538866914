-- What the rail and the tabs of the queue count is read from this index alone, without the cases' rows: one walk over what is open.
CREATE INDEX "ticket_open_counts" ON "ticket" ("tenant_id", "partner_org_id")
  INCLUDE ("customer_org_id", "state", "opened_by_id", "assignee_id", "l3_assignee_id", "l3_state", "due_at", "l3_due_at") WHERE "open";

-- The manufacturer's own queue, by its own clock.
CREATE INDEX "ticket_level3_due" ON "ticket" ("tenant_id", "l3_due_at", "id") WHERE "open" AND "l3_state" IS NOT NULL;
