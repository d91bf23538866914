-- AlterTable
ALTER TABLE "partnership" ADD COLUMN     "proposal" TEXT,
ADD COLUMN     "proposed_tier_key" TEXT;
