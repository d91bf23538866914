import { addDays, addMonths } from "#lib/domain/time/dates.ts";
import type { CertificationDto } from "#lib/features/certifications/dto.ts";
import { lineOf, untilLeaving, type YearLineDto, type YearTerm } from "#lib/features/tiers/year-line.ts";

const WINDOW_DAYS = 90;

/** One person's certificates on the year strip, an area a line; for the company they leave up to their last day there (P22). */
export function personLines(
  certifications: readonly CertificationDto[],
  today: string,
  lastDay: string | null = null,
): YearLineDto[] {
  const first = `${today.slice(0, 7)}-01`;
  const frame = {
    today,
    first,
    last: addDays(addMonths(first, 12), -1),
    windowDays: windowOf(certifications),
  };
  return [...new Set(certifications.map(c => c.area.key))].flatMap(key => {
    const own = certifications.filter(c => c.area.key === key);
    const terms = own.flatMap((c): YearTerm[] => {
      if (c.validFrom === null || c.validUntil === null) return [];
      const counts = addDays(c.validUntil, c.graceDays);
      const takenOn = c.revokedOn ?? c.replacedOn;
      const ended = takenOn === null ? counts : addDays(takenOn, -1);
      if (ended < c.validFrom) return [];
      return [
        {
          from: c.validFrom,
          until: c.validUntil,
          cover: { from: c.validFrom, until: ended < counts ? ended : counts },
        },
      ];
    });
    const candidate = own.find(c => c.validFrom === null && c.revokedOn === null && c.state !== "failed");
    const about = {
      key,
      kind: "certificate" as const,
      name: own[0]?.personName ?? "",
      area: own[0]?.area.name ?? key,
      personId: own[0]?.personId ?? "",
    };
    const line = lineOf(about, frame, terms, candidate ?? null);
    if (!line) return [];
    return [lastDay === null ? line : untilLeaving(line, lastDay)];
  });
}

/** The programme's window, read off a certificate that has one. */
function windowOf(certifications: readonly CertificationDto[]): number {
  const dated = certifications.find(c => c.renewFrom !== null && c.validUntil !== null);
  if (!dated?.renewFrom || !dated.validUntil) return WINDOW_DAYS;
  return Math.round((Date.parse(dated.validUntil) - Date.parse(dated.renewFrom)) / 86_400_000);
}
