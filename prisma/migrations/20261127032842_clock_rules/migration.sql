-- DropIndex
DROP INDEX "timer_tenant_id_clock_id_kind_level_cycle_key";

-- AlterTable
ALTER TABLE "ticket_clock" ADD COLUMN     "seen_levels" INTEGER[] DEFAULT ARRAY[]::INTEGER[];

-- AlterTable
ALTER TABLE "timer" ADD COLUMN     "round" INTEGER NOT NULL DEFAULT 0;

-- CreateIndex
CREATE UNIQUE INDEX "timer_tenant_id_clock_id_kind_level_cycle_round_key" ON "timer"("tenant_id", "clock_id", "kind", "level", "cycle", "round");

