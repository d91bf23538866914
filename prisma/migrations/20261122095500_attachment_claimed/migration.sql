-- A file is uploaded first and becomes a ticket's when the message is sent: only then is its name to be found.
CREATE TRIGGER attachment_claimed_search AFTER UPDATE OF subject_type ON attachment FOR EACH ROW
  WHEN (OLD.subject_type IS DISTINCT FROM NEW.subject_type) EXECUTE FUNCTION index_attachment();

-- Parties are words of the document too: another serving partner finds what moved to it, and the old one no longer.
CREATE FUNCTION search_entry_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.partner_org_id IS NOT NULL THEN
    NEW.tsv := ts_delete(NEW.tsv, 'p' || OLD.partner_org_id);
  END IF;
  IF NEW.partner_org_id IS NOT NULL THEN
    NEW.tsv := NEW.tsv || array_to_tsvector(ARRAY['p' || NEW.partner_org_id]);
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER search_entry_moved BEFORE UPDATE OF partner_org_id ON search_entry FOR EACH ROW
  WHEN (OLD.partner_org_id IS DISTINCT FROM NEW.partner_org_id) EXECUTE FUNCTION search_entry_moved();
