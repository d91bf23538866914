-- CreateTable
CREATE TABLE "counting_consent" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "partner_org_id" UUID NOT NULL,
    "person_name" TEXT NOT NULL,
    "person_email" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "asked_by" TEXT NOT NULL,
    "agreed_on" DATE,
    "withdrawn_on" DATE,
    "closed_at" TIMESTAMPTZ(3),
    "declined" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "counting_consent_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "counting_consent_tenant_id_person_id_partner_org_id_idx" ON "counting_consent"("tenant_id", "person_id", "partner_org_id");

-- CreateIndex
CREATE INDEX "counting_consent_tenant_id_partner_org_id_idx" ON "counting_consent"("tenant_id", "partner_org_id");

-- AddForeignKey
ALTER TABLE "counting_consent" ADD CONSTRAINT "counting_consent_tenant_id_person_id_fkey" FOREIGN KEY ("tenant_id", "person_id") REFERENCES "person"("tenant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- Who is at a partner when this comes counts for it as before: their word is taken as given from their first day.
ALTER TABLE "membership" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "person" NO FORCE ROW LEVEL SECURITY;
INSERT INTO "counting_consent" (tenant_id, id, person_id, partner_org_id, person_name, person_email, asked_at, asked_by, agreed_on)
SELECT m.tenant_id, gen_random_uuid(), m.person_id, m.org_id, p.name, p.email, m.created_at, '', m.valid_from
FROM "membership" m JOIN "person" p ON p.tenant_id = m.tenant_id AND p.id = m.person_id
WHERE m.side = 'partner' AND m.valid_from <= coalesce(m.valid_until, m.valid_from);
ALTER TABLE "person" FORCE ROW LEVEL SECURITY;
ALTER TABLE "membership" FORCE ROW LEVEL SECURITY;

REVOKE ALL ON "counting_consent" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "counting_consent" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "counting_consent" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "counting_consent_vendor" ON "counting_consent";
GRANT SELECT, INSERT, UPDATE ON "counting_consent" TO app_vendor;
CREATE POLICY "counting_consent_vendor" ON "counting_consent" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND agreed_on IS NULL);
DROP POLICY IF EXISTS "counting_consent_partner" ON "counting_consent";
GRANT SELECT, INSERT, UPDATE ON "counting_consent" TO app_partner;
CREATE POLICY "counting_consent_partner" ON "counting_consent" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid AND agreed_on IS NULL);
DROP POLICY IF EXISTS "counting_consent_customer" ON "counting_consent";
DROP POLICY IF EXISTS "counting_consent_person" ON "counting_consent";
GRANT SELECT, UPDATE ON "counting_consent" TO app_person;
CREATE POLICY "counting_consent_person" ON "counting_consent" TO app_person USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
DROP POLICY IF EXISTS "counting_consent_worker" ON "counting_consent";
GRANT SELECT, INSERT, UPDATE ON "counting_consent" TO app_worker;
CREATE POLICY "counting_consent_worker" ON "counting_consent" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "counting_consent_public" ON "counting_consent";
DROP POLICY IF EXISTS "counting_consent_auth" ON "counting_consent";
DROP POLICY IF EXISTS "counting_consent_search" ON "counting_consent";

-- The person’s own side: what is one’s own, whatever company.
GRANT SELECT ON "workspace" TO app_person;
CREATE POLICY "workspace_person" ON "workspace" TO app_person USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
GRANT SELECT, INSERT ON "idempotency" TO app_person;
CREATE POLICY "idempotency_person" ON "idempotency" TO app_person USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
GRANT SELECT ON "person" TO app_person;
CREATE POLICY "person_person" ON "person" TO app_person USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND id = nullif(current_setting('app.person_id', true), '')::uuid);
GRANT SELECT ON "membership" TO app_person;
CREATE POLICY "membership_person" ON "membership" TO app_person USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
GRANT SELECT ON "programme" TO app_person;
CREATE POLICY "programme_person" ON "programme" TO app_person USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
GRANT SELECT ON "programme_version" TO app_person;
CREATE POLICY "programme_version_person" ON "programme_version" TO app_person USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
GRANT SELECT ON "certification" TO app_person;
CREATE POLICY "certification_person" ON "certification" TO app_person USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
