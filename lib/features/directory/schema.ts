import { z } from "zod";
import { COUNTRIES } from "#lib/domain/countries.ts";
import { specialitiesOf } from "#lib/domain/directory/profile.ts";
import { LANGUAGES } from "#lib/domain/languages.ts";
import { cleanLogo } from "#lib/domain/workspace/logo.ts";

const email = z.email();
const headline = z.string().trim().max(120);
const description = z.string().trim().max(4000);
const codes = (known: readonly string[], most: number) =>
  z
    .array(z.string())
    .max(most, "directory.invalid.tooMany")
    .refine(all => all.every(code => known.includes(code)), "errors.invalidValue");

const words = {
  headlineEn: headline,
  headlineEs: headline,
  descriptionEn: description,
  descriptionEs: description,
  countries: codes(COUNTRIES, 40),
  /** As typed, with commas between. */
  specialities: z
    .string()
    .trim()
    .max(600)
    .refine(text => specialitiesOf(text).length <= 10, "directory.invalid.tooMany")
    .refine(text => specialitiesOf(text).every(one => one.length <= 40), "directory.invalid.speciality"),
  languages: codes(LANGUAGES, 20),
  contactEmail: z
    .string()
    .trim()
    .max(254)
    .refine(text => text === "" || email.safeParse(text).success, "errors.email"),
  contactPhone: z
    .string()
    .trim()
    .max(40)
    .regex(/^(\+?[\d\s().-]{5,})?$/, "settings.invalid.phone"),
  /** A drawing as text; "" is none, null keeps the one there is. */
  logo: z
    .string()
    .trim()
    .refine(text => text === "" || cleanLogo(text).ok, "directory.invalid.logo")
    .nullable(),
};
/** The company whose profile it is; version 0 where none was begun. */
const about = { slug: z.string().min(1).max(80), version: z.int32().min(0) };

export const saveProfileInput = z.object({ ...about, ...words });
export type SaveProfileInput = z.output<typeof saveProfileInput>;

/** What is handed in says something, in one language at least. */
export const submitProfileInput = z
  .object({ ...about, ...words })
  .refine(p => p.headlineEn !== "" || p.headlineEs !== "", {
    path: ["headlineEn"],
    message: "directory.invalid.headline",
  })
  .refine(p => p.descriptionEn !== "" || p.descriptionEs !== "", {
    path: ["descriptionEn"],
    message: "directory.invalid.description",
  });

export const takeBackProfileInput = z.object(about);
export const approveProfileInput = z.object(about);
export const returnProfileInput = z.object({
  ...about,
  reason: z.string().trim().min(1, "errors.required").max(2000),
});
export type ReturnProfileInput = z.output<typeof returnProfileInput>;
