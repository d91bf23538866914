import { readdirSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { inflateRawSync } from "node:zlib";
import { expect, test } from "@playwright/test";
import type { Actor } from "#lib/domain/policies/types.ts";
import { feedAddress } from "#lib/features/calendar-feeds/address.ts";
import { deliverOutbox } from "#lib/jobs/outbox.ts";
import { sendWaitingMail } from "#lib/jobs/waiting-mail.ts";
import { usePrisma } from "#lib/platform/db/prisma.ts";
import { type Canary, canariesIn, mayRead } from "#tests/security/canaries.ts";
import { type Reader, readersOf } from "./support/canary/people.ts";
import { markedPortal, type Portal } from "./support/canary/portal.ts";
import { ROUTES, THINGS, type Thing, type ThingKind } from "./support/canary/things.ts";

// Every text of the demonstration data says whose it is. People of every kind ask for every address there is in "app", for
// their own things and for those of others: what they get may hold only what is theirs to read. Nobody writes a list of
// pages: one that is new is asked, or fails the test where nobody said what its parts name.

test.describe.configure({ mode: "serial" });

const app = path.resolve(import.meta.dirname, "../../app");
type Place = { route: string; kind: "page" | "route" };
const places: Place[] = readdirSync(app, { recursive: true, encoding: "utf8" })
  .filter(file => ["page.tsx", "route.ts"].includes(path.basename(file)))
  .map((file): Place => {
    const parts = path.dirname(file).split(path.sep);
    const route = `/${parts.filter(part => part !== "." && !/^\(.*\)$/.test(part)).join("/")}`;
    return { route, kind: path.basename(file) === "page.tsx" ? "page" : "route" };
  })
  .sort((a, b) => a.route.localeCompare(b.route));

let portal: Portal;
let readers: Reader[];
const things = {} as Record<ThingKind, Thing[]>;
const cookies = new Map<Reader | null, string>();
const leaks: string[] = [];
/** What each side was shown: "message partner_vendor". */
const seen = { vendor: new Set<string>(), partner: new Set<string>(), customer: new Set<string>() };
const statuses = new Map<string, number[]>();
const pieces: { reader: Reader; text: string }[] = [];
const listening = new AbortController();

test.beforeAll(async () => {
  test.setTimeout(180_000);
  portal = await markedPortal();
  usePrisma(portal.client);
  for (const [kind, text] of Object.entries(THINGS))
    things[kind as ThingKind] = (await portal.admin.query(text)).rows;
  readers = await readersOf(portal.admin);
  for (const reader of readers) cookies.set(reader, await portal.cookie(reader.actor.accountId));
});
test.afterAll(async () => {
  listening.abort();
  await portal?.stop();
});

/** What is inside: the files of a packed workbook too. */
function textOf(bytes: Buffer): string {
  if (bytes.subarray(0, 2).toString("latin1") !== "PK") return bytes.toString("utf8");
  let text = "";
  // The list at the end names each file, how long it is packed, and where it begins.
  for (let at = bytes.indexOf("PK\x01\x02"); at >= 0; at = bytes.indexOf("PK\x01\x02", at + 4)) {
    const from = bytes.readUInt32LE(at + 42);
    const begins = from + 30 + bytes.readUInt16LE(from + 26) + bytes.readUInt16LE(from + 28);
    const packed = bytes.subarray(begins, begins + bytes.readUInt32LE(at + 20));
    text +=
      bytes.readUInt16LE(at + 10) === 8 ? inflateRawSync(packed).toString("utf8") : packed.toString("utf8");
  }
  return text;
}

/** What is published, a signed-out person may read too. */
const may = (reader: Reader | null, c: Canary): boolean =>
  c.audience === "public" || (reader !== null && mayRead(reader.actor, c));

function judge(where: string, reader: Reader | null, text: string): Canary[] {
  // However deep it is packed: in JSON within a page, or folded as calendars are.
  const found = canariesIn(text.replace(/\\+r\\+n |\r\n |\\/g, ""));
  const wrong = found.filter(one => !may(reader, one));
  const kinds = [...new Set(wrong.map(one => `${one.kind} for ${one.audience}`))];
  if (kinds.length > 0)
    leaks.push(`${where} as ${reader?.name ?? "a visitor"}: ${kinds.join(", ")} ${JSON.stringify(wrong[0])}`);
  if (reader && where.startsWith("/")) {
    for (const one of found) seen[reader.actor.side].add(`${one.kind} ${one.audience}`);
  }
  return found;
}

const mine = (reader: Reader, thing: Thing) =>
  thing.tenant_id === reader.actor.tenantId &&
  (thing.person_id && thing.partner_org_id === null && thing.customer_org_id === null
    ? thing.person_id === reader.actor.personId
    : reader.actor.side === "vendor" ||
      [thing.partner_org_id, thing.customer_org_id].includes(reader.actor.orgId) ||
      thing.id === reader.actor.orgId);
/** A thing of nobody's in particular: what a page shows of it is for the page to decide. */
const shared = (thing: Thing) =>
  thing.partner_org_id === null && thing.customer_org_id === null && !thing.person_id;

/** Who read as somebody else of theirs does: of what is their own they ask for every other. */
const SECOND = ["vendor's partner manager", "other partner's engineer", "other customer's contact"];

/** Of which one is not like another, or which only who reads as somebody else of theirs may ask for: of two they ask for one. */
const TWICE: readonly ThingKind[] = [
  "agreement",
  "ticket",
  "file",
  "mail",
  "knowledge",
  "person",
  "item",
  "application",
];

/** Things to ask for: some of one's own, one of a neighbour, one of another vendor. */
function asked(reader: Reader | null, kind: ThingKind): { thing: Thing; whose: "own" | "others" }[] {
  const all = things[kind];
  if (!reader) return all.slice(0, 1).map(thing => ({ thing, whose: "others" as const }));
  const near = all.filter(thing => thing.tenant_id === reader.actor.tenantId);
  const own = near.filter(thing => shared(thing) || mine(reader, thing));
  const others = near.filter(thing => !shared(thing) && !mine(reader, thing));
  const far = all.filter(thing => thing.tenant_id !== reader.actor.tenantId);
  // First and last, for they are ordered by what makes them differ.
  const spread = <T>(list: T[], n: number) =>
    n >= list.length ? list : n === 1 ? list.slice(0, 1) : [...list.slice(0, n - 1), list.at(-1) as T];
  const heard = new Map(own.map(thing => [thing.audience, thing]));
  if (heard.size > 1)
    return [
      ...[...heard.values()].map(thing => ({ thing, whose: "own" as const })),
      ...spread(others, 2).map(thing => ({ thing, whose: "others" as const })),
      ...spread(far, 1).map(thing => ({ thing, whose: "others" as const })),
    ];
  return [
    ...spread(own, TWICE.includes(kind) ? 2 : 1).map(thing => ({ thing, whose: "own" as const })),
    ...spread(others, 2).map(thing => ({ thing, whose: "others" as const })),
    ...spread(far, 1).map(thing => ({ thing, whose: "others" as const })),
  ];
}

const today = new Date().toISOString().slice(0, 10);

function addressOf(place: Place, slug: string, thing: Thing | null): string {
  const entry = ROUTES[place.route];
  const part = (name: string) =>
    name === "vendor" ? slug : encodeURIComponent(String(thing?.[name] ?? "none"));
  const at = place.route.replace(/\[([^\]]+)\]/g, (_, name: string) => part(name));
  const query = (entry?.query ?? "").replace(/\{(\w+)\}/g, (_, name: string) =>
    name === "today" ? today : name === "month" ? today.slice(0, 7) : part(name),
  );
  const all = [place.route.startsWith("/api/") ? `w=${slug}` : "", query].filter(Boolean).join("&");
  return all ? `${at}?${all}` : at;
}

