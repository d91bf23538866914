import type { Course, KnowledgeKind, Severity } from "#lib/domain/knowledge/item.ts";
import { languageFor, writtenIn } from "#lib/domain/knowledge/item.ts";
import type { Candidate } from "#lib/domain/knowledge/rank.ts";
import { suggestions as nearest, type Subject } from "#lib/domain/knowledge/rank.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { type Asked, openGates } from "./access.ts";
import { rangesOf, textsOf } from "./content.ts";
import type { SuggestionDto } from "./dto.ts";

/** Fewer letters say nothing. */
const SHORTEST = 3;
const MOST_SHOWN = 4;

type Hit = { id: string; hits: number; asked: number; rank: number };

/** Ids of what holds all the words, best first, once each whatever the language. The function is only an index: select them again. */
export async function searchIds(
  tx: Tx,
  words: string,
  gates: readonly string[],
  most: number,
): Promise<string[]> {
  if (words.trim().length < 2) return [];
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT item_id AS id FROM search_knowledge(${words}, ${[...gates]}::text[], true, ${most * 2}::int)`;
  return [...new Set(rows.map(row => row.id))].slice(0, most);
}

/**
 * What may answer a case while it is being written (S10): published, for the actor's eyes, about the product and version where they
 * are chosen, the nearest first. Whatever was superseded is left out: what took its place is found itself.
 */
export async function suggest(
  { tx, actor }: Omit<Asked, "today">,
  words: string,
  subject: Subject,
): Promise<SuggestionDto[]> {
  if (words.trim().length < SHORTEST) return [];
  const gates = await openGates({ tx, actor });
  const rows = await tx.$queryRaw<Hit[]>`
    SELECT item_id AS id, max(hits)::int AS hits, max(asked)::int AS asked, max(rank)::float8 AS rank
    FROM search_knowledge(${words}, ${gates}::text[], false, 40) GROUP BY 1`;
  if (rows.length === 0) return [];
  const { tenantId } = actor;
  const items = await tx.knowledgeItem.findMany({
    where: { tenantId, id: { in: rows.map(row => row.id) }, state: "published" },
  });
  const candidates = items.flatMap((item): (Candidate & { item: (typeof items)[number] })[] => {
    const hit = rows.find(row => row.id === item.id);
    return hit
      ? [
          {
            ...hit,
            kind: item.kind as KnowledgeKind,
            course: item.course as Course | null,
            productId: item.productId,
            ranges: rangesOf(item.ranges),
            item,
          },
        ]
      : [];
  });
  const chosen = nearest(candidates, subject, MOST_SHOWN);
  const texts = await tx.knowledgeText.findMany({
    where: { tenantId, itemId: { in: chosen.map(one => one.id) } },
  });
  return chosen.flatMap(({ item }) => {
    const all = textsOf(texts.filter(text => text.itemId === item.id));
    const language = languageFor(writtenIn(all), actor.locale);
    if (!language) return [];
    const { title, summary, workaround, resolution } = all[language.locale];
    return [
      {
        id: item.id,
        number: item.number,
        kind: item.kind as KnowledgeKind,
        title,
        summary,
        workaround,
        resolution,
        severity: item.severity as Severity | null,
        course: item.course as Course | null,
        fellBack: language.fellBack ? language.locale : null,
      },
    ];
  });
}
