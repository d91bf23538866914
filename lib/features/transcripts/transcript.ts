import { readOwn } from "#lib/features/certifications/own.ts";
import { type OwnCourseDto, readOwnCourses } from "#lib/features/training/transcript.ts";
import type { Locale } from "#lib/messages/index.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { translator } from "#lib/platform/i18n/translator.ts";
import type { WorkspaceInfo } from "#lib/platform/lookup.ts";
import type { Self } from "#lib/platform/lookup-self.ts";
import { renderTranscript, type TranscriptPart } from "./paper.ts";

/** A course that belongs on a transcript: it was held, and they had a seat in it. */
const held = (course: OwnCourseDto): boolean =>
  course.state === "seated" && !course.calledOff && !course.ahead;

/**
 * A person's whole record in a workspace in both languages, the reader's first (P22): certificates with their life, courses
 * and examinations with the result of each part, and companies. Read as themselves: nobody else's is there.
 */
export async function readTranscript(
  tx: Tx,
  self: Self,
  workspace: WorkspaceInfo,
  now: Date,
): Promise<TranscriptPart[]> {
  const locales: readonly Locale[] = self.locale === "es" ? ["es", "en"] : ["en", "es"];
  const parts: TranscriptPart[] = [];
  for (const locale of locales) {
    const reader = { ...self, locale };
    const own = await readOwn(tx, reader, workspace, now);
    const courses = (await readOwnCourses(tx, reader, workspace, now)).filter(held);
    parts.push({ locale, own, courses });
  }
  return parts;
}

/** The same as a file that prints well. */
export async function ownTranscript(
  tx: Tx,
  self: Self,
  workspace: WorkspaceInfo,
  now: Date,
): Promise<{ name: string; mediaType: string; bytes: Uint8Array }> {
  const parts = await readTranscript(tx, self, workspace, now);
  const bytes = await renderTranscript({ name: self.name, workspace, parts, at: now });
  const word = translator(self.locale)("consents.paper.file");
  const name = `${workspace.slug}-${word}-${parts[0]?.own.today ?? ""}.pdf`;
  return { name, mediaType: "application/pdf", bytes };
}
