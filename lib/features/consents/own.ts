import type { PlainDate } from "#lib/domain/time/types.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { stepAs } from "#lib/platform/db/workspace.ts";
import type { Self } from "#lib/platform/lookup-self.ts";
import type { Answering } from "./answer.ts";
import { standingWith } from "./ask.ts";

/** What a person answers about, read as themselves: a company that asks them, or at which they are; null for any other. */
export async function answeringOf(
  tx: Tx,
  self: Self,
  orgId: string,
  today: PlainDate,
): Promise<Answering | null> {
  const { tenantId, personId } = self;
  const standing = await standingWith(tx, tenantId, personId, orgId, today);
  if (!standing.stay && !standing.open) return null;
  const names = await companyNames(tx, self, [orgId]);
  const name = names.get(orgId)?.name;
  return name === undefined ? null : { tenantId, personId, name: self.name, company: { id: orgId, name } };
}

/** Names of companies a person was at or is asked by: a company's row is no person's to read. */
export async function companyNames(
  tx: Tx,
  self: Self,
  orgIds: readonly string[],
): Promise<Map<string, { name: string; slug: string }>> {
  const rows = await stepAs(tx, self, "app_worker", () =>
    tx.organisation.findMany({
      where: { tenantId: self.tenantId, id: { in: [...new Set(orgIds)] }, side: "partner" },
      select: { id: true, name: true, slug: true },
    }),
  );
  return new Map(rows.map(row => [row.id, row]));
}
