-- What somebody writes and has not sent, how far they have read and how their queue looks stays at the company they did it for (R1).

ALTER TABLE "reply_draft" ADD COLUMN "org_id" UUID;
ALTER TABLE "form_draft" ADD COLUMN "org_id" UUID;
ALTER TABLE "reading_place" ADD COLUMN "org_id" UUID;
ALTER TABLE "ticket_columns" ADD COLUMN "org_id" UUID;

ALTER TABLE "reply_draft" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "form_draft" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "reading_place" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "ticket_columns" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "membership" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "workspace" NO FORCE ROW LEVEL SECURITY;

-- Where they were then; of the columns no time is known, so where they came last.
UPDATE "reply_draft" x SET "org_id" = (
      SELECT m.org_id FROM membership m JOIN workspace w ON w.tenant_id = m.tenant_id
      WHERE m.tenant_id = x.tenant_id AND m.person_id = x.person_id AND m.accepted_at IS NOT NULL
      ORDER BY m.valid_from <= (x.saved_at AT TIME ZONE w.time_zone)::date
        AND (m.valid_until IS NULL OR m.valid_until >= (x.saved_at AT TIME ZONE w.time_zone)::date) DESC, m.valid_from DESC, m.id DESC LIMIT 1);
DELETE FROM "reply_draft" WHERE "org_id" IS NULL;
UPDATE "form_draft" x SET "org_id" = (
      SELECT m.org_id FROM membership m JOIN workspace w ON w.tenant_id = m.tenant_id
      WHERE m.tenant_id = x.tenant_id AND m.person_id = x.person_id AND m.accepted_at IS NOT NULL
      ORDER BY m.valid_from <= (x.saved_at AT TIME ZONE w.time_zone)::date
        AND (m.valid_until IS NULL OR m.valid_until >= (x.saved_at AT TIME ZONE w.time_zone)::date) DESC, m.valid_from DESC, m.id DESC LIMIT 1);
DELETE FROM "form_draft" WHERE "org_id" IS NULL;
UPDATE "reading_place" x SET "org_id" = (
      SELECT m.org_id FROM membership m JOIN workspace w ON w.tenant_id = m.tenant_id
      WHERE m.tenant_id = x.tenant_id AND m.person_id = x.person_id AND m.accepted_at IS NOT NULL
      ORDER BY m.valid_from <= (x.saved_at AT TIME ZONE w.time_zone)::date
        AND (m.valid_until IS NULL OR m.valid_until >= (x.saved_at AT TIME ZONE w.time_zone)::date) DESC, m.valid_from DESC, m.id DESC LIMIT 1);
DELETE FROM "reading_place" WHERE "org_id" IS NULL;
UPDATE "ticket_columns" x SET "org_id" = (
      SELECT m.org_id FROM membership m JOIN workspace w ON w.tenant_id = m.tenant_id
      WHERE m.tenant_id = x.tenant_id AND m.person_id = x.person_id AND m.accepted_at IS NOT NULL
      ORDER BY m.valid_from DESC, m.id DESC LIMIT 1);
DELETE FROM "ticket_columns" WHERE "org_id" IS NULL;

ALTER TABLE "reply_draft" FORCE ROW LEVEL SECURITY;
ALTER TABLE "form_draft" FORCE ROW LEVEL SECURITY;
ALTER TABLE "reading_place" FORCE ROW LEVEL SECURITY;
ALTER TABLE "ticket_columns" FORCE ROW LEVEL SECURITY;
ALTER TABLE "membership" FORCE ROW LEVEL SECURITY;
ALTER TABLE "workspace" FORCE ROW LEVEL SECURITY;

ALTER TABLE "reply_draft" ALTER COLUMN "org_id" SET NOT NULL,
DROP CONSTRAINT "reply_draft_pkey",
ADD CONSTRAINT "reply_draft_pkey" PRIMARY KEY ("tenant_id", "person_id", "org_id", "ticket_id");
ALTER TABLE "form_draft" ALTER COLUMN "org_id" SET NOT NULL,
DROP CONSTRAINT "form_draft_pkey",
ADD CONSTRAINT "form_draft_pkey" PRIMARY KEY ("tenant_id", "person_id", "org_id", "form");
ALTER TABLE "reading_place" ALTER COLUMN "org_id" SET NOT NULL,
DROP CONSTRAINT "reading_place_pkey",
ADD CONSTRAINT "reading_place_pkey" PRIMARY KEY ("tenant_id", "person_id", "org_id", "ticket_id");
ALTER TABLE "ticket_columns" ALTER COLUMN "org_id" SET NOT NULL,
DROP CONSTRAINT "ticket_columns_pkey",
ADD CONSTRAINT "ticket_columns_pkey" PRIMARY KEY ("tenant_id", "person_id", "org_id");

