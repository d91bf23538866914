import { cache } from "react";
import { defectPolicy } from "#lib/domain/policies/defect.ts";
import { knowledgePolicy } from "#lib/domain/policies/knowledge.ts";
import { defectsOfCase } from "#lib/features/defects/queries.ts";
import { wishChoices, wishesOfCase } from "#lib/features/feature-requests/cases.ts";
import { caseTime } from "#lib/features/hours/case-time.ts";
import { knowledgeOfTicket } from "#lib/features/knowledge/read.ts";
import { newestMailsOf } from "#lib/features/mail-delivery/queries.ts";
import { caseRating } from "#lib/features/ratings/queries.ts";
import { repliesForCase } from "#lib/features/saved-replies/queries.ts";
import { besideCase } from "#lib/features/tickets/queries/beside.ts";
import { getTicketWithCover, ticketTimelineBetween } from "#lib/features/tickets/queries/ticket.ts";
import { readingPlace } from "#lib/features/tickets/reading-place.ts";
import { replyDraft } from "#lib/features/tickets/reply-draft.ts";
import { deskTags, tagsOf } from "#lib/features/tickets/tags.ts";
import { readPage } from "#lib/platform/page.ts";
import { notFoundRefusal } from "#lib/platform/refusal.ts";

/** The ticket's page as its reader gets it, read once for title and page. `whole` brings the folded lines too. */
export const loadTicket = cache(async (vendor: string, number: string, whole: boolean) =>
  readPage(vendor, async ({ actor, workspace, tx, now }) => {
    const { ticket, contract } = (await getTicketWithCover(tx, actor, number, now)) ?? notFoundRefusal();
    const { timeline } = ticket;
    const { folded } = timeline;
    if (whole && folded) {
      const between = (await ticketTimelineBetween(tx, actor, number, folded.from, folded.to)) ?? [];
      const left = folded.count - between.length;
      ticket.timeline = {
        ...timeline,
        items: [
          ...timeline.items.slice(0, folded.afterIndex + 1),
          ...between,
          ...timeline.items.slice(folded.afterIndex + 1),
        ],
        folded: left > 0 ? { ...folded, count: left } : null,
      };
    }
    const has = await besideCase(tx, actor, ticket.id);
    return {
      ticket,
      led: has.knowledge ? await knowledgeOfTicket({ tx, actor }, ticket.id) : [],
      writes: knowledgePolicy.write(actor, null),
      mails: has.mails ? await newestMailsOf(tx, actor, ticket.id) : [],
      defects: has.defects ? await defectsOfCase(tx, actor, ticket.id) : [],
      wishes: {
        on: has.wishes ? await wishesOfCase(tx, actor, ticket.id) : [],
        choices:
          ticket.may.link.allowed && !ticket.mergedInto ? await wishChoices(tx, actor, ticket.id) : null,
      },
      draft: has.draft ? await replyDraft(tx, actor, ticket.id) : null,
      readTo: has.place ? await readingPlace(tx, actor, ticket.id) : null,
      tags: has.tags ? ((await tagsOf(tx, actor, [ticket.id])).get(ticket.id) ?? []) : [],
      usedTags: await deskTags(tx, actor),
      time: contract && (await caseTime({ tx, actor }, number, contract)),
      rating: has.rating ? await caseRating(tx, actor, ticket.id, now) : null,
      following: has.following,
      keepsDefects: defectPolicy.keep(actor, null),
      replies: await repliesForCase(tx, actor, ticket),
      side: actor.side,
      me: actor.personId,
      myName: actor.name,
      locale: actor.locale,
      zone: actor.timeZone,
      titleZone: workspace.timeZone,
      maker: workspace.name,
      now: now.getTime(),
    };
  }),
);
