-- CreateIndex
CREATE UNIQUE INDEX "mail_delivery_tenant_id_event_id_person_id_key" ON "mail_delivery"("tenant_id", "event_id", "person_id");

