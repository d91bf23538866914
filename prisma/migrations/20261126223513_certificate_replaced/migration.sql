-- AlterTable
ALTER TABLE "certification" ADD COLUMN     "end_reason" TEXT,
ADD COLUMN     "ended_by" TEXT;

-- AlterTable
ALTER TABLE "credential" ADD COLUMN     "superseded_by_id" UUID;

