-- What somebody was told or asked for at a company stays there when they go to another (R1).
ALTER TABLE "task" ADD COLUMN "org_id" UUID;
ALTER TABLE "task_file" ADD COLUMN "org_id" UUID;
ALTER TABLE "bulk_change" ADD COLUMN "org_id" UUID;
ALTER TABLE "bulk_case" ADD COLUMN "org_id" UUID;
ALTER TABLE "rule_trial_hit" ADD COLUMN "org_id" UUID;
ALTER TABLE "notification" ADD COLUMN "org_id" UUID;

ALTER TABLE "notification" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "task" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "task_file" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "bulk_change" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "bulk_case" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "rule_trial_hit" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "rule_trial" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "membership" NO FORCE ROW LEVEL SECURITY;
UPDATE "task" t SET "org_id" = m."org_id" FROM "membership" m WHERE m."tenant_id" = t."tenant_id" AND m."id" = t."membership_id";
DELETE FROM "task" WHERE "org_id" IS NULL;
UPDATE "task_file" x SET "org_id" = t."org_id" FROM "task" t WHERE t."tenant_id" = x."tenant_id" AND t."id" = x."task_id";
DELETE FROM "task_file" WHERE "org_id" IS NULL;
UPDATE "bulk_change" x SET "org_id" = t."org_id" FROM "task" t WHERE t."tenant_id" = x."tenant_id" AND t."id" = x."task_id";
DELETE FROM "bulk_change" WHERE "org_id" IS NULL;
UPDATE "bulk_case" x SET "org_id" = t."org_id" FROM "task" t WHERE t."tenant_id" = x."tenant_id" AND t."id" = x."task_id";
DELETE FROM "bulk_case" WHERE "org_id" IS NULL;
UPDATE "rule_trial_hit" x SET "org_id" = t."org_id" FROM "task" t WHERE t."tenant_id" = x."tenant_id" AND t."id" = x."task_id";
DELETE FROM "rule_trial_hit" WHERE "org_id" IS NULL;
ALTER TABLE "task" ALTER COLUMN "org_id" SET NOT NULL;
ALTER TABLE "task_file" ALTER COLUMN "org_id" SET NOT NULL;
ALTER TABLE "bulk_change" ALTER COLUMN "org_id" SET NOT NULL;
ALTER TABLE "bulk_case" ALTER COLUMN "org_id" SET NOT NULL;
ALTER TABLE "rule_trial_hit" ALTER COLUMN "org_id" SET NOT NULL;

-- Whoever tells somebody need not know where they are.
CREATE FUNCTION told_at() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  NEW.org_id := coalesce((
    SELECT m.org_id FROM membership m
      JOIN workspace w ON w.tenant_id = m.tenant_id
    WHERE m.tenant_id = NEW.tenant_id AND m.person_id = NEW.person_id AND m.accepted_at IS NOT NULL
      AND m.valid_from <= (NEW.created_at AT TIME ZONE w.time_zone)::date
      AND (m.valid_until IS NULL OR m.valid_until >= (NEW.created_at AT TIME ZONE w.time_zone)::date)
    ORDER BY m.valid_from DESC, m.id DESC LIMIT 1), NEW.person_id);
  RETURN NEW;
END $$;
CREATE TRIGGER notification_told_at BEFORE INSERT ON "notification" FOR EACH ROW WHEN (NEW.org_id IS NULL) EXECUTE FUNCTION told_at();

ALTER TABLE "workspace" NO FORCE ROW LEVEL SECURITY;
UPDATE "notification" n SET "org_id" = coalesce((
    SELECT m.org_id FROM membership m JOIN workspace w ON w.tenant_id = m.tenant_id
    WHERE m.tenant_id = n.tenant_id AND m.person_id = n.person_id AND m.accepted_at IS NOT NULL
      AND m.valid_from <= (n.created_at AT TIME ZONE w.time_zone)::date
      AND (m.valid_until IS NULL OR m.valid_until >= (n.created_at AT TIME ZONE w.time_zone)::date)
    ORDER BY m.valid_from DESC, m.id DESC LIMIT 1), n.person_id);
ALTER TABLE "workspace" FORCE ROW LEVEL SECURITY;
ALTER TABLE "membership" FORCE ROW LEVEL SECURITY;

