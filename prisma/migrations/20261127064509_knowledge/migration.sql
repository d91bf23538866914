-- What a vendor lets others know (S10, S18). Typing errors are found by trigrams, and the tenant leads these indexes too; both
-- extensions come with Postgres, and a database's owner may switch them on.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gin;

-- The gates that stand open to who asks, read under their own policies: a set that row security makes once a query.
CREATE FUNCTION customer_gates() RETURNS SETOF text LANGUAGE sql STABLE AS $$
  WITH covered AS MATERIALIZED (SELECT DISTINCT p FROM covered_products() p)
  SELECT 'public' UNION ALL SELECT 'entitled' WHERE EXISTS (SELECT 1 FROM covered)
  UNION ALL SELECT 'entitled:' || p FROM covered
$$;

-- A partner with status gives levels 1 and 2 and reads all that is for partners (P14); any other what its customers are entitled to.
CREATE FUNCTION partner_gates() RETURNS SETOF text LANGUAGE sql STABLE AS $$
  WITH covered AS MATERIALIZED (SELECT DISTINCT p FROM covered_products() p),
  standing AS MATERIALIZED (SELECT 1 FROM partnership s
    WHERE s.tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
      AND s.partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid
      AND s.state = ANY ('{active,remediation}') LIMIT 1)
  SELECT 'public' UNION ALL SELECT g FROM unnest('{entitled,partners}'::text[]) g WHERE EXISTS (SELECT 1 FROM standing)
  UNION ALL SELECT 'entitled:' || p.id FROM product p
    WHERE p.tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND EXISTS (SELECT 1 FROM standing)
  UNION ALL SELECT 'entitled' WHERE EXISTS (SELECT 1 FROM covered)
  UNION ALL SELECT 'entitled:' || p FROM covered
$$;

-- CreateTable
CREATE TABLE "knowledge_item" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "for_whom" TEXT NOT NULL DEFAULT 'staff',
    "gate" TEXT NOT NULL DEFAULT 'staff',
    "severity" TEXT,
    "course" TEXT,
    "product_id" UUID,
    "ranges" JSONB NOT NULL DEFAULT '[]',
    "must_read" BOOLEAN NOT NULL DEFAULT false,
    "edition" INTEGER NOT NULL DEFAULT 0,
    "told_edition" INTEGER NOT NULL DEFAULT 0,
    "published_at" TIMESTAMPTZ(3),
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "superseded_by_id" UUID,
    "withdrawn_reason" TEXT NOT NULL DEFAULT '',
    "created_by_id" UUID NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "knowledge_item_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "knowledge_text" (
    "tenant_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL DEFAULT '',
    "affected" TEXT NOT NULL DEFAULT '',
    "workaround" TEXT NOT NULL DEFAULT '',
    "resolution" TEXT NOT NULL DEFAULT '',
    "body" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL,
    "gate" TEXT NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "tsv" tsvector,

    CONSTRAINT "knowledge_text_pkey" PRIMARY KEY ("tenant_id","item_id","locale")
);

-- CreateTable
CREATE TABLE "knowledge_draft" (
    "tenant_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'writing',
    "content" JSONB NOT NULL,
    "note_en" TEXT NOT NULL DEFAULT '',
    "note_es" TEXT NOT NULL DEFAULT '',
    "authors" TEXT[],
    "saved_by" TEXT NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "submitted_by" TEXT,
    "submitted_at" TIMESTAMPTZ(3),
    "remark" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "knowledge_draft_pkey" PRIMARY KEY ("tenant_id","item_id")
);

-- CreateTable
CREATE TABLE "knowledge_edition" (
    "tenant_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "edition" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "reasons" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "written_by" TEXT NOT NULL,
    "published_by" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "knowledge_edition_pkey" PRIMARY KEY ("tenant_id","item_id","edition")
);

