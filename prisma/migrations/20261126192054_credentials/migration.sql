-- AlterTable
ALTER TABLE "person" ADD COLUMN     "name_shown_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "signing_key" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "fragment" TEXT NOT NULL,
    "multikey" TEXT NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "until_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "made_by" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "signing_key_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "signing_key_secret" (
    "tenant_id" UUID NOT NULL,
    "key_id" UUID NOT NULL,
    "master_key_id" TEXT NOT NULL,
    "wrapped_key" BYTEA NOT NULL,
    "sealed" BYTEA NOT NULL,

    CONSTRAINT "signing_key_secret_pkey" PRIMARY KEY ("tenant_id","key_id")
);

-- CreateTable
CREATE TABLE "status_list" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "used" INTEGER NOT NULL DEFAULT 0,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "signed_revision" INTEGER,
    "document" TEXT,
    "issuer" TEXT NOT NULL DEFAULT '',
    "key_id" UUID,
    "signed_at" TIMESTAMPTZ(3),

    CONSTRAINT "status_list_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "credential" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "partnership_id" UUID,
    "person_id" UUID,
    "partner_org_id" UUID,
    "achievement_key" TEXT NOT NULL,
    "achievement" JSONB NOT NULL,
    "holder_name" TEXT NOT NULL DEFAULT '',
    "issued_on" DATE NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_until" DATE,
    "last_day" DATE,
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_on" DATE,
    "reason_class" TEXT,
    "list_id" UUID NOT NULL,
    "list_index" INTEGER NOT NULL,
    "document" TEXT,
    "issuer" TEXT NOT NULL DEFAULT '',
    "key_id" UUID,

    CONSTRAINT "credential_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "signing_key_tenant_id_fragment_key" ON "signing_key"("tenant_id", "fragment");

-- CreateIndex
CREATE UNIQUE INDEX "status_list_tenant_id_number_key" ON "status_list"("tenant_id", "number");

-- CreateIndex
CREATE INDEX "credential_tenant_id_partnership_id_revoked_at_idx" ON "credential"("tenant_id", "partnership_id", "revoked_at");

-- CreateIndex
CREATE INDEX "credential_tenant_id_person_id_idx" ON "credential"("tenant_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "credential_tenant_id_list_id_list_index_key" ON "credential"("tenant_id", "list_id", "list_index");

REVOKE ALL ON "signing_key" FROM app_vendor, app_partner, app_customer, app_worker, app_public, app_auth, app_search;
ALTER TABLE "signing_key" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "signing_key" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "signing_key_vendor" ON "signing_key";
GRANT SELECT ON "signing_key" TO app_vendor;
CREATE POLICY "signing_key_vendor" ON "signing_key" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "signing_key_partner" ON "signing_key";
DROP POLICY IF EXISTS "signing_key_customer" ON "signing_key";
DROP POLICY IF EXISTS "signing_key_worker" ON "signing_key";
GRANT SELECT, INSERT, UPDATE ON "signing_key" TO app_worker;
CREATE POLICY "signing_key_worker" ON "signing_key" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "signing_key_public" ON "signing_key";
GRANT SELECT ON "signing_key" TO app_public;
CREATE POLICY "signing_key_public" ON "signing_key" TO app_public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "signing_key_auth" ON "signing_key";
DROP POLICY IF EXISTS "signing_key_search" ON "signing_key";

REVOKE ALL ON "signing_key_secret" FROM app_vendor, app_partner, app_customer, app_worker, app_public, app_auth, app_search;
ALTER TABLE "signing_key_secret" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "signing_key_secret" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "signing_key_secret_vendor" ON "signing_key_secret";
DROP POLICY IF EXISTS "signing_key_secret_partner" ON "signing_key_secret";
DROP POLICY IF EXISTS "signing_key_secret_customer" ON "signing_key_secret";
DROP POLICY IF EXISTS "signing_key_secret_worker" ON "signing_key_secret";
GRANT SELECT, INSERT, UPDATE ON "signing_key_secret" TO app_worker;
CREATE POLICY "signing_key_secret_worker" ON "signing_key_secret" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "signing_key_secret_public" ON "signing_key_secret";
DROP POLICY IF EXISTS "signing_key_secret_auth" ON "signing_key_secret";
DROP POLICY IF EXISTS "signing_key_secret_search" ON "signing_key_secret";

REVOKE ALL ON "status_list" FROM app_vendor, app_partner, app_customer, app_worker, app_public, app_auth, app_search;
ALTER TABLE "status_list" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "status_list" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "status_list_vendor" ON "status_list";
DROP POLICY IF EXISTS "status_list_partner" ON "status_list";
DROP POLICY IF EXISTS "status_list_customer" ON "status_list";
DROP POLICY IF EXISTS "status_list_worker" ON "status_list";
GRANT SELECT, INSERT, UPDATE ON "status_list" TO app_worker;
CREATE POLICY "status_list_worker" ON "status_list" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "status_list_public" ON "status_list";
GRANT SELECT ON "status_list" TO app_public;
CREATE POLICY "status_list_public" ON "status_list" TO app_public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "status_list_auth" ON "status_list";
DROP POLICY IF EXISTS "status_list_search" ON "status_list";

REVOKE ALL ON "credential" FROM app_vendor, app_partner, app_customer, app_worker, app_public, app_auth, app_search;
ALTER TABLE "credential" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "credential" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "credential_vendor" ON "credential";
GRANT SELECT ON "credential" TO app_vendor;
CREATE POLICY "credential_vendor" ON "credential" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "credential_partner" ON "credential";
GRANT SELECT ON "credential" TO app_partner;
CREATE POLICY "credential_partner" ON "credential" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "credential_customer" ON "credential";
DROP POLICY IF EXISTS "credential_worker" ON "credential";
GRANT SELECT, INSERT, UPDATE ON "credential" TO app_worker;
CREATE POLICY "credential_worker" ON "credential" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "credential_public" ON "credential";
GRANT SELECT ON "credential" TO app_public;
CREATE POLICY "credential_public" ON "credential" TO app_public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "credential_auth" ON "credential";
DROP POLICY IF EXISTS "credential_search" ON "credential";

