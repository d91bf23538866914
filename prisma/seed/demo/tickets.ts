import { derivePriority } from "#lib/domain/tickets/priority.ts";
import * as states from "#lib/domain/tickets/states.ts";
import type { Audience, TicketFlow } from "#lib/domain/tickets/types.ts";
import type { BusinessCalendar } from "#lib/domain/time/calendar-types.ts";
import type { Instant } from "#lib/domain/time/types.ts";
import { dueAt, openMinutesBetween } from "#lib/domain/time/walk.ts";
import { syncClocks } from "#lib/features/tickets/clocks.ts";
import type { Prisma } from "#lib/platform/db/prisma.ts";
import { asWorker } from "#lib/platform/db/workspace.ts";
import { nextNumber } from "#lib/platform/record.ts";
import { type WrittenContract, writeCustomer } from "./contracts.ts";
import { definitionsOf, ids } from "./definitions.ts";
import { ecmSupport } from "./ecm-support.ts";
import { emmaSupport } from "./emma-support.ts";
import { seedId } from "./ids.ts";
import { openNebulaSupport } from "./opennebula-support.ts";
import { writeOptions } from "./options/write.ts";
import { partnersOf } from "./partners.ts";
import { personId } from "./people.ts";
import { openedForSilence, writeWarning } from "./silence.ts";
import type { DemoSupport, DemoTicket, Story } from "./support-types.ts";
import { type Move, movesOf, type Speaker } from "./timeline.ts";
import type { DemoOrg, DemoPerson, Seeding } from "./types.ts";

const supportOf: Record<string, DemoSupport> = {
  emma: emmaSupport,
  opennebula: openNebulaSupport,
  ecm: ecmSupport,
};
const json = (value: unknown) => value as Prisma.InputJsonValue;

/** Customers, their contracts, and some fifty cases in every state, each worked out from what happened on it. */
export async function writeSupport(s: Seeding): Promise<void> {
  const support = supportOf[s.workspace.slug];
  if (!support) return;
  const contracts = new Map<string, WrittenContract>();
  for (const customer of support.customers) {
    for (const written of await writeCustomer(s, customer)) {
      await writeOptions(s, written);
      if (written.startsOn <= s.today) contracts.set(customer.org.key, written);
    }
  }
  for (const [index, ticket] of support.tickets.entries()) {
    const story = support.stories[ticket.story];
    const contract = contracts.get(ticket.customer);
    if (!story || !contract) throw new Error(`${ticket.customer}: story ${ticket.story}`);
    await writeTicket(s, index, ticket, story, contract);
  }
  // What came due in the made-up past is not told to anybody today.
  await s.tx.timer.updateMany({
    where: { tenantId: s.tenantId, dueAt: { lte: s.now } },
    data: { firedAt: s.now },
  });
}

type Voice = {
  side: "vendor" | "partner" | "customer";
  org: DemoOrg;
  person: DemoPerson;
  id: string;
  level: number | null;
};

function voices(s: Seeding, contract: WrittenContract, index: number): Record<Speaker, Voice> {
  const { workspace } = s;
  const serving = contract.contract.servedBy
    ? partnersOf[workspace.slug]?.find(p => p.org.key === contract.contract.servedBy)
    : undefined;
  const engineers = workspace.vendor.people.filter(p => p.roles.includes("vendor_support"));
  const crew =
    serving?.org.people.filter(p => p.leftDaysAgo === undefined && p.roles.includes("partner_support")) ?? [];
  const certified = serving?.certificates.filter(c => "endsIn" in c && c.endsIn >= 0).map(c => c.who) ?? [];
  const holders = crew.filter(p => certified.includes(p.key));
  // Mostly one of them; some cases stand with a colleague whose certificate may end soon (T3).
  const second = holders[index % 3 === 2 ? holders.length - 1 : 0] ?? crew[0];
  const first = crew.find(p => p !== second) ?? second;
  const contacts = contract.contract.contacts.filter(c => !c.untrained);
  const contact = contract.customer.org.people.find(
    p => p.key === contacts[index % Math.max(1, contacts.length)]?.who,
  );
  const voice = (
    org: DemoOrg,
    person: DemoPerson | undefined,
    side: Voice["side"],
    level: number | null,
  ): Voice => {
    if (!person) throw new Error(`${org.name}: nobody for level ${level}`);
    const id = personId(s, org, person.key);
    return {
      org,
      person,
      side,
      level,
      id,
    };
  };
  const vendor = (i: number) => voice(workspace.vendor, engineers[i % engineers.length], "vendor", 3);
  return {
    customer: voice(contract.customer.org, contact, "customer", null),
    l1: serving ? voice(serving.org, first, "partner", 1) : { ...vendor(index), level: 1 },
    l2: serving ? voice(serving.org, second, "partner", 2) : { ...vendor(index), level: 2 },
    l3: vendor(index + 1),
  };
}

