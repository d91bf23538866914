import type { Edition } from "#lib/domain/edition.ts";
import type { Part, Problem } from "#lib/domain/programmes/draft.ts";
import { fieldId } from "./path.ts";

export const programmesHref = (vendor: string) => `/${vendor}/settings/programmes`;
export const programmeHref = (vendor: string, slug: string) => `${programmesHref(vendor)}/${slug}`;
/** A part of the draft; with a problem, the field it stands at. */
export const draftHref = (vendor: string, slug: string, part: Part, at?: Pick<Problem, "path">) =>
  `${programmeHref(vendor, slug)}/draft/${part}${at ? `#${fieldId(at.path)}` : ""}`;
export const publishHref = (vendor: string, slug: string) => `${programmeHref(vendor, slug)}/publish`;
export const importHref = (vendor: string, slug: string) => `${programmeHref(vendor, slug)}/import`;
export const compareHref = (vendor: string, slug: string, from: Edition, to: Edition) =>
  `${programmeHref(vendor, slug)}/compare?from=${from}&to=${to}`;
/** A download: a version, or the draft as it stands. */
export const fileHref = (vendor: string, slug: string, edition: Edition) =>
  `/api/programmes/${slug}/file?w=${vendor}&edition=${edition}`;