REVOKE ALL ON "notification" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "notification" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "notification" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "notification_vendor" ON "notification";
GRANT SELECT, UPDATE ON "notification" TO app_vendor;
CREATE POLICY "notification_vendor" ON "notification" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = ANY (ARRAY[nullif(current_setting('app.org_id', true), '')::uuid, nullif(current_setting('app.person_id', true), '')::uuid])) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = ANY (ARRAY[nullif(current_setting('app.org_id', true), '')::uuid, nullif(current_setting('app.person_id', true), '')::uuid]));
DROP POLICY IF EXISTS "notification_partner" ON "notification";
GRANT SELECT, UPDATE ON "notification" TO app_partner;
CREATE POLICY "notification_partner" ON "notification" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = ANY (ARRAY[nullif(current_setting('app.org_id', true), '')::uuid, nullif(current_setting('app.person_id', true), '')::uuid])) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = ANY (ARRAY[nullif(current_setting('app.org_id', true), '')::uuid, nullif(current_setting('app.person_id', true), '')::uuid]));
DROP POLICY IF EXISTS "notification_customer" ON "notification";
GRANT SELECT, UPDATE ON "notification" TO app_customer;
CREATE POLICY "notification_customer" ON "notification" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = ANY (ARRAY[nullif(current_setting('app.org_id', true), '')::uuid, nullif(current_setting('app.person_id', true), '')::uuid])) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = ANY (ARRAY[nullif(current_setting('app.org_id', true), '')::uuid, nullif(current_setting('app.person_id', true), '')::uuid]));
DROP POLICY IF EXISTS "notification_person" ON "notification";
DROP POLICY IF EXISTS "notification_worker" ON "notification";
GRANT SELECT, INSERT, UPDATE, DELETE ON "notification" TO app_worker;
CREATE POLICY "notification_worker" ON "notification" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "notification_public" ON "notification";
DROP POLICY IF EXISTS "notification_auth" ON "notification";
DROP POLICY IF EXISTS "notification_search" ON "notification";

REVOKE ALL ON "task" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "task" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "task" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "task_vendor" ON "task";
GRANT SELECT, INSERT ON "task" TO app_vendor;
CREATE POLICY "task_vendor" ON "task" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "task_partner" ON "task";
GRANT SELECT, INSERT ON "task" TO app_partner;
CREATE POLICY "task_partner" ON "task" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "task_customer" ON "task";
GRANT SELECT, INSERT ON "task" TO app_customer;
CREATE POLICY "task_customer" ON "task" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "task_person" ON "task";
DROP POLICY IF EXISTS "task_worker" ON "task";
GRANT SELECT, INSERT, UPDATE, DELETE ON "task" TO app_worker;
CREATE POLICY "task_worker" ON "task" TO app_worker USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS "task_public" ON "task";
DROP POLICY IF EXISTS "task_auth" ON "task";
DROP POLICY IF EXISTS "task_search" ON "task";

REVOKE ALL ON "task_file" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "task_file" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "task_file" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "task_file_vendor" ON "task_file";
GRANT SELECT ON "task_file" TO app_vendor;
CREATE POLICY "task_file_vendor" ON "task_file" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "task_file_partner" ON "task_file";
GRANT SELECT ON "task_file" TO app_partner;
CREATE POLICY "task_file_partner" ON "task_file" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "task_file_customer" ON "task_file";
GRANT SELECT ON "task_file" TO app_customer;
CREATE POLICY "task_file_customer" ON "task_file" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "task_file_person" ON "task_file";
DROP POLICY IF EXISTS "task_file_worker" ON "task_file";
GRANT SELECT, INSERT, UPDATE, DELETE ON "task_file" TO app_worker;
CREATE POLICY "task_file_worker" ON "task_file" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "task_file_public" ON "task_file";
DROP POLICY IF EXISTS "task_file_auth" ON "task_file";
DROP POLICY IF EXISTS "task_file_search" ON "task_file";

REVOKE ALL ON "bulk_change" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "bulk_change" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "bulk_change" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "bulk_change_vendor" ON "bulk_change";
GRANT SELECT, INSERT, UPDATE ON "bulk_change" TO app_vendor;
CREATE POLICY "bulk_change_vendor" ON "bulk_change" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "bulk_change_partner" ON "bulk_change";
GRANT SELECT, INSERT, UPDATE ON "bulk_change" TO app_partner;
CREATE POLICY "bulk_change_partner" ON "bulk_change" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "bulk_change_customer" ON "bulk_change";
GRANT SELECT, INSERT, UPDATE ON "bulk_change" TO app_customer;
CREATE POLICY "bulk_change_customer" ON "bulk_change" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "bulk_change_person" ON "bulk_change";
DROP POLICY IF EXISTS "bulk_change_worker" ON "bulk_change";
GRANT SELECT, INSERT, UPDATE, DELETE ON "bulk_change" TO app_worker;
CREATE POLICY "bulk_change_worker" ON "bulk_change" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "bulk_change_public" ON "bulk_change";
DROP POLICY IF EXISTS "bulk_change_auth" ON "bulk_change";
DROP POLICY IF EXISTS "bulk_change_search" ON "bulk_change";

