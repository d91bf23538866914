-- The products under contracts in force that the asker's side may see, by the workspace's own day: read under the asker's policies.
-- A renewal signed by the last day covers what lies between the two (S14), as lib/domain/contracts/contract.ts says it.
CREATE FUNCTION covered_products() RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  SELECT s.product_id
  FROM workspace w
  CROSS JOIN LATERAL (SELECT (now() AT TIME ZONE w.time_zone)::date AS today) d
  JOIN contract c ON c.tenant_id = w.tenant_id AND c.signed_on IS NOT NULL AND c.starts_on <= d.today
    AND (c.cancelled_on IS NULL OR c.cancelled_on > d.today OR c.cancelled_on > c.ends_on)
  LEFT JOIN LATERAL (
    SELECT r.signed_on, r.starts_on FROM contract r
    WHERE r.tenant_id = c.tenant_id AND r.previous_id = c.id AND r.signed_on IS NOT NULL AND r.cancelled_on IS NULL
    ORDER BY r.starts_on LIMIT 1) n ON true
  JOIN contract_system s ON s.tenant_id = c.tenant_id AND s.contract_id = c.id
  WHERE w.tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
    AND (c.ends_on >= d.today OR (c.cancelled_on IS NULL OR c.cancelled_on > c.ends_on) AND n.signed_on <= c.ends_on AND n.starts_on > d.today)
$$;

-- AlterTable
ALTER TABLE "contract_system" ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "product" ADD COLUMN     "notice_days" INTEGER[] DEFAULT ARRAY[90, 30, 7]::INTEGER[],
ADD COLUMN     "notice_months" INTEGER NOT NULL DEFAULT 6,
ADD COLUMN     "partner_benefits" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "previous_majors" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "release" ADD COLUMN     "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "created_by" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "published_at" TIMESTAMPTZ(3),
ADD COLUMN     "published_by" TEXT,
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "state" TEXT NOT NULL DEFAULT 'published';

-- CreateTable
CREATE TABLE "release_note" (
    "tenant_id" UUID NOT NULL,
    "release_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "notes_en" TEXT NOT NULL DEFAULT '',
    "notes_es" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "release_note_pkey" PRIMARY KEY ("tenant_id","release_id")
);

-- CreateTable
CREATE TABLE "release_file" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "release_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "attachment_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "added_by" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "release_file_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "end_of_life" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "release_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "announced_on" DATE NOT NULL,
    "announced_by" TEXT NOT NULL,
    "ends_on" DATE NOT NULL,
    "advice_en" TEXT NOT NULL DEFAULT '',
    "advice_es" TEXT NOT NULL DEFAULT '',
    "moved_from" DATE,
    "moved_on" DATE,
    "taken_back_on" DATE,
    "taken_back_by" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "end_of_life_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "end_of_life_notice" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "end_of_life_id" UUID NOT NULL,
    "customer_org_id" UUID NOT NULL,
    "mark" TEXT NOT NULL,
    "event_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "end_of_life_notice_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "system_version" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "system_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "customer_org_id" UUID NOT NULL,
    "partner_org_id" UUID,
    "from_version" TEXT NOT NULL,
    "to_version" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "by" TEXT NOT NULL,
    "by_side" TEXT NOT NULL,
    "by_org" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "system_version_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "release_file_tenant_id_release_id_added_at_idx" ON "release_file"("tenant_id", "release_id", "added_at");

-- CreateIndex
CREATE INDEX "end_of_life_tenant_id_release_id_idx" ON "end_of_life"("tenant_id", "release_id");

-- CreateIndex
CREATE INDEX "end_of_life_tenant_id_ends_on_id_idx" ON "end_of_life"("tenant_id", "ends_on", "id");

-- CreateIndex
CREATE INDEX "end_of_life_notice_tenant_id_event_id_idx" ON "end_of_life_notice"("tenant_id", "event_id");

-- CreateIndex
CREATE UNIQUE INDEX "end_of_life_notice_tenant_id_end_of_life_id_customer_org_id_key" ON "end_of_life_notice"("tenant_id", "end_of_life_id", "customer_org_id", "mark");

-- CreateIndex
CREATE INDEX "system_version_tenant_id_system_id_at_idx" ON "system_version"("tenant_id", "system_id", "at");

-- CreateIndex
CREATE INDEX "contract_system_tenant_id_product_id_version_idx" ON "contract_system"("tenant_id", "product_id", "version");

