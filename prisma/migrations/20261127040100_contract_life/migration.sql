-- AlterTable
ALTER TABLE "contract" ADD COLUMN     "discount_bp" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "discount_by" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "discount_why" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "contract_system" ADD COLUMN     "from_on" DATE,
ADD COLUMN     "until_on" DATE;

-- CreateTable
CREATE TABLE "quote" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "customer_org_id" UUID NOT NULL,
    "partner_org_id" UUID,
    "number" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "valid_until" DATE NOT NULL,
    "customer_name" TEXT NOT NULL,
    "served_by_name" TEXT NOT NULL,
    "plan_version_id" UUID NOT NULL,
    "plan_name" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "systems" JSONB NOT NULL,
    "price" JSONB NOT NULL,
    "total_minor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "discount_bp" INTEGER NOT NULL DEFAULT 0,
    "discount_why" TEXT NOT NULL DEFAULT '',
    "discount_by" TEXT NOT NULL DEFAULT '',
    "words" TEXT NOT NULL DEFAULT '',
    "sent_by" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_by" TEXT,
    "withdrawn_why" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "quote_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "quote_answer" (
    "tenant_id" UUID NOT NULL,
    "quote_id" UUID NOT NULL,
    "customer_org_id" UUID NOT NULL,
    "partner_org_id" UUID,
    "accepted" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "person_id" UUID NOT NULL,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "quote_answer_pkey" PRIMARY KEY ("tenant_id","quote_id")
);

-- CreateTable
CREATE TABLE "contract_order" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "customer_org_id" UUID NOT NULL,
    "partner_org_id" UUID,
    "quote_id" UUID,
    "number" TEXT NOT NULL,
    "ordered_on" DATE NOT NULL,
    "ordered_by" TEXT NOT NULL,
    "recorded_by" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "taken_back_at" TIMESTAMPTZ(3),
    "taken_back_by" TEXT,
    "taken_back_why" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "contract_order_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "contract_amendment" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "customer_org_id" UUID NOT NULL,
    "partner_org_id" UUID,
    "number" INTEGER NOT NULL,
    "effective_on" DATE NOT NULL,
    "systems_before" JSONB NOT NULL,
    "systems_after" JSONB NOT NULL,
    "price" JSONB NOT NULL,
    "delta_minor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "agreed_by" TEXT NOT NULL,
    "agreed_on" DATE NOT NULL,
    "made_by" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "contract_amendment_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "contract_invoice" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "customer_org_id" UUID NOT NULL,
    "partner_org_id" UUID,
    "number" TEXT NOT NULL,
    "from_on" DATE NOT NULL,
    "through_on" DATE NOT NULL,
    "closed_by" TEXT NOT NULL,
    "closed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "opened_at" TIMESTAMPTZ(3),
    "opened_by" TEXT,
    "opened_why" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "contract_invoice_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "quote_tenant_id_valid_until_id_idx" ON "quote"("tenant_id", "valid_until", "id");

-- CreateIndex
CREATE UNIQUE INDEX "quote_tenant_id_contract_id_revision_key" ON "quote"("tenant_id", "contract_id", "revision");

-- CreateIndex
CREATE UNIQUE INDEX "quote_tenant_id_number_revision_key" ON "quote"("tenant_id", "number", "revision");

-- CreateIndex
CREATE INDEX "contract_order_tenant_id_contract_id_recorded_at_idx" ON "contract_order"("tenant_id", "contract_id", "recorded_at");

-- CreateIndex
CREATE UNIQUE INDEX "contract_amendment_tenant_id_contract_id_number_key" ON "contract_amendment"("tenant_id", "contract_id", "number");

-- CreateIndex
CREATE INDEX "contract_invoice_tenant_id_contract_id_through_on_idx" ON "contract_invoice"("tenant_id", "contract_id", "through_on");

