-- Live hints: at each commit the database says that something has changed, never what. The names of the parties travel
-- with it, so that each listener is told of its own alone (lib/domain/live/hint.ts). Equal hints of one transaction count once.

CREATE FUNCTION escala_live_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('escala_live', json_build_object(
    'kind', 'ticket', 'tenant', NEW.tenant_id, 'ticket', NEW.subject_id, 'audience', NEW.audience,
    'partner', NEW.partner_org_id, 'customer', NEW.customer_org_id)::text);
  RETURN NULL;
END $$;

CREATE TRIGGER escala_live_event AFTER INSERT ON "event"
  FOR EACH ROW WHEN (NEW.subject_type = 'ticket') EXECUTE FUNCTION escala_live_event();

CREATE FUNCTION escala_live_message() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('escala_live', json_build_object(
    'kind', 'ticket', 'tenant', NEW.tenant_id, 'ticket', NEW.ticket_id, 'audience', NEW.audience,
    'partner', NEW.partner_org_id, 'customer', NEW.customer_org_id)::text);
  RETURN NULL;
END $$;

CREATE TRIGGER escala_live_message AFTER INSERT ON "ticket_message"
  FOR EACH ROW EXECUTE FUNCTION escala_live_message();

CREATE FUNCTION escala_live_notification() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('escala_live', json_build_object(
    'kind', 'notifications', 'tenant', NEW.tenant_id, 'person', NEW.person_id)::text);
  RETURN NULL;
END $$;

CREATE TRIGGER escala_live_notification AFTER INSERT ON "notification"
  FOR EACH ROW EXECUTE FUNCTION escala_live_notification();

-- Read in one window, it is read in all of them.
CREATE TRIGGER escala_live_notification_read AFTER UPDATE OF read_at ON "notification"
  FOR EACH ROW WHEN (OLD.read_at IS DISTINCT FROM NEW.read_at) EXECUTE FUNCTION escala_live_notification();
