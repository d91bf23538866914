-- Service reports ask for the clocks that were decided in a period: lib/features/reports/decided.ts says it in the same words.
CREATE INDEX ticket_clock_decided ON ticket_clock
  (tenant_id, (CASE WHEN stopped_at IS NULL OR stopped_at > due_at THEN due_at ELSE stopped_at END), id)
  WHERE cancelled_at IS NULL;