-- CreateTable
CREATE TABLE "knowledge_change" (
    "tenant_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "edition" INTEGER NOT NULL,
    "note_en" TEXT NOT NULL DEFAULT '',
    "note_es" TEXT NOT NULL DEFAULT '',
    "substantial" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "state" TEXT NOT NULL,
    "gate" TEXT NOT NULL,

    CONSTRAINT "knowledge_change_pkey" PRIMARY KEY ("tenant_id","item_id","edition")
);

-- CreateTable
CREATE TABLE "knowledge_ticket" (
    "tenant_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "partner_org_id" UUID,
    "customer_org_id" UUID NOT NULL,
    "linked_by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "knowledge_ticket_pkey" PRIMARY KEY ("tenant_id","item_id","ticket_id")
);

-- CreateTable
CREATE TABLE "knowledge_subscription" (
    "tenant_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "hears" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "knowledge_subscription_pkey" PRIMARY KEY ("tenant_id","person_id","product_id")
);

-- CreateTable
CREATE TABLE "knowledge_read" (
    "tenant_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "edition" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmed_edition" INTEGER,
    "confirmed_at" TIMESTAMPTZ(3),

    CONSTRAINT "knowledge_read_pkey" PRIMARY KEY ("tenant_id","item_id","person_id")
);

-- CreateTable
CREATE TABLE "knowledge_suggestion" (
    "tenant_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "side" TEXT NOT NULL,
    "shown_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "opened_at" TIMESTAMPTZ(3),
    "solved_at" TIMESTAMPTZ(3),
    "case_at" TIMESTAMPTZ(3),

    CONSTRAINT "knowledge_suggestion_pkey" PRIMARY KEY ("tenant_id","session_id","item_id")
);

-- CreateIndex
CREATE INDEX "knowledge_item_tenant_id_state_changed_at_id_idx" ON "knowledge_item"("tenant_id", "state", "changed_at", "id");

-- CreateIndex
CREATE INDEX "knowledge_item_tenant_id_changed_at_id_idx" ON "knowledge_item"("tenant_id", "changed_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "knowledge_item_tenant_id_number_key" ON "knowledge_item"("tenant_id", "number");

-- CreateIndex
CREATE INDEX "knowledge_ticket_tenant_id_ticket_id_idx" ON "knowledge_ticket"("tenant_id", "ticket_id");

-- CreateIndex
CREATE INDEX "knowledge_read_tenant_id_person_id_idx" ON "knowledge_read"("tenant_id", "person_id");

-- CreateIndex
CREATE INDEX "knowledge_suggestion_tenant_id_shown_at_idx" ON "knowledge_suggestion"("tenant_id", "shown_at");

-- CreateIndex
CREATE INDEX "knowledge_suggestion_tenant_id_item_id_shown_at_idx" ON "knowledge_suggestion"("tenant_id", "item_id", "shown_at");

REVOKE ALL ON "knowledge_item" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "knowledge_item" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "knowledge_item" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "knowledge_item_vendor" ON "knowledge_item";
GRANT SELECT, INSERT, UPDATE ON "knowledge_item" TO app_vendor;
CREATE POLICY "knowledge_item_vendor" ON "knowledge_item" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "knowledge_item_partner" ON "knowledge_item";
GRANT SELECT ON "knowledge_item" TO app_partner;
CREATE POLICY "knowledge_item_partner" ON "knowledge_item" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND state = ANY ('{published,superseded}') AND gate IN (SELECT partner_gates())) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND state = ANY ('{published,superseded}') AND gate IN (SELECT partner_gates()));
DROP POLICY IF EXISTS "knowledge_item_customer" ON "knowledge_item";
GRANT SELECT ON "knowledge_item" TO app_customer;
CREATE POLICY "knowledge_item_customer" ON "knowledge_item" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND state = ANY ('{published,superseded}') AND gate IN (SELECT customer_gates())) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND state = ANY ('{published,superseded}') AND gate IN (SELECT customer_gates()));
DROP POLICY IF EXISTS "knowledge_item_person" ON "knowledge_item";
DROP POLICY IF EXISTS "knowledge_item_worker" ON "knowledge_item";
GRANT SELECT, INSERT, UPDATE, DELETE ON "knowledge_item" TO app_worker;
CREATE POLICY "knowledge_item_worker" ON "knowledge_item" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "knowledge_item_public" ON "knowledge_item";
GRANT SELECT ON "knowledge_item" TO app_public;
CREATE POLICY "knowledge_item_public" ON "knowledge_item" TO app_public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND state = ANY ('{published,superseded}') AND gate = 'public') WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND state = ANY ('{published,superseded}') AND gate = 'public');
DROP POLICY IF EXISTS "knowledge_item_auth" ON "knowledge_item";
DROP POLICY IF EXISTS "knowledge_item_search" ON "knowledge_item";

