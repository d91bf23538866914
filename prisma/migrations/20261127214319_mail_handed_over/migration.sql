-- AlterTable
ALTER TABLE "mail_delivery" ADD COLUMN     "handed_over_at" TIMESTAMPTZ(3);

