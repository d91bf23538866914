import { randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import type { Actor } from "#lib/domain/policies/types.ts";
import { todayIn } from "#lib/domain/time/zone.ts";
import { entriesOf } from "#lib/features/calendar-feeds/entries.ts";
import { listCertificates } from "#lib/features/certifications/portfolio.ts";
import { readHome } from "#lib/features/home/queries/home.ts";
import { readMatrix } from "#lib/features/matrix/queries.ts";
import { readMatrixFilter } from "#lib/features/matrix/schema.ts";
import { readPublication } from "#lib/features/publication/queries.ts";
import { ticketCounts } from "#lib/features/tickets/queries/counts.ts";
import { ticketFilterOptions } from "#lib/features/tickets/queries/filter-options.ts";
import { listTickets } from "#lib/features/tickets/queries/list.ts";
import { searchTickets } from "#lib/features/tickets/queries/search.ts";
import { getTicket } from "#lib/features/tickets/queries/ticket.ts";
import type { Tx } from "#lib/platform/db/prisma.ts";
import type { WorkspaceInfo } from "#lib/platform/lookup.ts";
import { partnered } from "./fill-partners.ts";

export type Visitor = { slug: string; actor: Actor; workspace: WorkspaceInfo; cookie: string };

/** A page or action: how it is asked end to end, and what it asks of the database. */
export type Subject = {
  name: string;
  /** Who asks: the first partner's engineer, or the manager of a workspace by its slug; left out: the vendor's engineer. */
  as?: "partner" | (string & {});
  request: (v: Visitor, i: number) => { path: string; init?: RequestInit };
  /** Left out: the action's own transaction is what is measured. */
  sql?: (tx: Tx, v: Visitor, now: Date, i: number) => Promise<unknown>;
  /** What the answer must hold to count. */
  holds?: string;
};

const words = ["backup slow", "policy", "cluster hangs", "report monday", "certificate"];

/** Id of a server action, as the build numbered it. */
function actionId(root: string, file: string, name: string): string {
  const manifest = JSON.parse(
    fs.readFileSync(path.join(root, ".next", "server", "server-reference-manifest.json"), "utf8"),
  ) as { node: Record<string, { filename?: string; exportedName?: string }> };
  const found = Object.entries(manifest.node).find(
    ([, entry]) => entry.filename?.endsWith(file) && entry.exportedName === name,
  );
  if (!found) throw new Error(`${name} is not among the build's actions`);
  return found[0];
}

type Samples = {
  numbers: string[];
  open: string[];
  contractId: string;
  systemId: string;
  contactId: string;
  /** Path of a vendor's calendar in the first of the partnered workspaces, and how many companies that has. */
  calendar: string;
  companies: number;
};

export function subjects(root: string, samples: Samples): Subject[] {
  const pick = (list: string[], i: number) => list[i % list.length] ?? "";
  const call = (page: string, id: string, args: unknown[]) => ({
    path: page,
    init: {
      method: "POST",
      headers: { "next-action": id, "content-type": "text/plain;charset=UTF-8", accept: "text/x-component" },
      body: JSON.stringify(args),
    },
  });
  const opening = actionId(root, "lib/features/tickets/actions.ts", "openTicketAction");
  const replying = actionId(root, "lib/features/tickets/actions.ts", "replyToTicketAction");
  const dryRuns = partnered.map(({ slug }): Subject => {
    const asked = { from: null, move: null, name: "", after: null, before: null };
    return {
      name: `dry run ${slug.replace("bench-", "")}`,
      as: slug,
      request: v => ({ path: `/${v.slug}/settings/programmes/programme/publish` }),
      sql: (tx, v, now) => readPublication(tx, v.actor, v.workspace, "programme", asked, now),
      holds: "2,000",
    };
  });
  return [
    ...dryRuns,
    ...certificates(samples),
    {
      name: "home",
      request: v => ({ path: `/${v.slug}` }),
      sql: (tx, v, now) => readHome(tx, v.actor, v.workspace, now),
    },
    {
      name: "ticket list",
      request: v => ({ path: `/${v.slug}/tickets` }),
      sql: async (tx, v, now) => {
        await listTickets(tx, v.actor, { view: "team" }, now);
        await ticketCounts(tx, v.actor);
        await ticketFilterOptions(tx, v.actor);
      },
    },
    {
      name: "ticket",
      request: (v, i) => ({ path: `/${v.slug}/tickets/${pick(samples.numbers, i)}` }),
      sql: (tx, v, now, i) => getTicket(tx, v.actor, pick(samples.numbers, i), now),
    },
    {
      name: "search",
      request: (v, i) => ({ path: `/${v.slug}/tickets?view=all&q=${encodeURIComponent(pick(words, i))}` }),
      sql: (tx, v, now, i) => searchTickets(tx, v.actor, pick(words, i), now, 25),
    },
    {
      name: "open a ticket",
      as: "partner",
      holds: '"ok":true',
      request: (v, i) =>
        call(`/${v.slug}/tickets/new`, opening, [
          v.slug,
          {
            contractId: samples.contractId,
            systemId: samples.systemId,
            contactId: samples.contactId,
            kind: "incident",
            subject: `Bench ${i}: cluster is slow`,
            description: "Since this morning. We tried a restart.",
            productVersion: "4.0",
            environment: "production",
            affectedPercent: 20,
            canWork: true,
            checklist: ["database", "servers", "operating_system", "network", "storage"],
          },
          randomUUID(),
        ]),
    },
    {
      name: "reply",
      as: "partner",
      holds: '"ok":true',
      request: (v, i) => {
        const number = pick(samples.open, i);
        return call(`/${v.slug}/tickets/${number}`, replying, [
          v.slug,
          { number, audience: "everyone", body: `We look into it (${i}).` },
          randomUUID(),
        ]);
      },
    },
  ];
}

/** What 50,000 certificates cost where they are read: a company's matrix, the list, the search in it, a calendar of all. */
function certificates({ calendar, companies }: Samples): Subject[] {
  const as = partnered[0]?.slug ?? "";
  // A stride without a pattern: companies of every kind come up.
  const company = (i: number) => `partner-${(i * 37) % companies}`;
  const list = { view: "current" as const, area: null, partner: null, cursor: null };
  const person = (i: number) => `person ${(i * 37) % companies}`;
  return [
    {
      name: "matrix",
      as,
      request: (v, i) => ({ path: `/${v.slug}/partners/${company(i)}/matrix` }),
      sql: (tx, v, now, i) =>
        readMatrix(tx, v.actor, v.workspace, company(i), { filter: readMatrixFilter({}), after: null }, now),
    },
    {
      name: "certificates",
      as,
      request: v => ({ path: `/${v.slug}/certificates` }),
      sql: (tx, v, now) => listCertificates(tx, v.actor, v.workspace, list, now),
    },
    {
      name: "certificates, person",
      as,
      request: (v, i) => ({
        path: `/${v.slug}/certificates?view=all&person=${encodeURIComponent(person(i))}`,
      }),
      sql: (tx, v, now, i) =>
        listCertificates(tx, v.actor, v.workspace, { ...list, view: "all", person: person(i) }, now),
    },
    {
      name: "vendor's calendar",
      as,
      holds: "END:VCALENDAR",
      request: () => ({ path: calendar }),
      sql: (tx, v, now) =>
        entriesOf(tx, v.actor, "vendor", todayIn(v.workspace.timeZone, now.getTime()), now),
    },
  ];
}