REVOKE ALL ON "knowledge_text" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "knowledge_text" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "knowledge_text" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "knowledge_text_vendor" ON "knowledge_text";
GRANT SELECT, INSERT, UPDATE, DELETE ON "knowledge_text" TO app_vendor;
CREATE POLICY "knowledge_text_vendor" ON "knowledge_text" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "knowledge_text_partner" ON "knowledge_text";
GRANT SELECT ON "knowledge_text" TO app_partner;
CREATE POLICY "knowledge_text_partner" ON "knowledge_text" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND state = ANY ('{published,superseded}') AND gate IN (SELECT partner_gates())) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND state = ANY ('{published,superseded}') AND gate IN (SELECT partner_gates()));
DROP POLICY IF EXISTS "knowledge_text_customer" ON "knowledge_text";
GRANT SELECT ON "knowledge_text" TO app_customer;
CREATE POLICY "knowledge_text_customer" ON "knowledge_text" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND state = ANY ('{published,superseded}') AND gate IN (SELECT customer_gates())) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND state = ANY ('{published,superseded}') AND gate IN (SELECT customer_gates()));
DROP POLICY IF EXISTS "knowledge_text_person" ON "knowledge_text";
DROP POLICY IF EXISTS "knowledge_text_worker" ON "knowledge_text";
GRANT SELECT, INSERT, UPDATE, DELETE ON "knowledge_text" TO app_worker;
CREATE POLICY "knowledge_text_worker" ON "knowledge_text" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "knowledge_text_public" ON "knowledge_text";
GRANT SELECT ON "knowledge_text" TO app_public;
CREATE POLICY "knowledge_text_public" ON "knowledge_text" TO app_public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND state = ANY ('{published,superseded}') AND gate = 'public') WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND state = ANY ('{published,superseded}') AND gate = 'public');
DROP POLICY IF EXISTS "knowledge_text_auth" ON "knowledge_text";
DROP POLICY IF EXISTS "knowledge_text_search" ON "knowledge_text";
GRANT SELECT ON "knowledge_text" TO app_search;
CREATE POLICY "knowledge_text_search" ON "knowledge_text" TO app_search USING (true) WITH CHECK (true);

REVOKE ALL ON "knowledge_draft" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "knowledge_draft" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "knowledge_draft" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "knowledge_draft_vendor" ON "knowledge_draft";
GRANT SELECT, INSERT, UPDATE, DELETE ON "knowledge_draft" TO app_vendor;
CREATE POLICY "knowledge_draft_vendor" ON "knowledge_draft" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "knowledge_draft_partner" ON "knowledge_draft";
DROP POLICY IF EXISTS "knowledge_draft_customer" ON "knowledge_draft";
DROP POLICY IF EXISTS "knowledge_draft_person" ON "knowledge_draft";
DROP POLICY IF EXISTS "knowledge_draft_worker" ON "knowledge_draft";
GRANT SELECT, INSERT, UPDATE, DELETE ON "knowledge_draft" TO app_worker;
CREATE POLICY "knowledge_draft_worker" ON "knowledge_draft" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "knowledge_draft_public" ON "knowledge_draft";
DROP POLICY IF EXISTS "knowledge_draft_auth" ON "knowledge_draft";
DROP POLICY IF EXISTS "knowledge_draft_search" ON "knowledge_draft";

