-- AlterTable
ALTER TABLE "organisation" ADD COLUMN     "legal_name" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "onboarding_step" ADD COLUMN     "turn_deed" TEXT,
ADD COLUMN     "turn_side" TEXT;

