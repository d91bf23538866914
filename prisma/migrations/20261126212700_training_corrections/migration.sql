-- AlterTable
ALTER TABLE "training_session" ADD COLUMN     "moved_at" TIMESTAMPTZ(3),
ADD COLUMN     "scheme" JSONB;

-- AlterTable
ALTER TABLE "training_result" ADD COLUMN     "annul_reason" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "annulled_at" TIMESTAMPTZ(3),
ADD COLUMN     "annulled_by" TEXT NOT NULL DEFAULT '';