/** The moment so many open minutes before now. */
function openMinutesAgo(calendar: BusinessCalendar, now: Instant, minutes: number): Instant {
  let low = now - (minutes * 12 + 20_000) * 60_000;
  let high = now;
  while (high - low > 60_000) {
    const middle = (low + high) / 2;
    if (openMinutesBetween(calendar, middle, now) >= minutes) low = middle;
    else high = middle;
  }
  return Math.floor(low / 60_000) * 60_000;
}

async function writeTicket(
  s: Seeding,
  index: number,
  t: DemoTicket,
  story: Story,
  contract: WrittenContract,
): Promise<void> {
  const slug = s.workspace.slug;
  const d = definitionsOf[slug];
  const plan = d?.plans.find(p => p.key === contract.contract.plan);
  const product = d?.products.find(p => p.key === story.product);
  if (!d || !plan || !product) throw new Error(`${slug}: ${story.subject}`);
  const { priority, reason } = derivePriority(
    { environment: story.environment, affectedBasisPoints: story.affectedBp, canWork: story.canWork },
    plan.terms.priorityRules,
  );
  // A priority that runs round the clock is as old as its own hours say.
  const calendar = d.calendars.find(c => c.key === plan.terms.calendars[priority]);
  if (!calendar) throw new Error(`${slug}: ${priority}`);
  const opened = t.silent ? await openedForSilence(s) : openMinutesAgo(calendar, s.now.getTime(), t.age);
  const v = voices(s, contract, index);
  const subject = t.site ? `${story.subject} (${t.site})` : story.subject;
  const id = seedId(slug, "ticket", String(index));
  const number = `${product.ticketPrefix}-${await nextNumber(s.tx, s.tenantId, `ticket:${product.ticketPrefix}`, 1001)}`;
  const moves = movesOf(story, t.stage, t.age, plan.terms.targets[priority], t.late === true, plan.terms);
  const at = (m: Move): Instant =>
    Math.min(dueAt(calendar, opened, Math.max(1, m.at)) ?? s.now.getTime(), s.now.getTime() - 60_000);
  const system =
    contract.contract.systems.find(x => x.product === story.product) ?? contract.contract.systems[0];
  const module = product.modules.find(x => x.key === story.module);
  await s.tx.ticket.create({
    data: {
      tenantId: s.tenantId,
      id,
      number,
      kind: story.kind ?? "incident",
      subject,
      contractId: contract.id,
      planVersionId: ids.planVersion(slug, plan.key),
      customerOrgId: contract.customerOrgId,
      customerName: contract.customer.org.name,
      partnerOrgId: contract.partnerOrgId,
      servedByName: contract.servedByName,
      productId: ids.product(slug, product.key),
      productName: product.name,
      productVersion: system?.version ?? "",
      ...(module ? { module } : {}),
      environment: story.environment,
      affectedBp: story.affectedBp,
      canWork: story.canWork,
      checklist: Object.fromEntries(plan.componentsChecklist.map(c => [c.key, true])),
      priority,
      priorityReason: reason.key,
      channel: index % 9 === 4 ? "phone" : "site",
      openedById: v.customer.id,
      openedByName: v.customer.person.name,
      openedAt: new Date(opened),
      lastMessageAt: new Date(opened),
      updatedAt: new Date(opened),
    },
  });
  const w: Writing = { s, id, contract, number, subject, priority, facts: 0 };
  await event(w, v.customer, opened, "ticket.opened", {
    priority,
    reason: reason.key,
    channel: index % 9 === 4 ? "phone" : "site",
    contact: v.customer.person.name,
  });
  await message(w, v.customer, opened, story.text, "everyone", false);
  const flow = await play(w, v, story, moves, at);
  const last = moves.at(-1);
  const assignee = moves.some(m => m.do === "level2") ? v.l2 : moves.some(m => m.do === "take") ? v.l1 : null;
  await s.tx.ticket.updateMany({
    where: { tenantId: s.tenantId, id },
    data: {
      state: flow.state,
      open: states.isOpen(flow),
      level: flow.level,
      l3State: flow.level3,
      diagnosedAt: date(flow.diagnosedAt),
      firstAnswerAt: date(flow.answeredAt),
      resolvedAt: date(flow.resolvedAt),
      closedAt: date(flow.closedAt),
      waitingSince: flow.state === "waiting_customer" && last ? new Date(at(last)) : null,
      assigneeId: assignee?.id ?? null,
      assigneeName: assignee?.person.name ?? null,
      ...(flow.level3 === "accepted" || flow.level3 === "more_wanted"
        ? { l3AssigneeId: v.l3.id, l3AssigneeName: v.l3.person.name }
        : {}),
      cycle: moves.some(m => m.do === "reopen") ? 2 : 1,
      lastMessageAt: new Date(last ? at(last) : opened),
      updatedAt: new Date(last ? at(last) : opened),
    },
  });
  if (t.silent && last)
    await writeWarning(
      s,
      { ...w, partnerOrgId: contract.partnerOrgId, customerOrgId: contract.customerOrgId },
      at(last),
    );
  await syncClocks(s.tx, asWorker(s.tenantId), id);
}

