-- DropIndex
DROP INDEX "inbound_mail_due_at_idx";

-- DropIndex
DROP INDEX "task_due_at_idx";


-- What waits, by tenant: who picks it goes from one to the next and never reads what is done.
CREATE INDEX "inbound_mail_waiting" ON "inbound_mail" ("tenant_id", "due_at") WHERE "due_at" IS NOT NULL;
CREATE INDEX "task_waiting" ON "task" ("tenant_id", "due_at") WHERE "due_at" IS NOT NULL;
