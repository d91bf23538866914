-- CreateTable
CREATE TABLE "partner_evidence" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "partnership_id" UUID NOT NULL,
    "partner_org_id" UUID NOT NULL,
    "requirement_key" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "url" TEXT NOT NULL DEFAULT '',
    "dated_on" DATE,
    "valid_until" DATE,
    "state" TEXT NOT NULL DEFAULT 'submitted',
    "submitted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "submitted_by" TEXT NOT NULL,
    "submitted_side" TEXT NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by" TEXT,
    "remark" TEXT NOT NULL DEFAULT '',
    "counts_from" DATE,
    "counts_until" DATE,
    "ended_on" DATE,
    "told_days" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "partner_evidence_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "partner_evidence_tenant_id_partnership_id_requirement_key_idx" ON "partner_evidence"("tenant_id", "partnership_id", "requirement_key");

-- CreateIndex
CREATE INDEX "partner_evidence_tenant_id_partner_org_id_state_idx" ON "partner_evidence"("tenant_id", "partner_org_id", "state");

-- CreateIndex
CREATE INDEX "partner_evidence_tenant_id_state_submitted_at_idx" ON "partner_evidence"("tenant_id", "state", "submitted_at");

REVOKE ALL ON "partner_evidence" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "partner_evidence" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "partner_evidence" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "partner_evidence_vendor" ON "partner_evidence";
GRANT SELECT, INSERT, UPDATE ON "partner_evidence" TO app_vendor;
CREATE POLICY "partner_evidence_vendor" ON "partner_evidence" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "partner_evidence_partner" ON "partner_evidence";
GRANT SELECT, INSERT, UPDATE ON "partner_evidence" TO app_partner;
CREATE POLICY "partner_evidence_partner" ON "partner_evidence" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid AND state = ANY ('{submitted,withdrawn}') AND counts_from IS NULL);
DROP POLICY IF EXISTS "partner_evidence_customer" ON "partner_evidence";
DROP POLICY IF EXISTS "partner_evidence_person" ON "partner_evidence";
DROP POLICY IF EXISTS "partner_evidence_worker" ON "partner_evidence";
GRANT SELECT, INSERT, UPDATE ON "partner_evidence" TO app_worker;
CREATE POLICY "partner_evidence_worker" ON "partner_evidence" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "partner_evidence_public" ON "partner_evidence";
DROP POLICY IF EXISTS "partner_evidence_auth" ON "partner_evidence";
DROP POLICY IF EXISTS "partner_evidence_search" ON "partner_evidence";

