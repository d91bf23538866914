import { z } from "zod";
import { MOST_RATING_DAYS, MOST_RATING_HOURS } from "#lib/domain/tickets/rating.ts";
import { MOST_SILENCE_DAYS, SILENCE_DAYS } from "#lib/domain/tickets/silence.ts";
import { cleanLogo, type LogoTrouble } from "#lib/domain/workspace/logo.ts";

const logoText: Record<LogoTrouble, string> = {
  too_big: "settings.invalid.logoTooBig",
  not_svg: "settings.invalid.logoNotSvg",
  forbidden: "settings.invalid.logoForbidden",
  no_size: "settings.invalid.logoNoSize",
  empty: "settings.invalid.logoEmpty",
};

const email = z.email();

/** A zone this runtime can count in. */
function isZone(name: string): boolean {
  try {
    return name !== "" && new Intl.DateTimeFormat("en", { timeZone: name }) !== null;
  } catch {
    return false;
  }
}

const silenceDays = z
  .int("settings.invalid.silenceDays")
  .min(1, "settings.invalid.silenceDays")
  .max(MOST_SILENCE_DAYS, "settings.invalid.silenceDays")
  .optional();

/** What a vendor's administrators say of their workspace. */
export const saveWorkspaceInput = z
  .object({
    version: z.int32(),
    name: z.string().trim().min(1).max(60),
    supportEmail: z
      .string()
      .trim()
      .max(254)
      .refine(text => text === "" || email.safeParse(text).success, "errors.email"),
    supportPhone: z
      .string()
      .trim()
      .max(40)
      .regex(/^(\+?[\d\s().-]{5,}(\s*(ext|x)\.?\s*\d+)?)?$/i, "settings.invalid.phone"),
    locale: z.enum(["en", "es"]),
    timeZone: z.string().refine(isZone, "settings.invalid.timeZone"),
    /** Any colour: lightness is the tokens' (measured contrast), hue is theirs. */
    colour: z
      .string()
      .trim()
      .toLowerCase()
      .regex(/^#[0-9a-f]{6}$/, "settings.invalid.colour"),
    /** A drawing as text; "" is none, null keeps the one there is. */
    logo: z
      .string()
      .trim()
      .superRefine((text, context) => {
        if (text === "") return;
        const cleaned = cleanLogo(text);
        if (!cleaned.ok) context.addIssue({ code: "custom", message: logoText[cleaned.error] });
      })
      .nullable(),
    /** S7: the reader role is a choice of the vendor. */
    readersAllowed: z.boolean(),
    /** Percent of answers in time; left out: no goal is drawn. */
    slaGoalPercent: z
      .int("settings.invalid.percent")
      .min(1, "settings.invalid.percent")
      .max(100, "settings.invalid.percent")
      .optional(),
    /** T5: both or neither; left out, cases wait for their customer without end. */
    silenceWarnDays: silenceDays,
    silenceCloseDays: silenceDays,
    silenceCount: z.enum(SILENCE_DAYS),
    /** Both or neither; left out, nobody is asked how a case went. */
    ratingAfterHours: z
      .int("settings.invalid.ratingHours")
      .min(0, "settings.invalid.ratingHours")
      .max(MOST_RATING_HOURS, "settings.invalid.ratingHours")
      .optional(),
    ratingDays: z
      .int("settings.invalid.ratingDays")
      .min(1, "settings.invalid.ratingDays")
      .max(MOST_RATING_DAYS, "settings.invalid.ratingDays")
      .optional(),
  })
  .superRefine(({ silenceWarnDays, silenceCloseDays, ratingAfterHours, ratingDays }, context) => {
    const both = (message: string, all: Record<string, number | undefined>) => {
      const missing = Object.keys(all).filter(name => all[name] === undefined);
      if (missing.length === 1) context.addIssue({ code: "custom", path: missing, message });
    };
    both("settings.invalid.silenceBoth", { silenceWarnDays, silenceCloseDays });
    both("settings.invalid.ratingBoth", { ratingAfterHours, ratingDays });
  });
export type SaveWorkspaceInput = z.infer<typeof saveWorkspaceInput>;
