import { newTicketForm } from "#lib/domain/form-draft.ts";
import { feedsOf } from "#lib/domain/policies/calendar-feed.ts";
import type { Actor } from "#lib/domain/policies/types.ts";
import type { PlainDate } from "#lib/domain/time/types.ts";
import { documentBytes, documentPage } from "#lib/features/agreements/document.ts";
import { findEnvelope } from "#lib/features/agreements/envelope.ts";
import { agreementsOf, findAgreement } from "#lib/features/agreements/queries.ts";
import { amendmentsOf } from "#lib/features/amendments/queries.ts";
import { LIST_VIEWS } from "#lib/features/applications/dto.ts";
import { listApplications } from "#lib/features/applications/list.ts";
import { applicationPage } from "#lib/features/applications/queries.ts";
import { deskRules, findRule, ruleHistory, ruleLog } from "#lib/features/automation/queries.ts";
import { lastTrials, trialHits } from "#lib/features/automation/trials.ts";
import { ruleChoices } from "#lib/features/automation/values.ts";
import { readBookedDays } from "#lib/features/booked-days/queries.ts";
import { findPlan, plansOf } from "#lib/features/business-plans/queries.ts";
import { entriesOf } from "#lib/features/calendar-feeds/entries.ts";
import { readFeeds } from "#lib/features/calendar-feeds/queries.ts";
import { listCertificates } from "#lib/features/certifications/portfolio.ts";
import { readPeople, readPerson } from "#lib/features/certifications/queries.ts";
import { readContacts } from "#lib/features/contracts/contact-list.ts";
import { draftContext } from "#lib/features/contracts/draft-context.ts";
import { contractEvents } from "#lib/features/contracts/history.ts";
import {
  contactsOfCustomer,
  contractsOf,
  expiringContracts,
  listContracts,
} from "#lib/features/contracts/list.ts";
import {
  contractCover,
  entitlementFor,
  findContract,
  lastContract,
} from "#lib/features/contracts/queries.ts";
import { customerChoices, findCustomer, listCustomers } from "#lib/features/customers/queries.ts";
import {
  defectCases,
  defectFilter,
  defectsOfCase,
  getDefect,
  listDefects,
} from "#lib/features/defects/queries.ts";
import { findProfile, profilePage } from "#lib/features/directory/profiles.ts";
import { templatePage } from "#lib/features/documents/queries.ts";
import { findEvidence } from "#lib/features/evidence/queries.ts";
import { casesOfWish, wishChoices, wishesOfCase } from "#lib/features/feature-requests/cases.ts";
import { featureFilter, getFeature, listFeatures } from "#lib/features/feature-requests/queries.ts";
import { filesOf, fileWithBytes } from "#lib/features/files/queries.ts";
import { formDraft } from "#lib/features/form-drafts/drafts.ts";
import { openTicketsHeldBy } from "#lib/features/held-tickets/queries.ts";
import { readHome } from "#lib/features/home/queries/home.ts";
import { railCounts } from "#lib/features/home/queries/rail.ts";
import { readHours } from "#lib/features/hours/queries.ts";
import { rawMail } from "#lib/features/inbound-mail/original.ts";
import { listMail, mailPage, mailWaitingFor } from "#lib/features/inbound-mail/queries.ts";
import { MAIL_STATES } from "#lib/features/inbound-mail/schema.ts";
import { openAlerts } from "#lib/features/knowledge/alerts.ts";
import { compareEditions } from "#lib/features/knowledge/compare.ts";
import { fromTicket, knowledgeForEditing } from "#lib/features/knowledge/editing.ts";
import { knowledgeFilter, listKnowledge } from "#lib/features/knowledge/list.ts";
import { knowledgeOfTicket, readKnowledge } from "#lib/features/knowledge/read.ts";
import { readersOf as knowledgeReaders } from "#lib/features/knowledge/readers.ts";
import { suggest } from "#lib/features/knowledge/search.ts";
import { subscriptionsOf } from "#lib/features/knowledge/subscriptions.ts";
import { readDeflection } from "#lib/features/knowledge/suggestions.ts";
import { fetchVersion } from "#lib/features/library/fetch.ts";
import { libraryFilter, listLibrary } from "#lib/features/library/list.ts";
import { readersOf, readItem } from "#lib/features/library/queries.ts";
import { findWithdrawn, itemOfWithdrawn } from "#lib/features/library/withdrawn.ts";
import { failingOf, lastMailsTo, newestMailsOf } from "#lib/features/mail-delivery/queries.ts";
import { mailPreferences } from "#lib/features/mail-preferences/queries.ts";
import { readAreaPortfolio } from "#lib/features/matrix/portfolio.ts";
import { readMatrix } from "#lib/features/matrix/queries.ts";
import { readMatrixFilter, readPortfolioFilter } from "#lib/features/matrix/schema.ts";
import { listNotifications } from "#lib/features/notifications/queries.ts";
import { colleagues } from "#lib/features/onboarding/colleagues.ts";
import { partnerEvents } from "#lib/features/onboarding/history.ts";
import { findStep } from "#lib/features/onboarding/load.ts";
import { partnerPage } from "#lib/features/onboarding/page.ts";
import { onboardingOf } from "#lib/features/onboarding/queries.ts";
import { listHealth } from "#lib/features/partner-health/queries.ts";
import { readHealth } from "#lib/features/partner-health/schema.ts";
import { sentMessages } from "#lib/features/partner-messages/queries.ts";
import { readBenefits } from "#lib/features/partnerships/benefits.ts";
import { findPartnership } from "#lib/features/partnerships/standing.ts";
import { findMember, findOrg, peopleOf } from "#lib/features/people/queries.ts";
import { endCalendar } from "#lib/features/products/calendar.ts";
import { fetchReleaseFile } from "#lib/features/products/fetch.ts";
import { loadProducts } from "#lib/features/products/queries.ts";
import { listReleases, readRelease } from "#lib/features/products/read.ts";
import { productPage, productShelf, releaseForEditing } from "#lib/features/products/shelf.ts";
import { listSystems, systemFilter } from "#lib/features/products/systems.ts";
import { comparePage, draftPage, programmePage } from "#lib/features/programmes/editing.ts";
import { programmeList } from "#lib/features/programmes/list.ts";
import { readPublication } from "#lib/features/publication/queries.ts";
import { readOffers } from "#lib/features/quotes/offers.ts";
import { findQuote, readSale } from "#lib/features/quotes/queries.ts";
import { caseRating } from "#lib/features/ratings/queries.ts";
import { readReadiness } from "#lib/features/readiness/queries.ts";
import {
  closedDays,
  findRecurring,
  recurringTargets,
  recurringTickets,
  servingDesk,
} from "#lib/features/recurring-tickets/queries.ts";
import { readRated } from "#lib/features/reports/ratings.ts";
import { readReportFilter } from "#lib/features/reports/schema.ts";
import { readReviews, reviewPeople } from "#lib/features/reviews/queries.ts";
import { repliesForCase, savedReplies } from "#lib/features/saved-replies/queries.ts";
import { viewsOf } from "#lib/features/saved-views/queries.ts";
import { searchCases } from "#lib/features/search/cases.ts";
import { searchEverything } from "#lib/features/search/queries.ts";
import { recentTasks } from "#lib/features/tasks/queries.ts";
import { TICKET_VIEWS } from "#lib/features/tickets/dto.ts";
import { ticketHistory } from "#lib/features/tickets/history.ts";
import { besideCase } from "#lib/features/tickets/queries/beside.ts";
import { ticketClock } from "#lib/features/tickets/queries/clock.ts";
import { companiesNamed, customersServed } from "#lib/features/tickets/queries/companies.ts";
import { ticketFilterOptions } from "#lib/features/tickets/queries/filter-options.ts";
import { listTickets } from "#lib/features/tickets/queries/list.ts";
import { openForm } from "#lib/features/tickets/queries/open-form.ts";
import { searchTickets } from "#lib/features/tickets/queries/search.ts";
import { getTicket, ticketTimelineBetween } from "#lib/features/tickets/queries/ticket.ts";
import { dependenceOn } from "#lib/features/tickets/successors.ts";
import { deskTags, tagsOf } from "#lib/features/tickets/tags.ts";
import { asksNothing } from "#lib/features/tiers/asked.ts";
import { readLadder } from "#lib/features/tiers/queries.ts";
import { readYear } from "#lib/features/tiers/year.ts";
import { readTraining } from "#lib/features/training/catalogue-queries.ts";
import { readCourse, readCourses, readSessionForm } from "#lib/features/training/course-queries.ts";
import { readDateless, readDateRequests } from "#lib/features/training/date-request-lists.ts";
import { readOrders } from "#lib/features/training/orders.ts";
import { readExam, readMine } from "#lib/features/training/own.ts";
import { readSession } from "#lib/features/training/queries.ts";
import type { WorkspaceInfo } from "#lib/platform/actor.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import { newId } from "#lib/platform/ids.ts";

