-- What somebody keeps for themselves at a company, and which mails they chose there, does not come along to another (R1).

-- DropIndex
DROP INDEX "saved_view_tenant_id_list_seen_by_name_key";

-- DropIndex
DROP INDEX "saved_reply_tenant_id_seen_by_locale_title_key";

-- AlterTable
ALTER TABLE "saved_view" ADD COLUMN     "org_id" UUID;

-- AlterTable
ALTER TABLE "mail_choice" ADD COLUMN     "org_id" UUID;

-- AlterTable
ALTER TABLE "saved_reply" ADD COLUMN     "org_id" UUID;

ALTER TABLE "saved_view" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "saved_reply" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "mail_choice" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "notification" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "task" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "membership" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "workspace" NO FORCE ROW LEVEL SECURITY;

-- Shared in a company: that one's. One's own: where they were when it was kept.
UPDATE "saved_view" SET "org_id" = "seen_by" WHERE "seen_by" <> "owner_id";
UPDATE "saved_reply" SET "org_id" = "seen_by" WHERE "seen_by" <> "owner_id";
UPDATE "saved_view" x SET "org_id" = (
    SELECT m.org_id FROM membership m JOIN workspace w ON w.tenant_id = m.tenant_id
    WHERE m.tenant_id = x.tenant_id AND m.person_id = x.owner_id AND m.accepted_at IS NOT NULL
    ORDER BY m.valid_from <= (x.created_at AT TIME ZONE w.time_zone)::date
      AND (m.valid_until IS NULL OR m.valid_until >= (x.created_at AT TIME ZONE w.time_zone)::date) DESC, m.valid_from DESC, m.id DESC LIMIT 1)
  WHERE "org_id" IS NULL;
UPDATE "saved_reply" x SET "org_id" = (
    SELECT m.org_id FROM membership m JOIN workspace w ON w.tenant_id = m.tenant_id
    WHERE m.tenant_id = x.tenant_id AND m.person_id = x.owner_id AND m.accepted_at IS NOT NULL
    ORDER BY m.valid_from <= (x.created_at AT TIME ZONE w.time_zone)::date
      AND (m.valid_until IS NULL OR m.valid_until >= (x.created_at AT TIME ZONE w.time_zone)::date) DESC, m.valid_from DESC, m.id DESC LIMIT 1)
  WHERE "org_id" IS NULL;
UPDATE "mail_choice" x SET "org_id" = t."org_id" FROM "task" t WHERE t."tenant_id" = x."tenant_id" AND t."id" = x."task_id";
-- Of nobody's any more.
DELETE FROM "saved_view" WHERE "org_id" IS NULL;
DELETE FROM "saved_reply" WHERE "org_id" IS NULL;
DELETE FROM "mail_choice" WHERE "org_id" IS NULL;
ALTER TABLE "saved_view" ALTER COLUMN "org_id" SET NOT NULL;
ALTER TABLE "saved_reply" ALTER COLUMN "org_id" SET NOT NULL;
ALTER TABLE "mail_choice" ALTER COLUMN "org_id" SET NOT NULL;

-- The trigger fills in what is left out before this is looked at.
UPDATE "notification" SET "org_id" = "person_id" WHERE "org_id" IS NULL;
ALTER TABLE "notification" ALTER COLUMN "org_id" SET NOT NULL;

ALTER TABLE "notification" FORCE ROW LEVEL SECURITY;
ALTER TABLE "task" FORCE ROW LEVEL SECURITY;
ALTER TABLE "membership" FORCE ROW LEVEL SECURITY;
ALTER TABLE "workspace" FORCE ROW LEVEL SECURITY;

