-- AlterTable
ALTER TABLE "task" ADD COLUMN     "roles" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- Of those that are kept now, what their askers are today.
ALTER TABLE "task" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "membership" NO FORCE ROW LEVEL SECURITY;
UPDATE "task" t SET "roles" = m."roles" FROM "membership" m WHERE m."tenant_id" = t."tenant_id" AND m."id" = t."membership_id";
ALTER TABLE "task" FORCE ROW LEVEL SECURITY;
ALTER TABLE "membership" FORCE ROW LEVEL SECURITY;
