import type { Metadata } from "next";
import { FilePreviews } from "#components/files/file-previews.tsx";
import { CaseTime } from "#components/hours/case-time.tsx";
import { TicketKnowledge } from "#components/knowledge/ticket-knowledge.tsx";
import { FollowTicket } from "#components/live/follow-ticket.tsx";
import { CaseMails } from "#components/mail-delivery/case-mails.tsx";
import { CaseQuestion, CaseRating } from "#components/ratings/case-rating.tsx";
import { ClientMessages } from "#components/shell/client-messages.tsx";
import { CaseCrumbs } from "#components/tickets/case-crumbs.tsx";
import { TicketPage } from "#components/tickets/ticket-page.tsx";
import { readShown } from "#components/tickets/ticket-timeline.tsx";
import type { TicketDTO } from "#lib/features/tickets/dto.ts";
import { loadTicket } from "./load.ts";

type Props = {
  params: Promise<{ vendor: string; number: string }>;
  searchParams: Promise<{ show?: string | string[]; lines?: string | string[] }>;
};

async function load({ params, searchParams }: Props) {
  const { vendor, number } = await params;
  const { show, lines } = await searchParams;
  const shown = readShown(show);
  const page = await loadTicket(vendor, decodeURIComponent(number), lines === "all" || shown !== "all");
  return { vendor, shown, ...page };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { ticket } = await load(props);
  return { title: `${ticket.number} ${ticket.subject}` };
}

/** The files of a case in the order they stand on its page. */
const filesOf = ({ timeline, level3Detail }: TicketDTO) => [
  ...timeline.items.flatMap(item => (item.type === "message" ? item.files : [])),
  ...(level3Detail?.files ?? []),
];

/** One ticket, the same address for all sides; each reads its own lines (R1, T4). */
export default async function TicketRoute(props: Props) {
  const page = await load(props);
  const rating = page.rating && {
    slug: page.vendor,
    number: page.ticket.number,
    rating: page.rating,
    zone: page.zone,
  };
  return (
    <ClientMessages ns={["ticketPages", "live", "defects", "ratings", "forms", "files", "hours", "features"]}>
      <CaseCrumbs slug={page.vendor} number={page.ticket.number} />
      <FilePreviews files={filesOf(page.ticket)} slug={page.vendor}>
        <TicketPage
          {...page}
          slug={page.vendor}
          asked={rating && <CaseQuestion {...rating} />}
          rated={rating && <CaseRating {...rating} />}
          knowledge={
            <>
              {page.time && <CaseTime slug={page.vendor} number={page.ticket.number} time={page.time} />}
              <TicketKnowledge
                items={page.led}
                slug={page.vendor}
                number={page.ticket.number}
                writes={page.writes}
              />
              <CaseMails mails={page.mails} />
            </>
          }
        />
      </FilePreviews>
      <FollowTicket ticketId={page.ticket.id} />
    </ClientMessages>
  );
}
