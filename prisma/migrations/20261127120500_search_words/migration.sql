-- Search by stems of both languages, by numbers in whole and in part, over all that was said on a case, and past typing errors.

-- Words of one workspace stand in the index beside each other and apart from all others': a beginning of a word costs what
-- this workspace has of it, however many there are. Who asks is held to the workspace by its own column; this is for speed.
CREATE FUNCTION search_space(tenant uuid) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT left(md5(tenant::text), 8)
$$;

-- A word as a query spells it, whatever it is made of.
CREATE FUNCTION search_quoted(word text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT '''' || replace(replace(word, '\', '\\'), '''', '''''') || ''''
$$;

DROP FUNCTION search_document(uuid, uuid, uuid, text);
CREATE FUNCTION search_document(tenant uuid, partner uuid, customer uuid, words text) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  said text := left(words, 60000);
  folded text := search_words(said);
  space text := search_space(tenant);
BEGIN
  RETURN array_to_tsvector(array_remove(ARRAY['p' || partner, 'c' || customer], NULL) || ARRAY(
    SELECT space || ltrim(l, '-') FROM unnest(tsvector_to_array(
      to_tsvector('pg_catalog.simple', folded) || to_tsvector('pg_catalog.spanish', said)
      || CASE WHEN folded <> lower(said) THEN to_tsvector('pg_catalog.spanish', folded) ELSE '' END
      || to_tsvector('pg_catalog.english', folded))) l
    WHERE ltrim(l, '-') <> ''));
END $$;

-- A number with its prefix and without, apart from words: what is asked for by number comes first.
CREATE FUNCTION search_number(tenant uuid, number text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT array_to_tsvector(ARRAY(SELECT search_space(tenant) || '#' || n
    FROM unnest(ARRAY[regexp_replace(search_words(number), '[^[:alnum:]]', '', 'g'), substring(number FROM '[0-9]+$')]) n WHERE n <> ''))
$$;

CREATE OR REPLACE FUNCTION index_ticket() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  document tsvector := search_document(NEW.tenant_id, NEW.partner_org_id, NEW.customer_org_id,
    concat_ws(' ', NEW.number, NEW.subject, NEW.customer_name, NEW.product_name)) || search_number(NEW.tenant_id, NEW.number);
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO search_entry (tenant_id, id, subject_type, subject_id, audience, partner_org_id, customer_org_id, title, at, tsv)
    VALUES (NEW.tenant_id, NEW.id, 'ticket', NEW.id, 'everyone', NEW.partner_org_id, NEW.customer_org_id, NEW.subject, NEW.opened_at, document);
  ELSIF NEW.subject IS DISTINCT FROM OLD.subject THEN
    UPDATE search_entry SET title = NEW.subject, tsv = document WHERE tenant_id = NEW.tenant_id AND id = NEW.id;
  END IF;
  RETURN NULL;
END $$;

-- A file's name is found by its parts too.
CREATE OR REPLACE FUNCTION index_attachment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.subject_type = 'ticket' THEN
    INSERT INTO search_entry (tenant_id, id, subject_type, subject_id, audience, partner_org_id, customer_org_id, title, at, tsv)
    VALUES (NEW.tenant_id, NEW.id, 'ticket', NEW.subject_id, NEW.audience, NEW.partner_org_id, NEW.customer_org_id, NEW.name, NEW.at,
            search_document(NEW.tenant_id, NEW.partner_org_id, NEW.customer_org_id,
                            concat_ws(' ', NEW.name, regexp_replace(NEW.name, '[^[:alnum:]]+', ' ', 'g'))));
  END IF;
  RETURN NULL;
END $$;

-- What is already there.
ALTER TABLE ticket NO FORCE ROW LEVEL SECURITY;
ALTER TABLE ticket_message NO FORCE ROW LEVEL SECURITY;
ALTER TABLE search_entry NO FORCE ROW LEVEL SECURITY;
UPDATE search_entry e SET tsv = search_document(e.tenant_id, e.partner_org_id, e.customer_org_id,
    concat_ws(' ', t.number, t.subject, t.customer_name, t.product_name)) || search_number(t.tenant_id, t.number)
  FROM ticket t WHERE t.tenant_id = e.tenant_id AND t.id = e.id;
UPDATE search_entry e SET tsv = search_document(e.tenant_id, e.partner_org_id, e.customer_org_id, m.body)
  FROM ticket_message m WHERE m.tenant_id = e.tenant_id AND m.id = e.id;
UPDATE search_entry e SET tsv = search_document(e.tenant_id, e.partner_org_id, e.customer_org_id,
    concat_ws(' ', e.title, regexp_replace(e.title, '[^[:alnum:]]+', ' ', 'g')))
  WHERE e.title <> '' AND e.id <> e.subject_id;
ALTER TABLE ticket FORCE ROW LEVEL SECURITY;
ALTER TABLE ticket_message FORCE ROW LEVEL SECURITY;
ALTER TABLE search_entry FORCE ROW LEVEL SECURITY;

CREATE INDEX search_entry_title ON search_entry USING gin (tenant_id, search_words(title) gin_trgm_ops) WHERE title <> '';

SET ROLE app_search;
DROP FUNCTION search_subjects(text, int);
RESET ROLE;

-- Subjects in which every word occurs, each in any of what this side may hear of it, and the entry that says most of it. First what
-- is so numbered, then what says it all in one place, the newest first; where nothing does, what is nearly so called. It filters
-- by side itself; callers select subjects and entries again under row security.
CREATE FUNCTION search_subjects(query text, most int)
RETURNS TABLE (subject_type text, subject_id uuid, at timestamptz, entry_id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  side text := current_setting('role');
  tenant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
  org uuid := nullif(current_setting('app.org_id', true), '')::uuid;
  space text := search_space(tenant);
  heard text[];
  mine text := '';
  chunk text;
  part text;
  stops boolean;
  named text;
  parts text[] := '{}';
  fillers text[] := '{}';
  plain text[] := '{}';
  numbers text[] := '{}';
  asked tsquery[];
  wanted tsquery;
  anyhow tsquery;
  begun tsquery;
  exact tsquery;
  n int;
BEGIN
  IF tenant IS NULL THEN RETURN; END IF;
  IF side = 'app_vendor' THEN
    heard := '{everyone,partner_vendor,vendor}';
  ELSIF side = 'app_partner' AND org IS NOT NULL THEN
    heard := '{everyone,partner_vendor,partner}';
    mine := search_quoted('p' || org) || ' & ';
  ELSIF side = 'app_customer' AND org IS NOT NULL THEN
    heard := '{everyone}';
    mine := search_quoted('c' || org) || ' & ';
  ELSE
    RETURN;
  END IF;
  FOR chunk IN SELECT c.w FROM regexp_split_to_table(lower(left(query, 200)), '\s+') WITH ORDINALITY c (w, i) ORDER BY c.i LIMIT 12 LOOP
    SELECT string_agg('(' || concat_ws(' | ', l.stems,
             search_quoted(space || l.folded) || CASE WHEN length(l.folded) > 1 THEN ':*' ELSE '' END) || ')', ' & '), bool_and(l.stop)
      INTO part, stops
      FROM (SELECT ltrim(search_words(x), '-') AS folded,
              coalesce(ts_lexize('spanish_stem', x) = '{}' OR ts_lexize('english_stem', x) = '{}', false) AS stop,
              (SELECT string_agg(DISTINCT search_quoted(space || s), ' | ') FROM unnest(ts_lexize('spanish_stem', x)
                || ts_lexize('spanish_stem', search_words(x)) || ts_lexize('english_stem', search_words(x))) s WHERE ltrim(s, '-') = s AND s <> '') AS stems
            FROM unnest(tsvector_to_array(to_tsvector('pg_catalog.simple', chunk))) x) l
      WHERE l.folded <> '';
    named := regexp_replace(search_words(chunk), '[^[:alnum:]]', '', 'g');
    CONTINUE WHEN part IS NULL OR named = '';
    IF named ~ '[0-9]' THEN
      part := '(' || part || ') | ' || search_quoted(space || '#' || named) || ':*';
      numbers := numbers || search_quoted(space || '#' || named);
    END IF;
    IF stops THEN
      fillers := fillers || part;
    ELSE
      parts := parts || part;
      plain := plain || search_words(chunk);
    END IF;
  END LOOP;
  -- "De" or "the" alone is what somebody has typed so far; beside other words it says nothing.
  IF cardinality(parts) = 0 THEN parts := fillers; END IF;
  IF cardinality(parts) = 0 THEN RETURN; END IF;
  asked := ARRAY(SELECT p::tsquery FROM unnest(parts) WITH ORDINALITY u (p, i) ORDER BY i);
  wanted := (mine || '(' || array_to_string(parts, ') & (') || ')')::tsquery;
  anyhow := (mine || '((' || array_to_string(parts, ') | (') || '))')::tsquery;
  exact := array_to_string(numbers, ' | ')::tsquery;
  begun := (array_to_string(numbers, ':* | ') || CASE WHEN cardinality(numbers) > 0 THEN ':*' ELSE '' END)::tsquery;

  RETURN QUERY
    SELECT f.subject_type, f.subject_id, max(f.at), (array_agg(f.id ORDER BY f.at DESC))[1]
    FROM (SELECT e.id, e.subject_type, e.subject_id, e.at, (e.tsv @@ exact)::int + (e.tsv @@ begun)::int AS first FROM search_entry e
          WHERE e.tsv @@ wanted AND e.audience = ANY (heard) AND e.tenant_id = tenant
            AND (side <> 'app_partner' OR e.partner_org_id = org) AND (side <> 'app_customer' OR e.customer_org_id = org)
          ORDER BY 5 DESC, 4 DESC LIMIT 2000) f
    GROUP BY 1, 2 ORDER BY max(f.first) DESC, 3 DESC LIMIT least(most, 200);
  GET DIAGNOSTICS n = ROW_COUNT;

  IF n < least(most, 200) AND cardinality(asked) > 1 THEN
    RETURN QUERY
      SELECT e.subject_type, e.subject_id, max(e.at), (array_agg(e.id ORDER BY (e.id <> e.subject_id) DESC, h.hits DESC, e.at DESC))[1]
      FROM search_entry e CROSS JOIN LATERAL (
        SELECT bit_or(1 << (i - 1)) AS mask, count(*) AS hits FROM generate_subscripts(asked, 1) i WHERE e.tsv @@ asked[i]) h
      WHERE e.tsv @@ anyhow AND e.audience = ANY (heard) AND e.tenant_id = tenant
        AND (side <> 'app_partner' OR e.partner_org_id = org) AND (side <> 'app_customer' OR e.customer_org_id = org)
      GROUP BY 1, 2
      HAVING bit_or(h.mask) = (1 << cardinality(asked)) - 1 AND NOT bool_or(e.tsv @@ wanted)
      ORDER BY 3 DESC LIMIT least(most, 200) - n;
    IF FOUND THEN RETURN; END IF;
  END IF;
  IF n > 0 OR cardinality(plain) = 0 THEN RETURN; END IF;

  -- Nothing at all: somebody may have mistyped what it is called.
  PERFORM set_config('pg_trgm.word_similarity_threshold', '0.5', true);
  RETURN QUERY
    SELECT f.subject_type, f.subject_id, max(f.at), (array_agg(f.id ORDER BY f.at DESC))[1]
    FROM (SELECT e.id, e.subject_type, e.subject_id, e.at FROM search_entry e
          WHERE e.title <> '' AND search_words(e.title) %> ANY (plain) AND e.audience = ANY (heard) AND e.tenant_id = tenant
            AND (side <> 'app_partner' OR e.partner_org_id = org) AND (side <> 'app_customer' OR e.customer_org_id = org)
            AND NOT EXISTS (SELECT 1 FROM generate_subscripts(plain, 1) i
              WHERE NOT (e.tsv @@ asked[i] OR (length(plain[i]) > 3 AND plain[i] ~ '[[:alpha:]]' AND search_words(e.title) %> plain[i])))
          ORDER BY e.at DESC LIMIT 500) f
    GROUP BY 1, 2 ORDER BY 3 DESC LIMIT least(most, 200);
END $$;
REVOKE ALL ON FUNCTION search_subjects(text, int) FROM PUBLIC;
ALTER FUNCTION search_subjects(text, int) OWNER TO app_search;
SET ROLE app_search;
GRANT EXECUTE ON FUNCTION search_subjects(text, int) TO app_vendor, app_partner, app_customer;
RESET ROLE;
