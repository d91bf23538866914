import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Presence } from "#components/live/presence.tsx";
import { Message } from "#components/ui/message.tsx";
import { dayOf } from "#components/ui/time-text.ts";
import type { KeptDraft } from "#lib/domain/text-draft.ts";
import { openingOf } from "#lib/domain/tickets/reading-place.ts";
import type { Side } from "#lib/domain/tickets/types.ts";
import type { CaseDefectDTO } from "#lib/features/defects/dto.ts";
import type { CaseWishDTO, WishChoice } from "#lib/features/feature-requests/dto.ts";
import type { CaseTimeDto } from "#lib/features/hours/dto.ts";
import type { FilledReply } from "#lib/features/saved-replies/dto.ts";
import type { TicketDTO } from "#lib/features/tickets/dto.ts";
import { useAudiences } from "./audience-words.ts";
import { OutgoingMessage, OutgoingPlace } from "./outgoing.tsx";
import { ReadingPlace } from "./reading-place.tsx";
import { TicketComposer } from "./ticket-composer.tsx";
import { TicketHead } from "./ticket-head.tsx";
import { TicketKeys } from "./ticket-keys.tsx";
import { MergedInto } from "./ticket-links.tsx";
import { TicketClock, TicketSide } from "./ticket-side.tsx";
import { avatarOf, type Shown, TicketTimeline } from "./ticket-timeline.tsx";
import { useRefusals } from "./ticket-words.ts";

type Props = {
  ticket: TicketDTO;
  side: Side;
  me: string;
  myName: string;
  slug: string;
  maker: string;
  shown: Shown;
  zone: string;
  titleZone: string;
  now: number;
  /** What the case led to, beside it. */
  knowledge?: ReactNode;
  /** What its contact is asked at its end, and what they said. */
  asked?: ReactNode;
  rated?: ReactNode;
  defects: readonly CaseDefectDTO[];
  keepsDefects: boolean;
  /** What it asks for, and what it can be linked to where the reader may. */
  wishes: { on: readonly CaseWishDTO[]; choices: readonly WishChoice[] | null };
  following: boolean;
  /** The desk's own words on it, and those it uses. */
  tags: readonly string[];
  usedTags: readonly string[];
  draft: KeptDraft | null;
  /** Up to when the reader has read it. */
  readTo: number | null;
  /** Time on it, and whether this reader writes down more. */
  time: CaseTimeDto | null;
  replies: readonly FilledReply[];
};

/** Head, timeline with the composer at its foot, and what stands beside. */
export function TicketPage(props: Props) {
  const { ticket, side, me, slug, maker, shown, zone, titleZone, now } = props;
  const { defects, keepsDefects, following, knowledge, asked, rated } = props;
  const t = useTranslations("ticketPages");
  const audiences = useAudiences(ticket, maker);
  const why = useRefusals(ticket.may);
  const mine = ticket.timeline.items.findLast(item => item.type === "message" && item.author.you);
  const newestOwn =
    mine?.type === "message" ? { id: mine.id, audience: mine.audience, body: mine.body } : null;
  const lines = ticket.timeline.items.flatMap(item =>
    item.type === "message" ? [{ id: item.id, at: item.at, own: item.author.you }] : [],
  );
  const opening = openingOf(lines, props.readTo);
  const open = ticket.state !== "resolved" && ticket.state !== "closed";
  const states = [
    { value: "stay" as const, label: t("composer.stay", { state: t(`state.forStaff.${ticket.state}`) }) },
  ];
  return (
    <>
      <TicketKeys slug={slug} number={ticket.number} />
      <TicketHead ticket={ticket} side={side} me={me} myName={props.myName} slug={slug} maker={maker} />
      {ticket.clock && (
        <div className="only-s tk-clock-s">
          <div className="card">
            <TicketClock clock={ticket.clock} zone={zone} />
          </div>
        </div>
      )}
      <div className="split">
        <div className="page tk">
          <OutgoingPlace>
            <MergedInto ticket={ticket} slug={slug} />
            <TicketTimeline
              ticket={ticket}
              side={side}
              shown={shown}
              path={`/${slug}/tickets/${ticket.number}`}
              slug={slug}
              maker={maker}
              zone={zone}
              titleZone={titleZone}
              now={now}
              opening={opening}
              foot={
                <OutgoingMessage name={props.myName} avatar={avatarOf(side)} newest={newestOwn?.id ?? null} />
              }
            />
            {(shown === "all" || shown === "messages") && (
              <ReadingPlace
                slug={slug}
                number={ticket.number}
                lines={lines}
                opening={opening}
                folded={ticket.timeline.folded !== null}
              />
            )}
            {asked}
            {side === "customer" &&
              ticket.state === "closed" &&
              !ticket.mergedInto &&
              audiences.length > 0 && <p className="sm m tk-note">{t("composer.opensLinked")}</p>}
            {side !== "customer" && <Presence workspace={slug} ticketId={ticket.id} />}
            {audiences.length > 0 ? (
              <TicketComposer
                slug={slug}
                number={ticket.number}
                me={me}
                kept={props.draft}
                audiences={audiences}
                states={
                  side === "customer" || !open
                    ? []
                    : [
                        ...states,
                        ...(ticket.state === "diagnosed" || ticket.state === "waiting_customer"
                          ? [{ value: "in_progress" as const, label: t("state.forStaff.in_progress") }]
                          : []),
                        ...(ticket.may.waitForCustomer.allowed
                          ? [
                              {
                                value: "waiting_customer" as const,
                                label: t("state.forStaff.waiting_customer"),
                              },
                            ]
                          : []),
                        ...(ticket.may.resolve.allowed
                          ? [{ value: "resolved" as const, label: t("state.forStaff.resolved") }]
                          : []),
                      ]
                }
                offersAnswer={ticket.may.answer.allowed && ticket.firstAnswerAt === null}
                seenMessageId={ticket.lastPublicMessageId}
                newestOwn={newestOwn}
                time={props.time?.logs ? props.time : null}
                replies={side === "customer" ? null : props.replies}
              />
            ) : (
              <div className="dock" data-open="">
                <Message tone="info" title={why.replyEveryone ?? t("composer.closed")} />
              </div>
            )}
          </OutgoingPlace>
        </div>
        <TicketSide
          ticket={ticket}
          side={side}
          slug={slug}
          maker={maker}
          today={dayOf(now, zone)}
          zone={zone}
          knowledge={knowledge}
          rated={rated}
          defects={defects}
          keepsDefects={keepsDefects}
          wishes={props.wishes}
          following={following}
          tags={side === "customer" ? null : { on: props.tags, used: props.usedTags }}
        />
      </div>
    </>
  );
}