const decoded = (value: string): string => {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
};

async function ask(
  place: Place,
  reader: Reader | null,
  at: string,
  whose: "own" | "others",
  payload: boolean,
) {
  const headers: Record<string, string> = { accept: "*/*" };
  const cookie = cookies.get(reader);
  if (cookie) headers.cookie = cookie;
  // What the pages fetch when one goes on within the portal.
  if (payload && place.kind === "page") headers.rsc = "1";
  const answer = await fetch(`${portal.url}${at}`, { headers, redirect: "manual" });
  const bytes = Buffer.from(await answer.arrayBuffer());
  statuses.set(place.route, [...(statuses.get(place.route) ?? []), answer.status]);
  const where = `${at}${payload ? " (payload)" : ""}`;
  const head = ["location", "content-disposition"].map(name => decoded(answer.headers.get(name) ?? ""));
  judge(where, reader, `${head.join("\n")}\n${textOf(bytes)}`);
  // Where nobody can read what is in it, it may not be handed out at all.
  const type = answer.headers.get("content-type") ?? "";
  const closed = /pdf|zip|spreadsheet|octet/.test(type);
  if (answer.status === 200 && closed && whose === "others" && bytes.length > 0)
    leaks.push(`${where} as ${reader?.name ?? "a visitor"}: a file of another's`);
  if (answer.status >= 500) leaks.push(`${where} as ${reader?.name ?? "a visitor"}: ${answer.status}`);
}

test("every address with a part in brackets says what that names", () => {
  const open = places.filter(({ route }) => /\[(?!vendor\])/.test(route) && !ROUTES[route]);
  expect(open.map(one => one.route)).toEqual([]);
  const known = new Set(places.map(one => one.route));
  expect(Object.keys(ROUTES).filter(route => !known.has(route))).toEqual([]);
});