REVOKE ALL ON "knowledge_edition" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "knowledge_edition" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "knowledge_edition" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "knowledge_edition_vendor" ON "knowledge_edition";
GRANT SELECT, INSERT ON "knowledge_edition" TO app_vendor;
CREATE POLICY "knowledge_edition_vendor" ON "knowledge_edition" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "knowledge_edition_partner" ON "knowledge_edition";
DROP POLICY IF EXISTS "knowledge_edition_customer" ON "knowledge_edition";
DROP POLICY IF EXISTS "knowledge_edition_person" ON "knowledge_edition";
DROP POLICY IF EXISTS "knowledge_edition_worker" ON "knowledge_edition";
GRANT SELECT, INSERT ON "knowledge_edition" TO app_worker;
CREATE POLICY "knowledge_edition_worker" ON "knowledge_edition" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "knowledge_edition_public" ON "knowledge_edition";
DROP POLICY IF EXISTS "knowledge_edition_auth" ON "knowledge_edition";
DROP POLICY IF EXISTS "knowledge_edition_search" ON "knowledge_edition";

REVOKE ALL ON "knowledge_change" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "knowledge_change" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "knowledge_change" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "knowledge_change_vendor" ON "knowledge_change";
GRANT SELECT, INSERT, UPDATE ON "knowledge_change" TO app_vendor;
CREATE POLICY "knowledge_change_vendor" ON "knowledge_change" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "knowledge_change_partner" ON "knowledge_change";
GRANT SELECT ON "knowledge_change" TO app_partner;
CREATE POLICY "knowledge_change_partner" ON "knowledge_change" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND state = ANY ('{published,superseded}') AND gate IN (SELECT partner_gates())) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND state = ANY ('{published,superseded}') AND gate IN (SELECT partner_gates()));
DROP POLICY IF EXISTS "knowledge_change_customer" ON "knowledge_change";
GRANT SELECT ON "knowledge_change" TO app_customer;
CREATE POLICY "knowledge_change_customer" ON "knowledge_change" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND state = ANY ('{published,superseded}') AND gate IN (SELECT customer_gates())) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND state = ANY ('{published,superseded}') AND gate IN (SELECT customer_gates()));
DROP POLICY IF EXISTS "knowledge_change_person" ON "knowledge_change";
DROP POLICY IF EXISTS "knowledge_change_worker" ON "knowledge_change";
GRANT SELECT, INSERT, UPDATE, DELETE ON "knowledge_change" TO app_worker;
CREATE POLICY "knowledge_change_worker" ON "knowledge_change" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "knowledge_change_public" ON "knowledge_change";
GRANT SELECT ON "knowledge_change" TO app_public;
CREATE POLICY "knowledge_change_public" ON "knowledge_change" TO app_public USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND state = ANY ('{published,superseded}') AND gate = 'public') WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND state = ANY ('{published,superseded}') AND gate = 'public');
DROP POLICY IF EXISTS "knowledge_change_auth" ON "knowledge_change";
DROP POLICY IF EXISTS "knowledge_change_search" ON "knowledge_change";

REVOKE ALL ON "knowledge_ticket" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "knowledge_ticket" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "knowledge_ticket" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "knowledge_ticket_vendor" ON "knowledge_ticket";
GRANT SELECT, INSERT, DELETE ON "knowledge_ticket" TO app_vendor;
CREATE POLICY "knowledge_ticket_vendor" ON "knowledge_ticket" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "knowledge_ticket_partner" ON "knowledge_ticket";
GRANT SELECT ON "knowledge_ticket" TO app_partner;
CREATE POLICY "knowledge_ticket_partner" ON "knowledge_ticket" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "knowledge_ticket_customer" ON "knowledge_ticket";
GRANT SELECT ON "knowledge_ticket" TO app_customer;
CREATE POLICY "knowledge_ticket_customer" ON "knowledge_ticket" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND customer_org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND customer_org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "knowledge_ticket_person" ON "knowledge_ticket";
DROP POLICY IF EXISTS "knowledge_ticket_worker" ON "knowledge_ticket";
GRANT SELECT, INSERT, UPDATE, DELETE ON "knowledge_ticket" TO app_worker;
CREATE POLICY "knowledge_ticket_worker" ON "knowledge_ticket" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "knowledge_ticket_public" ON "knowledge_ticket";
DROP POLICY IF EXISTS "knowledge_ticket_auth" ON "knowledge_ticket";
DROP POLICY IF EXISTS "knowledge_ticket_search" ON "knowledge_ticket";

