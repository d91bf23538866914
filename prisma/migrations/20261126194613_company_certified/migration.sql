-- AlterTable
ALTER TABLE "directory_entry" ADD COLUMN     "certified" BOOLEAN NOT NULL DEFAULT false;