const date = (at: Instant | null) => (at === null ? null : new Date(at));
type Writing = {
  s: Seeding;
  id: string;
  contract: WrittenContract;
  number: string;
  subject: string;
  priority: string;
  facts: number;
};

async function event(
  w: Writing,
  by: Voice,
  at: Instant,
  type: string,
  data: Record<string, unknown> = {},
  audience: Audience = "everyone",
): Promise<void> {
  w.facts += 1;
  await w.s.tx.event.createMany({
    data: [
      {
        tenantId: w.s.tenantId,
        id: seedId(w.id, "fact", String(w.facts).padStart(3, "0")),
        subjectType: "ticket",
        subjectId: w.id,
        type,
        data: json({ number: w.number, subject: w.subject, ...data }),
        audience,
        partnerOrgId: w.contract.partnerOrgId,
        customerOrgId: w.contract.customerOrgId,
        actorId: by.id,
        actorName: by.person.name,
        actorSide: by.side,
        actorOrgName: by.org.name,
        // A thousandth later than the one before, so that facts of one moment keep their order.
        at: new Date(at + w.facts),
      },
    ],
  });
}

async function message(
  w: Writing,
  by: Voice,
  at: Instant,
  body: string,
  audience: Audience,
  answer: boolean,
): Promise<void> {
  await w.s.tx.ticketMessage.create({
    data: {
      tenantId: w.s.tenantId,
      id: seedId(w.id, "message", String(at), body.slice(0, 40)),
      ticketId: w.id,
      audience,
      partnerOrgId: w.contract.partnerOrgId,
      customerOrgId: w.contract.customerOrgId,
      authorId: by.id,
      authorName: by.person.name,
      authorSide: by.side,
      authorOrgName: by.org.name,
      level: by.level,
      body,
      answer,
      at: new Date(at),
    },
  });
}

function must<T>(result: { ok: true; value: T } | { ok: false; error: string }): T {
  if (!result.ok) throw new Error(`seed: ${result.error}`);
  return result.value;
}