REVOKE ALL ON "knowledge_subscription" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "knowledge_subscription" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "knowledge_subscription" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "knowledge_subscription_vendor" ON "knowledge_subscription";
GRANT SELECT, INSERT, UPDATE ON "knowledge_subscription" TO app_vendor;
CREATE POLICY "knowledge_subscription_vendor" ON "knowledge_subscription" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
DROP POLICY IF EXISTS "knowledge_subscription_partner" ON "knowledge_subscription";
GRANT SELECT, INSERT, UPDATE ON "knowledge_subscription" TO app_partner;
CREATE POLICY "knowledge_subscription_partner" ON "knowledge_subscription" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
DROP POLICY IF EXISTS "knowledge_subscription_customer" ON "knowledge_subscription";
GRANT SELECT, INSERT, UPDATE ON "knowledge_subscription" TO app_customer;
CREATE POLICY "knowledge_subscription_customer" ON "knowledge_subscription" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
DROP POLICY IF EXISTS "knowledge_subscription_person" ON "knowledge_subscription";
DROP POLICY IF EXISTS "knowledge_subscription_worker" ON "knowledge_subscription";
GRANT SELECT, INSERT, UPDATE, DELETE ON "knowledge_subscription" TO app_worker;
CREATE POLICY "knowledge_subscription_worker" ON "knowledge_subscription" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "knowledge_subscription_public" ON "knowledge_subscription";
DROP POLICY IF EXISTS "knowledge_subscription_auth" ON "knowledge_subscription";
DROP POLICY IF EXISTS "knowledge_subscription_search" ON "knowledge_subscription";

REVOKE ALL ON "knowledge_read" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "knowledge_read" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "knowledge_read" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "knowledge_read_vendor" ON "knowledge_read";
GRANT SELECT, INSERT, UPDATE ON "knowledge_read" TO app_vendor;
CREATE POLICY "knowledge_read_vendor" ON "knowledge_read" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
DROP POLICY IF EXISTS "knowledge_read_partner" ON "knowledge_read";
GRANT SELECT, INSERT, UPDATE ON "knowledge_read" TO app_partner;
CREATE POLICY "knowledge_read_partner" ON "knowledge_read" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
DROP POLICY IF EXISTS "knowledge_read_customer" ON "knowledge_read";
GRANT SELECT, INSERT, UPDATE ON "knowledge_read" TO app_customer;
CREATE POLICY "knowledge_read_customer" ON "knowledge_read" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
DROP POLICY IF EXISTS "knowledge_read_person" ON "knowledge_read";
DROP POLICY IF EXISTS "knowledge_read_worker" ON "knowledge_read";
GRANT SELECT, INSERT, UPDATE, DELETE ON "knowledge_read" TO app_worker;
CREATE POLICY "knowledge_read_worker" ON "knowledge_read" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "knowledge_read_public" ON "knowledge_read";
DROP POLICY IF EXISTS "knowledge_read_auth" ON "knowledge_read";
DROP POLICY IF EXISTS "knowledge_read_search" ON "knowledge_read";

