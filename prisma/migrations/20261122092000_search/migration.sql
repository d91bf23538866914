-- Search. Full-text operators are not leakproof: under row security they lose the index. So a function that
-- belongs to a role which may read this one table, and nothing else, filters by side itself, and callers select
-- the found ids again under row security.

CREATE FUNCTION search_words(input text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT translate(lower(input), 'áàâäãéèêëíìîïóòôöõúùûüçñ', 'aaaaaeeeeiiiiooooouuuucn')
$$;

-- Tenant and parties are words of the document too, so that the index finds a tenant's rows and not the deployment's.
CREATE FUNCTION search_document(tenant uuid, partner uuid, customer uuid, words text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT to_tsvector('simple', left(search_words(words), 60000))
      || array_to_tsvector(array_remove(ARRAY['t' || tenant, 'p' || partner, 'c' || customer], NULL))
$$;

CREATE INDEX search_entry_tsv ON search_entry USING gin (tsv);

CREATE FUNCTION index_ticket() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO search_entry (tenant_id, id, subject_type, subject_id, audience, partner_org_id, customer_org_id, title, at, tsv)
    VALUES (NEW.tenant_id, NEW.id, 'ticket', NEW.id, 'everyone', NEW.partner_org_id, NEW.customer_org_id, NEW.subject, NEW.opened_at,
            search_document(NEW.tenant_id, NEW.partner_org_id, NEW.customer_org_id,
                            concat_ws(' ', NEW.number, NEW.subject, NEW.customer_name, NEW.product_name)));
  ELSIF NEW.subject IS DISTINCT FROM OLD.subject THEN
    UPDATE search_entry SET title = NEW.subject,
      tsv = search_document(NEW.tenant_id, NEW.partner_org_id, NEW.customer_org_id,
                            concat_ws(' ', NEW.number, NEW.subject, NEW.customer_name, NEW.product_name))
    WHERE tenant_id = NEW.tenant_id AND id = NEW.id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER ticket_search AFTER INSERT OR UPDATE OF subject ON ticket FOR EACH ROW EXECUTE FUNCTION index_ticket();

CREATE FUNCTION index_ticket_message() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO search_entry (tenant_id, id, subject_type, subject_id, audience, partner_org_id, customer_org_id, title, at, tsv)
  VALUES (NEW.tenant_id, NEW.id, 'ticket', NEW.ticket_id, NEW.audience, NEW.partner_org_id, NEW.customer_org_id, '', NEW.at,
          search_document(NEW.tenant_id, NEW.partner_org_id, NEW.customer_org_id, NEW.body));
  RETURN NULL;
END $$;
CREATE TRIGGER ticket_message_search AFTER INSERT ON ticket_message FOR EACH ROW EXECUTE FUNCTION index_ticket_message();

CREATE FUNCTION index_attachment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.subject_type = 'ticket' THEN
    INSERT INTO search_entry (tenant_id, id, subject_type, subject_id, audience, partner_org_id, customer_org_id, title, at, tsv)
    VALUES (NEW.tenant_id, NEW.id, 'ticket', NEW.subject_id, NEW.audience, NEW.partner_org_id, NEW.customer_org_id, NEW.name, NEW.at,
            search_document(NEW.tenant_id, NEW.partner_org_id, NEW.customer_org_id, NEW.name));
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER attachment_search AFTER INSERT ON attachment FOR EACH ROW EXECUTE FUNCTION index_attachment();

-- The newest subjects in which every word occurs (as a beginning of a word), for the side and organisation of the caller.
CREATE FUNCTION search_subjects(query text, most int) RETURNS TABLE (subject_type text, subject_id uuid, at timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  side text := current_setting('role');
  tenant text := nullif(current_setting('app.tenant_id', true), '');
  org text := nullif(current_setting('app.org_id', true), '');
  words text;
  heard text[];
BEGIN
  SELECT string_agg(quote_literal(word) || ':*', ' & ') INTO words
  FROM unnest(tsvector_to_array(to_tsvector('simple', search_words(left(query, 200))))) AS word;
  IF words IS NULL OR tenant IS NULL THEN RETURN; END IF;
  words := words || ' & ' || quote_literal('t' || tenant);
  IF side = 'app_vendor' THEN
    heard := '{everyone,partner_vendor,vendor}';
  ELSIF side = 'app_partner' AND org IS NOT NULL THEN
    heard := '{everyone,partner_vendor,partner}';
    words := words || ' & ' || quote_literal('p' || org);
  ELSIF side = 'app_customer' AND org IS NOT NULL THEN
    heard := '{everyone}';
    words := words || ' & ' || quote_literal('c' || org);
  ELSE
    RETURN;
  END IF;
  RETURN QUERY
    SELECT f.subject_type, f.subject_id, max(f.at)
    FROM (SELECT e.subject_type, e.subject_id, e.at FROM search_entry e
          WHERE e.tsv @@ words::tsquery AND e.audience = ANY (heard) AND e.tenant_id = tenant::uuid
            AND (side <> 'app_partner' OR e.partner_org_id = org::uuid)
            AND (side <> 'app_customer' OR e.customer_org_id = org::uuid)
          LIMIT 2000) f
    GROUP BY 1, 2 ORDER BY 3 DESC LIMIT least(most, 200);
END $$;
REVOKE ALL ON FUNCTION search_subjects(text, int) FROM PUBLIC;
ALTER FUNCTION search_subjects(text, int) OWNER TO app_search;
SET ROLE app_search;
GRANT EXECUTE ON FUNCTION search_subjects(text, int) TO app_vendor, app_partner, app_customer;
RESET ROLE;
