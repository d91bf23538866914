-- AlterTable
ALTER TABLE "agreement" ADD COLUMN     "ended_by" TEXT,
ADD COLUMN     "ended_for" TEXT,
ADD COLUMN     "envelope_id" UUID;

-- CreateTable
CREATE TABLE "document_template" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "first_side" TEXT NOT NULL,
    "sign_days" INTEGER NOT NULL,
    "remind_days" INTEGER NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "published_by" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "document_template_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "document_template_draft" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "first_side" TEXT NOT NULL,
    "sign_days" INTEGER NOT NULL,
    "remind_days" INTEGER NOT NULL,
    "saved_by" TEXT NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "document_template_draft_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "envelope" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "agreement_id" UUID NOT NULL,
    "partner_org_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "template_id" UUID NOT NULL,
    "template_version" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "remind_days" INTEGER NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_by" TEXT NOT NULL,
    "sent_by_id" UUID NOT NULL,
    "expires_on" DATE NOT NULL,
    "turn" INTEGER NOT NULL DEFAULT 1,
    "outcome" TEXT,
    "closed_at" TIMESTAMPTZ(3),
    "closed_by" TEXT NOT NULL DEFAULT '',
    "close_reason" TEXT NOT NULL DEFAULT '',
    "final_sha256" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "envelope_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "envelope_signer" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "envelope_id" UUID NOT NULL,
    "partner_org_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "side" TEXT NOT NULL,
    "signer_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "org_name" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3),
    "viewed_at" TIMESTAMPTZ(3),
    "signed_at" TIMESTAMPTZ(3),
    "declined_at" TIMESTAMPTZ(3),
    "reminded_on" DATE,

    CONSTRAINT "envelope_signer_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "envelope_signature" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "envelope_id" UUID NOT NULL,
    "envelope_signer" UUID NOT NULL,
    "partner_org_id" UUID NOT NULL,
    "signer_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "typed" TEXT NOT NULL DEFAULT '',
    "drawn" JSONB NOT NULL DEFAULT '[]',
    "consent" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "ip" TEXT NOT NULL,
    "user_agent" TEXT NOT NULL,
    "code_sent_at" TIMESTAMPTZ(3) NOT NULL,
    "signed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "envelope_signature_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "envelope_document" (
    "tenant_id" UUID NOT NULL,
    "envelope_id" UUID NOT NULL,
    "part" TEXT NOT NULL,
    "partner_org_id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "envelope_document_pkey" PRIMARY KEY ("tenant_id","envelope_id","part")
);

-- CreateTable
CREATE TABLE "envelope_trace" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "envelope_id" UUID NOT NULL,
    "partner_org_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "ip" TEXT NOT NULL DEFAULT '',
    "user_agent" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "envelope_trace_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "signing_code" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "envelope_id" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "sent_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "signing_code_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "document_template_tenant_id_programme_id_kind_locale_versio_key" ON "document_template"("tenant_id", "programme_id", "kind", "locale", "version");

-- CreateIndex
CREATE UNIQUE INDEX "document_template_draft_tenant_id_programme_id_kind_locale_key" ON "document_template_draft"("tenant_id", "programme_id", "kind", "locale");

-- CreateIndex
CREATE INDEX "envelope_tenant_id_agreement_id_sent_at_idx" ON "envelope"("tenant_id", "agreement_id", "sent_at");

-- CreateIndex
CREATE INDEX "envelope_tenant_id_outcome_expires_on_idx" ON "envelope"("tenant_id", "outcome", "expires_on");

-- CreateIndex
CREATE UNIQUE INDEX "envelope_tenant_id_number_key" ON "envelope"("tenant_id", "number");

-- CreateIndex
CREATE INDEX "envelope_signer_tenant_id_signer_id_signed_at_idx" ON "envelope_signer"("tenant_id", "signer_id", "signed_at");

-- CreateIndex
CREATE UNIQUE INDEX "envelope_signer_tenant_id_envelope_id_position_key" ON "envelope_signer"("tenant_id", "envelope_id", "position");

-- CreateIndex
CREATE INDEX "envelope_signature_tenant_id_envelope_id_idx" ON "envelope_signature"("tenant_id", "envelope_id");

-- CreateIndex
CREATE UNIQUE INDEX "envelope_signature_tenant_id_envelope_signer_key" ON "envelope_signature"("tenant_id", "envelope_signer");

-- CreateIndex
CREATE INDEX "envelope_trace_tenant_id_envelope_id_at_idx" ON "envelope_trace"("tenant_id", "envelope_id", "at");

