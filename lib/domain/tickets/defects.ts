import { err, ok, type Result } from "#lib/domain/result.ts";
import { isOpen } from "#lib/domain/tickets/states.ts";
import type { TicketFlow } from "#lib/domain/tickets/types.ts";

export const DEFECT_STATES = ["open", "fixed", "withdrawn"] as const;
/** Where a fault of a product stands (T3, S18): known, mended in a release, or no fault after all. */
export type DefectState = (typeof DEFECT_STATES)[number];

/** Words in both languages; "" where there are none. */
export type BothTexts = { en: string; es: string };

export type DefectFacts = {
  state: DefectState;
  /** The release that brings the fix; null unless fixed. */
  fixedIn: string | null;
  /** Why it was withdrawn; "" otherwise. */
  reason: string;
};

export type DefectRefusal = "defectUnknownRelease" | "defectReason" | "defectAlready";

/** Mended in a release that is out: only then can a customer go and get it. Said again of another release, that one counts. */
export function fixIn(
  defect: DefectFacts,
  release: string,
  released: readonly string[],
): Result<DefectFacts, DefectRefusal> {
  if (!released.includes(release)) return err("defectUnknownRelease");
  if (defect.state === "fixed" && defect.fixedIn === release) return err("defectAlready");
  return ok({ state: "fixed", fixedIn: release, reason: "" });
}

/** No fault of the product, or none that will be mended: with a reason. */
export function withdraw(defect: DefectFacts, reason: string): Result<DefectFacts, DefectRefusal> {
  if (defect.state === "withdrawn") return err("defectAlready");
  return reason.trim() === ""
    ? err("defectReason")
    : ok({ state: "withdrawn", fixedIn: null, reason: reason.trim() });
}

/** Known again: the fix did not hold, or it was one after all. */
export function reopenDefect(defect: DefectFacts): Result<DefectFacts, DefectRefusal> {
  return defect.state === "open" ? err("defectAlready") : ok({ state: "open", fixedIn: null, reason: "" });
}

/** What the parties of a case read of the fault behind it: these words and nothing else. Null: nothing was worded for them. */
export type PublicWording = {
  title: BothTexts;
  text: BothTexts;
  workaround: BothTexts;
  state: DefectState;
  fixedIn: string | null;
};

/** The public part of a defect. Without a title in either language there is none. */
export function publicWording(
  defect: DefectFacts & { title: BothTexts; text: BothTexts; workaround: BothTexts },
): PublicWording | null {
  const { title, text, workaround, state, fixedIn } = defect;
  return title.en.trim() === "" && title.es.trim() === ""
    ? null
    : { title, text, workaround, state, fixedIn };
}

export const ANNOUNCEMENTS = ["workaround", "fix", "withdrawn", "news"] as const;
export type AnnouncementKind = (typeof ANNOUNCEMENTS)[number];

/** What can be told to all cases as the defect stands: a fix only once it is out, a work-around while it is needed. */
export function announceable({ state }: Pick<DefectFacts, "state">): AnnouncementKind[] {
  return ANNOUNCEMENTS.filter(kind =>
    kind === "news" || kind === "workaround"
      ? state === "open"
      : kind === (state === "fixed" ? "fix" : state),
  );
}

/** What an announcement does to a case beside being read. */
export type Onward = "stays" | "back_to_partner" | "resolved";

/**
 * How a case goes on once it was told (P14, S18): one that lies with the manufacturer goes back to its partner, one that the
 * vendor serves itself is proposed as resolved, and a reply opens it again (T5). News ends nothing, and what is finished,
 * undiagnosed or worked by the partner stays as it is.
 */
export function onward(
  one: { flow: TicketFlow; partnerOrgId: string | null },
  kind: AnnouncementKind,
  moveOn: boolean,
): Onward {
  const { flow, partnerOrgId } = one;
  if (!moveOn || kind === "news" || !isOpen(flow)) return "stays";
  if (partnerOrgId !== null) return flow.level3 === null ? "stays" : "back_to_partner";
  return flow.diagnosedAt === null ? "stays" : "resolved";
}
