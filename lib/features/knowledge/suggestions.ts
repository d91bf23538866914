import { deflection, type Suggested } from "#lib/domain/knowledge/deflection.ts";
import { languageFor, writtenIn } from "#lib/domain/knowledge/item.ts";
import { knowledgePolicy } from "#lib/domain/policies/knowledge.ts";
import { Prisma, type Tx } from "#lib/platform/db/prisma.ts";
import type { By } from "#lib/platform/record.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";
import type { Asked } from "./access.ts";
import { textsOf } from "./content.ts";
import type { DeflectionDto } from "./dto.ts";
import type { NoteInput } from "./schema.ts";

const DAYS = 90;
const MOST_ITEMS = 20;

/**
 * Writes down what was shown while a case was being written, what was opened, and how it ended. Told again, it adds nothing; only
 * what the actor may read is written, and each writing is its writer's own.
 */
export async function noteSuggestions(tx: Tx, actor: By, input: NoteInput): Promise<{ noted: number }> {
  const { tenantId, personId } = actor;
  const ids = [...new Set([...input.shown, input.opened, input.solved].flatMap(id => id ?? []))];
  const known = await tx.knowledgeItem.findMany({
    where: { tenantId, id: { in: ids }, state: "published" },
    select: { id: true },
  });
  if (known.length > 0)
    await tx.knowledgeSuggestion.createMany({
      data: known.map(({ id }) => ({
        tenantId,
        sessionId: input.sessionId,
        itemId: id,
        personId,
        side: actor.side,
      })),
      skipDuplicates: true,
    });
  const at = (
    column: "opened_at" | "solved_at" | "case_at",
    of: Prisma.Sql,
  ) => tx.$executeRaw`UPDATE knowledge_suggestion SET ${Prisma.raw(column)} = coalesce(${Prisma.raw(column)}, now())
    WHERE tenant_id = ${tenantId}::uuid AND session_id = ${input.sessionId}::uuid AND person_id = ${personId}::uuid AND ${of}`;
  if (input.opened) await at("opened_at", Prisma.sql`item_id = ${input.opened}::uuid`);
  if (input.solved) await at("solved_at", Prisma.sql`item_id = ${input.solved}::uuid`);
  if (input.caseOpened) await at("case_at", Prisma.sql`true`);
  return { noted: known.length };
}

type LogRow = Suggested & { itemId: string };

/** What suggestions were worth in the last ninety days, and each of the things most shown; the vendor's alone (S10). */
export async function readDeflection({ tx, actor }: Omit<Asked, "today">): Promise<DeflectionDto> {
  if (!knowledgePolicy.readAll(actor, null)) return notFoundRefusal();
  const { tenantId } = actor;
  // What the vendor's own people looked up while they logged a call saves no case.
  const log = await tx.$queryRaw<LogRow[]>`
    SELECT session_id AS "sessionId", item_id AS "itemId", opened_at IS NOT NULL AS opened, solved_at IS NOT NULL AS solved,
      case_at IS NOT NULL AS "caseOpened"
    FROM knowledge_suggestion
    WHERE tenant_id = ${tenantId}::uuid AND side = 'customer' AND shown_at > now() - make_interval(days => ${DAYS})
    ORDER BY shown_at DESC LIMIT 50000`;
  const byItem = new Map<string, LogRow[]>();
  for (const row of log) byItem.set(row.itemId, [...(byItem.get(row.itemId) ?? []), row]);
  const most = [...byItem].sort((a, b) => b[1].length - a[1].length).slice(0, MOST_ITEMS);
  const ids = most.map(([id]) => id);
  const items = await tx.knowledgeItem.findMany({ where: { tenantId, id: { in: ids } } });
  const texts = await tx.knowledgeText.findMany({ where: { tenantId, itemId: { in: ids } } });
  return {
    ...deflection(log),
    days: DAYS,
    items: most.flatMap(([id, rows]) => {
      const item = items.find(one => one.id === id);
      const all = textsOf(texts.filter(text => text.itemId === id));
      const language = languageFor(writtenIn(all), actor.locale);
      return item && language
        ? [{ number: item.number, title: all[language.locale].title, ...deflection(rows) }]
        : [];
    }),
  };
}
