-- AlterTable
ALTER TABLE "mail_delivery" ADD COLUMN     "asked_by_id" UUID;

-- What has left or never will is dropped after half a year.
GRANT DELETE ON "account_mail" TO app_worker;
