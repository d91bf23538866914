-- The words of a workspace, each once or nearly so. A beginning of a word asked of the words' index costs what all who hold it amount
-- to, in the whole workspace: a partner that had none of it waited longest. Words in whole cost what they share.
-- CreateTable
CREATE TABLE "search_word" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "word" TEXT NOT NULL,

    CONSTRAINT "search_word_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "search_word_tenant_id_word_idx" ON "search_word"("tenant_id", "word" text_pattern_ops);

REVOKE ALL ON "search_word" FROM app_vendor, app_partner, app_customer, app_person, app_worker, app_public, app_auth, app_search;
ALTER TABLE "search_word" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "search_word" FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "search_word_vendor" ON "search_word";
DROP POLICY IF EXISTS "search_word_partner" ON "search_word";
DROP POLICY IF EXISTS "search_word_customer" ON "search_word";
DROP POLICY IF EXISTS "search_word_person" ON "search_word";
DROP POLICY IF EXISTS "search_word_worker" ON "search_word";
DROP POLICY IF EXISTS "search_word_public" ON "search_word";
DROP POLICY IF EXISTS "search_word_auth" ON "search_word";
DROP POLICY IF EXISTS "search_word_search" ON "search_word";
GRANT SELECT, INSERT ON "search_word" TO app_search;
CREATE POLICY "search_word_search" ON "search_word" TO app_search USING (true) WITH CHECK (true);
GRANT SELECT ON "search_word" TO app_worker;
CREATE POLICY "search_word_worker" ON "search_word" TO app_worker USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);


-- What is written from now on. Who writes a new word at the same moment as somebody else doesn't wait for him: it stands here twice.
-- Sorted, hashed and read as a whole is what this shall never be, whatever the planner believes of a table that just began.
CREATE FUNCTION search_words_of_entries() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off AS $$
BEGIN
  INSERT INTO search_word (tenant_id, word)
  SELECT n.tenant_id, n.word
  FROM (SELECT DISTINCT e.tenant_id, substr(l, 9) AS word FROM written e, unnest(tsvector_to_array(e.tsv)) l
        WHERE starts_with(l, search_space(e.tenant_id))) n
  WHERE n.word !~ '[0-9]' AND NOT EXISTS (SELECT 1 FROM search_word w WHERE w.tenant_id = n.tenant_id AND w.word = n.word);
  RETURN NULL;
END $$;
ALTER FUNCTION search_words_of_entries() OWNER TO app_search;
CREATE TRIGGER search_entry_words AFTER INSERT ON search_entry REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION search_words_of_entries();
CREATE TRIGGER search_entry_words_changed AFTER UPDATE ON search_entry REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION search_words_of_entries();

-- What is already there. Kept for whoever fills the entries of a workspace past its trigger.
CREATE FUNCTION search_words_of_workspace(tenant uuid) RETURNS void LANGUAGE sql SET search_path = public, pg_temp AS $$
  INSERT INTO search_word (tenant_id, word)
  SELECT tenant, substr(t.word, 9) FROM ts_stat(format('SELECT tsv FROM search_entry WHERE tenant_id = %L', tenant)) t
  WHERE starts_with(t.word, search_space(tenant)) AND substr(t.word, 9) !~ '[0-9]'
$$;
REVOKE ALL ON FUNCTION search_words_of_workspace(uuid) FROM PUBLIC;
ALTER TABLE search_entry NO FORCE ROW LEVEL SECURITY;
ALTER TABLE search_word NO FORCE ROW LEVEL SECURITY;
SELECT search_words_of_workspace(e.tenant_id) FROM (SELECT DISTINCT tenant_id FROM search_entry) e;
ALTER TABLE search_entry FORCE ROW LEVEL SECURITY;
ALTER TABLE search_word FORCE ROW LEVEL SECURITY;

