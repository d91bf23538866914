-- An entry is indexed for those parties alone that may hear it: whoever asks for a word reads nothing of notes that others keep to
-- themselves, so that the time of an answer does not tell whether they hold it (T4). It is so wherever an entry comes from, and
-- stays so when its case moves to another partner.
DROP TRIGGER search_entry_moved ON search_entry;
DROP FUNCTION search_entry_moved();
CREATE FUNCTION search_entry_parties() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before uuid := CASE WHEN TG_OP = 'UPDATE' THEN OLD.partner_org_id END;
BEGIN
  NEW.tsv := ts_delete(NEW.tsv, array_remove(ARRAY['p' || before, 'p' || NEW.partner_org_id, 'c' || NEW.customer_org_id], NULL))
    || array_to_tsvector(array_remove(ARRAY[
      CASE WHEN NEW.audience IN ('everyone', 'partner_vendor', 'partner') THEN 'p' || NEW.partner_org_id END,
      CASE WHEN NEW.audience = 'everyone' THEN 'c' || NEW.customer_org_id END], NULL));
  RETURN NEW;
END $$;
CREATE TRIGGER search_entry_parties BEFORE INSERT OR UPDATE OF tsv, audience, partner_org_id, customer_org_id ON search_entry
  FOR EACH ROW EXECUTE FUNCTION search_entry_parties();

ALTER TABLE search_entry NO FORCE ROW LEVEL SECURITY;
UPDATE search_entry SET audience = audience WHERE audience <> 'everyone';
ALTER TABLE search_entry FORCE ROW LEVEL SECURITY;
