-- AlterTable
ALTER TABLE "partnership" ADD COLUMN     "refresh_asked_at" TIMESTAMPTZ(3);

