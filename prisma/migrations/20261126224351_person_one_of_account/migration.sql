-- AlterTable
ALTER TABLE "person" ADD COLUMN     "side" TEXT;

-- AlterTable
ALTER TABLE "membership" ADD COLUMN     "invited_email" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "invited_name" TEXT NOT NULL DEFAULT '';

-- A person is one of a side, also between companies; at partners an account is one person (P22). Doubles, which inviting
-- somebody still at another company made until now, become the one who holds certificates, with all that refers to them.
ALTER TABLE "person" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "membership" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "certification" NO FORCE ROW LEVEL SECURITY;
UPDATE "person" p SET "side" = coalesce(
  CASE WHEN p."customer_org_id" IS NOT NULL THEN 'customer' WHEN p."partner_org_id" IS NOT NULL THEN 'partner' END,
  (SELECT m."side" FROM "membership" m WHERE m."tenant_id" = p."tenant_id" AND m."person_id" = p."id" ORDER BY m."valid_from" DESC LIMIT 1),
  'partner');
ALTER TABLE "person" ALTER COLUMN "side" SET NOT NULL;
DO $$
DECLARE
  double record;
  place record;
  line record;
  stay record;
BEGIN
  CREATE TEMP TABLE doubles ON COMMIT DROP AS
    SELECT tenant_id, id, keep FROM (
      SELECT p.tenant_id, p.id, first_value(p.id) OVER (
        PARTITION BY p.tenant_id, coalesce(p.account_id::text, own.account_id::text, lower(p.email))
        ORDER BY NOT EXISTS (SELECT 1 FROM certification c WHERE c.tenant_id = p.tenant_id AND c.person_id = p.id),
          p.account_id IS NULL, p.created_at, p.id) AS keep
      FROM person p
      -- Who was invited and has not accepted is the account of that address.
      LEFT JOIN LATERAL (SELECT o.account_id FROM person o WHERE o.tenant_id = p.tenant_id AND o.side = 'partner'
        AND o.account_id IS NOT NULL AND lower(o.email) = lower(p.email) ORDER BY o.created_at LIMIT 1) own ON true
      WHERE p.side = 'partner') ranked
    WHERE id <> keep;
  IF NOT EXISTS (SELECT 1 FROM doubles) THEN RETURN; END IF;
  FOR place IN SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = current_schema() AND c.relkind = 'r' AND c.relrowsecurity LOOP
    EXECUTE format('ALTER TABLE %I NO FORCE ROW LEVEL SECURITY', place.name);
  END LOOP;
  FOR double IN SELECT * FROM doubles LOOP
    UPDATE membership m SET invited_name = p.name, invited_email = p.email FROM person p
      WHERE m.tenant_id = double.tenant_id AND m.person_id = double.id AND p.tenant_id = m.tenant_id AND p.id = double.id;
    UPDATE person k SET account_id = p.account_id FROM person p
      WHERE k.tenant_id = double.tenant_id AND k.id = double.keep AND k.account_id IS NULL
        AND p.tenant_id = double.tenant_id AND p.id = double.id;
    -- Ids are unique everywhere: whatever column of the workspace holds the double's means the person.
    FOR place IN SELECT c.table_name AS tbl, c.column_name AS col FROM information_schema.columns c
      JOIN information_schema.columns t ON t.table_schema = c.table_schema AND t.table_name = c.table_name AND t.column_name = 'tenant_id'
      JOIN information_schema.tables b ON b.table_schema = c.table_schema AND b.table_name = c.table_name AND b.table_type = 'BASE TABLE'
      WHERE c.table_schema = current_schema() AND c.data_type = 'uuid' AND c.column_name <> 'tenant_id'
        AND NOT (c.table_name = 'person' AND c.column_name = 'id') LOOP
      FOR line IN EXECUTE format('SELECT ctid FROM %I WHERE tenant_id = $1 AND %I = $2', place.tbl, place.col)
        USING double.tenant_id, double.id LOOP
        BEGIN
          EXECUTE format('UPDATE %I SET %I = $1 WHERE ctid = $2', place.tbl, place.col) USING double.keep, line.ctid;
        EXCEPTION WHEN unique_violation THEN
          -- The same said of both: once is enough.
          EXECUTE format('DELETE FROM %I WHERE ctid = $1', place.tbl) USING line.ctid;
        END;
      END LOOP;
    END LOOP;
    UPDATE partnership SET teams = replace(teams::text, double.id::text, double.keep::text)::jsonb
      WHERE tenant_id = double.tenant_id AND teams::text LIKE '%' || double.id::text || '%';
    DELETE FROM person WHERE tenant_id = double.tenant_id AND id = double.id;
  END LOOP;
  -- One company at a time: of stays that last, the later one does; the others ended the day before.
  FOR double IN SELECT DISTINCT tenant_id, keep FROM doubles LOOP
    SELECT m.id, m.org_id INTO stay FROM membership m
      WHERE m.tenant_id = double.tenant_id AND m.person_id = double.keep AND m.side = 'partner'
        AND (m.valid_until IS NULL OR m.valid_until >= current_date) AND (m.invited_at IS NULL OR m.accepted_at IS NOT NULL)
      ORDER BY m.valid_from DESC, m.created_at DESC LIMIT 1;
    CONTINUE WHEN stay.id IS NULL;
    UPDATE membership SET valid_until = current_date - 1
      WHERE tenant_id = double.tenant_id AND person_id = double.keep AND side = 'partner' AND org_id <> stay.org_id
        AND (valid_until IS NULL OR valid_until >= current_date) AND (invited_at IS NULL OR accepted_at IS NOT NULL);
    UPDATE person SET partner_org_id = stay.org_id WHERE tenant_id = double.tenant_id AND id = double.keep;
    UPDATE certification SET partner_org_id = stay.org_id
      WHERE tenant_id = double.tenant_id AND person_id = double.keep AND revoked_at IS NULL AND ended_at IS NULL
        AND CASE WHEN valid_until IS NULL THEN result IS DISTINCT FROM 'failed' ELSE valid_until + grace_days >= current_date END;
  END LOOP;
  FOR place IN SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = current_schema() AND c.relkind = 'r' AND c.relrowsecurity LOOP
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', place.name);
  END LOOP;
END $$;
ALTER TABLE "certification" FORCE ROW LEVEL SECURITY;
ALTER TABLE "membership" FORCE ROW LEVEL SECURITY;
ALTER TABLE "person" FORCE ROW LEVEL SECURITY;
CREATE UNIQUE INDEX "person_one_of_account" ON "person" ("tenant_id", "account_id") WHERE "side" = 'partner';