/** What somebody who guesses asks for: real ids, numbers and names, most of them other parties'. */
export type Guess = {
  ticket: { id: string; number: string };
  defect: { id: string; number: string };
  mail: { id: string };
  feature: { id: string; number: string };
  contract: { id: string; number: string };
  quote: { id: string };
  customer: { id: string; slug: string; name: string };
  partner: { id: string; slug: string; name: string };
  application: { number: string };
  person: { id: string; name: string };
  member: { id: string };
  file: { id: string };
  item: { id: string };
  knowledge: { id: string; number: string };
  libraryVersion: { id: string };
  release: { id: string; version: string; product_key: string };
  releaseFile: { id: string };
  agreement: { id: string; number: string };
  envelope: { id: string };
  plan: { id: string };
  evidence: { id: string };
  step: { id: string };
  course: { id: string };
  session: { id: string };
  enrolment: { id: string };
  /** A row of the search's index, with the word that only it has. */
  entry: { subject: string; word: string };
};
export type Reading = {
  tx: Tx;
  actor: Actor;
  workspace: WorkspaceInfo;
  now: Date;
  today: PlainDate;
  guess: Guess;
  /** Any small number, for which of several views. */
  n: number;
};
type Read = (r: Reading) => Promise<unknown>;

const pick = <T>(all: readonly T[], n: number): T => all[n % all.length] as T;
const first = { after: null, before: null };

