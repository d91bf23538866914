-- AlterTable
ALTER TABLE "certification_notice" ADD COLUMN     "event_id" UUID,
ADD COLUMN     "told_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "certification_notice_tenant_id_event_id_idx" ON "certification_notice"("tenant_id", "event_id");

-- Those that stand were told one by one.
UPDATE "certification_notice" SET "told_at" = "sent_at";
-- What a stopped worker left untold is looked for each hour.
CREATE INDEX "certification_notice_untold" ON "certification_notice" ("tenant_id", "partner_org_id", "id") WHERE "told_at" IS NULL;