-- CreateIndex
CREATE INDEX "release_tenant_id_product_id_released_on_id_idx" ON "release"("tenant_id", "product_id", "released_on", "id");

-- AddForeignKey
ALTER TABLE "end_of_life" ADD CONSTRAINT "end_of_life_tenant_id_release_id_fkey" FOREIGN KEY ("tenant_id", "release_id") REFERENCES "release"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

REVOKE ALL ON "release_note" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "release_note" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "release_note" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "release_note_vendor" ON "release_note";
GRANT SELECT, INSERT, UPDATE ON "release_note" TO app_vendor;
CREATE POLICY "release_note_vendor" ON "release_note" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "release_note_partner" ON "release_note";
GRANT SELECT ON "release_note" TO app_partner;
CREATE POLICY "release_note_partner" ON "release_note" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND state = 'published' AND product_id IN (SELECT covered_products())) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND state = 'published' AND product_id IN (SELECT covered_products()));
DROP POLICY IF EXISTS "release_note_customer" ON "release_note";
GRANT SELECT ON "release_note" TO app_customer;
CREATE POLICY "release_note_customer" ON "release_note" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND state = 'published' AND product_id IN (SELECT covered_products())) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND state = 'published' AND product_id IN (SELECT covered_products()));
DROP POLICY IF EXISTS "release_note_person" ON "release_note";
DROP POLICY IF EXISTS "release_note_worker" ON "release_note";
GRANT SELECT, INSERT, UPDATE, DELETE ON "release_note" TO app_worker;
CREATE POLICY "release_note_worker" ON "release_note" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "release_note_public" ON "release_note";
DROP POLICY IF EXISTS "release_note_auth" ON "release_note";
DROP POLICY IF EXISTS "release_note_search" ON "release_note";

REVOKE ALL ON "release_file" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "release_file" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "release_file" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "release_file_vendor" ON "release_file";
GRANT SELECT, INSERT, DELETE ON "release_file" TO app_vendor;
CREATE POLICY "release_file_vendor" ON "release_file" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "release_file_partner" ON "release_file";
GRANT SELECT ON "release_file" TO app_partner;
CREATE POLICY "release_file_partner" ON "release_file" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND state = 'published' AND product_id IN (SELECT covered_products())) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND state = 'published' AND product_id IN (SELECT covered_products()));
DROP POLICY IF EXISTS "release_file_customer" ON "release_file";
GRANT SELECT ON "release_file" TO app_customer;
CREATE POLICY "release_file_customer" ON "release_file" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND state = 'published' AND product_id IN (SELECT covered_products())) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND state = 'published' AND product_id IN (SELECT covered_products()));
DROP POLICY IF EXISTS "release_file_person" ON "release_file";
DROP POLICY IF EXISTS "release_file_worker" ON "release_file";
GRANT SELECT, INSERT, UPDATE, DELETE ON "release_file" TO app_worker;
CREATE POLICY "release_file_worker" ON "release_file" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "release_file_public" ON "release_file";
DROP POLICY IF EXISTS "release_file_auth" ON "release_file";
DROP POLICY IF EXISTS "release_file_search" ON "release_file";

REVOKE ALL ON "end_of_life" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "end_of_life" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "end_of_life" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "end_of_life_vendor" ON "end_of_life";
GRANT SELECT, INSERT, UPDATE ON "end_of_life" TO app_vendor;
CREATE POLICY "end_of_life_vendor" ON "end_of_life" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "end_of_life_partner" ON "end_of_life";
GRANT SELECT ON "end_of_life" TO app_partner;
CREATE POLICY "end_of_life_partner" ON "end_of_life" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "end_of_life_customer" ON "end_of_life";
GRANT SELECT ON "end_of_life" TO app_customer;
CREATE POLICY "end_of_life_customer" ON "end_of_life" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "end_of_life_person" ON "end_of_life";
DROP POLICY IF EXISTS "end_of_life_worker" ON "end_of_life";
GRANT SELECT, INSERT, UPDATE, DELETE ON "end_of_life" TO app_worker;
CREATE POLICY "end_of_life_worker" ON "end_of_life" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "end_of_life_public" ON "end_of_life";
DROP POLICY IF EXISTS "end_of_life_auth" ON "end_of_life";
DROP POLICY IF EXISTS "end_of_life_search" ON "end_of_life";