/** The partnership as far as the reader finds it, for what is read of one. */
async function ofPartner<T>(
  { tx, actor, guess }: Reading,
  read: (p: NonNullable<Awaited<ReturnType<typeof findPartnership>>>) => Promise<T>,
): Promise<T | null> {
  if (actor.side === "customer") return null;
  const record = await findPartnership(tx, actor.tenantId, { slug: guess.partner.slug });
  return record && read(record);
}

/** What a document was filled with is escaped Markdown: a mark in it is found without its backslashes. */
const unescaped = (answer: unknown) => JSON.stringify(answer).replaceAll("\\", "");

/** What the pages read, by name; each answers what the asker is to get, or refuses. */
export const READS: Record<string, Read> = {
  "what hangs on a case": ({ tx, actor, guess }) => besideCase(tx, actor, guess.ticket.id),
  "how a case went": ({ tx, actor, guess, now }) => caseRating(tx, actor, guess.ticket.id, now),
  "answers in a report": ({ tx, actor, workspace, now, today }) =>
    readRated(tx, { actor, workspace, filter: readReportFilter({ by: "customer" }, today), now }, null, null),
  ticket: ({ tx, actor, guess, now }) => getTicket(tx, actor, guess.ticket.number, now),
  "ticket's clock": ({ tx, actor, guess, now }) => ticketClock(tx, actor, guess.ticket.number, now),
  "ticket's timeline": ({ tx, actor, guess, now }) =>
    ticketTimelineBetween(tx, actor, guess.ticket.number, `0_${newId()}`, `${now.getTime()}_${newId()}`),
  "ticket's history": ({ tx, actor, guess }) => ticketHistory(tx, actor.tenantId, guess.ticket.id, true),
  tickets: ({ tx, actor, guess, n, now }) =>
    listTickets(
      tx,
      actor,
      {
        view: pick(TICKET_VIEWS, n),
        ...(n % 3 === 0 ? { filters: { customerOrgId: guess.customer.id } } : {}),
        ...(n % 3 === 1 ? { filters: { partnerOrgId: guess.partner.id } } : {}),
      },
      now,
    ),
  "search by a word": ({ tx, actor, n, now }) => searchTickets(tx, actor, pick(["a", "de", "error"], n), now),
  "search by another's number": ({ tx, actor, guess, now }) =>
    searchTickets(tx, actor, guess.ticket.number, now),
  "faults behind a ticket": ({ tx, actor, guess }) => defectsOfCase(tx, actor, guess.ticket.id),
  defects: ({ tx, actor, n }) =>
    listDefects(tx, actor, defectFilter(n % 2 ? { words: "a" } : {}), { after: null, before: null }),
  defect: ({ tx, actor, guess, today }) => getDefect(tx, actor, guess.defect.number, today),
  "cases of a defect": ({ tx, actor, guess }) =>
    defectCases(tx, actor, guess.defect.id, { after: null, before: null }),
  "mails that came": ({ tx, actor, n }) => listMail(tx, actor, pick(MAIL_STATES, n), null),
  "a mail that came": ({ tx, actor, guess }) => mailPage(tx, actor, guess.mail.id),
  "the original of a mail": async ({ tx, actor, guess }) =>
    Buffer.from((await rawMail(tx, actor, guess.mail.id)) ?? []).toString("utf8"),
  "mails that wait": ({ tx, actor }) => mailWaitingFor(tx, actor),
  features: ({ tx, actor, n }) =>
    listFeatures(tx, actor, featureFilter(n % 2 ? { words: "a" } : {}), { after: null, before: null }),
  "cases of a feature": ({ tx, actor, guess }) =>
    casesOfWish(tx, actor, guess.feature.id, { after: null, before: null }),
  "features of a case": ({ tx, actor, guess }) => wishesOfCase(tx, actor, guess.ticket.id),
  "features for a case": ({ tx, actor, guess }) => wishChoices(tx, actor, guess.ticket.id),
  feature: ({ tx, actor, guess, today }) => getFeature(tx, actor, guess.feature.number, today),
  "ticket filters": ({ tx, actor, guess }) =>
    ticketFilterOptions(tx, actor, [guess.customer.id, guess.partner.id]),
  "customers to narrow by": ({ tx, actor }) => companiesNamed(tx, actor, "customer", ""),
  "partners to narrow by": ({ tx, actor }) => companiesNamed(tx, actor, "partner", ""),
  "customers whose calls are logged": ({ tx, actor }) => customersServed(tx, actor, { words: "", after: "" }),
  "ticket form": ({ tx, actor, guess, now }) =>
    openForm(tx, actor, { customerOrgId: guess.customer.id }, now),
  "what depends on a certificate": ({ tx, actor, guess, now }) =>
    dependenceOn(tx, actor.tenantId, guess.partner.id, guess.person.id, now),
  "tickets of a person": ({ tx, actor, guess }) => openTicketsHeldBy(tx, actor.tenantId, [guess.person.id]),

  contract: ({ tx, actor, guess, n, today }) =>
    findContract(tx, actor.tenantId, n % 2 ? guess.contract.id : guess.contract.number, today),
  "contract's history": ({ tx, actor, guess }) => contractEvents(tx, actor.tenantId, guess.contract.id),
  "contract's quotes and order": ({ tx, actor, guess, today }) =>
    readSale(tx, actor.tenantId, guess.contract, today),
  quote: ({ tx, actor, guess, today }) => findQuote(tx, actor.tenantId, guess.quote.id, today),
  "quotes that are open": ({ tx, actor, today, n, guess }) =>
    readOffers(tx, actor.tenantId, { planId: null, serving: n % 2 ? guess.partner.id : null }, today),
  "contract's amendments": ({ tx, actor, guess }) => amendmentsOf(tx, actor.tenantId, guess.contract.id),
  "contract's cover": ({ tx, actor, guess, now }) =>
    contractCover(tx, actor.tenantId, guess.contract.id, now),
  contracts: ({ tx, actor, guess, n, today }) =>
    listContracts(
      tx,
      actor.tenantId,
      { view: "all", planId: null, serving: n % 2 ? guess.partner.id : null, ...first, drafts: true },
      today,
    ),
  "contracts of a customer": ({ tx, actor, guess, today }) =>
    contractsOf(tx, actor.tenantId, guess.customer.id, today, true),
  "contracts that expire": ({ tx, actor, today }) => expiringContracts(tx, actor.tenantId, today),
  "contacts of a customer": ({ tx, actor, guess, today }) =>
    contactsOfCustomer(tx, actor.tenantId, guess.customer.id, today),
  "last contract": ({ tx, actor, guess }) => lastContract(tx, actor.tenantId, guess.customer.id),
  entitlement: ({ tx, actor, guess, now }) =>
    entitlementFor(tx, actor, { customerOrgId: guess.customer.id, personId: guess.person.id }, now),
  "contract form": ({ tx, actor, workspace, guess, n, now }) =>
    actor.side === "customer"
      ? Promise.resolve(null)
      : draftContext(
          tx,
          actor,
          workspace,
          {
            customer: guess.customer.slug,
            renew: n % 2 ? guess.contract.number : "",
            draft: n % 2 ? "" : guess.contract.number,
          },
          now,
        ),

  "options of a contract": async ({ tx, actor, guess, today, now }) => {
    const contract = await findContract(tx, actor.tenantId, guess.contract.id, today);
    return (
      contract && {
        hours: await readHours(tx, actor.tenantId, contract, today, { on: today }),
        reviews: await readReviews(tx, actor.tenantId, contract, now),
        people: await reviewPeople(tx, actor, contract),
        readiness: await readReadiness(tx, actor.tenantId, contract, today),
        days: await readBookedDays(tx, actor.tenantId, contract, today, now),
        contacts: await readContacts(tx, actor.tenantId, contract, now),
      }
    );
  },
  customer: ({ tx, actor, guess, n, workspace }) =>
    findCustomer(
      tx,
      actor,
      n % 2 ? { id: guess.customer.id } : { slug: guess.customer.slug },
      workspace.name,
    ),
  customers: ({ tx, actor, today }) => listCustomers(tx, actor, { search: "" }, today),
  "customers to choose": ({ tx, actor }) => customerChoices(tx, actor.tenantId),

  application: ({ tx, actor, guess }) => applicationPage(tx, actor, guess.application.number),
  applications: ({ tx, actor, n }) =>
    listApplications(tx, actor, { view: pick(LIST_VIEWS, n), cursor: null }),

  ladder: ({ tx, actor, workspace, guess, now }) =>
    readLadder(tx, actor, workspace, guess.partner.slug, asksNothing, now),
  year: ({ tx, actor, workspace, guess, now }) => readYear(tx, actor, workspace, guess.partner.slug, now),
  "people of a partner": ({ tx, actor, workspace, guess, now }) =>
    readPeople(tx, actor, workspace, guess.partner.slug, now),
  person: ({ tx, actor, workspace, guess, now }) => readPerson(tx, actor, workspace, guess.person.id, now),
  certificates: ({ tx, actor, workspace, guess, n, now }) =>
    actor.side === "customer"
      ? Promise.resolve(null)
      : listCertificates(
          tx,
          actor,
          workspace,
          { view: "all", area: null, partner: n % 2 ? guess.partner.slug : null, cursor: null },
          now,
        ),
  calendars: ({ tx, actor }) => readFeeds(tx, actor),
  "days of a calendar": async ({ tx, actor, today, now }) =>
    Promise.all(feedsOf(actor).map(scope => entriesOf(tx, actor, scope, today, now))),
  publication: ({ tx, actor, workspace, now }) =>
    readPublication(
      tx,
      actor,
      workspace,
      "programme",
      { from: null, move: null, name: "", after: null, before: null },
      now,
    ),
  programmes: ({ tx, actor, today }) => programmeList(tx, actor, today),
  "programme as published": ({ tx, actor, today }) => programmePage(tx, actor, "programme", null, today),
  "programme's draft": ({ tx, actor, today }) => draftPage(tx, actor, "programme", today),
  "programme compared": ({ tx, actor, today }) => comparePage(tx, actor, "programme", {}, today),
  partner: ({ tx, actor, workspace, guess, now }) =>
    partnerPage(tx, actor, workspace, guess.partner.slug, now),
  partners: ({ tx, actor, today }) =>
    actor.side !== "vendor"
      ? Promise.resolve(null)
      : listHealth(tx, actor.tenantId, readHealth({}), first, today, "en"),
  "replies for a case": async ({ tx, actor, guess, now }) => {
    const ticket = await getTicket(tx, actor, guess.ticket.number, now);
    return ticket && repliesForCase(tx, actor, ticket);
  },
  "saved replies": ({ tx, actor }) => savedReplies(tx, actor),
  "recurring cases": ({ tx, actor, now }) => recurringTickets(tx, actor, { after: null, before: null }, now),
  "what recurring cases can be for": ({ tx, actor, now }) => recurringTargets(tx, actor, now),
  "days the calendar is closed": ({ tx, actor, now }) => closedDays(tx, actor, now),
  "who serves a system": async ({ tx, actor, now }) => {
    const [target] = await recurringTargets(tx, actor, now);
    return target ? servingDesk(tx, actor, target.systemId) : null;
  },
  "a recurring case": async ({ tx, actor, now }) => {
    const { rows } = await recurringTickets(tx, actor, { after: null, before: null }, now);
    return rows[0] ? findRecurring(tx, actor, rows[0].id, now) : null;
  },
  "trials of a rule": async ({ tx, actor, now }) => {
    const [rule] = await deskRules(tx, actor);
    return rule ? lastTrials(tx, actor, rule.id, now) : null;
  },
  "what a trial found": async ({ tx, actor }) => {
    const trial = await tx.ruleTrial.findFirst({ where: { tenantId: actor.tenantId } });
    return trial ? trialHits(tx, actor, trial.taskId, { after: null, before: null }) : null;
  },
  rules: ({ tx, actor }) => deskRules(tx, actor),
  "choices of rules": ({ tx, actor }) => ruleChoices(tx, actor),
  "a rule's history": async ({ tx, actor }) => {
    const [rule] = await deskRules(tx, actor);
    return rule ? [await findRule(tx, actor, rule.id), await ruleHistory(tx, actor, rule.id)] : [];
  },
  "what rules did": ({ tx, actor }) =>
    ruleLog(tx, actor, { ruleId: null, number: null, outcome: null }, { after: null, before: null }),
  "saved views": ({ tx, actor }) => viewsOf(tx, actor, "partners"),
  tasks: ({ tx, actor, now }) => recentTasks(tx, actor, ["partners.export", "partners.message"], now),
  "sent messages": ({ tx, actor }) => sentMessages(tx, actor),
  onboarding: async r => {
    const { standing } = await partnerPage(r.tx, r.actor, r.workspace, r.guess.partner.slug, r.now);
    return onboardingOf(r.tx, r.actor, standing, r.today, r.workspace.timeZone);
  },
  evidence: ({ tx, actor, guess }) => findEvidence(tx, actor, guess.evidence.id),
  step: ({ tx, actor, guess }) => findStep(tx, actor, guess.step.id),
  "partner's history": r =>
    ofPartner(r, record => partnerEvents(r.tx, r.actor.tenantId, record, "all", null, "en")),
  agreement: ({ tx, actor, guess }) => findAgreement(tx, actor, guess.agreement.id),
  agreements: r => ofPartner(r, record => agreementsOf(r.tx, r.actor.tenantId, record, r.today, r.actor)),
  document: r =>
    ofPartner(r, async record =>
      unescaped(await documentPage(r.tx, r.actor, record, r.guess.agreement.number, r.today, {})),
    ),
  "document sent": ({ tx, actor, guess }) => findEnvelope(tx, actor, guess.envelope.id),
  "document's bytes": async ({ tx, actor, guess, n }) =>
    (await documentBytes(tx, actor.tenantId, guess.envelope.id, n % 2 ? "final" : "original"))?.name ?? null,
  templates: async ({ tx, actor, today }) =>
    actor.side === "vendor"
      ? unescaped(await templatePage(tx, actor.tenantId, {}, { locale: "en", name: actor.name }, today))
      : null,
  "business plan": ({ tx, actor, guess }) => findPlan(tx, actor, guess.plan.id),
  "business plans": r => ofPartner(r, record => plansOf(r.tx, r.actor, record)),
  benefits: ({ tx, actor }) => (actor.side === "partner" ? readBenefits(tx, actor) : Promise.resolve(null)),

  matrix: ({ tx, actor, workspace, guess, now }) =>
    readMatrix(tx, actor, workspace, guess.partner.slug, { filter: readMatrixFilter({}), after: null }, now),
  "partners by area": ({ tx, actor, workspace, now }) =>
    readAreaPortfolio(tx, actor, workspace, readPortfolioFilter({}), { after: null, before: null }, now),
  training: ({ tx, actor, workspace, n, now }) =>
    readTraining(
      tx,
      actor,
      workspace,
      { view: pick(["upcoming", "own", "past"] as const, n), course: null, cursor: null },
      now,
    ),
  "date of a course": ({ tx, actor, workspace, guess, now }) =>
    readSession(tx, actor, workspace, guess.session.id, now),
  courses: ({ tx, actor, workspace, now }) => readCourses(tx, actor, workspace, now),
  course: ({ tx, actor, guess }) => readCourse(tx, actor, guess.course.id),
  "date's form": ({ tx, actor, workspace, guess }) =>
    readSessionForm(tx, actor, workspace, { sessionId: guess.session.id, courseId: null }),
  "training orders": ({ tx, actor, n, guess }) =>
    readOrders(tx, actor, { view: "all", partner: n % 2 ? guess.partner.slug : "", cursor: null }),
  "dates asked for": async ({ tx, actor, workspace, now }) => [
    await readDateRequests(tx, actor, workspace.timeZone, now),
    await readDateless(tx, actor, workspace.timeZone, now),
  ],
  "own training": ({ tx, actor, workspace, now }) => readMine(tx, actor, workspace, now),
  examination: ({ tx, actor, guess, now }) => readExam(tx, actor, guess.enrolment.id, "theory", now),

  "public profile": async ({ tx, actor, guess }) => {
    const target = await findProfile(tx, actor, guess.partner.slug);
    return target && [await profilePage(tx, actor, target), target];
  },

  library: ({ tx, actor, today, n }) =>
    listLibrary({ tx, actor, today }, libraryFilter({ show: n % 2 ? "new" : "", state: "draft" })),
  "item of the library": ({ tx, actor, today, guess }) => readItem({ tx, actor, today }, guess.item.id),
  "withdrawn item of the library": ({ tx, actor, today, guess }) =>
    findWithdrawn({ tx, actor, today }, guess.item.id),
  "withdrawn version of the library": ({ tx, actor, today, guess }) =>
    itemOfWithdrawn({ tx, actor, today }, guess.libraryVersion.id),
  "readers of an item": ({ tx, actor, guess }) => readersOf(tx, actor, guess.item.id, null),
  // What the door gives is the reader's; that it gives it to nobody else is tested beside it.
  "content of the library": async ({ tx, actor, today, guess }) =>
    (await fetchVersion(tx, actor, guess.libraryVersion.id, today))?.media ?? null,

  knowledge: ({ tx, actor, today, n }) =>
    listKnowledge(
      { tx, actor, today },
      knowledgeFilter(
        pick<Record<string, string>>(
          [{}, { words: "el nodo" }, { words: "the host" }, { version: "4.1" }, { show: "gone" }],
          n,
        ),
      ),
      first,
    ),
  "an alert or article": ({ tx, actor, today, guess, n }) =>
    readKnowledge({ tx, actor, today }, guess.knowledge.number, n % 2 ? "es" : null),
  "article to change": ({ tx, actor, today, guess }) =>
    knowledgeForEditing({ tx, actor, today }, guess.knowledge.number),
  "editions of an article": ({ tx, actor, today, guess }) =>
    compareEditions({ tx, actor, today }, guess.knowledge.number, { from: "1.en", to: "draft.es" }),
  "who read an article": ({ tx, actor, today, guess }) =>
    knowledgeReaders({ tx, actor, today }, guess.knowledge.id),
  "open alerts": ({ tx, actor, today }) => openAlerts({ tx, actor, today }),
  suggestions: ({ tx, actor, n }) =>
    suggest(
      { tx, actor },
      pick(
        ["el nodo pasivo no toma el servicio", "marketplace import hangs on ceph", "sello de tiempo firma"],
        n,
      ),
      { productId: "", version: "" },
    ),
  "what suggestions save": ({ tx, actor }) => readDeflection({ tx, actor }),
  "what one is told": ({ tx, actor }) => subscriptionsOf({ tx, actor }),
  "what a case led to": ({ tx, actor, guess }) => knowledgeOfTicket({ tx, actor }, guess.ticket.id),
  "an alert from a case": ({ tx, actor, guess }) =>
    fromTicket({ tx, actor }, guess.ticket.number, "alert", "en"),

  company: ({ tx, actor, guess, n }) =>
    findOrg(tx, actor.tenantId, n % 2 ? guess.partner.id : guess.customer.id),
  people: ({ tx, actor, guess, n }) =>
    peopleOf(tx, actor, n % 2 ? guess.partner.id : guess.customer.id, null),
  member: ({ tx, actor, guess }) => findMember(tx, actor.tenantId, guess.member.id),
  colleagues: ({ tx, actor, guess, n, today }) =>
    colleagues(tx, actor.tenantId, n % 2 ? guess.partner.id : guess.customer.id, today),
  home: ({ tx, actor, workspace, now }) => readHome(tx, actor, workspace, now),
  rail: ({ tx, actor }) => railCounts(tx, actor),
  notifications: ({ tx, actor }) => listNotifications(tx, actor, null),
  "somebody else's notifications": ({ tx, actor, guess }) =>
    listNotifications(tx, { tenantId: actor.tenantId, personId: guess.person.id }, null),
  "mails of a case": ({ tx, actor, guess }) => newestMailsOf(tx, actor, guess.ticket.id),
  "mails to somebody": ({ tx, actor, guess }) =>
    actor.side === "customer" ? Promise.resolve([]) : lastMailsTo(tx, actor, guess.person.id),
  "addresses that fail": ({ tx, actor, guess }) => failingOf(tx, actor, [guess.person.id]),
  "mail preferences": ({ tx, actor }) => mailPreferences(tx, actor),
  "search by another's name": ({ tx, actor, guess, n, today }) =>
    searchEverything(
      tx,
      actor,
      pick([guess.customer, guess.partner, guess.person], n).name.replace(/^.*⟫/, ""),
      today,
    ),
  "search for cases, narrowed": ({ tx, actor, guess, n }) =>
    searchCases(
      tx,
      actor,
      {
        words: pick(["an", "es", "10", '"a b"'], n),
        open: pick([null, true, false], n),
        priority: null,
        customerOrgId: n % 3 === 0 ? guess.customer.id : null,
        productId: null,
        from: null,
        to: null,
      },
      n % 2 === 0 ? guess.ticket.id : null,
      "Europe/Madrid",
    ),
  "tags of cases": async ({ tx, actor, guess }) => [...(await tagsOf(tx, actor, [guess.ticket.id]))],
  "tags of a desk": ({ tx, actor }) => deskTags(tx, actor),
  "a form begun": ({ tx, actor, guess }) => formDraft(tx, actor, newTicketForm(guess.customer.id)),
  "search for everything with a letter": ({ tx, actor, n, today }) =>
    searchEverything(tx, actor, pick(["an", "es", "co", "re"], n), today),
  file: async ({ tx, actor, guess }) => {
    const file = await fileWithBytes(tx, actor.tenantId, guess.file.id);
    return file && { ...file, bytes: null };
  },
  files: ({ tx, actor, guess }) => filesOf(tx, actor.tenantId, "ticket", guess.ticket.id),
  products: ({ tx, actor }) => loadProducts(tx, actor.tenantId),
  "product shelf": ({ tx, actor, today }) => productShelf({ tx, actor, today }),
  product: ({ tx, actor, today, guess }) => productPage({ tx, actor, today }, guess.release.product_key),
  releases: ({ tx, actor, today }) => listReleases({ tx, actor, today }, { product: null }, first),
  release: ({ tx, actor, today, guess }) =>
    readRelease({ tx, actor, today }, guess.release.product_key, guess.release.version),
  "release to change": ({ tx, actor, today, guess }) =>
    releaseForEditing({ tx, actor, today }, guess.release.product_key, guess.release.version),
  "release's file": async ({ tx, actor, guess }) =>
    (await fetchReleaseFile(tx, actor, guess.releaseFile.id))?.name ?? null,
  "ends of versions": ({ tx, actor, today }) => endCalendar({ tx, actor, today }),
  systems: ({ tx, actor, today, n }) =>
    listSystems({ tx, actor, today }, systemFilter(n % 2 ? { support: "current" } : {}), first),
};
