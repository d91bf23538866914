-- AlterTable
ALTER TABLE "recurring_ticket" ADD COLUMN     "removed_at" TIMESTAMPTZ(3);