REVOKE ALL ON "end_of_life_notice" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "end_of_life_notice" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "end_of_life_notice" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "end_of_life_notice_vendor" ON "end_of_life_notice";
GRANT SELECT ON "end_of_life_notice" TO app_vendor;
CREATE POLICY "end_of_life_notice_vendor" ON "end_of_life_notice" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "end_of_life_notice_partner" ON "end_of_life_notice";
DROP POLICY IF EXISTS "end_of_life_notice_customer" ON "end_of_life_notice";
DROP POLICY IF EXISTS "end_of_life_notice_person" ON "end_of_life_notice";
DROP POLICY IF EXISTS "end_of_life_notice_worker" ON "end_of_life_notice";
GRANT SELECT, INSERT, UPDATE, DELETE ON "end_of_life_notice" TO app_worker;
CREATE POLICY "end_of_life_notice_worker" ON "end_of_life_notice" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "end_of_life_notice_public" ON "end_of_life_notice";
DROP POLICY IF EXISTS "end_of_life_notice_auth" ON "end_of_life_notice";
DROP POLICY IF EXISTS "end_of_life_notice_search" ON "end_of_life_notice";

REVOKE ALL ON "system_version" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "system_version" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "system_version" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "system_version_vendor" ON "system_version";
GRANT SELECT ON "system_version" TO app_vendor;
CREATE POLICY "system_version_vendor" ON "system_version" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "system_version_partner" ON "system_version";
GRANT SELECT ON "system_version" TO app_partner;
CREATE POLICY "system_version_partner" ON "system_version" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "system_version_customer" ON "system_version";
GRANT SELECT ON "system_version" TO app_customer;
CREATE POLICY "system_version_customer" ON "system_version" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND customer_org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND customer_org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "system_version_person" ON "system_version";
DROP POLICY IF EXISTS "system_version_worker" ON "system_version";
GRANT SELECT, INSERT, UPDATE ON "system_version" TO app_worker;
CREATE POLICY "system_version_worker" ON "system_version" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "system_version_public" ON "system_version";
DROP POLICY IF EXISTS "system_version_auth" ON "system_version";
DROP POLICY IF EXISTS "system_version_search" ON "system_version";

REVOKE ALL ON "release" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "release" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "release" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "release_vendor" ON "release";
GRANT SELECT, INSERT, UPDATE ON "release" TO app_vendor;
CREATE POLICY "release_vendor" ON "release" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "release_partner" ON "release";
GRANT SELECT ON "release" TO app_partner;
CREATE POLICY "release_partner" ON "release" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND state = 'published') WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND state = 'published');
DROP POLICY IF EXISTS "release_customer" ON "release";
GRANT SELECT ON "release" TO app_customer;
CREATE POLICY "release_customer" ON "release" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND state = 'published') WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND state = 'published');
DROP POLICY IF EXISTS "release_person" ON "release";
DROP POLICY IF EXISTS "release_worker" ON "release";
GRANT SELECT, INSERT, UPDATE, DELETE ON "release" TO app_worker;
CREATE POLICY "release_worker" ON "release" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "release_public" ON "release";
DROP POLICY IF EXISTS "release_auth" ON "release";
DROP POLICY IF EXISTS "release_search" ON "release";

-- One end that stands a release.
CREATE UNIQUE INDEX "end_of_life_open" ON "end_of_life" ("tenant_id", "release_id") WHERE "taken_back_on" IS NULL;

-- What was announced before stands: for the six months it promised (S11).
ALTER TABLE "release" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "end_of_life" NO FORCE ROW LEVEL SECURITY;
INSERT INTO "end_of_life" ("tenant_id", "id", "release_id", "product_id", "announced_on", "announced_by", "ends_on")
  SELECT "tenant_id", gen_random_uuid(), "id", "product_id", "end_of_life_on", '', ("end_of_life_on" + interval '6 months' - interval '1 day')::date
  FROM "release" WHERE "end_of_life_on" IS NOT NULL;
ALTER TABLE "end_of_life" FORCE ROW LEVEL SECURITY;
ALTER TABLE "release" FORCE ROW LEVEL SECURITY;

-- Releases of before are out; a new one begins as a draft.
ALTER TABLE "release" ALTER COLUMN "state" SET DEFAULT 'draft';
ALTER TABLE "release" DROP COLUMN "end_of_life_on";