/** Goes through what happened, by the same verbs as the portal, and writes each line of the timeline. */
async function play(
  w: Writing,
  v: Record<Speaker, Voice>,
  story: Story,
  moves: Move[],
  when: (m: Move) => Instant,
): Promise<TicketFlow> {
  let flow: TicketFlow = states.NEW_FLOW;
  for (const m of moves) {
    const at = when(m);
    const by = v[m.by];
    const served = w.contract.partnerOrgId !== null;
    switch (m.do) {
      case "take":
        await event(
          w,
          by,
          at,
          "ticket.taken",
          { name: by.person.name },
          served ? "partner_vendor" : "vendor",
        );
        break;
      case "diagnose":
        flow = must(states.diagnose(flow, at));
        await event(w, by, at, "ticket.diagnosed", { priority: w.priority });
        break;
      case "say": {
        const own: Audience = served ? (by.side === "vendor" ? "vendor" : "partner") : "vendor";
        const audience =
          m.audience === "own"
            ? own
            : m.audience === "partner_vendor"
              ? served
                ? "partner_vendor"
                : "vendor"
              : "everyone";
        if (m.answer) {
          flow = must(states.answer(flow, at));
          await event(w, by, at, "ticket.answered");
        } else if (by.side !== "customer" && audience === "everyone" && flow.state === "diagnosed")
          flow = must(states.startWork(flow));
        await message(w, by, at, m.text, audience, m.answer === true);
        break;
      }
      case "wait":
        flow = must(states.waitForCustomer(flow));
        await event(w, by, at, "ticket.waiting");
        break;
      case "resume":
        flow = must(states.resume(flow));
        await event(w, by, at, "ticket.resumed", { hours: 1, minutes: 20 });
        break;
      case "level2":
        flow = must(states.handTo(flow, 2, !served));
        await event(
          w,
          by,
          at,
          "ticket.level_changed",
          { from: 1, to: 2 },
          served ? "partner_vendor" : "vendor",
        );
        break;
      case "escalate":
        if (!served) break;
        flow = must(states.escalate(flow));
        await writeEscalation(w, by, story, at);
        await event(w, by, at, "ticket.with_manufacturer");
        await event(
          w,
          by,
          at,
          "ticket.escalated",
          { priority: w.priority, name: by.person.name },
          "partner_vendor",
        );
        break;
      case "accept":
        if (!served) break;
        flow = must(states.acceptLevel3(flow));
        await escalation(w, { state: "accepted", acceptedAt: new Date(at), acceptedBy: by.person.name });
        await event(w, by, at, "ticket.l3_accepted", { name: by.person.name }, "partner_vendor");
        break;
      case "more":
        if (!served) break;
        flow = must(states.wantMore(flow));
        await escalation(w, { state: "more_wanted", reason: story.level3?.more ?? "" });
        await event(w, by, at, "ticket.l3_more_wanted", { name: by.person.name }, "partner_vendor");
        break;
      case "given":
        if (!served) break;
        flow = must(states.acceptLevel3(must(states.giveMore(flow))));
        await escalation(w, { state: "accepted" });
        await event(w, by, at, "ticket.l3_more_given", { name: by.person.name }, "partner_vendor");
        break;
      case "l3_answer":
        if (!served) break;
        flow = must(states.answerLevel3(flow));
        await escalation(w, {
          state: "answered",
          answeredAt: new Date(at),
          forCustomer: story.answer,
          ...(moves.some(one => one.do === "say" && one.answer) ? { passedOnAt: new Date(at) } : {}),
        });
        await event(w, by, at, "ticket.l3_answered", { name: by.person.name }, "partner_vendor");
        await event(w, by, at, "ticket.back_from_manufacturer");
        break;
      case "back":
        break;
      case "resolve":
        flow = must(states.resolve(flow, at));
        await event(w, by, at, "ticket.resolved");
        break;
      case "reopen":
        flow = must(states.reopen(flow, at, 60, w.s.workspace.timeZone));
        await event(w, by, at, "ticket.reopened");
        break;
      case "close":
        flow = must(states.close(flow, at));
        await event(w, by, at, "ticket.closed");
        break;
    }
  }
  return flow;
}

async function writeEscalation(w: Writing, by: Voice, story: Story, at: Instant): Promise<void> {
  const { level3 } = story;
  if (!level3) return;
  await w.s.tx.escalation.create({
    data: {
      tenantId: w.s.tenantId,
      id: seedId(w.id, "escalation"),
      ticketId: w.id,
      partnerOrgId: w.contract.partnerOrgId,
      requestedById: by.id,
      requestedByName: by.person.name,
      evidence: json({
        product: story.product,
        version: w.contract.contract.systems[0]?.version ?? "",
        environment: story.environment,
        steps: level3.steps,
        logs: level3.logs,
        logFiles: 0,
        tried: level3.tried,
      }),
      state: "requested",
      requestedAt: new Date(at),
    },
  });
}

const escalation = (w: Writing, data: Prisma.EscalationUpdateManyMutationInput) =>
  w.s.tx.escalation.updateMany({ where: { tenantId: w.s.tenantId, id: seedId(w.id, "escalation") }, data });
