import type { KnowledgeAudience } from "#lib/domain/knowledge/item.ts";
import { knowledgePolicy } from "#lib/domain/policies/knowledge.ts";
import { stepAs } from "#lib/platform/db/workspace.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";
import type { Asked } from "./access.ts";
import type { ReaderLine } from "./dto.ts";
import { peopleWhoHear } from "./recipients.ts";

const MOST = 500;

export type Readers = { lines: ReaderLine[]; opened: number; confirmed: number; people: number };

/** Whom it was for and who has read its last edition, those the vendor still waits for first (S10); the vendor's alone to see. */
export async function readersOf({ tx, actor, today }: Asked, itemId: string): Promise<Readers> {
  if (!knowledgePolicy.readAll(actor, null)) return notFoundRefusal();
  const { tenantId } = actor;
  const row = (await tx.knowledgeItem.findFirst({ where: { tenantId, id: itemId } })) ?? notFoundRefusal();
  const matter = { audience: row.audience as KnowledgeAudience, productId: row.productId };
  const people = await stepAs(tx, actor, "app_worker", () => peopleWhoHear(tx, tenantId, matter, today));
  const reads = await tx.knowledgeRead.findMany({ where: { tenantId, itemId } });
  const lines = people.map((person): ReaderLine => {
    const read = reads.find(one => one.personId === person.personId);
    const fresh = read && read.edition >= row.toldEdition;
    const said = read && (read.confirmedEdition ?? 0) >= row.toldEdition;
    return {
      personId: person.personId,
      name: person.name,
      company: person.org,
      openedAt: fresh ? read.at.getTime() : null,
      confirmedAt: said ? (read.confirmedAt?.getTime() ?? null) : null,
    };
  });
  const done = (line: ReaderLine) => (line.confirmedAt !== null ? 2 : line.openedAt !== null ? 1 : 0);
  return {
    lines: lines.sort((a, b) => done(a) - done(b)).slice(0, MOST),
    opened: lines.filter(line => line.openedAt !== null).length,
    confirmed: lines.filter(line => line.confirmedAt !== null).length,
    people: lines.length,
  };
}
