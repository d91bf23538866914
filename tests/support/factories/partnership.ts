import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import type { TestDatabase } from "#tests/support/database.ts";
import type { TestOrg } from "#tests/support/factories/organisation.ts";

/** Makes a company a partner in force, which may take on customers; of no particular programme. */
export async function makePartnership(
  db: TestDatabase,
  { tenantId, orgId, name }: TestOrg,
  state = "active",
): Promise<void> {
  const data = {
    tenantId,
    id: newId(),
    partnerOrgId: orgId,
    orgName: name,
    programmeId: newId(),
    programmeVersionId: newId(),
    state,
  };
  await inWorkspace(asWorker(tenantId), tx => tx.partnership.createMany({ data: [data] }), db.client);
}
