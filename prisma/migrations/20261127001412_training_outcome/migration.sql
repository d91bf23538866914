-- AlterTable
ALTER TABLE "training_result" ALTER COLUMN "partner_org_id" DROP NOT NULL;

-- CreateTable
CREATE TABLE "training_outcome" (
    "tenant_id" UUID NOT NULL,
    "enrolment_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "areas" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "training_outcome_pkey" PRIMARY KEY ("tenant_id","enrolment_id")
);

REVOKE ALL ON "training_outcome" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "training_outcome" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "training_outcome" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "training_outcome_vendor" ON "training_outcome";
GRANT SELECT ON "training_outcome" TO app_vendor;
CREATE POLICY "training_outcome_vendor" ON "training_outcome" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "training_outcome_partner" ON "training_outcome";
DROP POLICY IF EXISTS "training_outcome_customer" ON "training_outcome";
DROP POLICY IF EXISTS "training_outcome_person" ON "training_outcome";
GRANT SELECT ON "training_outcome" TO app_person;
CREATE POLICY "training_outcome_person" ON "training_outcome" TO app_person USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
DROP POLICY IF EXISTS "training_outcome_worker" ON "training_outcome";
GRANT SELECT, INSERT, UPDATE, DELETE ON "training_outcome" TO app_worker;
CREATE POLICY "training_outcome_worker" ON "training_outcome" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "training_outcome_public" ON "training_outcome";
DROP POLICY IF EXISTS "training_outcome_auth" ON "training_outcome";
DROP POLICY IF EXISTS "training_outcome_search" ON "training_outcome";

-- What stands is kept, whoever's it is; afterwards the shared row has it no longer.
ALTER TABLE "training_enrolment" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "training_outcome" NO FORCE ROW LEVEL SECURITY;
INSERT INTO "training_outcome" ("tenant_id", "enrolment_id", "person_id", "areas")
  SELECT "tenant_id", "id", "person_id", "outcomes" FROM "training_enrolment" WHERE "outcomes" <> '{}'::jsonb;
ALTER TABLE "training_outcome" FORCE ROW LEVEL SECURITY;
ALTER TABLE "training_enrolment" FORCE ROW LEVEL SECURITY;

-- A result written down after its person left is no company's: those of before are put right.
ALTER TABLE "training_result" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "membership" NO FORCE ROW LEVEL SECURITY;
UPDATE "training_result" r SET "partner_org_id" = NULL
  WHERE NOT EXISTS (SELECT 1 FROM "membership" m WHERE m."tenant_id" = r."tenant_id" AND m."person_id" = r."person_id"
    AND m."org_id" = r."partner_org_id" AND m."valid_from" <= r."on"
    AND (m."valid_until" IS NULL OR m."valid_until" >= r."at"::date));
ALTER TABLE "membership" FORCE ROW LEVEL SECURITY;
ALTER TABLE "training_result" FORCE ROW LEVEL SECURITY;

-- A person reads their own tries, whatever company they are at.
GRANT SELECT ON "training_attempt" TO app_person;
CREATE POLICY "training_attempt_person" ON "training_attempt" TO app_person USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);


-- AlterTable
ALTER TABLE "training_enrolment" DROP COLUMN "outcomes";