test("nobody finds on any page, in any payload, file or answer what is another's (R1, T4)", async () => {
  test.setTimeout(600_000);
  // Everybody listens meanwhile to what is said as it happens.
  for (const reader of readers) void listen(reader);
  const jobs: (() => Promise<void>)[] = [];
  let turn = 0;
  for (const place of places) {
    const entry = ROUTES[place.route];
    if (entry?.skip) continue;
    for (const reader of [...readers, null]) {
      const slug = (reader ?? (readers[0] as Reader)).actor.workspaceSlug;
      const wanted = entry?.of ? asked(reader, entry.of) : [{ thing: null, whose: "own" as const }];
      // Another vendor's people ask above all for what is not theirs; what is, their like here read.
      const abroad = reader !== null && reader.actor.tenantId !== readers[0]?.actor.tenantId;
      for (const { thing, whose } of wanted) {
        const at = addressOf(place, slug, thing);
        turn += 1;
        if (whose === "own" && turn % (abroad ? 5 : reader && SECOND.includes(reader.name) ? 2 : 1) !== 0)
          continue;
        const payload = turn % 3 === 0;
        jobs.push(() => ask(place, reader, at, whose, payload));
      }
    }
  }
  const since = performance.now();
  const work = async () => {
    for (let job = jobs.shift(); job; job = jobs.shift()) await job();
  };
  const count = jobs.length;
  await Promise.all([work(), work(), work(), work(), work(), work()]);
  test.info().annotations.push({
    type: "asked",
    description: `${count} in ${Math.round(performance.now() - since)} ms`,
  });
  expect(leaks.slice(0, 40)).toEqual([]);
});

async function listen(reader: Reader): Promise<void> {
  try {
    const answer = await fetch(`${portal.url}/api/live?w=${reader.actor.workspaceSlug}`, {
      headers: { cookie: cookies.get(reader) ?? "" },
      signal: listening.signal,
    });
    const stream = answer.body?.pipeThrough(new TextDecoderStream());
    if (stream) for await (const text of stream) pieces.push({ reader, text });
  } catch {
    // It ends with the test.
  }
}

test("they were where they belong: who looks finds their own", () => {
  const dead = [...statuses].filter(
    ([route, all]) => !ROUTES[route]?.rare && !all.some(status => [200, 302, 307].includes(status)),
  );
  expect(dead.map(([route, all]) => `${route} ${[...new Set(all)]}`)).toEqual([]);
  const everybody = [
    "message everyone",
    "ticket everyone",
    "file everyone",
    "content everyone",
    "raw mail everyone",
    "draft person",
  ];
  expect([...seen.customer]).toEqual(expect.arrayContaining(everybody));
  expect([...seen.partner]).toEqual(
    expect.arrayContaining([
      ...everybody,
      "message partner_vendor",
      "message partner",
      "content partner_vendor",
      "content partner",
      "evidence partner_vendor",
      "saved reply partner",
    ]),
  );
  expect([...seen.vendor]).toEqual(
    expect.arrayContaining([
      ...everybody,
      "message partner_vendor",
      "message vendor",
      "content vendor",
      "defect vendor",
      "knowledge vendor",
      "draft of knowledge vendor",
      "saved reply vendor",
    ]),
  );
});

test("a word of what one may not read finds nothing by the portal's search", async () => {
  const { rows } = await portal.admin.query(
    "SELECT *, 'zq' || replace(id::text, '-', '') AS word FROM search_entry WHERE subject_type = 'ticket' AND tsv::text LIKE '%zq' || replace(id::text, '-', '') || '%' ORDER BY audience, id",
  );
  const asOf = (row: Record<string, string | null>): Canary => ({
    kind: "entry",
    tenant: row.tenant_id ?? "",
    partner: row.partner_org_id ?? "",
    customer: row.customer_org_id ?? "",
    audience: row.audience ?? "",
    person: "",
  });
  const find = async (reader: Reader, word: string) => {
    const answer = await fetch(`${portal.url}/api/search?w=${reader.actor.workspaceSlug}&q=${word}`, {
      headers: { cookie: cookies.get(reader) ?? "" },
    });
    expect(answer.status).toBe(200);
    return (await answer.json()) as unknown[];
  };
  for (const reader of readers) {
    const near = rows.filter(row => row.tenant_id === reader.actor.tenantId);
    const hidden = near.filter(row => !mayRead(reader.actor, asOf(row)));
    const audiences = [...new Set(hidden.map(row => row.audience as string))];
    const far = rows.filter(row => row.tenant_id !== reader.actor.tenantId).slice(0, 1);
    for (const row of [
      ...audiences.flatMap(one => hidden.filter(h => h.audience === one).slice(0, 2)),
      ...far,
    ])
      expect([reader.name, row.audience, await find(reader, row.word)]).toEqual([
        reader.name,
        row.audience,
        [],
      ]);
    const own = near.find(row => mayRead(reader.actor, asOf(row)));
    if (own) expect(await find(reader, own.word), `${reader.name} ${own.audience}`).not.toEqual([]);
  }
});

