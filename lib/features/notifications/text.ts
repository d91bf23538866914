import { withoutMarks } from "#lib/domain/search/without-marks.ts";
import type { NotificationDto } from "./dto.ts";

/** A text of the catalogue, or "" where there is none or what was kept does not fill it. */
type Say = (key: string, params: NotificationDto["params"]) => string;

const MOST_LETTERS = 280;

/**
 * The texts of what somebody was told of: those of its mail, else its line on a timeline, else only that there is something. What was
 * written on a case stands there from its beginning: "Ana wrote:" says nothing without what she wrote.
 */
export function notificationText(
  say: Say,
  { kind, params }: Pick<NotificationDto, "kind" | "params">,
): { title: string; text: string } {
  const [first = "", second = ""] = say(`mail.${kind}.body`, params)
    .split("\n")
    .map(line => line.trim())
    .filter(line => line !== "");
  const said = String(params.excerpt ?? "");
  const next = said.trim().startsWith(second) ? inOneLine(said) : second;
  const text = first.endsWith(":") && second !== "" ? `${first} ${next}` : first;
  return {
    title:
      say(`mail.${kind}.subject`, params) ||
      say(`events.${kind}`, params) ||
      say("notifications.other", params),
    text: text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS - 1).toWellFormed()}…` : text,
  };
}

const inOneLine = (text: string): string => withoutMarks(text).replace(/\s+/g, " ").trim();
