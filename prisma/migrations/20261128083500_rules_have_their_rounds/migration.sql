-- Rules are followed in rounds of their own: each round picks what is its, and never reads what waits for the other.
CREATE INDEX "outbox_tellings" ON "outbox" ("tenant_id", "due_at", "id") WHERE "done_at" IS NULL AND "kind" <> 'rules';
CREATE INDEX "outbox_rules" ON "outbox" ("tenant_id", "due_at", "id") WHERE "done_at" IS NULL AND "kind" = 'rules';
DROP INDEX "outbox_waiting";
