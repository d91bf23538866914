import { affects } from "#lib/domain/knowledge/affected.ts";
import {
  type Course,
  languageFor,
  SEVERITIES,
  type Severity,
  writtenIn,
} from "#lib/domain/knowledge/item.ts";
import { owesWord, readState } from "#lib/domain/knowledge/reading.ts";
import { loadProducts } from "#lib/features/products/queries.ts";
import { runningCounts } from "#lib/features/products/systems.ts";
import type { Asked } from "./access.ts";
import { rangesOf, textsOf } from "./content.ts";
import type { AlertDto } from "./dto.ts";
import { systemsOf } from "./lines.ts";

/** Alerts of a product that are not over, gravest first, as far as the actor may read them (S10). */
export async function openAlerts({ tx, actor, today }: Asked): Promise<AlertDto[]> {
  const { tenantId, personId } = actor;
  const items = await tx.knowledgeItem.findMany({
    where: {
      tenantId,
      kind: "alert",
      state: "published",
      course: { not: "resolved" },
      productId: { not: null },
    },
    orderBy: [{ changedAt: "desc" }, { id: "desc" }],
    take: 100,
  });
  if (items.length === 0) return [];
  const ids = items.map(item => item.id);
  const texts = await tx.knowledgeText.findMany({ where: { tenantId, itemId: { in: ids } } });
  const reads = await tx.knowledgeRead.findMany({ where: { tenantId, personId, itemId: { in: ids } } });
  const products = await loadProducts(tx, tenantId);
  const counts = await runningCounts(tx, tenantId, today);
  const grave = (severity: string | null) => SEVERITIES.indexOf(severity as Severity);
  return items
    .flatMap((item): AlertDto[] => {
      const all = textsOf(texts.filter(text => text.itemId === item.id));
      const language = languageFor(writtenIn(all), actor.locale);
      if (!language || item.productId === null) return [];
      const read = reads.find(one => one.itemId === item.id);
      const fact = read ? { edition: read.edition, confirmed: read.confirmedEdition } : null;
      return [
        {
          id: item.id,
          number: item.number,
          title: all[language.locale].title,
          severity: item.severity as Severity | null,
          course: item.course as Course | null,
          productId: item.productId,
          product: products.find(one => one.id === item.productId)?.name ?? "",
          ranges: rangesOf(item.ranges),
          workaround: all[language.locale].workaround !== "",
          changedAt: item.changedAt.getTime(),
          read: readState(item, fact),
          owes: actor.side !== "vendor" && owesWord(item, fact),
          systems: systemsOf(item, counts),
        },
      ];
    })
    .sort((a, b) => grave(a.severity) - grave(b.severity) || b.changedAt - a.changedAt);
}

/** Those that concern a version the actor sees run, or one nobody has named: what a home page shows. */
export async function alertsForHome(asked: Asked): Promise<AlertDto[]> {
  const alerts = await openAlerts(asked);
  if (alerts.length === 0) return [];
  const counts = await runningCounts(asked.tx, asked.actor.tenantId, asked.today);
  const perhaps = ({ productId, ranges }: AlertDto) =>
    [...counts.keys()].some(key => key === `${productId}:` && affects(ranges, "") === "unknown");
  return alerts.filter(alert => alert.systems > 0 || perhaps(alert)).slice(0, 6);
}
