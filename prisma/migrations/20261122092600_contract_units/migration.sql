-- AlterTable
ALTER TABLE "contract_system" ADD COLUMN     "unit" TEXT;

-- CreateIndex
CREATE INDEX "contract_tenant_id_previous_id_idx" ON "contract"("tenant_id", "previous_id");
