import type { ProgrammeSide } from "#lib/domain/programmes/definition.ts";

/** A text a shipped workspace sends for signature; published as version 1. */
export type TemplateSeed = {
  kind: string;
  locale: "en" | "es";
  title: string;
  firstSide: ProgrammeSide;
  signDays: number;
  remindDays: number;
  body: string;
};