REVOKE ALL ON "bulk_case" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "bulk_case" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "bulk_case" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "bulk_case_vendor" ON "bulk_case";
GRANT SELECT, INSERT, UPDATE ON "bulk_case" TO app_vendor;
CREATE POLICY "bulk_case_vendor" ON "bulk_case" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "bulk_case_partner" ON "bulk_case";
GRANT SELECT, INSERT, UPDATE ON "bulk_case" TO app_partner;
CREATE POLICY "bulk_case_partner" ON "bulk_case" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "bulk_case_customer" ON "bulk_case";
GRANT SELECT, INSERT, UPDATE ON "bulk_case" TO app_customer;
CREATE POLICY "bulk_case_customer" ON "bulk_case" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "bulk_case_person" ON "bulk_case";
DROP POLICY IF EXISTS "bulk_case_worker" ON "bulk_case";
GRANT SELECT, INSERT, UPDATE, DELETE ON "bulk_case" TO app_worker;
CREATE POLICY "bulk_case_worker" ON "bulk_case" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "bulk_case_public" ON "bulk_case";
DROP POLICY IF EXISTS "bulk_case_auth" ON "bulk_case";
DROP POLICY IF EXISTS "bulk_case_search" ON "bulk_case";

REVOKE ALL ON "rule_trial" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "rule_trial" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "rule_trial" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "rule_trial_vendor" ON "rule_trial";
GRANT SELECT, INSERT, UPDATE ON "rule_trial" TO app_vendor;
CREATE POLICY "rule_trial_vendor" ON "rule_trial" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "rule_trial_partner" ON "rule_trial";
GRANT SELECT, INSERT, UPDATE ON "rule_trial" TO app_partner;
CREATE POLICY "rule_trial_partner" ON "rule_trial" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "rule_trial_customer" ON "rule_trial";
GRANT SELECT, INSERT, UPDATE ON "rule_trial" TO app_customer;
CREATE POLICY "rule_trial_customer" ON "rule_trial" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "rule_trial_person" ON "rule_trial";
DROP POLICY IF EXISTS "rule_trial_worker" ON "rule_trial";
GRANT SELECT, INSERT, UPDATE, DELETE ON "rule_trial" TO app_worker;
CREATE POLICY "rule_trial_worker" ON "rule_trial" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "rule_trial_public" ON "rule_trial";
DROP POLICY IF EXISTS "rule_trial_auth" ON "rule_trial";
DROP POLICY IF EXISTS "rule_trial_search" ON "rule_trial";

REVOKE ALL ON "rule_trial_hit" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "rule_trial_hit" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "rule_trial_hit" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "rule_trial_hit_vendor" ON "rule_trial_hit";
GRANT SELECT, INSERT ON "rule_trial_hit" TO app_vendor;
CREATE POLICY "rule_trial_hit_vendor" ON "rule_trial_hit" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "rule_trial_hit_partner" ON "rule_trial_hit";
GRANT SELECT, INSERT ON "rule_trial_hit" TO app_partner;
CREATE POLICY "rule_trial_hit_partner" ON "rule_trial_hit" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "rule_trial_hit_customer" ON "rule_trial_hit";
GRANT SELECT, INSERT ON "rule_trial_hit" TO app_customer;
CREATE POLICY "rule_trial_hit_customer" ON "rule_trial_hit" TO app_customer USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid AND org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "rule_trial_hit_person" ON "rule_trial_hit";
DROP POLICY IF EXISTS "rule_trial_hit_worker" ON "rule_trial_hit";
GRANT SELECT, INSERT, UPDATE, DELETE ON "rule_trial_hit" TO app_worker;
CREATE POLICY "rule_trial_hit_worker" ON "rule_trial_hit" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "rule_trial_hit_public" ON "rule_trial_hit";
DROP POLICY IF EXISTS "rule_trial_hit_auth" ON "rule_trial_hit";
DROP POLICY IF EXISTS "rule_trial_hit_search" ON "rule_trial_hit";
