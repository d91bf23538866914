-- AlterTable
ALTER TABLE "inbound_mail" ADD COLUMN     "unreadable" BOOLEAN NOT NULL DEFAULT false;

