import { useTranslations } from "next-intl";
import { Avatar } from "#components/ui/avatar.tsx";
import { Level } from "#components/ui/level.tsx";
import { Tag } from "#components/ui/tag.tsx";
import type { Side } from "#lib/domain/tickets/types.ts";
import type { TicketDTO } from "#lib/features/tickets/dto.ts";
import { MeantAssignee, MeantPlace, MeantPriority } from "./meant.tsx";
import { TicketActions } from "./ticket-actions.tsx";
import { deedsOf } from "./ticket-deeds.ts";
import { TicketState } from "./ticket-state.tsx";
import { useBecause, useRefusals } from "./ticket-words.ts";

type Props = { ticket: TicketDTO; side: Side; me: string; myName: string; slug: string; maker: string };

/** Number, kind, subject, where it is, and what to do with it. */
export function TicketHead({ ticket, side, me, myName, slug, maker }: Props) {
  const t = useTranslations("ticketPages");
  const because = useBecause(ticket);
  const why = useRefusals(ticket.may);
  const { buttons, menu } = deedsOf(ticket, side);
  const level3 = ticket.level3Detail;
  const follows =
    side === "customer" &&
    ticket.state === "closed" &&
    !ticket.mergedInto &&
    ticket.may.replyEveryone.allowed;
  return (
    <MeantPlace>
      <div className="tk-head" data-deeds="">
        <div className="row wrap tk-head-row">
          <div className="grow tk-title">
            <p className="row sm wrap">
              <span className="id">{ticket.number}</span>
              <span className="mm">
                {t("head.kind", { kind: t(`kind.${ticket.kind}`), channel: t(`channel.${ticket.channel}`) })}
              </span>
            </p>
            <h1>{ticket.subject}</h1>
            <div className="tk-meta" data-outcome="">
              <TicketState state={ticket.state} side={side} />
              <MeantPriority priority={ticket.priority} />
              {side !== "customer" && <Level level={ticket.level} />}
              {side !== "customer" && <span>{ticket.customerName}</span>}
              {side !== "customer" && ticket.level3 && (
                <Tag tone="line">{t(`level3.short.${ticket.level3}`, { maker })}</Tag>
              )}
              <MeantAssignee kind={ticket.partnerOrgId === null ? "vendor" : "partner"}>
                {ticket.assigneeName ? (
                  <span className="row tk-who">
                    <Avatar
                      name={ticket.assigneeName}
                      kind={ticket.partnerOrgId === null ? "vendor" : "partner"}
                    />
                    {ticket.assigneeId === me
                      ? t("head.you", { name: ticket.assigneeName })
                      : side === "customer"
                        ? `${ticket.assigneeName}, ${ticket.servedByName}`
                        : ticket.assigneeName}
                  </span>
                ) : (
                  // At level 3 the manufacturer has it; that nobody below does is no news to it.
                  !(side === "vendor" && ticket.level3) && (
                    <span className="mm">
                      {side === "customer" ? ticket.servedByName : t("head.unassigned")}
                    </span>
                  )
                )}
              </MeantAssignee>
            </div>
          </div>
          <TicketActions
            slug={slug}
            number={ticket.number}
            version={ticket.version}
            buttons={buttons}
            menu={menu}
            why={why}
            priority={ticket.priority}
            because={because}
            derived={ticket.priorityReason !== "changed"}
            people={ticket.assignees}
            assigneeId={ticket.assigneeId}
            me={{ id: me, name: myName }}
            partner={ticket.servedByName}
            level3={level3}
            forCustomer={level3?.forCustomer ?? ""}
            escalators={ticket.escalators}
            customer={ticket.customerName}
            mergeable={ticket.mergeable}
            messages={splittable(ticket)}
            childCases={ticket.links.filter(one => one.relation === "parent_of" && one.state !== "closed")}
            followHref={follows ? `/${slug}/tickets/new?after=${encodeURIComponent(ticket.number)}` : null}
          />
        </div>
      </div>
    </MeantPlace>
  );
}

/** Messages of this very case, named by their beginning; what went on in it from another one stays there. */
const splittable = ({ timeline, merged }: TicketDTO) =>
  timeline.items.flatMap(item =>
    item.type === "message" && (merged.length === 0 || item.own)
      ? [
          {
            id: item.id,
            label: item.author.name,
            hint: item.body.length > 140 ? `${item.body.slice(0, 140)}…` : item.body,
          },
        ]
      : [],
  );
