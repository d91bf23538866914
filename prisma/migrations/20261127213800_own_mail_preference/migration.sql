-- How somebody is told is their own, also between companies.
GRANT SELECT, INSERT, UPDATE ON "mail_preference" TO app_person;
CREATE POLICY "mail_preference_person" ON "mail_preference" TO app_person USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND person_id = nullif(current_setting('app.person_id', true), '')::uuid);
