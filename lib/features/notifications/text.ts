import type { NotificationDto } from "./dto.ts";

/** A text of the catalogue, or "" where there is none or what was kept does not fill it. */
type Say = (key: string, params: NotificationDto["params"]) => string;

/** The texts of what somebody was told of: those of its mail, else its line on a timeline, else only that there is something. */
export function notificationText(
  say: Say,
  { kind, params }: Pick<NotificationDto, "kind" | "params">,
): { title: string; text: string } {
  return {
    title:
      say(`mail.${kind}.subject`, params) ||
      say(`events.${kind}`, params) ||
      say("notifications.other", params),
    text: say(`mail.${kind}.body`, params).split("\n")[0] ?? "",
  };
}
