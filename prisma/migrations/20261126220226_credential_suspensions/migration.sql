-- AlterTable
ALTER TABLE "status_list" ADD COLUMN     "purpose" TEXT NOT NULL DEFAULT 'revocation';

-- AlterTable
ALTER TABLE "credential" ADD COLUMN     "suspended_on" DATE,
ADD COLUMN     "suspension_index" INTEGER,
ADD COLUMN     "suspension_list_id" UUID,
ADD COLUMN     "suspensions" JSONB NOT NULL DEFAULT '[]';

-- CreateIndex
CREATE UNIQUE INDEX "credential_tenant_id_suspension_list_id_suspension_index_key" ON "credential"("tenant_id", "suspension_list_id", "suspension_index");

