-- AlterTable
ALTER TABLE "idempotency" DROP CONSTRAINT "idempotency_pkey",
ADD CONSTRAINT "idempotency_pkey" PRIMARY KEY ("tenant_id", "person_id", "key", "action");

