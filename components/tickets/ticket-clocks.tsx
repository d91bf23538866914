"use client";

import { TriangleAlert } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { ActionButton } from "#components/forms/action-button.tsx";
import { ClockCard } from "#components/ui/clock-bar.tsx";
import { Time } from "#components/ui/time.tsx";
import { acknowledgeStepAction } from "#lib/features/tickets/actions.ts";
import type { UnseenDTO } from "#lib/features/tickets/dto/levels.ts";
import type { ClockDTO, TicketDTO } from "#lib/features/tickets/dto.ts";

type Props = { ticket: TicketDTO; slug: string; zone: string };

/** What runs beside the clock that leads, each with its own card; level 3 has a place of its own. */
export function OtherClocks({ ticket, zone }: Omit<Props, "slug">) {
  const t = useTranslations("ticketPages.clock");
  const leads = (clock: ClockDTO) => clock.kind === ticket.clock?.kind && clock.cycle === ticket.clock.cycle;
  const others = ticket.clocks.filter(
    clock => clock.kind !== "level3" && clock.walk.stoppedAt === null && !leads(clock),
  );
  return others.map(clock => (
    <div key={`${clock.kind}${clock.cycle}`} className="tk-clock">
      <ClockCard walk={clock.walk} name={t(clock.kind)} zone={zone} />
    </div>
  ));
}

/** Steps of the escalation that are told again until somebody says they have seen them (S6). */
export function UnseenSteps({ ticket, slug, zone }: Props) {
  const t = useTranslations("ticketPages.unseen");
  const names = useTranslations("ticketPages.clock");
  const router = useRouter();
  if (ticket.unseen.length === 0) return null;
  const about = ({ clock, cycle, level }: UnseenDTO) => ({ number: ticket.number, clock, cycle, level });
  return (
    <section>
      <h2>{t("title")}</h2>
      {ticket.unseen.map(step => (
        <div key={`${step.clock}${step.cycle}.${step.level}`} className="tk-unseen">
          <p className="sm tk-alarm">
            <TriangleAlert className="i i-s" aria-hidden="true" />
            {t.rich("told", {
              clock: names(step.clock),
              level: step.level,
              when: () => <Time instant={step.firedAt} zone={zone} style="full" />,
            })}
          </p>
          {step.next !== null && (
            <p className="sm m">
              {t.rich("next", { when: () => <Time instant={step.next!} zone={zone} style="full" /> })}
            </p>
          )}
          {ticket.may.acknowledge.allowed && (
            <ActionButton
              send={acknowledgeStepAction.bind(null, slug)}
              input={about(step)}
              size="sml"
              doneText={t("done")}
              onDone={() => router.refresh()}
            >
              {t("seen")}
              <span className="vh">
                : {names(step.clock)}, {step.level}
              </span>
            </ActionButton>
          )}
        </div>
      ))}
    </section>
  );
}
