-- What a partner gathers for level 3 and has not sent is its own: words, files, and their names in search.
REVOKE ALL ON "escalation" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "escalation" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "escalation" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "escalation_vendor" ON "escalation";
GRANT SELECT, INSERT, UPDATE ON "escalation" TO app_vendor;
CREATE POLICY "escalation_vendor" ON "escalation" TO app_vendor USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND state = ANY ('{requested,accepted,more_wanted,answered,handed_back}')) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND state = ANY ('{requested,accepted,more_wanted,answered,handed_back}'));
DROP POLICY IF EXISTS "escalation_partner" ON "escalation";
GRANT SELECT, INSERT, UPDATE ON "escalation" TO app_partner;
CREATE POLICY "escalation_partner" ON "escalation" TO app_partner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND partner_org_id = nullif(current_setting('app.org_id', true), '')::uuid);
DROP POLICY IF EXISTS "escalation_customer" ON "escalation";
DROP POLICY IF EXISTS "escalation_person" ON "escalation";
DROP POLICY IF EXISTS "escalation_worker" ON "escalation";
GRANT SELECT, INSERT, UPDATE, DELETE ON "escalation" TO app_worker;
CREATE POLICY "escalation_worker" ON "escalation" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
DROP POLICY IF EXISTS "escalation_public" ON "escalation";
DROP POLICY IF EXISTS "escalation_auth" ON "escalation";
DROP POLICY IF EXISTS "escalation_search" ON "escalation";

-- Files of what is not sent yet were the manufacturer's to read.
ALTER TABLE "escalation" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "attachment" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "attachment_content" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "search_entry" NO FORCE ROW LEVEL SECURITY;
UPDATE "attachment" a SET "audience" = 'partner' FROM "escalation" e
  WHERE e."tenant_id" = a."tenant_id" AND e."state" = 'draft' AND a."subject_type" = 'ticket'
    AND a."subject_id" = e."ticket_id" AND a."slot" = 'escalation:' || e."id" AND a."audience" = 'partner_vendor';
UPDATE "attachment_content" c SET "audience" = a."audience" FROM "attachment" a
  WHERE a."tenant_id" = c."tenant_id" AND a."id" = c."attachment_id" AND a."slot" LIKE 'escalation:%' AND a."audience" <> c."audience";
UPDATE "search_entry" s SET "audience" = a."audience" FROM "attachment" a
  WHERE a."tenant_id" = s."tenant_id" AND a."id" = s."id" AND a."slot" LIKE 'escalation:%' AND a."audience" <> s."audience";
ALTER TABLE "escalation" FORCE ROW LEVEL SECURITY;
ALTER TABLE "attachment" FORCE ROW LEVEL SECURITY;
ALTER TABLE "attachment_content" FORCE ROW LEVEL SECURITY;
ALTER TABLE "search_entry" FORCE ROW LEVEL SECURITY;
