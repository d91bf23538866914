-- AlterTable
ALTER TABLE "mail_delivery" ADD COLUMN     "failure" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "address_said_at" TIMESTAMPTZ(3);