REVOKE ALL ON "quote" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "quote" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "quote" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "quote_vendor" ON "quote";
GRANT SELECT, INSERT, UPDATE ON "quote" TO app_vendor;
CREATE POLICY "quote_vendor" ON "quote" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "quote_partner" ON "quote";
GRANT SELECT, INSERT, UPDATE ON "quote" TO app_partner;
CREATE POLICY "quote_partner" ON "quote" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "quote_customer" ON "quote";
GRANT SELECT ON "quote" TO app_customer;
CREATE POLICY "quote_customer" ON "quote" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND customer_org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND customer_org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "quote_person" ON "quote";
DROP POLICY IF EXISTS "quote_worker" ON "quote";
GRANT SELECT, INSERT, UPDATE, DELETE ON "quote" TO app_worker;
CREATE POLICY "quote_worker" ON "quote" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "quote_public" ON "quote";
DROP POLICY IF EXISTS "quote_auth" ON "quote";
DROP POLICY IF EXISTS "quote_search" ON "quote";

REVOKE ALL ON "quote_answer" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "quote_answer" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "quote_answer" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "quote_answer_vendor" ON "quote_answer";
GRANT SELECT ON "quote_answer" TO app_vendor;
CREATE POLICY "quote_answer_vendor" ON "quote_answer" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "quote_answer_partner" ON "quote_answer";
GRANT SELECT ON "quote_answer" TO app_partner;
CREATE POLICY "quote_answer_partner" ON "quote_answer" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "quote_answer_customer" ON "quote_answer";
GRANT SELECT, INSERT ON "quote_answer" TO app_customer;
CREATE POLICY "quote_answer_customer" ON "quote_answer" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND customer_org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND customer_org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "quote_answer_person" ON "quote_answer";
DROP POLICY IF EXISTS "quote_answer_worker" ON "quote_answer";
GRANT SELECT, INSERT, UPDATE ON "quote_answer" TO app_worker;
CREATE POLICY "quote_answer_worker" ON "quote_answer" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "quote_answer_public" ON "quote_answer";
DROP POLICY IF EXISTS "quote_answer_auth" ON "quote_answer";
DROP POLICY IF EXISTS "quote_answer_search" ON "quote_answer";

REVOKE ALL ON "contract_order" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "contract_order" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "contract_order" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "contract_order_vendor" ON "contract_order";
GRANT SELECT, INSERT, UPDATE ON "contract_order" TO app_vendor;
CREATE POLICY "contract_order_vendor" ON "contract_order" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "contract_order_partner" ON "contract_order";
GRANT SELECT, INSERT, UPDATE ON "contract_order" TO app_partner;
CREATE POLICY "contract_order_partner" ON "contract_order" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "contract_order_customer" ON "contract_order";
GRANT SELECT, INSERT ON "contract_order" TO app_customer;
CREATE POLICY "contract_order_customer" ON "contract_order" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND customer_org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND customer_org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "contract_order_person" ON "contract_order";
DROP POLICY IF EXISTS "contract_order_worker" ON "contract_order";
GRANT SELECT, INSERT, UPDATE, DELETE ON "contract_order" TO app_worker;
CREATE POLICY "contract_order_worker" ON "contract_order" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "contract_order_public" ON "contract_order";
DROP POLICY IF EXISTS "contract_order_auth" ON "contract_order";
DROP POLICY IF EXISTS "contract_order_search" ON "contract_order";

REVOKE ALL ON "contract_amendment" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "contract_amendment" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "contract_amendment" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "contract_amendment_vendor" ON "contract_amendment";
GRANT SELECT, INSERT ON "contract_amendment" TO app_vendor;
CREATE POLICY "contract_amendment_vendor" ON "contract_amendment" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "contract_amendment_partner" ON "contract_amendment";
GRANT SELECT, INSERT ON "contract_amendment" TO app_partner;
CREATE POLICY "contract_amendment_partner" ON "contract_amendment" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "contract_amendment_customer" ON "contract_amendment";
GRANT SELECT ON "contract_amendment" TO app_customer;
CREATE POLICY "contract_amendment_customer" ON "contract_amendment" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND customer_org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND customer_org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "contract_amendment_person" ON "contract_amendment";
DROP POLICY IF EXISTS "contract_amendment_worker" ON "contract_amendment";
GRANT SELECT, INSERT, UPDATE ON "contract_amendment" TO app_worker;
CREATE POLICY "contract_amendment_worker" ON "contract_amendment" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "contract_amendment_public" ON "contract_amendment";
DROP POLICY IF EXISTS "contract_amendment_auth" ON "contract_amendment";
DROP POLICY IF EXISTS "contract_amendment_search" ON "contract_amendment";

