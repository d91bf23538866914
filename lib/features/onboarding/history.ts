import { agreementKindOf } from "#lib/domain/programmes/definition.ts";
import { stepOf } from "#lib/domain/programmes/onboarding.ts";
import { eitherOf, textIn } from "#lib/domain/text.ts";
import type { Instant } from "#lib/domain/time/types.ts";
import type { PartnershipRecord } from "#lib/features/partnerships/standing.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { isUuid } from "#lib/platform/ids.ts";

export const HISTORY_FILTERS = ["all", "onboarding", "agreements", "plan", "tiers", "messages"] as const;
export type HistoryFilter = (typeof HISTORY_FILTERS)[number];

const prefixes: Record<Exclude<HistoryFilter, "all">, string[]> = {
  onboarding: ["step.", "partnership.", "company."],
  agreements: ["agreement.", "signature."],
  plan: ["plan."],
  tiers: ["tier.", "certification.", "partner.", "programme."],
  messages: ["message."],
};

export type PartnerEvent = {
  id: string;
  type: string;
  at: Instant;
  actorName: string;
  data: Record<string, unknown>;
};

const PAGE = 20;

/** What happened between the two sides, newest first, a page at a time; the cursor is "milliseconds_id". */
export async function partnerEvents(
  tx: Tx,
  tenantId: string,
  partnership: PartnershipRecord,
  filter: HistoryFilter,
  cursor: string | null,
  locale: string,
): Promise<{ events: PartnerEvent[]; next: string | null }> {
  const { definition } = partnership.programme;
  const [at, id] = (cursor ?? "").split("_");
  const edge = at && id && /^\d{1,15}$/.test(at) && isUuid(id) ? { at: new Date(Number(at)), id } : null;
  const rows = await tx.event.findMany({
    where: {
      tenantId,
      subjectType: "partnership",
      subjectId: partnership.id,
      AND: [
        filter === "all" ? {} : { OR: prefixes[filter].map(prefix => ({ type: { startsWith: prefix } })) },
        edge ? { OR: [{ at: { lt: edge.at } }, { at: edge.at, id: { lt: edge.id } }] } : {},
      ],
    },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: PAGE + 1,
  });
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  return {
    events: page.map(row => {
      const data = { ...((row.data ?? {}) as Record<string, unknown>) };
      const step = stepOf(partnership.begun.definition, String(data.stepKey ?? ""))?.step;
      const kind = agreementKindOf(definition, String(data.kind ?? ""));
      // The reader's language, where the programme has the words.
      if (step) data.step = textIn(step.title, locale);
      if (kind) data.title = textIn(kind.title, locale);
      // A message may be in one language alone.
      for (const part of row.type === "message.sent" ? (["subject", "body"] as const) : [])
        data[part] = eitherOf(data[part], locale);
      return { id: row.id, type: row.type, at: row.at.getTime(), actorName: row.actorName, data };
    }),
    next: rows.length > PAGE && last ? `${last.at.getTime()}_${last.id}` : null,
  };
}
