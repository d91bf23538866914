-- CreateIndex
CREATE INDEX "ticket_follower_tenant_id_person_id_at_idx" ON "ticket_follower"("tenant_id", "person_id", "at");

