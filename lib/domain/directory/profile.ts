import { err, ok, type Result } from "#lib/domain/result.ts";

/** "replaced": approved once, until a later one was. */
export const PROFILE_STATES = ["draft", "submitted", "returned", "approved", "replaced"] as const;
export type ProfileState = (typeof PROFILE_STATES)[number];

/** How a partner wants to be seen; texts in both languages, either may be empty. */
export type ProfileContent = {
  headlineEn: string;
  headlineEs: string;
  descriptionEn: string;
  descriptionEs: string;
  /** ISO 3166-1 codes of where it works. */
  countries: string[];
  specialities: string[];
  /** ISO 639-1 codes. */
  languages: string[];
  contactEmail: string;
  contactPhone: string;
  /** A cleaned drawing; empty: none. */
  logo: string;
};

export const emptyProfile: ProfileContent = {
  headlineEn: "",
  headlineEs: "",
  descriptionEn: "",
  descriptionEs: "",
  countries: [],
  specialities: [],
  languages: [],
  contactEmail: "",
  contactPhone: "",
  logo: "",
};

export const PROFILE_FIELDS = Object.keys(emptyProfile) as (keyof ProfileContent)[];

export type ProfileDeed = "save" | "submit" | "take_back" | "approve" | "return";

const STEPS: Record<ProfileDeed, { from: readonly ProfileState[]; to: ProfileState }> = {
  save: { from: ["draft", "returned"], to: "draft" },
  submit: { from: ["draft", "returned"], to: "submitted" },
  take_back: { from: ["submitted"], to: "draft" },
  approve: { from: ["submitted"], to: "approved" },
  return: { from: ["submitted"], to: "returned" },
};

/** Where a deed leads; refused where a profile is not in a state for it. */
export function profileStep(state: ProfileState, deed: ProfileDeed): Result<ProfileState, "state"> {
  const step = STEPS[deed];
  return step.from.includes(state) ? ok(step.to) : err("state");
}

const asText = (value: string | readonly string[]): string =>
  typeof value === "string" ? value.trim() : [...value].sort().join("\n");

/** The fields in which two profiles say something else, in the order of the form; the order within a list says nothing. */
export function profileChanges(before: ProfileContent, after: ProfileContent): (keyof ProfileContent)[] {
  return PROFILE_FIELDS.filter(field => asText(before[field]) !== asText(after[field]));
}

/** Specialities as typed, with commas between: each once whatever its capitals, in the order they came. */
export function specialitiesOf(text: string): string[] {
  const found = new Map<string, string>();
  for (const part of text.split(/[,;\n]/)) {
    const words = part.trim().replace(/\s+/g, " ");
    if (words && !found.has(words.toLocaleLowerCase("en"))) found.set(words.toLocaleLowerCase("en"), words);
  }
  return [...found.values()];
}