-- A word as typed and the words that go on from it, as a query. A beginning of more than 40 words stays one; so does what has digits,
-- for numbers are many and rare.
CREATE FUNCTION search_beginning(tenant uuid, typed text) RETURNS text LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT CASE WHEN length(typed) > 1 AND (typed ~ '[0-9]' OR count(*) > 40)
    THEN search_quoted(search_space(tenant) || typed) || ':*'
    ELSE concat_ws(' | ', search_quoted(search_space(tenant) || typed), string_agg(search_quoted(search_space(tenant) || k.word), ' | ')) END
  FROM (SELECT DISTINCT w.word FROM search_word w
        WHERE length(typed) > 1 AND w.tenant_id = tenant AND w.word ~>=~ typed AND w.word ~<~ (typed || chr(1114111))
        ORDER BY w.word USING ~<~ LIMIT 41) k
$$;

SET ROLE app_search;
DROP FUNCTION search_subjects(text, int);
RESET ROLE;

-- Written anew: a beginning of a word is looked for as the words it goes on to, and fewer entries forgive typing errors.
-- Subjects in which every word occurs, each in any of what this side may hear of it, and the entry that says most of it. First what
-- is so numbered, then what says it all in one place, the newest first. Where nothing does, words that occur nowhere are taken for
-- the nearest ones that do, of what this side heard last. It filters by side itself; callers select subjects and entries again
-- under row security.
--
-- What it costs is bounded, however much there is: where the last few entries hold enough of it, no others are asked; of what
-- occurs in COMMON entries or more only the newest NEWEST are looked through; and "newest_only" says so. Every inner SELECT with
-- OFFSET 0 is found by the words' index and by no other: how many entries hold a word of one workspace is what the planner cannot
-- know. Nor how many a company has: where the last few are asked for, sorting is off, so that they come in the order of their index
-- and not out of all there are.
CREATE FUNCTION search_subjects(query text, most int)
RETURNS TABLE (subject_type text, subject_id uuid, at timestamptz, entry_id uuid, newest_only boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off SET enable_sort = on SET jit = off AS $$
DECLARE
  COMMON CONSTANT int := 2500;
  NEWEST CONSTANT int := 8000;
  -- Asked first.
  LAST_FEW CONSTANT int := 2000;
  -- Whose words forgive typing errors: to count the words of an entry takes longer than to ask it for one.
  FORGIVING CONSTANT int := 1000;
  side text := current_setting('role');
  tenant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
  org uuid := nullif(current_setting('app.org_id', true), '')::uuid;
  space text := search_space(tenant);
  limited int := least(most, 2000);
  -- A subject has several entries.
  hits int := least(limited * 8 + 40, 2000);
  heard text[];
  mine text := '';
  -- Conditions on an entry e: of this side, and for its ears.
  scope text := 'e.tenant_id = $1';
  audible text := 'e.audience = ANY ($3)';
  holding text;
  latest text;
  source text;
  near jsonb := '{}';
  chunk text;
  part text;
  lexemes text[];
  stops boolean;
  named text;
  parts text[];
  fillers text[];
  letters text[];
  numbers text[];
  asked tsquery[];
  wanted tsquery;
  exact tsquery;
  begun tsquery;
  rare tsquery;
  fewest int;
  c int;
  n int;
  cut boolean;
  first text;
  -- What holds it all, one entry after the other.
  ids uuid[];
  types text[];
  subjects uuid[];
  ats timestamptz[];
  firsts int[];
  -- Of what is mistyped.
  shortest int;
  longest int;
  known text;
BEGIN
  IF tenant IS NULL THEN RETURN; END IF;
  IF side = 'app_vendor' THEN
    heard := '{everyone,partner_vendor,vendor}';
  ELSIF side = 'app_partner' AND org IS NOT NULL THEN
    heard := '{everyone,partner_vendor,partner}';
    mine := search_quoted('p' || org) || ' & ';
    scope := scope || ' AND e.partner_org_id = $2';
  ELSIF side = 'app_customer' AND org IS NOT NULL THEN
    heard := '{everyone}';
    mine := search_quoted('c' || org) || ' & ';
    scope := scope || ' AND e.customer_org_id = $2';
  ELSE
    RETURN;
  END IF;
  holding := format('(SELECT e.* FROM search_entry e WHERE e.tsv @@ $4 OFFSET 0) e WHERE %s AND %s', scope, audible);
  EXECUTE format('SELECT count(*) FROM (SELECT 1 FROM search_entry e WHERE %s LIMIT %s) x', scope, LAST_FEW + 1)
    INTO c USING tenant, org;
  -- Who has few entries has them all looked at: the words' index knows of everybody's.
  IF c <= LAST_FEW THEN
    holding := format('(SELECT e.* FROM search_entry e WHERE %s OFFSET 0) e WHERE e.tsv @@ $4 AND %s', scope, audible);
    hits := LAST_FEW;
  END IF;
  latest := format('(SELECT e.* FROM search_entry e WHERE %s ORDER BY e.at DESC LIMIT %s) e WHERE %s', scope, '%s', audible);

  FOR pass IN 1..2 LOOP
    parts := '{}'; fillers := '{}'; letters := '{}'; numbers := '{}'; cut := false;
    FOR chunk IN SELECT t.w FROM regexp_split_to_table(lower(left(query, 200)), '\s+') WITH ORDINALITY t (w, i) ORDER BY t.i LIMIT 12 LOOP
      SELECT string_agg('(' || concat_ws(' | ', l.stems,
               search_beginning(tenant, l.folded),
               (SELECT string_agg(search_quoted(space || m), ' | ') FROM jsonb_array_elements_text(near -> l.folded) m)) || ')', ' & '),
             bool_and(l.stop), array_agg(l.folded)
        INTO part, stops, lexemes
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
        letters := letters || lexemes;
      END IF;
    END LOOP;
    -- "De" or "the" alone is what somebody has typed so far; beside other words it says nothing.
    IF cardinality(parts) = 0 THEN parts := fillers; END IF;
    IF cardinality(parts) = 0 THEN RETURN; END IF;
    asked := ARRAY(SELECT p::tsquery FROM unnest(parts) WITH ORDINALITY u (p, i) ORDER BY i);
    wanted := (mine || '(' || array_to_string(parts, ') & (') || ')')::tsquery;
    exact := nullif(array_to_string(numbers, ' | '), '')::tsquery;
    begun := (nullif(array_to_string(numbers, ':* | '), '') || ':*')::tsquery;

    -- All of it in one place.
    n := 0;
    IF hits < LAST_FEW THEN
      source := format('(SELECT e.id, e.subject_type, e.subject_id, e.at, 0 AS first FROM %s AND e.tsv @@ $4 ORDER BY e.at DESC LIMIT %s)',
        format(latest, LAST_FEW), hits);
      -- The ones that are so numbered come first, however old; the numbers' own words lead there, for there are few of each.
      IF cardinality(numbers) > 0 THEN
        source := format('%s UNION ALL (SELECT e.id, e.subject_type, e.subject_id, e.at, 1 + (e.tsv @@ $5)::int FROM (%s) e WHERE %s AND %s AND e.tsv @@ $4
          ORDER BY 5 DESC, 4 DESC LIMIT %s)', source, 'SELECT e.* FROM search_entry e WHERE e.tsv @@ $6 OFFSET 0', scope, audible, hits);
      END IF;
      PERFORM set_config('enable_sort', 'off', true);
      EXECUTE format(
        'SELECT count(DISTINCT (k.subject_type, k.subject_id)), array_agg(k.id), array_agg(k.subject_type), array_agg(k.subject_id),
                array_agg(k.at), array_agg(k.first) FROM (%s) k', source)
        INTO c, ids, types, subjects, ats, firsts USING tenant, org, heard, wanted, exact, begun;
      PERFORM set_config('enable_sort', 'on', true);
      IF c >= limited THEN
        cut := true;
        RETURN QUERY
          SELECT k.subject_type, k.subject_id, max(k.at), (array_agg(k.id ORDER BY k.at DESC))[1], true
          FROM unnest(ids, types, subjects, ats, firsts) k (id, subject_type, subject_id, at, first)
          GROUP BY 1, 2 ORDER BY max(k.first) DESC, 3 DESC LIMIT limited;
        GET DIAGNOSTICS n = ROW_COUNT;
      END IF;
    END IF;
    -- What a number says first needs the words of each entry; without one nobody reads them.
    first := CASE WHEN cardinality(numbers) = 0 THEN '0' ELSE '(e.tsv @@ $5)::int + (e.tsv @@ $6)::int' END;
    IF NOT cut THEN
      -- Looked through once, and kept.
      EXECUTE format(
        'SELECT count(*), array_agg(k.id), array_agg(k.subject_type), array_agg(k.subject_id), array_agg(k.at), array_agg(k.first)
         FROM (SELECT e.id, e.subject_type, e.subject_id, e.at, %s AS first FROM %s LIMIT %s) k', first, holding, COMMON)
        INTO c, ids, types, subjects, ats, firsts USING tenant, org, heard, wanted, exact, begun;
      IF c < COMMON THEN
        RETURN QUERY
          SELECT k.subject_type, k.subject_id, max(k.at), (array_agg(k.id ORDER BY k.at DESC))[1], false
          FROM unnest(ids, types, subjects, ats, firsts) k (id, subject_type, subject_id, at, first)
          GROUP BY 1, 2 ORDER BY max(k.first) DESC, 3 DESC LIMIT limited;
        GET DIAGNOSTICS n = ROW_COUNT;
      END IF;
    END IF;
    IF NOT cut AND c = COMMON THEN
      cut := true;
      PERFORM set_config('enable_sort', 'off', true);
      source := format('SELECT e.* FROM %s AND e.tsv @@ $4 ORDER BY e.at DESC LIMIT %s', format(latest, NEWEST), hits);
      EXECUTE format('SELECT count(*) FROM (SELECT 1 FROM (%s) k LIMIT 1) x', source) INTO c USING tenant, org, heard, wanted;
      -- Long ago it was common.
      IF c = 0 THEN source := format('SELECT e.* FROM %s LIMIT %s', holding, COMMON); END IF;
      -- The one that is so numbered is old, perhaps.
      IF cardinality(numbers) > 0 THEN
        source := format('(%s) UNION ALL SELECT o.* FROM (SELECT e.* FROM %s) o WHERE NOT EXISTS (SELECT 1 FROM (%s) k WHERE k.id = o.id)',
          source, replace(holding, '@@ $4', '@@ ($4 && $5)'), source);
      END IF;
    END IF;
    IF cut AND n = 0 THEN
      RETURN QUERY EXECUTE format(
      'SELECT f.subject_type, f.subject_id, max(f.at), (array_agg(f.id ORDER BY f.at DESC))[1], true
       FROM (SELECT e.id, e.subject_type, e.subject_id, e.at, %s AS first FROM (%s) e
             ORDER BY 5 DESC, 4 DESC LIMIT 2000) f
       GROUP BY 1, 2 ORDER BY max(f.first) DESC, 3 DESC LIMIT $7', first, source)
      USING tenant, org, heard, wanted, exact, begun, limited;
      GET DIAGNOSTICS n = ROW_COUNT;
      PERFORM set_config('enable_sort', 'on', true);
    END IF;

    -- Or in several: the subjects that hold the rarest word, then whether they hold the others.
    IF n < limited AND cardinality(asked) > 1 AND NOT (cut AND n > 0) THEN
      fewest := COMMON;
      FOR i IN 1..cardinality(asked) LOOP
        EXECUTE format('SELECT count(*) FROM (SELECT 1 FROM %s LIMIT %s) x', holding, fewest)
          INTO c USING tenant, org, heard, (mine || '(' || parts[i] || ')')::tsquery;
        IF c < fewest THEN
          fewest := c;
          rare := (mine || '(' || parts[i] || ')')::tsquery;
        END IF;
        EXIT WHEN fewest < 100;
      END LOOP;
      IF fewest = COMMON THEN
        cut := true;
        rare := (mine || '((' || array_to_string(parts, ') | (') || '))')::tsquery;
        source := format('SELECT e.* FROM %s AND e.tsv @@ $4', format(latest, NEWEST));
      ELSE
        source := 'SELECT e.* FROM ' || holding;
      END IF;
      -- A word that occurs nowhere is in no subject either.
      IF fewest > 0 THEN
        RETURN QUERY EXECUTE format(
          'SELECT e.subject_type, e.subject_id, max(e.at), (array_agg(e.id ORDER BY (e.id <> e.subject_id) DESC, h.hits DESC, e.at DESC))[1], $7
           FROM (SELECT DISTINCT k.subject_type, k.subject_id FROM (%s) k) s
           JOIN search_entry e ON e.tenant_id = $1 AND e.subject_type = s.subject_type AND e.subject_id = s.subject_id
           CROSS JOIN LATERAL (SELECT bit_or(1 << (i - 1)) AS mask, count(*) AS hits FROM generate_subscripts($5, 1) i WHERE e.tsv @@ ($5)[i]) h
           WHERE %s AND %s
           GROUP BY 1, 2
           HAVING bit_or(h.mask) = (1 << cardinality($5)) - 1 AND NOT bool_or(e.tsv @@ $6)
           ORDER BY 3 DESC LIMIT $8', source, scope, audible)
          USING tenant, org, heard, rare, asked, wanted, cut, limited - n;
        IF FOUND THEN RETURN; END IF;
      END IF;
    END IF;
    IF n > 0 OR pass = 2 THEN RETURN; END IF;

    -- Nothing at all: what occurs nowhere is mistyped, perhaps.
    named := '';
    shortest := 60; longest := 0;
    FOREACH chunk IN ARRAY letters LOOP
      CONTINUE WHEN length(chunk) NOT BETWEEN 4 AND 60 OR chunk !~ '[[:alpha:]]' OR chunk ~ '[0-9]';
      -- Of one word alone it is known already.
      c := 0;
      IF cardinality(letters) > 1 THEN
        EXECUTE format('SELECT count(*) FROM (SELECT 1 FROM %s LIMIT 1) x', holding)
          INTO c USING tenant, org, heard, (mine || '(' || search_beginning(tenant, chunk) || ')')::tsquery;
      END IF;
      IF c = 0 THEN
        named := concat_ws(' ', named, chunk);
        shortest := least(shortest, length(chunk));
        longest := greatest(longest, length(chunk));
      END IF;
    END LOOP;
    IF named = '' THEN RETURN; END IF;
    -- The words of the last few, each once, counted by Postgres itself: it takes a statement without parameters.
    known := replace(replace(replace(format('SELECT e.tsv FROM %s', format(latest, FORGIVING)),
      '$1', quote_literal(tenant)), '$2', quote_nullable(org)), '$3', quote_literal(heard));
    PERFORM set_config('enable_sort', 'off', true);
    WITH of_few AS MATERIALIZED (
        SELECT substr(t.word, 9) AS w FROM ts_stat(known) t
        WHERE length(t.word) BETWEEN 6 + shortest AND 10 + longest AND starts_with(t.word, space) AND substr(t.word, 9) !~ '[0-9]')
      SELECT jsonb_object_agg(a.w, a.near) INTO near FROM (
        SELECT u.w, (SELECT jsonb_agg(b.w) FROM (
            SELECT k.w FROM of_few k
            CROSS JOIN LATERAL (SELECT levenshtein_less_equal(k.w, u.w, 2) AS far) d
            WHERE d.far <= CASE WHEN length(u.w) < 6 THEN 1 ELSE 2 END
            ORDER BY d.far, similarity(k.w, u.w) DESC, k.w LIMIT 3) b) AS near
        FROM unnest(string_to_array(trim(named), ' ')) u (w)) a WHERE a.near IS NOT NULL;
    PERFORM set_config('enable_sort', 'on', true);
    IF near IS NULL THEN RETURN; END IF;
  END LOOP;
END $$;
REVOKE ALL ON FUNCTION search_subjects(text, int) FROM PUBLIC;
ALTER FUNCTION search_subjects(text, int) OWNER TO app_search;
SET ROLE app_search;
GRANT EXECUTE ON FUNCTION search_subjects(text, int) TO app_vendor, app_partner, app_customer;
RESET ROLE;