-- CreateIndex
CREATE INDEX "signing_code_tenant_id_person_id_sent_at_idx" ON "signing_code"("tenant_id", "person_id", "sent_at");

REVOKE ALL ON "document_template" FROM app_vendor, app_partner, app_customer, app_worker, app_public, app_auth, app_search;
ALTER TABLE "document_template" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "document_template" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "document_template_vendor" ON "document_template";
GRANT SELECT, INSERT ON "document_template" TO app_vendor;
CREATE POLICY "document_template_vendor" ON "document_template" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "document_template_partner" ON "document_template";
DROP POLICY IF EXISTS "document_template_customer" ON "document_template";
DROP POLICY IF EXISTS "document_template_worker" ON "document_template";
GRANT SELECT, INSERT ON "document_template" TO app_worker;
CREATE POLICY "document_template_worker" ON "document_template" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "document_template_public" ON "document_template";
DROP POLICY IF EXISTS "document_template_auth" ON "document_template";
DROP POLICY IF EXISTS "document_template_search" ON "document_template";

REVOKE ALL ON "document_template_draft" FROM app_vendor, app_partner, app_customer, app_worker, app_public, app_auth, app_search;
ALTER TABLE "document_template_draft" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "document_template_draft" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "document_template_draft_vendor" ON "document_template_draft";
GRANT SELECT, INSERT, UPDATE, DELETE ON "document_template_draft" TO app_vendor;
CREATE POLICY "document_template_draft_vendor" ON "document_template_draft" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "document_template_draft_partner" ON "document_template_draft";
DROP POLICY IF EXISTS "document_template_draft_customer" ON "document_template_draft";
DROP POLICY IF EXISTS "document_template_draft_worker" ON "document_template_draft";
GRANT SELECT, INSERT, UPDATE, DELETE ON "document_template_draft" TO app_worker;
CREATE POLICY "document_template_draft_worker" ON "document_template_draft" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "document_template_draft_public" ON "document_template_draft";
DROP POLICY IF EXISTS "document_template_draft_auth" ON "document_template_draft";
DROP POLICY IF EXISTS "document_template_draft_search" ON "document_template_draft";

REVOKE ALL ON "envelope" FROM app_vendor, app_partner, app_customer, app_worker, app_public, app_auth, app_search;
ALTER TABLE "envelope" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "envelope" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "envelope_vendor" ON "envelope";
GRANT SELECT, INSERT, UPDATE ON "envelope" TO app_vendor;
CREATE POLICY "envelope_vendor" ON "envelope" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "envelope_partner" ON "envelope";
GRANT SELECT, UPDATE ON "envelope" TO app_partner;
CREATE POLICY "envelope_partner" ON "envelope" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "envelope_customer" ON "envelope";
DROP POLICY IF EXISTS "envelope_worker" ON "envelope";
GRANT SELECT, INSERT, UPDATE ON "envelope" TO app_worker;
CREATE POLICY "envelope_worker" ON "envelope" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "envelope_public" ON "envelope";
DROP POLICY IF EXISTS "envelope_auth" ON "envelope";
DROP POLICY IF EXISTS "envelope_search" ON "envelope";

REVOKE ALL ON "envelope_signer" FROM app_vendor, app_partner, app_customer, app_worker, app_public, app_auth, app_search;
ALTER TABLE "envelope_signer" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "envelope_signer" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "envelope_signer_vendor" ON "envelope_signer";
GRANT SELECT, INSERT, UPDATE ON "envelope_signer" TO app_vendor;
CREATE POLICY "envelope_signer_vendor" ON "envelope_signer" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "envelope_signer_partner" ON "envelope_signer";
GRANT SELECT, UPDATE ON "envelope_signer" TO app_partner;
CREATE POLICY "envelope_signer_partner" ON "envelope_signer" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "envelope_signer_customer" ON "envelope_signer";
DROP POLICY IF EXISTS "envelope_signer_worker" ON "envelope_signer";
GRANT SELECT, INSERT, UPDATE ON "envelope_signer" TO app_worker;
CREATE POLICY "envelope_signer_worker" ON "envelope_signer" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "envelope_signer_public" ON "envelope_signer";
DROP POLICY IF EXISTS "envelope_signer_auth" ON "envelope_signer";
DROP POLICY IF EXISTS "envelope_signer_search" ON "envelope_signer";

