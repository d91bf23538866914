-- CreateTable
CREATE TABLE "saved_reply" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "product_id" UUID,
    "owner_id" UUID NOT NULL,
    "owner_name" TEXT NOT NULL,
    "seen_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "saved_reply_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "saved_reply_tenant_id_seen_by_locale_title_key" ON "saved_reply"("tenant_id", "seen_by", "locale", "title");

REVOKE ALL ON "saved_reply" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "saved_reply" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "saved_reply" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "saved_reply_vendor" ON "saved_reply";
GRANT SELECT, INSERT, UPDATE, DELETE ON "saved_reply" TO app_vendor;
CREATE POLICY "saved_reply_vendor" ON "saved_reply" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND seen_by = ANY (ARRAY[nullif(current_setting('app.person_id', true), '')::uuid, nullif(current_setting('app.org_id', true), '')::uuid])) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND seen_by = ANY (ARRAY[nullif(current_setting('app.person_id', true), '')::uuid, nullif(current_setting('app.org_id', true), '')::uuid]));
DROP POLICY IF EXISTS "saved_reply_partner" ON "saved_reply";
GRANT SELECT, INSERT, UPDATE, DELETE ON "saved_reply" TO app_partner;
CREATE POLICY "saved_reply_partner" ON "saved_reply" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND seen_by = ANY (ARRAY[nullif(current_setting('app.person_id', true), '')::uuid, nullif(current_setting('app.org_id', true), '')::uuid])) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND seen_by = ANY (ARRAY[nullif(current_setting('app.person_id', true), '')::uuid, nullif(current_setting('app.org_id', true), '')::uuid]));
DROP POLICY IF EXISTS "saved_reply_customer" ON "saved_reply";
DROP POLICY IF EXISTS "saved_reply_person" ON "saved_reply";
DROP POLICY IF EXISTS "saved_reply_worker" ON "saved_reply";
GRANT SELECT, INSERT, UPDATE, DELETE ON "saved_reply" TO app_worker;
CREATE POLICY "saved_reply_worker" ON "saved_reply" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "saved_reply_public" ON "saved_reply";
DROP POLICY IF EXISTS "saved_reply_auth" ON "saved_reply";
DROP POLICY IF EXISTS "saved_reply_search" ON "saved_reply";