REVOKE ALL ON "contract_invoice" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "contract_invoice" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "contract_invoice" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "contract_invoice_vendor" ON "contract_invoice";
GRANT SELECT, INSERT, UPDATE ON "contract_invoice" TO app_vendor;
CREATE POLICY "contract_invoice_vendor" ON "contract_invoice" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "contract_invoice_partner" ON "contract_invoice";
GRANT SELECT ON "contract_invoice" TO app_partner;
CREATE POLICY "contract_invoice_partner" ON "contract_invoice" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "contract_invoice_customer" ON "contract_invoice";
GRANT SELECT ON "contract_invoice" TO app_customer;
CREATE POLICY "contract_invoice_customer" ON "contract_invoice" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND customer_org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND customer_org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "contract_invoice_person" ON "contract_invoice";
DROP POLICY IF EXISTS "contract_invoice_worker" ON "contract_invoice";
GRANT SELECT, INSERT, UPDATE, DELETE ON "contract_invoice" TO app_worker;
CREATE POLICY "contract_invoice_worker" ON "contract_invoice" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "contract_invoice_public" ON "contract_invoice";
DROP POLICY IF EXISTS "contract_invoice_auth" ON "contract_invoice";
DROP POLICY IF EXISTS "contract_invoice_search" ON "contract_invoice";

-- What was offered stays as it was sent, and so does what was agreed: only how it ended is noted, and who serves may change.
CREATE FUNCTION offer_keeps() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  open text[] := ARRAY['partner_org_id', 'version', 'withdrawn_at', 'withdrawn_by', 'withdrawn_why', 'taken_back_at',
    'taken_back_by', 'taken_back_why', 'opened_at', 'opened_by', 'opened_why'];
BEGIN
  IF (to_jsonb(NEW) - open) IS DISTINCT FROM (to_jsonb(OLD) - open) THEN
    RAISE EXCEPTION 'what % says never changes', TG_TABLE_NAME USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER quote_kept BEFORE UPDATE ON "quote" FOR EACH ROW EXECUTE FUNCTION offer_keeps();
CREATE TRIGGER quote_answer_kept BEFORE UPDATE ON "quote_answer" FOR EACH ROW EXECUTE FUNCTION offer_keeps();
CREATE TRIGGER contract_order_kept BEFORE UPDATE ON "contract_order" FOR EACH ROW EXECUTE FUNCTION offer_keeps();
CREATE TRIGGER contract_amendment_kept BEFORE UPDATE ON "contract_amendment" FOR EACH ROW EXECUTE FUNCTION offer_keeps();
CREATE TRIGGER contract_invoice_kept BEFORE UPDATE ON "contract_invoice" FOR EACH ROW EXECUTE FUNCTION offer_keeps();

-- One order and one invoiced day at a time: what is taken back makes room for another.
CREATE UNIQUE INDEX "contract_order_one" ON "contract_order"("tenant_id", "contract_id") WHERE taken_back_at IS NULL;
CREATE UNIQUE INDEX "contract_invoice_one" ON "contract_invoice"("tenant_id", "contract_id", "from_on") WHERE opened_at IS NULL;

-- As before, of the systems that are under the contract on the day: an amendment can add and remove some within the term.
CREATE OR REPLACE FUNCTION covered_products() RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
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
    AND coalesce(s.from_on, d.today) <= d.today AND coalesce(s.until_on, d.today) >= d.today
  WHERE w.tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
    AND (c.ends_on >= d.today OR (c.cancelled_on IS NULL OR c.cancelled_on > c.ends_on) AND n.signed_on <= c.ends_on AND n.starts_on > d.today)
$$;
