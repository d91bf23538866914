import { Check, Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import { Timeline, type TimelineItem } from "#components/ui/timeline.tsx";
import type { EventDto } from "#lib/features/applications/dto.ts";

type Props = { events: readonly EventDto[]; zone: string; workspace: string };

/** What happened, oldest first: facts as ticks, what one side wrote to the other as messages. */
export function ApplicationHistory({ events, zone, workspace }: Props) {
  const t = useTranslations("applications");
  const facts = useTranslations("events");
  const items: TimelineItem[] = events.map(event => {
    const what = (facts as (key: string, params: object) => string)(event.type, { names: event.names });
    if (event.note)
      return {
        kind: "message",
        key: event.id,
        at: event.at,
        by: { name: event.actorName, kind: event.actorSide === "vendor" ? "vendor" : "partner" },
        role: `${what}${event.questions.length > 0 ? `: ${event.questions.join(", ")}` : ""}`,
        tone: event.audience === "vendor" ? "own" : "all",
        ...(event.audience === "vendor" ? { audience: t("onlyVendor", { workspace }) } : {}),
        body: <p className="answer-text">{event.note}</p>,
      };
    return {
      kind: "event",
      key: event.id,
      at: event.at,
      icon:
        event.audience === "vendor" ? (
          <Lock className="i i-s" aria-hidden="true" />
        ) : event.type === "application.accepted" ? (
          <Check className="i i-s" aria-hidden="true" />
        ) : undefined,
      text: (
        <>
          {what}
          {event.tier && <>, {event.tier}</>}
          {event.actorName && <>, {event.actorName}</>}
          {event.audience === "vendor" && <span className="mm">, {t("onlyVendor", { workspace })}</span>}
        </>
      ),
    };
  });
  return <Timeline items={items} titleZone={zone} label={t("history")} fold={{ first: 2, last: 6 }} />;
}
