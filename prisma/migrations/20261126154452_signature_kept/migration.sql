-- What was signed stays as it was, whoever asks: also the owner of the tables and a superuser are refused. The answer is
-- the one a missing grant gives, because that is what it means.
CREATE FUNCTION kept_as_it_is() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is only ever added to', TG_TABLE_NAME USING ERRCODE = '42501';
END $$;

CREATE TRIGGER envelope_signature_kept BEFORE UPDATE OR DELETE ON "envelope_signature"
  FOR EACH ROW EXECUTE FUNCTION kept_as_it_is();
CREATE TRIGGER envelope_document_kept BEFORE UPDATE OR DELETE ON "envelope_document"
  FOR EACH ROW EXECUTE FUNCTION kept_as_it_is();
CREATE TRIGGER envelope_trace_kept BEFORE UPDATE OR DELETE ON "envelope_trace"
  FOR EACH ROW EXECUTE FUNCTION kept_as_it_is();
CREATE TRIGGER document_template_kept BEFORE UPDATE OR DELETE ON "document_template"
  FOR EACH ROW EXECUTE FUNCTION kept_as_it_is();

-- An envelope goes its course (turn, outcome, version) and changes in nothing else; once closed it is closed.
CREATE FUNCTION envelope_keeps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'an envelope is never removed' USING ERRCODE = '42501';
  END IF;
  IF OLD.outcome IS NOT NULL THEN
    RAISE EXCEPTION 'a closed envelope never changes' USING ERRCODE = '42501';
  END IF;
  IF (to_jsonb(NEW) - ARRAY['turn', 'outcome', 'closed_at', 'closed_by', 'close_reason', 'final_sha256', 'version'])
     IS DISTINCT FROM
     (to_jsonb(OLD) - ARRAY['turn', 'outcome', 'closed_at', 'closed_by', 'close_reason', 'final_sha256', 'version']) THEN
    RAISE EXCEPTION 'what an envelope says never changes' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER envelope_kept BEFORE UPDATE OR DELETE ON "envelope" FOR EACH ROW EXECUTE FUNCTION envelope_keeps();

-- Who signs never changes, and what somebody did is noted once.
CREATE FUNCTION envelope_signer_keeps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'a signer is never removed' USING ERRCODE = '42501';
  END IF;
  IF (to_jsonb(NEW) - ARRAY['asked_at', 'viewed_at', 'signed_at', 'declined_at', 'reminded_on'])
     IS DISTINCT FROM (to_jsonb(OLD) - ARRAY['asked_at', 'viewed_at', 'signed_at', 'declined_at', 'reminded_on'])
     OR (OLD.viewed_at IS NOT NULL AND NEW.viewed_at IS DISTINCT FROM OLD.viewed_at)
     OR (OLD.signed_at IS NOT NULL AND NEW.signed_at IS DISTINCT FROM OLD.signed_at)
     OR (OLD.declined_at IS NOT NULL AND NEW.declined_at IS DISTINCT FROM OLD.declined_at) THEN
    RAISE EXCEPTION 'who signs, and that they did, never changes' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER envelope_signer_kept BEFORE UPDATE OR DELETE ON "envelope_signer"
  FOR EACH ROW EXECUTE FUNCTION envelope_signer_keeps();

-- An agreement signed in the portal can still end before its time; its signatures and its term stay.
CREATE FUNCTION signed_agreement_keeps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.envelope_id IS NULL THEN
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'an agreement signed in the portal is never removed' USING ERRCODE = '42501';
  END IF;
  IF (to_jsonb(NEW) - ARRAY['ended_on', 'end_reason', 'ended_by', 'ended_for', 'version'])
     IS DISTINCT FROM (to_jsonb(OLD) - ARRAY['ended_on', 'end_reason', 'ended_by', 'ended_for', 'version']) THEN
    RAISE EXCEPTION 'an agreement signed in the portal keeps its signatures and its term' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER signed_agreement_kept BEFORE UPDATE OR DELETE ON "agreement"
  FOR EACH ROW EXECUTE FUNCTION signed_agreement_keeps();

-- Of two managers who send at once, one finds the other's: an agreement has one open envelope.
CREATE UNIQUE INDEX "envelope_one_open" ON "envelope" ("tenant_id", "agreement_id") WHERE "outcome" IS NULL;
