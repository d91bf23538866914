import type { Actor } from "#lib/domain/policies/types.ts";
import { eitherText } from "#lib/domain/text.ts";
import { PROGRESS, type Progress } from "#lib/domain/tickets/features.ts";
import { goesOnIn } from "#lib/features/tickets/commands/merge.ts";
import type { LinkedCaseDTO } from "#lib/features/tickets/dto/linked.ts";
import { record, type TicketContext, type TicketRow } from "#lib/features/tickets/load.ts";
import { linkedCases } from "#lib/features/tickets/queries/linked.ts";
import type { Feature } from "#lib/platform/db/client/client.ts";
import type { Cursor, Page } from "#lib/platform/db/page.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { audit } from "#lib/platform/record.ts";
import { invalid, notFoundRefusal } from "#lib/platform/refusal.ts";
import type { CaseWishDTO, WishChoice } from "./dto.ts";
import { findFeature } from "./queries.ts";

/** So many wishes are offered by name; any other is named by its number. */
const OFFERED = 60;

/**
 * Says that a case asks for a wish, which whoever says so must be able to read, of the product the case is about. The line about it
 * is for those who work the case and may read the wish. A case that was merged meanwhile asks in the one it goes on in. A second press
 * changes nothing.
 */
export async function linkWish(
  ctx: TicketContext,
  asked: TicketRow,
  input: { feature: string },
): Promise<{ number: string }> {
  const { tx, actor } = ctx;
  const row = asked.mergedIntoId === null ? asked : (await goesOnIn(ctx, asked)).row;
  const { tenantId } = row;
  const wish = await findFeature(tx, actor, input.feature.toUpperCase());
  if (!wish) invalid({ feature: "features.refusal.noWish" });
  if (wish.productId !== row.productId) invalid({ feature: "features.refusal.otherProduct" });
  const { count } = await tx.featureCase.createMany({
    data: [
      {
        tenantId,
        featureId: wish.id,
        ticketId: row.id,
        partnerOrgId: row.partnerOrgId,
        customerOrgId: row.customerOrgId,
        byName: actor.name,
      },
    ],
    skipDuplicates: true,
  });
  if (count > 0) await noted(ctx, row, wish, "linked");
  return { number: row.number };
}

export async function unlinkWish(
  ctx: TicketContext,
  row: TicketRow,
  input: { feature: string },
): Promise<{ number: string }> {
  const { tx, actor } = ctx;
  const wish = await findFeature(tx, actor, input.feature);
  if (!wish) return notFoundRefusal();
  const { count } = await tx.featureCase.deleteMany({
    where: { tenantId: row.tenantId, featureId: wish.id, ticketId: row.id },
  });
  if (count === 0) return notFoundRefusal();
  await noted(ctx, row, wish, "unlinked");
  return { number: row.number };
}

async function noted(
  { tx, actor }: TicketContext,
  row: TicketRow,
  wish: Feature,
  deed: "linked" | "unlinked",
): Promise<void> {
  await record(tx, actor, row, {
    type: `ticket.wish_${deed}`,
    data: { number: row.number, wish: wish.number },
    // A draft is the vendor's alone.
    audience: wish.state === "published" && row.partnerOrgId !== null ? "partner_vendor" : "vendor",
  });
  await audit(tx, actor, {
    action: `feature.case_${deed}`,
    subjectType: "feature",
    subjectId: wish.id,
    after: { case: row.number },
  });
}

/** The wishes a case asks for, of those its reader may read: row security leaves the others out. */
export async function wishesOfCase(tx: Tx, actor: Actor, ticketId: string): Promise<CaseWishDTO[]> {
  const { tenantId } = actor;
  const links = await tx.featureCase.findMany({ where: { tenantId, ticketId }, select: { featureId: true } });
  if (links.length === 0) return [];
  const rows = await tx.feature.findMany({
    where: { tenantId, id: { in: links.map(link => link.featureId) } },
    orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
  });
  return rows.map(row => ({ ...choiceOf(row, actor), release: row.release, draft: row.state === "draft" }));
}

/** Wishes for the product of a case, to which it may be linked: those that are still open first, then the one changed last. */
export async function wishChoices(tx: Tx, actor: Actor, ticketId: string): Promise<WishChoice[]> {
  const rows = await tx.$queryRaw<Choosable[]>`
    SELECT f.number, f.title_en AS "titleEn", f.title_es AS "titleEs", f.progress
    FROM ticket t JOIN feature f ON f.tenant_id = t.tenant_id AND f.product_id = t.product_id
    WHERE t.tenant_id = ${actor.tenantId}::uuid AND t.id = ${ticketId}::uuid
    ORDER BY f.updated_at DESC, f.id DESC LIMIT ${OFFERED}`;
  const open = ({ progress }: { progress: string }) =>
    progress === "considered" || progress === "planned" ? 0 : 1;
  return rows.sort((a, b) => open(a) - open(b)).map(row => choiceOf(row, actor));
}

type Choosable = Pick<Feature, "number" | "titleEn" | "titleEs" | "progress">;

const choiceOf = (row: Choosable, actor: Actor): WishChoice => ({
  number: row.number,
  title: eitherText(row.titleEn, row.titleEs, actor.locale),
  progress: PROGRESS.find(one => one === row.progress) as Progress,
});

/**
 * The cases that ask for a wish, open ones first; a page at a time. The vendor sees all of them, a partner those it serves;
 * customers are shown none.
 */
export async function casesOfWish(
  tx: Tx,
  actor: Actor,
  featureId: string,
  cursor: Cursor,
): Promise<Page<LinkedCaseDTO>> {
  if (actor.side === "customer") return { rows: [], next: null, previous: null };
  return linkedCases(tx, actor.tenantId, { to: "wish", id: featureId }, cursor);
}
