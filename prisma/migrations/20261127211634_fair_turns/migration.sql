-- DropIndex
DROP INDEX "outbox_done_at_due_at_idx";

-- DropIndex
DROP INDEX "timer_due_at_idx";

-- AlterTable
ALTER TABLE "recurring_ticket" ADD COLUMN     "failures" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "retry_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "outbox" ADD COLUMN     "lane" TEXT;

-- AlterTable
ALTER TABLE "timer" ADD COLUMN     "failures" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "retry_at" TIMESTAMPTZ(3);

-- What waits, by tenant: who picks it goes from one to the next and never reads what is done.
CREATE INDEX "outbox_waiting" ON "outbox" ("tenant_id", "due_at", "id") WHERE "done_at" IS NULL;
CREATE INDEX "outbox_lane" ON "outbox" ("tenant_id", "lane", "id") WHERE "done_at" IS NULL AND "lane" IS NOT NULL;
CREATE INDEX "timer_waiting" ON "timer" ("tenant_id", (greatest("due_at", "retry_at"))) WHERE "fired_at" IS NULL AND "cancelled_at" IS NULL;