REVOKE ALL ON "reply_draft" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "reply_draft" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "reply_draft" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "reply_draft_vendor" ON "reply_draft";
GRANT SELECT, INSERT, UPDATE, DELETE ON "reply_draft" TO app_vendor;
CREATE POLICY "reply_draft_vendor" ON "reply_draft" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "reply_draft_partner" ON "reply_draft";
GRANT SELECT, INSERT, UPDATE, DELETE ON "reply_draft" TO app_partner;
CREATE POLICY "reply_draft_partner" ON "reply_draft" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "reply_draft_customer" ON "reply_draft";
GRANT SELECT, INSERT, UPDATE, DELETE ON "reply_draft" TO app_customer;
CREATE POLICY "reply_draft_customer" ON "reply_draft" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "reply_draft_person" ON "reply_draft";
DROP POLICY IF EXISTS "reply_draft_worker" ON "reply_draft";
GRANT SELECT, INSERT, UPDATE, DELETE ON "reply_draft" TO app_worker;
CREATE POLICY "reply_draft_worker" ON "reply_draft" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "reply_draft_public" ON "reply_draft";
DROP POLICY IF EXISTS "reply_draft_auth" ON "reply_draft";
DROP POLICY IF EXISTS "reply_draft_search" ON "reply_draft";

REVOKE ALL ON "form_draft" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "form_draft" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "form_draft" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "form_draft_vendor" ON "form_draft";
GRANT SELECT, INSERT, UPDATE, DELETE ON "form_draft" TO app_vendor;
CREATE POLICY "form_draft_vendor" ON "form_draft" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "form_draft_partner" ON "form_draft";
GRANT SELECT, INSERT, UPDATE, DELETE ON "form_draft" TO app_partner;
CREATE POLICY "form_draft_partner" ON "form_draft" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "form_draft_customer" ON "form_draft";
GRANT SELECT, INSERT, UPDATE, DELETE ON "form_draft" TO app_customer;
CREATE POLICY "form_draft_customer" ON "form_draft" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "form_draft_person" ON "form_draft";
DROP POLICY IF EXISTS "form_draft_worker" ON "form_draft";
GRANT SELECT, INSERT, UPDATE, DELETE ON "form_draft" TO app_worker;
CREATE POLICY "form_draft_worker" ON "form_draft" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "form_draft_public" ON "form_draft";
DROP POLICY IF EXISTS "form_draft_auth" ON "form_draft";
DROP POLICY IF EXISTS "form_draft_search" ON "form_draft";

REVOKE ALL ON "reading_place" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "reading_place" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "reading_place" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "reading_place_vendor" ON "reading_place";
GRANT SELECT, INSERT, UPDATE, DELETE ON "reading_place" TO app_vendor;
CREATE POLICY "reading_place_vendor" ON "reading_place" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "reading_place_partner" ON "reading_place";
GRANT SELECT, INSERT, UPDATE, DELETE ON "reading_place" TO app_partner;
CREATE POLICY "reading_place_partner" ON "reading_place" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "reading_place_customer" ON "reading_place";
GRANT SELECT, INSERT, UPDATE, DELETE ON "reading_place" TO app_customer;
CREATE POLICY "reading_place_customer" ON "reading_place" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "reading_place_person" ON "reading_place";
DROP POLICY IF EXISTS "reading_place_worker" ON "reading_place";
GRANT SELECT, INSERT, UPDATE, DELETE ON "reading_place" TO app_worker;
CREATE POLICY "reading_place_worker" ON "reading_place" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "reading_place_public" ON "reading_place";
DROP POLICY IF EXISTS "reading_place_auth" ON "reading_place";
DROP POLICY IF EXISTS "reading_place_search" ON "reading_place";

REVOKE ALL ON "ticket_columns" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "ticket_columns" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "ticket_columns" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "ticket_columns_vendor" ON "ticket_columns";
GRANT SELECT, INSERT, UPDATE, DELETE ON "ticket_columns" TO app_vendor;
CREATE POLICY "ticket_columns_vendor" ON "ticket_columns" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "ticket_columns_partner" ON "ticket_columns";
GRANT SELECT, INSERT, UPDATE, DELETE ON "ticket_columns" TO app_partner;
CREATE POLICY "ticket_columns_partner" ON "ticket_columns" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "ticket_columns_customer" ON "ticket_columns";
GRANT SELECT, INSERT, UPDATE, DELETE ON "ticket_columns" TO app_customer;
CREATE POLICY "ticket_columns_customer" ON "ticket_columns" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "ticket_columns_person" ON "ticket_columns";
DROP POLICY IF EXISTS "ticket_columns_worker" ON "ticket_columns";
GRANT SELECT, INSERT, UPDATE, DELETE ON "ticket_columns" TO app_worker;
CREATE POLICY "ticket_columns_worker" ON "ticket_columns" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "ticket_columns_public" ON "ticket_columns";
DROP POLICY IF EXISTS "ticket_columns_auth" ON "ticket_columns";
DROP POLICY IF EXISTS "ticket_columns_search" ON "ticket_columns";
