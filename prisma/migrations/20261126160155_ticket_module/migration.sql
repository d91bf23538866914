-- AlterTable
ALTER TABLE "ticket" ADD COLUMN     "module" JSONB;

