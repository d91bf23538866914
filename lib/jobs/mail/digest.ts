import { groupLines } from "#lib/domain/notifications/digest.ts";
import type { Zone } from "#lib/domain/time/types.ts";
import { notificationText } from "#lib/features/notifications/text.ts";
import type { Locale } from "#lib/messages/index.ts";
import { momentText } from "#lib/platform/i18n/day-text.ts";
import { translator } from "#lib/platform/i18n/translator.ts";
import type { Letter } from "./ways.ts";

/** One thing a digest tells of; `of` is the fact. */
export type Piece = { topic: string; data: Record<string, unknown>; at: number; of: string };

/** What it looks like in the mail: a heading that leads to the page, and what happened there. */
export type Section = { title: string; path: string; lines: { when: string; text: string; of: string }[] };

/** So many lines one mail holds; the portal has the rest. */
export const MOST_LINES = 100;
/**
 * One mail of many: what happened by what it happened to, in the reader's language and on their clock. `why` names its texts:
 * "digest" or "after_quiet".
 */
export function togetherLetter(
  pieces: readonly Piece[],
  why: "digest" | "after_quiet",
  to: { locale: string; zone: Zone; workspace: string; slug: string },
): Letter {
  const locale: Locale = to.locale === "es" ? "es" : "en";
  const shown = pieces.slice(0, MOST_LINES).map(piece => {
    const { title, text } = wordsOf(locale, piece);
    return {
      about: `${String(piece.data.path)}\n${title}`,
      at: piece.at,
      of: piece.of,
      title,
      text,
      path: String(piece.data.path),
    };
  });
  const sections: Section[] = groupLines(shown).map(({ lines }) => ({
    title: lines[0]?.title ?? "",
    path: lines[0]?.path ?? "",
    lines: lines.map(({ at, text, of }) => ({ when: momentText(at, to.zone, locale), text, of })),
  }));
  return {
    topic: `together.${why}`,
    data: {
      path: `/${to.slug}/notifications`,
      workspace: to.workspace,
      params: {
        workspace: to.workspace,
        count: pieces.length,
        about: sections.length,
        more: pieces.length - shown.length,
      },
      sections,
    },
  };
}

/** The subject of its own mail, and the beginning of what that would say. */
function wordsOf(locale: Locale, { topic, data }: Piece): { title: string; text: string } {
  const t = translator(locale);
  const say = (key: string, params: Record<string, string | number>) => {
    const words = t(key, params);
    return words === key ? "" : words;
  };
  const params = (data.params ?? {}) as Record<string, string | number>;
  return notificationText(say, { kind: topic, params });
}
