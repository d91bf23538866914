import { seedId } from "../ids.ts";
import type { Seeding } from "../types.ts";

const HOUR = 3_600_000;
/** As the workspaces set it: asked a day after the end, two weeks for the answer. */
const AFTER = 24 * HOUR;
const DAYS = 14 * 24 * HOUR;

/** Of ten who were asked: what they said. Every third says nothing; whoever is unhappy mostly says why. */
const SAID = ["good", null, "good", "good+", null, "good", "bad+", "good", null, "good+"] as const;

const WORDS = {
  es: {
    good: [
      "Rápido y claro. Gracias por explicar también la causa.",
      "Nos llamaron antes de que tuviéramos que preguntar.",
      "La solución temporal nos permitió seguir trabajando el mismo día.",
      "Todo bien; la guía que enviaron quedó en nuestro manual.",
    ],
    bad: [
      "Se resolvió, pero nos pidieron dos veces los mismos registros.",
      "Pasaron varios días sin noticias entre una respuesta y otra.",
      "El cambio arregló esto y movió otra cosa; tuvimos que volver a probar todo.",
    ],
  },
  en: {
    good: [
      "Quick and clear. Thanks for explaining the cause as well.",
      "You called before we had to ask.",
      "The work-around let us go on the same day.",
      "All fine; the guide you sent is part of our runbook now.",
    ],
    bad: [
      "Solved, but we were asked for the same logs twice.",
      "Several days without a word between two answers.",
      "The fix helped here and broke something beside it; we had to test everything again.",
    ],
  },
};

/** What contacts said of their cases once they had ended. Those that ended a moment ago are asked by the worker. */
export async function writeRatings(s: Seeding): Promise<void> {
  const { tx, tenantId, now } = s;
  const cases = await tx.ticket.findMany({
    where: {
      tenantId,
      open: false,
      mergedIntoId: null,
      resolvedAt: { lte: new Date(now.getTime() - AFTER) },
    },
    orderBy: [{ openedAt: "asc" }, { id: "asc" }],
  });
  const language = s.workspace.locale === "es" ? WORDS.es : WORDS.en;
  const told = { good: 0, bad: 0 };
  for (const [index, one] of cases.entries()) {
    const askedAt = new Date((one.resolvedAt?.getTime() ?? 0) + AFTER);
    const said = SAID[index % SAID.length] ?? null;
    const rating = said && (said.startsWith("good") ? "good" : "bad");
    const words = rating && said?.endsWith("+") ? language[rating] : null;
    // Within a day, and never ahead of today.
    const ratedAt = new Date(Math.min(askedAt.getTime() + ((index * 7) % 20) * HOUR, now.getTime() - HOUR));
    await tx.ticketRating.create({
      data: {
        tenantId,
        id: seedId(one.id, "rating"),
        ticketId: one.id,
        cycle: one.cycle,
        partnerOrgId: one.partnerOrgId,
        customerOrgId: one.customerOrgId,
        servedByName: one.servedByName,
        contactId: one.openedById,
        contactName: one.openedByName,
        askedAt,
        until: new Date(askedAt.getTime() + DAYS),
        rating,
        words: words && rating ? (words[told[rating]++ % words.length] ?? "") : "",
        ratedAt: rating && (ratedAt < askedAt ? askedAt : ratedAt),
      },
    });
  }
}