const FEEDS = { vendor: ["vendor"], partner: ["own", "company"], customer: [] } as const;

test("calendars that programs subscribe to hold what their owners read", async () => {
  for (const reader of readers) {
    const { tenantId, personId, accountId, membershipId, workspaceSlug } = reader.actor;
    for (const scope of FEEDS[reader.actor.side]) {
      const { rows } = await portal.admin.query(
        `INSERT INTO calendar_feed (tenant_id, id, person_id, account_id, membership_id, scope) VALUES ($1, gen_random_uuid(), $2, $3, $4, $5) RETURNING id, turn`,
        [tenantId, personId, accountId, membershipId, scope],
      );
      const at = new URL(feedAddress(workspaceSlug, { tenantId, ...rows[0] })).pathname;
      const answer = await fetch(`${portal.url}${at}`);
      expect(answer.status).toBe(200);
      judge(`a calendar (${scope})`, reader, await answer.text());
    }
  }
  expect(leaks).toEqual([]);
});

test("what is said as it happens, and what is mailed of it, holds what its readers may read", async () => {
  test.setTimeout(90_000);
  // Links in mails are signed.
  process.env.AUTH_SECRET ??= "canaries ".repeat(6);
  if (pieces.length === 0) for (const reader of readers) void listen(reader);
  // What happened last is told anew: to whom, and what, is found as if it had just happened.
  // What was mailed once is not mailed again.
  await portal.admin.query("DELETE FROM outbox; DELETE FROM waiting_mail; DELETE FROM mail_delivery");
  // The marks gave every address up, and to such nothing is sent.
  await portal.admin.query(
    "UPDATE person SET failing_address = '', failing_since = NULL, failing_words = ''",
  );
  await portal.admin.query(
    `INSERT INTO outbox (tenant_id, id, kind, topic, dedupe_key, data)
     SELECT tenant_id, gen_random_uuid(), 'event', type, 'canary:' || id, jsonb_build_object('eventId', id)
     FROM (SELECT *, row_number() OVER (PARTITION BY type ORDER BY at DESC, id) AS n FROM event) e
     -- Made drafts again for this test: what was told of them was told of what was handed in.
     WHERE n <= 8 AND NOT EXISTS (SELECT 1 FROM application a WHERE a.id = e.subject_id AND a.state = 'draft')`,
  );
  const mails: { to: string; text: string }[] = [];
  const transport = {
    send: async (mail: { to?: unknown; subject?: unknown; text?: unknown; html?: unknown }) => {
      const to = mail.to as { address?: string } | string | undefined;
      mails.push({
        to: (typeof to === "object" ? to.address : to) ?? "",
        text: `${mail.subject}\n${mail.text}\n${mail.html}`,
      });
    },
    close: () => undefined,
  };
  const deliver = async () => {
    for (let rounds = 0; rounds < 60 && (await deliverOutbox(transport as never, 50)) > 0; rounds++);
  };
  await deliver();
  // What waits for a digest or the morning goes too.
  const waiting = await portal.admin.query(
    "UPDATE waiting_mail SET due_at = now() - interval '1 second' RETURNING tenant_id",
  );
  const atOnce = mails.length;
  for (const tenantId of new Set(waiting.rows.map(row => row.tenant_id as string)))
    await sendWaitingMail(tenantId);
  await deliver();
  expect(mails.length).toBeGreaterThan(atOnce);
  const { rows } = await portal.admin.query(
    `SELECT lower(p.email) AS email, p.tenant_id AS "tenantId", p.id AS "personId", p.side, m.org_id AS "orgId"
     FROM person p JOIN membership m ON m.tenant_id = p.tenant_id AND m.person_id = p.id`,
  );
  let marked = 0;
  for (const { to, text } of mails) {
    const people = rows.filter(row => row.email === to.toLowerCase()) as Actor[];
    const found = canariesIn(text);
    marked += found.length;
    const wrong = found.filter(one => !people.some(actor => mayRead(actor, one)));
    if (wrong.length > 0)
      leaks.push(`a mail to ${people[0]?.side} "${text.slice(0, 80)}": ${JSON.stringify(wrong[0])}`);
  }
  expect(leaks.slice(0, 20)).toEqual([]);
  expect(mails.length).toBeGreaterThan(20);
  expect(marked).toBeGreaterThan(20);
  await wait(300);
  for (const { reader, text } of pieces) judge("what is said as it happens", reader, text);
  expect(leaks).toEqual([]);
  expect(new Set(pieces.map(piece => piece.reader.name)).size).toBe(readers.length);
});