-- CreateIndex
CREATE UNIQUE INDEX "saved_view_tenant_id_list_seen_by_org_id_name_key" ON "saved_view"("tenant_id", "list", "seen_by", "org_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "saved_reply_tenant_id_seen_by_org_id_locale_title_key" ON "saved_reply"("tenant_id", "seen_by", "org_id", "locale", "title");

REVOKE ALL ON "saved_view" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "saved_view" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "saved_view" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "saved_view_vendor" ON "saved_view";
GRANT SELECT, INSERT, UPDATE, DELETE ON "saved_view" TO app_vendor;
CREATE POLICY "saved_view_vendor" ON "saved_view" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid AND seen_by = ANY (ARRAY[nullif(current_setting('app.person_id', true), '')::uuid, nullif(current_setting('app.org_id', true), '')::uuid])) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid AND seen_by = ANY (ARRAY[nullif(current_setting('app.person_id', true), '')::uuid, nullif(current_setting('app.org_id', true), '')::uuid]));
DROP POLICY IF EXISTS "saved_view_partner" ON "saved_view";
GRANT SELECT, INSERT, UPDATE, DELETE ON "saved_view" TO app_partner;
CREATE POLICY "saved_view_partner" ON "saved_view" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid AND seen_by = ANY (ARRAY[nullif(current_setting('app.person_id', true), '')::uuid, nullif(current_setting('app.org_id', true), '')::uuid])) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid AND seen_by = ANY (ARRAY[nullif(current_setting('app.person_id', true), '')::uuid, nullif(current_setting('app.org_id', true), '')::uuid]));
DROP POLICY IF EXISTS "saved_view_customer" ON "saved_view";
GRANT SELECT, INSERT, UPDATE, DELETE ON "saved_view" TO app_customer;
CREATE POLICY "saved_view_customer" ON "saved_view" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid AND seen_by = ANY (ARRAY[nullif(current_setting('app.person_id', true), '')::uuid, nullif(current_setting('app.org_id', true), '')::uuid])) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid AND seen_by = ANY (ARRAY[nullif(current_setting('app.person_id', true), '')::uuid, nullif(current_setting('app.org_id', true), '')::uuid]));
DROP POLICY IF EXISTS "saved_view_person" ON "saved_view";
DROP POLICY IF EXISTS "saved_view_worker" ON "saved_view";
GRANT SELECT, INSERT, UPDATE, DELETE ON "saved_view" TO app_worker;
CREATE POLICY "saved_view_worker" ON "saved_view" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "saved_view_public" ON "saved_view";
DROP POLICY IF EXISTS "saved_view_auth" ON "saved_view";
DROP POLICY IF EXISTS "saved_view_search" ON "saved_view";

REVOKE ALL ON "saved_reply" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "saved_reply" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "saved_reply" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "saved_reply_vendor" ON "saved_reply";
GRANT SELECT, INSERT, UPDATE, DELETE ON "saved_reply" TO app_vendor;
CREATE POLICY "saved_reply_vendor" ON "saved_reply" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid AND seen_by = ANY (ARRAY[nullif(current_setting('app.person_id', true), '')::uuid, nullif(current_setting('app.org_id', true), '')::uuid])) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid AND seen_by = ANY (ARRAY[nullif(current_setting('app.person_id', true), '')::uuid, nullif(current_setting('app.org_id', true), '')::uuid]));
DROP POLICY IF EXISTS "saved_reply_partner" ON "saved_reply";
GRANT SELECT, INSERT, UPDATE, DELETE ON "saved_reply" TO app_partner;
CREATE POLICY "saved_reply_partner" ON "saved_reply" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid AND seen_by = ANY (ARRAY[nullif(current_setting('app.person_id', true), '')::uuid, nullif(current_setting('app.org_id', true), '')::uuid])) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid AND seen_by = ANY (ARRAY[nullif(current_setting('app.person_id', true), '')::uuid, nullif(current_setting('app.org_id', true), '')::uuid]));
DROP POLICY IF EXISTS "saved_reply_customer" ON "saved_reply";
DROP POLICY IF EXISTS "saved_reply_person" ON "saved_reply";
DROP POLICY IF EXISTS "saved_reply_worker" ON "saved_reply";
GRANT SELECT, INSERT, UPDATE, DELETE ON "saved_reply" TO app_worker;
CREATE POLICY "saved_reply_worker" ON "saved_reply" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "saved_reply_public" ON "saved_reply";
DROP POLICY IF EXISTS "saved_reply_auth" ON "saved_reply";
DROP POLICY IF EXISTS "saved_reply_search" ON "saved_reply";

REVOKE ALL ON "mail_choice" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "mail_choice" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "mail_choice" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "mail_choice_vendor" ON "mail_choice";
GRANT SELECT, INSERT, UPDATE ON "mail_choice" TO app_vendor;
CREATE POLICY "mail_choice_vendor" ON "mail_choice" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "mail_choice_partner" ON "mail_choice";
GRANT SELECT, INSERT, UPDATE ON "mail_choice" TO app_partner;
CREATE POLICY "mail_choice_partner" ON "mail_choice" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "mail_choice_customer" ON "mail_choice";
GRANT SELECT, INSERT, UPDATE ON "mail_choice" TO app_customer;
CREATE POLICY "mail_choice_customer" ON "mail_choice" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "mail_choice_person" ON "mail_choice";
DROP POLICY IF EXISTS "mail_choice_worker" ON "mail_choice";
GRANT SELECT, INSERT, UPDATE, DELETE ON "mail_choice" TO app_worker;
CREATE POLICY "mail_choice_worker" ON "mail_choice" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "mail_choice_public" ON "mail_choice";
DROP POLICY IF EXISTS "mail_choice_auth" ON "mail_choice";
DROP POLICY IF EXISTS "mail_choice_search" ON "mail_choice";