REVOKE ALL ON "knowledge_suggestion" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "knowledge_suggestion" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "knowledge_suggestion" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "knowledge_suggestion_vendor" ON "knowledge_suggestion";
GRANT SELECT, INSERT, UPDATE ON "knowledge_suggestion" TO app_vendor;
CREATE POLICY "knowledge_suggestion_vendor" ON "knowledge_suggestion" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
DROP POLICY IF EXISTS "knowledge_suggestion_partner" ON "knowledge_suggestion";
GRANT SELECT, INSERT, UPDATE ON "knowledge_suggestion" TO app_partner;
CREATE POLICY "knowledge_suggestion_partner" ON "knowledge_suggestion" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
DROP POLICY IF EXISTS "knowledge_suggestion_customer" ON "knowledge_suggestion";
GRANT SELECT, INSERT, UPDATE ON "knowledge_suggestion" TO app_customer;
CREATE POLICY "knowledge_suggestion_customer" ON "knowledge_suggestion" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
DROP POLICY IF EXISTS "knowledge_suggestion_person" ON "knowledge_suggestion";
DROP POLICY IF EXISTS "knowledge_suggestion_worker" ON "knowledge_suggestion";
GRANT SELECT, INSERT, UPDATE, DELETE ON "knowledge_suggestion" TO app_worker;
CREATE POLICY "knowledge_suggestion_worker" ON "knowledge_suggestion" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "knowledge_suggestion_public" ON "knowledge_suggestion";
DROP POLICY IF EXISTS "knowledge_suggestion_auth" ON "knowledge_suggestion";
DROP POLICY IF EXISTS "knowledge_suggestion_search" ON "knowledge_suggestion";


