-- AlterTable
ALTER TABLE "workspace_slug" ADD COLUMN     "time_zone" TEXT NOT NULL DEFAULT 'UTC';

-- CreateIndex
CREATE INDEX "partnership_tenant_id_refresh_asked_at_idx" ON "partnership"("tenant_id", "refresh_asked_at");


-- A workspace's days are those of its zone, also before anybody is known: copied here once, kept by its settings.
ALTER TABLE "workspace" NO FORCE ROW LEVEL SECURITY;
UPDATE "workspace_slug" s SET "time_zone" = w."time_zone" FROM "workspace" w WHERE w."tenant_id" = s."tenant_id";
ALTER TABLE "workspace" FORCE ROW LEVEL SECURITY;
GRANT UPDATE ON "workspace_slug" TO app_auth;

-- A person reads their word and changes it by their deed alone, which is the worker's step.
REVOKE UPDATE ON "counting_consent" FROM app_person;
-- What is one's own also between companies: courses and results, and the calendar one follows.
GRANT SELECT ON "training_course" TO app_person;
CREATE POLICY "training_course_person" ON "training_course" TO app_person USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND state = ANY ('{open,closed}')) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND state = ANY ('{open,closed}'));
GRANT SELECT ON "training_session" TO app_person;
CREATE POLICY "training_session_person" ON "training_session" TO app_person USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
GRANT SELECT ON "training_enrolment" TO app_person;
CREATE POLICY "training_enrolment_person" ON "training_enrolment" TO app_person USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
GRANT SELECT ON "training_result" TO app_person;
CREATE POLICY "training_result_person" ON "training_result" TO app_person USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
GRANT SELECT ON "calendar_feed" TO app_person;
CREATE POLICY "calendar_feed_person" ON "calendar_feed" TO app_person USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
