import { z } from "zod";
import { emptyProfile, type ProfileContent } from "#lib/domain/directory/profile.ts";

const text = z.string().catch("");
const list = z.array(z.string()).catch([]);

/** A profile's words as kept on its row (`content`); what is not there reads as empty. */
const kept = z
  .object({
    headlineEn: text,
    headlineEs: text,
    descriptionEn: text,
    descriptionEs: text,
    countries: list,
    specialities: list,
    languages: list,
    contactEmail: text,
    contactPhone: text,
  })
  .catch({ ...emptyProfile });

/** What a profile's row says; without a row, nothing. */
export function profileContent(row: { content: unknown; logo: string } | null): ProfileContent {
  return row === null ? emptyProfile : { ...emptyProfile, ...kept.parse(row.content), logo: row.logo };
}