REVOKE ALL ON "envelope_signature" FROM app_vendor, app_partner, app_customer, app_worker, app_public, app_auth, app_search;
ALTER TABLE "envelope_signature" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "envelope_signature" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "envelope_signature_vendor" ON "envelope_signature";
GRANT SELECT, INSERT ON "envelope_signature" TO app_vendor;
CREATE POLICY "envelope_signature_vendor" ON "envelope_signature" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "envelope_signature_partner" ON "envelope_signature";
GRANT SELECT, INSERT ON "envelope_signature" TO app_partner;
CREATE POLICY "envelope_signature_partner" ON "envelope_signature" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "envelope_signature_customer" ON "envelope_signature";
DROP POLICY IF EXISTS "envelope_signature_worker" ON "envelope_signature";
GRANT SELECT, INSERT ON "envelope_signature" TO app_worker;
CREATE POLICY "envelope_signature_worker" ON "envelope_signature" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "envelope_signature_public" ON "envelope_signature";
DROP POLICY IF EXISTS "envelope_signature_auth" ON "envelope_signature";
DROP POLICY IF EXISTS "envelope_signature_search" ON "envelope_signature";

REVOKE ALL ON "envelope_document" FROM app_vendor, app_partner, app_customer, app_worker, app_public, app_auth, app_search;
ALTER TABLE "envelope_document" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "envelope_document" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "envelope_document_vendor" ON "envelope_document";
GRANT SELECT, INSERT ON "envelope_document" TO app_vendor;
CREATE POLICY "envelope_document_vendor" ON "envelope_document" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "envelope_document_partner" ON "envelope_document";
GRANT SELECT, INSERT ON "envelope_document" TO app_partner;
CREATE POLICY "envelope_document_partner" ON "envelope_document" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "envelope_document_customer" ON "envelope_document";
DROP POLICY IF EXISTS "envelope_document_worker" ON "envelope_document";
GRANT SELECT, INSERT ON "envelope_document" TO app_worker;
CREATE POLICY "envelope_document_worker" ON "envelope_document" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "envelope_document_public" ON "envelope_document";
DROP POLICY IF EXISTS "envelope_document_auth" ON "envelope_document";
DROP POLICY IF EXISTS "envelope_document_search" ON "envelope_document";

REVOKE ALL ON "envelope_trace" FROM app_vendor, app_partner, app_customer, app_worker, app_public, app_auth, app_search;
ALTER TABLE "envelope_trace" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "envelope_trace" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "envelope_trace_vendor" ON "envelope_trace";
GRANT SELECT, INSERT ON "envelope_trace" TO app_vendor;
CREATE POLICY "envelope_trace_vendor" ON "envelope_trace" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "envelope_trace_partner" ON "envelope_trace";
GRANT SELECT, INSERT ON "envelope_trace" TO app_partner;
CREATE POLICY "envelope_trace_partner" ON "envelope_trace" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "envelope_trace_customer" ON "envelope_trace";
DROP POLICY IF EXISTS "envelope_trace_worker" ON "envelope_trace";
GRANT SELECT, INSERT ON "envelope_trace" TO app_worker;
CREATE POLICY "envelope_trace_worker" ON "envelope_trace" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "envelope_trace_public" ON "envelope_trace";
DROP POLICY IF EXISTS "envelope_trace_auth" ON "envelope_trace";
DROP POLICY IF EXISTS "envelope_trace_search" ON "envelope_trace";

REVOKE ALL ON "signing_code" FROM app_vendor, app_partner, app_customer, app_worker, app_public, app_auth, app_search;
ALTER TABLE "signing_code" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "signing_code" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "signing_code_vendor" ON "signing_code";
GRANT SELECT, INSERT, UPDATE ON "signing_code" TO app_vendor;
CREATE POLICY "signing_code_vendor" ON "signing_code" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
DROP POLICY IF EXISTS "signing_code_partner" ON "signing_code";
GRANT SELECT, INSERT, UPDATE ON "signing_code" TO app_partner;
CREATE POLICY "signing_code_partner" ON "signing_code" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
DROP POLICY IF EXISTS "signing_code_customer" ON "signing_code";
DROP POLICY IF EXISTS "signing_code_worker" ON "signing_code";
GRANT SELECT, INSERT, UPDATE ON "signing_code" TO app_worker;
CREATE POLICY "signing_code_worker" ON "signing_code" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "signing_code_public" ON "signing_code";
DROP POLICY IF EXISTS "signing_code_auth" ON "signing_code";
DROP POLICY IF EXISTS "signing_code_search" ON "signing_code";

