import { todayIn } from "#lib/domain/time/zone.ts";
import { agree } from "#lib/features/consents/answer.ts";
import { asWorker, inWorkspace } from "#lib/platform/db/workspace.ts";
import { newId } from "#lib/platform/ids.ts";
import type { Self } from "#lib/platform/lookup-self.ts";
import type { TestDatabase } from "#tests/support/database.ts";
import type { TestOrg } from "#tests/support/factories/organisation.ts";
import type { TestWorkspace } from "#tests/support/factories/workspace.ts";

/** The person gives their word that their certificates count for the company (P22), as if on their own page. */
export async function givesWord(
  db: TestDatabase,
  ws: TestWorkspace,
  personId: string,
  org: Pick<TestOrg, "orgId" | "name">,
): Promise<void> {
  const company = { id: org.orgId, name: org.name };
  await inWorkspace(
    asWorker(ws.tenantId),
    (tx, now) =>
      agree(
        tx,
        { tenantId: ws.tenantId, personId, name: "They", company },
        { now, today: todayIn(ws.timeZone, now.getTime()) },
      ),
    db.client,
  );
}

/** Somebody as themselves, whatever company they are at. */
export const selfOf = (ws: TestWorkspace, personId: string): Self => ({
  tenantId: ws.tenantId,
  workspaceSlug: ws.slug,
  side: "person",
  personId,
  accountId: newId(),
  name: "They",
  email: "they@example.test",
  locale: "en",
  timeZone: ws.timeZone,
});
