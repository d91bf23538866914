import type { ProgrammeSide } from "#lib/domain/programmes/definition.ts";

export type TemplateContent = {
  title: string;
  body: string;
  firstSide: ProgrammeSide;
  signDays: number;
  remindDays: number;
};

/** A published text, as it is chosen and sent. */
export type TemplateDto = TemplateContent & { id: string; kind: string; locale: string; version: number };

export type TemplateVersionDto = { version: number; publishedBy: string; publishedAt: number; note: string };

/** The page that edits one template: the choice of templates, the one chosen, and its preview with a partner's data. */
export type TemplatePageDto = {
  programmes: { id: string; name: string }[];
  kinds: { key: string; title: string; published: boolean }[];
  programmeId: string;
  kind: string;
  locale: "en" | "es";
  /** What the form begins with: the draft, else the newest version, else nothing. */
  content: TemplateContent;
  draftVersion: number;
  draft: { savedBy: string; savedAt: number } | null;
  baseVersion: number;
  versions: TemplateVersionDto[];
  partners: { slug: string; name: string }[];
  /** The chosen version or the draft filled with the chosen partner's data; null without a partner. */
  preview: { partner: string; text: string; missing: string[] } | null;
};