-- What search looks through: each language by its own stems, and every word without its accents.
CREATE FUNCTION knowledge_vector(locale text, words text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT to_tsvector(c, left(words, 60000)) || to_tsvector(c, left(search_words(words), 60000))
      || to_tsvector('pg_catalog.simple', left(search_words(words), 60000))
  FROM (SELECT CASE locale WHEN 'es' THEN 'pg_catalog.spanish'::regconfig ELSE 'pg_catalog.english'::regconfig END AS c) l
$$;

CREATE FUNCTION index_knowledge() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  number text := (SELECT i.number FROM knowledge_item i WHERE i.tenant_id = NEW.tenant_id AND i.id = NEW.item_id);
BEGIN
  NEW.words := left(search_words(concat_ws(' ', NEW.title, NEW.summary, NEW.affected)), 2000);
  NEW.tsv := setweight(knowledge_vector(NEW.locale, concat_ws(' ', number, NEW.title)), 'A')
    || setweight(knowledge_vector(NEW.locale, concat_ws(' ', NEW.summary, NEW.affected)), 'B')
    || setweight(knowledge_vector(NEW.locale, concat_ws(' ', NEW.workaround, NEW.resolution, NEW.body)), 'C');
  RETURN NEW;
END $$;
CREATE TRIGGER knowledge_text_search BEFORE INSERT OR UPDATE OF title, summary, affected, workaround, resolution, body
  ON knowledge_text FOR EACH ROW EXECUTE FUNCTION index_knowledge();

CREATE INDEX knowledge_text_tsv ON knowledge_text USING gin (tenant_id, tsv);
CREATE INDEX knowledge_text_words ON knowledge_text USING gin (tenant_id, words gin_trgm_ops);

-- Texts that hold the words (all of them, or some and how many), best first. It filters by side itself; the gates a side may name
-- are its own, and callers select the found ids again under row security.
CREATE FUNCTION search_knowledge(query text, gates text[], every boolean, most int)
RETURNS TABLE (item_id uuid, locale text, hits int, asked int, rank real)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  side text := current_setting('role');
  tenant text := nullif(current_setting('app.tenant_id', true), '');
  may text[];
  one record;
  parts tsquery[] := '{}';
  plain text[] := '{}';
  wanted tsquery;
  anyhow tsquery;
BEGIN
  IF tenant IS NULL OR side <> ALL ('{app_vendor,app_partner,app_customer,app_public}') THEN RETURN; END IF;
  may := CASE side
    WHEN 'app_vendor' THEN NULL
    WHEN 'app_partner' THEN ARRAY(SELECT g FROM unnest(gates) g WHERE g <> 'staff')
    WHEN 'app_customer' THEN ARRAY(SELECT g FROM unnest(gates) g WHERE g = ANY ('{public,entitled}') OR g LIKE 'entitled:%')
    ELSE '{public}' END;
  FOR one IN
    SELECT w.word, search_words(w.word) AS folded,
      ts_lexize('spanish_stem', w.word) || ts_lexize('spanish_stem', search_words(w.word))
        || ts_lexize('english_stem', search_words(w.word)) AS stems
    FROM (SELECT lower(token) AS word, min(n) AS n
      FROM ts_parse('default', left(query, 1000)) WITH ORDINALITY AS p (tokid, token, n)
      WHERE token ~ '^[[:alnum:]][[:alnum:]_.-]*$' AND length(token) BETWEEN 2 AND 40 GROUP BY 1) w
    WHERE ts_lexize('spanish_stem', w.word) <> '{}' AND ts_lexize('english_stem', w.word) <> '{}'
    ORDER BY w.n LIMIT 24
  LOOP
    parts := parts || (SELECT string_agg(DISTINCT quote_literal(s), ' | ') || ' | ' || quote_literal(one.folded)
      || CASE WHEN length(one.folded) > 2 THEN ':*' ELSE '' END FROM unnest(one.stems) s)::tsquery;
    plain := plain || one.folded;
  END LOOP;
  IF cardinality(parts) = 0 THEN RETURN; END IF;
  anyhow := (SELECT string_agg('(' || p::text || ')', ' | ') FROM unnest(parts) p)::tsquery;
  wanted := CASE WHEN every THEN (SELECT string_agg('(' || p::text || ')', ' & ') FROM unnest(parts) p)::tsquery ELSE anyhow END;
  PERFORM set_config('pg_trgm.word_similarity_threshold', '0.5', true);
  RETURN QUERY
    SELECT f.item_id, f.locale, (SELECT count(*)::int FROM generate_subscripts(parts, 1) i
        WHERE f.tsv @@ parts[i] OR (NOT every AND length(plain[i]) > 3 AND f.words %> plain[i])), cardinality(parts), f.rank
    FROM (SELECT e.item_id, e.locale, e.tsv, e.words, ts_rank(e.tsv, anyhow) AS rank FROM knowledge_text e
      WHERE e.tsv @@ wanted AND e.tenant_id = tenant::uuid AND e.state = ANY ('{published,superseded}')
        AND (may IS NULL OR e.gate = ANY (may))
      ORDER BY 5 DESC LIMIT CASE WHEN every THEN least(most, 200) ELSE 40 END) f
    ORDER BY 3 DESC, 5 DESC LIMIT least(most, 200);
  IF FOUND THEN RETURN; END IF;
  -- Nothing at all: somebody may have mistyped.
  RETURN QUERY
    SELECT f.item_id, f.locale, f.hits, cardinality(parts), 0.1::real
    FROM (SELECT e.item_id, e.locale, (SELECT count(*)::int FROM generate_subscripts(parts, 1) i
        WHERE e.tsv @@ parts[i] OR (length(plain[i]) > 3 AND e.words %> plain[i])) AS hits
      FROM knowledge_text e
      WHERE e.words %> ANY (plain) AND e.tenant_id = tenant::uuid AND e.state = ANY ('{published,superseded}')
        AND (may IS NULL OR e.gate = ANY (may)) LIMIT 200) f
    WHERE f.hits = cardinality(parts) OR NOT every
    ORDER BY 3 DESC, 1 LIMIT least(most, 200);
END $$;
REVOKE ALL ON FUNCTION search_knowledge(text, text[], boolean, int) FROM PUBLIC;
ALTER FUNCTION search_knowledge(text, text[], boolean, int) OWNER TO app_search;
SET ROLE app_search;
GRANT EXECUTE ON FUNCTION search_knowledge(text, text[], boolean, int) TO app_vendor, app_partner, app_customer, app_public;
RESET ROLE;
