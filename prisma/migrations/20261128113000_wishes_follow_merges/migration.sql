-- What a case asked for that went on in another one before wishes followed a merge is asked for by the one that goes on, each wish once
-- (T6): it counted a case that is over, and one wish of two merged cases twice.
ALTER TABLE feature_case NO FORCE ROW LEVEL SECURITY;
ALTER TABLE ticket NO FORCE ROW LEVEL SECURITY;

INSERT INTO feature_case (tenant_id, feature_id, ticket_id, partner_org_id, customer_org_id, by_name, at)
  SELECT c.tenant_id, c.feature_id, goes_on.id, goes_on.partner_org_id, goes_on.customer_org_id, c.by_name, c.at
  FROM feature_case c
  JOIN ticket over ON over.tenant_id = c.tenant_id AND over.id = c.ticket_id
  JOIN ticket goes_on ON goes_on.tenant_id = c.tenant_id AND goes_on.id = over.merged_into_id
  ORDER BY c.at
  ON CONFLICT DO NOTHING;
DELETE FROM feature_case c USING ticket t
  WHERE t.tenant_id = c.tenant_id AND t.id = c.ticket_id AND t.merged_into_id IS NOT NULL;

ALTER TABLE ticket FORCE ROW LEVEL SECURITY;
ALTER TABLE feature_case FORCE ROW LEVEL SECURITY;
